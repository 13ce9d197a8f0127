//! What deliveries claim and cannot be: ids that are another story's, times that are to come, files that are none; and where
//! sources are.

use std::time::{Duration, SystemTime};

use serde_json::{Value, json};

use crate::site::Site;

fn item(id: &str, headline: &str, more: &Value) -> Vec<u8> {
    let mut item = json!({
        "uri": id, "type": "text", "version": "1", "pubstatus": "usable",
        "firstcreated": "2026-05-04T09:00:00Z", "versioncreated": "2026-05-04T09:00:00Z",
        "headline": headline, "body_html": format!("<p>{headline}. {headline}, they say: {headline}.</p>"),
    });
    item.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    item.to_string().into_bytes()
}

fn newsroom(more: &str) -> Site {
    let sources = "[articles]\n[[sources]]\ninclude = [\"wire/**/*\"]\n";
    Site::with_config(&format!("{sources}{more}")).good_article()
}

fn titles(site: &Site) -> Vec<String> {
    let feed = site.feed("all");
    let titles = feed["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["title"].as_str().unwrap().to_owned());
    let mut titles: Vec<String> = titles.filter(|title| title != "Good").collect();
    titles.sort();
    titles
}

/// Puts the time of a file back: nobody writes it any more.
fn at_rest(path: &std::path::Path) {
    let file = std::fs::File::options().write(true).open(path).unwrap();
    file.set_modified(SystemTime::now() - Duration::from_mins(2)).unwrap();
}

#[test]
fn two_sources_that_have_an_id_for_stories_of_their_own_keep_the_first_ones() {
    let other = "[[sources]]\ninclude = [\"agency/**/*\"]\n";
    let later = json!({"versioncreated": "2026-05-04T10:00:00Z"});
    let site = newsroom(other)
        .bytes("wire/a.json", &item("7", "Ferry fares rise", &json!({})))
        .bytes("agency/a.json", &item("7", "Bakery on Union Street burns", &later));
    let run = site.build(&[]).ended(1);
    for part in [
        "error[DuplicateIds]",
        "agency/a.json:1",
        "wire/a.json:1",
        "another source",
    ] {
        assert!(run.err.contains(part), "{part}: {}", run.err);
    }
    assert_eq!(titles(&site), ["Ferry fares rise"]);
    // Its kill is that of its own story.
    let kill = json!({"pubstatus": "canceled", "versioncreated": "2026-05-04T11:00:00Z"});
    let site = site.bytes("agency/b.json", &item("7", "KILL", &kill));
    site.build(&[]).ended(1);
    assert_eq!(titles(&site), ["Ferry fares rise"]);
    // What both deliver is one story, whoever corrects or kills it.
    let site = newsroom(other)
        .bytes("wire/a.json", &item("7", "Ferry fares rise", &json!({})))
        .bytes("agency/a.json", &item("7", "Ferry fares rise", &later));
    assert_eq!(site.build(&[]).success().err, "");
    let site = site.bytes("agency/b.json", &item("7", "KILL", &kill));
    site.build(&[]).success();
    assert_eq!(titles(&site), Vec::<String>::new());
}

#[test]
fn a_version_of_a_time_to_come_is_told_and_takes_no_place() {
    let ahead = json!({"versioncreated": "2046-05-04T09:00:00Z"});
    let site = newsroom("")
        .bytes("wire/a.json", &item("urn:x:1", "Ferry fares rise", &json!({})))
        .bytes("wire/b.json", &item("urn:x:1", "Ferry fares fall", &ahead))
        .bytes("wire/c.json", &item("urn:x:2", "Bakery burns", &ahead));
    let now = ["--now", "2026-05-05T00:00:00Z"];
    for _ in 0..2 {
        let run = site.build(&now).ended(1);
        for name in ["wire/b.json:1", "wire/c.json:1"] {
            assert!(
                run.err.contains(name) && run.err.contains("error[ImplausibleDate]"),
                "{}",
                run.err
            );
        }
        assert_eq!(titles(&site), ["Ferry fares rise"]);
        for (file, bytes) in site.files() {
            let text = String::from_utf8_lossy(&bytes);
            assert!(!text.contains("fall") && !text.contains("Bakery"), "{file}");
        }
        // The index is sure of the files then.
        std::thread::sleep(Duration::from_millis(150));
    }
    assert_eq!(site.build(&["--now", "2046-05-05T00:00:00Z"]).success().err, "");
    assert_eq!(titles(&site), ["Bakery burns", "Ferry fares fall"]);
    // Some hours are those of another zone, and a kill is obeyed whatever its time.
    let site = newsroom("")
        .bytes(
            "wire/a.json",
            &item(
                "urn:x:1",
                "Ferry fares rise",
                &json!({"versioncreated": "2026-05-05T09:00:00Z"}),
            ),
        )
        .bytes("wire/b.json", &item("urn:x:2", "Bakery burns", &json!({})))
        .bytes(
            "wire/c.json",
            &item(
                "urn:x:2",
                "KILL",
                &json!({"pubstatus": "canceled", "versioncreated": "2046-05-04T09:00:00Z"}),
            ),
        );
    assert_eq!(site.build(&now).success().err, "");
    assert_eq!(titles(&site), ["Ferry fares rise"]);
}

#[test]
fn years_that_no_newsroom_means_are_told_with_their_line() {
    let of = |year: &str| json!({"versioncreated": format!("{year}-05-04T09:00:00Z"), "firstcreated": format!("{year}-05-04T09:00:00Z")});
    for (year, code) in [
        ("0000", "MissingDate"),
        ("0001", "MissingDate"),
        ("3013", "ImplausibleDate"),
    ] {
        let site = newsroom("").bytes("wire/a.json", &item("urn:x:1", "Ferry fares rise", &of(year)));
        let run = site.build(&[]).ended(1);
        assert!(
            run.err.contains(&format!("error[{code}]")) && run.err.contains("wire/a.json:1"),
            "{year}: {}",
            run.err
        );
        assert_eq!(titles(&site), Vec::<String>::new(), "{year}");
    }
    // What is planned for some months ahead waits, and nothing is said.
    let planned = json!({"firstcreated": "2026-09-01T00:00:00Z", "versioncreated": "2026-09-01T00:00:00Z"});
    let site = newsroom("").bytes("wire/a.json", &item("urn:x:1", "Ferry fares rise", &planned));
    assert_eq!(site.build(&["--now", "2026-05-05T00:00:00Z"]).success().err, "");
    assert_eq!(titles(&site), Vec::<String>::new());
}

#[test]
fn an_archive_in_the_place_of_a_delivery_is_called_one() {
    for (name, bytes, what) in [
        ("wire/a.xml", &b"PK\x03\x04\x14\0\0\0\x08\0x"[..], "zip archive"),
        ("wire/b.json", &b"\x1f\x8b\x08\0\0\0\0\0"[..], "gzip"),
    ] {
        for format in ["", "format = \"nitf\"\n"] {
            let site = newsroom(format).bytes(name, bytes);
            at_rest(&site.path(name));
            let run = site.build(&[]);
            assert!(
                run.err.contains("UnknownFormat") && run.err.contains(what) && run.err.contains(name),
                "{}",
                run.err
            );
            assert!(run.err.contains("unpack it"), "{}", run.err);
        }
    }
    // An empty file is the beginning of one, for a minute.
    let site = newsroom("").bytes("wire/a.xml", b"");
    assert_eq!(site.build(&[]).success().err, "");
    let site = newsroom("").bytes("wire/a.xml", b"");
    at_rest(&site.path("wire/a.xml"));
    site.build(&[]).success().said("wire/a.xml");
}

#[test]
fn a_source_may_be_anywhere() {
    let elsewhere = tempfile::tempdir().unwrap();
    let folder = elsewhere.path().canonicalize().unwrap().join("agency");
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("a.json"), item("urn:x:1", "Ferry fares rise", &json!({}))).unwrap();
    at_rest(&folder.join("a.json"));
    let pattern = format!("{}/**/*", folder.display());
    let site = Site::with_config(&format!(
        "[articles]\n[[sources]]\ninclude = ['{pattern}']\nkeep = \"90 days\"\n"
    ))
    .good_article();
    site.build(&[]).success();
    assert_eq!(titles(&site), ["Ferry fares rise"]);
    let name = folder.join("a.json").display().to_string();
    assert!(site.list().iter().any(|row| row["source"] == name.as_str()));
    // Nothing is written there, and what was kept is read when the file is gone.
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1);
    std::fs::remove_file(folder.join("a.json")).unwrap();
    site.build(&[]).success();
    assert_eq!(titles(&site), ["Ferry fares rise"]);
    // The same by a path that leads up.
    let site = Site::with_config("[articles]\n").good_article();
    let up = site.path("..").canonicalize().unwrap();
    let ways = site.path("").canonicalize().unwrap();
    let steps = ways.components().count() - 1;
    let pattern = format!(
        "{}{}/**/*",
        "../".repeat(steps),
        folder.display().to_string().trim_start_matches('/')
    );
    assert!(up.is_dir());
    std::fs::write(folder.join("a.json"), item("urn:x:1", "Ferry fares rise", &json!({}))).unwrap();
    at_rest(&folder.join("a.json"));
    let text = site.read("config.toml").replace(
        "[articles]\n",
        &format!("[articles]\n[[sources]]\ninclude = ['{pattern}']\nkeep = \"90 days\"\n"),
    );
    site.put("config.toml", text.as_bytes());
    site.build(&[]).success();
    std::fs::remove_file(folder.join("a.json")).unwrap();
    site.build(&[]).success();
    assert_eq!(titles(&site), ["Ferry fares rise"]);
    assert_eq!(crate::site::files_below(&site.path(".feedmill-kept")).len(), 1);
}

#[test]
fn signed_addresses_go_out_only_where_the_source_says_so() {
    let photo = json!({"associations": {"main": {"type": "picture", "description_text": "The pier.",
        "renditions": {"web": {"href": "https://courier.example/pier.jpg?Expires=1&Signature=x", "width": 4}}}}});
    for (more, pictures) in [("", 0), ("signed_photos = true\n", 1)] {
        let site = newsroom(more).bytes("wire/a.json", &item("urn:x:1", "Ferry fares rise", &photo));
        let run = site.build(&[]).success();
        assert_eq!(run.err.contains("warning[HeldPhoto]"), pictures == 0, "{}", run.err);
        let feed = site.read("feeds/all.json");
        assert_eq!(feed.contains("Signature=x"), pictures == 1, "{feed}");
    }
}

/// What a `WordPress` export holds around its items.
fn export(head: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?>\n<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" \
         xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel>{head}<wp:wxr_version>1.2</wp:wxr_version>\
         <item><title>Ferry fares rise</title><link>https://sail.example/news/ferry/</link><guid>https://sail.example/?p=7</guid>\
         <content:encoded><![CDATA[<p>The board met.</p>]]></content:encoded><wp:post_date_gmt>2026-05-04 14:30:00</wp:post_date_gmt>\
         <wp:post_type>post</wp:post_type><wp:status>publish</wp:status></item></channel></rss>"
    )
}

#[test]
fn lists_beside_an_export_are_no_part_of_it() {
    let site = Site::new();
    std::fs::remove_file(site.path("config.toml")).unwrap();
    let list = "post_id,post_date,is_published,audience,title\n9.fares,2026-05-04T14:30:00.000Z,true,everyone,Fares\n";
    site.put("posts.csv", list.as_bytes());
    site.put("posts/9.fares.html", b"<p>They rise.</p>");
    site.put("email_list.csv", b"email,active\nreader@courier.example,true\n");
    site.run(&["init", "--from", "."]).success();
    assert!(
        site.read("feedmill.toml").contains("include = [\"posts.csv\"]"),
        "{}",
        site.read("feedmill.toml")
    );
    let run = site.run(&["build", "--config", "feedmill.toml"]).success();
    assert_eq!(
        (site.feed("all")["items"][0]["title"].as_str(), &*run.err),
        (Some("Fares"), "")
    );
}

#[test]
fn an_export_says_whose_it_is() {
    let head = "<title>Salt &amp; Sail</title><link>https://sail.example/news</link><description>News \"from\" the pier</description>\
                <language>nb-NO</language>";
    let site = Site::new();
    std::fs::remove_file(site.path("config.toml")).unwrap();
    site.put("export.xml", export(head).as_bytes());
    let run = site.run(&["init", "--from", "export.xml"]).success();
    assert!(!run.out.contains("nothing says"), "{}", run.out);
    site.run(&["build", "--config", "feedmill.toml"]).success();
    let feed = site.feed("all");
    assert_eq!(
        (&feed["title"], &feed["language"]),
        (&json!("Salt & Sail"), &json!("nb-NO"))
    );
    assert_eq!(feed["description"], "News \"from\" the pier");
    assert_eq!(feed["home_page_url"], "https://sail.example/news/");
    assert_eq!(feed["items"][0]["url"], "https://sail.example/news/ferry/");
    let check = site.run(&["check", "feeds"]).success();
    assert!(check.out.contains("all well"), "{}", check.out);
    // One that says nothing is told.
    std::fs::remove_file(site.path("feedmill.toml")).unwrap();
    site.put("export.xml", export("<title></title><link>https://</link>").as_bytes());
    let run = site.run(&["init", "--from", "export.xml"]).success();
    assert!(run.out.contains("nothing says `title` and `url`"), "{}", run.out);
}
