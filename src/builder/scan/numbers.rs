//! Numbers of text wires, which several sources give: each has ids of its own. What two sources deliver alike is one story all the
//! same, and a story keeps the id that it was published with, though its source has another name or place in the configuration now.

use rustc_hash::FxHashMap;

use crate::builder::digest::digest;
use crate::builder::memory::scanned::Scanned;
use crate::builder::memory::state::{Identity, State};
use crate::builder::scan::likeness::are_alike;
use crate::builder::source::file::SourceFile;
use crate::input::Bytes;

/// Copies that are compared under one number: messages without one have it all the same.
const MOST: usize = 20;

/// The stories of all sources by their numbers.
#[derive(Debug)]
pub(super) struct Numbers<'a> {
    /// Where copies stand that are stories.
    copies: FxHashMap<&'a str, Vec<usize>>,
    state: &'a State,
    published: FxHashMap<&'a str, Vec<&'a Identity>>,
}

impl<'a> Numbers<'a> {
    /// Those of a build, and those that earlier ones published under numbers that are in it.
    pub(super) fn new(articles: &'a [Scanned], state: &'a State) -> Self {
        let mut numbers = Self {
            copies: FxHashMap::default(),
            published: FxHashMap::default(),
            state,
        };
        for (at, number) in articles
            .iter()
            .enumerate()
            .filter_map(|(at, article)| Some((at, number(article)?)))
        {
            let copies = numbers.copies.entry(number).or_default();
            if !articles[at].held && copies.len() < MOST {
                copies.push(at);
            }
        }
        if !numbers.copies.is_empty() {
            for row in state.identities.values().map(|row| &**row) {
                let number = bare(&row.id);
                if numbers.copies.contains_key(number) {
                    numbers.published.entry(number).or_default().push(row);
                }
            }
        }
        numbers
    }

    /// Digests of other ids that the story of a copy has.
    pub(super) fn same(&self, at: usize, articles: &[Scanned], files: &[SourceFile]) -> Vec<u64> {
        let article = &articles[at];
        let Some(number) = number(article) else {
            return Vec::new();
        };
        let name = |article: &Scanned| &*files[article.file as usize].name;
        let is_like = |(body, likeness): (u64, u64)| {
            !article.held && (article.body == body || are_alike(article.likeness, likeness))
        };
        let copies = self.copies.get(number).into_iter().flatten().map(|at| &articles[*at]);
        let copies = copies.filter(|other| is_like((other.body, other.likeness)));
        let copies = copies.filter_map(|other| Some(digest(&*other.copy()?.id)));
        // What takes the story down says nothing of it.
        let is_kill_of = |row: &Identity| article.is_kill() && folder(&row.source) == folder(name(article));
        let rows = self.published.get(number).into_iter().flatten();
        let rows = rows.filter(|row| is_like((row.body, row.likeness)) || is_kill_of(row));
        let rows = rows.map(|row| digest(&*row.id));
        // What was taken down when there was one source.
        let bare = digest(number);
        let down = Some(bare).filter(|bare| self.state.delivered.get(bare).is_some_and(|row| row.down.is_some()));
        let own = article.copy().map(|copy| digest(&*copy.id));
        copies.chain(rows).chain(down).filter(|id| Some(*id) != own).collect()
    }
}

/// The number of a message with its day, as it is in every source.
fn number(article: &Scanned) -> Option<&str> {
    let copy = article.copy().filter(|_| article.format().bytes == Bytes::Wire)?;
    Some(bare(&copy.id))
}

/// An id without the source that it may begin with.
fn bare(id: &str) -> &str {
    let mut colons = id.rmatch_indices(':');
    let at = colons.nth(1).map_or(0, |(at, _)| at + 1);
    &id[at..]
}

fn folder(file: &str) -> &str {
    file.rsplit_once('/').map_or("", |(folder, _)| folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_the_same_in_every_source() {
        for (id, expected) in [
            ("W2870:2026-05-04", "W2870:2026-05-04"),
            ("harbor-wire:W2870:2026-05-04", "W2870:2026-05-04"),
            ("W2870", "W2870"),
        ] {
            assert_eq!(bare(id), expected);
        }
    }
}
