//! Keeps feeds from losing their stories when articles cannot be seen: an unmounted folder,
//! a wrong pattern, a broken export.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::{FxHashMap, FxHashSet};

use crate::builder::digest::digest;
use crate::builder::memory::scanned::{ArticleNumber, Scanned};
use crate::builder::memory::state::{PublishedFeed, State};
use crate::builder::plan::feed_plan::{FeedPlan, Plan};
use crate::builder::plan::query::Matcher;
use crate::builder::scan::Scan;
use crate::config::{Config, Query};
use crate::model::{Code, Diagnostic, Place, Timestamp};
use crate::text::count::Count;

/// The feeds that are kept as they are.
#[derive(Debug, Default)]
pub(crate) struct Held {
    pub paths: BTreeSet<String>,
    /// The articles that are to leave them all the same, by path.
    pub without: BTreeMap<String, BTreeSet<ArticleNumber>>,
    pub findings: Vec<Diagnostic>,
}

/// Stories that may leave a feed for a reason at once, before it looks like an accident; so many of all feeds may
/// have no article any more.
const FEW: usize = 2;

/// Holds every feed that would lose too many of its stories. That one or two are drafts again
/// or have other topics, or that their files were deleted, is somebody's decision; that most are is a mistake until somebody
/// says otherwise, and so is what cannot be read. A story that somebody said is not public, or that has expired, is meant to
/// leave, and newer ones push older ones out.
pub(crate) fn check(config: &Config, now: Timestamp, scan: &Scan, plan: &Plan, state: &State) -> Held {
    if scan.articles.is_empty() {
        return hold_all(config, scan, plan, state);
    }
    let archives = archives(plan);
    let feeds = plan.feeds.iter().filter(|feed| feed.chain.root.is_none());
    let losing: Vec<Losing<'_>> = feeds
        .filter_map(|feed| Losing::new(scan, feed, &archives, state))
        .collect();
    let mut held = Held::default();
    if losing.is_empty() {
        return held;
    }
    let stories = Stories::new(scan);
    // A folder or a file that the system does not let us read is not deleted.
    let is_unread = !scan.left_out.is_empty()
        || scan
            .findings
            .iter()
            .any(|finding| finding.code == Code::UNREADABLE_FILE);
    let is_accident = config.output.shrink == 0.0 || is_unread || stories.missing(&losing) > FEW;
    for Losing {
        feed,
        published,
        documents,
        count,
        gone,
    } in losing
    {
        let parting = Parting::new(config, scan, feed, published);
        let lost = gone.iter().filter(|item| !stories.by_id.contains_key(item)).count();
        let withdrawn = gone
            .iter()
            .filter_map(|item| stories.by_id.get(item))
            .filter(|at| !stories.is_excused(scan, feed, **at, now) && !parting.has_moved(scan, &stories, **at))
            .count();
        let left = if is_accident { lost } else { 0 } + if withdrawn > FEW { withdrawn } else { 0 };
        #[expect(clippy::cast_precision_loss, reason = "no feed has 2^52 entries")]
        let is_too_much = left as f64 > config.output.shrink * count as f64;
        if left > 0 && is_too_much {
            let mut finding = finding(config, feed, left, count, lost == 0);
            let gone = gone.iter().filter_map(|item| stories.by_id.get(item).copied());
            let told = gone.filter(|at| is_told_to_leave(scan, feed, *at, now));
            let told: BTreeSet<ArticleNumber> = told.chain(feed.retracted.iter().copied()).collect();
            if !told.is_empty() {
                let number = Count(told.len(), "story");
                finding.message += &format!(", without {number} not to be seen any more");
                let paths = documents.iter().map(|document| document.path.clone());
                held.without.extend(paths.map(|path| (path, told.clone())));
            }
            held.findings.push(finding);
            held.paths
                .extend(documents.iter().map(|document| document.path.clone()));
        }
    }
    held
}

/// A feed that would lose stories.
struct Losing<'a> {
    feed: &'a FeedPlan,
    published: &'a PublishedFeed,
    /// The feed and its archives.
    documents: Vec<&'a FeedPlan>,
    /// The stories that it has.
    count: usize,
    /// The digests of the ids of those that would not be in it any more.
    gone: Vec<u64>,
}

impl<'a> Losing<'a> {
    fn new(
        scan: &Scan,
        feed: &'a FeedPlan,
        archives: &FxHashMap<&str, Vec<&'a FeedPlan>>,
        state: &'a State,
    ) -> Option<Self> {
        let published = state.feeds.get(&feed.path)?;
        // A story that moves from one document of a feed to another is not lost.
        let documents: Vec<&FeedPlan> = std::iter::once(feed)
            .chain(archives.get(feed.path.as_str()).into_iter().flatten().copied())
            .collect();
        let known = documents.iter().filter_map(|document| state.feeds.get(&document.path));
        let items: FxHashSet<u64> = known.flat_map(|document| document.items.iter().copied()).collect();
        let all = documents.iter().flat_map(|document| document.all());
        let ids: FxHashSet<u64> = all.map(|at| digest(scan.articles[at].id())).collect();
        let gone: Vec<u64> = items.iter().copied().filter(|item| !ids.contains(item)).collect();
        (!gone.is_empty()).then_some(Self {
            feed,
            published,
            documents,
            count: items.len(),
            gone,
        })
    }
}

/// The archives of each feed that has some, by its path.
fn archives(plan: &Plan) -> FxHashMap<&str, Vec<&FeedPlan>> {
    let mut archives: FxHashMap<&str, Vec<&FeedPlan>> = FxHashMap::default();
    for feed in &plan.feeds {
        if let Some(root) = &feed.chain.root {
            archives.entry(&root.path).or_default().push(feed);
        }
    }
    archives
}

/// Every article by its id; made when a feed lost some, and not before.
struct Stories {
    by_id: FxHashMap<u64, ArticleNumber>,
    live: FxHashSet<ArticleNumber>,
}

impl Stories {
    /// Of several with one id, the one that readers see comes last and counts.
    fn new(scan: &Scan) -> Self {
        let is_story = |at: &ArticleNumber| !scan.articles[*at].standing.is_old();
        let all = scan
            .articles
            .numbers()
            .filter(is_story)
            .chain(scan.live.iter().copied());
        Self {
            by_id: all.map(|at| (digest(scan.articles[at].id()), at)).collect(),
            live: scan.live.iter().copied().collect(),
        }
    }

    /// How many stories of all feeds have no article any more.
    fn missing(&self, losing: &[Losing<'_>]) -> usize {
        let gone: FxHashSet<u64> = losing.iter().flat_map(|feed| feed.gone.iter().copied()).collect();
        gone.iter().filter(|item| !self.by_id.contains_key(item)).count()
    }

    /// Whether a story that is not in the feed any more was meant to leave.
    fn is_excused(&self, scan: &Scan, feed: &FeedPlan, at: ArticleNumber, now: Timestamp) -> bool {
        let oldest = feed.entries.last().map(|&at| scan.articles[at].published);
        let schedule = scan.articles[at].schedule();
        let is_older = feed.is_full && oldest.is_some_and(|oldest| schedule.published <= oldest);
        is_told_to_leave(scan, feed, at, now) || (self.live.contains(&at) && is_older)
    }
}

/// Whether the story itself says that it is not to be seen, or not in this feed.
fn is_told_to_leave(scan: &Scan, feed: &FeedPlan, at: ArticleNumber, now: Timestamp) -> bool {
    let schedule = scan.articles[at].schedule();
    schedule.is_withdrawn(now) || schedule.is_expired(now) || is_kept_out(scan, feed, at)
}

/// Which files that nobody asks for any more are to go at once: nothing makes them again, and they show a story that
/// is not to be seen. The page of all feeds may show any.
pub(crate) fn leaky(scan: &Scan, state: &State, now: Timestamp, abandoned: &[String]) -> Vec<String> {
    let live: FxHashSet<&str> = scan.live.iter().map(|&at| scan.articles[at].id()).collect();
    let is_told = |article: &&Scanned| {
        let schedule = article.schedule();
        (schedule.is_withdrawn(now) || schedule.is_expired(now)) && !live.contains(article.id())
    };
    let told: FxHashSet<u64> = scan
        .articles
        .iter()
        .filter(is_told)
        .map(|article| digest(article.id()))
        .collect();
    let feeds = state
        .feeds
        .iter()
        .filter(|(_, feed)| feed.items.iter().any(|item| told.contains(item)));
    let paths: Vec<&str> = feeds.map(|(path, _)| path.as_str()).collect();
    let is_leaky = |file: &&String| {
        paths.iter().any(|path| is_of(file, path)) || !paths.is_empty() && file.starts_with("index.html")
    };
    abandoned.iter().filter(is_leaky).cloned().collect()
}

/// Whether a file below the output folder belongs to a feed.
pub(crate) fn is_of(file: &str, feed: &str) -> bool {
    file.strip_prefix(feed).is_some_and(|rest| rest.starts_with('.'))
}

/// Whether the story itself says that it is not for this feed.
fn is_kept_out(scan: &Scan, feed: &FeedPlan, at: ArticleNumber) -> bool {
    let mut paths = scan.articles[at].rare().not_in.iter();
    paths.any(|path| scan.symbols.name(*path).eq_ignore_ascii_case(&feed.path))
}

/// What a feed asks of languages, if it did not ask the same when it was made: that stories in others leave
/// it is what the configuration was changed for. Later, a story that leaves by its language is no such.
struct Parting<'a>(Option<Matcher<'a>>);

impl<'a> Parting<'a> {
    fn new(config: &'a Config, scan: &'a Scan, feed: &FeedPlan, published: &PublishedFeed) -> Self {
        let is_new = feed.languages.to_string() != published.languages;
        let rule = config.rule_of(&feed.rule, &feed.path).filter(|_| is_new);
        Self(rule.map(|rule| Matcher::new(scan, rule)))
    }

    /// Whether readers still see the story, in a language that the feed has not any more.
    fn has_moved(&self, scan: &Scan, stories: &Stories, at: ArticleNumber) -> bool {
        let is_other = |matcher: &Matcher<'_>| !matcher.speaks(&scan.articles[at]);
        stories.live.contains(&at) && self.0.as_ref().is_some_and(is_other)
    }
}

fn finding(config: &Config, feed: &FeedPlan, left: usize, count: usize, are_elsewhere: bool) -> Diagnostic {
    let message = match (are_elsewhere, count) {
        (true, _) => {
            let names = if feed.languages == Query::default() {
                "topics or authors"
            } else {
                "topics, authors or languages"
            };
            format!("{left} of {count} stories would leave it by their dates, {names}, or as not known to be public")
        }
        (false, 1) => "its only story has no article any more".to_owned(),
        (false, _) => format!("{left} of {count} stories have no article any more"),
    };
    let help = "if that is right, run `feedmill build --allow-shrink` once";
    Diagnostic::new(
        Code::SHRUNKEN_FEED,
        place(config, &feed.path),
        message + "; the old feed is kept",
    )
    .help(help)
}

fn hold_all(config: &Config, scan: &Scan, plan: &Plan, state: &State) -> Held {
    let delivered = config.sources.iter().flat_map(|source| &source.include);
    let patterns: Vec<&str> = config
        .articles
        .include
        .iter()
        .chain(delivered)
        .map(String::as_str)
        .collect();
    let patterns = patterns.join("`, `");
    let read = scan.left_out.len();
    let (message, help) = match (read, state.feeds.is_empty()) {
        (0, true) => (format!("there are no articles at `{patterns}`"), ABSENT),
        (0, false) => (
            format!("there are no articles at `{patterns}` any more; every feed is kept as it was"),
            ABSENT,
        ),
        (_, true) => (left_out(read, &patterns), LEFT_OUT),
        (_, false) => (left_out(read, &patterns) + "; every feed is kept as it was", LEFT_OUT),
    };
    let finding = Diagnostic::new(
        Code::NO_ARTICLES,
        Place::file(config.root.display().to_string()),
        message,
    );
    let planned = plan.feeds.iter().map(|feed| feed.path.clone());
    Held {
        paths: planned.chain(state.feeds.keys().cloned()).collect(),
        findings: vec![finding.help(help)],
        without: BTreeMap::new(),
    }
}

/// What to do when nothing was found.
const ABSENT: &str = "look whether the folder is there and `articles.include` fits";

/// What to do when all that was found cannot be used.
const LEFT_OUT: &str = "what is wrong with each stands with its file";

fn left_out(count: usize, patterns: &str) -> String {
    match count {
        1 => format!("the only article at `{patterns}` was read and left out"),
        _ => format!("all {count} articles at `{patterns}` were read and left out"),
    }
}

/// A feed's place in messages, whatever its formats.
pub(crate) fn place(config: &Config, path: &str) -> Place {
    Place::file(format!("{}/{path}", config.output.dir.display()))
}
