//! RSS 0.9x, 1.0 and 2.0.

use roxmltree::Node;

use super::element::{all, child, markup, text};
use super::namespace::{ATOM, CONTENT, DC, DCTERMS, RDF};
use super::{moment, settled, some, title};
use crate::compare::feed::{Entry, Feed, Format, Text};

/// Items stand in the channel, and in RSS 1.0 beside it.
pub fn read(root: Node<'_, '_>) -> Feed {
    let is = |node: &Node<'_, '_>, name: &str| node.is_element() && node.tag_name().name() == name;
    let channel = root.children().find(|node| is(node, "channel"));
    let places = channel.into_iter().chain([root]);
    let items = places
        .flat_map(|place| place.children())
        .filter(|node| is(node, "item"));
    Feed {
        format: Format::Rss,
        id: None,
        title: channel.map_or_else(String::new, |channel| title(&own(channel, "title"))),
        self_link: channel.and_then(self_link),
        entries: items.map(entry).collect(),
    }
}

/// The text of a child in the namespace of its parent, which is that of the format, if any.
fn own(node: Node<'_, '_>, name: &str) -> String {
    text(child(node, node.tag_name().namespace(), name))
}

fn self_link(channel: Node<'_, '_>) -> Option<String> {
    let is_self = |node: &Node<'_, '_>| node.has_tag_name((ATOM, "link")) && node.attribute("rel") == Some("self");
    channel
        .children()
        .find(is_self)
        .and_then(|link| some(link.attribute("href")?))
}

fn entry(item: Node<'_, '_>) -> Entry {
    let namespace = item.tag_name().namespace();
    let other = |namespace: &str, name: &str| text(child(item, Some(namespace), name));
    let title = title(&own(item, "title"));
    let words = Text::new(
        &markup(child(item, namespace, "description")),
        &markup(child(item, Some(CONTENT), "encoded")),
    );
    let link = some(&own(item, "link"));
    let id = some(&own(item, "guid")).or_else(|| some(item.attribute((RDF, "about"))?));
    settled(Entry {
        id: id
            .or_else(|| link.clone())
            .or_else(|| some(&title))
            .unwrap_or_else(|| words.id()),
        link: link.or_else(|| permalink(item)),
        published: moment(&own(item, "pubDate")).or_else(|| moment(&other(DC, "date"))),
        updated: moment(&other(ATOM, "updated")).or_else(|| moment(&other(DCTERMS, "modified"))),
        title,
        text: words,
        all: all(item),
    })
}

/// A `guid` is an address unless it says otherwise.
fn permalink(item: Node<'_, '_>) -> Option<String> {
    let guid = child(item, item.tag_name().namespace(), "guid")?;
    some(&text(Some(guid))).filter(|_| guid.attribute("isPermaLink") != Some("false"))
}
