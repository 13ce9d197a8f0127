//! `feedmill diff` of lists of feeds.

use serde_json::json;

use crate::diff::{diff, rss, stories};
use crate::site::{Site, json_lines};

/// A list of feeds by title, address and page.
fn opml(feeds: &[(&str, &str, &str)]) -> String {
    let outline = |(title, url, page): &(&str, &str, &str)| {
        format!(
            "<outline text=\"Harbor\"><outline type=\"rss\" text=\"{title}\" xmlUrl=\"{url}\" htmlUrl=\"{page}\"/></outline>\n"
        )
    };
    format!(
        "<opml version=\"2.0\"><head><title>Feeds</title></head><body>\n{}</body></opml>",
        feeds.iter().map(outline).collect::<String>()
    )
}

const TIDES: (&str, &str, &str) = ("Tides", "https://courier.example/tides.rss", "https://courier.example/");
const ROPES: (&str, &str, &str) = ("Ropes", "https://ropes.example/feed", "https://ropes.example/blog/");
const BOATS: (&str, &str, &str) = ("Boats", "https://boats.example/feed", "https://boats.example/");

#[test]
fn subscriptions_go_come_are_renamed_and_change_their_address() {
    let old = opml(&[TIDES, ROPES, BOATS]);
    let new = opml(&[
        ("Tides", "https://courier.example/feeds/tides.rss", TIDES.2),
        ("Ropes and Knots", "https://ropes.example/rss.xml", ROPES.2),
        ("Gulls", "https://gulls.example/feed", "https://gulls.example/"),
    ]);
    let run = diff(&old, &new, &[]).ended(1);
    assert_eq!(
        run.out,
        "\
2 subscriptions have other addresses: who has imported the list keeps the old ones
  Tides
    was https://courier.example/tides.rss
    now https://courier.example/feeds/tides.rss
  Ropes and Knots
    was https://ropes.example/feed
    now https://ropes.example/rss.xml
1 subscription is gone from the list
  Boats
1 subscription has another title
  Ropes and Knots
    was Ropes
    now Ropes and Knots
1 subscription is new in the list
  Gulls
"
    );
    let run = diff(
        &opml(&[TIDES]),
        &opml(&[("High Tides", TIDES.1, TIDES.2)]),
        &["--format", "json"],
    )
    .success();
    assert_eq!(
        json_lines(&run.out),
        [
            json!({"file": "new", "change": "subscription_renamed", "breaking": false, "id": TIDES.1, "title": "High Tides",
                "old": "Tides", "new": "High Tides"})
        ]
    );
}

#[test]
fn order_folders_and_spelling_change_nothing() {
    let new = opml(&[BOATS, TIDES, ROPES, BOATS])
        .replace("xmlUrl=\"https://boats.example", "xmlURL=\"HTTPS://Boats.Example:443");
    let run = diff(&opml(&[TIDES, ROPES, BOATS]), &new, &[]).success();
    assert_eq!(run.out, "nothing changes for subscribers\n");
}

/// Feeds of one site share its page, and feeds of one program its title.
#[test]
fn what_several_feeds_share_makes_no_two_of_them_one() {
    let news = |paths: &[&'static str]| {
        let urls: Vec<String> = paths
            .iter()
            .map(|path| format!("https://courier.example/{path}"))
            .collect();
        let feeds: Vec<_> = urls
            .iter()
            .map(|url| ("News", url.as_str(), "https://courier.example/"))
            .collect();
        opml(&feeds)
    };
    let run = diff(&news(&["a", "b"]), &news(&["b", "c"]), &[]).success();
    assert_eq!(
        run.out,
        "1 subscription is gone from the list\n  News\n1 subscription is new in the list\n  News\n"
    );
}

#[test]
fn an_emptied_list_is_breaking_and_a_broken_one_is_read() {
    let run = diff(&opml(&[TIDES]), &opml(&[]), &[]).ended(1);
    assert!(
        run.out
            .starts_with("the list is empty now\n  was 1 subscription\n  now 0 subscriptions\n"),
        "{}",
        run.out
    );
    let broken = opml(&[("Rope & Tar", TIDES.1, TIDES.2)]);
    let run = diff(&broken, &broken.replace('&', "&amp;"), &[]).success();
    assert!(
        run.out.starts_with("the document is well-formed again\n  was 2:"),
        "{}",
        run.out
    );
    assert_eq!(run.out.lines().count(), 3, "{}", run.out);
}

#[test]
fn a_list_and_a_feed_are_not_compared() {
    let (list, feed) = (opml(&[TIDES]), rss(&stories([1])));
    diff(&list, &feed, &[])
        .ended(2)
        .said("cannot read `new`: it is a feed, and the old one is a list of feeds");
    diff(&feed, &list, &[])
        .ended(2)
        .said("cannot read `new`: it is a list of feeds, and the old one is a feed");
}

#[test]
fn lists_in_folders_are_compared_and_not_counted_as_feeds() {
    let site = Site::new()
        .write("old/a.rss", &rss(&stories([1])))
        .write("old/feeds.opml", &opml(&[TIDES]))
        .write("old/gone.opml", &opml(&[TIDES]))
        .write("new/a.rss", &rss(&stories([1])))
        .write("new/feeds.opml", &opml(&[TIDES, ROPES]));
    let run = site.run(&["diff", "old", "new"]).success();
    assert_eq!(
        run.out,
        "feeds.opml\n  1 subscription is new in the list\n    Ropes\n\ngone.opml\n  this list is gone\n\n\
         1 feed: 0 changed; 2 lists: 2 changed\n"
    );
}
