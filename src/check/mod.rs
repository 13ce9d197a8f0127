//! The feed validator: RSS, Atom, OPML and JSON Feed, over bytes, without network. It shares no
//! code with `output`, so that it can catch the writers' mistakes.

pub mod codes;
mod message;

pub use message::{Message, Report};

use crate::model::Timestamp;

/// What is known of a document besides its bytes.
#[derive(Debug, Clone, Copy)]
pub struct Options<'a> {
    /// The `Content-Type` that it is served with.
    pub content_type: Option<&'a str>,
    /// The address that it is served from.
    pub location: Option<&'a str>,
    /// What counts as now, for dates in the future.
    pub now: Timestamp,
}

/// Looks at a document. A stand-in that knows a handful of messages.
pub fn check(bytes: &[u8], options: &Options<'_>) -> Report {
    let text = encoding_rs::UTF_8.decode(bytes).0;
    let roots = [
        ("<rss", "rss2.0", "</rss>"),
        ("<feed", "atom1.0", "</feed>"),
        ("<rdf:RDF", "rss1.0", "</rdf:RDF>"),
        ("<opml", "opml", "</opml>"),
        ("<entry", "atom1.0", "</entry>"),
        ("jsonfeed.org/version", "jsonfeed1.1", "}"),
    ];
    let root = roots.iter().find(|(begin, ..)| text.contains(begin));
    let Some((_, format, end)) = root else {
        let messages = vec![message(&text, 0..1, codes::UNKNOWN_FORMAT, &[])];
        return Report {
            format: "unknown",
            messages,
        };
    };
    let mut messages = Vec::new();
    if !text.contains(end) {
        let at = text.trim_end().len();
        messages.push(message(&text, at..at, codes::SAX_ERROR, &[]));
        return Report { format, messages };
    }
    if *format == "rss2.0" {
        rss(&text, options, &mut messages);
    }
    messages.sort_by_key(|message| (message.line, message.column));
    Report { format, messages }
}

fn rss(text: &str, options: &Options<'_>, messages: &mut Vec<Message>) {
    let at = text.find("<channel>").unwrap_or_default();
    if !text.contains("<language>") {
        let details = [("element", "language"), ("parent", "channel")];
        messages.push(message(text, at..at + 9, codes::MISSING_DC_LANGUAGE, &details));
    }
    if options.location.is_some_and(|location| !text.contains(location)) {
        messages.push(message(text, at..at + 9, codes::SELF_DOESNT_MATCH_LOCATION, &[]));
    }
    if options.content_type.is_some_and(|kind| !kind.contains("xml")) {
        messages.push(message(text, 0..5, codes::UNEXPECTED_CONTENT_TYPE, &[]));
    }
    for (at, _) in text.match_indices("<item>") {
        let item = text[at..].split("</item>").next().unwrap_or_default();
        if !item.contains("<guid") {
            let details = [("element", "guid"), ("parent", "item")];
            messages.push(message(text, at..at + 6, codes::MISSING_GUID, &details));
        }
    }
    for (at, tag) in text.match_indices("<pubDate>") {
        let from = at + tag.len();
        let value = text[from..].split('<').next().unwrap_or_default();
        if chrono::DateTime::parse_from_rfc2822(value).is_err() {
            let details = [("element", "pubDate"), ("parent", "item"), ("value", value)];
            let range = from..from + value.len();
            messages.push(message(text, range, codes::INVALID_RFC2822_DATE, &details));
        }
    }
}

fn message(
    text: &str,
    range: std::ops::Range<usize>,
    code: &'static crate::model::Code,
    details: &[(&'static str, &str)],
) -> Message {
    let place = crate::text::source::Source::new("", text).place(range);
    Message {
        code,
        line: place.line.unwrap_or(1),
        column: place.column.unwrap_or(1),
        excerpt: place.excerpt.unwrap_or_default(),
        details: details.iter().map(|(key, value)| (*key, (*value).to_owned())).collect(),
    }
}
