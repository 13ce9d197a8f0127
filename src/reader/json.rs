//! JSON Feed 1.0 and 1.1.

use super::feed::{Enclosure, Family, FinishedEntry, FinishedFeed, Text, fingerprint, id_of_texts};
use super::{Unreadable, by, filled, limits, moment, settled, some, title};
use crate::text::lines::Lines;
use crate::text::node::{self, Node, Value};
use feedcheck::tree::surrogate;

/// Items stand in `items`.
pub(super) fn read(text: &str) -> Result<FinishedFeed, Unreadable> {
    limits::json(text)?;
    let text = surrogate::mend(text).0;
    let tree = node::json(&text).map_err(|errors| {
        let messages = errors.into_iter().map(|error| error.message);
        Unreadable::Broken(messages.collect::<Vec<_>>().join(", "))
    })?;
    let Some(Value::List(items)) = tree.get("items").map(|items| &items.value) else {
        return Err(Unreadable::NotAFeed);
    };
    let is_object = |item: &&Node| matches!(item.value, Value::Table(_));
    let (lines, authors) = (Lines::new(&text, 1), authors(&tree));
    let entries = items.iter().filter(is_object).map(|item| entry(item, &text, &lines));
    Ok(FinishedFeed {
        format: Family::Json,
        // "`feed_url` … serves as the unique identifier for the feed", and it is the address too.
        id: None,
        title: title(member(&tree, "title")),
        description: title(member(&tree, "description")),
        home: some(member(&tree, "home_page_url")),
        self_link: some(member(&tree, "feed_url")),
        entries: entries.map(|entry| by(&authors, entry)).collect(),
        fault: None,
    })
}

/// A string or number; empty when there is none.
fn member<'a>(node: &'a Node, name: &str) -> &'a str {
    node.get(name).and_then(Node::text).unwrap_or_default()
}

/// What is in a list; nothing when there is none.
fn list<'a>(node: &'a Node, name: &str) -> &'a [Node] {
    match node.get(name).map(|list| &list.value) {
        Some(Value::List(items)) => items,
        _ => &[],
    }
}

fn entry(item: &Node, source: &str, lines: &Lines<'_>) -> FinishedEntry {
    let members = item.fields().iter();
    let title = title(member(item, "title"));
    let link = some(member(item, "url"));
    let (summary, content) = (Text::plain(member(item, "summary")), content(item));
    let id = some(member(item, "id"));
    settled(FinishedEntry {
        has_own_id: id.is_some(),
        id: id
            .or_else(|| link.clone())
            .or_else(|| some(&title))
            .unwrap_or_else(|| id_of_texts(&summary, &content)),
        link,
        title,
        published: moment([member(item, "date_published")]),
        updated: moment([member(item, "date_modified")]),
        authors: authors(item),
        categories: filled(list(item, "tags").iter().filter_map(Node::text)),
        summary,
        content,
        enclosures: list(item, "attachments").iter().map(enclosure).collect(),
        lines: lines.of(item.span.clone()),
        all: fingerprint(members.map(|field| (field.key.as_str(), &source[field.node.span.clone()]))),
    })
}

fn content(item: &Node) -> Text {
    match member(item, "content_html") {
        "" => Text::plain(member(item, "content_text")),
        html => Text::html(html),
    }
}

/// `authors` since 1.1, `author` before.
fn authors(node: &Node) -> Vec<String> {
    let names = filled(list(node, "authors").iter().map(|author| member(author, "name")));
    if names.is_empty() {
        return filled(node.get("author").map(|author| member(author, "name")));
    }
    names
}

fn enclosure(file: &Node) -> Enclosure {
    let fact = |name: &str| member(file, name).to_owned();
    Enclosure {
        url: fact("url"),
        media_type: fact("mime_type"),
        length: fact("size_in_bytes"),
        caption: fact("title"),
    }
}
