//! A file that may hold articles.

use crate::builder::digest::digest;
use crate::builder::source::stamp::Stamp;
use std::path::{Path, PathBuf};

/// Bytes of an article, for what is told of progress.
const TYPICAL: u64 = 4 << 10;

/// Where copies of delivered files stand, in the folder of the configuration.
pub(crate) const KEPT: &str = ".feedmill-kept";

/// Where copies of what was fetched stand, in the folder of the configuration.
pub(crate) const FETCHED: &str = ".feedmill-fetched";

/// A file that the configuration calls an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SourceFile {
    /// From the configuration's folder, or from the root where the configuration says so, with `/` between the parts.
    pub name: Box<str>,
    /// Where it is instead, also from there: its name as the system has it, where that is no UTF-8, or its copy.
    pub odd: Option<Box<Path>>,
    /// Before it is read, what there is; then what it is recognized by at the next build, if all of it was read.
    pub look: Look,
    /// Which source delivered it, from 1; 0 is `[articles]`.
    pub source: u8,
    /// Whether it is the copy of what the file was before somebody delivered it again.
    pub is_outdated: bool,
    /// How many copies of what was fetched came after it; 0 of other files.
    pub later: u32,
}

impl SourceFile {
    /// What it is found by again: a digest of its name as the system has it.
    pub(crate) fn key(&self) -> u64 {
        match &self.odd {
            Some(odd) => digest(odd.as_os_str().as_encoded_bytes()),
            None => digest(&*self.name),
        }
    }

    /// Whether it is a copy of what a server sent.
    pub(crate) fn is_fetched(&self) -> bool {
        self.odd.as_deref().is_some_and(|odd| odd.starts_with(FETCHED))
    }

    /// What it is recognized by.
    pub(crate) fn stamp(&self) -> Option<Stamp> {
        match self.look {
            Look::Seen(stamp) => Some(stamp),
            Look::Unseen | Look::Gone => None,
        }
    }

    /// Bytes, as far as they are known, and what most articles have where they are not.
    pub(crate) fn length(&self) -> u64 {
        match self.look {
            Look::Seen(stamp) => stamp.length,
            Look::Unseen => TYPICAL,
            Look::Gone => 0,
        }
    }
}

/// What is known of a file without reading it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Look {
    /// There was no need: it did not change, as somebody said, or nothing is known that it could be compared with.
    Unseen,
    /// It was there.
    Seen(Stamp),
    /// It had gone again.
    Gone,
}

impl SourceFile {
    /// Where it was delivered, if what is read is a copy; else where it is. Pictures lie beside it.
    pub(crate) fn origin(&self, root: &Path) -> PathBuf {
        let is_copy = self.odd.as_ref().is_some_and(|odd| odd.starts_with(KEPT));
        if is_copy {
            root.join(&*self.name)
        } else {
            self.path(root)
        }
    }

    /// Where it is.
    pub(crate) fn path(&self, root: &Path) -> PathBuf {
        match &self.odd {
            Some(odd) => root.join(odd),
            None => root.join(&*self.name),
        }
    }
}
