//! Atom 1.0 (RFC 4287). Titles are plain text and the content is `type="html"`: that is what
//! every reader takes.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use atom_syndication as atom;
use atom_syndication::extension::Extension;
use atom_syndication::{FixedDateTime, Text, WriteConfig};
use chrono::FixedOffset;

use super::element::{Element, by_prefix};
use super::stylesheet::announce;
use super::{FeedFormat, GENERATOR, HISTORY, WriteError, body, generator_mark, media_rss, room, without};
use crate::model::{Author, BodyMode, Entry, Feed, Media, Photo, SourceFeed, Timestamp};
use crate::text::escape::escape;

/// Atom in the table of formats.
pub(super) const FORMAT: FeedFormat = FeedFormat {
    name: "atom",
    title: "Atom 1.0",
    ending: "atom",
    media_type: "application/atom+xml",
    write,
    mark: generator_mark,
    without: without::xml,
    has_id: true,
    has_deleted: true,
};

/// Offsets that are tried for entries of one moment, in minutes: quarters of an hour first.
const STEPS: [i32; 2] = [15, 1];

fn write(feed: &Feed, address: &str) -> Result<String, WriteError> {
    let config = WriteConfig {
        // It names no encoding.
        write_document_declaration: false,
        indent_size: Some(2),
    };
    let mut begun = Vec::with_capacity(room(feed));
    begun.extend_from_slice(b"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    let bytes = document(feed, address).write_with_config(begun, config);
    let mut text = bytes
        .map_err(|error| WriteError(error.to_string()))
        .and_then(|bytes| String::from_utf8(bytes).map_err(|error| WriteError(error.to_string())))?;
    text.push('\n');
    let text = announce(text, feed.stylesheet.as_deref());
    let entries = feed.entries.iter().map(Arc::as_ref);
    body::put_in(&text, body::MARK, feed.body, entries, body::add_escaped)
}

fn document(feed: &Feed, address: &str) -> atom::Feed {
    let mut spellings = HashSet::new();
    atom::Feed {
        title: Text::plain(feed.title.clone()),
        subtitle: Some(Text::plain(feed.description.clone())),
        id: feed.id.clone(),
        updated: feed.updated.datetime(),
        authors: feed.authors.iter().map(person).collect(),
        generator: Some(atom::Generator {
            value: GENERATOR.to_owned(),
            ..atom::Generator::default()
        }),
        icon: feed.icon.clone(),
        logo: feed.logo.clone(),
        rights: feed.copyright.clone().map(Text::plain),
        links: links(feed, address),
        lang: Some(feed.language.clone()),
        namespaces: namespaces(feed),
        entries: feed
            .entries
            .iter()
            .map(|item| entry(item, feed, &mut spellings))
            .collect(),
        extensions: by_prefix(
            (feed.retracted.iter().map(|entry| deleted(entry, feed)))
                .chain(feed.archive.marks().map(|name| Element::new(name, None, Vec::new()))),
            extension,
        ),
        ..atom::Feed::default()
    }
}

/// What is used: a feed without pictures, or that took nothing back, declares nothing.
fn namespaces(feed: &Feed) -> BTreeMap<String, String> {
    let has_media = feed.entries.iter().any(|entry| media_rss::is_in(entry));
    let used = [
        (has_media, media_rss::NAMESPACE),
        (!feed.retracted.is_empty(), TOMBSTONES),
        (feed.archive.marks().next().is_some(), ("fh", HISTORY)),
    ];
    let used = used.into_iter().filter(|(is_used, _)| *is_used);
    used.map(|(_, (prefix, name))| (prefix.to_owned(), name.to_owned()))
        .collect()
}

/// The namespace of `at:deleted-entry` (RFC 6721, section 3).
const TOMBSTONES: (&str, &str) = ("at", "http://purl.org/atompub/tombstones/1.0");

/// A story that was taken back (RFC 6721, section 3): an entry beside it would say that it is there.
fn deleted(entry: &Entry, feed: &Feed) -> Element {
    let language = entry.language_beside(&feed.language).map(str::to_owned);
    let when = entry.updated.unwrap_or(entry.published).rfc3339();
    Element {
        children: vec![Element::new(
            "at:comment",
            Some(entry.summary.clone()),
            vec![("xml:lang", language)],
        )],
        ..Element::new(
            "at:deleted-entry",
            None,
            vec![("ref", Some(entry.iri.clone())), ("when", Some(when))],
        )
    }
}

fn links(feed: &Feed, address: &str) -> Vec<atom::Link> {
    let mut links = vec![
        link("self", address, Some(FORMAT.media_type)),
        link("alternate", &feed.home, Some("text/html")),
    ];
    links.extend(
        feed.archive
            .links()
            .map(|(rel, href)| link(rel, href, Some(FORMAT.media_type))),
    );
    links.extend(feed.hubs.iter().map(|hub| link("hub", hub, None)));
    links
}

fn link(rel: &str, href: &str, media_type: Option<&str>) -> atom::Link {
    atom::Link {
        href: href.to_owned(),
        rel: rel.to_owned(),
        mime_type: media_type.map(str::to_owned),
        ..atom::Link::default()
    }
}

fn entry(entry: &Entry, feed: &Feed, spellings: &mut HashSet<String>) -> atom::Entry {
    let mode = feed.body;
    let language = entry.language_beside(&feed.language).map(str::to_owned);
    // What another site serves there is not known.
    let media_type = (entry.link() == entry.url).then_some("text/html");
    let mut links = vec![link("alternate", entry.link(), media_type)];
    links.extend(entry.related().map(|related| link("related", related, None)));
    links.extend(entry.media.iter().filter_map(file));
    links.extend(entry.photos.iter().filter_map(enclosure));
    let text = |value: &str| Text {
        lang: language.clone(),
        ..Text::plain(value.to_owned())
    };
    atom::Entry {
        title: text(&entry.name),
        id: entry.iri.clone(),
        updated: distinct(entry.updated.unwrap_or(entry.published), spellings),
        published: Some(entry.published.datetime()),
        authors: entry.authors.iter().map(person).collect(),
        categories: entry
            .categories
            .iter()
            .map(|category| atom::Category {
                term: category.name.clone(),
                scheme: Some(category.scheme.clone()),
                label: None,
            })
            .collect(),
        links,
        // An entry with neither summary nor content shows as nothing in some readers.
        summary: Some(text(if mode == BodyMode::None {
            &entry.name
        } else {
            &entry.summary
        })),
        content: (mode == BodyMode::Full).then(|| atom::Content {
            lang: language.clone(),
            value: Some(body::MARK.to_owned()),
            content_type: Some("html".to_owned()),
            ..atom::Content::default()
        }),
        source: entry.source.as_ref().and_then(|feed| source(feed, entry)),
        // Caption and credit of photos: of an enclosure's link, most readers show no title.
        extensions: by_prefix(
            media_rss::contents(entry).chain(media_rss::thumbnails(entry)),
            extension,
        ),
        ..atom::Entry::default()
    }
}

/// What is known of the feed that an entry was taken from (RFC 4287, section 4.2.11). Its own time changes with every entry that
/// it gets, and would change this one; that of the entry is as true.
fn source(feed: &SourceFeed, entry: &Entry) -> Option<atom::Source> {
    let id = [&feed.id, &feed.url, &feed.home].into_iter().flatten().next()?;
    let own = feed.url.iter().map(|url| link("self", url, None));
    let home = feed.home.iter().map(|home| link("alternate", home, None));
    Some(atom::Source {
        id: id.clone(),
        title: Text::plain(if feed.title.is_empty() {
            id.clone()
        } else {
            feed.title.clone()
        }),
        updated: entry.updated.unwrap_or(entry.published).datetime(),
        links: own.chain(home).collect(),
        ..atom::Source::default()
    })
}

fn extension(mut element: Element) -> Extension {
    let children = element.take_children(extension);
    // `atom_syndication` 0.12.10 escapes the text of an extension, and not its attributes.
    let attributes = element.attributes.into_iter();
    let attributes = attributes.map(|(name, value)| (name.to_owned(), escape(&value)));
    Extension {
        name: element.name.to_owned(),
        value: element.value,
        attrs: attributes.collect(),
        children,
    }
}

/// The moment in a spelling that no other entry has: validators take two equal `updated` for
/// a mistake, and the offset may be any, as the moment stays the same.
fn distinct(time: Timestamp, spellings: &mut HashSet<String>) -> FixedDateTime {
    let written = time.datetime();
    let offsets = STEPS
        .iter()
        .flat_map(|step| (0..=12 * 60 / step).map(move |n| n * step * 60));
    let others = offsets.flat_map(|seconds| [FixedOffset::east_opt(seconds), FixedOffset::west_opt(seconds)]);
    let mut candidates = std::iter::once(written).chain(others.flatten().map(|offset| written.with_timezone(&offset)));
    candidates
        .find(|time| spellings.insert(time.to_rfc3339()))
        .unwrap_or(written)
}

fn person(author: &Author) -> atom::Person {
    atom::Person {
        name: author.name.clone(),
        email: author.email.clone(),
        uri: author.url.clone(),
        ..atom::Person::default()
    }
}

fn file(media: &Media) -> Option<atom::Link> {
    Some(atom::Link {
        title: media.title.clone(),
        length: media.bytes.map(|bytes| bytes.to_string()),
        ..link("enclosure", media.url.as_deref()?, media.media_type.as_deref())
    })
}

fn enclosure(photo: &Photo) -> Option<atom::Link> {
    Some(atom::Link {
        title: photo.caption_with_credit(),
        length: photo.bytes.map(|bytes| bytes.to_string()),
        ..link("enclosure", photo.url.as_deref()?, photo.media_type.as_deref())
    })
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn equal_moments_are_spelled_differently_and_stay_equal() {
        let time = sample::time("2026-04-17T00:00:00-05:00");
        let mut spellings = HashSet::new();
        let times: Vec<_> = (0..200).map(|_| distinct(time, &mut spellings)).collect();
        assert_eq!(spellings.len(), 200);
        assert_eq!(times[0].to_rfc3339(), "2026-04-17T00:00:00-05:00");
        assert!(times.iter().all(|other| *other == time.datetime()));
    }
}
