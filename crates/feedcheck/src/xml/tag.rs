//! A start tag: its name and attributes (XML 1.0, section 3.1).

use std::borrow::Cow;
use std::rc::Rc;

use super::chars::{continues_name, is_space, starts_name};
use super::names::Name;

/// An attribute of the element that is open.
#[derive(Debug, Clone)]
pub(crate) struct Attribute<'a> {
    /// Its name.
    pub name: Name<'a>,
    /// Its prefix, as written.
    pub prefix: &'a str,
    /// The address of its namespace, or empty.
    pub uri: Rc<str>,
    /// Its value, with references resolved.
    pub value: Cow<'a, str>,
    /// Where its name begins.
    pub at: usize,
    /// Where its value begins.
    pub value_at: usize,
}

impl Attribute<'_> {
    /// Whether another has the same name (Namespaces in XML 1.0, section 6.3).
    pub(super) fn is_named_like(&self, other: &Self) -> bool {
        self.name.local == other.name.local && self.uri == other.uri
    }
}

/// An attribute as written.
#[derive(Debug)]
pub(super) struct RawAttribute<'a> {
    pub name: &'a str,
    pub value: &'a str,
    pub at: usize,
    pub value_at: usize,
}

/// A start tag as written.
#[derive(Debug)]
pub(super) struct Tag<'a> {
    pub name: &'a str,
    pub attributes: Vec<RawAttribute<'a>>,
    /// Whether it closes at once, as in `<a/>`.
    pub is_empty: bool,
    /// The offset behind it.
    pub end: usize,
    /// Faults that do not blur where it ends.
    pub faults: Vec<Fault>,
}

/// Where something is wrong, and what.
pub(super) type Fault = (usize, String);

/// The name that `text` begins with, colons included; empty when there is none.
pub(crate) fn name(text: &str) -> &str {
    let is_usual = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b':';
    let usual = text.bytes().take_while(|byte| is_usual(byte)).count();
    let ends_here = matches!(text.as_bytes().get(usual), Some(b' ' | b'\n' | b'=' | b'>' | b'/'));
    if ends_here && !text.starts_with(|c: char| c.is_ascii_digit()) {
        return &text[..usual];
    }
    let mut chars = text.char_indices();
    match chars.next() {
        Some((_, c)) if starts_name(c) || c == ':' => {}
        _ => return "",
    }
    let end = chars.find(|&(_, c)| !continues_name(c) && c != ':');
    &text[..end.map_or(text.len(), |(at, _)| at)]
}

/// Reads the start tag at `start`, which is a `<`.
pub(super) fn read(text: &str, start: usize) -> Result<Tag<'_>, Fault> {
    let element = name(&text[start + 1..]);
    if element.is_empty() {
        let message = "`<` begins no element here: write `&lt;` if the character is meant";
        return Err((start, message.to_owned()));
    }
    let mut tag = Tag {
        name: element,
        attributes: Vec::new(),
        is_empty: false,
        end: start + 1 + element.len(),
        faults: colons(element, start + 1).into_iter().collect(),
    };
    loop {
        let blank = blank(text, tag.end);
        let at = tag.end + blank;
        match text.as_bytes().get(at) {
            Some(b'>') => {
                tag.end = at + 1;
                return Ok(tag);
            }
            Some(b'/') if text.as_bytes().get(at + 1) == Some(&b'>') => {
                tag.end = at + 2;
                tag.is_empty = true;
                return Ok(tag);
            }
            None => return Err((start, format!("the tag `<{element}` is never closed with `>`"))),
            Some(_) => {
                let (attribute, end) = attribute(text, at, element)?;
                if blank == 0 {
                    let message = format!("a blank is missing before the attribute `{}`", attribute.name);
                    tag.faults.push((at, message));
                }
                tag.faults.extend(colons(attribute.name, at));
                tag.attributes.push(attribute);
                tag.end = end;
            }
        }
    }
}

/// Names have one colon at most, and not at an end (Namespaces in XML 1.0, section 4).
fn colons(name: &str, at: usize) -> Option<Fault> {
    let is_qualified = match name.split_once(':') {
        None => true,
        Some((prefix, local)) => !prefix.is_empty() && local.starts_with(starts_name) && !local.contains(':'),
    };
    (!is_qualified).then(|| (at, format!("`{name}` has a colon in the wrong place")))
}

fn blank(text: &str, at: usize) -> usize {
    text.as_bytes()[at..].iter().take_while(|&&byte| is_space(byte)).count()
}

/// The attribute at `at`, and the offset behind it.
fn attribute<'a>(text: &'a str, at: usize, element: &str) -> Result<(RawAttribute<'a>, usize), Fault> {
    let key = name(&text[at..]);
    if key.is_empty() {
        return Err((
            at,
            format!("the tag `<{element}` holds what is no attribute, or is not closed"),
        ));
    }
    let equals = at + key.len() + blank(text, at + key.len());
    if text.as_bytes().get(equals) != Some(&b'=') {
        return Err((at, format!("the attribute `{key}` has no value")));
    }
    let quote_at = equals + 1 + blank(text, equals + 1);
    let Some(&quote @ (b'"' | b'\'')) = text.as_bytes().get(quote_at) else {
        return Err((at, format!("the value of the attribute `{key}` is not in quotes")));
    };
    let value_at = quote_at + 1;
    let Some(length) = memchr::memchr2(quote, b'<', &text.as_bytes()[value_at..]) else {
        return Err((value_at, format!("the value of the attribute `{key}` is never closed")));
    };
    if text.as_bytes()[value_at + length] == b'<' {
        let message = format!("`<` may not stand in the value of the attribute `{key}`: write `&lt;`");
        return Err((value_at + length, message));
    }
    let raw = RawAttribute {
        name: key,
        value: &text[value_at..value_at + length],
        at,
        value_at,
    };
    Ok((raw, value_at + length + 1))
}
