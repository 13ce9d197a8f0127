//! A strict reader of XML 1.0 with namespaces. It tells every fault with its place, and goes on
//! after those that do not blur where elements begin and end; a library that stops at the first,
//! or leaves names, characters and references to its caller, would not do for a validator.
//! Memory is bounded by depth, not by length.

mod chars;
mod declaration;
mod doctype;
mod entity;
mod names;
mod reader;
mod tag;
mod unclosed;
mod value;

pub(crate) use names::{Binding, Name};
pub(crate) use reader::{ELEMENT_BEHIND, Event, Reader, TEXT_BEHIND};
pub(crate) use tag::{Attribute, name as tag_name};
pub(crate) use unclosed::unclosed;
pub(crate) use value::locate;

/// Elements may be this deep in one another (what libxml2 allows, too).
pub(crate) const DEEPEST: usize = 256;
