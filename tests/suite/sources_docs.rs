//! `docs/sources.md` and what is really read: each format has a section, its example is read as that format, and what its table
//! promises of fields is in what `feedmill list` and the feed say of the example.

use std::collections::BTreeSet;

use feedmill::input::ARTICLE_FORMATS;
use serde_json::Value;

use crate::site::{Site, project};

/// Heading, key of the format, name of a file, and fields of the table that the example does without.
type Section = (&'static str, &'static str, &'static str, &'static [&'static str]);

const SECTIONS: &[Section] = &[
    ("ninjs", "ninjs", "a.json", &["photos", "section", "topics"]),
    (
        "digitalwires",
        "digitalwires",
        "a.json",
        &["deck", "photos", "topics", "update"],
    ),
    ("IPTC 7901", "iptc-7901", "a.txt", &[]),
    ("ANPA 1312", "anpa-1312", "a.tst", &[]),
    ("NITF", "nitf", "a.xml", &["deck", "photos", "updated"]),
    ("NewsML-G2", "newsml-g2", "a.xml", &["deck", "photos"]),
    ("NewsML 1", "newsml-1", "a.xml", &["deck", "photos", "topics"]),
    (
        "WordPress export (WXR)",
        "wordpress-export",
        "a.xml",
        &["photo", "updated"],
    ),
    ("WordPress REST posts", "wordpress-rest", "a.json", &["photo"]),
    ("Ghost", "ghost", "a.json", &["photo", "updated"]),
    ("Blogger", "blogger", "feed.atom", &["photos"]),
    ("Medium", "medium", "a.html", &["photos", "topics"]),
    ("Substack", "substack", "posts.csv", &[]),
    ("Movable Type", "movable-type", "a.txt", &[]),
    ("Web pages", "page", "a.html", &[]),
    ("CSV", "csv", "a.csv", &[]),
    ("Feeds", "feed", "a.rss", &[]),
];

/// What stands in examples for characters that cannot be seen.
const CONTROLS: &[(&str, &str)] = &[
    ("⟨SOH⟩", "\u{1}"),
    ("⟨STX⟩", "\u{2}"),
    ("⟨ETX⟩", "\u{3}"),
    ("⟨EOT⟩", "\u{4}"),
    ("⟨US⟩", "\u{1f}"),
    ("⟨DC3⟩", "\u{13}"),
    ("⟨DC1⟩", "\u{11}"),
    // Prefixes that every export declares.
    (
        " …>",
        " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" \
         xmlns:excerpt=\"http://wordpress.org/export/1.2/excerpt/\">",
    ),
];

/// What stands below a heading. Examples may hold what looks like one.
fn section(text: &str, heading: &str) -> String {
    let mut lines = text
        .lines()
        .skip_while(|line| line.strip_prefix("## ") != Some(heading));
    assert!(lines.next().is_some(), "`{heading}` has no section");
    let mut is_code = false;
    let of_section = lines.take_while(|line| {
        is_code ^= line.starts_with("```");
        is_code || !line.starts_with("## ")
    });
    of_section.flat_map(|line| [line, "\n"]).collect()
}

/// The first block of code.
fn example(section: &str) -> String {
    let (_, code) = section.split_once("\n```").unwrap();
    let code = code.split_once('\n').unwrap().1.split("\n```").next().unwrap();
    CONTROLS
        .iter()
        .fold(code.to_owned(), |code, (shown, meant)| code.replace(shown, meant))
}

/// The words of the first column of its table.
fn promised(section: &str) -> BTreeSet<String> {
    let rows = section.lines().filter(|line| line.starts_with("| "));
    let first = rows.filter_map(|row| row.split(" | ").next()?.strip_prefix("| "));
    let words = first.flat_map(|cell| cell.split(", "));
    words
        .map(|word| word.trim().to_owned())
        .filter(|word| !word.is_empty())
        .collect()
}

/// Whether what was read of an item has a field, as the tables name it; `None` for what is no field of it.
fn has(field: &str, row: &Value, text: &str) -> Option<bool> {
    let is_there = |key: &str| match &row[key] {
        Value::String(text) => !text.is_empty(),
        Value::Array(all) => !all.is_empty(),
        Value::Null => false,
        _ => true,
    };
    Some(match field {
        "id" | "title" | "authors" | "topics" | "summary" | "published" | "updated" | "section" | "language" => {
            is_there(field)
        }
        "headline" => is_there("title"),
        "date" => is_there("published"),
        "update" => is_there("updated"),
        "deck" => is_there("subtitle"),
        "photo" | "photos" => is_there("photos"),
        "address" => is_there("url"),
        "version" => !row["delivery"]["version"].is_null(),
        "text" => !text.is_empty(),
        _ => return None,
    })
}

#[test]
fn every_format_of_deliveries_has_a_section_with_an_example_that_is_read() {
    let docs = std::fs::read_to_string(project().join("docs/sources.md")).unwrap();
    for (heading, key, name, without) in SECTIONS {
        let format = ARTICLE_FORMATS.iter().find(|format| format.key == *key);
        let format = format.unwrap_or_else(|| panic!("there is no format `{key}`"));
        let section = section(&docs, heading);
        let example = example(&section);
        assert!(
            (format.detect)(&example),
            "{heading}: its example is not known as {key}"
        );
        let site = Site::with_config("[articles]\n[[sources]]\ninclude = [\"wire/**/*\"]\n").good_article();
        site.put(&format!("wire/{name}"), example.as_bytes());
        if *key == "substack" {
            site.put("wire/posts/900.ferry-fares.html", b"<p>The board raised fares.</p>");
        }
        let run = site.build(&["--now", "2026-06-01T00:00:00Z"]);
        assert_eq!((run.code, &*run.err), (0, ""), "{heading}");
        let rows = site.list();
        let row = rows.iter().find(|row| row["source"] == format!("wire/{name}").as_str());
        let row = row.unwrap_or_else(|| panic!("{heading}: {rows:?}"));
        let feed = site.feed("all");
        let item = feed["items"]
            .as_array()
            .unwrap()
            .iter()
            .find(|item| item["id"] == row["id"]);
        let text = item.and_then(|item| item["content_html"].as_str()).unwrap_or_default();
        let missing: BTreeSet<String> = promised(&section)
            .into_iter()
            .filter(|field| has(field, row, text) == Some(false))
            .collect();
        let expected: BTreeSet<String> = without.iter().map(|field| (*field).to_owned()).collect();
        assert_eq!(
            missing, expected,
            "{heading}: fields of the table that its example does not show"
        );
        let told = promised(&section)
            .iter()
            .filter(|field| has(field, row, text).is_some())
            .count();
        assert!(told > 4, "{heading}: {:?}", promised(&section));
    }
}

#[test]
fn the_sections_are_those_of_the_formats_that_are_delivered() {
    let docs = std::fs::read_to_string(project().join("docs/articles.md")).unwrap();
    for format in ARTICLE_FORMATS {
        let is_here = SECTIONS.iter().any(|(_, key, ..)| *key == format.key);
        assert!(
            is_here || docs.contains(format.name),
            "`{}` has no section anywhere",
            format.name
        );
    }
}
