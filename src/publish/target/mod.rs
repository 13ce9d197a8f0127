//! Where files are published. A kind of target is one file; what they have to do is [`Target`].

mod bucket;
mod folder;

use std::time::{Duration, SystemTime};

use crate::config::{Place, Publish};

/// What may go wrong with one object.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum Trouble {
    /// It is not what it was thought to be: somebody else wrote it.
    #[error("somebody else wrote it meanwhile")]
    Taken,
    /// The store cannot do such a thing.
    #[error("{0}")]
    Unable(String),
    /// Everything else, in words.
    #[error("{0}")]
    Other(String),
}

/// What a store knows a version of an object by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Tag {
    /// Its `ETag`, with the quotes.
    pub etag: Option<String>,
    /// Its generation, where the store counts them.
    pub generation: Option<String>,
}

impl Tag {
    /// Whether both are known by the same; of two that have nothing in common nobody knows.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        match (&self.etag, &other.etag) {
            (Some(one), Some(other)) => one == other,
            _ => self.generation.is_some() && self.generation == other.generation,
        }
    }
}

/// Under which condition an object is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Only {
    /// Under none.
    Always,
    /// If there is none yet.
    Missing,
    /// If it is still this version.
    Is(Tag),
}

/// How an object is served.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub(super) struct Served {
    /// Media type, with charset.
    pub media_type: String,
    /// `Cache-Control`.
    pub caching: &'static str,
    /// `Content-Encoding`.
    pub encoding: Option<&'static str>,
}

/// An object that is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    /// Below the address of the target.
    pub path: String,
    /// How long it is.
    pub bytes: u64,
    /// Its version.
    pub tag: Tag,
}

/// A place where files are published. Several threads may use it at once.
pub(super) trait Target: Send + Sync {
    /// Everything below its address.
    ///
    /// # Errors
    /// When it cannot be listed.
    fn list(&self) -> Result<Vec<Found>, Trouble>;

    /// An object, if it is there.
    ///
    /// # Errors
    /// When that cannot be told.
    fn get(&self, path: &str) -> Result<Option<(Vec<u8>, Tag)>, Trouble>;

    /// Writes an object, whole or not at all.
    ///
    /// # Errors
    /// When it was not written, or nobody knows whether it was.
    fn put(
        &self,
        path: &str,
        bytes: Vec<u8>,
        served: &Served,
        modified: Option<SystemTime>,
        only: &Only,
    ) -> Result<Tag, Trouble>;

    /// Takes away what killed runs have left aside. Nobody else may be at work.
    fn clean(&self) {}

    /// Removes objects; those that are not there are removed already.
    ///
    /// # Errors
    /// When one of them may still be there.
    fn remove(&self, paths: &[String]) -> Result<(), Trouble>;
}

/// The target of a rule.
///
/// # Errors
/// In words, when what it needs cannot be read.
pub(super) fn open(rule: &Publish) -> Result<Box<dyn Target>, String> {
    match &rule.place {
        Place::Folder(folder) => Ok(Box::new(folder::Folder::new(
            folder,
            Duration::from_secs(rule.patience),
        ))),
        Place::Bucket(bucket) => bucket::open(rule, bucket),
    }
}
