//! The output formats: one file each, and the table of them. A writer is a function from a
//! `Feed` to text; it opens no file and knows no clock.

mod atom;
mod body;
mod compression;
mod element;
mod json_feed;
mod media_rss;
pub mod opml;
pub mod page;
mod rss;
pub mod stylesheet;
mod types;
mod without;

pub use compression::{COMPRESSIONS, Compression};
pub use types::{endings, types};

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::model::{Enclosure, Entry, Feed, Media, Photo};

/// What every feed says it was made by. Without a version: an update of feedmill must not
/// change every feed.
pub const GENERATOR: &str = "feedmill";

/// An output format: a row of the table of them.
#[derive(Debug)]
pub struct FeedFormat {
    /// As the configuration says it: `atom`.
    pub name: &'static str,
    /// In documents and messages: `Atom 1.0`.
    pub title: &'static str,
    /// Of the file, without a point.
    pub ending: &'static str,
    /// Media type of the document, without a charset: all are UTF-8.
    pub media_type: &'static str,
    /// The document; the second value is the address that it will have. [`write()`] asks it.
    pub write: fn(&Feed, &str) -> Result<String, WriteError>,
    /// What a file at an address holds if it is ours.
    pub mark: fn(&str) -> String,
    /// A document of ours without the entries of some ids; `None` if it cannot be read.
    pub without: fn(&str, &BTreeSet<String>) -> Option<String>,
    /// Whether a feed's own id is its first address in this format.
    pub has_id: bool,
    /// Whether a story that was taken back is an element of its own, and no entry.
    pub has_deleted: bool,
}

/// Why a feed could not be written.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct WriteError(pub String);

/// RSS 2.0 (RSS Advisory Board), with the modules content, dc, atom and media.
pub const RSS: FeedFormat = rss::FORMAT;

/// Atom 1.0 (RFC 4287).
pub const ATOM: FeedFormat = atom::FORMAT;

/// JSON Feed 1.1 (jsonfeed.org).
pub const JSON_FEED: FeedFormat = json_feed::FORMAT;

/// Every output format, in the order in which they are offered.
pub const FEED_FORMATS: &[FeedFormat] = &[RSS, ATOM, JSON_FEED];

/// A feed as text in a format. `address` is where the text will be served: it becomes the feed's link to itself.
///
/// Values go out as they are, escaped where the format wants it: nothing is made safe or put in order. Where each one goes
/// is said at the fields of [`Feed`] and [`Entry`]. The same feed is the same text, byte for byte.
///
/// # Errors
/// When a library that writes XML or JSON fails; whether the feed is a good one is for `feedcheck` to say.
pub fn write(feed: &Feed, format: &FeedFormat, address: &str) -> Result<String, WriteError> {
    (format.write)(feed, address)
}

/// The namespace of `fh:archive` and `fh:complete` (RFC 5005).
const HISTORY: &str = "http://purl.org/syndication/history/1.0";

/// What tells our XML from any other.
fn generator_mark(_: &str) -> String {
    format!("<generator>{GENERATOR}</generator>")
}

/// The photo that stands for the entry where a format takes only one.
fn lead(entry: &Entry) -> Option<&Photo> {
    entry.photos.iter().find(|photo| photo.enclosure().is_some())
}

/// The file that stands for the entry in RSS: sound and film are what people subscribe for, pictures come after.
fn enclosure(entry: &Entry) -> Option<Enclosure<'_>> {
    let media = entry.media.iter().find_map(Media::enclosure);
    media.or_else(|| lead(entry).and_then(Photo::enclosure))
}

/// Entries, and stories that were taken back.
fn all(feed: &Feed) -> impl Iterator<Item = &Entry> + Clone {
    feed.entries.iter().chain(&feed.retracted).map(Arc::as_ref)
}

/// Bytes that a document takes without its bodies, more or less: a buffer with room for them need not grow.
fn room(feed: &Feed) -> usize {
    all(feed).map(|entry| 2 * entry.summary.len() + 2048).sum()
}

#[cfg(test)]
pub mod sample {
    //! One feed that has everything, for the tests of all writers.

    use std::sync::Arc;

    use crate::model::{Author, BodyMode, Category, Entry, Feed, Photo, SourceFeed, Timestamp};

    /// A moment, from its RFC 3339 form.
    ///
    /// # Panics
    /// When the text is none.
    pub fn time(text: &str) -> Timestamp {
        Timestamp::new(chrono::DateTime::parse_from_rfc3339(text).unwrap())
    }

    /// Two entries: a rich one, and one with nothing but what is required.
    pub fn feed() -> Feed {
        let author = |name: &str| Author {
            name: name.to_owned(),
            ..Author::default()
        };
        let rich = Entry {
            id: "https://courier.example/2026/04/ferry/".to_owned(),
            iri: "https://courier.example/2026/04/ferry/".to_owned(),
            url: "https://courier.example/2026/04/ferry/".to_owned(),
            external: None,
            title: "\"Fish & Chips\" return: 5 < 6".to_owned(),
            name: "\"Fish & Chips\" return: 5 < 6".to_owned(),
            summary: "The line is long & <b>bold</b>; 5 < 6.".to_owned(),
            html: "<p>Long text with <b>markup</b>, a &amp; b, and ]]&gt; in it.</p>".to_owned(),
            authors: vec![
                Author {
                    email: Some("ida@courier.example".to_owned()),
                    ..author("Ida Brandt")
                },
                Author {
                    url: Some("https://courier.example/people/tomas/".to_owned()),
                    ..author("Tomas Reyl")
                },
            ],
            published: time("2026-04-17T10:10:00-05:00"),
            updated: Some(time("2026-04-18T09:00:00-05:00")),
            categories: vec![Category {
                name: "Food & Drink".to_owned(),
                scheme: "https://courier.example/topics/".to_owned(),
            }],
            language: "ja".to_owned(),
            photos: vec![
                Photo {
                    url: Some("https://courier.example/photos/a%20b.jpg?x=1&y=2".to_owned()),
                    caption: Some("The \"line\" at Pier 9.".to_owned()),
                    credits: vec!["Ida Brandt / The Harbor Courier".to_owned()],
                    alt: Some("A line".to_owned()),
                    media_type: Some("image/jpeg".to_owned()),
                    bytes: Some(12345),
                    width: Some(640),
                    height: Some(400),
                    ..Photo::default()
                },
                Photo {
                    url: Some("https://cdn.example/remote.png".to_owned()),
                    ..Photo::default()
                },
            ],
            media: Vec::new(),
            source: Some(SourceFeed {
                id: Some("tag:bay.example,2026:all".to_owned()),
                title: "Bay & Sound".to_owned(),
                url: Some("https://bay.example/feed?a=1&b=2".to_owned()),
                home: Some("https://bay.example/".to_owned()),
            }),
        };
        let plain = Entry {
            id: "story-42".to_owned(),
            iri: "tag:courier.example,2026-04-16:story-42".to_owned(),
            url: "https://courier.example/42/".to_owned(),
            external: None,
            title: "Plain".to_owned(),
            name: "Plain".to_owned(),
            summary: "Plain.".to_owned(),
            html: "<p>Plain.</p>".to_owned(),
            authors: Vec::new(),
            published: time("2026-04-16T10:10:00Z"),
            updated: None,
            categories: Vec::new(),
            language: "en-us".to_owned(),
            photos: Vec::new(),
            media: Vec::new(),
            source: None,
        };
        Feed {
            title: "The Harbor Courier: Food & Drink".to_owned(),
            description: "News from the harbor".to_owned(),
            home: "https://courier.example/".to_owned(),
            id: "https://courier.example/feeds/all.atom".to_owned(),
            language: "en-US".to_owned(),
            updated: time("2026-04-18T09:00:00-05:00"),
            copyright: Some("© 2026 The Harbor Courier".to_owned()),
            icon: Some("https://courier.example/icon.png".to_owned()),
            logo: Some("https://courier.example/logo.png".to_owned()),
            authors: vec![author("The Harbor Courier")],
            email: Some("desk@courier.example".to_owned()),
            hubs: vec!["https://hub.example/".to_owned()],
            stylesheet: None,
            body: BodyMode::Full,
            entries: vec![Arc::new(rich), Arc::new(plain)],
            ..Feed::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::BodyMode;

    #[test]
    fn formats_have_distinct_names_and_endings() {
        for (at, format) in FEED_FORMATS.iter().enumerate() {
            assert!(
                FEED_FORMATS[..at]
                    .iter()
                    .all(|other| other.name != format.name && other.ending != format.ending)
            );
        }
    }

    #[test]
    fn every_format_writes_what_it_reads_again() {
        for format in FEED_FORMATS {
            for body in [BodyMode::Full, BodyMode::Summary, BodyMode::None] {
                let feed = Feed { body, ..sample::feed() };
                let document = (format.write)(&feed, "https://courier.example/feeds/all").unwrap();
                let parsed = feed_rs::parser::parse(document.as_bytes()).unwrap();
                assert_eq!(parsed.entries.len(), 2);
                assert_eq!(parsed.title.unwrap().content, feed.title);
            }
        }
    }
}
