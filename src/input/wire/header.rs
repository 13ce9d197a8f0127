//! The top of wire copy: headline, deck, byline, dates, and the headline again.

use std::sync::LazyLock;

use regex::Regex;

use super::super::{Rules, date_finding, date_note};
use super::{Line, byline};
use crate::model::{Author, Code, Diagnostic, Timestamp};
use crate::text::source::Source;
use crate::text::{date, slug};

/// Lines of a header, at most; a date further down is part of the story.
pub const LONGEST: usize = 30;

/// What stands above the captions and the story.
#[derive(Debug, Default)]
pub struct Header {
    pub title: Option<Line>,
    pub deck: Option<String>,
    pub authors: Vec<Author>,
    pub published: Option<Timestamp>,
    pub updated: Option<Timestamp>,
    pub embargo: Option<Timestamp>,
    pub url: Option<String>,
    pub errors: Vec<Diagnostic>,
    /// Index of the first line behind it.
    pub end: usize,
    /// Whether the next line follows without a gap, as a caption does.
    pub is_open: bool,
}

/// `Posted … | Updated …` on one line.
static SECOND_DATE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)[\s|;,(\[–—·-]*\b(?:last )?(?:updated|modified|corrected)\b(?: on| at)?:?\s*(?<date>[^)\]]+)[)\]]?$",
    )
    .expect("a constant pattern")
});

static ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:url|link|source|permalink):?\s+(?<url>https?://\S+)$").expect("a constant pattern")
});

/// What a line of the header is.
enum Part {
    Byline(String),
    Posted(String),
    Updated(String),
    Embargo(String),
    Address(String),
    HeadlineAgain,
    Other,
}

pub fn read(source: &Source<'_>, lines: &[Line], rules: &Rules, notes: &mut Vec<Diagnostic>) -> Header {
    let mut header = Header::default();
    let Some(first) = lines.iter().position(|line| !line.text.is_empty()) else {
        header.errors.push(no_date(source, 0));
        return header;
    };
    header.title = Some(lines[first].clone());
    let end = (first + 1 + LONGEST).min(lines.len());
    let dateline = (first + 1..end).find(|&at| matches!(part(&lines[at], &lines[first], rules), Part::Posted(_)));
    let dateline = dateline.or_else(|| bare_date(lines, first + 1..end, rules));
    let Some(dateline) = dateline else {
        header.errors.push(no_date(source, lines[first].at));
        header.end = first + 1;
        return header;
    };
    let mut reader = Reader {
        source,
        lines,
        rules,
        notes,
        header,
    };
    reader.above(first, dateline);
    reader.below(first, dateline);
    reader.header
}

fn no_date(source: &Source<'_>, at: usize) -> Diagnostic {
    Diagnostic::new(
        Code::MISSING_DATE,
        source.place(at..at),
        "the article has no line with its date",
    )
    .help("add a line such as `Posted Sep 13, 2017 4:44 PM CDT`, or name your own in `[articles.wire]`")
}

/// A line that is a date and nothing else.
fn bare_date(lines: &[Line], mut range: std::ops::Range<usize>, rules: &Rules) -> Option<usize> {
    range.find(|&at| !lines[at].text.is_empty() && date::parse(&lines[at].text, &rules.dates).is_ok())
}

fn part(line: &Line, title: &Line, rules: &Rules) -> Part {
    let wire = &rules.wire;
    let group = |pattern: &Regex, name: &str| {
        pattern
            .captures(&line.text)
            .and_then(|found| found.name(name))
            .map(|found| found.as_str().to_owned())
    };
    if line.text.is_empty() {
        Part::Other
    } else if slug::key(&line.text) == slug::key(&title.text) {
        Part::HeadlineAgain
    } else if let Some(date) = dated(group(&wire.posted, "date")) {
        Part::Posted(date)
    } else if let Some(date) = dated(group(&wire.updated, "date")) {
        Part::Updated(date)
    } else if let Some(date) = dated(group(&wire.embargo, "date")) {
        Part::Embargo(date)
    } else if let Some(url) = group(&ADDRESS, "url") {
        Part::Address(url)
    } else if let Some(names) = group(&wire.byline, "authors") {
        Part::Byline(names)
    } else {
        Part::Other
    }
}

/// "Updated guidelines anger teachers" is a deck, not a date.
fn dated(text: Option<String>) -> Option<String> {
    text.filter(|text| text.contains(|c: char| c.is_ascii_digit()))
}

struct Reader<'a, 'n> {
    source: &'a Source<'a>,
    lines: &'a [Line],
    rules: &'a Rules,
    notes: &'n mut Vec<Diagnostic>,
    header: Header,
}

impl Reader<'_, '_> {
    /// Deck and byline stand between headline and date. Of two lines that begin with "By",
    /// the last is the byline.
    fn above(&mut self, first: usize, dateline: usize) {
        let title = &self.lines[first];
        let byline =
            (first + 1..dateline).rfind(|&at| matches!(part(&self.lines[at], title, self.rules), Part::Byline(_)));
        let mut deck = Vec::new();
        for at in first + 1..dateline {
            let line = &self.lines[at];
            match part(line, title, self.rules) {
                Part::Byline(names) if Some(at) == byline => {
                    self.header.authors = byline::parse(&names, &self.rules.wire);
                }
                Part::Other if byline.is_some_and(|byline| at > byline) => self.affiliation(line),
                Part::Other | Part::Byline(_) if !line.text.is_empty() => deck.push(line.text.clone()),
                Part::Other | Part::Byline(_) | Part::HeadlineAgain => {}
                part => self.take(part, line),
            }
        }
        self.header.deck = (!deck.is_empty()).then(|| deck.join(" "));
    }

    /// A line of its own below the names: "Associated Press".
    fn affiliation(&mut self, line: &Line) {
        for author in self.header.authors.iter_mut().filter(|_| !line.text.is_empty()) {
            author.affiliation.get_or_insert_with(|| line.text.clone());
        }
    }

    /// From the date on, everything that still belongs to the header.
    fn below(&mut self, first: usize, dateline: usize) {
        let title = &self.lines[first];
        let mut at = dateline;
        self.header.end = at;
        while let Some(line) = self.lines.get(at) {
            let part = match part(line, title, self.rules) {
                Part::Other if at == dateline => Part::Posted(line.text.clone()),
                // "By" at the beginning of a paragraph is no byline.
                Part::Byline(names) if !self.header.authors.is_empty() || names.ends_with(['.', '”', '"']) => {
                    Part::Other
                }
                part => part,
            };
            match part {
                Part::Other if line.text.is_empty() => {}
                Part::Other => break,
                Part::HeadlineAgain => self.header.end = at + 1,
                Part::Byline(names) => {
                    self.header.authors = byline::parse(&names, &self.rules.wire);
                    self.header.end = at + 1;
                }
                part => {
                    self.take(part, line);
                    self.header.end = at + 1;
                }
            }
            at += 1;
        }
        self.header.is_open = self
            .lines
            .get(self.header.end)
            .is_some_and(|line| !line.text.is_empty());
    }

    fn take(&mut self, part: Part, line: &Line) {
        match part {
            Part::Posted(text) => {
                let second = SECOND_DATE
                    .captures(&text)
                    .map(|found| (found.get(0).map_or(0, |whole| whole.start()), found["date"].to_owned()));
                let posted = second.as_ref().map_or(text.as_str(), |(at, _)| &text[..*at]);
                let published = self.date(posted, line);
                self.header.published = self.header.published.or(published);
                if let Some((_, updated)) = second {
                    self.header.updated = self.lesser_date(&updated, line);
                }
            }
            Part::Updated(text) => self.header.updated = self.lesser_date(&text, line).or(self.header.updated),
            Part::Embargo(text) => self.header.embargo = self.date(&text, line),
            Part::Address(url) => self.header.url = Some(url),
            Part::Byline(_) | Part::HeadlineAgain | Part::Other => {}
        }
    }

    /// A date that the article cannot do without.
    fn date(&mut self, text: &str, line: &Line) -> Option<Timestamp> {
        let span = line.at..line.at + line.length;
        match date::parse(text, &self.rules.dates) {
            Ok(reading) => {
                self.notes.extend(date_note(self.source, span, text, &reading));
                Some(reading.time)
            }
            Err(error) => {
                self.header
                    .errors
                    .push(date_finding(Code::INVALID_DATE, self.source, span, text, &error));
                None
            }
        }
    }

    fn lesser_date(&mut self, text: &str, line: &Line) -> Option<Timestamp> {
        let span = line.at..line.at + line.length;
        match date::parse(text, &self.rules.dates) {
            Ok(reading) => Some(reading.time),
            Err(error) => {
                let finding = date_finding(Code::INVALID_FIELD, self.source, span, text, &error);
                self.notes.push(Diagnostic {
                    code: Code::INVALID_FIELD,
                    ..finding
                });
                None
            }
        }
    }
}
