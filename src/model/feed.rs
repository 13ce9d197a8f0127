//! What a reader gets. The comment on each field says where it goes in RSS, Atom and JSON
//! Feed. All text is plain and clean; `Entry::html` is the only markup.

use std::sync::Arc;

use super::{Author, Photo, Timestamp};

/// How much of an article a feed carries.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum BodyMode {
    /// Summary and full text.
    #[default]
    Full,
    /// Summary only.
    Summary,
    /// Title and link only.
    None,
}

/// One feed, in no format yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feed {
    /// RSS, Atom and JSON Feed `title`.
    pub title: String,
    /// RSS `description`, Atom `subtitle`, JSON Feed `description`.
    pub description: String,
    /// RSS `link`, Atom `link rel="alternate"`, JSON Feed `home_page_url`.
    pub home: String,
    /// Atom `id`. The first address the feed was published at, for good.
    pub id: String,
    /// RSS `language`, Atom `xml:lang`, JSON Feed `language`.
    pub language: String,
    /// RSS `lastBuildDate`, Atom `updated`; nowhere in JSON Feed. The newest time in the feed.
    pub updated: Timestamp,
    /// RSS `copyright`, Atom `rights`.
    pub copyright: Option<String>,
    /// Atom `icon`, JSON Feed `favicon`: small and square.
    pub icon: Option<String>,
    /// RSS `image`, Atom `logo`, JSON Feed `icon`.
    pub logo: Option<String>,
    /// Atom `author`, JSON Feed `authors`: who stands in when an entry has no byline.
    pub authors: Vec<Author>,
    /// RSS `managingEditor`, with the name of the first author.
    pub email: Option<String>,
    /// `atom:link rel="hub"`, JSON Feed `hubs` (`WebSub`).
    pub hub: Option<String>,
    /// `xml-stylesheet` of RSS and Atom, as seen from the feed; nowhere in JSON Feed.
    pub stylesheet: Option<String>,
    /// How much of each entry is written.
    pub body: BodyMode,
    /// Newest first.
    pub entries: Vec<Arc<Entry>>,
}

/// A topic or a section of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Category {
    /// RSS `category`, Atom `category/@term`, JSON Feed `tags`.
    pub name: String,
    /// RSS `category/@domain`, Atom `category/@scheme`.
    pub scheme: String,
}

/// A photo that can stand as an enclosure: RSS wants its length and type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Enclosure<'a> {
    /// Absolute, http or https.
    pub url: &'a str,
    /// Bytes.
    pub length: u64,
    /// Media type.
    pub media_type: &'a str,
}

/// One story in a feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// RSS `guid`, JSON Feed `id`: what readers remember a story by.
    pub id: String,
    /// Atom `id`: the same, as an absolute IRI (RFC 4287, section 4.2.6).
    pub iri: String,
    /// RSS `link`, Atom `link rel="alternate"`, JSON Feed `url`.
    pub url: String,
    /// RSS, Atom and JSON Feed `title`; plain text.
    pub title: String,
    /// RSS `description`, Atom `summary`, JSON Feed `summary`; plain text.
    pub summary: String,
    /// RSS `content:encoded`, Atom `content type="html"`, JSON Feed `content_html`; safe,
    /// with absolute addresses.
    pub html: String,
    /// RSS `dc:creator`, Atom `author`, JSON Feed `authors`.
    pub authors: Vec<Author>,
    /// RSS `pubDate`, Atom `published`, JSON Feed `date_published`.
    pub published: Timestamp,
    /// RSS `atom:updated`, Atom `updated`, JSON Feed `date_modified`.
    pub updated: Option<Timestamp>,
    /// RSS and Atom `category`, JSON Feed `tags`.
    pub categories: Vec<Category>,
    /// BCP 47. RSS `dc:language`, Atom `xml:lang` on the texts, JSON Feed `language`; where it is
    /// not the feed's.
    pub language: String,
    /// RSS `media:content` (and `enclosure` for the first that has all facts), Atom
    /// `link rel="enclosure"`, JSON Feed `image` and `attachments`. Each has an address.
    pub photos: Vec<Photo>,
}

impl Entry {
    /// Its language, where it is not `other`; case does not count.
    pub fn language_beside(&self, other: &str) -> Option<&str> {
        Some(self.language.as_str()).filter(|language| !language.eq_ignore_ascii_case(other))
    }
}

impl Photo {
    /// `caption (credit)`, or the one that there is.
    pub fn caption_with_credit(&self) -> Option<String> {
        match (&self.caption, &self.credit) {
            (Some(caption), Some(credit)) => Some(format!("{caption} ({credit})")),
            (Some(words), None) | (None, Some(words)) => Some(words.clone()),
            (None, None) => None,
        }
    }

    /// The photo as an enclosure, when its length and type are known.
    pub fn enclosure(&self) -> Option<Enclosure<'_>> {
        Some(Enclosure {
            url: self.url.as_deref()?,
            length: self.bytes.filter(|&bytes| bytes > 0)?,
            media_type: self.media_type.as_deref()?,
        })
    }
}
