//! From bytes to a plain feed: one file a format. Lenient, as readers are: what is missing is
//! empty, and a date that cannot be read is none. What is wrong with a feed is `check`'s to say.

mod atom;
mod element;
mod json;
mod limits;
mod mend;
mod namespace;
mod rss;
mod xml;

use thiserror::Error;

use super::feed::{Entry, Feed};
use crate::model::Timestamp;
use crate::text::date::{self, DateRules};
use crate::text::decode::{Undecodable, decode};
use crate::text::{line, title};

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
}

/// Reads a feed in any format.
pub fn read(bytes: &[u8]) -> Result<Feed, Unreadable> {
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
    match text.trim_start().as_bytes().first() {
        Some(b'<') => xml::read(text.trim_start()),
        Some(b'{') => json::read(&text),
        _ => Err(Unreadable::NotAFeed),
    }
}

/// A date in any form that feeds are seen with; UTC where it names no zone.
fn moment(text: &str) -> Option<Timestamp> {
    date::parse(text, &DateRules::default())
        .ok()
        .map(|reading| reading.time)
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

/// The entry without a date of update that says nothing.
fn settled(entry: Entry) -> Entry {
    Entry {
        updated: entry.updated.filter(|updated| Some(*updated) != entry.published),
        ..entry
    }
}
