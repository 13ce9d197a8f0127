//! `feedmill list`: every article as feedmill understands it.

use serde_json::{Value, json};

use crate::site::{Site, png};

#[test]
fn every_field_is_listed() {
    let site = Site::new()
        .bytes("articles/photos/pier.png", &png(40, 30))
        .article(
            "x",
            "title = \"T\"\nsubtitle = \"D\"\ndate = 2017-09-13T16:44:00-05:00\nlastmod = 2017-09-14T16:44:00-05:00\ntags = [\"Russia\"]\n\
             section = \"World\"\nlang = \"en_GB\"\nauthors = [{ name = \"Ida\", email = \"ida@courier.example\", url = \"/ida/\" }]\n\
             photos = [{ src = \"pier.png\", caption = \"C\", credit = \"R\", alt = \"A\" }]",
        );
    let expected = json!({
        "source": "articles/x.md", "line": 1, "id": "https://courier.example/2017/09/x/", "url": "https://courier.example/2017/09/x/",
        "title": "T", "subtitle": "D", "summary": "D",
        "authors": [{"name": "Ida", "email": "ida@courier.example", "url": "/ida/", "affiliation": null}],
        "published": "2017-09-13T16:44:00-05:00", "updated": "2017-09-14T16:44:00-05:00", "topics": ["Russia"],
        "section": "World", "language": "en-GB",
        "photos": [{"url": "https://courier.example/photos/pier.png", "caption": "C", "credit": "R", "alt": "A", "type": "image/png",
                    "bytes": png(40, 30).len(), "width": 40, "height": 30}],
        "feeds": ["all", "topics/russia"]
    });
    assert_eq!(site.list(), [expected]);
}

#[test]
fn what_is_left_out_or_held_is_listed_with_its_reason() {
    let site = Site::new()
        .article("a", "title = \"A\"")
        .article("b", "title = \"B\"\ndate = 2020-01-01\ndraft = true")
        .article("c", "title = \"C\"\ndate = 2049-01-01")
        .write("articles/d.jsonl", "\n{\"date\": \"2020-01-01\"}\n");
    let run = site.run(&["list", "--format", "json"]).ended(1);
    let rows = crate::site::json_lines(&run.out);
    assert_eq!(
        rows[0],
        json!({"source": "articles/a.md", "line": 1, "left_out": "MissingDate", "message": "the article has no date"})
    );
    assert_eq!((&rows[1]["held"], &rows[1]["feeds"]), (&json!("draft"), &json!([])));
    assert_eq!(rows[2]["held"], "embargoed until 2049-01-01T00:00:00+00:00");
    assert_eq!(
        (&rows[3]["left_out"], &rows[3]["line"]),
        (&json!("MissingTitle"), &json!(2))
    );
}

/// What a run says, without the last line, which counts.
fn said(run: &crate::site::Run) -> Vec<&str> {
    let paragraphs = run.err.split("\n\n");
    paragraphs.filter(|paragraph| paragraph.contains("-->")).collect()
}

#[test]
fn what_a_build_would_say_is_said() {
    let story = |at: usize| format!("title = \"Story {at}\"\ndate = 2026-03-0{at}\ntags = [\"Harbor\"]");
    let site = (1..=5).fold(Site::new(), |site, at| site.article(&format!("story-{at}"), &story(at)));
    site.run(&["list"]).success();
    site.build(&[]).success();
    site.run(&["list"]).success();
    for at in 2..=5 {
        std::fs::remove_file(site.path(&format!("articles/story-{at}.md"))).unwrap();
    }
    let run = site
        .run(&["list"])
        .ended(1)
        .said("error[ShrunkenFeed]: 4 of 5 stories have no article any more; the old feed is kept")
        .said("--> feeds/topics/harbor")
        .said("help: if that is right, run `feedmill build --allow-shrink` once");
    assert_eq!(said(&run), said(&site.build(&[]).ended(1)));
    site.build(&["--allow-shrink"]).success();
    site.run(&["list"]).success();
    std::fs::remove_file(site.path("articles/story-1.md")).unwrap();
    let run = site.run(&["list", "--format", "json"]).ended(1);
    assert_eq!(run.out, "");
    let run = run.said("error[NoArticles]: there are no articles at `articles/**/*` any more");
    assert_eq!(said(&run), said(&site.build(&[]).ended(1)));
}

#[test]
fn people_get_a_table() {
    let site = Site::new().good_article();
    let run = site.run(&["list"]).success();
    assert_eq!(
        run.out,
        "\
PUBLISHED                  TITLE  AUTHORS  TOPICS  PHOTOS  SOURCE
2020-01-02T03:04:05+00:00  Good            Good    0       articles/good.md:1
"
    );
}

#[test]
fn the_summary_is_the_articles_own_else_the_deck_else_the_beginning() {
    let long = "A sentence of some length stands here. ".repeat(20);
    let article = |fields: &str, body: &str| format!("+++\ntitle = \"T\"\ndate = 2020-01-01\n{fields}\n+++\n{body}\n");
    let summary = |fields: &str, body: &str| {
        let site = Site::new().write("articles/x.md", &article(fields, body));
        site.list()[0]["summary"].as_str().unwrap().to_owned()
    };
    assert_eq!(summary("subtitle = \"Deck\"\nsummary = \"Own\"", "Body of it."), "Own");
    assert_eq!(summary("subtitle = \"Deck\"", "Body of it."), "Deck");
    assert_eq!(summary("", "First *one*.\n\nSecond."), "First one.");
    assert!(summary("", &long).len() <= 300 && summary("", &long).ends_with("here."));
    let own = "This is much longer than the text.";
    assert_eq!(summary(&format!("summary = \"{own}\""), "Short one."), own);
}

#[test]
fn the_full_text_repeats_neither_headline_nor_deck() {
    let site = Site::new().write(
        "articles/x.md",
        "+++\ntitle = \"T & U\"\nsubtitle = \"The deck\"\ndate = 2020-01-01\n+++\n# T & U\n\nThe deck\n\nBody of it.\n",
    );
    site.build(&[]).success();
    assert_eq!(site.feed("all")["items"][0]["content_html"], "<p>Body of it.</p>");
}

#[test]
fn synonyms_of_site_generators_are_read() {
    let fields = |text: &str| {
        let site = Site::new().write("articles/x.md", text);
        site.list()[0].clone()
    };
    let jekyll = fields(
        "---\ntitle: T\ndate: 2020-01-01 10:00:00 +0100\nlast_modified_at: 2020-01-02\ncategories: [a, b]\nauthor: Ida Brandt\nexcerpt: S\n---\nBody of the post.\n",
    );
    assert_eq!(
        (&jekyll["published"], &jekyll["topics"], &jekyll["summary"]),
        (&json!("2020-01-01T10:00:00+01:00"), &json!(["a", "b"]), &json!("S"))
    );
    assert_eq!(jekyll["authors"][0]["name"], "Ida Brandt");
    let site = Site::new().write(
        "articles/2020-01-02-storm.md",
        "---\ntitle: Storm\n---\nWind came up.\n",
    );
    let storm = &site.list()[0];
    assert_eq!(storm["published"], "2020-01-02T00:00:00+00:00");
    assert_eq!(storm["url"], "https://courier.example/2020/01/storm/");
    let zola = fields(
        "+++\ntitle = \"T\"\ndate = 2020-01-01\n[taxonomies]\ntags = [\"a\"]\n[extra]\nauthors = [\"Ida\"]\n+++\nBody of the post.\n",
    );
    assert_eq!(
        (&zola["topics"], &zola["authors"][0]["name"]),
        (&json!(["a"]), &json!("Ida"))
    );
    let hugo = fields(
        "{\"title\": \"T\", \"date\": \"2020-01-01T00:00:00Z\", \"publishDate\": \"2020-02-01T00:00:00Z\", \"expiryDate\": \"2021-01-01T00:00:00Z\"}\n\nBody of the post.\n",
    );
    assert_eq!(hugo["held"], "expired 2021-01-01T00:00:00+00:00");
    let pelican = fields(
        "---\ntitle: T\ndate: 2020-01-01 10:00\ntags: a, b\nmodified: 2020-01-03\nstatus: draft\n---\nBody of the post.\n",
    );
    assert_eq!(
        (&pelican["topics"], &pelican["held"], &pelican["updated"]),
        (&json!(["a", "b"]), &json!("draft"), &json!("2020-01-03T00:00:00+00:00"))
    );
    let unpublished = fields("---\ntitle: T\npublished: false\ndate: 2020-01-01\n---\nBody of the post.\n");
    assert_eq!(unpublished["held"], "draft");
    assert_eq!(unpublished["photos"], Value::from(Vec::<Value>::new()));
}
