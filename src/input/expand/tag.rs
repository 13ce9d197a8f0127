//! A tag of a template: where it ends and what it is. Which belong together is in `tokens`.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

use super::super::generator::Templates;
use super::quote::bare;

/// A tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tag<'t> {
    pub what: What,
    /// `figure`; empty for a value, and the opening mark for what is shown.
    pub name: &'t str,
    /// The arguments, the value, or the text that is shown.
    pub body: &'t str,
    /// Bytes of the whole tag.
    pub length: usize,
    /// Whether it says itself that nothing follows.
    pub is_closed: bool,
}

/// What a tag is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    /// A shortcode or statement.
    Call,
    /// A value that is printed.
    Value,
    /// Text that looks like a tag and is shown.
    Literal,
    /// A comment, or an end without a beginning.
    Nothing,
}

/// Bytes of the longest tag, so that no text takes long to look through.
const LONGEST: usize = 4 << 10;

/// The tag that `text` begins with.
pub(super) fn at(text: &str, templates: Templates) -> Option<Tag<'_>> {
    let text = &text[..text.floor_char_boundary(LONGEST)];
    match templates {
        Templates::Hugo => hugo(text),
        Templates::Liquid => liquid(text),
        Templates::Zola => zola(text),
        Templates::Off | Templates::Mdx => None,
    }
}

fn hugo(text: &str) -> Option<Tag<'_>> {
    let (open, close) = [("{{<", ">}}"), ("{{%", "%}}")]
        .into_iter()
        .find(|(open, _)| text.starts_with(open))?;
    let escaped = format!("*/{close}");
    if let Some(rest) = text[open.len()..].trim_start().strip_prefix("/*") {
        let end = text.find(&escaped)?;
        let inner = rest.get(..rest.find(&escaped)?)?;
        // The marks without those of the comment stand around it: the tag is what is shown.
        return Some(Tag {
            what: What::Literal,
            name: open,
            body: inner,
            length: end + escaped.len(),
            is_closed: true,
        });
    }
    let end = open.len() + end(&text[open.len()..], close)?;
    let inside = text[open.len()..end].trim();
    let (inside, is_closed) = inside
        .strip_suffix('/')
        .map_or((inside, false), |inside| (inside, true));
    Some(call(inside, end + close.len(), is_closed))
}

fn liquid(text: &str) -> Option<Tag<'_>> {
    if text.starts_with("{#") {
        // A heading may have an id in braces: only a comment has blanks in it and two marks.
        let end = text.find("#}")?;
        return (!text[..end].contains("\n\n")).then_some(Tag {
            what: What::Nothing,
            name: "",
            body: "",
            length: end + 2,
            is_closed: true,
        });
    }
    let (open, close) = [("{{", "}}"), ("{%", "%}")]
        .into_iter()
        .find(|(open, _)| text.starts_with(open))?;
    let end = open.len() + end(&text[open.len()..], close)?;
    let inside = text[open.len()..end].trim_matches('-').trim();
    if open == "{{" {
        return Some(Tag {
            what: What::Value,
            name: "",
            body: inside,
            length: end + close.len(),
            is_closed: true,
        });
    }
    (!inside.is_empty()).then(|| call(inside, end + close.len(), false))
}

fn zola(text: &str) -> Option<Tag<'_>> {
    let (open, close) = [("{{", "}}"), ("{%", "%}")]
        .into_iter()
        .find(|(open, _)| text.starts_with(open))?;
    let end = open.len() + end(&text[open.len()..], close)?;
    let length = end + close.len();
    let inside = text[open.len()..end].trim_matches('-').trim();
    if let Some(shown) = inside.strip_prefix("/*").and_then(|inside| inside.strip_suffix("*/")) {
        return Some(Tag {
            what: What::Literal,
            name: open,
            body: shown,
            length,
            is_closed: true,
        });
    }
    if open == "{%" && inside == "end" {
        return Some(call("/end", length, false));
    }
    let (name, arguments) = inside.split_once('(')?;
    let arguments = arguments.trim_end().strip_suffix(')')?;
    is_name(name.trim()).then_some(Tag {
        what: What::Call,
        name: name.trim(),
        body: arguments,
        length,
        is_closed: open == "{{",
    })
}

/// `name arguments`, or `/name`.
fn call(inside: &str, length: usize, is_closed: bool) -> Tag<'_> {
    let (name, body) = inside.split_once(char::is_whitespace).unwrap_or((inside, ""));
    let is_end = name.starts_with('/') || name.starts_with("end") && body.trim().is_empty();
    Tag {
        what: if is_end { What::Nothing } else { What::Call },
        name,
        body: body.trim(),
        length,
        is_closed,
    }
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-./:".contains(&b))
}

/// Where `close` stands outside of quotes; where quotes do not match, where it stands first.
fn end(text: &str, close: &str) -> Option<usize> {
    let mut places = bare(text, &['"', '\'', '`']).map(|(at, _)| at);
    let found = places.find(|&at| text[at..].starts_with(close));
    found.or_else(|| text.find(close))
}

/// A tag that is shown, without the marks that keep it from being expanded.
pub(super) fn shown(tag: &Tag<'_>) -> String {
    let close = match tag.name {
        "{{<" => ">}}",
        "{{%" => "%}}",
        "{%" => "%}",
        _ => "}}",
    };
    format!("{}{}{close}", tag.name, tag.body)
}

static RAW: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?s)\{%-?\s*(?:raw|verbatim)\s*-?%\}(.*?)\{%-?\s*end(?:raw|verbatim)\s*-?%\}")
        .expect("a constant pattern")
});

/// Code as the generator shows it: without the marks that keep it from being expanded.
pub(super) fn unescaped(code: &str, templates: Templates) -> Cow<'_, str> {
    match templates {
        Templates::Liquid => RAW.replace_all(code, "$1"),
        Templates::Hugo | Templates::Zola if code.contains("/*") => {
            let marks = [("{{</*", "{{<"), ("*/>}}", ">}}"), ("{{%/*", "{{%"), ("*/%}}", "%}}")];
            let marks = marks.into_iter().filter(|_| templates == Templates::Hugo);
            Cow::Owned(marks.fold(code.to_owned(), |code, (from, to)| code.replace(from, to)))
        }
        _ => Cow::Borrowed(code),
    }
}
