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
            post("13", &status("")),
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
fn a_picture_that_is_private_and_what_is_for_members_stay_out() {
    let picture = |id: &str, status: &str| {
        format!(
            "<item><wp:post_id>{id}</wp:post_id><wp:post_type>attachment</wp:post_type><wp:status>{status}</wp:status>\
             <wp:attachment_url>https://courier.example/{status}.jpg</wp:attachment_url></item>"
        )
    };
    let meta = |id: &str| {
        format!(
            "<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>{id}</wp:meta_value></wp:postmeta>"
        )
    };
    let public = "<wp:status>publish</wp:status>";
    let body = "<content:encoded><![CDATA[Open. [members_only]SECRET[/members_only]]]></content:encoded>";
    let site = Site::new().write(
        "articles/export.xml",
        &export(&[
            post("1", &format!("{public}{}", meta("90"))),
            post("2", &format!("{public}{}", meta("91"))),
            post("3", &format!("{public}{body}")),
            picture("90", "private"),
            picture("91", "inherit"),
        ]),
    );
    let run = site.build(&["--now", "2026-06-01T00:00:00Z"]).success();
    let said = |word: &str| {
        let mut files = site.files().into_iter();
        files.any(|(_, bytes)| String::from_utf8_lossy(&bytes).contains(word))
    };
    assert!(
        said("inherit.jpg") && said("Open.") && !said("private.jpg") && !said("SECRET"),
        "{}",
        run.err
    );
    let html = site.feed("all").to_string();
    assert!(html.contains("Story 3"));
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

#[test]
fn ghost_joins_its_tables() {
    let export = json!({"db": [{"meta": {"exported_on": 1, "version": "5.80.0"}, "data": {
        "posts": [
            {"id": "a1", "uuid": "u1", "title": "Fares", "slug": "fares", "html": "<p>See <a href=\"__GHOST_URL__/map/\">it</a>.</p>",
             "feature_image": "__GHOST_URL__/content/images/f.jpg", "type": "post", "status": "published", "visibility": "public",
             "created_at": "2026-05-01T00:00:00.000Z", "published_at": "2026-05-04T14:30:00.000Z",
             "updated_at": "2026-05-04T18:05:00.000Z", "custom_excerpt": "More from June"},
            {"id": "a2", "title": "Later", "slug": "later", "html": "x", "status": "scheduled", "published_at": "2026-07-01T00:00:00.000Z"},
            {"id": "a3", "title": "Draft", "slug": "draft", "html": "x", "status": "draft", "created_at": "2026-05-01T00:00:00.000Z"},
            {"id": "a4", "title": "Members", "slug": "members", "html": "x", "status": "published", "visibility": "paid",
             "published_at": "2026-05-04T14:30:00.000Z"},
            {"id": "a5", "title": "Letter", "slug": "letter", "html": "x", "status": "sent", "published_at": "2026-05-04T14:30:00.000Z"},
            {"id": "a6", "title": "About", "slug": "about", "html": "x", "type": "page", "status": "published",
             "published_at": "2026-05-04T14:30:00.000Z"}
        ],
        "posts_meta": [{"post_id": "a1", "feature_image_alt": "A ferry", "feature_image_caption": "<b>The</b> ferry"}],
        "users": [{"id": "p1", "name": "Ilka Norling"}, {"id": "p2", "name": "Otis Lund"}],
        "posts_authors": [{"post_id": "a1", "author_id": "p2", "sort_order": 1}, {"post_id": "a1", "author_id": "p1", "sort_order": 0}],
        "tags": [{"id": "t1", "name": "Transport"}, {"id": "t2", "name": "#layout", "visibility": "internal"}],
        "posts_tags": [{"post_id": "a1", "tag_id": "t2", "sort_order": 0}, {"post_id": "a1", "tag_id": "t1", "sort_order": 1}]
    }}]});
    let site = Site::new().write("articles/ghost.json", &export.to_string());
    site.build(&["--now", "2026-06-01T00:00:00Z"]).success();
    let listed = site.list();
    let people: Vec<&Value> = listed[0]["authors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|author| &author["name"])
        .collect();
    assert_eq!(people, ["Ilka Norling", "Otis Lund"]);
    assert_eq!(listed[0]["topics"], json!(["Transport"]));
    assert_eq!([&listed[0]["id"], &listed[0]["summary"]], ["a1", "More from June"]);
    let photo = &listed[0]["photos"][0];
    let expected = ["https://courier.example/content/images/f.jpg", "The ferry", "A ferry"];
    assert_eq!([&photo["url"], &photo["caption"], &photo["alt"]], expected);
    assert_eq!(
        [&listed[2]["held"], &listed[3]["held"], &listed[4]["held"]],
        ["draft", "for paid", "sent"]
    );
    assert_eq!(listed[5]["left_out"], "NoStory");
    let feed = site.feed("all");
    assert_eq!(feed["items"].as_array().unwrap().len(), 1);
    let html = feed["items"][0]["content_html"].as_str().unwrap();
    assert!(html.contains("href=\"https://courier.example/map/\""), "{html}");
}

#[test]
fn what_the_content_interface_of_ghost_gives_is_read() {
    let page = json!({"posts": [{"id": "a1", "title": "Fares", "slug": "fares", "html": "<p>More.</p>", "url": "https://courier.example/fares/",
        "published_at": "2026-05-04T09:30:00.000-05:00", "feature_image": null, "authors": [{"name": "Ilka Norling"}],
        "tags": [{"name": "Transport", "visibility": "public"}], "excerpt": "More."}], "meta": {"pagination": {"page": 1}}});
    let site = Site::new().write("articles/ghost.json", &page.to_string());
    let listed = &site.list()[0];
    assert_eq!(
        [&listed["url"], &listed["published"]],
        ["https://courier.example/fares/", "2026-05-04T09:30:00-05:00"]
    );
    assert_eq!(
        [&listed["authors"][0]["name"], &listed["topics"][0]],
        ["Ilka Norling", "Transport"]
    );
}

#[test]
fn blogger_says_of_each_entry_what_it_is() {
    let entry = |kind: &str, status: &str, more: &str| {
        format!(
            "<entry><id>tag:blogger.com,1999:blog-1.post-{status}</id><blogger:type>{kind}</blogger:type><blogger:status>{status}</blogger:status>\
             <author><name>Ilka Norling</name></author><title>{status}</title><content type='html'>&lt;p&gt;More.&lt;/p&gt;&lt;img \
             src=\"https://courier.example/f.jpg\" alt=\"A ferry\"&gt;&lt;img src=\"https://count.example/\" width=\"1\" height=\"1\"&gt;</content>\
             <published>2026-05-04T14:30:00Z</published><updated>2026-05-04T14:30:00Z</updated>\
             <category scheme='tag:blogger.com,1999:blog-1' term='Transport'/><blogger:filename>/2026/05/fares.html</blogger:filename>{more}</entry>"
        )
    };
    let entries = [
        entry("POST", "LIVE", ""),
        entry("POST", "DRAFT", ""),
        entry("POST", "SOFT_TRASHED", ""),
        entry("COMMENT", "LIVE", ""),
        entry("POST", "SECRET", ""),
    ];
    let text = format!(
        "<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom' xmlns:blogger='http://schemas.google.com/blogger/2018'>{}</feed>",
        entries.concat()
    );
    let old = "<feed xmlns='http://www.w3.org/2005/Atom'><generator>Blogger</generator><entry><id>b</id><app:control><app:draft>yes</app:draft>\
        </app:control><title>Old</title><published>2010-05-04T14:30:00Z</published><content type='text'>a\n\nb</content></entry></feed>";
    let site = Site::new()
        .write("articles/feed.atom", &text)
        .write("articles/old.xml", old);
    let listed = site.list();
    assert_eq!(listed[0]["url"], "https://courier.example/2026/05/fares.html");
    assert_eq!(
        [&listed[0]["authors"][0]["name"], &listed[0]["topics"][0]],
        ["Ilka Norling", "Transport"]
    );
    let photos = listed[0]["photos"].as_array().unwrap();
    assert_eq!(photos.len(), 1);
    assert_eq!(photos[0]["alt"], "A ferry");
    let held: Vec<&Value> = listed.iter().map(|line| &line["held"]).collect();
    assert_eq!(
        held,
        [
            &Value::Null,
            &json!("draft"),
            &json!("soft_trashed"),
            &json!("status: SECRET"),
            &Value::Null,
            &json!("draft")
        ]
    );
    assert_eq!(listed[4]["left_out"], "NoStory");
}

const MEDIUM: &str = r#"<!DOCTYPE html><html><head><title>Fares</title></head><body><article class="h-entry"><header>
<h1 class="p-name">Fares &amp; fees</h1></header><section data-field="subtitle" class="p-summary">More from June</section>
<section data-field="body" class="e-content"><section class="section"><div class="section-divider"><hr class="section-divider"></div>
<h3 class="graf graf--h3 graf--title">Fares &amp; fees</h3><p class="graf">Riders pay more.</p>
<figure class="graf"><img class="graf-image" src="https://courier.example/f.jpg" alt="A ferry"><figcaption>The ferry</figcaption></figure>
</section></section><footer><p class="p-tags"><a class="p-tag" href="x">Transport</a></p>
<p>By <a class="p-author h-card" href="x">Ilka Norling</a> on <a href="x"><time class="dt-published" datetime="2026-05-04T14:30:00.123Z">May
4</time></a>.</p><p><a href="https://medium.example/@ilka/fares-1" class="p-canonical">Canonical link</a></p></footer></article></body></html>"#;

#[test]
fn a_page_of_medium_is_a_story() {
    let undated = MEDIUM.replace("dt-published", "dt-none");
    let site = Site::new()
        .write("articles/posts/2026-05-04_Fares-1.html", MEDIUM)
        .write("articles/posts/draft_Fares-2.html", &undated);
    site.build(&[]).success();
    let listed = &site.list()[0];
    assert_eq!(
        [&listed["id"], &listed["title"]],
        ["https://medium.example/@ilka/fares-1", "Fares & fees"]
    );
    assert_eq!(
        [&listed["summary"], &listed["topics"][0]],
        ["More from June", "Transport"]
    );
    assert_eq!(
        [&listed["authors"][0]["name"], &listed["photos"][0]["caption"]],
        ["Ilka Norling", "The ferry"]
    );
    assert_eq!(site.list()[1]["left_out"], "NoStory");
    let feed = site.feed("all");
    let html = feed["items"][0]["content_html"].as_str().unwrap();
    assert!(
        !html.contains("Fares") && !html.contains("<hr") && !html.contains("Canonical"),
        "{html}"
    );
}

const MOVABLE_TYPE: &str = "TITLE: Fares\nAUTHOR: Ilka Norling\nBASENAME: fares\nDATE: 05/04/2026 01:30:00 PM\nPRIMARY CATEGORY: Transport\n\
CATEGORY: Transport\nCATEGORY: Council\nTAGS: ferry,\"harbor office\"\nSTATUS: Publish\nCONVERT BREAKS: 1\n-----\nBODY:\nFares rise & rise.\n\
In June.\n-----\nEXTENDED BODY:\nTITLE: is no field\n-----\nEXCERPT:\nMore from June\n-----\nCOMMENT:\nAUTHOR: Nora\nDATE: 05/09/2026 08:00:00\n\
Too much!\n-----\n--------\nTITLE: Draft\nDATE: 05/05/2026 06:12:00 AM\nSTATUS: Draft\n-----\nBODY:\nx\n-----\n--------\nTITLE: Review\n\
DATE: 05/05/2026 06:12:00 AM\nSTATUS: Review\n-----\nBODY:\nx\n-----\n--------\nTITLE: Later\nDATE: 07/05/2026 06:12:00 AM\nSTATUS: Future\n-----\n\
BODY:\nx\n-----\n--------\nTITLE: Comments\nNO ENTRY: 1\n-----\nCOMMENT:\nx\n-----\n--------\nTITLE: Cut off\nDATE: 5/6/2026 06:12:00 AM\n-----\nBODY:\nThe end is mis";

#[test]
fn an_entry_of_movable_type_with_an_empty_status_is_a_draft() {
    let entry = |title: &str, status: &str| {
        format!("TITLE: {title}\n{status}DATE: 05/04/2026 06:12:00 AM\n-----\nBODY:\nx\n-----\n--------\n")
    };
    let text = format!(
        "AUTHOR: Ilka Norling\n{}AUTHOR: Ilka Norling\n{}",
        entry("Said", "STATUS: Publish\n"),
        entry("Empty", "STATUS: \n")
    );
    let site = Site::new().write("articles/export.txt", &text);
    site.build(&["--now", "2026-06-01T00:00:00Z"]);
    assert_eq!(of_all(&site, "held"), [Value::Null, json!("status: ")]);
}

#[test]
fn entries_of_movable_type_are_stories() {
    let site = Site::new().write("articles/export.txt", MOVABLE_TYPE).write(
        "config.toml",
        &format!("{}timezone = \"America/Chicago\"\n", crate::site::CONFIG),
    );
    site.build(&["--now", "2026-06-01T00:00:00Z"]).success();
    let listed = &site.list()[0];
    assert_eq!(
        [&listed["id"], &listed["published"]],
        ["fares", "2026-05-04T13:30:00-05:00"]
    );
    assert_eq!(
        listed["topics"],
        json!(["Transport", "Council", "ferry", "harbor office"])
    );
    assert_eq!(
        [&listed["authors"][0]["name"], &listed["summary"]],
        ["Ilka Norling", "More from June"]
    );
    let held: Vec<Value> = of_all(&site, "held");
    assert_eq!(held[1..4], [json!("draft"), json!("status: Review"), Value::Null]);
    assert_eq!(held[4], "NoStory");
    let feed = site.feed("all");
    let items = feed["items"].as_array().unwrap();
    let titles: Vec<&Value> = items.iter().map(|item| &item["title"]).collect();
    assert_eq!(titles, ["Cut off", "Fares"]);
    let html = items[1]["content_html"].as_str().unwrap();
    assert_eq!(
        html,
        "<p>Fares rise &amp; rise.<br>In June.</p>\n<p>TITLE: is no field</p>"
    );
}

/// An export of several blocks; its picture is said to be this.
fn large_export(posts: usize, caption: &str) -> String {
    let words = "words of <item> and more. ".repeat(400);
    let story = |number: usize| {
        let content = format!("<content:encoded><![CDATA[{words}]]></content:encoded>\n");
        let picture =
            "<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>9</wp:meta_value></wp:postmeta>";
        post(&(1000 + number).to_string(), &(content + picture))
    };
    let picture = format!(
        "<item><wp:post_id>9</wp:post_id><wp:post_type>attachment</wp:post_type><excerpt:encoded>{caption}</excerpt:encoded>\
         <wp:attachment_url>https://courier.example/f.jpg</wp:attachment_url></item>\n"
    );
    let mut items: Vec<String> = (0..posts).map(story).collect();
    items.push(picture);
    export(&items)
}

#[test]
fn an_export_is_read_in_pieces_that_know_of_each_other() {
    let site = Site::with_config("[[feeds]]\npath = \"all\"\nlimit = 700\n");
    site.put("articles/export.xml", large_export(150, "The ferry").as_bytes());
    site.build(&[]).success();
    let listed = site.list();
    assert_eq!(listed.len(), 151);
    let lines: Vec<u64> = listed.iter().map(|line| line["line"].as_u64().unwrap()).collect();
    // The head has six lines, and each story two.
    assert_eq!(lines, (0..151).map(|number| 7 + 2 * number).collect::<Vec<_>>());
    let captions = |site: &Site| -> Vec<String> {
        let feed = site.feed("all");
        let items = feed["items"].as_array().unwrap().iter();
        let caption = |item: &Value| {
            let html = item["content_html"].as_str().unwrap();
            let (_, rest) = html.split_once("<figcaption>").unwrap();
            rest.split_once("</figcaption>").unwrap().0.to_owned()
        };
        items.map(caption).collect()
    };
    assert_eq!(captions(&site), vec!["The ferry"; 150]);
    // Nothing of the posts has changed.
    site.put("articles/export.xml", large_export(150, "The old ferry").as_bytes());
    site.build(&[]).success();
    assert_eq!(captions(&site), vec!["The old ferry"; 150]);
    // As if all had been read at once.
    let fresh = Site::with_config("[[feeds]]\npath = \"all\"\nlimit = 700\n");
    fresh.put("articles/export.xml", large_export(149, "The old ferry").as_bytes());
    fresh.build(&[]).success();
    site.put("articles/export.xml", large_export(149, "The old ferry").as_bytes());
    site.build(&[]).success();
    assert_eq!(site.feed("all")["items"], fresh.feed("all")["items"]);
}

#[test]
fn posts_of_substack_have_their_texts_from_beside_the_list() {
    let list = "post_id,post_date,is_published,audience,title,subtitle\n\
        900.fares,2026-05-04T14:30:00.000Z,true,everyone,Fares,\"More, from June\"\n\
        901.draft,2026-05-04T14:30:00.000Z,false,everyone,Draft,\n\
        902.paid,2026-05-04T14:30:00.000Z,true,only_paid,Paid,\n\
        ../../secret,2026-05-04T14:30:00.000Z,true,everyone,Secret,\n";
    let site = Site::new()
        .write("secret.html", "<p>A secret.</p>")
        .write("articles/posts.csv", list)
        .write("articles/posts/900.fares.html", "<p>Riders pay more.</p>")
        .write("articles/posts/901.draft.html", "<p>Not yet.</p>");
    let run = site.build(&[]).success();
    assert!(!run.err.contains("UnknownFormat"), "{}", run.err);
    let listed = site.list();
    assert_eq!(
        [&listed[0]["subtitle"], &listed[0]["published"]],
        ["More, from June", "2026-05-04T14:30:00+00:00"]
    );
    assert_eq!([&listed[1]["held"], &listed[2]["held"]], ["draft", "for only_paid"]);
    let feed = site.feed("all");
    let html = |at: usize| feed["items"][at]["content_html"].as_str().unwrap().to_owned();
    assert!(html(0).contains("Riders pay more.") || html(1).contains("Riders pay more."));
    assert!(!feed.to_string().contains("A secret"));
}

#[test]
fn an_export_that_is_no_utf8_is_read_and_told_once() {
    let latin = |text: &str| -> Vec<u8> { text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect() };
    let named = |id: &str| post(id, "").replace("Story", "Café");
    let text = export(&[post("1", ""), named("2"), named("3")]);
    let site = Site::new().bytes("articles/export.xml", &latin(&text));
    let run = site.build(&[]).success();
    assert_eq!(run.err.matches("[EncodingMismatch]").count(), 1, "{}", run.err);
    run.said(" --> articles/export.xml:7:");
    assert_eq!(of_all(&site, "title"), ["Story 1", "Café 2", "Café 3"]);
    let declared = latin(&text.replace("UTF-8", "ISO-8859-1"));
    site.bytes("articles/export.xml", &declared).build(&[]).success();
}

#[test]
fn an_export_in_utf16_is_read_whole() {
    let text = export(&[post("1", ""), post("2", "").replace("Story", "Café")]);
    let little = |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    for bytes in [little(&text), little(&format!("\u{feff}{text}")), big] {
        let site = Site::new().bytes("articles/export.xml", &bytes);
        site.build(&[]).success();
        assert_eq!(of_all(&site, "title"), ["Story 1", "Café 2"]);
        assert_eq!(of_all(&site, "authors")[0][0]["name"], "Ilka Norling");
        site.build(&[]).success();
        assert_eq!(site.feed("all")["items"].as_array().unwrap().len(), 2);
    }
}

#[test]
fn what_is_in_the_trash_of_an_export_is_counted_and_not_told() {
    let trash = |id: &str| post(id, "<wp:status>trash</wp:status>").replace("/story", "/__trashed");
    let private = post("4", "<wp:status>private</wp:status>");
    let shown = post("1", "<content:encoded>The board met.</content:encoded>");
    let export = export(&[shown, trash("2"), trash("3"), private]);
    let rest = json!([{"id": 9, "guid": {"rendered": "https://courier.example/?p=9"}, "link": "https://courier.example/?p=9",
        "date_gmt": "2026-05-04T14:30:00", "modified_gmt": "2026-05-04T14:30:00", "type": "post", "status": "trash",
        "title": {"rendered": "Story 9"}, "content": {"rendered": "<p>Gone.</p>"}}]);
    let blogger = "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:blogger='http://schemas.google.com/blogger/2018'><entry>\
        <id>tag:blogger.com,1999:blog-1.post-11</id><blogger:type>POST</blogger:type><blogger:status>SOFT_TRASHED</blogger:status>\
        <title>Story 11</title><content type='html'>Gone.</content><published>2026-05-04T14:30:00Z</published></entry></feed>";
    let site = Site::new()
        .write("articles/export.xml", &export)
        .write("articles/posts.json", &rest.to_string())
        .write("articles/feed.atom", blogger);
    let run = site.build(&["--now", "2026-06-01T00:00:00Z"]).success();
    assert_eq!(run.err, "");
    assert!(
        run.out
            .contains("5 articles not public: 3 trash, 1 private, 1 soft_trashed"),
        "{}",
        run.out
    );
    assert_eq!(site.feed("all")["items"].as_array().unwrap().len(), 1);
}

#[test]
fn a_login_and_an_address_are_no_names() {
    let post = |id: u32, authors: Value| {
        json!({"id": id, "guid": {"rendered": format!("https://courier.example/?p={id}")}, "link": format!("https://courier.example/{id}/"),
            "date_gmt": "2026-05-04T14:30:00", "type": "post", "status": "publish", "title": {"rendered": format!("Story {id}")},
            "content": {"rendered": "<p>The board met.</p>"}, "_embedded": {"author": authors}})
    };
    let posts = json!([
        post(1, json!([{"name": "jnorling", "slug": "jnorling"}])),
        post(
            2,
            json!([{"name": "desk@courier.example", "slug": "deskcourier-example"}])
        ),
        post(3, json!([{"name": "Ilka", "slug": "ilka"}])),
        post(
            4,
            json!([{"name": "Ilka Norling <ilka@courier.example>", "slug": "ilka"}, {"name": "", "slug": "ida"}])
        ),
    ]);
    let wxr = export(&[
        self::post("5", ""),
        self::post("6", "").replace("<dc:creator>ilka", "<dc:creator>ida"),
    ]);
    let wxr = wxr.replace("[Ilka Norling]", "[ilka@courier.example]");
    let site = Site::new()
        .write("articles/posts.json", &posts.to_string())
        .write("articles/export.xml", &wxr);
    site.build(&[]).success();
    let names: Vec<String> = of_all(&site, "authors")
        .iter()
        .map(|authors| authors[0]["name"].to_string())
        .collect();
    assert_eq!(
        names,
        ["null", "\"ida\"", "null", "null", "\"Ilka\"", "\"Ilka Norling\""]
    );
    for (name, bytes) in site.files() {
        let text = String::from_utf8_lossy(&bytes);
        assert!(
            !text.contains("jnorling") && !text.contains("@courier.example"),
            "{name}"
        );
    }
}
