//! `FeedSync`: what `sx:sync`, `sx:history` and `sx:sharing` say as a whole.

use crate::codes::{
    DUPLICATE_VALUE, MISSING_ATTRIBUTE, MISSING_BY_AND_WHEN_ATTRS, MISSING_RECOMMENDED_ATTRIBUTE, SINCE_AFTER_UNTIL,
};
use crate::frame::Frame;
use crate::walk::Walk;

/// Ids come once in a feed.
pub(crate) fn unique_id<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    let Some(id) = frame.plain("id").filter(|id| !id.is_empty()).map(str::to_owned) else {
        return;
    };
    if !walk.claim("sx:id", &id) {
        let parent = walk.context.show(frame.name.pair());
        let found = crate::found::Found::new(DUPLICATE_VALUE, frame.at);
        walk.tell(found.with("parent", parent).with("element", "id").with("value", id));
    }
}

/// Who and when should both be said.
pub(crate) fn by_and_when<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    let found = match (frame.plain("by"), frame.plain("when")) {
        (Some(_), Some(_)) => return,
        (None, Some(_)) => walk.about(frame, MISSING_RECOMMENDED_ATTRIBUTE).with("attr", "by"),
        (Some(_), None) => walk.about(frame, MISSING_RECOMMENDED_ATTRIBUTE).with("attr", "when"),
        (None, None) => walk.about(frame, MISSING_BY_AND_WHEN_ATTRS),
    };
    walk.tell(found);
}

/// A window has two ends, in order.
pub(crate) fn since_and_until<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    let found = match (frame.plain("since"), frame.plain("until")) {
        (Some(since), Some(until)) if since > until => walk.about(frame, SINCE_AFTER_UNTIL),
        (Some(_), None) => walk.about(frame, MISSING_ATTRIBUTE).with("attr", "until"),
        (None, Some(_)) => walk.about(frame, MISSING_ATTRIBUTE).with("attr", "since"),
        _ => return,
    };
    walk.tell(found);
}
