//! Walks through a document with its vocabulary: each element is looked up where it stands, its
//! attributes and text are checked, and rules see it when it opens and when it closes.

mod attributes;
mod entry;
mod kind;
mod told;

use std::borrow::Cow;
use std::cell::Cell;

use self::entry::{Around, Begun};
use super::codes::{ATOM_LINK_NOT_EMPTY, BAD_CHARACTERS, UNEXPECTED_TEXT};
use super::context::Context;
use super::facts::Facts;
use super::found::{Findings, Found};
use super::frame::{Frame, Inherited, Told};
use super::notes::{EntryNotes, Notes};
use super::rules::{construct, namespace, root, rss};
use super::suspicious::first_suspicious;
use super::vocabulary::Content;
use super::xml::{Event, Name, Reader, unclosed};
use crate::Code;
use crate::namespace::Ns;

/// The walk.
pub(crate) struct Walk<'a> {
    /// What is known of the document.
    pub context: Context<'a>,
    /// What was found since the last event. Checks add to it without a look at what there is already: a plain list, so
    /// that a check can be called while the rest of the walk is borrowed, and tested by itself.
    pub found: Vec<Found>,
    /// What was found before, and put away after each event: no more of one kind than says something. Rules take back
    /// from here what turns out to be a habit of the whole document.
    pub kept: Findings,
    /// The elements that are open.
    frames: Vec<Frame<'a>>,
    /// The addresses of namespaces that count as the format's own.
    pub aliases: Vec<String>,
    /// The format, by its name.
    pub format: &'static str,
    reader: Reader<'a>,
    /// What rules remember.
    facts: Facts,
    /// The address that the document is served from.
    location: Option<&'a str>,
    /// Whether a rule asked for more of the document than what stands around an entry.
    looks_beyond: Cell<bool>,
    begun: Option<Begun>,
    around: Option<Around>,
}

/// Walks through a document, and adds to what was found before.
pub(crate) fn walk<'a>(
    context: Context<'a>,
    location: Option<&'a str>,
    kept: Findings,
    reader: Reader<'a>,
) -> Walk<'a> {
    let mut walk = Walk {
        context,
        found: Vec::new(),
        kept,
        frames: Vec::new(),
        aliases: Vec::new(),
        format: "unknown",
        reader,
        facts: Facts::default(),
        location,
        looks_beyond: Cell::new(false),
        begun: None,
        around: None,
    };
    walk.facts.own.extend(location.map(str::to_owned));
    loop {
        let event = walk.reader.next();
        let is_broken = !walk.reader.faults.is_empty();
        walk.found.append(&mut walk.reader.faults);
        match event {
            Event::Start { name, at } => {
                let closed = walk.close_unclosed(name, at);
                walk.start(name, at, is_broken);
                walk.reader.forget_around(closed);
                walk.open_entry();
            }
            Event::Text { text, at } => {
                walk.characters(text, at);
                if let Some(frame) = walk.frames.last_mut().filter(|_| is_broken) {
                    frame.told.is_broken = true;
                }
            }
            Event::End { at, opened } => {
                while walk.frames.last().is_some_and(|frame| frame.at > opened) {
                    walk.end_unclosed(at);
                }
                walk.end(at);
                walk.close_entry();
            }
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

    /// What rules remember of the document. An entry in which one asks for it is looked at in each document.
    pub(crate) fn facts(&self) -> &Facts {
        self.looks_beyond.set(true);
        &self.facts
    }

    /// The same, to add to it.
    pub(crate) fn facts_mut(&mut self) -> &mut Facts {
        self.looks_beyond.set(true);
        &mut self.facts
    }

    /// The address that the document is served from, which differs from one to the next.
    pub(crate) fn location(&self) -> Option<&'a str> {
        self.looks_beyond.set(true);
        self.location
    }

    /// The element around the one that opens or closes.
    pub(crate) fn parent(&self) -> Option<&Frame<'a>> {
        self.frames.last()
    }

    /// What rules remember of it.
    pub(crate) fn parent_notes(&mut self) -> Option<&mut Notes> {
        self.frames.last_mut().map(|parent| &mut parent.notes)
    }

    /// What rules remember of the entry around.
    pub(crate) fn entry_notes(&mut self) -> Option<&mut EntryNotes> {
        self.frames.iter_mut().rev().find_map(|frame| match &mut frame.notes {
            Notes::Entry(entry) => Some(entry),
            _ => None,
        })
    }

    /// Adds a value to the list around; false when it was there.
    pub(crate) fn list(&mut self, value: &str) -> bool {
        match self.parent_notes() {
            Some(Notes::List(values)) => values.insert(value.to_owned()),
            _ => true,
        }
    }

    /// Adds to its text.
    pub(crate) fn add_to_text_around(&mut self, text: &str) {
        if let Some(parent) = self.frames.last_mut() {
            parent.text.to_mut().push_str(text);
        }
    }

    /// The elements that are open, the innermost first.
    pub(crate) fn open(&self) -> impl Iterator<Item = &Frame<'a>> {
        self.frames.iter().rev()
    }

    /// Takes the innermost element out for as long as it is looked at: `parent` is the one around it.
    pub(crate) fn look_at_innermost(&mut self, look: impl FnOnce(&mut Self, &mut Frame<'a>)) {
        if let Some(mut frame) = self.frames.pop() {
            look(self, &mut frame);
            self.frames.push(frame);
        }
    }

    /// The name of the element around; `root` when there is none.
    pub(crate) fn parent_name(&self) -> (Ns, &'a str) {
        self.frames.last().map_or((Ns::None, "root"), |frame| frame.name.pair())
    }

    /// A finding about an element that opens or closes.
    pub(crate) fn about(&self, frame: &Frame<'a>, code: &'static Code) -> Found {
        Found::new(code, frame.at)
            .with("parent", self.context.show(self.parent_name()))
            .with("element", self.context.show(frame.name.pair()))
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

    /// Elements that are known to be never closed end where something begins that has its place around them. How many did.
    fn close_unclosed(&mut self, name: Name<'a>, at: usize) -> usize {
        let mut closed = 0;
        while self
            .frames
            .last()
            .is_some_and(|frame| self.reader.is_unclosed(frame.at))
            && !self.can_hold(name)
        {
            self.end_unclosed(at);
            closed += 1;
        }
        closed
    }

    /// The blanks behind the text of such an element belong to the one around.
    fn end_unclosed(&mut self, at: usize) {
        if let Some(frame) = self.frames.last_mut() {
            let length = frame.text.trim_end().len();
            match &mut frame.text {
                Cow::Borrowed(text) => *text = &text[..length],
                Cow::Owned(text) => text.truncate(length),
            }
        }
        self.end(at);
        self.close_entry();
    }

    /// The elements that are known to be never closed, if the document turned out to have such.
    pub(crate) fn unclosed(&self) -> Vec<usize> {
        if self.reader.is_mismatched {
            unclosed(self.context.document)
        } else {
            Vec::new()
        }
    }

    fn start(&mut self, name: Name<'a>, at: usize, is_broken: bool) {
        let name = self.own_name(name);
        namespace::declarations(self, name);
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
        let around = self
            .frames
            .last()
            .map(|parent| parent.inherited.clone())
            .unwrap_or_default();
        let mut frame = Frame {
            kind,
            name,
            at,
            text: Cow::Borrowed(""),
            text_at: self.reader.position(),
            end: 0,
            seen: Vec::new(),
            excused: Vec::new(),
            inherited: Inherited {
                is_foreign: name.ns != self.context.core || around.is_foreign,
                ..around
            },
            notes: (kind.notes)(),
            told: Told {
                is_broken,
                ..Told::default()
            },
            attributes: self.reader.take_attributes(),
        };
        let before = self.found.len();
        self.attributes(&mut frame);
        for rule in kind.opens {
            rule(self, &mut frame);
        }
        if is_broken {
            self.forgive_errors(before, frame.at..frame.text_at);
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

    fn characters(&mut self, text: Cow<'a, str>, at: usize) {
        let Some(frame) = self.frames.last_mut() else { return };
        // Most text is like this, and an element is large to be moved.
        if text.is_ascii() {
            match frame.kind.content {
                Content::Elements if text.trim_ascii().is_empty() => return,
                Content::Text | Content::Xhtml | Content::RdfDescription => return append(frame, text),
                _ => {}
            }
        }
        self.look_at_innermost(|walk, frame| walk.characters_in(frame, text, at));
    }

    fn characters_in(&mut self, frame: &mut Frame<'a>, text: Cow<'a, str>, at: usize) {
        if !text.is_ascii()
            && !frame.told.characters
            && let Some(offset) = first_suspicious(&text)
        {
            frame.told.characters = true;
            let found = Found {
                at: at + offset,
                ..self.about(frame, BAD_CHARACTERS)
            };
            self.found.push(found);
        }
        match frame.kind.content {
            Content::Elements => self.misplaced_text(frame, UNEXPECTED_TEXT, &text, at + blank(&text)),
            Content::Link => self.misplaced_text(frame, ATOM_LINK_NOT_EMPTY, &text, at),
            Content::Anything => {}
            Content::Construct => {
                construct::text(self, frame, &text, at);
                append(frame, text);
            }
            Content::Text | Content::Xhtml | Content::RdfDescription => append(frame, text),
        }
    }

    /// Text where none belongs; once for each element.
    fn misplaced_text(&mut self, frame: &mut Frame<'a>, code: &'static Code, text: &str, at: usize) {
        if !text.trim().is_empty() && !std::mem::replace(&mut frame.told.text, true) {
            let found = Found {
                at,
                ..self.about(frame, code)
            };
            self.found.push(found);
        }
    }

    fn end(&mut self, at: usize) {
        let Some(mut frame) = self.frames.pop() else { return };
        frame.end = at;
        let before = self.found.len();
        let parent = self.parent_name();
        if !frame.kind.checks.is_empty() {
            let subject = frame.text_subject(&self.context, parent, frame.text.trim());
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
        if frame.told.is_broken {
            self.forgive_errors(before, frame.at..frame.end);
        }
        self.facts.entries.number += usize::from(self.is_entry(&frame));
    }

    /// Tells that an element lacks another.
    pub(crate) fn lacks(&mut self, frame: &Frame<'a>, name: (Ns, &str), code: &'static Code) {
        let found = Found::new(code, frame.at)
            .with("parent", self.context.show(frame.name.pair()))
            .with("element", self.context.show(name));
        self.found.push(found);
    }
}

/// How many bytes of blanks it begins with.
fn blank(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

fn append<'a>(frame: &mut Frame<'a>, text: Cow<'a, str>) {
    if frame.text.is_empty() {
        frame.text = text;
    } else {
        frame.text.to_mut().push_str(&text);
    }
}
