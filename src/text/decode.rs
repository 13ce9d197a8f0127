//! Bytes to text: UTF-8, or what a byte order mark or a declaration in the first lines says.
//! Nothing is guessed, but where systems declare what is not true: what is no UTF-8 there is windows-1252.

use std::borrow::Cow;
use std::sync::LazyLock;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use regex::bytes::Regex;

/// Bytes that are not what they have to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undecodable {
    /// Offset of the first byte that does not fit.
    pub at: usize,
    /// The encoding that was tried.
    pub encoding: &'static str,
}

/// The text of a system, and what is not true of its declaration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivered<'b> {
    /// Without a byte order mark.
    pub text: Cow<'b, str>,
    /// What it says that it is, and is not.
    pub untrue: Option<Untrue>,
}

/// A declaration that is not true.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Untrue {
    /// As it is written; UTF-8 where nothing is.
    pub declared: String,
    /// What it was read as.
    pub read: &'static str,
    /// Where the text first shows it.
    pub at: usize,
}

/// How many bytes are searched for a declaration.
const DECLARATION_WITHIN: usize = 1024;

/// Adjacent bytes that are no UTF-8 in text that is not windows-1252: its words have more letters of ASCII.
const FOREIGN: usize = 4;

/// How XML begins in UTF-16 without a byte order mark (XML 1.0, appendix F).
const XML_IN_UTF16: [(&[u8], &Encoding); 2] = [(b"<\0?\0", UTF_16LE), (b"\0<\0?", UTF_16BE)];

/// `coding: latin-1` as in Emacs, Vim and PEP 263; `encoding = "…"`, `charset: …` in front matter.
static DECLARATION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"(?im)\b(?:(?:file)?encoding|coding|charset)"?[ \t]*[:=][ \t]*["']?([A-Za-z0-9._:-]+)"#)
        .expect("a constant pattern")
});

/// The text of `bytes`, without a byte order mark. `fallback` is the encoding for text that
/// is neither UTF-8 nor says what it is.
pub fn decode<'b>(bytes: &'b [u8], fallback: Option<&'static Encoding>) -> Result<Cow<'b, str>, Undecodable> {
    if let Some((encoding, mark)) = marked(bytes) {
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

/// The encoding that the first bytes show for certain, and how many of them are no text.
pub fn marked(bytes: &[u8]) -> Option<(&'static Encoding, usize)> {
    let of_xml = || XML_IN_UTF16.iter().find(|(begin, _)| bytes.starts_with(begin));
    Encoding::for_bom(bytes).or_else(|| of_xml().map(|(_, encoding)| (*encoding, 0)))
}

/// Whether a text is in UTF-16, as its first bytes show.
pub fn is_utf16(bytes: &[u8]) -> bool {
    marked(bytes).is_some_and(|(encoding, _)| encoding != UTF_8)
}

/// The text of `bytes` that a system wrote, without a byte order mark. What it declares counts where that can be; what is neither
/// that nor `said`, the encoding that the configuration names, is UTF-8 with bytes of windows-1252 in it.
pub fn delivered<'b>(bytes: &'b [u8], said: Option<&'static Encoding>) -> Result<Delivered<'b>, Undecodable> {
    let true_text = |text| Delivered { text, untrue: None };
    if is_utf16(bytes) {
        return decode(bytes, None).map(true_text);
    }
    let mark = marked(bytes).map_or(0, |(_, mark)| mark);
    let bare = &bytes[mark..];
    if let Ok(text) = decode_as(UTF_8, bare) {
        if looks_like_utf16(bare) {
            return decode(bytes, None).map(true_text);
        }
        let untrue = is_utf8_after_all(bare).filter(|_| said != Some(UTF_8));
        return Ok(Delivered { text, untrue });
    }
    let of_bytes = |encoding: &&'static Encoding| encoding.is_ascii_compatible() && *encoding != UTF_8;
    let mut likely = declared(bare).into_iter().chain(said).filter(of_bytes);
    if let Some(text) = likely.find_map(|encoding| decode_as(encoding, bare).ok()) {
        return Ok(true_text(text));
    }
    let (text, at) = western(bare).map_err(|at| Undecodable {
        at: mark + at,
        encoding: UTF_8.name(),
    })?;
    let untrue = Untrue {
        declared: declared_name(bare).unwrap_or(UTF_8.name()).to_owned(),
        read: WINDOWS_1252.name(),
        at,
    };
    Ok(Delivered {
        text: text.into(),
        untrue: Some(untrue),
    })
}

/// That a text which is UTF-8 declares something else, unless both are the same to it.
fn is_utf8_after_all(bytes: &[u8]) -> Option<Untrue> {
    if bytes.is_ascii() || !bytes.starts_with(b"<?xml") {
        return None;
    }
    let name = declared_name(bytes)?;
    let is_other = Encoding::for_label(name.as_bytes()) != Some(UTF_8);
    is_other.then(|| Untrue {
        declared: name.to_owned(),
        read: UTF_8.name(),
        at: Encoding::ascii_valid_up_to(bytes),
    })
}

/// UTF-8 in which some bytes are windows-1252, and where the first of these stands in the text; `Err` where they are more than
/// that can be.
fn western(bytes: &[u8]) -> Result<(String, usize), usize> {
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 16);
    let (mut first, mut adjacent) = (None, 0);
    for chunk in bytes.utf8_chunks() {
        if chunk.valid().bytes().any(|b| b.is_ascii()) {
            adjacent = 0;
        }
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            first.get_or_insert(text.len());
            adjacent += chunk.invalid().len();
            text.push_str(&WINDOWS_1252.decode_without_bom_handling(chunk.invalid()).0);
        }
        if adjacent >= FOREIGN {
            return Err(std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len));
        }
    }
    Ok((text, first.unwrap_or_default()))
}

/// Every other byte of English text in UTF-16 is 0; a stray one in UTF-8 is mended later.
fn looks_like_utf16(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(DECLARATION_WITHIN)];
    memchr::memchr(0, head).is_some() && head.iter().filter(|&&b| b == 0).count() * 4 > head.len()
}

/// The encoding that the first bytes of a text declare.
pub fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let name = declared_name(bytes)?;
    Encoding::for_label(name.as_bytes()).or_else(|| match &*name.to_ascii_lowercase() {
        "latin-1" => Some(WINDOWS_1252), // what the WHATWG calls latin1
        _ => None,
    })
}

fn declared_name(bytes: &[u8]) -> Option<&str> {
    let head = &bytes[..bytes.len().min(DECLARATION_WITHIN)];
    std::str::from_utf8(DECLARATION.captures(head)?.get(1)?.as_bytes()).ok()
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
    fn what_a_system_declares_counts_as_far_as_it_is_true() {
        let read = |bytes: &[u8], said: Option<&'static Encoding>| {
            let found = delivered(bytes, said)?;
            let untrue = found.untrue.map(|untrue| (untrue.declared, untrue.read, untrue.at));
            Ok::<_, Undecodable>((found.text.into_owned(), untrue))
        };
        let xml = |name: &str, text: &[u8]| [format!("<?xml encoding='{name}'?>").as_bytes(), text].concat();
        let untrue = |name: &str, read, at| Some((name.to_owned(), read, at));
        for (name, text, expected, told) in [
            (
                "utf-8",
                &b"caf\xE9 \x96 \xC3\xA9"[..],
                "café – é",
                untrue("utf-8", "windows-1252", 27),
            ),
            ("ISO-8859-1", b"caf\xE9", "café", None),
            ("ISO-8859-1", b"caf\xC3\xA9", "café", untrue("ISO-8859-1", "UTF-8", 32)),
            ("ISO-8859-1", b"cafe", "cafe", None),
            ("utf-16", b"caf\xE9", "café", untrue("utf-16", "windows-1252", 28)),
            ("klingon", b"caf\xE9", "café", untrue("klingon", "windows-1252", 29)),
        ] {
            let (text, untrue) = read(&xml(name, text), None).unwrap();
            assert!(text.ends_with(&format!("?>{expected}")), "{text}");
            assert_eq!(untrue, told, "{name}");
        }
        let said = Encoding::for_label(b"iso-8859-2");
        assert_eq!(read(&xml("utf-8", b"\xB3"), said).unwrap().1, None);
        assert_eq!(read(&xml("latin1", b"caf\xC3\xA9"), Some(UTF_8)).unwrap().1, None);
        assert_eq!(
            read(b"caf\xE9", None).unwrap(),
            ("café".to_owned(), untrue("UTF-8", "windows-1252", 3))
        );
        assert_eq!(read(b"\xEF\xBB\xBFcaf\xE9", None).unwrap().0, "café");
    }

    #[test]
    fn what_cannot_be_windows_1252_is_not_read_as_that() {
        let cyrillic = encoding_rs::WINDOWS_1251.encode("Новые цены на пароме").0;
        assert_eq!(delivered(&cyrillic, None).unwrap_err().at, 0);
        let chinese = encoding_rs::GBK.encode("渡轮票价将于六月上涨").0;
        assert!(delivered(&chinese, None).is_err());
        let said = delivered(&cyrillic, Some(encoding_rs::WINDOWS_1251)).unwrap();
        assert_eq!((&*said.text, said.untrue), ("Новые цены на пароме", None));
    }

    #[test]
    fn xml_in_utf16_needs_no_mark() {
        assert_eq!(decode(b"<\0?\0\xE9\0", None).unwrap(), "<?é");
        assert_eq!(decode(b"\0<\0?\0\xE9", None).unwrap(), "<?é");
        assert!(is_utf16(b"\xFE\xFF\0a") && !is_utf16(b"\xEF\xBB\xBFa") && !is_utf16(b"<?xml"));
    }

    #[test]
    fn truncated_or_unmarked_utf16_is_a_fault() {
        assert_eq!(decode(b"a\0b\0c\0", None).unwrap_err().at, 1);
        assert!(decode(b"one stray \0 is mended later", None).is_ok());
        assert!(decode(b"\xFF\xFEa", None).is_err());
    }
}
