//! Which members of two lists are one, by keys that stand once in each.

use std::collections::HashMap;
use std::hash::Hash;

/// The members of two lists, matched.
pub(super) struct Pairs<'a, T> {
    /// One, as it was and as it is, with its place in the old list; in the order of the new one.
    pub both: Vec<(usize, &'a T, &'a T)>,
    /// Only in the old list, with their places there.
    pub gone: Vec<(usize, &'a T)>,
    /// Only in the new list.
    pub new: Vec<&'a T>,
}

/// Two lists, and what is known of them so far.
pub(super) struct Matching<'a, T> {
    old: Vec<&'a T>,
    new: Vec<&'a T>,
    /// By the place of a new one, the place of the old one that is the same.
    partners: Vec<Option<usize>>,
    /// By the place of an old one, whether it is one of them.
    taken: Vec<bool>,
}

impl<'a, T> Matching<'a, T> {
    /// Nothing is known.
    pub(super) fn new(old: Vec<&'a T>, new: Vec<&'a T>) -> Self {
        Self {
            partners: vec![None; new.len()],
            taken: vec![false; old.len()],
            old,
            new,
        }
    }

    /// Matches what is left by a key.
    pub(super) fn by<K: Eq + Hash>(&mut self, key: impl Fn(&'a T) -> Option<K>) {
        self.by_each(&key, &key, |_, _| true);
    }

    /// Matches by a key that stands once in each whole list: one that several share tells nothing, whichever of
    /// them are matched already.
    pub(super) fn by_each<K: Eq + Hash>(
        &mut self,
        old_key: impl Fn(&'a T) -> Option<K>,
        new_key: impl Fn(&'a T) -> Option<K>,
        agree: impl Fn(&T, &T) -> bool,
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

    /// What is known now.
    pub(super) fn pairs(self) -> Pairs<'a, T> {
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

fn places<'a, T, K: Eq + Hash>(entries: &[&'a T], key: impl Fn(&'a T) -> Option<K>) -> HashMap<K, Place> {
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
