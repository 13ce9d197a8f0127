//! What a plan says of each feed.

use crate::builder::memory::scanned::ArticleNumber;
use crate::builder::plan::names::Names;
use crate::config::Query;
use crate::model::{BodyMode, Diagnostic};

/// A feed to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FeedPlan {
    /// Below the output folder, without an ending.
    pub path: String,
    pub title: String,
    pub description: String,
    /// BCP 47.
    pub language: String,
    /// The languages that it asks for.
    pub languages: Query,
    /// Rule, key and name of the topic, author, section or language; empty for a single feed.
    pub rule: String,
    pub key: String,
    pub name: String,
    pub body: BodyMode,
    /// Indexes into the scan, newest first.
    pub entries: Vec<ArticleNumber>,
    /// The same of stories that were taken back, of which it tells.
    pub retracted: Vec<ArticleNumber>,
    /// Whether there are as many as the configuration allows.
    pub is_full: bool,
    /// Where it stands among the documents of its feed, if they are several.
    pub chain: Chain,
}

impl FeedPlan {
    /// The feed that it belongs to: its path, and the name of its rule.
    pub(crate) fn root(&self) -> (&str, &str) {
        match &self.chain.root {
            Some(root) => (root.path.as_str(), root.rule.as_str()),
            None => (self.path.as_str(), self.rule.as_str()),
        }
    }

    /// Every article of which something stands in it.
    pub(crate) fn all(&self) -> impl Iterator<Item = ArticleNumber> + Clone {
        self.entries.iter().chain(&self.retracted).copied()
    }
}

/// All feeds to be made.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    /// In the order of the configuration, then of their paths.
    pub feeds: Vec<FeedPlan>,
    /// From a topic's or section's key to the name that is shown everywhere.
    pub names: Names,
    pub findings: Vec<Diagnostic>,
}

/// Where a document stands among those of its feed. Paths are those of feeds: below the output folder, without an ending.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(crate) struct Chain {
    /// The feed that it is an archive of, or will be when a later one begins.
    pub(crate) root: Option<Root>,
    /// The archive before it.
    pub(crate) previous: Option<String>,
    /// The archive behind it.
    pub(crate) next: Option<String>,
    /// Whether it is an archive, to which nothing is added any more.
    pub(crate) is_closed: bool,
    /// Whether it says that it holds every story there is.
    pub(crate) is_complete: bool,
}

/// The document that readers subscribe to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Root {
    pub(crate) path: String,
    /// The name of the rule that made it.
    pub(crate) rule: String,
}
