//! Bytes to text: UTF-8, or what a byte order mark or a declaration in the first lines says.
//! Nothing is guessed.

use std::borrow::Cow;
use std::sync::LazyLock;

use encoding_rs::{Encoding, UTF_8};
use regex::bytes::Regex;

/// Bytes that are not what they have to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undecodable {
    /// Offset of the first byte that does not fit.
    pub at: usize,
    /// The encoding that was tried.
    pub encoding: &'static str,
}

/// How many bytes are searched for a declaration.
const DECLARATION_WITHIN: usize = 1024;

/// `coding: latin-1` as in Emacs, Vim and PEP 263; `encoding = "…"`, `charset: …` in front matter.
static DECLARATION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"(?im)\b(?:(?:file)?encoding|coding|charset)"?[ \t]*[:=][ \t]*["']?([A-Za-z0-9._:-]+)"#)
        .expect("a constant pattern")
});

/// The text of `bytes`, without a byte order mark. `fallback` is the encoding for text that
/// is neither UTF-8 nor says what it is.
pub fn decode<'b>(bytes: &'b [u8], fallback: Option<&'static Encoding>) -> Result<Cow<'b, str>, Undecodable> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return decode_as(encoding, &bytes[mark..]).map_err(|error| Undecodable {
            at: error.at + mark,
            ..error
        });
    }
    match decode_as(UTF_8, bytes) {
        Ok(_) if looks_like_utf16(bytes) => Err(Undecodable {
            at: bytes.iter().position(|&b| b == 0).unwrap_or_default(),
            encoding: UTF_8.name(),
        }),
        Ok(text) => Ok(text),
        Err(error) => match declared(bytes).or(fallback) {
            Some(encoding) => decode_as(encoding, bytes),
            None => Err(error),
        },
    }
}

/// Every other byte of English text in UTF-16 is 0; a stray one in UTF-8 is mended later.
fn looks_like_utf16(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(DECLARATION_WITHIN)];
    memchr::memchr(0, head).is_some() && head.iter().filter(|&&b| b == 0).count() * 4 > head.len()
}

/// The encoding that the first bytes of a text declare.
pub fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(DECLARATION_WITHIN)];
    let name = DECLARATION.captures(head)?.get(1)?.as_bytes();
    Encoding::for_label(name).or_else(|| match name.to_ascii_lowercase().as_slice() {
        b"latin-1" => Some(encoding_rs::WINDOWS_1252), // what the WHATWG calls latin1
        _ => None,
    })
}

fn decode_as<'b>(encoding: &'static Encoding, bytes: &'b [u8]) -> Result<Cow<'b, str>, Undecodable> {
    encoding
        .decode_without_bom_handling_and_without_replacement(bytes)
        .ok_or_else(|| Undecodable {
            at: fault(encoding, bytes),
            encoding: encoding.name(),
        })
}

/// The offset of the first byte that `encoding` cannot have.
fn fault(encoding: &'static Encoding, bytes: &[u8]) -> usize {
    if encoding == UTF_8 {
        return std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
    }
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut out = String::with_capacity(bytes.len() * 3 + 16);
    let (_, read) = decoder.decode_to_string_without_replacement(bytes, &mut out, true);
    read.saturating_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn byte_order_marks_decide() {
        assert_eq!(decode(b"\xEF\xBB\xBFa", None).unwrap(), "a");
        assert_eq!(decode(b"\xFF\xFEa\0\xE9\0", None).unwrap(), "aé");
        assert_eq!(decode(b"\xFE\xFF\0a", None).unwrap(), "a");
    }

    #[test]
    fn a_declaration_or_the_configuration_decides_for_the_rest() {
        let declared = b"---\nencoding: latin-1\ntitle: caf\xE9\n---\n";
        assert!(decode(declared, None).unwrap().contains("café"));
        let silent = b"caf\xE9";
        assert_eq!(decode(silent, Encoding::for_label(b"windows-1252")).unwrap(), "café");
        assert_eq!(decode(silent, None).unwrap_err().at, 3);
    }

    #[test]
    fn a_declaration_counts_within_the_first_kilobyte() {
        let text = |before: usize| [" ".repeat(before).as_bytes(), b"coding: latin1\ncaf\xE9"].concat();
        let last = DECLARATION_WITHIN - "coding: latin1".len();
        assert!(decode(&text(last), None).unwrap().contains("café"));
        assert!(decode(&text(last + 1), None).is_err());
    }

    #[test]
    fn utf8_needs_no_declaration_and_ignores_a_wrong_one() {
        assert!(decode("coding: latin-1 é".as_bytes(), None).unwrap().contains('é'));
    }

    #[test]
    fn truncated_or_unmarked_utf16_is_a_fault() {
        assert_eq!(decode(b"a\0b\0c\0", None).unwrap_err().at, 1);
        assert!(decode(b"one stray \0 is mended later", None).is_ok());
        assert!(decode(b"\xFF\xFEa", None).is_err());
    }
}
