//! What is checked: the files that were named, and in folders the files that look like feeds.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::sniff;
use crate::build::reason;
use crate::report::feeds::Unread;

/// A document that may be a feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// As messages name it.
    pub name: String,
    source: Source,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Source {
    Stdin,
    /// Was named, and so is checked whatever it is.
    Named(PathBuf),
    /// Stands in a folder, and is checked if it is a feed.
    Found(PathBuf),
}

/// Everything that `paths` name, as given, and within folders sorted by path. What `is_ignored`
/// is passed over in folders.
pub fn find(paths: &[PathBuf], is_ignored: impl Fn(&Path) -> bool) -> (Vec<Document>, Vec<Unread>) {
    let (mut documents, mut unread) = (Vec::new(), Vec::new());
    for path in paths {
        match fs::metadata(path) {
            _ if path.as_os_str() == "-" => documents.push(Document::new(path, |_| Source::Stdin)),
            Ok(metadata) if metadata.is_dir() => walk(path, &is_ignored, &mut documents, &mut unread),
            _ => documents.push(Document::new(path, Source::Named)),
        }
    }
    let mut seen = BTreeSet::new();
    documents.retain(|document| seen.insert(document.name.clone()));
    (documents, unread)
}

fn walk(folder: &Path, is_ignored: &impl Fn(&Path) -> bool, documents: &mut Vec<Document>, unread: &mut Vec<Unread>) {
    let walk = WalkDir::new(folder).follow_links(true).sort_by_file_name();
    for entry in walk.into_iter().filter_entry(|entry| !is_hidden(entry)) {
        match entry {
            Ok(entry) if entry.file_type().is_file() && !is_ignored(entry.path()) => {
                documents.push(Document::new(entry.path(), Source::Found));
            }
            Ok(_) => {}
            // A link to a folder above: what is in there is looked at already.
            Err(error) if error.loop_ancestor().is_some() => {}
            Err(error) => unread.push(Unread {
                file: name(error.path().unwrap_or(folder)),
                reason: error.io_error().map_or_else(|| error.to_string(), reason),
            }),
        }
    }
}

/// Such as `.git`, and our own state beside the feeds.
fn is_hidden(entry: &DirEntry) -> bool {
    entry.depth() > 0 && entry.file_name().as_encoded_bytes().starts_with(b".")
}

/// A path from the root of the disk, with no link among its folders; the file itself may be one.
pub fn whole(path: &Path) -> io::Result<PathBuf> {
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    let folder = parent.unwrap_or(Path::new(".")).canonicalize()?;
    Ok(path.file_name().map_or(folder.clone(), |name| folder.join(name)))
}

/// A path with `/` between its parts, and without `./` in front.
fn name(path: &Path) -> String {
    let name = path.display().to_string().replace(std::path::MAIN_SEPARATOR, "/");
    let short = name.trim_start_matches("./");
    if short.is_empty() { name } else { short.to_owned() }
}

impl Document {
    fn new(path: &Path, source: impl Fn(PathBuf) -> Source) -> Self {
        Self {
            name: name(path),
            source: source(path.to_owned()),
        }
    }

    /// The bytes; `None` for a file in a folder that is no feed.
    pub fn read(&self) -> Result<Option<Vec<u8>>, Unread> {
        let bytes = match &self.source {
            Source::Stdin => {
                let mut bytes = Vec::new();
                io::stdin().lock().read_to_end(&mut bytes).map(|_| Some(bytes))
            }
            Source::Named(path) => fs::read(path).map(Some),
            Source::Found(path) => sniff::read(path),
        };
        bytes.map_err(|error| Unread {
            file: self.name.clone(),
            reason: reason(&error),
        })
    }
}
