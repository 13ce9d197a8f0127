//! What is written out in a Python file: assignments at the beginning of a line whose values are literals (The
//! Python Language Reference, 2.4 and 6.2). Nothing is run; what is put together stays as its source (`Value::Code`).

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::{DEEPEST, Field, Node, Value};

/// The settings as a table; of two with one name the later counts.
pub fn parse(text: &str) -> Node {
    table(text, settings(text))
}

/// Those alone that are written out, whatever else is done with one.
pub fn written(text: &str) -> Node {
    let mut settings = settings(text);
    settings.retain(|field| !matches!(field.node.value, Value::Code(_)));
    table(text, settings)
}

fn table(text: &str, settings: Vec<Field>) -> Node {
    let mut fields: Vec<Field> = Vec::new();
    for field in settings {
        fields.retain(|other| other.key != field.key);
        fields.push(field);
    }
    Node {
        span: 0..text.len(),
        value: Value::Table(fields),
    }
}

/// Everything that a setting is given, in the order of the text.
fn settings(text: &str) -> Vec<Field> {
    let mut fields: Vec<Field> = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let mut reader = Reader { text, at };
        if let Some(field) = reader.assignment() {
            fields.push(field);
            at = reader.at;
        } else {
            fields.extend(put_together(text, at));
        }
        at += text[at..].find('\n').map_or(text.len() - at, |line| line + 1);
    }
    fields
}

/// A line that gives a setting a value which is not written out, or changes the one that it has.
static PUT_TOGETHER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[ \t]*(?<name>[A-Z][A-Z0-9_]*)[ \t]*(?:[+|]?=[^=]|\.\w+\(|\[[^\]\n]*\][ \t]*=[^=])")
        .expect("a constant pattern")
});

fn put_together(text: &str, at: usize) -> Option<Field> {
    let line = text[at..].lines().next()?;
    let name = PUT_TOGETHER.captures(line)?.name("name")?;
    let span = at + name.start()..at + name.end();
    Some(Field {
        key: name.as_str().to_owned(),
        key_span: span.clone(),
        node: Node {
            span,
            value: Value::Code(line.trim().to_owned()),
        },
    })
}

/// Reads on from a place. What it returns nothing for is no literal.
struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl Reader<'_> {
    /// `NAME = value`, up to the end of its line. Names of settings have no small letters.
    fn assignment(&mut self) -> Option<Field> {
        let key_span = self.name()?;
        if self.text[key_span.clone()].contains(|c: char| c.is_ascii_lowercase()) {
            return None;
        }
        self.blanks();
        self.take('=')?;
        self.blanks();
        let node = self.value(0)?;
        self.blanks();
        matches!(self.peek(), None | Some('\n' | '\r' | '#' | ';')).then(|| Field {
            key: self.text[key_span.clone()].to_owned(),
            key_span,
            node,
        })
    }

    /// `depth`: how many brackets it stands in.
    fn value(&mut self, depth: usize) -> Option<Node> {
        let start = self.at;
        let value = match self.peek()? {
            _ if depth > DEEPEST => return None,
            '[' => Value::List(self.items('[', ']', depth)?.0),
            '(' => match self.items('(', ')', depth)? {
                (mut items, false) if items.len() == 1 => items.remove(0).value,
                (items, _) => Value::List(items),
            },
            '{' => Value::Table(self.fields(depth)?),
            '0'..='9' | '-' | '.' => Value::Number(self.number()),
            _ => self.text_or_name(depth)?,
        };
        Some(Node {
            span: start..self.at,
            value,
        })
    }

    /// Values in brackets, and whether a comma stands behind one.
    fn items(&mut self, open: char, close: char, depth: usize) -> Option<(Vec<Node>, bool)> {
        let (mut items, mut has_comma) = (Vec::new(), false);
        self.take(open)?;
        loop {
            self.space();
            if self.take(close).is_some() {
                return Some((items, has_comma));
            }
            items.push(self.value(depth + 1)?);
            has_comma |= self.comma_before(close)?;
        }
    }

    fn fields(&mut self, depth: usize) -> Option<Vec<Field>> {
        let mut fields = Vec::new();
        self.take('{')?;
        loop {
            self.space();
            if self.take('}').is_some() {
                return Some(fields);
            }
            let key = self.value(depth + 1)?;
            self.space();
            self.take(':')?;
            self.space();
            fields.push(Field {
                key: key.text()?.to_owned(),
                key_span: key.span.clone(),
                node: self.value(depth + 1)?,
            });
            self.comma_before('}')?;
        }
    }

    /// Whether a comma comes; without one, nothing but the end may.
    fn comma_before(&mut self, close: char) -> Option<bool> {
        self.space();
        let has_comma = self.take(',').is_some();
        (has_comma || self.peek() == Some(close)).then_some(has_comma)
    }

    fn number(&mut self) -> String {
        let rest = &self.text[self.at..];
        let is_part = |c: char| c.is_ascii_alphanumeric() || "-+._".contains(c);
        let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        self.at += end;
        rest[..end].replace('_', "")
    }

    /// A string, or several beside one another, which are one; or `True`, `False`, `None`.
    fn text_or_name(&mut self, depth: usize) -> Option<Value> {
        let mut whole = String::new();
        while let Some(text) = self.string() {
            whole.push_str(&text);
            let end = self.at;
            if depth > 0 {
                self.space();
            } else {
                self.blanks();
            }
            if !self.is_at_string() {
                self.at = end;
                return Some(Value::Text(whole));
            }
        }
        let name = self.name()?;
        match &self.text[name] {
            "True" => Some(Value::Bool(true)),
            "False" => Some(Value::Bool(false)),
            "None" => Some(Value::Null),
            _ => None,
        }
    }

    fn is_at_string(&self) -> bool {
        let rest = self.text[self.at..].trim_start_matches(|c: char| c.is_ascii_alphabetic());
        rest.starts_with(['\'', '"'])
    }

    /// One string; none that is put together (`f"…"`).
    fn string(&mut self) -> Option<String> {
        let rest = &self.text[self.at..];
        let quoted = rest.trim_start_matches(|c| "rRbBuU".contains(c));
        let prefix = &rest[..rest.len() - quoted.len()];
        let one = quoted.get(..1).filter(|quote| ["'", "\""].contains(quote))?;
        let quote = if quoted.starts_with(&one.repeat(3)) {
            one.repeat(3)
        } else {
            one.to_owned()
        };
        let inside = &quoted[quote.len()..];
        let end = end_of_string(inside, &quote)?;
        self.at += prefix.len() + quote.len() + end + quote.len();
        let is_raw = prefix.contains(['r', 'R']);
        Some(if is_raw {
            inside[..end].to_owned()
        } else {
            unescaped(&inside[..end])
        })
    }

    fn name(&mut self) -> Option<Range<usize>> {
        let rest = &self.text[self.at..];
        let end = rest
            .find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))
            .unwrap_or(rest.len());
        let start = self.at;
        self.at += end;
        rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
            .then_some(start..self.at)
    }

    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    fn take(&mut self, wanted: char) -> Option<()> {
        self.text[self.at..]
            .starts_with(wanted)
            .then(|| self.at += wanted.len_utf8())
    }

    /// Goes over blanks in a line.
    fn blanks(&mut self) {
        let rest = &self.text[self.at..];
        self.at += rest.len() - rest.trim_start_matches([' ', '\t']).len();
    }

    /// Goes over blanks, ends of lines and comments, as they may stand in brackets.
    fn space(&mut self) {
        loop {
            let rest = &self.text[self.at..];
            self.at += rest.len() - rest.trim_start().len();
            let Some(comment) = self.text[self.at..].strip_prefix('#') else {
                return;
            };
            self.at += 1 + comment.find('\n').unwrap_or(comment.len());
        }
    }
}

/// Where the quote stands that ends a string; only one of three quotes goes over lines.
fn end_of_string(inside: &str, quote: &str) -> Option<usize> {
    let mut at = 0;
    loop {
        let rest = inside.get(at..)?;
        if rest.starts_with(quote) {
            return Some(at);
        }
        let mut chars = rest.chars();
        let first = chars.next()?;
        if first == '\n' && quote.len() == 1 {
            return None;
        }
        let escaped = if first == '\\' { chars.next()?.len_utf8() } else { 0 };
        at += first.len_utf8() + escaped;
    }
}

/// Without the backslashes of escapes; one that is none stays (2.4.1).
fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        out.push_str(before);
        let (length, value) = escape(after);
        match value {
            Some(value) => out.push_str(&value),
            None => out.extend(["\\", &after[..length]]),
        }
        rest = &after[length..];
    }
    out.push_str(rest);
    out
}

/// How long an escape is behind its backslash, and what it stands for.
fn escape(after: &str) -> (usize, Option<String>) {
    let Some(first) = after.chars().next() else {
        return (0, None);
    };
    let digits = match first {
        'x' => 2,
        'u' => 4,
        'U' => 8,
        _ => 0,
    };
    let code = after.get(1..=digits).filter(|_| digits > 0);
    let code = code.and_then(|code| char::from_u32(u32::from_str_radix(code, 16).ok()?));
    let plain = match first {
        'n' => Some("\n"),
        't' => Some("\t"),
        'r' => Some("\r"),
        '\\' => Some("\\"),
        '\'' => Some("'"),
        '"' => Some("\""),
        '\n' => Some(""),
        _ => None,
    };
    match code {
        Some(char) => (1 + digits, Some(char.to_string())),
        None => (first.len_utf8(), plain.map(str::to_owned)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(node: &Node) -> String {
        match &node.value {
            Value::Null => "-".to_owned(),
            Value::Bool(value) => value.to_string(),
            Value::Number(text) => text.clone(),
            Value::Text(text) | Value::Code(text) => format!("<{text}>"),
            Value::List(items) => format!("[{}]", items.iter().map(shown).collect::<Vec<_>>().join(" ")),
            Value::Table(fields) => {
                let shown = fields
                    .iter()
                    .map(|field| format!("{}={}", field.key, shown(&field.node)));
                format!("{{{}}}", shown.collect::<Vec<_>>().join(" "))
            }
        }
    }

    #[test]
    fn what_is_written_out_is_read() {
        for (text, expected) in [
            ("A = 'x'\nB = \"y\" # why\n", "{A=<x> B=<y>}"),
            ("A = True\nB = None\nC = 1_000\nD = -1.5", "{A=true B=- C=1000 D=-1.5}"),
            ("A = ['x', \"y\",]", "{A=[<x> <y>]}"),
            ("A = [\n  'x',  # one\n  'y'\n]\nB = ()", "{A=[<x> <y>] B=[]}"),
            (
                "A = (2026, 1, 2)\nB = ('x')\nC = ('x',)",
                "{A=[2026 1 2] B=<x> C=[<x>]}",
            ),
            (
                "A = {'status': 'draft', 'n': {'m': [1]}}",
                "{A={status=<draft> n={m=[1]}}}",
            ),
            ("A = 'x' 'y'\nB = ('x'\n  'y')", "{A=<xy> B=<xy>}"),
            ("A = '''x\ny'''", "{A=<x\ny>}"),
            (r"A = 'it\'s \u00e9 \d'", r"{A=<it's é \d>}"),
            (r"A = r'(?P<date>\d{4})_.*'", r"{A=<(?P<date>\d{4})_.*>}"),
            ("A = 1\nA = 2", "{A=2}"),
        ] {
            assert_eq!(shown(&parse(text)), expected, "{text}");
        }
    }

    #[test]
    fn what_is_written_out_counts_beside_what_is_not() {
        let text = "A = 'x'\nif b:\n    A = 'y'\nB = 'x'\nB = 'z'\nB = C\nC = D\na = 'small'\n";
        assert_eq!(shown(&written(text)), "{A=<x> B=<z>}");
        assert_eq!(shown(&parse(text)), "{A=<A = 'y'> B=<B = C> C=<C = D>}");
    }

    #[test]
    fn what_is_put_together_stays_as_its_source() {
        let is_code = |text: &str| {
            matches!(
                parse(text).get("A"),
                Some(Node {
                    value: Value::Code(_),
                    ..
                })
            )
        };
        for text in [
            "A = B",
            "A = 'x' + 'y'",
            "A = f'{B}'",
            "A = os.environ['X']",
            "A = ['x', B]",
            "A = {'x'}",
            "  A = 'x'",
            "A = 'x",
            "A = [",
            "A = '\\",
            "def f(x='A'):\n    A = 'x'",
            "A = ['x']\nA += ['y']",
            "A = {}\nA['x'] = 'y'",
            "A = {}\nA.update(x='y')",
        ] {
            assert!(is_code(text), "{text}");
        }
        assert!(is_code(&format!("A = {}", "[".repeat(10_000))));
        for text in ["A == 'x'", "def f(x='A'):\n    pass", "# A = B"] {
            assert_eq!(shown(&parse(text)), "{}", "{text}");
        }
    }
}
