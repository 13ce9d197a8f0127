//! An element that is open, and what was seen in it.

use std::borrow::Cow;
use std::rc::Rc;

use super::context::Context;
use super::notes::Notes;
use super::value::Subject;
use super::vocabulary::Kind;
use super::walk::Walk;
use super::xml::{Attribute, Name};
use crate::namespace::Ns;

/// An element that is open.
#[derive(Debug)]
pub(crate) struct Frame<'a> {
    /// What it can hold.
    pub kind: &'static Kind,
    /// Its name.
    pub name: Name<'a>,
    /// Where its start tag begins.
    pub at: usize,
    /// Its attributes.
    pub attributes: Vec<Attribute<'a>>,
    /// Its text so far.
    pub text: Cow<'a, str>,
    /// Where its content begins.
    pub text_at: usize,
    /// Where its end tag begins, once it is known.
    pub end: usize,
    /// The elements in it, by name.
    pub seen: Vec<Seen<'a>>,
    /// Elements that are in it under a name with a slip, which was told.
    pub excused: Vec<(Ns, &'static str)>,
    /// What counts for everything inside of it, too.
    pub inherited: Inherited,
    /// What rules remember of it.
    pub notes: Notes,
    /// What was told of its text.
    pub told: Told,
}

/// What an element hands on to those in it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Inherited {
    /// Whether a language is stated.
    pub has_language: bool,
    /// The base for addresses, where one is stated.
    pub base: Option<Rc<str>>,
    /// Whether a namespace is none of the format's own.
    pub is_foreign: bool,
}

/// What is told once of an element, however often its text is broken by others.
#[derive(Debug, Default)]
pub(crate) struct Told {
    /// That there are bad characters.
    pub characters: bool,
    /// That no text belongs there.
    pub text: bool,
    /// That the grammar of XML is broken in it: the value cannot be right then.
    pub is_broken: bool,
}

impl<'a> Frame<'a> {
    /// The value of an attribute.
    pub(crate) fn attribute(&self, name: (Ns, &str)) -> Option<&str> {
        let mut attributes = self.attributes.iter();
        let found = attributes.find(|attribute| attribute.name.pair() == name);
        found.map(|attribute| attribute.value.as_ref())
    }

    /// The value of an attribute of no namespace.
    pub(crate) fn plain(&self, local: &str) -> Option<&str> {
        self.attribute((Ns::None, local))
    }

    /// What was seen of an element in it.
    pub(crate) fn seen(&self, name: (Ns, &str)) -> Option<&Seen<'a>> {
        self.seen.iter().find(|seen| seen.name.pair() == name)
    }

    /// Whether an element was seen in it, if under a name with a slip.
    pub(crate) fn has(&self, name: (Ns, &str)) -> bool {
        self.seen(name).is_some() || self.excused.contains(&name)
    }

    /// A value that a rule takes from the element. Messages point at its start tag.
    pub(crate) fn subject<'s>(&'s self, walk: &'s Walk<'a>, value: &'s str) -> Subject<'s> {
        Subject {
            value,
            raw: value,
            name: self.name.pair(),
            parent: walk.parent_name(),
            attr: None,
            at: self.at,
            text_at: None,
            end: self.text_at,
            context: &walk.context,
        }
    }

    /// Its text, or `value` as a part of it, in the element `parent`. Messages point into the text.
    pub(crate) fn text_subject<'s>(
        &'s self,
        context: &'s Context<'a>,
        parent: (Ns, &'s str),
        value: &'s str,
    ) -> Subject<'s> {
        Subject {
            value,
            raw: &self.text,
            name: self.name.pair(),
            parent,
            attr: None,
            at: self.at,
            text_at: Some(self.text_at),
            end: self.end,
            context,
        }
    }

    /// The value of one of its attributes. Messages point at the attribute.
    pub(crate) fn attribute_subject<'s>(
        &'s self,
        context: &'s Context<'a>,
        parent: (Ns, &'s str),
        attribute: &'s Attribute<'a>,
    ) -> Subject<'s> {
        Subject {
            value: &attribute.value,
            raw: &attribute.value,
            name: self.name.pair(),
            parent,
            attr: Some(attribute.name.pair()),
            at: attribute.at,
            text_at: None,
            end: attribute.value_at,
            context,
        }
    }
}

/// An element that was seen in another.
#[derive(Debug)]
pub(crate) struct Seen<'a> {
    /// Its name.
    pub name: Name<'a>,
    /// How often.
    pub count: usize,
    /// Where it came first.
    pub first: usize,
    /// Where it came last.
    pub last: usize,
}
