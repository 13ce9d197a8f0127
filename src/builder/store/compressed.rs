//! Compressed files beside the others. One has the modification time of its file, by which a server
//! sees that it is no older, and by which the next run sees that there is nothing to do.

use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::time::SystemTime;

use crate::builder::error::Error;
use crate::builder::memory::state::State;
use crate::builder::render::product::{Product, compressed};
use crate::output::Compression;

/// A compressed file.
#[derive(Debug)]
pub(crate) struct Sibling {
    /// Below the output folder.
    pub path: String,
    pub todo: Todo,
}

/// What is to be done about a compressed file.
#[derive(Debug)]
pub(crate) enum Todo {
    /// It is what it has to be.
    Nothing,
    /// It is not there, and is to be written with these bytes.
    Create(Vec<u8>),
    /// It is to be written with other bytes.
    Change(Vec<u8>),
    /// Somebody else made it.
    Leave,
}

/// Looks at the compressed files of a product, which has the time `time`, in the folder `dir`.
pub(crate) fn siblings(
    dir: &Path,
    product: &Product,
    ways: &[&'static Compression],
    time: SystemTime,
    state: &State,
) -> Result<Vec<Sibling>, Error> {
    let look = |way: &&'static Compression| {
        let path = compressed(&product.path, way);
        let is_known = state.files.contains(&path);
        let todo = look(&dir.join(&path), product, way, time, is_known)?;
        Ok(Sibling { path, todo })
    };
    ways.iter().map(look).collect()
}

/// A file is ours if it `is_known`, or if there is a file of ours in it.
fn look(target: &Path, product: &Product, way: &Compression, time: SystemTime, is_known: bool) -> Result<Todo, Error> {
    let encode = || (way.encode)(product.text.as_bytes()).map_err(Error::io("write", target));
    if target.is_dir() || target.is_symlink() {
        return Ok(Todo::Leave);
    }
    let found = match fs::metadata(target).and_then(|found| found.modified()) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Todo::Create(encode()?)),
        found => found.map_err(Error::io("read", target))?,
    };
    if is_known && found == time {
        return Ok(Todo::Nothing);
    }
    let old = fs::read(target).map_err(Error::io("read", target))?;
    let new = encode()?;
    if old == new {
        let touch = || File::options().write(true).open(target)?.set_modified(time);
        return touch().map(|()| Todo::Nothing).map_err(Error::io("write", target));
    }
    let holds_ours = || (way.decode)(&old).is_ok_and(|text| String::from_utf8_lossy(&text).contains(&product.mark));
    Ok(if is_known || holds_ours() {
        Todo::Change(new)
    } else {
        Todo::Leave
    })
}
