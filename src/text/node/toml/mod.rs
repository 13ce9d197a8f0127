//! TOML 1.0 to `Node`. Faults come all at once.

mod slip;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{DEEPEST, Field, Node, SyntaxError, Value, plain_toml};

/// Reads a TOML document, or says everything that is wrong with it.
pub fn parse(text: &str) -> Result<Node, Vec<SyntaxError>> {
    plain_toml::parse(text).map_or_else(|| parse_whole(text), Ok)
}

/// The same by the parser that knows all of TOML.
pub(super) fn parse_whole(text: &str) -> Result<Node, Vec<SyntaxError>> {
    let (table, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        return Err(slip::explain(text, &errors));
    }
    let span = table.span();
    let value = fields(table.into_inner(), 0, text);
    Ok(Node { span, value })
}

fn fields(table: DeTable<'_>, depth: usize, text: &str) -> Value {
    let fields = table.into_iter().map(|(key, value)| Field {
        key_span: key.span(),
        key: key.into_inner().into_owned(),
        node: node(value, depth, text),
    });
    Value::Table(fields.collect())
}

fn node(value: Spanned<DeValue<'_>>, depth: usize, text: &str) -> Node {
    let span = value.span();
    let value = match value.into_inner() {
        // The parser has a limit of its own; this one keeps later stages shallow too.
        DeValue::Array(_) | DeValue::Table(_) if depth >= DEEPEST => Value::Null,
        DeValue::Array(items) => Value::List(items.into_iter().map(|item| node(item, depth + 1, text)).collect()),
        DeValue::Table(table) => fields(table, depth + 1, text),
        DeValue::Boolean(value) => Value::Bool(value),
        DeValue::String(text) => Value::Text(text.into_owned()),
        // As it was written.
        DeValue::Datetime(_) => Value::Text(text[span.clone()].to_owned()),
        DeValue::Integer(number) => Value::Number(number.to_string()),
        DeValue::Float(number) => Value::Number(number.to_string()),
    };
    Node { span, value }
}
