//! What rules remember of a document, by whose it is.

use std::collections::BTreeSet;

/// What rules remember.
#[derive(Debug, Default)]
pub(crate) struct Facts {
    /// Of RSS.
    pub channel: Channel,
    /// Of RDF.
    pub rdf: Described,
    /// Of Apple's module.
    pub itunes: Itunes,
    /// Of items or entries.
    pub entries: Entries,
    /// Addresses that the document says are its own.
    pub own: Vec<String>,
    /// Namespaces that were told already.
    pub namespaces: BTreeSet<String>,
}

/// A channel and its image, which say the same.
#[derive(Debug, Default)]
pub(crate) struct Channel {
    /// Title of the channel, and of its image, with its place.
    pub titles: (Option<String>, Option<(String, usize)>),
    /// Link of the channel, and of its image, with its place.
    pub links: (Option<String>, Option<(String, usize)>),
    /// `docs`.
    pub docs: String,
}

/// What RDF speaks of.
#[derive(Debug, Default)]
pub(crate) struct Described {
    /// Resources that it described.
    pub abouts: BTreeSet<String>,
    /// What the channel lists as its items, with its places.
    pub listed: Vec<(String, usize)>,
    /// Whether it was told that items of RSS 0.90 have no description.
    pub has_told_description: bool,
    /// The items, with their places.
    pub items: Vec<(String, usize)>,
}

/// Apple's module.
#[derive(Debug, Default)]
pub(crate) struct Itunes {
    /// Where something of it was seen.
    pub at: Option<usize>,
}

/// Items or entries.
#[derive(Debug, Default)]
pub(crate) struct Entries {
    /// Those that were closed.
    pub number: usize,
    /// Those whose id came before.
    pub doubled_ids: usize,
    /// Links, or else titles, of those without a guid.
    pub identities: BTreeSet<(&'static str, String)>,
    /// Whether it was told that one has no summary.
    pub is_teaser_missed: bool,
}
