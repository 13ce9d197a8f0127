//! The top of wire copy: headline, deck, byline, dates, and the headline again.

use std::sync::LazyLock;

use regex::Regex;

use super::super::{Rules, date_finding, date_note};
use super::rules::WireRules;
use super::{Line, byline};
use crate::input::public::{Sense, Verdict, verdict};
use crate::model::{Author, Code, Diagnostic, Hold, Timestamp};
use crate::text::node::Value;
use crate::text::source::Source;
use crate::text::{date, slug};

/// Lines of a header, at most; a date further down is part of the story.
pub(super) const LONGEST: usize = 30;

/// What stands above the captions and the story.
#[derive(Debug, Default)]
pub(super) struct Header {
    pub title: Option<Line>,
    pub deck: Option<String>,
    pub authors: Vec<Author>,
    pub published: Option<Timestamp>,
    pub updated: Option<Timestamp>,
    pub embargo: Option<Timestamp>,
    /// Why it is not to be shown, if a line says so.
    pub held: Option<Hold>,
    pub url: Option<String>,
    pub errors: Vec<Diagnostic>,
    /// Index of the first line behind it.
    pub end: usize,
    /// Whether the next line follows without a gap, as a caption does.
    pub is_open: bool,
}

/// `Posted … | Updated …` on one line.
static SECOND_DATE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)[\s|/;,(\[–—·•-]*(?:\band )?\b(?:last )?(?<kind>posted|published|update|updated|modified|corrected|revised|edited|amended)\b(?: on| at)?:?\s*(?<date>[^)\]]+)[)\]]?$")
        .expect("a constant pattern")
});

/// "• 3 min read" behind a date.
static READING_TIME: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?i)\W*\b\d+[ -]min(?:ute)?s?\.? read\W*$").expect("a constant pattern"));

/// How a date begins, even one that cannot be read: "Sepp 13, 2017", "2017-13-01", "Monday, …".
static DATE_LIKE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[.,]?\s+)?(?:\d{1,4}[-/.]\d|\p{L}+\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}\b|\d{1,2}(?:st|nd|rd|th)?\s+\p{L}+\.?,?\s+\d{4}\b|\d{1,2}:\d\d\b)")
        .expect("a constant pattern")
});

static ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:url|link|source|permalink):?\s+(?<url>https?://\S+)$").expect("a constant pattern")
});

/// A line that speaks of an embargo and of nothing else, whether or not its date can be read.
static EMBARGO: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:under )?embargo(?:ed)?(?: ?:| (?:until|till)\b)").expect("a constant pattern")
});

/// A line that keeps the story in the house.
static NOTICE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^\W*(?:draft|(?:story |mandatory )?kill(?:ed)?|not for (?:publication|release|use)|do not (?:publish|release|use|run)|(?:status|visibility|access) ?: ?(?<word>\w.*?))\W*$",
    )
    .expect("a constant pattern")
});

/// What a line of the header is.
enum Part {
    Byline(String),
    Posted(String),
    Updated(String),
    Embargo(String),
    Notice(Verdict),
    Address(String),
    HeadlineAgain,
    Other,
}

pub(super) fn read(source: &Source<'_>, lines: &[Line], rules: &Rules, notes: &mut Vec<Diagnostic>) -> Header {
    let mut header = Header::default();
    let is_headline = |line: &Line| !line.text.is_empty() && !is_for_editors(line, rules);
    let Some(first) = lines.iter().position(is_headline) else {
        header.errors.push(no_date(source, 0));
        return header;
    };
    header.title = Some(lines[first].clone());
    let end = (first + 1 + LONGEST).min(lines.len());
    let has_date = |at: &usize| match part(&lines[*at], &lines[first], rules) {
        Part::Posted(_) => true,
        Part::Updated(text) => split_second(&text).1.is_some_and(|(kind, _)| kind.starts_with('p')),
        _ => false,
    };
    let dateline = (first + 1..end).find(has_date);
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
    for line in &lines[..first] {
        reader.take(part(line, &lines[first], rules), line);
    }
    reader.above(first, dateline);
    reader.below(first, dateline);
    reader.header
}

/// Whether a line above the headline says when, or that not, it is to be shown.
fn is_for_editors(line: &Line, rules: &Rules) -> bool {
    let until = rules.wire.embargo.captures(&line.text);
    let until = until.and_then(|found| Some(found.name("date")?.as_str().to_owned()));
    NOTICE.is_match(&line.text) || dated(until, rules).is_some()
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
    let text = READING_TIME.replace(&line.text, "");
    let group = |pattern: &Regex, name: &str| {
        pattern
            .captures(&text)
            .and_then(|found| found.name(name))
            .map(|found| found.as_str().to_owned())
    };
    if line.text.is_empty() {
        Part::Other
    } else if is_headline(&line.text, &title.text) {
        Part::HeadlineAgain
    } else if let Some(date) = dated(group(&wire.posted, "date"), rules) {
        Part::Posted(date)
    } else if let Some(date) = dated(group(&wire.updated, "date"), rules) {
        Part::Updated(date)
    } else if let Some(date) = embargo(group(&wire.embargo, "date"), &line.text, rules) {
        Part::Embargo(date)
    } else if let Some(found) = NOTICE.captures(&text) {
        let word = found.name("word").map(|word| Value::Text(word.as_str().to_owned()));
        Part::Notice(word.map_or(Verdict::Held, |word| verdict(Sense::Tells, &word)))
    } else if let Some(url) = group(&ADDRESS, "url") {
        Part::Address(url)
    } else if let Some(names) = group(&wire.byline, "authors").filter(|names| are_names(names, wire)) {
        Part::Byline(names)
    } else {
        Part::Other
    }
}

/// The same words: marks, quotes and a full stop at the end do not count.
fn is_headline(line: &str, title: &str) -> bool {
    letters(line) == letters(title) && !letters(title).is_empty()
}

/// Right below the date, a headline may be told a little shorter or longer.
fn is_much_of_headline(line: &str, title: &str) -> bool {
    let (line, title) = (letters(line), letters(title));
    let (short, long) = if line.len() < title.len() {
        (&line, &title)
    } else {
        (&title, &line)
    };
    long.contains(short.as_str()) && short.len() * 2 >= long.len() && long.len() < 200
}

fn letters(text: &str) -> String {
    slug::key(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The date of a line that is just "Embargoed until …".
pub(super) fn embargoed(line: &str, rules: &Rules) -> Option<Timestamp> {
    let found = rules.wire.embargo.captures(line)?;
    let reading = date::parse(found.name("date")?.as_str(), &rules.dates).ok()?;
    Some(reading.time)
}

/// The date of a line that is just "Updated …".
pub(super) fn updated(line: &str, rules: &Rules) -> Option<Timestamp> {
    let found = rules.wire.updated.captures(line)?;
    let reading = date::parse(found.name("date")?.as_str(), &rules.dates).ok()?;
    Some(reading.time)
}

/// "Updated guidelines anger 12 teachers" and "Published reports said …" are no dates.
fn dated(text: Option<String>, rules: &Rules) -> Option<String> {
    text.filter(|text| date::parse(text, &rules.dates).is_ok() || DATE_LIKE.is_match(text))
}

/// "Embargo on grain angers 12 farmers" is no date; "Embargo: 6 pm" is one that cannot be read.
fn embargo(text: Option<String>, line: &str, rules: &Rules) -> Option<String> {
    let text = text?;
    if EMBARGO.is_match(line) {
        Some(text)
    } else {
        dated(Some(text), rules)
    }
}

/// Whether a line that begins with "By" goes on as names do: "By Ann Lee and Bo Chen, Staff",
/// not "By Sunday evening the council had voted" or "By Friday, nobody remembered".
fn are_names(text: &str, rules: &WireRules) -> bool {
    let mut parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
    let first_is_name = parts
        .next()
        .is_some_and(|part| is_name_like(part) || is_small_name(part));
    let others_fit = parts.all(|part| {
        is_name_like(part)
            || !part.contains(' ')
            || part.contains('@')
            || byline::has_affiliation_word(part, rules)
            || is_role(part)
    });
    first_is_name && others_fit && text.split(' ').count() <= 24 && !text.ends_with(['”', '"', '?', '!'])
}

/// Words that names and houses write small, in the languages of many a byline.
const SMALL: &[&str] = &[
    "and", "with", "of", "for", "the", "in", "to", "at", "de", "la", "las", "los", "le", "du", "des", "da", "do",
    "dos", "das", "e", "y", "di", "del", "della", "von", "van", "der", "den", "dem", "zu", "zum", "zur", "ten", "ter",
    "te", "bin", "bint", "ibn", "al", "el", "af", "av",
];

fn is_name_like(part: &str) -> bool {
    // "d'Estaing" and "al-Masri" begin small and hold a capital.
    let is_small = |word: &&str| {
        word.starts_with(char::is_lowercase) && !word.contains(char::is_uppercase) && !SMALL.contains(word)
    };
    !part.split(' ').any(|word| is_small(&word)) && part.contains(char::is_alphabetic)
}

/// Some people and houses write everything small.
fn is_small_name(part: &str) -> bool {
    part.split(' ').count() <= 4 && !part.contains(char::is_uppercase)
}

fn is_role(part: &str) -> bool {
    ["special to ", "edited by ", "translated by ", "senior ", "staff "]
        .iter()
        .any(|start| part.to_lowercase().starts_with(start))
}

/// The first date of a line, and what the second is called and says.
fn split_second(text: &str) -> (&str, Option<(String, String)>) {
    match SECOND_DATE.captures(text) {
        Some(found) => {
            let at = found.get(0).map_or(0, |whole| whole.start());
            (
                &text[..at],
                Some((found["kind"].to_lowercase(), found["date"].to_owned())),
            )
        }
        None => (text, None),
    }
}

struct Reader<'a, 'n> {
    source: &'a Source<'a>,
    lines: &'a [Line],
    rules: &'a Rules,
    notes: &'n mut Vec<Diagnostic>,
    header: Header,
}

impl Reader<'_, '_> {
    /// Deck and bylines stand between headline and date. Of several lines that begin with "By",
    /// the last is a byline, and so are those right above it.
    fn above(&mut self, first: usize, dateline: usize) {
        let title = &self.lines[first];
        let is_byline = |at: &usize| matches!(part(&self.lines[*at], title, self.rules), Part::Byline(_));
        // "By Sea" above a byline is a deck: only one with a house or two names counts there.
        let is_full_byline = |at: &usize| is_byline(at) && self.lines[*at].text.split(' ').count() > 3;
        let last = (first + 1..dateline).rfind(is_byline);
        let bylines = last.map_or(0..0, |last| {
            (first + 1..last)
                .rev()
                .take_while(is_full_byline)
                .last()
                .unwrap_or(last)..last + 1
        });
        let mut deck = Vec::new();
        for at in first + 1..dateline {
            let line = &self.lines[at];
            match part(line, title, self.rules) {
                Part::Byline(names) if bylines.contains(&at) => self.byline(&names),
                Part::Other if !bylines.is_empty() && at >= bylines.end => self.affiliation(line),
                Part::Other | Part::Byline(_) if !line.text.is_empty() => deck.push(line.text.clone()),
                Part::Other | Part::Byline(_) | Part::HeadlineAgain => {}
                part => self.take(part, line),
            }
        }
        self.header.deck = (!deck.is_empty()).then(|| deck.join(" "));
    }

    fn byline(&mut self, names: &str) {
        self.header.authors.extend(byline::parse(names, &self.rules.wire));
    }

    /// A line of its own below the names: "Associated Press".
    fn affiliation(&mut self, line: &Line) {
        if let Some(names) = line
            .text
            .strip_prefix("and ")
            .filter(|names| are_names(names, &self.rules.wire))
        {
            return self.byline(names);
        }
        for author in self.header.authors.iter_mut().filter(|_| !line.text.is_empty()) {
            author.affiliation.get_or_insert_with(|| line.text.clone());
        }
    }

    /// From the date on, everything that still belongs to the header.
    fn below(&mut self, first: usize, dateline: usize) {
        let title = &self.lines[first];
        let mut is_after_gap = false;
        self.header.end = dateline;
        for (at, line) in self.lines.iter().enumerate().skip(dateline) {
            let part = match part(line, title, self.rules) {
                Part::Other if at == dateline => Part::Posted(line.text.clone()),
                // What begins a paragraph with "By" or "Updated" is no header.
                Part::Byline(_) if !self.header.authors.is_empty() => Part::Other,
                // "Access: by the pier" is a paragraph.
                Part::Notice(Verdict::Unknown) if is_after_gap => Part::Other,
                Part::Posted(text) | Part::Updated(text) | Part::Embargo(text)
                    if is_after_gap && date::parse(split_second(&text).0, &self.rules.dates).is_err() =>
                {
                    Part::Other
                }
                part => part,
            };
            match part {
                Part::Other if line.text.is_empty() => {
                    is_after_gap = true;
                    continue;
                }
                // A line of the house's own, before the headline comes again.
                Part::Other if !is_after_gap && self.headline_follows(at, title) => {}
                Part::Other if !is_after_gap && is_much_of_headline(&line.text, &title.text) => {}
                Part::Other => break,
                Part::HeadlineAgain => {}
                Part::Byline(names) => self.byline(&names),
                part => self.take(part, line),
            }
            self.header.end = at + 1;
        }
        self.header.is_open = self
            .lines
            .get(self.header.end)
            .is_some_and(|line| !line.text.is_empty());
    }

    /// Whether the headline stands again in the next lines, without a gap.
    fn headline_follows(&self, at: usize, title: &Line) -> bool {
        let next = self.lines[at + 1..]
            .iter()
            .take(3)
            .take_while(|line| !line.text.is_empty());
        next.into_iter().any(|line| is_headline(&line.text, &title.text))
    }

    fn take(&mut self, part: Part, line: &Line) {
        match part {
            Part::Posted(text) => {
                let (posted, second) = split_second(&text);
                let published = self.date(posted, line);
                self.header.published = self.header.published.or(published);
                if let Some((_, updated)) = second {
                    self.header.updated = self.lesser_date(&updated, line);
                }
            }
            // "Updated … | Posted …".
            Part::Updated(text) if split_second(&text).1.is_some_and(|(kind, _)| kind.starts_with('p')) => {
                let (updated, second) = split_second(&text);
                self.header.updated = self.lesser_date(updated, line);
                let published = second.and_then(|(_, posted)| self.date(&posted, line));
                self.header.published = self.header.published.or(published);
            }
            Part::Updated(text) => self.header.updated = self.lesser_date(&text, line).or(self.header.updated),
            Part::Embargo(text) => self.header.embargo = self.date(&text, line).max(self.header.embargo),
            Part::Notice(verdict) if verdict != Verdict::Public => {
                let is_doubted = verdict == Verdict::Unknown;
                let reason = line.text.clone();
                let hold = self.header.held.get_or_insert(Hold { reason, is_doubted });
                hold.is_doubted &= is_doubted;
            }
            Part::Address(url) => self.header.url = Some(url),
            Part::Notice(_) | Part::Byline(_) | Part::HeadlineAgain | Part::Other => {}
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
                    code: Code::INVALID_FIELD.into(),
                    ..finding
                });
                None
            }
        }
    }
}
