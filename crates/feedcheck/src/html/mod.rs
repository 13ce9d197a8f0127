//! HTML inside of feeds: does it parse, is it safe to show, are its addresses absolute.

mod fault;
mod lists;
#[cfg(test)]
mod oracle;
mod plain;
mod reference;
mod style;
mod tokens;
mod tree;

use std::borrow::Cow;
use std::collections::BTreeSet;

pub(crate) use lists::{
    Set, is_inside_graphics, is_named_entity, is_safe_attribute, is_safe_element, is_tag, mathml, svg,
};
pub(crate) use plain::{end_tag, has_tag_start, lone_tag, reference, references};
pub(crate) use style::faults as style_faults;

use self::lists::is_escaped_by_mistake;
use self::tokens::{Attribute, MOST_ATTRIBUTES, Tag, Token, Tokens};
use self::tree::{DEEPEST, Tree};
use super::Sound;
use super::codes::{
    CONTAINS_REL_REF, DANGEROUS_STYLE_ATTR, DOUBLE_ESCAPED, INSECURE_IMAGE, INVALID_URI_CHAR, NOT_HTML, SECURITY_RISK,
    SECURITY_RISK_ATTR,
};
use super::found::Found;
use super::value::{Subject, shorten, uri};

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

/// Findings in one value, each once, with offsets in it.
#[derive(Default)]
struct ValueFindings {
    seen: BTreeSet<(&'static str, String)>,
    found: Vec<Found>,
}

impl ValueFindings {
    fn add(&mut self, found: Found) {
        let said: Vec<&str> = found.details.iter().map(|(_, value)| value.as_str()).collect();
        if self.found.len() < MOST_FOUND && self.seen.insert((found.code.name, said.join("\n"))) {
            self.found.push(found);
        }
    }

    fn tell(self, subject: &Subject<'_>, found: &mut Vec<Found>) {
        found.extend(self.found.into_iter().map(|finding| {
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
pub(crate) fn check(subject: &Subject<'_>, found: &mut Vec<Found>) {
    if subject.value.contains(['<', '&']) {
        look(subject.value, false, subject.context.sound).tell(subject, found);
    }
}

/// The same, and checks that addresses are absolute: most readers have nothing to resolve them against.
pub(crate) fn check_with_addresses(subject: &Subject<'_>, found: &mut Vec<Found>) {
    if subject.value.contains(['<', '&']) {
        look(subject.value, true, subject.context.sound).tell(subject, found);
    }
}

/// The same for HTML that stands alone; places are bytes of it.
pub(crate) fn faults(value: &str, sound: Option<&Sound>) -> Vec<Found> {
    look(value, true, sound).found
}

fn look(value: &str, with_addresses: bool, sound: Option<&Sound>) -> ValueFindings {
    let Some(sound) = sound else {
        return find(value, with_addresses).0;
    };
    let digest = Sound::digest(value.as_bytes(), sound.surroundings("html"));
    if sound.holds(digest) {
        return ValueFindings::default();
    }
    let (findings, is_sound) = find(value, with_addresses);
    if is_sound {
        sound.add(digest);
    }
    findings
}

/// What is wrong, and whether nothing is, addresses included.
fn find(value: &str, with_addresses: bool) -> (ValueFindings, bool) {
    if is_page(value) {
        let mut findings = ValueFindings::default();
        let message = "it is a whole web page, with its head, and not the text of a story";
        findings.add(Found::new(NOT_HTML, 0).with("message", message));
        return (findings, false);
    }
    let (mut findings, mut untold) = (ValueFindings::default(), ValueFindings::default());
    let mut tree = Tree::default();
    let mut tokens = Tokens::new(value);
    let mut has_tag = false;
    let mut overloaded = None;
    while let Some(token) = tokens.next() {
        let (at, _) = tokens.place();
        tree.see(&token, &mut tokens);
        match &token {
            Token::Start(Tag { name, attributes, .. }) => {
                has_tag = true;
                overloaded = overloaded.or((attributes.len() > MOST_ATTRIBUTES).then_some(at));
                start_tag(name, attributes, at, &mut findings);
                let told = if with_addresses { &mut findings } else { &mut untold };
                addresses(name, attributes, told);
                if *name == "img" {
                    picture(attributes, &mut findings);
                }
            }
            Token::End(_) => has_tag = true,
            Token::Comment(text) if text.to_ascii_lowercase().starts_with("<?import ") => {
                findings.add(Found::new(SECURITY_RISK, at).with("tag", "?import"));
            }
            _ => {}
        }
    }
    if tree.is_too_deep() {
        let message = format!("elements stand more than {DEEPEST} deep in one another");
        findings.add(Found::new(NOT_HTML, 0).with("message", message));
    } else if let Some(at) = overloaded {
        let message = "an element has more attributes than a browser would read";
        findings.add(Found::new(NOT_HTML, at).with("message", message));
    } else {
        for fault in tree.finish(&mut tokens) {
            findings.add(Found::new(NOT_HTML, fault.place(value)).with("message", fault.words));
        }
    }
    if !has_tag && is_only_escaped_markup(value) {
        findings.add(Found::new(DOUBLE_ESCAPED, 0).with("tag", ""));
    }
    let is_sound = findings.found.is_empty() && untold.found.is_empty();
    (findings, is_sound)
}

/// Whether all markup is escaped once too often, so that readers show the tags. A text about HTML holds tags, too; but
/// it does not begin and end with them.
fn is_only_escaped_markup(text: &str) -> bool {
    let first = text.strip_prefix("&lt;").unwrap_or_default();
    let end = first.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(first.len());
    is_escaped_by_mistake(&first[..end]) && text.ends_with("&gt;")
}

fn start_tag(name: &str, attributes: &[Attribute<'_>], at: usize, findings: &mut ValueFindings) {
    if is_safe_element(name) {
        for attribute in attributes {
            one_attribute(attribute, findings);
        }
    } else if !is_tag(name) && !is_custom(name) {
        findings.add(Found::new(NOT_HTML, at).with("message", format!("`{name}` is no element of HTML")));
    } else if !is_inside_graphics(name) {
        findings.add(Found::new(SECURITY_RISK, at).with("tag", name));
    }
}

fn one_attribute(attribute: &Attribute<'_>, findings: &mut ValueFindings) {
    let key = lower(attribute.name);
    if key == "style" {
        for fault in style_faults(&decoded(attribute.value)) {
            let found = Found::new(DANGEROUS_STYLE_ATTR, attribute.at).with("attr", "style");
            findings.add(found.with("value", shorten(&fault)));
        }
    } else if !is_safe_attribute(&key) {
        findings.add(Found::new(SECURITY_RISK_ATTR, attribute.at).with("attr", key.as_ref()));
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

/// Custom elements have a hyphen in their name (HTML, section 4.13.3); no reader knows them.
fn is_custom(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase()) && name.contains('-')
}

fn decoded(value: &str) -> Cow<'_, str> {
    html_escape::decode_html_entities(value)
}

/// A picture that is fetched over http.
fn picture(attributes: &[Attribute<'_>], findings: &mut ValueFindings) {
    let source = attributes
        .iter()
        .find(|attribute| attribute.name.eq_ignore_ascii_case("src"));
    if let Some(source) = source.filter(|source| uri::is_insecure(source.value.trim_ascii_start())) {
        let value = shorten(source.value.trim());
        findings.add(Found::new(INSECURE_IMAGE, source.at).with("value", value));
    }
}

/// Whether the text is a page, and not a piece of one.
fn is_page(value: &str) -> bool {
    let text = value.trim_start();
    let begins = |word: &str| {
        text.get(..word.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(word))
    };
    let ends = |word: &str| text[word.len()..].starts_with(|c: char| c == '>' || c.is_ascii_whitespace());
    ["<!doctype html", "<html"]
        .into_iter()
        .any(|word| begins(word) && ends(word))
}

/// Addresses that are not absolute.
fn addresses(name: &str, attributes: &[Attribute<'_>], findings: &mut ValueFindings) {
    for (_, key) in ADDRESSES.iter().filter(|(element, _)| *element == name) {
        let wanted = attributes
            .iter()
            .filter(|attribute| attribute.name.eq_ignore_ascii_case(key));
        wanted.for_each(|attribute| address(attribute, attribute.value, findings));
    }
    let sets = attributes.iter().filter(|_| matches!(name, "img" | "source"));
    for set in sets.filter(|attribute| attribute.name.eq_ignore_ascii_case("srcset")) {
        // `a.png 1x, b.png 2x`; an address with a comma in it is absolute, or was escaped.
        let first = set.value.split_whitespace().next().unwrap_or_default();
        address(set, first, findings);
    }
}

fn address(attribute: &Attribute<'_>, value: &str, findings: &mut ValueFindings) {
    let value = decoded(value);
    let value = value.trim();
    let scheme = value.split(':').next().unwrap_or_default();
    if ["javascript", "vbscript"]
        .iter()
        .any(|code| scheme.eq_ignore_ascii_case(code))
    {
        findings.add(Found::new(SECURITY_RISK_ATTR, attribute.at).with("attr", lower(attribute.name).as_ref()));
        return;
    }
    let is_scheme = |c: char| c.is_alphanumeric() || "_+-.".contains(c);
    if value.len() > scheme.len() && scheme.starts_with(char::is_alphabetic) && scheme.chars().all(is_scheme) {
        return;
    }
    match uri::foreign_char(value) {
        Some(c) => findings.add(
            Found::new(INVALID_URI_CHAR, attribute.at)
                .with("char", c)
                .with("value", shorten(value)),
        ),
        None => findings.add(Found::new(CONTAINS_REL_REF, attribute.at).with("value", shorten(value))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_sound_is_remembered() {
        let sound = Sound::default();
        for _ in 0..2 {
            for (html, without, with) in [
                ("<a href=\"https://courier.example/\">b</a>", 0, 0),
                ("<a href=\"/b\">b</a>", 0, 1),
                ("<blink>b</blink>", 1, 1),
            ] {
                let found = |with_addresses| look(html, with_addresses, Some(&sound)).found.len();
                assert_eq!(
                    (found(false), found(true), found(false)),
                    (without, with, without),
                    "{html}"
                );
            }
        }
        assert_eq!(sound.count(), (1, 0));
    }

    #[test]
    fn an_address_with_a_bad_character_is_quoted() {
        let found = find("<img src=\"a`b.png\" alt=\"\">", true).0.found;
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].code, INVALID_URI_CHAR);
        let expected = [("char", "`".to_owned()), ("value", "a`b.png".to_owned())];
        assert_eq!(found[0].details, expected);
    }
}
