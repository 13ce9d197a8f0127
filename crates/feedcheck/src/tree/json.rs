//! JSON (RFC 8259) to `Node`, in one pass that knows the place of everything. What is no JSON is told in the words
//! of `serde_json`.

use std::collections::HashMap;
use std::ops::Range;

use serde::de::Deserialize;
use serde_json::value::RawValue;

use super::surrogate::unit;
use super::{DEEPEST, Field, Node, SyntaxError, Value};

/// What may stand around a value (RFC 8259, section 2).
const BLANKS: [char; 4] = [' ', '\t', '\n', '\r'];

/// Reads one JSON value.
pub fn parse(text: &str) -> Result<Node, Vec<SyntaxError>> {
    let mut parser = Parser { text, at: 0 };
    let node = parser.value(0);
    parser.blanks();
    match node {
        Ok(node) if parser.at == text.len() => Ok(node),
        Ok(_) => Err(errors(text, parser.at, Stop::Syntax)),
        Err(stop) => Err(errors(text, parser.at, stop)),
    }
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

/// Why a text is not read on.
#[derive(Clone, Copy)]
enum Stop {
    /// It is no JSON.
    Syntax,
    /// A bracket stands in too many others.
    Deep,
    /// The string that begins here has an escape for half a character.
    Half(usize),
}

/// What is wrong with a text that is not read beyond `at`. Its grammar comes first, to its end.
fn errors(text: &str, at: usize, stop: Stop) -> Vec<SyntaxError> {
    let value = text.trim_matches(BLANKS);
    let start = offset(text, value);
    let grammar = match value.as_bytes().first() {
        Some(b'{') => read::<HashMap<String, &RawValue>>(value, start).map(|_| ()),
        Some(b'[') => read::<Vec<&RawValue>>(value, start).map(|_| ()),
        _ => read::<&RawValue>(text, 0).map(|_| ()),
    };
    let half = |start: usize| {
        let length = length(&text[start..])?;
        read::<String>(&text[start..start + length], start)
    };
    let told = match stop {
        Stop::Half(start) => grammar.and_then(|()| half(start)).err(),
        Stop::Syntax | Stop::Deep => grammar.err(),
    };
    told.unwrap_or_else(|| {
        vec![SyntaxError {
            span: at..at + 1,
            message: format!("values stand more than {DEEPEST} deep in one another"),
        }]
    })
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
}

impl Parser<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn blanks(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    /// Whether the next byte is this one, which is passed then.
    fn takes(&mut self, byte: u8) -> bool {
        let is_next = self.peek() == Some(byte);
        self.at += usize::from(is_next);
        is_next
    }

    /// Passes a byte, and blanks before it.
    fn expect(&mut self, byte: u8) -> Result<(), Stop> {
        self.blanks();
        if self.takes(byte) { Ok(()) } else { Err(Stop::Syntax) }
    }

    fn value(&mut self, depth: usize) -> Result<Node, Stop> {
        self.blanks();
        let start = self.at;
        let value = match self.peek() {
            Some(b'{' | b'[') if depth >= DEEPEST => return Err(Stop::Deep),
            Some(b'{') => Value::Table(self.list(b'}', |parser| parser.field(depth + 1))?),
            Some(b'[') => Value::List(self.list(b']', |parser| parser.value(depth + 1))?),
            Some(b'"') => Value::Text(self.string()?),
            Some(b't') => self.word("true", Value::Bool(true))?,
            Some(b'f') => self.word("false", Value::Bool(false))?,
            Some(b'n') => self.word("null", Value::Null)?,
            _ => Value::Number(self.number()?),
        };
        Ok(Node {
            span: start..self.at,
            value,
        })
    }

    fn word(&mut self, word: &str, value: Value) -> Result<Value, Stop> {
        if self.text[self.at..].starts_with(word) {
            self.at += word.len();
            Ok(value)
        } else {
            Err(Stop::Syntax)
        }
    }

    /// What stands in brackets, with commas between.
    fn list<T>(&mut self, end: u8, mut one: impl FnMut(&mut Self) -> Result<T, Stop>) -> Result<Vec<T>, Stop> {
        let mut all = Vec::new();
        self.at += 1;
        self.blanks();
        if self.takes(end) {
            return Ok(all);
        }
        loop {
            all.push(one(self)?);
            self.blanks();
            if self.takes(end) {
                return Ok(all);
            }
            self.expect(b',')?;
        }
    }

    fn field(&mut self, depth: usize) -> Result<Field, Stop> {
        self.blanks();
        let start = self.at;
        let key = self.string()?;
        let key_span = start..self.at;
        self.expect(b':')?;
        let node = self.value(depth)?;
        Ok(Field { key, key_span, node })
    }

    fn string(&mut self) -> Result<String, Stop> {
        let is_control = |byte: u8| byte < b' ';
        let start = self.at;
        self.expect(b'"')?;
        let mut text = String::new();
        loop {
            let rest = &self.text[self.at..];
            let length = memchr::memchr2(b'"', b'\\', rest.as_bytes()).ok_or(Stop::Syntax)?;
            let plain = &rest[..length];
            if plain.bytes().fold(false, |any, byte| any | is_control(byte)) {
                return Err(Stop::Syntax);
            }
            text.push_str(plain);
            self.at += length;
            if self.takes(b'"') {
                return Ok(text);
            }
            text.push(self.escape(start)?);
        }
    }

    /// The character that an escape stands for, in the string that begins at `start`.
    fn escape(&mut self, start: usize) -> Result<char, Stop> {
        let (c, length) = match self.text.as_bytes().get(self.at + 1) {
            Some(byte @ (b'"' | b'\\' | b'/')) => (u32::from(*byte), 2),
            Some(b'b') => (0x08, 2),
            Some(b'f') => (0x0C, 2),
            Some(b'n') => (0x0A, 2),
            Some(b'r') => (0x0D, 2),
            Some(b't') => (0x09, 2),
            Some(b'u') => self.unit()?,
            _ => return Err(Stop::Syntax),
        };
        self.at += length;
        char::from_u32(c).ok_or(Stop::Half(start))
    }

    /// What one or two escapes in UTF-16 stand for, and their length.
    fn unit(&self) -> Result<(u32, usize), Stop> {
        let first = unit(self.text, self.at).map(u32::from).ok_or(Stop::Syntax)?;
        match (first, unit(self.text, self.at + 6).map(u32::from)) {
            (0xD800..=0xDBFF, Some(second @ 0xDC00..=0xDFFF)) => {
                Ok((0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00), 12))
            }
            _ => Ok((first, 6)),
        }
    }

    /// A number, as written (RFC 8259, section 6).
    fn number(&mut self) -> Result<String, Stop> {
        let start = self.at;
        self.takes(b'-');
        let begins_with_zero = self.peek() == Some(b'0');
        let length = self.digits()?;
        if begins_with_zero && length > 1 {
            return Err(Stop::Syntax);
        }
        if self.takes(b'.') {
            self.digits()?;
        }
        if self.takes(b'e') || self.takes(b'E') {
            let _ = self.takes(b'+') || self.takes(b'-');
            self.digits()?;
        }
        Ok(self.text[start..self.at].to_owned())
    }

    /// How many digits were passed; there has to be one.
    fn digits(&mut self) -> Result<usize, Stop> {
        let rest = &self.text.as_bytes()[self.at..];
        let length = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        self.at += length;
        if length > 0 { Ok(length) } else { Err(Stop::Syntax) }
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
    fn values_are_those_of_serde_json() {
        for text in [
            r#" {"a": [1, -0, 1.5e+3, 0E-1, true, false, null, "", {}, [ ]], "b\u00e9": "\"\\\/\b\f\n\r\t\ud83d\ude00é"} "#,
            "01",
            "-",
            "1.",
            "1e",
            ".5",
            "+1",
            "1.e5",
            "0x1",
            "tru",
            "nulll",
            "\"a\nb\"",
            "\"\\x\"",
            "\"\\u12g4\"",
            "\"\\u+041\"",
            "\"\\ud83d\"",
            "\"\\ud83d\\u0041\"",
            "\"\\udc00\"",
            "\"a",
            "\"\\",
            "[1,]",
            "[,1]",
            "[1 2]",
            "{\"a\"}",
            "{\"a\":}",
            "{\"a\":1,}",
            "{a:1}",
            "{1:1}",
            "{} {}",
            "[",
            "]",
            "",
            " ",
            "\u{FEFF}{}",
            "\u{A0}1",
            "{\"a\":1 \"b\":2}",
            "{\"a\":\"\\ud83d\",\"b\":[1,]}",
            "[{\"\\udc00\":1}]",
            "[\"\\u00",
            "1 1",
            "[1]]",
        ] {
            let theirs: Result<serde_json::Value, _> = serde_json::from_str(text);
            let ours = parse(text);
            assert_eq!(ours.is_ok(), theirs.is_ok(), "{text}: {ours:?}");
            match (ours, theirs) {
                (Ok(node), Ok(value)) => assert_eq!(plain(&node), value, "{text}"),
                (Err(errors), Err(_)) => assert!(!errors[0].message.contains("deep"), "{text}: {errors:?}"),
                _ => {}
            }
        }
    }

    fn plain(node: &Node) -> serde_json::Value {
        match &node.value {
            Value::Bool(value) => (*value).into(),
            Value::Number(number) => serde_json::from_str(number).unwrap(),
            Value::Text(text) => text.as_str().into(),
            Value::List(nodes) => nodes.iter().map(plain).collect(),
            Value::Table(fields) => fields
                .iter()
                .map(|field| (field.key.clone(), plain(&field.node)))
                .collect(),
            Value::Null | Value::Code(_) => serde_json::Value::Null,
        }
    }

    #[test]
    fn depth_is_bounded() {
        let text = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
        assert!(parse(&text).is_err());
        assert!(parse(&"[".repeat(100_000)).is_err());
    }
}
