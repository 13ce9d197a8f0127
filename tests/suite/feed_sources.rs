//! Feeds of others as sources, through the whole program; and compared with what an independent parser finds in open samples.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use serde_json::{Value, json};

use crate::site::{Run, Site, json_lines, shared};

const CONFIG: &str = "[articles]\ninclude = []\n[[sources]]\ninclude = [\"in/*\"]\n";

const NOW: &str = "2026-06-01T00:00:00Z";

/// A site whose source is one feed.
fn site(name: &str, feed: &str) -> Site {
    Site::with_config(CONFIG).write(&format!("in/{name}"), feed)
}

fn built(site: &Site) -> Run {
    site.build(&["--now", NOW])
}

fn items(site: &Site) -> Vec<Value> {
    site.feed("all")["items"].as_array().unwrap().clone()
}

/// A field of every story in the feed.
fn each(site: &Site, field: &str) -> Vec<Value> {
    items(site).iter().map(|item| item[field].clone()).collect()
}

const RSS: &str = r#"<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom"
    xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss"><channel>
<title>Bay Radio</title><link>https://bay.example/</link><description>Sound of the bay</description><language>en-gb</language>
<atom:link rel="self" href="https://bay.example/feed.rss"/>
<item><title>Fog &amp;amp; ferries</title><link>/fog</link><guid isPermaLink="false">bay-1</guid>
 <pubDate>Mon, 04 May 2026 09:30:00 -0500</pubDate><atom:updated>2026-05-04T11:00:00-05:00</atom:updated>
 <dc:creator>Ida Brandt</dc:creator><dc:creator>Otis Lund</dc:creator><category domain="https://bay.example/t">Weather</category>
 <description>Fog everywhere.</description>
 <content:encoded><![CDATA[<p onclick="x()">Fog <a href="map">everywhere</a>.</p><script>alert(1)</script>]]></content:encoded>
 <enclosure url="https://bay.example/fog.mp3" type="audio/mpeg" length="1234"/>
 <media:content url="https://bay.example/fog.jpg" medium="image" width="640" height="480" fileSize="999" type="image/jpeg">
  <media:description>The pier</media:description><media:credit>Per Wik</media:credit></media:content></item>
</channel></rss>"#;

const ATOM: &str = r#"<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/" xml:lang="en-GB">
<title>Bay Radio</title><id>tag:bay.example,2026:all</id><link href="https://bay.example/"/><updated>2026-05-04T11:00:00-05:00</updated>
<link rel="self" href="https://bay.example/feed.rss"/>
<entry><title type="html">Fog &amp;amp; ferries</title><id>bay-1</id><link href="/fog"/><published>2026-05-04T09:30:00-05:00</published>
 <updated>2026-05-04T11:00:00-05:00</updated><author><name>Ida Brandt</name></author><author><name>Otis Lund</name></author>
 <category term="7" label="Weather"/><summary>Fog everywhere.</summary>
 <content type="xhtml" xml:base="https://bay.example/"><div xmlns="http://www.w3.org/1999/xhtml"><p onclick="x()">Fog <a href="map">everywhere</a>.</p></div></content>
 <link rel="enclosure" href="https://bay.example/fog.mp3" type="audio/mpeg" length="1234"/>
 <media:content url="https://bay.example/fog.jpg" medium="image" width="640" height="480" fileSize="999" type="image/jpeg">
  <media:description>The pier</media:description><media:credit>Per Wik</media:credit></media:content></entry></feed>"#;

const JSON: &str = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "Bay Radio", "home_page_url": "https://bay.example/",
"feed_url": "https://bay.example/feed.rss", "language": "en-GB", "items": [{"id": "bay-1", "url": "/fog", "title": "Fog & ferries",
"date_published": "2026-05-04T09:30:00-05:00", "date_modified": "2026-05-04T11:00:00-05:00",
"authors": [{"name": "Ida Brandt"}, {"name": "Otis Lund"}], "tags": ["Weather"], "summary": "Fog everywhere.",
"content_html": "<p onclick='x()'>Fog <a href='map'>everywhere</a>.</p>", "image": "https://bay.example/fog.jpg",
"attachments": [{"url": "https://bay.example/fog.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 1234}]}]}"#;

#[test]
fn an_entry_is_a_story_with_all_its_fields() {
    for (name, feed) in [("bay.rss", RSS), ("bay.xml", ATOM), ("bay.json", JSON)] {
        let site = site(name, feed);
        let run = built(&site).success();
        assert_eq!(run.err, "", "{name}");
        let row = &site.list()[0];
        assert_eq!(
            (&row["id"], &row["url"], &row["title"], &row["summary"]),
            (
                &json!("bay-1"),
                &json!("https://bay.example/fog"),
                &json!("Fog & ferries"),
                &json!("Fog everywhere.")
            ),
            "{name}"
        );
        assert_eq!(
            (&row["published"], &row["updated"]),
            (&json!("2026-05-04T09:30:00-05:00"), &json!("2026-05-04T11:00:00-05:00")),
            "{name}"
        );
        assert_eq!(
            (&row["topics"], &row["language"]),
            (&json!(["Weather"]), &json!("en-GB")),
            "{name}"
        );
        let names: Vec<&Value> = row["authors"]
            .as_array()
            .unwrap()
            .iter()
            .map(|author| &author["name"])
            .collect();
        assert_eq!(names, ["Ida Brandt", "Otis Lund"], "{name}");
        let photo = &row["photos"][0];
        assert_eq!(photo["url"], "https://bay.example/fog.jpg", "{name}");
        if name != "bay.json" {
            assert_eq!(
                (&photo["caption"], &photo["credit"], &photo["bytes"], &photo["width"]),
                (&json!("The pier"), &json!("Per Wik"), &json!(999), &json!(640)),
                "{name}"
            );
        }
        let item = &items(&site)[0];
        let html = item["content_html"].as_str().unwrap();
        assert!(
            html.contains("<p>Fog <a href=\"https://bay.example/map\"")
                && !html.contains("onclick")
                && !html.contains("alert"),
            "{name}: {html}"
        );
        let file = &item["attachments"][0];
        assert_eq!(
            (&file["url"], &file["size_in_bytes"]),
            (&json!("https://bay.example/fog.mp3"), &json!(1234)),
            "{name}"
        );
        site.run(&["check", "feeds"]).success();
        // Nothing changed: nothing is written.
        let before = site.files();
        built(&site).success();
        assert_eq!(before, site.files(), "{name}");
    }
}

fn rss(items: &str) -> String {
    format!(
        "<rss version=\"2.0\"><channel><title>Bay</title><link>https://bay.example/</link><description>d</description>{items}</channel></rss>"
    )
}

fn item(id: &str, more: &str) -> String {
    format!(
        "<item><title>Story {id}</title><link>https://bay.example/{id}</link><guid>https://bay.example/{id}</guid>{more}</item>"
    )
}

#[test]
fn an_entry_without_a_date_is_from_when_it_was_first_seen() {
    let two = rss(&(item("b", "") + &item("a", "<pubDate>soon</pubDate>")));
    let site = site("bay.rss", &two);
    built(&site).success();
    let dates = each(&site, "date_published");
    assert_eq!(dates, ["2026-06-01T00:00:00+00:00", "2026-05-31T23:59:59+00:00"]);
    assert_eq!(site.list()[0]["published"], "2026-06-01T00:00:00+00:00");
    // A day later there is another, above them, and the program forgot what may be forgotten.
    fs::remove_file(site.path("feeds/.feedmill/index")).ok();
    site.put(
        "in/bay.rss",
        rss(&(item("c", "") + &item("b", "") + &item("a", ""))).as_bytes(),
    );
    site.build(&["--now", "2026-06-02T00:00:00Z"]).success();
    assert_eq!(each(&site, "title"), ["Story c", "Story b", "Story a"]);
    assert_eq!(each(&site, "date_published")[1..], dates);
    assert_eq!(each(&site, "date_published")[0], "2026-06-02T00:00:00+00:00");
}

#[test]
fn what_a_feed_takes_back_leaves_and_a_draft_does_not_go_out() {
    let atom = |more: &str| {
        let entry = |id: &str, more: &str| {
            format!(
                "<entry><id>tag:bay.example,2026:{id}</id><title>{id}</title><updated>2026-05-01T00:00:00Z</updated>\
                 <link href='https://bay.example/{id}'/><content>Text of {id}</content>{more}</entry>"
            )
        };
        let draft = "<app:control><app:draft>yes</app:draft></app:control>";
        format!(
            "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:at='http://purl.org/atompub/tombstones/1.0' \
             xmlns:app='http://www.w3.org/2007/app'><title>Bay</title><id>tag:bay.example,2026:x</id>\
             <updated>2026-05-01T00:00:00Z</updated>{}{}{more}</feed>",
            entry("one", ""),
            entry("two", draft)
        )
    };
    let site = site("bay.atom", &atom(""));
    built(&site).success();
    assert_eq!(each(&site, "title"), ["one"]);
    let order = "<at:deleted-entry ref='tag:bay.example,2026:one' when='2026-05-02T00:00:00Z'/>";
    site.put("in/bay.atom", atom(order).as_bytes());
    built(&site).success();
    assert_eq!(items(&site), Vec::<Value>::new());
    // An old copy does not bring it back.
    site.put("in/bay.atom", atom("").as_bytes());
    built(&site).success();
    assert_eq!(items(&site), Vec::<Value>::new());
}

#[test]
fn a_feed_that_is_not_well_formed_is_read_as_far_as_it_can_be_followed() {
    let feed = rss(&(item("b", "<description>R&D &copy; x</description>") + &item("a", "")));
    let site = site("bay.rss", &feed);
    let run = built(&site);
    assert!(run.err.contains("warning[FaultyFeed]"), "{}", run.err);
    assert_eq!(items(&site).len(), 2);
    // Of an entry that is cut off nobody knows what is missing.
    let cut = feed.split("</item>").next().unwrap().to_owned() + "</item><item><title>Half of a st";
    site.put("in/bay.rss", cut.as_bytes());
    let run = site.build(&["--now", "2026-06-01T00:00:00Z", "--allow-shrink"]);
    assert!(run.err.contains("ends within an entry"), "{}", run.err);
    assert_eq!(each(&site, "title"), ["Story b"]);
}

#[test]
fn among_articles_a_feed_is_none() {
    let site = Site::with_config("").good_article().write("articles/feed.rss", RSS);
    built(&site);
    assert_eq!(items(&site).len(), 1);
}

#[test]
fn notes_and_podcasts_have_what_others_lack() {
    let feed = rss(
        "<item><description>Only a line of text.</description><guid isPermaLink='false'>n1</guid>\
         <pubDate>Mon, 04 May 2026 09:30:00 GMT</pubDate></item>\
         <item><title>Episode</title><enclosure url='https://bay.example/e.mp3' type='audio/mpeg' length='9'/>\
         <pubDate>Sun, 03 May 2026 09:30:00 GMT</pubDate></item><item></item>",
    );
    let site = site("bay.rss", &feed);
    built(&site).success();
    assert_eq!(
        each(&site, "url"),
        ["https://bay.example/#n1", "https://bay.example/e.mp3"]
    );
    assert_eq!(each(&site, "title"), [Value::Null, json!("Episode")]);
    site.run(&["check", "feeds"]).success();
}

/// What is compared with the independent parser.
const FIELDS: &[&str] = &[
    "count",
    "id",
    "title",
    "link",
    "published",
    "updated",
    "authors",
    "tags",
    "enclosures",
    "summary",
];

/// What we read otherwise on purpose: file, field, and why.
const REASONS: &[(&str, &str, &str)] = &[
    (
        "rss-parser__gulp-atom.atom",
        "link",
        "a relative address begins where the feed is",
    ),
    (
        "feed-rs__atom_example_7.xml",
        "link",
        "an id that is no address of the web is no page",
    ),
    (
        "feedjira__AtomFeedWithSpacesAroundEquals.xml",
        "authors",
        "who is known by a mail address alone may not want to be",
    ),
    (
        "feedkit__AtomMedia.xml",
        "tags",
        "the category of a file is none of the story",
    ),
    (
        "rss-parser__itunes-category.rss",
        "authors",
        "three names for one author are one",
    ),
];

#[test]
fn shared_feeds_are_read_field_by_field() {
    let Some(folder) = shared("samples/feeds") else {
        return;
    };
    let truths = json_lines(&fs::read_to_string(folder.join("expected.jsonl")).unwrap());
    assert!(truths.len() > 20);
    let (mut counts, mut misses) = (BTreeMap::<(String, &str), (usize, usize)>::new(), Vec::new());
    for truth in &truths {
        let path = truth["file"].as_str().unwrap();
        let name = path.rsplit('/').next().unwrap();
        let site = Site::with_config("[[sources]]\nformat = \"feed\"\ninclude = [\"in/*\"]\n");
        site.put(&format!("in/{name}"), &fs::read(folder.join(path)).unwrap());
        let rows = site.list();
        let entries = truth["entries"].as_array().unwrap();
        let format = truth["format"].as_str().unwrap().to_owned();
        let mut score = |field: &'static str, expected: &Value, found: &Value, is_right: bool| {
            let (right, all) = counts.entry((format.clone(), field)).or_default();
            *all += 1;
            *right += usize::from(is_right);
            let has_reason = REASONS.iter().any(|(file, known, _)| *file == name && *known == field);
            if !is_right && !has_reason {
                misses.push(format!("{name} {field}: {expected} is {found}"));
            }
        };
        score(
            "count",
            &json!(entries.len()),
            &json!(rows.len()),
            entries.len() == rows.len(),
        );
        for (entry, row) in entries.iter().zip(&rows).filter(|(_, row)| row["title"].is_string()) {
            for (field, expected, found, is_right) in compared(entry, row) {
                score(field, &expected, &found, is_right);
            }
        }
    }
    for format in counts.keys().map(|(format, _)| format).collect::<BTreeSet<_>>() {
        let cell = |field: &&str| {
            let (right, all) = counts.get(&(format.clone(), *field))?;
            Some(format!("{field} {right}/{all}"))
        };
        eprintln!(
            "{format}: {}",
            FIELDS.iter().filter_map(cell).collect::<Vec<_>>().join(", ")
        );
    }
    assert!(misses.is_empty(), "{}", misses.join("\n"));
}

fn compared(entry: &Value, row: &Value) -> Vec<(&'static str, Value, Value, bool)> {
    let mut all = Vec::new();
    let said = |key: &str| Some(entry[key].clone()).filter(|value| !value.is_null() && *value != json!([]));
    let words = |value: &Value| -> String {
        let text = value.as_str().unwrap_or_default();
        let text = feedmill::text::title::plain(text).into_owned();
        text.chars().filter(|c| c.is_alphanumeric()).collect()
    };
    let moment = |value: &Value| {
        let text = value.as_str().unwrap_or_default();
        chrono::DateTime::parse_from_rfc3339(text)
            .ok()
            .map(|time| time.to_utc())
    };
    let names = |value: &Value| -> Vec<String> {
        let list = value.as_array().cloned().unwrap_or_default();
        list.iter()
            .map(|one| one["name"].as_str().or(one.as_str()).unwrap_or_default().to_owned())
            .collect()
    };
    for (field, key) in [("id", "id"), ("link", "url")] {
        if let Some(expected) = said(field) {
            let is_right = row[key] == expected;
            all.push((field, expected, row[key].clone(), is_right));
        }
    }
    if let Some(expected) = said("title") {
        let is_right = words(&expected) == words(&row["title"]);
        all.push(("title", expected, row["title"].clone(), is_right));
    }
    // Where a feed says but one time, it is the date, however it is called.
    let published = said("published")
        .or_else(|| said("published_raw"))
        .or_else(|| said("updated"));
    if let Some(expected) = published.as_ref().filter(|time| moment(time).is_some()) {
        let is_right = moment(expected) == moment(&row["published"]);
        all.push(("published", expected.clone(), row["published"].clone(), is_right));
    }
    let updated = said("updated").or_else(|| said("updated_raw"));
    if let Some(expected) = updated.filter(|time| moment(time) > published.as_ref().and_then(moment)) {
        let is_right = moment(&expected) == moment(&row["updated"]);
        all.push(("updated", expected, row["updated"].clone(), is_right));
    }
    for (field, key) in [("authors", "authors"), ("tags", "topics")] {
        if let Some(expected) = said(field) {
            let is_right = names(&expected) == names(&row[key]);
            all.push((field, expected, row[key].clone(), is_right));
        }
    }
    if let Some(expected) = said("enclosures") {
        let files: Vec<String> = [&row["photos"], &row["media"]]
            .into_iter()
            .flat_map(|list| list.as_array().cloned().unwrap_or_default())
            .filter_map(|file| file["url"].as_str().map(str::to_owned))
            .collect();
        let is_right = names(&expected).iter().all(|url| files.contains(url));
        all.push(("enclosures", expected, json!(files), is_right));
    }
    if entry["has_summary"] == true || entry["has_content"] == true {
        let is_right = row["summary"].as_str().is_some_and(|summary| !summary.is_empty());
        all.push(("summary", json!(true), row["summary"].clone(), is_right));
    }
    all
}

/// A text that hardly two stories share.
fn text(of: &str) -> String {
    format!("The {of} was there again on Monday, and the harbor master wrote it down with the time and the wind. ")
        .repeat(4)
}

fn dated(id: &str, title: &str, link: &str, day: u32, words: &str) -> String {
    format!(
        "<item><title>{title}</title><link>{link}</link><guid isPermaLink=\"false\">{id}</guid>\
         <pubDate>{day:02} May 2026 09:30:00 GMT</pubDate><description>{words}</description></item>"
    )
}

fn planet(feeds: &[(&str, String)]) -> Site {
    let site = Site::with_config(CONFIG);
    for (name, items) in feeds {
        let feed = rss(items)
            .replace("bay.example", name)
            .replace("<title>Bay<", &format!("<title>{name}<"));
        let own = format!(
            "<channel><atom:link xmlns:atom=\"http://www.w3.org/2005/Atom\" rel=\"self\" href=\"https://{name}/feed\"/>"
        );
        site.put(&format!("in/{name}.rss"), feed.replace("<channel>", &own).as_bytes());
    }
    site
}

#[test]
fn a_story_that_two_feeds_have_is_shown_once() {
    let site = planet(&[
        (
            "a.example",
            dated("a1", "Fog", "https://a.example/fog", 4, "Fog.")
                + &dated("a2", "Gulls", "https://a.example/gulls", 3, &text("gull")),
        ),
        (
            "b.example",
            dated("b1", "Fog", "http://www.a.example/fog/?utm_source=b", 4, "Fog, says A.")
                + &dated("b2", "Gulls", "https://b.example/9", 4, &text("gull"))
                + &dated("b3", "Morning", "https://b.example/7", 4, "Good morning."),
        ),
        (
            "c.example",
            dated("c1", "Morning", "https://c.example/7", 4, "Good morning to all."),
        ),
    ]);
    let run = built(&site).success();
    assert_eq!(each(&site, "id"), ["a1", "b3", "c1", "a2"]);
    assert!(run.err.contains("info[SameStory]: this is the story of in/a.example.rss:1 once more, by its address and its headline or text"), "{}", run.err);
    assert!(run.err.contains("by its headline and text"), "{}", run.err);
    // The feed of the story has it no more, and the other still does: it is the same story to readers.
    site.put(
        "in/a.example.rss",
        rss(&dated("a2", "Gulls", "https://a.example/gulls", 3, &text("gull"))).as_bytes(),
    );
    built(&site).success();
    assert_eq!(each(&site, "id"), ["a1", "b3", "c1", "a2"]);
    built(&site).success();
    assert_eq!(each(&site, "id"), ["a1", "b3", "c1", "a2"]);
    site.run(&["check", "feeds"]).success();
}

#[test]
fn ids_that_come_again_take_no_story_away() {
    let story = |id: &str, n: u32| {
        dated(
            id,
            &format!("Story {n}"),
            &format!("https://a.example/{n}"),
            n,
            &text(&format!("number {n}")),
        )
    };
    let site = planet(&[
        ("a.example", story("1", 2) + &story("1", 1)),
        (
            "b.example",
            dated("1", "Another", "https://b.example/1", 3, &text("other")),
        ),
    ]);
    built(&site).success();
    let titles = |site: &Site| each(site, "title");
    assert_eq!(titles(&site), ["Another", "Story 2", "Story 1"]);
    let ids = each(&site, "id");
    assert_eq!(ids.iter().filter(|id| **id == "1").count(), 1, "{ids:?}");
    // Each keeps its id, whichever of them are left.
    let id_of = |site: &Site, title: &str| {
        items(site)
            .into_iter()
            .find(|item| item["title"] == title)
            .map(|item| item["id"].clone())
    };
    let two = id_of(&site, "Story 2");
    site.put("in/a.example.rss", rss(&(story("1", 5) + &story("1", 2))).as_bytes());
    site.build(&["--now", NOW, "--allow-shrink"]);
    assert_eq!(titles(&site), ["Story 5", "Another", "Story 2"]);
    assert_eq!(id_of(&site, "Story 2"), two);
    site.put("in/a.example.rss", rss(&story("1", 2)).as_bytes());
    site.build(&["--now", NOW, "--allow-shrink"]);
    assert_eq!(id_of(&site, "Story 2"), two);
    site.run(&["check", "feeds"]).success();
}

#[test]
fn a_story_whose_id_changes_is_the_same() {
    let site = planet(&[(
        "a.example",
        dated("http://a.example/?p=1", "Fog", "https://a.example/fog", 4, "Fog."),
    )]);
    built(&site).success();
    for id in ["https://a.example/?p=1", "https://a.example/?p=1&amp;new"] {
        site.put(
            "in/a.example.rss",
            rss(&dated(id, "Fog", "https://a.example/fog", 4, "Fog.")).as_bytes(),
        );
        built(&site).success();
        assert_eq!(each(&site, "id"), ["http://a.example/?p=1"]);
    }
    // A corrected headline and text under the same id too.
    site.put(
        "in/a.example.rss",
        rss(&dated(
            "https://a.example/?p=1",
            "Mist",
            "https://a.example/fog",
            4,
            "Mist.",
        ))
        .as_bytes(),
    );
    built(&site).success();
    assert_eq!(
        (each(&site, "id"), each(&site, "title")),
        (vec![json!("http://a.example/?p=1")], vec![json!("Mist")])
    );
}

#[test]
fn each_story_says_which_feed_it_is_from() {
    let site = planet(&[("a.example", dated("a1", "Fog", "https://a.example/fog", 4, "Fog."))]);
    built(&site).success();
    assert!(
        site.read("feeds/all.rss")
            .contains("<source url=\"https://a.example/feed\">a.example</source>")
    );
    let atom = site.read("feeds/all.atom");
    let source = atom
        .split_once("<source>")
        .unwrap()
        .1
        .split_once("</source>")
        .unwrap()
        .0;
    for part in [
        "<id>https://a.example/feed</id>",
        "a.example</title>",
        "rel=\"self\"",
        "href=\"https://a.example/\"",
    ] {
        assert!(source.contains(part), "{source}");
    }
    let item = &items(&site)[0];
    assert_eq!(item["_source"]["feed_url"], "https://a.example/feed");
    assert_eq!(item["authors"][0]["name"], "a.example");
    site.run(&["check", "--fail-on", "warning", "feeds"]).success();
}

#[test]
fn a_source_may_take_the_newest_alone_and_let_them_go() {
    let four: String = (1..5)
        .map(|day| {
            dated(
                &format!("a{day}"),
                &format!("Day {day}"),
                &format!("https://a.example/{day}"),
                day,
                "x",
            )
        })
        .collect();
    for (more, expected) in [
        ("limit = 2", &["Day 4", "Day 3"][..]),
        ("max_age = \"30 days\"", &["Day 4", "Day 3", "Day 2"]),
        ("limit = 0", &["Day 4", "Day 3", "Day 2", "Day 1"]),
    ] {
        let site = Site::with_config(&format!("{CONFIG}{more}\n")).write("in/a.rss", &rss(&four));
        built(&site).success();
        assert_eq!(each(&site, "title"), expected, "{more}");
    }
}

#[test]
fn a_source_says_where_its_stories_are() {
    let mistake = |more: &str| {
        let site = Site::with_config(&format!("[[sources]]\n{more}\n")).good_article();
        site.build(&[]).ended(2).err
    };
    assert!(mistake("format = \"feed\"").contains("`sources.include` is missing, or `sources.url` or `sources.list`"));
    assert!(mistake("url = \"bay.example\"").contains("is no address that begins with"));
    assert!(mistake("url = \"https://bay.example/\"\nevery = \"often\"").contains("is no time such as `30 minutes`"));
}

#[test]
fn init_writes_a_source_for_an_address_and_for_a_list() {
    let from = |site: &Site, from: &str| {
        let mut command = site.command(&["init", "--from", from]);
        let out = command.current_dir(site.path("")).output().unwrap();
        assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
        site.read("feedmill.toml")
    };
    let site = Site::with_config("");
    assert!(from(&site, "https://bay.example/feed.rss").contains("\nurl = \"https://bay.example/feed.rss\"\n"));
    let site = Site::with_config("").write("planet.opml", "<opml/>");
    assert!(from(&site, "planet.opml").contains("\nlist = \"planet.opml\"\n"));
    site.run(&[
        "build",
        "--offline",
        "--config",
        site.path("feedmill.toml").to_str().unwrap(),
    ]);
}

#[test]
fn one_broken_address_of_another_house_holds_no_feed() {
    let more = "<pubDate>Mon, 04 May 2026 09:30:00 GMT</pubDate><enclosure url='https://b{ay.example/a.jpg' type='image/jpeg' length='9'/>";
    let site = site("bay.rss", &rss(&item("a", more)));
    site.put("in/other.rss", rss("<item><title>B</title><guid>https:ticket/7#comment:1</guid><pubDate>03 May 2026 09:30:00 GMT</pubDate></item>").as_bytes());
    built(&site).success();
    assert_eq!(each(&site, "title"), ["Story a", "B"]);
    site.run(&["check", "--fail-on", "warning", "feeds"]).success();
}

#[test]
fn a_text_that_is_escaped_once_too_often_is_markup() {
    for (written, html, summary) in [
        (
            "&amp;lt;p&amp;gt;Fog &amp;lt;b&amp;gt;everywhere&amp;lt;/b&amp;gt;.&amp;lt;/p&amp;gt;",
            "<p>Fog <b>everywhere</b>.</p>",
            "Fog everywhere.",
        ),
        // One that speaks of markup is a text.
        (
            "Write &amp;lt;b&amp;gt;fog&amp;lt;/b&amp;gt;.",
            "Write &lt;b&gt;fog&lt;/b&gt;.",
            "Write fog.",
        ),
        (
            "&amp;lt;3 the fog, and &amp;lt;/3 it.",
            "&lt;3 the fog, and &lt;/3 it.",
            "<3 the fog, and </3 it.",
        ),
    ] {
        let more = format!("<pubDate>Mon, 04 May 2026 09:30:00 GMT</pubDate><description>{written}</description>");
        let site = site("bay.rss", &rss(&item("a", &more)));
        built(&site).success();
        assert_eq!(items(&site)[0]["content_html"], html);
        assert_eq!(items(&site)[0]["summary"], summary);
    }
    let title = "<item><title>&amp;lt;b&amp;gt;Fog&amp;lt;/b&amp;gt; &amp;amp;amp; gulls</title><guid>1</guid>\
                 <pubDate>Mon, 04 May 2026 09:30:00 GMT</pubDate></item>";
    let site = site("bay.rss", &rss(title));
    built(&site).success();
    assert_eq!(each(&site, "title"), ["Fog & gulls"]);
}

#[test]
fn what_stands_for_an_id_is_no_address() {
    let note =
        "<item><description>Only a line of text.</description><pubDate>Mon, 04 May 2026 09:30:00 GMT</pubDate></item>";
    let site = site("bay.rss", &rss(note));
    built(&site).success();
    let ids = each(&site, "id");
    assert!(ids[0].as_str().unwrap().starts_with("text-"), "{ids:?}");
    site.run(&["check", "--fail-on", "warning", "feeds"]).success();
    built(&site).success();
    assert_eq!(each(&site, "id"), ids);
}

#[test]
fn what_other_vocabularies_say_is_read_where_the_format_says_nothing() {
    let feed = r#"<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"
        xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>Bay</title>
        <link>https://bay.example/</link><description>d</description><item><dc:title>Fog</dc:title><guid>https://bay.example/fog</guid>
        <dc:description>Fog everywhere.</dc:description><dcterms:issued>2026-05-04T09:30:00Z</dcterms:issued>
        <dc:creator>Ida Brandt (mailto:ida@bay.example)</dc:creator><dc:author>Otis Lund (Courier)</dc:author>
        <media:category label="Weather">w1</media:category><media:keywords>Bay, Ferries</media:keywords>
        <itunes:category text="Sea"><itunes:category text="Ships"/></itunes:category>
        <body xmlns="http://www.w3.org/1999/xhtml"><p>Fog <a href="map">everywhere</a>.</p></body></item></channel></rss>"#;
    let site = site("bay.rss", feed);
    built(&site).success();
    let row = &site.list()[0];
    assert_eq!(
        (&row["title"], &row["published"], &row["summary"]),
        (
            &json!("Fog"),
            &json!("2026-05-04T09:30:00+00:00"),
            &json!("Fog everywhere.")
        )
    );
    assert_eq!(row["topics"], json!(["Weather", "Sea", "Ships", "Bay", "Ferries"]));
    let names: Vec<&Value> = row["authors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["name"])
        .collect();
    assert_eq!(names, ["Ida Brandt", "Otis Lund (Courier)"]);
    let html = items(&site)[0]["content_html"].to_string();
    assert!(html.contains("https://bay.example/map"), "{html}");
    // In Atom, a category as RSS writes it, and an id that is an address where there is no link.
    let atom = "<feed xmlns='http://www.w3.org/2005/Atom'><title>Bay</title><id>tag:bay.example,2026:x</id><updated>2026-05-01T00:00:00Z</updated>\
                <entry><id>https://bay.example/gulls</id><title>Gulls</title><updated>2026-05-01T00:00:00Z</updated>\
                <category>Birds</category><content>x</content></entry></feed>";
    let site = self::site("bay.atom", atom);
    built(&site).success();
    let row = &site.list()[0];
    assert_eq!(
        (&row["url"], &row["topics"]),
        (&json!("https://bay.example/gulls"), &json!(["Birds"]))
    );
}
