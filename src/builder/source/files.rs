//! Finds the files that may hold articles, in the order of their names.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::sync::mpsc::{Sender, channel};
use std::sync::{PoisonError, RwLock};

use ignore::gitignore::{Gitignore, GitignoreBuilder};
use ignore::{DirEntry, WalkBuilder, WalkState};
use rayon::prelude::*;
use rustc_hash::FxHashSet;

use crate::builder::error::reason;
use crate::builder::source::bundles;
use crate::builder::source::file::{Look, SourceFile};
use crate::builder::source::stamp::Stamp;
use crate::config::Config;
use crate::input::ARTICLE_FORMATS;
use crate::model::{Code, Diagnostic, Place};

/// Which files may have changed since the last build.
#[derive(Debug, Clone, Copy)]
pub enum Changes<'a> {
    /// Every one: nothing is known of that build.
    Everything,
    /// Any.
    Unknown,
    /// These and new ones, as the walk comes to them.
    Only(&'a FxHashSet<PathBuf>),
}

impl Changes<'_> {
    /// Whether there is something to be seen before a file is read.
    fn ask_for(self, path: &Path) -> bool {
        match self {
            // How long one file of many articles is says more of the work than all others.
            Self::Everything => is_of_many(path),
            Self::Unknown => true,
            // A changed folder may hold anything.
            Self::Only(paths) => path.ancestors().any(|path| paths.contains(path)),
        }
    }
}

/// Files that stand among articles and are none, where no format has their ending.
const NO_ARTICLES: &[&str] = &[
    "jpg", "jpeg", "png", "gif", "webp", "avif", "heic", "svg", "bmp", "tif", "tiff", "ico", "jxl", "psd", "mp3",
    "m4a", "ogg", "opus", "wav", "flac", "mp4", "webm", "mov", "avi", "mkv", "vtt", "srt", "css", "scss", "js", "mjs",
    "ts", "map", "woff", "woff2", "ttf", "otf", "pdf", "zip", "gz", "br", "csv", "tsv", "toml", "yaml", "yml", "xml",
    "lock", "py", "sh", "rb",
];

/// Endings of what editors leave behind while they work.
const TEMPORARY: &[&str] = &["swp", "swo", "swx", "tmp", "temp", "bak", "part", "orig", "crdownload"];

/// Every file that may be an article, each once, and what could not be looked at.
pub fn walk(config: &Config, ours: &BTreeSet<String>, changes: Changes<'_>) -> (Vec<SourceFile>, Vec<Diagnostic>) {
    let bases = bases(config);
    let Some((first, others)) = bases.split_first() else {
        return (Vec::new(), Vec::new());
    };
    let mut builder = WalkBuilder::new(config.root.join(first));
    for base in others {
        builder.add(config.root.join(base));
    }
    builder
        .standard_filters(false)
        .follow_links(true)
        .threads(rayon::current_num_threads());
    let ignored = ignored(config);
    let output = config.resolve(&config.output.dir).canonicalize().ok();
    let links = RwLock::default();
    let (seen, all) = channel();
    builder.build_parallel().run(|| {
        let visitor = Visitor {
            config,
            ours,
            changes,
            output: output.as_deref(),
            ignored: &ignored,
            links: &links,
            seen: seen.clone(),
        };
        Box::new(move |entry| visitor.visit(entry))
    });
    drop(seen);
    let (mut files, mut findings) = (Vec::new(), Vec::new());
    for seen in all {
        match seen {
            Seen::File(file) => files.push(file),
            Seen::Trouble(finding) => findings.push(*finding),
        }
    }
    files.par_sort_unstable_by(|a, b| (&a.name, &a.odd).cmp(&(&b.name, &b.odd)));
    files.dedup_by(|a, b| (&a.name, &a.odd) == (&b.name, &b.odd));
    if config.articles.style.generator.has_bundles {
        bundles::without_parts(&mut files, &config.root, &config.articles.style);
    }
    (files, findings)
}

/// What the files of the generator say that it does not look at; nothing where there are none.
fn ignored(config: &Config) -> Gitignore {
    let mut builder = GitignoreBuilder::new(&config.root);
    for files in config.articles.style.generator.ignore_files {
        for name in files.names {
            // A file that is not there ignores nothing, and neither does a line that is no pattern.
            let text = fs::read(config.root.join(name)).unwrap_or_default();
            let text = String::from_utf8_lossy(&text);
            for pattern in (files.patterns)(text.trim_start_matches('\u{FEFF}')) {
                let _ = builder.add_line(None, &pattern);
            }
        }
    }
    builder.build().unwrap_or_else(|_| Gitignore::empty())
}

/// The folders to begin in, each once.
pub fn bases(config: &Config) -> Vec<PathBuf> {
    let mut bases: Vec<PathBuf> = config
        .articles
        .include
        .iter()
        .map(|pattern| static_prefix(pattern))
        .collect();
    bases.sort();
    bases.dedup();
    bases
}

/// The folder that pictures are served from, seen from the configuration's folder: where
/// articles are, and of several such folders the newsroom's own.
pub fn picture_base(config: &Config) -> PathBuf {
    match bases(config).as_slice() {
        [base] => base.clone(),
        _ => PathBuf::new(),
    }
}

/// There may be a million of the one, and few of the other, which is large.
enum Seen {
    File(SourceFile),
    Trouble(Box<Diagnostic>),
}

/// Looks at what a thread of the walk comes to.
struct Visitor<'a> {
    config: &'a Config,
    ours: &'a BTreeSet<String>,
    changes: Changes<'a>,
    output: Option<&'a Path>,
    /// What the generator does not look at.
    ignored: &'a Gitignore,
    /// Linked folders that the walk came to: what is in them may have changed elsewhere.
    links: &'a RwLock<FxHashSet<PathBuf>>,
    seen: Sender<Seen>,
}

impl Visitor<'_> {
    fn is_ignored(&self, entry: &DirEntry) -> bool {
        let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
        !self.ignored.is_empty() && self.ignored.matched(entry.path(), is_folder).is_ignore()
    }

    fn visit(&self, entry: Result<DirEntry, ignore::Error>) -> WalkState {
        let seen = match entry {
            Ok(entry) if entry.depth() > 0 && (is_hidden(entry.file_name()) || self.is_ours(entry.path())) => {
                return WalkState::Skip;
            }
            Ok(entry) if self.is_ignored(&entry) => return WalkState::Skip,
            Ok(entry) => self.file(&entry),
            Err(error) => Some(Seen::Trouble(Box::new(unreadable(self.config, &error)))),
        };
        // The other end is there as long as the walk.
        seen.map(|seen| self.seen.send(seen));
        WalkState::Continue
    }

    /// The output folder and what we wrote there.
    fn is_ours(&self, path: &Path) -> bool {
        let inside = self.output.and_then(|output| path.strip_prefix(output).ok());
        inside.is_some_and(|path| path.as_os_str().is_empty() || self.ours.contains(&slashed(path)))
    }

    fn file(&self, entry: &DirEntry) -> Option<Seen> {
        let articles = &self.config.articles;
        let kind = entry.file_type()?;
        if kind.is_dir() && entry.path_is_symlink() {
            let mut links = self.links.write().unwrap_or_else(PoisonError::into_inner);
            links.insert(entry.path().to_owned());
        }
        let relative = entry.path().strip_prefix(&self.config.root).ok()?;
        if kind.is_dir() || !articles.included.is_match(relative) || articles.excluded.is_match(relative) {
            return None;
        }
        let name = slashed(relative);
        if !kind.is_file() {
            let message = "this is no file that could be read to its end: it is skipped";
            let finding = Diagnostic::new(Code::SPECIAL_FILE, Place::file(name), message);
            return Some(Seen::Trouble(Box::new(finding)));
        }
        (!is_no_article(entry.path())).then(|| {
            Seen::File(SourceFile {
                odd: (Path::new(&name) != relative).then(|| relative.into()),
                name: name.into(),
                look: self.look(entry),
            })
        })
    }

    fn look(&self, entry: &DirEntry) -> Look {
        let path = entry.path();
        if self.changes.ask_for(path) || entry.path_is_symlink() || self.is_linked(path) {
            Stamp::of(path).map_or(Look::Gone, Look::Seen)
        } else {
            Look::Unseen
        }
    }

    fn is_linked(&self, path: &Path) -> bool {
        let links = self.links.read().unwrap_or_else(PoisonError::into_inner);
        !links.is_empty() && path.ancestors().any(|path| links.contains(path))
    }
}

/// The path that an error is about, and the folder above that a link leads back to.
fn place_of(error: &ignore::Error) -> (Option<&Path>, Option<&Path>) {
    match error {
        ignore::Error::WithPath { path, err } => {
            let (inner, ancestor) = place_of(err);
            (inner.or(Some(path)), ancestor)
        }
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => place_of(err),
        ignore::Error::Loop { ancestor, child } => (Some(child), Some(ancestor)),
        _ => (None, None),
    }
}

fn unreadable(config: &Config, error: &ignore::Error) -> Diagnostic {
    let (path, ancestor) = place_of(error);
    let place = Place::file(display(config, path.unwrap_or(&config.root)));
    if let Some(ancestor) = ancestor {
        let message = format!(
            "this link leads back to `{}`, which is being read already",
            display(config, ancestor)
        );
        return Diagnostic::new(Code::SYMLINK_LOOP, place, message);
    }
    let reason = error.io_error().map_or_else(|| error.to_string(), reason);
    Diagnostic::new(Code::UNREADABLE_FILE, place, format!("cannot be read: {reason}"))
}

/// A path as messages show it: from the configuration's folder where it is in there.
pub fn display(config: &Config, path: &Path) -> String {
    slashed(path.strip_prefix(&config.root).unwrap_or(path))
}

fn slashed(path: &Path) -> String {
    let is_plain = |text: &&str| !text.contains("//") && !text.contains("/.") && !text.starts_with('.');
    if cfg!(unix)
        && let Some(text) = path.to_str().filter(is_plain)
    {
        // Most are so already.
        return text.trim_end_matches('/').to_owned();
    }
    let parts = path.components().map(|part| match part {
        Component::RootDir => String::new(),
        part => part.as_os_str().to_string_lossy().into_owned(),
    });
    parts.collect::<Vec<_>>().join("/")
}

/// The folders of a pattern before its first wildcard.
pub fn static_prefix(pattern: &str) -> PathBuf {
    let parts: Vec<&str> = pattern.trim_start_matches("./").split('/').collect();
    let fixed = parts
        .iter()
        .take_while(|part| !part.contains(['*', '?', '[', '{']))
        .count();
    // A pattern without wildcards names a file.
    parts[..fixed.min(parts.len() - 1)].iter().collect()
}

fn is_hidden(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    name.starts_with('.') || name.starts_with('#') || name.ends_with('~')
}

fn is_no_article(path: &Path) -> bool {
    let ending = &*ending(path);
    let has_format = || ARTICLE_FORMATS.iter().any(|format| format.endings.contains(&ending));
    TEMPORARY.contains(&ending) || NO_ARTICLES.contains(&ending) && !has_format()
}

/// Whether each line of a file is an article.
fn is_of_many(path: &Path) -> bool {
    let ending = &*ending(path);
    let mut formats = ARTICLE_FORMATS.iter().filter(|format| format.by_line);
    formats.any(|format| format.endings.contains(&ending))
}

fn ending(path: &Path) -> String {
    path.extension()
        .and_then(OsStr::to_str)
        .unwrap_or_default()
        .to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn walking_starts_before_the_first_wildcard() {
        for (pattern, expected) in [
            ("articles/**/*", "articles"),
            ("./content/posts/*.md", "content/posts"),
            ("**/*.md", ""),
            ("articles/a.md", "articles"),
            ("a.md", ""),
        ] {
            assert_eq!(static_prefix(pattern), PathBuf::from(expected), "{pattern}");
        }
    }
}
