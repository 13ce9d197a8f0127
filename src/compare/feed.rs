//! From two feeds to a list of changes.

use std::collections::{HashMap, HashSet};

use super::change::{Change, about_document, sorted};
use super::entry;
use super::kind::{
    FEED_EMPTIED, FEED_ID_CHANGED, FEED_TITLE_CHANGED, ID_CHANGED, ID_REUSED, ID_SHARED, Kind, NEW, NO_OWN_ID,
    SELF_LINK_CHANGED,
};
use super::left::Left;
use super::matching::Pairs;
use super::pair::{distinct, pairs};
use super::terms::Terms;
use crate::reader::{FinishedEntry, FinishedFeed};
use crate::text::count::Count;

/// What changes for subscribers of `old` when `new` takes its place; the worst first.
pub fn compare(old: &FinishedFeed, new: &FinishedFeed) -> Vec<Change> {
    let (pairs, terms) = (pairs(old, new), Terms::of(old, new));
    let mut changes = about_feed(old, new);
    changes.extend(about_document(old.fault.as_deref(), new.fault.as_deref()));
    let stories = pairs.both.iter();
    changes.extend(stories.flat_map(|(_, before, now)| entry::changes(before, now, terms)));
    reused(old, new, &pairs, &mut changes);
    changes.extend(shared(old, new, &pairs));
    changes.extend(pairs.new.iter().map(|entry| Change::of(NEW, entry)));
    let left = Left::new(&pairs, new);
    let gone = pairs.gone.iter();
    changes.extend(gone.map(|(at, entry)| Change::of(left.why_gone(*at, entry), entry)));
    sorted(changes)
}

fn about_feed(old: &FinishedFeed, new: &FinishedFeed) -> Vec<Change> {
    let title = |feed: &FinishedFeed| Some(feed.title.clone());
    let number = |feed: &FinishedFeed| Some(Count(feed.entries.len(), "entry").to_string());
    let is_emptied = new.entries.is_empty();
    let parts = [
        (
            FEED_EMPTIED,
            number(old).filter(|_| is_emptied),
            number(new).filter(|_| is_emptied),
        ),
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

/// A story whose new id was that of another one does not come back as unread: readers have that id. One that several share is told as such.
fn reused(old: &FinishedFeed, new: &FinishedFeed, pairs: &Pairs<'_, FinishedEntry>, changes: &mut Vec<Change>) {
    let (before, now) = (uses(old), uses(new));
    let is_alone = |uses: &HashMap<&str, usize>, id: &str| uses.get(id) == Some(&1);
    let has_other =
        |entry: &FinishedEntry| entry.has_own_id && is_alone(&before, &entry.id) && is_alone(&now, &entry.id);
    let moved = pairs
        .both
        .iter()
        .filter(|(_, before, now)| before.id != now.id && has_other(now));
    let moved: HashSet<&str> = moved.map(|(_, _, now)| now.id.as_str()).collect();
    changes.retain(|change| {
        let id = change.id.as_deref().unwrap_or_default();
        change.kind != ID_CHANGED || !moved.contains(id)
    });
    let stories = pairs.both.iter().map(|(_, _, now)| now);
    let reused = stories.filter(|entry| moved.contains(entry.id.as_str()));
    let new = pairs.new.iter().filter(|entry| has_other(entry));
    changes.extend(reused.chain(new).map(|entry| told(ID_REUSED, entry)));
}

/// Entries that are known by what others are known by, too.
fn shared(old: &FinishedFeed, new: &FinishedFeed, pairs: &Pairs<'_, FinishedEntry>) -> Vec<Change> {
    let (before, now) = (uses(old), uses(new));
    let of = |uses: &HashMap<&str, usize>, id: &str| uses.get(id).copied().unwrap_or_default();
    let is_shared = |entry: &FinishedEntry| of(&now, &entry.id) > 1;
    let is_newly = |entry: &&FinishedEntry| entry.has_own_id && is_shared(entry) && of(&before, &entry.id) < 2;
    let newly = distinct(new).into_iter().filter(is_newly);
    let was_taken = |entry: &FinishedEntry| of(&before, &entry.id) > usize::from(entry.has_own_id);
    let is_hidden = |entry: &&&FinishedEntry| !is_newly(entry) && (is_shared(entry) || was_taken(entry));
    let hidden = pairs.new.iter().filter(is_hidden);
    let mut changes: Vec<Change> = newly.map(|entry| told(ID_SHARED, entry)).collect();
    changes.extend(hidden.map(|entry| told(NO_OWN_ID, entry)));
    changes
}

fn told(kind: &'static Kind, entry: &FinishedEntry) -> Change {
    Change::of(kind, entry).from(None, Some(entry.id.clone()))
}

/// By id, how many entries have it.
fn uses(feed: &FinishedFeed) -> HashMap<&str, usize> {
    let mut uses = HashMap::new();
    for entry in distinct(feed) {
        *uses.entry(entry.id.as_str()).or_default() += 1;
    }
    uses
}
