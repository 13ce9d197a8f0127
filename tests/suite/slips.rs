//! What an editor may not have meant, and is told.

use std::fs;

use serde_json::Value;

use crate::site::Site;

const NOW: &[&str] = &["--now", "2026-06-01T00:00:00Z"];

fn story(title: &str, more: &str) -> String {
    format!("title = \"{title}\"\ndate = 2026-05-04T08:00:00Z\n{more}")
}

#[test]
fn a_year_ahead_is_told_unless_an_embargo_says_it() {
    let late = "title = \"Late\"\ndate = 2036-05-04T08:00:00Z\n";
    let site = Site::new()
        .article("a", &story("Now", ""))
        .article("b", late)
        .article(
            "c",
            &late
                .replace("Late", "Capsule")
                .replace("\ndate", "\nembargo = 2036-05-04T08:00:00Z\ndate"),
        )
        .article("d", "title = \"Soon\"\ndate = 2026-07-04T08:00:00Z");
    let run = site.build(NOW).success();
    assert_eq!(
        run.err,
        "warning[DistantDate]: the story is dated 2036-05-04T08:00:00+00:00 and waits until then\n --> articles/b.md:1\n  \
         = help: look whether the year is right; if it is, say so with `embargo`\n\n"
    );
    assert!(
        run.out.contains("; 3 stories wait for the time to come\n"),
        "{}",
        run.out
    );
    let json = site.build(&[NOW, &["--format", "json"]].concat()).success().out;
    let summary: Value = serde_json::from_str(json.lines().last().unwrap()).unwrap();
    assert_eq!(summary["waiting"], 3);
}

#[test]
fn a_story_that_is_there_twice_is_told() {
    let site = Site::new()
        .article("a", &story("Tide", ""))
        .article("b", &story("Ferry", ""));
    site.build(NOW).success();
    fs::copy(site.path("articles/a.md"), site.path("articles/copy.md")).unwrap();
    let said = "warning[RepeatedStory]: the story has the headline and the text of articles/a.md:1; subscribers see both\n --> articles/copy.md:1\n";
    for _ in 0..2 {
        site.build(NOW).success().said(said);
    }
    // Another text is another story, and so is one in another language.
    site.put_article("copy", &story("Tide", ""));
    let text = site.read("articles/copy.md") + "More.\n";
    site.put("articles/copy.md", text.as_bytes());
    assert_eq!(site.build(NOW).success().err, "");
    fs::remove_file(site.path("articles/copy.md")).unwrap();
    site.put(
        "articles/fr.md",
        site.read("articles/a.md")
            .replace("title", "language = \"fr\"\ntitle")
            .as_bytes(),
    );
    assert_eq!(site.build(NOW).success().err, "");
}

#[test]
fn topics_that_are_written_almost_alike_are_told() {
    let topics = [
        "City Hall",
        "City Hall",
        "City Hall",
        "CityHall",
        "Shipping",
        "Shiping",
        "Iran",
        "Iraq",
        "Election 2024",
        "Election 2025",
    ];
    let site = topics.iter().enumerate().fold(Site::new(), |site, (at, topic)| {
        let fields = story(&format!("Story {at}"), &format!("topics = [\"{topic}\"]"));
        site.write(
            &format!("articles/s{at}.md"),
            &format!("+++\n{fields}\n+++\nText {at}.\n"),
        )
    });
    let run = site.build(NOW).success();
    assert_eq!(
        run.err,
        "info[SimilarTopics]: the topics `CityHall` (1 story) and `City Hall` (3 stories) are written almost alike\n --> articles/s3.md:1\n  \
         = help: if they are one: `aliases = { \"CityHall\" = \"City Hall\" }` in `[topics]`\n\n\
         info[SimilarTopics]: the topics `Shiping` (1 story) and `Shipping` (1 story) are written almost alike\n --> articles/s5.md:1\n  \
         = help: if they are one: `aliases = { \"Shiping\" = \"Shipping\" }` in `[topics]`\n\n"
    );
}

#[test]
fn a_choice_that_no_story_has_is_told() {
    let feeds = "[[feeds]]\npath = \"all\"\n[[feeds]]\npath = \"sea\"\ntopics = { any = [\"Harbour\", \"Tides\"], none = [\"Nothing\"] }\nauthors = { any = [\"Nora Quist\"] }\n";
    let site =
        Site::with_config(feeds).article("a", &story("Tide", "topics = [\"Harbor\"]\nauthors = [\"Nora Quist\"]"));
    let run = site.build(NOW).success();
    assert_eq!(
        run.err,
        "info[UnusedChoice]: no story has the topic `harbour`, which the feed `sea` asks for\n --> config.toml:6\n  \
         = help: did you mean `harbor`?\n\n\
         info[UnusedChoice]: no story has the topic `tides`, which the feed `sea` asks for\n --> config.toml:6\n\n"
    );
}

#[test]
fn a_field_with_a_slip_in_its_name_is_told() {
    let told = |fields: &str| {
        Site::new()
            .article("a", &story("Tide", fields))
            .build(NOW)
            .success()
            .err
    };
    assert_eq!(
        told("autor = \"Nora Quist\"\nweight = 3\nlayout = \"post\""),
        "warning[UnknownField]: `autor` is no field that is read\n --> articles/a.md:4:1\n  |\n4 | autor = \"Nora Quist\"\n  | ^^^^^\n  \
         = help: did you mean `author`?\n\n"
    );
    assert!(told("sumary = \"x\"").contains("did you mean `summary`?"));
    assert!(told("Udpated = 2026-05-05").contains("did you mean `updated`?"));
    // Who is named already is not looked for.
    assert_eq!(told("author = \"Nora Quist\"\nautor = \"x\""), "");
    let site = Site::with_config("[articles]\ngenerator = \"hugo\"\n").write(
        "content/a.md",
        "+++\ntitle = \"Tide\"\ndate = 2026-05-04\nautor = \"x\"\n+++\nText.\n",
    );
    assert!(!site.build(NOW).success().err.contains("UnknownField"));
}

#[test]
fn a_build_fails_on_what_it_is_told_to() {
    let site = Site::new().article("a", &story("Tide", "autor = \"x\""));
    site.build(NOW).success();
    site.build(&[NOW, &["--quiet"]].concat()).success().said("");
    let run = site
        .build(&[NOW, &["--fail-on", "warning", "--quiet"]].concat())
        .ended(1);
    assert!(run.err.contains("UnknownField") && run.out.is_empty());
    site.put_article("b", "title = \"No date\"");
    site.build(NOW).ended(1);
    site.build(&[NOW, &["--fail-on", "never"]].concat())
        .success()
        .said("MissingDate");
}

#[test]
fn a_configuration_is_found_from_among_the_articles() {
    let site = Site::new().write(
        "articles/2026/05/a.md",
        "+++\ntitle = \"Tide\"\ndate = 2026-05-04\n+++\nText.\n",
    );
    // Another program's configuration on the way is passed over.
    site.put("articles/2026/config.toml", b"[server]\nport = 1\n");
    let run = site
        .command(&["build"])
        .current_dir(site.path("articles/2026/05"))
        .output()
        .unwrap();
    assert_eq!(run.status.code(), Some(0), "{}", String::from_utf8_lossy(&run.stderr));
    assert_eq!(site.feed("all")["items"][0]["title"], "Tide");
}

#[test]
fn a_list_is_filtered_and_sorted() {
    let site = Site::new()
        .article(
            "a",
            &story(
                "Tide",
                "topics = [\"City Hall\"]\nauthors = [\"Nora Quist\"]\nsection = \"News\"",
            ),
        )
        .article("b", "title = \"Ferry\"\ndate = 2026-05-09\ntopics = [\"Harbor\"]")
        .write(
            "articles/desk/c.md",
            "+++\ntitle = \"Gull\"\ndate = 2026-04-01\ndraft = true\n+++\nx\n",
        )
        .write("articles/desk/d.md", "+++\ntitle = \"No date\"\n+++\nx\n");
    let listed = |more: &[&str]| -> Vec<String> {
        let run = site.run(&[&["list", "--format", "json"], NOW, more].concat());
        let rows = run.out.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        rows.map(|row| row["title"].as_str().unwrap_or("-").to_owned())
            .collect()
    };
    assert_eq!(listed(&[]), ["Tide", "Ferry", "Gull", "-"]);
    assert_eq!(listed(&["--newest"]), ["Ferry", "Tide", "Gull", "-"]);
    assert_eq!(listed(&["--topic", "city-hall"]), ["Tide"]);
    assert_eq!(listed(&["--author", "nora quist"]), ["Tide"]);
    assert_eq!(
        listed(&["--section", "News", "--topic", "Harbor"]),
        Vec::<String>::new()
    );
    assert_eq!(listed(&["--feed", "topics/harbor"]), ["Ferry"]);
    assert_eq!(listed(&["--since", "2026-05-01"]), ["Tide", "Ferry"]);
    assert_eq!(listed(&["--held"]), ["Gull"]);
    let desk = site.path("articles/desk");
    assert_eq!(listed(&[desk.to_str().unwrap()]), ["Gull", "-"]);
    site.run(&["list", "nowhere"])
        .ended(2)
        .said("error: cannot find `nowhere`: ");
    site.run(&["list", "--since", "soon"])
        .ended(2)
        .said("error: `--since soon` cannot be read: ");
}

#[test]
fn a_list_without_its_brackets_is_told_with_them() {
    let told = |config: &str| Site::with_config(config).good_article().build(NOW).ended(2).err;
    for (config, typed) in [
        (
            "[[feeds]]\npath = \"sea\"\ntopics = [\"Harbor\", \"Tides\"]\n",
            "topics = { any = [\"Harbor\", \"Tides\"] }",
        ),
        (
            "[[feeds]]\npath = \"sea\"\nauthors = \"Nora Quist\"\n",
            "authors = { any = [\"Nora Quist\"] }",
        ),
        (
            "[articles]\ninclude = \"stories/*.md\"\n",
            "include = [\"stories/*.md\"]",
        ),
    ] {
        let err = told(config);
        assert!(err.contains(&format!("  = help: write `{typed}`\n")), "{err}");
    }
}

#[test]
fn a_correction_before_the_story_is_told() {
    let told = |fields: &str| {
        Site::new()
            .article("a", &story("Tide", fields))
            .build(NOW)
            .success()
            .err
    };
    assert_eq!(
        told("updated = 2026-04-05T09:00:00Z"),
        "warning[InvalidField]: `updated` is a day before the story was published, or more; it does not count\n --> articles/a.md:4:11\n  |\n\
         4 | updated = 2026-04-05T09:00:00Z\n  |           ^^^^^^^^^^^^^^^^^^^^\n  = help: look which of the two dates is mistyped\n\n"
    );
    // The first minute of the day.
    assert_eq!(told("updated = 2026-05-04"), "");
}
