//! Links to source files that are not resolved yet. A mark stands for each in a text: characters that
//! Unicode keeps for such ends (section 23.7), and that no text from outside still has when it comes here.
//! What is left of one in the end, `text::xml` takes out of whatever it stands in.

use std::borrow::Cow;

const OPEN: char = '\u{FDEF}';
const CLOSE: char = '\u{FDEE}';
/// Sixteen characters from this one on are digits.
const ZERO: u32 = 0xFDD0;
/// What addresses show of such a character (RFC 3986, section 2.1).
const ENCODED: &str = "%EF%B7%";

/// The number of a reference to the article itself.
pub const OWN: usize = 0xFFFF;

/// The mark of the reference with a number.
pub fn mark(number: usize) -> String {
    let digits = format!("{number:x}");
    let digit = |c: char| c.to_digit(16).and_then(|digit| char::from_u32(ZERO + digit));
    let digits: String = digits.chars().filter_map(digit).collect();
    format!("{OPEN}{digits}{CLOSE}")
}

/// Whether a mark, or a part of one, stands in an address.
pub fn is_marked(address: &str) -> bool {
    let is_ours = |c: char| ('\u{FDD0}'..='\u{FDEF}').contains(&c);
    // The other characters that are encoded in this way begin lower.
    let is_encoded = |at: usize| {
        let last = address.get(at + ENCODED.len()..at + ENCODED.len() + 2);
        last.and_then(|last| u8::from_str_radix(last, 16).ok())
            .is_some_and(|last| (0x90..=0xAF).contains(&last))
    };
    address.contains(is_ours) || address.match_indices(ENCODED).any(|(at, _)| is_encoded(at))
}

/// The text with what `resolve` gives in place of its marks: it is told the number, and what stands
/// before, and gives the text and how many bytes before it are a part of it. A mark without an answer stays.
pub fn resolved(text: &str, mut resolve: impl FnMut(usize, &str) -> Option<(String, usize)>) -> Cow<'_, str> {
    if !is_marked(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 64);
    let mut rest = text;
    while let Some(at) = rest.find([OPEN, '%']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let Some((number, length)) = read(rest) else {
            let first = rest.chars().next().map_or(1, char::len_utf8);
            out.push_str(&rest[..first]);
            rest = &rest[first..];
            continue;
        };
        match resolve(number, &out) {
            Some((address, before)) => {
                out.truncate(out.len() - before);
                out.push_str(&address);
            }
            None => out.push_str(&rest[..length]),
        }
        rest = &rest[length..];
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The number of the mark that a text begins with, and the bytes of the mark.
fn read(text: &str) -> Option<(usize, usize)> {
    let mut at = 0;
    let mut number = 0_usize;
    let first = character(text, &mut at)?;
    if first != OPEN {
        return None;
    }
    loop {
        let c = character(text, &mut at)?;
        if c == CLOSE {
            return Some((number, at));
        }
        let digit = u32::from(c).checked_sub(ZERO).filter(|digit| *digit < 16)?;
        number = number.checked_mul(16)?.checked_add(usize::try_from(digit).ok()?)?;
    }
}

/// One of our characters, as it is or as addresses show it.
fn character(text: &str, at: &mut usize) -> Option<char> {
    let rest = text.get(*at..)?;
    if let Some(last) = rest.strip_prefix(ENCODED).and_then(|rest| rest.get(..2)) {
        let last = u8::from_str_radix(last, 16).ok()?;
        *at += ENCODED.len() + 2;
        return std::str::from_utf8(&[0xEF, 0xB7, last]).ok()?.chars().next();
    }
    let c = rest.chars().next()?;
    *at += c.len_utf8();
    Some(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_found_in_text_and_in_addresses() {
        let text = format!("a /news{} 100% %EF%B7%AFx b", mark(27));
        let take = |number: usize, before: &str| {
            assert_eq!((number, before), (27, "a /news"));
            Some(("/ferry/".to_owned(), 5))
        };
        assert_eq!(resolved(&text, take), "a /ferry/ 100% %EF%B7%AFx b");
        let encoded = mark(27).bytes().fold(String::new(), |all, b| format!("{all}%{b:02X}"));
        assert_eq!(resolved(&encoded, |number, _| Some((number.to_string(), 0))), "27");
        assert!(is_marked(&encoded) && is_marked(&mark(0)));
        assert!(!is_marked("https://courier.example/%EF%B7%BA/%D8"));
    }

    #[test]
    fn a_mark_without_an_answer_stays_and_is_no_character_of_a_feed() {
        let text = format!("a{}b", mark(3));
        assert_eq!(resolved(&text, |_, _| None), text);
        assert_eq!(super::super::xml::clean(&text).0, "ab");
    }
}
