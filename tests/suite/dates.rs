//! Dates: offsets stay as written, zones are known or asked for, clocks that change are told.

use crate::site::Site;

#[test]
fn times_without_a_zone_are_read_in_the_sites() {
    let site = Site::with_config("timezone = \"America/Chicago\"\n")
        .article("a", "title = \"Gap\"\ndate = 2017-03-12T02:30:00")
        .article("b", "title = \"Overlap\"\ndate = 2017-11-05T01:30:00")
        .article("c", "title = \"Plain\"\ndate = 2017-09-13 16:44:00")
        .article("d", "title = \"Weekday\"\ndate = \"Mon, 13 Sep 2017 16:44:00 -0500\"");
    let run = site.build(&[]).success();
    run.said("warning[NonexistentTime]: the clocks skipped `2017-03-12T02:30:00`; it is read as 2017-03-12T03:30:00-05:00\n --> articles/a.md:3:8\n")
        .said("warning[AmbiguousTime]: `2017-11-05T01:30:00` came twice as the clocks were set back; the first, 2017-11-05T01:30:00-05:00, is meant\n")
        .said("warning[IncorrectDOW]: `Mon, 13 Sep 2017 16:44:00 -0500` is a Wednesday\n");
    let feed = site.feed("all");
    let dates: Vec<_> = feed["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["date_published"].as_str().unwrap())
        .collect();
    assert_eq!(
        dates,
        [
            "2017-11-05T01:30:00-05:00",
            "2017-09-13T16:44:00-05:00",
            "2017-09-13T16:44:00-05:00",
            "2017-03-12T03:30:00-05:00"
        ]
    );
}

#[test]
fn embargo_expiry_and_draft_are_kept_and_the_next_change_is_told() {
    let site = Site::new()
        .article("a", "title = \"Out\"\ndate = 2020-01-01T00:00:00Z")
        .article("b", "title = \"Later\"\ndate = 2020-01-03T00:00:00Z")
        .article(
            "c",
            "title = \"Gone\"\ndate = 2019-01-01T00:00:00Z\nexpires = 2020-01-01T12:00:00Z",
        )
        .article("d", "title = \"Draft\"\ndate = 2019-01-01T00:00:00Z\ndraft = true")
        .article(
            "e",
            "title = \"Leaving\"\ndate = 2019-01-01T00:00:00Z\nexpires = 2020-01-02T12:00:00Z",
        )
        .article(
            "f",
            "title = \"Held\"\ndate = 2019-01-01T00:00:00Z\nembargo = 2020-01-04T00:00:00Z",
        );
    let titles = |now: &str| {
        let run = site.build(&["--now", now]).success();
        let feed = site.feed("all");
        let titles: Vec<String> = feed["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|item| item["title"].as_str().unwrap().to_owned())
            .collect();
        (
            titles.join(" "),
            run.out
                .lines()
                .find_map(|line| line.strip_prefix("the next change is due at ").map(str::to_owned)),
        )
    };
    assert_eq!(
        titles("2020-01-02T00:00:00Z"),
        ("Out Leaving".to_owned(), Some("2020-01-02T12:00:00+00:00".to_owned()))
    );
    for path in site.files().keys() {
        let text = String::from_utf8(site.files()[path].clone()).unwrap();
        assert!(
            !text.contains("Later") && !text.contains("Held") && !text.contains("Draft"),
            "{path}"
        );
    }
    assert_eq!(
        titles("2020-01-03T00:00:00Z"),
        ("Later Out".to_owned(), Some("2020-01-04T00:00:00+00:00".to_owned()))
    );
    assert_eq!(titles("2020-01-04T00:00:00Z"), ("Later Out Held".to_owned(), None));
}

#[test]
fn a_feeds_time_is_the_newest_in_it() {
    let site = Site::new()
        .article(
            "a",
            "title = \"A\"\ndate = 2020-01-01T00:00:00-05:00\nupdated = 2020-02-01T00:00:00-05:00",
        )
        .article("b", "title = \"B\"\ndate = 2020-01-03T00:00:00Z");
    site.build(&[]).success();
    assert!(
        site.read("feeds/all.rss")
            .contains("<lastBuildDate>Sat, 01 Feb 2020 00:00:00 -0500</lastBuildDate>")
    );
    assert!(
        site.read("feeds/all.atom")
            .contains("<updated>2020-02-01T00:00:00-05:00</updated>")
    );
}

#[test]
fn dates_are_read_as_the_newsroom_writes_them() {
    let site = Site::new()
        .write(
            "config.toml",
            "[site]\ntitle = \"Der Bote\"\nurl = \"https://bote.example/\"\nlanguage = \"de-AT\"\ntimezone = \"Europe/Vienna\"\n[articles]\ndate_order = \"day-first\"\n",
        )
        .article("a", "title = \"A\"\ndate = \"Montag, 5. Jänner 2026, 8.30 Uhr\"")
        .article("b", "title = \"B\"\ndate = \"03/04/2026\"");
    site.build(&["--now", "2026-06-01T00:00:00Z"]).success();
    let dates: Vec<String> = site.feed("all")["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["date_published"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(dates, ["2026-04-03T00:00:00+02:00", "2026-01-05T08:30:00+01:00"]);
    // Nothing is guessed.
    Site::new()
        .article("b", "title = \"B\"\ndate = \"03/04/2026\"")
        .build(&[])
        .ended(1)
        .said("`03/04/2026` does not say which number is the month")
        .said("= help: say it in the configuration: `date_order = \"month-first\"` or `\"day-first\"` in `[articles]`; or write it like `2017-09-13`\n");
    Site::new()
        .article("c", "title = \"C\"\ndate = \"Sep 13, 2017 4:44 PM America/Chigago\"")
        .build(&[])
        .ended(1)
        .said("= help: did you mean `America/Chicago`?\n");
}
