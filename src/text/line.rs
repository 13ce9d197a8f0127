//! Text on one line.

/// The words of a text with one space between them: line breaks and indentation go.
pub fn single(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// Text without characters that a terminal would act on: line breaks, controls, and those that
/// turn the direction of writing (`Bidi_Control` of Unicode). Each stays one column wide.
pub fn visible(text: &str) -> String {
    let shown = |c: char| match c {
        '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}' => ' ',
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
            char::REPLACEMENT_CHARACTER
        }
        c if c.is_control() => char::REPLACEMENT_CHARACTER,
        c => c,
    };
    text.chars().map(shown).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_of_any_kind_become_one() {
        assert_eq!(single("\n  a\tb \u{A0} c\r\n"), "a b c");
        assert_eq!(single(" "), "");
    }

    #[test]
    fn a_terminal_finds_nothing_to_act_on() {
        assert_eq!(visible("a\r\n\tb\u{1B}[31m\u{9B}é"), "a   b\u{FFFD}[31m\u{FFFD}é");
        assert_eq!(
            visible("x\u{202E}lmx.\u{2066}\u{200F}"),
            "x\u{FFFD}lmx.\u{FFFD}\u{FFFD}"
        );
    }
}
