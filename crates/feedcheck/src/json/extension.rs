//! Extensions: "custom objects" that may stand anywhere in a feed, and the rules for their names.

use super::Checker;
use super::path::Path;
use crate::tree::{Field, Node, Value};

impl Checker<'_> {
    /// Looks at a member whose name begins with `_`. Readers ignore it, whatever is in it; so what
    /// is wrong here is told as mildly as a member that nobody knows.
    pub(super) fn extension(&mut self, field: &Field, path: &Path<'_>) {
        let fault = match field.key.strip_prefix('_') {
            Some(name) if !name.starts_with(char::is_alphabetic) => ": a letter has to follow the `_`",
            _ if field.key.contains('.') => ": the name of an extension holds no `.`",
            _ if !matches!(field.node.value, Value::Table(_)) => ": an extension is an object",
            _ => return self.inside(&field.node, path),
        };
        self.unknown(field, path, fault);
        self.inside(&field.node, path);
    }

    fn inside(&mut self, node: &Node, path: &Path<'_>) {
        if let Value::List(nodes) = &node.value {
            for node in nodes {
                self.inside(node, path);
            }
        }
        self.unique(node.fields(), path);
        for field in node.fields() {
            let fault = match &field.key {
                key if key.starts_with('_') => Some(": only the extension's own name begins with `_`"),
                key if key.contains('.') => Some(": the members of an extension hold no `.`"),
                _ => None,
            };
            if let Some(fault) = fault {
                self.unknown(field, path, fault);
            }
            self.inside(&field.node, path);
        }
    }
}
