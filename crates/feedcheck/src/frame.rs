//! An element that is open, and what was seen in it.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::rc::Rc;

use super::vocabulary::Kind;
use super::xml::{Attribute, Name};

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
    /// Whether a language is stated here or around it.
    pub has_language: bool,
    /// The base for its addresses, where one is stated here or around it.
    pub base: Option<Rc<str>>,
    /// Links in it.
    pub links: Vec<Link>,
    /// Values that may not come again in it.
    pub values: BTreeSet<(&'static str, String)>,
    /// The type of a text construct.
    pub construct: String,
    /// Whether there was text in it that is not blank.
    pub has_text: bool,
    /// Whether the content of an entry is elsewhere, and its type.
    pub content: Option<(bool, String)>,
    /// Whether it belongs to a namespace that is not the format's own.
    pub is_foreign: bool,
    /// What is told once of an element, and was told already.
    pub told: BTreeSet<&'static str>,
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

/// A link, as rules compare them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Link {
    /// `rel`, or `alternate`.
    pub rel: String,
    /// `href`.
    pub href: String,
    /// `type`.
    pub media_type: String,
    /// `hreflang`.
    pub language: String,
    /// Where it stands.
    pub at: usize,
}
