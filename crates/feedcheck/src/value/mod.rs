//! Checkers of values: one file a kind of value. A checker gets the text of an element or
//! attribute and says what is wrong with it; tables in `vocabulary` say where it is used.

pub(crate) mod coordinate;
pub(crate) mod date;
pub(crate) mod email;
pub(crate) mod language;
pub(crate) mod media_type;
pub(crate) mod number;
pub(crate) mod podcast;
pub(crate) mod text;
pub(crate) mod uri;
pub(crate) mod word;

use super::context::Context;
use super::found::Found;
use super::xml;
use crate::Code;
use crate::namespace::Ns;

/// Looks at a value.
pub(crate) type Check = fn(&Subject<'_>, &mut Vec<Found>);

/// A value, and where it stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Subject<'s> {
    /// Without blanks around it, where it is the text of an element.
    pub value: &'s str,
    /// As written.
    pub raw: &'s str,
    /// The element or attribute.
    pub name: (Ns, &'s str),
    /// The element around it.
    pub parent: (Ns, &'s str),
    /// The attribute, in messages that name the element, too.
    pub attr: Option<(Ns, &'s str)>,
    /// Where messages point.
    pub at: usize,
    /// Where the text begins, where it is that of an element.
    pub text_at: Option<usize>,
    /// The offset behind the text.
    pub end: usize,
    /// What is known of the document.
    pub context: &'s Context<'s>,
}

impl Subject<'_> {
    /// A finding about the value.
    pub(crate) fn found(&self, code: &'static Code) -> Found {
        let at = if self.value.is_empty() { self.at } else { self.place(0) };
        let found = Found::new(code, at)
            .with("parent", self.context.show(self.parent))
            .with("element", self.context.show(self.name))
            .with("value", shorten(self.value));
        match self.attr {
            Some(attr) => found.with("attr", self.context.show(attr)),
            None => found,
        }
    }

    /// A finding about the value alone, with what is known of where it stands.
    pub(crate) fn told(&self, fault: Found) -> Found {
        let known = self.found(fault.code);
        fault
            .details
            .into_iter()
            .fold(known, |found, (key, value)| found.with(key, value))
    }
}

impl Subject<'_> {
    /// Where byte `at` of the value stands in the document; the element or attribute itself, when its text
    /// is not the value.
    pub(crate) fn place(&self, at: usize) -> usize {
        let Some(start) = self.text_at else { return self.at };
        let at = at + (self.raw.len() - self.raw.trim_start().len());
        let document = self.context.document;
        match document.get(start..start + self.raw.len()) {
            Some(text) if text == self.raw => start + at,
            _ => xml::locate(document, start, self.end, at),
        }
    }
}

/// Messages quote no more than this of a value.
const QUOTED: usize = 80;

/// The beginning of a long value.
pub(crate) fn shorten(value: &str) -> String {
    match value.char_indices().nth(QUOTED) {
        Some((at, _)) => format!("{}…", &value[..at]),
        None => value.to_owned(),
    }
}
