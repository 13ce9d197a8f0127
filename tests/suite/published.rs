//! Pictures in the output folder: there while readers may see their story, and without what is private in them.

use std::fs;
use std::thread;

use crate::index::SETTLING;
use crate::picture_files::{Packets, boxed, dataset, exif, heif, jpeg, tiff, xmp};
use crate::site::Site;

const SECRET: &str = "SN-4711-SECRET";
const PUBLISH: &str = "\n[photos]\npublish = true\n";

/// A picture with words, and with what must not go out.
fn picture(height: u16) -> Vec<u8> {
    let packet = xmp(&format!(
        "<ps:Credit>Harbor Desk</ps:Credit><ps:Instructions>{SECRET}</ps:Instructions>"
    ));
    jpeg(
        40,
        height,
        &Packets {
            xmp: Some(&packet),
            iim: Some(&dataset(2, 25, SECRET.as_bytes())),
            exif: Some(&exif(true, &[(271, SECRET)], 1)),
        },
    )
}

fn story(fields: &str) -> String {
    format!(
        "title = \"Fog\"\npublished = 2026-02-01T00:00:00Z\nphotos = [{{ src = \"pier.jpg\", caption = \"The pier\" }}]\n{fields}"
    )
}

/// A newsroom with a story that shows a picture.
fn site(fields: &str) -> Site {
    Site::with_config(PUBLISH)
        .bytes("articles/photos/pier.jpg", &picture(30))
        .good_article()
        .article("fog", &story(fields))
}

/// The pictures in the output folder.
fn pictures(site: &Site) -> Vec<String> {
    let files = site.files().into_keys();
    files.filter(|file| file.starts_with("photos/")).collect()
}

/// Whether anything in the output folder has this in it.
fn holds(site: &Site, text: &str) -> bool {
    let has = |bytes: &Vec<u8>| bytes.windows(text.len()).any(|window| window == text.as_bytes());
    site.files().values().any(has)
}

#[test]
fn a_picture_is_where_feeds_say_and_says_nothing_private() {
    let site = site("");
    site.build(&["--now", "2026-03-01T00:00:00Z"]).success();
    let pictures = pictures(&site);
    assert_eq!(pictures.len(), 1);
    assert!(!holds(&site, SECRET) && holds(&site, "Harbor Desk"));
    let address = format!("https://courier.example/feeds/{}", pictures[0]);
    let length = site.files()[&pictures[0]].len();
    let rss = site.read("feeds/all.rss");
    for expected in [
        format!("<enclosure url=\"{address}\" length=\"{length}\" type=\"image/jpeg\""),
        format!(
            "<media:content fileSize=\"{length}\" height=\"30\" medium=\"image\" type=\"image/jpeg\" url=\"{address}\""
        ),
        format!("<img src=\"{address}\""),
    ] {
        assert!(rss.contains(&expected), "{expected}: {rss}");
    }
    assert!(site.read("feeds/all.atom").contains(&format!("href=\"{address}\"")));
    let item = &site.feed("all")["items"][0];
    assert_eq!(item["attachments"][0]["url"], address.as_str());
    assert_eq!(item["attachments"][0]["size_in_bytes"], length);
    let listed = site.list();
    let listed = listed.iter().find(|article| article["title"] == "Fog").unwrap();
    assert_eq!(listed["photos"][0]["url"], address.as_str());
}

#[test]
fn a_picture_of_the_text_goes_out_too() {
    let site = Site::with_config(PUBLISH)
        .bytes("articles/photos/pier.jpg", &picture(30))
        .write(
            "articles/a.md",
            "---\ntitle: A\ndate: 2026-02-01\n---\nFog all day.\n\n![A pier](pier.jpg)\n",
        );
    site.build(&[]).success();
    let pictures = pictures(&site);
    assert_eq!(pictures.len(), 1);
    let address = format!("<img src=\"https://courier.example/feeds/{}\"", pictures[0]);
    assert!(site.read("feeds/all.rss").contains(&address));
}

#[test]
fn a_build_without_news_makes_nothing_again() {
    let site = site("");
    thread::sleep(SETTLING);
    site.build(&[]).success();
    let before = site.files();
    let time = |file: &str| fs::metadata(site.path("feeds").join(file)).unwrap().modified().unwrap();
    let picture = pictures(&site).remove(0);
    let times = (time(&picture), time("all.rss"));
    thread::sleep(SETTLING);
    assert!(site.build(&[]).success().out.contains("nothing changed in"));
    // Another headline is another feed, and the same picture.
    site.put_article("fog", &story("").replace("Fog", "More fog"));
    site.build(&[]).success();
    assert_eq!((time(&picture), pictures(&site).len()), (times.0, 1));
    // Without an index, too.
    fs::remove_file(site.path("feeds/.feedmill/index")).unwrap();
    site.put_article("fog", &story(""));
    site.build(&[]).success();
    assert_eq!(time(&picture), times.0);
    assert_eq!(site.files()[&picture], before[&picture]);
    // One that went is made again.
    fs::remove_file(site.path("feeds").join(&picture)).unwrap();
    assert!(site.build(&[]).success().out.contains("1 file new"));
    assert_eq!(site.files()[&picture], before[&picture]);
}

#[test]
fn nothing_goes_out_before_an_embargo_ends_or_behind_an_expiry() {
    let site = site("embargo = 2026-04-01T00:00:00Z\nexpires = 2026-05-01T00:00:00Z");
    for (now, count) in [
        ("2026-03-31T23:59:59Z", 0),
        ("2026-04-01T00:00:00Z", 1),
        ("2026-04-30T23:59:59Z", 1),
        ("2026-05-01T00:00:00Z", 0),
        ("2026-04-15T00:00:00Z", 1),
        ("2026-03-15T00:00:00Z", 0),
    ] {
        site.build(&["--now", now]).success();
        assert_eq!(pictures(&site).len(), count, "{now}");
        let files = site.read("feeds/.feedmill/files.txt");
        assert_eq!(files.contains("photos/"), count == 1, "{now}: {files}");
    }
}

#[test]
fn the_picture_of_a_story_that_is_taken_back_goes_at_once() {
    for fields in [
        "draft = true",
        "status = \"killed\"",
        "retracted = 2026-02-02T00:00:00Z",
        "embargo = 2049-01-01T00:00:00Z",
        "expires = 2026-02-02T00:00:00Z",
    ] {
        let site = site("");
        site.build(&["--now", "2026-03-01T00:00:00Z"]).success();
        assert_eq!(pictures(&site).len(), 1);
        site.put_article("fog", &story(fields));
        let run = site.build(&["--now", "2026-03-01T00:00:00Z"]);
        assert_eq!(
            pictures(&site),
            Vec::<String>::new(),
            "{fields}: {}{}",
            run.out,
            run.err
        );
        site.put_article("fog", &story(""));
        site.build(&["--now", "2026-03-01T00:00:00Z"]).success();
        assert_eq!(pictures(&site).len(), 1, "{fields}");
    }
}

#[test]
fn a_killed_story_loses_its_picture_though_its_feed_is_kept() {
    let mut site = site("");
    for number in 0..6 {
        site = site.article(
            &format!("n{number}"),
            &format!("title = \"N{number}\"\npublished = 2026-01-0{}T00:00:00Z", number + 1),
        );
    }
    site.build(&[]).success();
    for number in 0..6 {
        fs::remove_file(site.path(&format!("articles/n{number}.md"))).unwrap();
    }
    site.put_article("fog", &story("draft = true"));
    site.build(&[]).ended(1).said("ShrunkenFeed");
    assert_eq!(pictures(&site), Vec::<String>::new());
}

#[test]
fn the_pictures_of_a_feed_that_is_kept_stay() {
    let site = site("");
    site.build(&[]).success();
    let before = pictures(&site);
    fs::rename(site.path("articles"), site.path("elsewhere")).unwrap();
    site.build(&[]).ended(1);
    assert_eq!(pictures(&site), before);
    fs::rename(site.path("elsewhere"), site.path("articles")).unwrap();
    assert!(site.build(&[]).success().out.contains("nothing changed in"));
    // Without it, and with the loss allowed, it goes.
    fs::remove_file(site.path("articles/fog.md")).unwrap();
    site.build(&["--allow-shrink"]).success();
    assert_eq!(pictures(&site), Vec::<String>::new());
}

#[test]
fn a_picture_that_is_withheld_or_changed_goes() {
    let site = site("");
    site.build(&[]).success();
    let before = pictures(&site);
    site.put("articles/photos/pier.jpg", &picture(31));
    site.build(&[]).success();
    let after = pictures(&site);
    assert_eq!(after.len(), 1);
    assert_ne!(before, after);
    fs::remove_file(site.path("articles/photos/pier.jpg")).unwrap();
    site.build(&[]).success();
    assert_eq!(pictures(&site), Vec::<String>::new());
}

#[test]
fn a_picture_stays_when_newer_stories_push_its_story_out() {
    let limited = format!("{PUBLISH}\n[[feeds]]\npath = \"all\"\nlimit = 2\n");
    let site = Site::with_config(&limited)
        .bytes("articles/photos/pier.jpg", &picture(30))
        .article("fog", &story(""));
    site.build(&[]).success();
    let before = pictures(&site);
    for number in 1..4 {
        site.put_article(
            &format!("n{number}"),
            &format!("title = \"N{number}\"\npublished = 2026-02-0{}T00:00:00Z", number + 1),
        );
        thread::sleep(SETTLING);
        site.build(&[]).success();
        assert_eq!(pictures(&site), before, "{number}");
    }
    assert!(site.build(&[]).success().out.contains("nothing changed in"));
    assert!(!site.read("feeds/all.rss").contains("Fog"));
    // Readers have the story still, until it is taken back.
    site.put_article("fog", &story("draft = true"));
    site.build(&[]).success();
    assert_eq!(pictures(&site), Vec::<String>::new());
}

#[test]
fn what_cannot_be_cleaned_is_told_and_stays_at_home() {
    let packet = xmp(&format!(
        "<ps:Credit>Harbor Desk</ps:Credit><ps:Instructions>{SECRET}</ps:Instructions>"
    ));
    let packets = Packets {
        xmp: Some(&packet),
        ..Packets::default()
    };
    let ispe = boxed(b"ispe", &[[0; 4], 40_u32.to_be_bytes(), 30_u32.to_be_bytes()].concat());
    for (name, bytes) in [
        ("a.avif", heif(b"avif", (40, 30), &[ispe], &packets)),
        ("a.tif", tiff(true, 40, 30, &packets)),
    ] {
        let site = Site::with_config(PUBLISH)
            .bytes(&format!("articles/photos/{name}"), &bytes)
            .article("fog", &story("").replace("pier.jpg", name));
        let run = site.build(&[]).success();
        assert!(run.err.contains("warning[UnpublishedPhoto]"), "{}", run.err);
        assert_eq!(pictures(&site), Vec::<String>::new());
        assert!(!holds(&site, SECRET));
        assert!(!site.read("feeds/all.rss").contains("<enclosure"));
    }
}

#[test]
fn pictures_go_when_they_are_not_published_any_more() {
    let site = site("");
    site.build(&[]).success();
    let config = site.read("config.toml").replace("publish = true", "publish = false");
    let site = site.write("config.toml", &config);
    site.build(&[]).success();
    assert_eq!(pictures(&site).len(), 1);
    assert!(
        site.read("feeds/all.rss")
            .contains("https://courier.example/photos/pier.jpg")
    );
    site.put_article("fog", &story("draft = true"));
    site.build(&[]).success();
    assert_eq!(pictures(&site), Vec::<String>::new());
    site.put_article("fog", &story(""));
    let config = site.read("config.toml").replace("publish = false", "publish = true");
    let site = site.write("config.toml", &config);
    site.build(&[]).success();
    let config = site.read("config.toml").replace("publish = true", "publish = false");
    let site = site.write("config.toml", &config);
    site.build(&["--prune"]).success();
    assert_eq!(pictures(&site), Vec::<String>::new());
}

#[test]
fn pictures_go_with_their_story_also_when_nothing_is_remembered_of_them() {
    let site = site("");
    site.build(&[]).success();
    assert_eq!(pictures(&site).len(), 1);
    fs::remove_dir_all(site.path("feeds/.feedmill")).unwrap();
    fs::write(site.path("feeds/photos/own.jpg"), "x").unwrap();
    site.put_article("fog", &story("status = \"withheld\"\n"));
    site.build(&[]).success();
    assert_eq!(pictures(&site), ["photos/own.jpg"]);
}
