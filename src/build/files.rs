//! Finds the files that may hold articles, in the order of their names.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::{Component, Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::error::reason;
use super::state::State;
use crate::config::Config;
use crate::model::{Code, Diagnostic, Place};

/// A file that the configuration calls an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// Where it is.
    pub path: PathBuf,
    /// From the configuration's folder, with `/` between the parts.
    pub name: String,
    /// The folder that pictures are served from, seen from the configuration's folder.
    pub base: PathBuf,
}

/// Files that stand among articles and are none.
const NO_ARTICLES: &[&str] = &[
    "jpg", "jpeg", "png", "gif", "webp", "avif", "heic", "svg", "bmp", "tif", "tiff", "ico", "jxl", "psd", "mp3",
    "m4a", "ogg", "opus", "wav", "flac", "mp4", "webm", "mov", "avi", "mkv", "vtt", "srt", "css", "scss", "js", "mjs",
    "ts", "map", "woff", "woff2", "ttf", "otf", "pdf", "zip", "gz", "csv", "tsv", "toml", "yaml", "yml", "xml", "lock",
    "py", "sh", "rb",
];

/// Endings of what editors leave behind while they work.
const TEMPORARY: &[&str] = &["swp", "swo", "swx", "tmp", "temp", "bak", "part", "orig", "crdownload"];

/// Every file that may be an article, each once, and what could not be looked at.
pub fn walk(config: &Config, state: &State) -> (Vec<SourceFile>, Vec<Diagnostic>) {
    let mut files = BTreeMap::new();
    let mut findings = Vec::new();
    let output = config.resolve(&config.output.dir).canonicalize().ok();
    let is_ours = |path: &Path| {
        let inside = output.as_ref().and_then(|output| path.strip_prefix(output).ok());
        inside.is_some_and(|path| path.as_os_str().is_empty() || state.files.contains(&slashed(path)))
    };
    let bases: Vec<PathBuf> = config
        .articles
        .include
        .iter()
        .map(|pattern| static_prefix(pattern))
        .collect();
    // Pictures are served by their path from here; of several folders, from the newsroom's own.
    let common = bases
        .first()
        .filter(|first| bases.iter().all(|base| base == *first))
        .cloned()
        .unwrap_or_default();
    for base in &bases {
        let walk = WalkDir::new(config.root.join(base))
            .follow_links(true)
            .sort_by_file_name();
        let entries = walk
            .into_iter()
            .filter_entry(|entry| entry.depth() == 0 || !(is_hidden(entry) || is_ours(entry.path())));
        for entry in entries {
            match entry {
                Ok(entry) => visit(config, &common, &entry, &mut files, &mut findings),
                Err(error) => findings.push(unreadable(config, &error)),
            }
        }
    }
    (files.into_values().collect(), findings)
}

fn visit(
    config: &Config,
    base: &Path,
    entry: &DirEntry,
    files: &mut BTreeMap<String, SourceFile>,
    findings: &mut Vec<Diagnostic>,
) {
    let Ok(relative) = entry.path().strip_prefix(&config.root) else {
        return;
    };
    if entry.file_type().is_dir()
        || !config.articles.included.is_match(relative)
        || config.articles.excluded.is_match(relative)
    {
        return;
    }
    let name = slashed(relative);
    if !entry.file_type().is_file() {
        let message = "this is no file that could be read to its end: it is skipped";
        findings.push(Diagnostic::new(Code::SPECIAL_FILE, Place::file(name), message));
    } else if !is_no_article(entry.path()) {
        let file = SourceFile {
            path: entry.path().to_owned(),
            base: base.to_owned(),
            name: name.clone(),
        };
        files.entry(name).or_insert(file);
    }
}

fn unreadable(config: &Config, error: &walkdir::Error) -> Diagnostic {
    let path = error.path().unwrap_or(&config.root);
    let place = Place::file(display(config, path));
    if let Some(ancestor) = error.loop_ancestor() {
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

fn is_hidden(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    name.starts_with('.') || name.starts_with('#') || name.ends_with('~')
}

fn is_no_article(path: &Path) -> bool {
    let ending = path
        .extension()
        .and_then(OsStr::to_str)
        .unwrap_or_default()
        .to_lowercase();
    NO_ARTICLES.contains(&ending.as_str()) || TEMPORARY.contains(&ending.as_str())
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
