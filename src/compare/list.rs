//! What importers and subscribers of a list of feeds will see.

use std::collections::HashSet;

use super::address::Address;
use super::change::{Change, about_document, sorted};
use super::kind::{Kind, LIST_EMPTIED, SUBSCRIPTION_GONE, SUBSCRIPTION_MOVED, SUBSCRIPTION_NEW, SUBSCRIPTION_RENAMED};
use super::matching::{Matching, Pairs};
use crate::reader::{FeedList, Subscription};
use crate::text::count::Count;

/// What changes when list `new` takes the place of `old`; the worst first.
pub fn compare_lists(old: &FeedList, new: &FeedList) -> Vec<Change> {
    let Pairs { both, gone, new: fresh } = pairs(old, new);
    let mut changes: Vec<Change> = both.iter().flat_map(|(_, before, now)| about(before, now)).collect();
    changes.extend(emptied(old, new));
    changes.extend(about_document(old.fault.as_deref(), new.fault.as_deref()));
    changes.extend(fresh.iter().map(|feed| of(SUBSCRIPTION_NEW, feed)));
    changes.extend(gone.iter().map(|(_, feed)| of(SUBSCRIPTION_GONE, feed)));
    sorted(changes)
}

/// By the address of the feed; else by what stands once in each list: title and page, title, page.
fn pairs<'a>(old: &'a FeedList, new: &'a FeedList) -> Pairs<'a, Subscription> {
    let mut matching = Matching::new(distinct(old), distinct(new));
    let title = |feed: &'a Subscription| Some(feed.title.as_str()).filter(|title| !title.is_empty());
    let page = |feed: &'a Subscription| feed.page.as_deref().map(Address::of);
    matching.by(|feed| Some(Address::of(&feed.url)));
    matching.by(|feed| Some((title(feed)?, page(feed)?)));
    matching.by(title);
    matching.by(page);
    matching.pairs()
}

/// A feed may stand in several folders.
fn distinct(list: &FeedList) -> Vec<&Subscription> {
    let mut seen = HashSet::new();
    let feeds = list.subscriptions.iter();
    feeds.filter(|feed| seen.insert(Address::of(&feed.url))).collect()
}

fn about(old: &Subscription, new: &Subscription) -> Vec<Change> {
    let is_moved = Address::of(&old.url) != Address::of(&new.url);
    let moved = is_moved.then(|| of(SUBSCRIPTION_MOVED, new).from(Some(old.url.clone()), Some(new.url.clone())));
    let is_renamed = old.title != new.title;
    let renamed =
        is_renamed.then(|| of(SUBSCRIPTION_RENAMED, new).from(Some(old.title.clone()), Some(new.title.clone())));
    moved.into_iter().chain(renamed).collect()
}

fn emptied(old: &FeedList, new: &FeedList) -> Option<Change> {
    let number = |list: &FeedList| Some(Count(list.subscriptions.len(), "subscription").to_string());
    let is_emptied = new.subscriptions.is_empty() && !old.subscriptions.is_empty();
    is_emptied.then(|| Change::of_feed(LIST_EMPTIED).from(number(old), number(new)))
}

fn of(kind: &'static Kind, feed: &Subscription) -> Change {
    Change {
        id: Some(feed.url.clone()),
        title: Some(feed.title.clone()),
        ..Change::of_feed(kind)
    }
}
