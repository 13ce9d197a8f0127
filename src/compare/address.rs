//! When two addresses are one.

use url::Url;

use crate::reader::FinishedFeed;
use crate::text::url::absolute;

/// An address in the one way of writing it (RFC 3986, section 6.2.2); as written where it is none of the web.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(super) struct Address(String);

impl Address {
    /// Of a text.
    pub(super) fn of(text: &str) -> Self {
        Self(absolute(text).map_or_else(|| text.to_owned(), String::from))
    }
}

/// Whether a link leads to the front page of a site, or to the page that the feed is of: it says nothing about an entry.
pub(super) fn is_home(link: &str, feed: &FinishedFeed) -> bool {
    let is_front = |url: &Url| url.path() == "/" && url.query().is_none() && url.fragment().is_none();
    let is_front = absolute(link).is_some_and(|url| is_front(&url));
    is_front
        || feed
            .home
            .as_deref()
            .is_some_and(|home| Address::of(home) == Address::of(link))
}
