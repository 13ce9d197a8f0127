//! What tells that a file changed, without reading it.

use std::fs::Metadata;
use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

/// A file that changed so short a time ago may change again without a trace (the "racy" files of git):
/// clocks of file systems tick every few milliseconds.
const TICK: Duration = Duration::from_millis(100);

/// The same where a file system keeps whole seconds, or, as FAT does, every other one.
const COARSE_TICK: Duration = Duration::from_secs(2);

/// So long a system may be about to write a file that it delivers.
const WRITTEN_WITHIN: Duration = Duration::from_mins(1);

/// Nanoseconds of a second.
const SECOND: i64 = 1_000_000_000;

/// A file's length, its times in nanoseconds since 1970, and its inode.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) struct Stamp {
    pub length: u64,
    modified: i64,
    /// When anything about it last changed. Nobody can set it back, as `touch` and `cp -p` do
    /// with the other; 0 where the system does not tell.
    changed: i64,
    inode: u64,
}

impl Stamp {
    /// The stamp of what the system says.
    pub(crate) fn new(metadata: &Metadata) -> Self {
        let (changed, inode) = change(metadata);
        Self {
            length: metadata.len(),
            modified: metadata.modified().map_or(0, nanoseconds),
            changed,
            inode,
        }
    }

    /// The stamp of a file; `None` where there is none.
    pub(crate) fn of(path: &Path) -> Option<Self> {
        let metadata = path.metadata().ok().filter(Metadata::is_file)?;
        Some(Self::new(&metadata))
    }

    /// When its bytes last changed, in nanoseconds since 1970.
    pub(crate) fn modified_nanoseconds(&self) -> i64 {
        self.modified
    }

    /// The same in seconds.
    pub(crate) fn modified_seconds(&self) -> i64 {
        self.modified.div_euclid(SECOND)
    }

    /// Whether somebody may be writing the file at `now`.
    pub(crate) fn is_being_written(&self, now: SystemTime) -> bool {
        self.modified > now.checked_sub(WRITTEN_WITHIN).map_or(0, nanoseconds)
    }

    /// Whether the file, looked at no earlier than `now`, would have another stamp after one
    /// more change.
    pub(crate) fn is_settled(&self, now: SystemTime) -> bool {
        let last = if self.changed == 0 { self.modified } else { self.changed };
        let tick = if last % SECOND == 0 { COARSE_TICK } else { TICK };
        last < now.checked_sub(tick).map_or(0, nanoseconds)
    }
}

#[cfg(unix)]
fn change(metadata: &Metadata) -> (i64, u64) {
    use std::os::unix::fs::MetadataExt;
    let changed = metadata.ctime().saturating_mul(SECOND);
    (changed.saturating_add(metadata.ctime_nsec()), metadata.ino())
}

#[cfg(not(unix))]
fn change(_: &Metadata) -> (i64, u64) {
    (0, 0)
}

fn nanoseconds(time: SystemTime) -> i64 {
    let signed = |duration: Duration| i64::try_from(duration.as_nanos()).unwrap_or(i64::MAX);
    match time.duration_since(UNIX_EPOCH) {
        Ok(after) => signed(after),
        Err(before) => -signed(before.duration()),
    }
}

#[cfg(test)]
mod tests {
    use std::fs::{self, File};

    use super::*;

    #[test]
    fn a_change_shows_although_length_and_time_are_put_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        fs::write(&path, "one").unwrap();
        let long_ago = SystemTime::now() - Duration::from_secs(1000);
        File::options()
            .write(true)
            .open(&path)
            .unwrap()
            .set_modified(long_ago)
            .unwrap();
        let before = Stamp::of(&path).unwrap();
        std::thread::sleep(Duration::from_millis(20));
        fs::write(&path, "two").unwrap();
        File::options()
            .write(true)
            .open(&path)
            .unwrap()
            .set_modified(long_ago)
            .unwrap();
        assert!(cfg!(not(unix)) || before != Stamp::of(&path).unwrap());
    }

    #[test]
    fn what_was_just_written_is_not_settled() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        fs::write(&path, "one").unwrap();
        let stamp = Stamp::of(&path).unwrap();
        assert!(!stamp.is_settled(SystemTime::now()));
        assert!(stamp.is_settled(SystemTime::now() + Duration::from_secs(3)));
        let whole = Stamp {
            modified: 7 * SECOND,
            changed: 7 * SECOND,
            ..stamp
        };
        let at = |milliseconds| UNIX_EPOCH + Duration::from_millis(milliseconds);
        assert!(!whole.is_settled(at(8_900)) && whole.is_settled(at(9_100)));
        let fine = Stamp {
            changed: 7 * SECOND + 1,
            ..whole
        };
        assert!(!fine.is_settled(at(7_050)) && fine.is_settled(at(7_200)));
        assert_eq!(Stamp::of(folder.path()), None);
    }
}
