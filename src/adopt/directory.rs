//! Directory data files of Eleventy, which say things of all articles in a folder:
//! `blog/blog.json`, `blog/blog.11tydata.js`.

use std::path::Path;

use super::facts::Fact;
use super::settings;
use super::survey::{is_passed_over, name};
use super::tree::Tree;

/// Permalinks by the patterns of the files that they hold for; the deepest folders first, as they
/// count before those above.
pub fn permalinks(tree: &Tree, dir: &str) -> Vec<(String, Fact)> {
    if tree.generator.name != "eleventy" {
        return Vec::new();
    }
    let walk = walkdir::WalkDir::new(tree.dir.join(dir))
        .sort_by_file_name()
        .into_iter();
    let entries = walk
        .filter_entry(|entry| entry.depth() == 0 || !is_passed_over(entry))
        .flatten();
    let files = entries.filter(|entry| entry.file_type().is_file() && is_data(entry.path()));
    let mut found: Vec<(String, Fact)> = files.filter_map(|entry| permalink(&tree.dir, entry.path())).collect();
    found.sort_by_key(|(files, _)| std::cmp::Reverse(files.matches('/').count()));
    found
}

fn is_data(path: &Path) -> bool {
    let folder = path.parent().and_then(Path::file_name).and_then(|name| name.to_str());
    let file = path.file_name().and_then(|name| name.to_str());
    let (Some(folder), Some(file)) = (folder, file) else {
        return false;
    };
    let rest = file.strip_prefix(folder).unwrap_or_default();
    [
        ".json",
        ".11tydata.json",
        ".11tydata.js",
        ".11tydata.cjs",
        ".11tydata.mjs",
    ]
    .contains(&rest)
}

fn permalink(dir: &Path, path: &Path) -> Option<(String, Fact)> {
    let file = name(dir, path)?;
    let entries = settings::file(path);
    let is_permalink = |path: &str| path == "permalink" || path.ends_with(".permalink");
    let entry = entries.into_iter().find(|entry| is_permalink(&entry.path))?;
    let (folder, _) = file.rsplit_once('/')?;
    let fact = Fact {
        value: entry.value,
        from: format!("{file}: permalink"),
    };
    Some((format!("{folder}/**"), fact))
}
