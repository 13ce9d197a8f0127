//! The desk at which pictures are published: the shelf, and what the configuration says of it.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::SystemTime;

use url::Url;

use crate::builder::shelf::{Rows, Shelf, Shelved};
use crate::config::Config;
use crate::picture::shape::Shape;

/// What is the same for all stories of a build.
#[derive(Clone)]
pub(crate) struct Desk {
    pub shelf: Arc<dyn Shelf>,
    /// When the build began: what changed later may change again without a trace.
    pub started: SystemTime,
    /// Whether originals are put there, too.
    pub publish: bool,
    /// Other sizes.
    pub renditions: Vec<Shape>,
    pub root: PathBuf,
    pub feeds_url: Url,
}

impl Desk {
    /// `None` where pictures stay where they are.
    pub(crate) fn new(config: &Config, shelf: Arc<dyn Shelf>, started: SystemTime) -> Option<Self> {
        let is_wanted = config.photos.publish || !config.photos.renditions.is_empty();
        is_wanted.then(|| Self {
            shelf,
            started,
            publish: config.photos.publish,
            renditions: config.photos.renditions.clone(),
            root: config.root.clone(),
            feeds_url: config.site.feeds_url.clone(),
        })
    }
}

/// A shelf that is looked at, and on which nothing is put.
pub(crate) struct Closed(pub Rows);

impl Shelf for Closed {
    fn rows(&self) -> &Rows {
        &self.0
    }

    fn is_open(&self) -> bool {
        false
    }

    fn find(&self, path: &str) -> Option<u64> {
        self.0.get(path).map(|row| row.bytes)
    }

    fn put(&self, _: &str, _: Option<&[u8]>, _: Shelved) {}
}
