//! What is written out in a script that gives away one object: `module.exports = { … }` or `export default { … }`
//! (ECMA-262, 13.2.5 and 16.2.3). Nothing is run. What is put together stays as its source (`Value::Code`); a script
//! whose keys are not all written out says nothing that could be relied on.

mod skip;
mod string;
mod tokens;

use std::ops::Range;

use super::{DEEPEST, Field, Node, SyntaxError, Value};
pub use tokens::{Token, TokenKind, tokens};

/// The object that a script gives away.
pub fn parse(text: &str) -> Result<Node, Vec<SyntaxError>> {
    let mut reader = Reader::new(text);
    reader.script().ok_or_else(|| {
        let fault = reader.at.min(text.len());
        vec![SyntaxError {
            span: fault..fault,
            message: "the script gives away more than an object that is written out".to_owned(),
        }]
    })
}

/// Reads on from a place. What it returns nothing for is not written out.
struct Reader<'t> {
    text: &'t str,
    at: usize,
    /// How many texts with code it is in.
    inside: usize,
    /// Constants with their values.
    known: Vec<(&'t str, Node)>,
    /// What the script gives away.
    given: Option<Node>,
}

impl<'t> Reader<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            at: 0,
            inside: 0,
            known: Vec::new(),
            given: None,
        }
    }

    fn script(&mut self) -> Option<Node> {
        loop {
            self.space();
            match self.peek() {
                None => return self.given.take(),
                Some(';') => self.at += 1,
                Some('\'' | '"') => drop(self.string()?),
                Some(_) => self.statement()?,
            }
        }
    }

    fn statement(&mut self) -> Option<()> {
        let word = self.word()?;
        match &self.text[word] {
            "import" | "function" | "async" => return self.skip_statement(),
            "const" => return self.constant(),
            "export" => self.expect("default")?,
            "module" => {
                for part in [".", "exports", "="] {
                    self.expect(part)?;
                }
            }
            _ => return None,
        }
        self.given = Some(self.given()?);
        Some(())
    }

    fn constant(&mut self) -> Option<()> {
        self.space();
        let Some(name) = self.word() else {
            // `const { a } = require("b")` names what is not known.
            return self.skip_statement();
        };
        self.expect("=")?;
        self.space();
        let node = self.value(0, true)?;
        self.known.push((&self.text[name], node));
        Some(())
    }

    /// The object itself, or a function that returns it.
    fn given(&mut self) -> Option<Node> {
        self.space();
        let node = match self.body_of_function() {
            Some(close) => {
                self.space();
                let node = self.table_or_constant()?;
                for part in close {
                    self.space();
                    if *part != ";" || self.peek() == Some(';') {
                        self.expect(part)?;
                    }
                }
                node
            }
            None => self.table_or_constant()?,
        };
        // What is done with it besides is not known.
        let end = self.at;
        self.space();
        let is_end = matches!(self.peek(), None | Some(';')) || self.text[end..self.at].contains('\n');
        is_end.then_some(node)
    }

    /// Goes into `() => ({ … })`, `() => { return { … } }` or `function () { return { … } }`, and says what closes it.
    fn body_of_function(&mut self) -> Option<&'static [&'static str]> {
        let starts: &[(&[&str], &[&str])] = &[
            (&["(", ")", "=>", "("], &[")"]),
            (&["(", ")", "=>", "{", "return"], &[";", "}"]),
            (&["function", "(", ")", "{", "return"], &[";", "}"]),
        ];
        let start = self.at;
        for (parts, close) in starts {
            if parts.iter().all(|part| self.expect(part).is_some()) {
                return Some(close);
            }
            self.at = start;
        }
        None
    }

    fn table_or_constant(&mut self) -> Option<Node> {
        let node = if self.peek() == Some('{') {
            let start = self.at;
            let fields = self.fields(0)?;
            Node {
                span: start..self.at,
                value: Value::Table(fields),
            }
        } else {
            let name = self.word()?;
            self.constant_named(&self.text[name])?
        };
        matches!(node.value, Value::Table(_)).then_some(node)
    }

    fn constant_named(&self, name: &str) -> Option<Node> {
        let found = self.known.iter().rev().find(|(known, _)| *known == name);
        found.map(|(_, node)| node.clone())
    }

    /// A value; one that is not written out is code. `depth`: how many brackets it stands in.
    fn value(&mut self, depth: usize, is_statement: bool) -> Option<Node> {
        let start = self.at;
        if let Some(value) = self.literal(depth).filter(|_| self.is_whole(is_statement)) {
            return Some(Node {
                span: start..self.at,
                value,
            });
        }
        self.at = start;
        if is_statement {
            self.skip_statement()?;
        } else {
            self.skip_value()?;
        }
        Some(self.code(start))
    }

    /// Whether nothing more is done with the value that was read.
    fn is_whole(&mut self, is_statement: bool) -> bool {
        let end = self.at;
        self.space();
        let next = self.peek();
        let is_line_end = is_statement && self.text[end..self.at].contains('\n') && !skip::goes_on(next);
        let is_end = matches!(next, None | Some(',' | '}' | ']' | ')' | ';'));
        self.at = end;
        is_end || is_line_end
    }

    fn literal(&mut self, depth: usize) -> Option<Value> {
        match self.peek()? {
            _ if depth > DEEPEST => None,
            '{' => self.fields(depth).map(Value::Table),
            '[' => self.items(depth).map(Value::List),
            '\'' | '"' | '`' => self.string().map(Value::Text),
            '0'..='9' | '-' | '.' => self.number().map(Value::Number),
            _ => {
                let word = self.word()?;
                match &self.text[word] {
                    "true" => Some(Value::Bool(true)),
                    "false" => Some(Value::Bool(false)),
                    "null" | "undefined" => Some(Value::Null),
                    name => Some(self.constant_named(name)?.value),
                }
            }
        }
    }

    /// Values in brackets. A list with code in it is code itself.
    fn items(&mut self, depth: usize) -> Option<Vec<Node>> {
        let mut items = Vec::new();
        self.expect("[")?;
        loop {
            self.space();
            if self.take("]") {
                return Some(items);
            }
            let item = self.value(depth + 1, false)?;
            if matches!(item.value, Value::Code(_)) {
                return None;
            }
            items.push(item);
            self.comma_before("]")?;
        }
    }

    fn fields(&mut self, depth: usize) -> Option<Vec<Field>> {
        let mut fields: Vec<Field> = Vec::new();
        self.expect("{")?;
        loop {
            self.space();
            if self.take("}") {
                return Some(fields);
            }
            let new = if self.take("...") {
                self.table_or_constant()?.fields().to_vec()
            } else {
                vec![self.field(depth)?]
            };
            fields.retain(|known| new.iter().all(|field| field.key != known.key));
            fields.extend(new);
            self.comma_before("}")?;
        }
    }

    fn field(&mut self, depth: usize) -> Option<Field> {
        let start = self.at;
        let mut key = self.key()?;
        let mut key_span = start..self.at;
        self.space();
        // `async permalink() { … }`, `get permalink() { … }`
        if ["async", "get"].contains(&key.as_str()) && !matches!(self.peek(), Some(':' | ',' | '}' | '(')) {
            key_span = self.word()?;
            self.text[key_span.clone()].clone_into(&mut key);
            self.space();
        }
        let node = match self.peek()? {
            ':' => {
                self.at += 1;
                self.space();
                self.value(depth + 1, false)?
            }
            '(' => {
                self.skip_value()?;
                self.code(start)
            }
            ',' | '}' => self.constant_named(&key).unwrap_or_else(|| self.code(start)),
            _ => return None,
        };
        Some(Field { key, key_span, node })
    }

    fn code(&self, start: usize) -> Node {
        Node {
            span: start..self.at,
            value: Value::Code(self.text[start..self.at].trim_end().to_owned()),
        }
    }

    /// A name, a string or a number; what is put together in brackets is none.
    fn key(&mut self) -> Option<String> {
        match self.peek()? {
            '\'' | '"' => self.string(),
            '0'..='9' => self.number(),
            _ => self.word().map(|word| self.text[word].to_owned()),
        }
    }

    /// Goes over a comma; without one, nothing but the end may come.
    fn comma_before(&mut self, close: &str) -> Option<()> {
        self.space();
        (self.take(",") || self.text[self.at..].starts_with(close)).then_some(())
    }

    fn number(&mut self) -> Option<String> {
        let rest = &self.text[self.at..];
        let is_part = |c: char| c.is_ascii_alphanumeric() || "-+._".contains(c);
        let number = &rest[..rest.find(|c| !is_part(c)).unwrap_or(rest.len())];
        let plain = number.replace('_', "");
        self.at += number.len();
        plain.parse::<f64>().is_ok().then_some(plain)
    }

    fn word(&mut self) -> Option<Range<usize>> {
        let rest = &self.text[self.at..];
        let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
        let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        let start = self.at;
        let is_word = rest.starts_with(|c: char| is_part(c) && !c.is_ascii_digit());
        is_word.then(|| {
            self.at += end;
            start..self.at
        })
    }

    /// Goes over blanks and this.
    fn expect(&mut self, wanted: &str) -> Option<()> {
        self.space();
        self.take(wanted).then_some(())
    }

    fn take(&mut self, wanted: &str) -> bool {
        let is_next = self.text[self.at..].starts_with(wanted);
        if is_next {
            self.at += wanted.len();
        }
        is_next
    }

    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }
}

#[cfg(test)]
mod tests;
