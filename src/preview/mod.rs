//! What editors look at before a feed goes out: the pages of `feedmill serve`, from plain values to
//! HTML. `view` says what is on a page of a feed that `reader` read, `chart` draws stories.

mod chart;
mod frame;
mod view;

use minijinja::context;
use minijinja::value::Serde;
use serde::Serialize;

pub use chart::chart;
pub use frame::{Local, frame};
pub use view::{EntryView, FeedPage, Line, Note, Overview, RawPage, Row, feed_page, notes, raw_page};

use crate::text::template::{Mistake, Templates};

/// The stylesheet of all pages.
pub const STYLE: &str = include_str!("preview.css");

/// The script of all pages, which shows a page anew when something was built.
pub const SCRIPT: &str = include_str!("preview.js");

const TEXTS: [(&str, &str); 5] = [
    ("base.html", include_str!("base.html")),
    ("parts.html", include_str!("parts.html")),
    ("overview.html", include_str!("overview.html")),
    ("feed.html", include_str!("feed.html")),
    ("raw.html", include_str!("raw.html")),
];

/// The pages, ready to be filled in.
#[derive(Debug)]
pub struct Pages(Templates);

impl Pages {
    /// Ours.
    pub fn new() -> Result<Self, Mistake> {
        let texts = TEXTS.into_iter().map(|(name, text)| (name, text.to_owned()));
        Templates::new(texts).map(Self)
    }

    /// All feeds.
    pub fn overview(&self, page: &Overview) -> Result<String, Mistake> {
        self.write("overview.html", page)
    }

    /// One feed.
    pub fn feed(&self, page: &FeedPage) -> Result<String, Mistake> {
        self.write("feed.html", page)
    }

    /// A document with the numbers of its lines.
    pub fn raw(&self, page: &RawPage) -> Result<String, Mistake> {
        self.write("raw.html", page)
    }

    fn write(&self, name: &str, page: &impl Serialize) -> Result<String, Mistake> {
        self.0.write(name, context! { page => Serde(page) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_has_a_place_for_everything() {
        let pages = Pages::new().unwrap();
        let overview = Overview {
            trouble: Some("no <title>".to_owned()),
            chart: "<svg></svg>".to_owned(),
            feeds: vec![Row::default()],
            ..Overview::default()
        };
        let text = pages.overview(&overview).unwrap();
        assert!(
            text.contains("no &lt;title&gt;") && text.contains("<svg></svg>"),
            "{text}"
        );
        let entry = EntryView {
            frame: "<p title=\"x\">".to_owned(),
            ..EntryView::default()
        };
        let feed = FeedPage {
            entries: vec![entry],
            notes: vec![Note::default()],
            ..FeedPage::default()
        };
        let text = pages.feed(&feed).unwrap();
        assert!(text.contains("srcdoc=\"&lt;p title=&quot;x&quot;&gt;\""), "{text}");
        let raw = RawPage {
            lines: vec![Line {
                number: 7,
                notes: vec![Note::default()],
                ..Line::default()
            }],
            ..RawPage::default()
        };
        assert!(pages.raw(&raw).unwrap().contains("id=\"L7\""));
    }
}
