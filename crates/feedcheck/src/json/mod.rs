//! The checker of JSON Feed 1.0 and 1.1 (<https://www.jsonfeed.org/version/1.1/>). `vocabulary`
//! is the specification as tables, `object` and `member` walk a document along them, `rules`
//! holds what needs more than one member.

mod extension;
mod member;
mod object;
mod path;
mod place;
mod readers;
mod rules;
mod syntax;
mod value;
mod vocabulary;

#[cfg(test)]
mod tests;

use super::Options;
use super::codes::UNKNOWN_FORMAT;
use super::found::{Findings, Found};
use super::sound::Surroundings;
use crate::instead;
use crate::tree::{Node, Value};
use path::Path;

/// Looks at the HTML of a `content_html`; places are bytes of that HTML.
pub(crate) type Html<'a> = &'a dyn Fn(&str) -> Vec<Found>;

/// The versions of the format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Version {
    V1_0,
    V1_1,
}

/// The addresses that name the versions, each with its name in reports.
const VERSIONS: &[(&str, Version, &str)] = &[
    ("https://jsonfeed.org/version/1", Version::V1_0, "jsonfeed1.0"),
    ("https://jsonfeed.org/version/1.1", Version::V1_1, "jsonfeed1.1"),
];

/// What the walk through a document carries along.
struct Checker<'a> {
    /// The document, for the places inside of strings.
    text: &'a str,
    version: Version,
    options: &'a Options<'a>,
    html: Html<'a>,
    /// What items stand in, besides the document: nothing in them is compared with anything outside.
    surroundings: Option<Surroundings>,
    found: Findings,
}

impl Checker<'_> {
    fn tell(&mut self, found: Found) {
        self.found.push(found);
    }
}

/// Looks at a JSON document: its format, how many items it has, and what is wrong with it in the order of
/// the text.
pub(crate) fn check(text: &str, options: &Options<'_>, html: Html<'_>) -> (&'static str, usize, Findings) {
    let syntax::Reading { tree, found: faults } = syntax::read(text);
    let mut found = Findings::default();
    found.extend(faults);
    let Some(tree) = tree else {
        return (guess(text), 0, found);
    };
    if !is_feed(&tree) {
        let error = instead::json_error(&tree);
        let message = format!("this is JSON, but no feed: it names no version of JSON Feed{error}");
        found.push(Found::new(UNKNOWN_FORMAT, tree.span.start).with("message", message));
        return ("unknown", 0, found);
    }
    let (version, format) = version(&tree);
    let mut checker = Checker {
        text,
        version,
        options,
        html,
        surroundings: options
            .sound
            .map(|sound| sound.surroundings((version, options.now.unix()))),
        found,
    };
    checker.object(&vocabulary::FEED, &tree, &Path::new("feed"));
    let entries = match tree.get("items").map(|items| &items.value) {
        Some(Value::List(items)) => items.len(),
        _ => 0,
    };
    (format, entries, checker.found)
}

/// An object that has items or says so. Any other JSON is not ours to complain of.
fn is_feed(tree: &Node) -> bool {
    let says_so = |version: &Node| version.text().is_some_and(|text| text.contains("jsonfeed.org"));
    matches!(tree.value, Value::Table(_)) && (tree.get("items").is_some() || tree.get("version").is_some_and(says_so))
}

/// A version that nobody knows is looked at as the latest.
fn version(tree: &Node) -> (Version, &'static str) {
    let address = tree.get("version").and_then(Node::text);
    let known = VERSIONS.iter().find(|(known, ..)| address == Some(known));
    known.map_or((Version::V1_1, "jsonfeed1.1"), |(_, version, name)| (*version, name))
}

/// The format of a text that cannot be read, by the version that it seems to name.
fn guess(text: &str) -> &'static str {
    let names = |address: &str| text.contains(&format!("\"{address}\""));
    let known = VERSIONS.iter().find(|(address, ..)| names(address));
    known.map_or("unknown", |(_, _, name)| name)
}
