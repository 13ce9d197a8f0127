//! Which files are compared, and what is in them.

use std::collections::BTreeSet;
use std::fmt::Display;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::commands::Failure;
use crate::compare::{Change, FEED_GONE, FEED_NEW, LIST_GONE, LIST_NEW, Reader, compare, compare_lists, in_reader};
use crate::output::FEED_FORMATS;
use crate::reader::{Document, FeedList, FinishedFeed, LARGEST, Unreadable, document};
use crate::text::line::visible;

/// Endings of feeds in formats that feedmill does not write, and of lists.
const FOREIGN: [&str; 3] = ["opml", "rdf", "xml"];

/// A file on both sides, or on one.
pub(super) struct Pair {
    /// In messages: as named, or relative to both folders.
    pub name: String,
    old: PathBuf,
    new: PathBuf,
    is_named: bool,
}

/// What a file holds.
enum Side {
    Missing,
    /// Something that nobody subscribes to.
    Other,
    Feed(FinishedFeed),
    /// A list of feeds.
    List(FeedList),
    /// Why it cannot be read.
    Unreadable(String),
}

/// Two files, or all files of two folders.
pub(super) fn pairs(old: &Path, new: &Path) -> Result<Vec<Pair>, Failure> {
    match (old.is_dir(), new.is_dir()) {
        (false, false) => Ok(vec![Pair {
            name: new.display().to_string(),
            old: old.to_owned(),
            new: new.to_owned(),
            is_named: true,
        }]),
        (true, true) => {
            let names: BTreeSet<String> = files(old)?.into_iter().chain(files(new)?).collect();
            Ok(in_folders(names, old, new))
        }
        (is_folder, _) => {
            let (folder, file) = if is_folder { (old, new) } else { (new, old) };
            let (folder, file) = (folder.display(), file.display());
            Err(Failure::Usage(format!("`{folder}` is a folder, and `{file}` is none")))
        }
    }
}

/// What stands below the folder of a trial build, and what it would remove, beside what stands below the output folder.
pub(super) fn pairs_of_trial(output: &Path, trial: &Path, removed: &[String]) -> Result<Vec<Pair>, Failure> {
    let names: BTreeSet<String> = files(trial)?.into_iter().chain(removed.iter().cloned()).collect();
    Ok(in_folders(names, output, trial))
}

fn in_folders(names: BTreeSet<String>, old: &Path, new: &Path) -> Vec<Pair> {
    let pair = |name: String| Pair {
        old: old.join(&name),
        new: new.join(&name),
        is_named: false,
        name,
    };
    names.into_iter().map(pair).collect()
}

/// The files below a folder by their paths from there; hidden ones are nobody's feeds.
pub(in crate::commands) fn files(folder: &Path) -> Result<Vec<String>, Failure> {
    let is_shown = |entry: &DirEntry| entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.');
    let mut names = Vec::new();
    for entry in WalkDir::new(folder)
        .follow_links(true)
        .into_iter()
        .filter_entry(is_shown)
    {
        let entry = entry.map_err(|error| Failure::Unreadable(vec![format!("cannot read a folder: {error}")]))?;
        if let Ok(path) = entry.path().strip_prefix(folder)
            && entry.file_type().is_file()
        {
            names.push(path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/"));
        }
    }
    Ok(names)
}

/// What was compared.
pub(super) enum Looked {
    /// Two feeds.
    Feed(Vec<Change>),
    /// Two lists of feeds.
    List(Vec<Change>),
    /// Nothing that anybody subscribes to.
    Nothing,
}

/// What changes, for all and in some readers.
pub(super) fn look(pair: &Pair, readers: &[&Reader]) -> Result<Looked, String> {
    let feed = |kind| Ok(Looked::Feed(vec![Change::of_feed(kind)]));
    let list = |kind| Ok(Looked::List(vec![Change::of_feed(kind)]));
    match (side(&pair.old, pair.is_named), side(&pair.new, pair.is_named)) {
        (Side::Unreadable(message), _) | (_, Side::Unreadable(message)) => Err(message),
        (Side::Feed(old), Side::Feed(new)) => {
            let in_readers = readers.iter().flat_map(|reader| in_reader(reader, &old, &new));
            Ok(Looked::Feed(
                compare(&old, &new).into_iter().chain(in_readers).collect(),
            ))
        }
        (Side::List(old), Side::List(new)) => Ok(Looked::List(compare_lists(&old, &new))),
        (Side::Feed(_), Side::List(_)) => Err(unreadable(
            &pair.new,
            &"it is a list of feeds, and the old one is a feed",
        )),
        (Side::List(_), Side::Feed(_)) => Err(unreadable(
            &pair.new,
            &"it is a feed, and the old one is a list of feeds",
        )),
        (Side::Feed(_) | Side::List(_), Side::Other) => Err(unreadable(&pair.new, &Unreadable::NotAFeed)),
        (Side::Feed(_), Side::Missing) => feed(FEED_GONE),
        (Side::Missing | Side::Other, Side::Feed(_)) => feed(FEED_NEW),
        (Side::List(old), Side::Missing) if !old.subscriptions.is_empty() => list(LIST_GONE),
        (Side::Missing | Side::Other, Side::List(new)) if !new.subscriptions.is_empty() => list(LIST_NEW),
        (Side::Missing | Side::Other | Side::List(_), Side::Missing | Side::Other | Side::List(_)) => {
            Ok(Looked::Nothing)
        }
    }
}

/// A file that was named has to be a feed; one in a folder only if it is called like one.
fn side(path: &Path, is_named: bool) -> Side {
    let bytes = match bytes(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound && !is_named => return Side::Missing,
        Err(error) => return Side::Unreadable(unreadable(path, &error)),
    };
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    match document(&bytes) {
        Ok(Document::Feed(feed)) => Side::Feed(feed),
        Ok(Document::List(list)) => Side::List(list),
        Err(Unreadable::NotAFeed) if !is_named => Side::Other,
        Err(Unreadable::Broken(_) | Unreadable::TooMuch(_)) if !is_named && !is_of_feed(&ending) => Side::Other,
        Err(Unreadable::TooMuch(why)) => Side::Unreadable(unreadable(path, &format!("it is not compared: {why}"))),
        Err(error) => Side::Unreadable(unreadable(path, &error)),
    }
}

/// Whether a file with this ending is expected to be a feed.
fn is_of_feed(ending: &str) -> bool {
    FOREIGN.contains(&ending) || FEED_FORMATS.iter().any(|format| format.ending == ending)
}

/// As many bytes as are compared, and one more where there are more.
fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let most = u64::try_from(LARGEST).unwrap_or(u64::MAX).saturating_add(1);
    File::open(path)?.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn unreadable(path: &Path, error: &dyn Display) -> String {
    let (path, error) = (visible(&path.display().to_string()), visible(&error.to_string()));
    format!("cannot read `{path}`: {error}")
}
