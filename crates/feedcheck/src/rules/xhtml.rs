//! XHTML in feeds: the same lists as for HTML, and SVG and `MathML` beside it.

use crate::codes::{
    DANGEROUS_STYLE_ATTR, MISSING_NAMESPACE, NOT_HTML, SECURITY_RISK, SECURITY_RISK_ATTR, UNDEFINED_ELEMENT,
};
use crate::context::FormatFamily;
use crate::found::Found;
use crate::frame::Frame;
use crate::html;
use crate::namespace::Ns;
use crate::notes::Notes;
use crate::vocabulary::{ANYTHING, Content, Kind};
use crate::walk::Walk;
use crate::xml::{Attribute, Name};

const INSIDE: Kind = Kind::of(Content::Xhtml);

/// An element in XHTML.
pub(crate) fn child<'a>(walk: &mut Walk<'a>, name: Name<'a>, at: usize) -> &'static Kind {
    let mut names = walk.open().map(|frame| walk.context.show(frame.name.pair()));
    let (element, around) = (names.next().unwrap_or_default(), names.next().unwrap_or_default());
    drop(names);
    let attributes = walk.reader().attributes().to_vec();
    let mut found = match name.ns {
        Ns::None => vec![
            Found::new(MISSING_NAMESPACE, at)
                .with("parent", "xhtml:div")
                .with("element", name.local),
        ],
        Ns::Xhtml => xhtml(name, &attributes, walk.context.family, at),
        Ns::Svg => foreign(name, &attributes, html::svg(), at),
        Ns::MathMl => foreign(name, &attributes, html::mathml(), at),
        Ns::Unknown => Vec::new(),
        _ if element.ends_with("metadata") => Vec::new(),
        ns => {
            let shown = walk.context.show((ns, name.local));
            vec![
                Found::new(UNDEFINED_ELEMENT, at)
                    .with("parent", element.clone())
                    .with("element", shown),
            ]
        }
    };
    for finding in &mut found {
        *finding = finding
            .clone()
            .or_with("element", element.clone())
            .or_with("parent", around.clone());
    }
    walk.found.append(&mut found);
    if let Some(notes) = walk.parent_notes() {
        *notes = Notes::Markup;
    }
    match name.ns {
        Ns::None | Ns::Xhtml | Ns::Svg | Ns::MathMl | Ns::Unknown => &INSIDE,
        _ => &ANYTHING,
    }
}

fn xhtml(name: Name<'_>, attributes: &[Attribute<'_>], family: FormatFamily, at: usize) -> Vec<Found> {
    // In RSS it is only a guess that XHTML is meant.
    if !html::is_tag(name.local) && family != FormatFamily::Rss {
        let message = format!("`{}` is no element of XHTML", name.local);
        return vec![
            Found::new(NOT_HTML, at)
                .with("message", message)
                .with("value", name.local),
        ];
    }
    let mut found = Vec::new();
    if !html::is_safe_element(name.local) {
        found.push(Found::new(SECURITY_RISK, at).with("tag", name.local));
    }
    found.extend(attribute_faults(attributes));
    found
}

/// What readers take out of a start tag.
pub(crate) fn attribute_faults(attributes: &[Attribute<'_>]) -> Vec<Found> {
    let mut found = Vec::new();
    for attribute in attributes.iter().filter(|attribute| attribute.name.ns == Ns::None) {
        let local = attribute.name.local;
        if local == "style" {
            for fault in html::style_faults(&attribute.value) {
                let finding = Found::new(DANGEROUS_STYLE_ATTR, attribute.at).with("attr", "style");
                found.push(finding.with("value", fault));
            }
        } else if !html::is_safe_attribute(local) {
            found.push(Found::new(SECURITY_RISK_ATTR, attribute.at).with("attr", local));
        }
    }
    found
}

type Names = &'static html::Set;

fn foreign(name: Name<'_>, attributes: &[Attribute<'_>], (elements, known): (Names, Names), at: usize) -> Vec<Found> {
    let mut found = Vec::new();
    if !elements.contains(name.local) {
        found.push(Found::new(SECURITY_RISK, at).with("tag", name.local));
    }
    let unknown = attributes
        .iter()
        .filter(|attribute| attribute.name.ns == Ns::None && !known.contains(attribute.name.local));
    found.extend(
        unknown.map(|attribute| Found::new(SECURITY_RISK_ATTR, attribute.at).with("attr", attribute.name.local)),
    );
    found
}

/// A `div` with nothing but text in it may hide markup that was escaped.
pub(crate) fn close<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    if !matches!(frame.notes, Notes::Markup) {
        walk.add_to_text_around(&frame.text);
    }
}
