//! Which copies are one story's: those whose ids replace one another, in any number of steps, now or in an earlier build. Where they do
//! not say so themselves, what readers know as two stories stays two.

use rustc_hash::FxHashMap;

use crate::builder::digest::digest;
use crate::builder::memory::scanned::Copy;
use crate::builder::memory::state::State;

/// The ids of all copies. There may be a million, most of them alone.
pub(crate) struct Stories<'a> {
    state: &'a State,
    /// Digests of the ids that readers know.
    published: &'a FxHashMap<u64, &'a str>,
    /// By the digest of an id, its number.
    numbers: FxHashMap<u64, u32>,
    /// By number, the digest, and the number that it was joined with.
    ids: Vec<(u64, u32)>,
    /// By the first number of a story, the id by which readers know it.
    entries: FxHashMap<u32, u64>,
    /// The number of the id of each copy, and where the copy stands.
    copies: Vec<(u32, u32)>,
}

impl<'a> Stories<'a> {
    /// Of none yet; so many will come.
    pub(crate) fn new(state: &'a State, published: &'a FxHashMap<u64, &'a str>, copies: usize) -> Self {
        let mut numbers = FxHashMap::default();
        numbers.reserve(copies);
        Self {
            state,
            published,
            numbers,
            ids: Vec::with_capacity(copies),
            entries: FxHashMap::default(),
            copies: Vec::with_capacity(copies),
        }
    }

    /// Adds a copy, and where it stands.
    pub(crate) fn add(&mut self, at: u32, copy: &Copy) {
        let number = self.number(digest(&*copy.id));
        self.copies.push((number, at));
        for replaced in &copy.replaces {
            self.join(digest(&**replaced), number);
        }
    }

    /// The copy is likely one of the story that has the id, and is unless readers know both.
    pub(crate) fn join_copy(&mut self, copy: &Copy, id: u64) {
        let (own, other) = (self.number(digest(&*copy.id)), self.number(id));
        let entries = [own, other].map(|number| {
            let first = self.first(number);
            self.entries.get(&first).copied()
        });
        if !matches!(entries, [Some(one), Some(other)] if one != other) {
            self.join(id, own);
        }
    }

    /// The number of an id, which may be known to be another's.
    fn number(&mut self, id: u64) -> u32 {
        if let Some(number) = self.numbers.get(&id) {
            return *number;
        }
        let number = index(self.ids.len());
        self.numbers.insert(id, number);
        self.ids.push((id, number));
        if self.published.contains_key(&id) {
            self.entries.insert(number, id);
        }
        if let Some(known) = self.state.delivered.get(&id).filter(|known| known.entry != id) {
            self.join(known.entry, number);
        }
        number
    }

    fn join(&mut self, id: u64, other: u32) {
        let number = self.number(id);
        let (one, other) = (self.first(number), self.first(other));
        let (first, joined) = (one.min(other), one.max(other));
        self.ids[joined as usize].1 = first;
        if first != joined
            && let Some(entry) = self.entries.remove(&joined)
        {
            self.entries.entry(first).or_insert(entry);
        }
    }

    /// The first number of those that it was joined with; the way there is made shorter.
    fn first(&mut self, mut number: u32) -> u32 {
        while self.ids[number as usize].1 != number {
            let above = self.ids[number as usize].1;
            self.ids[number as usize].1 = self.ids[above as usize].1;
            number = above;
        }
        number
    }

    /// Hands over the ids of each story, and its copies.
    pub(crate) fn each(mut self, mut story: impl FnMut(Vec<u64>, Vec<usize>)) {
        drop(std::mem::take(&mut self.numbers));
        let mut ids: Vec<(u32, u32)> = (0..index(self.ids.len()))
            .map(|number| (self.first(number), number))
            .collect();
        ids.sort_unstable();
        let mut copies = std::mem::take(&mut self.copies);
        // Copies of one id stay in their order.
        copies.sort_by_cached_key(|(number, _)| (self.first(*number), *number));
        let mut copies = copies.into_iter().peekable();
        for story_ids in ids.chunk_by(|one, other| one.0 == other.0) {
            let digests = story_ids.iter().map(|(_, number)| self.ids[*number as usize].0);
            let is_of = |(number, _): &(u32, u32)| story_ids.binary_search(&(story_ids[0].0, *number)).is_ok();
            let members = std::iter::from_fn(|| copies.next_if(is_of)).map(|(_, at)| at as usize);
            story(digests.collect(), members.collect());
        }
    }
}

/// There are no more articles than that.
pub(crate) fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
