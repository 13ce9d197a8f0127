//! Which folders are sections of Hugo: the first one, and those with an `_index` file, with all above
//! them. The pages of other folders stand, in permalinks, where those of the section above them stand.

use std::path::Path;

use walkdir::WalkDir;

use super::paths::{is_passed_over, name};
use super::tree::Tree;
use crate::text::slugs::Slugs;

/// What in a pattern of ours stands for sections.
const PARTS: &[&str] = &["{folders}", "{below_top}", "{last_folder}", "{above_last}"];

/// Patterns of the folders in `section` that are not all sections, each with `pattern` as it is for
/// them; the deepest first. `dir` is the folder in which the paths of articles begin.
pub(super) fn permalinks(tree: &Tree, dir: &str, section: &str, pattern: &str) -> Vec<(String, String)> {
    if PARTS.iter().all(|part| !pattern.contains(part)) {
        return Vec::new();
    }
    let content = tree.dir.join(dir);
    let walk = WalkDir::new(content.join(section))
        .min_depth(1)
        .sort_by_file_name()
        .into_iter();
    let entries = walk.filter_entry(|entry| !is_passed_over(entry)).flatten();
    let folders = entries.filter(|entry| entry.file_type().is_dir() && !has(tree, entry.path(), "index"));
    let mut rules: Vec<_> = folders
        .filter_map(|folder| rule(tree, &content, &name(&content, folder.path())?, pattern))
        .map(|(folder, pattern)| (format!("{dir}/{folder}/**").trim_start_matches('/').to_owned(), pattern))
        .collect();
    rules.sort_by_key(|(files, _)| std::cmp::Reverse(files.matches('/').count()));
    rules
}

/// The folder and its pattern, unless it is a section, and each above it: the pattern of one that is none
/// would hold for those in it.
fn rule(tree: &Tree, content: &Path, folder: &str, pattern: &str) -> Option<(String, String)> {
    let parts: Vec<&str> = folder.split('/').collect();
    let is_section = |at: &usize| *at == 0 || has(tree, &content.join(parts[..=*at].join("/")), "_index");
    let deepest = (0..parts.len()).rev().find(is_section)?;
    let sections: Vec<String> = parts[..=deepest]
        .iter()
        .map(|part| Slugs::Hugo.of_file(part, false))
        .collect();
    let (last, above) = sections.split_last()?;
    let texts = [&sections[..], &sections[1..], std::slice::from_ref(last), above].map(|some| some.join("/"));
    let fill = |pattern: String, (part, text): (&&str, String)| pattern.replace(part, &text);
    let filled = PARTS.iter().zip(texts).fold(pattern.to_owned(), fill);
    let is_all_sections = (0..parts.len()).all(|at| is_section(&at));
    (!is_all_sections).then(|| (folder.to_owned(), filled.replace("//", "/")))
}

/// Whether a folder has a page of this name, with one of the endings that the generator's articles have.
fn has(tree: &Tree, folder: &Path, name: &str) -> bool {
    let patterns = tree.generator.include.iter();
    let mut endings = patterns.filter_map(|pattern| Some(pattern.rsplit_once('.')?.1));
    endings.any(|ending| folder.join(format!("{name}.{ending}")).is_file())
}
