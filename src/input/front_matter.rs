//! Front matter in TOML (`+++`), YAML (`---`), JSON (`{`) or, as Pelican has it, `Key: value`.

use std::ops::Range;

use super::{headers, syntax_findings};
use crate::model::{Code, Diagnostic};
use crate::text::line::lines;
use crate::text::node::{self, Double, Node, SyntaxError, Value};
use crate::text::source::Source;

/// Front matter, with its places in the text.
#[derive(Debug)]
pub struct Front {
    /// A table.
    pub fields: Node,
    /// Where the body begins, in bytes.
    pub body_at: usize,
    /// What is wrong with it and does not keep it from being read.
    pub notes: Vec<Diagnostic>,
}

impl Front {
    fn new(mut fields: Node, at: usize, body_at: usize) -> Self {
        fields.shift(at);
        Self {
            fields,
            body_at,
            notes: Vec::new(),
        }
    }
}

/// Reads front matter of one syntax.
type Parse = fn(&str) -> Result<(Node, Vec<Double>), Vec<SyntaxError>>;

/// The fields, and where the body begins.
pub fn front_matter(source: &Source<'_>) -> Result<Front, Vec<Diagnostic>> {
    let text = source.text;
    let start = text.len() - text.trim_start().len();
    let (code, parse): (_, Parse) = match text[start..].bytes().next() {
        Some(b'+') if is_fence(&text[start..], "+++") => {
            (Code::INVALID_TOML, |text| Ok((node::toml(text)?, Vec::new())))
        }
        Some(b'-') if is_fence(&text[start..], "---") => (Code::INVALID_YAML, node::yaml_with_doubles),
        Some(b'{') => return json_front_matter(source, start),
        Some(b'-') if language(&text[start..]).is_some() => return Err(vec![foreign(source, start)]),
        _ => {
            let (fields, length) = headers::parse(&text[start..]).unwrap_or_else(|| (nothing(), 0));
            return Ok(Front::new(fields, start, if length > 0 { start + length } else { 0 }));
        }
    };
    let fence = &text[start..start + 3];
    let inner = start + text[start..].find('\n').map_or(text.len() - start, |at| at + 1);
    let Some((inner_end, body_at)) = closing_fence(text, inner, fence) else {
        let message = format!("the front matter that begins with `{fence}` has no end");
        let finding = Diagnostic::new(Code::UNCLOSED_FRONT_MATTER, source.place(start..start + 3), message);
        return Err(vec![finding.help(format!("close it with a line `{fence}`"))]);
    };
    let parsed = parse(&text[inner..inner_end]);
    let (fields, doubles) = parsed.map_err(|errors| syntax_findings(code, source, inner, errors))?;
    let notes = doubles.iter().map(|double| double_key(source, inner, double)).collect();
    match fields.value {
        Value::Table(_) => Ok(Front {
            notes,
            ..Front::new(fields, inner, body_at)
        }),
        Value::Null => Ok(Front::new(nothing(), inner, body_at)),
        value => {
            let message = format!("the front matter is {}, not fields with values", value.kind());
            let span = inner + fields.span.start..inner + fields.span.end;
            Err(vec![Diagnostic::new(code, source.place(span), message)])
        }
    }
}

/// `inner` is where the front matter begins.
fn double_key(source: &Source<'_>, inner: usize, double: &Double) -> Diagnostic {
    let line = |key: &Range<usize>| source.line_of(inner + key.start);
    let place = source.place(inner + double.first.start..inner + double.first.end);
    let message = format!(
        "`{}` stands in lines {} and {}; the later one counts",
        double.key,
        line(&double.first),
        line(&double.later)
    );
    Diagnostic::new(Code::DUPLICATE_KEY, place, message).help("take one of them out")
}

fn json_front_matter(source: &Source<'_>, start: usize) -> Result<Front, Vec<Diagnostic>> {
    let findings = |errors| syntax_findings(Code::INVALID_JSON, source, start, errors);
    let length = node::json_length(&source.text[start..]).map_err(findings)?;
    let fields = node::json(&source.text[start..start + length]).map_err(findings)?;
    Ok(Front::new(fields, start, start + length))
}

/// The language that stands behind the opening fence, as `---js` (gray-matter).
fn language(text: &str) -> Option<&str> {
    let language = text.lines().next()?.strip_prefix("---")?.trim_end();
    let is_word = !language.is_empty() && language.bytes().all(|b| b.is_ascii_alphabetic());
    is_word.then_some(language)
}

/// The finding for front matter that would have to be run, or is in a language that nobody reads here.
fn foreign(source: &Source<'_>, start: usize) -> Diagnostic {
    let language = language(&source.text[start..]).unwrap_or_default();
    let message = format!("front matter in `{language}` is not read");
    let place = source.place(start + 3..start + 3 + language.len());
    Diagnostic::new(Code::INVALID_YAML, place, message).help("write it in YAML, between two lines `---`")
}

/// Whether a line is the fence and nothing else.
fn is_fence(line: &str, fence: &str) -> bool {
    line.lines().next().is_some_and(|line| line.trim_end() == fence)
}

/// Where the front matter ends, and where the text behind it begins.
fn closing_fence(text: &str, from: usize, fence: &str) -> Option<(usize, usize)> {
    let mut at = from;
    for line in lines(&text[from..]) {
        // YAML may also end a document with three points.
        if line.trim_end() == fence || (fence == "---" && line.trim_end() == "...") {
            return Some((at, at + line.len()));
        }
        at += line.len();
    }
    None
}

fn nothing() -> Node {
    Node {
        span: 0..0,
        value: Value::Table(Vec::new()),
    }
}
