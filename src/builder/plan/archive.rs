//! Feeds that keep all of their stories (RFC 5005, section 4): the newest stand in the document that readers subscribe to, and
//! every one in an archive. Archives are closed when a later one begins, and nothing but a change of their own stories changes
//! them then.

use std::collections::BTreeMap;
use std::mem;

use chrono::DateTime;
use rustc_hash::FxHashSet;

use crate::builder::memory::scanned::ArticleNumber;
use crate::builder::memory::state::{PublishedFeed, State};
use crate::builder::plan::feed_plan::{Chain, FeedPlan, Root};
use crate::builder::scan::Scan;
use crate::config::Archive;
use crate::model::Timestamp;

/// Some stories that follow one another.
struct Part {
    key: String,
    /// As the state remembers it: the time with which it begins, for parts by count.
    name: String,
    /// Newest first.
    entries: Vec<ArticleNumber>,
}

/// The documents of a feed: the one that readers subscribe to, then its archives from the oldest on. `feed` has all stories,
/// newest first.
pub(super) fn split(
    scan: &Scan,
    state: &State,
    archive: Archive,
    limit: Option<usize>,
    mut feed: FeedPlan,
) -> Vec<FeedPlan> {
    let rule = rule(archive, &feed.path);
    let known = known(state, &rule, &feed.path);
    let fits = limit.is_none_or(|limit| feed.entries.len() <= limit);
    if limit.is_none() || fits && known.is_empty() {
        return vec![complete(feed)];
    }
    let parts = match archive {
        Archive::Count(size) => by_count(scan, size, &known, &feed.entries),
        Archive::Year | Archive::Month | Archive::Day => by_period(scan, archive, &known, &feed.entries),
    };
    let Some((open, closed)) = parts.split_last().filter(|(_, closed)| !closed.is_empty()) else {
        return vec![complete(feed)];
    };
    // What is in no archive yet is in the feed, so that who comes back late finds all of it.
    let newest: FxHashSet<ArticleNumber> = open.entries.iter().copied().collect();
    let all = mem::take(&mut feed.entries);
    let limit = limit.unwrap_or_default();
    let is_current = |(at, article): &(usize, ArticleNumber)| *at < limit || newest.contains(article);
    let current: Vec<ArticleNumber> = (all.into_iter().enumerate())
        .filter(is_current)
        .map(|(_, article)| article)
        .collect();
    let path = |part: &Part| format!("{}/{}", feed.path, part.key);
    let root = Root {
        path: feed.path.clone(),
        rule: feed.rule.clone(),
    };
    let document = |(at, part): (usize, &Part)| FeedPlan {
        path: path(part),
        rule: rule.clone(),
        key: part.key.clone(),
        name: part.name.clone(),
        entries: part.entries.clone(),
        retracted: Vec::new(),
        is_full: false,
        chain: Chain {
            root: Some(root.clone()),
            previous: at.checked_sub(1).map(|before| path(&parts[before])),
            next: parts.get(at + 1).map(path),
            is_closed: at < closed.len(),
            is_complete: false,
        },
        ..feed.clone()
    };
    let archives: Vec<FeedPlan> = parts.iter().enumerate().map(document).collect();
    feed.chain.previous = closed.last().map(path);
    feed.entries = current;
    std::iter::once(feed).chain(archives).collect()
}

/// A feed in one document says so (RFC 5005, section 2).
fn complete(mut feed: FeedPlan) -> FeedPlan {
    feed.chain.is_complete = true;
    feed
}

/// The name of the rule that makes the archives of a feed.
fn rule(archive: Archive, path: &str) -> String {
    let kind = match archive {
        Archive::Year => "year",
        Archive::Month => "month",
        Archive::Day => "day",
        Archive::Count(_) => "count",
    };
    format!("{}{kind} {path}", PublishedFeed::ARCHIVE)
}

/// The archives of earlier builds, by their keys: they go on even when nothing is left in them, as readers follow links to them.
fn known<'s>(state: &'s State, rule: &str, path: &str) -> BTreeMap<&'s str, &'s PublishedFeed> {
    let below = format!("{path}/");
    let rows = state.feeds.range(below.clone()..);
    let rows = rows.take_while(|(path, _)| path.starts_with(&below));
    let own = rows.filter(|(_, feed)| feed.rule == rule);
    own.map(|(_, feed)| (feed.key.as_str(), feed)).collect()
}

/// By the dates that stories have where they were written, as in their addresses.
fn by_period(
    scan: &Scan,
    archive: Archive,
    known: &BTreeMap<&str, &PublishedFeed>,
    newest_first: &[ArticleNumber],
) -> Vec<Part> {
    let mut parts: BTreeMap<String, Vec<ArticleNumber>> =
        known.keys().map(|key| ((*key).to_owned(), Vec::new())).collect();
    for &at in newest_first {
        let (year, month, day, ..) = scan.articles[at].published.fields();
        let key = match archive {
            Archive::Year => format!("{year:04}"),
            Archive::Day => format!("{year:04}-{month:02}-{day:02}"),
            Archive::Month | Archive::Count(_) => format!("{year:04}-{month:02}"),
        };
        parts.entry(key).or_default().push(at);
    }
    let parts = parts.into_iter();
    parts
        .map(|(key, entries)| Part {
            name: key.clone(),
            key,
            entries,
        })
        .collect()
}

/// A part by count that is being filled.
struct Filling {
    number: usize,
    /// It has what was published from then on, up to the next one.
    from: Timestamp,
    /// Oldest first.
    entries: Vec<ArticleNumber>,
}

/// So many stories each. Where a part begins is remembered: a late story goes where it would have been, and no other moves. Stories
/// of one moment stay together.
fn by_count(
    scan: &Scan,
    size: usize,
    known: &BTreeMap<&str, &PublishedFeed>,
    newest_first: &[ArticleNumber],
) -> Vec<Part> {
    let begun = |(key, feed): (&&str, &&PublishedFeed)| {
        Some(Filling {
            number: key.parse().ok()?,
            from: DateTime::parse_from_rfc3339(&feed.name).ok().map(Timestamp::new)?,
            entries: Vec::new(),
        })
    };
    let mut parts: Vec<Filling> = known.iter().filter_map(begun).collect();
    parts.sort_by_key(|part| (part.from, part.number));
    for &at in newest_first.iter().rev() {
        let time = scan.articles[at].published;
        let place = parts.partition_point(|part| part.from <= time).saturating_sub(1);
        let is_last = place + 1 >= parts.len();
        match parts.get_mut(place) {
            Some(part) if !(is_last && is_full(scan, &*part, size, time)) => part.entries.push(at),
            last => {
                let number = last.map_or(0, |part| part.number) + 1;
                parts.push(Filling {
                    number,
                    from: time,
                    entries: vec![at],
                });
            }
        }
    }
    let parts = parts.into_iter().map(|part| Part {
        key: format!("{:04}", part.number),
        name: part.from.rfc3339(),
        entries: part.entries.into_iter().rev().collect(),
    });
    parts.collect()
}

/// Whether a story of this time begins a new part.
fn is_full(scan: &Scan, part: &Filling, size: usize, time: Timestamp) -> bool {
    let last = part.entries.last().map(|at| scan.articles[*at].published);
    part.entries.len() >= size && last != Some(time)
}
