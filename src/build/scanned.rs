//! What is kept of an article during a build, and from one to the next.

use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};
use smallvec::SmallVec;

use super::address::{address, first_id};
use super::digest::digest;
use super::files::SourceFile;
use super::read::{Reading, Spot};
use super::symbol::{Symbol, Symbols};
use crate::config::{Config, Topics};
use crate::input::{FORMATS, Format};
use crate::model::{Article, Code, Diagnostic, Place, Schedule, Stub, Timestamp};
use crate::text::likeness::fingerprint;
use crate::text::slug;

/// Bytes of a text that hardly two stories share.
const LONG: usize = 200;

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
    updated: Option<Timestamp>,
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
    /// `Err` says why the article can have no page.
    pub fn new(
        reading: &Reading,
        article: &Article,
        format: &'static Format,
        around: &Surroundings<'_>,
    ) -> Result<Self, Diagnostic> {
        let stub = &article.stub;
        let body = &article.body.text;
        let address = address(around.config, stub, around.name)
            .map_err(|empty| no_page(empty, around.name, reading.found.line))?;
        let first = first_id(around.config, stub, &address);
        // A note without a headline is told from others by its time and its text, both.
        let title = match slug::key(&stub.title) {
            key if key.is_empty() && stub.title.is_empty() => digest(format!("{} {body}", stub.published)),
            key => digest(key),
        };
        let suffix = match &*stub.title {
            "" => title >> 32,
            words => digest(format!("{} {words}", stub.published)) >> 32,
        };
        let ([topics, authors, section, categories, not_in], language) = around.symbols(stub);
        Ok(Self {
            file: around.file,
            format: format.number(),
            is_long: body.len() >= LONG,
            line: u32::try_from(reading.found.line).unwrap_or(u32::MAX),
            spot: reading.spot,
            schedule: stub.schedule(),
            updated: stub.updated,
            topics,
            authors,
            section: section.first().copied(),
            categories: categories.into_iter().collect(),
            language,
            not_in: not_in.into_iter().collect(),
            first_id: (first != address).then(|| first.into()),
            address: address.into(),
            own_id: stub.id.as_deref().map(Into::into),
            other_id: None,
            content: reading.content,
            title,
            body: digest(body),
            likeness: fingerprint(body),
            suffix: u32::try_from(suffix).unwrap_or_default(),
        })
    }

    /// What readers know it by.
    pub fn id(&self) -> &str {
        self.other_id.as_deref().unwrap_or(&self.address)
    }

    /// How it is written.
    pub fn format(&self) -> &'static Format {
        Format::with_number(self.format).unwrap_or(&FORMATS[0])
    }

    /// When it was corrected after its publication; a correction that is dated ahead has not happened
    /// yet.
    pub fn updated(&self, now: Timestamp) -> Option<Timestamp> {
        self.updated
            .filter(|updated| *updated <= now && *updated > self.schedule.published)
    }

    /// When it next appears, leaves or is corrected.
    pub fn due(&self, now: Timestamp) -> Option<Timestamp> {
        let Schedule { expires, held, .. } = self.schedule;
        let changes = [self.schedule.appears(), expires, self.updated];
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

/// What to say of an article whose address would be that of a folder.
fn no_page(empty: &str, name: &str, line: usize) -> Diagnostic {
    let place = Place {
        line: Some(line),
        ..Place::file(name)
    };
    let message = format!("{empty} of the article is empty, so that it can have no page of its own; it is left out");
    Diagnostic::new(Code::EMPTY_SLUG, place, message).help("give it a `slug` of letters or digits")
}

/// What an article is seen in.
pub struct Surroundings<'a> {
    pub config: &'a Config,
    /// All names of the build.
    pub names: &'a Mutex<Symbols>,
    /// Its file: name and index.
    pub name: &'a str,
    pub file: u32,
    pub now: Timestamp,
}

impl Surroundings<'_> {
    /// Topics, authors, section, categories and feeds to stay out of; and the language.
    fn symbols(&self, stub: &Stub) -> ([Names; 5], Symbol) {
        let topics = topics(&self.config.topics, &stub.topics);
        // A thread that panicked has left no half of a name.
        let mut names = self.names.lock().unwrap_or_else(PoisonError::into_inner);
        let language = stub.language.as_ref().unwrap_or(&self.config.site.language);
        let of_articles = [
            topics.iter().map(|topic| names.add(topic)).collect(),
            stub.authors.iter().map(|author| names.add(&author.name)).collect(),
            stub.section.iter().map(|section| names.add(section)).collect(),
            stub.categories.iter().map(|category| names.add(category)).collect(),
            stub.not_in.iter().map(|path| names.add(path)).collect(),
        ];
        (of_articles, names.add(language))
    }
}

/// The topics under the names that the newsroom uses, each once.
pub fn topics(rules: &Topics, written: &[String]) -> Vec<String> {
    let mut topics: Vec<String> = Vec::new();
    for topic in written {
        let key = slug::key(topic);
        let alias = rules.aliases.iter().find(|(from, _)| *from == key);
        let name = alias.map_or(topic, |(_, name)| name);
        let key = slug::key(name);
        if !rules.ignore.contains(&key) && !topics.iter().any(|known| slug::key(known) == key) {
            topics.push(name.clone());
        }
    }
    topics
}
