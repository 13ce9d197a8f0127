//! What a checker finds, before it becomes a message: a code and the byte where it stands.
//! Line, column and excerpt are worked out later, for those that are told.

use std::collections::BTreeMap;

use super::codes::MORE_OF_THE_SAME;
use crate::Code;

/// So many findings of one kind are kept; those behind them say nothing new.
pub(crate) const MOST_OF_A_KIND: usize = 1000;

/// One finding in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    /// What kind of finding.
    pub code: &'static Code,
    /// Byte offset in the text.
    pub at: usize,
    /// `element`, `parent`, `attr`, `value` and the like, with what they are here.
    pub details: Vec<(&'static str, String)>,
}

impl Found {
    /// A finding without details.
    pub(crate) fn new(code: &'static Code, at: usize) -> Self {
        Self {
            code,
            at,
            details: Vec::new(),
        }
    }

    /// A finding about a value of which it is not known yet where it stands.
    pub(crate) fn of_value(code: &'static Code) -> Self {
        Self::new(code, 0)
    }

    /// The same with one more detail, in place of one of that name.
    #[must_use]
    pub(crate) fn with(mut self, key: &'static str, value: impl Into<String>) -> Self {
        self.details.retain(|(name, _)| *name != key);
        self.details.push((key, value.into()));
        self
    }

    /// The same with a detail, unless there is one of that name.
    #[must_use]
    pub(crate) fn or_with(self, key: &'static str, value: impl Into<String>) -> Self {
        if self.details.iter().any(|(name, _)| *name == key) {
            self
        } else {
            self.with(key, value)
        }
    }
}

/// Findings, of each kind no more than say something, so that memory is bounded.
#[derive(Debug, Default, Clone)]
pub(crate) struct Findings {
    kept: Vec<Found>,
    counts: BTreeMap<&'static str, usize>,
}

impl Findings {
    /// Takes one in, or counts it.
    pub(crate) fn push(&mut self, found: Found) {
        let count = self.counts.entry(found.code.name).or_default();
        *count += 1;
        if *count <= MOST_OF_A_KIND {
            self.kept.push(found);
        }
    }

    /// Takes many in.
    pub(crate) fn extend(&mut self, found: impl IntoIterator<Item = Found>) {
        found.into_iter().for_each(|found| self.push(found));
    }

    /// Moves all of them behind a text of that length.
    pub(crate) fn shift(&mut self, length: usize) {
        self.kept.iter_mut().for_each(|found| found.at += length);
    }

    /// How many there were, of all kinds.
    pub(crate) fn count(&self) -> usize {
        self.counts.values().sum()
    }

    /// Whether another of a kind would be kept.
    pub(crate) fn has_room(&self, code: &Code) -> bool {
        self.counts.get(code.name).is_none_or(|count| *count < MOST_OF_A_KIND)
    }

    /// The first of a kind in the text.
    pub(crate) fn first_of(&self, code: &Code) -> Option<&Found> {
        self.first(|found| found.code == code)
    }

    /// The first in the text that is asked for.
    pub(crate) fn first(&self, is_meant: impl Fn(&Found) -> bool) -> Option<&Found> {
        self.kept
            .iter()
            .filter(|found| is_meant(found))
            .min_by_key(|found| found.at)
    }

    /// Puts another in the place of each, or nothing, in the order of the text.
    pub(crate) fn rewrite(&mut self, mut with: impl FnMut(Found) -> Option<Found>) {
        let mut kept = std::mem::take(&mut self.kept);
        kept.sort_by_key(|found| found.at);
        for found in kept {
            let old = found.code.name;
            let new = with(found);
            if new.as_ref().is_none_or(|new| new.code.name != old) {
                if let Some(count) = self.counts.get_mut(old) {
                    *count -= 1;
                }
                self.counts.retain(|name, count| *name != old || *count > 0);
                if let Some(new) = &new {
                    *self.counts.entry(new.code.name).or_default() += 1;
                }
            }
            self.kept.extend(new);
        }
    }

    /// Whether there is one of a kind.
    pub(crate) fn has(&self, code: &Code) -> bool {
        self.counts.contains_key(code.name)
    }

    /// Forgets all of a kind.
    pub(crate) fn remove(&mut self, code: &Code) {
        if self.counts.remove(code.name).is_some() {
            self.kept.retain(|found| found.code != code);
        }
    }

    /// Those that were kept in the order of the text, and how many more there are of each kind.
    pub(crate) fn into_found(mut self) -> Vec<Found> {
        self.kept.sort_by_key(|found| found.at);
        let last = self.kept.last().map_or(0, |found| found.at);
        let cut = self.counts.iter().filter(|(_, count)| **count > MOST_OF_A_KIND);
        let told = cut.map(|(name, count)| {
            let found = Found::new(MORE_OF_THE_SAME, last).with("code", *name);
            found.with("count", (count - MOST_OF_A_KIND).to_string())
        });
        self.kept.extend(told);
        self.kept
    }
}
