//! Which entries of two feeds are one story: by id, as readers see it; else by link, or by title
//! and date, as people do.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use crate::reader::{Entry, Feed};

/// The entries of two feeds, matched.
pub struct Pairs<'a> {
    /// Under one id.
    pub same: Vec<(&'a Entry, &'a Entry)>,
    /// One story under two ids.
    pub renamed: Vec<(&'a Entry, &'a Entry)>,
    /// Only in the old feed.
    pub gone: Vec<&'a Entry>,
    /// Only in the new feed.
    pub new: Vec<&'a Entry>,
}

/// Matches the entries of two feeds, each list in the order of its feed.
pub fn pairs<'a>(old: &'a Feed, new: &'a Feed) -> Pairs<'a> {
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
fn distinct(feed: &Feed) -> Vec<&Entry> {
    let mut seen = HashSet::new();
    feed.entries
        .iter()
        .filter(|entry| seen.insert(entry.id.as_str()))
        .collect()
}

/// Takes the entries out of both lists that agree in `key`, where it is the key of one entry on
/// each side only: a link that all entries share tells nothing.
fn take<'a, K: Eq + Hash>(
    old: &mut Vec<&'a Entry>,
    new: &mut Vec<&'a Entry>,
    key: impl Fn(&'a Entry) -> Option<K>,
) -> Vec<(&'a Entry, &'a Entry)> {
    let (before, after) = (by_key(old, &key), by_key(new, &key));
    let partner = |entry: &'a Entry, others: &HashMap<K, Vec<&'a Entry>>, own: &HashMap<K, Vec<&'a Entry>>| {
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

fn by_key<'a, K: Eq + Hash>(entries: &[&'a Entry], key: impl Fn(&'a Entry) -> Option<K>) -> HashMap<K, Vec<&'a Entry>> {
    let mut groups: HashMap<K, Vec<&Entry>> = HashMap::new();
    for entry in entries {
        if let Some(key) = key(entry) {
            groups.entry(key).or_default().push(entry);
        }
    }
    groups
}
