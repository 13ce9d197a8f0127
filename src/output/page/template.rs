//! Our templates, or the publication's in their place.

use minijinja::context;
use minijinja::value::Serde;

use super::view::Page;
use super::words::words;
use crate::text::template::{self, Mistake};

/// Every template, by its name; `base.html` and `parts.html` are what the others have in common.
pub const NAMES: [&str; 4] = ["base.html", "parts.html", "index.html", "feed.html"];

const TEXTS: [&str; 4] = [
    include_str!("base.html"),
    include_str!("parts.html"),
    include_str!("index.html"),
    include_str!("feed.html"),
];

/// Templates, ready to be filled in.
#[derive(Debug)]
pub struct Templates(template::Templates);

impl Templates {
    /// Ours, but for the ones in `own`, by name.
    pub fn new(own: &[(String, String)]) -> Result<Self, Mistake> {
        let texts = NAMES.into_iter().zip(TEXTS).map(|(name, text)| {
            let own = own.iter().find(|(own, _)| own == name).map(|(_, text)| text.clone());
            (name, own.unwrap_or_else(|| text.to_owned()))
        });
        template::Templates::new(texts).map(Self)
    }

    /// The page that the template `name` makes.
    pub fn write(&self, name: &str, page: &Page) -> Result<String, Mistake> {
        let values = context! { page => Serde(page), words => Serde(words(&page.language)) };
        self.0.write(name, values)
    }
}
