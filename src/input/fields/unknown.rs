//! Fields that nobody reads because of a slip in their names: `autor`, `publised`.

use feedcheck::suggest::typo;

use super::Reader;
use crate::model::{Code, Diagnostic};

/// What articles of a newsroom name; other words are too near to those that people make up.
const USUAL: &[(&str, &[&str])] = &[
    ("title", &["title", "headline"]),
    ("subtitle", &["subtitle", "standfirst"]),
    ("summary", &["summary", "description", "excerpt"]),
    ("authors", &["authors", "author", "byline"]),
    ("published", &["published", "pubdate"]),
    ("updated", &["updated", "lastmod"]),
    ("embargo", &["embargo", "embargoed"]),
    ("expires", &["expires"]),
    ("correction", &["correction"]),
    ("retraction", &["retracted", "retraction"]),
    ("topics", &["topics", "categories", "keywords"]),
    ("section", &["section"]),
    ("photos", &["photos", "images"]),
    ("enclosures", &["enclosure", "enclosures"]),
    ("language", &["language"]),
];

impl Reader<'_> {
    /// Tells keys that are like that of a field of which the article says nothing.
    pub(super) fn tell_unknown_fields(&mut self) {
        // A generator's pages have parameters of their own.
        if self.style.is_adopted() || self.values.unread().next().is_none() {
            return;
        }
        let said = |field: &str| self.find(field).is_some();
        let open = USUAL.iter().filter(|(field, _)| !said(field));
        let open: Vec<&str> = open.flat_map(|(_, names)| *names).copied().collect();
        let slips = self
            .values
            .unread()
            .filter_map(|(folded, field)| Some((field, typo(folded, open.iter().copied())?)));
        let notes: Vec<Diagnostic> = slips
            .map(|(field, meant)| {
                let message = format!("`{}` is no field that is read", field.key);
                let place = self.source.place(field.key_span.clone());
                Diagnostic::new(Code::UNKNOWN_FIELD, place, message).help(format!("did you mean `{meant}`?"))
            })
            .collect();
        self.notes.extend(notes);
    }
}
