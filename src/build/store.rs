//! Puts files into the output folder, all or none. What has the same bytes is left alone;
//! the others are written aside, made durable, and then take their places.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};

use tempfile::{Builder, NamedTempFile};

use super::error::Error;
use super::guard::place;
use super::produce::Product;
use super::sibling::{Sibling, Todo, siblings};
use super::state::{FOLDER, State};
use crate::config::Config;
use crate::model::{Code, Diagnostic};

/// Around the random part of the names of files that are not in their places yet.
const ASIDE: (&str, &str) = (".feedmill-", ".tmp");

/// Seconds by which the time of a changed file is later at least: some readers and servers
/// look at whole seconds.
const TICK: Duration = Duration::from_secs(1);

/// How often a held lock is tried again.
const PATIENCE: Duration = Duration::from_millis(100);

/// An output folder that is ours while this lives.
#[derive(Debug)]
pub struct Store {
    /// Without symbolic links.
    dir: PathBuf,
    /// Locked by the system, and so let go when the process dies.
    _lock: File,
}

/// What was done.
#[derive(Debug, Default)]
pub struct Stored {
    pub new: usize,
    pub changed: usize,
    pub unchanged: usize,
    pub findings: Vec<Diagnostic>,
    /// What is remembered now.
    pub state: State,
}

/// What stands at the place of a product.
enum Old {
    Missing,
    Same,
    Other,
    /// Not ours.
    Foreign,
}

impl Old {
    /// A file is ours if the state says so, or if it looks like it.
    fn of(old: Option<Vec<u8>>, product: &Product, state: &State) -> Self {
        match old {
            None => Self::Missing,
            Some(old) if old == product.text.as_bytes() => Self::Same,
            Some(_) if state.files.contains(&product.path) => Self::Other,
            Some(old) if String::from_utf8_lossy(&old).contains(&product.mark) => Self::Other,
            Some(_) => Self::Foreign,
        }
    }
}

/// A file that waits for its place.
struct Aside {
    file: NamedTempFile,
    target: PathBuf,
}

impl Store {
    /// Creates the folder where it is missing and takes hold of it.
    pub fn open(config: &Config, wait: Duration) -> Result<Self, Error> {
        let path = config.resolve(&config.output.dir);
        let state = path.join(FOLDER);
        fs::create_dir_all(&state).map_err(Error::io("create", &state))?;
        let dir = path.canonicalize().map_err(Error::io("read", &path))?;
        if !state
            .canonicalize()
            .map_err(Error::io("read", &state))?
            .starts_with(&dir)
        {
            return Err(Error::Outside(state));
        }
        let lock_path = state.join("lock");
        if lock_path.is_symlink() {
            return Err(Error::Outside(lock_path));
        }
        let lock = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&lock_path);
        let lock = lock.map_err(Error::io("create", &lock_path))?;
        let deadline = Instant::now() + wait;
        loop {
            match lock.try_lock() {
                Ok(()) => return Ok(Self { dir, _lock: lock }),
                Err(fs::TryLockError::WouldBlock) if Instant::now() < deadline => std::thread::sleep(PATIENCE),
                Err(fs::TryLockError::WouldBlock) => return Err(Error::Locked(path)),
                Err(fs::TryLockError::Error(error)) => return Err(Error::io("lock", lock_path)(error)),
            }
        }
    }

    /// The folder.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// Makes the folder hold `products` and remember `next`. After an error, every feed is
    /// as it was.
    pub fn replace(
        &mut self,
        config: &Config,
        products: Vec<Product>,
        state: &State,
        next: &State,
    ) -> Result<Stored, Error> {
        let mut stored = Stored::default();
        let mut aside = Vec::new();
        let mut next = next.clone();
        for product in products {
            let target = self.dir.join(&product.path);
            let old = if target.is_dir() || target.is_symlink() {
                Old::Foreign
            } else {
                Old::of(read_if_there(&target)?, &product, state)
            };
            match old {
                Old::Foreign => {
                    stored.findings.push(foreign(config, &product.path));
                    continue;
                }
                Old::Same => stored.unchanged += 1,
                Old::Other => stored.changed += 1,
                Old::Missing => stored.new += 1,
            }
            let time = if matches!(old, Old::Other | Old::Missing) {
                let file = self.write_aside(target.clone(), product.text.as_bytes(), later_than(&target))?;
                let time = modified(file.file.path())?;
                aside.push(file);
                time
            } else {
                modified(&target)?
            };
            for Sibling { path, todo } in siblings(&self.dir, &product, &config.output.compress, time, state)? {
                let bytes = match todo {
                    Todo::Leave => {
                        stored.findings.push(foreign(config, &path));
                        continue;
                    }
                    Todo::Nothing => {
                        stored.unchanged += 1;
                        None
                    }
                    Todo::Create(bytes) => {
                        stored.new += 1;
                        Some(bytes)
                    }
                    Todo::Change(bytes) => {
                        stored.changed += 1;
                        Some(bytes)
                    }
                };
                if let Some(bytes) = bytes {
                    aside.push(self.write_aside(self.dir.join(&path), &bytes, Some(time))?);
                }
                next.files.insert(path);
            }
            next.files.insert(product.path);
        }
        // Ids are remembered before anybody sees them; a file is called ours before it is there.
        self.write_state(&next)?;
        put_in_place(aside)?;
        self.clean(&next);
        stored.state = next;
        Ok(stored)
    }

    /// Removes files of ours that the configuration does not ask for any more.
    pub fn prune(&mut self, state: &State, abandoned: &[String]) -> Result<usize, Error> {
        let mut next = state.clone();
        for path in abandoned {
            remove(&self.dir.join(path))?;
            next.files.remove(path);
        }
        let is_there = |feed: &String| {
            next.files
                .iter()
                .any(|file| file.rsplit_once('.').is_some_and(|(path, _)| path == feed))
        };
        next.feeds.retain(|feed, _| is_there(feed));
        self.write_state(&next)?;
        Ok(abandoned.len())
    }

    fn write_state(&self, state: &State) -> Result<(), Error> {
        let folder = self.dir.join(FOLDER);
        let mut aside = Vec::new();
        for (name, text) in state.files() {
            let target = folder.join(name);
            if read_if_there(&target)?.as_deref() != Some(text.as_bytes()) {
                let time = later_than(&target);
                aside.push(self.write_aside(target, text.as_bytes(), time)?);
            }
        }
        put_in_place(aside)
    }

    /// Writes a file beside its place: with the permissions of a new file, on the disk, and
    /// with this time in place of now.
    fn write_aside(&self, target: PathBuf, bytes: &[u8], time: Option<SystemTime>) -> Result<Aside, Error> {
        let folder = target.parent().unwrap_or(&self.dir).to_owned();
        fs::create_dir_all(&folder).map_err(Error::io("create", &folder))?;
        if !folder
            .canonicalize()
            .map_err(Error::io("read", &folder))?
            .starts_with(&self.dir)
        {
            return Err(Error::Outside(folder));
        }
        let mut builder = Builder::new();
        builder.prefix(ASIDE.0).suffix(ASIDE.1);
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666)); // less the umask
        let write = || -> io::Result<NamedTempFile> {
            let mut file = builder.tempfile_in(&folder)?;
            file.write_all(bytes)?;
            if let Some(time) = time {
                file.as_file().set_modified(time)?;
            }
            file.as_file().sync_all()?;
            Ok(file)
        };
        let file = write().map_err(Error::io("write", &target))?;
        Ok(Aside { file, target })
    }

    /// Removes what a killed run has left behind, in the folders that we write to.
    fn clean(&self, state: &State) {
        let folders: BTreeSet<PathBuf> = state
            .files
            .iter()
            .filter_map(|path| self.dir.join(path).parent().map(Path::to_owned))
            .collect();
        for folder in folders.into_iter().chain([self.dir.join(FOLDER)]) {
            let Ok(entries) = fs::read_dir(&folder) else { continue };
            for entry in entries.flatten().filter(|entry| is_aside(&entry.file_name())) {
                // What cannot be removed does no harm, and is tried again next time.
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}

fn is_aside(name: &OsStr) -> bool {
    name.to_str()
        .is_some_and(|name| name.starts_with(ASIDE.0) && name.ends_with(ASIDE.1))
}

/// The time that a file replacing `target` needs, where now would not be later by a second.
fn later_than(target: &Path) -> Option<SystemTime> {
    let old = fs::metadata(target).and_then(|metadata| metadata.modified()).ok()?;
    let needed = old.checked_add(TICK)?;
    (needed > SystemTime::now()).then_some(needed)
}

fn modified(path: &Path) -> Result<SystemTime, Error> {
    let time = fs::metadata(path).and_then(|metadata| metadata.modified());
    time.map_err(Error::io("read", path))
}

fn put_in_place(aside: Vec<Aside>) -> Result<(), Error> {
    let mut folders = BTreeSet::new();
    for Aside { file, target } in aside {
        // The folder above too: the one that holds the file may be new.
        folders.extend(target.ancestors().skip(1).take(2).map(Path::to_owned));
        file.persist(&target)
            .map_err(|error| Error::io("write", &target)(error.error))?;
    }
    for folder in folders {
        sync_folder(&folder).map_err(Error::io("write", &folder))?;
    }
    Ok(())
}

/// Makes renames last. Other systems than Unix cannot open a folder, and need not.
fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) {
        File::open(folder)?.sync_all()
    } else {
        Ok(())
    }
}

fn read_if_there(path: &Path) -> Result<Option<Vec<u8>>, Error> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::io("read", path)(error)),
    }
}

fn remove(path: &Path) -> Result<(), Error> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(Error::io("remove", path)(error)),
        _ => Ok(()),
    }
}

fn foreign(config: &Config, path: &str) -> Diagnostic {
    let message = "feedmill did not make this file, and leaves it alone";
    let is_page = Path::new(path).extension().is_some_and(|ending| ending == "html");
    let help = if is_page {
        "move it away, or write `page = false` in `[output]`"
    } else {
        "move it away, or give the feed another `path`"
    };
    Diagnostic::new(Code::FOREIGN_FILE, place(config, path), message).help(help)
}
