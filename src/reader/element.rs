//! What RSS and Atom both do with elements.

use roxmltree::Node;

use super::feed::fingerprint;

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
        child.is_element() && child.tag_name().name() == name && child.tag_name().namespace() == namespace
    };
    node.children().filter(is_it)
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
