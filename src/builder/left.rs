//! Everything that the last build left in the output folder for others to see, as it stands while no build is at work.

use std::path::{Component, Path, PathBuf};
use std::time::Duration;

use crate::builder::error::Error;
use crate::builder::memory::state::{FOLDER, PublishedFeed, State};
use crate::builder::shelf;
use crate::builder::store::Store;
use crate::config::Config;
use crate::output::COMPRESSIONS;

/// What a file is to readers, in the order in which files may become public: none names one of a later kind that it needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A picture, named by what is in it.
    Picture,
    /// A stylesheet.
    Style,
    /// The page of a feed.
    Page,
    /// Older stories of a feed.
    Archive,
    /// A feed.
    Feed,
    /// What names all feeds.
    List,
}

/// A file that the last build made, or left as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftFile {
    /// Below the output folder: `topics/harbor.rss`.
    pub path: String,
    /// What it is; a compressed file is what its original is.
    pub kind: Kind,
}

/// The output folder between two builds.
#[derive(Debug)]
pub struct Left {
    /// The folder, without symbolic links.
    pub dir: PathBuf,
    /// The folder of all that is remembered.
    pub memory: PathBuf,
    /// What is feedmill's, in the order of paths.
    pub files: Vec<LeftFile>,
    /// No build is at work while this is there.
    _store: Store,
}

/// Looks at what the last build left, and keeps other builds waiting as long as it is looked at.
///
/// # Errors
/// When a build is at work for longer than `wait`, or what is remembered cannot be read.
pub fn left(config: &Config, wait: Duration) -> Result<Left, Error> {
    let store = Store::open(config, wait, None)?;
    let dir = store.dir().to_owned();
    let state = State::load(&dir)?;
    let files = state.files.iter().filter(|path| is_inside(path));
    let files = files.map(|path| LeftFile {
        path: path.clone(),
        kind: kind(path, config, &state),
    });
    Ok(Left {
        memory: dir.join(FOLDER),
        files: files.collect(),
        dir,
        _store: store,
    })
}

/// What a path that was published says of itself, when nothing else is known of it any more.
pub fn kind_of_path(path: &str) -> Kind {
    let (stem, ending) = original(path).rsplit_once('.').unwrap_or((path, ""));
    match ending {
        _ if path.starts_with(shelf::FOLDER) => Kind::Picture,
        "css" => Kind::Style,
        "html" if stem == "index" => Kind::List,
        "html" => Kind::Page,
        "opml" => Kind::List,
        _ => Kind::Feed,
    }
}

fn kind(path: &str, config: &Config, state: &State) -> Kind {
    let original = original(path);
    let stem = original.rsplit_once('.').map_or(original, |(stem, _)| stem);
    match kind_of_path(path) {
        _ if config.output.opml.as_deref() == Some(original) => Kind::List,
        Kind::Feed if state.feeds.get(stem).is_some_and(PublishedFeed::is_archive) => Kind::Archive,
        kind => kind,
    }
}

/// The path of what was compressed.
fn original(path: &str) -> &str {
    let ending = path.rsplit_once('.').map(|(_, ending)| ending);
    let way = COMPRESSIONS.iter().find(|way| Some(way.ending) == ending);
    way.map_or(path, |way| &path[..path.len() - way.ending.len() - 1])
}

/// Whether a path that is remembered stays in the folder, and is nothing that is remembered itself.
fn is_inside(path: &str) -> bool {
    let mut parts = Path::new(path).components();
    parts.clone().next().is_some()
        && parts.all(|part| matches!(part, Component::Normal(name) if !name.eq_ignore_ascii_case(FOLDER)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_is_remembered_is_for_others() {
        for path in [
            "",
            "/etc/passwd",
            "../articles/draft.md",
            "topics/../../draft.md",
            ".feedmill/feeds.tsv",
            ".Feedmill/index",
            "x/.feedmill/lock",
        ] {
            assert!(!is_inside(path), "{path}");
        }
        assert!(is_inside("topics/harbor.rss"));
    }

    #[test]
    fn a_compressed_file_is_what_its_original_is() {
        for (path, kind) in [
            ("photos/1-2.jpg", Kind::Picture),
            ("feed.css.gz", Kind::Style),
            ("topics/harbor.html.br", Kind::Page),
            ("topics/harbor.rss.gz", Kind::Feed),
            ("index.html.gz", Kind::List),
            ("feeds.opml", Kind::List),
        ] {
            assert_eq!(kind_of_path(path), kind, "{path}");
        }
    }
}
