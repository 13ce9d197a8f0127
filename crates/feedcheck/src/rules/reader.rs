//! What readers make of entries beside each other: one date for all, one link for several, no page to open, no summary, ids with
//! the time of the request in them.

use crate::codes::{
    EQUAL_DATES, INSECURE_IMAGE, LONG_TITLE, MISSING_ALTERNATE, MISSING_TEASER, SHARED_LINK, VOLATILE_ID,
};
use crate::context::FormatFamily;
use crate::found::Found;
use crate::frame::Frame;
use crate::namespace::Ns;
use crate::notes::{EntryNotes, Notes};
use crate::rules::rss;
use crate::times::{DATE, ONE_TIME, session};
use crate::value::{shorten, text, uri};
use crate::walk::Walk;

/// Readers make a teaser of a text that is longer.
pub(crate) const TEASER: usize = 512;

/// The date of an entry.
pub(crate) fn date<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    walk.claim(DATE, frame.text.trim());
}

/// The title of an entry in Atom.
pub(crate) fn title<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    if let Some(count) = text::too_long(frame.text.trim()) {
        let found = walk.about(frame, LONG_TITLE).with("count", count.to_string());
        walk.tell(found);
    }
}

/// `item` of RSS 2.0 and 0.9x.
pub(crate) fn item<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    if walk.context.family != FormatFamily::Rss {
        return;
    }
    let core = |local: &'static str| (Ns::None, local);
    let link = rss::written(walk, frame, "link");
    let has_page = frame.has(core("link")) || frame.notes.links().iter().any(|link| link.rel == "alternate");
    if !has_page {
        let found = walk.about(frame, MISSING_ALTERNATE).with("missing", "`link`");
        walk.tell(found);
    }
    if let Some(link) = link.filter(|_| frame.has(core("guid"))) {
        shared_link(walk, frame, link);
    }
}

/// `entry` of Atom.
pub(crate) fn entry<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    let links = frame.notes.links();
    let link = links
        .iter()
        .find(|link| link.rel == "alternate")
        .map(|link| link.href.clone());
    let has_content = frame.has((Ns::Atom, "content"));
    match link {
        Some(link) => shared_link(walk, frame, &link),
        // Without content that is an error, and told.
        None if has_content => {
            let found = walk.about(frame, MISSING_ALTERNATE);
            walk.tell(found.with("missing", "link to its page (`rel=\"alternate\"`)"));
        }
        None => {}
    }
    let Notes::Entry(EntryNotes { content, .. }) = &frame.notes else {
        return;
    };
    let is_long = content.as_ref().is_some_and(|content| content.length > TEASER);
    if is_long && !frame.has((Ns::Atom, "summary")) {
        no_teaser(walk, frame);
    }
}

fn shared_link<'a>(walk: &mut Walk<'a>, frame: &Frame<'a>, link: &str) {
    if !walk.claim_of_entry("link", link) {
        let found = walk.about(frame, SHARED_LINK).with("value", shorten(link));
        walk.tell(found);
    }
}

/// Told once a feed: it is a habit.
fn no_teaser<'a>(walk: &mut Walk<'a>, frame: &Frame<'a>) {
    let is_told = std::mem::replace(&mut walk.facts_mut().entries.is_teaser_missed, true);
    if !is_told {
        let found = walk.about(frame, MISSING_TEASER).with("missing", "`summary`");
        walk.tell(found);
    }
}

/// An id with a session in it.
pub(crate) fn id<'a>(walk: &mut Walk<'a>, frame: &Frame<'a>) {
    if let Some(name) = session(frame.text.trim()) {
        let message = format!("`{name}` is the mark of one visit");
        let found = walk.about(frame, VOLATILE_ID).with("message", message);
        walk.tell(found);
    }
}

/// A picture over http.
pub(crate) fn picture<'a>(walk: &mut Walk<'a>, frame: &Frame<'a>, address: &str) {
    if uri::is_insecure(address) {
        let found = walk.about(frame, INSECURE_IMAGE).with("value", shorten(address));
        walk.tell(found);
    }
}

/// What a feed says as a whole.
pub(crate) fn feed<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    let entry = match walk.context.family {
        FormatFamily::Rss => (Ns::None, "item"),
        _ => (Ns::Atom, "entry"),
    };
    let Some((count, first)) = frame.seen(entry).map(|seen| (seen.count, seen.first)) else {
        return;
    };
    let Notes::Feed(feed) = &frame.notes else {
        return;
    };
    if let Some(date) = feed.times.equal(count) {
        let found = Found::new(EQUAL_DATES, first)
            .with("value", date)
            .with("count", count.to_string());
        walk.tell(
            found
                .with("parent", walk.context.show(frame.name.pair()))
                .with("element", entry.1),
        );
    }
    if feed.times.are_ids_of_one_request(count) {
        let element = if entry.1 == "item" { "guid" } else { "id" };
        let found = Found::new(VOLATILE_ID, first)
            .with("parent", entry.1)
            .with("element", element);
        walk.tell(found.with("message", ONE_TIME));
    }
}
