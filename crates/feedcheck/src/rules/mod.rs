//! Rules that need more than one element: what repeats, what contradicts, what is missing beside
//! something else. One file a subject; the tables in `vocabulary` say when they are asked.

pub mod atom;
pub mod construct;
pub mod enclosure;
pub mod feedsync;
pub mod history;
pub mod itunes;
pub mod language;
pub mod link;
pub mod media;
pub mod namespace;
pub mod opensearch;
pub mod opml;
pub mod rdf;
pub mod root;
pub mod rss;
pub mod semantics;
pub mod xhtml;
