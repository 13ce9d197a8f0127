//! The times of an article.

use super::{Reader, Record};
use crate::input::{Rules, date_finding, date_note, name, public};
use crate::model::{Code, Diagnostic, Timestamp};
use crate::text::date;
use crate::text::node::{self, Node, Value};

/// Words for a date that is not in the article.
const ASKS_ELSEWHERE: &[&str] = &["Last Modified", "Created", "git Last Modified", "git Created"];

impl<'a> Reader<'a> {
    /// The value that is the date. `published: yes` (Jekyll) is none, nor is what Eleventy asks the disk or git for.
    pub(super) fn date_node(&self) -> Option<&'a Node> {
        let asks = |text: &str| ASKS_ELSEWHERE.iter().any(|word| text.trim().eq_ignore_ascii_case(word));
        let is_date = |node: &&Node| {
            !public::is_flag(node) && !matches!(node.value, Value::Null) && !node.text().is_some_and(asks)
        };
        self.values.of("published").find(is_date)
    }

    pub(super) fn published(&mut self, record: &Record<'_>, rules: &Rules) -> Option<Timestamp> {
        let node = self.date_node();
        let has_day = name::date(self.source.file, self.style).is_some();
        if let Some(finding) = self.is_no_post(has_day).filter(|_| record.is_file) {
            self.errors.push(finding);
            return None;
        }
        let Some(node) = node else {
            let day = self.day(record);
            if let Some(reading) = day.and_then(|day| date::parse(&day, &rules.dates).ok()) {
                return Some(reading.time);
            }
            let place = self.source.place(record.at..record.at);
            let finding = Diagnostic::new(Code::MISSING_DATE, place, "the article has no date");
            self.errors
                .push(finding.help("give it a date such as `published = 2017-09-13T16:44:00-05:00`"));
            return None;
        };
        self.time(node, rules)
    }

    /// The day that the file's name or, in a generator's tree, the address says.
    fn day(&self, record: &Record<'_>) -> Option<String> {
        // An export's name is that of the export.
        let file = Some(self.file).filter(|_| record.is_file && record.body.is_some())?;
        let in_address = || name::day_in(self.find("url")?.text()?, self.style);
        name::date(file, self.style).or_else(|| in_address().filter(|_| self.style.is_adopted()))
    }

    /// A time that the article cannot do without, or that it must not be shown before.
    fn time(&mut self, node: &Node, rules: &Rules) -> Option<Timestamp> {
        let span = node.span.clone();
        let Some(text) = node.text().filter(|text| !text.trim().is_empty()) else {
            let message = format!("the date is {}", node.value.kind());
            self.errors
                .push(Diagnostic::new(Code::INVALID_DATE, self.source.place(span), message));
            return None;
        };
        if let Some(template) = node::template(text) {
            let message = node::unfilled(template);
            self.errors
                .push(Diagnostic::new(Code::INVALID_DATE, self.source.place(span), message));
            return None;
        }
        match date::parse(text, &rules.dates) {
            Ok(reading) => {
                self.notes.extend(date_note(self.source, span, text, &reading));
                Some(reading.time)
            }
            Err(error) => {
                self.errors
                    .push(date_finding(Code::INVALID_DATE, self.source, span, text, &error));
                None
            }
        }
    }

    /// `publish_date` beside `date` is an embargo (Hugo); alone it is the date. Of several the last one ends it,
    /// where no generator has an order of its own.
    pub(super) fn embargo(&mut self, published: Timestamp, rules: &Rules) -> Option<Timestamp> {
        let count = if self.style.is_adopted() { 1 } else { usize::MAX };
        let said = self.values.named("embargo").filter(|(_, node)| !public::is_no(node));
        // A key that is the date is no embargo; one that is nothing else is, even at the same time.
        let said: Vec<_> = said
            .map(|(key, node)| (key == "publishdate", node))
            .take(count)
            .collect();
        let times = said
            .into_iter()
            .filter_map(|(may_be_date, node)| Some((may_be_date, self.time(node, rules)?)));
        let times = times.filter(|(may_be_date, time)| !may_be_date || *time != published);
        times.map(|(_, time)| time).max()
    }

    /// From when on it is in no feed: of several times the first one.
    pub(super) fn expires(&mut self, rules: &Rules) -> Option<Timestamp> {
        let said: Vec<_> = self.values.of("expires").collect();
        let times = said.into_iter().filter_map(|node| self.lesser(node, rules));
        times.min()
    }

    /// A time without which the article can be shown.
    pub(super) fn lesser_time(&mut self, field: &str, rules: &Rules) -> Option<Timestamp> {
        self.lesser(self.find(field)?, rules)
    }

    pub(super) fn lesser(&mut self, node: &Node, rules: &Rules) -> Option<Timestamp> {
        let text = node.text()?.to_owned();
        match date::parse(&text, &rules.dates) {
            Ok(reading) => {
                self.notes
                    .extend(date_note(self.source, node.span.clone(), &text, &reading));
                Some(reading.time)
            }
            Err(error) => {
                let finding = date_finding(Code::INVALID_FIELD, self.source, node.span.clone(), &text, &error);
                self.notes.push(Diagnostic {
                    code: Code::INVALID_FIELD.into(),
                    ..finding
                });
                None
            }
        }
    }
}
