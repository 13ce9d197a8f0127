//! Finds the files that may hold articles, in the order of their names.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::path::{Component, Path, PathBuf};

use globset::{Candidate, GlobSet};
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use memchr::{memchr_iter, memrchr};
use rayon::prelude::*;
use rustc_hash::FxHashSet;

use crate::builder::error::reason;
use crate::builder::source::bundles;
use crate::builder::source::fetched;
use crate::builder::source::file::{Look, SourceFile};
use crate::builder::source::folder::{Entry, Folder, Trouble};
use crate::builder::source::kept::{self, Keeping};
use crate::config::Config;
use crate::input::{ARTICLE_FORMATS, Layout};
use crate::model::{Code, Diagnostic, Place, Timestamp};

/// Which files may have changed since the last build.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Changes<'a> {
    /// Every one: nothing is known of that build.
    Everything,
    /// Any.
    Unknown,
    /// These and new ones, as the walk comes to them.
    Only(&'a FxHashSet<PathBuf>),
}

impl Changes<'_> {
    /// Whether there is something to be seen before a file is read.
    fn ask_for(self, entry: &Entry<'_>) -> bool {
        match self {
            // How long one file of many articles is says more of the work than all others.
            Self::Everything => is_of_many(&entry.name),
            Self::Unknown => true,
            // A changed folder may hold anything.
            Self::Only(paths) => entry.path().ancestors().any(|path| paths.contains(path)),
        }
    }
}

/// Files that stand among articles and are none, where no format has their ending.
const NO_ARTICLES: &[&str] = &[
    "jpg", "jpeg", "png", "gif", "webp", "avif", "heic", "heif", "hif", "svg", "bmp", "tif", "tiff", "ico", "jxl",
    "psd", "mp3", "m4a", "ogg", "opus", "wav", "flac", "mp4", "webm", "mov", "avi", "mkv", "vtt", "srt", "xmp", "css",
    "scss", "js", "mjs", "ts", "map", "woff", "woff2", "ttf", "otf", "pdf", "zip", "gz", "br", "csv", "tsv", "toml",
    "yaml", "yml", "xml", "lock", "py", "sh", "rb",
];

/// Entries of a folder that a thread looks at together.
const AT_ONCE: usize = 64;

/// Endings of what editors leave behind while they work.
const TEMPORARY: &[&str] = &["swp", "swo", "swx", "tmp", "temp", "bak", "part", "orig", "crdownload"];

/// What the walk came to.
#[derive(Debug, Default)]
pub(crate) struct Walked {
    /// Every file that may be an article, each once, in the order of their names.
    pub files: Vec<SourceFile>,
    /// What could not be looked at.
    pub findings: Vec<Diagnostic>,
    /// What is to be done about copies of files.
    pub keeping: Keeping,
}

/// Every file that may be an article, or its copy.
pub(crate) fn walk(config: &Config, ours: &BTreeSet<String>, changes: Changes<'_>, now: Timestamp) -> Walked {
    let ignored = ignored(config);
    let output = config.resolve(&config.output.dir).canonicalize().ok();
    let visitor = Visitor {
        config,
        ours,
        changes,
        output: output.as_deref(),
        ignored: &ignored,
    };
    let begin = |base| visitor.begin(base);
    let mut seen: Vec<Vec<Visited>> = vec![bases(config).into_iter().filter_map(begin).collect()];
    let (mut files, mut findings) = (Vec::new(), Vec::new());
    // Level by level: however deep folders are, no thread's stack is.
    while !seen.is_empty() {
        let mut folders = Vec::new();
        files.reserve(seen.iter().map(Vec::len).sum());
        for seen in seen.into_iter().flatten() {
            match seen {
                Visited::File(file) => files.push(file),
                Visited::Folder(folder) => folders.push(*folder),
                Visited::Trouble(finding) => findings.push(*finding),
            }
        }
        seen = folders.par_iter().map(|folder| visitor.read(folder)).collect();
    }
    let keeping = kept::keep(config, &mut files, &|path| visitor.source(path), now);
    files.extend(fetched::files(config));
    files.par_sort_unstable_by(|a, b| (&a.name, &a.odd).cmp(&(&b.name, &b.odd)));
    files.dedup_by(|a, b| (&a.name, &a.odd) == (&b.name, &b.odd));
    if config.articles.style.generator.has_bundles {
        bundles::without_parts(&mut files, &config.root, &config.articles.style);
    }
    Walked {
        files,
        findings,
        keeping,
    }
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
    let delivered = config.sources.iter().flat_map(|source| &source.include);
    let patterns = config.articles.include.iter().chain(delivered);
    let mut bases: Vec<PathBuf> = patterns.map(|pattern| static_prefix(pattern)).collect();
    bases.sort();
    bases.dedup();
    bases
}

/// The folder that pictures are served from, seen from the configuration's folder: where
/// articles are, and of several such folders the newsroom's own.
pub(crate) fn picture_base(config: &Config) -> PathBuf {
    match bases(config).as_slice() {
        [base] => base.clone(),
        _ => PathBuf::new(),
    }
}

/// There may be a million of the first, and few of the others, which are large.
enum Visited {
    File(SourceFile),
    Folder(Box<Folder>),
    Trouble(Box<Diagnostic>),
}

/// Looks at what the walk comes to.
struct Visitor<'a> {
    config: &'a Config,
    ours: &'a BTreeSet<String>,
    changes: Changes<'a>,
    output: Option<&'a Path>,
    /// What the generator does not look at.
    ignored: &'a Gitignore,
}

impl Visitor<'_> {
    /// Where the walk begins, whatever it is called.
    fn begin(&self, base: PathBuf) -> Option<Visited> {
        let path = self.config.root.join(&base);
        if self.is_ignored(&path, true) {
            return None;
        }
        let folder = Folder::base(path, base).map(|folder| folder.map(Box::new));
        folder.map_or_else(
            |trouble| Some(self.trouble(&trouble)),
            |folder| folder.map(Visited::Folder),
        )
    }

    /// What is in a folder. One folder may hold everything: all threads look at it.
    fn read(&self, folder: &Folder) -> Vec<Visited> {
        let names = match folder.names() {
            Ok(names) => names.into_par_iter().with_min_len(AT_ONCE),
            Err(trouble) => return vec![self.trouble(&trouble)],
        };
        let is_near = |output: &&Path| output.starts_with(&folder.path) || folder.path.starts_with(output);
        let output = self.output.filter(is_near);
        let visit = |name| match folder.entry(name) {
            Ok(entry) => self.visit(&entry, output),
            Err(trouble) => Some(self.trouble(&trouble)),
        };
        names.filter_map(visit).collect()
    }

    fn visit(&self, entry: &Entry<'_>, output: Option<&Path>) -> Option<Visited> {
        if is_hidden(&entry.name) || output.is_some_and(|output| self.is_ours(&entry.path(), output)) {
            return None;
        }
        if !self.ignored.is_empty() && self.is_ignored(&entry.path(), entry.kind.is_dir()) {
            return None;
        }
        if entry.kind.is_dir() {
            return Some(Visited::Folder(entry.folder().into()));
        }
        self.file(entry)
    }

    fn is_ignored(&self, path: &Path, is_folder: bool) -> bool {
        self.ignored.matched(path, is_folder).is_ignore()
    }

    /// The output folder and what we wrote there.
    fn is_ours(&self, path: &Path, output: &Path) -> bool {
        let inside = path.strip_prefix(output).ok();
        inside.is_some_and(|path| path.as_os_str().is_empty() || self.ours.contains(&slashed(path)))
    }

    fn file(&self, entry: &Entry<'_>) -> Option<Visited> {
        let relative = entry.relative();
        let source = self.source(&relative)?;
        let name = slashed(&relative);
        if !entry.kind.is_file() {
            let message = "this is no file that could be read to its end: it is skipped";
            let finding = Diagnostic::new(Code::SPECIAL_FILE, Place::file(name), message);
            return Some(Visited::Trouble(Box::new(finding)));
        }
        let has_format = source
            .checked_sub(1)
            .is_some_and(|at| self.config.sources[usize::from(at)].format.is_some());
        (!is_no_article(&entry.name, has_format)).then(|| {
            Visited::File(SourceFile {
                source,
                is_outdated: false,
                later: 0,
                odd: (Path::new(&name) != relative).then(|| relative.into()),
                name: name.into(),
                look: self.look(entry, source),
            })
        })
    }

    /// The number of the source that a file belongs to: the first that wants it, and `[articles]` last.
    fn source(&self, path: &Path) -> Option<u8> {
        let mut sources = (1..).zip(&self.config.sources);
        let path = Candidate::new(path);
        let is_its = |included: &GlobSet, excluded: &GlobSet| {
            included.is_match_candidate(&path) && !excluded.is_match_candidate(&path)
        };
        let delivered = sources.find(|(_, source)| is_its(&source.included, &source.excluded));
        let articles = &self.config.articles;
        let written = || is_its(&articles.included, &articles.excluded).then_some(0);
        delivered.map(|(number, _)| number).or_else(written)
    }

    fn look(&self, entry: &Entry<'_>, source: u8) -> Look {
        if entry.is_linked || self.changes.ask_for(entry) || kept::keep_of(self.config, source).is_some() {
            entry.stamp().map_or(Look::Gone, Look::Seen)
        } else {
            Look::Unseen
        }
    }

    fn trouble(&self, trouble: &Trouble) -> Visited {
        let place = |path: &Path| Place::file(display(self.config, path));
        Visited::Trouble(Box::new(match trouble {
            Trouble::Loop { link, above } => {
                let above = display(self.config, above);
                let message = format!("this link leads back to `{above}`, which is being read already");
                Diagnostic::new(Code::SYMLINK_LOOP, place(link), message)
            }
            Trouble::Unreadable(path, error) => {
                let message = format!("cannot be read: {}", reason(error));
                Diagnostic::new(Code::UNREADABLE_FILE, place(path), message)
            }
        }))
    }
}

/// A path as messages show it: from the configuration's folder where it is in there.
pub(crate) fn display(config: &Config, path: &Path) -> String {
    slashed(path.strip_prefix(&config.root).unwrap_or(path))
}

fn slashed(path: &Path) -> String {
    let is_plain = |text: &&str| {
        let bytes = text.as_bytes();
        let mut slashes = memchr_iter(b'/', bytes);
        !text.starts_with('.') && slashes.all(|at| !matches!(bytes.get(at + 1), Some(b'/' | b'.')))
    };
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
pub(crate) fn static_prefix(pattern: &str) -> PathBuf {
    let root = Path::new(if pattern.starts_with('/') { "/" } else { "" });
    let parts: Vec<&str> = pattern.trim_start_matches("./").split('/').collect();
    let fixed = parts
        .iter()
        .take_while(|part| !part.contains(['*', '?', '[', '{']))
        .count();
    // A pattern without wildcards names a file.
    root.join(parts[..fixed.min(parts.len() - 1)].iter().collect::<PathBuf>())
}

fn is_hidden(name: &OsStr) -> bool {
    let name = name.as_encoded_bytes();
    matches!(name, [b'.' | b'#', ..] | [.., b'~'])
}

/// Whether a file cannot be an article by its ending; where the configuration says how files are written, these may have any.
fn is_no_article(name: &OsStr, is_told: bool) -> bool {
    let ending = &*ending(name);
    let has_format = || is_told || ARTICLE_FORMATS.iter().any(|format| format.endings.contains(&ending));
    TEMPORARY.contains(&ending) || NO_ARTICLES.contains(&ending) && !has_format()
}

/// Whether each line of a file is an article.
fn is_of_many(name: &OsStr) -> bool {
    let ending = &*ending(name);
    let mut formats = ARTICLE_FORMATS.iter().filter(|format| format.layout == Layout::Lines);
    formats.any(|format| format.endings.contains(&ending))
}

/// What follows the last point of a name that does not begin with it, in lower case; nothing where that is no UTF-8.
fn ending(name: &OsStr) -> Cow<'_, str> {
    let name = name.as_encoded_bytes();
    let point = memrchr(b'.', name).filter(|at| *at > 0);
    let ending = point.and_then(|at| str::from_utf8(&name[at + 1..]).ok());
    match ending.unwrap_or_default() {
        small if small.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()) => Cow::Borrowed(small),
        other => Cow::Owned(other.to_lowercase()),
    }
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
            ("../wire/**/*", "../wire"),
            ("/var/ftp/wire/*.xml", "/var/ftp/wire"),
            ("/*.xml", "/"),
        ] {
            assert_eq!(static_prefix(pattern), PathBuf::from(expected), "{pattern}");
        }
    }
}
