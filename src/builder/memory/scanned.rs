//! What is kept of an article during a build, and from one to the next.

use serde::{Deserialize, Serialize};
use smallvec::SmallVec;

use crate::builder::interner::Symbol;
use crate::builder::source::file::SourceFile;
use crate::builder::source::spot::Spot;
use crate::input::{ARTICLE_FORMATS, ArticleFormat};
use crate::model::{Place, Schedule, Timestamp};

/// Names of an article. Few have more than four of a kind.
pub type Names = SmallVec<[Symbol; 4]>;

/// An article as it is kept during a build, and from one to the next. There may be a million.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Scanned {
    /// Index of its file.
    #[serde(skip)]
    pub file: u32,
    /// Number of its format in the table.
    pub format: u8,
    /// Whether its text is long enough to be no other story's.
    pub is_long: bool,
    /// From 1.
    pub line: u32,
    pub spot: Spot,
    pub schedule: Schedule,
    /// As written: it may be ahead.
    pub update: Option<Timestamp>,
    /// Under the names that the newsroom uses.
    pub topics: Names,
    pub authors: Names,
    pub section: Option<Symbol>,
    /// Those of a site generator.
    pub categories: Box<[Symbol]>,
    /// The site's, where it names none.
    pub language: Symbol,
    /// Paths of feeds that it is not to be in.
    pub not_in: Box<[Symbol]>,
    /// Its address now.
    pub address: Box<str>,
    /// The id that it states.
    pub own_id: Option<Box<str>>,
    /// The id that it begins with, where that is not its address.
    pub first_id: Option<Box<str>>,
    /// What readers know it by, where that is not its address.
    #[serde(skip)]
    pub other_id: Option<Box<str>>,
    /// Digest of everything in the text that holds it.
    pub content: u64,
    /// Digest of the key of its headline.
    pub title: u64,
    /// Digest of the text, to know an article again whose file and headline changed.
    pub body: u64,
    /// Fingerprint of the text, to know it again when that changed a little too.
    pub likeness: u64,
    /// What tells it from another article with the same address.
    pub suffix: u32,
}

impl Scanned {
    /// What readers know it by.
    pub fn id(&self) -> &str {
        self.other_id.as_deref().unwrap_or(&self.address)
    }

    /// How it is written.
    pub fn format(&self) -> &'static ArticleFormat {
        ArticleFormat::with_number(self.format).unwrap_or(&ARTICLE_FORMATS[0])
    }

    /// When it was corrected after its publication; a correction that is dated ahead has not happened
    /// yet.
    pub fn updated(&self, now: Timestamp) -> Option<Timestamp> {
        self.update
            .filter(|updated| *updated <= now && *updated > self.schedule.published)
    }

    /// When it next appears, leaves or is corrected.
    pub fn due(&self, now: Timestamp) -> Option<Timestamp> {
        let Schedule { expires, held, .. } = self.schedule;
        let changes = [self.schedule.appears(), expires, self.update];
        let changes = changes.into_iter().flatten();
        changes.filter(|time| *time > now && !held).min()
    }

    /// Whether readers have seen it, though it may have left since.
    pub fn is_public(&self, now: Timestamp) -> bool {
        self.schedule.is_public(now)
    }

    /// Where it begins.
    pub fn place(&self, files: &[SourceFile]) -> Place {
        Place {
            line: Some(self.line as usize),
            ..Place::file(&*files[self.file as usize].name)
        }
    }
}
