//! What stands before a feed and does not belong there: a message of the program that makes it, or a character that nobody sees. The
//! feed behind it is looked at all the same.

use super::codes::TEXT_BEFORE_FEED;
use super::found::Found;
use super::lines::count;

/// How feeds in XML begin.
pub(crate) const BEGINNINGS: [&str; 5] = ["<?xml", "<rss", "<feed", "<rdf:RDF", "<opml"];

/// What every JSON Feed has in its first member.
const JSON_FEED: &[u8] = b"jsonfeed.org/version/";

/// Elements that messages of PHP are dressed in. Others may be the root of a document.
const DRESS: [&str; 9] = ["br", "b", "p", "div", "pre", "font", "table", "span", "script"];

/// A feed begins within so many bytes.
const WITHIN: usize = 64 * 1024;

const MARK: &[u8] = b"\xEF\xBB\xBF";

const MARK_CHARACTER: char = '\u{FEFF}';

/// Characters that nobody sees.
const INVISIBLE: &[(char, &str)] = &[
    (MARK_CHARACTER, "a byte order mark"),
    ('\u{200B}', "a zero-width space"),
    ('\u{200C}', "a zero-width non-joiner"),
    ('\u{200D}', "a zero-width joiner"),
    ('\u{200E}', "a left-to-right mark"),
    ('\u{200F}', "a right-to-left mark"),
    ('\u{2060}', "a word joiner"),
    ('\u{2028}', "a line separator"),
    ('\u{2029}', "a paragraph separator"),
    ('\u{A0}', "a no-break space"),
    ('\u{AD}', "a soft hyphen"),
    ('\u{85}', "a next-line character"),
    ('\u{3000}', "an ideographic space"),
];

/// How messages of PHP begin.
pub(crate) const PHP: [&str; 7] = [
    "Warning:",
    "Notice:",
    "Deprecated:",
    "Fatal error:",
    "Parse error:",
    "Strict Standards:",
    "Uncaught ",
];

/// Other texts that come before feeds, by how they begin.
const SORTS: &[(&str, &str)] = &[
    (
        "HTTP/",
        "the header of an answer of HTTP, which was written to the file, too",
    ),
    ("<?php", "a program in PHP that was not run"),
    ("---", "front matter that the generator did not read"),
    ("```", "the beginning of a block of code in Markdown"),
    (
        "This XML file does not appear",
        "what a browser says of a feed, copied with it",
    ),
];

/// What stands before a feed.
#[derive(Debug)]
pub(crate) struct Before {
    /// As text, without the byte order mark that a document may begin with.
    pub text: String,
    /// Whether it began with that mark.
    has_mark: bool,
}

/// What stands before the feed, and the bytes of the feed.
pub(crate) fn split(bytes: &[u8]) -> Option<(Before, &[u8])> {
    let (has_mark, body) = bytes.strip_prefix(MARK).map_or((false, bytes), |body| (true, body));
    let rest = body.trim_ascii_start();
    if may_begin(rest) || is_wide(rest) {
        return None;
    }
    let (before, feed) = body.split_at(body.len() - rest.len() + beginning(rest)?);
    let text = String::from_utf8_lossy(before).into_owned();
    Some((Before { text, has_mark }, feed))
}

/// Whether characters are of two or four bytes.
fn is_wide(rest: &[u8]) -> bool {
    let head = &rest[..rest.len().min(4)];
    head.iter().any(|byte| matches!(byte, 0xFE | 0xFF)) || head.iter().filter(|byte| **byte == 0).count() > 1
}

/// Whether a document may begin so.
fn may_begin(rest: &[u8]) -> bool {
    let Some(name) = rest.strip_prefix(b"<") else {
        return rest.is_empty() || rest.starts_with(b"{") || rest.starts_with(b"[");
    };
    if name.starts_with(b"?php") {
        return false;
    }
    let length = name.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let ends = |c: Option<&u8>| c.is_none_or(|c| c.is_ascii_whitespace() || b"/>".contains(c));
    let is_dress = |tag: &&str| name[..length].eq_ignore_ascii_case(tag.as_bytes());
    !(DRESS.iter().any(is_dress) && ends(name.get(length)))
}

/// Where the feed begins.
fn beginning(rest: &[u8]) -> Option<usize> {
    let head = &rest[..rest.len().min(WITHIN)];
    let is_tag = |at: usize, name: &str| {
        let behind = head.get(at + name.len());
        behind.is_some_and(|byte| byte.is_ascii_whitespace() || *byte == b'>')
    };
    let xml = BEGINNINGS
        .iter()
        .filter_map(|name| memchr::memmem::find_iter(head, name).find(|at| is_tag(*at, name)))
        .min();
    let json = memchr::memchr(b'{', head).filter(|at| memchr::memmem::find(&rest[*at..], JSON_FEED).is_some());
    xml.into_iter().chain(json).min()
}

impl Before {
    /// Says what it is.
    pub(crate) fn told(&self) -> Found {
        let at = self.text.len() - self.text.trim_ascii_start().len();
        let line = count(&self.text) + 1;
        let begins = if line > 1 {
            format!("the feed, which begins in line {line}")
        } else {
            "the feed".to_owned()
        };
        let text = self.text.trim_matches(|c: char| c.is_ascii_whitespace());
        let words = words(text);
        let words = words.strip_prefix("PHP ").unwrap_or(&words);
        let sort = SORTS.iter().find(|(begins, _)| text.starts_with(begins));
        let message = if let Some(name) = self.invisible(text) {
            format!("{name}, which nobody sees, stands before {begins}")
        } else if PHP.iter().any(|word| words.starts_with(word)) {
            format!("text stands before {begins}: it looks like a message of PHP")
        } else if text == "ï»¿" {
            format!("a byte order mark that was read in another encoding (`ï»¿`) stands before {begins}")
        } else if let Some((_, sort)) = sort {
            format!("text stands before {begins}: it looks like {sort}")
        } else {
            format!("text stands before {begins}")
        };
        Found::new(TEXT_BEFORE_FEED, at).with("message", message)
    }

    /// The first character by its name, if none of them can be seen.
    fn invisible(&self, text: &str) -> Option<String> {
        let first = text.chars().next()?;
        if text.contains(|c: char| !is_invisible(c) && !c.is_ascii_whitespace()) {
            return None;
        }
        if first == MARK_CHARACTER && self.has_mark {
            return Some("a second byte order mark (U+FEFF)".to_owned());
        }
        Some(name(first))
    }
}

/// What a character is called that nobody sees.
pub(crate) fn name(c: char) -> String {
    let known = INVISIBLE.iter().find(|(known, _)| *known == c);
    let name = known.map_or("a control character", |(_, name)| name);
    format!("{name} (U+{:04X})", u32::from(c))
}

/// Whether nothing is lost without it.
pub(crate) fn is_nothing(c: char) -> bool {
    is_invisible(c) || c.is_ascii_whitespace()
}

pub(crate) fn is_invisible(c: char) -> bool {
    c.is_control() || INVISIBLE.iter().any(|(known, _)| *known == c)
}

/// Text without tags.
pub(crate) fn words(text: &str) -> String {
    let pieces = text.split('<').enumerate();
    let outside = pieces.map(|(n, piece)| {
        if n == 0 {
            piece
        } else {
            piece.split_once('>').map_or("", |(_, rest)| rest)
        }
    });
    outside.collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Option<String> {
        let (before, _) = split(text.as_bytes())?;
        before.told().details.into_iter().next().map(|(_, message)| message)
    }

    #[test]
    fn what_stands_before_a_feed_is_named() {
        for (text, expected) in [
            (
                "\u{FEFF}\u{FEFF}<?xml version='1.0'?>",
                "a second byte order mark (U+FEFF)",
            ),
            ("\u{200B}<rss version='2.0'>", "a zero-width space (U+200B)"),
            ("\n\u{A0}<feed>", "a no-break space (U+00A0)"),
            (
                "\u{200B}{\"version\": \"https://jsonfeed.org/version/1.1\"}",
                "a zero-width space",
            ),
            (
                "<br />\n<b>Notice</b>:  Undefined index in <b>a.php</b><br />\n<rss version='2.0'>",
                "a message of PHP",
            ),
            ("PHP Warning:  no such file\n<?xml version='1.0'?>", "a message of PHP"),
            (
                "\0<?xml version='1.0'?><rss version='2.0'>",
                "a control character (U+0000)",
            ),
            (
                "<?php header('a'); ?>\n<?xml version='1.0'?>",
                "a program in PHP that was not run",
            ),
            (
                "HTTP/1.1 200 OK\r\nServer: quay\r\n\r\n<rss version='2.0'>",
                "the header of an answer",
            ),
            ("---\nlayout: none\n---\n<?xml version='1.0'?>", "front matter"),
            (
                "Debug: on\n<feed xmlns='a'>",
                "text stands before the feed, which begins in line 2",
            ),
        ] {
            assert!(
                said(text).is_some_and(|message| message.contains(expected)),
                "{text}: {:?}",
                said(text)
            );
        }
    }

    #[test]
    fn nothing_stands_before_a_document_that_begins_well() {
        for text in [
            "<?xml version='1.0'?><rss version='2.0'>",
            "\u{FEFF}\n<!-- <rss > --><feed>",
            "<html><pre><rss ></pre></html>",
            "<urlset><rss ></urlset>",
            "<brand><rss ></brand>",
            "not a feed at all",
            "{}",
            "",
        ] {
            assert_eq!(said(text), None, "{text}");
        }
    }
}
