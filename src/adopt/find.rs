//! Whose tree it is, and where it begins: by its signs, else by how articles are kept. A wrong generator is
//! worse than none, so that signs which disagree are no answer.

use std::path::Path;

use walkdir::WalkDir;

use super::error::Error;
use super::guess;
use super::paths::is_passed_over;
use super::signs::{Maker, Sign, signs};
use super::tree::{FoundSign, Shown, Tree};
use crate::input::generator::Generator;

/// Folders in which sites stand inside of a larger project; every other folder is asked after them.
const ROOTS: &[&str] = &["", "docs/", "site/", "website/", "www/", "web/"];

/// Finds the generator of the tree in `dir`.
pub(super) fn find(dir: &Path, named: Option<&'static Generator>) -> Result<Tree, Error> {
    if !dir.is_dir() {
        return Err(Error::NoFolder(dir.to_owned()));
    }
    let roots = roots(dir).into_iter();
    let all: Vec<(String, Vec<Sign>)> = roots.map(|root| (root.clone(), signs(dir, &root))).collect();
    if let Some(named) = named {
        return Ok(of_name(dir, named, all));
    }
    match shown(dir, all)? {
        Some(tree) => Ok(tree),
        None => guess::guess(dir),
    }
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

/// The tree of the generator that was named: at its settings, else at the list that asks for it.
fn of_name(dir: &Path, named: &'static Generator, all: Vec<(String, Vec<Sign>)>) -> Tree {
    let found = all
        .into_iter()
        .flat_map(|(root, signs)| signs.into_iter().map(move |sign| (root.clone(), sign)));
    let its = found.filter(|(_, sign)| sign.maker.title() == named.title);
    match its.min_by_key(|(_, sign)| sign.file.is_none()) {
        Some(found) => Tree::of_sign(dir, named, found),
        None => Tree::bare(dir, named, Shown::Named),
    }
}

/// The tree that the signs show; `None` without any. Settings in the folder itself end the search; those in a
/// folder of it count before packages, which do not say where the site is.
fn shown(dir: &Path, all: Vec<(String, Vec<Sign>)>) -> Result<Option<Tree>, Error> {
    let has_settings = |found: &[FoundSign]| found.iter().any(|(_, sign)| sign.file.is_some());
    let found = |(root, signs): (String, Vec<Sign>)| -> Vec<FoundSign> {
        let telling = telling(signs).into_iter();
        telling.map(|sign| (root.clone(), sign)).collect()
    };
    let (own, inner): (Vec<_>, Vec<_>) = all.into_iter().partition(|(root, _)| root.is_empty());
    let mut own: Vec<FoundSign> = own.into_iter().flat_map(found).collect();
    if has_settings(&own) {
        return agreed(dir, own);
    }
    let mut inner: Vec<FoundSign> = inner.into_iter().flat_map(found).collect();
    if has_settings(&inner) {
        inner.retain(|(_, sign)| sign.file.is_some());
        own.retain(|(_, sign)| matches!(sign.maker, Maker::Known(_)));
    }
    inner.extend(own);
    agreed(dir, inner)
}

/// The signs of a folder that say something: packages add nothing to settings, unless none of them is of the
/// same generator.
fn telling(signs: Vec<Sign>) -> Vec<Sign> {
    let (settings, packages): (Vec<Sign>, Vec<Sign>) = signs.into_iter().partition(|sign| sign.file.is_some());
    let agrees = |package: &Sign| settings.iter().any(|sign| sign.maker.title() == package.maker.title());
    if !settings.is_empty() && packages.iter().any(agrees) {
        return settings;
    }
    settings.into_iter().chain(packages).collect()
}

/// The tree of the one generator that all signs show.
fn agreed(dir: &Path, found: Vec<FoundSign>) -> Result<Option<Tree>, Error> {
    let Some(first) = found.first() else {
        return Ok(None);
    };
    let maker = first.1.maker;
    if found.iter().any(|(_, sign)| sign.maker.title() != maker.title()) {
        let signs = found.iter().map(|(_, sign)| (sign.maker.title(), sign.shown.clone()));
        return Err(Error::disagree(dir, signs));
    }
    match maker {
        Maker::Known(generator) => {
            let first = found.into_iter().min_by_key(|(_, sign)| sign.file.is_none());
            Ok(first.map(|first| Tree::of_sign(dir, generator, first)))
        }
        Maker::Foreign(title) => Err(Error::Foreign(dir.to_owned(), title, first.1.shown.clone())),
    }
}
