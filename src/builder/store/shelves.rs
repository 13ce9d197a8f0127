//! The shelf of pictures while a build is at work: what is new is written aside, and waits for the feeds.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use tempfile::{Builder, TempPath};

use crate::builder::error::Error;
use crate::builder::shelf::{FOLDER, Rows, Shelf, Shelved, parts};
use crate::builder::source::kept::ASIDE;

/// The pictures of a build.
pub(crate) struct Shelves {
    /// The output folder, without symbolic links.
    dir: PathBuf,
    /// The folder for what is new: the same, but in a trial.
    place: PathBuf,
    /// From earlier builds.
    rows: Rows,
    put: Mutex<Put>,
}

/// What this build put there.
#[derive(Default)]
struct Put {
    /// Whether the folder is there and inside.
    is_ready: bool,
    files: BTreeMap<String, (Option<TempPath>, Shelved)>,
    /// Why nothing can be put there.
    error: Option<Error>,
}

/// What is to be put into its place, and what is to be remembered of all that was named.
pub(crate) struct Waiting {
    pub files: Vec<(PathBuf, TempPath)>,
    pub rows: Rows,
}

impl Shelves {
    pub(crate) fn new(dir: &Path, place: &Path, rows: &Rows) -> Self {
        Self {
            dir: dir.to_owned(),
            place: place.to_owned(),
            rows: rows.clone(),
            put: Mutex::default(),
        }
    }

    /// Everything that was put, once.
    pub(crate) fn take(&self) -> Result<Waiting, Error> {
        let put = std::mem::take(&mut *self.put());
        if let Some(error) = put.error {
            return Err(error);
        }
        let mut waiting = Waiting {
            files: Vec::new(),
            rows: Rows::new(),
        };
        for (path, (file, row)) in put.files {
            waiting.files.extend(file.map(|file| (self.place.join(&path), file)));
            waiting.rows.insert(path, row);
        }
        Ok(waiting)
    }

    /// What stands on the shelf of which nothing is remembered, as what was remembered was lost.
    pub(crate) fn forgotten(&self, known: &Rows) -> Vec<String> {
        let folder = self.dir.join(FOLDER);
        let is_ours = folder.symlink_metadata().is_ok_and(|found| found.is_dir());
        let files = is_ours
            .then(|| fs::read_dir(&folder).ok())
            .flatten()
            .into_iter()
            .flatten();
        let names = files.filter_map(|file| file.ok()?.file_name().into_string().ok());
        let paths = names.map(|name| format!("{FOLDER}{name}"));
        paths
            .filter(|path| !known.contains_key(path) && parts(path).is_some())
            .collect()
    }

    fn put(&self) -> MutexGuard<'_, Put> {
        self.put.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Creates the folder where it is missing, and makes sure that it is inside.
    fn prepare(&self, put: &mut Put) -> Result<(), Error> {
        if !put.is_ready {
            let folder = self.place.join(FOLDER);
            fs::create_dir_all(&folder).map_err(Error::io("create", &folder))?;
            let real = folder.canonicalize().map_err(Error::io("read", &folder))?;
            if !real.starts_with(&self.place) {
                return Err(Error::Outside(folder));
            }
            put.is_ready = true;
        }
        Ok(())
    }

    fn write(&self, bytes: &[u8]) -> io::Result<TempPath> {
        let mut builder = Builder::new();
        builder.prefix(ASIDE.0).suffix(ASIDE.1);
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666)); // less the umask
        let mut file = builder.tempfile_in(self.place.join(FOLDER))?;
        file.write_all(bytes)?;
        Ok(file.into_temp_path())
    }

    fn write_aside(&self, path: &str, bytes: &[u8]) -> Result<TempPath, Error> {
        self.prepare(&mut self.put())?;
        self.write(bytes).map_err(Error::io("write", &self.dir.join(path)))
    }
}

impl Shelf for Shelves {
    fn rows(&self) -> &Rows {
        &self.rows
    }

    fn is_open(&self) -> bool {
        true
    }

    fn find(&self, path: &str) -> Option<u64> {
        if let Some((_, row)) = self.put().files.get(path) {
            return Some(row.bytes);
        }
        let row = self.rows.get(path)?;
        let found = self.dir.join(path).symlink_metadata().ok()?;
        (found.is_file() && found.len() == row.bytes).then_some(row.bytes)
    }

    fn put(&self, path: &str, bytes: Option<&[u8]>, row: Shelved) {
        let file = bytes.map(|bytes| self.write_aside(path, bytes)).transpose();
        let mut put = self.put();
        match file {
            Ok(file) => {
                let old = put.files.remove(path).and_then(|(file, _)| file);
                put.files.insert(path.to_owned(), (file.or(old), row));
            }
            Err(error) => drop(put.error.get_or_insert(error)),
        }
    }
}

/// Makes a file last.
pub(crate) fn sync(file: &Path) -> io::Result<()> {
    File::open(file)?.sync_all()
}
