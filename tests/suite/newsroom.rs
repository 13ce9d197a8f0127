//! The sample newsroom and the feeds that are committed with it.

use std::fs;

use crate::site::{Site, assert_same, files_below, project};

/// A copy of the sample newsroom, with its feeds or without.
fn sample(with_feeds: bool) -> Site {
    let mut site = Site::new();
    for (path, bytes) in files_below(&project().join("articles")) {
        site = site.bytes(&format!("articles/{path}"), &bytes);
    }
    site = site.write(
        "config.toml",
        &fs::read_to_string(project().join("config.toml")).unwrap(),
    );
    if with_feeds {
        for (path, bytes) in files_below(&project().join("feeds")) {
            site = site.bytes(&format!("feeds/{path}"), &bytes);
        }
    }
    site
}

#[test]
fn committed_feeds_are_what_a_build_makes() {
    let site = sample(true);
    let before = site.files();
    let run = site.build(&[]).success();
    assert!(run.out.contains("nothing changed in 68 files"), "{}", run.out);
    assert_eq!(run.err, "");
    assert_same(&site.files(), &before);
}

#[test]
fn a_build_from_nothing_makes_the_same_feeds() {
    let site = sample(false);
    site.build(&[]).success();
    assert_same(&site.files(), &sample(true).files());
}

#[test]
fn one_thread_and_eight_make_the_same_bytes() {
    let (one, eight) = (sample(false), sample(false));
    one.build(&["--jobs", "1"]).success();
    eight.build(&["--jobs", "8"]).success();
    assert_same(&one.files(), &eight.files());
}

#[test]
fn the_newsroom_is_as_rich_as_it_is_said_to_be() {
    let listed = sample(false).list();
    assert!(listed.len() >= 14, "{} stories", listed.len());
    assert!(listed.iter().all(|article| article.get("left_out").is_none()));
    let topics: std::collections::BTreeSet<_> = listed
        .iter()
        .flat_map(|article| article["topics"].as_array().unwrap())
        .map(|topic| topic.as_str().unwrap())
        .collect();
    assert!(topics.len() >= 5);
    for spelling in ["City Council", "city council", "City-Council"] {
        assert!(topics.contains(spelling), "{spelling}");
    }
    let types: std::collections::BTreeSet<_> = listed
        .iter()
        .flat_map(|article| article["photos"].as_array().unwrap())
        .map(|photo| photo["type"].as_str().unwrap())
        .collect();
    assert_eq!(
        types.into_iter().collect::<Vec<_>>(),
        ["image/gif", "image/jpeg", "image/png", "image/webp"]
    );
    let held: Vec<_> = listed.iter().filter_map(|article| article.get("held")).collect();
    assert_eq!(held.len(), 3, "a draft, an expired and an embargoed one: {held:?}");
}

#[test]
fn three_spellings_of_a_topic_are_one_feed() {
    let site = sample(false);
    site.build(&[]).success();
    let feed = site.feed("topics/city-council");
    assert_eq!(feed["title"], "The Harbor Courier: City Council");
    assert_eq!(feed["items"].as_array().unwrap().len(), 4);
    for item in feed["items"].as_array().unwrap() {
        assert!(
            item["tags"].as_array().unwrap().contains(&"City Council".into()),
            "{}",
            item["title"]
        );
    }
}
