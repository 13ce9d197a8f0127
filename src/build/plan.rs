//! Which feeds there are, what they are called, and which articles are in them. Pure: from
//! what was scanned and what was published before.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::scan::{Scan, Scanned};
use super::state::{PublishedFeed, State};
use crate::config::{Config, Each, FeedRule};
use crate::model::{BodyMode, Code, Diagnostic, Place};
use crate::text::slug;

/// A feed to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedPlan {
    /// Below the output folder, without an ending.
    pub path: String,
    pub title: String,
    pub description: String,
    /// Rule, key and name of the topic, author or section; empty for a single feed.
    pub rule: String,
    pub key: String,
    pub name: String,
    pub body: BodyMode,
    /// Indexes into the scan, newest first.
    pub entries: Vec<usize>,
    /// Whether there are as many as the configuration allows.
    pub is_full: bool,
}

/// All feeds to be made.
#[derive(Debug, Default)]
pub struct Plan {
    /// In the order of the configuration, then of their paths.
    pub feeds: Vec<FeedPlan>,
    /// From a topic's or section's key to the name that is shown everywhere.
    pub names: Names,
    pub findings: Vec<Diagnostic>,
}

/// The spellings to show everywhere: the most frequent, of several the oldest. Nothing is
/// remembered of it, so that a name is itself again after articles were out of sight.
#[derive(Debug, Default)]
pub struct Names {
    topics: HashMap<String, String>,
    authors: HashMap<String, String>,
    sections: HashMap<String, String>,
}

impl Names {
    fn of(&self, each: Each) -> &HashMap<String, String> {
        match each {
            Each::Topic => &self.topics,
            Each::Author => &self.authors,
            Each::Section => &self.sections,
        }
    }

    /// The name of a topic as all feeds spell it.
    pub fn topic<'a>(&'a self, name: &'a str) -> &'a str {
        self.topics.get(&slug::key(name)).map_or(name, String::as_str)
    }

    /// The name of a section as all feeds spell it.
    pub fn section<'a>(&'a self, name: &'a str) -> &'a str {
        self.sections.get(&slug::key(name)).map_or(name, String::as_str)
    }
}

/// The keys of an article, by which feeds choose it.
struct Keys {
    topics: Vec<String>,
    authors: Vec<String>,
    sections: Vec<String>,
}

impl Keys {
    fn new(article: &Scanned) -> Self {
        let keys = |names: &mut dyn Iterator<Item = &String>| names.map(|name| slug::key(name)).collect();
        Self {
            topics: keys(&mut article.stub.topics.iter()),
            authors: keys(&mut article.stub.authors.iter().map(|author| &author.name)),
            sections: keys(&mut article.stub.section.iter()),
        }
    }

    fn of(&self, each: Each) -> &[String] {
        match each {
            Each::Topic => &self.topics,
            Each::Author => &self.authors,
            Each::Section => &self.sections,
        }
    }

    fn match_rule(&self, rule: &FeedRule) -> bool {
        rule.topics.matches(&self.topics)
            && rule.authors.matches(&self.authors)
            && rule.sections.matches(&self.sections)
    }
}

/// Plans every feed of the configuration.
pub fn plan(config: &Config, scan: &Scan, state: &State) -> Plan {
    let keys: Vec<Keys> = scan.live.iter().map(|&at| Keys::new(&scan.articles[at])).collect();
    let mut planner = Planner {
        config,
        scan,
        state,
        keys: &keys,
        plan: Plan {
            names: names(scan),
            ..Plan::default()
        },
        paths: BTreeSet::new(),
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
    planner.plan
}

fn names(scan: &Scan) -> Names {
    let (mut topics, mut authors, mut sections) = (Spellings::default(), Spellings::default(), Spellings::default());
    // Oldest first, so that of equally frequent spellings the oldest is met first.
    for &at in scan.live.iter().rev() {
        let stub = &scan.articles[at].stub;
        stub.topics.iter().for_each(|name| topics.add(name));
        stub.authors.iter().for_each(|author| authors.add(&author.name));
        stub.section.iter().for_each(|name| sections.add(name));
    }
    Names {
        topics: topics.choose(),
        authors: authors.choose(),
        sections: sections.choose(),
    }
}

/// How often each spelling of a name occurs, in the order in which they came up.
#[derive(Default)]
struct Spellings<'a>(BTreeMap<String, Vec<(&'a str, usize)>>);

impl<'a> Spellings<'a> {
    fn add(&mut self, name: &'a str) {
        let spellings = self.0.entry(slug::key(name)).or_default();
        match spellings.iter_mut().find(|(known, _)| *known == name) {
            Some((_, count)) => *count += 1,
            None => spellings.push((name, 1)),
        }
    }

    fn choose(self) -> HashMap<String, String> {
        let choose = |spellings: Vec<(&'a str, usize)>| {
            // `max_by_key` keeps the last of equals.
            let frequent = spellings.iter().rev().max_by_key(|(_, count)| *count);
            frequent.map(|(name, _)| (*name).to_owned()).unwrap_or_default()
        };
        let spellings = self.0.into_iter();
        spellings.map(|(key, spellings)| (key, choose(spellings))).collect()
    }
}

struct Planner<'a> {
    config: &'a Config,
    scan: &'a Scan,
    state: &'a State,
    keys: &'a [Keys],
    plan: Plan,
    /// Paths that are taken, in lower case: some file systems make no difference.
    paths: BTreeSet<String>,
    /// Paths that the configuration gives to a single feed: no feed of a family takes them.
    own_paths: BTreeSet<String>,
}

impl Planner<'_> {
    fn single(&mut self, rule: &FeedRule) {
        let matching = self
            .scan
            .live
            .iter()
            .zip(self.keys)
            .filter(|(_, keys)| keys.match_rule(rule))
            .map(|(at, _)| *at);
        let entries = newest(matching, rule.limit);
        if entries.len() >= rule.min_items || self.state.feeds.contains_key(&rule.path) {
            self.add(rule, &rule.path, "", "", entries);
        }
    }

    /// One feed for each topic, author or section. Those that were published go on even when
    /// nothing is left in them: their subscribers shall not find a missing file.
    fn family(&mut self, rule: &FeedRule, each: Each) {
        let mut members: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (&at, keys) in self
            .scan
            .live
            .iter()
            .zip(self.keys)
            .filter(|(_, keys)| keys.match_rule(rule))
        {
            for key in keys.of(each) {
                members.entry(key).or_default().push(at);
            }
        }
        let mut published = published_by(rule, self.state);
        published.retain(|_, (path, _)| !self.own_paths.contains(&path.to_lowercase()));
        members.retain(|key, members| members.len() >= rule.min_items || published.contains_key(key));
        for key in published.keys() {
            members.entry(key).or_default();
        }
        let paths = self.paths_of(rule, members.keys().copied(), &published);
        for (key, at) in members {
            let name = self.plan.names.of(each).get(key).cloned();
            let name = name
                .or_else(|| published.get(key).map(|(_, feed)| feed.name.clone()))
                .unwrap_or_default();
            self.add(rule, &paths[key], key, &name, newest(at.into_iter(), rule.limit));
        }
    }

    /// The path of each feed of a family: the one it was published at; else its slug; else,
    /// where another has that, a longer one.
    fn paths_of<'k>(
        &mut self,
        rule: &FeedRule,
        keys: impl Iterator<Item = &'k str>,
        published: &BTreeMap<&str, (&String, &PublishedFeed)>,
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
            let mut path = rule.path.replace("{slug}", &slug);
            if !taken.insert(path.to_lowercase()) {
                path = rule.path.replace("{slug}", &slug::longer(&slug, key));
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

    fn add(&mut self, rule: &FeedRule, path: &str, key: &str, name: &str, entries: Vec<usize>) {
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
        let fill = |text: &str| text.replace("{site}", &site.title).replace("{name}", name);
        self.plan.feeds.push(FeedPlan {
            path: path.to_owned(),
            title: fill(&rule.title),
            description: rule
                .description
                .as_deref()
                .map_or_else(|| site.description.clone(), fill),
            rule: rule.name(),
            key: key.to_owned(),
            name: name.to_owned(),
            body: rule.body,
            is_full: rule.limit == Some(entries.len()),
            entries,
        });
    }
}

fn newest(articles: impl Iterator<Item = usize>, limit: Option<usize>) -> Vec<usize> {
    articles.take(limit.unwrap_or(usize::MAX)).collect()
}

/// The feeds that this rule made in earlier builds, by key.
fn published_by<'s>(rule: &FeedRule, state: &'s State) -> BTreeMap<&'s str, (&'s String, &'s PublishedFeed)> {
    let name = rule.name();
    let feeds = state.feeds.iter().filter(|(_, feed)| feed.rule == name);
    feeds.map(|(path, feed)| (feed.key.as_str(), (path, feed))).collect()
}
