//! Copies of delivered files: they are made before anything is read, so that what a feed shows does not go with the file of
//! somebody else. Beside the output folder this is the one place that is written to.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use tempfile::Builder;

use crate::builder::error::Error;
use crate::builder::source::file::{KEPT, Look, SourceFile};
use crate::builder::source::files::Walked;
use crate::builder::source::kept::ASIDE;
use crate::builder::source::stamp::Stamp;
use crate::config::Config;

/// Copies what is to be kept. From now on the copies are what is read.
///
/// # Errors
/// When a copy cannot be written: nothing was built, and nothing is lost.
pub(crate) fn copy(config: &Config, walked: &mut Walked) -> Result<(), Error> {
    let to_copy = &walked.keeping.to_copy;
    if to_copy.is_empty() {
        return Ok(());
    }
    let keep = |file: &mut SourceFile| -> Result<(), Error> {
        if file.odd.is_some() {
            return Ok(());
        }
        let Some(place) = to_copy.get(&file.name) else {
            return Ok(());
        };
        let target = config.root.join(place);
        if let Some(stamp) =
            copy_one(&file.path(&config.root), &target, file.stamp()).map_err(Error::io("write", &target))?
        {
            file.odd = Some(place.as_path().into());
            file.look = Look::Seen(stamp);
        }
        Ok(())
    };
    walked.files.par_iter_mut().try_for_each(keep)?;
    let folder = config.root.join(KEPT);
    sync(&folder).map_err(Error::io("write", &folder))
}

/// The stamp of the copy; `None` where the file was changed or taken away meanwhile.
fn copy_one(file: &Path, target: &Path, seen: Option<Stamp>) -> io::Result<Option<Stamp>> {
    let mut from = match File::open(file) {
        Ok(from) => from,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    let folder = target.parent().unwrap_or(target);
    fs::create_dir_all(folder)?;
    let mut to = Builder::new().prefix(ASIDE.0).suffix(ASIDE.1).tempfile_in(folder)?;
    io::copy(&mut from, to.as_file_mut())?;
    let metadata = from.metadata()?;
    if Some(Stamp::new(&metadata)) != seen {
        return Ok(None);
    }
    if cfg!(not(target_os = "linux")) {
        to.as_file().sync_all()?;
    }
    to.persist(target).map_err(|error| error.error)?;
    Ok(Stamp::of(target))
}

/// Removes copies whose time is over.
///
/// # Errors
/// When one cannot be removed.
pub(crate) fn remove(config: &Config, expired: &[PathBuf]) -> Result<(), Error> {
    for path in expired {
        let path = config.root.join(path);
        fs::remove_file(&path).map_err(Error::io("remove", path))?;
    }
    Ok(())
}

/// Waits until all copies are on the disk.
#[cfg(target_os = "linux")]
fn sync(folder: &Path) -> io::Result<()> {
    Ok(rustix::fs::syncfs(File::open(folder)?)?)
}

#[cfg(not(target_os = "linux"))]
fn sync(_: &Path) -> io::Result<()> {
    Ok(())
}
