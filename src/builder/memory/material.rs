//! What is kept of items that are no stories and have something for stories in other files: pictures and packages. Ids are
//! digests: the index stands where a web server may serve it.

use serde::{Deserialize, Serialize};

use crate::builder::digest::digest;
use crate::builder::source::read::Reading;
use crate::model::{self, Part, Timestamp};

/// An item that is no story, and what it has for stories.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Material {
    /// Digest of its id.
    pub id: u64,
    /// Number of its format in the table.
    pub format: u8,
    /// When this version was made, and its number.
    pub time: Timestamp,
    pub number: u64,
    pub is_kill: bool,
    pub held: bool,
    pub embargo: Option<Timestamp>,
    /// Digest of the text that holds it.
    pub content: u64,
    /// Of a package, digests of the ids of its stories, and of whatever else.
    pub package: Option<(Vec<u64>, Vec<u64>)>,
}

impl Material {
    /// What is kept of a part that was read.
    pub(crate) fn new(part: &Part, reading: &Reading, format: u8) -> Self {
        let ids = |ids: &[String]| ids.iter().map(|id| digest(&**id)).collect();
        Self {
            id: digest(&*part.delivery.key()),
            format,
            time: part.delivery.sent.unwrap_or_default(),
            number: part.delivery.number(),
            is_kill: part.delivery.is_kill,
            held: part.held.is_some(),
            embargo: part.embargo,
            content: reading.content,
            package: match &part.what {
                model::Material::Picture(_) => None,
                model::Material::Package { stories, others } => Some((ids(stories), ids(others))),
            },
        }
    }

    /// Whether it may be shown now.
    pub(crate) fn is_public(&self, now: Timestamp) -> bool {
        !self.held && !self.is_kill && self.embargo.is_none_or(|embargo| embargo <= now)
    }

    /// By what the newest of several copies is found.
    pub(crate) fn order(&self) -> (Timestamp, u64, bool) {
        (self.time, self.number, self.held)
    }
}

/// What was looked for, by the digest of its id, and a digest of what was found: an entry is as it was if it is found again.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) struct Sought {
    pub id: u64,
    pub found: u64,
}
