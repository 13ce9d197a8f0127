//! The tags and values of Liquid and Nunjucks, as far as texts use them. Conditions are not looked
//! at: what stands first holds.

use super::code::literal;
use super::quote::bare;
use super::tag::{Tag, What};
use super::{Expander, Value, shortcode, tag};
use crate::text::escape::escape;
use crate::text::node;
use crate::text::reference::{OWN, is_marked, mark};
use crate::text::slug::slug;

/// What takes the place of a statement; `None` for a tag that is none.
pub(super) fn statement(expander: &mut Expander<'_>, tag: &Tag<'_>, inner: Option<&str>) -> Option<String> {
    let text = inner.unwrap_or_default();
    match tag.name {
        "raw" | "verbatim" => Some(literal(text, expander.markup)),
        "assign" | "set" => {
            assign(expander, tag.body);
            Some(String::new())
        }
        "capture" => {
            let value = expander.inner(text);
            expander.values.insert(tag.body.to_owned(), Value::Text(value));
            Some(String::new())
        }
        "for" => Some(repeat(expander, tag.body, text)),
        "if" | "unless" | "case" | "ifchanged" | "tablerow" | "block" | "macro" | "call" | "filter" | "markdown" => {
            Some(expander.inner(first_branch(text)))
        }
        "comment" | "else" | "elsif" | "when" | "break" | "continue" | "cycle" | "increment" | "decrement"
        | "import" | "extends" | "layout" | "render" | "liquid" => Some(String::new()),
        "include" | "include_relative" | "include_cached" => Some(include(expander, tag.body)),
        _ => None,
    }
}

/// `name = value | filter`
fn assign(expander: &mut Expander<'_>, body: &str) {
    if let Some((name, value)) = body.split_once('=') {
        let value = value_of(expander, value.trim());
        let value = value.unwrap_or(Value::Text(String::new()));
        expander.values.insert(name.trim().to_owned(), value);
    }
}

/// `one in all`: the text for each of a list that is known, else once.
fn repeat(expander: &mut Expander<'_>, body: &str, text: &str) -> String {
    let mut words = body.split_whitespace();
    let (name, list) = (words.next().unwrap_or_default().to_owned(), words.nth(1));
    let items = match list.and_then(|list| expander.values.get(list)) {
        Some(Value::List(items)) => items.clone(),
        _ => vec![String::new()],
    };
    let mut out = String::new();
    for item in items.into_iter().take(1000) {
        expander.values.insert(name.clone(), Value::Text(item));
        // Between the tags stand line ends that only part them from the text.
        out += expander.inner(text).trim_start_matches(['\r', '\n']);
    }
    expander.values.remove(&name);
    out
}

/// The text up to `else` and the like.
fn first_branch(text: &str) -> &str {
    let mut at = 0;
    let mut depth = 0;
    while let Some(found) = text[at..].find("{%").map(|found| at + found) {
        let Some(tag) = tag::at(&text[found..], super::Templates::Liquid) else {
            at = found + 2;
            continue;
        };
        match (tag.what, tag.name) {
            (What::Call, "else" | "elsif" | "elseif" | "elif" | "when") if depth == 0 => return &text[..found],
            (What::Call, "if" | "unless" | "case" | "for") => depth += 1,
            (What::Nothing, "endif" | "endunless" | "endcase" | "endfor") => depth -= 1,
            _ => {}
        }
        at = found + tag.length;
    }
    text
}

/// `figure.html src="…"`: a shortcode by the name of its file, or a picture.
fn include(expander: &mut Expander<'_>, body: &str) -> String {
    let (file, arguments) = body.split_once(char::is_whitespace).unwrap_or((body, ""));
    let name = file
        .trim_matches(['"', '\'', ','])
        .rsplit('/')
        .next()
        .unwrap_or_default();
    let name = name.split('.').next().unwrap_or_default();
    if let Some(text) = expander.own(name, arguments, None) {
        return text;
    }
    let arguments = expander.arguments(arguments);
    let text = shortcode::expand(name, &arguments, "").or_else(|| shortcode::with_picture(&arguments));
    text.unwrap_or_else(|| {
        expander.tell(&format!("include {name}"));
        shortcode::words(&arguments, "")
    })
}

/// The value of a name in arguments: of what a template has named, or with points in it.
pub(super) fn named(expander: &Expander<'_>, name: &str) -> Option<String> {
    let is_name =
        expander.values.contains_key(name) || ["page.", "site.", "metadata."].iter().any(|of| name.starts_with(of));
    match atom(expander, name).filter(|_| is_name)? {
        Value::Text(text) => Some(text),
        Value::List(_) => None,
    }
}

/// What is printed of `value | filter: argument`.
pub(super) fn output(expander: &mut Expander<'_>, body: &str) -> String {
    match value_of(expander, body) {
        Some(Value::Text(text)) => text,
        Some(Value::List(items)) => items.join(""),
        None => {
            let name = body.split(['|', '(', ' ']).next().unwrap_or_default().trim().to_owned();
            if !name.is_empty() {
                expander.tell(&name);
            }
            String::new()
        }
    }
}

fn value_of(expander: &Expander<'_>, body: &str) -> Option<Value> {
    let mut parts = split(body, '|').into_iter().map(str::trim);
    let mut value = atom(expander, parts.next()?)?;
    for filter in parts {
        value = filtered(expander, value, filter);
    }
    Some(value)
}

/// A string, a number, or a value by its name.
fn atom(expander: &Expander<'_>, text: &str) -> Option<Value> {
    let quoted = |quote: char| text.strip_prefix(quote)?.strip_suffix(quote);
    if let Some(text) = quoted('"').or_else(|| quoted('\'')) {
        return Some(Value::Text(text.to_owned()));
    }
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        return Some(Value::Text(text.to_owned()));
    }
    if let Some(value) = expander.values.get(text) {
        return Some(value.clone());
    }
    if let Some((_, own)) = expander.style.shortcodes.iter().find(|(name, _)| name == text) {
        return Some(Value::Text(own.clone()));
    }
    site(expander, text).or_else(|| page(expander, text)).map(Value::Text)
}

fn site(expander: &Expander<'_>, name: &str) -> Option<String> {
    let url = url::Url::parse(&expander.style.url).ok()?;
    match name {
        "site.url" | "metadata.url" | "site.baseUrl" | "metadata.base" | "site.github.url" => {
            Some(url.origin().ascii_serialization())
        }
        "site.baseurl" => Some(url.path().trim_end_matches('/').to_owned()),
        "site.title" | "site.name" | "metadata.title" | "site.data.site.title" => Some(expander.style.title.clone()),
        _ => None,
    }
}

/// `page.title`, and in Nunjucks `title`.
fn page(expander: &Expander<'_>, name: &str) -> Option<String> {
    if name == "page.url" {
        return Some(mark(OWN));
    }
    let key = name.strip_prefix("page.").unwrap_or(name);
    let path = key.split('.');
    let found = path.into_iter().try_fold(expander.fields, node::Node::get)?;
    found.text().map(str::to_owned)
}

fn filtered(expander: &Expander<'_>, value: Value, filter: &str) -> Value {
    let (name, arguments) = match filter.split_once([':', '(']) {
        Some((name, arguments)) => (name.trim(), arguments.trim().trim_end_matches(')')),
        None => (filter, ""),
    };
    let arguments: Vec<String> = split(arguments, ',')
        .into_iter()
        .filter_map(|argument| match atom(expander, argument.trim())? {
            Value::Text(text) => Some(text),
            Value::List(_) => None,
        })
        .collect();
    let argument = |at: usize| arguments.get(at).cloned().unwrap_or_default();
    let text = match value {
        Value::Text(text) => text,
        Value::List(items) => match name {
            "join" => items.join(&argument(0)),
            "first" => items.first().cloned().unwrap_or_default(),
            "last" => items.last().cloned().unwrap_or_default(),
            _ => return Value::List(items),
        },
    };
    let base = site(expander, "site.baseurl").unwrap_or_default();
    Value::Text(match name {
        "split" => return Value::List(text.split(argument(0).as_str()).map(str::to_owned).collect()),
        "url" | "relative_url" => rooted(&base, &text),
        "absolute_url" | "absoluteUrl" | "htmlBaseUrl" if !is_marked(&text) => {
            format!(
                "{}{}",
                site(expander, "site.url").unwrap_or_default(),
                rooted(&base, &text)
            )
        }
        "prepend" => format!("{}{text}", argument(0)),
        "append" => format!("{text}{}", argument(0)),
        "default" if text.is_empty() => argument(0),
        "replace" => text.replace(&argument(0), &argument(1)),
        "remove" => text.replace(&argument(0), ""),
        "upcase" | "upper" => text.to_uppercase(),
        "downcase" | "lower" => text.to_lowercase(),
        "capitalize" => {
            let first = text.chars().next().map_or(0, char::len_utf8);
            format!("{}{}", text[..first].to_uppercase(), &text[first..])
        }
        "escape" | "xml_escape" => escape(&text),
        "slugify" | "slug" => slug(&text),
        "strip" | "trim" => text.trim().to_owned(),
        _ => text,
    })
}

/// A path from the root, below the site's own.
fn rooted(base: &str, path: &str) -> String {
    if path.contains("://") || is_marked(path) || path.starts_with('#') {
        return path.to_owned();
    }
    format!("{base}/{}", path.trim_start_matches('/'))
}

/// The parts of a text between separators that stand outside of quotes.
fn split(text: &str, separator: char) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, _) in bare(text, &['"', '\'']).filter(|(_, c)| *c == separator) {
        parts.push(&text[start..at]);
        start = at + separator.len_utf8();
    }
    parts.push(&text[start..]);
    parts
}
