//! What is in an output folder, and what a run did to it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use walkdir::WalkDir;

use super::prose::ENDING;

/// The files of a folder, without what a program keeps for itself, and when they were written.
#[derive(Default)]
pub struct Snapshot(BTreeMap<PathBuf, (SystemTime, u64)>);

impl Snapshot {
    /// The folder as it is now.
    pub fn of(folder: &Path) -> Self {
        let facts = |path: PathBuf| {
            let facts = fs::metadata(&path).expect("a file");
            (path, (facts.modified().expect("a time"), facts.len()))
        };
        Self(files(folder).into_iter().map(facts).collect())
    }

    /// How many files there are.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// Bytes in all of them.
    pub fn bytes(&self) -> u64 {
        self.0.values().map(|(_, bytes)| bytes).sum()
    }

    /// How many of the files are not as they were before, by modification time.
    pub fn written_since(&self, before: &Self) -> usize {
        self.0
            .iter()
            .filter(|(path, facts)| before.0.get(*path) != Some(facts))
            .count()
    }
}

/// Every file below a folder, but for hidden folders: those hold a program's own state.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let is_shown =
        |entry: &walkdir::DirEntry| entry.depth() == 0 || !entry.file_name().as_encoded_bytes().starts_with(b".");
    WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(is_shown)
        .flatten()
        .filter(|entry| entry.file_type().is_file())
        .map(walkdir::DirEntry::into_path)
        .collect()
}

/// How many articles with their full text are in the files: each text of the corpus ends in the same words.
pub fn full_texts(folder: &Path) -> usize {
    let count = |path: &PathBuf| {
        let bytes = fs::read(path).expect("a file");
        memchr::memmem::find_iter(&bytes, ENDING).count()
    };
    files(folder).iter().map(count).sum()
}

/// The files, below one folder or the other, that are not in both with the same bytes.
pub fn differing(one: &Path, other: &Path) -> Vec<PathBuf> {
    let below = |folder: &Path| -> BTreeSet<PathBuf> {
        let relative = |path: PathBuf| path.strip_prefix(folder).expect("below it").to_owned();
        files(folder).into_iter().map(relative).collect()
    };
    let read = |folder: &Path, path: &Path| fs::read(folder.join(path)).ok();
    let names = &below(one) | &below(other);
    names
        .into_iter()
        .filter(|path| read(one, path) != read(other, path))
        .collect()
}
