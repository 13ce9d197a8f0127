//! Writes feeds in every format and checks them before they are stored. A feed whose files are what they
//! would become again is left alone; the others are made some at a time, so that memory holds
//! few of them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::assemble::Context;
use super::error::Error;
use super::freshness::{Draft, Freshness};
use super::gather::{Gathered, gather};
use super::guard::place;
use super::index::{EntryRecord, Index};
use super::plan::{FeedPlan, Plan};
use super::progress::{Phase, Progress};
use super::scan::reader;
use super::state::{PublishedFeed, State};
use super::store::{Staged, Store, Sync};
use crate::check;
use crate::config::Config;
use crate::model::{Author, Code, Diagnostic, Entry, Feed, Timestamp};
use crate::output::opml::{self, Outline};
use crate::output::{FORMATS, Format};
use crate::text::url::below;

/// Entries that are made together, to be put into feeds before the next ones are.
const BATCH: usize = 1024;

/// Everything that is to be in the output folder.
#[derive(Debug, Default)]
pub struct Products {
    /// What was made.
    pub staged: Vec<Staged>,
    /// What is to be remembered of the feeds that are as they should be, or will be.
    pub feeds: BTreeMap<String, PublishedFeed>,
    /// Paths of all files that the configuration asks for, made or held.
    pub wanted: BTreeSet<String>,
    /// Articles in those feeds.
    pub published: BTreeSet<usize>,
    /// Files of feeds that were left alone.
    pub untouched: usize,
    /// Fingerprints of all these feeds, made or left alone, by their paths.
    pub fingerprints: FxHashMap<String, u128>,
    /// What the entries were made from, by their articles.
    pub records: FxHashMap<usize, EntryRecord>,
    /// Paths of feeds with a story that could not be read when it was to be written: they are kept.
    pub held: Vec<String>,
    /// Entries that were made.
    pub made: usize,
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

/// Makes all feeds that have to be made, and the list of them.
pub fn produce(
    context: &Context<'_>,
    plan: &Plan,
    held: &BTreeSet<String>,
    index: &Index,
    store: &Store,
    progress: &dyn Progress,
) -> Result<(Products, Sync), Error> {
    let Context { config, state, .. } = *context;
    let drafts = Draft::all(context, plan, held);
    let mut freshness = Freshness::new(context, index, &drafts);
    let (fresh, stale): (Vec<Draft<'_>>, Vec<Draft<'_>>) = drafts
        .into_par_iter()
        .partition(|draft| freshness.is_fresh(draft, store.dir()));
    let sync = Sync::of(stale.len() * config.output.formats.len());
    let mut products = Products {
        wanted: wanted(config, plan),
        ..Products::default()
    };
    for draft in fresh {
        products.untouched += config.output.formats.len();
        products.publish(&draft, freshness.fingerprint(&draft));
    }
    for &at in &products.published {
        let record = freshness.record(at).cloned();
        products
            .findings
            .extend(record.iter().flat_map(|record| record.findings.clone()));
        products.records.extend(record.map(|record| (at, record)));
    }
    let mut maker = Maker {
        context,
        store,
        sync,
        freshness: &mut freshness,
        entries: Entries::new(&stale),
        products,
    };
    maker.make_all(stale, progress)?;
    let mut products = maker.products;
    if let Some(path) = &config.output.opml {
        let list = list(config, plan, path, &products.feeds, state);
        let list = list.map(|list| store.stage(list, state, sync)).transpose()?;
        products.staged.extend(list);
    }
    Ok((products, sync))
}

impl Products {
    fn publish(&mut self, draft: &Draft<'_>, fingerprint: Option<u128>) {
        let path = &draft.plan.path;
        self.published.extend(&draft.plan.entries);
        self.feeds.insert(path.clone(), draft.published.clone());
        self.fingerprints.extend(fingerprint.map(|print| (path.clone(), print)));
    }
}

/// Entries that are kept until the last feed has them.
struct Entries {
    made: FxHashMap<usize, Arc<Entry>>,
    /// How many feeds still want an article.
    wanted: FxHashMap<usize, usize>,
}

impl Entries {
    fn new(stale: &[Draft<'_>]) -> Self {
        let mut wanted = FxHashMap::default();
        for at in stale.iter().flat_map(|draft| &draft.plan.entries) {
            *wanted.entry(*at).or_default() += 1;
        }
        Self {
            made: FxHashMap::default(),
            wanted,
        }
    }

    /// The entries of a feed; `None` when one of them could not be made.
    fn of(&self, feed: &FeedPlan) -> Option<Vec<Arc<Entry>>> {
        feed.entries.iter().map(|at| self.made.get(at).cloned()).collect()
    }

    fn release(&mut self, feed: &FeedPlan) {
        for at in &feed.entries {
            let Some(wanted) = self.wanted.get_mut(at) else {
                continue;
            };
            *wanted -= 1;
            if *wanted == 0 {
                self.made.remove(at);
            }
        }
    }
}

/// Makes feeds, batch after batch.
struct Maker<'a, 'p> {
    context: &'a Context<'a>,
    store: &'a Store,
    sync: Sync,
    freshness: &'a mut Freshness<'p>,
    entries: Entries,
    products: Products,
}

impl Maker<'_, '_> {
    fn make_all(&mut self, stale: Vec<Draft<'_>>, progress: &dyn Progress) -> Result<(), Error> {
        progress.begin(Phase::Writing, stale.len() as u64);
        let mut stale = stale.into_iter().peekable();
        while stale.peek().is_some() {
            let mut batch = Vec::new();
            let mut missing = BTreeSet::new();
            while let Some(draft) = stale.next_if(|_| missing.len() < BATCH && batch.len() < BATCH) {
                let new = draft
                    .plan
                    .entries
                    .iter()
                    .filter(|at| !self.entries.made.contains_key(at));
                missing.extend(new);
                batch.push(draft);
            }
            self.gather(&missing.into_iter().collect::<Vec<_>>());
            self.make(&batch, progress)?;
        }
        Ok(())
    }

    fn gather(&mut self, missing: &[usize]) {
        let reader = reader(self.context.config, true);
        for (at, gathered) in gather(self.context, &reader, missing) {
            match gathered {
                Ok(Gathered { entry, record }) => {
                    self.freshness.add(self.context, at, &record);
                    self.products.findings.extend(record.findings.iter().cloned());
                    self.products.records.insert(at, record);
                    self.entries.made.insert(at, entry);
                    self.products.made += 1;
                }
                Err(finding) => self.products.findings.push(finding),
            }
        }
    }

    fn make(&mut self, batch: &[Draft<'_>], progress: &dyn Progress) -> Result<(), Error> {
        let (context, store, sync) = (self.context, self.store, self.sync);
        let made: Result<Vec<Option<Made>>, Error> = batch
            .par_iter()
            .map(|draft| {
                let made = self
                    .entries
                    .of(draft.plan)
                    .map(|entries| make(context, draft, entries, store, sync));
                progress.advance(1, 1);
                made.transpose()
            })
            .collect();
        for (draft, made) in batch.iter().zip(made?) {
            self.entries.release(draft.plan);
            match made {
                None => self.products.held.push(draft.plan.path.clone()),
                Some(made) => {
                    let is_whole = made.findings.is_empty();
                    self.products.findings.extend(made.findings);
                    if is_whole {
                        let fingerprint = self.freshness.fingerprint(draft);
                        let is_barred = made.staged.iter().any(Staged::is_barred);
                        self.products.publish(draft, fingerprint.filter(|_| !is_barred));
                        self.products.staged.extend(made.staged);
                    }
                }
            }
        }
        Ok(())
    }
}

fn wanted(config: &Config, plan: &Plan) -> BTreeSet<String> {
    plan.feeds
        .iter()
        .flat_map(|feed| files(config, &feed.path))
        .chain(config.output.opml.clone())
        .collect()
}

/// The files of a feed.
pub fn files(config: &Config, path: &str) -> Vec<String> {
    config.output.formats.iter().map(|format| file(path, format)).collect()
}

/// The file of a feed in a format.
pub fn file(path: &str, format: &Format) -> String {
    format!("{path}.{}", format.ending)
}

/// What became of a feed.
struct Made {
    staged: Vec<Staged>,
    /// Why it is not written.
    findings: Vec<Diagnostic>,
}

fn make(
    context: &Context<'_>,
    draft: &Draft<'_>,
    entries: Vec<Arc<Entry>>,
    store: &Store,
    sync: Sync,
) -> Result<Made, Error> {
    let config = context.config;
    let path = &draft.plan.path;
    let feed = feed(config, draft.plan, &draft.published, entries);
    let write = |format: &&'static Format| {
        let address = below(&config.site.feeds_url, &file(path, format)).to_string();
        let text = write(format, &feed, &address, context.now);
        text.map(|text| Product {
            path: file(path, format),
            mark: (format.mark)(&address),
            text,
        })
        .map_err(|reason| invalid(config, path, format, &reason))
    };
    let written: Vec<Result<Product, Diagnostic>> = config.output.formats.par_iter().map(write).collect();
    let (products, findings): (Vec<_>, Vec<_>) = written.into_iter().partition(Result::is_ok);
    let findings: Vec<Diagnostic> = findings.into_iter().filter_map(Result::err).collect();
    let products = products.into_iter().flatten().filter(|_| findings.is_empty());
    let staged: Result<Vec<Staged>, Error> = products
        .map(|product| store.stage(product, context.state, sync))
        .collect();
    Ok(Made {
        staged: staged?,
        findings,
    })
}

fn invalid(config: &Config, path: &str, format: &Format, reason: &str) -> Diagnostic {
    let message = format!(
        "the feed in {} is not valid: {reason}; the old one is kept",
        format.title
    );
    Diagnostic::new(Code::INVALID_FEED, place(config, path), message)
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
        home: site.url.to_string(),
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
            home: config.site.url.to_string(),
            language: config.site.language.clone(),
        })
        .collect();
    (!outlines.is_empty()).then(|| Product {
        path: path.to_owned(),
        text: opml::write(&config.site.title, modified, &outlines),
        mark: format!("xmlUrl=\"{}", config.site.feeds_url),
    })
}
