//! An id that a story was first published with stays with it.

use std::fs;

use crate::site::{CONFIG, Site, assert_same};

const STORY: &str = "title = \"Ferry Returns\"\ndate = 2020-01-01T10:10:00Z\ntopics = [\"Harbor\"]";
const ID: &str = "https://courier.example/2020/01/ferry/";

/// A site with one story, built once.
fn built() -> Site {
    let site = Site::new().article("ferry", STORY).good_article();
    site.build(&[]).success();
    assert_eq!(ids(&site)[0], ID);
    site
}

/// The ids of the feed of everything, but for the good article's; RSS, Atom and JSON agree.
fn ids(site: &Site) -> Vec<String> {
    let feed = site.feed("all");
    let ids: Vec<String> = feed["items"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|item| item["title"] != "Good")
        .map(|item| item["id"].as_str().unwrap().to_owned())
        .collect();
    for id in &ids {
        assert!(site.read("feeds/all.atom").contains(&format!("<id>{id}</id>")), "{id}");
        assert!(site.read("feeds/all.rss").contains(&format!(">{id}</guid>")), "{id}");
    }
    ids
}

#[test]
fn a_new_headline_keeps_the_id() {
    let site = built().article("ferry", &STORY.replace("Ferry Returns", "Ferry Is Back"));
    site.build(&[]).success();
    assert_eq!(ids(&site), [ID]);
}

#[test]
fn a_new_file_name_keeps_the_id() {
    let site = built();
    fs::create_dir(site.path("articles/archive")).unwrap();
    fs::rename(
        site.path("articles/ferry.md"),
        site.path("articles/archive/ferry-returns-at-last.md"),
    )
    .unwrap();
    site.build(&[]).success();
    assert_eq!(ids(&site), [ID]);
    assert!(site.read("feeds/all.rss").contains("<guid isPermaLink=\"false\">"));
}

#[test]
fn a_new_address_and_a_new_host_keep_the_id() {
    let site = built().write(
        "config.toml",
        &format!(
            "{}[articles]\npermalink = \"/news/{{slug}}\"\n",
            CONFIG.replace("courier.example", "courier.test")
        ),
    );
    site.build(&[]).success();
    assert_eq!(ids(&site), [ID]);
    assert_eq!(site.feed("all")["items"][1]["url"], "https://courier.test/news/ferry");
    assert!(
        site.read("feeds/all.atom")
            .contains("<id>https://courier.example/feeds/all.atom</id>"),
        "the feed's own id stays too"
    );
}

/// Long enough for a correction to be a small part of it.
const TEXT: &str = "For 97 days nobody crossed to the island but by the mail boat, which takes four people and a goat. On \
    Friday the ferry came back with a new propeller and the old captain. The school piano, which had waited at the landing \
    since winter, crossed on the first trip. It needs tuning, said the teacher, and so do we.";

#[test]
fn everything_at_once_keeps_the_id_as_long_as_the_text_is_alike() {
    let copy = |head: &str, text: &str| format!("{head}\n\nBy A B\nPosted Jan 1, 2020 10:10 AM UTC\n\n{text}\n");
    let site = Site::new()
        .write("articles/ferry.txt", &copy("Ferry Returns", TEXT))
        .good_article();
    site.build(&[]).success();
    assert_eq!(ids(&site), [ID]);
    fs::remove_file(site.path("articles/ferry.txt")).unwrap();
    let site = site
        .write("config.toml", &CONFIG.replace("courier.example", "courier.test"))
        .write(
            "articles/harbor/back.txt",
            &copy("Boat Is Back", &TEXT.replace("97 days", "98 days")),
        );
    site.build(&[]).success();
    assert_eq!(ids(&site), [ID]);
    // Another story of the same minute is another story.
    fs::remove_file(site.path("articles/harbor/back.txt")).unwrap();
    let other = "The council voted at midnight to paint the lamps of the pier, after a walk in the dark that took two hours \
        and one pair of shoes. Work begins in spring, when the painters are back from the bridge.";
    let site = site.write("articles/lamps.txt", &copy("Lamps", other));
    site.build(&["--allow-shrink"]).success();
    assert_eq!(ids(&site), ["https://courier.test/2020/01/lamps/"]);
}

#[test]
fn a_column_with_the_same_headline_every_day_is_a_new_story_every_day() {
    let day = |day: u32| {
        format!(
            "+++\ntitle = \"Morning Briefing\"\ndate = 2020-01-{day:02}T06:00:00Z\n+++\nThe news of day {day}, all of it.\n"
        )
    };
    let site = Site::new().write("articles/briefing.md", &day(1)).good_article();
    site.build(&[]).success();
    let first = ids(&site);
    // Yesterday's goes to the archive, today's takes its place.
    let site = site
        .write("articles/archive/briefing-1.md", &day(1))
        .write("articles/briefing.md", &day(2));
    site.build(&[]).success();
    let now = ids(&site);
    assert_eq!(now.len(), 2);
    assert_eq!(now[1], first[0], "the old story keeps its id");
    assert_ne!(now[0], first[0], "the new one has its own");
}

#[test]
fn another_story_in_the_same_file_is_another_story() {
    let site = built().write(
        "articles/ferry.md",
        "+++\ntitle = \"A Storm\"\ndate = 2020-01-09T08:00:00Z\n+++\nWind came up.\n",
    );
    site.build(&["--allow-shrink"]).success();
    let ids = ids(&site);
    assert_eq!(ids.len(), 1);
    assert!(ids[0] != ID && ids[0].starts_with(ID), "{ids:?}");
}

#[test]
fn the_articles_own_id_wins_and_atom_gets_an_iri_for_it() {
    let site = Site::new()
        .article("a", "title = \"A\"\ndate = 2020-01-01T10:10:00Z\nid = \"story-42\"")
        .article("b", "title = \"B\"\ndate = 2020-01-01T10:11:00Z\nid = \"42\"")
        .article(
            "c",
            "title = \"C\"\ndate = 2020-01-01T10:12:00Z\nid = \"tag:courier.example,2020:c\"",
        );
    site.build(&[]).success();
    let feed = site.feed("all");
    let ids: Vec<&str> = feed["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["id"].as_str().unwrap())
        .collect();
    assert_eq!(ids, ["tag:courier.example,2020:c", "42", "story-42"]);
    let atom = site.read("feeds/all.atom");
    for id in [
        "tag:courier.example,2020:c",
        "tag:courier.example,2020-01-01:42",
        "tag:courier.example,2020-01-01:story-42",
    ] {
        assert!(atom.contains(&format!("<id>{id}</id>")), "{id}");
    }
    let rss = site.read("feeds/all.rss");
    assert!(rss.contains("<guid isPermaLink=\"false\">story-42</guid>"));
    assert!(
        rss.contains("<guid isPermaLink=\"false\">tag:courier.example,2020-01-01:42</guid>"),
        "a bare number is not unique enough"
    );
    // The host is part of the tag, and stays.
    let site = site.write("config.toml", &CONFIG.replace("courier.example", "courier.test"));
    site.build(&[]).success();
    assert!(
        site.read("feeds/all.atom")
            .contains("<id>tag:courier.example,2020-01-01:story-42</id>")
    );
}

#[test]
fn stories_of_one_file_keep_their_ids_when_others_come_before_them() {
    let line = |title: &str, minute: u32| {
        format!(
            "{{\"title\": \"{title}\", \"date\": \"2020-01-01T10:{minute:02}:00Z\", \"text\": \"The text of {minute}.\"}}\n"
        )
    };
    let site = Site::new().write("articles/a.jsonl", &[line("One", 1), line("Two", 2)].concat());
    site.build(&[]).success();
    let before = ids(&site);
    let site = site.write(
        "articles/a.jsonl",
        &[line("Zero", 3), line("One, corrected", 1), line("Two", 2)].concat(),
    );
    site.build(&[]).success();
    assert_eq!(ids(&site)[1..], before);
}

#[test]
fn without_its_memory_a_build_gives_the_same_ids() {
    let site = built();
    let before = ids(&site);
    fs::remove_dir_all(site.path("feeds/.feedmill")).unwrap();
    let run = site.build(&[]).success();
    assert_eq!(ids(&site), before);
    assert!(run.out.contains("nothing changed"), "{}", run.out);
}

#[test]
fn damaged_memory_is_no_reason_to_change_ids() {
    let site = built().write("feeds/.feedmill/identities.tsv", "half a li\n#end 2\n");
    let before = site.files();
    site.build(&[]).ended(2).said("identities.tsv` is damaged on line 1");
    assert_same(&site.files(), &before);
}

#[test]
fn nothing_about_an_unpublished_story_is_remembered() {
    let site = built()
        .article(
            "secret",
            "title = \"Secret\"\ndate = 2049-01-01T00:00:00Z\ntopics = [\"Undercover\"]",
        )
        .article(
            "draft",
            "title = \"Draft\"\ndate = 2020-01-01T00:00:00Z\ndraft = true\ntopics = [\"Undercover\"]",
        );
    site.build(&[]).success();
    for (path, bytes) in site.files() {
        let text = String::from_utf8(bytes).unwrap();
        assert!(
            !text.to_lowercase().contains("secret")
                && !text.to_lowercase().contains("undercover")
                && !text.contains("draft"),
            "{path}"
        );
    }
}

#[test]
fn a_new_story_at_the_beginning_of_an_array_takes_nobodys_id() {
    let old = |text: &str| format!("{{\"title\": \"Old\", \"date\": \"2020-01-06\", \"text\": \"{text}\"}}");
    let other = "{\"title\": \"Other\", \"date\": \"2020-01-05\", \"text\": \"Something else happened.\"}";
    let site = Site::new().write("articles/a.json", &format!("[{}, {other}]", old(TEXT)));
    site.build(&[]).success();
    let before = ids(&site);
    let new = "{\"title\": \"New\", \"date\": \"2020-01-06\", \"text\": \"Nobody knew of this before.\"}";
    let site = site.write(
        "articles/a.json",
        &format!("[{new}, {}, {other}]", old(&TEXT.replace("goat", "sheep"))),
    );
    site.build(&[]).success();
    let now = ids(&site);
    assert_eq!(now.len(), 3);
    assert!(before.iter().all(|id| now.contains(id)), "{before:?} {now:?}");
    assert!(
        now.contains(&"https://courier.example/2020/01/new/".to_owned()),
        "{now:?}"
    );
}

#[test]
fn a_date_and_a_word_corrected_together_keep_the_id() {
    let story = |date: &str, text: &str| format!("+++\ntitle = \"Ferry\"\ndate = {date}\n+++\n{text}\n");
    let site = Site::new().write("articles/ferry.md", &story("2020-01-06", TEXT));
    site.build(&[]).success();
    let before = ids(&site);
    let site = site.write(
        "articles/ferry.md",
        &story("2020-01-07", &TEXT.replace("goat", "sheep")),
    );
    site.build(&[]).success();
    assert_eq!(ids(&site), before);
}

#[test]
fn two_stories_with_one_address_are_both_published_whenever_they_came() {
    let story =
        |title: &str, day: u32| format!("title = \"{title}\"\ndate = 2020-01-{day:02}T10:00:00Z\nslug = \"brief\"");
    let at_once = Site::new().article("x", &story("X", 1)).article("y", &story("Y", 2));
    at_once.build(&[]).success().said("warning[DuplicateAddress]");
    let one_by_one = Site::new().article("x", &story("X", 1));
    one_by_one.build(&[]).success();
    let one_by_one = one_by_one.article("y", &story("Y", 2));
    one_by_one.build(&[]).success();
    assert_eq!(ids(&at_once).len(), 2);
    assert_eq!(ids(&at_once), ids(&one_by_one));
}

#[test]
fn a_draft_that_began_as_a_copy_takes_no_id() {
    let text = |more: &str| format!("+++\ntitle = \"Ferry\"\ndate = 2020-01-01T10:10:00Z\n{more}+++\n{TEXT}\n");
    let site = Site::new().write("articles/m.md", &text(""));
    site.build(&[]).success();
    let before = ids(&site);
    for more in ["draft = true\n", "expires = 2021-01-01\n", "embargo = 2049-01-01\n"] {
        let site = Site::new().write("articles/m.md", &text(""));
        site.build(&[]).success();
        let site = site
            .write("articles/a-copy.md", &text(more))
            .write("articles/m.md", &text("").replace("goat", "sheep"));
        site.build(&[]).success();
        assert_eq!(ids(&site), before, "{more}");
    }
}

#[test]
fn short_texts_under_one_headline_are_a_new_story_every_day() {
    let day = |day: u32| {
        format!(
            "{{\"title\": \"Weather\", \"slug\": \"w{day}\", \"date\": \"2020-01-{day:02}\", \"text\": \"Sunny.\"}}\n"
        )
    };
    let site = Site::new().write("articles/w.jsonl", &[day(1), day(2), day(3)].concat());
    site.build(&[]).success();
    let site = site.write("articles/w.jsonl", &[day(2), day(3), day(4)].concat());
    site.build(&[]).success();
    assert_eq!(ids(&site)[0], "https://courier.example/2020/01/w4/");
}
