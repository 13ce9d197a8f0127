//! `config.toml`: read as written, with its places (`raw`), then checked (`validate`).
//! `keys` is the one table of what may stand in it, `kind` knows what its values look like.

mod choice;
mod keys;
mod kind;
mod mistakes;
mod raw;
mod template;
mod validate;

use std::fmt;
use std::path::{Path, PathBuf};

use chrono_tz::Tz;
use encoding_rs::Encoding;
use globset::GlobSet;
use url::Url;

pub use choice::{Each, ExternalLinks};
pub use keys::{KEYS, Key};
pub use template::{ARTICLE, TEMPLATE};
pub use validate::{is_ours, read, read_authors, read_check};

use crate::input::style::Style;
use crate::input::wire::WireRules;
use crate::model::{Author, BodyMode, Diagnostic, Kind, Level};
use crate::output::{Compression, FeedFormat};
use crate::text::date::Unzoned;
use crate::text::language;
use crate::text::slug;
use crate::text::slugs::Slugs;
use crate::text::zone::Zones;

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
    /// Where pictures are, and where they are served.
    pub photos: Photos,
    /// What topics are called.
    pub topics: Topics,
    /// Where the feeds go.
    pub output: Output,
    /// What a check finds, and where it does not look.
    pub check: Check,
    /// Which feeds there are.
    pub feeds: Vec<FeedRule>,
}

/// The publication.
#[derive(Debug, Clone)]
pub struct Site {
    /// Its name.
    pub title: String,
    /// Home page; base of relative links.
    pub url: Url,
    /// Where the output folder is served; ends in a slash.
    pub feeds_url: Url,
    /// What it is about.
    pub description: String,
    /// BCP 47.
    pub language: String,
    /// For times written without a zone.
    pub timezone: Tz,
    /// "© 2026 The Harbor Courier".
    pub copyright: Option<String>,
    /// A small square picture.
    pub icon: Option<Url>,
    /// A larger picture.
    pub logo: Option<Url>,
    /// Who stands in for articles without a byline.
    pub authors: Vec<Author>,
    /// The editor's address.
    pub email: Option<String>,
    /// A `WebSub` hub.
    pub hub: Option<Url>,
}

/// The publication in one of its languages.
#[derive(Debug, Clone)]
pub struct Edition {
    /// In names of files, and in the configuration.
    pub key: String,
    /// BCP 47.
    pub tag: String,
    /// Its name, if it has one of its own.
    pub title: Option<String>,
    /// What it is about; the site's description where missing.
    pub description: Option<String>,
    /// Its home page, below which its articles are; ends in a slash.
    pub url: Url,
}

/// Where the articles are, and how to read them.
#[derive(Debug, Clone)]
pub struct Articles {
    /// Patterns as written, for the folders to walk.
    pub include: Vec<String>,
    /// What is an article.
    pub included: GlobSet,
    /// What is none after all.
    pub excluded: GlobSet,
    /// Pattern of the address of an article that names none.
    pub permalink: Permalink,
    /// Pattern of the address of an article in another language than the site's, where that has one.
    pub translated: Option<Permalink>,
    /// The same for some files; the first that fits counts.
    pub permalinks: Vec<(GlobSet, Permalink)>,
    /// Pattern of the id of an article that names none.
    pub id: String,
    /// How names become parts of addresses.
    pub slugs: Slugs,
    /// Whether capitals stay in them, where a generator can be told so.
    pub keep_case: bool,
    /// Where the headline of a link post leads.
    pub external_links: ExternalLinks,
    /// The zone of times without one.
    pub unzoned: Unzoned,
    /// Pages that the generator made: the pattern as written, and what fits it.
    pub rendered: Option<(String, GlobSet)>,
    /// The conventions of the publication.
    pub style: Style,
    /// For files that are not UTF-8 and do not say what they are.
    pub encoding: Option<&'static Encoding>,
    /// Names of zones that the newsroom has given a meaning.
    pub zones: Zones,
    /// The house's style of wire copy.
    pub wire: WireRules,
}

/// `/{year}/{month}/{slug}/`, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Permalink(pub String);

/// What may stand in braces in a permalink.
pub const PERMALINK_PARTS: &[&str] = &[
    "year",
    "short_year",
    "year_day",
    "i_year_day",
    "week_year",
    "week",
    "weekday",
    "i_weekday",
    "weekday_name",
    "long_weekday",
    "month",
    "i_month",
    "month_name",
    "long_month",
    "day",
    "i_day",
    "hour",
    "minute",
    "second",
    "slug",
    "bare_slug",
    "title",
    "slug_or_title",
    "file",
    "path",
    "file_path",
    "stem_path",
    "page_path",
    "post_path",
    "collection",
    "output_ending",
    "words",
    "file_words",
    "raw_title",
    "slugified_title",
    "slugified_slug",
    "slugified_file",
    "folders",
    "top",
    "below_top",
    "last_folder",
    "above_last",
    "section",
    "language",
    "category",
    "categories",
    "category_slugs",
    "author",
];

/// Those that tell the articles of a day apart.
pub const PERMALINK_NAMES: &[&str] = &[
    "slug",
    "bare_slug",
    "title",
    "slug_or_title",
    "file",
    "path",
    "file_path",
    "stem_path",
    "page_path",
    "post_path",
    "words",
    "file_words",
    "raw_title",
    "slugified_title",
    "slugified_slug",
    "slugified_file",
];

/// What may stand in braces in the pattern of ids.
pub const ID_PARTS: &[&str] = &[
    "address",
    "stem",
    "parent",
    "name",
    "host",
    "open_address",
    "address_path",
    "open_path",
    "stem_path",
    "year",
    "month",
    "day",
];

/// Where pictures are, and where they are served.
#[derive(Debug, Clone)]
pub struct Photos {
    /// Besides the article's own folder.
    pub dir: PathBuf,
    /// Where that folder is served; ends in a slash.
    pub url: Url,
    /// Whether a picture beside an article is served below the article's address.
    pub follow: bool,
}

/// What topics are called.
#[derive(Debug, Clone, Default)]
pub struct Topics {
    /// From a spelling's key (`text::slug::key`) to the name to use.
    pub aliases: Vec<(String, String)>,
    /// Keys of topics that are none.
    pub ignore: Vec<String>,
    /// RSS `category/@domain`, Atom `category/@scheme`.
    pub scheme: String,
}

/// Where the feeds go.
#[derive(Debug, Clone)]
pub struct Output {
    /// Everything that is written is in here.
    pub dir: PathBuf,
    /// In the order of the configuration, each once.
    pub formats: Vec<&'static FeedFormat>,
    /// Path of the OPML list of all feeds; `None` for none.
    pub opml: Option<String>,
    /// What each file is compressed with; nothing if there are only the files themselves.
    pub compress: Vec<&'static Compression>,
    /// Whether feeds name a stylesheet, so that browsers can show them.
    pub stylesheet: bool,
    /// Whether there are pages for people to subscribe from.
    pub page: bool,
    /// Templates of the pages that take the place of ours.
    pub templates: Option<PathBuf>,
    /// The share of a feed's stories that may disappear at once, from 0 to 1.
    pub shrink: f64,
}

/// What a check finds, and where it does not look.
#[derive(Debug, Clone, Default)]
pub struct Check {
    /// Levels other than those of the codes; `None` for what is not told at all.
    pub levels: Vec<(&'static feedcheck::Code, Option<Level>)>,
    /// Files that are passed over in folders.
    pub ignored: GlobSet,
}

impl Check {
    /// Gives findings the levels that they have here, and takes out the ones that do not count.
    pub fn apply(&self, findings: &mut Vec<Diagnostic>) {
        findings.retain_mut(|finding| {
            let level = self.levels.iter().find(|(known, level)| {
                Kind::Feed(known) == finding.code || level.is_none() && finding.concerns(Kind::Feed(known))
            });
            match level {
                None => true,
                Some((_, None)) => false,
                Some((_, Some(level))) => {
                    finding.level = *level;
                    true
                }
            }
        });
    }
}

/// What a check takes from a configuration, which may be there for nothing else.
#[derive(Debug, Clone)]
pub struct CheckRules {
    /// The folder of the configuration file: patterns begin here.
    pub root: PathBuf,
    /// Levels and patterns.
    pub check: Check,
    /// The output folder, if the configuration is one to build from.
    pub output: Option<PathBuf>,
}

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
    /// How much of an article.
    pub body: BodyMode,
    /// With fewer entries a feed is not begun. One that has been published goes on.
    pub min_items: usize,
    /// Line of the configuration, for messages.
    pub line: usize,
}

impl FeedRule {
    /// What tells a family of feeds from others: `topic topics/{slug}`; empty for a single feed.
    pub fn name(&self) -> String {
        let each = Each::NAMES.iter().find(|(_, each)| Some(*each) == self.each);
        each.map(|(name, _)| format!("{name} {}", self.path))
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

impl Topics {
    /// The key of a topic under the name that the newsroom uses.
    fn key_of(&self, key: &str) -> String {
        let alias = self.aliases.iter().find(|(from, _)| from == key);
        alias.map_or_else(|| key.to_owned(), |(_, name)| slug::key(name))
    }
}

impl Query {
    /// Means the topics under the names that the newsroom uses.
    fn follow(&mut self, topics: &Topics) {
        let keys = self.any.iter_mut().chain(&mut self.all).chain(&mut self.none);
        keys.for_each(|key| *key = topics.key_of(key));
    }
}

impl Permalink {
    /// The path of an article: `part` gives the text for each name in braces.
    pub fn fill(&self, part: impl Fn(&str) -> String) -> String {
        fill(&self.0, PERMALINK_PARTS, part)
    }
}

/// A pattern with its parts in place of their names in braces. What is filled in is not looked
/// into again.
pub fn fill(pattern: &str, parts: &[&str], part: impl Fn(&str) -> String) -> String {
    let mut out = String::new();
    let mut rest = pattern;
    while let Some((before, tail)) = rest.split_once('{') {
        out.push_str(before);
        let name = tail.split('}').next().unwrap_or_default();
        if parts.contains(&name) && tail.len() > name.len() {
            out.push_str(&part(name));
            rest = &tail[name.len() + 1..];
        } else {
            out.push('{');
            rest = tail;
        }
    }
    out.push_str(rest);
    out
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
