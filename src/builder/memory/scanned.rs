//! What is kept of an article during a build, and from one to the next.

use std::ops::Index;
use std::slice;

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};
use smallvec::SmallVec;

use crate::builder::interner::Symbol;
use crate::builder::source::file::SourceFile;
use crate::builder::source::spot::Spot;
use crate::input::{ARTICLE_FORMATS, ArticleFormat};
use crate::model::{Place, Schedule, Timestamp};

/// An article among all articles of a build, by its place: in the order of files and lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct ArticleNumber(u32);

impl ArticleNumber {
    /// That of a place in the slice of all articles.
    pub(crate) fn at(place: usize) -> Self {
        // More than four thousand million articles do not fit into memory.
        Self(u32::try_from(place).unwrap_or(u32::MAX))
    }
}

/// All articles of a build.
#[derive(Debug, Default)]
pub(crate) struct Articles(Vec<Scanned>);

impl Articles {
    /// Every article has one.
    pub(crate) fn numbers(&self) -> impl DoubleEndedIterator<Item = ArticleNumber> + use<> {
        // More than four thousand million articles do not fit into memory.
        (0..u32::try_from(self.0.len()).unwrap_or(u32::MAX)).map(ArticleNumber)
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// In their order.
    pub(crate) fn iter(&self) -> slice::Iter<'_, Scanned> {
        self.0.iter()
    }

    /// To be changed.
    pub(crate) fn as_mut_slice(&mut self) -> &mut [Scanned] {
        &mut self.0
    }

    /// Makes room.
    pub(crate) fn reserve(&mut self, articles: usize) {
        self.0.reserve_exact(articles);
    }

    /// Puts more articles behind those that are there.
    pub(crate) fn append(&mut self, mut articles: Vec<Scanned>) {
        if self.0.is_empty() && articles.len() > self.0.capacity() {
            // The only file, perhaps, and a large one.
            self.0 = articles;
        } else {
            self.0.append(&mut articles);
        }
    }

    /// The articles before and behind one.
    pub(crate) fn neighbors(&self, number: ArticleNumber) -> impl Iterator<Item = &Scanned> {
        let at = number.0 as usize;
        let before = at.checked_sub(1).and_then(|before| self.0.get(before));
        before.into_iter().chain(self.0.get(at + 1))
    }
}

impl Index<ArticleNumber> for Articles {
    type Output = Scanned;

    fn index(&self, number: ArticleNumber) -> &Scanned {
        &self.0[number.0 as usize]
    }
}

/// Names of an article. Few have more than four of a kind.
pub(crate) type Names = SmallVec<[Symbol; 4]>;

/// An article as it is kept during a build, and from one to the next. There may be a million.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Scanned {
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
    /// Its date.
    pub published: Timestamp,
    /// When it was corrected, as written: that may be ahead.
    pub update: Option<Timestamp>,
    /// The rest of its schedule.
    pub held: bool,
    pub ahead: bool,
    /// Under the names that the newsroom uses.
    pub topics: Names,
    pub authors: Names,
    pub section: Option<Symbol>,
    /// The site's, where it names none.
    pub language: Symbol,
    /// Its address now.
    pub address: Box<str>,
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
    /// `None` where it has nothing of the kind.
    pub rare: Option<Box<Rare>>,
    /// What a newsroom's system says of it, if one delivered it.
    pub copy: Option<Box<Copy>>,
    /// What it is to its story, once all copies of that are known.
    #[serde(skip)]
    pub standing: Standing,
    #[serde(skip)]
    pub origin: Origin,
}

/// Where what is known of an article comes from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Origin {
    /// Its file, as that is new or changed, or the index.
    #[default]
    FileOrIndex,
    /// Its file, as the index held no more of it than its place.
    Again,
}

/// What a copy is to its story.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Standing {
    /// It is the story, as any article is that no system delivered.
    #[default]
    Story,
    /// A newer copy is the story, and readers see that.
    Old,
    /// A newer copy is the story, and readers are not to see it.
    Hidden,
    /// It is the newest copy of a story that was taken down.
    Down,
}

impl Standing {
    /// Whether the story is another copy.
    pub(crate) fn is_old(self) -> bool {
        matches!(self, Self::Old | Self::Hidden)
    }
}

/// What is kept of a copy of a story that a system delivered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Copy {
    pub id: Box<str>,
    /// The id as its feed says it, where that is another story's.
    pub stated: Option<Box<str>>,
    pub replaces: Vec<Box<str>>,
    /// Of its version.
    pub number: u64,
    /// When this version was made.
    pub sent: Option<Timestamp>,
    /// When the story was, as this copy says.
    pub first: Timestamp,
    /// When this copy was corrected, or made, if that is later.
    pub changed: Option<Timestamp>,
    pub is_kill: bool,
    /// Its own address, where that of the story is another.
    pub address: Option<Box<str>>,
    /// Whether it states its address itself, and that is not made of its id.
    pub has_own_address: bool,
    /// Its place among the items of its file, where nobody says when it was made.
    pub undated: Option<u32>,
    /// What a text wire calls the story.
    pub thread: Option<Box<Thread>>,
}

/// By what messages of a text wire are known to be one story's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Thread {
    /// Digest of agency and slug.
    pub slug: u64,
    /// Whether no other story of that day has it.
    pub is_own: bool,
    /// Whether it takes the place of the message before it.
    pub is_lead: bool,
    /// Digests of the words of the headline.
    pub words: Vec<u32>,
    /// What an order to take a story down without a number says of the story.
    pub order: Option<Box<str>>,
}

/// What few articles have.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Rare {
    pub embargo: Option<Timestamp>,
    pub expires: Option<Timestamp>,
    pub is_doubted: bool,
    /// When it was taken back, where readers are to be told.
    pub retracted: Option<Timestamp>,
    /// Those of a site generator.
    pub categories: Vec<Symbol>,
    /// Paths of feeds that it is not to be in.
    pub not_in: Vec<Symbol>,
    /// The id that it states; of a copy, that of its story, where it is not its own.
    pub own_id: Option<Box<str>>,
    /// The id that it begins with, where that is not its address.
    pub first_id: Option<Box<str>>,
}

impl Rare {
    const NOTHING: &'static Self = &Self {
        embargo: None,
        expires: None,
        is_doubted: false,
        retracted: None,
        categories: Vec::new(),
        not_in: Vec::new(),
        own_id: None,
        first_id: None,
    };

    /// To be kept, unless there is nothing.
    pub(crate) fn kept(self) -> Option<Box<Self>> {
        (self != *Self::NOTHING).then(|| self.into())
    }
}

impl Scanned {
    /// What readers know it by.
    pub(crate) fn id(&self) -> &str {
        self.other_id.as_deref().unwrap_or(&self.address)
    }

    /// The id that it states, or that of its story.
    pub(crate) fn own_id(&self) -> Option<&str> {
        let of_copy = || self.copy().map(|copy| &*copy.id);
        self.rare().own_id.as_deref().or_else(of_copy)
    }

    /// The address of a copy, whatever that of the story is.
    pub(crate) fn own_address(&self) -> &str {
        let own = self.copy().and_then(|copy| copy.address.as_deref());
        own.unwrap_or(&self.address)
    }

    /// What few articles have.
    pub(crate) fn rare(&self) -> &Rare {
        self.rare.as_deref().unwrap_or(Rare::NOTHING)
    }

    /// What a newsroom's system says of it, if one delivered it.
    pub(crate) fn copy(&self) -> Option<&Copy> {
        self.copy.as_deref()
    }

    /// The same, to be changed.
    pub(crate) fn copy_mut(&mut self) -> Option<&mut Copy> {
        self.copy.as_deref_mut()
    }

    /// Whether it takes its story down.
    pub(crate) fn is_kill(&self) -> bool {
        self.copy().is_some_and(|copy| copy.is_kill)
    }

    /// Whether it orders to take down a story without saying which by an id.
    pub(crate) fn order(&self) -> Option<&str> {
        self.copy()?.thread.as_ref()?.order.as_deref()
    }

    /// Gives a copy what its story has: an id, the time when it was first made, and an address.
    pub(crate) fn settle(&mut self, id: &str, first: Timestamp, address: Box<str>, standing: Standing) {
        (self.published, self.standing) = (first, standing);
        let Some(copy) = &mut self.copy else { return };
        let own_id = (*copy.id != *id).then(|| id.into());
        if own_id.is_some() || self.rare.is_some() {
            self.rare.get_or_insert_default().own_id = own_id;
        }
        self.update = copy.changed.filter(|changed| *changed > first);
        if address != self.address {
            let own = std::mem::replace(&mut self.address, address);
            copy.address.get_or_insert(own);
        }
    }

    /// When readers see it.
    pub(crate) fn schedule(&self) -> Schedule {
        let Rare {
            embargo,
            expires,
            is_doubted,
            ..
        } = *self.rare();
        Schedule {
            published: self.published,
            embargo,
            expires,
            held: self.held || matches!(self.standing, Standing::Down | Standing::Hidden),
            is_doubted: is_doubted && self.standing != Standing::Down,
            ahead: self.ahead,
        }
    }

    /// How it is written.
    pub(crate) fn format(&self) -> &'static ArticleFormat {
        ArticleFormat::with_number(self.format).unwrap_or(&ARTICLE_FORMATS[0])
    }

    /// When it was corrected after its publication; a correction that is dated ahead has not happened
    /// yet.
    pub(crate) fn updated(&self, now: Timestamp) -> Option<Timestamp> {
        self.update
            .filter(|updated| *updated <= now && *updated > self.published)
    }

    /// When it next appears, leaves or is corrected.
    pub(crate) fn due(&self, now: Timestamp) -> Option<Timestamp> {
        if self.standing.is_old() {
            return None;
        }
        let schedule = self.schedule();
        let changes = [schedule.appears(), schedule.expires, self.update];
        let changes = changes.into_iter().flatten();
        changes.filter(|time| *time > now && !schedule.held).min()
    }

    /// From when to when readers are told that it was taken back, where they saw it and that lasts so many days.
    pub(crate) fn notice(&self, now: Timestamp, days: i64) -> Option<(Timestamp, Timestamp)> {
        let begin = self.rare().retracted.filter(|_| self.standing == Standing::Story)?;
        let seen = Schedule {
            held: false,
            ..self.schedule()
        };
        let end = begin
            .datetime()
            .checked_add_signed(TimeDelta::days(days))
            .map(Timestamp::new)?;
        seen.is_live(now).then_some((begin, end))
    }

    /// Its text stood at `from`, and stands at `to` now.
    pub(crate) fn shift(&mut self, from: Spot, to: Spot) {
        let line = (self.line as usize).saturating_sub(from.first_line) + to.first_line;
        self.line = u32::try_from(line).unwrap_or(u32::MAX);
        self.spot = self.spot.moved(from, to);
    }

    /// Whether readers have seen it, though it may have left since.
    pub(crate) fn is_public(&self, now: Timestamp) -> bool {
        self.schedule().is_public(now)
    }

    /// Where it begins.
    pub(crate) fn place(&self, files: &[SourceFile]) -> Place {
        Place {
            line: Some(self.line as usize),
            ..Place::file(&*files[self.file as usize].name)
        }
    }
}
