//! JSON Feed 1.0 and 1.1.

use super::feed::{
    Enclosure, Family, FinishedEntry, FinishedFeed, More, MoreOfFeed, Person, Picture, Text, Topic, fingerprint,
    id_of_texts,
};
use super::{Unreadable, by, filled, limits, moment, names, settled, some, title};
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
        more: Box::new(MoreOfFeed {
            language: some(member(&tree, "language")),
            deleted: Vec::new(),
        }),
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
    let people = authors(item);
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
        authors: names(&people),
        categories: filled(list(item, "tags").iter().filter_map(Node::text)),
        summary,
        content,
        enclosures: list(item, "attachments").iter().map(enclosure).collect(),
        lines: lines.of(item.span.clone()),
        all: fingerprint(members.map(|field| (field.key.as_str(), &source[field.node.span.clone()]))),
        more: More {
            people,
            topics: filled(list(item, "tags").iter().filter_map(Node::text))
                .into_iter()
                .map(|name| Topic {
                    name,
                    ..Topic::default()
                })
                .collect(),
            language: some(member(item, "language")),
            pictures: picture(item).into_iter().collect(),
            external: some(member(item, "external_url")),
            duration: list(item, "attachments")
                .first()
                .map_or("", |file| member(file, "duration_in_seconds"))
                .to_owned(),
            ..More::default()
        },
    })
}

/// "The URL of the main image for the item", else one that is to be above it.
fn picture(item: &Node) -> Option<Picture> {
    let url = some(member(item, "image")).or_else(|| some(member(item, "banner_image")))?;
    Some(Picture {
        url,
        ..Picture::default()
    })
}

fn content(item: &Node) -> Text {
    match member(item, "content_html") {
        "" => Text::plain(member(item, "content_text")),
        html => Text::html(html),
    }
}

/// `authors` since 1.1, `author` before.
fn authors(node: &Node) -> Vec<Person> {
    let person = |author: &Node| {
        let name = some(member(author, "name"))?;
        Some(Person {
            name,
            email: None,
            url: some(member(author, "url")),
        })
    };
    let people: Vec<Person> = list(node, "authors").iter().filter_map(person).collect();
    if people.is_empty() {
        return node.get("author").and_then(person).into_iter().collect();
    }
    people
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
