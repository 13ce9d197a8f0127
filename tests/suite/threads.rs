//! Messages of text wires that belong to one story though each has a number of its own: leads, and orders to take a story down.

use std::collections::{BTreeMap, BTreeSet};

use crate::site::Site;

/// A message of ANPA 1312 of May 4, 2026: its number and time, the line of its slug, and what stands below.
fn anpa(number: u32, clock: &str, slug: &str, text: &str) -> Vec<u8> {
    format!(
        "\u{16}\u{16}\u{1}W{number:04}\u{1f}_-----\r\nr i\u{13}\u{11} {slug}  05-04 0466\r\n\u{2}^{slug},20<\r\n{text}\r\n\
         \t   \u{3}HW-WF-05-04-26 {clock}GMT<\r\n\u{c}\r\n\u{4}\r\n"
    )
    .into_bytes()
}

/// A message of IPTC 7901 of that day.
fn iptc(number: u32, clock: &str, text: &str) -> Vec<u8> {
    format!(
        "\u{1}xca{number:04} 4 i 211  hw 061\r\n\nHarbor/fees/\r\n\u{2}{text}\r\n\u{3}04{clock} GMT May 26\r\n\u{4}\n"
    )
    .into_bytes()
}

fn story(number: u32, clock: &str, slug: &str, headline: &str) -> Vec<u8> {
    let text = format!("^{headline}<\r\n\t   PELLWORTH (HW) _ {headline}, the port said.");
    anpa(number, clock, slug, &text)
}

fn order(number: u32, clock: &str, slug: &str) -> Vec<u8> {
    anpa(
        number,
        clock,
        &format!("{slug}, KILL"),
        "^BULLETIN KILL<\r\n\t   EDITORS: SECRET. A kill is mandatory.",
    )
}

const FEES: &str = "BC-HBR--Ferry Fees";

fn newsroom(files: &[(&str, Vec<u8>)]) -> Site {
    let site = Site::with_config("[articles]\n[[sources]]\ninclude = [\"wire/**/*\"]\n").good_article();
    files
        .iter()
        .fold(site, |site, (name, bytes)| site.bytes(&format!("wire/{name}"), bytes))
}

/// Ids and headlines of what the wire has in the feed.
fn items(site: &Site) -> BTreeMap<String, String> {
    let feed = site.feed("all");
    let items = feed["items"].as_array().unwrap().iter();
    let text = |item: &serde_json::Value, key: &str| item[key].as_str().unwrap().to_owned();
    let items = items.map(|item| (text(item, "id"), text(item, "title")));
    items.filter(|(_, title)| title != "Good").collect()
}

fn titles(site: &Site) -> Vec<String> {
    let titles: BTreeSet<String> = items(site).into_values().collect();
    titles.into_iter().collect()
}

#[test]
fn a_lead_takes_the_place_of_the_message_before_it_in_any_order() {
    let copies = [
        ("a.tst", story(1, "0930", FEES, "Ferry fees rise")),
        (
            "b.tst",
            story(
                7,
                "1030",
                &format!("{FEES}, 1st Ld-Writethru"),
                "Ferry fees rise in June",
            ),
        ),
        (
            "c.tst",
            story(9, "1130", &format!("{FEES}, 2nd Ld-Writethru"), "Ferry fees fall"),
        ),
    ];
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        let site = newsroom(&[]);
        let mut ids = BTreeSet::new();
        for at in order {
            site.put(&format!("wire/{}", copies[at].0), &copies[at].1);
            site.build(&[]).success();
            assert_eq!(items(&site).len(), 1, "{order:?}");
            ids.extend(items(&site).into_keys());
        }
        assert_eq!(
            (titles(&site), ids.len()),
            (vec!["Ferry fees fall".to_owned()], 1),
            "{order:?}"
        );
    }
    let site = newsroom(&copies);
    site.build(&[]).success();
    assert_eq!(items(&site).into_keys().collect::<Vec<_>>(), ["W0001:2026-05-04"]);
    let feed = site.feed("all");
    let item = feed["items"]
        .as_array()
        .unwrap()
        .iter()
        .find(|item| item["title"] == "Ferry fees fall");
    assert_eq!(item.unwrap()["date_published"], "2026-05-04T09:30:00+00:00");
    // The agency has taken its files away; what comes then is known by the state.
    for (name, _) in copies {
        std::fs::remove_file(site.path(&format!("wire/{name}"))).unwrap();
    }
    site.put(
        "wire/d.tst",
        &story(12, "1230", &format!("{FEES}, 3rd Ld-Writethru"), "Ferry fees stay"),
    );
    site.build(&[]).success();
    assert_eq!(
        items(&site),
        BTreeMap::from([("W0001:2026-05-04".to_owned(), "Ferry fees stay".to_owned())])
    );
}

#[test]
fn what_is_not_certain_to_be_a_lead_is_a_story() {
    for (what, second) in [
        ("no lead", story(7, "1030", FEES, "Ferry fees fall")),
        (
            "another slug",
            story(7, "1030", "BC-HBR--Ferry Fire, 1st Ld", "Ferry fees fall"),
        ),
        (
            "a part",
            story(7, "1030", &format!("{FEES}, 1st Add"), "Ferry fees fall"),
        ),
    ] {
        let site = newsroom(&[("a.tst", story(1, "0930", FEES, "Ferry fees rise")), ("b.tst", second)]);
        site.build(&[]).success();
        assert_eq!(titles(&site), ["Ferry fees fall", "Ferry fees rise"], "{what}");
    }
    // Two stories with the slug: nobody knows whose lead it is.
    let site = newsroom(&[
        ("a.tst", story(1, "0930", FEES, "Ferry fees rise")),
        ("b.tst", story(2, "0940", FEES, "Ferry fees of Norsund")),
        ("c.tst", story(3, "0950", &format!("{FEES}, 1st Ld"), "Ferry fees fall")),
    ]);
    site.build(&[]).success();
    assert_eq!(items(&site).len(), 3);
    // A day and more later.
    let late = String::from_utf8(story(7, "1030", &format!("{FEES}, 1st Ld"), "Ferry fees fall")).unwrap();
    let late = late.replace("HW-WF-05-04-26", "HW-WF-05-05-26").into_bytes();
    let site = newsroom(&[("a.tst", story(1, "0930", FEES, "Ferry fees rise")), ("b.tst", late)]);
    site.build(&[]).success();
    assert_eq!(items(&site).len(), 2);
}

#[test]
fn where_keywords_are_of_many_stories_the_headline_tells_whose_lead_it_is() {
    let first = ("a.txt", iptc(1, "0930", "Ferry fees rise in Pellworth =\r\n\r\nText"));
    let lead = |headline: &str| {
        (
            "b.txt",
            iptc(9, "1030", &format!("1ST LEAD\r\n{headline} =\r\n\r\nOther text")),
        )
    };
    let site = newsroom(&[first.clone(), lead("Pellworth ferry fees rise for all")]);
    site.build(&[]).success();
    let found = items(&site);
    assert_eq!(
        found,
        BTreeMap::from([("xca0001:2026-05-04".into(), "Pellworth ferry fees rise for all".into())])
    );
    let site = newsroom(&[first, lead("Harbor master resigns over tolls")]);
    site.build(&[]).success();
    assert_eq!(items(&site).len(), 2);
}

#[test]
fn an_order_that_names_the_slug_of_one_story_takes_it_down() {
    let copies = [
        ("a.tst", story(1, "0930", FEES, "Ferry fees rise")),
        (
            "b.tst",
            story(7, "1030", &format!("{FEES}, 1st Ld"), "Ferry fees rise in June"),
        ),
        ("k.tst", order(9, "1130", FEES)),
    ];
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        let site = newsroom(&[]);
        for at in order {
            site.put(&format!("wire/{}", copies[at].0), &copies[at].1);
            site.build(&[]).success();
        }
        assert_eq!(titles(&site), Vec::<String>::new(), "{order:?}");
        for (file, bytes) in site.files() {
            let text = String::from_utf8_lossy(&bytes);
            assert!(!text.contains("Ferry") && !text.contains("SECRET"), "{order:?} {file}");
        }
        // When the order is gone, an old copy stays out.
        std::fs::remove_file(site.path("wire/k.tst")).unwrap();
        site.build(&[]).success();
        assert_eq!(titles(&site), Vec::<String>::new(), "{order:?}");
        // A newer lead brings the story back.
        site.put(
            "wire/z.tst",
            &story(20, "1230", &format!("{FEES}, 2nd Ld"), "Fares of ferries rise"),
        );
        site.build(&[]).success();
        assert_eq!(titles(&site), ["Fares of ferries rise"], "{order:?}");
    }
    // The files of the story are gone when the order comes, and one comes again.
    let site = newsroom(&copies[..1]);
    site.build(&[]).success();
    std::fs::remove_file(site.path("wire/a.tst")).unwrap();
    site.put("wire/k.tst", &copies[2].1);
    let run = site.build(&[]).success();
    assert!(!run.err.contains("KillAdvisory"), "{}", run.err);
    std::fs::remove_file(site.path("wire/k.tst")).unwrap();
    site.put("wire/a.tst", &copies[0].1);
    site.build(&[]).success();
    assert_eq!(titles(&site), Vec::<String>::new());
}

#[test]
fn an_order_that_may_mean_several_stories_names_them_until_they_are_out() {
    let site = newsroom(&[
        ("a.tst", story(1, "0930", FEES, "Ferry fees rise")),
        ("b.tst", story(2, "0940", FEES, "Fees of the ferry rise again")),
        ("c.tst", story(3, "0945", "BC-HBR--Fog", "Fog closes the harbor")),
        ("k.tst", order(9, "1130", FEES)),
    ]);
    for _ in 0..3 {
        let run = site.build(&[]).success();
        for part in [
            "KillAdvisory",
            "wire/k.tst",
            "`BC-HBR--Ferry Fees`",
            "(wire/a.tst:1)",
            "(wire/b.tst:1)",
        ] {
            assert!(run.err.contains(part), "{part}: {}", run.err);
        }
        assert!(
            !run.err.contains("wire/c.tst") && !run.err.contains("SECRET"),
            "{}",
            run.err
        );
        assert_eq!(items(&site).len(), 3);
        // The index is sure of the files then.
        std::thread::sleep(std::time::Duration::from_millis(150));
    }
    std::fs::remove_file(site.path("wire/a.tst")).unwrap();
    // Now one story alone fits.
    assert_eq!(site.build(&[]).success().err, "");
    assert_eq!(titles(&site), ["Fog closes the harbor"]);
}

#[test]
fn an_order_in_other_words_is_none_the_less_one() {
    let fees = iptc(
        42,
        "0930",
        "Ferry fees rise again\nBy Ida Brandt=\n\n   The board raised fares.",
    );
    for words in [
        "MANDATORY KILL\n\nKill the story slugged Harbor/fees (ca0042). SECRET",
        "STORNO\nDie Meldung xca0042 ist ungueltig. SECRET",
        "Achtung Redaktionen:\nBitte die Meldung xca0042 nicht verwenden. SECRET",
        "(KILL) Ferry fees rise again\nBy Ida Brandt=\n\n   SECRET The story is killed.",
        "RETRACTION\nFerry fees rise again\n\n   We retract the story SECRET.",
    ] {
        let site = newsroom(&[("a.txt", fees.clone()), ("k.txt", iptc(90, "1030", words))]);
        site.build(&[]);
        assert!(titles(&site).is_empty(), "{words}: {:?}", titles(&site));
        assert!(!site.read("feeds/all.rss").contains("SECRET"), "{words}");
    }
    for words in [
        "^EDITORS:<\r\n\t   Please disregard BC-HBR--Ferry Fees, W0001. SECRET",
        "^BULLETIN KILL<\r\n\t   Editors, kill Ferry fees rise once more, moved at 0930 GMT SECRET",
    ] {
        let site = newsroom(&[
            ("a.tst", story(1, "0930", FEES, "Ferry fees rise once more")),
            ("k.tst", anpa(9, "1030", "BC-HBR--Note", words)),
        ]);
        site.build(&[]);
        assert!(titles(&site).is_empty(), "{words}: {:?}", titles(&site));
        assert!(!site.read("feeds/all.rss").contains("SECRET"), "{words}");
    }
}

#[test]
fn a_number_that_is_given_again_replaces_no_story() {
    let site = newsroom(&[
        ("a.tst", story(1, "0930", FEES, "Ferry fees rise once more")),
        (
            "b.tst",
            story(1, "1930", "BC-HBR--Gull", "A gull learns to read the timetable"),
        ),
        ("c.tst", story(1, "2030", FEES, "Ferry fees rise once more, board says")),
    ]);
    let run = site.build(&[]);
    assert_eq!(titles(&site), ["Ferry fees rise once more, board says"]);
    run.said("is the number of wire/a.tst:1 too, which is another story of that day")
        .said("wire/b.tst");
}

/// A newsroom with several sources, each of its folder.
fn newsroom_of(sources: &[(&str, &str)]) -> Site {
    let table = |(folder, more): &(&str, &str)| format!("[[sources]]\ninclude = [\"{folder}/**/*\"]\n{more}");
    let tables: String = sources.iter().map(table).collect();
    let site = Site::with_config(&format!("[articles]\n{tables}")).good_article();
    for (folder, _) in sources {
        std::fs::create_dir_all(site.path(folder)).unwrap();
    }
    site
}

#[test]
fn two_agencies_have_numbers_of_their_own() {
    let ferry = story(1, "0930", FEES, "Ferry fees rise once more");
    let gull = story(1, "0940", "BC-FJD--Gull", "A gull learns to read the timetable");
    let kill = anpa(
        9,
        "1130",
        "BC-FJD--Note",
        "^EDITORS:<\r\n\t   Please disregard W0001. SECRET",
    );
    for (names, scopes) in [
        (["", ""], ["harbor", "fjord"]),
        (["name = \"HW\"\n", "name = \"Fjord News\"\n"], ["hw", "fjord-news"]),
    ] {
        for order in [[0, 1], [1, 0]] {
            let site = newsroom_of(&[("harbor", names[0]), ("fjord", names[1])]);
            for at in order {
                let (name, bytes) = [("harbor/a.tst", &ferry), ("fjord/a.tst", &gull)][at];
                site.put(name, bytes);
                assert_eq!(site.build(&[]).success().err, "");
            }
            let expected = [
                (scopes[0], "Ferry fees rise once more"),
                (scopes[1], "A gull learns to read the timetable"),
            ];
            let expected = expected.map(|(scope, title)| (format!("{scope}:W0001:2026-05-04"), title.to_owned()));
            assert_eq!(items(&site), BTreeMap::from(expected));
            // A kill is of its own agency.
            site.put("fjord/k.tst", &kill);
            site.build(&[]);
            assert_eq!(titles(&site), ["Ferry fees rise once more"]);
        }
    }
}

#[test]
fn what_two_sources_deliver_alike_is_one_story() {
    let ferry = story(1, "0930", FEES, "Ferry fees rise once more");
    let site = newsroom_of(&[("harbor", ""), ("state", "")]);
    site.put("harbor/a.tst", &ferry);
    site.put("state/a.tst", &ferry);
    site.build(&[]).success();
    assert_eq!(items(&site).len(), 1, "{:?}", items(&site));
}

#[test]
fn an_id_stays_though_its_source_is_called_otherwise() {
    let ferry = story(1, "0930", FEES, "Ferry fees rise once more");
    let site = newsroom_of(&[("harbor", "")]).bytes("harbor/a.tst", &ferry);
    site.build(&[]).success();
    let before = items(&site);
    let more = newsroom_of(&[("fjord", "name = \"Fjord\"\n"), ("harbor", "name = \"Harbor\"\n")]);
    let site = site.write("config.toml", &more.read("config.toml"));
    std::fs::create_dir_all(site.path("fjord")).unwrap();
    site.build(&[]).success();
    assert_eq!(items(&site), before);
    let gull = story(1, "0940", "BC-FJD--Gull", "A gull learns to read the timetable");
    let site = site.bytes("fjord/a.tst", &gull);
    site.build(&[]).success();
    assert_eq!(items(&site).len(), 2);
    assert!(
        before.iter().all(|(id, title)| items(&site).get(id) == Some(title)),
        "{:?}",
        items(&site)
    );
    // Its kill, though its own file is gone.
    std::fs::remove_file(site.path("harbor/a.tst")).unwrap();
    let kill = anpa(
        9,
        "1130",
        "BC-HBR--Note",
        "^EDITORS:<\r\n\t   Please disregard W0001. SECRET",
    );
    let site = site.bytes("harbor/k.tst", &kill);
    site.build(&[]);
    assert_eq!(titles(&site), ["A gull learns to read the timetable"]);
}

#[test]
fn a_story_that_was_taken_down_stays_out_though_another_source_came() {
    let ferry = story(1, "0930", FEES, "Ferry fees rise once more");
    let kill = anpa(
        9,
        "1130",
        "BC-HBR--Note",
        "^EDITORS:<\r\n\t   Please disregard W0001. SECRET",
    );
    let site = newsroom_of(&[("harbor", "")]).bytes("harbor/a.tst", &ferry);
    site.build(&[]).success();
    let site = site.bytes("harbor/k.tst", &kill);
    site.build(&[]);
    assert!(titles(&site).is_empty());
    std::fs::remove_file(site.path("harbor/k.tst")).unwrap();
    let more = newsroom_of(&[("harbor", ""), ("fjord", "")]);
    let site = site.write("config.toml", &more.read("config.toml"));
    site.build(&[]);
    assert!(titles(&site).is_empty(), "{:?}", titles(&site));
}

/// A message of another day of May.
fn on(day: u32, message: &[u8]) -> Vec<u8> {
    let text = String::from_utf8(message.to_vec()).unwrap();
    text.replace("HW-WF-05-04-26", &format!("HW-WF-05-{day:02}-26"))
        .into_bytes()
}

fn lead(number: u32, clock: &str, nth: &str, headline: &str) -> Vec<u8> {
    story(number, clock, &format!("{FEES}, {nth} Ld-Writethru"), headline)
}

#[test]
fn what_readers_know_as_two_stories_stays_two_when_the_lead_between_them_comes_late() {
    let site = newsroom(&[
        ("a.tst", story(1, "0930", FEES, "Ferry fees rise once more")),
        ("c.tst", on(5, &lead(9, "1900", "2nd", "Ferry fees fall in autumn"))),
    ]);
    site.build(&[]).success();
    let before = items(&site);
    assert_eq!(before.len(), 2);
    site.put("wire/b.tst", &on(5, &lead(7, "0830", "1st", "Ferry fees rise for all")));
    for _ in 0..2 {
        site.build(&[]).success();
        assert_eq!(
            items(&site).keys().collect::<Vec<_>>(),
            before.keys().collect::<Vec<_>>()
        );
    }
    assert_eq!(titles(&site), ["Ferry fees fall in autumn", "Ferry fees rise for all"]);
}

#[test]
fn a_lead_is_near_the_last_message_of_its_story_though_all_files_before_it_are_gone() {
    let site = newsroom(&[
        ("a.tst", story(1, "0930", FEES, "Ferry fees rise once more")),
        ("b.tst", on(5, &lead(7, "0830", "1st", "Ferry fees rise for all"))),
    ]);
    site.build(&[]).success();
    for name in ["a", "b"] {
        std::fs::remove_file(site.path(&format!("wire/{name}.tst"))).unwrap();
    }
    site.put(
        "wire/c.tst",
        &on(5, &lead(9, "1900", "2nd", "Ferry fees fall in autumn")),
    );
    site.build(&[]).success();
    let expected = ("W0001:2026-05-04".to_owned(), "Ferry fees fall in autumn".to_owned());
    assert_eq!(items(&site), BTreeMap::from([expected]));
    // Three days after that it is a new one.
    std::fs::remove_file(site.path("wire/c.tst")).unwrap();
    site.put("wire/d.tst", &on(8, &lead(12, "1900", "1st", "Ferry fees stay")));
    site.build(&[]).success();
    assert_eq!(items(&site).into_keys().collect::<Vec<_>>(), ["W0012:2026-05-08"]);
}

#[test]
fn a_lead_does_not_replace_a_story_that_shares_its_place_alone() {
    let site = newsroom(&[
        (
            "a.txt",
            iptc(
                42,
                "0930",
                "Ferry captain rescues dog in Harbor\nBy Ida Brandt=\n\n   A dog.",
            ),
        ),
        (
            "b.txt",
            iptc(
                50,
                "1030",
                "1ST LEAD\nFerry fees rise again in Harbor\nBy Ida Brandt=\n\n   Fees.",
            ),
        ),
    ]);
    site.build(&[]).success();
    assert_eq!(titles(&site).len(), 2, "{:?}", titles(&site));
}

#[test]
fn an_order_of_a_story_that_nobody_knows_is_told_for_two_days() {
    let site = newsroom(&[
        ("c.tst", story(3, "0945", "BC-HBR--Fog", "Fog closes the harbor")),
        ("k.tst", order(9, "1130", FEES)),
    ]);
    site.build(&["--now", "2026-05-05T09:00:00Z"])
        .success()
        .said("none of its last two days fits");
    let run = site.build(&["--now", "2026-05-09T09:00:00Z"]).success();
    assert_eq!(run.err, "");
    assert_eq!(titles(&site), ["Fog closes the harbor"]);
}
