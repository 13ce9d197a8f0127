//! What is served in place of a feed, as far as it can be told: compressed bytes, web pages, and texts of any other sort.

use super::codes::{COMPRESSED_CONTENT, UNDEFINED_ELEMENT, UNKNOWN_FORMAT};
use super::found::{Findings, Found};

/// Formats of compressed bytes, and how they begin: RFC 1952, section 2.3.1; RFC 8878, section 3.1.1; RFC 1950, section 2.2, at its usual
/// levels; and archives.
const COMPRESSED: &[(&str, &[u8])] = &[
    ("gzip", &[0x1F, 0x8B]),
    ("Zstandard", &[0x28, 0xB5, 0x2F, 0xFD]),
    ("xz", &[0xFD, b'7', b'z', b'X', b'Z', 0]),
    ("bzip2", b"BZh"),
    ("ZIP", b"PK\x03\x04"),
    ("zlib", &[0x78, 0x01]),
    ("zlib", &[0x78, 0x9C]),
    ("zlib", &[0x78, 0xDA]),
];

/// What pages say that are shown to whoever may be no person, in lower case.
const CHALLENGES: &[&str] = &[
    "just a moment...",
    "checking your browser",
    "checking if the site connection is secure",
    "attention required! | cloudflare",
    "verify you are human",
    "verifying you are human",
    "making sure you're not a bot",
    "are you a robot",
    "not a robot",
    "ddos-guard",
    "ddos protection",
    "enable javascript and cookies to continue",
    "/cdn-cgi/challenge-platform/",
    "_incapsula_resource",
    "captcha",
];

/// So much of a page is looked at.
const HEAD: usize = 64 * 1024;

/// Says of compressed bytes that they are.
pub(crate) fn compressed(bytes: &[u8]) -> Option<Found> {
    let (name, begins) = COMPRESSED.iter().find(|(_, begins)| bytes.starts_with(begins))?;
    let begins: Vec<String> = begins.iter().map(|byte| format!("{byte:02X}")).collect();
    let found = Found::new(COMPRESSED_CONTENT, 0).with("format", *name);
    Some(found.with("value", begins.join(" ")))
}

/// Says of a web page what it is. HTML is no XML, so its grammar is beside the point; XHTML is, and its root is told.
pub(crate) fn page(text: &str) -> Option<Findings> {
    let at = text.len() - behind_prolog(text).len();
    let lower = text[at..text.floor_char_boundary(text.len().min(at + HEAD))].to_ascii_lowercase();
    let is_page = begins(&lower, "<html") || begins(&lower, "<!doctype html") || begins(&lower, "<head");
    if !is_page {
        return None;
    }
    let mut found = Findings::default();
    let message = format!("this is a web page{}, and no feed{}", title(&text[at..]), sort(&lower));
    found.push(Found::new(UNKNOWN_FORMAT, at).with("message", message));
    let root = lower.find("<html").unwrap_or(0);
    let tag = root + lower[root..].find('>').unwrap_or(0);
    if text[..at].contains("<?xml") || lower[..tag].contains("xhtml") || lower[..tag].contains("xmlns") {
        let found_root = Found::new(UNDEFINED_ELEMENT, at + root).with("parent", "root");
        found.push(found_root.with("element", "html"));
    }
    Some(found)
}

/// Says of a text without an element at its beginning that it is no XML.
pub(crate) fn no_xml(text: &str) -> Option<Found> {
    let first = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    let message = match first.chars().next() {
        Some('<') => return None,
        Some(_) => "this is neither XML nor JSON",
        None => "the document is empty",
    };
    Some(Found::new(UNKNOWN_FORMAT, 0).with("message", message))
}

/// Whether a tag of that name begins the text, or a DOCTYPE.
fn begins(text: &str, tag: &str) -> bool {
    text.strip_prefix(tag)
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_whitespace() || c == '>'))
}

/// The text behind blanks, comments and processing instructions.
fn behind_prolog(text: &str) -> &str {
    let mut rest = text.trim_start();
    for _ in 0..100 {
        let closing = if rest.starts_with("<!--") {
            "-->"
        } else if rest.starts_with("<?") {
            "?>"
        } else {
            break;
        };
        let Some((_, behind)) = rest.split_once(closing) else {
            break;
        };
        rest = behind.trim_start();
    }
    rest
}

/// The title of a page, as a part of a sentence.
fn title(page: &str) -> String {
    let head = &page[..page.floor_char_boundary(page.len().min(HEAD))];
    let title = head
        .split_once("<title")
        .and_then(|(_, rest)| rest.split_once('>'))
        .and_then(|(_, rest)| rest.split_once("</title"));
    let title = title.map_or("", |(title, _)| title.trim());
    let short: String = title.chars().take(80).collect();
    if short.is_empty() {
        String::new()
    } else {
        format!(" (`{short}`)")
    }
}

/// What sort of page it is, as the rest of the sentence.
fn sort(page: &str) -> &'static str {
    let has_password =
        page.contains("type=\"password\"") || page.contains("type='password'") || page.contains("type=password");
    let title = page
        .split_once("<title")
        .and_then(|(_, rest)| rest.split_once("</title"));
    let is_entrance = |title: &str| {
        ["log in", "login", "log-in", "sign in", "signin"]
            .iter()
            .any(|word| title.contains(word))
    };
    if CHALLENGES.iter().any(|words| page.contains(words)) && !has_password {
        ": the server asks for a proof of being a person, often of everything that is no browser, so readers get this page in place of the feed"
    } else if has_password || title.is_some_and(|(title, _)| is_entrance(title)) {
        ": it asks for a login, so readers, which have none, get this page in place of the feed"
    } else {
        ""
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Option<String> {
        let found = page(text)?.into_found();
        found[0].details.first().map(|(_, message)| message.clone())
    }

    #[test]
    fn pages_are_told_by_what_they_are_for() {
        for (text, expected) in [
            (
                "<!DOCTYPE html><title>Just a moment...</title>",
                "proof of being a person",
            ),
            ("<!-- a --><HTML><title>Log in</title>", "asks for a login"),
            (
                "<html lang=en><form><input type=\"password\"></form>",
                "asks for a login",
            ),
            ("\n<!doctype html>\n<title>Harbor</title>", "(`Harbor`), and no feed"),
        ] {
            assert!(told(text).is_some_and(|message| message.contains(expected)), "{text}");
        }
        for text in [
            "<rss><title>Log in</title></rss>",
            "<htmlfeed/>",
            "<?xml version='1.0'?><feed/>",
        ] {
            assert_eq!(told(text), None, "{text}");
        }
    }
}
