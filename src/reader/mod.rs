//! Reads finished feeds, anyone's: one file a format, and plain values in `feed`. Lenient, as readers are: what is
//! missing is empty, a date that cannot be read is none, and a document that is not well-formed is read as `feedcheck` reads
//! it. What is wrong with a feed is for `feedcheck` to say.

mod atom;
mod element;
mod fault;
mod feed;
mod json;
pub mod limits;
mod media;
pub mod mend;
mod namespace;
mod opml;
mod rss;
mod xml;

use thiserror::Error;

use crate::text::date::{self, DateRules};
use crate::text::decode::{Undecodable, decode};
use crate::text::lines::ends;
use crate::text::{line, title};

pub use feed::{
    Date, Deleted, Document, Enclosure, Family, FeedList, FinishedEntry, FinishedFeed, More, MoreOfFeed, Origin,
    Person, Picture, Subscription, Text, Topic,
};
pub use limits::LARGEST;

/// Why there is no feed.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Unreadable {
    /// Something else, such as a page or a picture.
    #[error("it is no feed")]
    NotAFeed,
    /// It begins like a feed.
    #[error("{0}")]
    Broken(String),
    /// It holds more than any honest feed.
    #[error("{0}")]
    TooMuch(&'static str),
}

/// Reads a feed in any format.
pub fn read(bytes: &[u8]) -> Result<FinishedFeed, Unreadable> {
    match document(bytes)? {
        Document::Feed(feed) => Ok(feed),
        Document::List(_) => Err(Unreadable::NotAFeed),
    }
}

/// Reads a feed in any format, or a list of feeds.
pub fn document(bytes: &[u8]) -> Result<Document, Unreadable> {
    as_written(bytes).or_else(|error| fault::read(bytes, error))
}

fn as_written(bytes: &[u8]) -> Result<Document, Unreadable> {
    let begins = bytes.iter().find(|byte| !byte.is_ascii_whitespace());
    let is_text = matches!(begins, Some(b'<' | b'{' | 0xEF | 0xFE | 0xFF));
    let undecodable =
        |error: Undecodable| Unreadable::Broken(format!("byte {} is no {}", error.at + 1, error.encoding));
    if let (true, Err(error)) = (is_text, limits::size(bytes.len())) {
        return Err(error);
    }
    let text = decode(bytes, None).map_err(|error| {
        if is_text {
            undecodable(error)
        } else {
            Unreadable::NotAFeed
        }
    })?;
    let begun = text.trim_start();
    match begun.as_bytes().first() {
        Some(b'<') => xml::read(begun, 1 + ends(&text.as_bytes()[..text.len() - begun.len()])),
        Some(b'{') => json::read(&text).map(Document::Feed),
        _ => Err(Unreadable::NotAFeed),
    }
}

/// A date in any form that feeds are seen with, UTC where it names no zone: of several, the first that can be read.
fn moment<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> Date {
    let mut unreadable = Date::default();
    for text in texts {
        let text = text.as_ref().trim();
        if let Ok(reading) = date::parse(text, &DateRules::default()) {
            return Date {
                written: text.to_owned(),
                time: Some(reading.time),
            };
        }
        if unreadable.written.is_empty() {
            text.clone_into(&mut unreadable.written);
        }
    }
    unreadable
}

/// A title as it is shown: without markup, on one line.
fn title(text: &str) -> String {
    line::single(title::plain(text))
}

/// The text, if there is any.
fn some(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// Those that say something.
fn filled<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> Vec<String> {
    texts.into_iter().filter_map(|text| some(text.as_ref())).collect()
}

/// The entry with the authors of the feed where it names none. Atom: "the atom:author elements of the containing
/// atom:feed element are considered to apply" (RFC 4287, 4.2.1); JSON: "the top-level authors, if present, are the
/// authors of the item" (JSON Feed 1.1, Items).
fn by(authors: &[Person], mut entry: FinishedEntry) -> FinishedEntry {
    if entry.authors.is_empty() {
        entry.authors = names(authors);
        entry.more.people = authors.to_vec();
    }
    entry
}

fn names(people: &[Person]) -> Vec<String> {
    filled(people.iter().map(|person| &person.name))
}

/// The entry without a date of update that says nothing.
fn settled(mut entry: FinishedEntry) -> FinishedEntry {
    if entry.updated.is_same(&entry.published) {
        entry.updated = Date::default();
    }
    entry
}

#[cfg(test)]
mod tests;
