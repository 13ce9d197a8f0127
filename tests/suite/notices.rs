//! Stories that were corrected, and stories that were taken back.

use feedcheck::{Level, Options, Timestamp};
use serde_json::Value;

use crate::site::Site;

const FERRY: &str = "title = \"Ferry fees\"\ndate = 2026-04-17T10:00:00Z\ntopics = [\"Harbor\"]";
const TIDE: &str = "title = \"Tide\"\ndate = 2026-04-16T10:00:00Z\ntopics = [\"Harbor\"]";
const NOW: &[&str] = &["--now", "2026-04-20T00:00:00Z"];

fn newsroom() -> Site {
    Site::new().article("ferry", FERRY).article("tide", TIDE)
}

fn ferry(site: &Site, fields: &str) {
    site.put_article("ferry", &format!("{FERRY}\n{fields}"));
}

/// The item of a story in the JSON Feed at a path.
fn item(site: &Site, path: &str, id: &str) -> Option<Value> {
    let feed = site.feed(path);
    let items = feed["items"].as_array().unwrap();
    items
        .iter()
        .find(|item| item["id"].as_str().unwrap().ends_with(id))
        .cloned()
}

/// Nothing above info is said of any feed.
#[track_caller]
fn assert_sound(site: &Site) {
    for (path, bytes) in site.files() {
        if path.ends_with(".rss") || path.ends_with(".atom") || path.ends_with(".json") {
            let now = Timestamp::from_unix(1_800_000_000).unwrap();
            let report = feedcheck::check(&bytes, &Options::at(now));
            let told: Vec<_> = report
                .messages
                .iter()
                .filter(|found| found.code.level != Level::Info)
                .collect();
            assert!(told.is_empty(), "{path}: {told:?}");
        }
    }
}

#[test]
fn a_correction_stands_before_text_and_summary_and_moves_the_time() {
    let site = newsroom();
    site.build(NOW).success();
    let before = item(&site, "all", "/ferry/").unwrap();
    ferry(
        &site,
        "correction = { date = 2026-04-18T09:30:00Z, text = \"The fee is 4 marks & not 5.\" }",
    );
    site.build(NOW).success();
    let after = item(&site, "all", "/ferry/").unwrap();
    assert_eq!(after["id"], before["id"]);
    assert_eq!(after["date_published"], before["date_published"]);
    assert_eq!(after["date_modified"], "2026-04-18T09:30:00+00:00");
    assert_eq!(
        after["content_html"],
        "<p><strong>Correction:</strong> The fee is 4 marks &amp; not 5.</p>\n<p>The text of ferry, which is long enough.</p>"
    );
    assert_eq!(
        after["summary"],
        "Correction: The fee is 4 marks & not 5. The text of ferry, which is long enough."
    );
    assert!(
        site.read("feeds/all.rss")
            .contains("<atom:updated>2026-04-18T09:30:00+00:00</atom:updated>")
    );
    assert!(
        site.read("feeds/all.atom")
            .contains("<updated>2026-04-18T09:30:00+00:00</updated>")
    );
    assert_eq!(site.list()[0]["summary"], after["summary"]);
    assert_eq!(site.list()[0]["updated"], "2026-04-18T09:30:00+00:00");
    assert_sound(&site);
}

#[test]
fn every_format_with_fields_can_say_it() {
    let json = "{\"title\": \"Fog\", \"date\": \"2026-04-15T08:00:00Z\", \"text\": \"Fog.\", \"correction\": \
                {\"@type\": \"CorrectionComment\", \"text\": \"It was mist.\", \"datePublished\": \"2026-04-16T08:00:00Z\"}}";
    let yaml = "---\ntitle: Buoy\ndate: 2026-04-14T08:00:00Z\ncorrections:\n  - date: 2026-04-15T08:00:00Z\n    text: It is red.\n  \
                - note: It is old.\n    date: 2026-04-16T09:00:00Z\n---\nA buoy.\n";
    let words = "+++\ntitle = \"Quay\"\ndate = 2026-04-13T08:00:00Z\nupdated = 2026-04-14T08:00:00Z\ncorrection = \"It is long.\"\n\
                 language = \"de\"\n+++\nEin Kai.\n";
    let site = Site::new()
        .write("articles/fog.json", json)
        .write("articles/buoy.md", yaml)
        .write("articles/quay.md", words);
    site.build(NOW).success();
    for (id, summary, modified) in [
        ("/fog/", "Correction: It was mist. Fog.", "2026-04-16T08:00:00+00:00"),
        (
            "/buoy/",
            "Correction: It is red. It is old. A buoy.",
            "2026-04-16T09:00:00+00:00",
        ),
        ("/quay/", "Korrektur: It is long. Ein Kai.", "2026-04-14T08:00:00+00:00"),
    ] {
        let item = item(&site, "all", id).unwrap();
        assert_eq!(
            (item["summary"].as_str(), item["date_modified"].as_str()),
            (Some(summary), Some(modified))
        );
    }
}

#[test]
fn a_correction_without_a_time_is_told_and_no_time_is_made_up() {
    let site = newsroom();
    ferry(&site, "correction = \"The fee is 4 marks.\"");
    site.build(NOW)
        .success()
        .said("UndatedNotice")
        .said("articles/ferry.md:5");
    let item = item(&site, "all", "/ferry/").unwrap();
    assert_eq!(item["date_modified"], Value::Null);
    assert!(item["summary"].as_str().unwrap().starts_with("Correction: "));
    for nothing in ["correction = \"\"", "correction = false", "correction = []"] {
        ferry(&site, nothing);
        let run = site.build(NOW).success();
        assert_eq!(run.err, "", "{nothing}");
        assert!(!site.read("feeds/all.rss").contains("Correction"), "{nothing}");
    }
}

const RETRACTED: &str = "retracted = { date = 2026-04-19T12:00:00Z, reason = \"The minutes were forged.\" }";

#[test]
fn a_retraction_takes_the_place_of_its_story_in_every_format() {
    let site = newsroom();
    site.build(NOW).success();
    ferry(&site, RETRACTED);
    site.build(NOW).success();
    for path in ["all", "topics/harbor"] {
        let atom = site.read(&format!("feeds/{path}.atom"));
        assert!(
            atom.contains("xmlns:at=\"http://purl.org/atompub/tombstones/1.0\""),
            "{atom}"
        );
        let deleted = "<at:deleted-entry ref=\"https://courier.example/2026/04/ferry/\" when=\"2026-04-19T12:00:00+00:00\">\n    \
                       <at:comment>Retracted: The minutes were forged.</at:comment>";
        assert!(atom.contains(deleted), "{atom}");
        assert!(
            !atom.contains("Ferry fees") && !atom.contains("The text of ferry"),
            "{atom}"
        );
        assert!(
            atom.contains("\n  <updated>2026-04-19T12:00:00+00:00</updated>"),
            "{atom}"
        );
        let rss = site.read(&format!("feeds/{path}.rss"));
        assert!(
            rss.contains("<title>Retracted: Ferry fees</title>") && !rss.contains("The text of ferry"),
            "{rss}"
        );
        assert!(
            rss.contains("<guid>https://courier.example/2026/04/ferry/</guid>"),
            "{rss}"
        );
        assert!(
            rss.contains("<pubDate>Fri, 17 Apr 2026 10:00:00 +0000</pubDate>"),
            "{rss}"
        );
        let item = item(&site, path, "/ferry/").unwrap();
        assert_eq!(
            item["content_html"],
            "<p><strong>Retracted:</strong> The minutes were forged.</p>"
        );
        assert_eq!(item["_retracted"]["date"], "2026-04-19T12:00:00+00:00");
        assert_eq!(site.feed(path)["items"].as_array().unwrap().len(), 2);
    }
    let page = site.read("feeds/topics/harbor.html");
    assert!(!page.contains("Ferry") && page.contains("Tide"), "{page}");
    assert!(!site.read("feeds/index.html").contains("Ferry"));
    assert_sound(&site);
    let list = site.list();
    assert_eq!(
        (&list[0]["feeds"], &list[0]["held"]),
        (&serde_json::json!([]), &"retracted".into())
    );
}

#[test]
fn the_notice_goes_when_its_time_is_over_and_the_story_stays_out() {
    let site = newsroom();
    site.build(NOW).success();
    ferry(&site, RETRACTED);
    let run = site.build(NOW).success();
    assert!(run.out.contains("2026-05-19T12:00:00"), "{}", run.out);
    let before = site.files();
    site.build(&["--now", "2026-05-19T11:59:59Z"]).success();
    assert_eq!(site.files(), before);
    site.build(&["--now", "2026-05-19T12:00:00Z"]).success();
    assert!(item(&site, "all", "/ferry/").is_none());
    assert!(!site.read("feeds/all.atom").contains("xmlns:at"));
    // It comes back under its own id.
    ferry(&site, "");
    site.build(&["--now", "2026-06-01T00:00:00Z"]).success();
    assert!(item(&site, "all", "/ferry/").is_some());
}

#[test]
fn nobody_is_told_of_a_story_that_nobody_saw() {
    let never = newsroom();
    ferry(&never, RETRACTED);
    never.build(NOW).success();
    let text = String::from_utf8(never.files().into_values().flatten().collect()).unwrap();
    assert!(!text.contains("ferry") && !text.contains("forged"));
    for also in [
        "draft = true",
        "embargo = 2026-05-01T00:00:00Z",
        "expires = 2026-04-18T00:00:00Z",
    ] {
        let site = newsroom();
        site.build(NOW).success();
        ferry(&site, &format!("{RETRACTED}\n{also}"));
        site.build(NOW).success();
        assert!(item(&site, "all", "/ferry/").is_none(), "{also}");
    }
    // A plain yes takes it out without a word, as it always did.
    let site = newsroom();
    site.build(NOW).success();
    ferry(&site, "retracted = true");
    site.build(NOW).success();
    assert!(item(&site, "all", "/ferry/").is_none());
    assert!(!site.read("feeds/all.atom").contains("deleted-entry"));
}

#[test]
fn retractions_pass_the_guard_and_leave_feeds_that_are_kept() {
    let site = Site::new();
    for number in 0..6 {
        site.put_article(
            &format!("s{number}"),
            &format!("title = \"S{number}\"\ndate = 2026-04-1{number}T10:00:00Z"),
        );
    }
    site.build(NOW).success();
    for number in 0..5 {
        let fields = format!("title = \"S{number}\"\ndate = 2026-04-1{number}T10:00:00Z\n{RETRACTED}");
        site.put_article(&format!("s{number}"), &fields);
    }
    site.build(NOW).success();
    assert_eq!(site.read("feeds/all.atom").matches("<at:deleted-entry").count(), 5);
    // A kept feed shows it no longer, either.
    let third = |name: &str| format!("title = \"{name}\"\ndate = 2026-04-15T10:00:00Z");
    let kept = newsroom()
        .article("third", &third("Third"))
        .article("fourth", &third("Fourth"));
    kept.build(NOW).success();
    for gone in ["tide", "third", "fourth"] {
        std::fs::remove_file(kept.path(&format!("articles/{gone}.md"))).unwrap();
    }
    ferry(&kept, RETRACTED);
    kept.build(NOW).ended(1).said("ShrunkenFeed");
    let rss = kept.read("feeds/all.rss");
    assert!(rss.contains("Tide") && !rss.contains("The text of ferry"), "{rss}");
}

#[test]
fn how_long_it_is_told_is_configured() {
    let site = Site::with_config("[output]\nretractions = false\n")
        .article("ferry", FERRY)
        .article("tide", TIDE);
    site.build(NOW).success();
    ferry(&site, RETRACTED);
    site.build(NOW).success();
    assert!(item(&site, "all", "/ferry/").is_none());
    Site::with_config("[output]\nretractions = \"soon\"\n")
        .build(NOW)
        .ended(2)
        .said("`soon` is no time such as `90 days` or `12 weeks`");
}
