//! Names of topics, authors, sections and languages, each kept once however many articles carry it. The
//! number of a name depends on which thread met it first: nothing is ordered by it.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::text::slug;

/// A name as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(super) struct Symbol(u32);

/// What the spellings of one name have in common (`text::slug::key`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Key(u32);

/// All names of a build.
#[derive(Debug, Default)]
pub(super) struct Symbols {
    names: Vec<(Box<str>, Key)>,
    keys: Vec<Box<str>>,
    by_name: FxHashMap<Box<str>, Symbol>,
    by_key: FxHashMap<Box<str>, Key>,
    /// Numbers that no name has.
    free: Vec<Symbol>,
}

impl Symbols {
    /// The names by their numbers; empty for a number that is free.
    pub(super) fn from_names(names: Vec<Box<str>>) -> Self {
        let mut symbols = Self::default();
        for (at, name) in names.into_iter().enumerate() {
            let key = symbols.add_key(slug::key(&name).into());
            let symbol = Symbol(number(at));
            if name.is_empty() {
                symbols.free.push(symbol);
            } else {
                symbols.by_name.insert(name.clone(), symbol);
            }
            symbols.names.push((name, key));
        }
        symbols
    }

    /// The names by their numbers, without those that are not kept.
    pub(super) fn names_of(&self, keep: impl Fn(Symbol) -> bool) -> Vec<Box<str>> {
        let names = self.names.iter().enumerate();
        names
            .map(|(at, (name, _))| {
                if keep(Symbol(number(at))) {
                    name.clone()
                } else {
                    Box::default()
                }
            })
            .collect()
    }

    /// The symbol of a name.
    pub(super) fn add(&mut self, name: &str) -> Symbol {
        if let Some(symbol) = self.by_name.get(name) {
            return *symbol;
        }
        let key = self.add_key(slug::key(name).into());
        let symbol = self.free.pop().unwrap_or(Symbol(number(self.names.len())));
        match self.names.get_mut(symbol.index()) {
            Some(place) => *place = (name.into(), key),
            None => self.names.push((name.into(), key)),
        }
        self.by_name.insert(name.into(), symbol);
        symbol
    }

    fn add_key(&mut self, key: Box<str>) -> Key {
        if let Some(known) = self.by_key.get(&key) {
            return *known;
        }
        let new = Key(number(self.keys.len()));
        self.keys.push(key.clone());
        self.by_key.insert(key, new);
        new
    }

    /// The name as written.
    pub(super) fn name(&self, symbol: Symbol) -> &str {
        &self.names[symbol.index()].0
    }

    /// What it has in common with its other spellings.
    pub(super) fn key(&self, symbol: Symbol) -> Key {
        self.names[symbol.index()].1
    }

    /// The text of a key.
    pub(super) fn key_text(&self, key: Key) -> &str {
        &self.keys[key.index()]
    }

    /// The key with this text, if any article has such a name.
    pub(super) fn find_key(&self, text: &str) -> Option<Key> {
        self.by_key.get(text).copied()
    }

    /// The keys that are this text, or begin with it and a blank.
    pub(super) fn keys_below(&self, text: &str) -> impl Iterator<Item = Key> {
        let is_below = move |key: &str| {
            let rest = key.strip_prefix(text);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        };
        let keys = self.keys.iter().enumerate();
        keys.filter(move |(_, key)| is_below(key))
            .map(|(at, _)| Key(number(at)))
    }

    /// How many names there are.
    pub(super) fn len(&self) -> usize {
        self.names.len()
    }

    /// How many keys there are.
    pub(super) fn key_count(&self) -> usize {
        self.keys.len()
    }
}

impl Symbol {
    /// From 0, for tables.
    pub(super) fn index(self) -> usize {
        self.0 as usize
    }
}

impl Key {
    /// From 0, for tables.
    pub(super) fn index(self) -> usize {
        self.0 as usize
    }
}

/// More than four thousand million names do not fit into memory.
fn number(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_share_a_key() {
        let mut symbols = Symbols::default();
        let [one, two, other] = ["Supreme Court", "supreme-court", "Harbor"].map(|name| symbols.add(name));
        assert_eq!(symbols.add("Supreme Court"), one);
        assert_ne!(one, two);
        assert_eq!(symbols.key(one), symbols.key(two));
        assert_ne!(symbols.key(one), symbols.key(other));
        assert_eq!(symbols.name(two), "supreme-court");
        assert_eq!(symbols.find_key("supreme court"), Some(symbols.key(one)));
        assert_eq!(symbols.key_text(symbols.key(other)), "harbor");
    }

    #[test]
    fn numbers_stay_and_free_ones_are_used_again() {
        let mut symbols = Symbols::from_names(["a", "", "b"].map(Into::into).into());
        assert_eq!(symbols.add("b"), Symbol(2));
        assert_eq!(symbols.add("c"), Symbol(1));
        assert_eq!(symbols.add("d"), Symbol(3));
        assert_eq!(symbols.name(Symbol(1)), "c");
    }
}
