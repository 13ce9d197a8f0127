//! What no program can do without: to look at every article, to read it, and to write the feeds. Measured in
//! the run that is compared with them, on the same files and the same disk, by one thread and by all cores.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rayon::prelude::*;

use super::corpus::Corpus;
use super::folder::files;

/// How many threads do it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Threads {
    One,
    All,
}

impl Threads {
    /// `work` on every item.
    fn each<T: Sync>(self, items: &[T], work: impl Fn(&T) + Send + Sync) {
        match self {
            Self::One => items.iter().for_each(work),
            Self::All => items.par_iter().for_each(work),
        }
    }
}

/// Walks the folder and asks for size and time of each file.
pub fn stat(folder: &Path, threads: Threads) -> Duration {
    let start = Instant::now();
    let mut folders = vec![folder.to_owned()];
    while !folders.is_empty() {
        let below = std::sync::Mutex::new(Vec::new());
        threads.each(&folders, |folder| {
            let found = stat_one(folder);
            below.lock().expect("no panic").extend(found);
        });
        folders = below.into_inner().expect("no panic");
    }
    start.elapsed()
}

/// Looks at the files of one folder; the folders in it come back.
fn stat_one(folder: &Path) -> Vec<PathBuf> {
    let mut folders = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let entry = entry.expect("an entry");
        if entry.file_type().expect("a type").is_dir() {
            folders.push(entry.path());
        } else {
            std::hint::black_box(entry.metadata().expect("a file"));
        }
    }
    folders
}

/// Reads each of the files.
pub fn read(folder: &Path, threads: Threads) -> Duration {
    let files = files(folder);
    let start = Instant::now();
    threads.each(&files, |path| {
        let mut file = File::open(path).expect("an article");
        let mut buffer = [0; 16 << 10];
        while file.read(&mut buffer).expect("readable") > 0 {}
    });
    start.elapsed()
}

/// Documents, with the folder that each is in.
pub struct Documents(Vec<(PathBuf, Vec<u8>)>);

impl Documents {
    /// What is in the output folder, its own state left out.
    pub fn of(folder: &Path) -> Self {
        let load = |path: PathBuf| {
            let bytes = fs::read(&path).expect("a feed");
            (path.strip_prefix(folder).expect("below the folder").to_owned(), bytes)
        };
        Self(files(folder).into_iter().map(load).collect())
    }

    /// Writes them below a new folder of the corpus: aside, then to the disk, then by their names.
    pub fn write(&self, corpus: &Corpus, threads: Threads) -> Duration {
        let below = &corpus.root.join("floor");
        corpus.put_away(below);
        settle();
        let start = Instant::now();
        for (path, _) in &self.0 {
            fs::create_dir_all(below.join(path).parent().expect("a folder")).expect("a folder");
        }
        threads.each(&self.0, |(path, bytes)| {
            let mut file = File::create(aside(&below.join(path))).expect("a file");
            file.write_all(bytes).expect("space on the disk");
            #[cfg(not(target_os = "linux"))]
            file.sync_all().expect("a disk");
        });
        sync(below);
        threads.each(&self.0, |(path, _)| {
            fs::rename(aside(&below.join(path)), below.join(path)).expect("a file");
        });
        sync(below);
        start.elapsed()
    }
}

fn aside(path: &Path) -> PathBuf {
    path.with_added_extension("tmp")
}

/// Everything of the file system is on the disk; elsewhere each file has been synced by itself.
#[cfg(target_os = "linux")]
fn sync(folder: &Path) {
    nix::unistd::syncfs(File::open(folder).expect("a folder")).expect("a disk");
}

#[cfg(not(target_os = "linux"))]
fn sync(_: &Path) {}

/// Nothing that was written before is left to whoever is measured next.
pub fn settle() {
    nix::unistd::sync();
}
