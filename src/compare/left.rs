//! Why entries are gone.

use super::kind::{Kind, PUSHED_OUT, VANISHED};
use super::matching::Pairs;
use crate::model::Timestamp;
use crate::reader::{FinishedEntry, FinishedFeed};

/// Tells entries that newer ones pushed out from those that vanished.
pub(super) struct Left<'a> {
    /// Of what is in the new feed.
    oldest: Option<Timestamp>,
    /// The last place in the old feed that an entry had which is still there.
    last: Option<usize>,
    came: &'a [&'a FinishedEntry],
}

impl<'a> Left<'a> {
    /// Of entries that were matched.
    pub(super) fn new(pairs: &'a Pairs<'_, FinishedEntry>, new: &FinishedFeed) -> Self {
        Self {
            oldest: new.entries.iter().filter_map(FinishedEntry::date).min(),
            last: pairs.both.iter().map(|(at, _, _)| *at).max(),
            came: &pairs.new,
        }
    }

    /// The entry at a place of the old feed is pushed out when a newer one came and all that is there is newer; without dates,
    /// when one came and it stood behind all that is left.
    pub(super) fn why_gone(&self, at: usize, entry: &FinishedEntry) -> &'static Kind {
        let was_last = match (entry.date(), self.oldest) {
            (Some(date), Some(oldest)) => date <= oldest,
            _ => self.last.is_some_and(|last| at > last),
        };
        let is_newer = |new: &&FinishedEntry| match (new.date(), entry.date()) {
            (Some(new), Some(date)) => new > date,
            _ => true,
        };
        if was_last && self.came.iter().any(is_newer) {
            PUSHED_OUT
        } else {
            VANISHED
        }
    }
}
