//! Characters that XML 1.0 forbids (section 2.2), and those that validators take for signs
//! of a wrong encoding.

use std::borrow::Cow;

use encoding_rs::WINDOWS_1252;

/// A character that was taken out or replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mend {
    /// Byte offset in the cleaned text.
    pub at: usize,
    /// What stood there.
    pub found: char,
}

/// `text` without the characters that no feed can carry. C1 controls are what windows-1252
/// shows there (a dash, a quote); the others go.
pub fn clean(text: &str) -> (Cow<'_, str>, Vec<Mend>) {
    if is_plain(text) || !text.chars().any(is_bad) {
        return (Cow::Borrowed(text), Vec::new());
    }
    let mut mends = Vec::new();
    let mut out = String::with_capacity(text.len());
    for found in text.chars() {
        if is_bad(found) {
            mends.push(Mend { at: out.len(), found });
            out.extend(replacement(found));
        } else {
            out.push(found);
        }
    }
    (Cow::Owned(out), mends)
}

/// Whether all of it is printable ASCII, as most text is. Blocks are looked at whole, many bytes at once: that is
/// faster than to stop at the first that is not.
fn is_plain(text: &str) -> bool {
    let is_no = |b: u8, mark: u8| u8::from(b != mark);
    let odd = |b: u8| u8::from(!(b' '..=b'~').contains(&b)) & is_no(b, b'\t') & is_no(b, b'\n') & is_no(b, b'\r');
    let has_none = |block: &[u8]| block.iter().fold(0, |any, b| any | odd(*b)) == 0;
    let (blocks, rest) = text.as_bytes().as_chunks::<64>();
    blocks.iter().all(|block| has_none(block)) && has_none(rest)
}

fn is_bad(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' => false,
        // The last range and those below are not characters (Unicode, section 23.7): U+FFFE
        // and U+FFFF are forbidden in XML, the others are discouraged there.
        '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{FFFD}' | '\u{FDD0}'..='\u{FDEF}' => true,
        _ => u32::from(c) & 0xFFFE == 0xFFFE,
    }
}

fn replacement(c: char) -> Option<char> {
    let byte = u8::try_from(u32::from(c)).ok().filter(|b| *b >= 0x80)?;
    let text = WINDOWS_1252.decode_without_bom_handling(&[byte]).0.into_owned();
    text.chars().next().filter(|&c| !is_bad(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forbidden_characters_go_and_their_places_stay_known() {
        let (text, mends) = clean("a\u{1}b\u{FFFE}\u{B}c");
        assert_eq!(text, "abc");
        let places: Vec<_> = mends.iter().map(|mend| mend.at).collect();
        assert_eq!(places, [1, 2, 2]);
    }

    #[test]
    fn windows_quotes_are_restored() {
        assert_eq!(clean("it\u{92}s \u{96} so").0, "it’s – so");
    }

    #[test]
    fn clean_text_is_not_copied() {
        let (text, mends) = clean("tab\t emoji 😀 ünïcode\r\n");
        assert!(matches!(text, Cow::Borrowed(_)) && mends.is_empty());
    }

    #[test]
    fn what_is_left_is_xml() {
        let all: String = (0..=0x10_FFFF)
            .filter_map(char::from_u32)
            .filter(|c| !"<&".contains(*c))
            .collect();
        let document = format!("<a>{}</a>", clean(&all).0.replace("]]>", ""));
        assert!(roxmltree::Document::parse(&document).is_ok());
    }
}
