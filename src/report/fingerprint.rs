//! What a finding is known by when lines are added above it: its code, its message and the text
//! at fault, but not its place.

use xxhash_rust::xxh3::xxh3_64;

use crate::model::Diagnostic;
use crate::text::line::single;

/// Sixteen hexadecimal digits, the same on every machine.
pub(super) fn fingerprint(finding: &Diagnostic) -> String {
    // Indentation and line breaks do not count.
    let excerpt = finding.place.excerpt.as_ref();
    let text = excerpt.map(|excerpt| single(&excerpt.text)).unwrap_or_default();
    let known_by = [finding.code.name(), &single(&finding.message), &text].join("\n");
    format!("{:016x}", xxh3_64(known_by.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Code;
    use crate::text::source::Source;

    fn of(text: &str) -> String {
        let at = text.find("bad").unwrap();
        let place = Source::new("a.xml", text).place(at..at + 3);
        fingerprint(&Diagnostic::new(Code::INVALID_DATE, place, "`bad` is no date"))
    }

    #[test]
    fn lines_and_indentation_do_not_count_but_the_text_does() {
        assert_eq!(of("<a>bad</a>"), of("<b/>\n\n    <a>bad</a>\n"));
        assert_ne!(of("<a>bad</a>"), of("<a id='1'>bad</a>"));
    }
}
