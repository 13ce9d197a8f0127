//! RSS 0.9x, 1.0 and 2.0.

use std::collections::HashMap;

use roxmltree::Node;

use super::element::{all, attribute, child, children, markup, text};
use super::feed::{Enclosure, Family, FinishedEntry, FinishedFeed, Text, id_of_texts};
use super::namespace::{ATOM, CONTENT, DC, DCTERMS, MEDIA, RDF};
use super::{filled, moment, settled, some, title};
use crate::text::lines::Lines;

/// Items stand in the channel, and in RSS 1.0 beside it.
pub(super) fn read(root: Node<'_, '_>, lines: &Lines<'_>) -> FinishedFeed {
    let is = |node: &Node<'_, '_>, name: &str| node.is_element() && node.tag_name().name() == name;
    let channel = root.children().find(|node| is(node, "channel"));
    let places = channel.into_iter().chain([root]);
    let items = places
        .flat_map(|place| place.children())
        .filter(|node| is(node, "item"));
    let of_channel = |name: &str| channel.map(|channel| own(channel, name)).unwrap_or_default();
    FinishedFeed {
        format: Family::Rss,
        id: None,
        title: title(&of_channel("title")),
        description: title(&of_channel("description")),
        home: some(&of_channel("link")),
        self_link: channel.and_then(self_link),
        entries: items.map(|item| entry(item, lines)).collect(),
        fault: None,
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

/// Some programs say the page of an item in the words of Atom alone.
fn alternate(item: Node<'_, '_>) -> Option<String> {
    let is_page = |node: &Node<'_, '_>| {
        node.has_tag_name((ATOM, "link")) && node.attribute("rel").is_none_or(|rel| rel == "alternate")
    };
    item.children()
        .find(is_page)
        .and_then(|link| some(link.attribute("href")?))
}

fn entry(item: Node<'_, '_>, lines: &Lines<'_>) -> FinishedEntry {
    let namespace = item.tag_name().namespace();
    let other = |namespace: &str, name: &str| text(child(item, Some(namespace), name));
    let title = title(&own(item, "title"));
    // "Entity-encoded HTML is allowed" (RSS 2.0, `item`).
    let summary = Text::html(markup(child(item, namespace, "description")));
    let content = Text::html(markup(child(item, Some(CONTENT), "encoded")));
    let link = some(&own(item, "link")).or_else(|| alternate(item));
    let id = some(&own(item, "guid")).or_else(|| some(item.attribute((RDF, "about"))?));
    settled(FinishedEntry {
        has_own_id: id.is_some(),
        id: id
            .or_else(|| link.clone())
            .or_else(|| some(&title))
            .unwrap_or_else(|| id_of_texts(&summary, &content)),
        link: link.or_else(|| permalink(item)),
        title,
        published: moment([own(item, "pubDate"), other(DC, "date")]),
        updated: moment([other(ATOM, "updated"), other(DCTERMS, "modified")]),
        authors: authors(item),
        categories: filled(children(item, namespace, "category").map(|category| text(Some(category)))),
        summary,
        content,
        enclosures: enclosures(item),
        lines: lines.of(item.range()),
        all: all(item),
    })
}

/// A `guid` is an address unless it says otherwise.
fn permalink(item: Node<'_, '_>) -> Option<String> {
    let guid = child(item, item.tag_name().namespace(), "guid")?;
    some(&text(Some(guid))).filter(|_| guid.attribute("isPermaLink") != Some("false"))
}

/// Names; `author` holds an e-mail address, with the name behind it in parentheses (RSS 2.0, `author`).
fn authors(item: Node<'_, '_>) -> Vec<String> {
    let creators = children(item, Some(DC), "creator").map(|creator| text(Some(creator)));
    let people = children(item, Some(ATOM), "author").map(|author| text(child(author, Some(ATOM), "name")));
    let names = filled(creators.chain(people));
    if !names.is_empty() {
        return names;
    }
    let author = own(item, "author");
    let name = author
        .strip_suffix(')')
        .and_then(|author| author.split_once('('))
        .map(|(_, name)| name);
    filled([name.unwrap_or(&author)])
}

fn enclosures(item: Node<'_, '_>) -> Vec<Enclosure> {
    let files: Vec<Node<'_, '_>> = children(item, item.tag_name().namespace(), "enclosure").collect();
    if files.is_empty() {
        return Vec::new();
    }
    let captions = captions(item);
    let enclosure = |file: Node<'_, '_>| {
        let url = attribute(file, "url");
        Enclosure {
            caption: captions.get(&url).cloned().unwrap_or_default(),
            media_type: attribute(file, "type"),
            length: attribute(file, "length"),
            url,
        }
    };
    files.into_iter().map(enclosure).collect()
}

/// By the address of a file what is said of it; in a `media:group` too (Media RSS 1.5).
fn captions(item: Node<'_, '_>) -> HashMap<String, String> {
    let groups = children(item, Some(MEDIA), "group");
    let files = groups
        .chain([item])
        .flat_map(|place| children(place, Some(MEDIA), "content"));
    let caption = |file| {
        let caption = text(child(file, Some(MEDIA), "description"));
        (!caption.is_empty()).then(|| (attribute(file, "url"), caption))
    };
    files.filter_map(caption).collect()
}
