//! RSS 2.0 with content, dc, atom and media elements, as the RSS Advisory Board's best
//! practices and real readers want it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rss::extension::dublincore::DublinCoreExtension;
use rss::extension::{Extension, ExtensionMap};
use rss::{Category, Channel, Enclosure, Guid, Image, Item};

use super::element::Element;
use super::stylesheet::announce;
use super::{FeedFormat, GENERATOR, WriteError, all, body, enclosure, generator_mark, media_rss, room, without};
use crate::model::{BodyMode, Entry, Feed};
use crate::text::escape::escape_least;

/// RSS in the table of formats.
pub(super) const FORMAT: FeedFormat = FeedFormat {
    name: "rss",
    title: "RSS 2.0",
    ending: "rss",
    media_type: "application/rss+xml",
    write,
    mark: generator_mark,
    without: without::xml,
    has_id: false,
    has_deleted: false,
};

/// Declared in every feed: the crate does not declare what extensions use.
const NAMESPACES: [(&str, &str); 4] = [
    ("atom", "http://www.w3.org/2005/Atom"),
    ("content", "http://purl.org/rss/1.0/modules/content/"),
    ("dc", "http://purl.org/dc/elements/1.1/"),
    media_rss::NAMESPACE,
];

fn write(feed: &Feed, address: &str) -> Result<String, WriteError> {
    let bytes = channel(feed, address).pretty_write_to(Vec::with_capacity(room(feed)), b' ', 2);
    let mut text = bytes
        .map_err(|error| WriteError(error.to_string()))
        .and_then(|bytes| String::from_utf8(bytes).map_err(|error| WriteError(error.to_string())))?;
    text.push('\n');
    let text = announce(by_number(text), feed.stylesheet.as_deref());
    body::put_in(&text, body::MARK, feed.body, all(feed), body::add_to_cdata)
}

/// Elements of plain text, each on a line of its own.
const PLAIN: &[&str] = &[
    "<title>",
    "<category",
    "<dc:creator>",
    "<media:description",
    "<media:credit>",
];

/// The document with the signs of markup written by number where plain text speaks of elements: then readers
/// know that they are meant (RSS profile, "Character Data").
fn by_number(text: String) -> String {
    if !text.contains("&lt;") {
        return text;
    }
    let lines = text.split_inclusive('\n').map(|line| {
        let is_plain = PLAIN.iter().any(|element| line.trim_start().starts_with(element));
        let (start, end) = (line.find('>').unwrap_or_default(), line.rfind("</").unwrap_or_default());
        match line
            .get(start..end)
            .filter(|words| is_plain && speaks_of_elements(words))
        {
            Some(words) => {
                let words = words.replace("&lt;", "&#x3C;").replace("&amp;", "&#x26;");
                Cow::Owned(format!("{}{words}{}", &line[..start], &line[end..]))
            }
            None => Cow::Borrowed(line),
        }
    });
    lines.collect()
}

fn speaks_of_elements(words: &str) -> bool {
    let is_name = |c: char| c.is_ascii_alphabetic() || "/!?".contains(c);
    words.split("&lt;").skip(1).any(|rest| rest.starts_with(is_name))
}

fn channel(feed: &Feed, address: &str) -> Channel {
    Channel {
        title: feed.title.clone(),
        link: feed.home.clone(),
        description: feed.description.clone(),
        language: Some(feed.language.clone()),
        copyright: feed.copyright.clone(),
        managing_editor: feed.email.as_ref().map(|email| {
            format!(
                "{email} ({})",
                feed.authors.first().map_or(&feed.title, |author| &author.name)
            )
        }),
        last_build_date: Some(feed.updated.rfc2822()),
        generator: Some(GENERATOR.to_owned()),
        // Title and link have to be the channel's (RSS 2.0, `image`).
        image: feed.logo.as_ref().map(|logo| Image {
            url: logo.clone(),
            title: feed.title.clone(),
            link: feed.home.clone(),
            ..Image::default()
        }),
        extensions: ExtensionMap::from([(
            "atom".to_owned(),
            BTreeMap::from([("link".to_owned(), links(feed, address))]),
        )]),
        items: all(feed).map(|entry| item(entry, feed)).collect(),
        namespaces: NAMESPACES
            .iter()
            .map(|(prefix, name)| ((*prefix).to_owned(), (*name).to_owned()))
            .collect(),
        ..Channel::default()
    }
}

fn links(feed: &Feed, address: &str) -> Vec<Extension> {
    let link = |rel: &str, href: &str, media_type: Option<&str>| {
        let attributes = [
            ("href", Some(href.to_owned())),
            ("rel", Some(rel.to_owned())),
            ("type", media_type.map(str::to_owned)),
        ];
        element("atom:link", None, &attributes)
    };
    let mut links = vec![link("self", address, Some(FORMAT.media_type))];
    links.extend(feed.hub.iter().map(|hub| link("hub", hub, None)));
    links
}

fn item(entry: &Entry, feed: &Feed) -> Item {
    let mode = feed.body;
    // An item has a title or a description (RSS 2.0, `item`).
    let has_title = !entry.title.is_empty();
    let has_description = mode != BodyMode::None || !has_title;
    Item {
        title: has_title.then(|| entry.title.clone()),
        link: Some(entry.link().to_owned()),
        description: has_description.then(|| escape_least(&entry.summary).into_owned()),
        content: (mode == BodyMode::Full).then(|| body::MARK.to_owned()),
        guid: Some(Guid {
            value: guid(entry),
            permalink: entry.id == entry.url,
        }),
        pub_date: Some(entry.published.rfc2822()),
        categories: entry
            .categories
            .iter()
            .map(|category| Category {
                name: category.name.clone(),
                domain: Some(category.scheme.clone()),
            })
            .collect(),
        // One at most: of several, readers keep the last (RSS best practices, 4.1.1.20.1).
        enclosure: enclosure(entry).map(|file| Enclosure {
            url: file.url.to_owned(),
            length: file.length.to_string(),
            mime_type: file.media_type.to_owned(),
        }),
        dublin_core_ext: Some(DublinCoreExtension {
            creators: entry.authors.iter().map(|author| author.name.clone()).collect(),
            languages: entry
                .language_beside(&feed.language)
                .map(str::to_owned)
                .into_iter()
                .collect(),
            ..DublinCoreExtension::default()
        }),
        extensions: extensions(entry),
        ..Item::default()
    }
}

/// The entry's id; its IRI for a bare number, which validators find too short to be unique.
fn guid(entry: &Entry) -> String {
    if entry.id.bytes().all(|b| b.is_ascii_digit()) {
        entry.iri.clone()
    } else {
        entry.id.clone()
    }
}

fn extensions(entry: &Entry) -> ExtensionMap {
    let mut map = ExtensionMap::new();
    let updated = entry
        .updated
        .map(|updated| element("atom:updated", Some(updated.rfc3339()), &[]));
    let related = entry.related().map(|related| {
        let attributes = [("rel", Some("related".to_owned())), ("href", Some(related.to_owned()))];
        element("atom:link", None, &attributes)
    });
    let atom = [("updated", updated), ("link", related)].into_iter();
    let atom: BTreeMap<String, Vec<Extension>> = atom
        .filter_map(|(name, element)| Some((name.to_owned(), vec![element?])))
        .collect();
    if !atom.is_empty() {
        map.insert("atom".to_owned(), atom);
    }
    let files: Vec<Extension> = media_rss::contents(entry).map(extension).collect();
    if !files.is_empty() {
        map.insert("media".to_owned(), BTreeMap::from([("content".to_owned(), files)]));
    }
    map
}

fn extension(element: Element) -> Extension {
    let mut children: BTreeMap<String, Vec<Extension>> = BTreeMap::new();
    for child in element.children {
        let same = children.entry(child.local().to_owned()).or_default();
        same.push(extension(child));
    }
    let attributes = element.attributes.into_iter();
    Extension {
        name: element.name.to_owned(),
        value: element.value,
        attrs: attributes.map(|(name, value)| (name.to_owned(), value)).collect(),
        children,
    }
}

fn element(name: &str, value: Option<String>, attributes: &[(&str, Option<String>)]) -> Extension {
    let attributes = attributes
        .iter()
        .filter_map(|(name, value)| Some(((*name).to_owned(), value.clone()?)));
    Extension {
        name: name.to_owned(),
        value,
        attrs: attributes.collect(),
        ..Extension::default()
    }
}
