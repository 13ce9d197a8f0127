//! Text and attribute values: references are resolved, and places found again.

use std::borrow::Cow;

use super::doctype::Doctype;
use super::entity::{Entities, NoText, character};
use crate::codes::{ENTITY_EXPANSION, SAX_ERROR, UNDEFINED_NAMED_ENTITY};
use crate::found::{Found, MOST_OF_A_KIND};

/// Names of entities are no longer than this, so a stray `&` does not swallow a page.
const LONGEST_NAME: usize = 256;

/// The entities that every document has (XML 1.0, section 4.6), those of HTML that is escaped first.
const PREDEFINED: [(&str, char); 5] = [
    ("&lt;", '<'),
    ("&gt;", '>'),
    ("&amp;", '&'),
    ("&quot;", '"'),
    ("&apos;", '\''),
];

/// Characters with their references resolved.
pub(super) fn resolve<'a>(
    raw: &'a str,
    start: usize,
    entities: &mut Entities,
    doctype: Option<&Doctype>,
    faults: &mut Vec<Found>,
) -> Cow<'a, str> {
    if memchr::memchr(b'&', raw.as_bytes()).is_none() {
        return Cow::Borrowed(raw);
    }
    let mut text = String::with_capacity(raw.len());
    let mut at = 0;
    while let Some(length) = memchr::memchr(b'&', &raw.as_bytes()[at..]) {
        text += &raw[at..at + length];
        at += length;
        if let Some((written, c)) = PREDEFINED.iter().find(|(written, _)| raw[at..].starts_with(written)) {
            text.push(*c);
            at += written.len();
            continue;
        }
        let name = reference(&raw[at..]);
        let is_resolved = name.is_some_and(|name| push(name, start + at, entities, doctype, faults, &mut text));
        match name {
            Some(name) if is_resolved => at += name.len() + 2,
            Some(_) => {
                text.push('&');
                at += 1;
            }
            None => {
                let message = "`&` begins no reference here: write `&amp;` if the character is meant";
                tell(faults, Found::new(SAX_ERROR, start + at).with("message", message));
                text.push('&');
                at += 1;
            }
        }
    }
    text += &raw[at..];
    Cow::Owned(text)
}

/// The same for the value of an attribute, whose blanks all become spaces (section 3.3.3).
pub(super) fn resolve_attribute<'a>(
    raw: &'a str,
    start: usize,
    entities: &mut Entities,
    doctype: Option<&Doctype>,
    faults: &mut Vec<Found>,
) -> Cow<'a, str> {
    if raw.contains(['\t', '\n', '\r']) {
        let spaced = raw.replace(['\t', '\n', '\r'], " ");
        return Cow::Owned(resolve(&spaced, start, entities, doctype, faults).into_owned());
    }
    resolve(raw, start, entities, doctype, faults)
}

/// Tells a fault, unless the text is nothing but faults.
fn tell(faults: &mut Vec<Found>, fault: Found) {
    if faults.len() < 2 * MOST_OF_A_KIND {
        faults.push(fault);
    }
}

/// The name in the reference that `text` begins with: `amp` in `&amp;`.
fn reference(text: &str) -> Option<&str> {
    let end = text.bytes().take(LONGEST_NAME).position(|byte| byte == b';')?;
    let name = &text[1..end];
    let is_name = name.starts_with('#') || !name.is_empty() && super::tag::name(name) == name;
    is_name.then_some(name)
}

/// Resolves one reference; false when it has no meaning, which is told.
fn push(
    name: &str,
    at: usize,
    entities: &mut Entities,
    doctype: Option<&Doctype>,
    faults: &mut Vec<Found>,
    text: &mut String,
) -> bool {
    if let Some(c) = character(name) {
        text.push(c);
        return true;
    }
    if name.starts_with('#') {
        let message = format!("`&{name};` refers to no character that XML allows");
        tell(faults, Found::new(SAX_ERROR, at).with("message", message));
        return false;
    }
    match entities.expand(name) {
        Ok(value) => *text += &value,
        Err(NoText::Unbounded) => {
            let message = format!("the entity `{name}` grows beyond all bounds");
            tell(faults, Found::new(ENTITY_EXPANSION, at).with("message", message));
        }
        Err(NoText::Undefined) => {
            let decoded = html_escape::decode_html_entities(&format!("&{name};")).into_owned();
            let is_html = !decoded.starts_with('&');
            // The document type of RSS 0.91 declares the entities of HTML.
            if !doctype.is_some_and(|doctype| doctype.is_rss091) || !is_html {
                tell(faults, Found::new(UNDEFINED_NAMED_ENTITY, at).with("value", name));
            }
            *text += if is_html { &decoded } else { "" };
        }
    }
    true
}

/// Where byte `wanted` of the resolved text between `start` and `end` stands in the document.
/// Texts that no reference changed are answered at once by the caller.
pub(crate) fn locate(document: &str, start: usize, end: usize, wanted: usize) -> usize {
    let mut at = start;
    let mut seen = 0;
    while at < end {
        let rest = &document[at..end];
        if rest.starts_with("<![CDATA[") {
            let inside = at + "<![CDATA[".len();
            let length = document[inside..end].find("]]>").unwrap_or(end - inside);
            if seen + length > wanted {
                return inside + (wanted - seen);
            }
            seen += length;
            at = (inside + length + "]]>".len()).min(end);
        } else if rest.starts_with("<!--") || rest.starts_with("<?") {
            let closing = if rest.starts_with("<!--") { "-->" } else { "?>" };
            at += rest.find(closing).map_or(rest.len(), |length| length + closing.len());
        } else if seen >= wanted {
            break;
        } else if let Some(name) = rest.strip_prefix('&').and_then(|_| reference(rest)) {
            seen += character(name).map_or(1, char::len_utf8);
            at += name.len() + 2;
        } else {
            let length = rest.chars().next().map_or(1, char::len_utf8);
            seen += length;
            at += length;
        }
    }
    at.min(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn resolved(raw: &str) -> (String, Vec<&'static str>) {
        let mut faults = Vec::new();
        let text = resolve(raw, 0, &mut Entities::default(), None, &mut faults).into_owned();
        (text, faults.iter().map(|found| found.code.name).collect())
    }

    #[test]
    fn references_become_characters() {
        assert_eq!(
            resolved("a &lt;b&gt; &#233;&#xE9; &amp;amp;"),
            ("a <b> éé &amp;".to_owned(), vec![])
        );
        assert_eq!(resolved("AT&T"), ("AT&T".to_owned(), vec!["SAXError"]));
        assert_eq!(
            resolved("a&nbsp;b"),
            ("a\u{A0}b".to_owned(), vec!["UndefinedNamedEntity"])
        );
        assert_eq!(resolved("&#11;"), ("&#11;".to_owned(), vec!["SAXError"]));
    }

    #[test]
    fn places_are_found_again() {
        let document = "x&lt;b&gt;<![CDATA[de]]>f";
        for (wanted, expected) in [(0, 0), (1, 1), (2, 5), (3, 6), (4, 19), (5, 20), (6, 24)] {
            assert_eq!(locate(document, 0, document.len(), wanted), expected, "{wanted}");
        }
    }
}
