//! What the index keeps of entries and pages besides articles.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::model::Entry;

/// A link to another article that was looked up: where it leads to decides what is in feeds.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) struct Link {
    pub name: String,
    /// The language that it should be in.
    pub language: Option<String>,
    pub found: Option<String>,
}

/// The newest story of a feed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) struct Newest {
    pub title: String,
    pub url: String,
}

impl Newest {
    /// Of the entries of a feed.
    pub(crate) fn of(entries: &[Arc<Entry>]) -> Option<Self> {
        entries.first().map(|entry| Self {
            title: entry.name.clone(),
            url: entry.url.clone(),
        })
    }
}
