//! HTML inside of feeds: does it parse, is it safe to show, are its addresses absolute.

mod lists;
mod parse;
mod shape;
mod style;
mod tokens;

use std::borrow::Cow;
use std::collections::BTreeSet;

pub use lists::{Set, is_inside_graphics, is_named_entity, is_safe_attribute, is_safe_element, is_tag, mathml, svg};
pub use style::faults as style_faults;

use self::shape::Shape;
use self::tokens::{Attribute, Token, Tokens};
use super::codes::{
    CONTAINS_REL_REF, DANGEROUS_STYLE_ATTR, DOUBLE_ESCAPED, INVALID_URI_CHAR, NOT_HTML, SECURITY_RISK,
    SECURITY_RISK_ATTR,
};
use super::found::Found;
use super::value::{Subject, shorten};
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
    seen: BTreeSet<(&'static str, String)>,
    found: Vec<(usize, &'static Code, &'static str, String)>,
}

impl Findings {
    fn add(&mut self, at: usize, code: &'static Code, key: &'static str, value: impl Into<String>) {
        let value = value.into();
        if self.found.len() < MOST_FOUND && self.seen.insert((code.name, value.clone())) {
            self.found.push((at, code, key, value));
        }
    }

    /// The same, with places in the HTML.
    fn found(self) -> impl Iterator<Item = Found> {
        self.found.into_iter().map(|(at, code, key, value)| match key {
            "style" => Found::new(code, at).with("attr", "style").with("value", value),
            key => Found::new(code, at).with(key, value),
        })
    }

    fn tell(self, subject: &Subject<'_>, found: &mut Vec<Found>) {
        found.extend(self.found().map(|finding| {
            let finding = Found {
                at: subject.place(finding.at),
                ..finding
            };
            let finding = finding.or_with("parent", subject.context.show(subject.parent));
            finding.or_with("element", subject.context.show(subject.name))
        }));
    }
}

/// Checks that HTML parses and holds nothing that readers take out.
pub fn check(subject: &Subject<'_>, found: &mut Vec<Found>) {
    if subject.value.contains(['<', '&']) {
        look(subject.value, false).tell(subject, found);
    }
}

/// The same, and checks that addresses are absolute: most readers have nothing to resolve them against.
pub fn check_with_addresses(subject: &Subject<'_>, found: &mut Vec<Found>) {
    if subject.value.contains(['<', '&']) {
        look(subject.value, true).tell(subject, found);
    }
}

/// The same for HTML that stands alone; places are bytes of it.
pub fn faults(value: &str) -> Vec<Found> {
    look(value, true).found().collect()
}

fn look(value: &str, with_addresses: bool) -> Findings {
    let mut findings = Findings::default();
    let mut shape = Shape::default();
    let mut tokens = Tokens::new(value);
    while let Some((at, token)) = tokens.next_with_place() {
        shape.see(&token, at);
        match &token {
            Token::Start {
                name, attributes, at, ..
            } => {
                start_tag(name, attributes, *at, &mut findings);
                if with_addresses {
                    addresses(name, attributes, &mut findings);
                }
            }
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
        for (at, message) in parse::errors(value, shape.suspect()) {
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
            let key = lower(attribute.name);
            if key == "style" {
                for fault in style_faults(&decoded(attribute.value)) {
                    findings.add(attribute.at, DANGEROUS_STYLE_ATTR, "style", shorten(&fault));
                }
            } else if !is_safe_attribute(&key) {
                findings.add(attribute.at, SECURITY_RISK_ATTR, "attr", key.as_ref());
            }
        }
    } else if !is_inside_graphics(name) {
        findings.add(at, SECURITY_RISK, "tag", name);
    }
}

/// In lower case; names mostly are already.
fn lower(name: &str) -> Cow<'_, str> {
    if name.bytes().any(|b| b.is_ascii_uppercase()) {
        Cow::Owned(name.to_ascii_lowercase())
    } else {
        Cow::Borrowed(name)
    }
}

fn decoded(value: &str) -> Cow<'_, str> {
    html_escape::decode_html_entities(value)
}

/// Addresses that are not absolute.
fn addresses(name: &str, attributes: &[Attribute<'_>], findings: &mut Findings) {
    for (_, key) in ADDRESSES.iter().filter(|(element, _)| *element == name) {
        let wanted = attributes
            .iter()
            .filter(|attribute| attribute.name.eq_ignore_ascii_case(key));
        wanted.for_each(|attribute| address(attribute, findings));
    }
}

fn address(attribute: &Attribute<'_>, findings: &mut Findings) {
    let value = decoded(attribute.value);
    let value = value.trim();
    let scheme = value.split(':').next().unwrap_or_default().to_ascii_lowercase();
    if matches!(scheme.as_str(), "javascript" | "vbscript") {
        findings.add(attribute.at, SECURITY_RISK_ATTR, "attr", lower(attribute.name).as_ref());
        return;
    }
    let scheme = value
        .find(|c: char| !c.is_alphanumeric() && c != '_')
        .filter(|at| *at > 0);
    if scheme.is_some_and(|at| value[at..].starts_with(':')) || value.starts_with("data:") {
        return;
    }
    let is_foreign = |c: &char| c.is_ascii() && !c.is_ascii_alphanumeric() && !";/?:@&=+$.-_!~*'()%,#".contains(*c);
    match value.chars().find(is_foreign) {
        Some(c) => findings.add(attribute.at, INVALID_URI_CHAR, "char", c),
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
