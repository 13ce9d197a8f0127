//! Articles to feeds, as a road: each stage is a folder, and uses what lies before it and nothing behind.
//!
//! ```text
//! source   which files there are, and what they hold
//! memory   what earlier builds saw and published
//! scan     what is known of each article, and the id that readers know it by
//! plan     which feeds there are, what is in them, and which of them would lose too much
//! entry    the picked articles, whole: texts, pictures, references
//! render   which feeds have to be made again, and their files
//! store    the files on the disk, and what the next build will remember
//! ```
//!
//! Here, at the end of it, `produce` drives the last three, so that memory holds few feeds at a time; `pictures` says which
//! pictures are to go. `digest`, `error`, `interner`, `options`, `progress` and `shelf` are the ground under all. Nothing but `store` writes. Without the index in
//! `memory`, which makes a build cheap in which little changed, everything comes out the same.

mod digest;
mod entry;
mod error;
mod interner;
mod left;
mod memory;
mod options;
mod pictures;
mod plan;
mod produce;
mod progress;
mod render;
mod scan;
mod served;
mod shelf;
mod source;
mod store;
mod survey;
#[cfg(feature = "cli")]
mod watch;
mod why;

use std::mem;
use std::path::Path;
use std::sync::Arc;
use std::time::SystemTime;

use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::config::Config;
use crate::input::Layout;
use crate::model::{Code, Diagnostic, Timestamp};
use crate::text::count::Count;
use feedcheck::Sound;
use rustc_hash::FxHashMap;

pub use error::{Error, reason};
pub use left::{Kind, Left, LeftFile, kind_of_path, left};
pub use options::Options;
pub use progress::{Phase, Progress};
pub use served::{Served, ServedFeed, served};
pub use shelf::FOLDER as PUBLISHED;
pub use source::fetched;
pub use source::files::bases;
pub use survey::{Listed, Understood, survey};
#[cfg(feature = "cli")]
pub use watch::{Saved, Watch};
pub use why::{Answer, why};

use entry::assemble::Context;
use entry::desk::Desk;
use memory::index::{EntryRecord, FeedRecord, Index, Records};
use memory::scanned::{ArticleNumber, Articles};
use memory::state::State;
use plan::feed_plan::FeedPlan;
use plan::guard;
use plan::slips::slips;
use produce::Production;
use render::products::{FreshFeed, Products};
use source::files::{Changes, walk};
use source::stamp::Stamp;
use store::index_writer::NextIndex;
use store::keep;
use store::published;
use store::shelves::Shelves;
use store::{Store, Stored};

/// What a build did.
#[derive(Debug, Clone, Default)]
pub struct Outcome {
    /// Feeds that were made, in whatever formats.
    pub feeds: usize,
    /// Distinct entries in them.
    pub entries: usize,
    /// Files that were not there before.
    pub new: usize,
    /// Files whose bytes changed.
    pub changed: usize,
    /// Files that were left untouched.
    pub unchanged: usize,
    /// Files that were removed.
    pub removed: Vec<String>,
    /// Files that the configuration does not ask for any more, and that are still there.
    pub abandoned: Vec<String>,
    /// Feeds that were kept as they were.
    pub held: usize,
    /// Articles that were left out.
    pub left_out: usize,
    /// Articles that were found, with those that were left out.
    pub articles: usize,
    /// How many were left out for each reason, the most frequent first.
    pub reasons: Vec<(&'static str, usize)>,
    /// How many are not to go out, by what they say: `draft`, `status: pending`; the most frequent first.
    pub not_public: Vec<(String, usize)>,
    /// Items that are no stories, such as tables and plans.
    pub no_stories: usize,
    /// Stories that wait for their time.
    pub waiting: usize,
    /// Feeds of a family, such as that of a topic, that lost the last of their stories in this build.
    pub emptied: Vec<String>,
    /// When the next embargo or expiry is due.
    pub next_due: Option<Timestamp>,
    /// Everything there is to say, in the order of the files.
    pub findings: Vec<Diagnostic>,
}

impl Outcome {
    /// Whether anything was left out or not written.
    pub fn has_errors(&self) -> bool {
        self.findings.iter().any(Diagnostic::is_error)
    }
}

/// Builds every feed of the configuration. Findings are collected in the outcome. `progress` hears how far it is; `&()`
/// listens to nothing.
///
/// # Errors
/// When another run holds the output folder, or files there cannot be read or written. No feed is broken then: each is as
/// it was, or, if the error came while files took their places, as it was to be.
pub fn build(config: &Config, options: &Options, progress: &dyn Progress) -> Result<Outcome, Error> {
    let mut store = Store::open(config, options.wait, options.trial.as_deref())?;
    let mut state = State::load(store.dir())?;
    store.clean(&state);
    let retired = options.retire.iter().map(|path| state.retire(path));
    let retired: BTreeSet<String> = retired.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect();
    if let Some(changed) = &options.changed {
        let changed = changed.iter().cloned().collect();
        match build_from(
            config,
            options,
            progress,
            &mut store,
            &state,
            &retired,
            Changes::Only(&changed),
        )? {
            Attempt::Done(outcome) => return Ok(*outcome),
            Attempt::MoreChanged => {}
        }
    }
    match build_from(
        config,
        options,
        progress,
        &mut store,
        &state,
        &retired,
        Changes::Unknown,
    )? {
        Attempt::Done(outcome) => Ok(*outcome),
        Attempt::MoreChanged => Ok(Outcome::default()),
    }
}

/// What came of building on what is said of changes.
enum Attempt {
    Done(Box<Outcome>),
    /// More changed than was said: nothing was done, and everything has to be looked at.
    MoreChanged,
}

/// Builds on what is said of changes.
fn build_from(
    config: &Config,
    options: &Options,
    progress: &dyn Progress,
    store: &mut Store,
    state: &State,
    retired: &BTreeSet<String>,
    changes: Changes<'_>,
) -> Result<Attempt, Error> {
    let started = SystemTime::now();
    let index = Index::load(store.dir(), config);
    let was_there = index.was_there;
    let seen = if was_there { changes } else { Changes::Everything };
    let mut walked = walk(config, &state.files, seen, options.now);
    if !store.is_trial() {
        keep::copy(config, &mut walked)?;
    }
    let expired = mem::take(&mut walked.keeping.expired);
    let (scan, before) = scan::scan(config, state, index, walked, options.now, progress);
    let plan = plan::plan(config, &scan, state);
    if let Some(feed) = plan.feeds.iter().find(|feed| retired.contains(&feed.path)) {
        return Err(wanted(feed));
    }
    let held = if options.allow_shrink {
        guard::Held::default()
    } else {
        guard::check(config, options.now, &scan, &plan, state)
    };
    let shelves = Arc::new(Shelves::new(store.dir(), store.place(), &state.photos));
    let mut context = Context {
        config,
        scan: &scan,
        names: &plan.names,
        state,
        now: options.now,
        sound: Sound::default(),
        desk: Desk::new(config, shelves.clone(), started),
    };
    let output = store.dir().to_owned();
    let begin = || NextIndex::begin(&output, config, &scan, options.now);
    let is_remembered = !scan.articles.is_empty() && !store.is_trial();
    let has_news = is_remembered && (scan.news > 0 || !was_there);
    // What was read is known by now. Not all threads are busy with what comes of it.
    let (production, begun) = rayon::join(
        || produce::produce(&context, &plan, &held, &before, store, progress),
        || has_news.then(begin),
    );
    let Production {
        mut products,
        staged,
        sync,
    } = production?;
    if matches!(changes, Changes::Only(_)) && !products.held.is_empty() {
        return Ok(Attempt::MoreChanged);
    }
    // Nothing is checked any more.
    context.sound = Sound::default();
    let next = published::next(state, &context, &products);
    let pictures = shelves.take()?;
    let sync = sync.with(pictures.files.len());
    let prepared = store.prepare(config, staged, pictures, state, next, sync)?;
    let stored = store.put(prepared, sync)?;
    let forgotten = context.desk.as_ref().map(|_| shelves.forgotten(&stored.state.photos));
    let outdated = pictures::outdated(&context, &products, &stored.state, &forgotten.unwrap_or_default());
    if context.desk.is_some() {
        products.wanted.extend(stored.state.photos.keys().cloned());
    }
    let mut outcome = outcome(&products, &stored, &scan, state);
    let known = &products.published | &products.remaining;
    let made = Records {
        entries: entry_records(&context, products.records, &known, started),
        feeds: feed_records(products.kept, products.fresh, &output),
    };
    if has_news || is_remembered && !before.knows(&made) {
        begun.unwrap_or_else(begin).finish(&made);
    }
    outcome.held += held.paths.len();
    let leaving = match &outcome.abandoned {
        all if options.prune || all.is_empty() => all.clone(),
        all => {
            let ended = all
                .iter()
                .filter(|file| retired.iter().any(|feed| guard::is_of(file, feed)));
            let leaky = guard::leaky(&scan, state, options.now, all);
            ended.cloned().chain(leaky).collect()
        }
    };
    outcome.findings = [
        slips(config, &scan, &plan, options.now),
        plan.findings,
        held.findings,
        scan.left_out,
        scan.findings,
        products.findings,
        stored.findings,
    ]
    .concat();
    sort(&mut outcome.findings);
    if !store.is_trial() {
        keep::remove(config, &expired)?;
    }
    let leaving: BTreeSet<String> = leaving.into_iter().chain(outdated).collect();
    let leaving: Vec<String> = leaving.into_iter().collect();
    store.prune(&stored.state, &leaving)?;
    outcome.abandoned.retain(|file| !leaving.contains(file));
    outcome.removed = leaving;
    Ok(Attempt::Done(Box::new(outcome)))
}

/// Why a feed cannot end that is planned all the same.
fn wanted(feed: &FeedPlan) -> Error {
    let reason = if feed.key.is_empty() {
        "the configuration asks for it in `[[feeds]]`; take it out there".to_owned()
    } else {
        let stories = Count(feed.entries.len(), "story");
        format!(
            "{stories} would be in it; take `{}` out of them, or, if it is a topic, put it into `topics.ignore`",
            feed.name
        )
    };
    let path = feed.path.clone();
    Error::Wanted { path, reason }
}

fn outcome(products: &Products, stored: &Stored, scan: &scan::Scan, state: &State) -> Outcome {
    let had_some = |path: &String| state.feeds.get(path).is_some_and(|before| !before.items.is_empty());
    let families = products
        .feeds
        .iter()
        .filter(|(_, feed)| !feed.key.is_empty() && !feed.is_archive());
    let emptied = families.filter(|(path, feed)| feed.items.is_empty() && had_some(path));
    Outcome {
        feeds: products.feeds.values().filter(|feed| !feed.is_archive()).count(),
        entries: products.published.len(),
        new: stored.new,
        changed: stored.changed,
        unchanged: stored.unchanged + products.untouched,
        abandoned: stored.state.abandoned(&products.wanted),
        held: products.held.len(),
        left_out: scan.left_out.len(),
        articles: scan.articles.len() + scan.left_out.len() - scan.doubles.len(),
        reasons: counted(scan.left_out.iter().map(|finding| finding.code.name())),
        not_public: counted(scan.held.iter().cloned()),
        no_stories: scan.others.len(),
        emptied: emptied.map(|(path, _)| path.clone()).collect(),
        waiting: scan.waiting.len(),
        next_due: scan.next_due,
        ..Outcome::default()
    }
}

/// How often each comes, the most frequent first.
fn counted<T: Ord>(all: impl Iterator<Item = T>) -> Vec<(T, usize)> {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    for one in all {
        *counts.entry(one).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts
}

/// What the next build is to know of the entries. What may have changed since without a trace, it is not told.
fn entry_records(
    context: &Context<'_>,
    records: FxHashMap<ArticleNumber, EntryRecord>,
    published: &BTreeSet<ArticleNumber>,
    started: SystemTime,
) -> FxHashMap<u64, EntryRecord> {
    let articles = &context.scan.articles;
    let records = records.into_iter().filter(|(at, record)| {
        let is_settled = record.probes.iter().all(|probe| probe.is_settled(started));
        // An excerpt of a text that holds others may show one that nobody may see yet.
        let is_alone = matches!(articles[*at].format().layout, Layout::Lines | Layout::Items)
            || record.findings.iter().all(|finding| finding.place.excerpt.is_none())
            || is_single(articles, *at);
        published.contains(at) && is_settled && is_alone
    });
    records
        .map(|(at, record)| (digest::digest(articles[at].id()), record))
        .collect()
}

/// The same of the feeds that were left alone, and of those whose files are in their places now.
fn feed_records(
    kept: FxHashMap<String, FeedRecord>,
    fresh: FxHashMap<String, FreshFeed>,
    output: &Path,
) -> FxHashMap<String, FeedRecord> {
    let stamped = |file: String| Some((file.clone(), Stamp::of(&output.join(file))?));
    let fresh = fresh.into_iter().filter_map(|(path, feed)| {
        let record = FeedRecord {
            fingerprint: feed.fingerprint?,
            files: feed.files.into_iter().map(stamped).collect::<Option<_>>()?,
            newest: feed.newest,
        };
        Some((path, record))
    });
    kept.into_iter().chain(fresh).collect()
}

/// Whether no other article stands in the same file; those of a file stand together.
fn is_single(articles: &Articles, at: ArticleNumber) -> bool {
    articles.neighbors(at).all(|other| other.file != articles[at].file)
}

/// In the order of files and lines; what concerns no line comes first in its file.
fn sort(findings: &mut Vec<Diagnostic>) {
    let key = |finding: &Diagnostic| {
        (
            finding.place.file.clone(),
            finding.place.line,
            finding.place.column,
            finding.code.name(),
            finding.message.clone(),
        )
    };
    findings.sort_by_cached_key(key);
    findings.dedup();
    // A name that is not known is told once, however often it is used.
    let mut told = HashSet::new();
    findings.retain(|finding| finding.code != Code::UNKNOWN_SHORTCODE || told.insert(finding.message.clone()));
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// Articles that are saved while a build is at work, between its two looks at them.
    #[test]
    fn a_file_that_changes_while_it_is_read_keeps_its_feeds_as_they_are() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        let story = |title: &str| {
            format!("{{\"title\": \"{title}\", \"slug\": \"{title}\", \"date\": \"2020-01-01\", \"text\": \"x\"}}")
        };
        let source = root.join("articles/a.json");
        fs::create_dir(root.join("articles")).unwrap();
        fs::write(&source, format!("[{},{}]", story("Alpha"), story("Bravo"))).unwrap();
        let text = "[site]\ntitle = \"T\"\nurl = \"https://t.example/\"\n";
        let config = crate::config::read(&root, "config.toml", text).unwrap();
        let mut store = Store::open(&config, std::time::Duration::ZERO, None).unwrap();
        let (state, now) = (State::default(), Timestamp::now());
        let walked = walk(&config, &state.files, Changes::Everything, now);
        let (scan, before) = scan::scan(&config, &state, Index::default(), walked, now, &());
        let plan = plan::plan(&config, &scan, &state);
        let context = Context {
            config: &config,
            scan: &scan,
            names: &plan.names,
            state: &state,
            now,
            sound: Sound::default(),
            desk: None,
        };
        for saved in [format!("[{},{}]", story("Bravo"), story("Alpha")), String::new()] {
            fs::write(&source, saved).unwrap();
            let held = guard::Held::default();
            let Production { products, staged, .. } =
                produce::produce(&context, &plan, &held, &before, &mut store, &()).unwrap();
            assert!(products.findings.iter().all(Diagnostic::is_error));
            assert_eq!(products.held, ["all"]);
            assert!(staged.is_empty() && products.feeds.is_empty());
        }
    }
}
