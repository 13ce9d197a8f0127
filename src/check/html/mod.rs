//! HTML inside of feeds: does it parse, is it safe to show, are its addresses absolute.

mod lists;
mod parse;
mod shape;
mod style;
mod tokens;

use std::borrow::Cow;
use std::collections::BTreeSet;

pub use lists::{is_named_entity, is_safe_attribute, is_safe_element, is_tag, mathml, svg};
pub use style::faults as style_faults;

use self::shape::Shape;
use self::tokens::{Attribute, Token, Tokens};
use super::codes::{
    CONTAINS_REL_REF, DANGEROUS_STYLE_ATTR, DOUBLE_ESCAPED, INVALID_URI_CHAR, NOT_HTML, SECURITY_RISK,
    SECURITY_RISK_ATTR,
};
use super::found::Found;
use super::value::{Subject, shorten};
use super::xml;
use crate::model::Code;

/// So many different findings are told of one value; the rest would say the same again.
const MOST_FOUND: usize = 50;

/// Attributes that hold an address which readers follow.
const ADDRESSES: &[(&str, &str)] = &[
    ("a", "href"),
    ("area", "href"),
    ("img", "src"),
    ("source", "src"),
    ("video", "src"),
    ("video", "poster"),
    ("audio", "src"),
    ("track", "src"),
    ("iframe", "src"),
    ("embed", "src"),
];

/// Findings in one value, each kind once, with offsets in it.
#[derive(Default)]
struct Findings {
    seen: BTreeSet<(&'static str, Details)>,
    found: Vec<Found>,
}

type Details = Vec<(&'static str, String)>;

impl Findings {
    fn add(&mut self, at: usize, code: &'static Code, key: &'static str, value: impl Into<String>) {
        self.add_found(Found::new(code, at).with(key, value));
    }

    fn add_found(&mut self, found: Found) {
        if self.found.len() < MOST_FOUND && self.seen.insert((found.code.name, found.details.clone())) {
            self.found.push(found);
        }
    }

    fn tell(self, subject: &Subject<'_>, found: &mut Vec<Found>) {
        found.extend(self.found.into_iter().map(|finding| {
            let finding = Found {
                at: place(subject, finding.at),
                ..finding
            };
            let finding = finding.or_with("parent", subject.context.show(subject.parent));
            finding.or_with("element", subject.context.show(subject.name))
        }));
    }
}

/// Where byte `at` of the value stands in the document.
fn place(subject: &Subject<'_>, at: usize) -> usize {
    let Some(start) = subject.text_at else {
        return subject.at;
    };
    let at = at + (subject.raw.len() - subject.raw.trim_start().len());
    let document = subject.context.document;
    match document.get(start..start + subject.raw.len()) {
        Some(text) if text == subject.raw => start + at,
        _ => xml::locate(document, start, subject.end, at),
    }
}

/// Checks that HTML parses and holds nothing that readers take out.
pub fn check(subject: &Subject<'_>, found: &mut Vec<Found>) {
    if subject.value.contains(['<', '&']) {
        look(subject.value).tell(subject, found);
    }
}

/// The same for HTML that stands alone; places are bytes of it.
pub fn faults(value: &str) -> Vec<Found> {
    let addresses = relative_addresses(value).found;
    [look(value).found, addresses].concat()
}

fn look(value: &str) -> Findings {
    let mut findings = Findings::default();
    let mut shape = Shape::default();
    for token in Tokens::new(value) {
        shape.see(&token);
        match &token {
            Token::Start {
                name, attributes, at, ..
            } => start_tag(name, attributes, *at, &mut findings),
            Token::Other { text, at } if text.to_ascii_lowercase().starts_with("<?import ") => {
                findings.add(*at, SECURITY_RISK, "tag", "?import");
            }
            _ => {}
        }
    }
    if let Some(depth) = shape.too_deep() {
        findings.add(
            0,
            NOT_HTML,
            "message",
            format!("elements stand more than {depth} deep in one another"),
        );
    } else if !shape.is_certain() {
        for (at, message) in parse::errors(value) {
            findings.add(at, NOT_HTML, "message", message);
        }
    }
    if shape.is_only_escaped_markup(value) {
        findings.add(0, DOUBLE_ESCAPED, "tag", "");
    }
    findings
}

fn start_tag(name: &str, attributes: &[Attribute<'_>], at: usize, findings: &mut Findings) {
    if !is_tag(name) {
        findings.add(at, NOT_HTML, "message", format!("`{name}` is no element of HTML"));
    } else if is_safe_element(name) {
        for attribute in attributes {
            let key = attribute.name.to_ascii_lowercase();
            if key == "style" {
                for fault in style_faults(&decoded(attribute.value)) {
                    let found = Found::new(DANGEROUS_STYLE_ATTR, attribute.at).with("attr", "style");
                    findings.add_found(found.with("value", shorten(&fault)));
                }
            } else if !is_safe_attribute(&key) {
                findings.add(attribute.at, SECURITY_RISK_ATTR, "attr", key);
            }
        }
    } else {
        findings.add(at, SECURITY_RISK, "tag", name);
    }
}

fn decoded(value: &str) -> Cow<'_, str> {
    html_escape::decode_html_entities(value)
}

/// Checks that addresses are absolute: most readers have nothing to resolve them against.
pub fn check_addresses(subject: &Subject<'_>, found: &mut Vec<Found>) {
    if subject.value.contains('<') {
        relative_addresses(subject.value).tell(subject, found);
    }
}

fn relative_addresses(value: &str) -> Findings {
    let mut findings = Findings::default();
    for token in Tokens::new(value) {
        let Token::Start { name, attributes, .. } = token else {
            continue;
        };
        for attribute in attributes {
            let key = attribute.name.to_ascii_lowercase();
            if ADDRESSES.contains(&(name.as_ref(), key.as_str())) {
                address(&attribute, &mut findings);
            }
        }
    }
    findings
}

fn address(attribute: &Attribute<'_>, findings: &mut Findings) {
    let value = decoded(attribute.value);
    let value = value.trim();
    let scheme = value
        .find(|c: char| !c.is_alphanumeric() && c != '_')
        .filter(|at| *at > 0);
    if scheme.is_some_and(|at| value[at..].starts_with(':')) || value.starts_with("data:") {
        return;
    }
    let is_foreign = |c: &char| c.is_ascii() && !c.is_ascii_alphanumeric() && !";/?:@&=+$.-_!~*'()%,#".contains(*c);
    match value.chars().find(is_foreign) {
        Some(c) => {
            let found = Found::new(INVALID_URI_CHAR, attribute.at).with("char", c);
            findings.add_found(found.with("value", shorten(value)));
        }
        None => findings.add(attribute.at, CONTAINS_REL_REF, "value", shorten(value)),
    }
}

/// The name in the first end tag of an element of HTML.
pub fn first_end_tag(text: &str) -> Option<&str> {
    text.split("</").skip(1).find_map(|rest| {
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_')?;
        let name = &rest[..end];
        (rest[end..].starts_with('>') && is_tag(&name.to_ascii_lowercase())).then_some(name)
    })
}

/// Whether a `<` stands before what could be a tag.
pub fn has_tag_start(text: &str) -> bool {
    text.split('<')
        .skip(1)
        .any(|rest| rest.starts_with(|c: char| c == '/' || c.is_ascii_alphabetic()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_with_a_bad_character_is_quoted() {
        let found = faults("<img src=\"a`b.png\" alt=\"\">");
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].code, INVALID_URI_CHAR);
        let expected = [("char", "`".to_owned()), ("value", "a`b.png".to_owned())];
        assert_eq!(found[0].details, expected);
    }
}
