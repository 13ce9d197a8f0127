//! `Key: value` lines above a text, as Pelican and Python-Markdown have them. A line that begins
//! with four blanks goes on with the value before it.

use crate::text::node::{Field, Node, Value};

/// Keys of which one shows that such lines are fields, and no text.
const SIGNS: &[&str] = &["title", "date", "status"];

/// The fields at the beginning of a text and the bytes they take; `None` for a text that begins
/// with nothing of an article among such lines.
pub(super) fn parse(text: &str) -> Option<(Node, usize)> {
    let mut fields: Vec<Field> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let bare = line.trim_end();
        if bare.is_empty() {
            break;
        }
        match (header(bare), fields.last_mut()) {
            (_, Some(last)) if line.starts_with("    ") => go_on(last, bare.trim(), at + bare.len()),
            (Some((key, value)), _) => fields.push(field(key, value, at, bare.len())),
            _ => return None,
        }
        at += line.len();
    }
    let is_sign = |field: &Field| SIGNS.iter().any(|sign| field.key.eq_ignore_ascii_case(sign));
    let has_sign = fields.iter().any(is_sign);
    let value = Value::Table(fields);
    has_sign.then_some((Node { span: 0..at, value }, at))
}

/// `Key: value`, where the key is a word or two.
fn header(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    let is_word = |b: u8| b.is_ascii_alphanumeric() || b"_- ".contains(&b);
    (key.starts_with(|c: char| c.is_ascii_alphabetic()) && key.bytes().all(is_word)).then_some((key, value.trim()))
}

fn field(key: &str, value: &str, at: usize, length: usize) -> Field {
    let text = |value: &str| Node {
        span: at + length - value.len().min(length)..at + length,
        value: Value::Text(value.to_owned()),
    };
    let node = match key.to_ascii_lowercase().as_str() {
        _ if value.is_empty() => Node {
            value: Value::Null,
            ..text("")
        },
        // Pelican takes these two for lists: with semicolons between the values if there is one.
        "authors" | "tags" => {
            let separator = if value.contains(';') { ';' } else { ',' };
            let items = value.split(separator).map(str::trim).filter(|item| !item.is_empty());
            Node {
                value: Value::List(items.map(text).collect()),
                ..text(value)
            }
        }
        _ => text(value),
    };
    Field {
        key: key.trim().to_owned(),
        key_span: at..at + key.len(),
        node,
    }
}

fn go_on(field: &mut Field, more: &str, end: usize) {
    field.node.span.end = end;
    match &mut field.node.value {
        Value::Text(text) => *text = format!("{text} {more}"),
        value => *value = Value::Text(more.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_with_keys_are_fields() {
        let text =
            "Title: The ferry: back\nAuthors: Maren Oduya, Tom Vale\nSummary: One\n    two\nTags:\n\nText: here.\n";
        let (node, length) = parse(text).unwrap();
        assert_eq!(&text[length..], "\nText: here.\n");
        assert_eq!(node.get("Title").and_then(Node::text), Some("The ferry: back"));
        assert_eq!(node.get("Summary").and_then(Node::text), Some("One two"));
        assert_eq!(node.get("Tags").map(|node| &node.value), Some(&Value::Null));
        let Value::List(authors) = &node.get("Authors").unwrap().value else {
            panic!()
        };
        assert_eq!(authors[1].text(), Some("Tom Vale"));
        assert_eq!(&text[node.get("Title").unwrap().span.clone()], "The ferry: back");
    }

    #[test]
    fn a_text_without_a_title_line_has_no_fields() {
        for text in [
            "",
            "Hello: world\n",
            "Title: x\nand a line\n",
            "See https://x.example/: it\n",
        ] {
            assert!(parse(text).is_none(), "{text}");
        }
    }
}
