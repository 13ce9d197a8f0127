//! Pictures that stand in other files than their stories: named by their ids, or by a package. Whichever file comes first, the story
//! has the picture in the end, with caption and credit, and a picture that may not be seen is nowhere.

use std::time::Duration;

use serde_json::{Value, json};

use crate::site::{Site, files_below};

const NAR: &str = "xmlns=\"http://iptc.org/std/nar/2006-10-01/\"";

/// A text of NewsML-G2; `links` stand in its metadata.
fn text(id: &str, headline: &str, links: &str) -> String {
    format!(
        "<newsItem {NAR} guid=\"urn:x:{id}\" version=\"1\"><itemMeta><itemClass qcode=\"ninat:text\"/>\
         <versionCreated>2026-05-04T09:30:00Z</versionCreated><pubStatus qcode=\"stat:usable\"/>{links}</itemMeta>\
         <contentMeta><headline>{headline}</headline></contentMeta><contentSet><inlineXML>\
         <html xmlns=\"http://www.w3.org/1999/xhtml\"><body><p>{headline}, the port said.</p></body></html></inlineXML></contentSet></newsItem>"
    )
}

/// A version of a picture; `more` stands in its metadata.
fn picture(id: &str, version: u32, caption: &str, more: &str) -> String {
    format!(
        "<newsItem {NAR} guid=\"urn:x:{id}\" version=\"{version}\"><itemMeta><itemClass qcode=\"ninat:picture\"/>\
         <versionCreated>2026-05-04T09:3{version}:00Z</versionCreated>{more}</itemMeta>\
         <contentMeta><headline>Pier</headline><creditline>Sol Marrin</creditline>\
         <description role=\"drol:caption\">{caption}</description></contentMeta><contentSet>\
         <remoteContent href=\"https://courier.example/{id}.jpg\" contenttype=\"image/jpeg\" width=\"900\" height=\"600\"/>\
         </contentSet></newsItem>"
    )
}

fn package(refs: &[&str]) -> String {
    let refs: Vec<String> = refs
        .iter()
        .map(|id| format!("<itemRef residref=\"urn:x:{id}\"/>"))
        .collect();
    format!(
        "<packageItem {NAR} guid=\"urn:x:pack\" version=\"1\"><itemMeta><itemClass qcode=\"ninat:composite\"/>\
         <versionCreated>2026-05-04T09:40:00Z</versionCreated><pubStatus qcode=\"stat:usable\"/></itemMeta>\
         <groupSet root=\"r\"><group id=\"r\">{}</group></groupSet></packageItem>",
        refs.concat()
    )
}

fn newsroom() -> Site {
    Site::with_config("[articles]\n[[sources]]\ninclude = [\"wire/**/*\"]\n").good_article()
}

fn entry(site: &Site, headline: &str) -> Value {
    let feed = site.feed("all");
    let items = feed["items"].as_array().unwrap();
    items
        .iter()
        .find(|item| item["title"] == headline)
        .cloned()
        .unwrap_or_default()
}

/// The picture of a story in the feed. A list of attachments would need its type, which no file tells here.
fn shown(site: &Site, headline: &str) -> Vec<String> {
    let entry = entry(site, headline);
    entry["image"].as_str().map(str::to_owned).into_iter().collect()
}

fn says(site: &Site, word: &str) -> bool {
    site.files()
        .iter()
        .any(|(_, bytes)| String::from_utf8_lossy(bytes).contains(word))
}

const PIER: &str = "https://courier.example/pier.jpg";

#[test]
fn a_story_has_the_picture_of_another_file_whichever_comes_first() {
    let link = "<link rel=\"irel:seeAlso\" residref=\"urn:x:pier\"/>";
    let by_link = [
        ("a.xml", text("ferry", "Ferry fees rise", link)),
        ("b.xml", picture("pier", 1, "The pier at dawn", "")),
    ];
    let by_package = [
        ("a.xml", text("ferry", "Ferry fees rise", "")),
        ("b.xml", picture("pier", 1, "The pier at dawn", "")),
        ("c.xml", package(&["ferry", "pier"])),
    ];
    let story = json!({
        "uri": "urn:x:ferry", "type": "text", "versioncreated": "2026-05-04T09:30:00Z", "pubstatus": "usable",
        "headline": "Ferry fees rise", "body_html": "<p>They rise.</p>",
        "associations": {"main": {"uri": "urn:x:pier", "type": "picture"}},
    });
    let photo = json!({
        "uri": "urn:x:pier", "type": "picture", "versioncreated": "2026-05-04T09:30:00Z", "pubstatus": "usable",
        "description_text": "The pier at dawn", "byline": "Sol Marrin",
        "renditions": {"web": {"href": PIER, "mimetype": "image/jpeg", "width": 900}},
    });
    let by_json = [("a.json", story.to_string()), ("b.json", photo.to_string())];
    for files in [&by_link[..], &by_package[..], &by_json[..]] {
        for turn in 0..files.len() {
            let site = newsroom();
            let mut order = files.to_vec();
            order.rotate_left(turn);
            for (name, file) in &order {
                site.put(&format!("wire/{name}"), file.as_bytes());
                site.build(&[]).success();
                // The index is sure of the files then.
                std::thread::sleep(Duration::from_millis(120));
            }
            assert_eq!(shown(&site, "Ferry fees rise"), [PIER], "{order:?}");
            for part in ["The pier at dawn", "Sol Marrin"] {
                assert!(site.read("feeds/all.rss").contains(part), "{part} {order:?}");
            }
            let rows = site.list();
            let row = rows.iter().find(|row| row["title"] == "Ferry fees rise").unwrap();
            assert_eq!(
                (&row["photos"][0]["url"], &row["photos"][0]["caption"]),
                (&json!(PIER), &json!("The pier at dawn"))
            );
            let before = site.files();
            site.build(&[]).success();
            let again = site.files();
            assert!(
                before
                    .iter()
                    .filter(|(name, _)| !name.contains(".feedmill"))
                    .all(|(name, bytes)| again.get(name) == Some(bytes))
            );
            // When its file is gone, so is the picture.
            let name = order.iter().find(|(name, _)| name.starts_with('b')).unwrap().0;
            std::fs::remove_file(site.path(&format!("wire/{name}"))).unwrap();
            site.build(&[]).success();
            assert_eq!(shown(&site, "Ferry fees rise"), Vec::<String>::new());
            assert!(!entry(&site, "Ferry fees rise").is_null());
        }
    }
}

#[test]
fn the_newest_version_of_a_picture_counts_and_its_kill_and_embargo_are_obeyed() {
    let link = "<link rel=\"irel:seeAlso\" residref=\"urn:x:pier\"/>";
    let site = newsroom()
        .bytes("wire/a.xml", text("ferry", "Ferry fees rise", link).as_bytes())
        .bytes("wire/b.xml", picture("pier", 2, "The new pier", "").as_bytes())
        .bytes("wire/c.xml", picture("pier", 1, "OLDWORDS", "").as_bytes());
    site.build(&[]).success();
    assert!(says(&site, "The new pier") && !says(&site, "OLDWORDS"));
    // A kill in a file of its own, which is taken away again: old copies stay out.
    let kill = picture("pier", 3, "KILLWORDS", "<pubStatus qcode=\"stat:canceled\"/>");
    let site = site.bytes("wire/d.xml", kill.as_bytes());
    for _ in 0..2 {
        site.build(&[]).success();
        assert_eq!(shown(&site, "Ferry fees rise"), Vec::<String>::new());
        assert!(!says(&site, "The new pier") && !says(&site, "KILLWORDS") && !says(&site, "pier.jpg"));
        let _ = std::fs::remove_file(site.path("wire/d.xml"));
    }
    site.put("wire/e.xml", picture("pier", 4, "The pier again", "").as_bytes());
    site.build(&[]).success();
    assert_eq!(shown(&site, "Ferry fees rise"), [PIER]);
    // An embargo of the picture alone.
    let later = picture(
        "prize",
        1,
        "SECRET prize",
        "<embargoed>2026-06-01T00:00:00Z</embargoed>",
    );
    let site = newsroom()
        .bytes(
            "wire/a.xml",
            text("ferry", "Ferry fees rise", &link.replace("pier", "prize")).as_bytes(),
        )
        .bytes("wire/b.xml", later.as_bytes());
    for _ in 0..2 {
        let run = site.build(&["--now", "2026-05-05T00:00:00Z"]).success();
        assert!(run.out.contains("2026-06-01") && !says(&site, "SECRET"), "{}", run.out);
        std::thread::sleep(Duration::from_millis(120));
    }
    site.build(&["--now", "2026-06-02T00:00:00Z"]).success();
    assert!(says(&site, "SECRET"));
}

#[test]
fn a_picture_that_a_story_brings_along_stays_out_when_its_kill_is_gone() {
    let photo = |more: serde_json::Value| {
        let mut photo = json!({
            "uri": "urn:x:pier", "type": "picture", "versioncreated": "2026-05-04T09:30:00Z", "pubstatus": "usable",
            "description_text": "The pier at dawn", "renditions": {"web": {"href": PIER, "mimetype": "image/jpeg"}},
        });
        photo.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        photo
    };
    let story = json!({
        "uri": "urn:x:ferry", "type": "text", "versioncreated": "2026-05-04T09:30:00Z", "pubstatus": "usable",
        "headline": "Ferry fees rise", "body_html": "<p>They rise.</p>", "associations": {"main": photo(json!({}))},
    });
    let kill = photo(json!({"pubstatus": "canceled", "versioncreated": "2026-05-04T10:30:00Z"}));
    let site = newsroom().bytes("wire/a.json", story.to_string().as_bytes());
    site.build(&[]).success();
    assert!(says(&site, "The pier at dawn"));
    site.put("wire/p.json", kill.to_string().as_bytes());
    for _ in 0..2 {
        site.build(&[]);
        assert!(!says(&site, "The pier at dawn") && !says(&site, "pier.jpg"));
        let _ = std::fs::remove_file(site.path("wire/p.json"));
    }
    assert!(!entry(&site, "Ferry fees rise").is_null());
}

#[test]
fn a_picture_of_the_same_message_is_gone_when_it_is_taken_back_elsewhere() {
    let link = "<link rel=\"irel:seeAlso\" residref=\"urn:x:pier\"/>";
    let message = format!(
        "<newsMessage {NAR}><itemSet>{}{}</itemSet></newsMessage>",
        text("ferry", "Ferry fees rise", link),
        picture("pier", 1, "The pier at dawn", "")
    );
    let site = newsroom().bytes("wire/a.xml", message.as_bytes());
    site.build(&[]).success();
    assert_eq!(shown(&site, "Ferry fees rise"), [PIER]);
    site.put(
        "wire/b.xml",
        picture("pier", 2, "", "<pubStatus qcode=\"stat:canceled\"/>").as_bytes(),
    );
    site.build(&[]).success();
    assert_eq!(shown(&site, "Ferry fees rise"), Vec::<String>::new());
    assert!(!says(&site, "pier.jpg"));
}

#[test]
fn of_a_package_with_two_stories_nobody_knows_whose_a_picture_is() {
    let site = newsroom()
        .bytes("wire/a.xml", text("ferry", "Ferry fees rise", "").as_bytes())
        .bytes("wire/b.xml", text("fog", "Fog closes the harbor", "").as_bytes())
        .bytes("wire/c.xml", picture("pier", 1, "The pier at dawn", "").as_bytes())
        .bytes("wire/d.xml", package(&["ferry", "fog", "pier"]).as_bytes());
    let run = site.build(&[]).success();
    assert!(run.out.contains("2 items are no stories"), "{}", run.out);
    assert!(!says(&site, "pier.jpg"));
    let run = site.build(&[]).success();
    assert!(run.out.contains("2 items are no stories"), "{}", run.out);
}

#[test]
fn a_picture_beside_its_item_is_found_from_the_folder_of_the_story() {
    let link = "<link rel=\"irel:seeAlso\" residref=\"urn:x:pier\"/>";
    let here = picture("pier", 1, "The pier at dawn", "").replace("https://courier.example/", "");
    let site = newsroom()
        .bytes("wire/text/a.xml", text("ferry", "Ferry fees rise", link).as_bytes())
        .bytes(
            "wire/pictures/b.xml",
            here.replace("image/jpeg", "image/png")
                .replace("pier.jpg", "pier.png")
                .as_bytes(),
        )
        .bytes("wire/pictures/pier.png", &crate::site::png(4, 3));
    site.build(&[]).success();
    let found = shown(&site, "Ferry fees rise");
    assert!(
        found.len() == 1 && found[0].ends_with("wire/pictures/pier.png"),
        "{found:?}"
    );
}

#[test]
fn the_index_has_nothing_of_what_a_withheld_picture_says() {
    let story = json!({
        "uri": "urn:courier:ferry", "type": "text", "version": "1", "versioncreated": "2026-05-04T09:30:00Z",
        "headline": "Ferry fares rise", "body_html": "<p>The board met.</p>",
        "associations": {"a": {"type": "picture", "pubstatus": "withheld", "byline": "Quartz Credit", "headline": "Quartz",
            "body_text": "Quartz caption", "renditions": {"main": {"href": "https://courier.example/quartz.jpg"}}}},
    });
    let withheld = picture("photo", 1, "Quartz alone", "<pubStatus qcode='stat:withheld'/>");
    let message = format!(
        "<newsMessage><itemSet>{}{withheld}</itemSet></newsMessage>",
        text("vote", "A vote", "<link rel='irel:seeAlso' residref='urn:x:photo'/>")
    );
    let site = newsroom();
    site.put("wire/ferry.json", story.to_string().as_bytes());
    site.put("wire/vote.xml", message.as_bytes());
    for run in [site.build(&[]), site.build(&[])] {
        assert!(
            run.err.contains("[HeldPhoto]: a picture is not said to be usable"),
            "{}",
            run.err
        );
        assert!(run.err.contains(" --> wire/ferry.json:1:"), "{}", run.err);
    }
    for (name, bytes) in files_below(&site.path("feeds")) {
        for word in ["Quartz", "quartz"] {
            assert!(!String::from_utf8_lossy(&bytes).contains(word), "{name} has `{word}`");
        }
    }
}
