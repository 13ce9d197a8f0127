//! Walks through a document with its vocabulary: each element is looked up where it stands, its
//! attributes and text are checked, and rules see it when it opens and when it closes.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::codes::{
    BAD_CHARACTERS, INVALID_RDF, MISPLACED_XHTML_CONTENT, MISSING_ATTRIBUTE, NOT_IN_A_NAMESPACE, QUESTIONABLE_USAGE,
    UNDEFINED_ELEMENT, UNDETERMINABLE_VOCABULARY, UNEXPECTED_ATTRIBUTE, UNEXPECTED_TEXT, USE_OF_EXTENSION_ATTR,
};
use super::context::{Context, Family};
use super::facts::Facts;
use super::found::{Findings, Found};
use super::frame::{Frame, Seen};
use super::rules::{construct, language, namespace, root, rss, xhtml};
use super::value::Subject;
use super::vocabulary::{ANYTHING, Attr, Content, EVERYWHERE, Kind, QUESTIONABLE, QUESTIONABLE_APP};
use super::xml::{Attribute, Event, Name, Reader};
use crate::Code;
use crate::namespace::Ns;

/// The walk.
pub(crate) struct Walk<'a> {
    /// What is known of the document.
    pub context: Context<'a>,
    /// What was found since it was last put away.
    pub found: Vec<Found>,
    /// What was found before.
    pub kept: Findings,
    /// The elements that are open.
    pub frames: Vec<Frame<'a>>,
    /// What rules remember.
    pub facts: Facts,
    /// The addresses of namespaces that count as the format's own.
    pub aliases: Vec<String>,
    /// The format, by its name.
    pub format: &'static str,
    reader: Reader<'a>,
}

/// Walks through a document, and adds to what was found before.
pub(crate) fn walk(context: Context<'_>, kept: Findings) -> Walk<'_> {
    let reader = Reader::new(context.document);
    let mut walk = Walk {
        context,
        found: Vec::new(),
        kept,
        frames: Vec::new(),
        facts: Facts::default(),
        aliases: Vec::new(),
        format: "unknown",
        reader,
    };
    walk.facts.own.extend(walk.context.options.location.map(str::to_owned));
    loop {
        let event = walk.reader.next();
        walk.found.append(&mut walk.reader.faults);
        match event {
            Event::Start { name, at } => walk.start(name, at),
            Event::Text { text, at } => walk.characters(text, at),
            Event::End { at } => walk.end(at),
            Event::Over => break,
        }
        walk.kept.extend(walk.found.drain(..));
    }
    walk.kept.extend(walk.found.drain(..));
    rss::forgive(&mut walk);
    walk
}

impl<'a> Walk<'a> {
    /// The reader, for what it knows of namespaces and the document type.
    pub(crate) fn reader(&self) -> &Reader<'a> {
        &self.reader
    }

    /// The element around the one that opens or closes.
    pub(crate) fn parent(&self) -> Option<&Frame<'a>> {
        self.frames.last()
    }

    /// The name of the element around; `root` when there is none.
    pub(crate) fn parent_name(&self) -> (Ns, &'a str) {
        self.frames
            .last()
            .map_or((Ns::None, "root"), |frame| (frame.name.ns, frame.name.local))
    }

    /// A finding about an element that opens or closes.
    pub(crate) fn about(&self, frame: &Frame<'a>, code: &'static Code) -> Found {
        Found::new(code, frame.at)
            .with("parent", self.context.show(self.parent_name()))
            .with("element", self.context.show((frame.name.ns, frame.name.local)))
    }

    /// The same at one of its attributes.
    pub(crate) fn about_attribute(&self, frame: &Frame<'a>, code: &'static Code, local: &str) -> Found {
        let attribute = frame.attributes.iter().find(|attribute| attribute.name.local == local);
        let at = attribute.map_or(frame.at, |attribute| attribute.at);
        Found {
            at,
            ..self.about(frame, code)
        }
        .with("attr", local)
    }

    /// Tells a finding.
    pub(crate) fn tell(&mut self, found: Found) {
        self.found.push(found);
    }

    fn start(&mut self, name: Name<'a>, at: usize) {
        let name = self.own_name(name);
        namespace::declarations(self, name);
        let attributes = self.reader.attributes().to_vec();
        let kind = if self.frames.is_empty() {
            root::kind(self, name, at)
        } else {
            self.kind(name, at)
        };
        let name = if self.frames.is_empty() {
            self.own_name(name)
        } else {
            name
        };
        let parent = self.frames.last();
        let mut frame = Frame {
            kind,
            name,
            at,
            text: Cow::Borrowed(""),
            text_at: self.reader.position(),
            end: 0,
            seen: Vec::new(),
            has_language: parent.is_some_and(|parent| parent.has_language),
            base: parent.and_then(|parent| parent.base.clone()),
            links: Vec::new(),
            values: BTreeSet::new(),
            construct: String::new(),
            has_text: false,
            content: None,
            is_foreign: name.ns != self.context.core || parent.is_some_and(|parent| parent.is_foreign),
            told: BTreeSet::new(),
            attributes,
        };
        self.attributes(&mut frame);
        for rule in kind.opens {
            rule(self, &mut frame);
        }
        self.frames.push(frame);
    }

    /// The name with the format's own namespace in place of one that stands for it.
    fn own_name(&self, name: Name<'a>) -> Name<'a> {
        let is_own = self.aliases.iter().any(|alias| alias == self.reader.namespace());
        if is_own {
            Name {
                ns: self.context.core,
                ..name
            }
        } else {
            name
        }
    }

    /// What the element can hold, by where it stands.
    fn kind(&mut self, name: Name<'a>, at: usize) -> &'static Kind {
        let Some(parent) = self.frames.last() else {
            return &ANYTHING;
        };
        match parent.kind.content {
            Content::Elements => self.look_up(name, at),
            Content::Anything | Content::Link => {
                self.unnamed_in_foreign(name, at);
                &ANYTHING
            }
            Content::Text if self.context.family == Family::Rdf => self.markup_in_rdf(name, at),
            Content::Text => {
                self.undefined(name, at);
                &ANYTHING
            }
            Content::Construct => construct::child(self, name, at),
            Content::Xhtml => xhtml::child(self, name, at),
            Content::RdfDescription => parent.kind,
        }
    }

    fn undefined(&mut self, name: Name<'a>, at: usize) {
        let found = Found::new(UNDEFINED_ELEMENT, at).with("parent", self.context.show(self.parent_name()));
        let shown = self.context.show((name.ns, name.local));
        self.found.push(found.with("element", shown));
    }

    /// An extension of RSS 2.0 has to be in a namespace, down to its last element.
    fn unnamed_in_foreign(&mut self, name: Name<'a>, at: usize) {
        // Scenes of Media RSS and live items of podcasts are written so in their specifications.
        let is_exempt = |frame: &Frame<'a>| matches!(frame.name.local, "scene" | "liveItem");
        let is_foreign = self.frames.last().is_some_and(|parent| parent.is_foreign);
        if self.frames.iter().any(is_exempt) {
            return;
        }
        if self.context.family == Family::Rss && name.ns == Ns::None && is_foreign {
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
        let is_literal = attribute_of(&parent.attributes, (Ns::Rdf, "parseType")) == Some("Literal");
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
        if name.ns == Ns::None && matches!(family, Family::Atom | Family::Entry | Family::Rdf) {
            let found = Found::new(UNDETERMINABLE_VOCABULARY, at);
            let found = found.with("parent", self.context.show(self.parent_name()));
            self.found
                .push(found.with("element", name.local).with("namespace", "\"\""));
            return &ANYTHING;
        }
        if name.ns == Ns::Itunes {
            self.facts.itunes.at.get_or_insert(at);
        }
        if name.ns == Ns::Unknown {
            return if family == Family::Rdf { &DESCRIPTION } else { &ANYTHING };
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
            let shown = self.context.show((name.ns, name.local));
            self.found.push(found.with("element", shown));
        }
        child.kind
    }

    /// An element that has no place here.
    fn misplaced(&mut self, name: Name<'a>, at: usize) -> &'static Kind {
        let parent = self.context.show(self.parent_name());
        let shown = self.context.show((name.ns, name.local));
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
        if is_own && !self.frames.last().is_some_and(|parent| parent.is_foreign) {
            self.undefined(name, at);
            return &ANYTHING;
        }
        let found = Found::new(QUESTIONABLE_USAGE, at)
            .with("parent", parent)
            .with("element", shown);
        self.found.push(found);
        child.kind
    }

    fn attributes(&mut self, frame: &mut Frame<'a>) {
        language::inherit(self, frame);
        let is_checked = !matches!(
            frame.kind.content,
            Content::Anything | Content::RdfDescription | Content::Xhtml
        );
        let attributes = std::mem::take(&mut frame.attributes);
        for attribute in &attributes {
            self.bad_characters_in(attribute, frame);
            if attribute.name.ns == Ns::Xml && matches!(attribute.name.local, "base" | "id" | "lang" | "space") {
                continue;
            }
            let key = (attribute.name.ns, attribute.name.local);
            match frame.kind.attributes.iter().find(|attr| attr.name == key) {
                Some(attr) => self.value_of_attribute(attr, attribute, frame),
                None if is_checked => self.unexpected(attribute, frame),
                None => {}
            }
        }
        for attr in frame.kind.attributes.iter().filter(|attr| attr.is_required) {
            if attribute_of(&attributes, attr.name).is_none() {
                let found = self.about(frame, MISSING_ATTRIBUTE);
                let shown = self.context.show(attr.name);
                self.found.push(found.with("attr", shown));
            }
        }
        frame.attributes = attributes;
    }

    fn value_of_attribute(&mut self, attr: &Attr, attribute: &Attribute<'a>, frame: &Frame<'a>) {
        let subject = Subject {
            value: &attribute.value,
            raw: &attribute.value,
            name: (frame.name.ns, frame.name.local),
            parent: self.parent_name(),
            attr: Some(attr.name),
            at: attribute.at,
            text_at: None,
            end: attribute.value_at,
            context: &self.context,
        };
        for check in attr.checks {
            check(&subject, &mut self.found);
        }
    }

    fn unexpected(&mut self, attribute: &Attribute<'a>, frame: &Frame<'a>) {
        let is_rdf = self.context.family == Family::Rdf && frame.kind.content == Content::Text;
        let rdf = ["parseType", "datatype", "resource"];
        if is_rdf && attribute.name.ns == Ns::Rdf && rdf.contains(&attribute.name.local) {
            return;
        }
        let is_core = frame.name.ns == self.context.core;
        // Atom allows any attribute that is in a namespace (RFC 4287, section 2, `undefinedAttribute`), and so
        // does OPML 2.0.
        if matches!(self.context.family, Family::Atom | Family::Entry | Family::Opml) && attribute.name.ns != Ns::None {
            return;
        }
        let code = match attribute.name.ns {
            Ns::Unknown if self.context.family == Family::Rss && is_core => USE_OF_EXTENSION_ATTR,
            Ns::Unknown => return,
            _ => UNEXPECTED_ATTRIBUTE,
        };
        let shown = match attribute.prefix {
            "" => attribute.name.local.to_owned(),
            prefix => format!("{prefix}:{}", attribute.name.local),
        };
        let element = self.context.show((frame.name.ns, frame.name.local));
        let found = Found::new(code, attribute.at)
            .with("attr", shown.clone())
            .with("attribute", shown);
        self.found
            .push(found.with("element", element.clone()).with("parent", element));
    }

    fn bad_characters_in(&mut self, attribute: &Attribute<'a>, frame: &Frame<'a>) {
        if attribute.value.chars().any(is_suspicious) {
            let found = Found::new(BAD_CHARACTERS, attribute.at);
            let shown = self.context.show((frame.name.ns, frame.name.local));
            self.found
                .push(found.with("parent", shown).with("element", attribute.name.local));
        }
    }

    fn characters(&mut self, text: Cow<'a, str>, at: usize) {
        let Some(mut frame) = self.frames.pop() else { return };
        if !text.is_ascii()
            && !frame.told.contains("characters")
            && let Some(offset) = first_suspicious(&text)
        {
            frame.told.insert("characters");
            let found = Found {
                at: at + offset,
                ..self.about(&frame, BAD_CHARACTERS)
            };
            self.found.push(found);
        }
        match frame.kind.content {
            Content::Elements => self.text_among_elements(&mut frame, &text, at),
            Content::Link => self.text_in_link(&mut frame, &text, at),
            Content::Anything => {}
            Content::Construct => {
                construct::text(self, &mut frame, &text, at);
                append(&mut frame, text);
            }
            Content::Text | Content::Xhtml | Content::RdfDescription => append(&mut frame, text),
        }
        self.frames.push(frame);
    }

    fn text_among_elements(&mut self, frame: &mut Frame<'a>, text: &str, at: usize) {
        let blank = text.len() - text.trim_start().len();
        if blank < text.len() && frame.told.insert("text") {
            let found = Found {
                at: at + blank,
                ..self.about(frame, UNEXPECTED_TEXT)
            };
            self.found.push(found);
        }
    }

    fn text_in_link(&mut self, frame: &mut Frame<'a>, text: &str, at: usize) {
        if !text.trim().is_empty() && frame.told.insert("text") {
            let found = Found {
                at,
                ..self.about(frame, super::codes::ATOM_LINK_NOT_EMPTY)
            };
            self.found.push(found);
        }
    }

    fn end(&mut self, at: usize) {
        let Some(mut frame) = self.frames.pop() else { return };
        frame.end = at;
        let parent = self.parent_name();
        if !frame.kind.checks.is_empty() {
            let subject = Subject {
                value: frame.text.trim(),
                raw: &frame.text,
                name: (frame.name.ns, frame.name.local),
                parent,
                attr: None,
                at: frame.at,
                text_at: Some(frame.text_at),
                end: at,
                context: &self.context,
            };
            for check in frame.kind.checks {
                check(&subject, &mut self.found);
            }
        }
        for need in frame.kind.needs {
            if !frame.has(need.name) {
                self.lacks(&frame, need.name, need.code);
            }
        }
        for rule in frame.kind.closes {
            rule(self, &mut frame);
        }
        let is_entry = matches!(frame.name.local, "item" | "entry") && frame.name.ns == self.context.core;
        self.facts.entries.number += usize::from(is_entry);
    }

    /// Tells that an element lacks another.
    pub(crate) fn lacks(&mut self, frame: &Frame<'a>, name: (Ns, &str), code: &'static Code) {
        let found = Found::new(code, frame.at)
            .with("parent", self.context.show((frame.name.ns, frame.name.local)))
            .with("element", self.context.show(name));
        self.found.push(found);
    }
}

impl<'a> Frame<'a> {
    /// The value of an attribute.
    pub(crate) fn attribute(&self, name: (Ns, &str)) -> Option<&str> {
        attribute_of(&self.attributes, name)
    }

    /// The value of an attribute of no namespace.
    pub(crate) fn plain(&self, local: &str) -> Option<&str> {
        self.attribute((Ns::None, local))
    }

    /// What was seen of an element in it.
    pub(crate) fn seen(&self, name: (Ns, &str)) -> Option<&Seen<'a>> {
        self.seen.iter().find(|seen| (seen.name.ns, seen.name.local) == name)
    }

    /// Whether an element was seen in it.
    pub(crate) fn has(&self, name: (Ns, &str)) -> bool {
        self.seen(name).is_some()
    }

    /// A subject for a value that a rule takes from the element.
    pub(crate) fn subject<'s>(
        &'s self,
        walk: &'s Walk<'a>,
        value: &'s str,
        name: (Ns, &'s str),
        parent: (Ns, &'s str),
    ) -> Subject<'s> {
        Subject {
            value,
            raw: value,
            name,
            parent,
            attr: None,
            at: self.at,
            text_at: None,
            end: self.text_at,
            context: &walk.context,
        }
    }
}

fn attribute_of<'f>(attributes: &'f [Attribute<'_>], name: (Ns, &str)) -> Option<&'f str> {
    let found = attributes
        .iter()
        .find(|attribute| (attribute.name.ns, attribute.name.local) == name);
    found.map(|attribute| attribute.value.as_ref())
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

fn append<'a>(frame: &mut Frame<'a>, text: Cow<'a, str>) {
    if frame.text.is_empty() {
        frame.text = text;
    } else {
        frame.text.to_mut().push_str(&text);
    }
}

/// What Windows-1252 leaves behind when it is read as ISO 8859-1, and what decoders leave behind.
fn is_suspicious(c: char) -> bool {
    matches!(c, '\u{80}'..='\u{9F}' | '\u{FFFD}')
}

/// What Windows-1252 has between U+0080 and U+009F: behind `Ã` it was a capital letter in UTF-8.
const WINDOWS_1252: &str = "€‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œŸ";

/// The first sign of a wrong encoding: controls, replacements, or UTF-8 that was encoded twice. All of them
/// begin with one of three bytes in UTF-8.
pub(crate) fn first_suspicious(text: &str) -> Option<usize> {
    if text.is_ascii() {
        return None;
    }
    // What quotes and dashes become when their UTF-8 is read as Windows-1252.
    let quotes = memchr::memmem::find(text.as_bytes(), "\u{E2}\u{20AC}".as_bytes());
    if quotes.is_some() {
        return quotes;
    }
    let mut before: Option<(usize, char)> = None;
    let mut is_double = None;
    for at in memchr::memchr3_iter(0xC2, 0xC3, 0xEF, text.as_bytes()) {
        let Some(c) = text[at..].chars().next() else { continue };
        if is_suspicious(c) {
            return Some(at);
        }
        let next = text[at + c.len_utf8()..].chars().next();
        if c == '\u{C3}' && next.is_some_and(|next| WINDOWS_1252.contains(next)) {
            return Some(at);
        }
        // `Ã©` and `Â°`: each is written with one of these bytes, so they stand side by side.
        let first = before.filter(|(start, first)| start + first.len_utf8() == at);
        let is_pair = match (first, c) {
            (Some((_, '\u{C3}')), '\u{80}'..='\u{BF}') | (Some((_, '\u{C2}')), '\u{A1}'..='\u{BF}') => true,
            (Some((_, '\u{C2}')), '\u{A0}') => *is_double.get_or_insert_with(|| is_encoded_twice(text)),
            _ => false,
        };
        if let Some((start, _)) = first.filter(|_| is_pair) {
            return Some(start);
        }
        before = Some((at, c));
    }
    None
}

fn is_encoded_twice(text: &str) -> bool {
    let bytes: Option<Vec<u8>> = text.chars().map(|c| u8::try_from(u32::from(c)).ok()).collect();
    bytes.is_some_and(|bytes| std::str::from_utf8(&bytes).is_ok())
}
