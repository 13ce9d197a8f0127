//! Looks an element up where it stands: what it can hold, or that it has no place there.

use crate::codes::{
    INVALID_RDF, MISPLACED_XHTML_CONTENT, NOT_IN_A_NAMESPACE, QUESTIONABLE_USAGE, UNDEFINED_ELEMENT,
    UNDETERMINABLE_VOCABULARY,
};
use crate::context::FormatFamily;
use crate::found::Found;
use crate::frame::{Frame, Seen};
use crate::namespace::Ns;
use crate::rules::{construct, xhtml};
use crate::suggest;
use crate::vocabulary::{ANYTHING, Content, EVERYWHERE, Kind, QUESTIONABLE, QUESTIONABLE_APP};
use crate::walk::Walk;
use crate::xml::Name;

/// Names of elements are shorter.
const LONGEST_NAME: usize = 40;

impl<'a> Walk<'a> {
    /// What the element can hold, by where it stands.
    pub(super) fn kind(&mut self, name: Name<'a>, at: usize) -> &'static Kind {
        let Some(parent) = self.frames.last() else {
            return &ANYTHING;
        };
        match parent.kind.content {
            Content::Elements => self.look_up(name, at),
            Content::Anything | Content::Link => {
                self.unnamed_in_foreign(name, at);
                &ANYTHING
            }
            Content::Text if self.context.family == FormatFamily::Rdf => self.markup_in_rdf(name, at),
            Content::Text => {
                self.undefined(name, at);
                &ANYTHING
            }
            Content::Construct => construct::child(self, name, at),
            Content::Xhtml => xhtml::child(self, name, at),
            Content::RdfDescription => parent.kind,
        }
    }

    /// Whether the innermost element is one that such an element may stand in. What is known nowhere may stand where elements do.
    pub(super) fn can_hold(&self, name: Name<'a>) -> bool {
        let name = self.own_name(name);
        let Some((parent, around)) = self.frames.split_last() else {
            return true;
        };
        let knows = |frame: &Frame<'a>| frame.kind.child(name.ns, name.local).is_some();
        let is_foreign = name.ns != self.context.core && !matches!(name.ns, Ns::None | Ns::Xhtml);
        let is_elsewhere = is_foreign && parent.kind.content != Content::Elements;
        let may_come_once = |frame: &Frame<'a>| {
            let child = frame.kind.child(name.ns, name.local);
            child.is_some_and(|child| child.again.is_some()) && frame.has(name.pair())
        };
        if may_come_once(parent) && around.iter().any(knows) {
            return false;
        }
        knows(parent) || !is_elsewhere && !around.iter().any(knows)
    }

    fn undefined(&mut self, name: Name<'a>, at: usize) {
        let found = Found::new(UNDEFINED_ELEMENT, at).with("parent", self.context.show(self.parent_name()));
        let shown = self.context.show(name.pair());
        let meant = self.meant(name);
        let hint = meant.map(|meant| format!(": did you mean `{}`?", self.context.show(meant)));
        self.found
            .push(found.with("element", shown).with("hint", hint.unwrap_or_default()));
        if let (Some(meant), Some(parent)) = (meant, self.frames.last_mut()) {
            // It is there, though misspelt: that it is missing would be a second message.
            parent.excused.push(meant);
        }
    }

    /// An element whose prefix is not declared is there nevertheless: that it is missing would be a second message.
    fn meant_without_namespace(&mut self, name: Name<'a>) {
        let is_undeclared = self.reader.namespace().starts_with('?');
        let Some(parent) = self.frames.last_mut().filter(|_| is_undeclared) else {
            return;
        };
        let needed = parent.kind.needs.iter().map(|need| need.name);
        let needed = needed.into_iter().find(|need| need.1 == name.local);
        let core = self.context.core;
        let own = || parent.kind.child(core, name.local).map(|child| (core, child.local));
        if let Some(meant) = needed.or_else(own) {
            parent.excused.push(meant);
        }
    }

    /// The element that may stand here and was probably meant: in other letters, in another namespace, or with a slip.
    fn meant(&self, name: Name<'a>) -> Option<(Ns, &'static str)> {
        let parent = self.frames.last()?;
        if name.local.len() > LONGEST_NAME || !self.kept.has_room(UNDEFINED_ELEMENT) {
            return None;
        }
        let groups = || {
            let lists = std::iter::once(&parent.kind.children).chain(parent.kind.more);
            lists.flat_map(|groups| groups.iter())
        };
        let own = || {
            groups()
                .filter(|group| group.ns == name.ns)
                .flat_map(|group| group.children)
        };
        let other = || {
            let all = groups().flat_map(|group| group.children.iter().map(move |child| (group.ns, child)));
            let named = all.filter(|(ns, child)| child.local == name.local && *ns != name.ns);
            // What may stand once and is there was hardly meant, and then none of the others is likelier.
            let is_taken = |(ns, child): &(Ns, &'static crate::vocabulary::Child)| {
                child.again.is_some() && parent.seen((*ns, child.local)).is_some()
            };
            let named: Vec<_> = named.collect();
            let first = named.first().filter(|_| !named.iter().any(is_taken));
            first.map(|(ns, child)| (*ns, child.local))
        };
        let same = own().find(|child| child.local.eq_ignore_ascii_case(name.local));
        let same = same.map(|child| (name.ns, child.local));
        let near = || {
            suggest::nearest(
                name.local,
                own().map(|child| child.local).filter(|local| local.len() > 1),
            )
        };
        same.or_else(other).or_else(|| near().map(|local| (name.ns, local)))
    }

    /// An extension of RSS 2.0 has to be in a namespace, down to its last element.
    fn unnamed_in_foreign(&mut self, name: Name<'a>, at: usize) {
        // Scenes of Media RSS and live items of podcasts are written so in their specifications.
        let is_exempt = |frame: &Frame<'a>| matches!(frame.name.local, "scene" | "liveItem");
        let is_foreign = self.frames.last().is_some_and(|parent| parent.inherited.is_foreign);
        if self.frames.iter().any(is_exempt) {
            return;
        }
        if self.context.family == FormatFamily::Rss && name.ns == Ns::None && is_foreign {
            let found = Found::new(NOT_IN_A_NAMESPACE, at).with("parent", self.context.show(self.parent_name()));
            self.found
                .push(found.with("element", name.local).with("namespace", "\"\""));
        }
    }

    fn markup_in_rdf(&mut self, name: Name<'a>, at: usize) -> &'static Kind {
        const DESCRIPTION: Kind = Kind::of(Content::RdfDescription);
        let Some(parent) = self.frames.last() else {
            return &ANYTHING;
        };
        let is_literal = parent.attribute((Ns::Rdf, "parseType")) == Some("Literal");
        let is_value = !parent.kind.checks.is_empty();
        if !is_literal && (is_value || !parent.text.trim().is_empty() || !parent.seen.is_empty()) {
            let found = Found::new(INVALID_RDF, at).with("message", "mixed content");
            let shown = self.context.show(self.parent_name());
            self.found.push(found.with("element", shown));
        }
        if is_literal || name.ns == Ns::Xhtml {
            &ANYTHING
        } else {
            &DESCRIPTION
        }
    }

    fn look_up(&mut self, name: Name<'a>, at: usize) -> &'static Kind {
        const DESCRIPTION: Kind = Kind::of(Content::RdfDescription);
        let family = self.context.family;
        if name.ns == Ns::None && matches!(family, FormatFamily::Atom | FormatFamily::Entry | FormatFamily::Rdf) {
            let found = Found::new(UNDETERMINABLE_VOCABULARY, at);
            let found = found.with("parent", self.context.show(self.parent_name()));
            self.found
                .push(found.with("element", name.local).with("namespace", "\"\""));
            return &ANYTHING;
        }
        if name.ns == Ns::Itunes {
            self.facts_mut().itunes.at.get_or_insert(at);
        }
        if name.ns == Ns::Unknown {
            self.meant_without_namespace(name);
            return if family == FormatFamily::Rdf {
                &DESCRIPTION
            } else {
                &ANYTHING
            };
        }
        // `dc:creator.editor` is a creator, too (qualified Dublin Core).
        let local = if name.ns == Ns::Dc {
            name.local.split('.').next().unwrap_or_default()
        } else {
            name.local
        };
        let Some(parent) = self.frames.last_mut() else {
            return &ANYTHING;
        };
        let Some(child) = parent.kind.child(name.ns, local) else {
            return self.misplaced(name, at);
        };
        let is_again = note(
            &mut parent.seen,
            Name {
                local: child.local,
                ..name
            },
            at,
        );
        if let Some(code) = child.again.filter(|_| is_again) {
            let found = Found::new(code, at).with("parent", self.context.show(self.parent_name()));
            let shown = self.context.show(name.pair());
            self.found.push(found.with("element", shown));
        }
        child.kind
    }

    /// An element that has no place here.
    fn misplaced(&mut self, name: Name<'a>, at: usize) -> &'static Kind {
        let parent = self.context.show(self.parent_name());
        let shown = self.context.show(name.pair());
        if name.ns == Ns::Xhtml {
            let found = Found::new(MISPLACED_XHTML_CONTENT, at).with("parent", parent);
            self.found.push(found.with("element", shown));
            return &ANYTHING;
        }
        let atom = [&QUESTIONABLE, &QUESTIONABLE_APP];
        let groups = EVERYWHERE
            .iter()
            .copied()
            .chain(atom)
            .filter(|group| group.ns == name.ns);
        let Some(child) = groups
            .flat_map(|group| group.children)
            .find(|child| child.local == name.local)
        else {
            self.undefined(name, at);
            return &ANYTHING;
        };
        // Atom in Atom is no extension: there it is simply in the wrong place.
        let is_own = name.ns == self.context.core;
        if is_own && !self.frames.last().is_some_and(|parent| parent.inherited.is_foreign) {
            self.undefined(name, at);
            return &ANYTHING;
        }
        let found = Found::new(QUESTIONABLE_USAGE, at)
            .with("parent", parent)
            .with("element", shown);
        self.found.push(found);
        child.kind
    }
}

/// Notes an element; true when it came before.
fn note<'a>(seen: &mut Vec<Seen<'a>>, name: Name<'a>, at: usize) -> bool {
    if let Some(known) = seen.iter_mut().find(|seen| seen.name == name) {
        known.count += 1;
        known.last = at;
        return true;
    }
    seen.push(Seen {
        name,
        count: 1,
        first: at,
        last: at,
    });
    false
}
