//! What came, on the disk: copies by what they hold, what is known of addresses, and a log of what was decided. A run that is
//! killed leaves what was there before.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use xxhash_rust::xxh3::xxh3_64;

use crate::builder::Error;
use crate::builder::fetched::{ADDRESSES, FOLDER, Row, Rows, place, text};
use crate::model::Timestamp;
use crate::reader;

const LOCK: &str = "lock";
const LOG: &str = "log.txt";
/// Behind the names of files that are not whole yet.
const ASIDE: &str = ".new";

/// Bytes of the log, beyond which its older half goes.
const LONGEST_LOG: usize = 1 << 20;

/// Days for which entries stay that their feed shows no more, unless `sources.keep` says it.
pub(super) const KEPT: i64 = 30;

pub(super) const DAY: i64 = 24 * 60 * 60;

/// The folder, while this run holds it.
pub(super) struct Shelf {
    folder: PathBuf,
    /// What stands in the file of addresses.
    text: String,
    lines: Vec<String>,
    _lock: File,
}

impl Shelf {
    /// Opens the folder; `None` where another run is at work on it.
    pub(super) fn open(root: &Path) -> Result<Option<Self>, Error> {
        let folder = root.join(FOLDER);
        fs::create_dir_all(&folder).map_err(Error::io("create", &folder))?;
        let path = folder.join(LOCK);
        let file = File::options().create(true).truncate(false).write(true).open(&path);
        let lock = file.map_err(Error::io("create", &path))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(fs::TryLockError::WouldBlock) => return Ok(None),
            Err(fs::TryLockError::Error(error)) => return Err(Error::io("lock", path)(error)),
        }
        Ok(Some(Self {
            text: fs::read_to_string(folder.join(ADDRESSES)).unwrap_or_default(),
            folder,
            lines: Vec::new(),
            _lock: lock,
        }))
    }

    /// Notes what was decided.
    pub(super) fn log(&mut self, now: i64, address: &str, what: &str) {
        let time = Timestamp::from_unix(now).unwrap_or_default();
        self.lines.push(format!(
            "{time} {address} {}\n",
            what.replace(|c: char| c.is_control(), " ")
        ));
    }

    /// Makes a body the current copy of an address; whether it is another than before. Of a feed, older copies stay as long as they
    /// have entries that newer ones do not show.
    pub(super) fn put(
        &self,
        address: &str,
        row: &mut Row,
        body: &[u8],
        now: i64,
        is_feed: bool,
        keep: Option<i64>,
    ) -> Result<bool, Error> {
        let name = format!("{:016x}-{:016x}", xxh3_64(address.as_bytes()), xxh3_64(body));
        if row.copies.first().is_some_and(|(current, _)| *current == name) {
            return Ok(false);
        }
        let place = self.folder.join(&name);
        if !place.exists() {
            write(&place, body).map_err(Error::io("write", &place))?;
        }
        row.copies.retain(|(known, _)| *known != name);
        row.copies.insert(0, (name, now));
        if is_feed {
            self.thin(row);
            expire(row, keep, now);
        } else {
            row.copies.truncate(1);
        }
        Ok(true)
    }

    /// Leaves copies out that show nothing but what newer ones do.
    fn thin(&self, row: &mut Row) {
        let mut shown: BTreeSet<String> = BTreeSet::new();
        row.copies.retain(|(name, _)| {
            let feed = fs::read(self.folder.join(name))
                .ok()
                .and_then(|bytes| reader::read(&bytes).ok());
            // What is not known to be needless stays.
            let Some(feed) = feed else { return true };
            let before = shown.len();
            // One id may be that of several.
            let ids = feed
                .entries
                .into_iter()
                .map(|entry| format!("{} {}", entry.id, entry.link.unwrap_or_default()));
            shown.extend(ids);
            before == 0 || shown.len() > before
        });
    }

    /// Writes what is known of addresses, if it changed, and the log.
    pub(super) fn store(&mut self, rows: &Rows) -> Result<(), Error> {
        let text = text(rows);
        if text != self.text {
            let place = self.folder.join(ADDRESSES);
            write(&place, text.as_bytes()).map_err(Error::io("write", &place))?;
            self.text = text;
        }
        if self.lines.is_empty() {
            return Ok(());
        }
        let place = self.folder.join(LOG);
        let append = || -> io::Result<()> {
            let mut file = File::options().create(true).append(true).open(&place)?;
            file.write_all(self.lines.concat().as_bytes())
        };
        append().map_err(Error::io("write", &place))?;
        self.lines.clear();
        Ok(())
    }

    /// Removes copies that no address has any more, and the older half of a log that grew too long.
    pub(super) fn clean(&self, rows: &Rows) -> Result<(), Error> {
        let known: BTreeSet<&str> = rows
            .values()
            .flat_map(|row| &row.copies)
            .map(|(name, _)| name.as_str())
            .collect();
        for entry in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            let name = entry.file_name();
            let Some(name) = name.to_str() else { continue };
            let is_ours = [ADDRESSES, LOCK, LOG].contains(&name) || known.contains(name);
            if !is_ours {
                fs::remove_file(entry.path()).map_err(Error::io("remove", entry.path()))?;
            }
        }
        let place = self.folder.join(LOG);
        let log = fs::read(&place).unwrap_or_default();
        if log.len() > LONGEST_LOG {
            let half = log.len() / 2;
            let begin = log[half..]
                .iter()
                .position(|byte| *byte == b'\n')
                .map_or(half, |at| half + at + 1);
            write(&place, &log[begin..]).map_err(Error::io("write", &place))?;
        }
        Ok(())
    }
}

/// What is known of addresses, without copies that somebody removed: they are fetched again.
pub(super) fn present(mut rows: Rows, root: &Path) -> Rows {
    for row in rows.values_mut() {
        let current = row.copies.first().cloned();
        row.copies.retain(|(name, _)| root.join(place(name)).is_file());
        if current.as_ref() != row.copies.first() {
            (row.due, row.changed) = (0, String::new());
            (row.etag, row.modified) = (String::new(), String::new());
        }
    }
    rows
}

/// Writes a file so that it is whole or not there.
fn write(place: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut aside = place.as_os_str().to_owned();
    aside.push(ASIDE);
    let mut file = File::create(&aside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&aside, place)
}

/// Leaves copies out whose time is over, counted from when the next one took their place.
pub(super) fn expire(row: &mut Row, keep: Option<i64>, now: i64) {
    let days = keep.unwrap_or(KEPT);
    let mut replaced = None;
    row.copies.retain(|(_, came)| {
        let is_kept = replaced.is_none_or(|replaced: i64| now - replaced <= days * DAY);
        replaced = Some(*came);
        is_kept
    });
}
