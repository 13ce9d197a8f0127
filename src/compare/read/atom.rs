//! Atom 1.0, and 0.3, which calls some elements otherwise.

use roxmltree::Node;

use super::element::{all, child, markup, text};
use super::{moment, settled, some, title};
use crate::compare::feed::{Entry, Feed, Format, Text};
use crate::model::Timestamp;

/// Entries stand in the feed.
pub fn read(root: Node<'_, '_>) -> Feed {
    let is_entry = |node: &Node<'_, '_>| node.is_element() && node.tag_name().name() == "entry";
    Feed {
        format: Format::Atom,
        id: some(&text(own(root, "id"))),
        title: title(&text(own(root, "title"))),
        self_link: link(root, "self"),
        entries: root.children().filter(is_entry).map(entry).collect(),
    }
}

/// A child in the namespace of its parent.
fn own<'a, 'd>(node: Node<'a, 'd>, name: &str) -> Option<Node<'a, 'd>> {
    child(node, node.tag_name().namespace(), name)
}

/// The address of the first link of a kind; a link that names no kind is an alternate.
fn link(node: Node<'_, '_>, rel: &str) -> Option<String> {
    let is_it = |child: &Node<'_, '_>| {
        child.tag_name().name() == "link" && child.attribute("rel").unwrap_or("alternate") == rel
    };
    node.children()
        .find(is_it)
        .and_then(|link| some(link.attribute("href")?))
}

fn entry(node: Node<'_, '_>) -> Entry {
    let title = title(&text(own(node, "title")));
    let link = link(node, "alternate");
    let content = own(node, "content");
    let elsewhere = content.and_then(|content| content.attribute("src")).unwrap_or_default();
    let words = Text::new(&markup(own(node, "summary")), &(markup(content) + elsewhere));
    let id = some(&text(own(node, "id"))).or_else(|| link.clone());
    settled(Entry {
        id: id.or_else(|| some(&title)).unwrap_or_else(|| words.id()),
        link,
        published: date(node, &["published", "issued"]),
        updated: date(node, &["updated", "modified"]),
        title,
        text: words,
        all: all(node),
    })
}

fn date(node: Node<'_, '_>, names: &[&str]) -> Option<Timestamp> {
    names.iter().find_map(|name| moment(&text(own(node, name))))
}
