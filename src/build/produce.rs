//! Makes the files of the output folder. A feed whose files are what they would become again is left
//! alone; the others are made some at a time, so that memory holds few of them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::assemble::Context;
use super::document::{Product, documents, files, list, stylesheet, wanted, with_siblings};
use super::error::Error;
use super::freshness::{Draft, Freshness};
use super::front::Front;
use super::gather::{Gathered, gather};
use super::index::{EntryRecord, FeedRecord, Index};
use super::page::{INDEX, Newest, Pages};
use super::plan::{FeedPlan, Plan};
use super::progress::{Phase, Progress};
use super::scan::reader;
use super::state::PublishedFeed;
use super::store::{Staged, Store, Sync};
use crate::model::{Diagnostic, Entry};

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
    /// What the index says of the feeds that were left alone, by their paths.
    pub kept: FxHashMap<String, FeedRecord>,
    /// What it will be told of those that were made, when their files are in their places.
    pub fresh: FxHashMap<String, FreshFeed>,
    /// What the entries were made from, by their articles.
    pub records: FxHashMap<usize, EntryRecord>,
    /// Paths of feeds with a story that could not be read when it was to be written: they are kept.
    pub held: Vec<String>,
    pub findings: Vec<Diagnostic>,
}

/// A feed that was made.
#[derive(Debug, Clone)]
pub struct FreshFeed {
    /// `None` for one that has to be made again the next time, whatever happens.
    pub fingerprint: Option<u128>,
    pub files: Vec<String>,
    pub newest: Option<Newest>,
}

/// Makes everything that has to be made, and says how it is to be made to last.
pub fn produce(
    context: &Context<'_>,
    plan: &Plan,
    held: &BTreeSet<String>,
    index: &Index,
    store: &mut Store,
    progress: &dyn Progress,
) -> Result<(Products, Sync), Error> {
    let config = context.config;
    let mut products = Products {
        wanted: wanted(config, plan),
        ..Products::default()
    };
    let pages = Pages::new(config, &mut products.findings);
    let looks = pages.as_ref().map(|pages| pages.digest);
    let drafts = Draft::all(context, plan, held);
    let mut freshness = Freshness::new(context, index, &drafts, looks);
    let (fresh, stale): (Vec<Draft<'_>>, Vec<Draft<'_>>) = drafts
        .into_par_iter()
        .partition(|draft| freshness.is_fresh(draft, store.dir()));
    let stale_files: usize = stale.iter().map(|draft| files(config, draft.plan).len()).sum();
    let sync = Sync::of(stale_files);
    for draft in fresh {
        products.keep(&draft, index.feed(&draft.plan.path));
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
        pages: pages.as_ref(),
        freshness: &mut freshness,
        entries: Entries::new(&stale),
        products,
    };
    maker.make_all(stale, progress)?;
    maker.make_lists(plan, index)?;
    Ok((maker.products, sync))
}

impl Products {
    /// Leaves a feed alone.
    fn keep(&mut self, draft: &Draft<'_>, record: Option<&FeedRecord>) {
        self.untouched += record.map_or(0, |record| record.files.len());
        self.kept
            .extend(record.map(|record| (draft.plan.path.clone(), record.clone())));
        self.publish(draft);
    }

    /// The newest story of a feed, as far as it is known.
    pub fn newest_of(&self, path: &str) -> Option<Newest> {
        let made = self.fresh.get(path).map(|feed| &feed.newest);
        made.or_else(|| self.kept.get(path).map(|feed| &feed.newest))?.clone()
    }

    fn publish(&mut self, draft: &Draft<'_>) {
        self.published.extend(&draft.plan.entries);
        self.feeds.insert(draft.plan.path.clone(), draft.published.clone());
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
    store: &'a mut Store,
    sync: Sync,
    pages: Option<&'a Pages<'a>>,
    freshness: &'a mut Freshness<'p>,
    entries: Entries,
    products: Products,
}

/// What became of a feed.
struct Made {
    staged: Vec<Staged>,
    newest: Option<Newest>,
    /// Why there is no feed, or no page of it.
    findings: Vec<Diagnostic>,
}

impl Maker<'_, '_> {
    fn make_all(&mut self, stale: Vec<Draft<'_>>, progress: &dyn Progress) -> Result<(), Error> {
        progress.begin(Phase::Writing, stale.len() as u64);
        let mut stale = stale.into_iter().peekable();
        while stale.peek().is_some() {
            let mut batch = Vec::new();
            let mut missing = BTreeSet::new();
            while let Some(draft) = stale.next_if(|_| missing.len() < BATCH && batch.len() < BATCH) {
                let new = draft.plan.entries.iter();
                missing.extend(new.filter(|at| !self.entries.made.contains_key(at)));
                batch.push(draft);
            }
            self.gather(&missing.into_iter().collect::<Vec<_>>());
            let has_news = self.make_batch(&batch, progress)?;
            if has_news && stale.peek().is_some() {
                self.store.write_out(self.sync)?;
            }
        }
        Ok(())
    }

    fn gather(&mut self, missing: &[usize]) {
        let reader = reader(self.context.config, true);
        for (at, gathered) in gather(self.context, &reader, missing) {
            match gathered {
                Ok(Gathered { entry, record, print }) => {
                    self.freshness.add(at, print);
                    self.products.findings.extend(record.findings.iter().cloned());
                    self.products.records.insert(at, record);
                    self.entries.made.insert(at, entry);
                }
                Err(finding) => self.products.findings.push(finding),
            }
        }
    }

    /// Says whether there is something to be written.
    fn make_batch(&mut self, batch: &[Draft<'_>], progress: &dyn Progress) -> Result<bool, Error> {
        let make = |draft: &Draft<'_>| {
            let made = self.entries.of(draft.plan).map(|entries| self.make(draft, entries));
            progress.advance(1, 1);
            made.transpose()
        };
        let made: Result<Vec<Option<Made>>, Error> = batch.par_iter().map(make).collect();
        let mut has_news = false;
        for (draft, made) in batch.iter().zip(made?) {
            self.entries.release(draft.plan);
            match made {
                Some(made) => {
                    has_news |= made.staged.iter().any(Staged::is_news);
                    self.add(draft, made);
                }
                None => self.products.held.push(draft.plan.path.clone()),
            }
        }
        Ok(has_news)
    }

    /// Makes all files of a feed, or none. A page that cannot be made keeps no feed back.
    fn make(&self, draft: &Draft<'_>, entries: Vec<Arc<Entry>>) -> Result<Made, Error> {
        let mut made = Made {
            staged: Vec::new(),
            newest: Newest::of(&entries),
            findings: Vec::new(),
        };
        let page = self
            .pages
            .and_then(|pages| pages.of_feed(draft.plan, &draft.published, &entries));
        match documents(self.context, draft, entries) {
            Ok(products) => {
                for product in &products {
                    made.staged.extend(self.stage(product)?);
                }
                match page {
                    Some(Ok(page)) => made.staged.extend(self.stage(&page)?),
                    Some(Err(finding)) => made.findings.push(finding),
                    None => {}
                }
            }
            Err(findings) => made.findings = findings,
        }
        Ok(made)
    }

    fn add(&mut self, draft: &Draft<'_>, made: Made) {
        let is_whole = made.findings.is_empty() && !made.staged.iter().any(Staged::is_barred);
        self.products.findings.extend(made.findings);
        if made.staged.is_empty() {
            return;
        }
        let fresh = FreshFeed {
            fingerprint: self.freshness.fingerprint(draft).filter(|_| is_whole),
            files: files(self.context.config, draft.plan),
            newest: made.newest,
        };
        self.products.fresh.insert(draft.plan.path.clone(), fresh);
        self.products.publish(draft);
        self.products.staged.extend(made.staged);
    }

    fn stage(&self, product: &Product) -> Result<Vec<Staged>, Error> {
        self.store
            .stage(self.context.config, product, self.context.state, self.sync)
    }

    /// What is about all feeds: the OPML list, the stylesheet and the page.
    fn make_lists(&mut self, plan: &Plan, index: &Index) -> Result<(), Error> {
        let config = self.context.config;
        let opml = config.output.opml.as_ref();
        let list = opml.and_then(|path| list(config, plan, path, &self.products.feeds, self.context.state));
        for product in list.into_iter().chain(stylesheet(config)) {
            let staged = self.stage(&product)?;
            self.products.staged.extend(staged);
        }
        match self.pages.filter(|_| !self.products.feeds.is_empty()) {
            Some(pages) => self.make_front(pages, plan, index),
            None => Ok(()),
        }
    }

    /// The page of all feeds, unless it is what it would become.
    fn make_front(&mut self, pages: &Pages<'_>, plan: &Plan, index: &Index) -> Result<(), Error> {
        let front = Front::new(self.context, pages, plan, &self.products, self.freshness);
        let record = index
            .feed(INDEX)
            .filter(|record| record.fingerprint == front.fingerprint);
        if let Some(record) = record.filter(|record| record.is_there(self.store.dir())) {
            self.products.untouched += record.files.len();
            self.products.kept.insert(INDEX.to_owned(), record.clone());
            return Ok(());
        }
        let fingerprint = front.fingerprint;
        let page = match front.entries(self.context) {
            Ok(stories) => front.page(pages, &stories),
            Err(findings) => {
                self.products.findings.extend(findings);
                self.products.held.push(INDEX.to_owned());
                return Ok(());
            }
        };
        match page {
            Ok(page) => {
                let staged = self.stage(&page)?;
                let is_barred = staged.iter().any(Staged::is_barred);
                let fresh = FreshFeed {
                    fingerprint: Some(fingerprint).filter(|_| !is_barred),
                    files: with_siblings(self.context.config, INDEX.to_owned()),
                    newest: None,
                };
                self.products.fresh.insert(INDEX.to_owned(), fresh);
                self.products.staged.extend(staged);
            }
            Err(finding) => self.products.findings.push(finding),
        }
        Ok(())
    }
}
