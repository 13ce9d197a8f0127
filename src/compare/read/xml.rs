//! XML to RSS or Atom, and what both do with elements.

use std::borrow::Cow;

use roxmltree::{Document, Node, ParsingOptions};

use super::mend::mend;
use super::{Unreadable, atom, limits, rss};
use crate::compare::feed::{Feed, fingerprint};

/// Atom, also for elements of it in RSS.
pub const ATOM: &str = "http://www.w3.org/2005/Atom";

/// Reads a document, and once more with its characters mended where it is not well-formed.
pub fn read(text: &str) -> Result<Feed, Unreadable> {
    limits::xml(text)?;
    parse(text).or_else(|error| match &error {
        Unreadable::Broken(_) => {
            let text = mend(text);
            let mended = limits::xml(&text).and_then(|()| parse(&text));
            mended.map_err(|_| error)
        }
        Unreadable::NotAFeed => Err(error),
    })
}

fn parse(text: &str) -> Result<Feed, Unreadable> {
    let options = ParsingOptions {
        allow_dtd: true,
        ..ParsingOptions::default()
    };
    let tree = Document::parse_with_options(text, options).map_err(|error| Unreadable::Broken(error.to_string()))?;
    let root = tree.root_element();
    match root.tag_name().name() {
        "rss" | "RDF" => Ok(rss::read(root)),
        "feed" => Ok(atom::read(root)),
        _ => Err(Unreadable::NotAFeed),
    }
}

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
