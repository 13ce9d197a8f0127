//! XML to RSS or Atom.

use roxmltree::{Document, ParsingOptions};

use super::feed::FinishedFeed;
use super::lines::Lines;
use super::{Unreadable, atom, limits, rss};

/// Reads a document that begins on line `first`.
pub fn read(text: &str, first: usize) -> Result<FinishedFeed, Unreadable> {
    limits::xml(text)?;
    let options = ParsingOptions {
        allow_dtd: true,
        ..ParsingOptions::default()
    };
    let tree = Document::parse_with_options(text, options).map_err(|error| Unreadable::Broken(error.to_string()))?;
    let (root, lines) = (tree.root_element(), Lines::new(text, first));
    match root.tag_name().name() {
        "rss" | "RDF" => Ok(rss::read(root, &lines)),
        "feed" => Ok(atom::read(root, &lines)),
        _ => Err(Unreadable::NotAFeed),
    }
}
