//! Paged, archived and complete feeds (RFC 5005).

use crate::codes::{
    ARCHIVE_INCOMPLETE, CURRENT_NOT_SELF_IN_COMPLETE_FEED, FEED_REL_IN_COMPLETE_FEED, LINK_PAST_END,
    MISSING_CURRENT_IN_ARCHIVE,
};
use crate::found::Found;
use crate::frame::Frame;
use crate::namespace::Ns;
use crate::walk::Walk;

/// Relations that lead to other pages of a feed.
pub(crate) const RELATIONS: [&str; 7] = [
    "current",
    "first",
    "last",
    "next",
    "next-archive",
    "prev-archive",
    "previous",
];

/// Looks at the links of a feed together.
pub(crate) fn feed<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    let mut found = Vec::new();
    if frame.has((Ns::History, "complete")) {
        found.extend(complete(walk, frame));
    }
    found.extend(past_the_end(walk, frame));
    if frame.has((Ns::History, "archive")) && !frame.has((Ns::History, "complete")) {
        let has = |rels: &[&str]| frame.notes.links().iter().any(|link| rels.contains(&link.rel.as_str()));
        if !has(&["prev-archive", "next-archive"]) {
            found.push(walk.about(frame, ARCHIVE_INCOMPLETE));
        }
        if !has(&["current"]) {
            found.push(walk.about(frame, MISSING_CURRENT_IN_ARCHIVE));
        }
    }
    walk.found.append(&mut found);
}

/// A complete feed has no other pages (section 2).
fn complete<'a>(walk: &Walk<'a>, frame: &Frame<'a>) -> Vec<Found> {
    let paging = frame
        .notes
        .links()
        .iter()
        .filter(|link| RELATIONS.contains(&link.rel.as_str()));
    let told = paging.filter_map(|link| {
        let code = match link.rel.as_str() {
            "current" if walk.facts().own.contains(&link.href) => return None,
            "current" => CURRENT_NOT_SELF_IN_COMPLETE_FEED,
            _ => FEED_REL_IN_COMPLETE_FEED,
        };
        let shown = walk.context.show(frame.name.pair());
        Some(
            Found::new(code, link.at)
                .with("rel", link.rel.clone())
                .with("element", shown),
        )
    });
    told.collect()
}

/// The first page has none before it, and the last none after it (section 3).
fn past_the_end<'a>(walk: &Walk<'a>, frame: &Frame<'a>) -> Vec<Found> {
    let mut found = Vec::new();
    for (end, beyond) in [("first", "previous"), ("last", "next")] {
        let is_end = frame
            .notes
            .links()
            .iter()
            .any(|link| link.rel == end && walk.facts().own.contains(&link.href));
        for link in frame.notes.links().iter().filter(|link| is_end && link.rel == beyond) {
            let shown = walk.context.show(frame.name.pair());
            let finding = Found::new(LINK_PAST_END, link.at).with("self", end).with("rel", beyond);
            found.push(finding.with("element", shown));
        }
    }
    found
}
