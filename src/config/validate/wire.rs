//! `[articles.wire]`: the house's style of wire copy.

use regex::{Regex, RegexBuilder};

use super::super::mistakes::Mistakes;
use super::super::raw::{Spanned, Table};
use crate::input::wire::{Pattern, WireRules};

pub(super) fn wire(table: &Table<'_>, mistakes: &mut Mistakes<'_>) -> WireRules {
    let mut rules = WireRules::default();
    let mut pattern = |key: &str, group: &str, rule: &mut Pattern| {
        let Some(text) = table.string(key) else {
            return;
        };
        match pattern_of(&text.value) {
            Ok(regex) if regex.capture_names().flatten().any(|name| name == group) => *rule = Pattern::Own(regex),
            Ok(_) => {
                let message = format!("`{}` has no group `(?<{group}>…)`", table.path(key));
                mistakes.add(&text.span, message);
            }
            Err(error) => bad_pattern(&text, &error, mistakes),
        }
    };
    pattern("byline", "authors", &mut rules.byline);
    pattern("posted", "date", &mut rules.posted);
    pattern("updated", "date", &mut rules.updated);
    pattern("embargo", "date", &mut rules.embargo);
    pattern("topics", "topics", &mut rules.topics);
    for line in table.strings("boilerplate").unwrap_or_default() {
        match pattern_of(&line.value) {
            Ok(regex) => rules.boilerplate.push(regex),
            Err(error) => bad_pattern(&line, &error, mistakes),
        }
    }
    let words =
        |found: Option<Vec<Spanned<String>>>| found.into_iter().flatten().map(|word| word.value).collect::<Vec<_>>();
    rules.compound_topics.extend(words(table.strings("compound_topics")));
    rules.affiliations.extend(words(table.strings("affiliations")));
    rules
}

/// Case does not count, as in the patterns that are there already.
fn pattern_of(text: &str) -> Result<Regex, regex::Error> {
    RegexBuilder::new(text).case_insensitive(true).build()
}

pub(super) fn bad_pattern(text: &Spanned<String>, error: &regex::Error, mistakes: &mut Mistakes<'_>) {
    let reason = error.to_string();
    let reason = reason
        .lines()
        .last()
        .unwrap_or_default()
        .trim_start_matches("error: ")
        .to_owned();
    mistakes.add(&text.span, format!("this regular expression cannot be read: {reason}"));
}
