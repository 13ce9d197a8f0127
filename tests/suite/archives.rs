//! Feeds that keep all of their stories: archives that a client can follow backwards (RFC 5005).

use std::collections::{BTreeMap, BTreeSet};

use feedcheck::{Level, Options, Timestamp};
use roxmltree::Document;

use crate::site::{Site, assert_same};

const BASE: &str = "https://courier.example/feeds/";
const MONTHS: &str = "[[feeds]]\npath = \"all\"\nlimit = 4\narchive = \"month\"\n";
const NOW: &[&str] = &["--now", "2027-01-01T00:00:00Z"];

fn put(site: &Site, name: &str, date: &str) {
    let fields = format!("title = \"{name}\"\npublished = {date}T10:00:00Z\ntopics = [\"Harbor\"]");
    site.put_article(name, &fields);
}

/// So many stories in each of some months of 2026.
fn fill(site: &Site, months: std::ops::RangeInclusive<u32>, each: u32) {
    for month in months {
        for day in 1..=each {
            put(
                site,
                &format!("s{month:02}-{day:02}"),
                &format!("2026-{month:02}-{day:02}"),
            );
        }
    }
}

/// A document as a client sees it: ids of entries, links by relation, and names of elements of the history module.
struct Seen {
    ids: Vec<String>,
    links: BTreeMap<String, String>,
    marks: Vec<String>,
    feed_id: String,
}

fn atom(site: &Site, path: &str) -> Seen {
    let text = site.read(&format!("feeds/{path}.atom"));
    let tree = Document::parse(&text).unwrap();
    let root = tree.root_element();
    let named = |name: &'static str| root.children().filter(move |node| node.tag_name().name() == name);
    let id = |node: roxmltree::Node<'_, '_>| {
        let id = node.children().find(|child| child.tag_name().name() == "id");
        id.and_then(|id| id.text()).unwrap().to_owned()
    };
    let link = |node: roxmltree::Node<'_, '_>| {
        let attribute = |name| node.attribute(name).unwrap().to_owned();
        (attribute("rel"), attribute("href"))
    };
    let history = root.children();
    let history = history.filter(|node| node.tag_name().namespace() == Some("http://purl.org/syndication/history/1.0"));
    Seen {
        ids: named("entry").map(id).collect(),
        links: named("link").map(link).collect(),
        marks: history.map(|node| node.tag_name().name().to_owned()).collect(),
        feed_id: id(root),
    }
}

/// The path of a feed at an address.
fn path(address: &str) -> String {
    let path = address.strip_prefix(BASE).unwrap();
    path.rsplit_once('.').unwrap().0.to_owned()
}

/// A client that keeps what it read, and follows archives backwards to the first that it has read (RFC 5005, section 4.2).
#[derive(Default)]
struct Client {
    stories: BTreeSet<String>,
    archives: BTreeSet<String>,
    /// How often it asked for an archive.
    asked: usize,
}

impl Client {
    fn poll(&mut self, site: &Site, feed: &str) {
        let current = atom(site, feed);
        let mut next = current.links.get("prev-archive").cloned();
        self.stories.extend(current.ids);
        while let Some(address) = next.filter(|address| self.archives.insert(address.clone())) {
            self.asked += 1;
            let archive = atom(site, &path(&address));
            assert_eq!(archive.marks, ["archive"], "{address}");
            self.stories.extend(archive.ids);
            next = archive.links.get("prev-archive").cloned();
        }
    }
}

#[track_caller]
fn assert_sound(site: &Site) {
    for (path, bytes) in site.files() {
        if path.ends_with(".rss") || path.ends_with(".atom") || path.ends_with(".json") {
            let now = Timestamp::from_unix(1_800_000_000).unwrap();
            let address = format!("{BASE}{path}");
            let options = Options {
                location: Some(&address),
                ..Options::at(now)
            };
            let report = feedcheck::check(&bytes, &options);
            let told: Vec<_> = report
                .messages
                .iter()
                .filter(|found| found.code.level != Level::Info)
                .collect();
            assert!(told.is_empty(), "{path}: {told:?}");
        }
    }
}

/// The files that differ.
fn changed(before: &BTreeMap<String, Vec<u8>>, after: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let differs = |path: &&String| before.get(*path) != after.get(*path);
    let changed = after.keys().filter(differs);
    changed.filter(|path| !path.starts_with('.')).cloned().collect()
}

#[test]
fn a_client_that_walks_backwards_has_every_story_once() {
    let site = Site::with_config(MONTHS);
    fill(&site, 1..=5, 6);
    let run = site.build(NOW).success();
    assert!(run.out.starts_with("1 feed with 30 entries"), "{}", run.out);
    assert_sound(&site);
    let current = atom(&site, "all");
    assert_eq!(current.ids.len(), 6, "what is in no archive yet is in the feed");
    assert!(current.marks.is_empty());
    let (mut walked, mut next) = (current.ids.clone(), current.links.get("prev-archive").cloned());
    let mut behind = None;
    while let Some(address) = next {
        let seen = atom(&site, &path(&address));
        assert_eq!(
            (seen.links["current"].as_str(), seen.links["self"].as_str()),
            ("https://courier.example/feeds/all.atom", address.as_str())
        );
        assert_eq!(seen.feed_id, current.feed_id);
        if let Some(behind) = behind {
            assert_eq!(seen.links["next-archive"], behind);
        }
        behind = Some(address);
        walked.extend(seen.ids);
        next = seen.links.get("prev-archive").cloned();
    }
    assert_eq!(walked.len(), 30);
    assert_eq!(walked.iter().collect::<BTreeSet<_>>().len(), 30);
    // The newest archive leads to the month that is not closed, which is no archive yet.
    let april = atom(&site, "all/2026-04");
    assert_eq!(april.links["next-archive"], format!("{BASE}all/2026-05.atom"));
    assert!(atom(&site, "all/2026-05").marks.is_empty());
    // JSON Feed and RSS say the same.
    let (mut ids, mut next) = (Vec::new(), Some("all".to_owned()));
    while let Some(path) = next.take() {
        let feed = site.feed(&path);
        let items = feed["items"].as_array().unwrap().iter();
        ids.extend(items.map(|item| item["id"].as_str().unwrap().to_owned()));
        next = feed["next_url"].as_str().map(self::path);
    }
    assert_eq!(ids, walked);
    let rss = site.read("feeds/all/2026-02.rss");
    for part in [
        "<fh:archive>",
        "<atom:link href=\"https://courier.example/feeds/all.rss\" rel=\"current\" type=\"application/rss+xml\"",
        "<atom:link href=\"https://courier.example/feeds/all/2026-01.rss\" rel=\"prev-archive\"",
        "<atom:link href=\"https://courier.example/feeds/all/2026-03.rss\" rel=\"next-archive\"",
    ] {
        assert!(rss.contains(part), "{part}: {rss}");
    }
}

#[test]
fn closed_archives_never_change_and_a_client_that_was_away_for_a_year_misses_nothing() {
    let site = Site::with_config(MONTHS);
    let mut client = Client::default();
    let mut closed: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    for month in 1..=12 {
        fill(&site, month..=month, 7);
        site.build(NOW).success();
        let files = site.files();
        let kept: BTreeMap<_, _> = files.iter().filter(|(path, _)| closed.contains_key(*path)).collect();
        assert_eq!(kept, closed.iter().collect(), "in month {month}");
        let is_closed = |path: &&String| path.starts_with("all/") && !path.contains(&format!("2026-{month:02}"));
        closed.extend(
            files
                .iter()
                .filter(|(path, _)| is_closed(path))
                .map(|(path, bytes)| (path.clone(), bytes.clone())),
        );
        if month == 2 {
            client.poll(&site, "all");
            assert_eq!((client.stories.len(), client.asked), (14, 1));
        }
    }
    client.poll(&site, "all");
    assert_eq!(client.stories.len(), 84);
    assert_eq!(client.asked, 1 + 10, "January was read before");
    client.poll(&site, "all");
    assert_eq!(client.asked, 11);
    assert_eq!(closed.len(), 11 * 3);
}

#[test]
fn a_late_story_or_a_correction_changes_the_archive_that_it_is_in_and_no_other() {
    let site = Site::with_config(MONTHS);
    fill(&site, 1..=5, 6);
    site.build(NOW).success();
    let before = site.files();
    let run = site.build(NOW).success();
    assert!(run.out.contains("nothing changed"), "{}", run.out);
    put(&site, "late", "2026-02-20");
    site.build(NOW).success();
    let after = site.files();
    let february = ["all/2026-02.atom", "all/2026-02.json", "all/2026-02.rss"];
    assert_eq!(changed(&before, &after), february);
    let text = "+++\ntitle = \"s01-02\"\npublished = 2026-01-02T10:00:00Z\ncorrection = { date = 2026-05-01T00:00:00Z, text = \"No.\" }\n+++\nText.\n";
    site.put("articles/s01-02.md", text.as_bytes());
    site.build(NOW).success();
    let corrected = site.files();
    assert_eq!(
        changed(&after, &corrected),
        ["all/2026-01.atom", "all/2026-01.json", "all/2026-01.rss"]
    );
    // Without what the last build remembers, everything comes out the same.
    std::fs::remove_file(site.path("feeds/.feedmill/index")).unwrap();
    site.build(NOW).success();
    assert_same(&site.files(), &corrected);
    assert_sound(&site);
}

#[test]
fn archives_by_count_keep_their_bounds() {
    let site = Site::with_config("[[feeds]]\npath = \"all\"\nlimit = 3\narchive = 5\n");
    fill(&site, 1..=3, 6);
    site.build(NOW).success();
    let ids = |path: &str| atom(&site, path).ids;
    let sizes: Vec<usize> = (1..=4).map(|number| ids(&format!("all/{number:04}")).len()).collect();
    assert_eq!(sizes, [5, 5, 5, 3]);
    assert_eq!(ids("all").len(), 3);
    let before = site.files();
    put(&site, "late", "2026-01-02");
    site.build(NOW).success();
    let after = site.files();
    assert_eq!(
        changed(&before, &after),
        ["all/0001.atom", "all/0001.json", "all/0001.rss"]
    );
    assert_eq!(ids("all/0001").len(), 6);
    fill(&site, 4..=4, 3);
    site.build(NOW).success();
    let later = site.files();
    assert!(
        !changed(&after, &later)
            .iter()
            .any(|path| path.contains("0001") || path.contains("0002") || path.contains("0003"))
    );
    assert_eq!(atom(&site, "all/0004").marks, ["archive"]);
    let mut client = Client::default();
    client.poll(&site, "all");
    assert_eq!(client.stories.len(), 22);
    assert_sound(&site);
}

#[test]
fn stories_of_one_moment_stand_in_one_archive() {
    let site = Site::with_config("[[feeds]]\npath = \"all\"\nlimit = 1\narchive = 2\n");
    for name in ["a", "b", "c", "d"] {
        put(&site, name, "2026-01-01");
    }
    put(&site, "e", "2026-01-02");
    site.build(NOW).success();
    assert_eq!(atom(&site, "all/0001").ids.len(), 4);
    assert_eq!(atom(&site, "all").ids.len(), 1);
}

#[test]
fn a_feed_that_holds_all_says_so_and_has_no_archives() {
    for (limit, stories) in [(20, 6), (0, 40)] {
        let site = Site::with_config(&format!(
            "[[feeds]]\npath = \"all\"\nlimit = {limit}\narchive = \"month\"\n"
        ));
        fill(&site, 1..=2, stories / 2);
        site.build(NOW).success();
        let seen = atom(&site, "all");
        assert_eq!(
            (seen.marks, seen.ids.len()),
            (vec!["complete".to_owned()], stories as usize)
        );
        assert!(seen.links.keys().all(|rel| rel == "self" || rel == "alternate"));
        assert!(site.read("feeds/all.rss").contains("<fh:complete>"));
        assert!(!site.path("feeds/all").exists());
        assert_sound(&site);
    }
}

#[test]
fn every_feed_of_a_family_has_archives_and_lists_show_none() {
    let site = Site::with_config(
        "[[feeds]]\neach = \"topic\"\npath = \"topics/{slug}\"\nlimit = 2\narchive = \"month\"\nhome = \"page\"\n",
    );
    fill(&site, 1..=3, 3);
    let run = site.build(NOW).success();
    assert!(run.out.starts_with("1 feed with 9 entries"), "{}", run.out);
    for path in ["feeds/index.html", "feeds/feeds.opml", "feeds/topics/harbor.html"] {
        assert!(!site.read(path).contains("2026-01.rss"), "{path}");
    }
    assert!(!site.path("feeds/topics/harbor/2026-01.html").exists());
    let home = |path: &str| atom(&site, path).links["alternate"].clone();
    assert_eq!(home("topics/harbor/2026-01"), home("topics/harbor"));
    let list = site.list();
    assert!(
        list.iter()
            .all(|article| article["feeds"] == serde_json::json!(["topics/harbor"])),
        "{list:?}"
    );
    let mut client = Client::default();
    client.poll(&site, "topics/harbor");
    assert_eq!(client.stories.len(), 9);
    assert_sound(&site);
    // The feed goes on under its id with an empty month, which links lead to.
    for day in 1..=3 {
        let fields = "date = 2026-02-02T10:00:00Z\ntopics = [\"Harbor\"]\nretracted = { date = 2026-03-03T00:00:00Z }";
        site.put_article(&format!("s02-{day:02}"), &format!("title = \"s02-{day:02}\"\n{fields}"));
    }
    site.build(&["--now", "2026-03-04T00:00:00Z"]).success();
    assert!(atom(&site, "topics/harbor/2026-02").ids.is_empty());
    assert_eq!(
        site.read("feeds/topics/harbor.atom")
            .matches("<at:deleted-entry")
            .count(),
        3
    );
    assert_sound(&site);
}

#[test]
fn the_guard_looks_at_a_feed_with_its_archives() {
    let site = Site::with_config(MONTHS);
    fill(&site, 1..=1, 1);
    fill(&site, 2..=5, 6);
    site.build(NOW).success();
    // The only story of its month.
    std::fs::remove_file(site.path("articles/s01-01.md")).unwrap();
    site.build(NOW).success();
    assert!(atom(&site, "all/2026-01").ids.is_empty());
    let before = site.files();
    for month in 2..=4 {
        for day in 1..=6 {
            std::fs::remove_file(site.path(&format!("articles/s{month:02}-{day:02}.md"))).unwrap();
        }
    }
    site.build(NOW).ended(1).said("ShrunkenFeed");
    assert_same(&site.files(), &before);
}

#[test]
fn a_word_that_is_no_time_is_told() {
    let site = Site::with_config("[[feeds]]\npath = \"all\"\narchive = \"monthly\"\n");
    site.build(NOW)
        .ended(2)
        .said("`feeds.archive` is neither a time nor a number")
        .said("it is `year`, `month` or `day`, or how many stories stand in one document, such as 100");
    Site::with_config("[[feeds]]\npath = \"all\"\narchive = 0\n")
        .build(NOW)
        .ended(2);
}
