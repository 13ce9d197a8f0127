//! The namespaces of the elements that are read.

/// Atom, also for elements of it in RSS.
pub(super) const ATOM: &str = "http://www.w3.org/2005/Atom";
/// Full texts.
pub(super) const CONTENT: &str = "http://purl.org/rss/1.0/modules/content/";
/// Dates, among others.
pub(super) const DC: &str = "http://purl.org/dc/elements/1.1/";
/// Dates of update, among others.
pub(super) const DCTERMS: &str = "http://purl.org/dc/terms/";
/// Captions of enclosures, among others.
pub(super) const MEDIA: &str = "http://search.yahoo.com/mrss/";
/// RSS 1.0.
pub(super) const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
