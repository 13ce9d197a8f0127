//! Which files beside an article its entry was made from: pictures that were there, and places where one
//! was looked for in vain. When all of them are as they were, so is the entry.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};

use crate::builder::source::stamp::Stamp;

/// A look at a path.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) struct Probe {
    path: PathBuf,
    /// `None` where there was no file.
    found: Option<Stamp>,
    /// Whether the file could not be read: it may be the next time, and looks the same then.
    has_failed: bool,
}

impl Probe {
    /// Whether a later change would show.
    pub(crate) fn is_settled(&self, now: SystemTime) -> bool {
        !self.has_failed && self.found.is_none_or(|stamp| stamp.is_settled(now))
    }
}

/// Files as they are now, each looked at once: many articles may show the same picture.
pub(crate) struct Sights<'a>(FxHashMap<&'a Path, Option<Stamp>>);

impl<'a> Sights<'a> {
    /// Looks where earlier looks went.
    pub(crate) fn new(probes: impl Iterator<Item = &'a Probe>) -> Self {
        let paths: FxHashSet<&Path> = probes.map(|probe| &*probe.path).collect();
        let look = |path| (path, Stamp::of(path));
        Self(paths.into_par_iter().map(look).collect())
    }

    /// Whether an earlier look would find the same now.
    pub(crate) fn confirm(&self, probe: &Probe) -> bool {
        self.0.get(&*probe.path) == Some(&probe.found)
    }
}

/// Looks at files, and keeps count of it. Copies count together.
#[derive(Debug, Clone, Default)]
pub(crate) struct Prober(Arc<Mutex<Looks>>);

/// Each path once, in the order of the first looks.
#[derive(Debug, Default)]
struct Looks {
    probes: Vec<Probe>,
    /// Indexes of these.
    by_path: FxHashMap<PathBuf, usize>,
}

impl Prober {
    /// Whether there is a file at a path.
    pub(crate) fn is_file(&self, path: &Path) -> bool {
        let found = Stamp::of(path);
        let mut looks = self.looks();
        if !looks.by_path.contains_key(path) {
            let at = looks.probes.len();
            looks.by_path.insert(path.to_owned(), at);
            looks.probes.push(Probe {
                path: path.to_owned(),
                found,
                has_failed: false,
            });
        }
        found.is_some()
    }

    /// Says that a file could not be read.
    pub(crate) fn fail(&self, path: &Path) {
        let mut looks = self.looks();
        if let Some(&at) = looks.by_path.get(path) {
            looks.probes[at].has_failed = true;
        }
    }

    /// Every look so far; each path once.
    pub(crate) fn probes(&self) -> Vec<Probe> {
        self.looks().probes.clone()
    }

    fn looks(&self) -> MutexGuard<'_, Looks> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
