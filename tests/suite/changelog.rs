//! A page of which each heading with a date is an article.

use serde_json::{Value, json};

use crate::site::Site;

const PAGE: &str = "\
# Changes of the nets

## [Unreleased]

- Mending.

## [1.2.0] - 2026-02-03

### Added

- Faster [nets][shop], see [1.2.0].

```text
## 9.9.9 (2026-09-09)
```

[1.1.0] of January 5, 2026
--------------------------

- First nets.

[1.2.0]: https://code.example/1.2.0
[shop]: https://shop.example/nets
";

fn changelog(text: &str) -> Site {
    Site::with_config("[articles]\ninclude = []\nchangelog = [\"CHANGELOG.md\"]\n").write("CHANGELOG.md", text)
}

fn of<'v>(items: &'v Value, field: &str) -> Vec<&'v str> {
    items
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item[field].as_str().unwrap())
        .collect()
}

#[test]
fn each_dated_heading_of_a_changelog_is_an_entry() {
    let site = changelog(PAGE);
    assert_eq!(site.build(&[]).success().err, "");
    let items = &site.feed("all")["items"];
    assert_eq!(
        of(items, "title"),
        ["Changes of the nets 1.2.0", "[1.1.0] of January 5, 2026"]
    );
    let ids = [
        "https://courier.example/changelog/#120---2026-02-03",
        "https://courier.example/changelog/#110-of-january-5-2026",
    ];
    assert_eq!((of(items, "id"), of(items, "url")), (ids.to_vec(), ids.to_vec()));
    assert_eq!(
        of(items, "date_published"),
        ["2026-02-03T00:00:00+00:00", "2026-01-05T00:00:00+00:00"]
    );
    let html = items[0]["content_html"].as_str().unwrap();
    assert!(
        html.starts_with("<h3>Added</h3>\n<ul>\n<li>Faster <a href=\"https://shop.example/nets\">nets</a>"),
        "{html}"
    );
    assert!(
        html.contains("<a href=\"https://code.example/1.2.0\">1.2.0</a>") && html.contains("9.9.9"),
        "{html}"
    );
    assert_eq!(items[1]["content_html"], "<ul>\n<li>First nets.</li>\n</ul>");
    let lines: Vec<Value> = site.list().iter().map(|row| row["line"].clone()).collect();
    assert_eq!(lines, [json!(7), json!(17)]);
    assert_eq!(site.run(&["check", "feeds"]).success().err, "");
}

#[test]
fn entries_keep_their_ids_when_others_come_above_them() {
    let days = "# Log\n\n## February 3, 2026\n\nThe crane was painted, from top to bottom.\n";
    let site = changelog(days);
    site.build(&[]).success();
    let id = site.feed("all")["items"][0]["id"].clone();
    let more = days.replace(
        "## Feb",
        "## February 3, 2026\n\nThe second crane was painted, too.\n\n## Feb",
    );
    site.put("CHANGELOG.md", more.as_bytes());
    site.build(&[]).success();
    let items = site.feed("all")["items"].clone();
    let old = items
        .as_array()
        .unwrap()
        .iter()
        .find(|item| item["content_html"].as_str().unwrap().contains("bottom"));
    assert_eq!((old.unwrap()["id"].clone(), items.as_array().unwrap().len()), (id, 2));
}

#[test]
fn what_the_page_says_holds_for_its_entries() {
    let site = changelog(
        "---\ntitle: Nets\nauthor: Ida Brandt\ntags: [Nets]\nurl: /nets/log.html\n---\n## 1.0 (2026-01-05)\nFirst.\n",
    );
    site.build(&[]).success();
    let item = &site.feed("all")["items"][0];
    assert_eq!(item["title"], "Nets 1.0");
    assert_eq!(item["url"], "https://courier.example/nets/log.html#10-2026-01-05");
    assert_eq!(
        (&item["authors"][0]["name"], &item["tags"]),
        (&json!("Ida Brandt"), &json!(["Nets"]))
    );
    let draft = changelog("---\ndraft: true\n---\n## 1.0 (2026-01-05)\nFirst.\n");
    assert_eq!(draft.list()[0]["held"], "draft");
}

#[test]
fn a_page_that_is_called_changelog_needs_no_configuration() {
    let site = Site::with_config("[articles]\ninclude = [\"docs/*.md\"]\n")
        .write("docs/CHANGELOG.md", "# Nets\n\n## 1.0 (2026-01-05)\n\nFirst nets.\n")
        .write(
            "docs/history.md",
            "---\ntitle: Our History\ndate: 2026-01-01\n---\n## 2020-02-02\n\nIt began.\n",
        );
    site.build(&[]).success();
    assert_eq!(of(&site.feed("all")["items"], "title"), ["Nets 1.0", "Our History"]);
}

#[test]
fn a_page_of_a_generator_has_its_address() {
    let text = "[site]\ntitle = \"T\"\nurl = \"https://courier.example/\"\n[articles]\ngenerator = \"hugo\"\nchangelog = [\"content/docs/changes.md\"]\n";
    let site = Site::new().write("config.toml", text).write(
        "content/docs/changes.md",
        "---\ntitle: Changes\n---\n## 1.0 (2026-01-05)\n\nFirst nets.\n",
    );
    site.build(&[]).success();
    assert_eq!(
        site.feed("all")["items"][0]["url"],
        "https://courier.example/docs/changes/#10-2026-01-05"
    );
}
