//! What readers make of items beside each other. `rules::reader` has the same for XML.

use std::collections::HashSet;

use super::Checker;
use super::path::Path;
use crate::Found;
use crate::codes::{EQUAL_DATES, INSECURE_IMAGE, LONG_TITLE, MISSING_TEASER, SHARED_LINK, VOLATILE_ID};
use crate::rules::reader::TEASER;
use crate::times::{ONE_TIME, Times, session};
use crate::tree::{Node, Value};
use crate::value::{shorten, text, uri};

/// Looks at all items.
pub(super) fn items(checker: &mut Checker<'_>, node: &Node, path: &Path<'_>) {
    let Some(Value::List(items)) = node.get("items").map(|items| &items.value) else {
        return;
    };
    let mut times = Times::default();
    let (mut ids, mut links) = (HashSet::new(), HashSet::new());
    let mut is_teaser_missed = false;
    for (at, item) in items.iter().enumerate() {
        let parent = || path.child("item", Some(at + 1)).to_string();
        let member = |name: &str| {
            item.get(name)
                .and_then(|node| Some((node.text()?.trim(), node.span.start)))
        };
        let mut tell = |code, at, name: &str, more: &[(&'static str, String)]| {
            let found = Found::new(code, at).with("parent", parent()).with("element", name);
            let found = more
                .iter()
                .fold(found, |found, (key, value)| found.with(key, value.as_str()));
            checker.tell(found);
        };
        if let Some((date, _)) = member("date_published") {
            times.date(date);
        }
        if let Some((id, at)) = member("id") {
            times.id(id);
            if let Some(name) = session(id) {
                let message = format!("`{name}` is the mark of one visit");
                tell(VOLATILE_ID, at, "id", &[("message", message)]);
            }
        }
        // With one id, too, they are one story.
        let is_new = member("id").is_none_or(|(id, _)| ids.insert(id));
        if let Some((url, at)) = member("url").filter(|(url, _)| !links.insert(*url) && is_new) {
            tell(SHARED_LINK, at, "url", &[("value", shorten(url))]);
        }
        if let Some((title, at)) = member("title")
            && let Some(count) = text::too_long(title)
        {
            tell(LONG_TITLE, at, "title", &[("count", count.to_string())]);
        }
        if let Some((image, at)) = member("image").filter(|(image, _)| uri::is_insecure(image)) {
            tell(INSECURE_IMAGE, at, "image", &[("value", shorten(image))]);
        }
        let content = ["content_html", "content_text"].into_iter().find_map(member);
        let is_missed = content.is_some_and(|(text, _)| text.len() > TEASER) && item.get("summary").is_none();
        if is_missed && !std::mem::replace(&mut is_teaser_missed, true) {
            let missing = "`summary`".to_owned();
            tell(MISSING_TEASER, item.span.start, "item", &[("missing", missing)]);
        }
    }
    let Some(first) = items.first().map(|item| item.span.start) else {
        return;
    };
    let about = |code| Found::new(code, first).with("parent", path.to_string());
    if let Some(date) = times.equal(items.len()) {
        let count = items.len().to_string();
        checker.tell(
            about(EQUAL_DATES)
                .with("element", "date_published")
                .with("value", date)
                .with("count", count),
        );
    }
    if times.are_ids_of_one_request(items.len()) {
        checker.tell(about(VOLATILE_ID).with("element", "id").with("message", ONE_TIME));
    }
}
