//! What a build remembers to make the next one cheap: what was read of each file, what each entry
//! was made from, and which feeds were written. Nothing depends on it: when it is missing, torn
//! or another version's, everything is read again and the feeds come out the same.
//!
//! It stands in `.feedmill/`, where a web server may serve it. So it holds of an article that was not public
//! no more than its place in its file, and files by the digest of their names.

use std::fs::{self, File};
use std::path::Path;
use std::time::SystemTime;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use smallvec::SmallVec;

use super::adopted::Link;
use super::digest::{digest, digest_of};
use super::files::SourceFile;
use super::packs::{Packs, write_pack};
use super::page::Newest;
use super::probe::Probe;
use super::read::Spot;
use super::scan::Scan;
use super::scanned::Scanned;
use super::stamp::Stamp;
use super::state::FOLDER;
use super::symbol::{Symbol, Symbols};
use crate::config::Config;
use crate::input::Format;
use crate::model::{Diagnostic, Timestamp};

/// The file in the folder of all state.
pub const NAME: &str = "index";

/// To be raised whenever its shape changes.
const VERSION: u32 = 1;

/// Articles of one file that are kept together.
const PART: usize = 64;

/// Parts that are packed together; each pack is read by a thread of its own. Most files have one part.
const PACK: usize = 1024;

/// Packs that are held in memory before they are written.
const AT_ONCE: usize = 16;

/// What is known from the last build.
#[derive(Debug, Default)]
pub struct Index {
    /// Every name, by the numbers that the records have.
    pub symbols: Symbols,
    /// By the digest of a name, where its record stands.
    names: FxHashMap<u64, u32>,
    files: Vec<Option<FileRecord>>,
    entries: FxHashMap<u64, EntryRecord>,
    feeds: FxHashMap<String, FeedRecord>,
    /// Whether there was one that fits.
    pub was_there: bool,
}

/// What a file held.
#[derive(Debug)]
pub struct FileRecord {
    /// The file as it was when it was read.
    pub stamp: Stamp,
    /// In the order of the file. A large file has many parts, which are let go one after the other.
    pub parts: SmallVec<[Vec<Recalled>; 1]>,
}

/// A part of what a file held, as it is packed: by the digest of the file's name.
#[derive(Serialize, Deserialize)]
struct Part<A = Scanned>(u64, Stamp, Vec<Recalled<A>>);

/// What is remembered of an article.
#[derive(Debug, Serialize, Deserialize)]
pub enum Recalled<A = Scanned> {
    /// Readers could see it.
    Public(A),
    /// A draft, or one that waits, or one that cannot be used: it is read again each time.
    Hidden {
        /// Where it stands.
        spot: Spot,
        /// Number of its format in the table.
        format: u8,
    },
}

/// What an entry was made from, besides the configuration, and what there was to say of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryRecord {
    /// Digest of the text that holds the article.
    pub content: u64,
    /// Digest of the name of its file, by which pictures are found.
    pub source: u64,
    /// Its line, for what there is to say of it.
    pub line: u32,
    /// The pictures that were looked for, and the pages of its generator.
    pub probes: Vec<Probe>,
    /// The articles that were looked for.
    pub links: Vec<Link>,
    pub findings: Vec<Diagnostic>,
}

/// A feed as it was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeedRecord {
    /// Digest of everything that its bytes depend on, besides the configuration.
    pub fingerprint: u128,
    /// Its files below the output folder, as they were left.
    pub files: Vec<(String, Stamp)>,
    pub newest: Option<Newest>,
}

impl FeedRecord {
    /// Whether the files are still as they were left in the folder.
    pub fn is_there(&self, output: &Path) -> bool {
        let is_there = |(path, stamp): &(String, Stamp)| Stamp::of(&output.join(path)) == Some(*stamp);
        self.files.iter().all(is_there)
    }
}

/// What the next build is to know.
#[derive(Debug, Default)]
pub struct Remembered {
    /// By the digest of their ids.
    pub entries: FxHashMap<u64, EntryRecord>,
    /// By their paths.
    pub feeds: FxHashMap<String, FeedRecord>,
}

/// The head of the file: what has to be the same.
#[derive(Serialize, Deserialize)]
struct Head {
    fits: u128,
    /// How many files there are, and how many packs follow.
    files: usize,
    packs: usize,
    names: Vec<Box<str>>,
    entries: Vec<(u64, EntryRecord)>,
    feeds: Vec<(String, FeedRecord)>,
}

impl Index {
    /// The index of an output folder; an empty one if there is none that fits.
    pub fn load(output: &Path, config: &Config) -> Self {
        let file = File::open(output.join(FOLDER).join(NAME)).ok();
        file.and_then(|file| Self::unpack(&mut Packs::new(file), config))
            .unwrap_or_default()
    }

    fn unpack(packs: &mut Packs, config: &Config) -> Option<Self> {
        let head: Head = unpack(packs.next()?.as_deref()?)?;
        if head.fits != fits(config) {
            return None;
        }
        let mut index = Self {
            symbols: Symbols::from_names(head.names),
            entries: head.entries.into_iter().collect(),
            feeds: head.feeds.into_iter().collect(),
            was_there: true,
            ..Self::default()
        };
        index.names.reserve(head.files);
        index.files.reserve_exact(head.files);
        let mut packs_read = 0;
        loop {
            let some: Option<Vec<Vec<u8>>> = packs.take(AT_ONCE).collect();
            let some = some?;
            if some.is_empty() {
                // Torn between two packs, it would lose articles without a word.
                return (packs_read == head.packs).then_some(index);
            }
            packs_read += some.len();
            let parts: Option<Vec<Vec<Part>>> = some.par_iter().map(|pack| unpack(pack)).collect();
            parts?.into_iter().flatten().for_each(|part| index.add(part));
        }
    }

    /// The parts of a file come one after the other.
    fn add(&mut self, Part(name, stamp, articles): Part) {
        let last = self.files.len().wrapping_sub(1);
        match self.names.get(&name) {
            Some(&at) if at as usize == last => {}
            _ => {
                let at = u32::try_from(self.files.len()).unwrap_or(u32::MAX);
                self.names.insert(name, at);
                self.files.push(Some(FileRecord {
                    stamp,
                    parts: SmallVec::new(),
                }));
            }
        }
        if let Some(Some(record)) = self.files.last_mut() {
            record.parts.push(articles);
        }
    }

    /// What is remembered of a file.
    pub fn take(&mut self, name: &str) -> Option<FileRecord> {
        let at = *self.names.get(&digest(name))?;
        self.files.get_mut(at as usize)?.take()
    }

    /// Lets go of what is left of the files, when all that are there were taken.
    pub fn forget_files(&mut self) {
        self.names = FxHashMap::default();
        self.files = Vec::new();
    }

    /// What the entry of an article was made from, if the article is the same.
    pub fn entry(&self, article: &Scanned, files: &[SourceFile]) -> Option<&EntryRecord> {
        let source = digest(&*files[article.file as usize].name);
        let record = self.entries.get(&digest(article.id()))?;
        let is_same = record.content == article.content && record.source == source;
        // What was said of it names its line.
        let is_told_right = record.findings.is_empty() || record.line == article.line;
        (is_same && is_told_right).then_some(record)
    }

    /// Whether `made` says anything that is not known already.
    pub fn knows(&self, made: &Remembered) -> bool {
        let entries = made
            .entries
            .iter()
            .all(|(id, record)| self.entries.get(id) == Some(record));
        entries
            && made
                .feeds
                .iter()
                .all(|(path, record)| self.feeds.get(path) == Some(record))
    }

    /// How the feed at a path was written.
    pub fn feed(&self, path: &str) -> Option<&FeedRecord> {
        self.feeds.get(path)
    }
}

/// Writes the index for the next build. That it cannot be written does no harm; nor does a torn one,
/// so it is not waited for until it is on the disk.
pub fn write(output: &Path, config: &Config, scan: &Scan, made: Remembered, now: Timestamp) {
    let folder = output.join(FOLDER);
    let write_all = || -> Option<()> {
        let mut file = tempfile::Builder::new()
            .prefix(super::store::ASIDE.0)
            .suffix(super::store::ASIDE.1)
            .tempfile_in(&folder)
            .ok()?;
        let parts = parts(scan, now);
        let head = head(config, scan, made, parts.len().div_ceil(PACK), now);
        write_pack(file.as_file_mut(), &postcard::to_stdvec(&head).ok()?)?;
        for parts in parts.chunks(AT_ONCE * PACK) {
            let packs = parts.par_chunks(PACK).map(|pack| postcard::to_stdvec(pack).ok());
            let packs: Option<Vec<Vec<u8>>> = packs.collect();
            packs?
                .iter()
                .try_for_each(|pack| write_pack(file.as_file_mut(), pack))?;
        }
        file.persist(folder.join(NAME)).ok().map(drop)
    };
    if write_all().is_none() {
        // An old one would not be wrong, but larger than it is worth.
        let _ = fs::remove_file(folder.join(NAME));
    }
}

fn head(config: &Config, scan: &Scan, made: Remembered, packs: usize, now: Timestamp) -> Head {
    let mut public: FxHashSet<Symbol> = FxHashSet::default();
    for article in scan.articles.iter().filter(|article| article.is_public(now)) {
        public.extend(article.topics.iter().chain(&article.authors).chain(&article.section));
    }
    let mut entries: Vec<_> = made.entries.into_iter().collect();
    entries.sort_unstable_by_key(|(id, _)| *id);
    let mut feeds: Vec<_> = made.feeds.into_iter().collect();
    feeds.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
    Head {
        fits: fits(config),
        files: scan.files.len(),
        packs,
        names: scan.symbols.names_of(|symbol| public.contains(&symbol)),
        entries,
        feeds,
    }
}

/// What all files held that were read and will be recognized.
fn parts(scan: &Scan, now: Timestamp) -> Vec<Part<&Scanned>> {
    let mut articles = scan.articles.iter().peekable();
    let mut unusable = scan.unusable.iter().peekable();
    let mut parts = Vec::with_capacity(scan.files.len());
    for ((file, stamp), at) in scan.files.iter().zip(&scan.stamps).zip(0_u32..) {
        let mut recalled: Vec<(Spot, Recalled<&Scanned>)> = Vec::with_capacity(1);
        while let Some(article) = articles.next_if(|article| article.file == at) {
            recalled.push((article.spot, recall(article, now)));
        }
        while let Some((_, spot, format)) = unusable.next_if(|(file, ..)| *file == at) {
            recalled.push((*spot, hidden(*spot, format)));
        }
        recalled.sort_by_key(|(spot, _)| (spot.offset, spot.nth));
        let Some(stamp) = *stamp else { continue };
        let mut recalled = recalled.into_iter().map(|(_, recalled)| recalled).peekable();
        let name = digest(&*file.name);
        // A file without articles is remembered too.
        loop {
            parts.push(Part(name, stamp, recalled.by_ref().take(PART).collect()));
            if recalled.peek().is_none() {
                break;
            }
        }
    }
    parts
}

fn recall(article: &Scanned, now: Timestamp) -> Recalled<&Scanned> {
    if article.is_public(now) {
        Recalled::Public(article)
    } else {
        hidden(article.spot, article.format())
    }
}

fn hidden<A>(spot: Spot, format: &'static Format) -> Recalled<A> {
    Recalled::Hidden {
        spot,
        format: format.number(),
    }
}

/// Digest of what all records depend on: the configuration, and the program itself.
fn fits(config: &Config) -> u128 {
    let program = std::env::current_exe().and_then(fs::metadata);
    let program = program.map(|file| (file.len(), file.modified().unwrap_or(SystemTime::UNIX_EPOCH)));
    digest_of((
        VERSION,
        env!("CARGO_PKG_VERSION"),
        program.ok(),
        config.digest,
        &config.root,
    ))
}

fn unpack<T: DeserializeOwned>(pack: &[u8]) -> Option<T> {
    postcard::from_bytes(pack).ok()
}
