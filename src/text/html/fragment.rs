//! Places in a text that its own links lead to. Readers show many articles on one page: the ids of such
//! places are made those of the article, and all others go.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use url::Url;

use super::addresses::Addresses;
use super::tags::Tag;

/// The ids that stay, by what they were.
#[derive(Debug, Clone, Default)]
pub struct Fragments {
    ids: HashMap<String, String>,
}

impl Fragments {
    /// The places in a text that links in it lead to.
    pub fn of(tags: &[Tag<'_>], addresses: &Addresses) -> Self {
        let Addresses { base, mark, .. } = addresses;
        let targets: HashSet<String> = tags.iter().filter_map(|tag| target(tag, base)).collect();
        if targets.is_empty() {
            return Self::default();
        }
        let mut ids = HashMap::new();
        for place in tags.iter().flat_map(places).filter(|place| targets.contains(place)) {
            let number = ids.len() + 1;
            ids.entry(place).or_insert_with_key(|place| {
                if is_plain(place) {
                    format!("{mark}-{place}")
                } else {
                    format!("{mark}-{number}")
                }
            });
        }
        Self { ids }
    }

    /// The id that takes the place of another.
    pub fn id(&self, id: &str) -> Option<&str> {
        self.ids.get(id).map(String::as_str)
    }

    /// The id that a link leads to, if its place is in the text.
    pub fn link(&self, href: &str, base: &Url) -> Option<&str> {
        if self.ids.is_empty() {
            return None;
        }
        self.id(&fragment(href, base)?)
    }
}

/// What a link in the text leads to, on the page itself.
fn target(tag: &Tag<'_>, base: &Url) -> Option<String> {
    let href = tag.begins("a").then(|| tag.attribute("href"))??;
    fragment(&href, base)
}

/// The id in a link to the page itself.
fn fragment(href: &str, base: &Url) -> Option<String> {
    let (page, id) = href.trim().split_once('#')?;
    let is_here = page.is_empty() || base.join(page).is_ok_and(|page| page == *base);
    (is_here && !id.is_empty()).then(|| id.to_owned())
}

/// The ids that an element has; a link may have a name (HTML 4, section 12.2.3).
fn places(tag: &Tag<'_>) -> Vec<String> {
    let name = tag.attribute("name").filter(|_| tag.begins("a"));
    let places = [tag.attribute("id"), name].into_iter().flatten();
    places.map(Cow::into_owned).filter(|_| !tag.is_end).collect()
}

/// Whether an id is written the same everywhere.
fn is_plain(id: &str) -> bool {
    id.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.:".contains(&b))
}
