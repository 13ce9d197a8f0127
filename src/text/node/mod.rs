//! A tree of values with their places, which TOML, YAML and JSON are all read into. So the
//! configuration and the three kinds of front matter share the code that looks at them, and
//! every message can point at its characters.

mod javascript;
mod plain_toml;
mod python;
mod template;
mod toml;
mod yaml;

use std::ops::Range;

pub use feedcheck::tree::{
    DEEPEST, Field, Node, SyntaxError, Value, elements as json_elements, length as json_length, parse as json,
    surrogate,
};
pub use javascript::{Token, TokenKind, parse as javascript, tokens as javascript_tokens};
pub use python::{parse as python, written as python_written};
pub use template::{template, template_in, unfilled};
pub use toml::parse as toml;
pub use yaml::{parse as yaml, parse_with_doubles as yaml_with_doubles};

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

/// The line around a byte of a text, without its end, and the byte it begins at.
fn line_at(text: &str, at: usize) -> (usize, &str) {
    let at = text.floor_char_boundary(at);
    let start = text[..at].rfind('\n').map_or(0, |at| at + 1);
    let end = text[start..].find('\n').map_or(text.len(), |at| start + at);
    (start, &text[start..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many lists may stand in one another, in a table.
    fn deepest(read: &dyn Fn(&str) -> Option<Node>) -> usize {
        let is_read = |depth: &usize| {
            let tree = read(&format!("{}\"x\"{}", "[".repeat(*depth), "]".repeat(*depth)));
            let mut node = tree.as_ref().and_then(|tree| Some(&tree.fields().first()?.node));
            for _ in 0..*depth {
                let Some(Value::List(items)) = node.map(|node| &node.value) else {
                    return false;
                };
                node = items.first();
            }
            node.and_then(Node::text) == Some("x")
        };
        (1..3 * DEEPEST).take_while(is_read).count()
    }

    #[test]
    fn the_deepest_value_is_read_and_no_deeper_one() {
        assert_eq!(deepest(&|lists| json(&format!("{{\"a\": {lists}}}")).ok()), 63);
        assert_eq!(deepest(&|lists| toml(&format!("a = {lists}")).ok()), 64);
        assert_eq!(deepest(&|lists| yaml(&format!("a: {lists}")).ok()), 64);
        assert_eq!(deepest(&|lists| Some(python(&format!("A = {lists}")))), 64);
        assert_eq!(
            deepest(&|lists| javascript(&format!("export default {{ a: {lists} }}")).ok()),
            63
        );
    }

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
