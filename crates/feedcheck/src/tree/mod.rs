//! A tree of values with their places in a text. Not only JSON is read into it: whoever reads TOML or YAML may,
//! too, so that one code looks at all of them, and every message can point at its characters.

mod json;
pub mod surrogate;

use std::ops::Range;

pub use json::{elements, length, parse};

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
    /// What a script puts together; its source. No JSON has it.
    Code(String),
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
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Text(_) | Value::Code(_) => {}
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
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Text(_) | Value::Code(_) => {}
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
            Self::Code(_) => "code that is not run",
            Self::List(_) => "a list",
            Self::Table(_) => "a table",
        }
    }
}
