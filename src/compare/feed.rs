//! A feed as a reader keeps it: who an entry is, what is shown of it, and when it is from.

use xxhash_rust::xxh3::{xxh3_64, xxh3_64_with_seed};

use crate::model::Timestamp;
use crate::text::html;

/// The family of formats that a feed is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// RSS 0.9x, 1.0 and 2.0.
    Rss,
    /// Atom 0.3 and 1.0.
    Atom,
    /// JSON Feed.
    Json,
}

/// A feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feed {
    /// What it is written in.
    pub format: Format,
    /// Atom `id`; no other format has one besides its address.
    pub id: Option<String>,
    /// `title`, as plain text.
    pub title: String,
    /// RSS and Atom `link rel="self"`, JSON `feed_url`.
    pub self_link: Option<String>,
    /// In the order of the feed.
    pub entries: Vec<Entry>,
}

/// An entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What readers know it by: RSS `guid`, else `rdf:about`, else the link, else the title; Atom
    /// and JSON `id`.
    pub id: String,
    /// RSS `link`, Atom `link rel="alternate"`, JSON `url`.
    pub link: Option<String>,
    /// `title`, as plain text.
    pub title: String,
    /// RSS `pubDate` or `dc:date`, Atom `published`, JSON `date_published`.
    pub published: Option<Timestamp>,
    /// Atom `updated` (in RSS too), `dcterms:modified`, JSON `date_modified`; none when it says the
    /// same as `published`, as Atom has to.
    pub updated: Option<Timestamp>,
    /// Summary and content.
    pub text: Text,
    /// Fingerprint of everything in the entry but its dates, as written.
    pub all: u64,
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

impl Entry {
    /// The date that readers show and sort by.
    pub fn date(&self) -> Option<Timestamp> {
        self.published.or(self.updated)
    }
}

/// A fingerprint of the members of an entry, each with its name and as written, but for its dates.
pub fn fingerprint<'a>(members: impl Iterator<Item = (&'a str, &'a str)>) -> u64 {
    let rest = members.filter(|(name, _)| !DATES.contains(name));
    // An entry whose members stand in another order is the same.
    rest.fold(0, |all, (name, text)| {
        all.wrapping_add(xxh3_64_with_seed(text.as_bytes(), xxh3_64(name.as_bytes())))
    })
}

/// Fingerprints of summary and content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Text {
    /// Of the markup, for feeds in one format.
    exact: u64,
    /// Of the words that are shown, for feeds in two formats.
    words: u64,
}

impl Text {
    /// Fingerprints of a summary and a content, either of which may be empty.
    pub fn new(summary: &str, content: &str) -> Self {
        let shown = if content.trim().is_empty() { summary } else { content };
        Self {
            exact: xxh3_64(summary.trim().as_bytes()).rotate_left(1) ^ xxh3_64(content.trim().as_bytes()),
            words: xxh3_64(html::to_text(shown).as_bytes()),
        }
    }

    /// Whether a subscriber sees the same. Two formats write the same words with other marks.
    pub fn is_same(self, other: Self, in_one_format: bool) -> bool {
        if in_one_format {
            self.exact == other.exact
        } else {
            self.words == other.words
        }
    }

    /// What stands for the id of an entry that has nothing else.
    pub fn id(self) -> String {
        format!("text:{:016x}", self.exact)
    }
}
