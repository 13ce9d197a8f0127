//! What needs more than one member.

use std::collections::HashSet;

use super::path::Path;
use super::{Checker, Version};
use crate::Found;
use crate::codes::{
    DEPRECATED_MEMBER, DUPLICATE_VALUE, EMPTY_AUTHOR, MISSING_ITEM_CONTENT, NEXT_IS_SELF, NOT_BLANK,
    SELF_DOESNT_MATCH_LOCATION,
};
use crate::rules::enclosure;
use crate::tree::{Node, Value};
use crate::value::{shorten, uri};

/// The members that an item shows itself with.
const CONTENT: [&str; 2] = ["content_html", "content_text"];

/// "Existing feeds can include both `author` and `authors` for compatibility."
pub(super) fn author_is_deprecated(checker: &mut Checker<'_>, node: &Node, path: &Path<'_>) {
    if checker.version < Version::V1_1 || node.get("authors").is_some() {
        return;
    }
    if let Some(author) = node.fields().iter().find(|field| field.key == "author") {
        let found = Found::new(DEPRECATED_MEMBER, author.key_span.start);
        checker.tell(
            found
                .with("element", "author")
                .with("parent", path.to_string())
                .with("value", "authors"),
        );
    }
}

/// "If you provide an author object, then at least one is required."
pub(super) fn author_says_something(checker: &mut Checker<'_>, node: &Node, path: &Path<'_>) {
    if ["name", "url", "avatar"].iter().all(|name| node.get(name).is_none()) {
        let found = Found::new(EMPTY_AUTHOR, node.span.start);
        checker.tell(found.with("element", "author").with("parent", path.to_string()));
    }
}

/// "`next_url` must not be the same as `feed_url`."
pub(super) fn next_is_another(checker: &mut Checker<'_>, node: &Node, path: &Path<'_>) {
    let Some((next, at)) = string(node, "next_url") else {
        return;
    };
    let own = string(node, "feed_url").map(|(own, _)| own);
    if [own, checker.options.location]
        .into_iter()
        .flatten()
        .any(|own| uri::is_same(own, next))
    {
        let found = Found::new(NEXT_IS_SELF, at)
            .with("element", "next_url")
            .with("parent", path.to_string());
        checker.tell(found.with("value", shorten(next)));
    }
}

/// "`feed_url` is the URL of the feed, and serves as the unique identifier for the feed."
pub(super) fn feed_is_where_it_says(checker: &mut Checker<'_>, node: &Node, path: &Path<'_>) {
    let (Some(location), Some((own, at))) = (checker.options.location, string(node, "feed_url")) else {
        return;
    };
    // A relative address is told already.
    if uri::is_absolute(own) && !uri::is_same(own, location) {
        let found = Found::new(SELF_DOESNT_MATCH_LOCATION, at).with("element", "feed_url");
        checker.tell(found.with("parent", path.to_string()).with("value", shorten(own)));
    }
}

/// "`id` is unique for that item for that feed over time."
pub(super) fn ids_are_unique(checker: &mut Checker<'_>, node: &Node, path: &Path<'_>) {
    let Some(Value::List(items)) = node.get("items").map(|items| &items.value) else {
        return;
    };
    let mut seen = HashSet::new();
    for (at, item) in items.iter().enumerate() {
        let Some(id) = item.get("id") else { continue };
        // A number is made a string by readers: 1 and "1" are one id.
        let Some(text) = id.text().map(str::trim).filter(|text| !text.is_empty()) else {
            continue;
        };
        if !seen.insert(text) {
            let parent = path.child("item", Some(at + 1)).to_string();
            let found = Found::new(DUPLICATE_VALUE, id.span.start).with("element", "id");
            checker.tell(found.with("parent", parent).with("value", shorten(text)));
        }
    }
}

/// "One or both must be present."
pub(super) fn item_has_content(checker: &mut Checker<'_>, node: &Node, path: &Path<'_>) {
    if CONTENT.iter().all(|name| node.get(name).is_none()) {
        let found = Found::new(MISSING_ITEM_CONTENT, node.span.start);
        checker.tell(found.with("element", CONTENT[0]).with("parent", path.to_string()));
    }
}

/// Empty content is allowed, for a picture or a link with a title. Nothing at all is a slip.
pub(super) fn item_shows_something(checker: &mut Checker<'_>, node: &Node, path: &Path<'_>) {
    let content = CONTENT.iter().find_map(|name| Some((*name, node.get(name)?)));
    let says = |name: &&str| match node.get(name).map(|node| &node.value) {
        Some(Value::Text(text)) => !text.trim().is_empty(),
        Some(Value::List(nodes)) => !nodes.is_empty(),
        // Of a wrong type, which is told already.
        Some(_) => true,
        None => false,
    };
    let shows = [CONTENT.as_slice(), &["title", "summary", "image", "attachments"]].concat();
    if let Some((name, node)) = content.filter(|_| !shows.iter().any(says)) {
        let found = Found::new(NOT_BLANK, node.span.start);
        checker.tell(found.with("element", name).with("parent", path.to_string()));
    }
}

/// Readers choose the player by `mime_type`.
pub(super) fn type_goes_with_file(checker: &mut Checker<'_>, node: &Node, path: &Path<'_>) {
    let (Some((address, _)), Some((given, at))) = (string(node, "url"), string(node, "mime_type")) else {
        return;
    };
    if let Some(found) = enclosure::mismatch(address, given, at) {
        let found = found.with("element", "mime_type").with("parent", path.to_string());
        checker.tell(found.with("value", shorten(address)));
    }
}

/// A member that is a string, and where it stands.
fn string<'a>(node: &'a Node, name: &str) -> Option<(&'a str, usize)> {
    match node.get(name)? {
        Node {
            value: Value::Text(text),
            span,
        } => Some((text, span.start)),
        _ => None,
    }
}
