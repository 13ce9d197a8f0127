//! What content systems export, through the whole program.

use serde_json::{Value, json};

use crate::site::Site;

/// A field of every story in order; of what is left out, why.
fn of_all(site: &Site, field: &str) -> Vec<Value> {
    let told = |line: Value| {
        let of_story = line.get(field).cloned();
        of_story.unwrap_or_else(|| line["left_out"].clone())
    };
    site.list().into_iter().map(told).collect()
}

const WXR: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
  xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Salt & Sail</title><language>en-GB</language>
<wp:author><wp:author_login>ilka</wp:author_login><wp:author_display_name><![CDATA[Ilka Norling]]></wp:author_display_name></wp:author>
"#;

/// A post of an export.
fn post(id: &str, more: &str) -> String {
    format!(
        "<item><title>Story {id}</title><link>https://courier.example/{id}/</link><dc:creator>ilka</dc:creator>\
         <guid isPermaLink=\"false\">https://courier.example/?p={id}</guid><wp:post_id>{id}</wp:post_id>\
         <wp:post_date>2026-05-04 09:30:00</wp:post_date><wp:post_name>s{id}</wp:post_name>\
         <wp:post_type>post</wp:post_type>{more}</item>\n"
    )
}

fn export(items: &[String]) -> String {
    format!("{WXR}{}</channel></rss>\n", items.concat())
}

#[test]
fn a_story_of_wordpress_has_its_people_topics_and_picture() {
    let body = "[caption width=\"3\"]<img src=\"b.jpg\"> The board[/caption]\n\nFares rise.\nIn June.";
    let story = post(
        "7",
        &format!(
            "<wp:post_date_gmt>2026-05-04 14:30:00</wp:post_date_gmt><wp:post_modified_gmt>2026-05-04 18:05:00</wp:post_modified_gmt>\
             <wp:status>publish</wp:status><content:encoded><![CDATA[{body}]]></content:encoded>\
             <excerpt:encoded><![CDATA[Commuters pay <b>more</b>.]]></excerpt:encoded>\
             <category domain=\"category\" nicename=\"t\"><![CDATA[Transport]]></category>\
             <category domain=\"post_format\" nicename=\"f\">Gallery</category><category domain=\"post_tag\">Ferry</category>\
             <wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>9</wp:meta_value></wp:postmeta>\
             <wp:comment><wp:comment_content>Too much!</wp:comment_content></wp:comment>"
        ),
    );
    // Its picture stands behind it, and its address is written as it is.
    let picture = "<item><wp:post_id>9</wp:post_id><wp:post_type>attachment</wp:post_type><wp:status>inherit</wp:status>\
        <wp:attachment_url>https://courier.example/f.jpg?w=1&h=2</wp:attachment_url><excerpt:encoded>The ferry</excerpt:encoded>\
        <wp:postmeta><wp:meta_key>_wp_attachment_image_alt</wp:meta_key><wp:meta_value>A white ferry</wp:meta_value></wp:postmeta></item>";
    let site = Site::new().write("articles/export.xml", &export(&[story, picture.to_owned()]));
    let run = site.build(&["--now", "2026-06-01T00:00:00Z"]).success();
    assert!(run.out.contains("1 item is no story"), "{}", run.out);
    let listed = &site.list()[0];
    assert_eq!(listed["id"], "https://courier.example/?p=7");
    assert_eq!(listed["url"], "https://courier.example/7/");
    assert_eq!(listed["authors"][0]["name"], "Ilka Norling");
    assert_eq!(listed["topics"], json!(["Transport", "Ferry"]));
    assert_eq!(listed["summary"], "Commuters pay more.");
    assert_eq!(listed["language"], "en-GB");
    let times = [&listed["published"], &listed["updated"]];
    assert_eq!(times, ["2026-05-04T14:30:00+00:00", "2026-05-04T18:05:00+00:00"]);
    let photo = &listed["photos"][0];
    assert_eq!(photo["url"], "https://courier.example/f.jpg?w=1&h=2");
    assert_eq!([&photo["caption"], &photo["alt"]], ["The ferry", "A white ferry"]);
    let html = site.feed("all")["items"][0]["content_html"]
        .as_str()
        .unwrap()
        .to_owned();
    assert!(html.contains("<figcaption>The board</figcaption>"), "{html}");
    assert!(html.contains("<p>Fares rise.<br>\nIn June.</p>"), "{html}");
    assert!(!html.contains("Too much"), "{html}");
}

#[test]
fn what_wordpress_does_not_show_is_not_shown() {
    let status = |word: &str| format!("<wp:status>{word}</wp:status>");
    let site = Site::new().write(
        "articles/export.xml",
        &export(&[
            post("1", &status("publish")),
            post("2", &status("draft")),
            post("3", &status("pending")),
            post("4", &status("private")),
            post("5", &status("trash")),
            post(
                "6",
                &(status("publish") + "<wp:post_password>sesame</wp:post_password>"),
            ),
            post("7", &status("in-review")),
            post("8", &(status("inherit") + "<wp:post_parent>0</wp:post_parent>")),
            post("9", &(status("inherit") + "<wp:post_parent>4</wp:post_parent>")),
            post("10", &status("future")).replace("2026-05-04", "2026-07-01"),
            post("11", &status("publish")).replace("<wp:post_type>post", "<wp:post_type>page"),
            post("12", &status("draft")).replace("Story 12", ""),
        ]),
    );
    let run = site.build(&["--now", "2026-06-01T00:00:00Z"]).success();
    run.said(
        "warning[UnknownStatus]: the status `in-review` is not known to mean that the story is public; it is held",
    );
    let titles = |site: &Site| -> Vec<String> {
        let feed = site.feed("all");
        let items = feed["items"].as_array().unwrap().iter();
        items.map(|item| item["title"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(titles(&site), ["Story 1", "Story 8"]);
    site.build(&["--now", "2026-07-02T00:00:00Z"]).success();
    assert_eq!(titles(&site), ["Story 10", "Story 1", "Story 8"]);
}

#[test]
fn times_that_are_none_yet_are_none() {
    let zero =
        "<wp:post_date_gmt>0000-00-00 00:00:00</wp:post_date_gmt><pubDate>Tue, 30 Nov 1999 00:00:00 +0000</pubDate>";
    let undated = post("2", zero).replace("2026-05-04 09:30:00", "0000-00-00 00:00:00");
    let stated = post("3", "<pubDate>Mon, 04 May 2026 14:30:00 +0000</pubDate>");
    let stated = stated.replace("<wp:post_date>2026-05-04 09:30:00</wp:post_date>", "");
    let site = Site::new().write("articles/export.xml", &export(&[post("1", zero), undated, stated]));
    let site = site.write(
        "config.toml",
        &format!("{}timezone = \"America/Chicago\"\n", crate::site::CONFIG),
    );
    let expected = ["2026-05-04T09:30:00-05:00", "MissingDate", "2026-05-04T14:30:00+00:00"];
    assert_eq!(of_all(&site, "published"), expected);
}

#[test]
fn an_item_that_is_broken_takes_no_other_with_it() {
    let broken = post("2", "<wp:status>publish").replace("</item>", "");
    let text = format!("{WXR}{}{broken}{}", post("1", ""), post("3", ""));
    let site = Site::new().write("articles/export.xml", &text);
    let run = site.build(&[]).ended(1);
    run.said("error[InvalidXml]: the XML cannot be read: it ends before its last element does\n --> articles/export.xml:8:")
        .said("error[InvalidXml]: the export ends before its channel does: what stood behind this is lost\n --> articles/export.xml:9:");
    assert_eq!(
        of_all(&site, "title"),
        ["Story 1", "InvalidXml", "Story 3", "InvalidXml"]
    );
}

#[test]
fn a_post_of_the_rest_interface_has_its_people_topics_and_picture() {
    let post = |id: u32, more: Value| {
        let mut post = json!({
            "id": id, "date": "2026-05-04T09:30:00", "date_gmt": "2026-05-04T14:30:00", "modified_gmt": "2026-05-04T18:05:00",
            "guid": {"rendered": format!("https://courier.example/?p={id}")}, "slug": format!("s{id}"), "type": "post",
            "status": "publish", "link": format!("https://courier.example/s{id}/"),
            "title": {"rendered": "Salt &amp; sail"}, "content": {"rendered": "<p>Fares rise.</p>", "protected": false},
            "excerpt": {"rendered": "<p>Commuters pay more [&hellip;]</p>\n"},
            "_embedded": {
                "author": [{"name": "Ilka Norling"}],
                "wp:featuredmedia": [{"media_type": "image", "source_url": "https://courier.example/f.jpg", "alt_text": "A ferry",
                    "caption": {"rendered": "<p>The ferry</p>"}, "media_details": {"width": 40, "height": 30}}],
                "wp:term": [[{"name": "Transport", "taxonomy": "category"}], [{"name": "Ferry", "taxonomy": "post_tag"}],
                    [{"name": "Gallery", "taxonomy": "post_format"}]]
            }
        });
        post.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        post
    };
    let coauthors = json!({"_embedded": {"author": [{"name": "desk"}],
        "wp:term": [[{"name": "Ida Brandt", "taxonomy": "author"}, {"name": "Otis Lund", "taxonomy": "author"}]]}});
    let posts = json!([
        post(1, json!({})),
        post(2, coauthors),
        post(3, json!({"content": {"rendered": "", "protected": true}})),
        post(4, json!({"status": "private"})),
        post(5, json!({"type": "page"})),
        post(6, json!({"date_gmt": null})),
    ]);
    let site = Site::new().write("articles/posts.json", &posts.to_string());
    let listed = site.list();
    assert_eq!(of_all(&site, "id")[0], "https://courier.example/?p=1");
    assert_eq!(
        [&listed[0]["title"], &listed[0]["summary"]],
        ["Salt & sail", "Commuters pay more […]"]
    );
    assert_eq!(listed[0]["topics"], json!(["Transport", "Ferry"]));
    assert_eq!(listed[0]["updated"], "2026-05-04T18:05:00+00:00");
    let photo = &listed[0]["photos"][0];
    assert_eq!(
        [&photo["url"], &photo["caption"], &photo["alt"]],
        ["https://courier.example/f.jpg", "The ferry", "A ferry"]
    );
    let people: Vec<&Value> = listed[1]["authors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|author| &author["name"])
        .collect();
    assert_eq!(people, ["Ida Brandt", "Otis Lund"]);
    assert_eq!([&listed[2]["held"], &listed[3]["held"]], ["password", "private"]);
    assert_eq!(listed[4]["published"], "2026-05-04T09:30:00+00:00");
    assert_eq!(listed[5]["left_out"], "NoStory");
}
