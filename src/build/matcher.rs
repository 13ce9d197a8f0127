//! Which articles a rule of the configuration is about.

use smallvec::SmallVec;

use super::scanned::Scanned;
use super::symbol::{Key, Symbols};
use crate::config::{Each, FeedRule, Query};

/// What a rule asks of an article's names.
pub struct Matcher<'a> {
    symbols: &'a Symbols,
    topics: Wanted,
    authors: Wanted,
    sections: Wanted,
}

impl<'a> Matcher<'a> {
    /// The conditions of a rule.
    pub fn new(symbols: &'a Symbols, rule: &FeedRule) -> Self {
        Self {
            symbols,
            topics: Wanted::new(symbols, &rule.topics),
            authors: Wanted::new(symbols, &rule.authors),
            sections: Wanted::new(symbols, &rule.sections),
        }
    }

    /// Whether the article is meant.
    pub fn matches(&self, article: &Scanned) -> bool {
        let keys = |each| keys(self.symbols, article, each);
        self.topics.matches(|| keys(Each::Topic))
            && self.authors.matches(|| keys(Each::Author))
            && self.sections.matches(|| keys(Each::Section))
    }
}

/// A query in the keys of this build.
struct Wanted {
    /// `None` for no condition.
    any: Option<Vec<Key>>,
    /// `None` for a key that no article has.
    all: Vec<Option<Key>>,
    none: Vec<Key>,
}

impl Wanted {
    fn new(symbols: &Symbols, query: &Query) -> Self {
        let known = |keys: &[String]| keys.iter().filter_map(|key| symbols.find_key(key)).collect();
        Self {
            any: (!query.any.is_empty()).then(|| known(&query.any)),
            all: query.all.iter().map(|key| symbols.find_key(key)).collect(),
            none: known(&query.none),
        }
    }

    fn matches(&self, keys: impl Fn() -> SmallVec<[Key; 4]>) -> bool {
        if self.any.is_none() && self.all.is_empty() && self.none.is_empty() {
            return true;
        }
        let keys = keys();
        self.any
            .as_ref()
            .is_none_or(|any| any.iter().any(|key| keys.contains(key)))
            && self.all.iter().all(|key| key.is_some_and(|key| keys.contains(&key)))
            && !self.none.iter().any(|key| keys.contains(key))
    }
}

/// The keys of an article, by which feeds choose it; each once.
pub fn keys(symbols: &Symbols, article: &Scanned, each: Each) -> SmallVec<[Key; 4]> {
    let names = match each {
        Each::Topic => article.topics.as_slice(),
        Each::Author => &article.authors,
        Each::Section => article.section.as_slice(),
    };
    let mut keys = SmallVec::new();
    for name in names {
        let key = symbols.key(*name);
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    keys
}
