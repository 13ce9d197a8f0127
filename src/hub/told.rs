//! What hubs have taken, in `.feedmill/hubs.tsv`: hub, path of the feed, and the digest of its bytes. A run that is killed while
//! it is written leaves the old file. A line that cannot be read is none: its feed is told again.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::builder::Error;

const NAME: &str = "hubs.tsv";
/// Beside it while it is written; the next run overwrites what a killed one left.
const ASIDE: &str = "hubs.tsv.new";
const LOCK: &str = "hubs.lock";

/// What hubs have taken.
#[derive(Debug)]
pub(super) struct Told {
    folder: PathBuf,
    /// By hub and path.
    rows: BTreeMap<(String, String), u128>,
    /// As it stands in the file.
    text: String,
}

impl Told {
    /// Reads what stands in the folder of all that is remembered.
    pub(super) fn load(folder: &Path) -> Result<Self, Error> {
        let path = folder.join(NAME);
        let text = match fs::read(&path) {
            Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(Error::io("read", path)(error)),
        };
        let row = |line: &str| {
            let (hub, rest) = line.split_once('\t')?;
            let (path, digest) = rest.split_once('\t')?;
            let digest = u128::from_str_radix(digest, 16).ok()?;
            Some(((hub.to_owned(), path.to_owned()), digest))
        };
        Ok(Self {
            folder: folder.to_owned(),
            rows: text.lines().filter_map(row).collect(),
            text,
        })
    }

    /// Forgets other hubs.
    pub(super) fn keep(&mut self, hubs: &[&str]) {
        let hubs: BTreeSet<&str> = hubs.iter().copied().collect();
        self.rows.retain(|(hub, _), _| hubs.contains(hub.as_str()));
    }

    /// Of the bytes that a hub took last of a feed.
    pub(super) fn digest(&self, hub: &str, path: &str) -> Option<u128> {
        self.rows.get(&(hub.to_owned(), path.to_owned())).copied()
    }

    /// A hub took it.
    pub(super) fn set(&mut self, hub: &str, path: &str, digest: u128) {
        self.rows.insert((hub.to_owned(), path.to_owned()), digest);
    }

    /// Writes it, if it changed, so that it lasts.
    pub(super) fn store(&mut self) -> Result<(), Error> {
        let rows = self.rows.iter();
        let rows: Vec<String> = rows
            .map(|((hub, path), digest)| format!("{hub}\t{path}\t{digest:032x}\n"))
            .collect();
        let text = rows.concat();
        if text == self.text {
            return Ok(());
        }
        let (aside, place) = (self.folder.join(ASIDE), self.folder.join(NAME));
        let write = || -> io::Result<()> {
            let mut file = File::create(&aside)?;
            file.write_all(text.as_bytes())?;
            file.sync_all()?;
            fs::rename(&aside, &place)
        };
        write().map_err(Error::io("write", &place))?;
        self.text = text;
        Ok(())
    }
}

/// One run at a time tells hubs. The system lets go of it when the process dies.
pub(super) fn lock(folder: &Path) -> Result<File, Error> {
    let path = folder.join(LOCK);
    let file = File::options().create(true).truncate(false).write(true).open(&path);
    let file = file.map_err(Error::io("create", &path))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(fs::TryLockError::WouldBlock) => Err(Error::Locked(path)),
        Err(fs::TryLockError::Error(error)) => Err(Error::io("lock", path)(error)),
    }
}
