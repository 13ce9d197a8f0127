//! What comes of a build.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use crate::builder::memory::index::{EntryRecord, FeedRecord};
use crate::builder::memory::scanned::ArticleNumber;
use crate::builder::memory::state::PublishedFeed;
use crate::builder::memory::traces::Newest;
use crate::builder::render::freshness::Draft;
use crate::model::Diagnostic;

/// Everything that is to be in the output folder.
#[derive(Debug, Default)]
pub(crate) struct Products {
    /// What is to be remembered of the feeds that are as they should be, or will be.
    pub feeds: BTreeMap<String, PublishedFeed>,
    /// Paths of all files that the configuration asks for, made or held.
    pub wanted: BTreeSet<String>,
    /// The same of those that are kept without some of their stories.
    pub trimmed: BTreeMap<String, PublishedFeed>,
    /// Articles in those feeds.
    pub published: BTreeSet<ArticleNumber>,
    /// Articles in none of them whose pictures are in the output folder, for readers who have the story still.
    pub remaining: BTreeSet<ArticleNumber>,
    /// Files of feeds that were left alone.
    pub untouched: usize,
    /// What the index says of the feeds that were left alone, by their paths.
    pub kept: FxHashMap<String, FeedRecord>,
    /// What it will be told of those that were made, when their files are in their places.
    pub fresh: FxHashMap<String, FreshFeed>,
    /// What the entries were made from, by their articles.
    pub records: FxHashMap<ArticleNumber, EntryRecord>,
    /// Paths of feeds with a story that could not be read when it was to be written: they are kept.
    pub held: Vec<String>,
    pub findings: Vec<Diagnostic>,
}

/// A feed that was made.
#[derive(Debug, Clone)]
pub(crate) struct FreshFeed {
    /// `None` for one that has to be made again the next time, whatever happens.
    pub fingerprint: Option<u128>,
    pub files: Vec<String>,
    pub newest: Option<Newest>,
}

impl Products {
    /// Leaves a feed alone.
    pub(crate) fn keep(&mut self, draft: &Draft<'_>, record: Option<&FeedRecord>) {
        self.untouched += record.map_or(0, |record| record.files.len());
        self.kept
            .extend(record.map(|record| (draft.plan.path.clone(), record.clone())));
        self.publish(draft);
    }

    /// The newest story of a feed, as far as it is known.
    pub(crate) fn newest_of(&self, path: &str) -> Option<Newest> {
        let made = self.fresh.get(path).map(|feed| &feed.newest);
        made.or_else(|| self.kept.get(path).map(|feed| &feed.newest))?.clone()
    }

    pub(crate) fn publish(&mut self, draft: &Draft<'_>) {
        self.published.extend(draft.plan.all());
        self.feeds.insert(draft.plan.path.clone(), draft.published.clone());
    }
}
