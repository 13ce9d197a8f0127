//! The subscribe pages.

use crate::site::{CONFIG, Site, png};

const STORY: &str = "title = \"A Lamp & a Gull\"\npublished = 2026-01-02T03:04:05Z\ntopics = [\"Harbor\"]\n\
                     authors = [\"Ida Brandt\"]\nsummary = \"The lamp is on.\"\n\
                     [[photos]]\nsrc = \"lamp.png\"\ncaption = \"The lamp.\"\ncredit = \"Ida Brandt\"";

fn site() -> Site {
    Site::new()
        .article("lamp", STORY)
        .bytes("articles/photos/lamp.png", &png(40, 30))
}

#[test]
fn a_page_shows_all_feeds_and_the_newest_stories() {
    let site = site();
    let run = site.build(&[]).success();
    assert!(run.out.contains("9 files new"), "{}", run.out);
    let page = site.read("feeds/index.html");
    for text in [
        "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"The Courier: Harbor (Atom)\" href=\"topics/harbor.atom\">",
        "<a href=\"topics/harbor.html\">Harbor</a>",
        "value=\"https://courier.example/feeds/topics/harbor.rss\"",
        "<a href=\"feeds.opml\">All feeds at once (OPML)</a>",
        "Stories: 1 · Updated: <time datetime=\"2026-01-02\">",
        "A Lamp &amp; a Gull</a></h3>",
        "Ida Brandt · <time datetime=\"2026-01-02T03:04:05+00:00\">2026-01-02</time>",
        "<p>The lamp is on.</p>",
        "<img src=\"data:image/png;base64,",
        "width=\"40\" height=\"30\"",
        "<figcaption>The lamp. (Ida Brandt)</figcaption>",
    ] {
        assert!(page.contains(text), "{text}\n{page}");
    }
}

#[test]
fn the_page_of_a_topic_stands_beside_its_feed() {
    let site = site();
    site.build(&[]).success();
    let page = site.read("feeds/topics/harbor.html");
    for text in [
        "<title>The Courier: Harbor</title>",
        "href=\"harbor.rss\"",
        "href=\"../index.html\"",
        "A Lamp &amp; a Gull",
    ] {
        assert!(page.contains(text), "{text}\n{page}");
    }
    assert!(
        !site.path("feeds/all.html").exists(),
        "a single feed is on the page of all"
    );
}

#[test]
fn nothing_is_fetched_for_a_page() {
    let site = site();
    site.build(&[]).success();
    for path in ["feeds/index.html", "feeds/topics/harbor.html"] {
        let page = site.read(path);
        for word in ["<script src", "<link rel=\"stylesheet", "@import", "url(", "src=\"http"] {
            assert!(!page.contains(word), "{path}: {word}");
        }
        assert!(page.contains("default-src 'none'"));
    }
}

#[test]
fn pages_stay_untouched_while_nothing_changes() {
    let site = site();
    site.build(&[]).success();
    let before = site.files();
    let run = site.build(&["--now", "2030-01-01T00:00:00Z"]).success();
    assert!(run.out.contains("nothing changed in 9 files"), "{}", run.out);
    assert_eq!(site.files(), before);
}

#[test]
fn without_pages_old_ones_are_named_and_pruned() {
    let site = site();
    site.build(&[]).success();
    site.put("config.toml", format!("{CONFIG}[output]\npage = false\n").as_bytes());
    let run = site.build(&[]).success();
    assert!(
        run.out
            .contains("not asked for any more: `index.html`, `topics/harbor.html`"),
        "{}",
        run.out
    );
    site.build(&["--prune"]).success();
    assert!(!site.path("feeds/index.html").exists());
}

#[test]
fn a_page_of_somebody_else_is_left_alone() {
    let site = site().write("feeds/index.html", "mine");
    site.build(&[]).ended(1).said("write `page = false` in `[output]`");
    assert_eq!(site.read("feeds/index.html"), "mine");
    assert!(site.path("feeds/all.rss").exists());
}

#[test]
fn a_topic_called_index_does_not_take_the_page_of_all() {
    let site = Site::with_config("[[feeds]]\neach = \"topic\"\npath = \"{slug}\"\n").article(
        "a",
        "title = \"A\"\npublished = 2026-01-02T03:04:05Z\ntopics = [\"Index\"]",
    );
    site.build(&[]).success();
    assert!(site.read("feeds/index.html").contains("By topic"));
}

#[test]
fn a_language_from_right_to_left_turns_the_page() {
    let site = Site::with_config("language = \"he\"\n").article("lamp", STORY);
    site.build(&[]).success();
    let page = site.read("feeds/index.html");
    assert!(
        page.contains("<html lang=\"he\" dir=\"rtl\">") && page.contains("העתקה"),
        "{page}"
    );
}

#[test]
fn a_language_without_words_says_that_they_are_english() {
    let site = Site::with_config("language = \"ja\"\n").article("lamp", STORY);
    site.build(&[]).success();
    let page = site.read("feeds/index.html");
    assert!(page.contains("lang=\"en\" dir=\"ltr\">By topic</h2>"), "{page}");
}

#[test]
fn own_templates_take_the_place_of_ours() {
    let site = Site::with_config("[output]\ntemplates = \"templates\"\n")
        .article("lamp", STORY)
        .write("templates/feed.html", "{{ page.title }}: {{ page.stories[0].title }}\n");
    site.build(&[]).success();
    assert_eq!(
        site.read("feeds/topics/harbor.html"),
        "The Courier: Harbor: A Lamp &amp; a Gull\n"
    );
    assert!(site.read("feeds/index.html").starts_with("<!doctype html>"));
}

#[test]
fn a_mistake_in_a_template_keeps_the_page_and_builds_the_feeds() {
    let site = Site::with_config("[output]\ntemplates = \"templates\"\n")
        .article("lamp", STORY)
        .write("templates/index.html", "one\n{{ page.titel.x }}\n");
    let run = site.build(&[]).ended(1);
    let run = run.said("error[InvalidTemplate]: undefined value; the old pages are kept");
    let run = run.said(" --> templates/index.html:2");
    // The page of all feeds is none.
    assert!(!run.out.contains("kept as before"), "{}", run.out);
    assert!(site.path("feeds/all.rss").exists() && site.path("feeds/topics/harbor.html").exists());
    assert!(!site.path("feeds/index.html").exists());
}

#[test]
fn a_folder_of_templates_that_is_not_there_is_told() {
    let site = Site::with_config("[output]\ntemplates = \"nowhere\"\n").article("lamp", STORY);
    let run = site.build(&[]).ended(1);
    run.said("error[InvalidTemplate]: the folder of templates is not there; the old pages are kept");
    assert!(site.path("feeds/all.rss").exists());
}

#[test]
fn a_feed_may_belong_to_its_page_or_to_one_of_the_site() {
    let feeds = "[[feeds]]\npath = \"all\"\nhome = \"page\"\n\
                 [[feeds]]\neach = \"topic\"\npath = \"topics/{slug}\"\nhome = \"page\"\n\
                 [[feeds]]\neach = \"author\"\npath = \"by-{slug}\"\nhome = \"https://courier.example/staff/{slug}/\"\n";
    let site = Site::with_config(feeds).article("lamp", STORY);
    site.build(&[]).success();
    for (path, home) in [
        ("all", "https://courier.example/feeds/index.html"),
        ("topics/harbor", "https://courier.example/feeds/topics/harbor.html"),
        ("by-ida-brandt", "https://courier.example/staff/ida-brandt/"),
    ] {
        assert_eq!(site.feed(path)["home_page_url"], home);
        assert!(
            site.read(&format!("feeds/{path}.rss"))
                .contains(&format!("<link>{home}</link>"))
        );
        assert!(site.read("feeds/feeds.opml").contains(&format!("htmlUrl=\"{home}\"")));
    }
}

#[test]
fn a_home_that_is_none_is_told() {
    let run = Site::with_config("[output]\npage = false\n[[feeds]]\npath = \"all\"\nhome = \"page\"\n").build(&[]);
    run.ended(2)
        .said("there are no pages, but a feed has `home = \"page\"`");
    let run = Site::with_config("[[feeds]]\npath = \"all\"\nhome = \"topics/{slug}\"\n").build(&[]);
    let run = run.ended(2).said("`{slug}` means nothing in `feeds.home`");
    run.said("`topics/{slug}` is neither an address nor `page`");
}

#[test]
fn a_feed_that_shows_no_summary_shows_none_on_its_page() {
    let feed = "[[feeds]]\neach = \"topic\"\npath = \"topics/{slug}\"\nbody = \"none\"\n";
    let site = Site::with_config(feed).article("lamp", STORY);
    site.build(&[]).success();
    for path in ["feeds/index.html", "feeds/topics/harbor.html"] {
        assert!(!site.read(path).contains("The lamp is on."), "{path}");
    }
}
