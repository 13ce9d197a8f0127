//! Which feeds there are, what they are called, and which articles are in them. Pure: from
//! what was scanned and what was published before.

mod archive;
pub(super) mod feed_plan;
pub(super) mod guard;
pub(super) mod names;
pub(super) mod query;
pub(super) mod slips;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use crate::builder::digest::digest;
use crate::builder::interner::Key;
use crate::builder::memory::scanned::{ArticleNumber, Scanned};
use crate::builder::memory::state::{PublishedFeed, State};
use crate::builder::plan::feed_plan::{Chain, FeedPlan, Plan};
use crate::builder::plan::names::Names;
use crate::builder::plan::query::{Matcher, keys};
use crate::builder::scan::Scan;
use crate::config::{Config, Each, FeedRule};
use crate::model::{Code, Diagnostic, Place};
use crate::text::{language, slug};
use feedcheck::suggest::nearest;

/// The newest articles of a feed, and how many there are in all.
#[derive(Default)]
struct Members {
    newest: Vec<ArticleNumber>,
    count: usize,
}

impl Members {
    /// Articles come newest first.
    fn add(&mut self, at: ArticleNumber, limit: Option<usize>) {
        self.count += 1;
        if limit.is_none_or(|limit| self.newest.len() < limit) {
            self.newest.push(at);
        }
    }
}

/// What a feed of a family is called.
#[derive(Default)]
struct Name {
    shown: String,
    /// Its language, if it is not the site's.
    language: Option<String>,
}

impl Name {
    fn of_language(tag: String) -> Self {
        Self {
            shown: language::name(&tag),
            language: Some(tag),
        }
    }
}

/// Plans every feed of the configuration.
pub(super) fn plan(config: &Config, scan: &Scan, state: &State) -> Plan {
    let mut planner = Planner {
        config,
        scan,
        state,
        plan: Plan {
            names: Names::new(scan),
            ..Plan::default()
        },
        paths: BTreeSet::new(),
        possible: BTreeSet::new(),
        own_paths: config
            .feeds
            .iter()
            .filter(|rule| rule.each.is_none())
            .map(|rule| rule.path.to_lowercase())
            .collect(),
    };
    for rule in &config.feeds {
        match rule.each {
            None => planner.single(rule),
            Some(each) => planner.family(rule, each),
        }
    }
    planner.tell_unknown_feeds();
    planner.plan
}

struct Planner<'a> {
    config: &'a Config,
    scan: &'a Scan,
    state: &'a State,
    plan: Plan,
    /// Paths that are taken, in lower case: some file systems make no difference.
    paths: BTreeSet<String>,
    /// Paths that feeds of a family have or would have.
    possible: BTreeSet<String>,
    /// Paths that the configuration gives to a single feed: no feed of a family takes them.
    own_paths: BTreeSet<String>,
}

impl Planner<'_> {
    fn single(&mut self, rule: &FeedRule) {
        let mut members = Members::default();
        let wanted = self.matching(rule).filter(|&at| !self.stays_out(at, &rule.path));
        wanted.for_each(|at| members.add(at, limit(rule)));
        if members.newest.len() >= rule.min_items || self.state.feeds.contains_key(&rule.path) {
            let name = Name {
                language: rule.language.clone(),
                ..Name::default()
            };
            self.add(rule, &rule.path, "", &name, members.newest);
        }
    }

    /// The articles that a rule is about, newest first.
    fn matching<'r>(&'r self, rule: &'r FeedRule) -> impl Iterator<Item = ArticleNumber> + 'r {
        let scan = self.scan;
        let matcher = Matcher::new(scan, rule);
        let live = scan.live.iter().copied();
        live.filter(move |&at| matcher.matches(&scan.articles[at]))
    }

    /// One feed for each topic, author, section or language. Those that were published go on even when
    /// nothing is left in them: their subscribers shall not find a missing file.
    fn family(&mut self, rule: &FeedRule, each: Each) {
        let symbols = &self.scan.symbols;
        let mut published = published_by(rule, self.state);
        published.retain(|_, (path, _)| !self.own_paths.contains(&path.to_lowercase()));
        let is_begun = |key: &str, members: &Members| members.count >= rule.min_items || published.contains_key(key);
        let all = self.members(rule, each, |_, _| true);
        let keys: BTreeSet<&str> = all
            .iter()
            .map(|(key, members)| (symbols.key_text(*key), members))
            .filter(|(key, members)| is_begun(key, members))
            .map(|(key, _)| key)
            .chain(published.keys().copied())
            .collect();
        let paths = self.paths_of(rule, keys.iter().copied(), &published);
        let mut members = if self.has_exceptions() {
            let path = |key: Key| paths.get(symbols.key_text(key));
            self.members(rule, each, |at, key| {
                path(key).is_none_or(|path| !self.stays_out(at, path))
            })
        } else {
            all
        };
        let mut of_key = |key: &str| {
            symbols
                .find_key(key)
                .and_then(|key| members.remove(&key))
                .unwrap_or_default()
        };
        let members: Vec<(&str, Members)> = keys.into_iter().map(|key| (key, of_key(key))).collect();
        self.possible.extend(paths.values().map(|path| path.to_lowercase()));
        for (key, members) in members.into_iter().filter(|(key, members)| is_begun(key, members)) {
            let chosen = symbols.find_key(key).and_then(|key| self.plan.names.of(each, key));
            let chosen = chosen.map(|name| symbols.name(name).to_owned());
            let published = || {
                published
                    .get(key)
                    .map(|(_, feed)| feed.name.clone())
                    .unwrap_or_default()
            };
            let name = match each {
                Each::Language => Name::of_language(chosen.unwrap_or_else(|| key.replace(' ', "-"))),
                _ => Name {
                    shown: chosen.unwrap_or_else(published),
                    language: rule.language.clone(),
                },
            };
            self.add(rule, &paths[key], key, &name, members.newest);
        }
    }

    /// The articles of each feed of a family, as far as they are in it.
    fn members(
        &self,
        rule: &FeedRule,
        each: Each,
        is_in: impl Fn(ArticleNumber, Key) -> bool,
    ) -> FxHashMap<Key, Members> {
        let mut by_key: FxHashMap<Key, Members> = FxHashMap::default();
        for at in self.matching(rule) {
            let keys = self.keys(&self.scan.articles[at], each).into_iter();
            for key in keys.filter(|key| is_in(at, *key)) {
                by_key.entry(key).or_default().add(at, limit(rule));
            }
        }
        by_key
    }

    /// Whether some article is to stay out of some feed.
    fn has_exceptions(&self) -> bool {
        let mut live = self.scan.live.iter().map(|&at| &self.scan.articles[at]);
        live.any(|article| !article.rare().not_in.is_empty())
    }

    /// Whether an article is not to be in the feed at a path.
    fn stays_out(&self, at: ArticleNumber, path: &str) -> bool {
        let symbols = &self.scan.symbols;
        let mut paths = self.scan.articles[at].rare().not_in.iter();
        paths.any(|other| symbols.name(*other).eq_ignore_ascii_case(path))
    }

    /// The keys of the feeds of a family that an article is in. A story in `en-US` is one in `en` too, if
    /// others are in `en`.
    fn keys(&self, article: &Scanned, each: Each) -> SmallVec<[Key; 4]> {
        let symbols = &self.scan.symbols;
        let mut keys = keys(symbols, article, each);
        if let (Each::Language, Some(&own)) = (each, keys.first()) {
            let text = symbols.key_text(own);
            let wider = text.match_indices(' ').map(|(at, _)| &text[..at]);
            let wider = wider.filter_map(|text| symbols.find_key(text));
            keys.extend(wider.filter(|key| self.plan.names.of(each, *key).is_some()));
        }
        keys
    }

    /// The path of each feed of a family: the one it was published at; else its slug; else,
    /// where another has that, a longer one.
    fn paths_of<'k>(
        &mut self,
        rule: &FeedRule,
        keys: impl Iterator<Item = &'k str>,
        published: &Published<'_>,
    ) -> HashMap<String, String> {
        let mut paths: HashMap<String, String> = published
            .iter()
            .map(|(key, (path, _))| ((*key).to_owned(), (*path).clone()))
            .collect();
        // Taken is what this family published, what is planned already, what belongs to a single
        // feed, and what another family that is still wanted published.
        let rules: BTreeSet<String> = self.config.feeds.iter().map(FeedRule::name).collect();
        let others = self
            .state
            .feeds
            .iter()
            .filter(|(_, feed)| rules.contains(&feed.rule))
            .map(|(path, _)| path);
        let mut taken: BTreeSet<String> = paths.values().chain(others).map(|path| path.to_lowercase()).collect();
        taken.extend(self.own_paths.iter().chain(&self.paths).cloned());
        let mut open: Vec<&str> = keys.filter(|key| !published.contains_key(key)).collect();
        // "c" is more of a "c" than "c++" is.
        open.sort_by_key(|key| (slug::slug(key) != key.replace(' ', "-"), *key));
        for key in open {
            let slug = slug::slug(key);
            let pattern = rule.path.replace("{language}", &key.replace(' ', "-"));
            let mut path = pattern.replace("{slug}", &slug);
            if !taken.insert(path.to_lowercase()) {
                path = pattern.replace("{slug}", &slug::longer(&slug, key));
                taken.insert(path.to_lowercase());
                let message = format!("another name has the address of `{key}` already; its feed is `{path}`");
                let place = Place {
                    line: Some(rule.line),
                    ..Place::file(&self.config.file)
                };
                self.plan
                    .findings
                    .push(Diagnostic::new(Code::DUPLICATE_SLUGS, place, message));
            }
            paths.insert(key.to_owned(), path);
        }
        paths
    }

    /// Articles that are to stay out of feeds that are not there: they may be in the one that was meant.
    fn tell_unknown_feeds(&mut self) {
        let is_known = |path: &str| {
            let path = path.to_lowercase();
            [&self.paths, &self.own_paths, &self.possible]
                .iter()
                .any(|paths| paths.contains(&path))
        };
        let mut told: FxHashMap<&str, Option<String>> = FxHashMap::default();
        let mut findings = Vec::new();
        for article in self.scan.live.iter().map(|&at| &self.scan.articles[at]) {
            for path in article.rare().not_in.iter().map(|path| self.scan.symbols.name(*path)) {
                let help = told
                    .entry(path)
                    .or_insert_with(|| (!is_known(path)).then(|| self.meant(path)));
                let place = || article.place(&self.scan.files);
                findings.extend(help.as_ref().map(|help| unknown_feed(place(), path, help)));
            }
        }
        self.plan.findings.extend(findings);
    }

    /// What to do about the path of a feed that is not there.
    fn meant(&self, path: &str) -> String {
        match nearest(path, self.plan.feeds.iter().map(|feed| feed.path.as_str())) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => {
                "write the path of a feed as `feedmill list` shows it, or `feeds: false` for all of them".to_owned()
            }
        }
    }

    /// The stories that were taken back and are to be told of here: they would be in the feed, or were.
    fn retracted(&self, rule: &FeedRule, path: &str, key: &str) -> Vec<ArticleNumber> {
        let scan = self.scan;
        if scan.retracted.is_empty() {
            return Vec::new();
        }
        let matcher = Matcher::new(scan, rule);
        let before = self.state.feeds.get(path);
        let is_of_key = |article: &Scanned| {
            let keys = rule.each.map(|each| self.keys(article, each));
            keys.is_none_or(|keys| keys.iter().any(|of| scan.symbols.key_text(*of) == key))
        };
        let is_told = |at: &ArticleNumber| {
            let article = &scan.articles[*at];
            let was_there = || before.is_some_and(|before| before.items.contains(&digest(article.id())));
            let would_be = matcher.matches(article) && is_of_key(article) && !self.stays_out(*at, path);
            would_be || was_there()
        };
        scan.retracted.iter().copied().filter(is_told).collect()
    }

    fn add(&mut self, rule: &FeedRule, path: &str, key: &str, name: &Name, entries: Vec<ArticleNumber>) {
        if !self.paths.insert(path.to_lowercase()) {
            let place = Place {
                line: Some(rule.line),
                ..Place::file(&self.config.file)
            };
            let message = format!("another feed has the path `{path}` already; this one is not written");
            self.plan
                .findings
                .push(Diagnostic::new(Code::DUPLICATE_FEED, place, message).help("give one of them another `path`"));
            return;
        }
        let site = &self.config.site;
        let edition = name
            .language
            .as_ref()
            .and_then(|language| self.config.edition(language));
        let language = name.language.as_ref().unwrap_or(&site.language);
        let title = edition
            .and_then(|edition| edition.title.as_ref())
            .unwrap_or(&site.title);
        let description = edition.and_then(|edition| edition.description.as_ref());
        let fill = |text: &str| {
            let text = text.replace("{site}", title).replace("{language}", language);
            text.replace("{name}", &name.shown)
        };
        let retracted = self.retracted(rule, path, key);
        let feed = FeedPlan {
            path: path.to_owned(),
            title: fill(rule.title(edition)),
            description: rule
                .description
                .as_deref()
                .map_or_else(|| description.unwrap_or(&site.description).clone(), fill),
            language: language.clone(),
            languages: rule.languages.clone(),
            rule: rule.name(),
            key: key.to_owned(),
            name: name.shown.clone(),
            body: rule.body,
            is_full: rule.limit == Some(entries.len()),
            entries,
            retracted,
            chain: Chain::default(),
        };
        self.add_documents(rule, feed);
    }

    /// Adds a feed, and its archives if it has some.
    fn add_documents(&mut self, rule: &FeedRule, feed: FeedPlan) {
        let Some(archive) = rule.archive else {
            self.plan.feeds.push(feed);
            return;
        };
        let documents = archive::split(self.scan, self.state, archive, rule.limit, feed);
        self.paths
            .extend(documents.iter().map(|document| document.path.to_lowercase()));
        self.plan.feeds.extend(documents);
    }
}

/// How many stories a feed needs to know: all, where it keeps them.
fn limit(rule: &FeedRule) -> Option<usize> {
    rule.limit.filter(|_| rule.archive.is_none())
}

fn unknown_feed(place: Place, path: &str, help: &str) -> Diagnostic {
    let message = format!("`not_in_feeds` names `{path}`, and there is no such feed");
    Diagnostic::new(Code::UNKNOWN_FEED, place, message).help(help)
}

/// Feeds of earlier builds with their paths, by key.
type Published<'s> = BTreeMap<&'s str, (&'s String, &'s PublishedFeed)>;

/// The feeds that this rule made in earlier builds.
fn published_by<'s>(rule: &FeedRule, state: &'s State) -> Published<'s> {
    let name = rule.name();
    let feeds = state.feeds.iter().filter(|(_, feed)| feed.rule == name);
    feeds.map(|(path, feed)| (feed.key.as_str(), (path, feed))).collect()
}
