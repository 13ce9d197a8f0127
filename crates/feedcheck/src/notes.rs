//! What rules remember of an element while it is open, by the family that it belongs to.

use std::collections::{BTreeSet, HashSet};

use super::sound::Claim;
use super::times::Times;

/// What rules remember of an element. The vocabulary says of which family it is (`Kind::noting`).
#[derive(Debug, Default)]
pub(crate) enum Notes {
    /// Nothing.
    #[default]
    None,
    /// Of what holds entries.
    Feed(FeedNotes),
    /// Of an entry.
    Entry(EntryNotes),
    /// Of an Atom text construct or content.
    Construct(ConstructNotes),
    /// Of XHTML: there are elements in it.
    Markup,
    /// Of a list: the values that may not come again in it.
    List(BTreeSet<String>),
}

/// What is remembered of a feed. An entry adds its claims, and nothing else.
#[derive(Debug, Default)]
pub(crate) struct FeedNotes {
    /// Its links.
    pub links: Vec<Link>,
    /// Values that may come once among its entries.
    pub claims: HashSet<Claim>,
    /// What its entries say of their times.
    pub times: Times,
}

/// What is remembered of an entry.
#[derive(Debug, Default)]
pub(crate) struct EntryNotes {
    /// Its links and enclosures.
    pub links: Vec<Link>,
    /// Its content, once that was seen.
    pub content: Option<EntryContent>,
    /// Whether the feed that it comes from has an author.
    pub has_author_of_source: bool,
    /// Files of Media RSS without an address, for which a player may stand anywhere in the entry.
    pub without_address: Vec<usize>,
}

/// What is remembered of the content of an entry.
#[derive(Debug)]
pub(crate) struct EntryContent {
    /// Whether it is elsewhere.
    pub is_remote: bool,
    /// Its type.
    pub media_type: String,
    /// Its bytes as written.
    pub length: usize,
}

/// What is remembered of a text construct or content.
#[derive(Debug, Default)]
pub(crate) struct ConstructNotes {
    /// `text`, `html`, `xhtml` or a media type; empty where none can be known.
    pub media_type: String,
    /// Whether there was text in it that is not blank.
    pub has_text: bool,
}

/// A link, as rules compare them.
#[derive(Debug, Default)]
pub(crate) struct Link {
    /// `rel`, or `alternate`.
    pub rel: String,
    /// `href`.
    pub href: String,
    /// `type`.
    pub media_type: String,
    /// `hreflang`.
    pub language: String,
    /// Where it stands.
    pub at: usize,
}

impl Notes {
    /// Those of what holds entries, before there are any.
    pub(crate) fn feed() -> Self {
        Self::Feed(FeedNotes::default())
    }

    /// Those of an entry that begins.
    pub(crate) fn entry() -> Self {
        Self::Entry(EntryNotes::default())
    }

    /// Those of a list that begins.
    pub(crate) fn list() -> Self {
        Self::List(BTreeSet::new())
    }

    /// The links of a feed or an entry.
    pub(crate) fn links(&self) -> &[Link] {
        match self {
            Self::Feed(feed) => &feed.links,
            Self::Entry(entry) => &entry.links,
            _ => &[],
        }
    }

    /// Adds a link to a feed or an entry; those of other elements are compared with none.
    pub(crate) fn add_link(&mut self, link: Link) {
        match self {
            Self::Feed(feed) => feed.links.push(link),
            Self::Entry(entry) => entry.links.push(link),
            _ => {}
        }
    }

    /// The type of a text construct or content.
    pub(crate) fn media_type(&self) -> &str {
        match self {
            Self::Construct(construct) => &construct.media_type,
            _ => "",
        }
    }
}
