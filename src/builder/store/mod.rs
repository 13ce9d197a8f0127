//! Puts files into the output folder, all or none. What has the same bytes is left alone;
//! the others are written aside, made durable together, and then take their places.

pub(super) mod compressed;
pub(super) mod index_writer;
pub(super) mod keep;
pub(super) mod published;
pub(super) mod shelves;

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant, SystemTime};

use tempfile::{Builder, TempPath};
use walkdir::{DirEntry, WalkDir};

use crate::builder::error::Error;
use crate::builder::memory::state::{FOLDER, State};
use crate::builder::plan::guard::place;
use crate::builder::render::product::Product;
use crate::builder::shelf;
use crate::builder::store::compressed::{Sibling, Todo, siblings};
use crate::builder::store::shelves::Waiting;
use crate::config::Config;
use crate::model::{Code, Diagnostic};

/// Around the random part of the names of files that are not in their places yet.
pub(super) use crate::builder::source::kept::ASIDE;

/// Seconds by which the time of a changed file is later at least: some readers and servers
/// look at whole seconds.
const TICK: Duration = Duration::from_secs(1);

/// From so many files on the whole file system is told to write out what it holds, once: for
/// fewer, that would wait for the data of others.
const MANY: usize = 64;

/// How often a held lock is tried again.
const PATIENCE: Duration = Duration::from_millis(100);

/// An output folder that is ours while this lives.
#[derive(Debug)]
pub(super) struct Store {
    /// Without symbolic links.
    dir: PathBuf,
    /// Where files are put, without symbolic links: the same, but in a trial.
    place: PathBuf,
    is_trial: bool,
    /// The same, opened where `syncfs` is known. It tells what could not be written since then, whoever heard of
    /// it first.
    folder: Option<Arc<File>>,
    /// Folders that are there and inside.
    folders: Mutex<BTreeSet<PathBuf>>,
    /// Folders in which we created others.
    parents: Mutex<BTreeSet<PathBuf>>,
    /// A thread that waits until the file system has written out what was staged before it began.
    writing: Option<JoinHandle<io::Result<()>>>,
    /// Locked by the system, and so let go when the process dies. A trial in a folder that no build made needs none.
    _lock: Option<File>,
}

/// What was done.
#[derive(Debug, Default)]
pub(super) struct Stored {
    pub new: usize,
    pub changed: usize,
    pub unchanged: usize,
    pub findings: Vec<Diagnostic>,
    /// What is remembered now.
    pub state: State,
}

/// A product that is on its way to its place.
#[derive(Debug)]
pub(super) struct Staged {
    /// Below the output folder.
    pub path: String,
    step: Step,
}

#[derive(Debug)]
enum Step {
    /// The bytes are there already.
    None,
    New(Aside),
    Change(Aside),
    /// Something that is not ours stands there.
    Barred,
}

impl Staged {
    /// Whether it waits for its place.
    pub(super) fn is_news(&self) -> bool {
        matches!(self.step, Step::New(_) | Step::Change(_))
    }

    /// Whether its place will hold it.
    pub(super) fn is_barred(&self) -> bool {
        matches!(self.step, Step::Barred)
    }
}

/// What stands at the place of a product.
enum Old {
    Missing,
    Same,
    Other,
    /// Not ours.
    Foreign,
}

/// What is to be put into its place.
#[derive(Debug)]
pub(super) struct Prepared {
    stored: Stored,
    /// What is to be remembered.
    state: Vec<Aside>,
    aside: Vec<Aside>,
}

/// A file that waits for its place.
#[derive(Debug)]
struct Aside {
    file: TempPath,
    target: PathBuf,
}

/// How files that wait are made to outlast a power cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sync {
    /// Each by itself, when it is written.
    Each,
    /// All at once, before they take their places.
    Together,
}

impl Sync {
    /// For so many files.
    pub(super) fn of(files: usize) -> Self {
        if cfg!(target_os = "linux") && files >= MANY {
            Self::Together
        } else {
            Self::Each
        }
    }

    /// With so many more files that are written already.
    pub(super) fn with(self, files: usize) -> Self {
        if self == Self::Each { Self::of(files) } else { self }
    }
}

impl Store {
    /// Creates the folder where it is missing and takes hold of it. For a trial the folder stays as it is, and files go
    /// to another.
    pub(super) fn open(config: &Config, wait: Duration, trial: Option<&Path>) -> Result<Self, Error> {
        let path = config.resolve(&config.output.dir);
        let state = path.join(FOLDER);
        if trial.is_none() {
            fs::create_dir_all(&state).map_err(Error::io("create", &state))?;
        }
        let dir = match path.canonicalize() {
            Err(error) if trial.is_some() && error.kind() == io::ErrorKind::NotFound => path.clone(),
            found => found.map_err(Error::io("read", &path))?,
        };
        let lock = hold(&path, &dir, &state, wait, trial.is_some())?;
        let place = match trial {
            Some(trial) => trial.canonicalize().map_err(Error::io("read", trial))?,
            None => dir.clone(),
        };
        let folder = (cfg!(target_os = "linux") && trial.is_none()).then(|| File::open(&dir));
        let folder = folder.transpose().map_err(Error::io("read", &dir))?;
        Ok(Self {
            is_trial: trial.is_some(),
            folder: folder.map(Arc::new),
            dir,
            place,
            folders: Mutex::default(),
            parents: Mutex::default(),
            writing: None,
            _lock: lock,
        })
    }

    /// The output folder, to be read.
    pub(super) fn dir(&self) -> &Path {
        &self.dir
    }

    /// The folder that is written to: the same, but in a trial.
    pub(super) fn place(&self) -> &Path {
        &self.place
    }

    /// Whether it is only to be seen what would be written.
    pub(super) fn is_trial(&self) -> bool {
        self.is_trial
    }

    /// Writes a product aside, unless its place holds the same bytes; so too its compressed siblings. Several
    /// threads may do so at once; what they wrote is gone again if it does not come to `put`.
    pub(super) fn stage(
        &self,
        config: &Config,
        product: &Product,
        state: &State,
        sync: Sync,
    ) -> Result<Vec<Staged>, Error> {
        let target = self.dir.join(&product.path);
        let write = |time| self.write_aside(target.clone(), product.text.as_bytes(), time, sync);
        let step = match look(&target, product, state)? {
            Old::Same => Step::None,
            Old::Foreign => Step::Barred,
            Old::Missing => Step::New(write(None)?),
            Old::Other => Step::Change(write(later_than(&target))?),
        };
        let ways = &config.output.compress;
        let file = match &step {
            Step::Barred => None,
            Step::None => Some(target.as_path()),
            Step::New(aside) | Step::Change(aside) => Some(&*aside.file),
        };
        let mut siblings_staged = Vec::new();
        if let Some(file) = file.filter(|_| !ways.is_empty()) {
            let time = modified(file)?;
            for sibling in siblings(&self.dir, product, ways, time, state)? {
                siblings_staged.push(self.stage_sibling(sibling, time, sync)?);
            }
        }
        let path = product.path.clone();
        let own = Staged { path, step };
        Ok(std::iter::once(own).chain(siblings_staged).collect())
    }

    /// Has the file system write out what is staged, if it is not at that already: `put` has less to wait for.
    pub(super) fn write_out(&mut self, sync: Sync) -> Result<(), Error> {
        let is_busy = self.writing.as_ref().is_some_and(|thread| !thread.is_finished());
        if sync == Sync::Together && !is_busy {
            self.written_out()?;
            let folder = self.folder.clone();
            // Without a thread it is done later.
            self.writing = thread::Builder::new()
                .spawn(move || sync_file_system(folder.as_deref()))
                .ok();
        }
        Ok(())
    }

    /// Waits until that is done.
    fn written_out(&mut self) -> Result<(), Error> {
        let result = self.writing.take().map(JoinHandle::join);
        let result = result.map_or(Ok(()), |result| {
            result.unwrap_or_else(|_| Err(io::ErrorKind::Other.into()))
        });
        result.map_err(Error::io("write", &self.dir))
    }

    fn stage_sibling(&self, sibling: Sibling, time: SystemTime, sync: Sync) -> Result<Staged, Error> {
        let Sibling { path, todo } = sibling;
        let write = |bytes: &[u8]| self.write_aside(self.dir.join(&path), bytes, Some(time), sync);
        let step = match todo {
            Todo::Leave => Step::Barred,
            Todo::Nothing => Step::None,
            Todo::Create(bytes) => Step::New(write(&bytes)?),
            Todo::Change(bytes) => Step::Change(write(&bytes)?),
        };
        Ok(Staged { path, step })
    }

    /// Writes aside what is to be remembered of what is staged: after this, the feeds need no more space.
    pub(super) fn prepare(
        &self,
        config: &Config,
        staged: Vec<Staged>,
        pictures: Waiting,
        state: &State,
        mut next: State,
        sync: Sync,
    ) -> Result<Prepared, Error> {
        let mut stored = Stored {
            new: pictures.files.len(),
            ..Stored::default()
        };
        let mut aside = Vec::new();
        next.files.extend(pictures.rows.keys().cloned());
        next.photos.extend(pictures.rows);
        // Pictures come first: no feed leads where there is nothing yet.
        for (target, file) in pictures.files {
            if sync == Sync::Each {
                shelves::sync(&file).map_err(Error::io("write", &target))?;
            }
            aside.push(Aside { file, target });
        }
        for Staged { path, step } in staged {
            match step {
                Step::Barred => {
                    stored.findings.push(foreign(config, &path));
                    continue;
                }
                Step::None => stored.unchanged += 1,
                Step::New(file) => {
                    stored.new += 1;
                    aside.push(file);
                }
                Step::Change(file) => {
                    stored.changed += 1;
                    aside.push(file);
                }
            }
            next.files.insert(path);
        }
        let state_aside = self.stage_state(state, &next, sync)?;
        stored.state = next;
        Ok(Prepared {
            stored,
            state: state_aside,
            aside,
        })
    }

    /// Makes what is prepared last, and puts it into its place. After an error, every feed is whole: as it was,
    /// or as it was to be.
    pub(super) fn put(&mut self, prepared: Prepared, sync: Sync) -> Result<Stored, Error> {
        let Prepared { stored, state, aside } = prepared;
        self.written_out()?;
        if sync == Sync::Together && !(aside.is_empty() && state.is_empty()) {
            sync_file_system(self.folder.as_deref()).map_err(Error::io("write", &self.dir))?;
        }
        // Ids are remembered before anybody sees them; a file is called ours before it is there.
        self.put_in_place(state)?;
        self.put_in_place(aside)?;
        Ok(stored)
    }

    /// Removes files of ours that the configuration does not ask for any more.
    pub(super) fn prune(&mut self, state: &State, abandoned: &[String]) -> Result<(), Error> {
        if abandoned.is_empty() || self.is_trial {
            return Ok(());
        }
        let mut next = state.clone();
        for path in abandoned {
            remove(&self.dir.join(path))?;
            next.files.remove(path);
            next.photos.remove(path);
        }
        let stems = next.files.iter().filter_map(|file| file.rsplit_once('.'));
        let stems: BTreeSet<&str> = stems.map(|(stem, _)| stem).collect();
        next.feeds.retain(|feed, _| stems.contains(feed.as_str()));
        self.put_in_place(self.stage_state(state, &next, Sync::Each)?)
    }

    /// Writes aside what is to be remembered, as far as it is not.
    fn stage_state(&self, state: &State, next: &State, sync: Sync) -> Result<Vec<Aside>, Error> {
        let folder = self.dir.join(FOLDER);
        let mut aside = Vec::new();
        if state == next || self.is_trial {
            return Ok(aside);
        }
        for (name, text) in next.files() {
            let target = folder.join(name);
            if read_if_there(&target)?.is_none_or(|old| old != text.as_bytes()) {
                let time = later_than(&target);
                aside.push(self.write_aside(target, text.as_bytes(), time, sync)?);
            }
        }
        Ok(aside)
    }

    /// Writes a file beside its place: with the permissions of a new file, and with this time in place of
    /// now.
    fn write_aside(&self, target: PathBuf, bytes: &[u8], time: Option<SystemTime>, sync: Sync) -> Result<Aside, Error> {
        let target = match target.strip_prefix(&self.dir) {
            Ok(path) if self.is_trial => self.place.join(path),
            _ => target,
        };
        let folder = target.parent().unwrap_or(&self.place);
        self.enter(folder)?;
        let mut builder = Builder::new();
        builder.prefix(ASIDE.0).suffix(ASIDE.1);
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666)); // less the umask
        let write = || -> io::Result<TempPath> {
            let mut file = builder.tempfile_in(folder)?;
            file.write_all(bytes)?;
            if let Some(time) = time {
                file.as_file().set_modified(time)?;
            }
            if sync == Sync::Each && !self.is_trial {
                file.as_file().sync_all()?;
            }
            Ok(file.into_temp_path())
        };
        let file = write().map_err(Error::io("write", &target))?;
        Ok(Aside { file, target })
    }

    /// Creates a folder where it is missing, and makes sure that it is inside.
    fn enter(&self, folder: &Path) -> Result<(), Error> {
        let mut folders = self.folders.lock().unwrap_or_else(PoisonError::into_inner);
        if folders.contains(folder) {
            return Ok(());
        }
        let missing = folder.ancestors().take_while(|folder| !folder.is_dir());
        let parents = missing.filter_map(Path::parent).map(Path::to_owned);
        self.parents
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .extend(parents);
        fs::create_dir_all(folder).map_err(Error::io("create", folder))?;
        let real = folder.canonicalize().map_err(Error::io("read", folder))?;
        if !real.starts_with(&self.place) {
            return Err(Error::Outside(folder.to_owned()));
        }
        folders.insert(folder.to_owned());
        Ok(())
    }

    /// Gives files their names, and makes the names last.
    fn put_in_place(&self, aside: Vec<Aside>) -> Result<(), Error> {
        let mut folders = std::mem::take(&mut *self.parents.lock().unwrap_or_else(PoisonError::into_inner));
        for Aside { file, target } in aside {
            folders.extend(target.parent().map(Path::to_owned));
            file.persist(&target)
                .map_err(|error| Error::io("write", &target)(error.error))?;
        }
        for folder in folders {
            sync_folder(&folder).map_err(Error::io("write", &folder))?;
        }
        Ok(())
    }

    /// Removes what a killed run has left behind, in the folders that hold files of ours.
    pub(super) fn clean(&self, state: &State) {
        if self.is_trial {
            return;
        }
        let of_files = state.files.iter();
        let of_files = of_files.filter_map(|path| self.dir.join(path).parent().map(Path::to_owned));
        let mut folders: BTreeSet<PathBuf> = of_files.collect();
        let pictures = self.dir.join(shelf::FOLDER);
        if folders.is_empty() {
            // A first run that was killed has said nowhere in which folders it wrote.
            let all = WalkDir::new(&self.dir).into_iter().flatten();
            folders.extend(all.filter(|entry| entry.file_type().is_dir()).map(DirEntry::into_path));
        }
        for folder in folders.into_iter().chain([self.dir.join(FOLDER), pictures]) {
            let entries = fs::read_dir(&folder).into_iter().flatten().flatten();
            for entry in entries.filter(|entry| is_aside(&entry.file_name())) {
                // What cannot be removed does no harm, and is tried again next time.
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}

/// Takes hold of the output folder; `None` for a trial where no build was.
fn hold(path: &Path, dir: &Path, state: &Path, wait: Duration, is_trial: bool) -> Result<Option<File>, Error> {
    let lock_path = state.join("lock");
    let lock = if is_trial {
        File::open(&lock_path)
    } else {
        let real = state.canonicalize().map_err(Error::io("read", state))?;
        if !real.starts_with(dir) {
            return Err(Error::Outside(state.to_owned()));
        }
        if lock_path.is_symlink() {
            return Err(Error::Outside(lock_path));
        }
        let mut how = File::options();
        how.create(true).truncate(false).write(true).open(&lock_path)
    };
    let lock = match lock {
        Err(error) if is_trial && error.kind() == io::ErrorKind::NotFound => return Ok(None),
        lock => lock.map_err(Error::io("create", &lock_path))?,
    };
    let deadline = Instant::now() + wait;
    loop {
        match lock.try_lock() {
            Ok(()) => return Ok(Some(lock)),
            Err(fs::TryLockError::WouldBlock) if Instant::now() < deadline => thread::sleep(PATIENCE),
            Err(fs::TryLockError::WouldBlock) => return Err(Error::Locked(path.to_owned())),
            Err(fs::TryLockError::Error(error)) => return Err(Error::io("lock", lock_path)(error)),
        }
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        // After an error: the next run shall not meet a thread of this one.
        self.writing.take().map(JoinHandle::join);
    }
}

/// What stands at the place of a product. A file is ours if the state says so, or if it looks like it.
fn look(target: &Path, product: &Product, state: &State) -> Result<Old, Error> {
    let is_ours = state.files.contains(&product.path);
    let old = match target.symlink_metadata() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Old::Missing),
        Err(error) => return Err(Error::io("read", target)(error)),
        Ok(old) if !old.is_file() => return Ok(Old::Foreign),
        Ok(old) => old,
    };
    if is_ours && old.len() != product.text.len() as u64 {
        return Ok(Old::Other);
    }
    Ok(match read_if_there(target)? {
        None => Old::Missing,
        Some(old) if old == product.text.as_bytes() => Old::Same,
        Some(_) if is_ours => Old::Other,
        Some(old) if String::from_utf8_lossy(&old).contains(&product.mark) => Old::Other,
        Some(_) => Old::Foreign,
    })
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

/// Makes renames last. Other systems than Unix cannot open a folder, and need not.
fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) {
        File::open(folder)?.sync_all()
    } else {
        Ok(())
    }
}

/// Makes everything last that was written to the file system of a folder.
#[cfg(target_os = "linux")]
fn sync_file_system(folder: Option<&File>) -> io::Result<()> {
    folder.map_or(Ok(()), |folder| Ok(rustix::fs::syncfs(folder)?))
}

/// Other systems know nothing of the kind: there, `Sync::of` does not ask for it.
#[cfg(not(target_os = "linux"))]
fn sync_file_system(_: Option<&File>) -> io::Result<()> {
    Ok(())
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
