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
/// Podcasts.
pub(super) const ITUNES: &str = "http://www.itunes.com/dtds/podcast-1.0.dtd";
/// What is taken back (RFC 6721).
pub(super) const TOMBSTONES: &str = "http://purl.org/atompub/tombstones/1.0";
/// What is not public yet (RFC 5023), also as it was called before.
pub(super) const PUBLISHING: [&str; 2] = ["http://www.w3.org/2007/app", "http://purl.org/atom/app#"];
/// Addresses as they were before a service counted readers.
pub(super) const FEEDBURNER: &str = "http://rssnamespace.org/feedburner/ext/1.0";
/// Enclosures in RSS 1.0.
pub(super) const ENCLOSURES: &str = "http://purl.oclc.org/net/rss_2.0/enc#";
/// `xml:lang` and `xml:base`.
pub(super) const XML: &str = "http://www.w3.org/XML/1998/namespace";
/// Texts in RSS, as some wrote them before there were others.
pub(super) const XHTML: &str = "http://www.w3.org/1999/xhtml";
