//! The stories of feeds, which promise less than systems do: ids come again for other stories, and change for the same one; and
//! several feeds have one story. Before copies are put together, an id that means several stories is made one for each, and what
//! has two ids is told to be one story, by address, headline and text. Two of these have to agree: feeds have columns of one
//! headline, and all their entries on one page.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::builder::digest::digest;
use crate::builder::memory::scanned::Scanned;
use crate::builder::memory::state::{Identity, State, path_of};
use crate::builder::scan::likeness::are_alike;
use crate::builder::source::file::SourceFile;
use crate::input::is_feed;
use crate::model::{Code, Diagnostic};
use crate::text::url::canonical;

/// Seconds between the dates of a story in two feeds, where only its words tell that it is one.
const NEAR: i64 = 3 * 24 * 60 * 60;

/// Copies that are compared with one: feeds may have the same headline every day.
const MOST: usize = 50;

/// Which copies are one story though their ids differ.
#[derive(Debug, Default)]
pub(crate) struct Doubles {
    /// By where a copy stands, digests of other ids of its story.
    pub ids: BTreeMap<usize, Vec<u64>>,
    /// By where a copy stands, another of the same story, and how that is known.
    told: Vec<(usize, usize, &'static str)>,
}

/// Gives each story of feeds ids of its own, and finds the others that it has.
pub(crate) fn tell_apart(
    articles: &mut [Scanned],
    files: &[SourceFile],
    state: &State,
    published: &FxHashMap<u64, &str>,
) -> Doubles {
    let feeds: Vec<usize> = (0..articles.len()).filter(|&at| is_entry(&articles[at])).collect();
    if feeds.is_empty() {
        return Doubles::default();
    }
    part(articles, &feeds, files, state, published);
    join(articles, &feeds, files, state)
}

/// Whether an article is an entry of a feed.
pub(crate) fn is_entry(article: &Scanned) -> bool {
    article.copy().is_some() && is_feed(article.format())
}

/// Makes an id that means several stories one for each.
fn part(
    articles: &mut [Scanned],
    feeds: &[usize],
    files: &[SourceFile],
    state: &State,
    published: &FxHashMap<u64, &str>,
) {
    let mut groups: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for &at in feeds {
        if let Some(copy) = articles[at].copy_mut() {
            if let Some(stated) = copy.stated.take() {
                copy.id = stated;
            }
            groups.entry(digest(&*copy.id)).or_default().push(at);
        }
    }
    let mut others = Vec::new();
    for (id, members) in &groups {
        let entry = state.delivered.get(id).map_or(*id, |row| row.entry);
        let row = published.get(&entry).and_then(|id| state.identities.get(*id));
        others.extend(others_of(articles, members, files, row.map(|row| &**row), published));
    }
    for (at, id) in others {
        if let Some(copy) = articles[at].copy_mut() {
            copy.stated = Some(std::mem::replace(&mut copy.id, id));
        }
    }
}

/// The copies under one id that are another story than the one that has it, and ids for them. The story that readers know by the id
/// has it; else the oldest.
fn others_of(
    articles: &[Scanned],
    members: &[usize],
    files: &[SourceFile],
    row: Option<&Identity>,
    published: &FxHashMap<u64, &str>,
) -> Vec<(usize, Box<str>)> {
    let stories: Vec<usize> = members.iter().copied().filter(|&at| !articles[at].is_kill()).collect();
    let other = |at: usize, is_paged: bool| {
        let id = articles[at].copy().map_or("", |copy| &copy.id);
        let address = articles[at].own_address();
        let what = if is_paged {
            digest(address)
        } else {
            digest(format!("{address} {}", articles[at].title))
        };
        format!("{id}#{:08x}", what >> 32).into_boxed_str()
    };
    let addresses: FxHashSet<&str> = stories.iter().map(|&at| articles[at].own_address()).collect();
    let is_paged = addresses.len() > 1 || row.is_some_and(|row| !addresses.iter().any(|one| path_of(one) == row.path));
    let is_known = |at: usize| published.contains_key(&digest(&*other(at, true)));
    let oldest = stories.iter().copied().min_by_key(|&at| {
        let copy = articles[at].copy();
        let time = copy.filter(|copy| copy.undated.is_none()).map(|copy| copy.first);
        (time.is_none(), time, std::cmp::Reverse(at))
    });
    let Some(main) = oldest else {
        return Vec::new();
    };
    // Of two in one file, an address says nothing.
    let mut in_file: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for &at in &stories {
        in_file.entry(articles[at].file).or_default().push(at);
    }
    let is_repeated = in_file.values().any(|ats| {
        let first = &articles[ats[0]];
        ats[1..].iter().any(|&at| !has_the_words(&articles[at], first))
    });
    let is_of_story = |at: usize| {
        let article = &articles[at];
        if is_known(at) {
            return false;
        }
        let name = |at: usize| &*files[articles[at].file as usize].name;
        let is_same_page = match row {
            Some(row) => path_of(article.own_address()) == row.path,
            None => article.own_address() == articles[main].own_address(),
        };
        let is_same_feed = match row {
            Some(row) => name(at) == row.source,
            None => name(at) == name(main),
        };
        let has_its_words = match row {
            Some(row) => article.title == row.title || article.is_long && article.body == row.body,
            None => has_the_words(article, &articles[main]),
        };
        has_its_words || at == main && row.is_none() || !is_repeated && (is_same_page || is_same_feed)
    };
    let others = stories.into_iter().filter(|&at| !is_of_story(at));
    others.map(|at| (at, other(at, is_paged || is_known(at)))).collect()
}

/// Whether two have the same headline, or the same text. Of two under one id, texts that are only alike say nothing: those of
/// a forecast are so every day.
fn has_the_words(one: &Scanned, other: &Scanned) -> bool {
    one.title == other.title || one.is_long && one.body == other.body
}

/// Whether two have the same headline, or the same text, perhaps corrected.
fn says_the_same(one: &Scanned, other: &Scanned) -> bool {
    one.title == other.title || is_same_text(one, other)
}

fn is_same_text(one: &Scanned, other: &Scanned) -> bool {
    one.is_long && other.is_long && (one.body == other.body || are_alike(one.likeness, other.likeness))
}

fn says_it(article: &Scanned, row: &Identity) -> bool {
    let is_same_text = article.body == row.body || are_alike(article.likeness, row.likeness);
    article.title == row.title || article.is_long && is_same_text
}

/// Finds the stories that have several ids, in several feeds or one after the other.
fn join(articles: &[Scanned], feeds: &[usize], files: &[SourceFile], state: &State) -> Doubles {
    let mut doubles = Doubles::default();
    let id = |at: usize| articles[at].copy().map(|copy| digest(&*copy.id)).unwrap_or_default();
    let mut pages: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    let mut headlines: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    for &at in feeds.iter().filter(|at| !articles[**at].is_kill()) {
        let article = &articles[at];
        let page = article.copy().is_some_and(|copy| copy.has_own_address);
        let page = page.then(|| digest(canonical(article.own_address())));
        let of_page = page.iter().filter_map(|page| pages.get(page)).flatten();
        let by_page = of_page
            .copied()
            .find(|&other| id(other) != id(at) && says_the_same(article, &articles[other]));
        let of_headline = headlines.get(&article.title).into_iter().flatten();
        let by_words = of_headline.copied().find(|&other| {
            let other_article = &articles[other];
            let apart = article.published.unix().abs_diff(other_article.published.unix());
            let is_near = apart <= NEAR.unsigned_abs();
            other_article.file != article.file && id(other) != id(at) && is_near && is_same_text(article, other_article)
        });
        let found = by_page.map(|other| (other, "its address and its headline or text"));
        if let Some((other, how)) = found.or(by_words.map(|other| (other, "its headline and text"))) {
            doubles.ids.entry(at).or_default().push(id(other));
            doubles.told.push((at, other, how));
        }
        for (key, map) in [(page, &mut pages), (Some(article.title), &mut headlines)] {
            let Some(key) = key else { continue };
            let known = map.entry(key).or_default();
            if known.len() < MOST {
                known.push(at);
            }
        }
    }
    known_before(articles, feeds, files, state, &mut doubles);
    doubles
}

/// Stories whose ids changed since an earlier build: the old id is in no file any more.
fn known_before(articles: &[Scanned], feeds: &[usize], files: &[SourceFile], state: &State, doubles: &mut Doubles) {
    let here: FxHashSet<&str> = feeds.iter().filter_map(|&at| Some(&*articles[at].copy()?.id)).collect();
    let others: FxHashSet<(&str, u64)> = articles
        .iter()
        .filter(|article| !is_entry(article))
        .map(|article| (path_of(&article.address), article.title))
        .collect();
    let of_feeds: FxHashSet<&str> = feeds
        .iter()
        .map(|&at| &*files[articles[at].file as usize].name)
        .collect();
    let rows = state.identities.values().filter(|row| {
        of_feeds.contains(&*row.source) && !here.contains(&*row.id) && !others.contains(&(&row.path, row.title))
    });
    let mut by_path: FxHashMap<&str, Vec<&Identity>> = FxHashMap::default();
    for row in rows {
        by_path.entry(&row.path).or_default().push(row);
    }
    if by_path.is_empty() {
        return;
    }
    for &at in feeds.iter().filter(|at| !articles[**at].is_kill()) {
        let article = &articles[at];
        let is_known = article
            .copy()
            .is_some_and(|copy| state.identities.contains_key(&*copy.id));
        let rows = by_path.get(path_of(article.own_address())).filter(|_| !is_known);
        if let Some(row) = rows.into_iter().flatten().find(|row| says_it(article, row)) {
            doubles.ids.entry(at).or_default().push(digest(&*row.id));
        }
    }
}

impl Doubles {
    /// What is told of stories that several feeds have.
    pub(crate) fn findings(&self, articles: &[Scanned], files: &[SourceFile]) -> Vec<Diagnostic> {
        let is_current = |at: usize| !files[articles[at].file as usize].is_outdated;
        let told = self.told.iter().filter(|(at, other, _)| {
            let is_two = articles[*at].file != articles[*other].file;
            is_two && is_current(*at) && is_current(*other) && articles[*at].own_id() == articles[*other].own_id()
        });
        let finding = |&(at, other, how): &(usize, usize, &str)| {
            let (dropped, kept) = if articles[at].standing.is_old() {
                (at, other)
            } else {
                (other, at)
            };
            let message = format!(
                "this is the story of {}:{} once more, by {how}; readers get that one",
                files[articles[kept].file as usize].name, articles[kept].line
            );
            Diagnostic::new(Code::SAME_STORY, articles[dropped].place(files), message)
        };
        told.map(finding).collect()
    }
}
