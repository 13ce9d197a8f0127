//! NITF and `NewsML` from a folder to the feeds: what is published, what is held, and what never leaves the house.

use crate::site::Site;

fn nitf(id: &str, status: &str, more: &str) -> String {
    format!(
        "<?xml version='1.0'?>\n<!DOCTYPE nitf SYSTEM 'nitf-3-6.dtd'>\n<nitf baselang='en-US'><head><docdata management-status='{status}'>\
         <doc-id id-string='{id}'/><date.issue norm='20260504T093000-0500'/><ed-msg info='CALLBACK 555-0100'/></docdata></head>\
         <body><body.head><hedline><hl1>Story {id}</hl1></hedline><byline>By Ida Brandt</byline></body.head>\
         <body.content><p>The port board met.</p>{more}</body.content></body></nitf>"
    )
}

/// Asserts that no file of the output has a text in it.
#[track_caller]
fn never_out(site: &Site, text: &str) {
    for (name, bytes) in site.files() {
        assert!(!String::from_utf8_lossy(&bytes).contains(text), "{name} has `{text}`");
    }
}

#[test]
fn nitf_is_published_without_what_is_for_editors() {
    let note = "<note type='npa'><body.content><p>CALLBACK Ida at home</p></body.content></note>";
    let site = Site::new()
        .write("articles/ferry.xml", &nitf("ferry", "usable", note))
        .write("articles/held.nitf", &nitf("secret", "withheld", ""))
        .write("articles/odd.xml", &nitf("secret-odd", "perhaps", ""))
        .write("articles/cut.xml", &nitf("secret-cut", "usable", "")[..300])
        .write("articles/plan.xml", "<nitf><head/><body/></nitf>");
    site.build(&[])
        .said("cut.xml:3")
        .said("it ends before its last element does")
        .said("`perhaps`");
    let feed = site.feed("all");
    assert_eq!(feed["items"].as_array().unwrap().len(), 1);
    assert_eq!(feed["items"][0]["title"], "Story ferry");
    assert_eq!(feed["items"][0]["authors"][0]["name"], "Ida Brandt");
    never_out(&site, "CALLBACK");
    never_out(&site, "secret");
}

#[test]
fn an_embargo_that_cannot_be_read_is_told() {
    let embargo = "<date.release norm='when the board has met'/></docdata>";
    let story = nitf("secret", "embargoed", "").replace("</docdata>", embargo);
    let site = Site::new().good_article().write("articles/ferry.xml", &story);
    site.build(&[])
        .said("the embargo `when the board has met` cannot be read");
    never_out(&site, "secret");
}

#[test]
fn a_message_gives_its_stories_and_their_pictures() {
    let item = |id: &str, class: &str, more: &str, content: &str| {
        format!(
            "<newsItem guid='{id}' version='1'><itemMeta><itemClass qcode='ninat:{class}'/>\
             <versionCreated>2026-05-04T09:30:00-05:00</versionCreated><edNote>CALLBACK</edNote>{more}</itemMeta>\
             <contentMeta><headline>Story {id}</headline></contentMeta><contentSet>{content}</contentSet></newsItem>"
        )
    };
    let text = "<inlineXML contenttype='application/xhtml+xml'><html><body><p>The port board met.</p>\
                <section class='np-nonpublic'><p>CALLBACK 555-0100</p></section></body></html></inlineXML>";
    let picture = "<remoteContent contenttype='image/jpeg' href='https://courier.example/ferry.jpg'/>";
    let items = [
        item("ferry", "text", "<link rel='irel:seeAlso' residref='photo'/>", text),
        item("secret", "text", "<embargoed>2099-01-01T00:00:00Z</embargoed>", text),
        item(
            "secret-late",
            "text",
            "<embargoed>when the board has met</embargoed>",
            text,
        ),
        item("photo", "picture", "", picture),
        "<packageItem guid='package'/>".to_owned(),
    ];
    let message = format!("<newsMessage><itemSet>{}</itemSet></newsMessage>", items.concat());
    let site = Site::new().write("articles/2026.xml", &message);
    site.build(&[])
        .said("the embargo `when the board has met` cannot be read");
    let feed = site.feed("all");
    assert_eq!(feed["items"].as_array().unwrap().len(), 1);
    assert_eq!(feed["items"][0]["title"], "Story ferry");
    assert!(
        feed["items"][0]
            .to_string()
            .contains("https://courier.example/ferry.jpg")
    );
    never_out(&site, "CALLBACK");
    never_out(&site, "secret");
}

#[test]
fn every_item_of_newsml_is_read_and_a_canceled_one_is_not_published() {
    let item = |id: &str, status: &str| {
        format!(
            "<NewsItem><Comment>CALLBACK</Comment><Identification><NewsIdentifier><ProviderId>courier.example</ProviderId>\
             <DateId>20260504</DateId><NewsItemId>{id}</NewsItemId></NewsIdentifier></Identification>\
             <NewsManagement><FirstCreated>20260504T093000-0500</FirstCreated><Status FormalName='{status}'/></NewsManagement>\
             <NewsComponent><NewsLines><HeadLine>Story {id}</HeadLine></NewsLines>\
             <NewsComponent><Role FormalName='Contact'/><ContentItem><DataContent>CALLBACK</DataContent></ContentItem></NewsComponent>\
             <NewsComponent><Role FormalName='Main'/><ContentItem><DataContent>The board met.</DataContent></ContentItem>\
             </NewsComponent></NewsComponent></NewsItem>"
        )
    };
    let items = [
        item("ferry", "Usable"),
        item("secret", "Canceled"),
        item("bridge", "Usable"),
    ];
    let message = format!("<?xml version='1.0'?><NewsML>{}</NewsML>", items.concat());
    let site = Site::new().write("articles/2026.xml", &message);
    site.build(&[]).success();
    let feed = site.feed("all");
    let titles: Vec<&str> = feed["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["title"].as_str().unwrap())
        .collect();
    assert_eq!(titles, ["Story bridge", "Story ferry"]);
    never_out(&site, "CALLBACK");
    never_out(&site, "secret");
}

#[test]
fn a_text_that_is_not_what_it_declares_is_read_and_told_once() {
    let latin = |text: &str| -> Vec<u8> { text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect() };
    let declares = |encoding: &str, text: &str| {
        text.replacen(
            "<?xml version='1.0'?>",
            &format!("<?xml version='1.0' encoding='{encoding}'?>"),
            1,
        )
    };
    let story = |id: &str| {
        nitf(
            id,
            "usable",
            "<p>Café Müller at the quay is closed: naïve, déjà vu.</p>",
        )
        .replace("Ida", "Zoë")
    };
    let g2 = "<?xml version='1.0'?><newsItem guid='item' version='1'><itemMeta><itemClass qcode='ninat:text'/>\
              <versionCreated>2026-05-04T09:30:00-05:00</versionCreated></itemMeta><contentMeta><headline>Café item</headline></contentMeta>\
              <contentSet><inlineData contenttype='text/plain'>The Café is closed.</inlineData></contentSet></newsItem>";
    let site = Site::new()
        .bytes(
            "articles/claims-utf8.xml",
            &latin(&declares("UTF-8", &story("claims-utf8"))),
        )
        .bytes("articles/silent.xml", &latin(&story("silent")))
        .bytes("articles/g2.xml", &latin(&declares("utf-8", g2)))
        .write(
            "articles/claims-latin.xml",
            &declares("ISO-8859-1", &story("claims-latin")),
        )
        .bytes(
            "articles/true-latin.xml",
            &latin(&declares("ISO-8859-1", &story("true-latin"))),
        )
        .write("articles/true-utf8.xml", &declares("utf-8", &story("true-utf8")))
        .write(
            "articles/ascii.xml",
            &declares("windows-1252", &nitf("ascii", "usable", "")),
        );
    let run = site.build(&[]);
    let told: Vec<&str> = run.err.matches("[EncodingMismatch]").collect();
    assert_eq!(told.len(), 4, "{}", run.err);
    for name in ["claims-utf8.xml:3", "silent.xml:3", "g2.xml:1", "claims-latin.xml:3"] {
        assert!(run.err.contains(&format!("articles/{name}")), "{name} {}", run.err);
    }
    let feed = site.feed("all");
    let items = feed["items"].as_array().unwrap();
    assert_eq!(items.len(), 7);
    for item in items {
        let (title, text) = (&item["title"], item["content_html"].as_str().unwrap());
        assert!(title == "Story ascii" || text.contains("Café"), "{title}: {text}");
        assert!(
            title == "Story ascii" || title == "Café item" || item["authors"][0]["name"] == "Zoë Brandt",
            "{item}"
        );
    }
}

#[test]
fn an_encoding_that_nobody_can_know_is_asked_for() {
    let text = "<nitf><body><body.head><hedline><hl1>Новые цены</hl1></hedline></body.head></body></nitf>";
    let text = encoding_rs::WINDOWS_1251.encode(text).0;
    let site = Site::new().good_article().bytes("articles/a.xml", &text);
    site.build(&[])
        .ended(1)
        .said("error[UndecodableText]: byte 37 is not UTF-8\n--> articles/a.xml\n");
}

#[test]
fn references_that_nobody_declared_are_characters_or_told_once() {
    let text = "<p>D&eacute;j&agrave;&nbsp;vu at AT&T &mdash; &bogus;twice&bogus;&#x1;.</p>";
    let declared = nitf("declared", "usable", "<p>&harbor; &eacute; &other;</p>").replace(
        "<!DOCTYPE nitf SYSTEM 'nitf-3-6.dtd'>",
        "<!DOCTYPE nitf SYSTEM 'nitf-3-6.dtd' [<!ENTITY harbor 'Pellworth'><!ENTITY other SYSTEM '/etc/hostname'>]>",
    );
    let site = Site::new()
        .write("articles/a.xml", &nitf("entities", "usable", text))
        .write("articles/b.xml", &declared)
        .write("articles/c.xml", &nitf("html", "usable", "<p>Caf&eacute;</p>"));
    let run = site.build(&[]).success();
    assert_eq!(run.err.matches("[UnknownEntity]").count(), 2, "{}", run.err);
    let run = run.said("`&#x1;`, `&bogus;` are no character that is known, and left out\n --> articles/a.xml:3:");
    run.said("`&other;` is no character that is known, and left out\n --> articles/b.xml:3:");
    let feed = site.feed("all");
    let of = |at: usize| {
        feed["items"][at]["content_html"]
            .as_str()
            .unwrap()
            .replace("&nbsp;", "\u{a0}")
    };
    assert!(of(1).contains("Déjà\u{a0}vu at AT&amp;T — twice."), "{}", of(1));
    assert!(of(0).contains("Pellworth é"), "{}", of(0));
    assert!(of(2).contains("Café"), "{}", of(2));
}
