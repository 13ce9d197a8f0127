//! Which entries of two feeds are one story: by id, as readers see it; else by link, or by title
//! and date, as people do.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use crate::reader::{FinishedEntry, FinishedFeed};

/// The entries of two feeds, matched.
pub struct Pairs<'a> {
    /// Under one id.
    pub same: Vec<(&'a FinishedEntry, &'a FinishedEntry)>,
    /// One story under two ids.
    pub renamed: Vec<(&'a FinishedEntry, &'a FinishedEntry)>,
    /// Only in the old feed.
    pub gone: Vec<&'a FinishedEntry>,
    /// Only in the new feed.
    pub new: Vec<&'a FinishedEntry>,
}

/// Matches the entries of two feeds, each list in the order of its feed.
pub fn pairs<'a>(old: &'a FinishedFeed, new: &'a FinishedFeed) -> Pairs<'a> {
    let (mut gone, mut fresh) = (distinct(old), distinct(new));
    let same = take(&mut gone, &mut fresh, |entry| Some(entry.id.as_str()));
    let mut renamed = take(&mut gone, &mut fresh, |entry| entry.link.as_deref());
    renamed.extend(take(&mut gone, &mut fresh, |entry| {
        let is_told = !entry.title.is_empty();
        entry
            .date()
            .filter(|_| is_told)
            .map(|date| (entry.title.as_str(), date.unix()))
    }));
    Pairs {
        same,
        renamed,
        gone,
        new: fresh,
    }
}

/// Of entries with one id, readers keep one.
fn distinct(feed: &FinishedFeed) -> Vec<&FinishedEntry> {
    let mut seen = HashSet::new();
    feed.entries
        .iter()
        .filter(|entry| seen.insert(entry.id.as_str()))
        .collect()
}

/// Takes the entries out of both lists that agree in `key`, where it is the key of one entry on
/// each side only: a link that all entries share tells nothing.
fn take<'a, K: Eq + Hash>(
    old: &mut Vec<&'a FinishedEntry>,
    new: &mut Vec<&'a FinishedEntry>,
    key: impl Fn(&'a FinishedEntry) -> Option<K>,
) -> Vec<(&'a FinishedEntry, &'a FinishedEntry)> {
    let (before, after) = (by_key(old, &key), by_key(new, &key));
    let partner = |entry: &'a FinishedEntry,
                   others: &HashMap<K, Vec<&'a FinishedEntry>>,
                   own: &HashMap<K, Vec<&'a FinishedEntry>>| {
        let key = key(entry)?;
        match (own.get(&key)?.as_slice(), others.get(&key)?.as_slice()) {
            ([_], [other]) => Some(*other),
            _ => None,
        }
    };
    let matched = new
        .iter()
        .filter_map(|entry| Some((partner(entry, &before, &after)?, *entry)))
        .collect();
    let (all_old, all_new) = (std::mem::take(old), std::mem::take(new));
    old.extend(
        all_old
            .into_iter()
            .filter(|entry| partner(entry, &after, &before).is_none()),
    );
    new.extend(
        all_new
            .into_iter()
            .filter(|entry| partner(entry, &before, &after).is_none()),
    );
    matched
}

fn by_key<'a, K: Eq + Hash>(
    entries: &[&'a FinishedEntry],
    key: impl Fn(&'a FinishedEntry) -> Option<K>,
) -> HashMap<K, Vec<&'a FinishedEntry>> {
    let mut groups: HashMap<K, Vec<&FinishedEntry>> = HashMap::new();
    for entry in entries {
        if let Some(key) = key(entry) {
            groups.entry(key).or_default().push(entry);
        }
    }
    groups
}
