//! Looks at the attributes of an element: which it may have, which it must, and their values.

use crate::codes::{BAD_CHARACTERS, MISSING_ATTRIBUTE, UNEXPECTED_ATTRIBUTE, USE_OF_EXTENSION_ATTR};
use crate::context::FormatFamily;
use crate::found::Found;
use crate::frame::Frame;
use crate::namespace::Ns;
use crate::rules::language;
use crate::suspicious::is_suspicious;
use crate::vocabulary::{Attr, Content};
use crate::walk::Walk;
use crate::xml::Attribute;

impl<'a> Walk<'a> {
    pub(super) fn attributes(&mut self, frame: &mut Frame<'a>) {
        language::inherit(self, frame);
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
