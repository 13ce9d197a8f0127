//! Which messages of a text wire are of one story: a lead ("1st Ld-Writethru") under a number of its own takes the place of
//! the message before it that has its slug, and an order to take a story down without a number is of the one story that it
//! fits. Only what is certain is done; of the rest the likely stories are named.

use rustc_hash::{FxHashMap, FxHashSet};
use xxhash_rust::xxh3::xxh3_64;

use crate::builder::digest::digest;
use crate::builder::memory::scanned::{Copy, Scanned, Standing, Thread};
use crate::builder::source::file::SourceFile;
use crate::model::{self, Code, Diagnostic, Timestamp};
use crate::text::slug;

/// Seconds after which a message takes the place of none, and is taken back by no slug: slugs come again.
const DAY: i64 = 24 * 60 * 60;

/// Seconds within which stories are named that an order may mean.
const LATELY: i64 = 2 * DAY;

/// Stories that are named to an editor.
const NAMED: usize = 5;

/// Words of a headline from which on it is told by them.
const QUOTED: usize = 3;

/// Letters of words that say something of a story.
const SHORTEST: usize = 4;

/// What is kept of what a wire says of a story, with the words of its headline that are not in its slug, which other stories have.
pub(super) fn thread(thread: &model::Thread, headline: &str) -> Thread {
    let slug_words = slug::key(&thread.slug);
    let is_of_slug = |word: &&str| {
        slug_words
            .split(|c: char| !c.is_alphanumeric())
            .any(|other| other == *word)
    };
    let mut words: Vec<u32> = slug::key(&format!("{headline} {}", thread.says))
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() >= SHORTEST && !is_of_slug(word))
        .map(|word| u32::try_from(xxh3_64(word.as_bytes()) >> 32).unwrap_or_default())
        .collect();
    words.sort_unstable();
    words.dedup();
    Thread {
        slug: digest(&thread.slug),
        is_own: thread.is_own,
        is_lead: thread.is_lead,
        words,
        order: thread.order.as_deref().map(Into::into),
    }
}

/// The row of the state that holds the story which had the slug last.
pub(super) fn row(thread: &Thread) -> u64 {
    digest(format!("thread {:x}", thread.slug))
}

/// Whether a message may take the place of one that was sent at `before`.
pub(super) fn is_near(before: Timestamp, time: Timestamp) -> bool {
    (0..=DAY).contains(&(time.unix() - before.unix()))
}

/// Messages of one story by what they say of one another.
#[derive(Debug, Default)]
pub(crate) struct Threads {
    /// By copy, the one whose place it takes, or that it takes down.
    earlier: FxHashMap<usize, usize>,
    /// Copies that may be of several stories.
    doubtful: FxHashSet<usize>,
    /// Orders that are of no certain story, and the copies that they may mean, the likeliest first.
    unclear: Vec<(usize, Vec<usize>)>,
}

impl Threads {
    /// Those of the copies of a build.
    pub(super) fn new(articles: &[Scanned], files: &[SourceFile]) -> Self {
        let source = |article: &Scanned| files[article.file as usize].source;
        let messages = articles
            .iter()
            .enumerate()
            .filter_map(|(at, article)| Message::new(at, source(article), article));
        let (orders, mut stories): (Vec<Message<'_>>, Vec<Message<'_>>) =
            messages.partition(|message| message.thread.order.is_some());
        let mut threads = Self::default();
        stories.sort_by_key(|message| {
            (
                message.source,
                message.thread.slug,
                message.time,
                message.number,
                message.at,
            )
        });
        for some in stories.chunk_by(|a, b| (a.source, a.thread.slug) == (b.source, b.thread.slug)) {
            threads.add_leads(some);
        }
        stories.sort_by_key(|message| (message.time, message.at));
        for order in orders {
            threads.add_order(&order, &stories);
        }
        threads
    }

    /// The copy whose place another takes, or that it takes down.
    pub(super) fn earlier(&self, at: usize) -> Option<usize> {
        self.earlier.get(&at).copied()
    }

    /// By what the state may know the story of a message whose slug alone names it, and when it was sent, where no other
    /// message that is there has its slug.
    pub(super) fn sought(&self, at: usize, copy: &Copy) -> Option<(u64, Timestamp)> {
        let thread = copy.thread.as_deref()?;
        let is_sought = thread.is_own && (thread.is_lead || thread.order.is_some());
        let is_alone = !self.earlier.contains_key(&at) && !self.doubtful.contains(&at);
        (is_sought && is_alone).then_some((row(thread), copy.sent?))
    }

    /// The copy that began a story.
    fn root(&self, at: usize) -> usize {
        std::iter::successors(Some(at), |at| self.earlier(*at))
            .last()
            .unwrap_or(at)
    }

    /// Messages with one slug, in the order in which they were sent.
    fn add_leads(&mut self, messages: &[Message<'_>]) {
        for (nth, lead) in messages
            .iter()
            .enumerate()
            .filter(|(_, message)| message.thread.is_lead)
        {
            let of_a_day = messages[..nth].iter().rev();
            let of_a_day = of_a_day.take_while(|message| lead.time - message.time <= DAY);
            let before = of_a_day.filter(|message| lead.may_replace(message));
            let before: Vec<usize> = before.map(|message| message.at).collect();
            // Two stories with its slug: nobody knows of which it is a lead.
            match self.stories(&before).len() {
                0 => {}
                1 => {
                    self.earlier.insert(lead.at, before[0]);
                }
                _ => {
                    self.doubtful.insert(lead.at);
                }
            }
        }
    }

    /// The first copies of stories.
    fn stories(&self, copies: &[usize]) -> FxHashSet<usize> {
        copies.iter().map(|&at| self.root(at)).collect()
    }

    /// An order is carried out where one story alone has its slug or headline.
    fn add_order(&mut self, order: &Message<'_>, stories: &[Message<'_>]) {
        let start = stories.partition_point(|story| story.time < order.time - LATELY);
        let end = stories.partition_point(|story| story.time <= order.time);
        let before = stories.get(start..end).unwrap_or_default().iter().rev();
        let before: Vec<_> = before.filter(|story| story.source == order.source).collect();
        let fits = |kind: &dyn Fn(&Message<'_>) -> bool| -> Vec<usize> {
            before
                .iter()
                .filter(|story| kind(story))
                .map(|story| story.at)
                .collect()
        };
        let meant = fits(&|story| order.names(story) && order.time - story.time <= DAY);
        if self.stories(&meant).len() == 1 {
            self.earlier.insert(order.at, meant[0]);
            return;
        }
        let named = fits(&|story| order.names(story));
        let alike = fits(&|story| order.is_like(story));
        let (mut likely, mut known) = ([named, alike].concat(), FxHashSet::default());
        likely.retain(|at| known.insert(self.root(*at)));
        if !likely.is_empty() {
            self.doubtful.insert(order.at);
        }
        self.unclear.push((order.at, likely));
    }

    /// What is told of orders that nobody can carry out but an editor, as long as a story may be out that they mean; or for
    /// two days, in which it may come. What was settled of the stories is known by now.
    pub(super) fn advisories(&self, articles: &[Scanned], files: &[SourceFile], now: Timestamp) -> Vec<Diagnostic> {
        let advisory = |(at, likely): &(usize, Vec<usize>)| {
            let is_out = |at: &usize| !articles[*at].schedule().held;
            let out: Vec<usize> = likely.iter().copied().filter(is_out).take(NAMED).collect();
            let order = &articles[*at];
            let is_new = || now.unix() - order.copy().and_then(|copy| copy.sent).map_or(0, Timestamp::unix) <= LATELY;
            let is_told = !out.is_empty() || likely.is_empty() && order.standing != Standing::Down && is_new();
            is_told.then(|| advisory(order, &out, articles, files))
        };
        self.unclear.iter().filter_map(advisory).collect()
    }
}

/// A message of a text wire.
struct Message<'a> {
    at: usize,
    source: u8,
    time: i64,
    number: u64,
    /// Digest of the headline.
    title: u64,
    thread: &'a Thread,
}

impl<'a> Message<'a> {
    fn new(at: usize, source: u8, article: &'a Scanned) -> Option<Self> {
        let copy = article.copy()?;
        let thread = copy.thread.as_deref()?;
        // What takes a story down by its number is none that could be taken down.
        let is_one = thread.order.is_some() || !copy.is_kill;
        is_one.then_some(Self {
            at,
            source,
            time: copy.sent?.unix(),
            number: copy.number,
            title: article.title,
            thread,
        })
    }

    /// Whether the message, which is a lead, may take the place of another with its slug.
    fn may_replace(&self, other: &Self) -> bool {
        self.thread.is_own && other.thread.is_own || self.shares_headline(other)
    }

    /// Whether an order names the story by what no other has.
    fn names(&self, story: &Message<'_>) -> bool {
        let has_slug = self.thread.is_own && story.thread.is_own && self.thread.slug == story.thread.slug;
        let has_headline = self.title == story.title && self.thread.words.len() > 1;
        has_slug || has_headline || self.quotes(story)
    }

    /// Whether all words of the story's headline are in what an order says.
    fn quotes(&self, story: &Message<'_>) -> bool {
        let words = &story.thread.words;
        words.len() >= QUOTED && words.iter().all(|word| self.thread.words.binary_search(word).is_ok())
    }

    /// Whether it may mean the story.
    fn is_like(&self, story: &Message<'_>) -> bool {
        self.thread.slug == story.thread.slug || self.shares_headline(story)
    }

    /// Whether more than half of the words of the shorter headline are in the other.
    fn shares_headline(&self, other: &Message<'_>) -> bool {
        let (one, other) = (&self.thread.words, &other.thread.words);
        let shared = one.iter().filter(|word| other.binary_search(word).is_ok()).count();
        let shorter = one.len().min(other.len());
        shared > 1 && 2 * shared > shorter
    }
}

fn advisory(order: &Scanned, likely: &[usize], articles: &[Scanned], files: &[SourceFile]) -> Diagnostic {
    let names = order
        .order()
        .filter(|names| !names.is_empty())
        .unwrap_or("one that it does not name");
    let stories = likely.iter().map(|&at| {
        let (story, place) = (&articles[at], articles[at].place(files));
        format!("{} ({}:{})", story.address, place.file, place.line.unwrap_or(1))
    });
    let stories: Vec<String> = stories.collect();
    let (message, help) = if stories.is_empty() {
        (
            format!("the wire takes a story back, {names}; none of its last two days fits, and nothing is taken down"),
            "look whether the story went out some other way; then take this message out of the sources",
        )
    } else {
        (
            format!(
                "the wire takes a story back, {names}: likely {}; which one is not certain, and nothing is taken down",
                stories.join(" or ")
            ),
            "take the file of the story out of the sources, or hand it over again as withheld",
        )
    };
    Diagnostic::new(Code::KILL_ADVISORY, order.place(files), message).help(help)
}
