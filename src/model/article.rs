//! What the newsroom said. Nothing here has been decided yet: which photo leads, what the
//! summary is and how an id is made stands in `builder::assemble`.

use serde::{Deserialize, Serialize};
use std::path::PathBuf;

use super::{Delivery, Emptied, Inside, Media, Notice, Place, Rendition, SourceFeed, Timestamp};

/// A person, or a desk, in the byline.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Author {
    /// RSS `dc:creator`, Atom `author/name`, JSON Feed `authors[].name`.
    pub name: String,
    /// Atom `author/email`; nowhere in RSS, where readers would show it instead of the name.
    pub email: Option<String>,
    /// Atom `author/uri`, JSON Feed `authors[].url`.
    pub url: Option<String>,
    /// "Newser Staff"; for people, in no feed.
    pub affiliation: Option<String>,
}

/// A picture with what is said about it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Photo {
    /// As the article names it: a file name, a path or an address. Empty when a caption has
    /// no picture.
    pub src: String,
    /// Where readers fetch it; `None` until it is found, and when it is not.
    pub url: Option<String>,
    /// RSS `media:description`, Atom link `title`, JSON Feed attachment `title`, `figcaption`.
    pub caption: Option<String>,
    /// RSS `media:credit`, one each; elsewhere in parentheses behind the caption.
    pub credits: Vec<String>,
    /// `img alt`.
    pub alt: Option<String>,
    /// Media type by the bytes of the file, never by its ending.
    pub media_type: Option<String>,
    /// Length of the file, in bytes.
    pub bytes: Option<u64>,
    /// In pixels, as viewers show it.
    pub width: Option<u32>,
    /// In pixels, as viewers show it.
    pub height: Option<u32>,
    /// Other sizes, none larger than itself.
    pub renditions: Vec<Rendition>,
    /// Its file, for the subscribe page, which holds small pictures itself.
    pub file: Option<PathBuf>,
    /// What the article says to be empty.
    pub emptied: Emptied,
    /// What else its file says, and what of the above comes from it.
    pub inside: Inside,
    /// Byte offset in the source text, for messages.
    pub at: usize,
    /// The id of the item that it is, where a system delivers pictures as such. Without `src`, all of it stands there.
    pub item: Option<String>,
}

/// How a body is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Markup {
    /// `CommonMark` with tables, footnotes and strikethrough.
    #[default]
    Markdown,
    /// HTML, not yet safe.
    Html,
    /// Paragraphs with an empty line between them.
    Text,
}

/// The full text as written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Body {
    /// The text itself.
    pub text: String,
    /// How to read it.
    pub markup: Markup,
    /// Byte offset in the source text, for messages.
    pub at: usize,
    /// Links to other source files, in the order of their marks (`text::reference`).
    pub references: Vec<Reference>,
    /// Links to other source files that are written without a template, in their order.
    pub links: Vec<Reference>,
}

/// A link to a source file, which becomes an address when all articles are known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// As the article names the file.
    pub name: String,
    /// Where it does.
    pub place: Place,
}

/// What is known of an article without its text: enough to choose the entries of a feed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stub {
    /// The id that the article states.
    pub id: Option<String>,
    /// The address that the article states, perhaps relative to the site.
    pub url: Option<String>,
    /// What stands behind the `#` of its address, for a part of a page.
    pub fragment: Option<String>,
    /// The part of the permalink that is this article's own.
    pub slug: String,
    /// Whether the article states it; else it is made of the file's name or the title.
    pub has_own_slug: bool,
    /// Plain text; empty for a note without a headline.
    pub title: String,
    /// The title of a site generator's page as it is written, with its marks: some make addresses of that.
    pub written_title: Option<String>,
    /// In the order of the byline.
    pub authors: Vec<Author>,
    /// RSS `pubDate`, Atom `published`, JSON Feed `date_published`.
    pub published: Timestamp,
    /// Atom `updated`, RSS `atom:updated`, JSON Feed `date_modified`.
    pub updated: Option<Timestamp>,
    /// Not to be shown before.
    pub embargo: Option<Timestamp>,
    /// Not to be shown from then on.
    pub expires: Option<Timestamp>,
    /// Why it is not to be shown at all, if it is not.
    pub held: Option<Hold>,
    /// When it was taken back, if it was and readers are to be told. Then it is held.
    pub retracted: Option<Timestamp>,
    /// Paths of feeds that it is not to be in.
    pub not_in: Vec<String>,
    /// Whether it is shown before its date.
    pub ahead: bool,
    /// RSS and Atom `category`, JSON Feed `tags`; as written.
    pub topics: Vec<String>,
    /// A site generator's categories beside its tags: in every feed as categories of their own scheme.
    pub categories: Vec<String>,
    /// A category of its own scheme.
    pub section: Option<String>,
    /// BCP 47; the site's language where missing.
    pub language: Option<String>,
    /// What the newsroom's system says of this copy of the story, where one delivers it.
    pub delivery: Option<Box<Delivery>>,
}

impl Stub {
    /// When readers see it.
    pub fn schedule(&self) -> Schedule {
        Schedule {
            published: self.published,
            embargo: self.embargo,
            expires: self.expires,
            held: self.held.is_some(),
            is_doubted: self.held.as_ref().is_some_and(|hold| hold.is_doubted),
            ahead: self.ahead,
        }
    }
}

/// Why an article is not to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hold {
    /// For messages: `draft`, `status: pending`.
    pub reason: String,
    /// Whether that is not known to mean it.
    pub is_doubted: bool,
}

/// When readers see an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Schedule {
    /// Its date.
    pub published: Timestamp,
    /// Not before.
    pub embargo: Option<Timestamp>,
    /// Not from then on.
    pub expires: Option<Timestamp>,
    /// Not at all: a draft, or what is not known to be public.
    pub held: bool,
    /// Whether it is held only because nobody knows what it says.
    pub is_doubted: bool,
    /// Before its date too.
    pub ahead: bool,
}

impl Schedule {
    /// When the article may be seen: its date, or its embargo where that is later. `None` for at once.
    pub fn appears(&self) -> Option<Timestamp> {
        let published = Some(self.published).filter(|_| !self.ahead);
        published.max(self.embargo)
    }

    fn has_appeared(&self, now: Timestamp) -> bool {
        self.appears().is_none_or(|time| time <= now)
    }

    /// Whether readers see the article at `now`.
    pub fn is_live(&self, now: Timestamp) -> bool {
        !self.held && self.has_appeared(now) && !self.is_expired(now)
    }

    /// Whether somebody said that readers shall not see the article, or not yet.
    pub fn is_withdrawn(&self, now: Timestamp) -> bool {
        self.held && !self.is_doubted || self.embargo.is_some_and(|embargo| embargo > now)
    }

    /// Whether the article has left by `now`.
    pub fn is_expired(&self, now: Timestamp) -> bool {
        self.expires.is_some_and(|expires| expires <= now)
    }

    /// Whether readers have seen the article by `now`, though it may have left since.
    pub fn is_public(&self, now: Timestamp) -> bool {
        !self.held && self.has_appeared(now)
    }
}

/// An article, read whole.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Article {
    /// All but the text.
    pub stub: Stub,
    /// The deck: one line under the headline.
    pub subtitle: Option<String>,
    /// The article's own summary.
    pub summary: Option<String>,
    /// That it was corrected, or taken back.
    pub notice: Option<Notice>,
    /// The page of another site that the article comments on, perhaps without a scheme.
    pub external_url: Option<String>,
    /// In the order of the article.
    pub photos: Vec<Photo>,
    /// Sound and film, in the order of the article.
    pub media: Vec<Media>,
    /// The full text.
    pub body: Body,
    /// The feed that it was taken from, if it is of others.
    pub origin: Option<SourceFeed>,
}
