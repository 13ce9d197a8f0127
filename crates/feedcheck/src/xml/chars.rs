//! Which characters XML allows where (XML 1.0, sections 2.2 and 2.3).

/// `Char`.
pub(super) fn is_char(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

/// `S`.
pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n')
}

/// `NameStartChar` without the colon, which separates prefixes.
pub(super) fn starts_name(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | '_') || !c.is_ascii() && is_foreign_start(c)
}

fn is_foreign_start(c: char) -> bool {
    matches!(c,
        '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{2FF}' | '\u{370}'..='\u{37D}'
        | '\u{37F}'..='\u{1FFF}' | '\u{200C}'..='\u{200D}' | '\u{2070}'..='\u{218F}'
        | '\u{2C00}'..='\u{2FEF}' | '\u{3001}'..='\u{D7FF}' | '\u{F900}'..='\u{FDCF}'
        | '\u{FDF0}'..='\u{FFFD}' | '\u{10000}'..='\u{EFFFF}')
}

/// `NameChar` without the colon.
pub(super) fn continues_name(c: char) -> bool {
    starts_name(c) || matches!(c, '-' | '.' | '0'..='9' | '\u{B7}' | '\u{300}'..='\u{36F}' | '\u{203F}'..='\u{2040}')
}

/// The offset of the first character that no XML document may hold.
pub(super) fn first_forbidden(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let suspect = |byte: u8| byte < b' ' && !is_space(byte) || byte == 0xEF;
    // Blocks without any suspect are passed over quickly.
    let (blocks, rest) = bytes.as_chunks::<64>();
    let is_suspect = |block: &[u8; 64]| block.iter().fold(false, |any, &byte| any | suspect(byte));
    let suspects = blocks.iter().enumerate().filter(|(_, block)| is_suspect(block));
    let within = suspects.flat_map(|(n, _)| n * 64..n * 64 + 64);
    let mut places = within.chain(bytes.len() - rest.len()..bytes.len());
    places.find(|&at| is_forbidden_at(bytes, at))
}

/// Controls, and U+FFFE and U+FFFF (`EF BF BE` and `EF BF BF`).
fn is_forbidden_at(bytes: &[u8], at: usize) -> bool {
    match bytes[at] {
        0xEF => matches!(bytes.get(at + 1..at + 3), Some([0xBF, 0xBE | 0xBF])),
        byte => byte < b' ' && !is_space(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forbidden_characters_are_found_wherever_they_stand() {
        let far = "a".repeat(100);
        for (text, expected) in [
            ("plain\ttext\r\n", None),
            ("é\u{FFFD}\u{E000}", None),
            ("a\u{0}", Some(1)),
            ("a\u{B}b", Some(1)),
            ("ab\u{FFFE}", Some(2)),
            ("\u{FFFF}", Some(0)),
        ] {
            assert_eq!(first_forbidden(text), expected, "{text:?}");
            assert_eq!(
                first_forbidden(&format!("{far}{text}")),
                expected.map(|at| at + 100),
                "{text:?}"
            );
        }
    }
}
