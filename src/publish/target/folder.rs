//! A folder, such as one of a network drive that a web server serves.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use tempfile::Builder;
use walkdir::WalkDir;

use super::{Found, Only, Served, Tag, Target, Trouble};
use crate::builder::reason;

/// Around the random part of the names of files that are not in their places yet.
const ASIDE: (&str, &str) = (".feedmill-", ".tmp");
/// Where they wait: what a killed run leaves there is no file that readers look for.
const WAITING: &str = ".feedmill-publish";
/// It is held while a file is looked at and replaced.
const LOCK: &str = ".feedmill-publish/lock";

/// How often a lock that is held is tried again.
const PAUSE: Duration = Duration::from_millis(5);

/// A folder to publish in.
#[derive(Debug)]
pub(super) struct Folder {
    dir: PathBuf,
    /// How long another process may hold the lock.
    patience: Duration,
}

impl Folder {
    pub(super) fn new(dir: &Path, patience: Duration) -> Self {
        let dir = dir.to_owned();
        Self { dir, patience }
    }

    /// Where a path leads; nothing in the folder may lead out of it.
    fn place(&self, path: &str) -> Result<PathBuf, Trouble> {
        let place = self.dir.join(path);
        let folder = place.parent().unwrap_or(&self.dir);
        fs::create_dir_all(folder).map_err(trouble("create", folder))?;
        let (real, root) = (folder.canonicalize(), self.dir.canonicalize());
        match real.and_then(|real| Ok(real.starts_with(root?))) {
            Ok(true) => Ok(place),
            Ok(false) => Err(Trouble::Other(format!(
                "`{}` leads out of the folder: nothing is written there",
                folder.display()
            ))),
            Err(error) => Err(trouble("read", folder)(error)),
        }
    }

    /// Between a look at a file and its replacement nobody else who publishes may come.
    fn hold(&self) -> Result<File, Trouble> {
        let path = self.place(LOCK)?;
        let lock = File::options().create(true).truncate(false).write(true).open(&path);
        let lock = lock.map_err(trouble("create", &path))?;
        let began = Instant::now();
        loop {
            match lock.try_lock() {
                Ok(()) => return Ok(lock),
                // Whoever holds it may have been put to sleep.
                Err(fs::TryLockError::WouldBlock) if began.elapsed() < self.patience => thread::sleep(PAUSE),
                Err(fs::TryLockError::WouldBlock) => {
                    let message = format!("`{}` is held by a process that does not go on", path.display());
                    return Err(Trouble::Other(message));
                }
                Err(fs::TryLockError::Error(error)) => return Err(trouble("lock", &path)(error)),
            }
        }
    }
}

impl Target for Folder {
    fn list(&self) -> Result<Vec<Found>, Trouble> {
        let mut found = Vec::new();
        if !self.dir.exists() {
            return Ok(found);
        }
        for entry in WalkDir::new(&self.dir).sort_by_file_name() {
            let entry = entry.map_err(|error| Trouble::Other(error.to_string()))?;
            let Some(path) = entry.path().strip_prefix(&self.dir).ok().and_then(Path::to_str) else {
                continue;
            };
            if entry.file_type().is_dir() {
                continue;
            }
            let metadata = entry.metadata().map_err(|error| Trouble::Other(error.to_string()))?;
            found.push(Found {
                path: path.replace('\\', "/"),
                bytes: metadata.len(),
                tag: tag(&metadata),
            });
        }
        Ok(found)
    }

    fn get(&self, path: &str) -> Result<Option<(Vec<u8>, Tag)>, Trouble> {
        let place = self.dir.join(path);
        let read = || -> io::Result<(Vec<u8>, Tag)> {
            let mut file = File::open(&place)?;
            let tag = tag(&file.metadata()?);
            let mut bytes = Vec::new();
            io::Read::read_to_end(&mut file, &mut bytes)?;
            Ok((bytes, tag))
        };
        match read() {
            Ok(found) => Ok(Some(found)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(trouble("read", &place)(error)),
        }
    }

    fn put(
        &self,
        path: &str,
        bytes: Vec<u8>,
        _: &Served,
        modified: Option<SystemTime>,
        only: &Only,
    ) -> Result<Tag, Trouble> {
        let place = self.place(path)?;
        let folder = place.parent().unwrap_or(&self.dir);
        let waiting = self.dir.join(WAITING);
        fs::create_dir_all(&waiting).map_err(trouble("create", &waiting))?;
        let mut builder = Builder::new();
        builder.prefix(ASIDE.0).suffix(ASIDE.1);
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666)); // less the umask
        let write = || -> io::Result<tempfile::NamedTempFile> {
            let mut file = builder.tempfile_in(&waiting)?;
            file.write_all(&bytes)?;
            if let Some(time) = modified {
                file.as_file().set_modified(time)?;
            }
            file.as_file().sync_all()?;
            Ok(file)
        };
        let file = write().map_err(trouble("write", &place))?;
        let lock = self.hold()?;
        let old = match place.symlink_metadata() {
            Ok(old) if !old.is_file() => {
                let message = format!("`{}` is no file, and is left alone", place.display());
                return Err(Trouble::Other(message));
            }
            Ok(old) => Some(tag(&old)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(trouble("read", &place)(error)),
        };
        let is_right = match only {
            Only::Always => true,
            Only::Missing => old.is_none(),
            Only::Is(tag) => old.is_some_and(|old| old.is_same(tag)),
        };
        if !is_right {
            return Err(Trouble::Taken);
        }
        let file = file
            .persist(&place)
            .map_err(|error| trouble("write", &place)(error.error))?;
        drop(lock);
        let last = || -> io::Result<Tag> {
            if cfg!(unix) {
                File::open(folder)?.sync_all()?;
            }
            Ok(tag(&file.metadata()?))
        };
        last().map_err(trouble("write", &place))
    }

    fn clean(&self) {
        let entries = fs::read_dir(self.dir.join(WAITING)).into_iter().flatten().flatten();
        for entry in entries.filter(|entry| is_aside(&entry.file_name())) {
            // What cannot be removed does no harm.
            let _ = fs::remove_file(entry.path());
        }
    }

    fn remove(&self, paths: &[String]) -> Result<(), Trouble> {
        for path in paths {
            let place = self.dir.join(path);
            match fs::remove_file(&place) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(trouble("remove", &place)(error)),
                _ => {}
            }
            // Folders that hold nothing any more go, too.
            let above = Path::new(path).ancestors().skip(1);
            for folder in above.filter(|folder| !folder.as_os_str().is_empty()) {
                if fs::remove_dir(self.dir.join(folder)).is_err() {
                    break;
                }
            }
        }
        Ok(())
    }
}

/// Whether a file waits for its place.
fn is_aside(name: &OsStr) -> bool {
    name.to_str()
        .is_some_and(|name| name.starts_with(ASIDE.0) && name.ends_with(ASIDE.1))
}

/// A file that takes the place of another has another inode, or another time of change.
fn tag(metadata: &fs::Metadata) -> Tag {
    let modified = metadata.modified().ok();
    let modified = modified.and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    let nanoseconds = modified.map_or(0, |time| time.as_nanos());
    #[cfg(unix)]
    let (inode, changed) = {
        use std::os::unix::fs::MetadataExt;
        (metadata.ino(), (metadata.ctime(), metadata.ctime_nsec()))
    };
    #[cfg(not(unix))]
    let (inode, changed) = (0u64, (0i64, 0i64));
    let etag = format!(
        "\"{inode:x}-{:x}.{:x}-{nanoseconds:x}-{:x}\"",
        changed.0,
        changed.1,
        metadata.len()
    );
    Tag {
        etag: Some(etag),
        generation: None,
    }
}

fn trouble<'p>(action: &'p str, path: &'p Path) -> impl FnOnce(io::Error) -> Trouble + 'p {
    move |error| Trouble::Other(format!("cannot {action} `{}`: {}", path.display(), reason(&error)))
}
