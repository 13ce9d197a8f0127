//! Looks at every article, in parallel, and keeps of it what is needed to choose the entries of
//! feeds: times, names, its place, and its identity. Files that did not change since the last
//! build are recalled from its index and not read.

pub(super) mod address;
pub(super) mod article;
pub(super) mod delivery;
pub(super) mod file;
pub(super) mod found;
pub(super) mod identity;
mod likeness;
mod lines;
pub(super) mod material;
pub(super) mod newest;
mod numbers;
pub(super) mod permalink;
mod slugify;
pub(super) mod stories;
mod strangers;
mod syndicated;
pub(super) mod wire;

use std::cmp::Reverse;
use std::iter;
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::SystemTime;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::builder::digest::digest;
use crate::builder::interner::Symbols;
use crate::builder::memory::index::{FileRecord, Index, LastBuild};
use crate::builder::memory::scanned::{ArticleNumber, Articles, Origin, Scanned, Standing};
use crate::builder::memory::state::{Delivered, State};
use crate::builder::progress::{Phase, Progress};
use crate::builder::scan::article::{Listener, Surroundings};
use crate::builder::scan::file::look_at;
use crate::builder::scan::found::{FileScan, Other};
use crate::builder::scan::material::Materials;
use crate::builder::source::blocks::Block;
use crate::builder::source::channels::Channels;
use crate::builder::source::file::{Look, SourceFile};
use crate::builder::source::files::{Changes, Walked, walk};
use crate::builder::source::read::{Reader, Way};
use crate::builder::source::spot::Spot;
use crate::config::{Config, DeliverySource};
use crate::input::{ArticleFormat, Rules, SourceRules};
use crate::model::{Code, Diagnostic, Timestamp};
use crate::text::date::{DateRules, Words};

/// Files that are looked at together. Memory holds what was found in two such lots twice: of one that is put
/// together, and of the next one, which is looked at meanwhile.
const AT_ONCE: usize = 8 << 10;

/// Everything that was found.
#[derive(Debug, Default)]
pub(super) struct Scan {
    pub files: Vec<SourceFile>,
    /// Blocks of files of lines: by file, in order.
    pub blocks: Vec<(u32, Block)>,
    /// In the order of files and lines, drafts and embargoed ones too.
    pub articles: Articles,
    /// Places of articles that cannot be used: by file, in order.
    pub unusable: Vec<(u32, Spot, &'static ArticleFormat)>,
    /// Items that are no stories: by file, in order.
    pub others: Vec<Other>,
    /// What these have for stories in other files.
    pub materials: Materials,
    pub symbols: Symbols,
    /// Drafts and articles that wait.
    pub hidden: FxHashSet<ArticleNumber>,
    /// The articles that readers see now: newest first, each id once.
    pub live: Vec<ArticleNumber>,
    /// Stories that were taken back, and whose readers are told: newest first.
    pub retracted: Vec<ArticleNumber>,
    /// Articles that are not used because a later one has their id, with the finding.
    pub doubles: FxHashMap<ArticleNumber, Diagnostic>,
    /// What the next build has to know of stories that were delivered.
    pub delivered: FxHashMap<u64, Delivered>,
    /// When items that say nothing of a time were first seen, where that is now.
    pub seen: FxHashMap<u64, Timestamp>,
    /// Why articles were left out: one finding each.
    pub left_out: Vec<Diagnostic>,
    /// What articles say that are not to go out: `draft`, `status: pending`.
    pub held: Vec<String>,
    /// What else there is to say.
    pub findings: Vec<Diagnostic>,
    pub next_due: Option<Timestamp>,
    /// Stories that wait for their time.
    pub waiting: Vec<ArticleNumber>,
    /// Files of which the index does not know what is known now.
    pub news: usize,
    /// Articles by the names of their files, for links to them; made when there is one.
    pub by_name: OnceLock<FxHashMap<String, Vec<ArticleNumber>>>,
}

/// Months and days in the languages of the newsroom, and before them in the one of a source.
fn words(config: &Config, first: Option<&str>) -> Words {
    let editions = config.editions.iter().map(|edition| edition.tag.as_str());
    Words::of(first.into_iter().chain([config.site.language.as_str()]).chain(editions))
}

/// What reading needs of the configuration.
pub(super) fn reader(config: &Config, is_for_entries: bool) -> Reader {
    let dates = DateRules {
        timezone: config.site.timezone,
        unzoned: config.articles.unzoned,
        zones: config.articles.zones.clone(),
        order: config.articles.date_order,
        words: words(config, None),
    };
    let delivered = |source: &DeliverySource| Way {
        rules: Rules {
            dates: DateRules {
                timezone: source.zone.unwrap_or(dates.timezone),
                order: source.date_order.or(dates.order),
                words: words(config, source.rules.language.as_deref()),
                ..dates.clone()
            },
            wire: config.articles.wire.clone(),
            source: source.rules.clone(),
            ..Rules::default()
        },
        encoding: source.encoding.or(config.articles.encoding),
        format: source.format,
    };
    let written = Way {
        rules: Rules {
            dates: dates.clone(),
            wire: config.articles.wire.clone(),
            style: config.articles.style.clone(),
            source: SourceRules::default(),
        },
        encoding: config.articles.encoding,
        format: None,
    };
    Reader {
        root: config.root.clone(),
        ways: iter::once(written)
            .chain(config.sources.iter().map(delivered))
            .collect(),
        is_for_entries,
        channels: Channels::default(),
    }
}

/// Looks at every article.
pub(super) fn scan(
    config: &Config,
    state: &State,
    index: Index,
    walked: Walked,
    now: Timestamp,
    progress: &dyn Progress,
) -> (Scan, LastBuild) {
    look(config, state, index, walked, now, progress, None)
}

/// Reads every article, and tells `listener` all of it: what is left need not be read again.
pub(super) fn scan_aloud(
    config: &Config,
    state: &State,
    now: Timestamp,
    progress: &dyn Progress,
    listener: Listener<'_>,
) -> Scan {
    let (scan, _) = look(
        config,
        state,
        Index::default(),
        walk(config, &state.files, Changes::Everything, now),
        now,
        progress,
        Some(listener),
    );
    scan
}

fn look(
    config: &Config,
    state: &State,
    index: Index,
    walked: Walked,
    now: Timestamp,
    progress: &dyn Progress,
    listener: Option<Listener<'_>>,
) -> (Scan, LastBuild) {
    let started = SystemTime::now();
    let Walked {
        mut files, findings, ..
    } = walked;
    let Index {
        symbols,
        files: mut remembered,
        ..
    } = index;
    let symbols = Mutex::new(symbols);
    let reader = reader(config, listener.is_some());
    let mut scan = Scan {
        findings,
        ..Scan::default()
    };
    scan.articles.reserve(files.len());
    progress.begin(Phase::Reading, files.iter().map(SourceFile::length).sum());
    let look = |((at, file), record): ((u32, &mut SourceFile), Option<FileRecord>)| {
        let around = Surroundings {
            config,
            names: &symbols,
            name: &file.name,
            file: at,
            listener,
        };
        let found = look_at(&reader, &around, file, record, started, progress);
        file.look = found.stamp.map_or(Look::Unseen, Look::Seen);
        (at, found)
    };
    let mut lots = files.chunks_mut(AT_ONCE).zip((0..).step_by(AT_ONCE));
    let mut next = || -> Vec<_> {
        let Some((lot, first)) = lots.next() else {
            return Vec::new();
        };
        let records = remembered.take(lot);
        (first..).zip(lot).zip(records).collect()
    };
    let mut looked: Vec<(u32, FileScan)> = Vec::new();
    let mut some = next();
    while !(some.is_empty() && looked.is_empty()) {
        ((), looked) = rayon::join(|| scan.add_all(looked), || some.into_par_iter().map(look).collect());
        some = next();
    }
    let made = remembered.finish();
    scan.symbols = symbols.into_inner().unwrap_or_else(PoisonError::into_inner);
    scan.files = files;
    scan.settle(state, now);
    identity::assign(scan.articles.as_mut_slice(), &scan.files, state, now);
    let articles = &scan.articles;
    scan.live = articles
        .numbers()
        .filter(|&at| articles[at].standing == Standing::Story && articles[at].schedule().is_live(now))
        .collect();
    let waits = |at: &ArticleNumber| {
        let (article, schedule) = (&articles[*at], articles[*at].schedule());
        let is_ahead = schedule.appears().is_some_and(|time| time > now);
        article.standing == Standing::Story && is_ahead && !schedule.held && !schedule.is_expired(now)
    };
    scan.waiting = articles.numbers().filter(waits).collect();
    scan.hidden = articles.numbers().filter(|&at| !articles[at].is_public(now)).collect();
    let due = articles.iter().filter_map(|article| article.due(now));
    scan.next_due = due.chain(Materials::due(&scan.others, now)).min();
    // Once readers may see it, it need not be read again.
    let seen = articles
        .iter()
        .filter(|article| article.origin == Origin::Again && article.is_public(now));
    scan.news += seen.count();
    scan.order();
    scan.retract(config, state, now);
    scan.tell_shared_addresses();
    (scan, made)
}

impl Scan {
    fn add(&mut self, number: u32, file: FileScan) {
        self.articles.append(file.articles);
        self.unusable.extend(file.unusable);
        self.others.extend(file.others);
        self.left_out.extend(file.left_out);
        self.held.extend(file.held);
        self.findings.extend(file.findings);
        self.blocks.extend(file.blocks.into_iter().map(|block| (number, block)));
        self.news += usize::from(file.is_news);
    }

    fn add_all(&mut self, files: Vec<(u32, FileScan)>) {
        for (number, file) in files {
            self.add(number, file);
        }
    }

    /// Finds the stories among the copies that were delivered.
    fn settle(&mut self, state: &State, now: Timestamp) {
        let settled = delivery::settle(self.articles.as_mut_slice(), &self.files, state, now);
        self.delivered = settled.delivered;
        self.seen = settled.seen;
        self.findings.extend(settled.findings);
        self.doubles.extend(settled.strangers);
        let (materials, down) = Materials::new(&self.others, self.articles.as_mut_slice(), state, now);
        self.materials = materials;
        self.delivered.extend(down);
    }

    /// Sorts the live articles, newest first, and drops those whose id a later one has.
    fn order(&mut self) {
        let articles = &self.articles;
        let mut by_id: FxHashMap<u64, ArticleNumber> = FxHashMap::default();
        by_id.reserve(self.live.len());
        for &at in &self.live {
            let known = by_id.entry(digest(articles[at].id())).or_insert(at);
            let later = (articles[at].published, at) > (articles[*known].published, *known);
            let (kept, dropped) = if later { (at, *known) } else { (*known, at) };
            *known = kept;
            if kept != dropped {
                self.doubles
                    .insert(dropped, double(&articles[dropped], &articles[kept], &self.files));
            }
        }
        if !self.doubles.is_empty() {
            self.live.retain(|at| !self.doubles.contains_key(at));
        }
        self.live
            .par_sort_by_cached_key(|&at| (Reverse(articles[at].published), articles[at].id()));
        let mut doubles: Vec<_> = self
            .doubles
            .iter()
            .map(|(at, finding)| (*at, finding.clone()))
            .collect();
        doubles.sort_by_key(|(at, _)| *at);
        self.left_out.extend(doubles.into_iter().map(|(_, finding)| finding));
    }

    /// Finds the stories whose readers are to be told that they were taken back: none that they did not see.
    fn retract(&mut self, config: &Config, state: &State, now: Timestamp) {
        let articles = &self.articles;
        let days = config.output.retractions;
        let notices = articles
            .numbers()
            .filter_map(|at| Some((at, articles[at].notice(now, days)?)))
            .filter(|(at, _)| state.identities.contains_key(articles[*at].id()));
        let (mut told, mut next) = (Vec::new(), self.next_due);
        for (at, (begin, end)) in notices {
            let due = [begin, end].into_iter().find(|time| *time > now);
            next = next.into_iter().chain(due).min();
            if begin <= now && now < end {
                told.push(at);
            }
        }
        if !told.is_empty() {
            let live: FxHashSet<&str> = self.live.iter().map(|&at| articles[at].id()).collect();
            told.retain(|at| !live.contains(articles[*at].id()));
            told.sort_by_cached_key(|&at| (Reverse(articles[at].published), articles[at].id()));
            told.dedup_by_key(|at| articles[*at].id());
        }
        (self.retracted, self.next_due) = (told, next);
    }

    /// Stories that share an address are told: readers would open one page for both.
    fn tell_shared_addresses(&mut self) {
        if self.live.iter().all(|&at| self.articles[at].other_id.is_none()) {
            // Each has its address for an id, which no other has.
            return;
        }
        let mut first: FxHashMap<u64, ArticleNumber> = FxHashMap::default();
        first.reserve(self.live.len());
        for &at in &self.live {
            let article = &self.articles[at];
            let known = *first.entry(digest(&*article.address)).or_insert(at);
            if known == at {
                continue;
            }
            let other = &self.articles[known];
            let message = format!(
                "`{}` is the address of {}:{} too",
                article.address, self.files[other.file as usize].name, other.line
            );
            let finding = Diagnostic::new(Code::DUPLICATE_ADDRESS, article.place(&self.files), message);
            self.findings
                .push(finding.help("give one of them a `slug` or `url` of its own"));
        }
    }
}

fn double(dropped: &Scanned, kept: &Scanned, files: &[SourceFile]) -> Diagnostic {
    let message = format!(
        "the id `{}` is that of {}:{} too, which is the later one and is used",
        dropped.id(),
        files[kept.file as usize].name,
        kept.line
    );
    Diagnostic::new(Code::DUPLICATE_IDS, dropped.place(files), message)
        .help("give one of them an `id`, `url` or `slug` of its own")
}
