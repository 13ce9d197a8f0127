//! Text on one line.

/// The words of a text with one space between them: line breaks and indentation go.
pub fn single(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_of_any_kind_become_one() {
        assert_eq!(single("\n  a\tb \u{A0} c\r\n"), "a b c");
        assert_eq!(single(" "), "");
    }
}
