//! What a finding is about: the newsroom's own files, or a feed.

use super::{Code, Level, SERVED_CODES};
use feedcheck::Explanation;

/// A kind of finding: feedmill's own, or one of the checker's. Some names stand for one in either.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Of articles, configuration and output, and of feeds as they are served.
    House(&'static Code),
    /// Of finished feeds.
    Feed(&'static feedcheck::Code),
}

impl Kind {
    /// `MissingDate`.
    pub fn name(self) -> &'static str {
        match self {
            Self::House(code) => code.name,
            Self::Feed(code) => code.name,
        }
    }

    /// `articles`, `feeds` or `lists of feeds`.
    pub fn found_in(self) -> &'static str {
        match self {
            Self::House(code) if SERVED_CODES.contains(&code) => "lists of feeds",
            Self::House(_) => "articles",
            Self::Feed(_) => "feeds",
        }
    }

    /// How bad it is, unless the configuration says otherwise.
    pub fn level(self) -> Level {
        match self {
            Self::House(code) => code.level,
            Self::Feed(code) => code.level,
        }
    }

    /// What happened, in a sentence.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::House(code) => code.meaning,
            Self::Feed(code) => code.meaning,
        }
    }

    /// Why it matters and how to mend it, for what is found in feeds.
    pub fn explanation(self) -> Option<&'static Explanation> {
        match self {
            Self::House(_) => None,
            Self::Feed(code) => Some(&code.explanation),
        }
    }
}

impl From<&'static Code> for Kind {
    fn from(code: &'static Code) -> Self {
        Self::House(code)
    }
}

impl From<&'static feedcheck::Code> for Kind {
    fn from(code: &'static feedcheck::Code) -> Self {
        Self::Feed(code)
    }
}

impl PartialEq<&Code> for Kind {
    fn eq(&self, code: &&Code) -> bool {
        matches!(self, Self::House(own) if own == code)
    }
}
