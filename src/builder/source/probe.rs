//! Which files beside an article its entry was made from: pictures that were there, and places where one
//! was looked for in vain. When all of them are as they were, so is the entry.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use crate::builder::source::stamp::Stamp;
use serde::{Deserialize, Serialize};

/// A look at a path.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Probe {
    path: PathBuf,
    /// `None` where there was no file.
    found: Option<Stamp>,
    /// Whether the file could not be read: it may be the next time, and looks the same then.
    has_failed: bool,
}

impl Probe {
    /// The same look now.
    pub fn again(&self) -> Self {
        Self {
            found: Stamp::of(&self.path),
            path: self.path.clone(),
            has_failed: false,
        }
    }

    /// Whether a later change would show.
    pub fn is_settled(&self, now: SystemTime) -> bool {
        !self.has_failed && self.found.is_none_or(|stamp| stamp.is_settled(now))
    }
}

/// Looks at files, and keeps count of it. Copies count together.
#[derive(Debug, Clone, Default)]
pub struct Prober(Arc<Mutex<Vec<Probe>>>);

impl Prober {
    /// Whether there is a file at a path.
    pub fn is_file(&self, path: &Path) -> bool {
        let found = Stamp::of(path);
        let mut probes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if probes.iter().all(|probe| probe.path != path) {
            probes.push(Probe {
                path: path.to_owned(),
                found,
                has_failed: false,
            });
        }
        found.is_some()
    }

    /// Says that a file could not be read.
    pub fn fail(&self, path: &Path) {
        let mut probes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for probe in probes.iter_mut().filter(|probe| probe.path == path) {
            probe.has_failed = true;
        }
    }

    /// Every look so far; each path once.
    pub fn probes(&self) -> Vec<Probe> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
