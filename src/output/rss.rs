//! RSS 2.0 with content, dc, atom and media elements, as the RSS Advisory Board's best
//! practices and real readers want it.

use std::borrow::Cow;

use rss::extension::Extension;
use rss::extension::dublincore::DublinCoreExtension;
use rss::{Category, Channel, Enclosure, Guid, Image, Item, Source};

use super::element::{Element, by_prefix};
use super::stylesheet::announce;
use super::{
    FeedFormat, GENERATOR, HISTORY, WriteError, all, body, enclosure, generator_mark, media_rss, room, without,
};
use crate::model::{BodyMode, Entry, Feed, Podcast, SourceFeed};
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

/// Apple's module for podcasts.
const PODCASTS: (&str, &str) = ("itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd");

/// What Apple plays.
const PLAYED: &[&str] = &["m4a", "mp3", "mov", "mp4", "m4v"];

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
    let has_marks = feed.archive.marks().next().is_some();
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
        extensions: by_prefix(of_channel(feed, address), extension),
        items: all(feed).map(|entry| item(entry, feed)).collect(),
        namespaces: (NAMESPACES.iter())
            .chain(has_marks.then_some(&("fh", HISTORY)))
            .chain(feed.podcast.as_ref().map(|_| &PODCASTS))
            .map(|(prefix, name)| ((*prefix).to_owned(), (*name).to_owned()))
            .collect(),
        ..Channel::default()
    }
}

/// What the channel says in other namespaces: links, and where it stands among the archives.
fn of_channel(feed: &Feed, address: &str) -> impl Iterator<Item = Element> {
    let link = |rel: &str, href: &str, media_type: Option<&str>| {
        let attributes = vec![
            ("href", Some(href.to_owned())),
            ("rel", Some(rel.to_owned())),
            ("type", media_type.map(str::to_owned)),
        ];
        Element::new("atom:link", None, attributes)
    };
    let own = Some(FORMAT.media_type);
    let archives = feed.archive.links().map(move |(rel, href)| link(rel, href, own));
    let hubs = feed.hubs.iter().map(move |hub| link("hub", hub, None));
    let marks = feed.archive.marks().map(|name| Element::new(name, None, Vec::new()));
    std::iter::once(link("self", address, own))
        .chain(archives)
        .chain(hubs)
        .chain(marks)
        .chain(feed.podcast.iter().flat_map(|podcast| show(feed, podcast)))
}

/// What directories of podcasts want to know of a show (Apple, A Podcaster's Guide to RSS).
fn show(feed: &Feed, podcast: &Podcast) -> Vec<Element> {
    let text = |name, value: &str| Element::new(name, Some(value.to_owned()), Vec::new());
    let category = |name: &str| Element::new("itunes:category", None, vec![("text", Some(name.to_owned()))]);
    let author = feed.authors.first().map_or(&feed.title, |author| &author.name);
    let owner = feed.email.as_ref().map(|email| Element {
        children: vec![text("itunes:name", author), text("itunes:email", email)],
        ..Element::new("itunes:owner", None, Vec::new())
    });
    let image = |logo: &String| Element::new("itunes:image", None, vec![("href", Some(logo.clone()))]);
    let own = [
        text("itunes:author", author),
        Element {
            children: podcast.part.iter().map(|part| category(part)).collect(),
            ..category(&podcast.category)
        },
        text("itunes:explicit", if podcast.is_explicit { "true" } else { "false" }),
    ];
    own.into_iter()
        .chain(owner)
        .chain(feed.logo.as_ref().map(image))
        .collect()
}

/// How long the enclosure plays, if it is one that Apple plays.
fn duration(entry: &Entry) -> Option<Element> {
    let media = entry.media.iter().find(|media| media.enclosure().is_some())?;
    let path = media.url.as_deref()?.split(['?', '#']).next()?;
    let (_, ending) = path.rsplit_once('.')?;
    let seconds = media
        .seconds
        .filter(|_| PLAYED.contains(&ending.to_ascii_lowercase().as_str()))?;
    Some(Element::new("itunes:duration", Some(seconds.to_string()), Vec::new()))
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
        source: entry.source.as_ref().and_then(source),
        dublin_core_ext: Some(DublinCoreExtension {
            creators: entry.authors.iter().map(|author| author.name.clone()).collect(),
            languages: entry
                .language_beside(&feed.language)
                .map(str::to_owned)
                .into_iter()
                .collect(),
            ..DublinCoreExtension::default()
        }),
        extensions: by_prefix(
            of_item(entry).chain(feed.podcast.as_ref().and_then(|_| duration(entry))),
            extension,
        ),
        ..Item::default()
    }
}

/// The feed that an item came from; "url is required" (RSS 2.0, `source`).
fn source(feed: &SourceFeed) -> Option<Source> {
    let title = Some(&feed.title).filter(|title| !title.is_empty());
    Some(Source {
        url: feed.url.clone()?,
        title: title.cloned(),
    })
}

/// The entry's id; its IRI for a bare number, which validators find too short to be unique.
fn guid(entry: &Entry) -> String {
    if entry.id.bytes().all(|b| b.is_ascii_digit()) {
        entry.iri.clone()
    } else {
        entry.id.clone()
    }
}

/// What the item says in other namespaces.
fn of_item(entry: &Entry) -> impl Iterator<Item = Element> {
    let updated = entry
        .updated
        .map(|updated| Element::new("atom:updated", Some(updated.rfc3339()), Vec::new()));
    let related = entry.related().map(|related| {
        let attributes = vec![("rel", Some("related".to_owned())), ("href", Some(related.to_owned()))];
        Element::new("atom:link", None, attributes)
    });
    let media = media_rss::contents(entry).chain(media_rss::thumbnails(entry));
    updated.into_iter().chain(related).chain(media)
}

fn extension(mut element: Element) -> Extension {
    let children = element.take_children(extension);
    let attributes = element.attributes.into_iter();
    Extension {
        name: element.name.to_owned(),
        value: element.value,
        attrs: attributes.map(|(name, value)| (name.to_owned(), value)).collect(),
        children,
    }
}
