//! A simulated week of hourly builds on loopback: servers that publish, correct, vanish, fail, change their ids, move, and serve old copies. No
//! story is lost or shown twice, and no request is needless.

use std::collections::{BTreeMap, BTreeSet};

use crate::fetching::{Server, at, site};
use crate::site::Site;

/// Entries that a feed shows.
const WINDOW: usize = 5;

/// Hours of the week.
const HOURS: u32 = 7 * 24;

/// A story at its origin.
#[derive(Clone)]
struct Story {
    title: String,
    hour: u32,
    version: u32,
}

/// A server, its stories, and what was asked of it.
struct House {
    name: &'static str,
    server: Server,
    stories: Vec<Story>,
    /// What it served before.
    old: String,
    has_new_ids: bool,
    /// The hours at which it was asked.
    asked: Vec<u32>,
    /// Whether it answered with a tag, so that the next request has a condition.
    has_tag: bool,
}

impl House {
    fn new(name: &'static str) -> Self {
        Self {
            name,
            server: Server::new(),
            stories: Vec::new(),
            old: String::new(),
            has_new_ids: false,
            asked: Vec::new(),
            has_tag: false,
        }
    }

    fn publishes(&mut self, hour: u32) {
        let title = format!("{} {}", self.name, self.stories.len());
        self.stories.push(Story {
            title,
            hour,
            version: 0,
        });
    }

    fn shown(&self) -> impl Iterator<Item = &Story> {
        self.stories.iter().rev().take(WINDOW)
    }

    fn feed(&self) -> String {
        let item = |story: &Story| {
            let Story { title, hour, version } = story;
            let slug = title.replace(' ', "-");
            let scheme = if self.has_new_ids { "urn:x:" } else { "" };
            let (day, hour) = (1 + hour / 24, hour % 24);
            format!(
                "<item><title>{title}</title><link>https://{}.example/{slug}</link><guid isPermaLink='false'>{scheme}{slug}</guid>\
                 <pubDate>{day:02} Jun 2026 {hour:02}:00:00 GMT</pubDate><description>Text of {title}, version {version}.</description></item>",
                self.name
            )
        };
        let items: String = self.shown().map(item).collect();
        format!(
            "<rss version='2.0'><channel><title>{0}</title><link>https://{0}.example/</link><description>d</description>{items}</channel></rss>",
            self.name
        )
    }
}

/// What a server does in an hour.
#[derive(Clone, Copy, PartialEq)]
enum Does {
    Serve,
    Fail(u16),
    Page,
    Nothing,
    Half,
    Old,
    Move,
}

fn does(name: &str, hour: u32) -> Does {
    match (name, hour) {
        ("failing", 20..23) => Does::Fail(500),
        ("failing", 40) => Does::Page,
        ("failing", 60) => Does::Nothing,
        ("failing", 80) => Does::Half,
        ("failing", 100..) => Does::Fail(404),
        ("stale", hour) if hour % 7 == 6 => Does::Old,
        ("moving", 50..) => Does::Move,
        _ => Does::Serve,
    }
}

/// Numbers that are the same in each run.
fn chance(seed: &mut u64, of: u64) -> bool {
    *seed = seed
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1_442_695_040_888_963_407);
    (*seed >> 33).is_multiple_of(of)
}

/// Sets the server up for an hour; whether it serves what it has.
fn answer(house: &House, hour: u32) -> bool {
    let feed = house.feed();
    let tag = format!(
        "\"{:x}\"",
        feed.bytes()
            .fold(7u64, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte.into()))
    );
    let fields = [("etag", &*tag)];
    let does = does(house.name, hour);
    match does {
        Does::Serve => house.server.says("/feed", 200, &fields, &feed),
        Does::Fail(status) => house.server.says("/feed", status, &[], "no"),
        Does::Page => house
            .server
            .says("/feed", 200, &[], "<html><body>Down for maintenance</body></html>"),
        Does::Nothing => house.server.says("/feed", 200, &[], ""),
        Does::Half => house.server.says("/feed", 200, &[], &feed[..feed.len() / 3]),
        Does::Old => house.server.says("/feed", 200, &[("etag", "\"old\"")], &house.old),
        Does::Move => {
            house.server.says("/feed", 301, &[("location", "/moved")], "");
            house.server.says("/moved", 200, &fields, &feed);
        }
    }
    matches!(does, Does::Serve | Does::Move)
}

/// What a build shows: titles, with ids and texts.
fn shown(site: &Site) -> BTreeMap<String, (String, String)> {
    let feed = site.feed("all");
    let items = feed["items"].as_array().unwrap();
    let said = |item: &serde_json::Value, key: &str| item[key].as_str().unwrap_or_default().to_owned();
    let shown: BTreeMap<_, _> = items
        .iter()
        .map(|item| (said(item, "title"), (said(item, "id"), said(item, "content_html"))))
        .collect();
    assert_eq!(shown.len(), items.len(), "a story is shown twice");
    shown
}

#[test]
fn a_week_of_hourly_builds_loses_and_doubles_nothing() {
    let names = ["steady", "busy", "failing", "stale", "moving"];
    let mut houses: Vec<House> = names.into_iter().map(House::new).collect();
    let urls: Vec<String> = houses
        .iter()
        .map(|house| format!("\"{}/feed\"", house.server.address))
        .collect();
    // An hour and a half: each is asked every other hour.
    let site = site(&format!(
        "every = \"90 minutes\"\nurl = [{}]\n[[feeds]]\npath = \"all\"\nlimit = 0",
        urls.join(", ")
    ));
    let mut seed = 22;
    let mut ids: BTreeMap<String, String> = BTreeMap::new();
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    for hour in 0..HOURS {
        let mut serves = BTreeSet::new();
        for house in &mut houses {
            let often = if house.name == "busy" { 2 } else { 6 };
            if hour == 0 || chance(&mut seed, often) {
                house.publishes(hour);
            }
            if chance(&mut seed, 8) {
                let last = house.stories.len() - 1;
                house.stories[last].version += 1;
            }
            house.has_new_ids |= house.name == "steady" && hour == 90;
            if answer(house, hour) {
                serves.insert(house.name);
            }
        }
        at(&site, i64::from(hour) * 60);
        let mut asked = BTreeSet::new();
        for house in &mut houses {
            let requests = house.server.requests();
            let is_way = does(house.name, hour) == Does::Move && requests.len() == 2 && requests[0].path == "/feed";
            assert!(
                requests.len() <= 1 || is_way,
                "{} at hour {hour}: {requests:?}",
                house.name
            );
            let Some(last) = requests.last() else { continue };
            asked.insert(house.name);
            if let Some(before) = house.asked.last() {
                assert!(
                    hour - before >= 2,
                    "{} is asked again after {} hours",
                    house.name,
                    hour - before
                );
            }
            house.asked.push(hour);
            assert_eq!(
                last.fields.contains_key("if-none-match"),
                house.has_tag,
                "{} at hour {hour}",
                house.name
            );
            let is_good = matches!(does(house.name, hour), Does::Serve | Does::Move | Does::Old);
            house.has_tag |= is_good;
        }
        for house in &mut houses {
            if asked.contains(house.name) && serves.contains(house.name) {
                for story in house.shown() {
                    texts.insert(story.title.clone(), format!("version {}.", story.version));
                }
                house.old = house.feed();
            }
        }
        let shown = shown(&site);
        let expected: Vec<&String> = texts.keys().collect();
        assert_eq!(
            shown.keys().collect::<Vec<_>>(),
            expected,
            "hour {hour}: {}",
            site.read(".feedmill-fetched/log.txt")
        );
        for (title, (id, html)) in &shown {
            assert_eq!(
                ids.entry(title.clone()).or_insert_with(|| id.clone()),
                id,
                "hour {hour}: `{title}` comes as unread again"
            );
            let is_old = title.starts_with("stale") && asked.contains("stale") && does("stale", hour) == Does::Old;
            assert!(
                is_old || title.starts_with("stale") || html.contains(&texts[title]),
                "hour {hour}: {title}: {html}"
            );
        }
    }
    let requests: usize = houses.iter().map(|house| house.asked.len()).sum();
    assert!(requests < 5 * HOURS as usize / 2 + 5 && requests > 300, "{requests}");
    // Windows were left, and nothing of that was lost.
    assert!(texts.len() > 5 * WINDOW + 50, "{}", texts.len());
    site.run(&["check", "feeds"]).success();
}
