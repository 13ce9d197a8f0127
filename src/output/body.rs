//! The bodies of entries, which are most of a feed. Libraries write the document around them, with a mark where
//! each goes: they would copy a body four times, and look at it as often.

use memchr::memmem;

use super::WriteError;
use crate::model::{BodyMode, Feed};

/// Stands where a body goes. No text holds it: neither XML nor a reader takes the character.
pub const MARK: &str = "\u{1}";

/// The document with the bodies of its entries in the places of their marks, each as its format wants it.
pub fn put_in(document: &str, mark: &str, feed: &Feed, add: fn(&mut String, &str)) -> Result<String, WriteError> {
    let length: usize = feed.entries.iter().map(|entry| entry.html.len()).sum();
    let mut out = String::with_capacity(document.len() + length * 9 / 8);
    let bodies = feed.entries.iter().filter(|_| feed.body == BodyMode::Full);
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
pub fn add_escaped(out: &mut String, text: &str) {
    let mut from = 0;
    for (at, b) in text.bytes().enumerate() {
        if let Some(escape) = ESCAPES[usize::from(b)] {
            out.push_str(&text[from..at]);
            out.push_str(escape);
            from = at + 1;
        }
    }
    out.push_str(&text[from..]);
}

/// What stands for a byte; nothing for most.
const ESCAPES: [Option<&str>; 256] = {
    let mut escapes = [None; 256];
    escapes[b'<' as usize] = Some("&lt;");
    escapes[b'>' as usize] = Some("&gt;");
    escapes[b'&' as usize] = Some("&amp;");
    escapes[b'"' as usize] = Some("&quot;");
    escapes[b'\'' as usize] = Some("&apos;");
    escapes
};

/// Adds text that stands in a CDATA section, which its own end would end (XML 1.0, section 2.7).
pub fn add_to_cdata(out: &mut String, text: &str) {
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
