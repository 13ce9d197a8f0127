//! JSON Feed 1.0 and 1.1.

use super::{Unreadable, limits, moment, settled, some, title};
use crate::compare::feed::{Entry, Feed, Format, Text, fingerprint};
use crate::text::node::{self, Node, Value};
use feedcheck::tree::surrogate;

/// Items stand in `items`.
pub fn read(text: &str) -> Result<Feed, Unreadable> {
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
    Ok(Feed {
        format: Format::Json,
        // "`feed_url` … serves as the unique identifier for the feed", and it is the address too.
        id: None,
        title: title(member(&tree, "title")),
        self_link: some(member(&tree, "feed_url")),
        entries: items.iter().filter(is_object).map(|item| entry(item, &text)).collect(),
    })
}

/// A string or number; empty when there is none.
fn member<'a>(node: &'a Node, name: &str) -> &'a str {
    node.get(name).and_then(Node::text).unwrap_or_default()
}

fn entry(item: &Node, source: &str) -> Entry {
    let members = item.fields().iter();
    let title = title(member(item, "title"));
    let link = some(member(item, "url"));
    let content = [member(item, "content_html"), member(item, "content_text")];
    let content = content.into_iter().find(|content| !content.is_empty());
    let words = Text::new(member(item, "summary"), content.unwrap_or_default());
    let id = some(member(item, "id")).or_else(|| link.clone());
    settled(Entry {
        id: id.or_else(|| some(&title)).unwrap_or_else(|| words.id()),
        link,
        published: moment(member(item, "date_published")),
        updated: moment(member(item, "date_modified")),
        title,
        text: words,
        all: fingerprint(members.map(|field| (field.key.as_str(), &source[field.node.span.clone()]))),
    })
}
