//! Copies of one story in every order of arrival, built after each file: chains of corrections under new ids, kills whose files
//! are gone when older copies come again, clocks that tie, and systems that tell versions by the names of files alone. In
//! the end the feeds are those of all files at once, and no word that was taken down stands in the output folder.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use crate::site::Site;

/// A NITF file: its name, what identifies it, when it was sent, its status and headline.
struct Copy {
    name: &'static str,
    id: &'static str,
    /// The id of the story whose place it takes.
    replaces: Option<&'static str>,
    minute: u32,
    status: &'static str,
    headline: &'static str,
}

const fn copy(name: &'static str, id: &'static str, minute: u32, headline: &'static str) -> Copy {
    Copy {
        name,
        id,
        replaces: None,
        minute,
        status: "usable",
        headline,
    }
}

impl Copy {
    const fn replaces(self, id: &'static str) -> Self {
        Self {
            replaces: Some(id),
            ..self
        }
    }

    const fn status(self, status: &'static str) -> Self {
        Self { status, ..self }
    }

    fn text(&self) -> String {
        let Self {
            id,
            minute,
            status,
            headline,
            ..
        } = self;
        let replaces = self.replaces.map_or(String::new(), |other| {
            format!(" management-idref-status='canceled' management-doc-idref='{other}'")
        });
        format!(
            "<nitf><head><docdata management-status='{status}'{replaces}><doc-id id-string='{id}'/>\
             <date.issue norm='20260504T09{minute:02}00Z'/></docdata></head><body><body.head><hedline>\
             <hl1>{headline}</hl1></hedline></body.head><body.content><p>{headline}, and more of it.</p>\
             </body.content></body></nitf>"
        )
    }
}

/// What is delivered, and what readers have in the end.
struct Sequence {
    name: &'static str,
    copies: Vec<Copy>,
    /// The id and the headline of the story, if it is public.
    in_the_end: Option<(&'static str, &'static str)>,
    /// Nobody may ever read it.
    never: &'static str,
    /// Nobody may read it once all copies are there.
    at_last_gone: &'static str,
    /// Ids under which readers may meet the story on the way: a link may come last.
    on_the_way: &'static [&'static str],
}

fn sequences() -> Vec<Sequence> {
    [chains(), ties(), numbered()].into_iter().flatten().collect()
}

fn chains() -> Vec<Sequence> {
    let story = |last: Copy| {
        vec![
            copy("m.xml", "ferry", 0, "Fares rise"),
            copy("a.xml", "ferry-b", 10, "Fares fall").replaces("ferry"),
            last.replaces("ferry-b"),
        ]
    };
    vec![
        Sequence {
            name: "corrected twice, each time under a new id",
            copies: story(copy("z.xml", "ferry-c", 20, "Fares stay")),
            in_the_end: Some(("ferry", "Fares stay")),
            never: "KILL",
            at_last_gone: "Fares fall",
            on_the_way: &["ferry-b"],
        },
        Sequence {
            name: "corrected and killed, each time under a new id",
            copies: story(copy("z.xml", "ferry-c", 20, "KILL it").status("canceled")),
            in_the_end: None,
            never: "KILL",
            at_last_gone: "Fares",
            on_the_way: &["ferry", "ferry-b"],
        },
        Sequence {
            name: "corrected after a kill under a new id",
            copies: vec![
                copy("m.xml", "fire", 0, "Bakery burns"),
                copy("a.xml", "fire-b", 10, "KILL it")
                    .replaces("fire")
                    .status("canceled"),
                copy("z.xml", "fire-c", 20, "Fire is out").replaces("fire-b"),
            ],
            in_the_end: Some(("fire", "Fire is out")),
            never: "KILL",
            at_last_gone: "Bakery",
            on_the_way: &["fire-b"],
        },
    ]
}

/// All in one minute.
fn ties() -> Vec<Sequence> {
    vec![
        Sequence {
            name: "corrected under new ids within a minute",
            copies: vec![
                copy("z.xml", "ferry", 0, "Fares rise"),
                copy("a.xml", "ferry-b", 0, "Fares fall").replaces("ferry"),
                copy("m.xml", "ferry-c", 0, "Fares stay").replaces("ferry-b"),
            ],
            in_the_end: Some(("ferry", "Fares stay")),
            never: "KILL",
            at_last_gone: "Fares fall",
            on_the_way: &["ferry-b"],
        },
        Sequence {
            name: "killed within the minute",
            copies: vec![
                copy("z.xml", "fire", 0, "Bakery burns"),
                copy("a.xml", "fire", 0, "KILL it").status("canceled"),
                copy("m.xml", "fire-b", 0, "KILL that too")
                    .replaces("fire")
                    .status("canceled"),
            ],
            in_the_end: None,
            never: "KILL",
            at_last_gone: "Bakery",
            on_the_way: &["fire"],
        },
        Sequence {
            name: "withheld within the minute",
            copies: vec![
                copy("z.xml", "vote", 0, "Merger voted"),
                copy("a.xml", "vote", 0, "WAIT for it").status("withheld"),
            ],
            in_the_end: None,
            never: "WAIT",
            at_last_gone: "Merger",
            on_the_way: &["vote"],
        },
    ]
}

/// Neither time nor number tells versions, but the names of files do.
fn numbered() -> Vec<Sequence> {
    vec![
        Sequence {
            name: "versions that the names of files tell",
            copies: vec![
                copy("ferry-9-7.ntf", "ferry", 0, "Fares rise"),
                copy("ferry-10-31.ntf", "ferry", 0, "Fares fall"),
                copy("ferry-11-8.ntf", "ferry", 0, "Fares stay"),
            ],
            in_the_end: Some(("ferry", "Fares stay")),
            never: "KILL",
            at_last_gone: "Fares fall",
            on_the_way: &[],
        },
        Sequence {
            name: "withheld, and then not",
            copies: vec![
                copy("vote-2.ntf", "vote", 0, "WAIT for it").status("withheld"),
                copy("vote-10.ntf", "vote", 0, "Merger voted"),
            ],
            in_the_end: Some(("vote", "Merger voted")),
            never: "WAIT",
            at_last_gone: "WAIT",
            on_the_way: &[],
        },
        Sequence {
            name: "killed, whatever the names tell",
            copies: vec![
                copy("fire-2.ntf", "fire", 0, "KILL it").status("canceled"),
                copy("fire-10.ntf", "fire", 0, "Bakery burns"),
            ],
            in_the_end: None,
            never: "KILL",
            at_last_gone: "Bakery",
            on_the_way: &["fire"],
        },
    ]
}

/// Every order of so many things.
fn orders(count: usize) -> Vec<Vec<usize>> {
    if count == 0 {
        return vec![Vec::new()];
    }
    let with = |order: Vec<usize>| {
        (0..count).map(move |at| {
            let mut order = order.clone();
            order.insert(at, count - 1);
            order
        })
    };
    orders(count - 1).into_iter().flat_map(with).collect()
}

fn newsroom() -> Site {
    let site = Site::with_config("[articles]\n[[sources]]\ninclude = [\"wire/*\"]\n").good_article();
    fs::create_dir(site.path("wire")).unwrap();
    site.build(&[]).success();
    site
}

/// Delivers a copy, and builds. Returns the ids and headlines of the stories.
fn arrives(site: &Site, copy: &Copy) -> BTreeMap<String, String> {
    site.put(&format!("wire/{}", copy.name), copy.text().as_bytes());
    stories(site)
}

fn stories(site: &Site) -> BTreeMap<String, String> {
    site.build(&["--quiet"]);
    let feed = site.feed("all");
    let text = |item: &serde_json::Value, key: &str| item[key].as_str().unwrap().to_owned();
    let items = feed["items"].as_array().unwrap().iter();
    let items = items.filter(|item| item["title"] != "Good");
    items.map(|item| (text(item, "id"), text(item, "title"))).collect()
}

/// The files of the output folder in which a word stands.
fn with(site: &Site, word: &str) -> Vec<String> {
    let says = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains(word);
    let files = site.files().into_iter();
    files.filter(|(_, bytes)| says(bytes)).map(|(name, _)| name).collect()
}

fn public(site: &Site) -> BTreeMap<String, Vec<u8>> {
    let files = site.files().into_iter();
    files.filter(|(name, _)| !name.starts_with(".feedmill")).collect()
}

fn nothing() -> Vec<String> {
    Vec::new()
}

/// What readers have in the end. They keep the id under which they met the story first.
fn holds(sequence: &Sequence, stories: &BTreeMap<String, String>, of: &str) {
    let headlines: Vec<&str> = stories.values().map(String::as_str).collect();
    let expected = sequence.in_the_end.map(|(_, headline)| headline);
    assert_eq!(headlines, Vec::from_iter(expected), "{}: {of}", sequence.name);
    let is_met = |id: &String| is_known(sequence, id);
    assert!(stories.keys().all(is_met), "{}: {of}: {stories:?}", sequence.name);
}

fn is_known(sequence: &Sequence, id: &str) -> bool {
    sequence.in_the_end.is_some_and(|(own, _)| own == id) || sequence.on_the_way.contains(&id)
}

#[test]
fn copies_may_come_in_any_order() {
    for sequence in sequences() {
        let at_once = newsroom();
        for copy in &sequence.copies {
            at_once.put(&format!("wire/{}", copy.name), copy.text().as_bytes());
        }
        let at_first = stories(&at_once);
        holds(&sequence, &at_first, "at once");
        assert!(
            sequence.in_the_end.is_none_or(|(id, _)| at_first.contains_key(id)),
            "{}",
            sequence.name
        );
        for order in orders(sequence.copies.len()) {
            let (site, of) = (newsroom(), format!("{order:?}"));
            let mut ids = BTreeSet::new();
            let mut last = BTreeMap::new();
            for &at in &order {
                last = arrives(&site, &sequence.copies[at]);
                ids.extend(last.keys().cloned());
                assert_eq!(with(&site, sequence.never), nothing(), "{}: {of}", sequence.name);
            }
            holds(&sequence, &stories(&site), &of);
            assert_eq!(with(&site, sequence.at_last_gone), nothing(), "{}: {of}", sequence.name);
            assert!(
                ids.iter().all(|id| is_known(&sequence, id)),
                "{}: {of}: {ids:?}",
                sequence.name
            );
            if sequence.in_the_end.is_some_and(|(id, _)| last.contains_key(id)) {
                assert_eq!(public(&site), public(&at_once), "{}: {of}", sequence.name);
            }
        }
    }
}

#[test]
fn old_copies_that_come_again_when_all_files_are_gone_change_nothing() {
    for sequence in sequences().iter().filter(|sequence| sequence.in_the_end.is_none()) {
        let count = sequence.copies.len();
        for (order, again) in orders(count).iter().flat_map(|order| {
            let again = orders(count).into_iter();
            again.map(move |again| (order, again))
        }) {
            let (site, of) = (newsroom(), format!("{order:?}, then {again:?}"));
            for &at in order {
                arrives(&site, &sequence.copies[at]);
            }
            // The agency empties its folder, and sends again what was not withdrawn.
            fs::remove_dir_all(site.path("wire")).unwrap();
            fs::create_dir(site.path("wire")).unwrap();
            holds(sequence, &stories(&site), &of);
            let usable = again.iter().map(|&at| &sequence.copies[at]);
            for copy in usable.filter(|copy| copy.status == "usable") {
                let found = arrives(&site, copy);
                // What was withheld may go out when the same version is said to be usable.
                if sequence.never == "KILL" {
                    holds(sequence, &found, &of);
                    assert_eq!(with(&site, sequence.at_last_gone), nothing(), "{}: {of}", sequence.name);
                }
            }
        }
    }
}
