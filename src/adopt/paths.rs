//! Paths and patterns of the files of a tree.

use std::path::Path;

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use walkdir::DirEntry;

/// Folders that hold other people's files, or what was built.
const PASSED_OVER: &[&str] = &[
    "node_modules",
    "_site",
    "public",
    "vendor",
    "output",
    "target",
    "dist",
    "build",
];

/// What fits one of the patterns.
pub(super) fn globs(patterns: &[String]) -> GlobSet {
    let mut set = GlobSetBuilder::new();
    let glob = |pattern: &String| GlobBuilder::new(pattern).literal_separator(true).build().ok();
    for glob in patterns.iter().filter_map(glob) {
        set.add(glob);
    }
    set.build().unwrap_or_default()
}

/// Whether a file or folder is none of the publication's own.
pub(super) fn is_passed_over(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    name.starts_with('.') || entry.file_type().is_dir() && PASSED_OVER.contains(&name.as_ref())
}

/// The path of a file from `dir`, with `/` between its parts.
pub(super) fn name(dir: &Path, path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = path.strip_prefix(dir).ok()?.iter().map(|part| part.to_str()).collect();
    Some(parts?.join("/"))
}
