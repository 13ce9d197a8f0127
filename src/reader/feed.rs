//! A feed as a reader keeps it: who an entry is, what is shown of it, and when it is from. What is missing is empty.

use std::borrow::Cow;
use std::ops::RangeInclusive;

use xxhash_rust::xxh3::{xxh3_64, xxh3_64_with_seed};

use crate::model::Timestamp;
use crate::text::html;

/// The family of formats that a feed is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Family {
    /// RSS 0.9x, 1.0 and 2.0.
    Rss,
    /// Atom 0.3 and 1.0.
    Atom,
    /// JSON Feed.
    Json,
}

/// A feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FinishedFeed {
    /// What it is written in.
    pub format: Family,
    /// Atom `id`; no other format has one besides its address.
    pub id: Option<String>,
    /// `title`, as plain text.
    pub title: String,
    /// RSS and JSON `description`, Atom `subtitle` (0.3: `tagline`), as plain text.
    pub description: String,
    /// The page that it is the feed of: RSS `link`, Atom `link rel="alternate"`, JSON `home_page_url`.
    pub home: Option<String>,
    /// RSS and Atom `link rel="self"`, JSON `feed_url`.
    pub self_link: Option<String>,
    /// In the order of the feed.
    pub entries: Vec<FinishedEntry>,
    /// What else it says, for those who make articles of it.
    pub more: Box<MoreOfFeed>,
    /// Why the document is not well-formed, with line and column; it was read as `feedcheck` reads it.
    pub fault: Option<String>,
}

/// What a feed says that only those want to know who make articles of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MoreOfFeed {
    /// Its language as it is written: RSS `language`, `xml:lang`, JSON `language`.
    pub language: Option<String>,
    /// Entries that it takes back: `at:deleted-entry` (RFC 6721), in Atom and RSS.
    pub deleted: Vec<Deleted>,
}

/// An entry that a feed takes back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deleted {
    /// What readers know the entry by.
    pub id: String,
    /// When it was taken back.
    pub when: Date,
    /// The line on which that stands.
    pub line: usize,
}

/// A list of feeds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FeedList {
    /// In the order of the list, folders or not.
    pub subscriptions: Vec<Subscription>,
    /// Why the document is not well-formed, as in `FinishedFeed`.
    pub fault: Option<String>,
}

/// A feed in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subscription {
    /// OPML `xmlUrl`.
    pub url: String,
    /// OPML `title`, else `text`, as plain text.
    pub title: String,
    /// OPML `htmlUrl`.
    pub page: Option<String>,
}

/// What a document holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Document {
    /// A feed.
    Feed(FinishedFeed),
    /// A list of feeds.
    List(FeedList),
}

/// An entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FinishedEntry {
    /// What readers know it by: RSS `guid`, else `rdf:about`, else the link, else the title; Atom
    /// and JSON `id`.
    pub id: String,
    /// Whether that is an id of its own; else link, title or text stand for it.
    pub has_own_id: bool,
    /// RSS `link`, else a `guid` that is a permalink; Atom `link rel="alternate"`; JSON `url`.
    pub link: Option<String>,
    /// `title`, as plain text.
    pub title: String,
    /// RSS `pubDate` or `dc:date`, Atom `published` (0.3: `issued`), JSON `date_published`.
    pub published: Date,
    /// Atom `updated` (in RSS too; 0.3: `modified`), `dcterms:modified`, JSON `date_modified`; none when it says the
    /// same as `published`, as Atom has to.
    pub updated: Date,
    /// Names: RSS `dc:creator`, else `author`; Atom and JSON `author`, those of the feed where the entry has none.
    pub authors: Vec<String>,
    /// RSS `category`, Atom `category/@term`, JSON `tags`.
    pub categories: Vec<String>,
    /// RSS `description`, Atom and JSON `summary`.
    pub summary: Text,
    /// RSS `content:encoded`, Atom `content`, JSON `content_html`, else `content_text`.
    pub content: Text,
    /// RSS `enclosure`, Atom `link rel="enclosure"`, JSON `attachments`.
    pub enclosures: Vec<Enclosure>,
    /// Where it stands in the document, from 1.
    pub lines: RangeInclusive<usize>,
    /// Fingerprint of everything in it but its dates, as written.
    pub all: u64,
    /// What else it says, for those who make articles of it.
    pub more: More,
}

/// What an entry says that only those want to know who make articles of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct More {
    /// Mail and page of authors, by their names, where something of the kind is said.
    pub people: Vec<Person>,
    /// Categories as they are shown: Atom `category/@label`, else what `categories` has; also `dc:subject`, `media:category`,
    /// `itunes:keywords`.
    pub topics: Vec<Topic>,
    /// As it is written: `xml:lang`, `dc:language`, JSON `language`.
    pub language: Option<String>,
    /// What relative addresses begin at, as far as `xml:base` says.
    pub base: Option<String>,
    /// The same of its text.
    pub text_base: Option<String>,
    /// Media RSS, JSON `image`, else `banner_image`; `itunes:image` where there is nothing else.
    pub pictures: Vec<Picture>,
    /// The feed that it is from, where that is another: RSS `source`, Atom `source`.
    pub origin: Option<Origin>,
    /// JSON `external_url`.
    pub external: Option<String>,
    /// Whether it says that it is not public yet (`app:draft`, RFC 5023).
    pub is_draft: bool,
    /// How long its sound or film plays, as it is written: `itunes:duration`, JSON `duration_in_seconds`.
    pub duration: String,
}

/// A person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// As `authors` has it.
    pub name: String,
    /// Atom `email`, RSS `author`.
    pub email: Option<String>,
    /// Atom `uri`, JSON `url`.
    pub url: Option<String>,
}

/// A category.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Topic {
    /// As it is shown.
    pub name: String,
    /// RSS `domain`, Atom `scheme`.
    pub scheme: String,
}

/// A picture, each fact as the feed says it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Picture {
    /// Its address.
    pub url: String,
    /// `type`.
    pub media_type: String,
    /// In bytes.
    pub length: String,
    /// In pixels.
    pub width: String,
    /// In pixels.
    pub height: String,
    /// `media:description`.
    pub caption: String,
    /// `media:credit`, one each.
    pub credits: Vec<String>,
    /// `media:title`.
    pub title: String,
}

/// The feed that an entry is from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origin {
    /// Atom `id`.
    pub id: Option<String>,
    /// As plain text.
    pub title: String,
    /// The address of the feed: RSS `source/@url`, Atom `link rel="self"`.
    pub url: Option<String>,
    /// The page that it is the feed of.
    pub home: Option<String>,
}

/// A date.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Date {
    /// Empty when there is none.
    pub written: String,
    /// `None` when there is none, or it cannot be read.
    pub time: Option<Timestamp>,
}

/// A text, plain or with markup.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text {
    /// Markup as written, and not to be trusted.
    pub written: String,
    /// Whether it is HTML; else plain text.
    pub is_html: bool,
}

/// A file that belongs to an entry, each fact as the feed says it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Enclosure {
    /// Its address.
    pub url: String,
    /// RSS and Atom `type`, JSON `mime_type`.
    pub media_type: String,
    /// In bytes: RSS and Atom `length`, JSON `size_in_bytes`.
    pub length: String,
    /// Atom and JSON `title`; in RSS the `media:description` of the `media:content` with the same address.
    pub caption: String,
}

impl FinishedEntry {
    /// The date that readers show and sort by.
    pub fn date(&self) -> Option<Timestamp> {
        self.published.time.or(self.updated.time)
    }

    /// What readers show of it: the content, or the summary where there is none.
    pub fn text(&self) -> &Text {
        if self.content.is_empty() {
            &self.summary
        } else {
            &self.content
        }
    }
}

impl Date {
    /// Whether it says the same as another, whatever the zone.
    pub fn is_same(&self, other: &Self) -> bool {
        self.written == other.written || self.time.is_some() && self.time == other.time
    }
}

impl Text {
    /// A text in HTML.
    pub fn html(written: impl AsRef<str>) -> Self {
        Self::new(written.as_ref(), true)
    }

    /// A text without markup.
    pub fn plain(written: impl AsRef<str>) -> Self {
        Self::new(written.as_ref(), false)
    }

    /// A text of either kind; blanks around it mean nothing.
    pub fn new(written: &str, is_html: bool) -> Self {
        Self {
            written: written.trim().to_owned(),
            is_html,
        }
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.written.is_empty()
    }

    /// As HTML, which is not to be trusted.
    pub fn to_html(&self) -> Cow<'_, str> {
        if self.is_html {
            Cow::Borrowed(&self.written)
        } else {
            Cow::Owned(html::from_text(&self.written))
        }
    }

    /// Its words, on one line.
    pub fn words(&self) -> Cow<'_, str> {
        if self.is_html {
            Cow::Owned(html::to_text(&self.written))
        } else {
            Cow::Borrowed(&self.written)
        }
    }
}

/// What stands for the id of an entry that has nothing but texts.
pub(super) fn id_of_texts(summary: &Text, content: &Text) -> String {
    let print = |text: &Text| xxh3_64(text.written.as_bytes());
    format!("text:{:016x}", print(summary).rotate_left(1) ^ print(content))
}

/// Members of an entry that hold its dates.
const DATES: [&str; 9] = [
    "pubDate",
    "date",
    "published",
    "issued",
    "updated",
    "modified",
    "created",
    "date_published",
    "date_modified",
];

/// A fingerprint of the members of an entry, each with its name and as written, but for its dates.
pub(super) fn fingerprint<'a>(members: impl Iterator<Item = (&'a str, &'a str)>) -> u64 {
    let rest = members.filter(|(name, _)| !DATES.contains(name));
    // An entry whose members stand in another order is the same.
    rest.fold(0, |all, (name, text)| {
        all.wrapping_add(xxh3_64_with_seed(text.as_bytes(), xxh3_64(name.as_bytes())))
    })
}
