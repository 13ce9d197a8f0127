//! The short road for TOML as front matter mostly is: a key and a value a line, tables by their headers. Anything else
//! is left to the parser that knows all of TOML; a test holds the two against each other.

use std::ops::Range;

use chrono::NaiveDate;

use super::{Field, Node, Value};
use crate::text::line::lines;

/// The tree of a plain text; `None` for one that is not, or that has a fault.
pub(super) fn parse(text: &str) -> Option<Node> {
    let is_no = |b: u8, mark: u8| u8::from(b != mark);
    let strange =
        |b: u8| u8::from(b < b' ') & is_no(b, b'\t') & is_no(b, b'\n') & is_no(b, b'\r') | u8::from(b == 0x7F);
    // All of them, so that many are looked at at once.
    if text.bytes().fold(0, |any, b| any | strange(b)) != 0 {
        return None;
    }
    let has_returns = text.contains('\r');
    let mut plain = Plain::default();
    let mut at = 0;
    for line in lines(text) {
        let mut bare = line.strip_suffix('\n').unwrap_or(line);
        if has_returns {
            bare = bare
                .strip_suffix('\r')
                .filter(|_| bare.len() < line.len())
                .unwrap_or(bare);
            if bare.contains('\r') {
                return None;
            }
        }
        plain.line(bare, at)?;
        at += line.len();
    }
    Some(Node {
        span: 0..0,
        value: Value::Table(plain.fields),
    })
}

#[derive(Default)]
struct Plain {
    fields: Vec<Field>,
    /// The field whose table the next keys are in.
    table: Option<usize>,
}

impl Plain {
    fn line(&mut self, line: &str, at: usize) -> Option<()> {
        let rest = line.trim_start_matches([' ', '\t']);
        match rest.bytes().next() {
            None | Some(b'#') => Some(()),
            Some(b'[') => self.header(line, at),
            Some(_) => {
                let at = at + line.len() - rest.len();
                let (key, rest) = split_key(rest);
                let key_span = at..at + key.len();
                let value = rest.trim_start_matches([' ', '\t']).strip_prefix('=')?;
                let value = value.trim_start_matches([' ', '\t']);
                let (node, rest) = value_at(value, at + (line.trim_start_matches([' ', '\t']).len() - value.len()))?;
                ends(rest).then_some(())?;
                push(self.open()?, key, key_span, node)
            }
        }
    }

    /// The fields of the table that is open.
    fn open(&mut self) -> Option<&mut Vec<Field>> {
        let Some(table) = self.table else {
            return Some(&mut self.fields);
        };
        let value = match &mut self.fields[table].node.value {
            Value::List(tables) => &mut tables.last_mut()?.value,
            value => value,
        };
        match value {
            Value::Table(fields) => Some(fields),
            _ => None,
        }
    }

    /// `[extra]` and `[[photos]]`.
    fn header(&mut self, line: &str, at: usize) -> Option<()> {
        let is_list = line.starts_with("[[");
        let inner = if is_list {
            line.strip_prefix("[[")?.strip_suffix("]]")?
        } else {
            line.strip_prefix('[')?.strip_suffix(']')?
        };
        let (key, rest) = split_key(inner);
        rest.is_empty().then_some(())?;
        let begin = at + 1 + usize::from(is_list);
        let table = Node {
            span: at..at + line.len(),
            value: Value::Table(Vec::new()),
        };
        let known = self.fields.iter().position(|field| field.key == key);
        if let Some(known) = known {
            let field = &mut self.fields[known].node;
            // A list that is written out is closed.
            let (true, Value::List(tables)) = (is_list, &mut field.value) else {
                return None;
            };
            let is_open = tables.first().is_some_and(|first| first.span == field.span);
            is_open.then(|| tables.push(table))?;
            self.table = Some(known);
            return Some(());
        }
        let node = if is_list {
            Node {
                span: table.span.clone(),
                value: Value::List(vec![table]),
            }
        } else {
            table
        };
        self.table = Some(self.fields.len());
        push(&mut self.fields, key, begin..begin + key.len(), node)
    }
}

/// A bare key, and what follows it.
fn split_key(text: &str) -> (&str, &str) {
    let is_key = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_');
    text.split_at(text.bytes().position(|b| !is_key(b)).unwrap_or(text.len()))
}

/// Adds a field that is not there yet.
fn push(fields: &mut Vec<Field>, key: &str, key_span: Range<usize>, node: Node) -> Option<()> {
    let is_new = !key.is_empty() && fields.iter().all(|field| field.key != key);
    is_new.then(|| {
        fields.push(Field {
            key: key.to_owned(),
            key_span,
            node,
        });
    })
}

/// Whether nothing but a comment follows.
fn ends(rest: &str) -> bool {
    let rest = rest.trim_start_matches([' ', '\t']);
    rest.is_empty() || rest.starts_with('#')
}

/// A value that begins the text, and what follows it.
fn value_at(text: &str, at: usize) -> Option<(Node, &str)> {
    if let Some(inner) = text.strip_prefix('[') {
        return list(text, inner, at);
    }
    if text.starts_with(['"', '\'']) {
        return string(text, at);
    }
    let end = text.find([' ', '\t', ',', ']', '#']).unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    let value = match word {
        "true" => Value::Bool(true),
        "false" => Value::Bool(false),
        word if is_integer(word) => Value::Number(word.to_owned()),
        word => is_moment(word).then(|| Value::Text(word.to_owned()))?,
    };
    let span = at..at + word.len();
    Some((Node { span, value }, rest))
}

/// A string without escapes on one line.
fn string(text: &str, at: usize) -> Option<(Node, &str)> {
    let quote = if text.starts_with('"') { '"' } else { '\'' };
    let (inner, rest) = text[1..].split_once(quote)?;
    let is_plain = quote == '\'' || !inner.contains('\\');
    // Three quotes begin a text of several lines.
    let is_whole = !(inner.is_empty() && rest.starts_with(quote));
    (is_plain && is_whole).then(|| {
        let node = Node {
            span: at..at + inner.len() + 2,
            value: Value::Text(inner.to_owned()),
        };
        (node, rest)
    })
}

/// Strings on one line.
fn list<'t>(text: &str, inner: &'t str, at: usize) -> Option<(Node, &'t str)> {
    let mut items = Vec::new();
    let mut rest = inner.trim_start_matches([' ', '\t']);
    loop {
        if let Some(after) = rest.strip_prefix(']') {
            let span = at..at + text.len() - after.len();
            let value = Value::List(items);
            return Some((Node { span, value }, after));
        }
        rest.starts_with(['"', '\'']).then_some(())?;
        let (item, after) = string(rest, at + text.len() - rest.len())?;
        items.push(item);
        rest = after.trim_start_matches([' ', '\t']);
        if let Some(after) = rest.strip_prefix(',') {
            rest = after.trim_start_matches([' ', '\t']);
        } else if !rest.starts_with(']') {
            return None;
        }
    }
}

/// `42`, `-7`: of a size that everybody has.
fn is_integer(word: &str) -> bool {
    let digits = word.strip_prefix('-').unwrap_or(word);
    let is_plain = !digits.starts_with('0') || word == "0";
    is_plain && (1..=18).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
}

/// `2026-11-29`, `2026-11-29T10:00:00`, the same with an offset (RFC 3339).
fn is_moment(word: &str) -> bool {
    let (day, time) = match word.split_once('T') {
        Some((day, time)) => (day, Some(time)),
        None => (word, None),
    };
    let is_day = numbers(day, b'-', [4, 2, 2]).is_some_and(|[year, month, day]| {
        let year = i32::try_from(year).unwrap_or_default();
        year > 0 && NaiveDate::from_ymd_opt(year, month, day).is_some()
    });
    let is_time = time.is_none_or(|time| {
        let (clock, offset) = time.split_at(time.find(['Z', '+', '-']).unwrap_or(time.len()));
        let is_clock = numbers(clock, b':', [2, 2, 2]).is_some_and(|[h, m, s]| h < 24 && m < 60 && s < 60);
        let is_offset = |offset: &str| numbers(offset, b':', [2, 2]).is_some_and(|[h, m]| h < 24 && m < 60);
        is_clock
            && (matches!(offset, "" | "Z")
                || is_offset(offset.get(1..).unwrap_or_default()) && !offset.starts_with('Z'))
    });
    is_day && is_time
}

/// Numbers of so many digits, with a mark between them.
fn numbers<const N: usize>(text: &str, mark: u8, lengths: [usize; N]) -> Option<[u32; N]> {
    let mut rest = text.as_bytes();
    let mut numbers = [0; N];
    for (number, length) in numbers.iter_mut().zip(lengths) {
        if rest.len() < text.len() {
            rest = rest.strip_prefix(&[mark])?;
        }
        let (digits, behind) = rest.split_at_checked(length)?;
        for b in digits {
            *number = 10 * *number + char::from(*b).to_digit(10)?;
        }
        rest = behind;
    }
    rest.is_empty().then_some(numbers)
}

#[cfg(test)]
mod tests {
    use super::super::toml::parse_whole;
    use super::*;
    use crate::text::dice::dice;

    /// Lines, with what is hard about them.
    const LINES: &[&str] = &[
        "title = \"The ferry is back\"",
        "title = 'again'",
        "a = \"\"",
        "b = ''",
        "c = \"\"\"three\"\"\"",
        "d = '''three'''",
        "e = \"a \\\" b\"",
        "f=true",
        "\tg =  false  # a comment",
        "h = 2026-11-29",
        "i = 2026-11-29T10:00:00",
        "j = 2026-11-29T10:00:00-05:00",
        "k = 2026-11-29T10:00:00Z",
        "l = 2026-02-30",
        "m = 2026-11-29 10:00:00",
        "n = 2026-11-29T24:00:00Z",
        "o = 12",
        "p = -7",
        "q = 007",
        "r = 1.5",
        "s = 1_000",
        "t = [\"a\", 'b' , \"c\",]",
        "u = []",
        "v = [1, 2]",
        "w = [\"a\"] x",
        "x = \"a\" b",
        "y.z = 1",
        "\"quoted\" = 1",
        "tags = [\"Ferries # 1\", \"a,b\"] # tags",
        "tags = [\"a\",, \"b\"]",
        "list = [",
        "  \"a\"",
        "]",
        "[extra]",
        "[ extra ]",
        "[extra.more]",
        "[[photos]]",
        "[photos]",
        "src = \"a.png\"",
        "[[photos]] # second",
        "# only a comment",
        "",
        "   ",
        "= 1",
        "key =",
        "key",
        "date = 2026-11-29T10:00:00+24:00",
        "date = 0000-01-01",
        "é = 1",
        "title = \"é 港\"\r",
        "title = \"a\rb\"",
    ];

    #[test]
    fn the_short_road_leads_where_the_long_one_does() {
        let mut random = dice(0x2026_1129);
        let mut certain = 0;
        for _ in 0..8_000 {
            let lines: Vec<&str> = (0..=random(6)).map(|_| LINES[random(LINES.len())]).collect();
            let text = lines.join("\n");
            if let Some(node) = parse(&text) {
                assert_eq!(Ok(node), parse_whole(&text), "{text}");
                certain += 1;
            }
        }
        assert!(certain > 800, "{certain}");
        for line in LINES {
            if let Some(node) = parse(line) {
                assert_eq!(Ok(node), parse_whole(line), "{line}");
            }
        }
    }
}
