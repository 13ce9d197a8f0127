//! The bodies of entries, which are most of a feed. Libraries write the document around them, with a mark where
//! each goes: they would copy a body four times, and look at it as often.

use super::WriteError;
use crate::model::{BodyMode, Feed};

/// Stands where a body goes. No text holds it: neither XML nor a reader takes the character.
pub const MARK: &str = "\u{1}";

/// The document with the bodies of its entries in the places of their marks, each as its format wants it.
pub fn put_in(document: &str, mark: &str, feed: &Feed, add: fn(&mut String, &str)) -> Result<String, WriteError> {
    let length: usize = feed.entries.iter().map(|entry| entry.html.len()).sum();
    let mut out = String::with_capacity(document.len() + length * 9 / 8);
    let bodies = feed.entries.iter().filter(|_| feed.body == BodyMode::Full);
    let mut parts = document.split(mark);
    out.push_str(parts.next().unwrap_or_default());
    for entry in bodies {
        let rest = parts.next().ok_or_else(strange)?;
        add(&mut out, &entry.html);
        out.push_str(rest);
    }
    parts.next().map_or(Ok(out), |_| Err(strange()))
}

fn strange() -> WriteError {
    WriteError("a text holds U+0001, which no feed can carry".to_owned())
}

/// Adds text as XML takes it between tags (XML 1.0, section 2.4).
pub fn add_escaped(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest
        .bytes()
        .position(|b| matches!(b, b'<' | b'>' | b'&' | b'\'' | b'"'))
    {
        out.push_str(&rest[..at]);
        out.push_str(match rest.as_bytes()[at] {
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'&' => "&amp;",
            b'"' => "&quot;",
            _ => "&apos;",
        });
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
}

/// Adds text that stands in a CDATA section, which its own end would end (XML 1.0, section 2.7).
pub fn add_to_cdata(out: &mut String, text: &str) {
    let mut parts = text.split("]]>");
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        out.push_str("]]]]><![CDATA[>");
        out.push_str(part);
    }
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
