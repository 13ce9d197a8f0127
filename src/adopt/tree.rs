//! Whose tree it is, and where it begins: by its signs, else by how articles are kept. A wrong generator is
//! worse than none, so that signs which disagree are no answer.

use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::error::Error;
use super::guess;
use super::signs::{Maker, Sign, signs};
use super::survey::is_passed_over;
use crate::input::generator::Generator;

/// A tree and its generator.
#[derive(Debug)]
pub struct Tree {
    pub generator: &'static Generator,
    /// The folder that was named.
    pub dir: PathBuf,
    /// Where the generator begins in it: empty, or `docs/` and the like.
    pub root: String,
    /// The file with the generator's settings, if there is one.
    pub sign: Option<&'static str>,
    pub shown: Shown,
}

/// What shows whose a tree is.
#[derive(Debug, Clone)]
pub enum Shown {
    /// A file or a package.
    Sign(String),
    /// `--generator` alone.
    Named,
    /// How articles are kept.
    Guess(String),
}

impl Shown {
    /// How the generator was guessed, if it was.
    pub fn guess(&self) -> Option<&str> {
        match self {
            Self::Guess(shown) => Some(shown),
            _ => None,
        }
    }

    /// What is said of it in the configuration.
    pub fn comment(&self) -> String {
        match self {
            Self::Sign(shown) => format!("from {}", shown.replace('`', "")),
            Self::Named => "from --generator".to_owned(),
            Self::Guess(shown) => format!("GUESS: from {}", shown.replace('`', "")),
        }
    }
}

/// Folders in which sites stand inside of a larger project; every other folder is asked after them.
const ROOTS: &[&str] = &["", "docs/", "site/", "website/", "www/", "web/"];

/// A sign, and the folder that it is in.
type Found = (String, Sign);

/// Finds the generator of the tree in `dir`.
pub fn find(dir: &Path, named: Option<&'static Generator>) -> Result<Tree, Error> {
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

impl Tree {
    fn of_sign(dir: &Path, generator: &'static Generator, (root, sign): Found) -> Self {
        Self {
            generator,
            dir: dir.to_owned(),
            root,
            sign: sign.file,
            shown: Shown::Sign(sign.shown),
        }
    }

    /// One without a file of settings.
    pub fn bare(dir: &Path, generator: &'static Generator, shown: Shown) -> Self {
        Self {
            generator,
            dir: dir.to_owned(),
            root: String::new(),
            sign: None,
            shown,
        }
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
    let has_settings = |found: &[Found]| found.iter().any(|(_, sign)| sign.file.is_some());
    let found = |(root, signs): (String, Vec<Sign>)| -> Vec<Found> {
        let telling = telling(signs).into_iter();
        telling.map(|sign| (root.clone(), sign)).collect()
    };
    let (own, inner): (Vec<_>, Vec<_>) = all.into_iter().partition(|(root, _)| root.is_empty());
    let mut own: Vec<Found> = own.into_iter().flat_map(found).collect();
    if has_settings(&own) {
        return agreed(dir, own);
    }
    let mut inner: Vec<Found> = inner.into_iter().flat_map(found).collect();
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
fn agreed(dir: &Path, found: Vec<Found>) -> Result<Option<Tree>, Error> {
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
