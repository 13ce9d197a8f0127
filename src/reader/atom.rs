//! Atom 1.0, and 0.3, which calls some elements otherwise.

use roxmltree::Node;

use super::element::{all, attribute, base, child, children, deleted, has_elements, is_draft, language, markup, text};
use super::feed::{
    Date, Enclosure, Family, FinishedEntry, FinishedFeed, More, MoreOfFeed, Origin, Person, Text, Topic, id_of_texts,
};
use super::namespace::{DC, ITUNES};
use super::{by, filled, media, moment, names, settled, some, title};
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
        more: Box::new(MoreOfFeed {
            language: language(root),
            deleted: deleted(root, lines),
        }),
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
    let people = own_authors(node);
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
        authors: names(&people),
        categories: filled(terms.map(|category| attribute(category, "term"))),
        summary,
        content,
        enclosures: links(node, "enclosure").map(enclosure).collect(),
        lines: lines.of(node.range()),
        all: all(node),
        more: More {
            people,
            topics: topics(node),
            language: language(node),
            base: base(node),
            text_base: own(node, "content").or_else(|| own(node, "summary")).and_then(base),
            pictures: media::pictures(node),
            origin: own(node, "source").map(origin),
            is_draft: is_draft(node),
            duration: text(child(node, Some(ITUNES), "duration")),
            external: None,
        },
    })
}

/// Categories as readers see them: "a human-readable label for display" (RFC 4287, 4.2.2.3). Some write them as RSS does.
fn topics(node: Node<'_, '_>) -> Vec<Topic> {
    let own = children(node, node.tag_name().namespace(), "category").map(|category| {
        let names = [
            attribute(category, "label"),
            attribute(category, "term"),
            text(Some(category)),
        ];
        Topic {
            name: names.into_iter().find(|name| !name.is_empty()).unwrap_or_default(),
            scheme: attribute(category, "scheme"),
        }
    });
    let subjects = children(node, Some(DC), "subject").map(|node| text(Some(node)));
    let others = subjects.chain(media::categories(node)).map(|name| Topic {
        name,
        scheme: String::new(),
    });
    own.chain(others).filter(|topic| !topic.name.is_empty()).collect()
}

/// What an entry that stood in another feed has of that (RFC 4287, 4.2.11).
pub(super) fn origin(source: Node<'_, '_>) -> Origin {
    Origin {
        id: some(&text(own(source, "id"))),
        title: title(&text(own(source, "title"))),
        url: link(source, "self"),
        home: link(source, "alternate"),
    }
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

fn authors(node: Node<'_, '_>) -> Vec<Person> {
    let authors = children(node, node.tag_name().namespace(), "author").map(|author| Person {
        name: text(own(author, "name")),
        email: some(&text(own(author, "email"))),
        url: some(&text(own(author, "uri").or_else(|| own(author, "url")))),
    });
    authors.filter(|author| !author.name.is_empty()).collect()
}

/// Of an entry that names none, those of the feed that it is from (RFC 4287, 4.2.1).
fn own_authors(entry: Node<'_, '_>) -> Vec<Person> {
    let authors_here = authors(entry);
    match own(entry, "source").filter(|_| authors_here.is_empty()) {
        Some(source) => authors(source),
        None => authors_here,
    }
}

pub(super) fn enclosure(link: Node<'_, '_>) -> Enclosure {
    Enclosure {
        url: attribute(link, "href"),
        media_type: attribute(link, "type"),
        length: attribute(link, "length"),
        caption: attribute(link, "title"),
    }
}
