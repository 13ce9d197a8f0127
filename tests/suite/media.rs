//! Sound and film of articles, and what is said of files in keys beside them.

use crate::site::{Site, png};

/// A story with these fields.
fn story(fields: &str) -> String {
    format!("---\ntitle: Fog Horn\ndate: 2026-02-01\n{fields}\n---\nNotes on the show.\n")
}

fn built(fields: &str) -> Site {
    let site = Site::new().write("articles/a.md", &story(fields));
    assert_eq!(site.build(&[]).success().err, "");
    assert_eq!(site.run(&["check", "feeds"]).success().err, "");
    site
}

#[test]
fn a_sound_file_is_an_enclosure_in_every_format() {
    let fields = "enclosure:\n  url: https://courier.example/horn.mp3\n  length: 1234567\n  type: audio/mpeg\n  title: The horn\nduration: \"20:31\"";
    let site = built(fields);
    let rss = site.read("feeds/all.rss");
    assert!(
        rss.contains("<enclosure url=\"https://courier.example/horn.mp3\" length=\"1234567\" type=\"audio/mpeg\"/>"),
        "{rss}"
    );
    assert!(
        rss.contains("medium=\"audio\"") && rss.contains("duration=\"1231\""),
        "{rss}"
    );
    let atom = site.read("feeds/all.atom");
    let link = atom.lines().find(|line| line.contains("rel=\"enclosure\"")).unwrap();
    assert!(
        link.contains("length=\"1234567\"") && link.contains("type=\"audio/mpeg\""),
        "{link}"
    );
    let item = &site.feed("all")["items"][0];
    assert_eq!(
        item["attachments"][0],
        serde_json::json!({"url": "https://courier.example/horn.mp3", "mime_type": "audio/mpeg", "title": "The horn",
            "size_in_bytes": 1_234_567, "duration_in_seconds": 1231})
    );
    assert_eq!(
        item["content_html"],
        "<figure><audio controls=\"\" src=\"https://courier.example/horn.mp3\"></audio><figcaption>\
         <a href=\"https://courier.example/horn.mp3\">The horn (20:31)</a></figcaption></figure>\n<p>Notes on the show.</p>"
    );
}

#[test]
fn a_local_file_is_measured() {
    let site = Site::new()
        .bytes("articles/horn.mp3", b"ID3 and some sound")
        .bytes("articles/photos/pier.png", &png(40, 30))
        .write(
            "articles/a.md",
            &story("audio: horn.mp3\naudio_duration: PT1H2M\nimage: pier.png"),
        );
    assert_eq!(site.build(&[]).success().err, "");
    let item = &site.feed("all")["items"][0];
    let sound = &item["attachments"][0];
    assert_eq!(
        (
            &sound["size_in_bytes"],
            &sound["mime_type"],
            &sound["duration_in_seconds"]
        ),
        (&18.into(), &"audio/mpeg".into(), &3720.into())
    );
    assert_eq!(sound["url"], "https://courier.example/photos/horn.mp3");
    assert_eq!(item["attachments"][1]["mime_type"], "image/png");
    let rss = site.read("feeds/all.rss");
    assert_eq!(rss.matches("<enclosure").count(), 1);
    assert!(
        rss.contains("<enclosure url=\"https://courier.example/photos/horn.mp3\""),
        "{rss}"
    );
    let listed = &site.list()[0]["media"][0];
    assert_eq!((&listed["seconds"], &listed["bytes"]), (&3720.into(), &18.into()));
}

#[test]
fn a_photo_that_is_sound_is_an_enclosure_with_a_warning() {
    for photo in [
        "photos:\n  - {src: \"https://courier.example/horn.mp3\", type: audio/mpeg, bytes: 99}",
        "image: https://courier.example/horn.mp3",
    ] {
        let site = Site::new().write("articles/a.md", &story(photo));
        site.build(&[]).success().said(
            "warning[NotAnImage]: `https://courier.example/horn.mp3` is audio/mpeg and no picture; it is an enclosure",
        );
        let item = &site.feed("all")["items"][0];
        assert_eq!(item["attachments"][0]["mime_type"], "audio/mpeg");
        assert!(!site.read("feeds/all.rss").contains("img"), "{item}");
        assert!(site.read("feeds/all.rss").contains("medium=\"audio\""));
    }
}

#[test]
fn what_names_no_file_is_none() {
    for field in [
        "podcast: Harbor Talk",
        "audio: true",
        "video: https://films.example/watch?v=1",
        "enclosure: ~",
    ] {
        let site = built(field);
        assert_eq!(site.feed("all")["items"][0].get("attachments"), None, "{field}");
    }
}

#[test]
fn a_file_that_is_not_there_or_of_no_known_type_is_told() {
    let site = Site::new().write(
        "articles/a.md",
        &story("enclosures: [gone.mp3, {url: \"https://courier.example/x\"}]"),
    );
    site.build(&[])
        .success()
        .said("warning[MissingMedia]: the file `gone.mp3` is not there\n --> articles/a.md:4:14\n")
        .said("warning[MissingMedia]: what `https://courier.example/x` holds is not known; it is in no feed");
    assert_eq!(site.feed("all")["items"][0].get("attachments"), None);
}

#[test]
fn a_text_that_plays_the_file_is_left_as_it_is() {
    let text = "---\ntitle: T\ndate: 2026-02-01\naudio: https://courier.example/horn.mp3\n---\n[Listen](https://courier.example/horn.mp3) to it.\n";
    let site = Site::new().write("articles/a.md", text);
    site.build(&[]).success();
    assert_eq!(
        site.feed("all")["items"][0]["content_html"],
        "<p><a href=\"https://courier.example/horn.mp3\">Listen</a> to it.</p>"
    );
}

#[test]
fn sound_that_a_text_names_as_a_picture_is_played() {
    let text = "---\ntitle: T\ndate: 2026-02-01\n---\nListen: ![The horn](https://courier.example/horn.mp3)\n";
    let site = Site::new().write("articles/a.md", text);
    site.build(&[]).success();
    let html = site.feed("all")["items"][0]["content_html"]
        .as_str()
        .unwrap()
        .to_owned();
    assert!(
        html.contains("src=\"https://courier.example/horn.mp3\"><a href=") && !html.contains("<img"),
        "{html}"
    );
}

#[test]
fn an_export_of_ghost_is_read_with_its_own_names() {
    let post = r##"[{"id": "1", "title": "Fog", "slug": "fog", "html": "<p>Fog all day, and no end of it.</p>",
        "feature_image": "https://courier.example/a.png", "feature_image_alt": "Fog",
        "feature_image_caption": "<em>The pier</em> by Ida Brandt", "published_at": "2026-02-01T10:00:00.000Z",
        "updated_at": "2026-02-02T10:00:00.000Z", "excerpt": "Fog all", "custom_excerpt": "In short.",
        "tags": [{"name": "Weather", "slug": "weather"}, {"name": "#desk", "slug": "hash-desk"}],
        "primary_author": {"name": "Ida Brandt"}, "url": "https://courier.example/fog/"}]"##;
    let site = Site::new().write("articles/export.json", post);
    let listed = &site.list()[0];
    assert_eq!(
        (&listed["summary"], &listed["topics"]),
        (&"In short.".into(), &serde_json::json!(["Weather"]))
    );
    let photo = &listed["photos"][0];
    assert_eq!(
        (&photo["alt"], &photo["caption"]),
        (&"Fog".into(), &"The pier by Ida Brandt".into())
    );
    assert_eq!(listed["authors"][0]["name"], "Ida Brandt");
    assert_eq!(listed["updated"], "2026-02-02T10:00:00+00:00");
}

#[test]
fn keys_beside_a_photo_say_more_of_it() {
    for fields in [
        "image: https://courier.example/a.png\nimage_alt: A\nimage_caption: C\nimage_credit: R",
        "cover: https://courier.example/a.png\ncoverAlt: A\ncoverCaption: C\ncoverCredit: R",
        "cover:\n  image: https://courier.example/a.png\n  alt: A\n  caption: C\n  credit: R",
    ] {
        let site = Site::new().write("articles/a.md", &story(fields));
        let photo = &site.list()[0]["photos"][0];
        assert_eq!(
            (&photo["alt"], &photo["caption"], &photo["credit"]),
            (&"A".into(), &"C".into(), &"R".into()),
            "{fields}"
        );
    }
}

#[test]
fn atom_says_of_a_photo_what_rss_says() {
    let photo = "photos:\n  - {src: pier.png, caption: \"Fog & a <gull>\", credit: [Ida Brandt, Tom Vale]}\n  - {src: 'https://courier.example/pier.png?w=9&h=6', caption: Two}";
    let site = Site::new()
        .bytes("articles/photos/pier.png", &png(40, 30))
        .write("articles/a.md", &story(photo));
    assert_eq!(site.build(&[]).success().err, "");
    assert_eq!(site.run(&["check", "feeds"]).success().err, "");
    let (rss, atom) = (site.read("feeds/all.rss"), site.read("feeds/all.atom"));
    let rss = rss::Channel::read_from(rss.as_bytes()).unwrap();
    let atom = atom_syndication::Feed::read_from(atom.as_bytes()).unwrap();
    assert_eq!(atom.namespaces["media"], rss.namespaces["media"]);
    let (of_rss, of_atom) = (
        &rss.items[0].extensions["media"]["content"],
        &atom.entries[0].extensions["media"]["content"],
    );
    assert_eq!((of_rss.len(), of_atom.len()), (2, 2));
    for (of_rss, of_atom) in of_rss.iter().zip(of_atom) {
        assert_eq!(of_rss.attrs, of_atom.attrs);
        let texts =
            |children: &std::collections::BTreeMap<String, Vec<rss::extension::Extension>>| -> Vec<Option<String>> {
                children.values().flatten().map(|child| child.value.clone()).collect()
            };
        let in_atom: Vec<_> = of_atom
            .children
            .values()
            .flatten()
            .map(|child| child.value.clone())
            .collect();
        assert_eq!(texts(&of_rss.children), in_atom);
    }
    let said: Vec<_> = of_atom[0]
        .children
        .values()
        .flatten()
        .filter_map(|child| child.value.as_deref())
        .collect();
    assert_eq!(said, ["Ida Brandt", "Tom Vale", "Fog & a <gull>"]);
    assert_eq!(rss.items.iter().filter(|item| item.enclosure.is_some()).count(), 1);
}

#[test]
fn an_atom_feed_without_files_declares_nothing_for_them() {
    let site = Site::new().good_article();
    site.build(&[]).success();
    assert!(!site.read("feeds/all.atom").contains("mrss"));
}

#[test]
fn several_credits_are_several() {
    let photo = "photos:\n  - {src: \"https://courier.example/a.png\", caption: Fog, credit: [Ida Brandt, Tom Vale]}";
    let site = built(photo);
    let rss = site.read("feeds/all.rss");
    assert!(rss.contains("<media:credit>Ida Brandt</media:credit>"), "{rss}");
    assert!(rss.contains("<media:credit>Tom Vale</media:credit>"), "{rss}");
    let item = &site.feed("all")["items"][0];
    assert!(
        item["content_html"]
            .as_str()
            .unwrap()
            .contains("Fog (Ida Brandt, Tom Vale)")
    );
    assert_eq!(site.list()[0]["photos"][0]["credit"], "Ida Brandt, Tom Vale");
}
