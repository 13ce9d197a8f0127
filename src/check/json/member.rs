//! A member against its kind: the type of its value, and what a string may say.

use super::object::kind;
use super::path::Path;
use super::vocabulary::{Kind, Member, Object};
use super::{Checker, VERSIONS, place, value};
use crate::check::Found;
use crate::check::codes::{
    CONTAINS_HTML, CONTAINS_REL_REF, DOUBLE_ESCAPED, IMPLAUSIBLE_DATE, INVALID_FEED_VERSION, INVALID_FULL_LINK,
    INVALID_LANGUAGE, INVALID_MEMBER_TYPE, INVALID_MIME_TYPE, INVALID_NON_NEGATIVE_INTEGER, INVALID_RFC3339_DATE,
    MISSING_MEMBER, NOT_BLANK, RELATIVE_SELF,
};
use crate::model::{Code, Timestamp};
use crate::text::node::{Node, Value};

/// Characters of a value that a message shows.
const SHOWN: usize = 80;

impl Checker<'_> {
    /// Looks at the value of a member.
    pub fn member(&mut self, member: &Member, node: &Node, path: &Path<'_>) {
        match (member.kind, &node.value) {
            (Kind::Object(object), _) => self.object(object, node, &path.child(object.name, None)),
            (Kind::Objects(object), Value::List(nodes)) => self.objects(object, nodes, path),
            (Kind::Texts, Value::List(nodes)) => {
                for node in nodes {
                    self.scalar(member.name, Kind::Plain, node, path);
                }
            }
            _ => self.scalar(member.name, member.kind, node, path),
        }
    }

    fn objects(&mut self, object: &'static Object, nodes: &[Node], path: &Path<'_>) {
        for (at, node) in nodes.iter().enumerate() {
            if self.is_full() {
                return;
            }
            self.object(object, node, &path.child(object.name, Some(at + 1)));
        }
    }

    fn scalar(&mut self, name: &str, expected: Kind, node: &Node, path: &Path<'_>) {
        let code = match (expected, &node.value) {
            (Kind::HtmlContent, Value::Text(html)) => {
                self.inner(name, html, node, path);
                None
            }
            (Kind::Boolean, Value::Bool(_)) => None,
            (Kind::Bytes, Value::Number(number)) => {
                (!value::is_whole_number(number)).then_some(INVALID_NON_NEGATIVE_INTEGER)
            }
            (Kind::Seconds, Value::Number(number)) => {
                (!value::is_not_negative(number)).then_some(INVALID_NON_NEGATIVE_INTEGER)
            }
            (_, Value::Text(text)) if is_said(expected) => fault(expected, text, self.options.now),
            // An id that is a number is wrong in both versions ("required, string"): that readers
            // make a string of it is their duty, and not all do.
            _ => return self.wrong_type(name, expected, node, path),
        };
        if let Some(code) = code {
            let found = Found::new(code, node.span.start)
                .with("element", name)
                .with("parent", path.to_string());
            self.tell(found.with("value", shown(node.text().unwrap_or_default())));
        }
    }

    fn wrong_type(&mut self, name: &str, expected: Kind, node: &Node, path: &Path<'_>) {
        let message = format!("{} where {} belongs", kind(&node.value), wanted(expected));
        let found = Found::new(INVALID_MEMBER_TYPE, node.span.start).with("element", name);
        let found = found.with("parent", path.to_string()).with("message", message);
        self.tell(found.with("value", shown(&self.text[node.span.clone()])));
    }

    /// What the checker of HTML finds stands further on in the document, and escapes are longer there.
    fn inner(&mut self, name: &str, html: &str, node: &Node, path: &Path<'_>) {
        let mut found = (self.html)(html);
        found.sort_by_key(|found| found.at);
        let places = place::in_string(&self.text[node.span.clone()], found.iter().map(|found| found.at));
        for (mut found, place) in found.into_iter().zip(places) {
            found.at = node.span.start + place;
            for (key, detail) in [("element", name.to_owned()), ("parent", path.to_string())] {
                if !found.details.iter().any(|(known, _)| *known == key) {
                    found.details.push((key, detail));
                }
            }
            self.tell(found);
        }
    }
}

/// Whether values of this kind are strings.
fn is_said(kind: Kind) -> bool {
    wanted(kind) == "a string"
}

fn wanted(kind: Kind) -> &'static str {
    match kind {
        Kind::Boolean => "true or false",
        Kind::Bytes | Kind::Seconds => "a number",
        Kind::Object(_) => "an object",
        Kind::Objects(_) => "an array of objects",
        Kind::Texts => "an array of strings",
        _ => "a string",
    }
}

/// What is wrong with a string.
fn fault(kind: Kind, text: &str, now: Timestamp) -> Option<&'static Code> {
    let unless = |is_right: bool, code| (!is_right).then_some(code);
    match kind {
        Kind::Version => unless(VERSIONS.iter().any(|(known, ..)| text == *known), INVALID_FEED_VERSION),
        // "If an `id` is blank, the item must be discarded."
        Kind::Id => unless(!text.trim().is_empty(), MISSING_MEMBER),
        Kind::Word => unless(!text.trim().is_empty(), NOT_BLANK),
        Kind::Plain => unless(!text.trim().is_empty(), NOT_BLANK).or_else(|| markup(text)),
        Kind::PlainContent => markup(text),
        Kind::Address => unless(value::is_address(text), INVALID_FULL_LINK),
        Kind::OwnAddress => address(text, RELATIVE_SELF),
        Kind::Image => address(text, CONTAINS_REL_REF),
        Kind::Date if !value::is_rfc3339(text) => Some(INVALID_RFC3339_DATE),
        Kind::Date => unless(value::is_plausible(text, now), IMPLAUSIBLE_DATE),
        Kind::Language => unless(value::is_language(text), INVALID_LANGUAGE),
        Kind::MediaType => unless(value::is_media_type(text), INVALID_MIME_TYPE),
        _ => None,
    }
}

fn markup(text: &str) -> Option<&'static Code> {
    let escaped = || value::has_entity(text).then_some(DOUBLE_ESCAPED);
    value::has_markup(text).then_some(CONTAINS_HTML).or_else(escaped)
}

/// An address for which being relative is a fault of its own.
fn address(text: &str, relative: &'static Code) -> Option<&'static Code> {
    match text {
        _ if value::is_address(text) => None,
        _ if value::is_relative(text) => Some(relative),
        _ => Some(INVALID_FULL_LINK),
    }
}

/// As much of a value as fits into a message.
pub fn shown(value: &str) -> String {
    match value.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &value[..end]),
        None => value.to_owned(),
    }
}
