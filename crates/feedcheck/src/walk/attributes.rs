//! Looks at the attributes of an element: which it may have, which it must, and their values.

use crate::codes::{BAD_CHARACTERS, MISSING_ATTRIBUTE, UNEXPECTED_ATTRIBUTE, USE_OF_EXTENSION_ATTR};
use crate::context::FormatFamily;
use crate::found::Found;
use crate::frame::Frame;
use crate::namespace::Ns;
use crate::rules::language;
use crate::suggest;
use crate::suspicious::is_suspicious;
use crate::vocabulary::{Attr, Content};
use crate::walk::Walk;
use crate::xml::Attribute;

/// Names of attributes are shorter.
const LONGEST_NAME: usize = 40;

impl<'a> Walk<'a> {
    pub(super) fn attributes(&mut self, frame: &mut Frame<'a>) {
        language::inherit(self, frame);
        self.misspelt(frame);
        let frame = &*frame;
        let is_checked = !matches!(
            frame.kind.content,
            Content::Anything | Content::RdfDescription | Content::Xhtml
        );
        for attribute in &frame.attributes {
            self.bad_characters_in(attribute, frame);
            if attribute.name.ns == Ns::Xml && matches!(attribute.name.local, "base" | "id" | "lang" | "space") {
                continue;
            }
            let key = attribute.name.pair();
            match frame.kind.attributes.iter().find(|attr| attr.name == key) {
                Some(attr) => self.value_of_attribute(attr, attribute, frame),
                None if is_checked => self.unexpected(attribute, frame),
                None => {}
            }
        }
        for attr in frame.kind.attributes.iter().filter(|attr| attr.is_required) {
            if frame.attribute(attr.name).is_none() {
                let found = self.about(frame, MISSING_ATTRIBUTE);
                let shown = self.context.show(attr.name);
                self.found.push(found.with("attr", shown));
            }
        }
    }

    /// Attributes with a slip in their name, or a prefix that is not declared, are told, and taken for what was meant: that this one is missing would say it again.
    fn misspelt(&mut self, frame: &mut Frame<'a>) {
        let known = frame.kind.attributes;
        for index in 0..frame.attributes.len() {
            let name = frame.attributes[index].name;
            if frame.attributes[index].uri.starts_with('?') {
                let meant = known.iter().find(|attr| attr.name == (Ns::None, name.local));
                if meant.is_some_and(|attr| frame.attribute(attr.name).is_none()) {
                    // That its prefix is not declared, was told.
                    frame.attributes[index].name.ns = Ns::None;
                }
                continue;
            }
            let is_known = known.iter().any(|attr| attr.name == name.pair());
            if is_known
                || known.is_empty()
                || matches!(name.ns, Ns::Xml | Ns::Unknown)
                || name.local.len() > LONGEST_NAME
            {
                continue;
            }
            let names = known.iter().filter(|attr| attr.name.0 == name.ns);
            let free = names
                .filter(|attr| frame.attribute(attr.name).is_none())
                .map(|attr| attr.name.1);
            let Some(meant) = suggest::nearest(name.local, free).filter(|_| self.kept.has_room(UNEXPECTED_ATTRIBUTE))
            else {
                continue;
            };
            let shown = self.context.show(name.pair());
            let hint = format!(": did you mean `{}`?", self.context.show((name.ns, meant)));
            let element = self.context.show(frame.name.pair());
            let found = Found::new(UNEXPECTED_ATTRIBUTE, frame.attributes[index].at)
                .with("attr", shown.clone())
                .with("attribute", shown)
                .with("element", element.clone())
                .with("parent", element);
            self.found.push(found.with("hint", hint));
            frame.attributes[index].name.local = meant;
        }
    }

    fn value_of_attribute(&mut self, attr: &Attr, attribute: &Attribute<'a>, frame: &Frame<'a>) {
        let subject = frame.attribute_subject(&self.context, self.parent_name(), attribute);
        for check in attr.checks {
            check(&subject, &mut self.found);
        }
    }

    fn unexpected(&mut self, attribute: &Attribute<'a>, frame: &Frame<'a>) {
        let is_rdf = self.context.family == FormatFamily::Rdf && frame.kind.content == Content::Text;
        let rdf = ["parseType", "datatype", "resource"];
        if is_rdf && attribute.name.ns == Ns::Rdf && rdf.contains(&attribute.name.local) {
            return;
        }
        let is_core = frame.name.ns == self.context.core;
        // Atom allows any attribute that is in a namespace (RFC 4287, section 2, `undefinedAttribute`), and so
        // does OPML 2.0.
        if matches!(
            self.context.family,
            FormatFamily::Atom | FormatFamily::Entry | FormatFamily::Opml
        ) && attribute.name.ns != Ns::None
        {
            return;
        }
        let code = match attribute.name.ns {
            Ns::Unknown if self.context.family == FormatFamily::Rss && is_core => USE_OF_EXTENSION_ATTR,
            Ns::Unknown => return,
            _ => UNEXPECTED_ATTRIBUTE,
        };
        let shown = match attribute.prefix {
            "" => attribute.name.local.to_owned(),
            prefix => format!("{prefix}:{}", attribute.name.local),
        };
        let element = self.context.show(frame.name.pair());
        let found = Found::new(code, attribute.at)
            .with("attr", shown.clone())
            .with("attribute", shown);
        self.found
            .push(found.with("element", element.clone()).with("parent", element));
    }

    fn bad_characters_in(&mut self, attribute: &Attribute<'a>, frame: &Frame<'a>) {
        if attribute.value.chars().any(is_suspicious) {
            let found = Found::new(BAD_CHARACTERS, attribute.at);
            let shown = self.context.show(frame.name.pair());
            self.found
                .push(found.with("parent", shown).with("element", attribute.name.local));
        }
    }
}
