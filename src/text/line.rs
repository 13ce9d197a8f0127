//! Text on one line.

use std::borrow::Cow;

use memchr::memchr_iter;

/// The words of a text with one space between them: line breaks and indentation go.
pub fn single<'t>(text: impl Into<Cow<'t, str>>) -> String {
    let text = text.into();
    if is_single(&text) {
        return text.into_owned();
    }
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// Whether a text is certain to be one line already. Blanks beyond ASCII are left to others to find.
fn is_single(text: &str) -> bool {
    let mut before = b' ';
    let fits = text.bytes().all(|b| {
        let is_double = b == b' ' && before == b' ';
        before = b;
        b.is_ascii() && b >= b' ' && !is_double
    });
    fits && before != b' '
}

/// The lines of a text, with their ends: `split_inclusive`, and faster.
pub fn lines(text: &str) -> impl Iterator<Item = &str> {
    let ends = memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1);
    let mut from = 0;
    ends.chain([text.len()]).filter_map(move |end| {
        let line = &text[from..end];
        from = end;
        (!line.is_empty()).then_some(line)
    })
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
        for text in [
            "", " ", "a", " a", "a ", "a b", "a  b", "a\nb", "é", "a\u{A0}b", "a\u{1F}b", "a\u{7F}b",
        ] {
            assert_eq!(
                single(text),
                text.split_whitespace().collect::<Vec<_>>().join(" "),
                "{text:?}"
            );
        }
    }

    #[test]
    fn lines_are_those_of_the_standard_library() {
        for text in ["", "\n", "a", "a\n", "a\nb", "\n\nb\r\n", "é\n港"] {
            let expected: Vec<&str> = text.split_inclusive('\n').collect();
            assert_eq!(lines(text).collect::<Vec<_>>(), expected, "{text:?}");
        }
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
