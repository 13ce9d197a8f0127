//! What changed in one story.

use std::cmp::Ordering;

use super::address::Address;
use super::change::Change;
use super::files;
use super::kind::{CORRECTED, EDITED, ID_CHANGED, LINK_CHANGED, PUBLISHED_CHANGED, UPDATED_CHANGED};
use super::terms::Terms;
use crate::model::Timestamp;
use crate::reader::{Date, FinishedEntry, Text};
use crate::text::html;

/// A story as it was and as it is.
pub(super) fn changes(old: &FinishedEntry, new: &FinishedEntry, terms: Terms) -> Vec<Change> {
    let mut changes = Vec::new();
    if old.id == new.id {
        changes.extend(published(old, new));
        changes.extend(version(old, new, terms));
    } else {
        changes.push(Change::of(ID_CHANGED, new).from(Some(old.id.clone()), Some(new.id.clone())));
    }
    changes.extend(link(old, new, terms));
    changes.extend(files::change(old, new, terms));
    changes
}

/// Where an entry has one date only, that is its date, whatever it is called.
fn published(old: &FinishedEntry, new: &FinishedEntry) -> Option<Change> {
    let was_moved = old.published.time != new.published.time && old.date() != new.date();
    was_moved.then(|| Change::of(PUBLISHED_CHANGED, new).from(shown_date(old), shown_date(new)))
}

fn shown_date(entry: &FinishedEntry) -> Option<String> {
    entry.date().map(Timestamp::rfc3339)
}

/// Whether it is another version, and says so.
fn version(old: &FinishedEntry, new: &FinishedEntry, terms: Terms) -> Option<Change> {
    let was_edited = old.title != new.title || !is_same_text(old, new, terms);
    let is_other = if terms.as_written {
        old.all != new.all
    } else {
        was_edited
    };
    let kind = match order(old, new, terms) {
        Ordering::Equal => None,
        Ordering::Less if is_other => Some(CORRECTED),
        _ => Some(UPDATED_CHANGED),
    };
    match kind {
        Some(kind) => Some(Change::of(kind, new).from(written(&old.updated), written(&new.updated))),
        None => was_edited.then(|| edited(old, new)),
    }
}

/// Which of two versions is the later one, as far as they say. Not every format says when an entry was updated.
fn order(old: &FinishedEntry, new: &FinishedEntry, terms: Terms) -> Ordering {
    match (old.updated.time, new.updated.time) {
        (None, None) => Ordering::Equal,
        (Some(_), None) | (None, Some(_)) if !terms.in_one_format => Ordering::Equal,
        // The only date of the one may be the first date of the other.
        (Some(updated), None) if old.published.time.is_none() && new.published.time == Some(updated) => Ordering::Equal,
        (None, Some(updated)) if new.published.time.is_none() && old.published.time == Some(updated) => Ordering::Equal,
        (before, now) => before.cmp(&now),
    }
}

fn edited(old: &FinishedEntry, new: &FinishedEntry) -> Change {
    let title = |entry: &FinishedEntry| (old.title != new.title).then(|| entry.title.clone());
    Change::of(EDITED, new).from(title(old), title(new))
}

/// An id that is an address says it already. Not every format wants a link.
fn link(old: &FinishedEntry, new: &FinishedEntry, terms: Terms) -> Option<Change> {
    let (before, now) = (old.link.as_deref(), new.link.as_deref());
    let is_told = Some(old.id.as_str()) == before && Some(new.id.as_str()) == now;
    let is_untold = before.is_none() || now.is_none() && !terms.in_one_format;
    let is_same = is_untold || before.map(Address::of) == now.map(Address::of);
    let change = || Change::of(LINK_CHANGED, new).from(old.link.clone(), new.link.clone());
    (!is_same && !is_told).then(change)
}

/// Whether a subscriber sees the same. Two formats write the same words with other marks.
fn is_same_text(old: &FinishedEntry, new: &FinishedEntry, terms: Terms) -> bool {
    if terms.as_written {
        (&old.summary.written, &old.content.written) == (&new.summary.written, &new.content.written)
    } else {
        let words = |text: &Text| html::to_text(&text.written);
        words(old.text()) == words(new.text())
    }
}

fn written(date: &Date) -> Option<String> {
    date.time.map(Timestamp::rfc3339)
}
