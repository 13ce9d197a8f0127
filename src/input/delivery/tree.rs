//! Looks into the tree of a delivery in JSON. Keys are compared without their capitals, dashes and underscores: one
//! version of a standard writes `pubstatus`, the next one `pubStatus`, and a system of its own `pub_status`.

use std::ops::Range;

use super::{Item, Items};
use crate::input::{Found, Rules, json};
use crate::text::node::{Node, Value};
use crate::text::source::Source;

/// A key as it is compared.
pub(super) fn bare(key: &str) -> String {
    letters(key).collect()
}

fn letters(key: &str) -> impl Iterator<Item = char> {
    let letters = key.chars().filter(|c| !matches!(c, '_' | '-' | '$'));
    letters.map(|c| c.to_ascii_lowercase())
}

/// The value of a key, which is named as keys are compared; `null` is none.
pub(super) fn find<'n>(node: &'n Node, key: &str) -> Option<&'n Node> {
    let field = node.fields().iter().find(|field| letters(&field.key).eq(key.chars()))?;
    (!matches!(field.node.value, Value::Null)).then_some(&field.node)
}

/// The text of a key, and where it stands.
pub(super) fn spanned<'n>(node: &'n Node, key: &str) -> Option<(&'n str, Range<usize>)> {
    let node = find(node, key)?;
    Some((node.text()?, node.span.clone()))
}

/// The text of a key, unless it is blank.
pub(super) fn words<'n>(node: &'n Node, key: &str) -> Option<&'n str> {
    let text = find(node, key)?.text().map(str::trim);
    text.filter(|text| !text.is_empty())
}

/// The number of a key, however it is written.
pub(super) fn number(node: &Node, key: &str) -> Option<u32> {
    words(node, key)?.parse().ok()
}

/// The values of a list or of a table, in order.
pub(super) fn values(node: Option<&Node>) -> Vec<&Node> {
    match node.map(|node| &node.value) {
        Some(Value::List(nodes)) => nodes.iter().collect(),
        Some(Value::Table(fields)) => fields.iter().map(|field| &field.node).collect(),
        _ => Vec::new(),
    }
}

/// Keys under which content interfaces hand over items.
const ENVELOPES: &[&str] = &[
    "item",
    "items",
    "data",
    "results",
    "hits",
    "docs",
    "entries",
    "documents",
];

/// What an item has and an envelope lacks.
const OF_AN_ITEM: &[&str] = &[
    "versioncreated",
    "pubstatus",
    "headline",
    "headlines",
    "bodyhtml",
    "bodies",
];

/// Reads each item of a text, which may stand in an envelope.
pub(super) fn read(source: &Source<'_>, rules: &Rules, item: impl Fn(Item<'_>, &Node) -> Found) -> Vec<Found> {
    json::tree(source, |source, tree| {
        let around = Items::new(source, rules);
        let read = |node: &Node| item(around.at(node.span.start), node);
        items(tree).into_iter().map(read).collect()
    })
}

/// The items of a tree: itself, or those in its envelope.
fn items(tree: &Node) -> Vec<&Node> {
    let mut found = Vec::new();
    collect(tree, &mut found);
    found
}

/// No tree is deeper than [`DEEPEST`](crate::text::node::DEEPEST).
fn collect<'n>(node: &'n Node, found: &mut Vec<&'n Node>) {
    let holds = |node: &&Node| matches!(node.value, Value::List(_) | Value::Table(_));
    let mut envelopes = ENVELOPES.iter();
    let is_item = || OF_AN_ITEM.iter().any(|key| find(node, key).is_some());
    if let Value::List(nodes) = &node.value {
        for node in nodes {
            collect(node, found);
        }
    } else if let Some(inner) = envelopes.find_map(|key| find(node, key).filter(holds))
        && !is_item()
    {
        collect(inner, found);
    } else {
        found.push(node);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::node;

    #[test]
    fn an_envelope_is_opened_and_an_item_is_not() {
        for (json, expected) in [
            (r#"{"id": "a", "items": [{"id": "b"}], "headline": "x"}"#, &["a"][..]),
            (r#"{"total": 2, "_items": [{"id": "a"}, {"id": "b"}]}"#, &["a", "b"]),
            (
                r#"{"data": {"items": [{"item": {"id": "a"}}, {"item": {"id": "b"}}]}}"#,
                &["a", "b"],
            ),
            (r#"[{"id": "a"}, [{"_id": "b"}]]"#, &["a", "b"]),
            (r#"{"total": 0, "item": []}"#, &[]),
            (r#"{"id": "a", "data": "x", "items": null}"#, &["a"]),
        ] {
            let tree = node::json(json).unwrap();
            let ids: Vec<_> = items(&tree).into_iter().filter_map(|item| words(item, "id")).collect();
            assert_eq!(ids, expected, "{json}");
        }
    }

    #[test]
    fn keys_are_the_same_however_they_are_written() {
        let tree =
            node::json(r#"{"pubStatus": " usable ", "Version_Created": 3, "none": null, "blank": " "}"#).unwrap();
        assert_eq!(words(&tree, "pubstatus"), Some("usable"));
        assert_eq!(number(&tree, "versioncreated"), Some(3));
        assert!(find(&tree, "none").is_none() && words(&tree, "blank").is_none());
    }
}
