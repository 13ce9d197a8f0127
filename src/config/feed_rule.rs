//! A feed as the configuration asks for it: `[[feeds]]`, checked.

use std::fmt;

use globset::GlobSet;

use super::Edition;
use super::choice::{Archive, Each};
use crate::model::{BodyMode, Podcast};

/// A feed, or a family of feeds.
#[derive(Debug, Clone, PartialEq)]
pub struct FeedRule {
    /// One feed for each of these; `None` for a single one.
    pub each: Option<Each>,
    /// Path below the output folder without an ending; `{slug}` where `each` is set.
    pub path: String,
    /// `{site}`, `{name}`, `{language}`; see `FeedRule::title` for one that has none.
    pub title: Option<String>,
    /// `{site}`, `{name}`, `{language}`; the site's description where missing.
    pub description: Option<String>,
    /// The page that the feed belongs to.
    pub home: Home,
    /// By topic.
    pub topics: Query,
    /// By author.
    pub authors: Query,
    /// By section.
    pub sections: Query,
    /// By category of a site generator.
    pub categories: Query,
    /// By language: a tag is meant by its beginning, too.
    pub languages: Query,
    /// Of the feed, if it has one: BCP 47.
    pub language: Option<String>,
    /// By file.
    pub files: Option<Files>,
    /// The newest so many; `None` for all.
    pub limit: Option<usize>,
    /// How older ones are kept, if they are.
    pub archive: Option<Archive>,
    /// How much of an article.
    pub body: BodyMode,
    /// What directories of podcasts are told, if it is one.
    pub podcast: Option<Podcast>,
    /// With fewer entries a feed is not begun. One that has been published goes on.
    pub min_items: usize,
    /// Where it was served before: paths below `site.feeds_url`, or of the host where they begin with a slash.
    pub was: Vec<String>,
    /// Line of the configuration, for messages.
    pub line: usize,
}

impl FeedRule {
    /// What tells a family of feeds from others: `topic topics/{slug}`; empty for a single feed.
    pub fn name(&self) -> String {
        self.each
            .map(|each| format!("{} {}", each.name(), self.path))
            .unwrap_or_default()
    }

    /// Whether this rule made the feed at `path`; `name` is that of its rule.
    pub fn made(&self, name: &str, path: &str) -> bool {
        self.name() == name && (self.each.is_some() || self.path == path)
    }

    /// The pattern of the title; an edition may have a name of its own.
    pub fn title(&self, edition: Option<&Edition>) -> &str {
        let has_name = edition.is_some_and(|edition| edition.title.is_some());
        self.title.as_deref().unwrap_or(match self.each {
            None => "{site}",
            Some(Each::Language) if has_name => "{site}",
            Some(_) => "{site}: {name}",
        })
    }

    /// What stands in the place of `{slug}` in the path of a feed of this family.
    pub fn slug<'a>(&self, path: &'a str) -> Option<&'a str> {
        let (before, after) = self.path.split_once("{slug}")?;
        path.strip_prefix(before)?.strip_suffix(after)
    }
}

/// The page that a feed belongs to: RSS `link`, Atom `link rel="alternate"`, JSON Feed `home_page_url`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Home {
    /// The home page of the site.
    #[default]
    Site,
    /// The feed's subscribe page, or that of all feeds if it has none.
    Page,
    /// An address; `{slug}` where `each` is set, and `{language}` where that is `language`.
    Address(String),
}

/// Patterns of files.
#[derive(Debug, Clone)]
pub struct Files {
    /// As written.
    pub patterns: Vec<String>,
    /// What fits one of them.
    pub set: GlobSet,
}

impl PartialEq for Files {
    fn eq(&self, other: &Self) -> bool {
        self.patterns == other.patterns
    }
}

/// Conditions on names, as keys (`text::slug::key`).
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Query {
    /// At least one of these, if there are any.
    pub any: Vec<String>,
    /// Every one of these.
    pub all: Vec<String>,
    /// Not one of these.
    pub none: Vec<String>,
}

/// As the state of the output folder keeps it: `any fr; none en us`.
impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = [("any", &self.any), ("all", &self.all), ("none", &self.none)];
        let parts = parts.iter().filter(|(_, keys)| !keys.is_empty());
        let parts: Vec<String> = parts
            .map(|(name, keys)| format!("{name} {}", keys.join(", ")))
            .collect();
        f.write_str(&parts.join("; "))
    }
}

impl Query {
    /// Means the topics under the names that the newsroom uses.
    pub fn follow(&mut self, key_of: impl Fn(&str) -> String) {
        let keys = self.any.iter_mut().chain(&mut self.all).chain(&mut self.none);
        keys.for_each(|key| *key = key_of(key));
    }
}
