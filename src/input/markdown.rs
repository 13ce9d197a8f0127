//! Markdown, or HTML, with front matter in TOML (`+++`), YAML (`---`), JSON (`{`) or, as Pelican
//! has it, `Key: value`.

use super::fields::{self, Record};
use super::{Format, Found, Rules, syntax_findings, text};
use crate::model::{Body, Code, Diagnostic, Markup};
use crate::text::node::{self, Node, SyntaxError, Value};
use crate::text::source::Source;

/// Markdown in the table of formats.
pub const FORMAT: Format = Format {
    name: "Markdown",
    endings: &["md", "markdown", "mdown", "mkd", "mdx"],
    detect: |head| {
        let head = head.trim_start();
        ["---", "+++"].iter().any(|fence| {
            head.strip_prefix(fence)
                .is_some_and(|rest| rest.starts_with(['\n', '\r']))
        })
    },
    read,
    by_line: false,
    has_front_matter: true,
    has_pictures_beside: false,
};

fn read(source: &Source<'_>, rules: &Rules) -> Vec<Found> {
    let found = match front_matter(source) {
        Ok((fields, body_at)) => article(source, &fields, body_at, rules),
        Err(errors) => Found {
            line: 1,
            article: Err(errors),
            notes: Vec::new(),
        },
    };
    vec![found]
}

fn article(source: &Source<'_>, fields: &Node, body_at: usize, rules: &Rules) -> Found {
    let is_html = [".html", ".htm"]
        .iter()
        .any(|ending| source.file.to_lowercase().ends_with(ending));
    let body = Body {
        text: source.text[body_at..].to_owned(),
        markup: if is_html { Markup::Html } else { Markup::Markdown },
        at: body_at,
        references: Vec::new(),
        links: Vec::new(),
    };
    let text = text::read(source, fields, body, &rules.style);
    let record = Record {
        source,
        at: 0,
        fields,
        body: Some(text.body),
        is_file: true,
    };
    let mut found = fields::article(&record, rules);
    found.notes.extend(text.notes);
    if let Ok(article) = &mut found.article {
        article.summary = article.summary.take().or(text.summary);
    }
    found
}

/// Reads front matter of one syntax.
type Parse = fn(&str) -> Result<Node, Vec<SyntaxError>>;

/// The fields, and where the body begins.
pub fn front_matter(source: &Source<'_>) -> Result<(Node, usize), Vec<Diagnostic>> {
    let text = source.text;
    let start = text.len() - text.trim_start().len();
    let (code, parse): (_, Parse) = match text[start..].bytes().next() {
        Some(b'+') if is_fence(&text[start..], "+++") => (Code::INVALID_TOML, node::toml),
        Some(b'-') if is_fence(&text[start..], "---") => (Code::INVALID_YAML, node::yaml),
        Some(b'{') => return json_front_matter(source, start),
        _ => {
            return Ok(
                node::headers(&text[start..]).map_or((nothing(), 0), |(mut fields, length)| {
                    fields.shift(start);
                    (fields, start + length)
                }),
            );
        }
    };
    let fence = &text[start..start + 3];
    let inner = start + text[start..].find('\n').map_or(text.len() - start, |at| at + 1);
    let Some((inner_end, body)) = closing_fence(text, inner, fence) else {
        let message = format!("the front matter that begins with `{fence}` has no end");
        let finding = Diagnostic::new(Code::UNCLOSED_FRONT_MATTER, source.place(start..start + 3), message);
        return Err(vec![finding.help(format!("close it with a line `{fence}`"))]);
    };
    let mut fields = parse(&text[inner..inner_end]).map_err(|errors| syntax_findings(code, source, inner, errors))?;
    fields.shift(inner);
    match fields.value {
        Value::Table(_) => Ok((fields, body)),
        Value::Null => Ok((nothing(), body)),
        value => {
            let message = format!("the front matter is {}, not fields with values", value.kind());
            Err(vec![Diagnostic::new(code, source.place(fields.span), message)])
        }
    }
}

fn json_front_matter(source: &Source<'_>, start: usize) -> Result<(Node, usize), Vec<Diagnostic>> {
    let findings = |errors| syntax_findings(Code::INVALID_JSON, source, start, errors);
    let length = node::json_length(&source.text[start..]).map_err(findings)?;
    let mut fields = node::json(&source.text[start..start + length]).map_err(findings)?;
    fields.shift(start);
    Ok((fields, start + length))
}

/// Whether a line is the fence and nothing else.
fn is_fence(line: &str, fence: &str) -> bool {
    line.lines().next().is_some_and(|line| line.trim_end() == fence)
}

/// Where the front matter ends, and where the text behind it begins.
fn closing_fence(text: &str, from: usize, fence: &str) -> Option<(usize, usize)> {
    let mut at = from;
    for line in text[from..].split_inclusive('\n') {
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
