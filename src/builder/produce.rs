//! Makes the files of the output folder. A feed whose files are what they would become again is left
//! alone; the others are made some at a time, so that memory holds few of them.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::builder::digest::digest;
use crate::builder::entry::assemble::Context;
use crate::builder::entry::gather::{Gathered, gather};
use crate::builder::error::Error;
use crate::builder::memory::index::LastBuild;
use crate::builder::memory::scanned::ArticleNumber;
use crate::builder::memory::state::PublishedFeed;
use crate::builder::memory::traces::Newest;
use crate::builder::plan::feed_plan::{FeedPlan, Plan};
use crate::builder::plan::guard::Held;
use crate::builder::progress::{Phase, Progress};
use crate::builder::render::document::{documents, files, list, stylesheet, wanted, with_siblings, without};
use crate::builder::render::freshness::{Draft, Freshness};
use crate::builder::render::index_page::IndexPage;
use crate::builder::render::page::{INDEX, Pages, STORIES};
use crate::builder::render::product::Product;
use crate::builder::render::products::{FreshFeed, Products};
use crate::builder::scan::identity::iri;
use crate::builder::scan::reader;
use crate::builder::shelf::parts;
use crate::builder::store::{Staged, Store, Sync};
use crate::model::{Diagnostic, Entry};

/// Entries that are made together, to be put into feeds before the next ones are.
const BATCH: usize = 1024;

/// What was made.
pub(super) struct Production {
    pub products: Products,
    /// Its files that are new, written aside.
    pub staged: Vec<Staged>,
    /// How they are made to last.
    pub sync: Sync,
}

/// Makes everything that has to be made, and says how it is to be made to last.
pub(super) fn produce(
    context: &Context<'_>,
    plan: &Plan,
    held: &Held,
    last: &LastBuild,
    store: &mut Store,
    progress: &dyn Progress,
) -> Result<Production, Error> {
    let config = context.config;
    let mut products = Products {
        wanted: wanted(config, plan),
        ..Products::default()
    };
    let pages = Pages::new(config, &mut products.findings);
    let looks = pages.as_ref().map(|pages| pages.digest);
    let drafts = Draft::all(context, plan, &held.paths);
    let remaining = remaining(context, &drafts);
    let mut freshness = Freshness::new(context, last, &drafts, &remaining, looks);
    let (fresh, stale): (Vec<Draft<'_>>, Vec<Draft<'_>>) = drafts
        .into_par_iter()
        .partition(|draft| freshness.is_fresh(draft, store.dir()));
    let stale_files: usize = stale.iter().map(|draft| files(config, draft.plan).len()).sum();
    let sync = Sync::of(stale_files);
    for draft in fresh {
        products.keep(&draft, last.feed(&draft.plan.path));
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
        staged: Vec::new(),
    };
    maker.make_all(stale, progress)?;
    maker.look_after(remaining);
    for feed in &plan.feeds {
        if let Some(told) = held.without.get(&feed.path) {
            maker.take_out(feed, told)?;
        }
    }
    maker.make_lists(plan, last)?;
    let Maker { products, staged, .. } = maker;
    Ok(Production { products, staged, sync })
}

/// Stories that readers see, in no feed that is to be made, with pictures in the output folder.
fn remaining(context: &Context<'_>, drafts: &[Draft<'_>]) -> BTreeSet<ArticleNumber> {
    let paths = context.state.photos.keys().filter(|_| context.desk.is_some());
    let stories: FxHashSet<u64> = paths.filter_map(|path| Some(parts(path)?.0)).collect();
    if stories.is_empty() {
        return BTreeSet::new();
    }
    let picked: FxHashSet<ArticleNumber> = drafts.iter().flat_map(|draft| draft.plan.all()).collect();
    let articles = &context.scan.articles;
    let is_one = |at: &ArticleNumber| !picked.contains(at) && stories.contains(&digest(articles[*at].id()));
    context.scan.live.iter().copied().filter(is_one).collect()
}

/// Entries that are kept until the last feed has them.
struct Entries {
    made: FxHashMap<ArticleNumber, Arc<Entry>>,
    /// How many feeds still want an article.
    wanted: FxHashMap<ArticleNumber, usize>,
}

impl Entries {
    fn new(stale: &[Draft<'_>]) -> Self {
        let mut wanted = FxHashMap::default();
        for at in stale.iter().flat_map(|draft| draft.plan.all()) {
            *wanted.entry(at).or_default() += 1;
        }
        Self {
            made: FxHashMap::default(),
            wanted,
        }
    }

    /// The entries of a feed; `None` when one of them could not be made.
    fn of(&self, feed: &FeedPlan) -> Option<Vec<Arc<Entry>>> {
        feed.all().map(|at| self.made.get(&at).cloned()).collect()
    }

    fn release(&mut self, feed: &FeedPlan) {
        for at in feed.all() {
            let Some(wanted) = self.wanted.get_mut(&at) else {
                continue;
            };
            *wanted -= 1;
            if *wanted == 0 {
                self.made.remove(&at);
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
    staged: Vec<Staged>,
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
                let new = draft.plan.all();
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

    /// Looks at pictures of stories that are in no feed that is made.
    fn look_after(&mut self, remaining: BTreeSet<ArticleNumber>) {
        let reader = reader(self.context.config, true);
        let mut unknown = Vec::new();
        for &at in &remaining {
            match self.freshness.record(at) {
                Some(record) => drop(self.products.records.insert(at, record.clone())),
                None => unknown.push(at),
            }
        }
        for some in unknown.chunks(BATCH) {
            let gathered = gather(self.context, &reader, some).into_iter();
            let records = gathered.filter_map(|(at, gathered)| Some((at, gathered.ok()?.record)));
            self.products.records.extend(records);
        }
        self.products.remaining = remaining;
    }

    fn gather(&mut self, missing: &[ArticleNumber]) {
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
    fn make(&self, draft: &Draft<'_>, mut entries: Vec<Arc<Entry>>) -> Result<Made, Error> {
        let retracted = entries.split_off(draft.plan.entries.len());
        let mut made = Made {
            staged: Vec::new(),
            newest: Newest::of(&entries),
            findings: Vec::new(),
        };
        let page = self
            .pages
            .and_then(|pages| pages.of_feed(draft.plan, &draft.published, &entries));
        match documents(self.context, draft, entries, retracted) {
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
        self.staged.extend(made.staged);
    }

    /// Takes stories out of a feed that is kept, and makes its page of what can still be read.
    fn take_out(&mut self, feed: &FeedPlan, told: &BTreeSet<ArticleNumber>) -> Result<(), Error> {
        let Context {
            config, state, scan, ..
        } = *self.context;
        let Some(before) = state.feeds.get(&feed.path) else {
            return Ok(());
        };
        let articles = || told.iter().map(|at| &scan.articles[*at]);
        let ids = articles().flat_map(|article| [article.id().to_owned(), iri(config, state, article)]);
        let ids: BTreeSet<String> = ids.collect();
        for format in &config.output.formats {
            match without(config, feed, format, self.store.dir(), &ids) {
                Ok(Some(product)) => {
                    let staged = self.stage(&product)?;
                    self.staged.extend(staged);
                }
                Ok(None) => {}
                Err(finding) => self.products.findings.push(finding),
            }
        }
        let gone: BTreeSet<u64> = articles().map(|article| digest(article.id())).collect();
        let rest = PublishedFeed {
            items: before.items.difference(&gone).copied().collect(),
            ..before.clone()
        };
        let newest: Vec<ArticleNumber> = feed.entries.iter().copied().take(STORIES).collect();
        self.gather(&newest);
        let entries: Vec<Arc<Entry>> = newest.iter().filter_map(|at| self.entries.made.remove(at)).collect();
        match self.pages.and_then(|pages| pages.of_feed(feed, &rest, &entries)) {
            Some(Ok(page)) => {
                let staged = self.stage(&page)?;
                self.staged.extend(staged);
            }
            Some(Err(finding)) => self.products.findings.push(finding),
            None => {}
        }
        let known = feed
            .entries
            .iter()
            .filter(|at| rest.items.contains(&digest(scan.articles[**at].id())));
        self.products.published.extend(known);
        self.products.trimmed.insert(feed.path.clone(), rest);
        Ok(())
    }

    fn stage(&self, product: &Product) -> Result<Vec<Staged>, Error> {
        self.store
            .stage(self.context.config, product, self.context.state, self.sync)
    }

    /// What is about all feeds: the OPML list, the stylesheet and the page.
    fn make_lists(&mut self, plan: &Plan, last: &LastBuild) -> Result<(), Error> {
        let config = self.context.config;
        let opml = config.output.opml.as_ref();
        let list = opml.and_then(|path| list(config, plan, path, &self.products.feeds, self.context.state));
        for product in list.into_iter().chain(stylesheet(config)) {
            let staged = self.stage(&product)?;
            self.staged.extend(staged);
        }
        match self
            .pages
            .filter(|_| !self.products.feeds.is_empty() || !self.products.trimmed.is_empty())
        {
            Some(pages) => self.make_front(pages, plan, last),
            None => Ok(()),
        }
    }

    /// The page of all feeds, unless it is what it would become.
    fn make_front(&mut self, pages: &Pages<'_>, plan: &Plan, last: &LastBuild) -> Result<(), Error> {
        let front = IndexPage::new(self.context, pages, plan, &self.products, self.freshness);
        let record = last
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
                self.staged.extend(staged);
            }
            Err(finding) => self.products.findings.push(finding),
        }
        Ok(())
    }
}
