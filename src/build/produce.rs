//! Writes every feed in every format, in memory, and checks it before it is stored.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::gather::Entries;
use super::guard::place;
use super::page;
use super::plan::{FeedPlan, Plan};
use super::sibling;
use super::state::{PublishedFeed, State, digest};
use crate::check;
use crate::config::Config;
use crate::model::{Author, Code, Diagnostic, Entry, Feed, Timestamp};
use crate::output::opml::{self, Outline};
use crate::output::{FORMATS, Format, stylesheet};
use crate::text::url::{below, relative};

/// Everything that is to be in the output folder.
#[derive(Debug, Default)]
pub struct Products {
    /// Path below the output folder, and the bytes.
    pub files: Vec<Product>,
    /// What is to be remembered of the feeds that were made.
    pub feeds: BTreeMap<String, PublishedFeed>,
    /// Paths of all files that the configuration asks for, made or held.
    pub wanted: BTreeSet<String>,
    /// Articles in the feeds that were made.
    pub published: BTreeSet<usize>,
    /// Distinct entries in all feeds.
    pub entries: usize,
    pub findings: Vec<Diagnostic>,
}

/// A file to be stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Product {
    pub path: String,
    pub text: String,
    /// What a file at this path holds if it is ours, whatever the state says.
    pub mark: String,
}

/// Makes all feeds but the held ones, and the list of them. `now` tells dates in the future.
pub fn produce(
    config: &Config,
    plan: &Plan,
    held: &BTreeSet<String>,
    entries: &Entries,
    state: &State,
    now: Timestamp,
) -> Products {
    let oldest = entries.entries.values().map(|entry| entry.published).min();
    let feeds = plan.feeds.par_iter().filter(|feed| !held.contains(&feed.path));
    let made: Vec<_> = feeds
        .filter_map(|feed| make(config, feed, entries, state, oldest, now).map(|made| (feed, made)))
        .collect();
    let mut products = Products {
        wanted: wanted(config, plan),
        ..Products::default()
    };
    for (feed, made) in made {
        products.findings.extend(made.findings);
        if !made.is_whole {
            continue;
        }
        products.files.extend(made.files);
        products
            .published
            .extend(feed.entries.iter().filter(|at| entries.entries.contains_key(at)));
        products.feeds.insert(feed.path.clone(), made.published);
    }
    products.entries = products.published.len();
    if let Some(path) = &config.output.opml {
        products.files.extend(list(config, plan, path, &products.feeds, state));
    }
    products.files.extend(look(config));
    let pages = page::pages(config, plan, &products.feeds, entries, state);
    products.files.extend(pages.files);
    products.findings.extend(pages.findings);
    products
}

fn wanted(config: &Config, plan: &Plan) -> BTreeSet<String> {
    let files = |feed: &FeedPlan| {
        config
            .output
            .formats
            .iter()
            .map(|format| file(&feed.path, format))
            .collect::<Vec<_>>()
    };
    let paths: Vec<String> = plan
        .feeds
        .iter()
        .flat_map(files)
        .chain(config.output.opml.clone())
        .chain(page::paths(config, plan))
        .chain(look(config).map(|stylesheet| stylesheet.path))
        .collect();
    let compressed = |path: &String| {
        let ways = config.output.compress.iter();
        ways.map(|way| sibling::path(path, way)).collect::<Vec<_>>()
    };
    let siblings: Vec<String> = paths.iter().flat_map(compressed).collect();
    paths.into_iter().chain(siblings).collect()
}

/// The stylesheet that feeds name, if they name one.
fn look(config: &Config) -> Option<Product> {
    config.output.stylesheet.then(|| Product {
        path: stylesheet::NAME.to_owned(),
        text: stylesheet::TEXT.to_owned(),
        mark: stylesheet::MARK.to_owned(),
    })
}

/// The file of a feed in a format.
pub fn file(path: &str, format: &Format) -> String {
    format!("{path}.{}", format.ending)
}

struct Made {
    files: Vec<Product>,
    published: PublishedFeed,
    findings: Vec<Diagnostic>,
    is_whole: bool,
}

/// `None` for a feed that never had an entry and has no time to carry.
fn make(
    config: &Config,
    plan: &FeedPlan,
    entries: &Entries,
    state: &State,
    oldest: Option<Timestamp>,
    now: Timestamp,
) -> Option<Made> {
    let before = state.feeds.get(&plan.path);
    let items: Vec<Arc<Entry>> = plan
        .entries
        .iter()
        .filter_map(|at| entries.entries.get(at))
        .cloned()
        .collect();
    let latest = items.iter().map(|entry| entry.updated.unwrap_or(entry.published)).max();
    let updated = latest.or(before.map(|feed| feed.updated)).or(oldest)?;
    let address = |format: &Format| below(&config.site.feeds_url, &file(&plan.path, format)).to_string();
    let first_address = config
        .output
        .formats
        .iter()
        .find(|format| format.has_id)
        .or(config.output.formats.first())
        .map(|format| address(format));
    let published = PublishedFeed {
        id: before.map(|feed| feed.id.clone()).or(first_address)?,
        rule: plan.rule.clone(),
        key: plan.key.clone(),
        name: plan.name.clone(),
        updated,
        items: items.iter().map(|entry| digest(&entry.id)).collect(),
    };
    let feed = feed(config, plan, &published, items);
    let mut made = Made {
        files: Vec::new(),
        published,
        findings: Vec::new(),
        is_whole: true,
    };
    for format in &config.output.formats {
        match write(format, &feed, &address(format), now) {
            Ok(text) => made.files.push(Product {
                path: file(&plan.path, format),
                mark: (format.mark)(&address(format)),
                text,
            }),
            Err(reason) => {
                let message = format!(
                    "the feed in {} is not valid: {reason}; the old one is kept",
                    format.title
                );
                made.findings
                    .push(Diagnostic::new(Code::INVALID_FEED, place(config, &plan.path), message));
                made.is_whole = false;
            }
        }
    }
    Some(made)
}

/// The document, which has every entry and no error.
fn write(format: &Format, feed: &Feed, address: &str, now: Timestamp) -> Result<String, String> {
    let text = (format.write)(feed, address).map_err(|error| error.to_string())?;
    let count = valid(&text, address, now)?;
    if count == feed.entries.len() {
        Ok(text)
    } else {
        Err(format!("it has {count} entries in place of {}", feed.entries.len()))
    }
}

/// How many entries a document has, or its first error. The levels of the configuration do not count here:
/// they are for other people's feeds, too, and what we write has no error.
fn valid(text: &str, address: &str, now: Timestamp) -> Result<usize, String> {
    let options = check::Options {
        content_type: None,
        location: Some(address),
        now,
    };
    let report = check::check(text.as_bytes(), &options);
    let entries = report.entries;
    let findings = report.told(address).findings;
    match findings.iter().find(|finding| finding.is_error()) {
        None => Ok(entries),
        Some(error) => Err(format!("{} ({})", error.message, error.code.name)),
    }
}

fn feed(config: &Config, plan: &FeedPlan, published: &PublishedFeed, entries: Vec<Arc<Entry>>) -> Feed {
    let site = &config.site;
    let title = Author {
        name: site.title.clone(),
        ..Author::default()
    };
    Feed {
        title: plan.title.clone(),
        description: plan.description.clone(),
        home: page::home(config, plan),
        id: published.id.clone(),
        language: site.language.clone(),
        updated: published.updated,
        copyright: site.copyright.clone(),
        icon: site.icon.as_ref().map(ToString::to_string),
        logo: site.logo.as_ref().map(ToString::to_string),
        authors: if site.authors.is_empty() {
            vec![title]
        } else {
            site.authors.clone()
        },
        email: site.email.clone(),
        hub: site.hub.as_ref().map(ToString::to_string),
        stylesheet: (config.output.stylesheet).then(|| relative(&site.feeds_url, &plan.path, stylesheet::NAME)),
        body: plan.body,
        entries,
    }
}

/// The list of all feeds that are there: made now, or kept from an earlier build.
fn list(
    config: &Config,
    plan: &Plan,
    path: &str,
    made: &BTreeMap<String, PublishedFeed>,
    state: &State,
) -> Option<Product> {
    // Readers know RSS and Atom best.
    let format = FORMATS
        .iter()
        .find(|format| config.output.formats.iter().any(|wanted| wanted.name == format.name))?;
    let there = |path: &String| made.get(path).or_else(|| state.feeds.get(path));
    let feeds: Vec<_> = plan.feeds.iter().filter(|feed| there(&feed.path).is_some()).collect();
    let modified = feeds
        .iter()
        .filter_map(|feed| there(&feed.path))
        .map(|feed| feed.updated)
        .max();
    let outlines: Vec<Outline> = feeds
        .iter()
        .map(|feed| Outline {
            title: feed.title.clone(),
            description: feed.description.clone(),
            feed: below(&config.site.feeds_url, &file(&feed.path, format)).into(),
            home: page::home(config, feed),
            language: config.site.language.clone(),
        })
        .collect();
    (!outlines.is_empty()).then(|| Product {
        path: path.to_owned(),
        text: opml::write(&config.site.title, modified, &outlines),
        mark: format!("xmlUrl=\"{}", config.site.feeds_url),
    })
}
