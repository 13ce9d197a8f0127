//! The bodies of entries, which are most of a feed. Libraries write the document around them, with a mark where
//! each goes: they would copy a body four times, and look at it as often.

use memchr::memmem;

use super::WriteError;
use crate::model::{BodyMode, Entry};

/// Stands where a body goes. No text holds it: neither XML nor a reader takes the character.
pub(super) const MARK: &str = "\u{1}";

/// The document with the bodies of its entries in the places of their marks, each as its format wants it.
pub(super) fn put_in<'a>(
    document: &str,
    mark: &str,
    mode: BodyMode,
    entries: impl Iterator<Item = &'a Entry> + Clone,
    add: fn(&mut String, &str),
) -> Result<String, WriteError> {
    let length: usize = entries.clone().map(|entry| entry.html.len()).sum();
    let mut out = String::with_capacity(document.len() + length * 9 / 8);
    let bodies = entries.filter(|_| mode == BodyMode::Full);
    let mut places = memmem::find_iter(document.as_bytes(), mark);
    let mut from = 0;
    for entry in bodies {
        let at = places.next().ok_or_else(strange)?;
        out.push_str(&document[from..at]);
        add(&mut out, &entry.html);
        from = at + mark.len();
    }
    out.push_str(&document[from..]);
    places.next().map_or(Ok(out), |_| Err(strange()))
}

fn strange() -> WriteError {
    WriteError("a text holds U+0001, which no feed can carry".to_owned())
}

/// Adds text as XML takes it between tags (XML 1.0, section 2.4).
pub(super) fn add_escaped(out: &mut String, text: &str) {
    add_marked(out, text, &IN_XML, |out, b| {
        out.push_str(match b {
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'&' => "&amp;",
            b'"' => "&quot;",
            _ => "&apos;",
        });
    });
}

/// Adds text as a string of JSON (RFC 8259, section 7), as `serde_json` writes one.
pub(super) fn add_string(out: &mut String, text: &str) {
    out.push('"');
    add_marked(out, text, &IN_JSON, |out, b| match b {
        b'"' => out.push_str("\\\""),
        b'\\' => out.push_str("\\\\"),
        b'\n' => out.push_str("\\n"),
        b'\r' => out.push_str("\\r"),
        b'\t' => out.push_str("\\t"),
        0x08 => out.push_str("\\b"),
        0x0C => out.push_str("\\f"),
        b => out.push_str(&format!("\\u{b:04x}")),
    });
    out.push('"');
}

/// Which bytes are not written as they are: ASCII all of them.
type Marks = [u8; 256];

const IN_XML: Marks = marks(b"<>&\"'", 0);
const IN_JSON: Marks = marks(b"\"\\", b' ');

/// Some bytes, and those below another.
const fn marks(some: &[u8], below: u8) -> Marks {
    let mut marks = [0; 256];
    let mut at = 0;
    while at < 256 {
        marks[at] = (at < below as usize) as u8;
        at += 1;
    }
    let mut at = 0;
    while at < some.len() {
        marks[some[at] as usize] = 1;
        at += 1;
    }
    marks
}

fn add_marked(out: &mut String, text: &str, marks: &Marks, add: impl Fn(&mut String, u8)) {
    let mut rest = text;
    while let Some(at) = first_marked(rest.as_bytes(), marks) {
        out.push_str(&rest[..at]);
        add(out, rest.as_bytes()[at]);
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
}

/// Most blocks have none of the bytes: each is asked once.
fn first_marked(bytes: &[u8], marks: &Marks) -> Option<usize> {
    let (blocks, _) = bytes.as_chunks::<8>();
    let has_any = |block: &[u8; 8]| block.iter().fold(0, |any, b| any | marks[usize::from(*b)]) != 0;
    let from = 8 * blocks.iter().position(has_any).unwrap_or(blocks.len());
    let at = bytes[from..].iter().position(|b| marks[usize::from(*b)] != 0)?;
    Some(from + at)
}

/// Adds text that stands in a CDATA section, which its own end would end (XML 1.0, section 2.7).
pub(super) fn add_to_cdata(out: &mut String, text: &str) {
    let mut from = 0;
    for at in memmem::find_iter(text.as_bytes(), "]]>") {
        out.push_str(&text[from..at]);
        out.push_str("]]]]><![CDATA[>");
        from = at + "]]>".len();
    }
    out.push_str(&text[from..]);
}

#[cfg(test)]
mod tests {
    use super::super::{ATOM, RSS, sample, write};
    use super::*;

    #[test]
    fn bodies_are_written_as_their_formats_want_them() {
        let mut out = String::new();
        add_escaped(&mut out, "<a href=\"x\">it's & é</a>");
        assert_eq!(out, "&lt;a href=&quot;x&quot;&gt;it&apos;s &amp; é&lt;/a&gt;");
        out.clear();
        add_to_cdata(&mut out, "a ]]> b ]]>");
        assert_eq!(out, "a ]]]]><![CDATA[> b ]]]]><![CDATA[>");
    }

    #[test]
    fn strings_are_those_of_serde_json() {
        let every: String = ('\0'..='\u{A0}').chain("→ 港 😀".chars()).collect();
        let long = format!("<p class=\"a\">{}</p>\n", "words ".repeat(9));
        for text in ["", "a\\b", &every, &long] {
            let mut out = String::new();
            add_string(&mut out, text);
            assert_eq!(out, serde_json::to_string(text).unwrap());
        }
    }

    #[test]
    fn a_text_that_no_feed_can_carry_is_no_mark() {
        let mut feed = sample::feed();
        feed.description.push('\u{1}');
        for format in [RSS, ATOM] {
            assert!(
                write(&feed, &format, "https://courier.example/feeds/all").is_err(),
                "{}",
                format.name
            );
        }
    }
}
