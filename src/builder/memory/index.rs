//! What a build remembers to make the next one cheap: what was read of each file, what each entry
//! was made from, and which feeds were written. Nothing depends on it: when it is missing, torn
//! or another version's, everything is read again and the feeds come out the same.
//!
//! It stands in `.feedmill/`, where a web server may serve it. So it holds of an article that was not public
//! no more than its place in its file, and files by the digest of their names; blocks of lines by that of their bytes.
//!
//! It is read as it is used: a head, the files in the order of their names, in which the walk brings them,
//! and at last what was made. `remember` writes it.

use std::collections::VecDeque;
use std::fs::{self, File};
use std::path::Path;
use std::time::SystemTime;

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use smallvec::SmallVec;

use crate::builder::digest::{digest, digest_of};
use crate::builder::interner::Symbols;
use crate::builder::memory::material::{Material, Sought};
use crate::builder::memory::scanned::Scanned;
use crate::builder::memory::segment::{Packs, is_end};
use crate::builder::memory::state::FOLDER;
use crate::builder::memory::traces::{Link, Newest};
use crate::builder::source::blocks::Block;
use crate::builder::source::file::SourceFile;
use crate::builder::source::probe::Probe;
use crate::builder::source::spot::Spot;
use crate::builder::source::stamp::Stamp;
use crate::config::Config;
use crate::model::Diagnostic;

/// The file in the folder of all state.
pub(crate) const NAME: &str = "index";

/// To be raised whenever its shape changes.
const VERSION: u32 = 11;

/// Packs that are read together, each by a thread of its own.
const AT_ONCE: usize = 8;

/// What is known from the last build.
#[derive(Debug, Default)]
pub(crate) struct Index {
    /// Every name, by the numbers that the records have.
    pub symbols: Symbols,
    /// Whether there was one that fits.
    pub was_there: bool,
    /// What is read as it is used.
    pub files: FileRecords,
}

/// What is known of files, in the order of their names, and behind the last one what was made.
#[derive(Debug, Default)]
pub(crate) struct FileRecords {
    /// By the key of a file, its number. They go up with the names.
    numbers: FxHashMap<u64, u32>,
    /// What was not read yet.
    packs: Option<Packs>,
    /// Files that were read, with their numbers. The last one may have parts that were not.
    files: VecDeque<(u32, FileRecord)>,
    made: Records,
}

/// What a file held.
#[derive(Debug)]
pub(crate) struct FileRecord {
    /// The file as it was when it was read; `None` if it may have changed since without a trace.
    pub stamp: Option<Stamp>,
    /// In the order of the file. A large file has many parts, which are let go one after the other.
    pub parts: SmallVec<[Vec<Recalled>; 1]>,
    /// Of a file of lines, what each part came of.
    pub blocks: Vec<Block>,
}

/// A part of what a file held, as it is packed: by the file's number.
#[derive(Serialize, Deserialize)]
pub(crate) struct Part<A = Scanned>(pub u32, pub Mark, pub Vec<Recalled<A>>);

/// What a part is known again by.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(crate) enum Mark {
    /// The file has not changed.
    File(Stamp),
    /// The same, or the block is in it, wherever.
    Block(Option<Stamp>, Block),
}

/// What is remembered of an article.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum Recalled<A = Scanned> {
    /// Readers could see it.
    Public(A),
    /// A draft, or one that waits, or one that cannot be used: it is read again each time.
    Hidden {
        /// Where it stands.
        spot: Spot,
        /// Number of its format in the table.
        format: u8,
    },
    /// An item that is no story.
    Other {
        /// Where it stands.
        spot: Spot,
    },
    /// The same of one that has something for stories in other files, and may be seen.
    Part {
        /// Where it stands.
        spot: Spot,
        part: Box<Material>,
    },
}

/// What an entry was made from, besides the configuration, and what there was to say of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct EntryRecord {
    /// Digest of the text that holds the article.
    pub content: u64,
    /// The key of its file, by whose name pictures are found.
    pub source: u64,
    /// Its line, for what there is to say of it.
    pub line: u32,
    /// The pictures that were looked for, and the pages of its generator.
    pub probes: Vec<Probe>,
    /// The articles that were looked for.
    pub links: Vec<Link>,
    /// Pictures of other files, and packages, that were looked for.
    pub material: Vec<Sought>,
    /// Its pictures in the output folder.
    pub files: Vec<String>,
    pub findings: Vec<Diagnostic>,
}

/// A feed as it was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct FeedRecord {
    /// Digest of everything that its bytes depend on, besides the configuration.
    pub fingerprint: u128,
    /// Its files below the output folder, as they were left.
    pub files: Vec<(String, Stamp)>,
    pub newest: Option<Newest>,
}

impl FeedRecord {
    /// Whether the files are still as they were left in the folder.
    pub(crate) fn is_there(&self, output: &Path) -> bool {
        let is_there = |(path, stamp): &(String, Stamp)| Stamp::of(&output.join(path)) == Some(*stamp);
        self.files.iter().all(is_there)
    }
}

/// What was made.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Records {
    /// By the digest of their ids.
    pub entries: FxHashMap<u64, EntryRecord>,
    /// By their paths.
    pub feeds: FxHashMap<String, FeedRecord>,
}

/// The head of the index.
#[derive(Serialize, Deserialize)]
pub(crate) struct Head {
    /// What has to be the same.
    pub fits: u128,
    pub symbols: Vec<Box<str>>,
    /// The keys of all files, in their order; what cannot be recognized has no parts.
    pub files: Vec<u64>,
}

impl Index {
    /// The index of an output folder; an empty one if there is none that fits.
    pub(crate) fn load(output: &Path, config: &Config) -> Self {
        let file = File::open(output.join(FOLDER).join(NAME)).ok();
        file.and_then(|file| Self::begin(Packs::new(file), config))
            .unwrap_or_default()
    }

    fn begin(mut packs: Packs, config: &Config) -> Option<Self> {
        let head: Head = unpack(&packs.next()?)?;
        (head.fits == fits(config)).then(|| Self {
            symbols: Symbols::from_names(head.symbols),
            was_there: true,
            files: FileRecords {
                numbers: head.files.into_iter().zip(0..).collect(),
                packs: Some(packs),
                ..FileRecords::default()
            },
        })
    }
}

impl FileRecords {
    /// What is remembered of files, which are asked for in the order of their names. It reads on until it
    /// comes to a file behind them, so that they are whole.
    pub(crate) fn take(&mut self, files: &[SourceFile]) -> Vec<Option<FileRecord>> {
        let number = |file: &SourceFile| self.numbers.get(&file.key()).copied();
        let numbers: Vec<Option<u32>> = files.iter().map(number).collect();
        if let Some(&last) = numbers.iter().flatten().max() {
            while self.files.back().is_none_or(|(number, _)| *number <= last) && self.read_more() {}
        }
        numbers.into_iter().map(|number| self.take_one(number?)).collect()
    }

    fn take_one(&mut self, number: u32) -> Option<FileRecord> {
        // Those before it are not there any more.
        while self.files.front().is_some_and(|(front, _)| *front < number) {
            self.files.pop_front();
        }
        // The one behind it may have parts that were not read.
        let is_next = self.files.front().is_some_and(|(front, _)| *front == number);
        let (_, record) = is_next.then(|| self.files.pop_front()).flatten()?;
        Some(record)
    }

    /// Lets go of what is left of the files, and reads what was made.
    pub(crate) fn finish(mut self) -> LastBuild {
        while self.read_more() {
            self.files.clear();
        }
        LastBuild(self.made)
    }

    /// Reads some more files; `false` when there are none. Behind the last one stands what was made.
    fn read_more(&mut self) -> bool {
        let Some(mut packs) = self.packs.take() else {
            return false;
        };
        let some = packs.by_ref().take(AT_ONCE).take_while(|pack| !is_end(pack));
        let some: Vec<Vec<u8>> = some.collect();
        let parts: Option<Vec<Vec<Part>>> = some.par_iter().map(|pack| unpack(pack)).collect();
        let is_right = parts.is_some();
        parts.into_iter().flatten().flatten().for_each(|part| self.add(part));
        if is_right && some.len() == AT_ONCE {
            self.packs = Some(packs);
            return true;
        }
        match packs.next().and_then(|pack| unpack(&pack)).filter(|_| is_right) {
            Some(made) => self.made = made,
            // It is torn: the last file may have lost some of its articles.
            None => drop(self.files.pop_back()),
        }
        true
    }

    /// The parts of a file come one after the other.
    fn add(&mut self, Part(number, mark, articles): Part) {
        let (stamp, block) = match mark {
            Mark::File(stamp) => (Some(stamp), None),
            Mark::Block(stamp, block) => (stamp, Some(block)),
        };
        if self.files.back().is_none_or(|(last, _)| *last != number) {
            let (parts, blocks) = (SmallVec::new(), Vec::new());
            self.files.push_back((number, FileRecord { stamp, parts, blocks }));
        }
        if let Some((_, record)) = self.files.back_mut() {
            record.parts.push(articles);
            record.blocks.extend(block);
        }
    }
}

/// What the last build made.
#[derive(Debug, Default)]
pub(crate) struct LastBuild(Records);

impl LastBuild {
    /// What the entry of an article was made from, if the article is the same.
    pub(crate) fn entry(&self, article: &Scanned, files: &[SourceFile]) -> Option<&EntryRecord> {
        let source = files[article.file as usize].key();
        let record = self.0.entries.get(&digest(article.id()))?;
        let is_same = record.content == article.content && record.source == source;
        // What was said of it names its line.
        let is_told_right = record.findings.is_empty() || record.line == article.line;
        (is_same && is_told_right).then_some(record)
    }

    /// Whether `made` says anything that is not known already.
    pub(crate) fn knows(&self, made: &Records) -> bool {
        let Records { entries, feeds } = &self.0;
        made.entries.iter().all(|(id, record)| entries.get(id) == Some(record))
            && made.feeds.iter().all(|(path, record)| feeds.get(path) == Some(record))
    }

    /// How the feed at a path was written.
    pub(crate) fn feed(&self, path: &str) -> Option<&FeedRecord> {
        self.0.feeds.get(path)
    }
}

/// Digest of what all records depend on: the configuration, and the program itself.
pub(crate) fn fits(config: &Config) -> u128 {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::builder::memory::segment::write_pack;
    use crate::builder::source::file::Look;

    const NAMES: [&str; 4] = ["a.md", "b.jsonl", "c.md", "d.md"];

    fn part(number: u32, articles: usize) -> Part {
        let spot = Spot {
            offset: 0,
            length: 1,
            first_line: 1,
            nth: 0,
        };
        let hidden = |_| Recalled::Hidden { spot, format: 0 };
        Part(number, Mark::File(stamp()), (0..articles).map(hidden).collect())
    }

    fn stamp() -> Stamp {
        Stamp::new(&fs::metadata(".").unwrap())
    }

    /// An index of four files, the second one in two packs, of which only the first `count` packs were written.
    fn index(folder: &Path, count: usize) -> Index {
        let first = [part(0, 1), part(1, 2)];
        let second = [part(1, 3), part(2, 0), part(3, 1)];
        written(folder, &[&first, &second], count)
    }

    fn written(folder: &Path, parts: &[&[Part]], count: usize) -> Index {
        let text = "[site]\ntitle = \"T\"\nurl = \"https://t.example/\"\n";
        let config = crate::config::read(folder, "config.toml", text).unwrap();
        let head = Head {
            fits: fits(&config),
            symbols: Vec::new(),
            files: NAMES.map(digest).into(),
        };
        let all = FeedRecord {
            fingerprint: 1,
            files: Vec::new(),
            newest: None,
        };
        let made = Records {
            feeds: FxHashMap::from_iter([("all".to_owned(), all)]),
            ..Records::default()
        };
        let parts = parts.iter().map(|parts| postcard::to_stdvec(parts).unwrap());
        let packs = std::iter::once(postcard::to_stdvec(&head).unwrap())
            .chain(parts)
            .chain([Vec::new(), postcard::to_stdvec(&made).unwrap()]);
        fs::create_dir_all(folder.join(FOLDER)).unwrap();
        let mut file = File::create(folder.join(FOLDER).join(NAME)).unwrap();
        for pack in packs.take(count) {
            write_pack(&mut file, &pack).unwrap();
        }
        Index::load(folder, &config)
    }

    fn files(names: &[&str]) -> Vec<SourceFile> {
        let file = |name: &&str| SourceFile {
            source: 0,
            is_outdated: false,
            later: 0,
            name: (*name).into(),
            odd: None,
            look: Look::Unseen,
        };
        names.iter().map(file).collect()
    }

    /// How many articles are remembered of each file.
    fn counts(index: &mut Index, names: &[&str]) -> Vec<Option<usize>> {
        let records = index.files.take(&files(names));
        let count = |record: FileRecord| record.parts.iter().map(Vec::len).sum();
        records.into_iter().map(|record| record.map(count)).collect()
    }

    #[test]
    fn files_come_and_go_between_those_that_are_remembered() {
        let folder = tempfile::tempdir().unwrap();
        let mut all = index(folder.path(), 5);
        assert_eq!(counts(&mut all, &NAMES), [Some(1), Some(5), Some(0), Some(1)]);
        let mut some = index(folder.path(), 5);
        assert_eq!(counts(&mut some, &["a0.md", "b.jsonl"]), [None, Some(5)]);
        assert_eq!(counts(&mut some, &["c0.md"]), [None]);
        assert_eq!(counts(&mut some, &["d.md", "e.md"]), [Some(1), None]);
        for index in [all, some, index(folder.path(), 5)] {
            assert!(index.files.finish().feed("all").is_some());
        }
    }

    #[test]
    fn a_file_that_cannot_be_recognized_hides_no_other() {
        let folder = tempfile::tempdir().unwrap();
        for gone in 0..NAMES.len() {
            let parts = [part(0, 1), part(1, 2), part(2, 0), part(3, 1)].into_iter();
            let parts: Vec<Part> = parts.filter(|part| part.0 as usize != gone).collect();
            let mut index = written(folder.path(), &[&parts[..2], &parts[2..]], 5);
            let mut expected = [Some(1), Some(2), Some(0), Some(1)];
            expected[gone] = None;
            assert_eq!(counts(&mut index, &NAMES[..2]), expected[..2], "{gone}");
            assert_eq!(counts(&mut index, &NAMES[2..]), expected[2..], "{gone}");
        }
    }

    /// More packs than are read together, of which a file has three.
    #[test]
    fn a_file_is_whole_although_its_packs_are_not_read_together() {
        let folder = tempfile::tempdir().unwrap();
        for before in AT_ONCE - 3..=AT_ONCE {
            let first: Vec<Part> = (0..before).map(|_| part(0, 1)).collect();
            let second: Vec<Part> = (0..3).map(|_| part(1, 1)).collect();
            let parts: Vec<&[Part]> = first.chunks(1).chain(second.chunks(1)).collect();
            for is_last in [true, false] {
                let behind = [part(2, 1)];
                let parts: Vec<&[Part]> = parts.iter().copied().chain((!is_last).then_some(&behind[..])).collect();
                let mut index = written(folder.path(), &parts, usize::MAX);
                assert_eq!(counts(&mut index, &NAMES[..1]), [Some(before)]);
                assert_eq!(counts(&mut index, &NAMES[1..2]), [Some(3)], "{before}");
                assert!(index.files.finish().feed("all").is_some());
                let mut torn = written(folder.path(), &parts, 1 + before + 2);
                assert_eq!(counts(&mut torn, &NAMES[..2]), [Some(before), None], "{before}");
            }
        }
    }

    #[test]
    fn of_a_torn_index_no_file_is_used_that_may_have_lost_articles() {
        let folder = tempfile::tempdir().unwrap();
        for (count, expected) in [
            (0, [None, None, None, None]),
            (1, [None, None, None, None]),
            (2, [Some(1), None, None, None]),
            (3, [Some(1), Some(5), Some(0), None]),
            (4, [Some(1), Some(5), Some(0), None]),
        ] {
            let mut index = index(folder.path(), count);
            assert_eq!(counts(&mut index, &NAMES), expected, "{count}");
            assert!(index.files.finish().feed("all").is_none());
        }
    }
}
