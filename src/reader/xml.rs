//! XML to RSS, Atom or OPML.

use roxmltree::ParsingOptions;

use super::feed::Document;
use super::{Unreadable, atom, limits, opml, rss};
use crate::text::lines::Lines;

/// Reads a document that begins on line `first`.
pub(super) fn read(text: &str, first: usize) -> Result<Document, Unreadable> {
    limits::xml(text)?;
    let options = ParsingOptions {
        allow_dtd: true,
        ..ParsingOptions::default()
    };
    let tree = roxmltree::Document::parse_with_options(text, options)
        .map_err(|error| Unreadable::Broken(error.to_string()))?;
    let (root, lines) = (tree.root_element(), Lines::new(text, first));
    match root.tag_name().name() {
        "rss" | "RDF" => Ok(Document::Feed(rss::read(root, &lines))),
        "feed" => Ok(Document::Feed(atom::read(root, &lines))),
        "opml" => Ok(Document::List(opml::read(root))),
        _ => Err(Unreadable::NotAFeed),
    }
}
