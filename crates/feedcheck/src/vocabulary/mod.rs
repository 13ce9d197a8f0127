//! Which elements there are, where they may stand, how often, and what is in them: one file a
//! namespace. A `Kind` is what an element can hold; a `Group` says which elements of a namespace
//! may stand in it.

mod atom;
mod dublin_core;
mod extension;
mod itunes;
mod media;
mod opml;
mod podcast;
mod rdf;
mod rss;

use super::codes::{DUPLICATE_ELEMENT, MISSING_ELEMENT};
use super::frame::Frame;
use super::namespace::Ns;
use super::notes::Notes;
use super::value::Check;
use super::walk::Walk;
use crate::Code;

pub(crate) use atom::{ENTRY, FEED, QUESTIONABLE, QUESTIONABLE_APP};
pub(crate) use extension::EVERYWHERE;
pub(crate) use opml::{OPML, OUTLINE_DOCUMENT};
pub(crate) use rdf::RDF;
pub(crate) use rss::{ITEM as RSS_ITEM, RSS};

/// What an element can hold.
#[derive(Debug)]
pub(crate) struct Kind {
    /// Text, elements, or anything.
    pub content: Content,
    /// What its text has to be.
    pub checks: &'static [Check],
    /// What its attributes may be.
    pub attributes: &'static [Attr],
    /// Which elements may stand in it.
    pub children: Groups,
    /// Further ones, by the list.
    pub more: &'static [Groups],
    /// Which elements have to stand in it.
    pub needs: &'static [Need],
    /// What rules remember of it, before they saw any of it.
    pub notes: fn() -> Notes,
    /// Rules that look at more than one thing, when it opens.
    pub opens: &'static [Rule],
    /// The same when it closes.
    pub closes: &'static [Rule],
}

/// A rule that looks at more than one thing: the walk so far, and the element that opens or closes.
pub(crate) type Rule = for<'a> fn(&mut Walk<'a>, &mut Frame<'a>);

/// What stands between the tags of an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Content {
    /// Elements, and no text.
    Elements,
    /// Text, and no elements.
    Text,
    /// Whatever; it is not looked at.
    Anything,
    /// What the type of an Atom text construct says.
    Construct,
    /// XHTML.
    Xhtml,
    /// Nothing that is looked at here; text is told by a rule.
    Link,
    /// A description in RDF.
    RdfDescription,
}

/// An attribute that an element may have.
#[derive(Debug)]
pub(crate) struct Attr {
    /// Its namespace and name.
    pub name: (Ns, &'static str),
    /// Whether it has to be there.
    pub is_required: bool,
    /// What its value has to be.
    pub checks: &'static [Check],
}

/// Elements of several namespaces.
pub(crate) type Groups = &'static [&'static Group];

/// Elements of one namespace that may stand in another.
#[derive(Debug)]
pub(crate) struct Group {
    /// Their namespace.
    pub ns: Ns,
    /// The elements.
    pub children: &'static [Child],
}

/// An element that may stand in another.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Child {
    /// Its name.
    pub local: &'static str,
    /// What is said when it comes again; `None` when it may.
    pub again: Option<&'static Code>,
    /// What it can hold.
    pub kind: &'static Kind,
}

/// An element that has to stand in another.
#[derive(Debug)]
pub(crate) struct Need {
    /// Its namespace and name.
    pub name: (Ns, &'static str),
    /// What is said when it does not.
    pub code: &'static Code,
}

impl Kind {
    /// Elements only.
    pub(crate) const fn elements(children: Groups) -> Self {
        Self {
            content: Content::Elements,
            checks: &[],
            attributes: &[],
            children,
            more: &[],
            needs: &[],
            notes: Notes::default,
            opens: &[],
            closes: &[],
        }
    }

    /// Text only.
    pub(crate) const fn text(checks: &'static [Check]) -> Self {
        Self {
            content: Content::Text,
            checks,
            ..Self::elements(&[])
        }
    }

    /// Another sort of content.
    pub(crate) const fn of(content: Content) -> Self {
        Self {
            content,
            ..Self::elements(&[])
        }
    }

    /// The same with further elements.
    pub(crate) const fn and(self, more: &'static [Groups]) -> Self {
        Self { more, ..self }
    }

    /// The same with attributes.
    pub(crate) const fn with(self, attributes: &'static [Attr]) -> Self {
        Self { attributes, ..self }
    }

    /// The same with elements that have to be there.
    pub(crate) const fn needing(self, needs: &'static [Need]) -> Self {
        Self { needs, ..self }
    }

    /// The same with what rules remember of it.
    pub(crate) const fn noting(self, notes: fn() -> Notes) -> Self {
        Self { notes, ..self }
    }

    /// The same with rules for when it opens.
    pub(crate) const fn opening(self, opens: &'static [Rule]) -> Self {
        Self { opens, ..self }
    }

    /// The same with rules for when it closes.
    pub(crate) const fn closing(self, closes: &'static [Rule]) -> Self {
        Self { closes, ..self }
    }

    /// The element of that name that may stand here.
    pub(crate) fn child(&self, ns: Ns, local: &str) -> Option<&'static Child> {
        let groups = std::iter::once(&self.children)
            .chain(self.more)
            .flat_map(|groups| groups.iter());
        let children = groups.filter(|group| group.ns == ns).flat_map(|group| group.children);
        children.into_iter().find(|child| child.local == local)
    }
}

/// What is not looked at.
pub(crate) const ANYTHING: Kind = Kind::of(Content::Anything);

/// An element that may come once.
pub(crate) const fn once(local: &'static str, kind: &'static Kind) -> Child {
    again(local, kind, DUPLICATE_ELEMENT)
}

/// An element that may come once, with another code for when it comes again.
pub(crate) const fn again(local: &'static str, kind: &'static Kind, code: &'static Code) -> Child {
    Child {
        local,
        again: Some(code),
        kind,
    }
}

/// An element that may come as often as wanted.
pub(crate) const fn many(local: &'static str, kind: &'static Kind) -> Child {
    Child {
        local,
        again: None,
        kind,
    }
}

/// An attribute of no namespace that may be there.
pub(crate) const fn may(local: &'static str, checks: &'static [Check]) -> Attr {
    attribute(Ns::None, local, checks)
}

/// An attribute of no namespace that has to be there.
pub(crate) const fn must(local: &'static str, checks: &'static [Check]) -> Attr {
    Attr {
        name: (Ns::None, local),
        is_required: true,
        checks,
    }
}

/// An attribute of a namespace that may be there.
pub(crate) const fn attribute(ns: Ns, local: &'static str, checks: &'static [Check]) -> Attr {
    Attr {
        name: (ns, local),
        is_required: false,
        checks,
    }
}

/// An element that has to be there.
pub(crate) const fn need(ns: Ns, local: &'static str) -> Need {
    need_or(ns, local, MISSING_ELEMENT)
}

/// The same with another code.
pub(crate) const fn need_or(ns: Ns, local: &'static str, code: &'static Code) -> Need {
    Need {
        name: (ns, local),
        code,
    }
}

/// A kind of element with nothing but text in it, told by what the text has to be.
macro_rules! text {
    ($($check:path),* $(,)?) => { const { &$crate::vocabulary::Kind::text(&[$($check),*]) } };
}
use text;

/// A kind made in place.
macro_rules! kind {
    ($kind:expr) => {
        const { &$kind }
    };
}
use kind;

/// A list made in place.
macro_rules! list {
    ($($item:tt)*) => { const { &[$($item)*] } };
}
use list;
