//! `feedmill why`.

use crate::site::Site;

const FEEDS: &str = "[[feeds]]\npath = \"all\"\nlimit = 2\n[[feeds]]\neach = \"topic\"\npath = \"topics/{slug}\"\nmin_items = 2\n\
[[feeds]]\npath = \"sea\"\ntopics = { any = [\"Harbor\"] }\n[[feeds]]\neach = \"section\"\npath = \"sections/{slug}\"\n";

fn story(title: &str, day: u32, more: &str) -> String {
    format!("title = \"{title}\"\ndate = 2026-05-{day:02}T08:00:00Z\n{more}")
}

fn newsroom() -> Site {
    let site = Site::with_config(FEEDS)
        .article(
            "tide",
            &story("Tide turns", 1, "topics = [\"Harbor\"]\nnot_in_feeds = [\"sea\"]"),
        )
        .article(
            "ebb",
            &story("Ebb & flow", 2, "topics = [\"Harbor\", \"Moon\"]\nsection = \"News\""),
        )
        .article("bread", &story("Bread", 3, "topics = [\"Food\"]"))
        .article("draft", &story("Unfinished", 4, "draft = true"))
        .article("undated", "title = \"Undated\"");
    site.build(&[]).ended(1);
    site
}

#[test]
fn each_feed_says_what_it_does_with_a_story() {
    let site = newsroom();
    let ids = |feed: &str, id: &str| {
        let at = site
            .read(&format!("feeds/{feed}"))
            .lines()
            .position(|line| line.contains(id));
        format!("{feed}:{}", at.unwrap() + 1)
    };
    let ebb = "https://courier.example/2026/05/ebb/";
    let places = |feed: &str| {
        ["rss", "atom", "json"]
            .map(|ending| ids(&format!("{feed}.{ending}"), ebb))
            .join(", ")
    };
    assert_eq!(
        site.run(&["why", "ebb &"]).success().out,
        format!(
            "articles/ebb.md:1  Ebb & flow\n  id {ebb}\n  in all: {}\n  in topics/harbor: {}\n  \
             not in topics/{{slug}} of `moon`: there is no such feed yet: it begins with 2 stories (`min_items`)\n  in sea: {}\n  in sections/news: {}\n",
            places("all"),
            places("topics/harbor"),
            places("sea"),
            places("sections/news")
        )
    );
    let said = |story: &str, feed: &str, words: &str| {
        let out = site.run(&["why", story, feed]).success().out;
        assert_eq!(out.lines().skip(2).collect::<Vec<_>>(), [words], "{out}");
    };
    said(
        "articles/tide.md",
        "all",
        "  not in all: the feed is full: it has the newest 2 stories, and this one is older",
    );
    said("tide.md:1", "sea", "  not in sea: the story says so in `not_in_feeds`");
    said(
        "https://courier.example/2026/05/bread/",
        "sea",
        "  not in sea: it asks for topics (any harbor), and the story has `Food`",
    );
    said(
        "bread",
        "sections/news",
        "  not in sections/{slug}: the story has no section",
    );
    said(
        "bread",
        "elsewhere",
        "  not in elsewhere: no such feed is about it; its topics are Food",
    );
}

#[test]
fn a_story_that_nobody_sees_says_why() {
    let site = newsroom();
    let out = |story: &str| site.run(&["why", story]).success().out;
    assert!(out("unfinished").ends_with("  is in no feed: draft\n"));
    assert_eq!(
        out("undated"),
        "articles/undated.md:1\n  is left out: the article has no date\n"
    );
    site.run(&["why", "nothing"])
        .ended(1)
        .said("error: no story has this file, id, address or headline: `nothing`\n");
    // Nothing was built yet.
    site.put_article("new", &story("Newest", 5, ""));
    assert!(out("Newest").contains("  in all: with the next build\n"));
}
