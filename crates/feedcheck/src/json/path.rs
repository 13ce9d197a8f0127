//! Where an object stands, in words: `the feed`, `item 3`, `author 1 of item 3`.

use std::fmt;

/// An object of the document and those that it stands in.
pub(super) struct Path<'a> {
    name: &'static str,
    /// Its number in its list, from 1.
    number: Option<usize>,
    parent: Option<&'a Path<'a>>,
}

impl<'a> Path<'a> {
    /// The object that stands in no other.
    pub(super) fn new(name: &'static str) -> Self {
        Self {
            name,
            number: None,
            parent: None,
        }
    }

    /// An object in this one.
    pub(super) fn child(&'a self, name: &'static str, number: Option<usize>) -> Path<'a> {
        Path {
            name,
            number,
            parent: Some(self),
        }
    }
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.number {
            Some(number) => write!(f, "{} {number}", self.name)?,
            None => write!(f, "the {}", self.name)?,
        }
        match self.parent {
            // There is one list of items.
            Some(parent) if self.name != "item" => write!(f, " of {parent}"),
            _ => Ok(()),
        }
    }
}
