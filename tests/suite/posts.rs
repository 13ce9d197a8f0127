//! Kinds of stories besides the usual one: comments on a page of another site, and notes without a
//! headline.

use serde_json::Value;

use crate::site::Site;

/// What a feed of each format says of its first entry.
fn first(site: &Site) -> (feed_rs::model::Entry, feed_rs::model::Entry, Value) {
    let parse = |ending: &str| {
        let text = site.read(&format!("feeds/all.{ending}"));
        feed_rs::parser::parse(text.as_bytes()).unwrap().entries.remove(0)
    };
    (parse("rss"), parse("atom"), site.feed("all")["items"][0].clone())
}

/// A comment on a page elsewhere, with its key.
fn comment(name: &str, field: &str) -> String {
    format!("---\ntitle: {name}\ndate: 2026-02-01\n{field}\n---\nWorth an hour of a rainy day.\n")
}

const ESSAY: &str = "https://elsewhere.example/essay";
const OWN: &str = "https://courier.example/2026/02/a/";

#[test]
fn the_headline_of_a_link_post_leads_to_the_other_page() {
    for field in [
        "external_url: https://elsewhere.example/essay",
        "link: https://elsewhere.example/essay",
    ] {
        let site = Site::new().write("articles/a.md", &comment("A", field));
        assert_eq!(site.build(&[]).success().err, "");
        let (rss, atom, json) = first(&site);
        assert_eq!((json["id"].as_str(), json["url"].as_str()), (Some(OWN), Some(OWN)));
        assert_eq!(json["external_url"], ESSAY);
        assert_eq!(rss.links[0].href, ESSAY);
        assert!(site.read("feeds/all.rss").contains(&format!("<guid>{OWN}</guid>")));
        assert!(
            site.read("feeds/all.rss")
                .contains(&format!("<atom:link href=\"{OWN}\" rel=\"related\""))
        );
        let link = |rel: &str| {
            let link = atom.links.iter().find(|link| link.rel.as_deref() == Some(rel));
            link.map(|link| link.href.clone())
        };
        assert_eq!(
            (link("alternate").as_deref(), link("related").as_deref()),
            (Some(ESSAY), Some(OWN))
        );
        let html = json["content_html"].as_str().unwrap();
        assert!(
            html.ends_with(&format!("<p><a href=\"{OWN}\">∞ The Courier</a></p>")),
            "{html}"
        );
        assert_eq!(site.run(&["check", "feeds"]).success().err, "");
    }
}

#[test]
fn the_headline_may_lead_to_the_own_page() {
    let site = Site::with_config("[articles]\nexternal_links = \"related\"\n").write(
        "articles/a.md",
        &comment("A", "external_url: https://elsewhere.example/essay"),
    );
    site.build(&[]).success();
    let (rss, atom, json) = first(&site);
    assert_eq!(
        (rss.links[0].href.as_str(), json["external_url"].as_str()),
        (OWN, Some(ESSAY))
    );
    let hrefs: Vec<&str> = atom.links.iter().map(|link| link.href.as_str()).collect();
    assert_eq!(hrefs, [OWN, ESSAY]);
    let html = json["content_html"].as_str().unwrap();
    assert!(
        html.ends_with("<p><a href=\"https://elsewhere.example/essay\">→ elsewhere.example</a></p>"),
        "{html}"
    );
}

#[test]
fn a_text_that_links_to_the_other_page_is_left_as_it_is() {
    let text = "---\ntitle: A\ndate: 2026-02-01\nlink: https://elsewhere.example/essay\n---\n[Read](https://elsewhere.example/essay) it.\n";
    let site = Site::with_config("[articles]\nexternal_links = \"related\"\n").write("articles/a.md", text);
    site.build(&[]).success();
    assert_eq!(
        site.feed("all")["items"][0]["content_html"],
        "<p><a href=\"https://elsewhere.example/essay\">Read</a> it.</p>"
    );
}

#[test]
fn two_comments_on_one_page_are_two_stories() {
    let link = "link: https://elsewhere.example/essay";
    let site = Site::new()
        .write("articles/a.md", &comment("A", link))
        .write("articles/b.md", &comment("B", link));
    assert_eq!(site.build(&[]).success().err, "");
    assert_eq!(site.feed("all")["items"].as_array().unwrap().len(), 2);
}

#[test]
fn a_link_on_the_own_host_is_the_articles_address() {
    for link in ["https://www.courier.example/a-story/", "/a-story/"] {
        let site = Site::new().write("articles/a.md", &comment("A", &format!("link: {link}")));
        let listed = site.list();
        assert!(
            listed[0]["url"].as_str().unwrap().ends_with("courier.example/a-story/"),
            "{listed:?}"
        );
        assert_eq!(listed[0].get("external_url"), None);
    }
}

#[test]
fn a_story_keeps_the_id_that_its_link_gave_it() {
    let site = Site::new().write("articles/a.md", &comment("A", "url: https://elsewhere.example/essay"));
    site.build(&[]).success();
    site.put(
        "articles/a.md",
        comment("A", "link: https://elsewhere.example/essay").as_bytes(),
    );
    site.build(&[]).success();
    let (rss, _, json) = first(&site);
    assert_eq!((json["id"].as_str(), rss.id.as_str()), (Some(ESSAY), ESSAY));
    assert_eq!(json["url"], OWN);
}

/// Two notes, and nothing else.
fn notes(config: &str) -> Site {
    Site::with_config(config)
        .write(
            "articles/low-tide.md",
            "---\ndate: 2026-02-01\n---\nLow tide at noon. Bring boots.\n",
        )
        .write(
            "articles/more.jsonl",
            "{\"published\": \"2026-02-02\", \"text\": \"Fog & rain again, and more to come.\"}\n",
        )
}

#[test]
fn notes_have_no_title_where_the_format_needs_none() {
    let site = notes("[articles]\nuntitled = true\n");
    assert_eq!(site.build(&[]).success().err, "");
    let (rss, atom, json) = first(&site);
    assert_eq!((rss.title.is_none(), json.get("title")), (true, None));
    assert_eq!(atom.title.unwrap().content, "Fog & rain again, and more to come.");
    assert_eq!(
        json["url"],
        "https://courier.example/2026/02/fog-rain-again-and-more-to/"
    );
    assert_eq!(
        site.feed("all")["items"][1]["url"],
        "https://courier.example/2026/02/low-tide/"
    );
    assert_eq!(site.list()[0]["title"], "");
    assert_eq!(site.run(&["check", "feeds"]).success().err, "");
}

#[test]
fn a_feed_without_texts_shows_what_a_note_says() {
    for body in ["none", "summary"] {
        let site = notes(&format!(
            "[articles]\nuntitled = true\n[[feeds]]\npath = \"all\"\nbody = \"{body}\"\n"
        ));
        site.build(&[]).success();
        let (rss, _, json) = first(&site);
        assert_eq!(rss.summary.unwrap().content, "Fog & rain again, and more to come.");
        assert_eq!(json["content_text"], "Fog & rain again, and more to come.");
        assert_eq!(site.run(&["check", "feeds"]).success().err, "");
    }
}

#[test]
fn notes_of_one_day_are_told_apart_when_one_goes() {
    let line = |text: &str| format!("{{\"published\": \"2026-02-02\", \"text\": \"{text}\"}}\n");
    let two = |first: &str| line(first) + &line("Low tide at noon.");
    let site = Site::with_config("[articles]\nuntitled = true\n").write("articles/n.jsonl", &two("Fog again."));
    let ids = |site: &Site| -> Vec<String> {
        let feed = site.feed("all");
        let items = feed["items"].as_array().unwrap().iter();
        items.map(|item| item["id"].as_str().unwrap().to_owned()).collect()
    };
    site.build(&[]).success();
    let old = ids(&site);
    site.put("articles/n.jsonl", two("The ferry is late.").as_bytes());
    site.build(&["--allow-shrink"]).success();
    assert_eq!(ids(&site).iter().filter(|id| old.contains(id)).count(), 1);
}

#[test]
fn notes_are_left_out_unless_they_are_allowed() {
    let site = notes("");
    site.build(&[])
        .ended(1)
        .said("error[MissingTitle]: the article has no title")
        .said("help: give the article a `title`, or allow notes without one: `articles.untitled = true`")
        .said("error[NoArticles]: all 2 articles at `articles/**/*` were read and left out");
    let site = Site::with_config("[articles]\nuntitled = true\n")
        .good_article()
        .write("articles/a.md", "---\ndate: 2026-02-01\n---\n");
    site.build(&[]).ended(1).said("error[MissingTitle]");
}

#[test]
fn a_title_that_was_meant_makes_no_note() {
    for (field, help) in [
        ("tilte: Fog", "did you mean `title` where it says `tilte`?"),
        (
            "title: #1 in the fog",
            "`#` begins a comment; put the title in quotes: `title: '#1 in the fog'`",
        ),
    ] {
        let text = format!("---\n{field}\ndate: 2026-02-01\n---\nFog all day.\n");
        let site = Site::with_config("[articles]\nuntitled = true\n").write("articles/a.md", &text);
        site.build(&[]).ended(1).said("error[MissingTitle]").said(help);
    }
}
