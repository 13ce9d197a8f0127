//! Kinds of values: what the documentation calls one, and what may be written. Whatever key it is, a value of the wrong
//! kind is told here.

use super::mistakes::{Mistakes, wrong_kind};
use crate::text::count::one_of;
use crate::text::node::{Node, Value};
use crate::text::xml;
use feedcheck::suggest::nearest;

/// The kind of a key's value.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// A string that is not empty, by what it is: `address`.
    Text(&'static str),
    /// The same, or `false`.
    TextOrOff(&'static str),
    /// A list of strings: `list of patterns`.
    Texts(&'static str),
    /// A string, or a list of them.
    OneOrMore(&'static str),
    /// One of some names.
    Choice(Names),
    /// Some of some names.
    Choices(Names),
    /// `true` or `false`.
    Switch,
    /// A whole number that is not negative.
    Number,
    /// A number from 0 to 1.
    Share,
    /// A table: `Table::new` looks at it.
    Table,
    /// What its reader looks at.
    Mixed(&'static str),
}

/// Every name that may be chosen.
type Names = fn() -> Vec<&'static str>;

impl Kind {
    /// What the documentation calls it.
    pub fn name(&self) -> String {
        match self {
            Self::Text(name)
            | Self::TextOrOff(name)
            | Self::Texts(name)
            | Self::OneOrMore(name)
            | Self::Mixed(name) => (*name).to_owned(),
            Self::Choice(names) => one_of(names()),
            Self::Choices(names) => format!("list of `{}`", names().join("`, `")),
            Self::Switch => "true or false".to_owned(),
            Self::Number => "number".to_owned(),
            Self::Share => "number from 0 to 1".to_owned(),
            Self::Table => "table".to_owned(),
        }
    }

    /// Notes what is wrong with the value at `path`.
    pub fn check(&self, path: &str, node: &Node, mistakes: &mut Mistakes<'_>) {
        let fits = match (self, &node.value) {
            (Self::Switch, _) => switch(node).is_some(),
            (Self::Number, _) => number(node).is_some(),
            (Self::Share, _) => share(node).is_some(),
            (Self::Table, value) => matches!(value, Value::Table(_)),
            (Self::TextOrOff(_), Value::Bool(false)) | (Self::Mixed(_), _) => true,
            (Self::Texts(_) | Self::Choices(_) | Self::OneOrMore(_), Value::List(items)) => {
                for item in items {
                    self.check_text(path, item, mistakes);
                }
                true
            }
            (Self::Texts(_) | Self::Choices(_), _) => false,
            _ => {
                if matches!(&node.value, Value::Text(text) if text.trim().is_empty()) {
                    mistakes.add(&node.span, format!("`{path}` is empty"));
                } else {
                    self.check_text(path, node, mistakes);
                }
                true
            }
        };
        if !fits {
            wrong_kind(path, self.wanted(), node, mistakes).help = self.meant(path, node);
        }
    }

    /// What to type where only the brackets of a list are missing.
    fn meant(&self, path: &str, node: &Node) -> Option<String> {
        let (_, key) = path.rsplit_once('.').unwrap_or(("", path));
        let is_list = matches!(self, Self::Texts(_) | Self::Choices(_));
        is_list.then(|| strings(node).map(|list| format!("write `{key} = [{list}]`")))?
    }

    /// What messages call it.
    fn wanted(&self) -> &'static str {
        match self {
            Self::Texts(_) | Self::Choices(_) => "a list of strings",
            Self::Switch => "true or false",
            Self::Number => "a whole number, 0 or more",
            Self::Share => "a number from 0 to 1",
            Self::Table => "a table",
            Self::Text(_) | Self::TextOrOff(_) | Self::OneOrMore(_) | Self::Choice(_) | Self::Mixed(_) => "a string",
        }
    }

    /// A string by itself or in a list.
    fn check_text(&self, path: &str, node: &Node, mistakes: &mut Mistakes<'_>) {
        let Value::Text(text) = &node.value else {
            wrong_kind(path, "a string", node, mistakes);
            return;
        };
        if item(node).is_none() {
            mistakes.add(&node.span, format!("`{path}` holds characters that no feed can carry"));
        } else if let Self::Choice(names) | Self::Choices(names) = self {
            let names = names();
            if !names.contains(&text.as_str()) {
                let help = match nearest(text, names.iter().copied()) {
                    Some(meant) => format!("did you mean `{meant}`?"),
                    None => format!("it is {}", one_of(names)),
                };
                mistakes.add(&node.span, format!("`{path}` cannot be `{text}`")).help = Some(help);
            }
        }
    }
}

/// The strings of a value, each in quotes, as they stand in brackets.
pub(super) fn strings(node: &Node) -> Option<String> {
    let items = match &node.value {
        Value::List(items) => items.as_slice(),
        _ => std::slice::from_ref(node),
    };
    let quoted = |item: &Node| match &item.value {
        Value::Text(text) => Some(serde_json::Value::from(text.as_str()).to_string()),
        _ => None,
    };
    Some(items.iter().map(quoted).collect::<Option<Vec<_>>>()?.join(", "))
}

/// A string that is not empty.
pub(super) fn string(node: &Node) -> Option<&str> {
    item(node).filter(|text| !text.trim().is_empty())
}

/// A string of a list.
pub(super) fn item(node: &Node) -> Option<&str> {
    match &node.value {
        Value::Text(text) if xml::clean(text).1.is_empty() => Some(text),
        _ => None,
    }
}

/// Whether it is on.
pub(super) fn switch(node: &Node) -> Option<bool> {
    match node.value {
        Value::Bool(is_on) => Some(is_on),
        _ => None,
    }
}

/// A whole number that is not negative.
pub(super) fn number(node: &Node) -> Option<usize> {
    match &node.value {
        Value::Number(text) => text.parse().ok(),
        _ => None,
    }
}

/// A number from 0 to 1.
pub(super) fn share(node: &Node) -> Option<f64> {
    match &node.value {
        Value::Number(text) => text.parse().ok().filter(|share| (0.0..=1.0).contains(share)),
        _ => None,
    }
}
