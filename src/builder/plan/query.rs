//! Which articles a rule of the configuration is about.

use globset::GlobSet;
use smallvec::SmallVec;

use crate::builder::interner::{Key, Symbol, Symbols};
use crate::builder::memory::scanned::Scanned;
use crate::builder::scan::Scan;
use crate::config::{Each, FeedRule, Query};

/// What a rule asks of an article's names.
pub(crate) struct Matcher<'a> {
    topics: Wanted,
    authors: Wanted,
    sections: Wanted,
    categories: Wanted,
    languages: Wanted,
    /// `None` for no condition.
    files: Option<&'a GlobSet>,
    scan: &'a Scan,
}

impl<'a> Matcher<'a> {
    /// The conditions of a rule.
    pub(crate) fn new(scan: &'a Scan, rule: &'a FeedRule) -> Self {
        let symbols = &scan.symbols;
        Self {
            topics: Wanted::new(symbols, &rule.topics),
            authors: Wanted::new(symbols, &rule.authors),
            sections: Wanted::new(symbols, &rule.sections),
            categories: Wanted::new(symbols, &rule.categories),
            languages: Wanted::of_languages(symbols, &rule.languages),
            files: rule.files.as_ref().map(|files| &files.set),
            scan,
        }
    }

    /// Whether the article is meant.
    pub(crate) fn matches(&self, article: &Scanned) -> bool {
        self.refusal(article).is_none()
    }

    /// The first key of the rule whose condition the article does not fulfil.
    pub(crate) fn refusal(&self, article: &Scanned) -> Option<&'static str> {
        let keys = |each| keys(&self.scan.symbols, article, each);
        let is_in = |files: &&GlobSet| files.is_match(&*self.scan.files[article.file as usize].name);
        let categories = || keys_of(&self.scan.symbols, &article.rare().categories);
        match () {
            () if !self.files.as_ref().is_none_or(is_in) => Some("files"),
            () if !self.topics.matches(|| keys(Each::Topic)) => Some("topics"),
            () if !self.authors.matches(|| keys(Each::Author)) => Some("authors"),
            () if !self.sections.matches(|| keys(Each::Section)) => Some("sections"),
            () if !self.categories.matches(categories) => Some("categories"),
            () if !self.speaks(article) => Some("languages"),
            () => None,
        }
    }

    /// Whether the article is in a language that is meant.
    pub(crate) fn speaks(&self, article: &Scanned) -> bool {
        self.languages
            .matches(|| keys(&self.scan.symbols, article, Each::Language))
    }
}

/// A query in the keys of this build.
struct Wanted {
    /// `None` for no condition.
    any: Option<Vec<Key>>,
    /// Of each at least one; nothing for a key that no article has.
    all: Vec<Vec<Key>>,
    none: Vec<Key>,
}

impl Wanted {
    fn new(symbols: &Symbols, query: &Query) -> Self {
        Self::with(query, |key| symbols.find_key(key).into_iter().collect())
    }

    /// A language is meant by the beginning of its tag, too: `en us` is `en`.
    fn of_languages(symbols: &Symbols, query: &Query) -> Self {
        Self::with(query, |key| symbols.keys_below(key).collect())
    }

    /// `find` gives every key that is meant by one of the query.
    fn with(query: &Query, find: impl Fn(&String) -> Vec<Key>) -> Self {
        Self {
            any: (!query.any.is_empty()).then(|| query.any.iter().flat_map(&find).collect()),
            all: query.all.iter().map(&find).collect(),
            none: query.none.iter().flat_map(&find).collect(),
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
            && self.all.iter().all(|some| some.iter().any(|key| keys.contains(key)))
            && !self.none.iter().any(|key| keys.contains(key))
    }
}

/// The keys of an article, by which feeds choose it; each once.
pub(crate) fn keys(symbols: &Symbols, article: &Scanned, each: Each) -> SmallVec<[Key; 4]> {
    let names = match each {
        Each::Topic => article.topics.as_slice(),
        Each::Author => &article.authors,
        Each::Section => article.section.as_slice(),
        Each::Language => std::slice::from_ref(&article.language),
    };
    keys_of(symbols, names)
}

fn keys_of(symbols: &Symbols, names: &[Symbol]) -> SmallVec<[Key; 4]> {
    let mut keys = SmallVec::new();
    for name in names {
        let key = symbols.key(*name);
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    keys
}
