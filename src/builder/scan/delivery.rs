//! Finds the story among the copies of it that were delivered, in whatever order they came: the newest copy by its time, then by
//! its version, is the story; a kill takes all of it down, for good until something newer comes; a correction under a new
//! id keeps the id by which readers know the story. What is not to be lost when agencies take their files away again stands in
//! the state: by which ids a story was delivered, and what was taken down.

use rustc_hash::FxHashMap;

use crate::builder::digest::digest;
use crate::builder::memory::scanned::{ArticleNumber, Scanned, Standing};
use crate::builder::memory::state::{Delivered, State, Takedown, path_of};
use crate::builder::scan::newest::{Copies, Newest, before, version, way_back};
use crate::builder::scan::numbers::Numbers;
use crate::builder::scan::stories::{Stories, index};
use crate::builder::scan::strangers::{apart, stranger};
use crate::builder::scan::syndicated;
use crate::builder::scan::wire::{self, Threads};
use crate::builder::source::file::SourceFile;
use crate::input::{export, is_of_sources, slug_of};
use crate::model::{Code, Diagnostic, Timestamp};

/// What came of the copies.
#[derive(Debug, Default)]
pub(crate) struct Settled {
    /// What the next build has to know, by the digest of a delivered id.
    pub delivered: FxHashMap<u64, Delivered>,
    /// When items that say nothing of a time were first seen, where that is now, by the digests of their ids.
    pub seen: FxHashMap<u64, Timestamp>,
    /// Copies that are no version of their story, with the finding.
    pub strangers: Vec<(ArticleNumber, Diagnostic)>,
    /// What else there is to say.
    pub findings: Vec<Diagnostic>,
}

/// Tells of each copy whether it is the story.
pub(crate) fn settle(articles: &mut [Scanned], files: &[SourceFile], state: &State, now: Timestamp) -> Settled {
    let mut settled = Settled::default();
    let count = articles.iter().filter(|article| article.copy().is_some()).count();
    if count == 0 {
        return settled;
    }
    let known = Known::new(state);
    let doubles = syndicated::tell_apart(articles, files, state, &known.published);
    let threads = Threads::new(articles, files);
    let numbers = Numbers::new(articles, state);
    let mut stories = Stories::new(state, &known.published, count);
    for (at, copy) in articles
        .iter()
        .enumerate()
        .filter_map(|(at, article)| Some((at, article.copy()?)))
    {
        stories.add(index(at), copy);
        for id in numbers.same(at, articles, files) {
            stories.join_copy(copy, id);
        }
        for id in doubles.ids.get(&at).into_iter().flatten() {
            stories.join_copy(copy, *id);
        }
        let earlier = threads.earlier(at).and_then(|earlier| articles[earlier].copy());
        let before = earlier.map(|copy| digest(&*copy.id));
        if let Some(before) = before.or_else(|| known.sought(threads.sought(at, copy)?)) {
            stories.join_copy(copy, before);
        }
    }
    drop(numbers);
    stories.each(|ids, mut members| {
        for (at, finding) in apart(&members, articles, files, now) {
            members.retain(|member| *member != at);
            articles[at].standing = Standing::Hidden;
            settled.strangers.push((ArticleNumber::at(at), finding));
        }
        let story = Story {
            ids,
            members,
            files,
            known: &known,
            threads: &threads,
            now,
        };
        story.settle(articles, &mut settled);
    });
    settled.findings.extend(doubles.findings(articles, files));
    settled.findings.extend(threads.advisories(articles, files, now));
    settled
}

/// What earlier builds published, by the digests of the ids.
struct Known<'a> {
    state: &'a State,
    published: FxHashMap<u64, &'a str>,
}

impl<'a> Known<'a> {
    fn new(state: &'a State) -> Self {
        let ids = state.identities.keys();
        Self {
            published: ids.map(|id| (digest(&**id), &**id)).collect(),
            state,
        }
    }

    /// The story that an earlier build published lately under a slug: its files may be gone.
    fn sought(&self, (row, time): (u64, Timestamp)) -> Option<u64> {
        let Delivered { entry, last, .. } = *self.state.delivered.get(&row)?;
        let published = self.state.identities.get(*self.published.get(&entry)?)?.published;
        let is_lately = last.is_some_and(|last| published <= time && wire::is_near(time.min(last), time));
        (is_lately || wire::is_near(published, time)).then_some(entry)
    }
}

/// The copies of one story.
struct Story<'a> {
    /// Digests of the ids that it was delivered under.
    ids: Vec<u64>,
    /// At least one.
    members: Vec<usize>,
    files: &'a [SourceFile],
    known: &'a Known<'a>,
    threads: &'a Threads,
    now: Timestamp,
}

impl Story<'_> {
    fn settle(&self, articles: &mut [Scanned], settled: &mut Settled) {
        let copies = Copies {
            articles,
            members: &self.members,
            files: self.files,
            threads: self.threads,
        };
        let Some(Newest { at, is_told_by_name }) = copies.newest() else {
            return;
        };
        if self.ids.len() == 1 && articles[at].order().is_some() {
            // Nobody knows of which story it is a copy.
            return;
        }
        let id = self.id(articles, at);
        let at = self.of_its_feed(articles, at, &id);
        let down = self.down(articles, at);
        let first = self.first(articles, &id, settled);
        let strangers = self.strangers(articles, at, is_told_by_name);
        if articles[at].is_kill() && !export::is_one(articles[at].format()) && self.is_unknown() {
            settled.findings.push(unknown_kill(&articles[at], self.files));
        }
        let address = self.address(articles, at, &id);
        let standing = if down.is_some() {
            Standing::Down
        } else {
            Standing::Story
        };
        articles[at].settle(&id, first, address, standing);
        let is_seen = articles[at].is_public(self.now);
        let standing = if is_seen { Standing::Old } else { Standing::Hidden };
        for &other in self.members.iter().filter(|other| **other != at) {
            let address = articles[other].own_address().into();
            articles[other].settle(&id, first, address, standing);
        }
        settled.strangers.extend(strangers);
        self.remember(&id, down, is_seen, settled);
        if is_seen && let Some(thread) = articles[at].copy().and_then(|copy| copy.thread.as_deref()) {
            let last = version(&articles[at]).0;
            let row = Delivered {
                entry: digest(&*id),
                down: None,
                last: Some(last),
            };
            // Two stories may have one slug, and the files of the later one may be gone.
            let slot = wire::row(thread);
            let known = settled
                .delivered
                .get(&slot)
                .or_else(|| self.known.state.delivered.get(&slot));
            if known.is_none_or(|known| known.last <= row.last) {
                settled.delivered.insert(slot, row);
            }
        }
    }

    /// Of a story that several feeds have, the newest copy of the feed by which readers know it, as long as that has it.
    fn of_its_feed(&self, articles: &[Scanned], newest: usize, id: &str) -> usize {
        if !syndicated::is_entry(&articles[newest]) || self.ids.len() == 1 {
            return newest;
        }
        let is_its = |at: &usize| articles[*at].copy().is_some_and(|copy| *copy.id == *id);
        let own: Vec<usize> = self.members.iter().copied().filter(is_its).collect();
        let copies = Copies {
            articles,
            members: &own,
            files: self.files,
            threads: self.threads,
        };
        copies.newest().map_or(newest, |own| own.at)
    }

    /// What took the story down, if that was done and nothing newer came. That nobody knows what a copy says takes nothing
    /// down: it holds.
    fn down(&self, articles: &[Scanned], newest: usize) -> Option<Takedown> {
        let (time, number) = version(&articles[newest]);
        let tombs = self
            .ids
            .iter()
            .filter_map(|id| self.known.state.delivered.get(id)?.down);
        let is_standing = |tomb: &Takedown| {
            let (tomb_order, order) = ((tomb.time, tomb.number), (time, number));
            tomb_order > order || tomb.is_kill && tomb_order == order
        };
        let article = &articles[newest];
        let own = Takedown {
            time,
            number,
            // A row or a page is there once: what it says today is what counts, and no copy of before lies about.
            is_kill: article.is_kill() || !is_of_sources(article.format()) && self.went_out(articles, newest),
        };
        let is_own = article.held && !article.rare().is_doubted;
        let tomb = tombs.max().filter(is_standing);
        tomb.or_else(|| is_own.then_some(own))
    }

    /// Whether this very version may have gone out: a copy of it that was usable then cannot be told from one that is usable
    /// again.
    fn went_out(&self, articles: &[Scanned], newest: usize) -> bool {
        let is_usable = |at: &usize| !articles[*at].held && version(&articles[*at]) == version(&articles[newest]);
        let is_published = |id: &u64| self.known.published.contains_key(id);
        self.ids.iter().any(is_published) || self.members.iter().any(is_usable)
    }

    /// By what readers know the story: an id that was published before, else the one that replaces no other.
    fn id(&self, articles: &[Scanned], newest: usize) -> Box<str> {
        let published = self.ids.iter().filter_map(|id| self.known.published.get(id));
        let oldest = published.min_by_key(|id| {
            self.known
                .state
                .identities
                .get(**id)
                .map(|row| (row.published, &row.id))
        });
        if let Some(id) = oldest {
            return (*id).into();
        }
        if syndicated::is_entry(&articles[newest]) && self.ids.len() > 1 {
            // Of several feeds, the one that had it first is likely where it is from.
            let copies = self.members.iter().filter_map(|&at| Some((articles[at].copy()?, at)));
            let first = copies.min_by_key(|(copy, at)| (copy.undated.is_some(), copy.first, *at));
            return first.map_or_else(Box::default, |(copy, _)| copy.id.clone());
        }
        let newest = articles[newest].copy().map_or("", |copy| &copy.id);
        let before = before(articles, &self.members, self.threads);
        way_back(&before, newest).last().unwrap_or(newest).into()
    }

    /// When the story was first made, as far as any copy or an earlier build knows. Without a time of its own, it is from
    /// when it was first seen; of several of one file, each is from a second before the one above it.
    fn first(&self, articles: &[Scanned], id: &str, settled: &mut Settled) -> Timestamp {
        let seen = |at: &usize| {
            let copy = articles[*at].copy()?;
            let Some(place) = copy.undated else {
                return Some(copy.first);
            };
            let id = digest(&*copy.id);
            if let Some(seen) = self.known.state.seen.get(&id) {
                return Some(*seen);
            }
            let now = Timestamp::from_unix(self.now.unix() - i64::from(place)).unwrap_or(self.now);
            settled.seen.insert(id, now);
            Some(now)
        };
        let copies: Vec<Timestamp> = self.members.iter().filter_map(seen).collect();
        let before = self.known.state.identities.get(id).map(|row| row.published);
        copies.into_iter().chain(before).min().unwrap_or_default()
    }

    /// The address that the newest copy states; else where an earlier build put the story, unless permalinks are made otherwise
    /// now; else that of the copy that began it.
    fn address(&self, articles: &[Scanned], newest: usize, id: &str) -> Box<str> {
        let newest = &articles[newest];
        let has_own = |article: &Scanned| article.copy().is_some_and(|copy| copy.has_own_address);
        if has_own(newest) {
            return newest.own_address().into();
        }
        let copies = self.members.iter().map(|&at| &articles[at]);
        let begun = copies.filter(|article| article.copy().is_some_and(|copy| *copy.id == *id) && !has_own(article));
        let first = begun.min_by_key(|article| article.copy().map(|copy| copy.first));
        let own = first.unwrap_or(newest).own_address();
        match self.known.state.identities.get(id) {
            Some(row) if first.is_none() || parts(&row.path) == parts(path_of(own)) => at_path(own, &row.path),
            _ if first.is_some() => own.into(),
            _ => named(newest, id),
        }
    }

    /// Whether nobody has heard of the story but in this kill.
    fn is_unknown(&self) -> bool {
        let is_known = |id: &u64| self.known.published.contains_key(id) || self.known.state.delivered.contains_key(id);
        self.members.len() == 1 && !self.ids.iter().any(is_known)
    }

    /// Copies that claim to be the very version that the newest is, and say something else.
    fn strangers(
        &self,
        articles: &[Scanned],
        newest: usize,
        is_told_by_name: bool,
    ) -> Vec<(ArticleNumber, Diagnostic)> {
        let of = |at: usize| (version(&articles[at]), articles[at].copy().map(|copy| &copy.id));
        let ((_, number), _) = of(newest);
        if number == 0 && is_told_by_name {
            return Vec::new();
        }
        let is_outdated = |at: usize| self.files[articles[at].file as usize].is_outdated;
        let is_same_version = |at: usize| at != newest && !is_outdated(at) && of(at) == of(newest);
        let others = self.members.iter().copied().filter(|&at| is_same_version(at));
        let is_other = |at: &usize| {
            let (one, other) = (&articles[*at], &articles[newest]);
            let has_its_id = one.copy().map(|copy| &copy.id) == other.copy().map(|copy| &copy.id);
            has_its_id && !one.held && !other.held && one.title != other.title && one.body != other.body
        };
        others
            .filter(is_other)
            .map(|at| {
                (
                    ArticleNumber::at(at),
                    stranger(&articles[at], &articles[newest], self.files),
                )
            })
            .collect()
    }

    /// What is to be known when the copies are gone. Of a story that readers never saw it is only that it was taken down.
    fn remember(&self, id: &str, down: Option<Takedown>, is_seen: bool, settled: &mut Settled) {
        let entry = digest(id);
        let was_published = is_seen || self.known.published.contains_key(&entry);
        let is_worth_it = |delivered: u64| down.is_some() || was_published && delivered != entry;
        let rows = self.ids.iter().filter(|delivered| is_worth_it(**delivered));
        settled
            .delivered
            .extend(rows.map(|delivered| (*delivered, Delivered::new(entry, down))));
        // What came back is not down any more.
        let was_down = |id: &&u64| {
            self.known
                .state
                .delivered
                .get(*id)
                .is_some_and(|row| row.down.is_some())
        };
        if down.is_none() {
            let back = self.ids.iter().filter(was_down);
            settled
                .delivered
                .extend(back.map(|delivered| (*delivered, Delivered::new(entry, None))));
        }
    }
}

/// The address of a copy, with what is made of the id of its story in it: what began the story may come yet, or never.
fn named(copy: &Scanned, id: &str) -> Box<str> {
    let own = copy.own_address();
    let stated = copy.copy().map_or("", |copy| copy.replaces.first().unwrap_or(&copy.id));
    let (stated, slug) = (slug_of(stated), slug_of(id));
    let part = |part| if part == stated { &*slug } else { part };
    own.split('/').map(part).collect::<Vec<&str>>().join("/").into()
}

/// How many parts a path has.
fn parts(path: &str) -> usize {
    path.trim_matches('/').split('/').count()
}

/// Another path on the same host.
fn at_path(address: &str, path: &str) -> Box<str> {
    let host = address.strip_suffix(path_of(address)).unwrap_or(address);
    format!("{host}{path}").into()
}

fn unknown_kill(article: &Scanned, files: &[SourceFile]) -> Diagnostic {
    let id = article.copy().map_or("", |copy| copy.id.as_ref());
    let message = format!("this takes `{id}` down, which is not known; should it come later, it stays out");
    Diagnostic::new(Code::UNKNOWN_KILL, article.place(files), message)
        .help("look whether the story went out under another id, or before feedmill was set up")
}
