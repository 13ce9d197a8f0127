//! RSS 1.0 as RDF: resources, and what is described.

use std::collections::BTreeSet;

use crate::codes::{
    DUPLICATE_VALUE, INVALID_RDF, MISSING_ATTRIBUTE, MISSING_ELEMENT, MISSING_LISTED_ITEM, UNDEFINED_ELEMENT,
    UNLISTED_ITEM,
};
use crate::context::FormatFamily;
use crate::found::Found;
use crate::frame::Frame;
use crate::namespace::Ns;
use crate::value::{Subject, uri};
use crate::walk::Walk;

/// RSS 0.90 is the same family.
pub(crate) fn root<'a>(walk: &mut Walk<'a>, _frame: &mut Frame<'a>) {
    let declared = walk.reader().declared();
    if declared.iter().any(|binding| Ns::of(&binding.uri) == Ns::Rss090) {
        walk.context.core = Ns::Rss090;
    }
}

/// A document has a channel.
pub(crate) fn needs_channel<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    if !frame.has((Ns::Rss1, "channel")) && !frame.has((Ns::Rss090, "channel")) {
        walk.lacks(frame, (Ns::Rss1, "channel"), MISSING_ELEMENT);
    }
}

/// What is described says what it is about, and nothing is described twice.
pub(crate) fn needs_about<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    let Some(about) = frame.attribute((Ns::Rdf, "about")).map(str::to_owned) else {
        let found = walk.about(frame, MISSING_ATTRIBUTE).with("attr", "rdf:about");
        walk.tell(found);
        return;
    };
    let mut found = Vec::new();
    let subject = frame.subject(walk, &about);
    uri::reference(
        &Subject {
            attr: Some((Ns::Rdf, "about")),
            ..subject
        },
        &mut found,
    );
    if !walk.facts_mut().rdf.abouts.insert(about.clone()) {
        let shown = walk.context.show(frame.name.pair());
        let finding = Found::new(DUPLICATE_VALUE, frame.at)
            .with("parent", shown)
            .with("element", "rdf:about");
        found.push(finding.with("value", about));
    }
    walk.found.append(&mut found);
}

/// A channel lists its items.
pub(crate) fn channel<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    if frame.attribute((Ns::Rdf, "about")).is_some() && !frame.has((Ns::Rss1, "items")) {
        walk.lacks(frame, (Ns::Rss1, "items"), MISSING_ELEMENT);
    }
}

/// An element whose value is an address, in `rdf:resource`.
pub(crate) fn resource<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    let mut found = Vec::new();
    match frame.attribute((Ns::Rdf, "resource")) {
        Some(address) => {
            let subject = frame.subject(walk, address);
            uri::reference(&subject, &mut found);
            if walk.context.family == FormatFamily::Rdf && !frame.text.trim().is_empty() {
                let message = "an element with `rdf:resource` may hold nothing else";
                found.push(walk.about(frame, INVALID_RDF).with("message", message));
            }
        }
        None if walk.context.family == FormatFamily::Rdf => {
            found.push(walk.about(frame, MISSING_ATTRIBUTE).with("attr", "rdf:resource"));
        }
        None => {}
    }
    walk.found.append(&mut found);
}

/// An item of the channel's list of contents.
pub(crate) fn listed<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    let address = frame.attribute((Ns::Rdf, "resource")).or(frame.plain("resource"));
    if let Some(address) = address.map(|address| uri::resolve(frame.inherited.base.as_deref(), address)) {
        walk.facts_mut().rdf.listed.push((address, frame.at));
    } else {
        let found = walk.about(frame, MISSING_ATTRIBUTE).with("attr", "rdf:resource");
        walk.tell(found);
    }
}

/// An item, which the list of contents has to name.
pub(crate) fn item<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    if let Some(about) = frame.attribute((Ns::Rdf, "about")) {
        let about = uri::resolve(frame.inherited.base.as_deref(), about);
        walk.facts_mut().rdf.items.push((about, frame.at));
    }
}

/// The list of contents and the items are the same (RSS 1.0, section 5.3.5). A channel without a list was told before.
pub(crate) fn contents<'a>(walk: &mut Walk<'a>, _frame: &mut Frame<'a>) {
    let facts = &walk.facts().rdf;
    if facts.listed.is_empty() {
        return;
    }
    let pairs = [
        (&facts.listed, &facts.items, MISSING_LISTED_ITEM),
        (&facts.items, &facts.listed, UNLISTED_ITEM),
    ];
    let mut found = Vec::new();
    for (these, others, code) in pairs {
        let known: BTreeSet<&str> = others.iter().map(|(address, _)| address.as_str()).collect();
        let lone = these.iter().filter(|(address, _)| !known.contains(address.as_str()));
        found.extend(lone.map(|(address, at)| Found::new(code, *at).with("value", address.clone())));
    }
    walk.found.append(&mut found);
}

/// RSS 0.90 had no `description` in items; told once, for who has one has it in each.
pub(crate) fn no_description<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    if !std::mem::replace(&mut walk.facts_mut().rdf.has_told_description, true) {
        let found = walk.about(frame, UNDEFINED_ELEMENT);
        walk.tell(found);
    }
}
