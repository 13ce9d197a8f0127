//! Walks through a document, element by element.

use std::borrow::Cow;
use std::collections::HashSet;
use std::rc::Rc;

use super::doctype::{self, Doctype};
use super::entity::Entities;
use super::names::{Bindings, Name};
use super::tag::{self, Attribute};
use super::{DEEPEST, chars, declaration, value};
use crate::codes::{
    BAD_XML_VERSION, CONTAINS_SYSTEM_ENTITY, MISSING_NAMESPACE, SAX_ERROR, TOO_DEEP, TRUNCATED, WP_BLANK_LINE,
    XSLT_STYLESHEET,
};
use crate::found::{Found, MOST_OF_A_KIND};
use crate::lines::count;
use crate::namespace::Ns;

/// What is told where the root is closed, and something follows.
pub(crate) const TEXT_BEHIND: &str = "there is text after the last element";
pub(crate) const ELEMENT_BEHIND: &str = "there is a second element beside the first one";

/// So many attributes are compared with each other faster than with a set.
const FEW: usize = 8;

/// A step through the document.
#[derive(Debug)]
pub(crate) enum Event<'a> {
    /// An element opens; its attributes are in `Reader::attributes`.
    Start {
        /// Its name.
        name: Name<'a>,
        /// Where its start tag begins.
        at: usize,
    },
    /// Characters, with references resolved; a text may come in several pieces.
    Text {
        /// The characters.
        text: Cow<'a, str>,
        /// Where they begin.
        at: usize,
    },
    /// The innermost element closes.
    End {
        /// Where its end tag begins; for `<a/>` where the tag ends.
        at: usize,
        /// Where its start tag begins: those within it that are never closed have no step of their own.
        opened: usize,
    },
    /// The document is over, or cannot be followed any further.
    Over,
}

/// An element that is open.
#[derive(Debug)]
struct OpenTag<'a> {
    /// As written, prefix included.
    name: &'a str,
    at: usize,
}

/// Reads a document.
#[derive(Debug)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each says one thing, and most of them hold at once"
)]
pub(crate) struct Reader<'a> {
    text: &'a str,
    at: usize,
    open: Vec<OpenTag<'a>>,
    names: Bindings<'a>,
    entities: Entities,
    attributes: Vec<Attribute<'a>>,
    doctype: Option<Doctype>,
    /// The address of the namespace of the element that opened last.
    namespace: Rc<str>,
    /// The address of no namespace.
    nowhere: Rc<str>,
    has_root: bool,
    closes_at_once: bool,
    is_over: bool,
    /// Where elements begin that are known to be never closed, in the order of the text.
    unclosed: Vec<usize>,
    /// So many lines stand before the text.
    lines: usize,
    /// Whether it ended at an end tag that closes another element than the innermost.
    pub is_mismatched: bool,
    /// Faults found since they were last taken.
    pub faults: Vec<Found>,
}

impl<'a> Reader<'a> {
    /// Begins to read a text that stands behind `lines` others; the declaration is looked at at once. `unclosed` are the places of
    /// elements that are known to be never closed.
    pub(crate) fn new(text: &'a str, lines: usize, unclosed: Vec<usize>) -> Self {
        let mut reader = Self {
            text,
            at: 0,
            open: Vec::new(),
            names: Bindings::default(),
            entities: Entities::default(),
            attributes: Vec::new(),
            doctype: None,
            namespace: "".into(),
            nowhere: "".into(),
            has_root: false,
            closes_at_once: false,
            is_over: false,
            unclosed,
            lines,
            is_mismatched: false,
            faults: Vec::new(),
        };
        reader.declaration();
        reader
    }

    fn declaration(&mut self) {
        match declaration::read(self.text) {
            Ok(None) => {}
            Ok(Some(declaration)) => {
                if declaration.version != "1.0" {
                    let fault = Found::new(BAD_XML_VERSION, declaration.version_at);
                    self.faults.push(fault.with("version", declaration.version));
                }
                self.at = declaration.end;
            }
            Err((at, message)) => self.stop(at, message),
        }
    }

    /// The attributes of the element that opened last.
    pub(crate) fn attributes(&self) -> &[Attribute<'a>] {
        &self.attributes
    }

    /// The same, to keep.
    pub(crate) fn take_attributes(&mut self) -> Vec<Attribute<'a>> {
        std::mem::take(&mut self.attributes)
    }

    /// The address of the namespace of the element that opened last.
    pub(crate) fn namespace(&self) -> &str {
        &self.namespace
    }

    /// What the document type declaration said, once it was passed.
    pub(crate) fn doctype(&self) -> Option<&Doctype> {
        self.doctype.as_ref()
    }

    /// The offset behind what was read.
    pub(crate) fn position(&self) -> usize {
        self.at
    }

    /// The prefixes declared on the element that opened last.
    pub(crate) fn declared(&self) -> &[super::Binding<'a>] {
        self.names.declared_at(self.open.len().saturating_sub(1))
    }

    /// Whether a prefix is declared here.
    pub(crate) fn knows_prefix(&self, prefix: &str) -> bool {
        self.names.resolve(prefix).is_some()
    }

    /// The next step.
    pub(crate) fn next(&mut self) -> Event<'a> {
        if self.closes_at_once {
            self.closes_at_once = false;
            return self.close(self.at);
        }
        while !self.is_over {
            if self.at >= self.text.len() {
                self.end_of_text();
                break;
            }
            let event = if self.text.as_bytes()[self.at] == b'<' {
                self.markup()
            } else {
                self.characters()
            };
            if let Some(event) = event {
                return event;
            }
        }
        Event::Over
    }

    fn end_of_text(&mut self) {
        self.is_over = true;
        if !self.open.is_empty() {
            self.cut_off();
        } else if !self.has_root {
            self.fault(self.at, "there is no element in it".to_owned());
        }
    }

    fn fault(&mut self, at: usize, message: String) {
        self.faults.push(Found::new(SAX_ERROR, at).with("message", message));
    }

    /// The document ends in the middle.
    fn cut_off(&mut self) {
        let end = self.text.trim_end().len();
        let message = match self.open.last() {
            Some(open) => format!(
                "in the middle of `{}`, which opens in line {}",
                open.name,
                self.line(open.at)
            ),
            None => "in the middle of its first tag".to_owned(),
        };
        let fault = Found::new(TRUNCATED, end).with("message", message);
        let line = self.line(end).to_string();
        self.faults.push(fault.with("line", line));
        self.is_over = true;
    }

    /// Something at `at` is never closed: a slip, if the root is closed behind it, and else the document ends too early.
    fn endless(&mut self, at: usize, message: String) {
        let root = self.open.first().map(|root| format!("</{}", root.name));
        let is_closed =
            root.is_none_or(|root| memchr::memmem::rfind(&self.text.as_bytes()[at..], root.as_bytes()).is_some());
        if is_closed {
            self.stop(at, message);
        } else {
            self.cut_off();
        }
    }

    fn stop(&mut self, at: usize, message: String) {
        self.fault(at, message);
        self.is_over = true;
    }

    fn markup(&mut self) -> Option<Event<'a>> {
        let rest = &self.text[self.at..];
        match rest.as_bytes().get(1) {
            Some(b'/') => self.end_tag(),
            Some(b'!') if rest.starts_with("<!--") => self.skip("<!--", "-->", "comment"),
            Some(b'!') if rest.starts_with("<![CDATA[") => self.cdata(),
            Some(b'!') if rest.starts_with("<!DOCTYPE") => self.document_type(),
            Some(b'!') => {
                self.stop(
                    self.at,
                    "`<!` begins no comment, no CDATA section and no DOCTYPE".to_owned(),
                );
                None
            }
            Some(b'?') => self.instruction(),
            _ => self.start_tag(),
        }
    }

    /// Passes over a comment or processing instruction.
    fn skip(&mut self, opening: &str, closing: &str, what: &str) -> Option<Event<'a>> {
        let start = self.at + opening.len();
        let Some(length) = self.text[start..].find(closing) else {
            self.endless(self.at, format!("the {what} is never closed with `{closing}`"));
            return None;
        };
        let inside = &self.text[start..start + length];
        self.forbidden(inside, start);
        if what == "comment"
            && let Some(at) = inside.find("--").or(inside.strip_suffix('-').map(str::len))
        {
            self.fault(start + at, "`--` may not stand in a comment".to_owned());
        }
        self.at = start + length + closing.len();
        None
    }

    fn instruction(&mut self) -> Option<Event<'a>> {
        let target = &self.text[self.at + 2..];
        let name = tag::name(target);
        let behind = &target[name.len()..];
        if name.is_empty() || name.contains(':') || !behind.starts_with([' ', '\t', '\r', '\n', '?']) {
            self.fault(self.at, "a processing instruction needs a name behind `<?`".to_owned());
        } else if name == "xml" && self.text[..self.at].trim().is_empty() && is_by_wordpress(self.text) {
            self.faults.push(Found::new(WP_BLANK_LINE, self.at));
        } else if name == "xml" && self.has_root && self.open.is_empty() {
            // A second document, which begins with a declaration.
            self.stop(self.at, ELEMENT_BEHIND.to_owned());
            return None;
        } else if name.eq_ignore_ascii_case("xml") {
            let message = "the XML declaration may stand at the very beginning only: nothing, no blank line either, \
                           may come before it";
            self.fault(self.at, message.to_owned());
        }
        if name == "xml-stylesheet" && !self.has_root && is_xslt(behind) {
            self.faults.push(Found::new(XSLT_STYLESHEET, self.at));
        }
        self.skip("<?", "?>", "processing instruction")
    }

    fn cdata(&mut self) -> Option<Event<'a>> {
        let start = self.at + "<![CDATA[".len();
        if self.open.is_empty() {
            self.stop(self.at, "a CDATA section may stand inside of elements only".to_owned());
            return None;
        }
        let Some(length) = memchr::memmem::find(&self.text.as_bytes()[start..], b"]]>") else {
            self.endless(self.at, "the CDATA section is never closed with `]]>`".to_owned());
            return None;
        };
        let text = &self.text[start..start + length];
        self.forbidden(text, start);
        self.at = start + length + "]]>".len();
        (length > 0).then_some(Event::Text {
            text: Cow::Borrowed(text),
            at: start,
        })
    }

    fn document_type(&mut self) -> Option<Event<'a>> {
        if self.has_root || self.doctype.is_some() {
            self.stop(
                self.at,
                "a DOCTYPE may stand before the first element only, and once".to_owned(),
            );
            return None;
        }
        match doctype::read(self.text, self.at, &mut self.entities) {
            Ok(doctype) => {
                self.at = doctype.end;
                let outside = doctype.outside.clone();
                let system = doctype.system.clone().filter(|_| !doctype.is_rss091);
                let address = outside.or(system.map(|address| (doctype.at, address)));
                if let Some((at, address)) = address {
                    self.faults
                        .push(Found::new(CONTAINS_SYSTEM_ENTITY, at).with("value", address));
                }
                self.doctype = Some(doctype);
            }
            Err((at, message)) => self.stop(at, message),
        }
        None
    }

    /// Tells characters that XML does not allow.
    fn forbidden(&mut self, text: &str, start: usize) {
        let mut from = 0;
        // More of them are the same fault.
        let most = self.faults.len() + MOST_OF_A_KIND;
        while let Some(at) = chars::first_forbidden(&text[from..]).filter(|_| self.faults.len() < most) {
            let c = text[from + at..].chars().next().unwrap_or_default();
            let message = format!("the character U+{:04X} is not allowed in XML", u32::from(c));
            self.fault(start + from + at, message);
            from += at + c.len_utf8();
        }
    }

    fn characters(&mut self) -> Option<Event<'a>> {
        let start = self.at;
        let length = memchr::memchr(b'<', &self.text.as_bytes()[start..]).unwrap_or(self.text.len() - start);
        let mut raw = &self.text[start..start + length];
        self.at += length;
        // A reference that the end of a document cuts off is no fault of its own.
        if self.at == self.text.len() && !self.open.is_empty() {
            let cut = raw.rfind('&').filter(|at| !raw[*at..].contains([';', ' ', '\n']));
            raw = &raw[..cut.unwrap_or(raw.len())];
        }
        self.forbidden(raw, start);
        if self.open.is_empty() {
            if let Some(at) = raw.find(|c: char| !c.is_ascii() || !chars::is_space(c as u8)) {
                self.stop(start + at, self.outside());
            }
            return None;
        }
        let mut brackets = memchr::memchr_iter(b']', raw.as_bytes());
        if let Some(at) = brackets.find(|at| raw[*at..].starts_with("]]>")) {
            self.fault(start + at, "`]]>` may not stand in text: write `]]&gt;`".to_owned());
        }
        let text = value::resolve(raw, start, &mut self.entities, self.doctype.as_ref(), &mut self.faults);
        Some(Event::Text { text, at: start })
    }

    fn outside(&self) -> String {
        let message = if self.has_root {
            TEXT_BEHIND
        } else {
            "there is text before the first element"
        };
        message.to_owned()
    }

    fn end_tag(&mut self) -> Option<Event<'a>> {
        let start = self.at;
        let name = tag::name(&self.text[start + 2..]);
        let behind = &self.text[start + 2 + name.len()..];
        let blank = behind.len() - behind.trim_start_matches([' ', '\t', '\r', '\n']).len();
        if name.is_empty() || !behind[blank..].starts_with('>') {
            if behind[blank..].is_empty() && !self.open.is_empty() {
                self.cut_off();
            } else {
                self.stop(start, "this end tag is not closed with `>`".to_owned());
            }
            return None;
        }
        while self.open.last().is_some_and(|open| self.is_unclosed(open.at)) {
            self.open.pop();
        }
        if self.open.last().is_none_or(|open| open.name != name) {
            self.is_mismatched = true;
            self.stop(start, self.mismatch(name));
            return None;
        }
        self.at = start + 2 + name.len() + blank + 1;
        Some(self.close(start))
    }

    fn mismatch(&self, name: &str) -> String {
        match self.open.last() {
            Some(open) if self.open.iter().any(|open| open.name == name) => {
                let line = self.line(open.at);
                format!(
                    "mismatched tag: `<{}>` is open since line {line}, and `</{name}>` closes another",
                    open.name
                )
            }
            Some(open) => {
                let line = self.line(open.at);
                format!(
                    "mismatched tag: no `<{name}>` is open here, but `<{}>` is since line {line}",
                    open.name
                )
            }
            None => format!("`</{name}>` closes nothing"),
        }
    }

    /// The line in which a place is, from 1.
    fn line(&self, at: usize) -> usize {
        1 + self.lines + count(&self.text[..at])
    }

    fn close(&mut self, at: usize) -> Event<'a> {
        let opened = self.open.pop().map_or(at, |open| open.at);
        self.names.close(self.open.len());
        Event::End { at, opened }
    }

    /// Whether the element that begins at `at` is known to be never closed.
    pub(crate) fn is_unclosed(&self, at: usize) -> bool {
        self.unclosed.binary_search(&at).is_ok()
    }

    /// Forgets elements around the one that opened last, of which the walk saw that they were over before it.
    pub(crate) fn forget_around(&mut self, number: usize) {
        if let Some(last) = self.open.pop() {
            self.open.truncate(self.open.len() - number);
            self.open.push(last);
        }
    }

    /// Passes over the rest of the innermost element, whose end tag ends at `end`.
    pub(crate) fn pass(&mut self, end: usize) {
        self.at = end;
        self.closes_at_once = false;
        self.close(end);
    }

    fn start_tag(&mut self) -> Option<Event<'a>> {
        let start = self.at;
        if self.has_root && self.open.is_empty() {
            self.stop(start, ELEMENT_BEHIND.to_owned());
            return None;
        }
        let tag = match tag::read(self.text, start) {
            Ok(tag) => tag,
            Err((at, message)) => {
                let is_last = memchr::memchr(b'>', &self.text.as_bytes()[start..]).is_none();
                if is_last && self.text.trim_end().len() > start + 1 {
                    self.cut_off();
                } else {
                    self.stop(at, message);
                }
                return None;
            }
        };
        self.at = tag.end;
        self.has_root = true;
        if self.open.len() >= DEEPEST {
            let message = format!("elements stand more than {DEEPEST} deep in one another");
            self.faults.push(Found::new(TOO_DEEP, start).with("message", message));
            self.is_over = true;
            return None;
        }
        for (at, message) in tag.faults {
            self.fault(at, message);
        }
        self.forbidden(&self.text[start..tag.end], start);
        self.attributes = self.attributes_of(tag.attributes);
        let name = self.element_name(tag.name, start);
        if self.is_unclosed(start) {
            let name = tag.name;
            let message = format!(
                "`<{name}>` is never closed: end the tag with `/>` if the element is empty, or write `</{name}>` behind what it holds"
            );
            self.fault(start, message);
        }
        self.open.push(OpenTag {
            name: tag.name,
            at: start,
        });
        self.closes_at_once = tag.is_empty;
        Some(Event::Start { name, at: start })
    }

    fn element_name(&mut self, name: &'a str, at: usize) -> Name<'a> {
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        let (ns, uri) = if let Some((ns, uri)) = self.names.resolve(prefix) {
            (ns, uri)
        } else {
            self.unbound(prefix, name, at);
            (Ns::Unknown, format!("?{prefix}").into())
        };
        self.namespace = uri;
        Name { ns, local }
    }

    fn unbound(&mut self, prefix: &str, name: &str, at: usize) {
        let fault = Found::new(MISSING_NAMESPACE, at).with("element", name);
        self.faults.push(fault.with("prefix", prefix));
    }

    /// Declares the prefixes, and names the other attributes.
    fn attributes_of(&mut self, raw: Vec<tag::RawAttribute<'a>>) -> Vec<Attribute<'a>> {
        let depth = self.open.len();
        let mut attributes = Vec::with_capacity(raw.len());
        for attribute in raw {
            let value = value::resolve_attribute(
                attribute.value,
                attribute.value_at,
                &mut self.entities,
                self.doctype.as_ref(),
                &mut self.faults,
            );
            match attribute.name.split_once(':') {
                None if attribute.name == "xmlns" => {
                    self.declare("", &value, depth, attribute.at);
                }
                Some(("xmlns", prefix)) => self.declare(prefix, &value, depth, attribute.at),
                _ => attributes.push((attribute, value)),
            }
        }
        let named: Vec<Attribute<'a>> = attributes
            .into_iter()
            .map(|(raw, value)| self.named(&raw, value))
            .collect();
        self.doubles(&named);
        named
    }

    /// What may be declared (Namespaces in XML 1.0, sections 3 and 6.3).
    fn declare(&mut self, prefix: &'a str, uri: &str, depth: usize, at: usize) {
        let is_xml = uri == "http://www.w3.org/XML/1998/namespace";
        if uri.is_empty() && !prefix.is_empty() {
            self.fault(at, format!("the prefix `{prefix}` cannot stand for no namespace"));
        } else if prefix == "xmlns" || uri == "http://www.w3.org/2000/xmlns/" || (prefix == "xml") != is_xml {
            self.fault(at, format!("the prefix `{prefix}` cannot stand for `{uri}`"));
        }
        if self.names.is_declared_at(prefix, depth) {
            self.fault(at, format!("the namespace of `{prefix}` is declared twice"));
        }
        self.names.declare(prefix, uri, depth, at);
    }

    fn named(&mut self, raw: &tag::RawAttribute<'a>, value: Cow<'a, str>) -> Attribute<'a> {
        let (prefix, local) = raw.name.split_once(':').unwrap_or(("", raw.name));
        // An attribute without a prefix is in no namespace, whatever the default is.
        let (ns, uri) = if prefix.is_empty() {
            (Ns::None, Rc::clone(&self.nowhere))
        } else if let Some(known) = self.names.resolve(prefix) {
            known
        } else {
            self.unbound(prefix, raw.name, raw.at);
            (Ns::Unknown, format!("?{prefix}").into())
        };
        Attribute {
            name: Name { ns, local },
            prefix,
            uri,
            value,
            at: raw.at,
            value_at: raw.value_at,
        }
    }

    fn doubles(&mut self, attributes: &[Attribute<'a>]) {
        if attributes.len() < 2 {
            return;
        }
        let mut seen = HashSet::new();
        for (n, attribute) in attributes.iter().enumerate() {
            let is_again = if attributes.len() <= FEW {
                attributes[..n].iter().any(|other| other.is_named_like(attribute))
            } else {
                !seen.insert((&attribute.uri, attribute.name.local))
            };
            if is_again {
                self.fault(
                    attribute.at,
                    format!("the attribute `{}` is given twice", attribute.name.local),
                );
            }
        }
    }
}

/// Whether a stylesheet is one that transforms the document.
fn is_xslt(instruction: &str) -> bool {
    let data = instruction.split_once("?>").map_or("", |(data, _)| data);
    let types = ["text/xsl", "application/xslt+xml", "application/xml", "text/xml"];
    types
        .iter()
        .any(|name| data.contains(&format!("\"{name}\"")) || data.contains(&format!("'{name}'")))
}

/// Whether `generator` names `WordPress`, whose plugins are known for blank lines before everything.
fn is_by_wordpress(text: &str) -> bool {
    let generator = text
        .split_once("<generator")
        .and_then(|(_, rest)| rest.split_once("</generator>"));
    generator.is_some_and(|(name, _)| name.to_ascii_lowercase().contains("wordpress"))
}
