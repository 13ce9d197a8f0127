//! How to build.

use std::path::PathBuf;

use crate::model::Timestamp;

/// How to build. [`Options::at`] is what is usual.
#[derive(Debug, Clone)]
pub struct Options {
    /// What counts as now, for embargo and expiry.
    pub now: Timestamp,
    /// Whether feeds may lose more of their stories than `output.shrink` allows.
    pub allow_shrink: bool,
    /// Whether files of ours that the configuration does not ask for any more are removed.
    pub prune: bool,
    /// Feeds that are to end, by their paths without an ending: their files are removed, and nothing is remembered of them.
    pub retire: Vec<String>,
    /// How long to wait for another run that holds the output folder.
    pub wait: std::time::Duration,
    /// The files and folders that may have changed since the last build, as absolute paths; any may if `None`.
    pub changed: Option<Vec<PathBuf>>,
    /// A folder for a trial: what would become new or change is written there, by the same paths. The output folder is only
    /// read, nothing is removed, no copy of a delivery is made, and nothing is remembered.
    pub trial: Option<PathBuf>,
}

impl Options {
    /// A build as it is usual: any file may have changed, nothing of ours is removed, feeds shrink no more than the
    /// configuration allows, and another run is not waited for.
    pub fn at(now: Timestamp) -> Self {
        Self {
            now,
            allow_shrink: false,
            prune: false,
            retire: Vec::new(),
            wait: std::time::Duration::ZERO,
            changed: None,
            trial: None,
        }
    }
}
