//! JSON (RFC 8259) to `Node`. `serde_json` reads the values; raw slices tell their places.

use std::fmt;
use std::ops::Range;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::{DEEPEST, Field, Node, SyntaxError, Value};

/// What may stand around a value (RFC 8259, section 2).
const BLANKS: [char; 4] = [' ', '\t', '\n', '\r'];

/// Reads one JSON value.
pub fn parse(text: &str) -> Result<Node, Vec<SyntaxError>> {
    let value = text.trim_matches(BLANKS);
    if !value.starts_with(['{', '[']) {
        // What is in brackets is looked at as these are taken apart; this is not.
        read::<&RawValue>(text, 0)?;
    }
    node(value, offset(text, value), 0)
}

/// The places of the elements when `text` is an array, each to be parsed on its own.
pub fn elements(text: &str) -> Result<Vec<Range<usize>>, Vec<SyntaxError>> {
    let items: Vec<&RawValue> = read(text, 0)?;
    let places = items.iter().map(|item| {
        let start = offset(text, item.get());
        start..start + item.get().len()
    });
    Ok(places.collect())
}

/// `text` stands `at` bytes into what the caller was given.
fn read<'a, T: Deserialize<'a>>(text: &'a str, at: usize) -> Result<T, Vec<SyntaxError>> {
    serde_json::from_str(text).map_err(|error| {
        let line_start = text
            .split_inclusive('\n')
            .take(error.line().saturating_sub(1))
            .map(str::len)
            .sum::<usize>();
        let fault = at + (line_start + error.column().saturating_sub(1)).min(text.len());
        let message = error.to_string();
        let message = message
            .rsplit_once(" at line ")
            .map_or(message.as_str(), |(message, _)| message);
        vec![SyntaxError {
            span: fault..fault,
            message: message.to_owned(),
        }]
    })
}

/// Where `part`, a slice of `whole`, begins in it.
fn offset(whole: &str, part: &str) -> usize {
    (part.as_ptr().addr())
        .saturating_sub(whole.as_ptr().addr())
        .min(whole.len())
}

fn node(text: &str, at: usize, depth: usize) -> Result<Node, Vec<SyntaxError>> {
    let child = |raw: &RawValue| node(raw.get(), at + offset(text, raw.get()), depth + 1);
    let value = match text.bytes().next() {
        Some(b'{' | b'[') if depth >= DEEPEST => {
            return Err(vec![SyntaxError {
                span: at..at + 1,
                message: format!("values stand more than {DEEPEST} deep in one another"),
            }]);
        }
        Some(b'{') => {
            let Members(members) = read(text, at)?;
            let fields = members.into_iter().map(|(key, raw)| {
                Ok(Field {
                    key_span: key_span(text, raw.get(), at),
                    key,
                    node: child(raw)?,
                })
            });
            Value::Table(fields.collect::<Result<_, Vec<SyntaxError>>>()?)
        }
        Some(b'[') => {
            let items: Vec<&RawValue> = read(text, at)?;
            Value::List(items.into_iter().map(child).collect::<Result<_, _>>()?)
        }
        Some(b'"') => Value::Text(read(text, at)?),
        Some(b't') => Value::Bool(true),
        Some(b'f') => Value::Bool(false),
        Some(b'n') => Value::Null,
        _ => Value::Number(text.to_owned()),
    };
    Ok(Node {
        span: at..at + text.len(),
        value,
    })
}

/// The key that stands before `value`.
fn key_span(object: &str, value: &str, at: usize) -> Range<usize> {
    let value_at = offset(object, value);
    let before = object[..value_at].trim_end().trim_end_matches(':').trim_end();
    let start = before[..before.len().saturating_sub(1)].rfind('"').unwrap_or_default();
    at + start..at + before.len()
}

/// The members of an object in the order of the text.
struct Members<'a>(Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(MembersVisitor)
    }
}

struct MembersVisitor;

impl<'de> Visitor<'de> for MembersVisitor {
    type Value = Members<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        Ok(Members(members))
    }
}

/// The length of the JSON value at the start of `text`, which may have more behind it.
pub fn length(text: &str) -> Result<usize, Vec<SyntaxError>> {
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<&RawValue>();
    match values.next() {
        Some(Ok(_)) => Ok(values.byte_offset()),
        _ => read::<&RawValue>(text, 0).map(|raw| raw.get().len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_those_of_the_text() {
        let text = "{\n  \"title\": \"Añb\",\n  \"photos\": [{\"src\": 1}]\n}";
        let tree = parse(text).unwrap();
        let title = &tree.fields()[0];
        assert_eq!(&text[title.key_span.clone()], "\"title\"");
        assert_eq!(&text[title.node.span.clone()], "\"Añb\"");
        let Value::List(photos) = &tree.get("photos").unwrap().value else {
            panic!()
        };
        assert_eq!(&text[photos[0].get("src").unwrap().span.clone()], "1");
    }

    #[test]
    fn faults_have_their_place() {
        let text = "{\n  \"title\": oops\n}";
        let error = &parse(text).unwrap_err()[0];
        assert_eq!(&text[..error.span.start], "{\n  \"title\": ");
        assert_eq!(error.message, "expected value");
    }

    #[test]
    fn depth_is_bounded() {
        let text = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
        assert!(parse(&text).is_err());
        assert!(parse(&"[".repeat(100_000)).is_err());
    }
}
