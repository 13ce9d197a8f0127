//! Feeds that end, and the guard's floor: what one person deletes.

use std::fs;

use crate::site::Site;

fn story(title: &str, day: u32, topic: &str) -> String {
    format!("title = \"{title}\"\ndate = 2026-05-{day:02}T08:00:00Z\ntopics = [\"{topic}\"]")
}

/// Five stories about the harbor, one of them under a mistyped topic.
fn newsroom() -> Site {
    (1..5)
        .fold(Site::new(), |site, day| {
            site.article(&format!("s{day}"), &story(&format!("Tide {day}"), day, "Harbor"))
        })
        .article("s5", &story("Ferry", 5, "Habor"))
}

#[test]
fn a_mistyped_topic_ends_and_nothing_of_it_stays() {
    let site = newsroom();
    site.build(&[]).success();
    site.put_article("s5", &story("Ferry", 5, "Harbor"));
    let run = site.build(&[]).success();
    assert!(
        run.out
            .contains("no story is in `topics/habor` any more; `feedmill retire topics/habor` ends it"),
        "{}",
        run.out
    );
    assert!(!site.build(&[]).success().out.contains("retire"));
    let run = site.run(&["retire", "topics/habor"]).success();
    assert!(run.out.contains("removed"), "{}", run.out);
    for (name, bytes) in site.files() {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!name.contains("habor") && !text.contains("habor"), "{name}");
    }
    let before = site.files();
    site.build(&[]).success();
    assert_eq!(site.files(), before);
    // A topic of that name may begin anew.
    site.put_article("s6", &story("Habor, a village", 6, "Habor"));
    site.build(&[]).success();
    assert_eq!(site.feed("topics/habor")["items"][0]["title"], "Habor, a village");
}

#[test]
fn a_feed_that_is_asked_for_does_not_end() {
    let site = newsroom();
    site.build(&[]).success();
    let before = site.files();
    site.run(&["retire", "topics/harbor"])
        .ended(2)
        .said("error: `topics/harbor` cannot end: 4 stories would be in it; take `Harbor` out of them, or, if it is a topic, put it into `topics.ignore`\n");
    site.run(&["retire", "all"])
        .ended(2)
        .said("error: `all` cannot end: the configuration asks for it in `[[feeds]]`; take it out there\n");
    site.run(&["retire", "topics/harbour"])
        .ended(2)
        .said("error: there is no feed `topics/harbour`; did you mean `topics/harbor`?\n");
    assert_eq!(site.files(), before);
}

#[test]
fn archives_end_with_their_feed() {
    let config = "[[feeds]]\npath = \"all\"\n[[feeds]]\neach = \"topic\"\npath = \"topics/{slug}\"\nlimit = 1\narchive = \"month\"\n";
    let site = Site::with_config(config)
        .article("a", &story("Tide", 1, "Harbor"))
        .article("b", &story("Ebb", 2, "Habor").replace("-05-", "-04-"))
        .article("c", &story("Flood", 3, "Habor"));
    site.build(&[]).success();
    assert!(site.files().keys().any(|name| name.starts_with("topics/habor/")));
    for (name, title, day) in [("b", "Ebb", 2), ("c", "Flood", 3)] {
        site.put_article(name, &story(title, day, "Harbor"));
    }
    site.build(&[]).success();
    site.run(&["retire", "topics/habor"]).success();
    assert!(!site.files().keys().any(|name| name.contains("habor")));
}

#[test]
fn one_or_two_deleted_stories_leave_and_more_are_an_accident() {
    let site = Site::new().article("first", &story("First", 1, "News"));
    site.build(&[]).success();
    // The only story is replaced.
    fs::remove_file(site.path("articles/first.md")).unwrap();
    site.build(&[]).ended(1).said("error[NoArticles]");
    site.put_article("a", &story("Tide", 2, "Harbor"));
    site.build(&[]).success();
    assert!(!site.read("feeds/all.json").contains("First"));
    // So are two of them, but not what cannot be read, and not three.
    for day in 3..6 {
        site.put_article(&format!("s{day}"), &story(&format!("Ebb {day}"), day, "Ebb"));
    }
    site.build(&[]).success();
    fs::write(site.path("articles/a.md"), "+++\ntitle = \n+++\nx\n").unwrap();
    site.build(&[])
        .ended(1)
        .said("error[ShrunkenFeed]: its only story has no article any more");
    site.put_article("a", &story("Tide", 2, "Harbor"));
    for day in 3..6 {
        fs::remove_file(site.path(&format!("articles/s{day}.md"))).unwrap();
    }
    site.build(&[])
        .ended(1)
        .said("error[ShrunkenFeed]: 3 of 3 stories have no article any more");
    site.put_article("s3", &story("Ebb 3", 3, "Ebb"));
    site.build(&[]).success();
    assert_eq!(site.feed("topics/ebb")["items"].as_array().unwrap().len(), 1);
    // What the system does not let us read is not deleted.
    #[cfg(unix)]
    {
        site.put_article("a", &story("Tide", 2, "Tides"));
        site.build(&["--allow-shrink"]).success();
        fs::remove_file(site.path("articles/a.md")).unwrap();
        std::os::unix::fs::symlink("elsewhere", site.path("articles/a.md")).unwrap();
        let run = site.build(&[]).ended(1).said("error[UnreadableFile]");
        run.said("error[ShrunkenFeed]: its only story has no article any more");
        assert_eq!(site.feed("topics/tides")["items"].as_array().unwrap().len(), 1);
    }
    // A share of nothing holds a feed that loses a single story.
    let strict = Site::with_config("[output]\nshrink = 0\n")
        .article("a", &story("Tide", 2, "Harbor"))
        .article("b", &story("Ebb", 3, "Harbor"));
    strict.build(&[]).success();
    fs::remove_file(strict.path("articles/b.md")).unwrap();
    strict
        .build(&[])
        .ended(1)
        .said("1 of 2 stories have no article any more");
}
