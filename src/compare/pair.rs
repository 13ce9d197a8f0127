//! Which entries of two feeds are one story: by id, as readers see it; else by what people go by, where it stands once in
//! each of the two feeds.

use std::collections::HashSet;

use super::address::{Address, is_home};
use super::matching::{Matching, Pairs};
use crate::model::Timestamp;
use crate::reader::{FinishedEntry, FinishedFeed};

/// Matches the entries of two feeds.
pub(super) fn pairs<'a>(old: &'a FinishedFeed, new: &'a FinishedFeed) -> Pairs<'a, FinishedEntry> {
    let mut matching = Matching::new(distinct(old), distinct(new));
    // The link of an entry that has no id says no more than any other link.
    let id = |entry: &'a FinishedEntry| is_known_by_id(entry).then_some(entry.id.as_str());
    matching.by_each(id, id, |old, new| !is_another(old, new));
    matching.by(|entry| Some(whole(entry)));
    matching.by(|entry| Some((entry.id.as_str(), entry.link.as_deref(), entry.title.as_str())));
    let page = |feed: &'a FinishedFeed, entry: &'a FinishedEntry| {
        let link = entry.link.as_deref().filter(|link| !is_home(link, feed));
        link.map(Address::of)
    };
    matching.by_each(|entry| page(old, entry), |entry| page(new, entry), agree);
    matching.by(|entry| Some((title(entry)?, entry.date()?.unix())));
    matching.by(|entry| Some((words(entry)?, entry.date()?.unix())));
    matching.by(|entry| match entry.date() {
        None => Some((title(entry)?, words(entry)?)),
        Some(_) => None,
    });
    matching.pairs()
}

/// The entries of a feed, each once: of two that say the same, readers keep one.
pub(super) fn distinct(feed: &FinishedFeed) -> Vec<&FinishedEntry> {
    let mut seen = HashSet::new();
    feed.entries.iter().filter(|entry| seen.insert(whole(entry))).collect()
}

type Whole<'a> = (&'a str, Option<&'a str>, &'a str, Option<i64>, &'a str, &'a str);

/// All that tells an entry from another.
fn whole(entry: &FinishedEntry) -> Whole<'_> {
    (
        &entry.id,
        entry.link.as_deref(),
        &entry.title,
        entry.date().map(Timestamp::unix),
        &entry.summary.written,
        &entry.content.written,
    )
}

fn is_known_by_id(entry: &FinishedEntry) -> bool {
    entry.has_own_id || entry.link.as_deref() != Some(&entry.id)
}

fn title(entry: &FinishedEntry) -> Option<&str> {
    Some(entry.title.as_str()).filter(|title| !title.is_empty())
}

fn words(entry: &FinishedEntry) -> Option<String> {
    Some(entry.text().words().into_owned()).filter(|words| !words.is_empty())
}

/// Whether two entries with one id are two stories: nothing else of the one is in the other.
fn is_another(old: &FinishedEntry, new: &FinishedEntry) -> bool {
    let page = |entry: &FinishedEntry| entry.link.as_deref().map(Address::of);
    differ(title(old).as_ref(), title(new).as_ref())
        && differ(old.date().as_ref(), new.date().as_ref())
        && differ(page(old).as_ref(), page(new).as_ref())
        && differ(words(old).as_ref(), words(new).as_ref())
}

/// Whether both say something, and not the same.
fn differ<T: PartialEq>(old: Option<&T>, new: Option<&T>) -> bool {
    old.is_some() && new.is_some() && old != new
}

/// Whether two entries with one link look like one story.
fn agree(old: &FinishedEntry, new: &FinishedEntry) -> bool {
    let is_same_title = title(old).is_some() && title(old) == title(new);
    let is_same_date = old.date().is_some() && old.date() == new.date();
    is_same_title || is_same_date || words(old).is_some_and(|text| words(new) == Some(text))
}
