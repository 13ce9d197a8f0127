//! Which entries of two feeds are one story: by id, as readers see it; else by what people go by, where it stands once in
//! each of the two feeds.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use super::address::{Address, is_home};
use crate::model::Timestamp;
use crate::reader::{FinishedEntry, FinishedFeed};

/// The entries of two feeds, matched.
pub struct Pairs<'a> {
    /// One story, as it was and as it is, with its place in the old feed; in the order of the new one.
    pub both: Vec<(usize, &'a FinishedEntry, &'a FinishedEntry)>,
    /// Only in the old feed, with their places there.
    pub gone: Vec<(usize, &'a FinishedEntry)>,
    /// Only in the new feed.
    pub new: Vec<&'a FinishedEntry>,
}

/// Matches the entries of two feeds.
pub fn pairs<'a>(old: &'a FinishedFeed, new: &'a FinishedFeed) -> Pairs<'a> {
    let mut matching = Matching::new(distinct(old), distinct(new));
    // The link of an entry that has no id says no more than any other link.
    matching.by(|entry| is_known_by_id(entry).then_some(entry.id.as_str()));
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
pub fn distinct(feed: &FinishedFeed) -> Vec<&FinishedEntry> {
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

/// Whether two entries with one link look like one story.
fn agree(old: &FinishedEntry, new: &FinishedEntry) -> bool {
    let is_same_title = title(old).is_some() && title(old) == title(new);
    let is_same_date = old.date().is_some() && old.date() == new.date();
    is_same_title || is_same_date || words(old).is_some_and(|text| words(new) == Some(text))
}

/// The entries of two feeds, and what is known of them so far.
struct Matching<'a> {
    old: Vec<&'a FinishedEntry>,
    new: Vec<&'a FinishedEntry>,
    /// By the place of a new entry, the place of the old one that is the same story.
    partners: Vec<Option<usize>>,
    /// By the place of an old entry, whether it is one of them.
    taken: Vec<bool>,
}

impl<'a> Matching<'a> {
    fn new(old: Vec<&'a FinishedEntry>, new: Vec<&'a FinishedEntry>) -> Self {
        Self {
            partners: vec![None; new.len()],
            taken: vec![false; old.len()],
            old,
            new,
        }
    }

    /// Matches what is left by a key.
    fn by<K: Eq + Hash>(&mut self, key: impl Fn(&'a FinishedEntry) -> Option<K>) {
        self.by_each(&key, &key, |_, _| true);
    }

    /// Matches entries by a key that stands once in each whole feed: one that several share tells nothing, whichever of
    /// them are matched already.
    fn by_each<K: Eq + Hash>(
        &mut self,
        old_key: impl Fn(&'a FinishedEntry) -> Option<K>,
        new_key: impl Fn(&'a FinishedEntry) -> Option<K>,
        agree: impl Fn(&FinishedEntry, &FinishedEntry) -> bool,
    ) {
        if !self.taken.contains(&false) || !self.partners.contains(&None) {
            return;
        }
        let (before, now) = (places(&self.old, &old_key), places(&self.new, &new_key));
        for at in 0..self.new.len() {
            let Some(key) = new_key(self.new[at]) else {
                continue;
            };
            let (Some(Place::Once(now)), Some(Place::Once(before))) = (now.get(&key), before.get(&key)) else {
                continue;
            };
            let is_free = self.partners[*now].is_none() && !self.taken[*before];
            if is_free && agree(self.old[*before], self.new[*now]) {
                self.partners[*now] = Some(*before);
                self.taken[*before] = true;
            }
        }
    }

    fn pairs(self) -> Pairs<'a> {
        let Self {
            old,
            new,
            partners,
            taken,
        } = self;
        let matched = || partners.iter().zip(&new);
        Pairs {
            both: matched()
                .filter_map(|(at, entry)| Some(((*at)?, old[(*at)?], *entry)))
                .collect(),
            new: matched()
                .filter(|(at, _)| at.is_none())
                .map(|(_, entry)| *entry)
                .collect(),
            gone: old.into_iter().enumerate().filter(|(at, _)| !taken[*at]).collect(),
        }
    }
}

/// Where a key stands.
enum Place {
    Once(usize),
    Often,
}

fn places<'a, K: Eq + Hash>(
    entries: &[&'a FinishedEntry],
    key: impl Fn(&'a FinishedEntry) -> Option<K>,
) -> HashMap<K, Place> {
    let mut places = HashMap::new();
    for (at, entry) in entries.iter().enumerate() {
        if let Some(key) = key(entry) {
            let place = places.entry(key);
            place
                .and_modify(|place| *place = Place::Often)
                .or_insert(Place::Once(at));
        }
    }
    places
}
