//! From two feeds to a list of changes.

use std::cmp::Ordering;
use std::collections::HashMap;

use super::kind::{
    CORRECTED, EDITED, FEED_ID_CHANGED, FEED_TITLE_CHANGED, ID_CHANGED, KINDS, Kind, NEW, PUBLISHED_CHANGED,
    PUSHED_OUT, SELF_LINK_CHANGED, UPDATED_CHANGED, VANISHED,
};
use super::pair::{Pairs, pairs};
use crate::model::Timestamp;
use crate::reader::{Date, FinishedEntry, FinishedFeed, Text};
use crate::text::html;

/// One thing that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What kind of change.
    pub kind: &'static Kind,
    /// The entry's id, the new one where it changed; `None` when the feed itself changed.
    pub id: Option<String>,
    /// The entry's title, the new one where it changed.
    pub title: Option<String>,
    /// What changed, as it was: an id, a date, a title, an address.
    pub old: Option<String>,
    /// The same as it is now.
    pub new: Option<String>,
}

impl Change {
    /// A change of the feed itself.
    pub fn of_feed(kind: &'static Kind) -> Self {
        Self {
            kind,
            id: None,
            title: None,
            old: None,
            new: None,
        }
    }

    fn of(kind: &'static Kind, entry: &FinishedEntry) -> Self {
        Self {
            id: Some(entry.id.clone()),
            title: Some(entry.title.clone()),
            ..Self::of_feed(kind)
        }
    }

    fn from(self, old: Option<String>, new: Option<String>) -> Self {
        Self { old, new, ..self }
    }
}

/// What changes for subscribers of `old` when `new` takes its place; the worst first.
pub fn compare(old: &FinishedFeed, new: &FinishedFeed) -> Vec<Change> {
    let Pairs {
        same,
        renamed,
        gone,
        new: fresh,
    } = pairs(old, new);
    let mut changes = about_feed(old, new);
    for (before, now) in renamed {
        changes.push(Change::of(ID_CHANGED, now).from(Some(before.id.clone()), Some(now.id.clone())));
    }
    for (before, now) in same {
        about_entry(before, now, old.format == new.format, &mut changes);
    }
    changes.extend(fresh.into_iter().map(|entry| Change::of(NEW, entry)));
    let left = Left::new(old, new);
    changes.extend(gone.into_iter().map(|entry| Change::of(left.why_gone(entry), entry)));
    changes.sort_by_key(|change| KINDS.iter().position(|kind| *kind == change.kind));
    changes
}

fn about_feed(old: &FinishedFeed, new: &FinishedFeed) -> Vec<Change> {
    let title = |feed: &FinishedFeed| Some(feed.title.clone());
    let parts = [
        // A feed that has none, or is of a format that has none, says nothing about it.
        (
            FEED_ID_CHANGED,
            old.id.clone().filter(|_| new.id.is_some()),
            new.id.clone().filter(|_| old.id.is_some()),
        ),
        (FEED_TITLE_CHANGED, title(old), title(new)),
        (SELF_LINK_CHANGED, old.self_link.clone(), new.self_link.clone()),
    ];
    let changed = parts.into_iter().filter(|(_, old, new)| old != new);
    changed
        .map(|(kind, old, new)| Change::of_feed(kind).from(old, new))
        .collect()
}

fn about_entry(old: &FinishedEntry, new: &FinishedEntry, in_one_format: bool, changes: &mut Vec<Change>) {
    let was_edited = old.title != new.title || !is_same_text(old, new, in_one_format);
    let was_moved = old.published.time != new.published.time && (old.date() != new.date() || in_one_format);
    if was_moved {
        changes.push(Change::of(PUBLISHED_CHANGED, new).from(written(&old.published), written(&new.published)));
    }
    // Not every format says when an entry was updated, and two formats spell the rest in two ways.
    let is_untold = !in_one_format && (old.updated.time.is_none() || new.updated.time.is_none());
    let is_other = if in_one_format { old.all != new.all } else { was_edited };
    let kind = match old.updated.time.cmp(&new.updated.time) {
        Ordering::Equal => None,
        _ if is_untold => None,
        Ordering::Less if is_other => Some(CORRECTED),
        _ => Some(UPDATED_CHANGED),
    };
    match kind {
        Some(kind) => changes.push(Change::of(kind, new).from(written(&old.updated), written(&new.updated))),
        None if was_edited => changes.push(edited(old, new)),
        None => {}
    }
}

fn edited(old: &FinishedEntry, new: &FinishedEntry) -> Change {
    let title = |entry: &FinishedEntry| (old.title != new.title).then(|| entry.title.clone());
    Change::of(EDITED, new).from(title(old), title(new))
}

/// Whether a subscriber sees the same. Two formats write the same words with other marks.
fn is_same_text(old: &FinishedEntry, new: &FinishedEntry, in_one_format: bool) -> bool {
    if in_one_format {
        (&old.summary.written, &old.content.written) == (&new.summary.written, &new.content.written)
    } else {
        let words = |text: &Text| html::to_text(&text.written);
        words(old.text()) == words(new.text())
    }
}

fn written(date: &Date) -> Option<String> {
    date.time.map(Timestamp::rfc3339)
}

/// Tells entries that newer ones pushed out from those that vanished.
struct Left<'a> {
    /// Of what is left.
    oldest: Option<Timestamp>,
    /// The places that entries had, by id.
    places: HashMap<&'a str, usize>,
    /// The last place of what is left.
    last: Option<usize>,
}

impl<'a> Left<'a> {
    fn new(old: &'a FinishedFeed, new: &FinishedFeed) -> Self {
        let places: HashMap<&str, usize> = old
            .entries
            .iter()
            .enumerate()
            .map(|(at, entry)| (entry.id.as_str(), at))
            .collect();
        Self {
            oldest: new.entries.iter().filter_map(FinishedEntry::date).min(),
            last: new
                .entries
                .iter()
                .filter_map(|entry| places.get(entry.id.as_str()).copied())
                .max(),
            places,
        }
    }

    /// An entry is pushed out when all that is left is newer; without dates, when it stood behind
    /// all that is left.
    fn why_gone(&self, entry: &FinishedEntry) -> &'static Kind {
        let was_last = match (entry.date(), self.oldest) {
            (Some(date), Some(oldest)) => date <= oldest,
            _ => self.last.is_some() && self.places.get(entry.id.as_str()).copied() > self.last,
        };
        if was_last { PUSHED_OUT } else { VANISHED }
    }
}
