//! Atom feeds and entries as a whole (RFC 4287, sections 4.1.1 and 4.1.2).

use std::collections::BTreeSet;

use crate::Code;
use crate::codes::{
    DUPLICATE_ATOM_LINK, DUPLICATE_ENTRIES, DUPLICATE_IDS, DUPLICATE_UPDATED, MISPLACED_METADATA,
    MISSING_CONTENT_OR_ALTERNATE, MISSING_ELEMENT, MISSING_SELF, MISSING_SOURCE_ELEMENT, MISSING_SUMMARY,
    MISSING_TEXTUAL_CONTENT, NOT_BLANK,
};
use crate::found::Found;
use crate::frame::Frame;
use crate::namespace::Ns;
use crate::notes::{EntryContent, Notes};
use crate::rules::construct;
use crate::walk::Walk;

/// So many entries with one id are one mistake, not many.
const ALL_ALIKE: usize = 9;

fn core(local: &str) -> (Ns, &str) {
    (Ns::Atom, local)
}

fn metadata<'a>(walk: &mut Walk<'a>, frame: &Frame<'a>, code: &'static Code) {
    for local in ["title", "id", "updated"] {
        if !frame.has(core(local)) {
            walk.lacks(frame, core(local), code);
        }
    }
    duplicate_links(walk, frame);
}

/// One alternate for each type and language (section 4.1.1).
fn duplicate_links<'a>(walk: &mut Walk<'a>, frame: &Frame<'a>) {
    let mut seen = BTreeSet::new();
    for link in frame.notes.links().iter().filter(|link| link.rel == "alternate") {
        if !seen.insert((&link.media_type, &link.language)) {
            let shown = walk.context.show(frame.name.pair());
            let found = Found::new(DUPLICATE_ATOM_LINK, link.at)
                .with("parent", shown)
                .with("element", "link");
            let found = found.with("type", link.media_type.clone());
            walk.tell(found.with("hreflang", link.language.clone()));
        }
    }
}

/// `feed` as a whole.
pub(crate) fn feed<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    metadata(walk, frame, MISSING_ELEMENT);
    if !frame.notes.links().iter().any(|link| link.rel == "self") {
        let found = walk.about(frame, MISSING_SELF);
        walk.tell(found);
    }
    let entries = frame.seen(core("entry")).map_or(0, |entry| entry.count);
    if entries > ALL_ALIKE && entries == walk.facts().entries.doubled_ids + 1 {
        let found = walk.about(frame, DUPLICATE_IDS);
        walk.kept.remove(DUPLICATE_ENTRIES);
        walk.found.retain(|found| found.code != DUPLICATE_ENTRIES);
        walk.tell(found);
    }
}

/// Metadata comes before the entries.
pub(crate) fn misplaced_metadata<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    let Some(entry) = frame.seen(core("entry")).map(|entry| entry.first) else {
        return;
    };
    let is_metadata = |seen: &&crate::frame::Seen<'a>| seen.name.ns == Ns::Atom && seen.name.local != "entry";
    let late: Vec<Found> = frame
        .seen
        .iter()
        .filter(is_metadata)
        .filter(|seen| seen.last > entry)
        .map(|seen| {
            Found::new(MISPLACED_METADATA, seen.last)
                .with("parent", "feed")
                .with("element", seen.name.local)
        })
        .collect();
    walk.found.extend(late);
}

/// `source` of an entry (section 4.2.11).
pub(crate) fn source<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    metadata(walk, frame, MISSING_SOURCE_ELEMENT);
    if frame.has(core("author"))
        && let Some(Notes::Entry(entry)) = walk.parent_notes()
    {
        entry.has_author_of_source = true;
    }
}

/// Remembers whether the content is elsewhere, and its type.
pub(crate) fn content<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    let content = EntryContent {
        is_remote: frame.plain("src").is_some(),
        length: frame.end - frame.text_at,
        media_type: frame.notes.media_type().to_owned(),
    };
    if let Some(Notes::Entry(entry)) = walk.parent_notes() {
        entry.content = Some(content);
    }
}

/// `entry` as a whole (section 4.1.2).
pub(crate) fn entry<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    let Notes::Entry(entry) = &frame.notes else { return };
    let by_feed = walk.parent().is_some_and(|feed| feed.has(core("author")));
    if !frame.has(core("author")) && !entry.has_author_of_source && !by_feed {
        walk.lacks(frame, core("author"), MISSING_ELEMENT);
    }
    let mut codes = Vec::new();
    let has_summary = frame.has(core("summary"));
    match &entry.content {
        Some(content) if !has_summary => {
            let kind = &content.media_type;
            let is_text = construct::is_xml(kind) || construct::is_text(kind);
            if content.is_remote || kind.contains('/') && !is_text {
                codes.push(MISSING_SUMMARY);
            }
        }
        Some(_) => {}
        None => {
            if !has_summary {
                codes.push(MISSING_TEXTUAL_CONTENT);
            }
            let is_misspelt = frame.excused.contains(&(Ns::Atom, "link"));
            if !is_misspelt && !frame.notes.links().iter().any(|link| link.rel == "alternate") {
                codes.push(MISSING_CONTENT_OR_ALTERNATE);
            }
        }
    }
    for code in codes {
        let found = walk.about(frame, code);
        walk.tell(found);
    }
    duplicate_links(walk, frame);
}

fn unique<'a>(walk: &mut Walk<'a>, frame: &Frame<'a>, list: &'static str, code: &'static Code) -> bool {
    let value = frame.text.trim().to_owned();
    if value.is_empty() {
        let found = walk.about(frame, NOT_BLANK);
        walk.tell(found);
        return true;
    }
    let is_new = walk.claim(list, &value);
    // Twice in one entry, that is told.
    if !is_new && !walk.is_again(frame) {
        let found = walk.about(frame, code).with("value", value);
        walk.tell(found);
    }
    is_new
}

/// Ids of entries come once.
pub(crate) fn unique_id<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    super::reader::id(walk, frame);
    let is_new = unique(walk, frame, "id", DUPLICATE_ENTRIES);
    if !is_new {
        walk.facts_mut().entries.doubled_ids += 1;
    }
}

/// Times of entries come once, so that readers can put them in order.
pub(crate) fn unique_updated<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    unique(walk, frame, "updated", DUPLICATE_UPDATED);
}
