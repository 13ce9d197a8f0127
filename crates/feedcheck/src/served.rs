//! The `Content-Type` that a document is served with (RFC 7303, RFC 4287 section 7).

use super::codes::{NON_SPECIFIC_MEDIA_TYPE, UNEXPECTED_CONTENT_TYPE};
use super::found::Found;
use super::value::media_type;

/// A media type with its charset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ContentType {
    /// In lower case, without parameters.
    pub essence: String,
    /// The charset, as written.
    pub charset: Option<String>,
}

impl ContentType {
    /// Reads a header.
    pub(crate) fn parse(header: &str) -> Self {
        let charset = header.split(';').skip(1).find_map(|part| {
            let (name, value) = part.split_once('=')?;
            let value = value.trim().trim_matches('"');
            (name.trim().eq_ignore_ascii_case("charset") && !value.is_empty()).then(|| value.to_owned())
        });
        Self {
            essence: media_type::essence(header),
            charset,
        }
    }
}

/// Media types, and the beginnings of the formats that they may be served with.
const TYPES: &[(&str, &[&str])] = &[
    ("application/atom+xml", &["atom1.0"]),
    ("application/rss+xml", &["rss"]),
    ("application/rdf+xml", &["rss1.0"]),
    ("text/x-opml", &["opml"]),
    ("text/x-opml+xml", &["opml"]),
    ("application/feed+json", &["jsonfeed"]),
    ("application/json", &["jsonfeed"]),
    ("application/xml", &["rss", "atom", "opml", "unknown"]),
    ("text/xml", &["rss", "atom", "opml", "unknown"]),
];

/// What tells a feed from other XML.
const MARKS: [&[u8]; 5] = [b"<rss", b"<feed", b"<opml", b"<entry", b"<rdf:RDF"];

/// How far readers look for it.
const WITHIN: usize = 512;

/// Whether the type suits the document.
pub(crate) fn check(served: &ContentType, format: &str, bytes: &[u8]) -> Option<Found> {
    let formats = TYPES
        .iter()
        .find(|(known, _)| *known == served.essence)
        .map(|(_, formats)| *formats);
    if !formats.is_some_and(|formats| formats.iter().any(|known| format.starts_with(known))) {
        return Some(Found::new(UNEXPECTED_CONTENT_TYPE, 0).with("type", served.essence.clone()));
    }
    let is_general = matches!(
        served.essence.as_str(),
        "application/xml" | "text/xml" | "application/rdf+xml"
    );
    let head = &bytes[..bytes.len().min(WITHIN)];
    let has_mark = MARKS
        .iter()
        .any(|mark| head.windows(mark.len()).any(|window| window == *mark));
    (is_general && !has_mark).then(|| Found::new(NON_SPECIFIC_MEDIA_TYPE, 0).with("type", served.essence.clone()))
}
