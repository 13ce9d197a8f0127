//! By what readers know a story. The article's own id wins; else the id that it was first
//! published with, whatever happened to its headline, address, file or host since; else its
//! address now.

use std::borrow::Cow;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::builder::digest::digest;
use crate::builder::memory::scanned::Scanned;
use crate::builder::memory::state::{Identity, State, path_of};
use crate::builder::scan::likeness::are_alike;
use crate::builder::source::file::SourceFile;
use crate::config::Config;
use crate::model::Timestamp;
use crate::text::url::{is_iri, mended, tag};

/// Gives each article its id.
pub(crate) fn assign(articles: &mut [Scanned], files: &[SourceFile], state: &State, now: Timestamp) {
    let mut matching = Matching::new(articles, files, state);
    // Those that readers see choose first: a draft that began as a copy takes nobody's id.
    let open = (0..articles.len()).filter(|&at| articles[at].own_id().is_none());
    let (live, hidden): (Vec<usize>, Vec<usize>) = open.partition(|&at| articles[at].schedule().is_live(now));
    let live = matching.untouched(live);
    let known = Known::new(state, &matching.taken);
    for open in [live, hidden] {
        matching.by_signs(&known, open);
    }
    let Matching { found, mut taken, .. } = matching;
    let published: FxHashSet<u64> = state.identities.keys().map(|id| digest(&**id)).collect();
    // The oldest first: of two stories with one address, it is the one that has it for an id.
    let mut order: Vec<usize> = (0..articles.len()).collect();
    order.par_sort_by_cached_key(|&at| (articles[at].published, at));
    for at in order {
        let article = &articles[at];
        let id = match found[at] {
            Some(row) => Cow::Borrowed(&*row.id),
            None => begin(article, &published, &mut taken),
        };
        articles[at].other_id = (id != *article.address).then(|| id.into());
    }
}

/// The id of an article that was not published before, or that states its own.
fn begin<'a>(article: &'a Scanned, published: &FxHashSet<u64>, taken: &mut FxHashSet<u64>) -> Cow<'a, str> {
    let first = &**article.rare().first_id.as_ref().unwrap_or(&article.address);
    let print = digest(first);
    let id = match article.own_id() {
        Some(id) => Cow::Borrowed(id),
        None if taken.insert(print) && !published.contains(&print) => return Cow::Borrowed(first),
        // Another story has this id, for good.
        None => Cow::Owned(format!("{first}#{:08x}", article.suffix)),
    };
    taken.insert(digest(&*id));
    id
}

/// The id of an article as an absolute IRI: the one that it was first published with.
pub(crate) fn iri(config: &Config, state: &State, article: &Scanned) -> String {
    let id = article.id();
    match state.identities.get(id) {
        Some(row) => row.iri.clone(),
        None if is_iri(&mended(id)) => mended(id),
        None => {
            let (year, month, day, ..) = article.published.fields();
            let host = config.site.url.host_str().unwrap_or("localhost");
            tag(host, &format!("{year:04}-{month:02}-{day:02}"), id)
        }
    }
}

/// By what an article is known again, from the surest to the weakest. A headline alone says
/// nothing: columns have the same one every day, in the same file and at the same address.
#[derive(Debug, Clone, Copy, Hash)]
enum Sign {
    /// The same file, untouched.
    Untouched,
    /// Its time, its headline and its text.
    All,
    /// The same file, with the same time or text: a file may be used for another story.
    File,
    /// The same address, with the same time or text.
    Address,
    /// Two of time, headline and text.
    Story,
}

impl Sign {
    const EACH: [Self; 5] = [Self::Untouched, Self::All, Self::File, Self::Address, Self::Story];
}

/// What an article, or a published story, is known by; texts as their digests.
#[derive(Debug, Clone, Copy)]
struct Traits {
    source: u64,
    path: u64,
    published: Timestamp,
    title: u64,
    body: u64,
    likeness: u64,
    /// Whether its file holds it alone.
    is_single: bool,
    /// Whether its text is long enough to be no other story's.
    is_long: bool,
}

impl Traits {
    fn of_article(article: &Scanned, file: &SourceFile, is_single: bool) -> Self {
        Self {
            source: digest(&*file.name),
            path: digest(path_of(&article.address)),
            published: article.published,
            title: article.title,
            body: article.body,
            likeness: article.likeness,
            is_single,
            is_long: article.is_long,
        }
    }

    fn of_row(row: &Identity, is_single: bool) -> Self {
        Self {
            source: digest(&row.source),
            path: digest(&row.path),
            published: row.published,
            title: row.title,
            body: row.body,
            likeness: row.likeness,
            is_single,
            is_long: true,
        }
    }

    /// What two have in common that are the same by this sign; the likeliest first.
    fn keys(self, sign: Sign) -> impl Iterator<Item = u64> {
        let Self {
            source,
            path,
            title,
            body,
            ..
        } = self;
        let time = self.published.unix().cast_unsigned();
        let key = |kind: u64, values: [u64; 4]| mix(sign as u64 * 8 + kind, values);
        // A short text may come again every day, under the same headline too: "Sunny."
        let count = if self.is_long { 3 } else { 2 };
        let (keys, count) = match sign {
            Sign::Untouched => ([key(0, [source, time, title, body]), 0, 0], 1),
            Sign::All => ([key(0, [time, title, body, 0]), 0, 0], 1),
            Sign::File if self.is_single => (
                [key(0, [source, time, 0, 0]), key(1, [source, body, 0, 0]), 0],
                count - 1,
            ),
            Sign::Address => ([key(0, [path, time, 0, 0]), key(1, [path, body, 0, 0]), 0], count - 1),
            Sign::File => (
                pairs(time, title, body, |kind, a, b| key(kind, [source, a, b, 0])),
                count,
            ),
            Sign::Story => (pairs(time, title, body, |kind, a, b| key(kind, [a, b, 0, 0])), count),
        };
        keys.into_iter().take(count)
    }

    /// Where a story may stand whose text is alike.
    fn neighborhoods(self) -> [u64; 3] {
        let minute = self.published.unix().cast_unsigned();
        [
            mix(100, [self.source, 0, 0, 0]),
            mix(101, [self.path, 0, 0, 0]),
            mix(102, [minute, 0, 0, 0]),
        ]
    }

    /// Whether the date names a time of the day, which two stories hardly share.
    fn has_time(self) -> bool {
        let (.., hour, minute) = self.published.fields();
        (hour, minute) != (0, 0)
    }
}

fn pairs(time: u64, title: u64, body: u64, key: impl Fn(u64, u64, u64) -> u64) -> [u64; 3] {
    [key(2, time, title), key(3, time, body), key(4, title, body)]
}

fn mix(kind: u64, values: [u64; 4]) -> u64 {
    let mut bytes = [0; 40];
    for (place, value) in bytes.chunks_exact_mut(8).zip([kind].into_iter().chain(values)) {
        place.copy_from_slice(&value.to_le_bytes());
    }
    digest(bytes)
}

/// Which article is which published story.
struct Matching<'s, 'a> {
    articles: &'s [Scanned],
    files: &'s [SourceFile],
    /// Articles of each file.
    counts: Vec<u32>,
    state: &'a State,
    /// By the index of an article.
    found: Vec<Option<&'a Identity>>,
    /// Digests of the ids that some article has.
    taken: FxHashSet<u64>,
}

impl<'s, 'a> Matching<'s, 'a> {
    fn new(articles: &'s [Scanned], files: &'s [SourceFile], state: &'a State) -> Self {
        let mut counts = vec![0_u32; files.len()];
        for article in articles {
            counts[article.file as usize] += 1;
        }
        let mut taken = FxHashSet::default();
        taken.reserve(articles.len());
        taken.extend(articles.iter().filter_map(Scanned::own_id).map(digest));
        Self {
            articles,
            files,
            counts,
            state,
            found: vec![None; articles.len()],
            taken,
        }
    }

    /// What an article is known by. Most are asked once: memory does not hold it of all.
    fn traits(&self, at: usize) -> Traits {
        let article = &self.articles[at];
        let file = article.file as usize;
        Traits::of_article(article, &self.files[file], self.counts[file] == 1)
    }

    /// Finds the stories of articles that are as they were, which are most, and returns the others.
    fn untouched(&mut self, open: Vec<usize>) -> Vec<usize> {
        if self.state.identities.is_empty() {
            return open;
        }
        let mut rows: FxHashMap<u64, Vec<&Identity>> = FxHashMap::default();
        for row in self.state.identities.values() {
            let key = Traits::of_row(row, true).keys(Sign::Untouched);
            key.for_each(|key| rows.entry(key).or_default().push(row));
        }
        let of_key = |at: usize| {
            self.traits(at)
                .keys(Sign::Untouched)
                .next()
                .and_then(|key| rows.get(&key))
        };
        let found: Vec<_> = open.into_par_iter().map(|at| (at, of_key(at))).collect();
        let open = found.into_iter().filter(|&(at, rows)| {
            let row = rows.and_then(|rows| free(rows, &self.taken));
            self.take(at, row)
        });
        open.map(|(at, _)| at).collect()
    }

    /// Finds the stories of the other articles: the surest sign first, over all of them, so that no
    /// weaker one takes a story away.
    fn by_signs(&mut self, known: &Known<'a>, open: Vec<usize>) {
        if known.rows.is_empty() {
            return;
        }
        let open = open.into_par_iter();
        let mut open: Vec<usize> = open.filter(|&at| known.may_hold(&self.traits(at))).collect();
        for sign in Sign::EACH {
            open.retain(|&at| {
                let row = self
                    .traits(at)
                    .keys(sign)
                    .find_map(|key| free(known.rows.get(&key)?, &self.taken));
                self.take(at, row)
            });
        }
        // Last, a text that is alike, in the same file, at the same address or in the same
        // minute: everything else of it may have changed.
        for at in open {
            let row = known.alike(&self.traits(at), &self.taken);
            self.take(at, row);
        }
    }

    /// Whether the article is still open.
    fn take(&mut self, at: usize, row: Option<&'a Identity>) -> bool {
        self.found[at] = row;
        self.taken.extend(row.map(|row| digest(&*row.id)));
        row.is_none()
    }
}

/// The first row that no other article has.
fn free<'a>(rows: &[&'a Identity], taken: &FxHashSet<u64>) -> Option<&'a Identity> {
    rows.iter().copied().find(|row| !taken.contains(&digest(&*row.id)))
}

/// The published stories that no article was found for yet, by every key under which they may be
/// found.
struct Known<'a> {
    rows: FxHashMap<u64, Vec<&'a Identity>>,
    /// By file, address and minute.
    near: FxHashMap<u64, Vec<&'a Identity>>,
    /// Their texts.
    bodies: FxHashSet<u64>,
}

impl<'a> Known<'a> {
    fn new(state: &'a State, taken: &FxHashSet<u64>) -> Self {
        let mut known = Self {
            rows: FxHashMap::default(),
            near: FxHashMap::default(),
            bodies: FxHashSet::default(),
        };
        let open = state
            .identities
            .values()
            .filter(|row| !taken.contains(&digest(&*row.id)));
        for row in open {
            known.bodies.insert(row.body);
            for place in Traits::of_row(row, true).neighborhoods() {
                known.near.entry(place).or_default().push(row);
            }
            for traits in [true, false].map(|is_single| Traits::of_row(row, is_single)) {
                for key in Sign::EACH.into_iter().flat_map(|sign| traits.keys(sign)) {
                    let rows = known.rows.entry(key).or_default();
                    if rows.last().is_none_or(|last| last.id != row.id) {
                        rows.push(row);
                    }
                }
            }
        }
        known
    }

    /// Whether some story may be this one: every key holds the time or the text, and those that
    /// are alike stand nearby.
    fn may_hold(&self, traits: &Traits) -> bool {
        self.bodies.contains(&traits.body) || traits.neighborhoods().iter().any(|place| self.near.contains_key(place))
    }

    /// The one story nearby whose text is alike.
    fn alike(&self, traits: &Traits, taken: &FxHashSet<u64>) -> Option<&'a Identity> {
        let counts = [traits.is_single, true, traits.has_time() && traits.is_long];
        let places = traits
            .neighborhoods()
            .into_iter()
            .zip(counts)
            .filter(|(_, counts)| *counts);
        places.into_iter().find_map(|(place, _)| {
            let rows = self.near.get(&place)?.iter().copied();
            let mut alike =
                rows.filter(|row| are_alike(row.likeness, traits.likeness) && !taken.contains(&digest(&*row.id)));
            let first = alike.next()?;
            alike.next().is_none().then_some(first)
        })
    }
}
