//! What RSS and Atom both do with elements.

use roxmltree::Node;
use url::Url;

use super::feed::{Date, Deleted, fingerprint};
use super::namespace::{PUBLISHING, TOMBSTONES, XML};
use super::{moment, some};
use crate::text::lines::Lines;

/// The first child with a name in a namespace.
pub(super) fn child<'a, 'd>(node: Node<'a, 'd>, namespace: Option<&str>, name: &str) -> Option<Node<'a, 'd>> {
    children(node, namespace, name).next()
}

/// The children with a name in a namespace.
pub(super) fn children<'a, 'd>(
    node: Node<'a, 'd>,
    namespace: Option<&str>,
    name: &str,
) -> impl Iterator<Item = Node<'a, 'd>> {
    let is_it = move |child: &Node<'_, '_>| {
        child.is_element() && child.tag_name().name() == name && is_same(child.tag_name().namespace(), namespace)
    };
    node.children().filter(is_it)
}

/// Whether two namespaces are one, as they are written: `http://search.yahoo.com/mrss` is Media RSS, too.
pub(super) fn is_same(one: Option<&str>, other: Option<&str>) -> bool {
    let bare = |name: &str| name.trim_end_matches('/').len();
    match (one, other) {
        (Some(one), Some(other)) => one == other || one[..bare(one)].eq_ignore_ascii_case(&other[..bare(other)]),
        (one, other) => one == other,
    }
}

/// All text in an element; empty when there is no element.
pub(super) fn text(node: Option<Node<'_, '_>>) -> String {
    let texts = node
        .into_iter()
        .flat_map(|node| node.descendants())
        .filter(Node::is_text);
    texts
        .filter_map(|node| node.text())
        .collect::<String>()
        .trim()
        .to_owned()
}

/// An attribute; empty when there is none.
pub(super) fn attribute(node: Node<'_, '_>, name: &str) -> String {
    node.attribute(name).unwrap_or_default().trim().to_owned()
}

/// A fingerprint of an entry's elements, but for its dates.
pub(super) fn all(entry: Node<'_, '_>) -> u64 {
    let source = entry.document().input_text();
    let children = entry.children().filter(Node::is_element);
    fingerprint(children.map(|child| (child.tag_name().name(), &source[child.range()])))
}

/// Whether an element holds elements itself.
pub(super) fn has_elements(node: Node<'_, '_>) -> bool {
    node.children().any(|child| child.is_element())
}

/// What an element holds, as written, with itself, where it holds elements.
pub(super) fn markup(node: Option<Node<'_, '_>>) -> String {
    match node {
        Some(node) if has_elements(node) => node.document().input_text()[node.range()].to_owned(),
        node => text(node),
    }
}

/// The language that holds for an element, as it is written.
pub(super) fn language(node: Node<'_, '_>) -> Option<String> {
    let stated = node.ancestors().find_map(|place| place.attribute((XML, "lang")));
    some(stated?)
}

/// What relative addresses in an element begin at, as far as `xml:base` says (XML Base, section 4).
pub(super) fn base(node: Node<'_, '_>) -> Option<String> {
    let mut stated: Vec<&str> = node
        .ancestors()
        .filter_map(|place| place.attribute((XML, "base")))
        .collect();
    let first = Url::parse(stated.pop()?.trim()).ok()?;
    let base = stated
        .into_iter()
        .rev()
        .try_fold(first, |base, next| base.join(next.trim()).ok());
    base.map(String::from)
}

/// Entries that a feed takes back, wherever they stand in it.
pub(super) fn deleted(root: Node<'_, '_>, lines: &Lines<'_>) -> Vec<Deleted> {
    let deleted = root
        .descendants()
        .filter(|node| node.has_tag_name((TOMBSTONES, "deleted-entry")));
    let read = |node: Node<'_, '_>| {
        Some(Deleted {
            id: some(node.attribute("ref")?)?,
            when: when(node),
            line: *lines.of(node.range()).start(),
        })
    };
    deleted.filter_map(read).collect()
}

fn when(node: Node<'_, '_>) -> Date {
    moment([attribute(node, "when")])
}

/// Whether an entry says that it is not public yet (RFC 5023, section 13.1.1).
pub(super) fn is_draft(entry: Node<'_, '_>) -> bool {
    PUBLISHING.iter().any(|namespace| {
        let controls = children(entry, Some(namespace), "control");
        let mut drafts = controls.map(|control| text(child(control, Some(namespace), "draft")));
        drafts.any(|draft| draft == "yes")
    })
}
