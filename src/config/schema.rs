//! The table of keys as a JSON Schema, for editors that complete and check a configuration as it is typed.

use serde_json::{Map, Value as Json, json};

use super::keys::{self, Key, REQUIRED, TABLES};
use super::kind::Kind;
use crate::text::node::{Node, Value};

/// Tables that come as often as one likes: `[[feeds]]`.
pub const LISTS: [&str; 3] = ["feeds", "publish", "sources"];

/// What a configuration may hold, as a JSON Schema of draft 4, which is what editors of TOML read
/// (<https://json-schema.org/draft-04/schema>). It knows names and kinds; what `feedmill build` says of addresses, patterns
/// and zones goes beyond it.
pub fn schema() -> Json {
    let mut tables = Map::new();
    for name in TABLES {
        let table = table(name);
        let shape = if LISTS.contains(&name) {
            json!({"type": "array", "items": table})
        } else {
            table
        };
        tables.insert(name.to_owned(), shape);
    }
    json!({
        "$schema": "http://json-schema.org/draft-04/schema#",
        "title": "Configuration of feedmill",
        "type": "object",
        "properties": tables,
        "additionalProperties": false,
    })
}

/// A table with all that may stand in it.
fn table(name: &str) -> Json {
    let mut properties = Map::new();
    // Of a table without rows nothing is known.
    let mut others = json!(keys::of(name).next().is_none());
    let mut required = Vec::new();
    for key in keys::of(name) {
        let value = value(name, key);
        match key.name {
            "*" => others = value,
            key => drop(properties.insert(key.to_owned(), value)),
        }
        if key.default == REQUIRED {
            required.push(key.name);
        }
    }
    let mut table = json!({"type": "object", "properties": properties, "additionalProperties": others});
    // Draft 4 wants none or one at least.
    if !required.is_empty() {
        table["required"] = json!(required);
    }
    table
}

fn value(table_name: &str, key: &Key) -> Json {
    let text = || json!({"type": "string", "minLength": 1});
    let item = || json!({"type": "string"});
    let within = format!("{table_name}.{}", key.name);
    let mut value = match key.kind {
        Kind::Text(_) => text(),
        Kind::TextOrOff(_) => json!({"anyOf": [text(), {"enum": [false]}]}),
        Kind::Texts(_) => json!({"type": "array", "items": item()}),
        Kind::OneOrMore(_) => json!({"anyOf": [text(), {"type": "array", "items": item()}]}),
        Kind::Choice(names) => json!({"enum": names()}),
        Kind::Choices(names) => json!({"type": "array", "items": {"enum": names()}}),
        Kind::Switch => json!({"type": "boolean"}),
        Kind::Number => json!({"type": "integer", "minimum": 0}),
        Kind::Share => json!({"type": "number", "minimum": 0, "maximum": 1}),
        Kind::Table => table(&within),
        // What its reader takes; at least the keys are known of tables that may stand there.
        Kind::Mixed(_) if keys::of(&within).next().is_some() => {
            let one = [text(), table(&within)];
            json!({"anyOf": [text(), {"type": "array", "items": {"anyOf": one}}]})
        }
        Kind::Mixed(_) => json!({}),
    };
    value["description"] = json!(key.meaning);
    if let Some(usual) = key.default_value() {
        value["default"] = plain(&usual);
    }
    value
}

/// A default as JSON has it.
fn plain(node: &Node) -> Json {
    match &node.value {
        Value::Null => Json::Null,
        Value::Bool(is_on) => json!(is_on),
        Value::Number(text) => text.parse().map_or(Json::Null, Json::Number),
        Value::Text(text) | Value::Code(text) => json!(text),
        Value::List(items) => items.iter().map(plain).collect(),
        Value::Table(fields) => fields
            .iter()
            .map(|field| (field.key.clone(), plain(&field.node)))
            .collect(),
    }
}
