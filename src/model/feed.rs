//! What a reader gets. The comment on each field says where it goes in RSS, Atom and JSON
//! Feed. All text is plain and clean; `Entry::html` is the only markup.

use std::sync::Arc;

use super::{Author, Media, Photo, Rendition, SourceFeed, Timestamp};

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
///
/// `title`, `description`, `home`, `id`, `language` and `updated` are needed, and for Atom an author here or in each entry;
/// `..Feed::default()` stands for the rest. Addresses are absolute.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Feed {
    /// RSS, Atom and JSON Feed `title`.
    pub title: String,
    /// RSS `description`, Atom `subtitle`, JSON Feed `description`.
    pub description: String,
    /// RSS `link`, Atom `link rel="alternate"`, JSON Feed `home_page_url`.
    pub home: String,
    /// Atom `id`. The first address the feed was published at, for good.
    pub id: String,
    /// BCP 47. RSS `language`, Atom `xml:lang`, JSON Feed `language`.
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
    pub hubs: Vec<String>,
    /// `xml-stylesheet` of RSS and Atom, as seen from the feed; nowhere in JSON Feed.
    pub stylesheet: Option<String>,
    /// What directories of podcasts are told, where it is one. RSS only.
    pub podcast: Option<Podcast>,
    /// How much of each entry is written.
    pub body: BodyMode,
    /// Newest first.
    pub entries: Vec<Arc<Entry>>,
    /// Stories that were taken back: each says so in the place of its text ([`Entry::updated`] is when). RSS `item` and JSON Feed
    /// item behind the others, with the id that readers know; Atom `at:deleted-entry` (RFC 6721).
    pub retracted: Vec<Arc<Entry>>,
    /// Where this document stands among those of a feed that has several.
    pub archive: Archive,
}

/// What directories of podcasts want to know of a show. They show [`Feed::logo`], and write to [`Feed::email`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Podcast {
    /// `itunes:category`, one of Apple's.
    pub category: String,
    /// The category in it.
    pub part: Option<String>,
    /// `itunes:explicit`
    pub is_explicit: bool,
}

/// Where a document stands among those of its feed (RFC 5005, sections 2 and 4). Addresses are absolute, and of documents in the
/// same format.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Archive {
    /// `fh:archive`: nothing is added to it any more.
    pub is_closed: bool,
    /// `fh:complete`: the feed has no other documents, and no other stories.
    pub is_complete: bool,
    /// `atom:link rel="current"`: the document that readers subscribe to.
    pub current: Option<String>,
    /// `atom:link rel="prev-archive"`, JSON Feed `next_url`: older stories.
    pub previous: Option<String>,
    /// `atom:link rel="next-archive"`.
    pub next: Option<String>,
}

impl Archive {
    /// Its links to other documents: relation and address.
    pub fn links(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let links = [
            ("current", &self.current),
            ("prev-archive", &self.previous),
            ("next-archive", &self.next),
        ];
        links
            .into_iter()
            .filter_map(|(rel, link)| Some((rel, link.as_deref()?)))
    }

    /// The names of its elements.
    pub fn marks(&self) -> impl Iterator<Item = &'static str> {
        let marks = [("fh:archive", self.is_closed), ("fh:complete", self.is_complete)];
        marks.into_iter().filter(|(_, is_so)| *is_so).map(|(name, _)| name)
    }
}

/// A topic or a section of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Category {
    /// RSS `category`, Atom `category/@term`, JSON Feed `tags`.
    pub name: String,
    /// RSS `category/@domain`, Atom `category/@scheme`.
    pub scheme: String,
}

/// A photo or another file that can stand as an enclosure: RSS wants its length and type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Enclosure<'a> {
    /// Absolute, http or https.
    pub url: &'a str,
    /// Bytes; 0 where nobody knows.
    pub length: u64,
    /// Media type.
    pub media_type: &'a str,
}

/// One story in a feed. [`Entry::new`] fills in what is needed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// RSS `guid`, JSON Feed `id`: what readers remember a story by.
    pub id: String,
    /// Atom `id`: the same, as an absolute IRI (RFC 4287, section 4.2.6).
    pub iri: String,
    /// The story's own page. JSON Feed `url`; RSS `link` and Atom `link rel="alternate"` of a story that points
    /// nowhere else.
    pub url: String,
    /// The page of another site that the story comments on.
    pub external: Option<External>,
    /// RSS and JSON Feed `title`; plain text. Empty for a note, which has none there.
    pub title: String,
    /// Atom `title`, which may not be missing (RFC 4287, section 4.1.2): the title, else the beginning of the text.
    pub name: String,
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
    /// not the feed's. Empty for the feed's.
    pub language: String,
    /// RSS `media:content` (and `enclosure` for the first that has all facts), Atom
    /// `link rel="enclosure"`, JSON Feed `image` and `attachments`. Each has an address.
    pub photos: Vec<Photo>,
    /// RSS `media:content` (and `enclosure` for the first, before any photo), Atom `link rel="enclosure"`, JSON
    /// Feed `attachments`. Each has an address and a type.
    pub media: Vec<Media>,
    /// The feed of others that the story was taken from. RSS and Atom `source`; in JSON Feed an extension, `_source`.
    pub source: Option<SourceFeed>,
}

/// What a link post points at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct External {
    /// JSON Feed `external_url`. RSS `link` and Atom `link rel="alternate"`, or `link rel="related"`.
    pub url: String,
    /// Whether the headline leads there, and not to the story's own page.
    pub leads: bool,
}

impl Entry {
    /// A story with nothing but what is needed: its address, by which readers remember it, its headline, and when it
    /// was published. It is in the language of the feed.
    pub fn new(address: impl Into<String>, title: impl Into<String>, published: Timestamp) -> Self {
        let (address, title) = (address.into(), title.into());
        Self {
            id: address.clone(),
            iri: address.clone(),
            url: address,
            name: title.clone(),
            title,
            published,
            ..Self::default()
        }
    }

    /// Where the headline leads. RSS `link`, Atom `link rel="alternate"`.
    pub fn link(&self) -> &str {
        let external = self.external.as_ref().filter(|external| external.leads);
        external.map_or(&self.url, |external| &external.url)
    }

    /// The other page of a link post. Atom `link rel="related"`, also in RSS.
    pub fn related(&self) -> Option<&str> {
        let external = self.external.as_ref()?;
        Some(if external.leads { &self.url } else { &external.url })
    }
}

impl Media {
    /// The file as an enclosure. Many players need it, so that an unknown length is no reason to leave it out.
    pub fn enclosure(&self) -> Option<Enclosure<'_>> {
        Some(Enclosure {
            url: self.url.as_deref()?,
            length: self.bytes.unwrap_or_default(),
            media_type: self.media_type.as_deref()?,
        })
    }
}

impl Entry {
    /// Its language, where it has one and it is not `other`; case does not count.
    pub fn language_beside(&self, other: &str) -> Option<&str> {
        let is_other = |language: &&str| !language.is_empty() && !language.eq_ignore_ascii_case(other);
        Some(self.language.as_str()).filter(is_other)
    }
}

impl Photo {
    /// Everybody who is credited.
    pub fn credit(&self) -> Option<String> {
        (!self.credits.is_empty()).then(|| self.credits.join(", "))
    }

    /// `caption (credit)`, or the one that there is.
    pub fn caption_with_credit(&self) -> Option<String> {
        match (&self.caption, self.credit()) {
            (Some(caption), Some(credit)) => Some(format!("{caption} ({credit})")),
            (Some(words), None) => Some(words.clone()),
            (None, credit) => credit,
        }
    }

    /// The smallest of its other sizes that shows all of it. RSS and Atom `media:thumbnail`.
    pub fn thumbnail(&self) -> Option<&Rendition> {
        let whole = self.renditions.iter().filter(|rendition| !rendition.is_cut);
        whole.min_by_key(|rendition| rendition.width)
    }

    /// Other sizes that are cut to a shape. `media:thumbnail` behind the first, JSON Feed `banner_image`.
    pub fn cut(&self) -> impl Iterator<Item = &Rendition> {
        self.renditions.iter().filter(|rendition| rendition.is_cut)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_names_its_language_where_it_is_another() {
        let entry = |language: &str| Entry {
            language: language.to_owned(),
            ..Entry::default()
        };
        assert_eq!(entry("ja").language_beside("en-US"), Some("ja"));
        assert_eq!(entry("en-us").language_beside("en-US"), None);
        assert_eq!(
            Entry::new("https://courier.example/", "x", Timestamp::default()).language_beside("en"),
            None
        );
    }
}
