//! Wire copy: plain text as it is pasted from a page or a wire. Headline, deck, byline,
//! "Posted …", the headline again, captions with credits, paragraphs, "(More … stories.)",
//! and boilerplate at the end. `header` reads the top, `byline` the names, `story` the rest.

pub mod byline;
mod header;
mod rules;
mod story;

pub use rules::{Pattern, WireRules};

use super::fields::{self, bad_character};
use super::style::Style;
use super::{ArticleFormat, Bytes, Found, Layout, Rules, ToldBy, clean, name};
use crate::model::{Article, Body, Code, Diagnostic, Markup, Stub};
use crate::text::source::Source;
use crate::text::title::plain;

/// Wire copy in the table of formats.
pub const FORMAT: ArticleFormat = ArticleFormat {
    name: "wire copy",
    key: "wire-copy",
    endings: &["txt", "text", "wire"],
    told_by: ToldBy::Ending,
    bytes: Bytes::Text,
    detect: |head| {
        head.lines()
            .map(normal)
            .take(header::LONGEST)
            .any(|line| rules::DEFAULT_POSTED.is_match(&line))
    },
    read,
    layout: Layout::Whole,
    has_front_matter: false,
    has_pictures_beside: true,
};

/// A line of the source that is not empty, or the gap between two blocks.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    /// Byte offset in the source.
    at: usize,
    /// Bytes in the source, blanks around it not counted.
    length: usize,
    /// The text with single blanks; empty for a gap.
    text: String,
    /// Whether a wide gap stands before the last parenthesis, as copy has it before a credit.
    wide: bool,
}

fn read(source: &Source<'_>, rules: &Rules) -> Vec<Found> {
    let lines = split_bylines(lines(source.text), &rules.wire);
    let mut notes = Vec::new();
    let article = article(source, &lines, rules, &mut notes);
    let article = article.and_then(|article| fields::inherit(source, article, rules, &mut notes));
    let first = lines.iter().find(|line| !line.text.is_empty());
    vec![Found {
        part: None,
        line: source.line_of(first.map_or(0, |line| line.at)),
        article,
        notes,
    }]
}

fn article(
    source: &Source<'_>,
    lines: &[Line],
    rules: &Rules,
    notes: &mut Vec<Diagnostic>,
) -> Result<Article, Vec<Diagnostic>> {
    let mut header = header::read(source, lines, rules, notes);
    let mut story = story::read(&lines[header.end..], header.is_open, &rules.wire);
    // Some houses put the date of a correction below the story.
    if let Some(updated) = story.paragraphs.last().and_then(|line| header::updated(line, rules)) {
        header.updated = header.updated.or(Some(updated));
        story.paragraphs.pop();
    }
    if let Some(embargo) = story.paragraphs.last().and_then(|line| header::embargoed(line, rules)) {
        header.embargo = header.embargo.max(Some(embargo));
        story.paragraphs.pop();
    }
    let mut words = |text: &str, at: usize| {
        let note = |mend| notes.push(bad_character(source, at..at, mend));
        plain(&clean(text, note)).trim().to_owned()
    };
    let title = header
        .title
        .as_ref()
        .map(|line| words(&line.text, line.at))
        .filter(|title| !title.is_empty());
    let subtitle = header.deck.map(|deck| words(&deck, 0));
    let mut errors = header.errors;
    if title.is_none() {
        errors.insert(
            0,
            Diagnostic::new(Code::MISSING_TITLE, source.place(0..0), "the article has no headline"),
        );
    }
    let (Some(title), Some(published)) = (title, header.published.filter(|_| errors.is_empty())) else {
        return Err(errors);
    };
    Ok(Article {
        origin: None,
        stub: Stub {
            url: header.url,
            slug: name::own_name(&rules.style.neutral(source.file), &Style::default()).to_owned(),
            title,
            authors: header.authors,
            published,
            updated: header.updated,
            embargo: header.embargo,
            held: header.held,
            topics: story.topics,
            language: rules
                .style
                .languages
                .of_file(source.file)
                .map(|language| language.tag.clone()),
            ..Stub::default()
        },
        subtitle,
        summary: None,
        notice: None,
        external_url: None,
        photos: story.photos,
        media: Vec::new(),
        body: Body {
            text: story.paragraphs.join("\n\n"),
            markup: Markup::Text,
            at: story.at,
            references: Vec::new(),
            links: Vec::new(),
        },
    })
}

/// "By A B, Newser Staff | Posted …" is two lines.
fn split_bylines(lines: Vec<Line>, rules: &WireRules) -> Vec<Line> {
    let split = |line: Line| {
        let parts = [" | ", " • ", " · "]
            .into_iter()
            .find_map(|bar| line.text.split_once(bar));
        match parts {
            Some((names, date)) if rules.byline.is_match(names) && rules.posted.is_match(date) => {
                let part = |text: &str| Line {
                    text: text.to_owned(),
                    ..line.clone()
                };
                vec![part(names), part(date)]
            }
            _ => vec![line],
        }
    };
    lines.into_iter().flat_map(split).collect()
}

fn lines(text: &str) -> Vec<Line> {
    let mut at = 0;
    let mut lines = Vec::new();
    // Old and odd line ends: a carriage return alone, Unicode's line and paragraph separators.
    let ends: &[char] = if text.contains('\n') {
        &['\n', '\u{2028}', '\u{2029}']
    } else {
        &['\r', '\u{2028}', '\u{2029}']
    };
    for raw in text.split_inclusive(ends) {
        let trimmed = raw.trim();
        lines.push(Line {
            at: at + (raw.len() - raw.trim_start().len()),
            length: trimmed.len(),
            text: normal(raw),
            wide: trimmed
                .rfind('(')
                .is_some_and(|paren| trimmed[..paren].chars().rev().take_while(|c| c.is_whitespace()).count() > 1),
        });
        at += raw.len();
    }
    lines
}

/// A line with single blanks: no-break spaces, tabs and runs of blanks are one.
fn normal(line: &str) -> String {
    let is_blank = |c: char| c.is_whitespace() || matches!(c, '\u{200B}' | '\u{FEFF}');
    line.split(is_blank)
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}
