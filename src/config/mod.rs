//! `config.toml`: read as written, with its places (`raw`), then checked (`validate`).
//! `keys` is the one table of what may stand in it, `kind` knows what its values look like.

mod choice;
mod feed_rule;
mod keys;
mod kind;
mod mistakes;
mod permalink;
mod raw;
mod schema;
mod template;
mod validate;

use std::path::{Path, PathBuf};

pub use choice::{Archive, Each, ExternalLinks};
pub use feed_rule::{FeedRule, Files, Home, Query};
pub use keys::{KEYS, Key};
pub use permalink::{ID_PARTS, PERMALINK_NAMES, PERMALINK_PARTS, Permalink, fill};
pub use schema::{LISTS, schema};
pub use template::{ARTICLE, TEMPLATE};
pub use validate::{
    Articles, Bucket, Check, CheckRules, DeliverySource, Edition, Hub, Output, Photos, Place, Publish, Site, Store,
    Topics, is_ours, read, read_authors, read_check,
};

use crate::text::language;

/// Everything that a build needs to know, checked. [`read`] makes it of text; what its parts are like may change.
#[derive(Debug, Clone)]
pub struct Config {
    /// The folder of the configuration file: relative paths begin here.
    pub root: PathBuf,
    /// The configuration file, as messages name it.
    pub file: String,
    /// Digest of everything that all this was read from.
    pub digest: u64,
    /// Other files and folders that it was read from: people, and what a generator says of many articles.
    pub read_from: Vec<PathBuf>,
    /// The publication.
    pub site: Site,
    /// Its languages, where it says more of them than their tags.
    pub editions: Vec<Edition>,
    /// Where the articles are, and how to read them.
    pub articles: Articles,
    /// What other systems deliver.
    pub sources: Vec<DeliverySource>,
    /// Where pictures are, and where they are served.
    pub photos: Photos,
    /// What topics are called.
    pub topics: Topics,
    /// Where the feeds go.
    pub output: Output,
    /// Where the output folder is published.
    pub publish: Vec<Publish>,
    /// Who is told when feeds change.
    pub hub: Hub,
    /// What a check finds, and where it does not look.
    pub check: Check,
    /// Which feeds there are.
    pub feeds: Vec<FeedRule>,
}

impl Config {
    /// The publication in a language: `fr` is that of `fr-CA`, if nothing is said of `fr-CA` itself.
    pub fn edition(&self, tag: &str) -> Option<&Edition> {
        let editions = self
            .editions
            .iter()
            .filter(|edition| language::is_in(tag, &edition.tag));
        editions.max_by_key(|edition| edition.tag.len())
    }

    /// The edition with this key.
    pub fn edition_called(&self, key: &str) -> Option<&Edition> {
        self.editions.iter().find(|edition| edition.key == key)
    }

    /// The rule that made a feed.
    pub fn rule_of(&self, name: &str, path: &str) -> Option<&FeedRule> {
        self.feeds.iter().find(|rule| rule.made(name, path))
    }

    /// A path of the configuration, from its folder.
    pub fn resolve(&self, path: &Path) -> PathBuf {
        self.root.join(path)
    }
}

/// File names that are looked for when none is given, in this order.
pub const FILE_NAMES: [&str; 2] = ["feedmill.toml", "config.toml"];
