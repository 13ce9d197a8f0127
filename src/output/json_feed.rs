//! JSON Feed 1.1.

use serde::Serialize;

use super::{FeedFormat, WriteError, all, body, lead, room, without};
use crate::model::{Author, BodyMode, Entry, Feed, Media, Photo, Timestamp};

/// JSON Feed in the table of formats.
pub(super) const FORMAT: FeedFormat = FeedFormat {
    name: "json",
    title: "JSON Feed 1.1",
    ending: "json",
    media_type: "application/feed+json",
    write,
    mark: |address| format!("\"feed_url\": \"{address}\""),
    without: without::json,
    has_id: false,
    has_deleted: false,
};

/// The mark of a body, as JSON writes it.
const MARK: &str = "\"\\u0001\"";

const VERSION: &str = "https://jsonfeed.org/version/1.1";

#[derive(Serialize)]
struct Document<'a> {
    version: &'static str,
    title: &'a str,
    home_page_url: &'a str,
    feed_url: &'a str,
    description: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_url: Option<&'a str>,
    language: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    icon: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    favicon: Option<&'a str>,
    authors: Vec<Person<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    hubs: Vec<Hub<'a>>,
    items: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Hub<'a> {
    r#type: &'static str,
    url: &'a str,
}

#[derive(Serialize)]
struct Person<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

#[derive(Serialize)]
struct Item<'a> {
    id: &'a str,
    url: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    external_url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    content_html: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    content_text: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    banner_image: Option<&'a str>,
    date_published: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<Person<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    attachments: Vec<Attachment<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    _retracted: Option<Retracted>,
    #[serde(skip_serializing_if = "Option::is_none")]
    _source: Option<Source<'a>>,
}

/// An extension: the feed that an item was taken from.
#[derive(Serialize)]
struct Source<'a> {
    about: &'static str,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    feed_url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    home_page_url: Option<&'a str>,
}

/// An extension (JSON Feed 1.1, "Extensions"): the version has a word for a feed that ended, and none for an item.
#[derive(Serialize)]
struct Retracted {
    about: &'static str,
    date: String,
}

#[derive(Serialize)]
struct Attachment<'a> {
    url: &'a str,
    mime_type: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    size_in_bytes: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    duration_in_seconds: Option<u64>,
}

fn write(feed: &Feed, address: &str) -> Result<String, WriteError> {
    let document = Document {
        version: VERSION,
        title: &feed.title,
        home_page_url: &feed.home,
        feed_url: address,
        description: &feed.description,
        next_url: feed.archive.previous.as_deref(),
        language: &feed.language,
        icon: feed.logo.as_deref(),
        favicon: feed.icon.as_deref(),
        authors: feed.authors.iter().map(person).collect(),
        hubs: feed.hubs.iter().map(|url| Hub { r#type: "WebSub", url }).collect(),
        items: (feed.entries.iter().map(|entry| item(entry, feed)))
            .chain(feed.retracted.iter().map(|entry| retracted(entry, feed)))
            .collect(),
    };
    let mut bytes = Vec::with_capacity(room(feed));
    let written = serde_json::to_writer_pretty(&mut bytes, &document);
    let text = written.map_err(|error| WriteError(error.to_string()));
    let mut text = text.and_then(|()| String::from_utf8(bytes).map_err(|error| WriteError(error.to_string())))?;
    text.push('\n');
    body::put_in(&text, MARK, feed.body, all(feed), body::add_string)
}

fn item<'a>(entry: &'a Entry, feed: &Feed) -> Item<'a> {
    // An item has to have content of one kind (JSON Feed 1.1, `content_html`).
    let (html, text, summary) = match feed.body {
        BodyMode::Full => (Some(body::MARK), None, Some(entry.summary.as_str())),
        BodyMode::Summary => (None, Some(entry.summary.as_str()), Some(entry.summary.as_str())),
        BodyMode::None => (None, Some(entry.name.as_str()), None),
    };
    Item {
        id: &entry.id,
        url: &entry.url,
        external_url: entry.external.as_ref().map(|external| external.url.as_str()),
        title: Some(entry.title.as_str()).filter(|title| !title.is_empty()),
        content_html: html,
        content_text: text,
        summary,
        image: lead(entry)
            .or(entry.photos.first())
            .and_then(|photo| photo.url.as_deref()),
        banner_image: (entry.photos.iter())
            .find_map(|photo| photo.cut().find(|cut| cut.width > cut.height))
            .map(|rendition| rendition.url.as_str()),
        date_published: entry.published.rfc3339(),
        date_modified: entry.updated.map(Timestamp::rfc3339),
        authors: entry.authors.iter().map(person).collect(),
        tags: entry.categories.iter().map(|category| category.name.as_str()).collect(),
        language: entry.language_beside(&feed.language),
        attachments: (entry.media.iter().filter_map(file))
            .chain(entry.photos.iter().filter_map(attachment))
            .collect(),
        _retracted: None,
        _source: entry.source.as_ref().map(|source| Source {
            about: "https://www.rfc-editor.org/rfc/rfc4287#section-4.2.11",
            title: &source.title,
            feed_url: source.url.as_deref(),
            home_page_url: source.home.as_deref(),
        }),
    }
}

/// A story that was taken back, which its item says in its place.
fn retracted<'a>(entry: &'a Entry, feed: &Feed) -> Item<'a> {
    Item {
        _retracted: Some(Retracted {
            about: "https://www.rfc-editor.org/rfc/rfc6721",
            date: entry.updated.unwrap_or(entry.published).rfc3339(),
        }),
        ..item(entry, feed)
    }
}

fn person(author: &Author) -> Person<'_> {
    Person {
        name: &author.name,
        url: author.url.as_deref(),
    }
}

fn file(media: &Media) -> Option<Attachment<'_>> {
    Some(Attachment {
        url: media.url.as_deref()?,
        mime_type: media.media_type.as_deref()?,
        title: media.title.clone(),
        size_in_bytes: media.bytes,
        duration_in_seconds: media.seconds,
    })
}

/// JSON Feed has no place for a credit of its own: it stands behind the caption.
fn attachment(photo: &Photo) -> Option<Attachment<'_>> {
    Some(Attachment {
        url: photo.url.as_deref()?,
        mime_type: photo.media_type.as_deref()?,
        title: photo.caption_with_credit(),
        size_in_bytes: photo.bytes,
        duration_in_seconds: None,
    })
}
