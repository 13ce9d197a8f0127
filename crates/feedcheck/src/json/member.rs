//! A member against its row: the type of its value, and what a string may say.

use super::object::kind;
use super::path::Path;
use super::vocabulary::{ITEM, Member, MemberType, Object};
use super::{Checker, place, value};
use crate::codes::INVALID_MEMBER_TYPE;
use crate::tree::{Node, Value};
use crate::value::shorten;
use crate::{Found, Sound};

impl Checker<'_> {
    /// Looks at the value of a member.
    pub(super) fn member(&mut self, member: &Member, node: &Node, path: &Path<'_>) {
        match (member.holds, &node.value) {
            (MemberType::Object(object), _) => self.object(object, node, &path.child(object.name, None)),
            (MemberType::Objects(object), Value::List(nodes)) => self.objects(object, nodes, path),
            (MemberType::Texts, Value::List(nodes)) => {
                for node in nodes {
                    self.scalar(member.name, MemberType::Plain, node, path);
                }
            }
            _ => self.scalar(member.name, member.holds, node, path),
        }
    }

    fn objects(&mut self, object: &'static Object, nodes: &[Node], path: &Path<'_>) {
        for (at, node) in nodes.iter().enumerate() {
            let path = path.child(object.name, Some(at + 1));
            if std::ptr::eq(object, &raw const ITEM) {
                self.item(node, &path);
            } else {
                self.object(object, node, &path);
            }
        }
    }

    /// An item that had no fault in another feed has none here. That its id comes once is looked at in the feed.
    fn item(&mut self, node: &Node, path: &Path<'_>) {
        let (Some(sound), Some(surroundings)) = (self.options.sound, self.surroundings) else {
            return self.object(&ITEM, node, path);
        };
        let digest = Sound::digest(self.text[node.span.clone()].as_bytes(), surroundings);
        if sound.holds(digest) {
            return;
        }
        let before = self.found.count();
        self.object(&ITEM, node, path);
        if self.found.count() == before {
            sound.add(digest);
        }
    }

    fn scalar(&mut self, name: &str, expected: MemberType, node: &Node, path: &Path<'_>) {
        let fault = match (expected, &node.value) {
            (MemberType::HtmlContent, Value::Text(html)) => return self.inner(name, html, node, path),
            (MemberType::Boolean, Value::Bool(_)) => None,
            (MemberType::Bytes | MemberType::Seconds, Value::Number(number)) => value::number_fault(expected, number),
            (_, Value::Text(text)) if is_said(expected) => value::text_fault(expected, text, self.options.now),
            // An id that is a number is wrong in both versions ("required, string"): that readers
            // make a string of it is their duty, and not all do.
            _ => return self.wrong_type(name, expected, node, path),
        };
        if let Some(fault) = fault {
            let at = node.span.start;
            let found = Found { at, ..fault }
                .with("element", name)
                .with("parent", path.to_string());
            self.tell(found.or_with("value", shorten(node.text().unwrap_or_default())));
        }
    }

    fn wrong_type(&mut self, name: &str, expected: MemberType, node: &Node, path: &Path<'_>) {
        let message = format!("{} where {} belongs", kind(&node.value), wanted(expected));
        let found = Found::new(INVALID_MEMBER_TYPE, node.span.start).with("element", name);
        let found = found.with("parent", path.to_string()).with("message", message);
        self.tell(found.with("value", shorten(&self.text[node.span.clone()])));
    }

    /// What the checker of HTML finds stands further on in the document, and escapes are longer there.
    fn inner(&mut self, name: &str, html: &str, node: &Node, path: &Path<'_>) {
        let mut found = (self.html)(html);
        found.sort_by_key(|found| found.at);
        let places = place::in_string(&self.text[node.span.clone()], found.iter().map(|found| found.at));
        for (found, place) in found.into_iter().zip(places) {
            let at = node.span.start + place;
            let found = Found { at, ..found }
                .or_with("element", name)
                .or_with("parent", path.to_string());
            self.tell(found);
        }
    }
}

/// Whether values of this type are strings.
fn is_said(expected: MemberType) -> bool {
    wanted(expected) == "a string"
}

fn wanted(expected: MemberType) -> &'static str {
    match expected {
        MemberType::Boolean => "true or false",
        MemberType::Bytes | MemberType::Seconds => "a number",
        MemberType::Object(_) => "an object",
        MemberType::Objects(_) => "an array of objects",
        MemberType::Texts => "an array of strings",
        _ => "a string",
    }
}
