//! Atom 1.0, and 0.3, which calls some elements otherwise.

use roxmltree::Node;

use super::element::{all, attribute, child, children, has_elements, markup, text};
use super::feed::{Date, Enclosure, Family, FinishedEntry, FinishedFeed, Text, id_of_texts};
use super::{by, filled, moment, settled, some, title};
use crate::text::escape::escape;
use crate::text::lines::Lines;

/// Entries stand in the feed.
pub(super) fn read(root: Node<'_, '_>, lines: &Lines<'_>) -> FinishedFeed {
    let is_entry = |node: &Node<'_, '_>| node.is_element() && node.tag_name().name() == "entry";
    let authors = authors(root);
    let entries = root.children().filter(is_entry).map(|node| entry(node, lines));
    FinishedFeed {
        format: Family::Atom,
        id: some(&text(own(root, "id"))),
        title: title(&text(own(root, "title"))),
        description: title(&text(own(root, "subtitle").or_else(|| own(root, "tagline")))),
        home: link(root, "alternate"),
        self_link: link(root, "self"),
        entries: entries.map(|entry| by(&authors, entry)).collect(),
        fault: None,
    }
}

/// A child in the namespace of its parent.
fn own<'a, 'd>(node: Node<'a, 'd>, name: &str) -> Option<Node<'a, 'd>> {
    child(node, node.tag_name().namespace(), name)
}

/// Links of a kind; one that names no kind is an alternate.
fn links<'a, 'd>(node: Node<'a, 'd>, rel: &str) -> impl Iterator<Item = Node<'a, 'd>> {
    let is_it = move |child: &Node<'_, '_>| {
        child.tag_name().name() == "link" && child.attribute("rel").unwrap_or("alternate") == rel
    };
    node.children().filter(is_it)
}

/// The address of the first link of a kind.
fn link(node: Node<'_, '_>, rel: &str) -> Option<String> {
    some(links(node, rel).next()?.attribute("href")?)
}

fn entry(node: Node<'_, '_>, lines: &Lines<'_>) -> FinishedEntry {
    let title = title(&text(own(node, "title")));
    let link = link(node, "alternate");
    let (summary, content) = (words(own(node, "summary")), words(own(node, "content")));
    let id = some(&text(own(node, "id")));
    let terms = children(node, node.tag_name().namespace(), "category");
    settled(FinishedEntry {
        has_own_id: id.is_some(),
        id: id
            .or_else(|| link.clone())
            .or_else(|| some(&title))
            .unwrap_or_else(|| id_of_texts(&summary, &content)),
        link,
        title,
        published: date(node, &["published", "issued"]),
        updated: date(node, &["updated", "modified"]),
        authors: own_authors(node),
        categories: filled(terms.map(|category| attribute(category, "term"))),
        summary,
        content,
        enclosures: links(node, "enclosure").map(enclosure).collect(),
        lines: lines.of(node.range()),
        all: all(node),
    })
}

/// A text is plain unless its type says otherwise (RFC 4287, 3.1.1); content may be elsewhere (4.1.3.2).
fn words(node: Option<Node<'_, '_>>) -> Text {
    let Some(node) = node else {
        return Text::default();
    };
    if let Some(elsewhere) = node.attribute("src") {
        let address = escape(elsewhere);
        return Text::html(markup(Some(node)) + &format!("<a href=\"{address}\">{address}</a>"));
    }
    let is_html = has_elements(node) || attribute(node, "type").to_lowercase().contains("html");
    Text::new(&markup(Some(node)), is_html)
}

fn date(node: Node<'_, '_>, names: &[&str]) -> Date {
    moment(names.iter().map(|name| text(own(node, name))))
}

fn authors(node: Node<'_, '_>) -> Vec<String> {
    let authors = children(node, node.tag_name().namespace(), "author");
    filled(authors.map(|author| text(own(author, "name"))))
}

/// Of an entry that names none, those of the feed that it is from (RFC 4287, 4.2.1).
fn own_authors(entry: Node<'_, '_>) -> Vec<String> {
    let authors_here = authors(entry);
    match own(entry, "source").filter(|_| authors_here.is_empty()) {
        Some(source) => authors(source),
        None => authors_here,
    }
}

fn enclosure(link: Node<'_, '_>) -> Enclosure {
    Enclosure {
        url: attribute(link, "href"),
        media_type: attribute(link, "type"),
        length: attribute(link, "length"),
        caption: attribute(link, "title"),
    }
}
