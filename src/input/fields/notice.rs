//! What an article says of its own mistakes: that it was corrected, or taken back.

use std::ops::Range;

use super::Reader;
use crate::input::{Rules, public};
use crate::model::{Code, Diagnostic, Notice, NoticeKind, Timestamp};
use crate::text::node::{Node, Value};
use crate::text::title::plain;
use crate::text::{date, line};

/// Seconds of a day: a date without a time is its first minute.
const DAY: i64 = 24 * 3600;

/// What the words of a note are called in a table (schema.org `CorrectionComment` has `text`).
const WORDS: &[&str] = &["text", "note", "reason", "description", "body", "message"];

/// What its time is called.
const TIMES: &[&str] = &[
    "date",
    "time",
    "at",
    "when",
    "updated",
    "published",
    "datePublished",
    "date_published",
];

/// A note, or several of one kind.
#[derive(Debug, Default)]
pub(super) struct Note {
    words: Vec<String>,
    /// The latest, where a time is said.
    pub(super) time: Option<Timestamp>,
    /// Where it stands in the text.
    span: Range<usize>,
}

impl Note {
    /// What readers are told; `None` for a correction that says no more than when.
    pub(super) fn notice(&self, kind: NoticeKind) -> Option<Notice> {
        let text = self.words.join(" ");
        let says_something = kind == NoticeKind::Retraction || !text.is_empty();
        says_something.then_some(Notice { kind, text })
    }
}

impl<'a> Reader<'a> {
    /// The value that takes the article back with a word for its readers. `retracted: true` is none: it only hides.
    pub(super) fn retraction_node(&self) -> Option<&'a Node> {
        self.values.of("retraction").find(|node| is_note(node))
    }

    /// The note of a field, `correction` or `retraction`.
    pub(super) fn note(&mut self, field: &str, rules: &Rules) -> Option<Note> {
        let node = self.values.of(field).find(|node| is_note(node))?;
        let mut note = Note {
            span: node.span.clone(),
            ..Note::default()
        };
        let nodes = match &node.value {
            Value::List(items) => items.iter().collect(),
            _ => vec![node],
        };
        for node in nodes {
            self.add_note(field, node, rules, &mut note);
        }
        (note.time.is_some() || !note.words.is_empty()).then_some(note)
    }

    fn add_note(&mut self, field: &str, node: &Node, rules: &Rules, note: &mut Note) {
        let said = |names: &[&str]| names.iter().find_map(|name| node.get(name));
        let (words, time) = match &node.value {
            Value::Text(text) if date::parse(text, &rules.dates).is_ok() => (None, Some(node)),
            Value::Table(_) => (said(WORDS), said(TIMES)),
            _ => (Some(node), None),
        };
        if let Some(words) = words {
            match words.text() {
                Some(text) => {
                    let text = self.clean(text, &words.span);
                    let text = line::single(plain(&text));
                    note.words.extend(Some(text).filter(|text| !text.is_empty()));
                }
                None => self.wrong_kind(field, words),
            }
        }
        let time = time.and_then(|time| self.lesser(time, rules));
        note.time = note.time.max(time);
    }

    /// When the article was changed last: what it says of that, or of its correction, whichever is later. Readers do not
    /// look at a story again whose time has not moved.
    pub(super) fn updated(
        &mut self,
        published: Timestamp,
        correction: Option<&Note>,
        rules: &Rules,
    ) -> Option<Timestamp> {
        let said = self.lesser_time("updated", rules);
        self.tell_early(published, said);
        let time = said.max(correction.and_then(|note| note.time));
        if let Some(note) = correction.filter(|_| time.is_none_or(|time| time <= published)) {
            self.undated("correction", note);
        }
        time
    }

    /// A time of a correction on a day before the story was there. A generator's pages have that of the file.
    fn tell_early(&mut self, published: Timestamp, updated: Option<Timestamp>) {
        let is_early = updated.is_some_and(|updated| published.unix() - updated.unix() >= DAY);
        if let Some(node) = self.find("updated").filter(|_| is_early && !self.style.is_adopted()) {
            let message = "`updated` is a day before the story was published, or more; it does not count".to_owned();
            let finding = Diagnostic::new(Code::INVALID_FIELD, self.source.place(node.span.clone()), message);
            self.notes.push(finding.help("look which of the two dates is mistyped"));
        }
    }

    /// When the article was taken back.
    pub(super) fn retracted(&mut self, stub_time: Timestamp, note: &Note) -> Timestamp {
        if note.time.is_none_or(|time| time < stub_time) {
            self.undated("retracted", note);
        }
        note.time.map_or(stub_time, |time| time.max(stub_time))
    }

    fn undated(&mut self, field: &str, note: &Note) {
        let message =
            format!("`{field}` says no time after that of the story, so that readers may not look at it again");
        let help = format!("write `{field} = {{ date = 2026-04-18T09:00:00Z, text = \"…\" }}` with the time of it");
        let place = self.source.place(note.span.clone());
        self.notes
            .push(Diagnostic::new(Code::UNDATED_NOTICE, place, message).help(help));
    }
}

/// Whether a value says more than yes or no.
fn is_note(node: &Node) -> bool {
    match &node.value {
        Value::Text(text) => !text.trim().is_empty() && !public::is_flag(node),
        Value::List(items) => !items.is_empty(),
        Value::Table(fields) => !fields.is_empty(),
        _ => false,
    }
}
