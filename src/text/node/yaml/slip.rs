//! Slips that editors make in YAML, in their words and with what to type. The parser says where it
//! stopped; what stands on that line says why.

use super::super::template::{template_in, unfilled};
use super::super::{SyntaxError, line_at};
use super::load::TEMPLATE;

/// Letters that mean something at the beginning of a value (YAML 1.2, section 7.3.3).
const SIGNS: &str = "@`%*&!|>[]{},#?-";

/// Quotes of print, which mean nothing to YAML.
const CURLY: &[(char, char)] = &[('“', '”'), ('„', '“'), ('‘', '’'), ('«', '»'), ('”', '”'), ('’', '’')];

/// Each sees whether it is this slip; the first that says yes is told.
const SLIPS: &[fn(&Seen<'_>) -> Option<SyntaxError>] = &[
    unfilled_template,
    tab,
    escape,
    open_quote,
    inner_quotes,
    sign,
    open_bracket,
    curly_quotes,
    colon,
    comment,
    missing_blank,
    no_field,
    indentation,
];

/// Says why the text cannot be read; `at` is the byte where the parser stopped, `info` its reason.
pub(super) fn explain(text: &str, at: usize, info: &str) -> SyntaxError {
    let seen = Seen {
        text,
        at: text.floor_char_boundary(at),
        info,
        line: Line::at(text, at),
    };
    let known = SLIPS.iter().find_map(|slip| slip(&seen));
    known.unwrap_or_else(|| error(seen.at..seen.at, info.to_owned()))
}

/// What a slip is known by.
struct Seen<'t> {
    text: &'t str,
    at: usize,
    info: &'t str,
    line: Line<'t>,
}

/// A line, taken apart: `  - title: value`.
#[derive(Debug, Clone, Copy)]
struct Line<'t> {
    start: usize,
    whole: &'t str,
    /// With its colon, and the dash before it: `- title:`.
    key: &'t str,
    value: &'t str,
    /// Byte of the value in the text.
    value_at: usize,
}

impl<'t> Line<'t> {
    fn at(text: &'t str, at: usize) -> Self {
        let (start, line) = line_at(text, at);
        Self::new(line, start)
    }

    fn new(line: &'t str, start: usize) -> Self {
        let whole = line.trim_end();
        let indent = whole.len() - whole.trim_start().len();
        let mut key_at = indent;
        while whole[key_at..].starts_with("- ") {
            key_at += 2;
        }
        let colon = whole[key_at..].find(':').map(|at| key_at + at + 1);
        let ends_key = |at: &usize| whole[*at..].is_empty() || whole[*at..].starts_with([' ', '\t']);
        let key_end = colon.filter(ends_key).unwrap_or(key_at);
        let value = whole[key_end..].trim_start();
        Self {
            start,
            whole,
            key: whole[indent..key_end].trim_end(),
            value,
            value_at: start + whole.len() - value.len(),
        }
    }

    /// The line before.
    fn above(self, text: &'t str) -> Option<Self> {
        (self.start > 0).then(|| Self::at(text, self.start - 1))
    }

    fn indent(self) -> usize {
        self.whole.len() - self.whole.trim_start().len()
    }

    /// The line as it is to be typed, with this value.
    fn with(self, value: &str) -> String {
        format!("{} {value}", self.key).trim_start().to_owned()
    }

    /// The line with its value in quotes.
    fn quoted(self) -> String {
        self.with(&in_quotes(self.value))
    }

    fn error(self, message: String) -> SyntaxError {
        error(self.value_at..self.start + self.whole.len(), message)
    }
}

fn error(span: std::ops::Range<usize>, message: String) -> SyntaxError {
    SyntaxError { span, message }
}

/// In the quotes that do not stand in it; else in single ones, where each of its own stands twice.
fn in_quotes(value: &str) -> String {
    if value.contains('\'') && !value.contains(['"', '\\']) {
        format!("\"{value}\"")
    } else {
        format!("'{}'", value.replace('\'', "''"))
    }
}

fn unfilled_template(seen: &Seen<'_>) -> Option<SyntaxError> {
    let template = template_in(seen.line.whole)?;
    let is_value = seen.info == TEMPLATE || seen.line.value.starts_with(template);
    let at = seen.line.start + seen.line.whole.find(template)?;
    is_value.then(|| error(at..at + template.len(), unfilled(template)))
}

fn tab(seen: &Seen<'_>) -> Option<SyntaxError> {
    let is_at_fault = seen.info.contains("tab");
    // What is said of a value that goes on is said of its beginning.
    let below = Line::at(seen.text, seen.line.start + seen.line.whole.len() + 1);
    let line = [seen.line, below]
        .into_iter()
        .find(|line| line.whole.starts_with('\t'))?;
    let message = "the line begins with a tab, which YAML does not take; indent it with blanks";
    is_at_fault.then(|| error(line.start..line.start + 1, message.to_owned()))
}

/// `"C:\data"`.
fn escape(seen: &Seen<'_>) -> Option<SyntaxError> {
    if !seen.info.contains("escape") {
        return None;
    }
    let inner = seen
        .line
        .value
        .strip_prefix('"')?
        .strip_suffix('"')?
        .replace("\\'", "'");
    let right = seen.line.with(&in_quotes(&inner));
    let message = format!("a backslash in double quotes means something else: `{right}`");
    Some(seen.line.error(message))
}

/// The quoted text that the parser was in has no end where the editor wanted it.
fn open_quote(seen: &Seen<'_>) -> Option<SyntaxError> {
    let line = match seen.info {
        "while scanning a quoted scalar, found unexpected end of stream"
        | "while scanning a quoted scalar, found unexpected document indicator"
        | "invalid indentation in quoted scalar" => seen.line,
        // The parser took the next quote, some lines further on, for the end.
        "invalid trailing content after double-quoted scalar" if !is_quoted_before(seen.line, seen.at) => {
            let mut lines = std::iter::successors(seen.line.above(seen.text), |line| line.above(seen.text));
            lines.find(|line| line.value.starts_with(['"', '\'']))?
        }
        _ => return None,
    };
    let (quote, inner) = line
        .value
        .split_at_checked(1)
        .filter(|(quote, _)| matches!(*quote, "\"" | "'"))?;
    let right = line.with(&format!("{quote}{inner}{quote}"));
    Some(line.error(format!(
        "the quote at the beginning of the value has none at its end: `{right}`"
    )))
}

/// Whether a whole quoted text stands on the line before `at`.
fn is_quoted_before(line: Line<'_>, at: usize) -> bool {
    line.value.starts_with(['"', '\'']) && at > line.value_at + 1
}

fn inner_quotes(seen: &Seen<'_>) -> Option<SyntaxError> {
    if seen.info != "invalid trailing content after double-quoted scalar" || !is_quoted_before(seen.line, seen.at) {
        return None;
    }
    let (line, value) = (seen.line, seen.line.value);
    let quote = value.chars().next()?;
    let inner = value.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote));
    let message = match inner {
        Some(inner) => format!(
            "quotes in a quoted value have to be of the other kind: `{}`",
            line.with(&in_quotes(inner))
        ),
        None => format!(
            "more text stands behind the quotes, so the whole value has to stand in quotes: `{}`",
            line.quoted()
        ),
    };
    Some(line.error(message))
}

/// `@harbour is back`.
fn sign(seen: &Seen<'_>) -> Option<SyntaxError> {
    let line = seen.line;
    let here = seen.text[seen.at..].chars().next();
    // Within brackets each value may begin with one.
    let is_within = line.value.starts_with(['[', '{']) && seen.at > line.value_at;
    if let Some(sign) = here.filter(|sign| "@`%*#".contains(*sign) && is_within) {
        let value = seen.text[seen.at..].split([',', ']', '}', '\n']).next()?.trim_end();
        let message = format!(
            "a value that begins with `{sign}` has to stand in quotes: `{}`",
            in_quotes(value)
        );
        return Some(error(seen.at..seen.at + value.len(), message));
    }
    let sign = line.value.chars().next().filter(|sign| SIGNS.contains(*sign))?;
    let is_list = matches!(sign, '[' | '{') && (!line.value.contains([']', '}']) || line.value.ends_with([']', '}']));
    let is_text = line.value.chars().nth(1).is_some_and(|c| !c.is_whitespace()) || line.value.contains(' ');
    if is_list || !is_text && !matches!(sign, '*' | '&') || line.value.starts_with("- ") && line.key.is_empty() {
        return None;
    }
    let message = format!(
        "a value that begins with `{sign}` has to stand in quotes: `{}`",
        line.quoted()
    );
    Some(line.error(message))
}

/// `title: [Update`: the parser reads on, and stops some lines further on.
fn open_bracket(seen: &Seen<'_>) -> Option<SyntaxError> {
    let mut lines = std::iter::successors(Some(seen.line), |line| line.above(seen.text));
    let line = lines.find(|line| line.value.starts_with(['[', '{']))?;
    let (open, close) = if line.value.starts_with('[') {
        ('[', ']')
    } else {
        ('{', '}')
    };
    let value = &seen.text[line.value_at..seen.at.max(line.value_at + 1)];
    let count = |wanted: char| value.chars().filter(|c| *c == wanted).count();
    if count(open) <= count(close) {
        return None;
    }
    let message = format!(
        "`{open}` has no `{close}`; add it, or put the value in quotes: `{}`",
        line.quoted()
    );
    Some(line.error(message))
}

fn curly_quotes(seen: &Seen<'_>) -> Option<SyntaxError> {
    let line = seen.line;
    let inner = CURLY
        .iter()
        .find_map(|(open, close)| line.value.strip_prefix(*open)?.strip_suffix(*close))?;
    let message = "curly quotes are letters like any other; the value has to stand in straight ones";
    Some(line.error(format!("{message}: `{}`", line.with(&in_quotes(inner)))))
}

/// `title: Harbor: the last ferry`.
fn colon(seen: &Seen<'_>) -> Option<SyntaxError> {
    let line = seen.line;
    if line.key.is_empty() || seen.at < line.value_at {
        return None;
    }
    let what = if line.value.contains(": ") {
        "with `: ` in it"
    } else if line.value.ends_with(':') {
        "that ends with `:`"
    } else {
        return None;
    };
    Some(line.error(format!("a value {what} has to stand in quotes: `{}`", line.quoted())))
}

/// `title: Pier #2`, where the value goes on below.
fn comment(seen: &Seen<'_>) -> Option<SyntaxError> {
    let message = "` #` begins a comment and ends the value; to have both, put the whole value in quotes";
    (seen.info == "comment intercepting the multiline text").then(|| error(seen.at..seen.at + 1, message.to_owned()))
}

/// `title:The last ferry`: the parser stops here or on the next line.
fn missing_blank(seen: &Seen<'_>) -> Option<SyntaxError> {
    let line = [Some(seen.line), seen.line.above(seen.text)]
        .into_iter()
        .flatten()
        .find(|line| line.key.is_empty() && key_glued(line.whole).is_some())?;
    let (key, value) = key_glued(line.whole)?;
    let span = line.start + line.indent()..line.start + line.whole.len();
    Some(error(
        span,
        format!("a blank is missing behind the colon: `{key}: {value}`"),
    ))
}

/// `title:x` as a key and its value.
fn key_glued(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.trim_start().split_once(':')?;
    let is_word = |c: char| c.is_alphanumeric() || "_-\"'".contains(c);
    let is_key = !key.is_empty() && key.chars().all(is_word);
    (is_key && !value.is_empty() && !value.starts_with(['/', ' ', '\t'])).then_some((key, value))
}

/// A line without a colon among fields: the parser stops there or behind it.
fn no_field(seen: &Seen<'_>) -> Option<SyntaxError> {
    let line = [Some(seen.line), seen.line.above(seen.text)]
        .into_iter()
        .flatten()
        .find(|line| !line.whole.is_empty() && line.key.is_empty() && !line.value.starts_with(['#', '-']))?;
    let message = "this line is no field such as `title: Harbor`; a value that goes on below its key is indented";
    let start = line.start + line.indent();
    Some(error(start..line.start + line.whole.len(), message.to_owned()))
}

fn indentation(seen: &Seen<'_>) -> Option<SyntaxError> {
    let line = seen.line;
    let above = std::iter::successors(line.above(seen.text), |above| above.above(seen.text));
    let above = above.into_iter().find(|above| !above.whole.trim().is_empty())?;
    let message = "the line begins in a column where no field or list goes on; indent it like its neighbors";
    let start = line.start + line.indent();
    (above.indent() != line.indent()).then(|| error(start..line.start + line.whole.len(), message.to_owned()))
}
