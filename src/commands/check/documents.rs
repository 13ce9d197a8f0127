//! What is checked: the files that were named, and in folders the files that look like feeds.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io;
use std::path::{Component, Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::sniff::{self, LARGEST, whole_of};
use crate::builder::reason;
use crate::report::feeds::Unread;

/// A document that may be a feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Document {
    /// As messages name it.
    pub name: String,
    origin: Origin,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Origin {
    Stdin,
    /// Was named, and so is checked whatever it is.
    Named(PathBuf),
    /// Stands in a folder, and is checked if it is a feed.
    Found(PathBuf),
}

/// What was found, and where was looked.
#[derive(Debug, Default)]
struct Search {
    documents: Vec<Document>,
    unread: Vec<Unread>,
    /// Folders without links in their paths: many links may lead to one.
    folders: BTreeSet<PathBuf>,
}

/// Everything that `paths` name, as given, and within folders sorted by path. What `is_ignored`
/// is passed over in folders.
pub(super) fn find(paths: &[PathBuf], is_ignored: impl Fn(&Path) -> bool) -> (Vec<Document>, Vec<Unread>) {
    let mut search = Search::default();
    for path in paths {
        match fs::metadata(path) {
            _ if path.as_os_str() == "-" => search.documents.push(Document::stdin()),
            Ok(metadata) if metadata.is_dir() => search.walk(path, &is_ignored),
            _ => search.documents.push(Document::new(path, Origin::Named)),
        }
    }
    let Search { documents, unread, .. } = search;
    (each_once(documents), unread)
}

/// Documents without those that came up before. What was named stays so.
fn each_once(documents: Vec<Document>) -> Vec<Document> {
    let is_named = |document: &&Document| matches!(document.origin, Origin::Named(_));
    let named: BTreeSet<Option<PathBuf>> = documents.iter().filter(is_named).map(Document::key).collect();
    let mut seen = BTreeSet::new();
    let mut once = Vec::with_capacity(documents.len());
    for mut document in documents {
        let key = document.key();
        if let Origin::Found(path) = &document.origin
            && named.contains(&key)
        {
            document.origin = Origin::Named(path.clone());
        }
        if seen.insert(key) {
            once.push(document);
        }
    }
    once
}

impl Search {
    fn walk(&mut self, folder: &Path, is_ignored: &impl Fn(&Path) -> bool) {
        let Self {
            documents,
            unread,
            folders,
        } = self;
        let mut is_new = |entry: &DirEntry| {
            let is_folder = entry.file_type().is_dir();
            !is_folder || (entry.path().canonicalize()).map_or(true, |folder| folders.insert(folder))
        };
        let walk = WalkDir::new(folder).follow_links(true).sort_by_file_name();
        for entry in walk
            .into_iter()
            .filter_entry(|entry| !is_hidden(entry) && is_new(entry))
        {
            match entry {
                Ok(entry) if entry.file_type().is_file() && !is_ignored(entry.path()) => {
                    documents.push(Document::new(entry.path(), Origin::Found));
                }
                Ok(_) => {}
                // A link to a folder above: what is in there is looked at already.
                Err(error) if error.loop_ancestor().is_some() => {}
                // It leads nowhere, so there is nothing to check.
                Err(error) if error.path().is_some_and(Path::is_symlink) && is_missing(&error) => {}
                Err(error) => unread.push(Unread {
                    file: name(error.path().unwrap_or(folder)),
                    reason: error.io_error().map_or_else(|| error.to_string(), reason),
                }),
            }
        }
    }
}

fn is_missing(error: &walkdir::Error) -> bool {
    (error.io_error()).is_some_and(|error| error.kind() == io::ErrorKind::NotFound)
}

/// Such as `.git`, and our own state beside the feeds.
fn is_hidden(entry: &DirEntry) -> bool {
    entry.depth() > 0 && entry.file_name().as_encoded_bytes().starts_with(b".")
}

/// A path from the root of the disk, with no link among its folders; the file itself may be one.
pub(super) fn whole(path: &Path) -> io::Result<PathBuf> {
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    let folder = parent.unwrap_or(Path::new(".")).canonicalize()?;
    Ok(path.file_name().map_or(folder.clone(), |name| folder.join(name)))
}

/// A path without the parts that are `.`.
fn short(path: &Path) -> PathBuf {
    path.components().filter(|part| *part != Component::CurDir).collect()
}

/// A path with `/` between its parts, and without `./` in front.
fn name(path: &Path) -> String {
    match short(path).display().to_string().as_str() {
        "" => ".".to_owned(),
        "-" => "./-".to_owned(), // is no standard input
        name => name.replace(std::path::MAIN_SEPARATOR, "/"),
    }
}

impl Document {
    fn new(path: &Path, origin: impl Fn(PathBuf) -> Origin) -> Self {
        Self {
            name: name(path),
            origin: origin(path.to_owned()),
        }
    }

    fn stdin() -> Self {
        Self {
            name: "-".to_owned(),
            origin: Origin::Stdin,
        }
    }

    /// What tells it from others: names may look alike that are not UTF-8. `None` is standard input.
    fn key(&self) -> Option<PathBuf> {
        match &self.origin {
            Origin::Stdin => None,
            Origin::Named(path) | Origin::Found(path) => Some(short(path)),
        }
    }

    /// Where it is; `None` is standard input.
    pub(super) fn path(&self) -> Option<&Path> {
        match &self.origin {
            Origin::Stdin => None,
            Origin::Named(path) | Origin::Found(path) => Some(path),
        }
    }

    /// The bytes; `None` for a file in a folder that is no feed.
    pub(super) fn read(&self) -> Result<Option<Vec<u8>>, Unread> {
        let bytes = match &self.origin {
            Origin::Stdin => whole_of(io::stdin().lock()).map(Some),
            Origin::Named(path) => File::open(path).and_then(whole_of).map(Some),
            Origin::Found(path) => sniff::read(path),
        };
        let unread = |reason| Unread {
            file: self.name.clone(),
            reason,
        };
        match bytes {
            Ok(Some(bytes)) if bytes.len() > LARGEST => {
                let megabytes = LARGEST / 1_000_000;
                Err(unread(format!(
                    "it is larger than {megabytes} MB, and no reader would load it"
                )))
            }
            Ok(bytes) => Ok(bytes),
            Err(error) => Err(unread(reason(&error))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hundred_megabytes_are_read_and_no_more() {
        let file = tempfile::NamedTempFile::new().unwrap();
        // Sparse: no disk is filled.
        file.as_file().set_len(100_000_000).unwrap();
        let document = Document::new(file.path(), Origin::Named);
        let bytes = document.read().ok().flatten();
        assert_eq!(bytes.map(|bytes| bytes.len()), Some(100_000_000));
        file.as_file().set_len(100_000_001).unwrap();
        assert!(document.read().is_err());
    }
}
