//! The configuration as written. A `Table` hands out values of the kinds that are asked for
//! and notes what is of another kind, or of no meaning; nothing stops at the first mistake.

use std::ops::Range;

use super::keys;
use crate::model::{Code, Diagnostic};
use crate::text::count::one_of;
use crate::text::node::{Field, Node, Value};
use crate::text::source::Source;
use crate::text::xml;
use feedcheck::suggest::nearest;

/// A value and its place in the text.
#[derive(Debug, Clone)]
pub struct Spanned<T> {
    pub value: T,
    pub span: Range<usize>,
}

/// All that is wrong with the configuration.
pub struct Mistakes<'a> {
    source: Source<'a>,
    pub found: Vec<Diagnostic>,
}

impl<'a> Mistakes<'a> {
    pub fn new(source: Source<'a>) -> Self {
        Self {
            source,
            found: Vec::new(),
        }
    }

    pub fn add(&mut self, span: &Range<usize>, message: impl Into<String>) -> &mut Diagnostic {
        self.push(Code::INVALID_CONFIGURATION, span, message.into())
    }

    fn push(&mut self, code: &'static Code, span: &Range<usize>, message: String) -> &mut Diagnostic {
        self.found
            .push(Diagnostic::new(code, self.source.place(span.clone()), message));
        let last = self.found.len() - 1;
        &mut self.found[last]
    }

    pub fn line(&self, span: &Range<usize>) -> usize {
        self.source.line_of(span.start)
    }
}

/// A table of the configuration, whose keys are known ones from here on.
pub struct Table<'n> {
    name: String,
    span: Range<usize>,
    fields: &'n [Field],
}

impl<'n> Table<'n> {
    /// The table `name`; what it may not hold is noted.
    pub fn new(name: &str, node: &'n Node, mistakes: &mut Mistakes<'_>) -> Self {
        let table = Self {
            name: name.to_owned(),
            span: node.span.clone(),
            fields: node.fields(),
        };
        if !matches!(node.value, Value::Table(_)) {
            wrong_kind(name, "a table", node, mistakes);
        }
        let known: Vec<&str> = if name.is_empty() {
            keys::TABLES.to_vec()
        } else {
            keys::of(name).map(|key| key.name).collect()
        };
        if !known.contains(&"*") {
            for field in table.fields.iter().filter(|field| !known.contains(&field.key.as_str())) {
                unknown(name, field, &known, mistakes);
            }
        }
        table
    }

    /// The bytes of the table.
    pub fn span(&self) -> &Range<usize> {
        &self.span
    }

    /// Every key with its value.
    pub fn fields(&self) -> &'n [Field] {
        self.fields
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&'n Node> {
        self.fields
            .iter()
            .find(|field| field.key == key)
            .map(|field| &field.node)
    }

    /// A table in this one.
    pub fn table(&self, key: &str, mistakes: &mut Mistakes<'_>) -> Option<Table<'n>> {
        let name = if self.name.is_empty() {
            key.to_owned()
        } else {
            format!("{}.{key}", self.name)
        };
        self.get(key).map(|node| Table::new(&name, node, mistakes))
    }

    /// A string that is not empty.
    pub fn string(&self, key: &str, mistakes: &mut Mistakes<'_>) -> Option<Spanned<String>> {
        let node = self.get(key)?;
        let text = string(node, &self.path(key), mistakes)?;
        if text.value.trim().is_empty() {
            mistakes.add(&node.span, format!("`{}` is empty", self.path(key)));
            return None;
        }
        Some(text)
    }

    /// A list of strings.
    pub fn strings(&self, key: &str, mistakes: &mut Mistakes<'_>) -> Option<Vec<Spanned<String>>> {
        let node = self.get(key)?;
        let Value::List(items) = &node.value else {
            wrong_kind(&self.path(key), "a list of strings", node, mistakes);
            return None;
        };
        Some(
            items
                .iter()
                .filter_map(|item| string(item, &self.path(key), mistakes))
                .collect(),
        )
    }

    /// `true` or `false`.
    pub fn flag(&self, key: &str, mistakes: &mut Mistakes<'_>) -> Option<bool> {
        let node = self.get(key)?;
        if let Value::Bool(value) = node.value {
            return Some(value);
        }
        wrong_kind(&self.path(key), "true or false", node, mistakes);
        None
    }

    /// A string, or a list of strings.
    pub fn one_or_more(&self, key: &str, mistakes: &mut Mistakes<'_>) -> Option<Vec<Spanned<String>>> {
        match self.get(key)?.value {
            Value::List(_) => self.strings(key, mistakes),
            _ => self.string(key, mistakes).map(|text| vec![text]),
        }
    }

    /// A whole number that is not negative.
    pub fn number(&self, key: &str, mistakes: &mut Mistakes<'_>) -> Option<usize> {
        let node = self.get(key)?;
        let number = match &node.value {
            Value::Number(text) => text.parse().ok(),
            _ => None,
        };
        if number.is_none() {
            wrong_kind(&self.path(key), "a whole number, 0 or more", node, mistakes);
        }
        number
    }

    /// The key with the table that it stands in.
    pub fn path(&self, key: &str) -> String {
        format!("{}.{key}", self.name)
    }
}

fn string(node: &Node, path: &str, mistakes: &mut Mistakes<'_>) -> Option<Spanned<String>> {
    if let Value::Text(text) = &node.value {
        if !xml::clean(text).1.is_empty() {
            mistakes.add(&node.span, format!("`{path}` holds characters that no feed can carry"));
            return None;
        }
        return Some(Spanned {
            value: text.clone(),
            span: node.span.clone(),
        });
    }
    wrong_kind(path, "a string", node, mistakes);
    None
}

/// Notes that `path` is of the wrong kind.
pub fn wrong_kind(path: &str, wanted: &str, node: &Node, mistakes: &mut Mistakes<'_>) {
    mistakes.add(
        &node.span,
        format!("`{path}` must be {wanted}, not {}", node.value.kind()),
    );
}

fn unknown(table: &str, field: &Field, known: &[&str], mistakes: &mut Mistakes<'_>) {
    let (what, place) = match table {
        "" => ("table", String::new()),
        table => ("key", format!(" in `{table}`")),
    };
    let help = match nearest(&field.key, known.iter().copied()) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("there are {}", one_of(known.iter().copied()).replace(" or ", " and ")),
    };
    mistakes
        .push(
            Code::UNKNOWN_KEY,
            &field.key_span,
            format!("unknown {what} `{}`{place}", field.key),
        )
        .help = Some(help);
}
