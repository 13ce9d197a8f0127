//! Whose tree it is, and where it begins: by the files that a generator is set up with, else by
//! how articles are kept.

use std::fs;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::error::Error;
use super::settings::{self, Entry};
use super::survey::is_passed_over;
use crate::input::generator::{GENERATORS, Generator};
use crate::input::markdown::front_matter;
use crate::text::node::Node;
use crate::text::source::Source;

/// A tree and its generator.
#[derive(Debug)]
pub struct Tree {
    pub generator: &'static Generator,
    /// The folder that was named.
    pub dir: PathBuf,
    /// Where the generator begins in it: empty, or `docs/` and the like.
    pub root: String,
    /// The file that shows the generator; `None` for a guess.
    pub sign: Option<&'static str>,
}

/// Folders in which sites stand inside of a larger project; every other folder is asked after them.
const ROOTS: &[&str] = &["", "docs/", "site/", "website/", "www/", "web/"];

/// Articles that are looked at for a guess.
const LOOKED_AT: usize = 40;

/// Finds the generator of the tree in `dir`.
pub fn find(dir: &Path, named: Option<&'static Generator>) -> Result<Tree, Error> {
    if !dir.is_dir() {
        return Err(Error::NoFolder(dir.to_owned()));
    }
    let tree = |generator, root: &str, sign| Tree {
        generator,
        dir: dir.to_owned(),
        root: root.to_owned(),
        sign,
    };
    let known = || named.map_or(GENERATORS.to_vec(), |generator| vec![generator]);
    for root in roots(dir) {
        for generator in known() {
            if let Some(sign) = sign(&dir.join(&root), generator) {
                return Ok(tree(generator, &root, Some(sign)));
            }
        }
    }
    let guess = named
        .or_else(|| guess(dir))
        .ok_or_else(|| Error::NoGenerator(dir.to_owned()))?;
    Ok(tree(guess, "", None))
}

/// The folder itself, and those in it.
fn roots(dir: &Path) -> Vec<String> {
    let folders = WalkDir::new(dir)
        .min_depth(1)
        .max_depth(1)
        .sort_by_file_name()
        .into_iter()
        .flatten();
    let folders = folders.filter(|entry| entry.file_type().is_dir() && !is_passed_over(entry));
    let names = folders.map(|entry| format!("{}/", entry.file_name().to_string_lossy()));
    let usual = ROOTS.iter().map(|root| (*root).to_owned());
    usual
        .chain(names.filter(|name| !ROOTS.contains(&name.as_str())))
        .collect()
}

/// The file that shows the generator in this folder.
fn sign(root: &Path, generator: &Generator) -> Option<&'static str> {
    let fits = |(file, key): &(&str, &str)| {
        let path = root.join(file);
        path.is_file() && (key.is_empty() || settings::file(&path).iter().any(|entry| Entry::is(entry, key)))
    };
    generator.signs.iter().find(|sign| fits(sign)).map(|(file, _)| *file)
}

/// The generator that keeps articles as this tree does.
fn guess(dir: &Path) -> Option<&'static Generator> {
    let name = if has_posts(dir) {
        "jekyll"
    } else if dir.join("content").is_dir() {
        of_content(&dir.join("content"))
    } else if dir.join("blog").is_dir() {
        "docusaurus"
    } else if dir.join("src").is_dir() {
        "eleventy"
    } else {
        return None;
    };
    GENERATORS.iter().find(|generator| generator.name == name).copied()
}

fn has_posts(dir: &Path) -> bool {
    let folders = WalkDir::new(dir).max_depth(4).into_iter().flatten();
    folders
        .into_iter()
        .any(|entry| entry.file_name() == "_posts" && entry.file_type().is_dir())
}

/// Three generators keep their articles in `content`.
fn of_content(content: &Path) -> &'static str {
    let files = WalkDir::new(content).sort_by_file_name().into_iter().flatten();
    let files = files.filter(|entry| entry.path().extension().is_some_and(|ending| ending == "md"));
    let texts = files
        .take(LOOKED_AT)
        .filter_map(|entry| fs::read_to_string(entry.path()).ok());
    let votes: Vec<&str> = texts.filter_map(|text| vote(&text)).collect();
    let most = ["hugo", "zola", "pelican"].into_iter().rev();
    most.max_by_key(|name| votes.iter().filter(|vote| *vote == name).count())
        .unwrap_or("hugo")
}

/// Tables are Zola's, lines with keys are Pelican's, and the rest is Hugo's.
fn vote(text: &str) -> Option<&'static str> {
    let head = text.trim_start_matches('\u{FEFF}').trim_start();
    if !head.starts_with("+++") && !head.starts_with("---") {
        return head.to_lowercase().starts_with("title:").then_some("pelican");
    }
    let fields = front_matter(&Source::new("", text)).ok()?.fields;
    let is_zola = |fields: &Node| {
        ["extra", "taxonomies", "path"]
            .iter()
            .any(|key| fields.get(key).is_some())
    };
    Some(if head.starts_with("+++") && is_zola(&fields) {
        "zola"
    } else {
        "hugo"
    })
}
