//! What stays of an attribute's value: addresses become absolute, ids the article's own.

use std::borrow::Cow;

use super::addresses::Addresses;
use super::fragment::Fragments;
use crate::text::language;

/// Looks at the attributes that are on the list.
#[derive(Clone)]
pub(super) struct Filter {
    pub addresses: Addresses,
    pub fragments: Fragments,
}

impl Filter {
    /// What stays of a value; `None` if its attribute goes.
    pub(super) fn value<'a>(&self, element: &str, attribute: &str, value: &'a str) -> Option<Cow<'a, str>> {
        match (element, attribute) {
            (_, "href") => self.link(value).map(Cow::Owned),
            (_, "cite") => self.addresses.link(value).map(Cow::Owned),
            (_, "id" | "name") => self.fragments.id(value).map(|id| Cow::Owned(id.to_owned())),
            (_, "src" | "poster") => self.addresses.image(value).map(Cow::Owned),
            (_, "srcset") => self.addresses.srcset(value).map(Cow::Owned),
            ("img" | "video", "width" | "height") => {
                (!value.is_empty() && value.bytes().all(|b| b.is_ascii_digit())).then_some(Cow::Borrowed(value))
            }
            (_, "lang") => language::parse(value).map(Cow::Owned),
            _ => Some(Cow::Borrowed(value)),
        }
    }

    /// A link, to a place in the text where it leads to one.
    fn link(&self, value: &str) -> Option<String> {
        let place = self.fragments.link(value, &self.addresses.base);
        place.map_or_else(
            || self.addresses.link(value),
            |id| self.addresses.link(&format!("#{id}")),
        )
    }
}
