#![doc = include_str!("../README.md")]
//!
//! # Where to go on
//!
//! - [`check`] takes bytes and [`Options`], and gives a [`Report`]: the format, and [`Message`]s in the order of
//!   the document. Each has a line, a column, an [`Excerpt`] for a caret, and a [`Code`].
//! - [`codes`] lists all there is to say. A code has a [`Level`], a meaning and an [`Explanation`]: why it matters, the
//!   specification, how to mend it, a wrong and a right [`Example`].
//! - `examples/check_file.rs` is a whole program.
//!
//! Two modules are not about feeds. They are public because feedmill, which reads articles and configurations, shows
//! faults in the same way: [`tree`], values with their places in a text, and [`suggest`], "did you mean".
//!
//! # The way of a document
//!
//! ```text
//! bytes ── encoding ──▶ text ── xml ──▶ elements
//!                                        │ walk: each is looked up in its vocabulary
//!                                        │   value: is the text what it has to be
//!                                        │   rules: what needs more than one element
//!                                        ▼
//!                                      found ── lines ──▶ messages
//! ```
//!
//! Tables say what there is: `vocabulary` (one file a namespace), `value` (one file a kind of
//! value), `rules` (one file a subject), `codes` (one file a family of messages). Nothing is shared with the
//! writers of feedmill, so that their mistakes are caught.

#![warn(unreachable_pub)]

mod before;
mod code;
pub mod codes;
mod context;
mod encoding;
mod facts;
mod fix;
mod found;
mod frame;
mod html;
mod instead;
mod json;
mod lines;
mod message;
mod namespace;
mod notes;
mod plain;
mod rules;
mod served;
mod sound;
mod stray;
pub mod suggest;
mod suspicious;
mod times;
mod timestamp;
pub mod tree;
mod value;
mod vocabulary;
mod walk;
mod well_formed;
mod xml;

use std::borrow::Cow;

pub use code::{Code, Example, Explanation, Level, Within};
pub use fix::{Edit, Length, apply, fixes};
pub use message::{Excerpt, Message, Report};
pub use rules::itunes::is_category as is_podcast_category;
pub use sound::Sound;
pub use timestamp::Timestamp;
pub use well_formed::well_formed;

use self::before::Before;
use self::codes::{BAD_CHARACTERS, NONSTD_ENCODING, TRUNCATED, UNICODE_ERROR};
use self::context::Context;
use self::found::{Findings, Found};
use self::xml::Reader;

/// What is known of a document besides its bytes.
///
/// ```
/// use feedcheck::{Options, Timestamp};
///
/// let options = Options {
///     content_type: Some("application/rss+xml; charset=utf-8"),
///     location: Some("https://courier.example/feeds/all.rss"),
///     ..Options::at(Timestamp::now())
/// };
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Options<'a> {
    /// The `Content-Type` that it is served with, as the header says it; its charset counts before that of the
    /// document (RFC 7303, section 3).
    pub content_type: Option<&'a str>,
    /// The address that it is served from; a feed's link to itself has to name it.
    pub location: Option<&'a str>,
    /// What counts as now, for dates in the future.
    pub now: Timestamp,
    /// What is remembered from one document to the next, for those that hold the same stories: it saves time, and
    /// changes no report.
    pub sound: Option<&'a Sound>,
}

impl Options<'_> {
    /// Nothing is known but the time.
    pub fn at(now: Timestamp) -> Self {
        Self {
            content_type: None,
            location: None,
            now,
            sound: None,
        }
    }
}

/// Looks at a document: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, JSON Feed 1.0 and 1.1, OPML. Whatever the bytes are,
/// there is a report; what is no feed has the format `unknown` and a message that says so. Nothing is fetched.
pub fn check(bytes: &[u8], options: &Options<'_>) -> Report {
    looked(bytes, options).report()
}

/// The same before places become lines.
fn looked<'a>(bytes: &'a [u8], options: &Options<'_>) -> Looked<'a> {
    if let Some(found) = instead::compressed(bytes).or_else(|| instead::no_text(bytes)) {
        let mut findings = Findings::default();
        findings.push(found);
        return Looked::nothing(Cow::Borrowed(""), findings);
    }
    match before::split(bytes) {
        Some((before, feed)) => look(feed, options, lines::count(&before.text)).behind(&before),
        None => look(bytes, options, 0),
    }
}

/// What was seen in a document.
struct Looked<'a> {
    text: Cow<'a, str>,
    format: &'static str,
    entries: usize,
    found: Findings,
}

impl<'a> Looked<'a> {
    /// It is no feed.
    fn nothing(text: Cow<'a, str>, found: Findings) -> Self {
        Self {
            text,
            format: "unknown",
            entries: 0,
            found,
        }
    }

    /// The same behind a text that does not belong there.
    fn behind(mut self, before: &Before) -> Self {
        self.found.shift(before.text.len());
        self.found.push(before.told());
        self.text = Cow::Owned(before.text.clone() + &self.text);
        self
    }

    fn report(self) -> Report {
        Report {
            format: self.format,
            messages: lines::messages(&self.text, self.found.into_found()),
            entries: self.entries,
        }
    }
}

/// Looks at a document that stands behind `lines` others.
fn look<'a>(bytes: &'a [u8], options: &Options<'_>, lines: usize) -> Looked<'a> {
    if let Some((text, name)) = encoding::wide_json(bytes) {
        return wide_json_feed(text, name, options);
    }
    if is_json(bytes) {
        return json_feed(bytes, options);
    }
    let served = options.content_type.map(served::ContentType::parse);
    let decoded = encoding::xml(bytes, served.as_ref().and_then(|served| served.charset.as_deref()));
    let mut looked = xml_feed(decoded, options, lines);
    if let Some(served) = served {
        looked.found.extend(served::check(&served, looked.format, bytes));
    }
    looked
}

fn xml_feed<'a>(decoded: encoding::Decoded<'a>, options: &Options<'_>, lines: usize) -> Looked<'a> {
    if let Some(found) = instead::page(&decoded.text) {
        return Looked::nothing(decoded.text, found);
    }
    if let Some(no_xml) = instead::no_xml(&decoded.text) {
        // Which encoding it is in, and says so, is beside the point.
        let mut found = Findings::default();
        found.push(no_xml);
        return Looked::nothing(decoded.text, found);
    }
    let mut found = Findings::default();
    found.extend(decoded.found);
    let walk = |found, unclosed| {
        let context = Context::new(&decoded.text, options, decoded.encoding);
        walk::walk(
            context,
            options.location,
            found,
            Reader::new(&decoded.text, lines, unclosed),
        )
    };
    let first = walk(found.clone(), Vec::new());
    let unclosed = first.unclosed();
    let walk = if unclosed.is_empty() {
        first
    } else {
        walk(found, unclosed)
    };
    let (format, entries) = (walk.format, walk.facts().entries.number);
    let mut found = walk.kept;
    stray::name(&decoded.text, &mut found);
    if let Some(at) = decoded.utf8_at {
        utf8_instead(&mut found, at, decoded.encoding);
    }
    // Bytes that do not decode leave bad characters behind: that is one fault, not two.
    if found.has(UNICODE_ERROR) {
        found.remove(BAD_CHARACTERS);
    }
    half_a_character(&decoded.text, &mut found);
    Looked {
        text: decoded.text,
        format,
        entries,
        found,
    }
}

/// A document that was cut off in the middle of a character has one fault, not two.
fn half_a_character(text: &str, found: &mut Findings) {
    let half = text
        .trim_end()
        .len()
        .saturating_sub(char::REPLACEMENT_CHARACTER.len_utf8());
    if found.has(TRUNCATED) && found.first_of(UNICODE_ERROR).is_some_and(|fault| fault.at >= half) {
        found.remove(UNICODE_ERROR);
    }
}

/// Tells once that the bytes are UTF-8, in place of every text that shows it.
fn utf8_instead(found: &mut Findings, at: usize, encoding: &str) {
    let words = format!("its bytes are UTF-8, and the document says that they are {encoding}");
    let first = if let Some(first) = found.first_of(UNICODE_ERROR) {
        first.clone().with("message", words)
    } else {
        let first = found.first_of(BAD_CHARACTERS).cloned();
        let first = first.unwrap_or_else(|| Found::new(BAD_CHARACTERS, at));
        first.with("hint", format!(": {words}"))
    };
    for code in [UNICODE_ERROR, BAD_CHARACTERS, NONSTD_ENCODING] {
        found.remove(code);
    }
    found.push(first);
}

/// Whether the first character opens an object or an array.
fn is_json(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let first = text.iter().find(|byte| !byte.is_ascii_whitespace());
    matches!(first, Some(b'{' | b'['))
}

/// JSON in characters of two bytes: what is in it is looked at all the same.
fn wide_json_feed<'a>(text: String, name: &str, options: &Options<'_>) -> Looked<'a> {
    let (format, entries, mut found) = json::check(&text, options, &|value| html::faults(value, options.sound));
    let message = format!("the document is written in {name}, and JSON has to be UTF-8");
    found.push(
        Found::new(UNICODE_ERROR, 0)
            .with("message", message)
            .with("encoding", "UTF-8"),
    );
    Looked {
        text: Cow::Owned(text),
        format,
        entries,
        found,
    }
}

fn json_feed<'a>(bytes: &'a [u8], options: &Options<'_>) -> Looked<'a> {
    let decoded = std::str::from_utf8(bytes);
    let text = decoded.map_or_else(|_| String::from_utf8_lossy(bytes), Cow::Borrowed);
    let (format, entries, mut found) = json::check(&text, options, &|value| html::faults(value, options.sound));
    if let Err(error) = decoded {
        let message = "a byte here does not belong to UTF-8, which JSON is written in";
        found.push(
            Found::new(UNICODE_ERROR, error.valid_up_to())
                .with("message", message)
                .with("encoding", "UTF-8"),
        );
    } else if let Some(at) = suspicious::first_suspicious(&text) {
        found.push(Found::new(BAD_CHARACTERS, at));
    }
    half_a_character(&text, &mut found);
    if let Some(content_type) = options.content_type {
        found.extend(served::check(&served::ContentType::parse(content_type), format, bytes));
    }
    Looked {
        text,
        format,
        entries,
        found,
    }
}
