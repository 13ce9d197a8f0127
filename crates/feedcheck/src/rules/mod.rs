//! Rules that need more than one element: what repeats, what contradicts, what is missing beside
//! something else. One file a subject; the tables in `vocabulary` say when they are asked.

pub(crate) mod atom;
pub(crate) mod construct;
pub(crate) mod enclosure;
pub(crate) mod feedsync;
pub(crate) mod history;
pub(crate) mod itunes;
pub(crate) mod language;
pub(crate) mod link;
pub(crate) mod media;
pub(crate) mod namespace;
pub(crate) mod opensearch;
pub(crate) mod opml;
pub(crate) mod podcast;
pub(crate) mod rdf;
pub(crate) mod reader;
pub(crate) mod root;
pub(crate) mod rss;
pub(crate) mod semantics;
pub(crate) mod xhtml;
