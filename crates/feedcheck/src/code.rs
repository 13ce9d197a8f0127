//! What a message is about: its name, how bad it is, and all that is to be said of it.

use serde::{Deserialize, Serialize};

/// A kind of message.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// `MissingGuid`. The W3C feed validator's name, where it has one.
    pub name: &'static str,
    /// How bad it is.
    pub level: Level,
    /// What is wrong, for people who meet the name.
    pub meaning: &'static str,
    /// Why it matters and how to mend it.
    pub explanation: Explanation,
}

/// What there is to say of a message, besides its meaning.
#[derive(Debug, PartialEq, Eq)]
pub struct Explanation {
    /// The message itself, with `{where}`, `{element}`, `{parent}`, `{attr}`, `{value}` and the
    /// like to be filled in. Starts in lower case.
    pub says: &'static str,
    /// Why it matters to readers.
    pub why: &'static str,
    /// The specification and its section.
    pub source: &'static str,
    /// What to do.
    pub mend: &'static str,
    /// A piece of a feed that has the fault.
    pub wrong: Example,
    /// The same piece, mended.
    pub right: Example,
}

/// A piece of a feed, and what has to stand around it to make a whole one.
#[derive(Debug, PartialEq, Eq)]
pub struct Example {
    /// What stands around it.
    pub within: Within,
    /// The piece.
    pub text: &'static str,
}

/// What stands around an example.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Within {
    /// Nothing: it is a whole document.
    Document,
    /// `channel` of RSS 2.0.
    Channel,
    /// `item` of RSS 2.0.
    Item,
    /// `feed` of Atom 1.0.
    Feed,
    /// `entry` of Atom 1.0.
    Entry,
    /// `rdf:RDF` of RSS 1.0.
    Rdf,
    /// `body` of OPML 2.0.
    Outline,
    /// The object of a JSON Feed 1.1, with commas between its members.
    Json,
    /// The object of an item of a JSON Feed 1.1.
    JsonItem,
    /// Nothing, and the document is served with this `Content-Type`.
    Served(&'static str),
    /// Nothing, and the document is served from this address.
    At(&'static str),
}

/// How bad a finding is; the worst comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Level {
    /// Something is lost unless it is mended: a specification is broken, or an article was left out.
    Error,
    /// Something can be done without, or was mended; some readers may stumble.
    Warning,
    /// Good to know; nothing is wrong.
    Info,
}

impl Level {
    /// `error`, `warning` or `info`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }
}
