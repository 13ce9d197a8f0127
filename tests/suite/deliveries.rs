//! Copies of stories as systems deliver them: corrected, taken down, under embargo, in any order. Whatever the order,
//! the feeds are the same in the end, no id changes on the way, and what is not to be seen never stands in the output folder.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::site::Site;

/// A delivered file: its name, and what is in it.
type Copy = (&'static str, Value);

/// A copy of a story; `more` says what is otherwise.
fn copy(name: &'static str, id: &str, version: u32, minute: u32, headline: &str, more: &Value) -> Copy {
    let mut item = json!({
        "uri": format!("urn:courier:{id}"),
        "type": "text",
        "version": version.to_string(),
        "firstcreated": "2026-05-04T09:00:00Z",
        "versioncreated": format!("2026-05-04T09:{minute:02}:00Z"),
        "pubstatus": "usable",
        "headline": headline,
        "body_html": format!("<p>{headline}, and more of it.</p>"),
        "subject": [{"name": "Harbor"}],
    });
    let more = more.as_object().unwrap().clone();
    item.as_object_mut().unwrap().extend(more);
    (name, item)
}

/// What a sequence is, its copies in the order in which they were sent, words that nobody may ever read, and words that
/// nobody may read once the last copy is there.
struct Sequence {
    name: &'static str,
    copies: Vec<Copy>,
    never: &'static [&'static str],
    not_in_the_end: &'static [&'static str],
    /// The headlines in the end.
    headlines: &'static [&'static str],
}

fn sequences() -> Vec<Sequence> {
    [corrections(), kills(), waits()].into_iter().flatten().collect()
}

fn corrections() -> Vec<Sequence> {
    let plain = json!({});
    vec![
        Sequence {
            name: "corrected",
            copies: vec![
                copy("a.json", "ferry", 1, 0, "Ferry fares rise", &plain),
                copy("b.json", "ferry", 2, 10, "Ferry fares rise in June", &plain),
                copy("c.json", "ferry", 3, 20, "Ferry fares rise in July", &plain),
            ],
            never: &[],
            not_in_the_end: &["in June"],
            headlines: &["Ferry fares rise in July"],
        },
        Sequence {
            name: "corrected under a new id",
            copies: vec![
                copy("z.json", "ferry", 1, 0, "Ferry fares rise", &plain),
                copy(
                    "b.json",
                    "ferry-2",
                    1,
                    10,
                    "Ferry fares fall",
                    &json!({"evolvedfrom": "urn:courier:ferry"}),
                ),
                copy(
                    "a.json",
                    "ferry-2",
                    2,
                    15,
                    "Ferry fares fall by half",
                    &json!({"evolvedfrom": "urn:courier:ferry"}),
                ),
            ],
            never: &[],
            not_in_the_end: &["fares rise"],
            headlines: &["Ferry fares fall by half"],
        },
    ]
}

fn kills() -> Vec<Sequence> {
    let plain = json!({});
    vec![
        Sequence {
            name: "killed",
            copies: vec![
                copy("a.json", "fire", 1, 0, "Fire at the bakery", &plain),
                copy("c.json", "fire", 2, 10, "Fire at the bakery on Union Street", &plain),
                copy("b.json", "fire", 3, 20, "KILL: Fire", &json!({"pubstatus": "canceled"})),
            ],
            never: &["KILL"],
            not_in_the_end: &["bakery"],
            headlines: &[],
        },
        Sequence {
            name: "killed under a new id",
            copies: vec![
                copy("a.json", "fire", 1, 0, "Fire at the bakery", &plain),
                copy(
                    "b.json",
                    "fire-kill",
                    1,
                    20,
                    "KILL: Fire",
                    &json!({"pubstatus": "canceled", "evolvedfrom": "urn:courier:fire"}),
                ),
            ],
            never: &["KILL"],
            not_in_the_end: &["bakery"],
            headlines: &[],
        },
    ]
}

fn waits() -> Vec<Sequence> {
    let plain = json!({});
    vec![
        Sequence {
            name: "withheld after it was usable",
            copies: vec![
                copy("a.json", "vote", 1, 0, "School merger goes to a vote", &plain),
                copy(
                    "b.json",
                    "vote",
                    2,
                    5,
                    "School merger waits",
                    &json!({"pubstatus": "withheld"}),
                ),
            ],
            never: &["merger waits"],
            not_in_the_end: &["merger"],
            headlines: &[],
        },
        Sequence {
            name: "under embargo",
            copies: vec![
                copy(
                    "a.json",
                    "prize",
                    1,
                    0,
                    "Prize for the lighthouse",
                    &json!({"embargoed": "2031-01-01T00:00:00Z"}),
                ),
                copy(
                    "b.json",
                    "prize",
                    2,
                    5,
                    "First prize for the lighthouse",
                    &json!({"embargoed": "2031-01-01T00:00:00Z"}),
                ),
            ],
            never: &["lighthouse"],
            not_in_the_end: &[],
            headlines: &[],
        },
        Sequence {
            name: "killed, and sent again",
            copies: vec![
                copy("a.json", "fog", 1, 0, "Fog closes the harbor", &plain),
                copy("b.json", "fog", 2, 5, "KILL: Fog", &json!({"pubstatus": "canceled"})),
                copy("c.json", "fog", 3, 9, "Fog closes the outer harbor", &plain),
            ],
            never: &["KILL"],
            not_in_the_end: &["the harbor"],
            headlines: &["Fog closes the outer harbor"],
        },
        Sequence {
            name: "two versions of one minute",
            copies: vec![
                copy("b.json", "tide", 1, 0, "Tide comes in", &plain),
                copy("a.json", "tide", 2, 0, "Tide goes out", &plain),
            ],
            never: &[],
            not_in_the_end: &["comes in"],
            headlines: &["Tide goes out"],
        },
        Sequence {
            name: "a kill of the same minute and version",
            copies: vec![
                copy("b.json", "tide", 1, 0, "Tide comes in", &plain),
                copy("a.json", "tide", 1, 0, "Tide", &json!({"pubstatus": "canceled"})),
            ],
            never: &[],
            not_in_the_end: &["comes in"],
            headlines: &[],
        },
    ]
}

/// Every order of so many things.
fn orders(count: usize) -> Vec<Vec<usize>> {
    if count == 0 {
        return vec![Vec::new()];
    }
    let shorter = orders(count - 1).into_iter();
    shorter
        .flat_map(|order| {
            (0..count).map(move |at| {
                let mut order = order.clone();
                order.insert(at, count - 1);
                order
            })
        })
        .collect()
}

fn newsroom() -> Site {
    let site = Site::new().good_article();
    site.build(&[]).success();
    site
}

fn deliver(site: &Site, (name, item): &Copy) {
    site.put(&format!("articles/wire/{name}"), item.to_string().as_bytes());
}

/// The feeds and pages, without what is remembered.
fn public(site: &Site) -> BTreeMap<String, Vec<u8>> {
    let files = site.files().into_iter();
    files.filter(|(name, _)| !name.starts_with(".feedmill")).collect()
}

fn words_in(site: &Site, words: &[&str]) -> Vec<String> {
    let says = |bytes: &[u8], word: &str| String::from_utf8_lossy(bytes).contains(word);
    let files = site.files();
    let found = files.iter().flat_map(|(name, bytes)| {
        let words = words.iter().filter(|word| says(bytes, word));
        words.map(|word| format!("{name}: {word}")).collect::<Vec<_>>()
    });
    found.collect()
}

fn items(site: &Site) -> BTreeMap<String, String> {
    let feed = site.feed("all");
    let items = feed["items"].as_array().unwrap().iter();
    let text = |item: &Value, key: &str| item[key].as_str().unwrap().to_owned();
    let stories = items.filter(|item| item["title"] != "Good");
    stories.map(|item| (text(item, "id"), text(item, "title"))).collect()
}

#[test]
fn the_order_in_which_copies_arrive_does_not_matter() {
    for sequence in sequences() {
        let at_once = newsroom();
        sequence.copies.iter().for_each(|copy| deliver(&at_once, copy));
        at_once.build(&["--quiet"]);
        let found: Vec<String> = items(&at_once).into_values().collect();
        assert_eq!(found, sequence.headlines, "{}", sequence.name);
        for order in orders(sequence.copies.len()) {
            let site = newsroom();
            let mut ids = BTreeSet::new();
            for &at in &order {
                deliver(&site, &sequence.copies[at]);
                site.build(&["--quiet"]);
                assert_eq!(
                    words_in(&site, sequence.never),
                    Vec::<String>::new(),
                    "{} {order:?}",
                    sequence.name
                );
                ids.extend(items(&site).into_keys());
            }
            assert!(ids.len() <= 1, "{} {order:?}: {ids:?}", sequence.name);
            let told = words_in(&site, sequence.not_in_the_end);
            assert_eq!(told, Vec::<String>::new(), "{} {order:?}", sequence.name);
            let titles: Vec<String> = items(&site).into_values().collect();
            assert_eq!(titles, sequence.headlines, "{} {order:?}", sequence.name);
            if !sequence.headlines.is_empty() {
                assert_eq!(public(&site), public(&at_once), "{} {order:?}", sequence.name);
            }
        }
    }
}

#[test]
fn a_kill_whose_file_is_gone_keeps_old_copies_out() {
    let plain = json!({});
    let site = newsroom();
    let usable = copy("a.json", "fire", 1, 0, "Fire at the bakery", &plain);
    let kill = copy("b.json", "fire", 2, 5, "KILL: Fire", &json!({"pubstatus": "canceled"}));
    deliver(&site, &usable);
    site.build(&[]).success();
    deliver(&site, &kill);
    site.build(&[]).success();
    std::fs::remove_dir_all(site.path("articles/wire")).unwrap();
    site.build(&[]).success();
    for index_is_there in [true, false] {
        if !index_is_there {
            std::fs::remove_file(site.path("feeds/.feedmill/index")).unwrap();
        }
        deliver(&site, &("late.json", usable.1.clone()));
        site.build(&[]).success();
        assert_eq!(words_in(&site, &["bakery", "KILL"]), Vec::<String>::new());
    }
    // What is newer than the kill is another matter.
    deliver(&site, &copy("c.json", "fire", 3, 9, "Fire out at the bakery", &plain));
    site.build(&[]).success();
    assert_eq!(
        items(&site).into_values().collect::<Vec<_>>(),
        ["Fire out at the bakery"]
    );
}

#[test]
fn a_correction_under_a_new_id_keeps_the_old_one_though_its_file_is_gone() {
    let site = newsroom();
    deliver(&site, &copy("a.json", "ferry", 1, 0, "Ferry fares rise", &json!({})));
    site.build(&[]).success();
    let before = items(&site);
    let replaces = |id: &str| json!({"evolvedfrom": format!("urn:courier:{id}")});
    deliver(
        &site,
        &copy("b.json", "ferry-2", 1, 5, "Ferry fares fall", &replaces("ferry")),
    );
    site.build(&[]).success();
    std::fs::remove_file(site.path("articles/wire/a.json")).unwrap();
    site.build(&[]).success();
    deliver(
        &site,
        &copy("c.json", "ferry-3", 1, 9, "Ferry fares stay", &replaces("ferry-2")),
    );
    std::fs::remove_file(site.path("articles/wire/b.json")).unwrap();
    site.build(&[]).success();
    let after = items(&site);
    assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
    assert_eq!(after.into_values().collect::<Vec<_>>(), ["Ferry fares stay"]);
}

#[test]
fn a_kill_of_what_nobody_knows_is_told_once() {
    let site = newsroom();
    deliver(
        &site,
        &copy("b.json", "fire", 2, 5, "KILL: Fire", &json!({"pubstatus": "canceled"})),
    );
    let run = site.build(&[]).success();
    run.said("warning[UnknownKill]: this takes `urn:courier:fire` down, which is not known");
    let run = site.build(&[]).success();
    assert!(!run.err.contains("UnknownKill"), "{}", run.err);
}

#[test]
fn two_stories_with_one_id_and_version_are_told() {
    let site = newsroom();
    deliver(&site, &copy("a.json", "story", 1, 0, "Ferry fares rise", &json!({})));
    deliver(
        &site,
        &copy("b.json", "story", 1, 0, "Fog closes the harbor", &json!({})),
    );
    site.build(&[])
        .ended(1)
        .said("error[DuplicateIds]: `urn:courier:story` is the id, the time and the version of");
    assert_eq!(
        items(&site).into_values().collect::<Vec<_>>(),
        ["Fog closes the harbor"]
    );
}

#[test]
fn list_shows_each_copy_and_what_became_of_it() {
    let site = newsroom();
    deliver(&site, &copy("a.json", "ferry", 1, 0, "Ferry fares rise", &json!({})));
    deliver(&site, &copy("b.json", "ferry", 2, 5, "Ferry fares fall", &json!({})));
    deliver(
        &site,
        &copy("c.json", "fire", 2, 5, "KILL: Fire", &json!({"pubstatus": "canceled"})),
    );
    deliver(&site, &copy("d.json", "fire", 1, 0, "Fire at the bakery", &json!({})));
    site.put(
        "articles/wire/e.json",
        br#"{"uri": "urn:courier:plan", "type": "event", "versioncreated": "2026-05-04T09:00:00Z"}"#,
    );
    let rows = site.list();
    let of = |name: &str| {
        rows.iter()
            .find(|row| row["source"].as_str().unwrap().ends_with(name))
            .unwrap()
    };
    assert_eq!(of("a.json")["held"], "there is a newer version");
    assert_eq!(of("b.json")["held"], Value::Null);
    assert_eq!(of("b.json")["delivery"]["version"], "2");
    assert_eq!(of("c.json")["held"], "canceled");
    assert_eq!(of("c.json")["delivery"]["kill"], true);
    assert_eq!(of("d.json")["held"], "the story is not to be seen");
    assert_eq!(of("e.json")["left_out"], "NoStory");
    let run = site.build(&[]).success();
    assert!(run.out.contains("1 item is no story"), "{}", run.out);
    let again = site.build(&[]).success();
    assert!(again.out.contains("1 item is no story"), "{}", again.out);
}

const SOURCE: &str = "[articles]\n[[sources]]\ninclude = [\"wire/**/*\"]\n";

fn newsroom_with(more: &str) -> Site {
    Site::with_config(&format!("{SOURCE}{more}")).good_article()
}

fn wire(site: &Site, (name, item): &Copy) {
    site.put(&format!("wire/{name}"), item.to_string().as_bytes());
}

#[test]
fn a_source_says_what_its_items_leave_open() {
    let site = newsroom_with(
        "name = \"Harbor Wire\"\nzone = \"Europe/Berlin\"\nlanguage = \"de\"\nsection = \"Welt\"\ntopics = [\"medtop\"]\n\
         byline = '^(?<authors>.+) \\([a-z]+\\)$'\nstrip_headline = ['^UPDATE \\d+ - ']\nstrip_body = ['^\\(c\\) Harbor Wire$']\n",
    );
    let more = json!({
        "byline": "Ida Brandt and Harbor Wire (ib)",
        "versioncreated": "2026-05-04T11:00:00",
        "body_html": "<p>Die Fähre fährt.</p><p>(c) Harbor Wire</p>",
        "subject": [{"name": "Transport", "scheme": "medtop"}, {"name": "desk-7", "scheme": "internal"}],
    });
    wire(
        &site,
        &copy("a.json", "ferry", 1, 0, "UPDATE 2 - Die Fähre fährt", &more),
    );
    site.build(&[]).success();
    let rows = site.list();
    let row = rows.iter().find(|row| row["source"] == "wire/a.json").unwrap();
    assert_eq!(row["title"], "Die Fähre fährt");
    assert_eq!(row["authors"][0]["name"], "Ida Brandt");
    assert_eq!(row["authors"].as_array().unwrap().len(), 1);
    assert_eq!((&row["language"], &row["section"]), (&json!("de"), &json!("Welt")));
    assert_eq!(row["topics"], json!(["Transport"]));
    assert_eq!(row["delivery"]["sent"], "2026-05-04T11:00:00+02:00");
    let feed = site.feed("all");
    assert!(!feed.to_string().contains("(c) Harbor Wire"), "{feed}");
}

#[test]
fn a_file_that_is_being_written_is_looked_at_again() {
    let site = newsroom_with("");
    wire(&site, &copy("a.json", "ferry", 1, 0, "Ferry fares rise", &json!({})));
    let whole = site.read("wire/a.json");
    site.put("wire/b.json", &whole.as_bytes()[..whole.len() / 2]);
    let run = site.build(&[]).success();
    assert_eq!(run.err, "");
    // A minute later it is a fault.
    let file = std::fs::File::options()
        .write(true)
        .open(site.path("wire/b.json"))
        .unwrap();
    file.set_modified(std::time::SystemTime::now() - std::time::Duration::from_mins(2))
        .unwrap();
    site.build(&[]).ended(1).said("error[InvalidJSON]");
    site.put(
        "wire/b.json",
        whole.replace("urn:courier:ferry", "urn:courier:fog").as_bytes(),
    );
    site.build(&[]).success();
    assert_eq!(items(&site).len(), 2);
}

#[test]
fn a_format_that_is_told_needs_no_ending_and_one_that_is_not_is_found() {
    let site = newsroom_with("format = \"ninjs\"\n");
    wire(&site, &copy("a.dat", "ferry", 1, 0, "Ferry fares rise", &json!({})));
    site.build(&[]).success();
    assert_eq!(items(&site).len(), 1);
    let site = newsroom_with("");
    site.put("wire/a.dat", b"<unknown/>");
    site.build(&[]).success().said("warning[UnknownFormat]");
    let site = newsroom_with("format = \"telex\"\n");
    site.build(&[]).ended(2).said("`sources.format`");
}

/// Puts the time of a delivered file two minutes back, as nobody writes it any more.
fn at_rest(site: &Site, name: &str) {
    let file = std::fs::File::options()
        .write(true)
        .open(site.path(&format!("wire/{name}")))
        .unwrap();
    file.set_modified(std::time::SystemTime::now() - std::time::Duration::from_mins(2))
        .unwrap();
}

#[test]
fn what_is_kept_outlives_its_file_until_its_time_is_over() {
    let site = newsroom_with("keep = \"90 days\"\n");
    site.put("wire/pier.png", &crate::site::png(4, 3));
    let photo = json!({"associations": {"main": {"type": "picture", "description_text": "The pier.",
        "renditions": {"web": {"href": "pier.png", "width": 4}}}}});
    for copy in [
        copy("a.json", "ferry", 1, 0, "Ferry fares rise", &photo),
        copy("b.json", "fire", 1, 0, "Fire at the bakery", &json!({})),
        copy(
            "c.json",
            "prize",
            1,
            0,
            "Prize for the lighthouse",
            &json!({"embargoed": "2031-01-01T00:00:00Z"}),
        ),
    ] {
        wire(&site, &copy);
        at_rest(&site, copy.0);
    }
    site.build(&[]).success();
    let before = public(&site);
    assert_eq!(items(&site).len(), 2);
    for name in ["a.json", "b.json", "c.json"] {
        std::fs::remove_file(site.path(&format!("wire/{name}"))).unwrap();
    }
    site.build(&[]).success();
    assert_eq!(public(&site), before);
    std::fs::remove_file(site.path("feeds/.feedmill/index")).unwrap();
    site.build(&[]).success();
    assert_eq!(public(&site), before);
    assert!(site.list().iter().any(|row| row["source"] == "wire/a.json"));
    wire(
        &site,
        &copy("d.json", "fire", 2, 9, "KILL: Fire", &json!({"pubstatus": "canceled"})),
    );
    at_rest(&site, "d.json");
    site.build(&[]).success();
    assert_eq!(items(&site).into_values().collect::<Vec<_>>(), ["Ferry fares rise"]);
    assert_eq!(words_in(&site, &["bakery", "lighthouse", "KILL"]), Vec::<String>::new());
    let kept = crate::site::files_below(&site.path(".feedmill-kept"));
    assert_eq!(kept.len(), 4, "{:?}", kept.keys());
    // The file that is still there stays kept, whatever its age.
    site.build(&["--now", "2126-01-01T00:00:00Z", "--allow-shrink"])
        .success();
    let kept = crate::site::files_below(&site.path(".feedmill-kept"));
    assert_eq!(kept.len(), 1, "{:?}", kept.keys());
    assert_eq!(items(&site).len(), 0);
}

#[test]
fn a_file_that_is_overwritten_with_another_story_loses_none() {
    let site = newsroom_with("keep = \"2 weeks\"\n");
    for (id, headline) in [("ferry", "Ferry fares rise"), ("fog", "Fog closes the harbor")] {
        wire(&site, &copy("latest.json", id, 1, 0, headline, &json!({})));
        at_rest(&site, "latest.json");
        site.build(&[]).success();
    }
    assert_eq!(items(&site).len(), 2);
    // What an interrupted run left is taken away, and a torn copy is not read.
    site.put(".feedmill-kept/wire/.feedmill-x.tmp", b"{");
    site.put(".feedmill-kept/wire/z~1-ff.json", b"{");
    site.build(&[]).success();
    assert!(!site.path(".feedmill-kept/wire/.feedmill-x.tmp").exists());
    assert_eq!(items(&site).len(), 2);
}

#[test]
fn a_kept_file_that_was_cut_off_is_told_until_it_comes_again() {
    let site = newsroom_with("keep = \"2 weeks\"\n");
    wire(&site, &copy("a.json", "ferry", 1, 0, "Ferry fares rise", &json!({})));
    let whole = site.read("wire/a.json");
    site.put("wire/a.json", &whole.as_bytes()[..whole.len() / 2]);
    at_rest(&site, "a.json");
    assert_eq!(site.build(&[]).success().err, "", "in the first minute");
    for name in crate::site::files_below(&site.path(".feedmill-kept")).keys() {
        at_rest(&site, &format!("../.feedmill-kept/{name}"));
    }
    site.build(&[]).ended(1).said("wire/a.json:1");
    // By now the index is sure of it.
    std::thread::sleep(std::time::Duration::from_millis(150));
    site.build(&[]).ended(1);
    site.build(&[]).ended(1);
    site.put("wire/a.json", whole.as_bytes());
    assert_eq!(site.build(&[]).success().err, "");
    assert_eq!(items(&site).len(), 1);
}

#[test]
fn a_time_to_keep_is_days_weeks_or_years() {
    newsroom_with("keep = \"soon\"\n")
        .build(&[])
        .ended(2)
        .said("`soon` is no time such as `90 days`");
    newsroom_with("keep = \"0 days\"\n").build(&[]).ended(2);
    let around = newsroom_with("keep = \"2 days\"\n[output]\ndir = \".\"\n");
    around
        .build(&[])
        .ended(2)
        .said("would put copies into the output folder");
}

#[test]
fn init_knows_what_was_delivered() {
    let site = Site::new();
    std::fs::remove_file(site.path("config.toml")).unwrap();
    for name in ["a.json", "b.json"] {
        wire(&site, &copy(name, name, 1, 0, "Ferry fares rise", &json!({})));
    }
    site.put("notes/readme.txt", b"nothing");
    let run = site.run(&["init", "--from", "."]).success();
    assert!(
        run.out.starts_with("wrote ./feedmill.toml: 2 files of ninjs\n"),
        "{}",
        run.out
    );
    site.build(&["--config", "feedmill.toml"]).success();
    assert_eq!(site.feed("all")["items"].as_array().unwrap().len(), 2);
    // A file alone is a source of its own, here and elsewhere.
    site.put("wire/b/export.json", site.read("wire/a.json").as_bytes());
    let mut here = site.command(&["init", "--from", "export.json"]);
    let here = here.current_dir(site.path("wire/b")).output().unwrap();
    assert!(here.status.success(), "{}", String::from_utf8_lossy(&here.stderr));
    assert!(
        site.read("wire/b/feedmill.toml")
            .contains("include = [\"export.json\"]")
    );
    let run = site.run(&["init", "--from", "wire/a.json"]).success();
    assert!(
        run.out.starts_with("wrote wire/feedmill.toml: 1 file of ninjs\n"),
        "{}",
        run.out
    );
    site.run(&["init", "--from", "wire/a.json"])
        .ended(2)
        .said("cannot write `wire/feedmill.toml`");
    site.run(&["init", "--from", "notes/readme.txt"])
        .ended(2)
        .said("in no format of deliveries or exports");
}

#[test]
fn init_writes_one_source_for_a_folder_of_several_formats() {
    let nitf = "<nitf><head><docdata><doc-id id-string='n'/><date.issue norm='20260504T093000Z'/></docdata></head><body><body.head>\
                <hedline><hl1>Fog closes the harbor</hl1></hedline></body.head></body></nitf>";
    let site = Site::new().write("wire/b.xml", nitf).write("wire/deep/c.xml", nitf);
    std::fs::remove_file(site.path("config.toml")).unwrap();
    wire(&site, &copy("a.json", "a", 1, 0, "Ferry fares rise", &json!({})));
    site.run(&["init", "--from", "."]).success();
    let configuration = site.read("feedmill.toml");
    assert_eq!(configuration.matches("[[sources]]").count(), 1, "{configuration}");
    assert!(
        configuration.contains("include = [\"wire/**/*\"]    # 1 file: ninjs; 2 files: NITF\n# name"),
        "{configuration}"
    );
    site.build(&["--config", "feedmill.toml"]).success();
    assert_eq!(site.feed("all")["items"].as_array().unwrap().len(), 2);
}

#[test]
fn an_address_stays_whichever_copies_come_and_go() {
    let dated = |name: &'static str, id: &str, version: u32, day: &str, more: &Value| {
        let mut all =
            json!({"firstcreated": format!("2026-{day}T09:00:00Z"), "versioncreated": format!("2026-{day}T09:00:00Z")});
        all.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        copy(name, id, version, 0, &format!("Ferry fares rise, {name}"), &all)
    };
    let site = newsroom_with("");
    let dates = SOURCE.replace("[articles]", "[articles]\npermalink = \"/{year}/{month}/{slug}/\"");
    let site = site.write("config.toml", &format!("{}{dates}", crate::site::CONFIG));
    let addresses = |site: &Site| -> Vec<String> {
        site.build(&["--allow-shrink"]).success();
        let items = site.feed("all")["items"].as_array().unwrap().clone();
        items
            .iter()
            .map(|item| item["url"].as_str().unwrap().to_owned())
            .collect()
    };
    // A version of the next month, one of the month before, and the first file is gone.
    wire(&site, &dated("b.json", "ferry", 2, "05-31", &json!({})));
    let first = addresses(&site);
    wire(&site, &dated("c.json", "ferry", 3, "06-02", &json!({})));
    wire(&site, &dated("a.json", "ferry", 1, "04-30", &json!({})));
    assert_eq!(addresses(&site), first);
    for name in ["a.json", "b.json"] {
        std::fs::remove_file(site.path(&format!("wire/{name}"))).unwrap();
        assert_eq!(addresses(&site), first);
    }
    // What it replaces comes later.
    wire(
        &site,
        &dated(
            "e.json",
            "bridge-2",
            2,
            "06-03",
            &json!({"evolvedfrom": "urn:courier:bridge"}),
        ),
    );
    std::fs::remove_file(site.path("wire/c.json")).unwrap();
    let first = addresses(&site);
    wire(&site, &dated("d.json", "bridge", 1, "05-30", &json!({})));
    assert_eq!(addresses(&site), first);
    // Permalinks that are made otherwise are obeyed.
    let changed = site
        .read("config.toml")
        .replace("/{year}/{month}/{slug}/", "/wire/{slug}/");
    let site = site.write("config.toml", &changed);
    assert!(
        addresses(&site)[0].starts_with("https://courier.example/wire/"),
        "{:?}",
        addresses(&site)
    );
}

#[test]
fn a_word_that_nobody_knows_passes_no_guard() {
    let site = newsroom();
    let names = ["a.json", "b.json", "c.json", "d.json", "e.json", "f.json"];
    for name in names {
        deliver(&site, &copy(name, name, 1, 0, name, &json!({})));
    }
    site.build(&[]).success();
    for name in names {
        let odd = copy(name, name, 2, 5, name, &json!({"pubstatus": "frobnicated"}));
        deliver(&site, &(name, odd.1));
        let old = copy(name, name, 1, 0, name, &json!({})).1;
        site.put(&format!("articles/wire/old-{name}"), old.to_string().as_bytes());
    }
    site.build(&[]).ended(1).said("ShrunkenFeed");
    assert_eq!(items(&site).len(), names.len());
}

#[test]
fn what_was_withheld_goes_out_when_it_is_said_to_be_usable() {
    let site = newsroom();
    deliver(
        &site,
        &copy("a.json", "vote", 1, 0, "Vote", &json!({"pubstatus": "withheld"})),
    );
    site.build(&[]).success();
    assert!(items(&site).is_empty());
    // Nothing of it changed but that.
    deliver(&site, &copy("a.json", "vote", 1, 0, "Vote", &json!({})));
    site.build(&[]).success();
    assert_eq!(items(&site).len(), 1);
}

#[test]
fn an_old_copy_of_what_was_withheld_brings_nothing_back() {
    let site = newsroom();
    deliver(&site, &copy("a.json", "vote", 1, 0, "Vote", &json!({})));
    site.build(&[]).success();
    assert_eq!(items(&site).len(), 1);
    // The same version, withheld, in a file that goes away again.
    let withheld = json!({"pubstatus": "withheld"});
    deliver(&site, &copy("b.json", "vote", 1, 0, "Vote", &withheld));
    site.build(&[]).success();
    assert!(items(&site).is_empty());
    std::fs::remove_file(site.path("articles/wire/b.json")).unwrap();
    site.build(&[]).success();
    assert!(items(&site).is_empty());
    deliver(&site, &copy("c.json", "vote", 2, 5, "Vote again", &json!({})));
    site.build(&[]).success();
    assert_eq!(items(&site).len(), 1);
}

#[test]
fn nothing_depends_on_the_index() {
    let site = newsroom();
    let only_first = |time: &str| json!({"firstcreated": time, "versioncreated": null, "version": null});
    // The newer of two that say no more than when the story was made.
    deliver(
        &site,
        &copy(
            "a.json",
            "tide",
            1,
            0,
            "Tide goes out",
            &only_first("2026-05-04T12:00:00Z"),
        ),
    );
    deliver(
        &site,
        &copy(
            "b.json",
            "tide",
            1,
            0,
            "Tide comes in",
            &only_first("2026-05-04T09:00:00Z"),
        ),
    );
    // A correction under a new id, of another month.
    deliver(&site, &copy("c.json", "ferry", 1, 0, "Ferry fares rise", &json!({})));
    let later =
        json!({"firstcreated": null, "versioncreated": "2026-06-01T09:00:00Z", "evolvedfrom": "urn:courier:ferry"});
    deliver(&site, &copy("d.json", "ferry-2", 1, 0, "Ferry fares fall", &later));
    site.build(&[]).success();
    let first = public(&site);
    assert_eq!(
        items(&site).into_values().collect::<BTreeSet<_>>(),
        BTreeSet::from(["Ferry fares fall".to_owned(), "Tide goes out".to_owned()])
    );
    std::thread::sleep(std::time::Duration::from_millis(150));
    site.build(&[]).success();
    site.build(&[]).success();
    assert_eq!(public(&site), first);
    std::fs::remove_file(site.path("articles/wire/c.json")).unwrap();
    for index_is_there in [true, false] {
        if !index_is_there {
            std::fs::remove_file(site.path("feeds/.feedmill/index")).unwrap();
        }
        site.build(&[]).success();
        assert_eq!(public(&site), first, "{index_is_there}");
    }
}

#[test]
fn a_file_that_keeps_an_old_time_is_kept_from_the_day_on_which_it_came() {
    let site = newsroom_with("keep = \"90 days\"\n");
    wire(&site, &copy("a.json", "ferry", 1, 0, "Ferry fares rise", &json!({})));
    let file = std::fs::File::options()
        .write(true)
        .open(site.path("wire/a.json"))
        .unwrap();
    let year = std::time::Duration::from_hours(24 * 365);
    file.set_modified(std::time::SystemTime::now() - year).unwrap();
    site.build(&[]).success();
    std::fs::remove_file(site.path("wire/a.json")).unwrap();
    site.build(&[]).success();
    assert_eq!(items(&site).len(), 1);
}

#[test]
fn an_id_that_no_validator_wants_becomes_one_in_atom_and_stays_elsewhere() {
    let site = newsroom();
    deliver(
        &site,
        &copy(
            "a.json",
            "ferry",
            1,
            0,
            "Ferry fares rise",
            &json!({"uri": "W2870:2026-05-04"}),
        ),
    );
    site.build(&[]).success();
    assert_eq!(items(&site).into_keys().collect::<Vec<_>>(), ["W2870:2026-05-04"]);
    assert!(
        site.read("feeds/all.atom")
            .contains("<id>tag:courier.example,2026-05-04:W2870:2026-05-04</id>")
    );
    let run = site.run(&["check", "feeds"]).success();
    assert!(run.out.contains("all well"), "{}", run.out);
}

#[test]
fn init_knows_a_page_by_what_is_in_it() {
    let site = Site::new();
    std::fs::remove_file(site.path("config.toml")).unwrap();
    site.put(
        "posts/a.html",
        b"<!DOCTYPE html><html><body><article class=\"h-entry\"><h1 class=\"p-name\">Fog</h1>\
        <section data-field=\"body\" class=\"e-content\"><p>It is thick.</p></section></article></body></html>",
    );
    let run = site.run(&["init", "--from", "."]).success();
    assert!(
        run.out.starts_with("wrote ./feedmill.toml: 1 file of Medium export"),
        "{}",
        run.out
    );
}
