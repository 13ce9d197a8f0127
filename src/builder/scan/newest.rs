//! Which copy of a story is the newest: by its time, then by its version. Where the clock ties, a kill comes before anything
//! else, and a correction under a new id after what it corrects; where the copies say nothing, the numbers in the names of
//! their files count.

use std::cmp::Reverse;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::builder::memory::scanned::Scanned;
use crate::builder::scan::wire::Threads;
use crate::builder::source::file::SourceFile;
use crate::model::Timestamp;

/// The copies of one story.
pub(crate) struct Copies<'a> {
    pub articles: &'a [Scanned],
    /// Where they stand.
    pub members: &'a [usize],
    pub files: &'a [SourceFile],
    pub threads: &'a Threads,
}

/// The newest of them.
pub(crate) struct Newest {
    /// Where it stands.
    pub at: usize,
    /// Whether the names of the files are the same but for their numbers.
    pub is_told_by_name: bool,
}

/// By what copies are ordered.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Order {
    /// What a feed shows now, whatever dates it gives: they are set right, too. Copies of one address in the order in which they came.
    round: Reverse<u32>,
    time: Timestamp,
    /// Of different ids it says nothing.
    number_of_id: u64,
    is_kill: bool,
    /// How many stories it comes after.
    steps: usize,
    number: u64,
    /// Whether its file was not delivered again since.
    is_current: bool,
    /// In the name of the file.
    numbers: Vec<u64>,
    is_held: bool,
    at: usize,
}

impl Copies<'_> {
    /// `None` of none.
    pub(crate) fn newest(&self) -> Option<Newest> {
        let [first, ref others @ ..] = *self.members else {
            return None;
        };
        if others.is_empty() {
            return Some(Newest {
                at: first,
                is_told_by_name: false,
            });
        }
        let before = before(self.articles, self.members, self.threads);
        let is_told_by_name = others
            .iter()
            .all(|&at| is_but_for_numbers(self.file(first), self.file(at)));
        // An old copy undoes no kill.
        let has_kill = self.members.iter().any(|&at| self.articles[at].is_kill());
        let is_one_address = others.iter().all(|&at| self.file(at) == self.file(first));
        let order = |&at: &usize| {
            let article = &self.articles[at];
            let (time, number) = version(article);
            let id = article.copy().map_or("", |copy| &copy.id);
            Order {
                round: Reverse(if has_kill { 0 } else { self.round(at, is_one_address) }),
                time,
                number_of_id: if before.len() == 1 { number } else { 0 },
                is_kill: article.is_kill(),
                steps: way_back(&before, id).count(),
                number,
                is_current: !self.files[article.file as usize].is_outdated,
                numbers: if is_told_by_name {
                    numbers(self.file(at))
                } else {
                    Vec::new()
                },
                is_held: article.held,
                at,
            }
        };
        let newest = self.members.iter().map(order).max()?;
        Some(Newest {
            at: newest.at,
            is_told_by_name,
        })
    }

    /// How far a copy is from what its feed shows now; of several feeds only whether they show it counts.
    fn round(&self, at: usize, is_one_address: bool) -> u32 {
        let file = &self.files[self.articles[at].file as usize];
        match file.is_fetched() {
            true if is_one_address => file.later,
            true => file.later.min(1),
            false => 0,
        }
    }

    fn file(&self, at: usize) -> &str {
        &self.files[self.articles[at].file as usize].name
    }
}

/// Each id of a story, and the one that it comes after, if any.
pub(crate) type Before<'a> = FxHashMap<&'a str, Option<&'a str>>;

/// What the copies of a story say of what they replace, and what is known of a wire's leads and orders.
pub(crate) fn before<'a>(articles: &'a [Scanned], members: &[usize], threads: &Threads) -> Before<'a> {
    let mut before = Before::default();
    for (at, copy) in members.iter().filter_map(|&at| Some((at, articles[at].copy()?))) {
        let replaced = || copy.replaces.first().map(|id| &**id);
        let earlier = || Some(&*articles[threads.earlier(at)?].copy()?.id);
        before.entry(&*copy.id).or_insert_with(|| replaced().or_else(earlier));
    }
    before
}

/// The ids that came before one, back to where the story began.
pub(crate) fn way_back<'a>(before: &Before<'a>, id: &'a str) -> impl Iterator<Item = &'a str> {
    let mut seen = FxHashSet::from_iter([id]);
    let step = |id: &&'a str| *before.get(*id)?;
    std::iter::successors(step(&id), step).take_while(move |id| seen.insert(id))
}

/// When a copy was made, and its number.
pub(crate) fn version(article: &Scanned) -> (Timestamp, u64) {
    let copy = article.copy();
    let time = copy.map_or(article.published, |copy| copy.sent.unwrap_or(copy.first));
    (time, copy.map_or(0, |copy| copy.number))
}

/// Whether two names differ, and do so in numbers alone, as `ferry-2.xml` and `ferry-10.xml` do.
fn is_but_for_numbers(one: &str, other: &str) -> bool {
    let words = |name: &str| -> Vec<String> {
        let parts = name.split(|c: char| c.is_ascii_digit());
        parts.filter(|part| !part.is_empty()).map(str::to_owned).collect()
    };
    one != other && words(one) == words(other) && numbers(one).len() == numbers(other).len()
}

/// The numbers in a name, in order.
fn numbers(name: &str) -> Vec<u64> {
    let runs = name.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty());
    runs.map(|run| run.parse().unwrap_or(u64::MAX)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_differ_in_numbers_are_ordered_by_them() {
        assert!(is_but_for_numbers("wire/ferry-9-7.xml", "wire/ferry-10-31.xml"));
        assert!(numbers("wire/ferry-9-7.xml") < numbers("wire/ferry-10-31.xml"));
        for (one, other) in [
            ("a.xml", "b.xml"),
            ("a1.xml", "a1.xml"),
            ("a1b.xml", "a1b2.xml"),
            ("a.xml", "a1.xml"),
        ] {
            assert!(!is_but_for_numbers(one, other), "{one} {other}");
        }
    }
}
