//! An object against its table: members that are missing, unknown or there twice.

use std::collections::HashSet;

use super::path::Path;
use super::vocabulary::{Member, Object, Presence};
use super::{Checker, Version};
use crate::Found;
use crate::codes::{DUPLICATE_MEMBER, INVALID_MEMBER_TYPE, MISSING_MEMBER, MISSING_RECOMMENDED_MEMBER, UNKNOWN_MEMBER};
use crate::suggest;
use crate::tree::{Field, Node, Value};

/// So many members are compared with each other faster than with a set.
const FEW: usize = 16;

/// What needs more than one member of an object.
pub(super) type ObjectRule = fn(&mut Checker<'_>, &Node, &Path<'_>);

impl Checker<'_> {
    /// Looks at an object and at all that is in it.
    pub(super) fn object(&mut self, object: &'static Object, node: &Node, path: &Path<'_>) {
        if !matches!(node.value, Value::Table(_)) {
            let message = format!("{} where an object belongs", kind(&node.value));
            let found = Found::new(INVALID_MEMBER_TYPE, node.span.start);
            self.tell(
                found
                    .with("element", object.name)
                    .with("parent", path.to_string())
                    .with("message", message),
            );
            return;
        }
        self.unique(node.fields(), path);
        let mut meant = Vec::new();
        for field in node.fields() {
            let name = self.field(object, field, path);
            meant.extend(name.map(|name| (field.key.clone(), name)));
        }
        // That one is missing which was misspelt would be told twice.
        let renamed = (!meant.is_empty()).then(|| renamed(node, &meant));
        let node = renamed.as_ref().unwrap_or(node);
        for member in object.members {
            self.missing(member, node, path);
        }
        for rule in object.rules {
            rule(self, node, path);
        }
    }

    /// Looks at a member; the one that was meant, if it is misspelt.
    fn field(&mut self, object: &'static Object, field: &Field, path: &Path<'_>) -> Option<&'static str> {
        let known = object.members.iter().find(|member| member.name == field.key);
        match known {
            _ if field.key.starts_with('_') => self.extension(field, path),
            Some(member) if member.presence == Presence::New && self.version < Version::V1_1 => {
                self.unknown(field, path, ": it came with version 1.1");
                self.member(member, &field.node, path);
            }
            Some(member) => self.member(member, &field.node, path),
            None => {
                let meant = self.meant(object, &field.key);
                let hint = meant.map(|name| format!(": did you mean `{name}`?"));
                self.unknown(field, path, &hint.unwrap_or_default());
                return meant;
            }
        }
        None
    }

    /// Comparing words is slow, so that only the first are compared, and no long ones.
    fn meant(&self, object: &'static Object, key: &str) -> Option<&'static str> {
        let names = object.members.iter().map(|member| member.name);
        let is_cheap = self.found.count() < 100 && key.len() < 40;
        is_cheap.then(|| suggest::nearest(key, names)).flatten()
    }

    /// Tells of a member that has no place here; `hint` may be empty.
    pub(super) fn unknown(&mut self, field: &Field, path: &Path<'_>, hint: &str) {
        let found = Found::new(UNKNOWN_MEMBER, field.key_span.start);
        self.tell(
            found
                .with("element", &field.key)
                .with("parent", path.to_string())
                .with("hint", hint),
        );
    }

    /// RFC 8259, section 4: which of two members with one name counts, is up to each parser.
    pub(super) fn unique(&mut self, fields: &[Field], path: &Path<'_>) {
        let mut seen = HashSet::new();
        let again = fields.iter().enumerate().filter(|(n, field)| {
            if fields.len() <= FEW {
                fields[..*n].iter().any(|other| other.key == field.key)
            } else {
                !seen.insert(field.key.as_str())
            }
        });
        for (_, field) in again {
            let found = Found::new(DUPLICATE_MEMBER, field.key_span.start);
            self.tell(found.with("element", &field.key).with("parent", path.to_string()));
        }
    }

    fn missing(&mut self, member: &Member, node: &Node, path: &Path<'_>) {
        let code = match member.presence {
            Presence::Required => MISSING_MEMBER,
            Presence::Recommended => MISSING_RECOMMENDED_MEMBER,
            Presence::Optional | Presence::New => return,
        };
        if node.get(member.name).is_none() {
            let found = Found::new(code, node.span.start);
            self.tell(found.with("element", member.name).with("parent", path.to_string()));
        }
    }
}

/// An object with other names for some members.
fn renamed(node: &Node, names: &[(String, &'static str)]) -> Node {
    let mut node = node.clone();
    if let Value::Table(fields) = &mut node.value {
        for field in fields {
            if let Some((_, name)) = names.iter().find(|(key, _)| *key == field.key) {
                (*name).clone_into(&mut field.key);
            }
        }
    }
    node
}

/// `a string`, `an array` …, in the words of JSON.
pub(super) fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::List(_) => "an array",
        Value::Table(_) => "an object",
        value => value.kind(),
    }
}
