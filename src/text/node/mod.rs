//! A tree of values with their places, which TOML, YAML and JSON are all read into. So the
//! configuration and the three kinds of front matter share the code that looks at them, and
//! every message can point at its characters.

mod headers;
mod json;
mod python;
mod template;
mod toml;
mod yaml;

use std::ops::Range;

pub use headers::parse as headers;
pub use json::{elements as json_elements, length as json_length, parse as json};
pub use python::parse as python;
pub use template::{template, template_in, unfilled};
pub use toml::parse as toml;
pub use yaml::{parse as yaml, parse_with_doubles as yaml_with_doubles};

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Bytes of the text that was parsed.
    pub span: Range<usize>,
    /// What stands there.
    pub value: Value,
}

/// What a value is. Numbers and dates are kept as written: nothing is lost in `0124`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing: `null`, `~`, or a key without a value.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as written.
    Number(String),
    /// A string, or a date, as written.
    Text(String),
    /// Values in order.
    List(Vec<Node>),
    /// Keys in the order of the text.
    Table(Vec<Field>),
}

/// A key with its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// As written.
    pub key: String,
    /// Bytes of the key.
    pub key_span: Range<usize>,
    /// Its value.
    pub node: Node,
}

/// A key that comes twice in one table; the later value counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Double {
    /// As it is read.
    pub key: String,
    /// Bytes of the key whose value does not count.
    pub first: Range<usize>,
    /// Bytes of the key whose value does.
    pub later: Range<usize>,
}

/// Why a text cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    /// Bytes of the fault.
    pub span: Range<usize>,
    /// What is wrong or was expected, in lower case.
    pub message: String,
}

/// Values may be this deep in one another; no article needs more, and no stack overflows.
pub const DEEPEST: usize = 64;

impl Node {
    /// The fields of a table; none for anything else.
    pub fn fields(&self) -> &[Field] {
        match &self.value {
            Value::Table(fields) => fields,
            _ => &[],
        }
    }

    /// The value of a key, as written.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.fields()
            .iter()
            .find(|field| field.key == key)
            .map(|field| &field.node)
    }

    /// The text of a string or number.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) | Value::Number(text) => Some(text),
            _ => None,
        }
    }

    /// Takes the fields with other keys out of a table.
    pub fn keep(&mut self, is_kept: impl Fn(&str) -> bool) {
        if let Value::Table(fields) = &mut self.value {
            fields.retain(|field| is_kept(&field.key));
        }
    }

    /// The same tree, for a text that it does not stand in.
    pub fn take_places(&mut self) {
        self.span = 0..0;
        match &mut self.value {
            Value::List(nodes) => nodes.iter_mut().for_each(Self::take_places),
            Value::Table(fields) => {
                for field in fields {
                    field.key_span = 0..0;
                    field.node.take_places();
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Text(_) => {}
        }
    }

    /// The same tree, `by` bytes further on.
    pub fn shift(&mut self, by: usize) {
        self.span = self.span.start + by..self.span.end + by;
        match &mut self.value {
            Value::List(nodes) => nodes.iter_mut().for_each(|node| node.shift(by)),
            Value::Table(fields) => {
                for field in fields {
                    field.key_span = field.key_span.start + by..field.key_span.end + by;
                    field.node.shift(by);
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Text(_) => {}
        }
    }
}

impl Value {
    /// `a string`, `a list` …, for messages.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Null => "nothing",
            Self::Bool(_) => "true or false",
            Self::Number(_) => "a number",
            Self::Text(_) => "a string",
            Self::List(_) => "a list",
            Self::Table(_) => "a table",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `{"a": ["x", true, null, 1], "b": {"c": "d"}}` in each syntax.
    #[test]
    fn the_three_syntaxes_give_the_same_tree() {
        let show = |node: &Node, text: &str| {
            let list = node.get("a").unwrap();
            let Value::List(items) = &list.value else { panic!() };
            let c = node.get("b").and_then(|b| b.get("c")).unwrap();
            assert!(text[c.span.clone()].contains('d'), "{:?}", &text[c.span.clone()]);
            (
                items[0].text().map(str::to_owned),
                items[1].value.clone(),
                c.text().map(str::to_owned),
            )
        };
        let expected = (Some("x".to_owned()), Value::Bool(true), Some("d".to_owned()));
        let text = "a = ['x', true, 1]\n[b]\nc = \"d\"\n";
        assert_eq!(show(&toml(text).unwrap(), text), expected);
        let text = "a: [x, true, ~, 1]\nb:\n  c: d\n";
        assert_eq!(show(&yaml(text).unwrap(), text), expected);
        let text = r#"{"a": ["x", true, null, 1], "b": {"c": "d"}}"#;
        assert_eq!(show(&json(text).unwrap(), text), expected);
    }
}
