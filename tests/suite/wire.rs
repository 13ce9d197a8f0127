//! Wire copy: the article that it all began with, its relatives, and what people make of
//! the shape.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::site::{Site, png, shared};

/// Reads one text and returns what `list` says of it.
#[track_caller]
fn read(text: &str) -> Value {
    let site = Site::new().write("articles/story.txt", text);
    let listed = site.list();
    assert_eq!(listed.len(), 1);
    listed[0].clone()
}

/// A text of the usual shape with a few lines exchanged.
fn copy(head: &str, body: &str) -> String {
    format!("A Headline\n\nThe deck\n{head}\n\n{body}\n")
}

#[track_caller]
fn names(article: &Value) -> Vec<(String, Option<String>)> {
    let authors = article["authors"].as_array().unwrap_or_else(|| panic!("{article}"));
    authors
        .iter()
        .map(|author| {
            (
                author["name"].as_str().unwrap().to_owned(),
                author["affiliation"].as_str().map(str::to_owned),
            )
        })
        .collect()
}

/// The paragraphs of a story's full text.
fn paragraphs(site: &Site) -> Vec<String> {
    let feed = site.feed("all");
    let html = feed["items"][0]["content_html"].as_str().unwrap().to_owned();
    html.split("<p>")
        .skip(1)
        .map(|part| part.split("</p>").next().unwrap().to_owned())
        .collect()
}

#[test]
fn a_dateline_stands_within_thirty_lines_of_the_headline() {
    let text = |between: usize| {
        let lines = "A line without a date\n".repeat(between);
        format!("A Headline\n{lines}Posted Sep 13, 2017 4:44 PM CDT\n\nThe text of the story.\n")
    };
    assert_eq!(read(&text(29))["published"], "2017-09-13T16:44:00-05:00");
    assert_eq!(read(&text(30))["left_out"], "MissingDate");
}

#[test]
fn shared_wire_copy_gives_the_fields_beside_it() {
    let mut count = 0;
    for folder in ["wire", "samples/wire"].into_iter().filter_map(shared) {
        for entry in fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            if path.extension().is_some_and(|ending| ending == "txt") {
                check_shared(&path);
                count += 1;
            }
        }
    }
    eprintln!("{count} texts of real wire copy were compared");
}

fn check_shared(path: &Path) {
    let expected: Value = serde_json::from_slice(&fs::read(path.with_extension("json")).unwrap()).unwrap();
    let site = Site::new()
        .bytes("articles/story.txt", &fs::read(path).unwrap())
        .bytes("articles/story.png", &png(40, 30))
        .bytes("articles/story-2.png", &png(41, 30));
    let place = path.display();
    let listed = site.list()[0].clone();
    for field in ["title", "subtitle", "published", "topics"] {
        assert_eq!(listed[field], expected[field], "{place}: {field}");
    }
    let authors: Vec<Value> = listed["authors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|author| json!({"name": author["name"], "affiliation": author["affiliation"]}))
        .collect();
    assert_eq!(Value::from(authors), expected["authors"], "{place}");
    let photos: Vec<Value> = listed["photos"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|photo| !photo["caption"].is_null())
        .map(|photo| json!({"caption": photo["caption"], "credit": photo["credit"]}))
        .collect();
    assert_eq!(Value::from(photos.clone()), expected["photos"], "{place}");
    site.build(&[]).success();
    let paragraphs = paragraphs(&site);
    assert_eq!(
        paragraphs.len(),
        usize::try_from(expected["paragraphs"].as_u64().unwrap()).unwrap(),
        "{place}: {paragraphs:?}"
    );
    let plain = |text: &str| text.replace("&quot;", "\"").replace("&#x27;", "'");
    let begins = expected["body_starts"].as_str().unwrap();
    let ends = expected["body_ends"].as_str().unwrap();
    assert!(plain(&paragraphs[0]).starts_with(begins), "{place}");
    assert!(plain(paragraphs.last().unwrap()).ends_with(ends), "{place}");
    check_entry(&site, &photos);
}

/// The first picture is the enclosure, with true length and type; the captions arrive.
fn check_entry(site: &Site, photos: &[Value]) {
    let item = site.feed("all")["items"][0].clone();
    let rss = site.read("feeds/all.rss");
    let length = png(40, 30).len();
    assert_eq!(item["attachments"][0]["size_in_bytes"], length);
    assert_eq!(item["attachments"][0]["mime_type"], "image/png");
    assert!(rss.contains(&format!("length=\"{length}\" type=\"image/png\"")));
    for photo in photos {
        let caption = photo["caption"].as_str().unwrap().replace('\'', "&apos;");
        let credit = photo["credit"].as_str().unwrap();
        assert!(
            rss.contains(&format!(
                "<media:description type=\"plain\">{caption}</media:description>"
            )),
            "{rss}"
        );
        assert!(rss.contains(&format!("<media:credit>{credit}</media:credit>")));
        assert!(
            site.read("feeds/all.atom")
                .contains(&format!("title=\"{caption} ({credit})\""))
        );
        assert!(
            item["content_html"]
                .as_str()
                .unwrap()
                .contains(&format!("({credit})</figcaption>"))
        );
    }
}

#[test]
fn datelines_of_all_kinds() {
    for (line, published, updated) in [
        ("Posted Sep 13, 2017 4:44 PM CDT", "2017-09-13T16:44:00-05:00", None),
        ("Posted Sep 13, 2017 16:44 GMT", "2017-09-13T16:44:00+00:00", None),
        (
            "POSTED: Wednesday, Sept. 13, 2017, at 4:44 p.m. ET",
            "2017-09-13T16:44:00-04:00",
            None,
        ),
        ("Published Sep 13, 2017 4:44 PM BST", "2017-09-13T16:44:00+01:00", None),
        ("Posted Sep 13, 2017 4:44 PM", "2017-09-13T16:44:00+00:00", None),
        (
            "Posted Sep 13, 2017 4:44 PM CDT\nUpdated Sep 14, 2017 8:00 AM CDT",
            "2017-09-13T16:44:00-05:00",
            Some("2017-09-14T08:00:00-05:00"),
        ),
        (
            "Posted Sep 13, 2017 4:44 PM CDT | Updated Sep 14, 2017 8:00 AM CDT",
            "2017-09-13T16:44:00-05:00",
            Some("2017-09-14T08:00:00-05:00"),
        ),
        (
            "Posted Sep 13, 2017 4:44 PM CDT (Last updated: Sep 14, 2017 8:00 AM CDT)",
            "2017-09-13T16:44:00-05:00",
            Some("2017-09-14T08:00:00-05:00"),
        ),
        (
            "Updated Sep 14, 2017 8:00 AM CDT\nPosted Sep 13, 2017 4:44 PM CDT",
            "2017-09-13T16:44:00-05:00",
            Some("2017-09-14T08:00:00-05:00"),
        ),
        ("September 13, 2017 4:44 PM CDT", "2017-09-13T16:44:00-05:00", None),
    ] {
        let article = read(&copy(&format!("By A B, Newser Staff\n{line}"), "Body text is here."));
        assert_eq!(article["published"], published, "{line}");
        assert_eq!(article["updated"].as_str(), updated, "{line}");
        assert_eq!(article["subtitle"], "The deck", "{line}");
    }
}

#[test]
fn bylines_of_all_kinds() {
    let staff = Some("Newser Staff".to_owned());
    let posted = "Posted Sep 13, 2017 4:44 PM CDT";
    let of = |line: &str| names(&read(&copy(&format!("{line}\n{posted}"), "Body text is here.")));
    assert_eq!(
        of("By A B and C D"),
        [("A B".to_owned(), None), ("C D".to_owned(), None)]
    );
    assert_eq!(
        of("By A B, C D and E F,\u{a0} Newser Staff"),
        [
            ("A B".to_owned(), staff.clone()),
            ("C D".to_owned(), staff.clone()),
            ("E F".to_owned(), staff.clone())
        ]
    );
    assert_eq!(of("BY A B"), [("A B".to_owned(), None)]);
    assert_eq!(of("By A B\nNewser Staff"), [("A B".to_owned(), staff)]);
    assert_eq!(names(&read(&copy(posted, "Body text is here."))), []);
    for name in [
        "María de la Cruz",
        "Ursula von der Leyen",
        "Guy d’Estaing",
        "Noor al-Hussein",
        "José Ortega y Gasset",
        "bell hooks",
    ] {
        assert_eq!(
            of(&format!("By {name}, Newser Staff")),
            [(name.to_owned(), Some("Newser Staff".to_owned()))]
        );
    }
    for house in ["staff writer", "dpa", "special to The Courier", "Der Spiegel"] {
        assert_eq!(
            of(&format!("By Jane Doe, {house}")),
            [("Jane Doe".to_owned(), Some(house.to_owned()))]
        );
    }
}

#[test]
fn the_headline_may_come_again_a_little_changed_and_behind_other_lines() {
    for again in [
        "A Headline.",
        "‘A Headline’",
        "A Headline",
        "3 min read\nA Headline",
        "Update: Sep 14, 2017 9:10 AM CDT\nA Headline",
    ] {
        let article = read(&copy(
            &format!("By A B\nPosted Sep 13, 2017 4:44 PM CDT • 2 min read\n{again}\nA pier.   (AP Photo/Jane Doe)"),
            "Body text is here.",
        ));
        assert_eq!(article["photos"][0]["caption"], "A pier.", "{again}");
        assert_eq!(article["summary"], "The deck", "{again}");
    }
}

#[test]
fn a_deck_may_begin_with_by_or_be_missing_or_have_two_lines() {
    let posted = "Posted Sep 13, 2017 4:44 PM CDT";
    let article = read(&format!(
        "Head\n\nBy Friday, nobody remembered\nBy A B, Newser Staff\n{posted}\nHead\n\nBody.\n"
    ));
    assert_eq!(article["subtitle"], "By Friday, nobody remembered");
    assert_eq!(names(&article), [("A B".to_owned(), Some("Newser Staff".to_owned()))]);
    let article = read(&format!("Head\nBy A B, Newser Staff\n{posted}\n\nBody.\n"));
    assert_eq!(article["subtitle"], Value::Null);
    let article = read(&format!("Head\n\nOne line\nand another\nBy A B\n{posted}\nBody.\n"));
    assert_eq!(article["subtitle"], "One line and another");
}

#[test]
fn captions_end_in_a_credit() {
    let photos = |lines: &str| {
        let article = read(&copy(
            &format!("By A B\nPosted Sep 13, 2017 4:44 PM CDT\nA Headline\n{lines}"),
            "The body of it (with an aside).",
        ));
        let photos = article["photos"].as_array().unwrap().clone();
        photos
            .iter()
            .map(|photo| {
                format!(
                    "{} | {}",
                    photo["caption"].as_str().unwrap_or("-"),
                    photo["credit"].as_str().unwrap_or("-")
                )
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(photos("One.  (AP Photo/Jane Doe)"), ["One. | AP Photo/Jane Doe"]);
    assert_eq!(
        photos("One. (Stringer)\nTwo. (AP Photo/Jane Doe (file))"),
        ["One. | Stringer", "Two. | AP Photo/Jane Doe (file)"]
    );
    assert_eq!(
        photos("\nOne.   (Jane Doe/Getty Images)"),
        ["One. | Jane Doe/Getty Images"]
    );
    assert_eq!(
        photos("One, without its credit\n(Courtesy of the family)"),
        ["One, without its credit | Courtesy of the family"]
    );
    assert_eq!(photos("(AP Photo)"), ["- | AP Photo"]);
    assert_eq!(photos(""), Vec::<String>::new());
}

#[test]
fn topics_stand_at_the_end() {
    for (text, topics) in [
        ("Body. (More Russia stories.)", vec!["Russia"]),
        ("Body.\n\n(More Russia stories.)", vec!["Russia"]),
        ("Body. (Read more Vladimir Putin stories.)", vec!["Vladimir Putin"]),
        ("Body. (More Russia, Ukraine stories.)", vec!["Russia", "Ukraine"]),
        ("Body. (More Russia and Ukraine stories.)", vec!["Russia", "Ukraine"]),
        (
            "Body. (More Russia, Ukraine, and Syria stories.)",
            vec!["Russia", "Ukraine", "Syria"],
        ),
        (
            "Body. (More Russia stories.) (More Ukraine stories.)",
            vec!["Russia", "Ukraine"],
        ),
        (
            "Body. (More Russia stories. More Ukraine stories.)",
            vec!["Russia", "Ukraine"],
        ),
        ("Body. (More Trinidad and Tobago stories.)", vec!["Trinidad and Tobago"]),
        ("Body. (More than 20 people told their stories to us.)", vec![]),
        ("Body.", vec![]),
    ] {
        let article = read(&copy("By A B\nPosted Sep 13, 2017 4:44 PM CDT", text));
        assert_eq!(article["topics"], Value::from(topics), "{text}");
    }
}

#[test]
fn boilerplate_goes_and_corrections_stay() {
    let body = "First paragraph.\n\nSecond paragraph. (More Russia stories.)\n\nCorrection: An earlier version misstated the day.\n\nGet the news faster.\nTap to install our app.\nX\nInstall the Newser News app\nin two easy steps:\n1. Tap in your navigation bar.\n2. Tap to Add to Home Screen.\n\nSign up for our newsletter\nCopyright 2020 The Courier. All rights reserved.\n\nX";
    let site = Site::new().write(
        "articles/story.txt",
        &copy("By A B\nPosted Sep 13, 2017 4:44 PM CDT", body),
    );
    site.build(&[]).success();
    assert_eq!(
        paragraphs(&site),
        [
            "First paragraph.",
            "Second paragraph.",
            "Correction: An earlier version misstated the day."
        ]
    );
}

#[test]
fn lines_broken_by_hand_become_paragraphs_again() {
    let body = "The first line of this paragraph was broken after some seventy columns\nand goes on here, as the wires used to do it for many a year, until it\nends.\n\nA second paragraph.";
    let site = Site::new().write(
        "articles/story.txt",
        &copy("By A B\nPosted Sep 13, 2017 4:44 PM CDT", body).replace('\n', "\r\n"),
    );
    site.build(&[]).success();
    assert_eq!(paragraphs(&site).len(), 2);
}

#[test]
fn an_embargo_line_holds_the_story() {
    let text = copy(
        "By A B\nPosted Sep 13, 2017 4:44 PM CDT\nEmbargoed until Sep 14, 2017 6:00 AM CDT",
        "Body.",
    );
    let site = Site::new().write("articles/story.txt", &text).good_article();
    site.build(&["--now", "2017-09-14T10:59:00Z"]).success();
    assert!(!site.path("feeds/all.json").exists());
    site.build(&["--now", "2017-09-14T11:00:00Z"]).success();
    assert_eq!(site.feed("all")["items"][0]["title"], "A Headline");
}

#[test]
fn words_for_editors_hold_the_story() {
    for (above, head, below, expected) in [
        ("", "", "", "null"),
        ("Embargoed until Feb 1, 2999\n", "", "", "embargoed until"),
        ("", "Not for release before Feb 1, 2999", "", "embargoed until"),
        ("", "", "\n\nEmbargoed until Feb 1, 2999", "embargoed until"),
        ("DRAFT\n", "", "", "DRAFT"),
        ("", "*** NOT FOR PUBLICATION ***", "", "NOT FOR PUBLICATION"),
        ("", "Status: withheld", "", "Status: withheld"),
        ("", "Status: published", "", "null"),
        ("", "Embargo: 6 pm", "", "InvalidDate"),
        ("Embargo: farmers wait\n", "", "", "null"),
    ] {
        let text = format!("{above}A Headline\nBy A B\nPosted Sep 13, 2017 4:44 PM CDT\n{head}\n\nBody.{below}\n");
        let article = read(&text);
        let said = [&article["held"], &article["left_out"]]
            .map(ToString::to_string)
            .join(" ");
        assert!(said.contains(expected), "{text}{article}");
        if expected != "InvalidDate" && !above.contains("farmers") {
            assert_eq!(article["title"], "A Headline", "{text}");
        }
    }
}

#[test]
fn a_house_style_can_be_set() {
    let config = "[articles.wire]\nposted = '^Gesetzt am (?<date>.+)$'\nbyline = '^Von (?<authors>.+)$'\ntopics = '\\(Mehr zu (?<topics>[^)]+)\\)'\nboilerplate = ['^Lesen Sie uns$']\n";
    let text =
        "Kopf\n\nVon A B\nGesetzt am 13.9.2017 16:44 CEST\n\nText steht hier. (Mehr zu Hafen)\n\nLesen Sie uns\n";
    let site = Site::with_config(config).write("articles/story.txt", text);
    let article = site.list()[0].clone();
    assert_eq!(article["published"], "2017-09-13T16:44:00+02:00");
    assert_eq!(article["topics"], json!(["Hafen"]));
    assert_eq!(names(&article), [("A B".to_owned(), None)]);
    site.build(&[]).success();
    assert_eq!(paragraphs(&site), ["Text steht hier."]);
}

#[test]
fn pictures_beside_the_text_belong_to_its_captions() {
    let text = copy(
        "By A B\nPosted Sep 13, 2017 4:44 PM CDT\nA Headline\nOne. (AP/A)\nTwo. (AP/B)",
        "Body.",
    );
    let site = Site::new()
        .write("articles/2017/story.txt", &text)
        .bytes("articles/2017/story.jpg", &png(40, 30))
        .bytes("articles/2017/story-2.png", &png(50, 30));
    let photos = site.list()[0]["photos"].clone();
    assert_eq!(photos[0]["url"], "https://courier.example/photos/2017/story.jpg");
    assert_eq!(
        (&photos[0]["type"], &photos[0]["width"]),
        (&json!("image/png"), &json!(40))
    );
    assert_eq!(
        (&photos[1]["url"], &photos[1]["caption"]),
        (
            &json!("https://courier.example/photos/2017/story-2.png"),
            &json!("Two.")
        )
    );
}
