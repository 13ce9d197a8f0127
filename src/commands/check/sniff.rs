//! Whether a file that stands in a folder is a feed, by its first bytes and not by its name.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// No feed is larger; to check one of this size takes about a second.
pub(super) const LARGEST: usize = 100_000_000;

/// How far into a file its root element is looked for: behind a license or a list of namespaces.
const HEAD: u64 = 16 * 1024;

/// The local names of root elements of feeds.
const ROOTS: &[&[u8]] = &[b"rss", b"feed", b"RDF", b"opml", b"entry"];

/// The bytes of a file that looks like a feed; `None` for any other.
pub(super) fn read(path: &Path) -> io::Result<Option<Vec<u8>>> {
    let mut file = File::open(path)?;
    let mut bytes = Vec::new();
    file.by_ref().take(HEAD).read_to_end(&mut bytes)?;
    // JSON is UTF-8 (RFC 8259, section 8.1).
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes);
    let is_object = text.trim_ascii_start().starts_with(b"{");
    if !is_object && !has_feed_root(&narrow(&bytes)) {
        return Ok(None);
    }
    bytes.extend(whole_of(file)?);
    // The version may be the last member.
    let is_feed = !is_object || names_version(&bytes);
    Ok(is_feed.then_some(bytes))
}

/// Everything, but no more than shows that it is too much: a device may go on for ever.
pub(super) fn whole_of(mut source: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let most = u64::try_from(LARGEST).unwrap_or(u64::MAX).saturating_add(1);
    source.by_ref().take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Text in UTF-16 or UTF-32 as ASCII, as far as it is that; marks of byte order fall away.
fn narrow(bytes: &[u8]) -> Vec<u8> {
    let is_mark = |byte: &u8| matches!(byte, 0xEF | 0xBB | 0xBF | 0xFE | 0xFF);
    let text = bytes.iter().copied().filter(|byte| *byte != 0);
    text.skip_while(is_mark).collect()
}

/// Whether the first element behind declarations and comments is the root of a feed.
fn has_feed_root(head: &[u8]) -> bool {
    let mut rest = head.trim_ascii_start();
    loop {
        let end: &[u8] = match rest {
            [b'<', b'?', ..] => b"?>",
            [b'<', b'!', b'-', b'-', ..] => b"-->",
            [b'<', b'!', ..] => b">",
            [b'<', tag @ ..] => return is_feed_tag(tag),
            _ => return false,
        };
        match find(rest, end) {
            Some(at) => rest = rest[at + end.len()..].trim_ascii_start(),
            None => return false,
        }
    }
}

fn is_feed_tag(tag: &[u8]) -> bool {
    let is_name = |byte: &u8| !byte.is_ascii_whitespace() && !matches!(byte, b'>' | b'/');
    let end = tag.iter().position(|byte| !is_name(byte)).unwrap_or(tag.len());
    let local = tag[..end].rsplit(|byte| *byte == b':').next();
    local.is_some_and(|name| ROOTS.contains(&name))
}

/// Some programs write `\/` for `/` in JSON.
fn names_version(text: &[u8]) -> bool {
    [&b"jsonfeed.org/version"[..], br"jsonfeed.org\/version"]
        .iter()
        .any(|address| find(text, address).is_some())
}

fn find(text: &[u8], wanted: &[u8]) -> Option<usize> {
    text.windows(wanted.len()).position(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(bytes: &[u8], is_feed: bool) {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), bytes).unwrap();
        let found = read(file.path()).unwrap();
        assert_eq!(found.as_deref(), is_feed.then_some(bytes));
    }

    #[test]
    fn feeds_are_known_by_their_root() {
        case(b"<rss version='2.0'>", true);
        case(
            b"\n<?xml version='1.0'?>\n<!-- > <html> -->\n<!DOCTYPE rss>\n<rss>",
            true,
        );
        case(b"<atom:feed\nxmlns:atom='x'>", true);
        case(b"<rdf:RDF/>", true);
        case(b"<opml>", true);
        case(b"<entry>", true);
        case(b"\xEF\xBB\xBF<feed>", true);
    }

    #[test]
    fn other_files_are_passed_over() {
        case(b"<html><rss>", false);
        case(b"<rssx>", false);
        case(b"<!-- <rss>", false);
        case(b"text with <rss>", false);
        case(b"", false);
        case(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", false);
        case(b"{\"version\": \"1.0\"}", false);
    }

    #[test]
    fn json_feeds_are_known_by_their_version_wherever_it_stands() {
        let text = format!(
            "{{\"items\": [{}],\n\"version\": \"https:\\/\\/jsonfeed.org\\/version\\/1.1\"}}",
            "0, ".repeat(9000)
        );
        case(text.as_bytes(), true);
        case(b" {\"version\": \"https://jsonfeed.org/version/1\"}", true);
    }

    #[test]
    fn utf16_is_looked_into_with_a_mark_and_without() {
        let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        case(&wide("\u{FEFF}<?xml version='1.0'?><rss>"), true);
        case(&wide("<feed>"), true);
        // Which JSON is never in.
        let json = "{\"version\": \"https://jsonfeed.org/version/1\"}";
        case(&wide(json), false);
        case(&wide(&format!("\u{FEFF}{json}")), false);
        case(format!("\u{FEFF}{json}").as_bytes(), true);
        let big: Vec<u8> = "\u{FEFF}<rss>".encode_utf16().flat_map(u16::to_be_bytes).collect();
        case(&big, true);
    }
}
