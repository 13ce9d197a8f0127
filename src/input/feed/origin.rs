//! The feed that entries are from: where their addresses begin, and what is said of it beside each.

use url::Url;

use crate::model::SourceFeed;
use crate::reader::{self, Family, FinishedEntry, FinishedFeed};
use crate::text::url::{absolute, resolve};

/// What entries have of their feed.
pub(super) struct Of<'a> {
    feed: &'a FinishedFeed,
    /// Where relative addresses begin, where the feed does not say.
    base: Option<Url>,
    origin: SourceFeed,
}

impl<'a> Of<'a> {
    /// `file` is the address of the feed, if it has one.
    pub(super) fn new(feed: &'a FinishedFeed, file: &str) -> Self {
        let address = absolute(file);
        let own = feed.self_link.as_deref().and_then(absolute).or(address);
        let home = feed.home.as_deref().and_then(|home| joined(own.as_ref(), home));
        // Atom's addresses begin where the feed is (RFC 4287, section 2); of RSS and JSON nobody says, and most mean the site.
        let base = match feed.format {
            Family::Atom => own.clone().or_else(|| home.clone()),
            Family::Rss | Family::Json => home.clone().or_else(|| own.clone()),
        };
        let origin = SourceFeed {
            id: feed.id.clone(),
            title: feed.title.clone(),
            url: own.map(String::from),
            home: home.map(String::from),
        };
        Self { feed, base, origin }
    }

    /// The feed that an entry is from, which may say that it is another.
    pub(super) fn origin(&self, entry: &FinishedEntry) -> SourceFeed {
        let Some(stated) = &entry.more.origin else {
            return self.origin.clone();
        };
        let address = |address: &Option<String>| joined(self.base.as_ref(), address.as_deref()?).map(String::from);
        let reader::Origin { id, title, .. } = stated;
        SourceFeed {
            id: id.clone(),
            title: if title.is_empty() {
                self.origin.title.clone()
            } else {
                title.clone()
            },
            url: address(&stated.url),
            home: address(&stated.home),
        }
    }

    /// The feed itself.
    pub(super) fn feed(&self) -> &FinishedFeed {
        self.feed
    }

    /// Where relative addresses begin, where an entry says nothing else.
    pub(super) fn base(&self) -> Option<&Url> {
        self.base.as_ref()
    }

    /// The page of the feed.
    pub(super) fn home(&self) -> Option<&str> {
        self.origin.home.as_deref()
    }

    /// An address as an entry means it.
    pub(super) fn address(&self, entry: &FinishedEntry, written: &str) -> Option<String> {
        let stated = entry
            .more
            .base
            .as_deref()
            .and_then(|base| joined(self.base.as_ref(), base));
        joined(stated.as_ref().or(self.base.as_ref()), written).map(String::from)
    }
}

/// An address of the web: absolute, or relative to another.
pub(super) fn joined(base: Option<&Url>, written: &str) -> Option<Url> {
    let written = written.trim();
    let found = absolute(written).or_else(|| resolve(base?, written));
    found.filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
}
