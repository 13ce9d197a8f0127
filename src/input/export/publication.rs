//! What an export says of the publication itself, for the configuration that `init` writes: its title, address, description,
//! language and zone. Lists of posts (`WordPress`'s REST interface, Substack, Movable Type, Medium) say nothing of the kind.

use chrono_tz::Tz;

use super::wxr::pieces::with_references;
use super::{blogger, ghost, wxr};
use crate::input::delivery::xml::{Node, at, attribute, child, children, look, text};
use crate::text::html::to_text;
use crate::text::node::{self, Node as Tree, Value};
use crate::text::{language, line, url};

/// A publication, as far as its export says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Publication {
    pub title: Option<String>,
    /// Of its home page.
    pub url: Option<String>,
    pub description: Option<String>,
    /// As BCP 47 writes it.
    pub language: Option<String>,
    /// A name of the tz database.
    pub zone: Option<String>,
}

/// How a system says it: its format, whether that stands before the stories, and what reads it.
type Row = (&'static str, bool, fn(&str) -> Option<Publication>);

const ROWS: &[Row] = &[
    (wxr::FORMAT.key, true, of_channel),
    (blogger::FORMAT.key, false, of_archive),
    (ghost::FORMAT.key, false, of_settings),
];

/// Whether exports of a format say what publication they are of: `Some(true)` if they do before the first story.
pub fn stands_first(key: &str) -> Option<bool> {
    ROWS.iter().find(|row| row.0 == key).map(|row| row.1)
}

/// What an export of a format says; nothing where it cannot be read.
pub fn publication(key: &str, text: &str) -> Publication {
    let row = ROWS.iter().find(|row| row.0 == key);
    row.and_then(|row| (row.2)(text)).unwrap_or_default()
}

impl Publication {
    /// Of texts as they are written.
    fn new(title: &str, address: &str, description: &str, tag: &str, zone: &str) -> Self {
        let words = |text: &str| Some(line::single(to_text(text).trim().to_owned())).filter(|text| !text.is_empty());
        Self {
            title: words(title),
            url: url::absolute(address).map(|url| url.to_string()),
            description: words(description),
            language: language::parse(tag),
            zone: zone.trim().parse().ok().map(|zone: Tz| zone.name().to_owned()),
        }
    }

    /// What another says besides.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            title: self.title.or(other.title),
            url: self.url.or(other.url),
            description: self.description.or(other.description),
            language: self.language.or(other.language),
            zone: self.zone.or(other.zone),
        }
    }
}

/// The channel of a WXR: what stands before its first item.
fn of_channel(export: &str) -> Option<Publication> {
    let start = export.find("<rss")?;
    let end = export.find("<item").unwrap_or(export.len());
    let head = export.get(start..end)?;
    let head = head.split("</channel").next().unwrap_or_default();
    let document = with_references(head) + "</channel></rss>";
    look(&document, |root| {
        let of = |name: &str| text(at(root, &["channel", name]));
        let link = of_channel_itself(root, "link");
        let link = if link.is_empty() { of("base_blog_url") } else { link };
        Publication::new(
            &of_channel_itself(root, "title"),
            &link,
            &of_channel_itself(root, "description"),
            &of("language"),
            "",
        )
    })
}

/// An element of the channel, and not one of another vocabulary, such as `atom:link`.
fn of_channel_itself(root: Node<'_, '_>, name: &str) -> String {
    let channel = child(root, "channel").into_iter();
    let mut found = channel.flat_map(|channel| children(channel, name));
    text(found.find(|node| node.tag_name().namespace().is_none()))
}

/// A Blogger archive: its feed, and entries that are settings.
fn of_archive(export: &str) -> Option<Publication> {
    look(export, |feed| {
        let setting = |name: &str| {
            let is_it = |entry: &Node<'_, '_>| text(child(*entry, "id")).ends_with(&format!(".settings.{name}"));
            text(
                children(feed, "entry")
                    .find(is_it)
                    .and_then(|entry| child(entry, "content")),
            )
        };
        let page = |link: &Node<'_, '_>| attribute(*link, "rel") == Some("alternate");
        let link = children(feed, "link")
            .find(page)
            .and_then(|link| attribute(link, "href"))
            .map(str::to_owned);
        let description = text(child(feed, "subtitle"));
        let description = if description.is_empty() {
            setting("BLOG_DESCRIPTION")
        } else {
            description
        };
        let zone = setting("BLOG_TIME_ZONE");
        Publication::new(
            &text(child(feed, "title")),
            &link.unwrap_or_default(),
            &description,
            &setting("BLOG_LOCALE"),
            &zone,
        )
    })
}

/// The table `settings` of Ghost's own export. The address is not in it.
fn of_settings(export: &str) -> Option<Publication> {
    let tree = node::json(export).ok()?;
    let tables = ghost::data(&tree);
    let Value::List(rows) = &tables.get("settings")?.value else {
        return None;
    };
    let text = |node: &Tree, key: &str| node.get(key).and_then(Tree::text).unwrap_or_default().to_owned();
    let setting = |keys: &[&str]| {
        let is_it = |row: &&Tree| keys.contains(&&*text(row, "key"));
        rows.iter()
            .find(is_it)
            .map(|row| text(row, "value"))
            .unwrap_or_default()
    };
    Some(Publication::new(
        &setting(&["title"]),
        &setting(&["url"]),
        &setting(&["description"]),
        &setting(&["locale", "lang", "default_locale"]),
        &setting(&["timezone", "active_timezone", "activeTimezone"]),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(key: &str, text: &str) -> [Option<String>; 5] {
        let Publication {
            title,
            url,
            description,
            language,
            zone,
        } = publication(key, text);
        [title, url, description, language, zone]
    }

    fn some(texts: [&str; 5]) -> [Option<String>; 5] {
        texts.map(|text| Some(text.to_owned()).filter(|text| !text.is_empty()))
    }

    #[test]
    fn a_channel_says_whose_export_it_is() {
        let head = "<?xml version=\"1.0\"?>\n<rss xmlns:atom=\"http://www.w3.org/2005/Atom\" xmlns:wp=\"w\"><channel>\n\
            <atom:link href=\"https://x.example/feed\"/><title>Salt &amp; Sail</title><link>https://sail.example/news</link>\
            <description><![CDATA[News & views]]></description><language>nb_NO</language>";
        let expected = some(["Salt & Sail", "https://sail.example/news", "News & views", "nb-NO", ""]);
        for rest in [
            "<item><title>Fog</title>",
            "</channel></rss>",
            "<wp:author/>\n<item/></channel></rss>",
        ] {
            assert_eq!(said("wordpress-export", &format!("{head}{rest}")), expected, "{rest}");
        }
        assert_eq!(
            said(
                "wordpress-export",
                "<rss><channel><title>A</title><link>https://</link>"
            ),
            some(["A", "", "", "", ""])
        );
        assert_eq!(
            said("wordpress-export", "<rss><channel><title>A</wrong><item/>"),
            some([""; 5])
        );
    }

    #[test]
    fn an_archive_has_entries_that_are_settings() {
        let setting = |name: &str, value: &str| {
            format!("<entry><id>tag:blogger.com,1999:blog-1.settings.{name}</id><content>{value}</content></entry>")
        };
        let feed = format!(
            "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Harbor Notes</title><link rel=\"self\" href=\"https://x.example/\"/>\
             <link rel=\"alternate\" href=\"https://notes.example/\"/>{}{}{}</feed>",
            setting("BLOG_DESCRIPTION", "From the pier"),
            setting("BLOG_TIME_ZONE", "Europe/Oslo"),
            setting("BLOG_LOCALE", "en_GB"),
        );
        let expected = some([
            "Harbor Notes",
            "https://notes.example/",
            "From the pier",
            "en-GB",
            "Europe/Oslo",
        ]);
        assert_eq!(said("blogger", &feed), expected);
    }

    #[test]
    fn settings_of_ghost_are_rows() {
        let export = r#"{"db": [{"data": {"posts": [], "settings": [{"key": "title", "value": "Salt"},
            {"key": "timezone", "value": "Nowhere/At-all"}, {"key": "lang", "value": "sv"}, {"key": "description", "value": null}]}}]}"#;
        assert_eq!(said("ghost", export), some(["Salt", "", "", "sv", ""]));
        assert_eq!(said("ghost", "[1"), some([""; 5]));
        assert_eq!(said("movable-type", "TITLE: A"), some([""; 5]));
    }
}
