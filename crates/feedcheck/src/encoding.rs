//! Bytes to text, as XML 1.0, appendix F, and RFC 7303 want it: byte order mark, XML declaration, and
//! the `Content-Type` that came with the document.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::codes::{
    ENCODING_MISMATCH, MISSING_ENCODING, NONSTD_ENCODING, OBSCURE_ENCODING, UNICODE_ERROR, UNKNOWN_ENCODING,
};
use super::found::Found;

/// Encodings that readers know, besides UTF-8 and UTF-16.
const COMMON: &[&str] = &[
    "us-ascii",
    "iso-8859-1",
    "euc-jp",
    "iso-8859-2",
    "iso-8859-15",
    "iso-8859-7",
    "koi8-r",
    "shift_jis",
    "windows-1250",
    "windows-1251",
    "windows-1252",
    "windows-1254",
    "windows-1255",
    "windows-1256",
    "gb18030",
];

/// A document as text.
#[derive(Debug)]
pub(crate) struct Decoded<'a> {
    /// Without a byte order mark.
    pub text: Cow<'a, str>,
    /// The encoding that it was in.
    pub encoding: &'static str,
    /// What is wrong with it.
    pub found: Vec<Found>,
    /// Where the first letter beyond ASCII stands, if the bytes are UTF-8 and said to be something else.
    pub utf8_at: Option<usize>,
}

/// An encoding that bytes can be decoded from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Codec {
    Ascii,
    Latin1,
    Utf32 { is_big: bool },
    Other(&'static Encoding),
}

impl Codec {
    /// The WHATWG takes ASCII and ISO 8859-1 for Windows-1252; XML does not.
    fn named(name: &str) -> Option<Self> {
        match name.to_ascii_lowercase().as_str() {
            "us-ascii" | "ascii" => Some(Self::Ascii),
            "iso-8859-1" | "latin1" | "latin-1" | "iso8859-1" => Some(Self::Latin1),
            _ => Encoding::for_label(name.as_bytes()).map(Self::Other),
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Ascii => "US-ASCII",
            Self::Latin1 => "ISO-8859-1",
            Self::Utf32 { .. } => "UTF-32",
            Self::Other(encoding) => encoding.name(),
        }
    }
}

/// Decodes an XML document.
pub(crate) fn xml<'a>(bytes: &'a [u8], charset: Option<&str>) -> Decoded<'a> {
    let mut found = Vec::new();
    let (mark, skipped) = byte_order_mark(bytes);
    let body = &bytes[skipped..];
    let shape = mark.or_else(|| by_shape(body));
    let declared = declaration(body, shape);
    let codec = choose(mark, shape, declared.as_deref(), charset, &mut found);
    let (text, fault) = decode(codec, body);
    if let Some(at) = fault {
        let message = format!("a byte here does not belong to {}", codec.name());
        found.push(
            Found::new(UNICODE_ERROR, at)
                .with("encoding", codec.name())
                .with("message", message),
        );
    }
    Decoded {
        text,
        encoding: codec.name(),
        utf8_at: utf8_instead(codec, body),
        found,
    }
}

/// JSON that is written in UTF-16 or UTF-32, as text, with the name of its encoding.
pub(crate) fn wide_json(bytes: &[u8]) -> Option<(String, &'static str)> {
    let (mark, skipped) = byte_order_mark(bytes);
    let codec = mark.filter(|codec| *codec != Codec::Other(UTF_8)).or(match bytes {
        [b'{' | b'[', 0, 0, 0, ..] => Some(Codec::Utf32 { is_big: false }),
        [0, 0, 0, b'{' | b'[', ..] => Some(Codec::Utf32 { is_big: true }),
        [b'{' | b'[', 0, ..] => Some(Codec::Other(UTF_16LE)),
        [0, b'{' | b'[', ..] => Some(Codec::Other(UTF_16BE)),
        _ => None,
    })?;
    let (text, _) = decode(codec, &bytes[skipped..]);
    text.trim_start()
        .starts_with(['{', '['])
        .then(|| (text.into_owned(), general(codec)))
}

/// Where the first letter beyond ASCII stands in bytes that are said to be of one byte a letter, and are UTF-8.
fn utf8_instead(codec: Codec, bytes: &[u8]) -> Option<usize> {
    let is_of_one_byte = match codec {
        Codec::Ascii | Codec::Latin1 => true,
        Codec::Other(encoding) => encoding.is_single_byte(),
        Codec::Utf32 { .. } => false,
    };
    if !is_of_one_byte {
        return None;
    }
    let at = bytes.iter().position(|byte| !byte.is_ascii())?;
    std::str::from_utf8(&bytes[at..]).is_ok().then_some(at)
}

fn byte_order_mark(bytes: &[u8]) -> (Option<Codec>, usize) {
    match bytes {
        [0xFF, 0xFE, 0, 0, ..] => (Some(Codec::Utf32 { is_big: false }), 4),
        [0, 0, 0xFE, 0xFF, ..] => (Some(Codec::Utf32 { is_big: true }), 4),
        [0xEF, 0xBB, 0xBF, ..] => (Some(Codec::Other(UTF_8)), 3),
        [0xFE, 0xFF, ..] => (Some(Codec::Other(UTF_16BE)), 2),
        [0xFF, 0xFE, ..] => (Some(Codec::Other(UTF_16LE)), 2),
        _ => (None, 0),
    }
}

/// What `<` and `<?` look like in encodings of two and four bytes.
fn by_shape(bytes: &[u8]) -> Option<Codec> {
    match bytes {
        [0, 0, 0, b'<', ..] => Some(Codec::Utf32 { is_big: true }),
        [b'<', 0, 0, 0, ..] => Some(Codec::Utf32 { is_big: false }),
        [0, b'<', 0, _, ..] => Some(Codec::Other(UTF_16BE)),
        [b'<', 0, _, 0, ..] => Some(Codec::Other(UTF_16LE)),
        _ => None,
    }
}

/// The encoding that the XML declaration names.
fn declaration(bytes: &[u8], shape: Option<Codec>) -> Option<String> {
    let head = &bytes[..bytes.len().min(512)];
    let head = match shape {
        Some(codec) => decode(codec, head).0,
        None => encoding_rs::mem::decode_latin1(head),
    };
    let declaration = head.trim_start().strip_prefix("<?xml")?.split_once("?>")?.0;
    let value = declaration
        .split_once("encoding")?
        .1
        .trim_start()
        .strip_prefix('=')?
        .trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let name = value[1..].split_once(quote)?.0;
    (!name.is_empty()).then(|| name.to_owned())
}

fn choose(
    mark: Option<Codec>,
    shape: Option<Codec>,
    declared: Option<&str>,
    charset: Option<&str>,
    found: &mut Vec<Found>,
) -> Codec {
    let about = |code, encoding: &str| Found::new(code, 0).with("encoding", encoding);
    let own = declared
        .map(str::to_owned)
        .or_else(|| shape.map(|codec| general(codec).to_owned()));
    if let (Some(charset), Some(own)) = (charset, &own)
        && !charset.eq_ignore_ascii_case(own)
    {
        found.push(about(ENCODING_MISMATCH, own).with("charset", charset));
    }
    if let (Some(shape), Some(declared)) = (shape, declared) {
        if !agree(shape, declared) {
            let seen = if mark.is_some() {
                "begins with the mark of"
            } else {
                "is written in"
            };
            let message = format!("the document {seen} {}, and declares {declared}", general(shape));
            found.push(about(UNICODE_ERROR, declared).with("message", message));
        }
        return shape;
    }
    if let Some(shape) = shape {
        if mark.is_none() {
            let message = format!("the document is written in {}, and does not declare it", general(shape));
            found.push(about(UNICODE_ERROR, general(shape)).with("message", message));
        }
        return shape;
    }
    if let Some(declared) = declared {
        usual(declared, found);
    }
    let Some(name) = charset.or(declared) else {
        found.push(about(MISSING_ENCODING, "utf-8"));
        return Codec::Other(UTF_8);
    };
    match Codec::named(name) {
        // Whoever says UTF-16 without a mark and without zeros means something else.
        Some(Codec::Other(encoding)) if encoding == UTF_16BE || encoding == UTF_16LE => {
            let message = format!("the document declares {name}, and is not written in it");
            found.push(about(UNICODE_ERROR, name).with("message", message));
            Codec::Other(UTF_8)
        }
        Some(codec) => codec,
        None => {
            found.push(about(UNKNOWN_ENCODING, name));
            Codec::Other(UTF_8)
        }
    }
}

/// The name that documents declare: UTF-16 has no byte order in its name.
fn general(codec: Codec) -> &'static str {
    match codec {
        Codec::Other(encoding) if encoding == UTF_16BE || encoding == UTF_16LE => "UTF-16",
        codec => codec.name(),
    }
}

fn agree(shape: Codec, declared: &str) -> bool {
    let declared = declared.to_ascii_uppercase();
    match shape {
        Codec::Other(encoding) if encoding == UTF_8 => declared == "UTF-8" || declared == "UTF8",
        Codec::Utf32 { .. } => {
            ["UTF-32", "UTF-32BE", "UTF-32LE", "ISO-10646-UCS-4", "UCS-4"].contains(&declared.as_str())
        }
        _ => ["UTF-16", "UTF-16BE", "UTF-16LE", "ISO-10646-UCS-2", "UCS-2"].contains(&declared.as_str()),
    }
}

fn usual(declared: &str, found: &mut Vec<Found>) {
    let name = declared.to_ascii_lowercase();
    if matches!(name.as_str(), "utf-8" | "utf-16") || Codec::named(declared).is_none() {
        return;
    }
    let code = if COMMON.contains(&name.as_str()) {
        NONSTD_ENCODING
    } else {
        OBSCURE_ENCODING
    };
    found.push(Found::new(code, 0).with("encoding", declared));
}

/// The text, with replacements, and where the first of them stands.
fn decode(codec: Codec, bytes: &[u8]) -> (Cow<'_, str>, Option<usize>) {
    match codec {
        Codec::Latin1 => (encoding_rs::mem::decode_latin1(bytes), None),
        Codec::Ascii => {
            let fault = bytes.iter().position(|byte| !byte.is_ascii());
            let text = String::from_utf8_lossy(bytes);
            (text, fault)
        }
        Codec::Utf32 { is_big } => utf32(bytes, is_big),
        Codec::Other(encoding) if encoding == UTF_8 => match std::str::from_utf8(bytes) {
            Ok(text) => (Cow::Borrowed(text), None),
            Err(error) => (String::from_utf8_lossy(bytes), Some(error.valid_up_to())),
        },
        Codec::Other(encoding) => {
            let (text, has_faults) = encoding.decode_without_bom_handling(bytes);
            let fault = has_faults.then(|| text.find('\u{FFFD}').unwrap_or(0));
            (text, fault)
        }
    }
}

fn utf32(bytes: &[u8], is_big: bool) -> (Cow<'_, str>, Option<usize>) {
    let mut text = String::with_capacity(bytes.len() / 4);
    let mut fault = None;
    for chunk in bytes.chunks(4) {
        let code = <[u8; 4]>::try_from(chunk).ok().map(|four| {
            if is_big {
                u32::from_be_bytes(four)
            } else {
                u32::from_le_bytes(four)
            }
        });
        if let Some(c) = code.and_then(char::from_u32) {
            text.push(c);
        } else {
            fault.get_or_insert(text.len());
            text.push('\u{FFFD}');
        }
    }
    (Cow::Owned(text), fault)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(bytes: &[u8], charset: Option<&str>) -> (String, &'static str, Vec<&'static str>) {
        let decoded = xml(bytes, charset);
        let codes = decoded.found.iter().map(|found| found.code.name).collect();
        (decoded.text.into_owned(), decoded.encoding, codes)
    }

    #[test]
    fn marks_declarations_and_headers_are_weighed() {
        assert_eq!(
            told(b"<a>\xC3\xA9</a>", None),
            ("<a>é</a>".into(), "UTF-8", vec!["MissingEncoding"])
        );
        assert_eq!(told(b"\xEF\xBB\xBF<a/>", None), ("<a/>".into(), "UTF-8", vec![]));
        assert_eq!(told(b"\xFF\xFE<\0a\0/\0>\0", None), ("<a/>".into(), "UTF-16LE", vec![]));
        assert_eq!(told(b"\xFE\xFF\0<\0a", None).2, Vec::<&str>::new());
        let latin = b"<?xml version='1.0' encoding='ISO-8859-1'?><a>\xE9</a>";
        assert_eq!(told(latin, None).2, vec!["NonstdEncoding"]);
        assert_eq!(
            told(latin, Some("utf-8")).2,
            vec!["EncodingMismatch", "NonstdEncoding", "UnicodeError"]
        );
        let ascii = b"<?xml version='1.0' encoding='us-ascii'?><a>\xE9</a>";
        assert_eq!(told(ascii, None).2, vec!["NonstdEncoding", "UnicodeError"]);
        let unknown = b"<?xml version='1.0' encoding='klingon'?><a/>";
        assert_eq!(told(unknown, None).2, vec!["UnknownEncoding"]);
        let odd = b"<?xml version='1.0' encoding='macintosh'?><a/>";
        assert_eq!(told(odd, None).2, vec!["ObscureEncoding"]);
        let wrong = b"\xEF\xBB\xBF<?xml version='1.0' encoding='iso-8859-1'?><a/>";
        assert_eq!(told(wrong, None).2, vec!["UnicodeError"]);
        assert_eq!(told(b"\xFF\xFE<\0a\0/", None).2, vec!["UnicodeError"]);
    }
}
