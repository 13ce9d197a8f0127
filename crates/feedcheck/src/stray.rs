//! What stands in a feed, or behind it, and does not belong there: messages of the program that makes it, a second document, what nobody
//! sees. Each is told once, in place of the faults that it looks like. `before` has what stands before a feed.

use super::before::{self, PHP};
use super::codes::{
    NOT_IN_A_NAMESPACE, PROGRAM_MESSAGE, SAX_ERROR, UNDEFINED_ELEMENT, UNDETERMINABLE_VOCABULARY, UNEXPECTED_TEXT,
};
use super::found::{Findings, Found};
use super::xml::{ELEMENT_BEHIND, TEXT_BEHIND};
use crate::Code;

/// What such a text looks like.
const SIGNS: [&Code; 5] = [
    SAX_ERROR,
    UNDEFINED_ELEMENT,
    UNEXPECTED_TEXT,
    NOT_IN_A_NAMESPACE,
    UNDETERMINABLE_VOCABULARY,
];

/// A message of PHP is no longer, even with the calls that led to it.
const LONGEST: usize = 4096;

/// Tells stray texts as what they are.
pub(crate) fn name(text: &str, found: &mut Findings) {
    if !SIGNS.iter().any(|code| found.has(code)) {
        return;
    }
    let behind = found
        .first(|found| found.code == SAX_ERROR && is_behind(found))
        .map(|found| found.at);
    let mut end = 0;
    found.rewrite(|found| {
        if !SIGNS.contains(&found.code) {
            return Some(found);
        }
        if found.at < end {
            return None;
        }
        if behind.is_some_and(|behind| found.at >= behind) {
            end = usize::MAX;
            return Some(behind_feed(text, found));
        }
        // A place in a text that was put together of references may be none in the document.
        let rest = text.get(found.at..).unwrap_or_default();
        if let Some(length) = php(rest) {
            end = found.at + length;
            let message = format!("a message of PHP stands in the feed: `{}`", begins(&rest[..length]));
            return Some(Found::new(PROGRAM_MESSAGE, found.at).with("message", message));
        }
        match unseen(rest) {
            Some((name, length)) if found.code == UNEXPECTED_TEXT && is_all(&rest[length..]) => {
                end = found.at + length;
                Some(found.with("hint", format!(": {name}, which nobody sees")))
            }
            // A row of characters that XML forbids is one fault.
            Some((_, length)) if found.code == SAX_ERROR && rest.starts_with(is_forbidden) => {
                end = found.at + length;
                Some(found)
            }
            _ => Some(found),
        }
    });
}

/// Whether nothing else stands before the next tag.
fn is_all(rest: &str) -> bool {
    rest.trim_start().starts_with('<')
}

/// The same for a document in JSON, of which the rest cannot be read.
pub(crate) fn in_json(rest: &str) -> Option<String> {
    let length = php(rest)?;
    Some(format!(
        "a message of PHP stands in the feed: `{}`",
        begins(&rest[..length])
    ))
}

/// What stands behind a feed, as the end of a sentence.
pub(crate) fn sort(rest: &str) -> Option<String> {
    let rest = rest.trim_start();
    if let Some(length) = php(rest) {
        return Some(format!("a message of PHP: `{}`", begins(&rest[..length])));
    }
    if let Some((name, length)) = unseen(rest)
        && rest[length..].trim().is_empty()
    {
        return Some(format!("{name}, which nobody sees"));
    }
    let is_document = rest.starts_with('{') || before::BEGINNINGS.iter().any(|name| rest.starts_with(name));
    is_document.then(|| "a second document, as if two files had been put together".to_owned())
}

fn is_behind(found: &Found) -> bool {
    let message = found.details.iter().find(|(name, _)| *name == "message");
    message.is_some_and(|(_, message)| message == TEXT_BEHIND || message == ELEMENT_BEHIND)
}

fn behind_feed(text: &str, found: Found) -> Found {
    match sort(text.get(found.at..).unwrap_or_default()) {
        Some(sort) if sort.contains("PHP") => {
            Found::new(PROGRAM_MESSAGE, found.at).with("message", format!("behind the feed stands {sort}"))
        }
        Some(sort) => Found::new(SAX_ERROR, found.at).with("message", format!("behind the feed stands {sort}")),
        None => found,
    }
}

/// The length of a message of PHP that stands at the beginning, in tags or without.
fn php(text: &str) -> Option<usize> {
    let head = &text[..text.floor_char_boundary(text.len().min(LONGEST))];
    let plain = head.trim_start();
    let plain = plain
        .strip_prefix("<br />")
        .or(plain.strip_prefix("<br>"))
        .unwrap_or(plain);
    let plain = plain.trim_start();
    let plain = plain.strip_prefix("<b>").unwrap_or(plain);
    let plain = plain.strip_prefix("PHP ").unwrap_or(plain);
    let kind = PHP
        .iter()
        .find_map(|kind| plain.strip_prefix(kind.trim_end_matches(':')))?;
    let kind = kind.strip_prefix("</b>").unwrap_or(kind);
    if !kind.starts_with(':') && !plain.starts_with("Uncaught ") {
        return None;
    }
    // It says where: in which file, and in which line.
    let line = plain.find(" on line ").map(|at| at + " on line ".len());
    let line = line.or_else(|| plain.find(".php:").map(|at| at + ".php:".len()))?;
    let begins = head.len() - plain.len();
    let rest = &plain[line..];
    let mut length = rest.find(['\n', '<']).unwrap_or(rest.len());
    for tail in ["<b>", "</b>", "<br />", "<br>"] {
        let behind = &rest[length..];
        if let Some(behind) = behind.strip_prefix(tail) {
            length = rest.len() - behind.len();
            length += behind.bytes().take_while(u8::is_ascii_digit).count();
        }
    }
    // The calls that led to it.
    if let Some(calls) = rest.find("Stack trace:") {
        length = length.max(calls + rest[calls..].find('<').unwrap_or(rest.len() - calls));
    }
    Some(begins + line + length)
}

/// The first words of a message, without tags.
fn begins(text: &str) -> String {
    let words = before::words(text.trim());
    let line = words.lines().next().unwrap_or_default();
    let words: Vec<&str> = line.split_whitespace().collect();
    crate::value::shorten(&words.join(" "))
}

/// Characters at the beginning that nobody sees: the name of the first, and how long they are.
fn unseen(text: &str) -> Option<(String, usize)> {
    let length = text
        .find(|c: char| !is_forbidden(c) && !before::is_invisible(c))
        .unwrap_or(text.len());
    let first = text[..length].chars().next()?;
    Some((before::name(first), length))
}

/// Control characters that XML has no place for.
fn is_forbidden(c: char) -> bool {
    c.is_ascii_control() && !matches!(c, '\t' | '\n' | '\r')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_of_php_have_an_end() {
        for (text, rest) in [
            (
                "<br />\n<b>Notice</b>:  Undefined index: desk in <b>/srv/a.php</b> on line <b>12</b><br />\n<item>",
                "\n<item>",
            ),
            (
                "\nWarning: Undefined variable $desk in /srv/a.php on line 12\n<item>",
                "\n<item>",
            ),
            ("PHP Deprecated:  Old in /srv/a.php on line 7</channel>", "</channel>"),
            (
                "PHP Fatal error:  Uncaught Error: no desk in /srv/a.php:3\nStack trace:\n#0 {main}\n  thrown in /srv/a.php on line 3\n",
                "\n",
            ),
        ] {
            let length = php(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(&text[length..], rest, "{text}");
        }
        for text in [
            "Warning: storm on the coast",
            "Notice to mariners on line 3",
            "Warnings: none on line 3",
            "<b>Notice</b>: the pier is closed",
            "Parse errors of the heart on line 3",
        ] {
            assert_eq!(php(text), None, "{text}");
        }
    }
}
