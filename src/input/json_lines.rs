//! JSON Lines: one article a line. A file may hold a million: it is handed to `read` in
//! pieces of whole lines.

use super::json::{lone_surrogate, object};
use super::{ArticleFormat, Bytes, Found, Layout, Rules, ToldBy};
use crate::text::source::Source;
use feedcheck::tree::surrogate;

/// JSON Lines in the table of formats.
pub(super) const FORMAT: ArticleFormat = ArticleFormat {
    name: "JSON Lines",
    key: "json-lines",
    endings: &["jsonl", "ndjson"],
    told_by: ToldBy::Ending,
    bytes: Bytes::Text,
    detect: |head| {
        let mut lines = head.lines().filter(|line| !line.trim().is_empty());
        lines
            .next()
            .is_some_and(|line| line.starts_with('{') && line.trim_end().ends_with('}'))
    },
    read,
    layout: Layout::Lines,
    has_front_matter: false,
    has_pictures_beside: false,
};

fn read(source: &Source<'_>, rules: &Rules) -> Vec<Found> {
    let lines = source
        .text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(number, line)| read_line(source, number, line, rules))
        .collect()
}

fn read_line(source: &Source<'_>, number: usize, line: &str, rules: &Rules) -> Found {
    let raw = Source {
        text: line,
        first_line: source.first_line + number,
        ..*source
    };
    let (text, mends) = surrogate::mend(line);
    let mut found = object(&Source { text: &text, ..raw }, 0..text.len(), false, rules);
    found
        .notes
        .extend(mends.into_iter().map(|span| lone_surrogate(&raw, span)));
    found
}
