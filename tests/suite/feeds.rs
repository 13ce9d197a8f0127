//! Every feed of the sample newsroom, read back by three parsers that we did not write, and
//! compared field by field with what `list` understood of the articles.

use std::collections::BTreeMap;
use std::fs;

use chrono::{DateTime, Utc};
use serde_json::Value;

use crate::site::{Site, files_below, json_lines, project};

/// What a parser found in an entry, or what the article said.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Seen {
    title: String,
    link: String,
    published: DateTime<Utc>,
    updated: Option<DateTime<Utc>>,
    authors: Vec<String>,
    categories: Vec<String>,
    /// Address, type and length.
    enclosures: Vec<(String, String, u64)>,
}

/// By id.
type Entries = BTreeMap<String, Seen>;

fn utc(text: &str) -> DateTime<Utc> {
    DateTime::parse_from_rfc3339(text).unwrap().to_utc()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// What the articles said, by the path of their feeds.
fn expected() -> BTreeMap<String, Entries> {
    let site = Site::new();
    let config = project().join("config.toml");
    let listed = site
        .run(&["list", "--format", "json", "--config", config.to_str().unwrap()])
        .success();
    let mut feeds: BTreeMap<String, Entries> = BTreeMap::new();
    for article in json_lines(&listed.out) {
        let names = |key: &str| article[key].as_array().unwrap().clone();
        let section = article["section"].as_str().map(str::to_owned);
        // One spelling a topic in all feeds.
        let mut categories: Vec<String> = names("topics")
            .iter()
            .map(|topic| {
                text(topic)
                    .replace("city council", "City Council")
                    .replace("City-Council", "City Council")
            })
            .collect();
        categories.extend(section.filter(|section| !names("topics").iter().any(|topic| text(topic) == *section)));
        let seen = Seen {
            title: text(&article["title"]),
            link: text(&article["url"]),
            published: utc(article["published"].as_str().unwrap()),
            updated: article["updated"].as_str().map(utc),
            authors: names("authors").iter().map(|author| text(&author["name"])).collect(),
            categories,
            enclosures: names("photos")
                .iter()
                .map(|photo| {
                    (
                        text(&photo["url"]),
                        text(&photo["type"]),
                        photo["bytes"].as_u64().unwrap(),
                    )
                })
                .collect(),
        };
        for feed in names("feeds") {
            feeds
                .entry(text(&feed))
                .or_default()
                .insert(text(&article["id"]), seen.clone());
        }
    }
    feeds
}

/// RSS takes one enclosure.
fn with_one_enclosure(entries: &Entries) -> Entries {
    let mut entries = entries.clone();
    for seen in entries.values_mut() {
        seen.enclosures.truncate(1);
    }
    entries
}

fn feed_files(ending: &str) -> Vec<(String, Vec<u8>)> {
    let files = files_below(&project().join("feeds")).into_iter();
    let files: Vec<_> = files
        .filter_map(|(path, bytes)| Some((path.strip_suffix(ending)?.to_owned(), bytes)))
        .collect();
    assert!(files.len() >= 10, "{ending}");
    files
}

#[test]
fn the_rss_crate_reads_every_field() {
    let expected = expected();
    for (path, bytes) in feed_files(".rss") {
        let channel = rss::Channel::read_from(&bytes[..]).unwrap();
        let entries: Entries = channel
            .items
            .iter()
            .map(|item| (item.guid.as_ref().unwrap().value.clone(), rss_item(item)))
            .collect();
        assert_eq!(entries, with_one_enclosure(&expected[&path]), "{path}");
    }
}

fn rss_item(item: &rss::Item) -> Seen {
    let updated = item.extensions.get("atom").and_then(|atom| atom.get("updated"));
    Seen {
        title: item.title.clone().unwrap(),
        link: item.link.clone().unwrap(),
        published: DateTime::parse_from_rfc2822(item.pub_date.as_ref().unwrap())
            .unwrap()
            .to_utc(),
        updated: updated.map(|updated| utc(updated[0].value.as_ref().unwrap())),
        authors: item
            .dublin_core_ext
            .as_ref()
            .map(|dc| dc.creators.clone())
            .unwrap_or_default(),
        categories: item.categories.iter().map(|category| category.name.clone()).collect(),
        enclosures: item
            .enclosure
            .iter()
            .map(|e| (e.url.clone(), e.mime_type.clone(), e.length.parse().unwrap()))
            .collect(),
    }
}

#[test]
fn the_atom_crate_reads_every_field() {
    let expected = expected();
    for (path, bytes) in feed_files(".atom") {
        let feed = atom_syndication::Feed::read_from(&bytes[..]).unwrap();
        let entries: Entries = feed
            .entries
            .iter()
            .map(|entry| (entry.id.clone(), atom_entry(entry)))
            .collect();
        assert_eq!(entries, expected[&path], "{path}");
    }
}

fn atom_entry(entry: &atom_syndication::Entry) -> Seen {
    let published = entry.published.unwrap().to_utc();
    let enclosure = |link: &atom_syndication::Link| {
        let length = link.length.as_ref().unwrap().parse().unwrap();
        (link.href.clone(), link.mime_type.clone().unwrap(), length)
    };
    Seen {
        title: entry.title.value.clone(),
        link: entry
            .links
            .iter()
            .find(|link| link.rel == "alternate")
            .unwrap()
            .href
            .clone(),
        published,
        updated: Some(entry.updated.to_utc()).filter(|updated| *updated != published),
        authors: entry.authors.iter().map(|author| author.name.clone()).collect(),
        categories: entry.categories.iter().map(|category| category.term.clone()).collect(),
        enclosures: entry
            .links
            .iter()
            .filter(|link| link.rel == "enclosure")
            .map(enclosure)
            .collect(),
    }
}

#[test]
fn feed_rs_reads_every_feed_of_every_format() {
    let expected = expected();
    for ending in [".rss", ".atom", ".json"] {
        for (path, bytes) in feed_files(ending) {
            let feed = feed_rs::parser::parse(&bytes[..]).unwrap();
            let wanted = &expected[&path];
            assert_eq!(feed.entries.len(), wanted.len(), "{path}{ending}");
            for entry in &feed.entries {
                let seen = &wanted[&entry.id];
                let place = format!("{path}{ending}: {}", entry.id);
                assert_eq!(entry.title.as_ref().unwrap().content, seen.title, "{place}");
                assert_eq!(entry.published, Some(seen.published), "{place}");
                assert!(entry.links.iter().any(|link| link.href == seen.link), "{place}");
                let authors: Vec<String> = entry.authors.iter().filter_map(|author| author.name.clone()).collect();
                assert_eq!(authors, seen.authors, "{place}");
                let categories: Vec<_> = entry.categories.iter().map(|category| category.term.clone()).collect();
                assert_eq!(categories, seen.categories, "{place}");
                assert!(entry.summary.is_some() || ending == ".json", "{place}");
                if let Some(updated) = seen.updated.filter(|_| ending != ".rss") {
                    assert_eq!(entry.updated, Some(updated), "{place}");
                }
                let media = entry
                    .media
                    .iter()
                    .flat_map(|media| &media.content)
                    .filter_map(|content| {
                        Some((
                            content.url.as_ref()?.to_string(),
                            content.content_type.as_ref()?.to_string(),
                            content.size?,
                        ))
                    });
                let links = entry
                    .links
                    .iter()
                    .filter_map(|link| Some((link.href.clone(), link.media_type.clone()?, link.length?)));
                let found: Vec<(String, String, u64)> = media.chain(links).collect();
                for enclosure in &seen.enclosures {
                    assert!(
                        found.contains(enclosure),
                        "{place}: {enclosure:?} is not among {found:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn json_feed_has_every_field() {
    let expected = expected();
    for (path, bytes) in feed_files(".json") {
        let feed: Value = serde_json::from_slice(&bytes).unwrap();
        assert_eq!(feed["version"], "https://jsonfeed.org/version/1.1");
        assert_eq!(
            feed["feed_url"],
            format!("https://courier.example/feeds/{path}.json").replace("姉妹港", "%E5%A7%89%E5%A6%B9%E6%B8%AF")
        );
        let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
        let entry = |item: &Value| {
            let seen = Seen {
                title: text(&item["title"]),
                link: text(&item["url"]),
                published: utc(item["date_published"].as_str().unwrap()),
                updated: item["date_modified"].as_str().map(utc),
                authors: list(&item["authors"])
                    .iter()
                    .map(|author| text(&author["name"]))
                    .collect(),
                categories: list(&item["tags"]).iter().map(text).collect(),
                enclosures: list(&item["attachments"])
                    .iter()
                    .map(|a| {
                        (
                            text(&a["url"]),
                            text(&a["mime_type"]),
                            a["size_in_bytes"].as_u64().unwrap(),
                        )
                    })
                    .collect(),
            };
            (text(&item["id"]), seen)
        };
        let entries: Entries = list(&feed["items"]).iter().map(entry).collect();
        assert_eq!(entries, expected[&path], "{path}");
    }
}

#[test]
fn photos_travel_with_caption_and_credit() {
    let rss = fs::read_to_string(project().join("feeds/topics/weather.rss")).unwrap();
    let tree = roxmltree::Document::parse(&rss).unwrap();
    let media = "http://search.yahoo.com/mrss/";
    let content = tree
        .descendants()
        .find(|node| node.has_tag_name((media, "content")))
        .unwrap();
    let enclosure = tree.descendants().find(|node| node.has_tag_name("enclosure")).unwrap();
    assert_eq!(content.attribute("url"), enclosure.attribute("url"));
    assert_eq!(content.attribute("fileSize"), enclosure.attribute("length"));
    assert_eq!(
        (content.attribute("width"), content.attribute("height")),
        (Some("640"), Some("400"))
    );
    let child = |name: &str| {
        content
            .children()
            .find(|node| node.has_tag_name((media, name)))
            .and_then(|node| node.text())
            .unwrap()
    };
    let body = tree
        .descendants()
        .find(|node| node.tag_name().name() == "encoded")
        .and_then(|node| node.text())
        .unwrap();
    let figure = format!(
        "<figcaption>{} ({})</figcaption>",
        child("description"),
        child("credit")
    );
    assert!(body.contains(&figure), "{figure}");
    assert!(body.contains(&format!("<img src=\"{}\"", enclosure.attribute("url").unwrap())));
    let file = fs::metadata(project().join("articles/wire/storm-drains.webp")).unwrap();
    assert_eq!(enclosure.attribute("length").unwrap(), file.len().to_string());
    assert_eq!(enclosure.attribute("type"), Some("image/webp"));
}

#[test]
fn the_list_of_feeds_names_every_feed_once() {
    let opml = fs::read_to_string(project().join("feeds/feeds.opml")).unwrap();
    let tree = roxmltree::Document::parse(&opml).unwrap();
    let outlines: Vec<_> = tree.descendants().filter(|node| node.has_tag_name("outline")).collect();
    assert_eq!(outlines.len(), feed_files(".rss").len());
    for outline in outlines {
        assert_eq!(outline.attribute("type"), Some("rss"));
        assert_eq!(outline.attribute("text"), outline.attribute("title"));
        assert_eq!(outline.attribute("htmlUrl"), Some("https://courier.example/"));
        assert!(outline.attribute("xmlUrl").unwrap().ends_with(".rss"));
    }
}

#[test]
fn no_body_has_a_relative_address_or_anything_that_runs() {
    for (path, bytes) in feed_files(".json") {
        let feed: Value = serde_json::from_slice(&bytes).unwrap();
        for item in feed["items"].as_array().unwrap() {
            let Some(html) = item["content_html"].as_str() else {
                continue;
            };
            for attribute in ["href=\"", "src=\""] {
                for address in html.split(attribute).skip(1) {
                    assert!(
                        address.starts_with("https://") || address.starts_with("mailto:"),
                        "{path}: {}",
                        &address[..30]
                    );
                }
            }
            assert!(!html.contains("<script") && !html.contains("style="), "{path}");
        }
    }
}
