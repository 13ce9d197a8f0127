//! Addresses in a body: made absolute, and only of the kinds that readers can follow.

use std::sync::Arc;

use url::{ParseError, Url};

use crate::text::reference::is_marked;
use crate::text::url::{SCHEMES, resolve, resolve_link};

/// Knows where a picture that a body names is served; `None` leaves it to the base address.
pub type Pictures = Arc<dyn Fn(&str) -> Option<String> + Send + Sync>;

/// Turns addresses into absolute ones.
#[derive(Clone)]
pub struct Addresses {
    /// Where the body is read.
    pub base: Url,
    /// What the ids of places in it begin with, so that no other article has them: a letter, then
    /// letters, digits and hyphens.
    pub mark: String,
    /// Its pictures.
    pub pictures: Pictures,
}

impl Addresses {
    /// The address of a link; `None` for what nobody can follow.
    pub fn link(&self, value: &str) -> Option<String> {
        resolve_link(&self.base, value).filter(|address| !is_marked(address))
    }

    /// The address of a picture or a film.
    pub fn image(&self, value: &str) -> Option<String> {
        let found = (self.pictures)(value).or_else(|| resolve(&self.base, value).map(String::from));
        found.filter(|address| !is_marked(address))
    }

    /// `a.png 1x, b.png 2x`: an address ends at a blank, as it may hold commas (HTML, section
    /// 4.8.4.2.2).
    pub fn srcset(&self, value: &str) -> Option<String> {
        let mut candidates = Vec::new();
        let mut rest = value.trim_start_matches([' ', ',', '\n', '\t']);
        while !rest.is_empty() {
            let (address, tail) = rest.split_at(rest.find(char::is_whitespace).unwrap_or(rest.len()));
            let (size, next) = if address.ends_with(',') {
                ("", tail)
            } else {
                tail.split_once(',').unwrap_or((tail, ""))
            };
            let address = self.image(address.trim_end_matches(','))?;
            candidates.push(format!("{address} {}", size.trim()).trim_end().to_owned());
            rest = next.trim_start_matches([' ', ',', '\n', '\t', '\r']);
        }
        (!candidates.is_empty()).then(|| candidates.join(", "))
    }
}

/// Whether a value is no address, or a relative one, or of a kind that readers can follow.
pub(super) fn is_followed(element: &str, attribute: &str, value: &str) -> bool {
    let is_address = matches!((element, attribute), (_, "href" | "src") | ("video", "poster"));
    !is_address
        || !value.contains(':')
        || match Url::parse(value) {
            Ok(url) => SCHEMES.contains(&url.scheme()),
            Err(error) => error == ParseError::RelativeUrlWithoutBase,
        }
}
