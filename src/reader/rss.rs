//! RSS 0.9x, 1.0 and 2.0.

use std::collections::HashMap;

use roxmltree::Node;

use super::element::{all, attribute, base, child, children, deleted, is_draft, is_same, language, markup, text};
use super::feed::{
    Enclosure, Family, FinishedEntry, FinishedFeed, More, MoreOfFeed, Origin, Person, Text, Topic, id_of_texts,
};
use super::namespace::{ATOM, CONTENT, DC, DCTERMS, ENCLOSURES, FEEDBURNER, ITUNES, MEDIA, RDF, XHTML};
use super::{filled, media, moment, names, settled, some, title};
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
        more: Box::new(MoreOfFeed {
            language: some(&of_channel("language"))
                .or_else(|| some(&text(child(channel?, Some(DC), "language"))))
                .or_else(|| language(channel?)),
            deleted: deleted(root, lines),
        }),
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
    let titles = [
        own(item, "title"),
        other(DC, "title"),
        other(ITUNES, "title"),
        other(MEDIA, "title"),
    ];
    let title = title(titles.iter().find(|title| !title.is_empty()).map_or("", |title| title));
    // "Entity-encoded HTML is allowed" (RSS 2.0, `item`).
    let spoken = || child(item, Some(ITUNES), "summary").or_else(|| child(item, Some(ITUNES), "subtitle"));
    let described = child(item, namespace, "description").or_else(|| child(item, Some(DC), "description"));
    let summary = Text::html(markup(described.or_else(spoken)));
    let content = Text::html(markup(whole(item)));
    let link = some(&own(item, "link")).or_else(|| alternate(item));
    let people = people(item);
    let id = some(&own(item, "guid")).or_else(|| some(item.attribute((RDF, "about"))?));
    settled(FinishedEntry {
        has_own_id: id.is_some(),
        id: id
            .or_else(|| link.clone())
            .or_else(|| some(&title))
            .unwrap_or_else(|| id_of_texts(&summary, &content)),
        link: link.or_else(|| permalink(item)),
        title,
        published: moment([
            own(item, "pubDate"),
            other(DC, "date"),
            other(DCTERMS, "issued"),
            other(DCTERMS, "created"),
        ]),
        updated: moment([other(ATOM, "updated"), other(DCTERMS, "modified")]),
        authors: names(&people),
        categories: filled(children(item, namespace, "category").map(|category| text(Some(category)))),
        summary,
        content,
        enclosures: enclosures(item),
        lines: lines.of(item.range()),
        all: all(item),
        more: More {
            people,
            topics: topics(item),
            language: some(&other(DC, "language")).or_else(|| language(item)),
            base: base(item),
            text_base: whole(item)
                .or_else(|| child(item, namespace, "description"))
                .and_then(base),
            pictures: media::pictures(item),
            origin: origin(item),
            is_draft: is_draft(item),
            duration: other(ITUNES, "duration"),
            external: some(&other(FEEDBURNER, "origLink")),
        },
    })
}

/// The whole text, where it stands beside a summary.
fn whole<'a, 'd>(item: Node<'a, 'd>) -> Option<Node<'a, 'd>> {
    child(item, Some(CONTENT), "encoded").or_else(|| child(item, Some(XHTML), "body"))
}

/// Categories, and what other vocabularies have for them.
fn topics(item: Node<'_, '_>) -> Vec<Topic> {
    let own = children(item, item.tag_name().namespace(), "category").map(|category| Topic {
        name: text(Some(category)),
        scheme: attribute(category, "domain"),
    });
    let named = |namespace, name| children(item, Some(namespace), name).map(|node| text(Some(node)));
    let lists = [ITUNES, MEDIA].map(|namespace| text(child(item, Some(namespace), "keywords")));
    let words = lists.iter().flat_map(|list| list.split(','));
    let words = words.map(|word| word.trim().to_owned());
    let shelves = item
        .descendants()
        .filter(|node| node.tag_name().name() == "category" && is_same(node.tag_name().namespace(), Some(ITUNES)))
        .map(|node| attribute(node, "text"));
    let others = named(DC, "subject")
        .chain(media::categories(item))
        .chain(shelves)
        .chain(words);
    let others = others.map(|name| Topic {
        name,
        scheme: String::new(),
    });
    own.chain(others).filter(|topic| !topic.name.is_empty()).collect()
}

/// The channel that an item came from (RSS 2.0, `source`), also in the words of Atom.
fn origin(item: Node<'_, '_>) -> Option<Origin> {
    let of_rss = child(item, item.tag_name().namespace(), "source").map(|source| Origin {
        title: title(&text(Some(source))),
        url: some(&attribute(source, "url")),
        ..Origin::default()
    });
    of_rss.or_else(|| child(item, Some(ATOM), "source").map(super::atom::origin))
}

/// A `guid` is an address unless it says otherwise.
fn permalink(item: Node<'_, '_>) -> Option<String> {
    let guid = child(item, item.tag_name().namespace(), "guid")?;
    some(&text(Some(guid))).filter(|_| guid.attribute("isPermaLink") != Some("false"))
}

/// People; `author` holds an e-mail address, with the name behind it in parentheses (RSS 2.0, `author`).
fn people(item: Node<'_, '_>) -> Vec<Person> {
    let of_dc = |name| children(item, Some(DC), name).map(|creator| text(Some(creator)));
    let creators = of_dc("creator").chain(of_dc("author"));
    let people = children(item, Some(ATOM), "author").map(|author| text(child(author, Some(ATOM), "name")));
    let known = filled(creators.chain(people));
    if !known.is_empty() {
        return known.into_iter().map(named).collect();
    }
    let author = filled([own(item, "author")])
        .into_iter()
        .map(|author| with_address(&author));
    let author: Vec<Person> = author.collect();
    if !author.is_empty() {
        return author;
    }
    let podcast = filled([text(child(item, Some(ITUNES), "author"))]);
    podcast.into_iter().map(named).collect()
}

/// A name, be it with an address.
fn named(name: String) -> Person {
    if name.contains('@') && name.ends_with([')', '>']) {
        return with_address(&name);
    }
    Person {
        name,
        ..Person::default()
    }
}

/// `ida@courier.example (Ida Brandt)`, `Ida Brandt <ida@courier.example>`, or what else stands there.
fn with_address(author: &str) -> Person {
    let ends = [(')', '('), ('>', '<')];
    let parts = ends
        .iter()
        .find_map(|(close, open)| author.strip_suffix(*close)?.split_once(*open));
    let (name, address) = match parts.map(|(one, other)| (one.trim(), other.trim())) {
        Some((before, inside)) if inside.contains('@') && !before.is_empty() => (before, Some(inside)),
        Some((before, inside)) if before.contains('@') && !inside.is_empty() => (inside, Some(before)),
        Some((_, inside)) if !inside.is_empty() && author.ends_with(')') => (inside, None),
        _ => (author, None),
    };
    Person {
        name: name.to_owned(),
        email: address.map(|address| address.trim_start_matches("mailto:").to_owned()),
        url: None,
    }
}

fn enclosures(item: Node<'_, '_>) -> Vec<Enclosure> {
    let files: Vec<Node<'_, '_>> = children(item, item.tag_name().namespace(), "enclosure").collect();
    if files.is_empty() {
        return elsewhere(item);
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

/// Enclosures as RSS 1.0 and Atom write them.
fn elsewhere(item: Node<'_, '_>) -> Vec<Enclosure> {
    let resource = |node: Node<'_, '_>| Enclosure {
        url: node
            .attribute((RDF, "resource"))
            .or_else(|| node.attribute((ENCLOSURES, "url")))
            .unwrap_or_default()
            .to_owned(),
        media_type: node.attribute((ENCLOSURES, "type")).unwrap_or_default().to_owned(),
        length: node.attribute((ENCLOSURES, "length")).unwrap_or_default().to_owned(),
        caption: String::new(),
    };
    let links = children(item, Some(ATOM), "link").filter(|link| link.attribute("rel") == Some("enclosure"));
    let links = links.map(super::atom::enclosure);
    let found = children(item, Some(ENCLOSURES), "enclosure").map(resource).chain(links);
    found.filter(|file| !file.url.is_empty()).collect()
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
