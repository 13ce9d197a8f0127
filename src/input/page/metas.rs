//! The `meta` and `link` elements of a page: what it says of itself for other programs.

use super::document::Document;

/// Names and values, in order.
#[derive(Debug, Default)]
pub(super) struct Metas {
    rows: Vec<(String, String)>,
    links: Vec<(String, String)>,
}

impl Metas {
    pub(super) fn of(page: &Document<'_>) -> Self {
        let mut metas = Self::default();
        for at in page.all() {
            if page.is_any(at, &["meta"]) {
                let names = ["property", "name", "http-equiv"];
                let value = page.attribute(at, "content").or_else(|| page.attribute(at, "value"));
                let Some(value) = value else { continue };
                for name in names.iter().filter_map(|name| page.attribute(at, name)) {
                    metas.rows.push((name.to_ascii_lowercase(), value.clone()));
                }
            } else if page.is_any(at, &["link"])
                && let (Some(rel), Some(href)) = (page.attribute(at, "rel"), page.attribute(at, "href"))
            {
                metas.links.push((rel.to_ascii_lowercase(), href));
            }
        }
        metas
    }

    /// Every value of a name, in lower case.
    pub(super) fn all(&self, name: &str) -> Vec<&str> {
        let of_name = self.rows.iter().filter(|(known, _)| known == name);
        of_name.map(|(_, value)| value.as_str()).collect()
    }

    /// The values of several names, by these.
    pub(super) fn each<'m>(&'m self, names: &[&str]) -> impl Iterator<Item = &'m str> + use<'m> {
        let mut found = Vec::new();
        for name in names {
            found.extend(self.all(name));
        }
        found.into_iter()
    }

    /// The first value of the first name that has one.
    pub(super) fn first(&self, names: &[&str]) -> Option<&str> {
        let of = |name: &&str| self.rows.iter().find(|(known, _)| known == name);
        names.iter().find_map(of).map(|(_, value)| value.as_str())
    }

    /// Whether a name has this value.
    pub(super) fn is(&self, name: &str, value: &str) -> bool {
        self.all(name)
            .into_iter()
            .any(|found| found.eq_ignore_ascii_case(value))
    }

    /// Where a link of this kind leads.
    pub(super) fn link(&self, rel: &str) -> Option<&str> {
        let is_it = |(known, _): &&(String, String)| known.split_ascii_whitespace().any(|word| word == rel);
        self.links.iter().find(is_it).map(|(_, href)| href.as_str())
    }
}
