//! Directory data files of Eleventy, which say things of all articles in a folder:
//! `blog/blog.json`, `blog/blog.11tydata.js`.

use std::collections::BTreeMap;
use std::path::Path;

use walkdir::WalkDir;

use super::facts::{Fact, Facts};
use super::paths::{is_passed_over, name};
use super::settings;
use super::tree::Tree;
use crate::input::generator::folder_of_data;
use crate::text::language;

/// Permalinks by the patterns of the files that they hold for; the deepest folders first, as they
/// count before those above.
pub(super) fn permalinks(tree: &Tree, dir: &str) -> Vec<(String, Fact)> {
    if tree.generator.name != "eleventy" {
        return Vec::new();
    }
    let files = data_files(tree, dir).into_iter();
    let mut found: Vec<(String, Fact)> = files.filter_map(|file| permalink(&tree.dir, &file)).collect();
    found.sort_by_key(|(files, _)| std::cmp::Reverse(files.matches('/').count()));
    found
}

/// Languages by the folders that say them, the folder of a language's name before one in it; or, where the site has
/// the plug-in for several, by the names of folders.
pub(super) fn languages(tree: &Tree, facts: &Facts) -> Vec<(String, Fact)> {
    if tree.generator.name != "eleventy" {
        return Vec::new();
    }
    let dir = facts.dir();
    let mut found: BTreeMap<String, Fact> = BTreeMap::new();
    let plugin = facts.find("defaultLanguage");
    let folders = named_folders(tree, &dir).into_iter().filter(|_| plugin.is_some());
    for (tag, folder) in folders {
        let from = plugin.as_ref().map_or_else(String::new, |fact| fact.from.clone());
        found.insert(tag, Fact { value: folder, from });
    }
    for file in data_files(tree, &dir) {
        let Some((tag, folder)) = said(&tree.dir, &file) else {
            continue;
        };
        let folder = Fact {
            value: top(&folder.value, &dir, &tag).unwrap_or_else(|| folder.value.clone()),
            ..folder
        };
        if folder.value != dir {
            found.entry(tag).or_insert(folder);
        }
    }
    found.into_iter().collect()
}

/// Folders beside one another that are called as languages are.
fn named_folders(tree: &Tree, dir: &str) -> Vec<(String, String)> {
    let walk = WalkDir::new(tree.dir.join(dir)).min_depth(1).max_depth(1);
    let folders = walk.sort_by_file_name().into_iter().flatten();
    let folders = folders.filter(|entry| entry.file_type().is_dir());
    let named = folders.filter_map(|entry| {
        let name = entry.file_name().to_str()?;
        // Many a short word has the shape of a tag.
        let tag = language::parse(name).filter(|tag| language::name(tag) != *tag)?;
        Some((tag, format!("{dir}/{name}").trim_start_matches('/').to_owned()))
    });
    named.collect()
}

/// The language that a data file says, and its folder.
fn said(dir: &Path, file: &str) -> Option<(String, Fact)> {
    let assignments = settings::file(&dir.join(file));
    let (key, assignment) = ["lang", "language", "locale"]
        .iter()
        .find_map(|key| Some((key, assignments.iter().find(|assignment| assignment.is(key))?)))?;
    let fact = Fact {
        value: folder_of_data(file)?.to_owned(),
        from: format!("{file}: {key}"),
    };
    Some((language::parse(&assignment.value)?, fact))
}

/// The folder of a language's own name in `dir` that `folder` is in.
fn top(folder: &str, dir: &str, tag: &str) -> Option<String> {
    let below = folder.strip_prefix(dir)?.trim_start_matches('/');
    let first = below.split('/').next()?;
    let prefix = if dir.is_empty() {
        String::new()
    } else {
        format!("{dir}/")
    };
    first.eq_ignore_ascii_case(tag).then(|| format!("{prefix}{first}"))
}

/// The files that say something of all in their folder, by their names.
fn data_files(tree: &Tree, dir: &str) -> Vec<String> {
    let walk = WalkDir::new(tree.dir.join(dir)).sort_by_file_name().into_iter();
    let entries = walk
        .filter_entry(|entry| entry.depth() == 0 || !is_passed_over(entry))
        .flatten();
    let files = entries.filter(|entry| entry.file_type().is_file());
    let names = files.filter_map(|entry| name(&tree.dir, entry.path()));
    names.filter(|name| folder_of_data(name).is_some()).collect()
}

fn permalink(dir: &Path, file: &str) -> Option<(String, Fact)> {
    let assignments = settings::file(&dir.join(file));
    let is_permalink = |path: &str| path == "permalink" || path.ends_with(".permalink");
    // `permalink: false` is no address: the build reads it.
    let mut assignments = assignments.into_iter().filter(|assignment| assignment.value != "false");
    let assignment = assignments.find(|assignment| is_permalink(&assignment.path))?;
    let folder = folder_of_data(file)?;
    let fact = Fact {
        value: assignment.value,
        from: format!("{file}: permalink"),
    };
    Some((format!("{folder}/**"), fact))
}
