//! Offsets to lines and columns. Findings come in the order of the document, so one walk does.

use super::found::Found;
use super::message::Message;
use crate::Excerpt;

/// Characters of a line that an excerpt shows on each side of the fault.
const AROUND: usize = 60;

/// The messages for findings, which have to be in the order of the text.
pub(crate) fn messages(text: &str, found: Vec<Found>) -> Vec<Message> {
    let bytes = text.as_bytes();
    let (mut line, mut start) = (1, 0);
    // Characters of the line before `counted`: a line may be as long as the document.
    let (mut characters, mut counted) = (0, 0);
    let mut messages = Vec::with_capacity(found.len());
    for finding in found {
        let at = text.floor_char_boundary(finding.at.min(text.len()));
        while let Some(length) = memchr::memchr2(b'\n', b'\r', &bytes[counted..at]) {
            let end = counted + length;
            let is_pair = bytes[end] == b'\r' && bytes.get(end + 1) == Some(&b'\n');
            if is_pair && end + 1 >= at {
                break;
            }
            start = end + 1 + usize::from(is_pair);
            line += 1;
            (characters, counted) = (0, start);
        }
        characters += text[counted..at].chars().count();
        counted = at;
        messages.push(Message {
            code: finding.code,
            line,
            column: characters + 1,
            excerpt: excerpt(text, start, at),
            details: finding.details,
        });
    }
    messages
}

/// How many lines end in a text.
pub(crate) fn count(text: &str) -> usize {
    let ends = memchr::memchr2_iter(b'\n', b'\r', text.as_bytes());
    ends.filter(|&at| !text[at..].starts_with("\r\n")).count()
}

/// The line around `at`, cut where it is long, with the word at fault.
fn excerpt(text: &str, line: usize, at: usize) -> Excerpt {
    let before = &text[line..at];
    let from = before
        .char_indices()
        .rev()
        .nth(AROUND)
        .map_or(line, |(offset, _)| line + offset);
    let rest = &text[at..];
    let mut characters = rest
        .char_indices()
        .take(AROUND + 1)
        .take_while(|(_, c)| !matches!(c, '\n' | '\r'));
    let length = characters
        .by_ref()
        .take(AROUND)
        .last()
        .map_or(0, |(offset, c)| offset + c.len_utf8());
    let is_cut = characters.next().is_some();
    let (head, tail) = (if from > line { "…" } else { "" }, if is_cut { "…" } else { "" });
    let word = word(&rest[..length]);
    let start = head.len() + at - from;
    Excerpt {
        text: format!("{head}{}{}{tail}", &text[from..at], &rest[..length]),
        start,
        end: start + word,
    }
}

/// How much of the text the caret underlines: a tag up to its name, or a word.
fn word(rest: &str) -> usize {
    let opening = rest.len() - rest.trim_start_matches(['<', '/', '&', '?', '!']).len();
    let name = rest[opening..].find(|c: char| !c.is_alphanumeric() && !":-_.".contains(c));
    (opening + name.unwrap_or(rest.len() - opening)).max(rest.chars().next().map_or(0, char::len_utf8))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes::MISSING_GUID;

    #[test]
    fn lines_and_columns_count_from_one() {
        let text = "<rss>\r\n <é><item>\n</rss>";
        let found = [0, 8, 12, text.len()].map(|at| Found::new(MISSING_GUID, at));
        let places: Vec<(usize, usize)> = messages(text, found.to_vec())
            .iter()
            .map(|message| (message.line, message.column))
            .collect();
        assert_eq!(places, [(1, 1), (2, 2), (2, 5), (3, 7)]);
    }
}
