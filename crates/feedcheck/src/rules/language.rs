//! `xml:lang` and `xml:base`, which count for everything inside of an element.

use crate::codes::MISSING_DC_LANGUAGE;
use crate::found::Found;
use crate::frame::Frame;
use crate::namespace::Ns;
use crate::value::{language, uri};
use crate::walk::Walk;

/// Takes over what an element says of language and base.
pub(crate) fn inherit<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    let mut found = Vec::new();
    for attribute in frame.attributes.iter().filter(|attribute| attribute.name.ns == Ns::Xml) {
        let subject = frame.attribute_subject(&walk.context, walk.parent_name(), attribute);
        match attribute.name.local {
            "lang" if !attribute.value.is_empty() => language::language(&subject, &mut found),
            "base" => uri::iri_reference(&subject, &mut found),
            _ => {}
        }
    }
    if let Some(language) = frame.attribute((Ns::Xml, "lang")) {
        frame.inherited.has_language = !language.is_empty();
    }
    if let Some(base) = frame.attribute((Ns::Xml, "base")) {
        frame.inherited.base = Some(uri::resolve(frame.inherited.base.as_deref(), base).into());
    }
    walk.found.append(&mut found);
}

/// A channel should say its language.
pub(crate) fn channel<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    let core = walk.context.core;
    if !frame.has((core, "language")) && !frame.has((Ns::Dc, "language")) && !frame.inherited.has_language {
        let shown = walk.context.show((core, "channel"));
        walk.tell(
            Found::new(MISSING_DC_LANGUAGE, frame.at)
                .with("parent", shown)
                .with("element", "language"),
        );
    }
}
