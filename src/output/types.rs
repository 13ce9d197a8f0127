//! Media types of everything in the output folder, by the ending of the file: what a server has
//! to say so that readers and browsers take each file for what it is.

use super::FEED_FORMATS;
use super::compression::COMPRESSIONS;

/// Files beside the feeds. OPML has no registered type; this is the one that readers know.
const BESIDE: &[(&str, &str)] = &[("opml", "text/x-opml"), ("html", "text/html"), ("css", "text/css")];

/// Browsers show a stylesheet with this type, and with that of a feed they show source text.
const READABLE: &str = "application/xml";

/// Each ending with its media type and charset. With a stylesheet, feeds in XML are for browsers to show.
pub fn types(has_stylesheet: bool) -> Vec<(&'static str, String)> {
    let feeds = FEED_FORMATS.iter().map(|format| {
        let is_xml = format.media_type.ends_with("xml");
        (
            format.ending,
            if is_xml && has_stylesheet {
                READABLE
            } else {
                format.media_type
            },
        )
    });
    feeds
        .chain(BESIDE.iter().copied())
        .map(|(ending, media_type)| (ending, format!("{media_type}; charset=utf-8")))
        .collect()
}

/// The ending of each file that may be in the output folder.
pub fn endings() -> impl Iterator<Item = &'static str> {
    let feeds = FEED_FORMATS.iter().map(|format| format.ending);
    let beside = BESIDE.iter().map(|(ending, _)| *ending);
    feeds.chain(beside).chain(COMPRESSIONS.iter().map(|way| way.ending))
}
