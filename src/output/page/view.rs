//! What a subscribe page shows, under the names that templates use. Addresses that begin with
//! nothing are relative to the page; all others are whole.

use serde::Serialize;

/// A page: that of all feeds, or that of one.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Page {
    /// Of the publication, or of the feed.
    pub title: String,
    /// What it is about.
    pub description: String,
    /// The publication.
    pub site: String,
    /// Its home page.
    pub home: String,
    /// BCP 47.
    pub language: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// The line on rights.
    pub copyright: Option<String>,
    /// The OPML list of all feeds.
    pub opml: Option<String>,
    /// The page of all feeds, seen from that of one.
    pub index: Option<String>,
    /// The feeds, by what they are made of.
    pub groups: Vec<Group>,
    /// Newest first.
    pub stories: Vec<Story>,
    /// Whether pictures of stories are files beside the page.
    pub has_own_pictures: bool,
    /// What stands for the page where others show it.
    pub image: Option<Image>,
}

/// A picture of its own.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Image {
    /// Its address.
    pub url: String,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
}

/// Feeds that belong together.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Group {
    /// `topic`, `author`, `section`, `language`; empty for single feeds.
    pub each: String,
    /// In the order of the configuration.
    pub feeds: Vec<Feed>,
}

/// A feed, as it is offered.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Feed {
    /// Its path, which no other feed has.
    pub path: String,
    /// The topic, author, section or language; the title for a single feed.
    pub name: String,
    /// Its title.
    pub title: String,
    /// What it is about.
    pub description: String,
    /// The address to copy.
    pub address: String,
    /// Its formats.
    pub links: Vec<Link>,
    /// Its own page.
    pub page: Option<String>,
    /// How many entries it has.
    pub count: usize,
    /// The day of its newest time.
    pub updated: String,
    /// The newest story, if it is known.
    pub newest: Option<Link>,
}

/// An address with a name.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Link {
    /// What people read.
    pub title: String,
    /// Where it leads.
    pub href: String,
    /// Media type of what is there.
    pub media_type: &'static str,
}

/// A story.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Story {
    /// Its headline.
    pub title: String,
    /// Its address.
    pub url: String,
    /// Plain text.
    pub summary: String,
    /// Names.
    pub authors: Vec<String>,
    /// The day it was published.
    pub day: String,
    /// The moment it was published.
    pub published: String,
    /// BCP 47, where it is not that of the page.
    pub language: Option<String>,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// The first picture.
    pub picture: Option<Picture>,
}

/// A picture that is part of the page, or a smaller one in a file beside it: nothing is fetched from others.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Picture {
    /// A `data:` address, or that of a file of ours; `None` for one that would be too large, which has only its caption.
    pub data: Option<String>,
    /// Other sizes in files of ours.
    pub srcset: Option<String>,
    /// For those who do not see it.
    pub alt: String,
    /// "Caption (credit)".
    pub caption: Option<String>,
    /// In pixels.
    pub width: Option<u32>,
    /// In pixels.
    pub height: Option<u32>,
}

/// A page with everything on it.
#[cfg(test)]
pub(super) fn sample() -> Page {
    let link = Link {
        title: "RSS 2.0".to_owned(),
        href: "tides.rss".to_owned(),
        media_type: "application/rss+xml",
    };
    let story = Story {
        title: "Tide Table Ties".to_owned(),
        language: Some("he".to_owned()),
        dir: "rtl",
        picture: Some(Picture::default()),
        ..Story::default()
    };
    let feed = Feed {
        path: "tides".to_owned(),
        links: vec![link.clone()],
        newest: Some(link),
        ..Feed::default()
    };
    Page {
        title: "Tides & Ties".to_owned(),
        language: "en".to_owned(),
        dir: "ltr",
        opml: Some("feeds.opml".to_owned()),
        index: Some("index.html".to_owned()),
        groups: vec![Group {
            each: "topic".to_owned(),
            feeds: vec![feed],
        }],
        stories: vec![story],
        ..Page::default()
    }
}
