//! What a generator's own configuration says, as a list of paths with their values. TOML, YAML and
//! JSON are read; Python and JavaScript are looked through for values that are written out.

use std::fs;
use std::path::Path;

use super::assignment::Assignment;
use super::script;
use crate::text::node::{self, Node, Value};

/// The assignments of a file; none for one that cannot be read.
pub(super) fn file(path: &Path) -> Vec<Assignment> {
    let Ok(text) = fs::read_to_string(path) else {
        return Vec::new();
    };
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
    let tree = match path.extension().and_then(|ending| ending.to_str()).unwrap_or_default() {
        "toml" => node::toml(text),
        "yml" | "yaml" => node::yaml(text),
        "json" => node::json(text),
        "py" => Ok(node::python_written(text)),
        _ => return script::javascript(text),
    };
    let mut assignments = Vec::new();
    if let Ok(tree) = tree {
        flatten("", &tree, &mut assignments);
    }
    assignments
}

fn flatten(path: &str, node: &Node, assignments: &mut Vec<Assignment>) {
    match &node.value {
        // That it is there may say something, too.
        Value::Table(fields) if fields.is_empty() => assignments.push(Assignment {
            path: path.to_owned(),
            value: String::new(),
        }),
        Value::Table(fields) => {
            for field in fields {
                let path = if path.is_empty() {
                    field.key.clone()
                } else {
                    format!("{path}.{}", field.key)
                };
                flatten(&path, &field.node, assignments);
            }
        }
        Value::List(items) => items.iter().for_each(|item| flatten(path, item, assignments)),
        Value::Bool(value) => assignments.push(Assignment {
            path: path.to_owned(),
            value: value.to_string(),
        }),
        _ => assignments.extend(node.text().map(|value| Assignment {
            path: path.to_owned(),
            value: value.to_owned(),
        })),
    }
}
