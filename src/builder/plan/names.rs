//! How topics, authors, sections and languages are spelled in all feeds.

use crate::builder::interner::{Key, Symbol, Symbols};
use crate::builder::scan::Scan;
use crate::config::Each;

/// The spellings to show everywhere: the most frequent, of several the oldest. Nothing is
/// remembered of it, so that a name is itself again after articles were out of sight.
#[derive(Debug, Default)]
pub(crate) struct Names {
    topics: Spellings,
    authors: Spellings,
    sections: Spellings,
    languages: Spellings,
}

impl Names {
    /// Counts the names of the articles that readers see.
    pub(crate) fn new(scan: &Scan) -> Self {
        let [mut topics, mut authors, mut sections, mut languages] = [(); 4].map(|()| Tally::new(scan));
        // Oldest first, so that of equally frequent spellings the oldest is met first.
        for &at in scan.live.iter().rev() {
            let article = &scan.articles[at];
            article.topics.iter().for_each(|name| topics.add(*name));
            article.authors.iter().for_each(|name| authors.add(*name));
            article.section.iter().for_each(|name| sections.add(*name));
            languages.add(article.language);
        }
        Self {
            topics: topics.choose(&scan.symbols),
            authors: authors.choose(&scan.symbols),
            sections: sections.choose(&scan.symbols),
            languages: languages.choose(&scan.symbols),
        }
    }

    /// The spelling of a name, if some article has it.
    pub(crate) fn of(&self, each: Each, key: Key) -> Option<Symbol> {
        let spellings = match each {
            Each::Topic => &self.topics,
            Each::Author => &self.authors,
            Each::Section => &self.sections,
            Each::Language => &self.languages,
        };
        spellings.of(key)
    }

    /// The name of a topic as all feeds spell it.
    pub(crate) fn topic<'a>(&self, symbols: &'a Symbols, topic: Symbol) -> &'a str {
        symbols.name(self.topics.of(symbols.key(topic)).unwrap_or(topic))
    }

    /// The name of a section as all feeds spell it.
    pub(crate) fn section<'a>(&self, symbols: &'a Symbols, section: Symbol) -> &'a str {
        symbols.name(self.sections.of(symbols.key(section)).unwrap_or(section))
    }
}

/// The chosen spelling of each key.
#[derive(Debug, Default)]
struct Spellings(Vec<Option<Symbol>>);

impl Spellings {
    fn of(&self, key: Key) -> Option<Symbol> {
        self.0.get(key.index()).copied().flatten()
    }
}

/// How often each spelling occurs, in the order in which they came up.
struct Tally {
    counts: Vec<u32>,
    order: Vec<Symbol>,
}

impl Tally {
    fn new(scan: &Scan) -> Self {
        Self {
            counts: vec![0; scan.symbols.len()],
            order: Vec::new(),
        }
    }

    fn add(&mut self, name: Symbol) {
        let count = &mut self.counts[name.index()];
        if *count == 0 {
            self.order.push(name);
        }
        *count += 1;
    }

    fn choose(self, symbols: &Symbols) -> Spellings {
        let mut chosen: Vec<Option<Symbol>> = vec![None; symbols.key_count()];
        for name in self.order {
            let best = &mut chosen[symbols.key(name).index()];
            if best.is_none_or(|best| self.counts[best.index()] < self.counts[name.index()]) {
                *best = Some(name);
            }
        }
        Spellings(chosen)
    }
}
