//! The tree of a site generator.

use std::path::{Path, PathBuf};

use super::signs::Sign;
use crate::input::generator::Generator;

/// A sign, and the folder that it is in.
pub(super) type FoundSign = (String, Sign);

/// A tree and its generator.
#[derive(Debug)]
pub(super) struct Tree {
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
pub(super) enum Shown {
    /// A file or a package.
    Sign(String),
    /// `--generator` alone.
    Named,
    /// How articles are kept.
    Guess(String),
}

impl Shown {
    /// How the generator was guessed, if it was.
    pub(super) fn guess(&self) -> Option<&str> {
        match self {
            Self::Guess(shown) => Some(shown),
            _ => None,
        }
    }

    /// What is said of it in the configuration.
    pub(super) fn comment(&self) -> String {
        match self {
            Self::Sign(shown) => format!("from {}", shown.replace('`', "")),
            Self::Named => "from --generator".to_owned(),
            Self::Guess(shown) => format!("GUESS: from {}", shown.replace('`', "")),
        }
    }
}

impl Tree {
    pub(super) fn of_sign(dir: &Path, generator: &'static Generator, (root, sign): FoundSign) -> Self {
        Self {
            generator,
            dir: dir.to_owned(),
            root,
            sign: sign.file,
            shown: Shown::Sign(sign.shown),
        }
    }

    /// One without a file of settings.
    pub(super) fn bare(dir: &Path, generator: &'static Generator, shown: Shown) -> Self {
        Self {
            generator,
            dir: dir.to_owned(),
            root: String::new(),
            sign: None,
            shown,
        }
    }
}
