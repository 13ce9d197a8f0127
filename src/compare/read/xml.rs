//! XML to RSS or Atom.

use roxmltree::{Document, ParsingOptions};

use super::mend::mend;
use super::{Unreadable, atom, limits, rss};
use crate::compare::feed::Feed;

/// Reads a document, and once more with its characters mended where it is not well-formed.
pub fn read(text: &str) -> Result<Feed, Unreadable> {
    limits::xml(text)?;
    parse(text).or_else(|error| match &error {
        Unreadable::Broken(_) => {
            let text = mend(text);
            let mended = limits::xml(&text).and_then(|()| parse(&text));
            mended.map_err(|_| error)
        }
        Unreadable::NotAFeed => Err(error),
    })
}

fn parse(text: &str) -> Result<Feed, Unreadable> {
    let options = ParsingOptions {
        allow_dtd: true,
        ..ParsingOptions::default()
    };
    let tree = Document::parse_with_options(text, options).map_err(|error| Unreadable::Broken(error.to_string()))?;
    let root = tree.root_element();
    match root.tag_name().name() {
        "rss" | "RDF" => Ok(rss::read(root)),
        "feed" => Ok(atom::read(root)),
        _ => Err(Unreadable::NotAFeed),
    }
}
