//! Signs that a text was read in another encoding than it was written in.

/// What Windows-1252 leaves behind when it is read as ISO 8859-1, and what decoders leave behind.
pub(crate) fn is_suspicious(c: char) -> bool {
    matches!(c, '\u{80}'..='\u{9F}' | '\u{FFFD}')
}

/// What Windows-1252 has between U+0080 and U+009F: behind `Ã` it was a capital letter in UTF-8.
const WINDOWS_1252: &str = "€‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œŸ";

/// The first sign of a wrong encoding: controls, replacements, or UTF-8 that was encoded twice. All of them
/// begin with one of three bytes in UTF-8.
pub(crate) fn first_suspicious(text: &str) -> Option<usize> {
    if text.is_ascii() {
        return None;
    }
    // What quotes and dashes become when their UTF-8 is read as Windows-1252.
    let quotes = memchr::memmem::find(text.as_bytes(), "\u{E2}\u{20AC}".as_bytes());
    if quotes.is_some() {
        return quotes;
    }
    let mut before: Option<(usize, char)> = None;
    let mut is_double = None;
    for at in memchr::memchr3_iter(0xC2, 0xC3, 0xEF, text.as_bytes()) {
        let Some(c) = text[at..].chars().next() else { continue };
        if is_suspicious(c) {
            return Some(at);
        }
        let next = text[at + c.len_utf8()..].chars().next();
        if c == '\u{C3}' && next.is_some_and(|next| WINDOWS_1252.contains(next)) {
            return Some(at);
        }
        // `Ã©` and `Â°`: each is written with one of these bytes, so they stand side by side.
        let first = before.filter(|(start, first)| start + first.len_utf8() == at);
        let is_pair = match (first, c) {
            (Some((_, '\u{C3}')), '\u{80}'..='\u{BF}') | (Some((_, '\u{C2}')), '\u{A1}'..='\u{BF}') => true,
            (Some((_, '\u{C2}')), '\u{A0}') => *is_double.get_or_insert_with(|| is_encoded_twice(text)),
            _ => false,
        };
        if let Some((start, _)) = first.filter(|_| is_pair) {
            return Some(start);
        }
        before = Some((at, c));
    }
    None
}

fn is_encoded_twice(text: &str) -> bool {
    let bytes: Option<Vec<u8>> = text.chars().map(|c| u8::try_from(u32::from(c)).ok()).collect();
    bytes.is_some_and(|bytes| std::str::from_utf8(&bytes).is_ok())
}
