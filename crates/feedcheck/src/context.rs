//! What is known of a document beyond one element.

use super::{Options, Sound, Timestamp};
use crate::namespace::Ns;

/// The family of formats that a document belongs to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub(crate) enum FormatFamily {
    /// Not known yet, or none of those below.
    #[default]
    Unknown,
    /// RSS 0.91, 0.92 and 2.0.
    Rss,
    /// RSS 0.90 and 1.0.
    Rdf,
    /// An Atom feed.
    Atom,
    /// A single Atom entry.
    Entry,
    /// OPML.
    Opml,
}

/// What is known of the document.
#[derive(Debug)]
pub(crate) struct Context<'a> {
    /// The whole text.
    pub document: &'a str,
    /// What counts as now.
    pub now: Timestamp,
    /// What is remembered of other documents.
    pub sound: Option<&'a Sound>,
    /// The family of its root.
    pub family: FormatFamily,
    /// The namespace whose elements need no prefix in messages.
    pub core: Ns,
    /// `rss@version`.
    pub version: String,
    /// The encoding that it is in.
    pub encoding: &'static str,
}

impl<'a> Context<'a> {
    /// Nothing but the text is known.
    pub(crate) fn new(document: &'a str, options: &Options<'a>, encoding: &'static str) -> Self {
        Self {
            document,
            now: options.now,
            sound: options.sound,
            family: FormatFamily::Unknown,
            core: Ns::None,
            version: String::new(),
            encoding,
        }
    }

    /// A name as messages show it.
    pub(crate) fn show(&self, (ns, local): (Ns, &str)) -> String {
        match ns.prefix() {
            "" => local.to_owned(),
            _ if ns == self.core => local.to_owned(),
            prefix => format!("{prefix}:{local}"),
        }
    }

    /// Whether the rules of RSS 2.0 count, and not those of 0.9x.
    pub(crate) fn is_rss2(&self) -> bool {
        self.family == FormatFamily::Rss && self.version.starts_with("2.")
    }
}
