//! Slips that people make in TOML, in their words and with what to type. The parser says where it stopped; what stands on that
//! line says why.

use std::ops::Range;

use toml::de::Error;

use super::super::{SyntaxError, line_at};

/// Quotes of print, which mean nothing to TOML.
const CURLY: &[char] = &['“', '”', '„', '‘', '’', '«', '»'];

/// Each sees whether it is this slip; the first that says yes is told.
const SLIPS: &[fn(&Seen<'_>) -> Option<String>] = &[
    twice,
    colon,
    no_value,
    open_bracket,
    curly_quotes,
    bare_list,
    inner_quotes,
    open_quote,
    backslash,
    date,
    switch,
    no_quotes,
];

/// Says why the text cannot be read. What follows from a slip on the same line is not told again.
pub(super) fn explain(text: &str, errors: &[Error]) -> Vec<SyntaxError> {
    let mut told: Vec<SyntaxError> = Vec::new();
    let mut lines: Vec<usize> = Vec::new();
    for error in errors {
        let span = error.span().unwrap_or(text.len()..text.len());
        let line = Line::at(text, span.start);
        let seen = Seen {
            text,
            span: span.clone(),
            info: error.message(),
            line,
        };
        if lines.contains(&line.start) {
            continue;
        }
        match SLIPS.iter().find_map(|slip| slip(&seen)) {
            Some(message) => {
                lines.push(line.start);
                told.push(SyntaxError {
                    span: line.span(),
                    message,
                });
            }
            None => told.push(SyntaxError {
                span,
                message: error.message().to_owned(),
            }),
        }
    }
    told
}

/// What a slip is known by.
struct Seen<'t> {
    text: &'t str,
    span: Range<usize>,
    info: &'t str,
    line: Line<'t>,
}

/// A line, taken apart: `title = value`.
#[derive(Debug, Clone, Copy)]
struct Line<'t> {
    start: usize,
    whole: &'t str,
    key: &'t str,
    value: &'t str,
}

impl<'t> Line<'t> {
    fn at(text: &'t str, at: usize) -> Self {
        let (start, line) = line_at(text, at);
        let whole = line.trim_end();
        let (key, value) = whole.split_once('=').unwrap_or(("", whole));
        Self {
            start,
            whole,
            key: key.trim(),
            value: value.trim(),
        }
    }

    /// What the mark stands under: the value, where there is one.
    fn span(self) -> Range<usize> {
        let end = self.start + self.whole.len();
        if self.value.is_empty() {
            self.start..end
        } else {
            end - self.value.len()..end
        }
    }

    /// The line as it is to be typed, with this value.
    fn with(self, value: &str) -> String {
        if self.key.is_empty() {
            value.to_owned()
        } else {
            format!("{} = {value}", self.key)
        }
    }

    /// Whether the value begins and ends with such quotes, and how many of them it has.
    fn quotes(self, quote: char) -> (bool, bool, usize) {
        let count = self.value.chars().filter(|c| *c == quote).count();
        (self.value.starts_with(quote), self.value.ends_with(quote), count)
    }
}

/// In double quotes, where nothing in it means something else there; else in single ones, which take all but themselves.
fn in_quotes(value: &str) -> String {
    if !value.contains(['"', '\\']) {
        format!("\"{value}\"")
    } else if value.contains('\'') {
        format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""))
    } else {
        format!("'{value}'")
    }
}

/// `title = "A"` and `title = "B"`; `[feeds]` beside `[[feeds]]`.
fn twice(seen: &Seen<'_>) -> Option<String> {
    if seen.info != "duplicate key" {
        return None;
    }
    let key = seen.text.get(seen.span.clone())?;
    let has = |header: &str| seen.text.lines().any(|line| line.trim_start().starts_with(header));
    let is_mixed = has(&format!("[{key}]")) && has(&format!("[[{key}]]"));
    Some(if is_mixed {
        format!("`[{key}]` stands beside `[[{key}]]`; each of several begins with two brackets: `[[{key}]]`")
    } else {
        format!("`{key}` stands here a second time; keep one of them")
    })
}

/// `title: The last ferry`, as in YAML.
fn colon(seen: &Seen<'_>) -> Option<String> {
    let (key, value) = seen.line.whole.split_once(':')?;
    let is_key = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    if key.is_empty() || !key.trim().chars().all(is_key) || !seen.line.key.is_empty() {
        return None;
    }
    let (key, value) = (key.trim(), value.trim());
    let is_usual = value.starts_with(['"', '\'', '[', '{']) || matches!(value, "true" | "false");
    let value = if is_usual { value.to_owned() } else { in_quotes(value) };
    Some(format!("between a field and its value stands `=`: `{key} = {value}`"))
}

fn no_value(seen: &Seen<'_>) -> Option<String> {
    let Line { key, value, .. } = seen.line;
    (!key.is_empty() && value.is_empty()).then(|| format!("`{key}` has no value; write one, or leave the line out"))
}

/// `topics = ["Harbor"`: the parser reads on, and stops some lines further on.
fn open_bracket(seen: &Seen<'_>) -> Option<String> {
    let before = seen.text.get(..seen.span.start)?;
    let at = before.rfind('[')?;
    let is_value = before[..at].trim_end().ends_with('=');
    let is_open = !before[at..].contains(']');
    let is_about = seen.info.contains("array");
    let reaches_on = before[at..].contains('\n') && Line::at(seen.text, seen.span.start + 1).whole.contains('=');
    (is_value && is_open && is_about && (reaches_on || seen.info.starts_with("unclosed")))
        .then(|| "a list that begins with `[` ends with `]`; the one above has no end".to_owned())
}

fn curly_quotes(seen: &Seen<'_>) -> Option<String> {
    let value = seen.line.value;
    let inner = value.strip_prefix(CURLY)?;
    let inner = inner.strip_suffix(CURLY).unwrap_or(inner).trim_end_matches('"');
    let message = "curly quotes are letters like any other; the value has to stand in straight ones";
    Some(format!("{message}: `{}`", seen.line.with(&in_quotes(inner))))
}

/// `topics = "Harbor", "Shipping"`.
fn bare_list(seen: &Seen<'_>) -> Option<String> {
    let value = seen.line.value;
    let items: Vec<&str> = value.split(',').map(str::trim).collect();
    let is_quoted = |item: &&str| item.len() > 1 && (item.starts_with('"') && item.ends_with('"'));
    (items.len() > 1 && items.iter().all(is_quoted) && seen.info.starts_with("unexpected key or value")).then(|| {
        format!(
            "several values stand in brackets: `{}`",
            seen.line.with(&format!("[{value}]"))
        )
    })
}

/// `title = "The "Sea Wolf" is back"`.
fn inner_quotes(seen: &Seen<'_>) -> Option<String> {
    let line = seen.line;
    let quote = ['"', '\''].into_iter().find(|quote| {
        let (begins, ends, count) = line.quotes(*quote);
        begins && ends && count > 2
    })?;
    if !seen.info.starts_with("unexpected key or value") {
        return None;
    }
    let inner = line.value.strip_prefix(quote)?.strip_suffix(quote)?;
    let message = "quotes in a quoted value have to be of the other kind";
    Some(format!("{message}: `{}`", line.with(&in_quotes(inner))))
}

/// `title = "The last ferry`, `title = The last ferry"`.
fn open_quote(seen: &Seen<'_>) -> Option<String> {
    let line = seen.line;
    ['"', '\''].into_iter().find_map(|quote| match line.quotes(quote) {
        (true, _, 1) => {
            let text = line.value.trim_matches(quote);
            let message = "the quote at the beginning of the value has none at its end";
            Some(format!("{message}: `{}`", line.with(&in_quotes(text))))
        }
        (false, true, 1) => {
            let text = line.value.trim_matches(quote);
            let message = "the quote at the end of the value has none at its beginning";
            Some(format!("{message}: `{}`", line.with(&in_quotes(text))))
        }
        _ => None,
    })
}

/// `dir = "C:\photos"`.
fn backslash(seen: &Seen<'_>) -> Option<String> {
    let inner = seen.line.value.strip_prefix('"')?.strip_suffix('"')?;
    (inner.contains('\\') && seen.info.contains("escape")).then(|| {
        let message = "in double quotes, a backslash begins something else; in single ones it is itself";
        format!("{message}: `{}`", seen.line.with(&in_quotes(inner)))
    })
}

/// `date = 2026-5-5`.
fn date(seen: &Seen<'_>) -> Option<String> {
    let line = seen.line;
    let is_date = seen.info.starts_with("invalid date") || seen.info.starts_with("invalid time");
    is_date.then(|| {
        let value = line.value.split('#').next().unwrap_or_default().trim();
        format!(
            "a date that is not written like `2026-05-31T08:00:00Z` has to stand in quotes: `{}`",
            line.with(&in_quotes(value))
        )
    })
}

/// `draft = yes`.
fn switch(seen: &Seen<'_>) -> Option<String> {
    let line = seen.line;
    let value = match line.value.to_lowercase().as_str() {
        "yes" | "on" | "true" => "true",
        "no" | "off" | "false" => "false",
        _ => return None,
    };
    Some(format!("yes and no are `true` and `false`: `{}`", line.with(value)))
}

/// `title = The last ferry`.
fn no_quotes(seen: &Seen<'_>) -> Option<String> {
    let line = seen.line;
    if line.key.is_empty() || !seen.info.starts_with("string values must be quoted") {
        return None;
    }
    let list = line.value.strip_prefix('[').and_then(|inner| inner.strip_suffix(']'));
    let value = match list {
        Some(inner) => {
            let items = inner.split(',').map(|item| item.trim().trim_matches(['"', '\'']));
            format!("[{}]", items.map(in_quotes).collect::<Vec<_>>().join(", "))
        }
        None if line.value.starts_with(['[', '{', '"', '\'']) => return None,
        None => in_quotes(line.value),
    };
    Some(format!("text has to stand in quotes: `{}`", line.with(&value)))
}

#[cfg(test)]
mod tests {
    use super::super::parse;

    /// What is said of the first fault, and on which text the mark stands.
    #[track_caller]
    fn case(text: &str, message: &str, marked: &str) {
        let errors = parse(text).unwrap_err();
        assert_eq!(errors[0].message, message, "{text}");
        assert_eq!(&text[errors[0].span.clone()], marked, "{text}");
    }

    #[test]
    fn quotes_are_said_in_the_words_of_editors() {
        case(
            "title = “Harbor”\n",
            "curly quotes are letters like any other; the value has to stand in straight ones: `title = \"Harbor\"`",
            "“Harbor”",
        );
        case(
            "a = 1\ntitle = \"Harbor\nb = 2\n",
            "the quote at the beginning of the value has none at its end: `title = \"Harbor\"`",
            "\"Harbor",
        );
        case(
            "title = Harbor\"\n",
            "the quote at the end of the value has none at its beginning: `title = \"Harbor\"`",
            "Harbor\"",
        );
        case(
            "title = Harbor opens\n",
            "text has to stand in quotes: `title = \"Harbor opens\"`",
            "Harbor opens",
        );
        case(
            "title = \"The \"Sea Wolf\" is back\"\n",
            "quotes in a quoted value have to be of the other kind: `title = 'The \"Sea Wolf\" is back'`",
            "\"The \"Sea Wolf\" is back\"",
        );
        case(
            "title = 'It's back'\n",
            "quotes in a quoted value have to be of the other kind: `title = \"It's back\"`",
            "'It's back'",
        );
        case(
            "dir = \"C:\\photos\"\n",
            "in double quotes, a backslash begins something else; in single ones it is itself: `dir = 'C:\\photos'`",
            "\"C:\\photos\"",
        );
    }

    #[test]
    fn other_slips_come_with_what_to_type() {
        case(
            "topics = \"Harbor\", \"Shipping\"\n",
            "several values stand in brackets: `topics = [\"Harbor\", \"Shipping\"]`",
            "\"Harbor\", \"Shipping\"",
        );
        case(
            "topics = [Harbor, \"Shipping\"]\n",
            "text has to stand in quotes: `topics = [\"Harbor\", \"Shipping\"]`",
            "[Harbor, \"Shipping\"]",
        );
        case(
            "title: The last ferry\n",
            "between a field and its value stands `=`: `title = \"The last ferry\"`",
            "title: The last ferry",
        );
        case(
            "title =\n",
            "`title` has no value; write one, or leave the line out",
            "title =",
        );
        case(
            "draft = yes\n",
            "yes and no are `true` and `false`: `draft = true`",
            "yes",
        );
        case(
            "date = 2026-5-5\n",
            "a date that is not written like `2026-05-31T08:00:00Z` has to stand in quotes: `date = \"2026-5-5\"`",
            "2026-5-5",
        );
        case(
            "[feeds]\nx = 1\n[[feeds]]\ny = 1\n",
            "`[feeds]` stands beside `[[feeds]]`; each of several begins with two brackets: `[[feeds]]`",
            "[[feeds]]",
        );
        case("a = 1\na = 2\n", "`a` stands here a second time; keep one of them", "2");
    }

    /// Nothing that the parser says is lost, and nothing is said twice.
    #[test]
    fn each_line_is_told_once() {
        let errors = parse("title: \"x\"\ntopics = [\"A\", \"B\"\ndate = 5 May\n").unwrap_err();
        let messages: Vec<&str> = errors.iter().map(|error| error.message.as_str()).collect();
        assert_eq!(
            messages[..2],
            [
                "between a field and its value stands `=`: `title = \"x\"`",
                "a list that begins with `[` ends with `]`; the one above has no end",
            ],
            "{messages:?}"
        );
    }
}
