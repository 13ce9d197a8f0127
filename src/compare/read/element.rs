//! What RSS and Atom both do with elements.

use std::borrow::Cow;

use roxmltree::Node;

use crate::compare::feed::fingerprint;

/// The first child with a name in a namespace.
pub fn child<'a, 'd>(node: Node<'a, 'd>, namespace: Option<&str>, name: &str) -> Option<Node<'a, 'd>> {
    let is_it = |child: &Node<'_, '_>| child.tag_name().name() == name && child.tag_name().namespace() == namespace;
    node.children().filter(Node::is_element).find(is_it)
}

/// All text in an element; empty when there is no element.
pub fn text(node: Option<Node<'_, '_>>) -> String {
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

/// A fingerprint of an entry's elements, but for its dates.
pub fn all(entry: Node<'_, '_>) -> u64 {
    let source = entry.document().input_text();
    let children = entry.children().filter(Node::is_element);
    fingerprint(children.map(|child| (child.tag_name().name(), &source[child.range()])))
}

/// What an element holds, as written where it holds elements itself.
pub fn markup<'a>(node: Option<Node<'a, '_>>) -> Cow<'a, str> {
    match node {
        Some(node) if node.children().any(|child| child.is_element()) => {
            Cow::Borrowed(&node.document().input_text()[node.range()])
        }
        node => Cow::Owned(text(node)),
    }
}
