//! Documents that mean harm, or look as if they did: a message, no crash, bounded memory.

use feedcheck::{Options, Timestamp, Within, check};

use crate::frame::whole;

/// The codes that are told of a document.
#[track_caller]
fn codes(bytes: &[u8]) -> Vec<&'static str> {
    let options = Options {
        content_type: None,
        location: None,
        now: Timestamp::now(),
        sound: None,
    };
    let messages = check(bytes, &options).messages;
    for message in &messages {
        let excerpt = &message.excerpt;
        assert!(message.line > 0 && message.column > 0);
        assert!(excerpt.text.get(excerpt.start..excerpt.end).is_some(), "{excerpt:?}");
        assert!(!message.text().is_empty());
    }
    messages.iter().map(|message| message.code.name).collect()
}

#[track_caller]
fn tells(bytes: &[u8], code: &str) {
    let found = codes(bytes);
    assert!(found.contains(&code), "{code} is not among {found:?}");
}

fn item(content: &str) -> String {
    format!(
        "<rss version=\"2.0\"><channel><item><description><![CDATA[{content}]]></description></item></channel></rss>"
    )
}

#[test]
fn entities_that_grow_without_end_are_stopped() {
    let mut bomb = String::from("<!DOCTYPE rss [<!ENTITY a0 \"boom\">");
    for n in 1..20 {
        bomb += &format!("<!ENTITY a{n} \"{}\">", format!("&a{};", n - 1).repeat(10));
    }
    tells(
        format!("{bomb}]><rss version=\"2.0\"><channel><title>&a19;</title></channel></rss>").as_bytes(),
        "EntityExpansion",
    );
    tells(
        format!("{bomb}]><rss version=\"&a19;\"/>").as_bytes(),
        "EntityExpansion",
    );
    let wide = format!(
        "<!DOCTYPE rss [<!ENTITY a \"{}\">]><rss>{}</rss>",
        "x".repeat(50_000),
        "&a;".repeat(50_000)
    );
    tells(wide.as_bytes(), "EntityExpansion");
    tells(
        b"<!DOCTYPE rss [<!ENTITY a \"&b;\"><!ENTITY b \"&a;\">]><rss>&a;</rss>",
        "EntityExpansion",
    );
}

#[test]
fn depth_has_an_end() {
    tells(
        format!("<rss version=\"2.0\">{}", "<a>".repeat(100_000)).as_bytes(),
        "TooDeep",
    );
    tells(item(&"<div>".repeat(100_000)).as_bytes(), "NotHtml");
    tells(item(&"<b><p>".repeat(50_000)).as_bytes(), "NotHtml");
    tells("[".repeat(10_000).as_bytes(), "TooDeep");
    let items = format!(
        "{{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": {}{}}}",
        "[".repeat(10_000),
        "]".repeat(10_000)
    );
    tells(items.as_bytes(), "TooDeep");
}

#[test]
fn many_findings_are_counted_and_not_listed() {
    let items = "<item><title>a</title></item>".repeat(20_000);
    let found = codes(format!("<rss version=\"2.0\"><channel>{items}</channel></rss>").as_bytes());
    assert_eq!(found.iter().filter(|code| **code == "MissingGuid").count(), 1000);
    assert!(found.contains(&"MoreOfTheSame"));
}

#[test]
fn bytes_that_are_no_text_are_told() {
    tells(b"<rss version=\"2.0\"><channel>\0</channel></rss>", "SAXError");
    tells(b"\xFF\xFE<\0r\0s", "Truncated");
    tells(b"<rss>\xFF\xFE</rss>", "UnicodeError");
    tells(b"{\"version\": \"\xFF\"}", "UnicodeError");
    tells(&[0; 5000], "UnknownFormat");
    tells(b"", "UnknownFormat");
    tells(b"\n \n", "UnknownFormat");
    tells(b"\xEF\xBB\xBF\xEF\xBB\xBF<rss/>", "SAXError");
}

#[test]
fn every_cut_of_a_feed_is_looked_at() {
    let feed = "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY p 'x'>]><rss version='2.0' xmlns:m='http://search.yahoo.com/mrss/'>\
                <channel><!-- é --><title>a &amp; &p; &#233;</title><item><guid isPermaLink='false'>1</guid>\
                <m:content url='a'/><description><![CDATA[<p class=\"a\">é</b>]]></description></item></channel></rss>";
    for end in 0..feed.len() {
        codes(&feed.as_bytes()[..end]);
    }
    let json = "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"é\\u00e9\",\"items\":[{\"id\":\"1\",\"content_html\":\"<p>\"}]}";
    for end in 0..json.len() {
        codes(&json.as_bytes()[..end]);
    }
}

/// What is told of a document, errors only.
#[track_caller]
fn errors(bytes: &[u8]) -> Vec<String> {
    let options = Options::at(Timestamp::now());
    let messages = check(bytes, &options).messages;
    let errors = messages
        .iter()
        .filter(|message| message.code.level == feedcheck::Level::Error);
    errors.map(feedcheck::Message::text).collect()
}

#[test]
fn what_stands_in_a_feed_and_does_not_belong_there_is_one_fault() {
    let feed = |item: &str| {
        format!(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rss version=\"2.0\"><channel><title>Quay</title>\
             <link>https://quay.example/</link><description>News</description>\n{item}\n</channel></rss>\n"
        )
    };
    let whole = feed("<item><title>Eels</title></item>");
    let php = "<br />\n<b>Notice</b>:  Undefined index: eel in <b>/srv/a.php</b> on line <b>12</b><br />\n";
    let json = "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"Quay\", \"items\": []}\n";
    for (document, expected) in [
        (
            feed(php),
            "a message of PHP stands in the feed: `Notice: Undefined index: eel",
        ),
        (
            feed(&format!("<item><title>{php}Eels</title></item>")),
            "a message of PHP stands in the feed",
        ),
        (whole.clone() + php, "behind the feed stands a message of PHP"),
        (json.to_owned() + php, "behind the feed stands a message of PHP"),
        (whole.clone() + &whole, "behind the feed stands a second document"),
        (json.to_owned() + json, "behind the feed stands a second document"),
        (
            whole.clone() + &"\0".repeat(40),
            "behind the feed stands a control character (U+0000)",
        ),
        (
            whole.clone() + "\u{FEFF}",
            "behind the feed stands a byte order mark (U+FEFF)",
        ),
        (
            feed("\u{FEFF}<item><title>Eels</title></item>"),
            "loose text, where only elements may stand: a byte order mark",
        ),
        (feed("\u{1}\u{1}\u{1}<item><title>Eels</title></item>"), "U+0001"),
    ] {
        let told = errors(document.as_bytes());
        let fits = told.iter().any(|text| text.contains(expected));
        assert!(fits && told.len() <= 2, "{expected} is not among {told:?}");
    }
    // Where something else stands beside it, it is not only what nobody sees.
    let told = errors(feed("\u{FEFF}Eels<item><title>Eels</title></item>").as_bytes());
    assert_eq!(
        told,
        ["`channel` in `rss` holds loose text, where only elements may stand"]
    );
    // A document that was cut in the middle of a character was cut.
    for document in [&whole.replace("Eels", "Übermut"), &json.replace("Quay", "Übermut")] {
        let at = document.find('Ü').unwrap();
        let told = errors(&document.as_bytes()[..=at]);
        assert!(told.len() == 1 && told[0].ends_with("it was cut off"), "{told:?}");
    }
}

#[test]
fn loose_text_of_references_has_a_place_or_none() {
    for text in [
        "&#xFEFF;",
        "&#x3000;&#x3000;&#x3000;\u{3000}\u{FEFF}",
        "<![CDATA[\u{3000}\u{2028}Notice: x]]>",
        "&p;\u{3000}",
        "\u{3000}&#32;\u{1}\u{FEFF}é",
    ] {
        codes(
            format!(
                "<!DOCTYPE rss [<!ENTITY p '\u{3000}é'>]><rss version=\"2.0\"><channel>{text}</channel></rss>{text}"
            )
            .as_bytes(),
        );
        codes(format!("<!DOCTYPE rss [<!ENTITY p '\u{3000}é'>]><rss version=\"2.0\"><channel>{text}").as_bytes());
    }
}

#[test]
fn what_is_served_in_place_of_a_feed_is_one_fault() {
    let gzip = [0x1F, 0x8B, 8, 0, 0xFF, 0xE2, 0x82, 0xAC];
    let noise: Vec<u8> = (0..300_u32).map(|n| (n * 167 % 251) as u8).collect();
    for (bytes, expected) in [
        (&gzip[..], "compressed (gzip: they begin with 1F 8B)"),
        (
            String::from_utf8_lossy(&gzip).as_bytes(),
            "compressed (gzip) and then read as text",
        ),
        (&noise[1..], "these bytes are no text"),
        (b"\x89PNG\r\n\x1a\n", "a picture in PNG"),
        (b"%PDF-1.7\n%\xE2\xE3", "a document in PDF"),
        (b"Forbidden\n", "all it says is `Forbidden`"),
        (b"", "the document is empty"),
        (b"<div>No such feed</div>", "a piece of a web page"),
        (b"<?xml version='1.0' encoding='utf-8'?><urlset/>", "this is a sitemap"),
        (
            b"{\"error\": {\"code\": 403, \"message\": \"No entry\"}}",
            "the message of an error: `No entry`",
        ),
        (b"{\"items_per_page\": 10}", "it names no version of JSON Feed"),
        (b"&lt;?xml version='1.0'?&gt;&lt;rss&gt;", "whose tags were escaped"),
        (b"PD94bWwgdmVyc2lvbj0iMS4wIj8+", "a feed in Base64"),
        (
            b"version https://git-lfs.github.com/spec/v1\noid sha256:1\n",
            "a pointer of Git LFS",
        ),
    ] {
        let told = errors(bytes);
        assert!(told.iter().any(|text| text.contains(expected)), "{expected}: {told:?}");
        let most = if expected == "this is a sitemap" { 2 } else { 1 };
        assert!(told.len() <= most && codes(bytes).len() == told.len(), "{told:?}");
    }
    let json = "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"Quay\", \"items\": []}";
    let wide: Vec<u8> = json.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(
        errors(&wide),
        ["the bytes cannot be read as `UTF-8`: the document is written in UTF-16, and JSON has to be UTF-8"]
    );
}

#[test]
fn what_is_there_already_was_not_meant() {
    let told = |channel: &str| errors(whole(Within::Channel, channel).as_bytes());
    let undefined = "is not defined: no element of this name belongs there";
    assert_eq!(
        told("<itunes:link>https://courier.example/</itunes:link>"),
        [format!("`itunes:link` in `channel` {undefined}")]
    );
    assert_eq!(
        told("<author>Ann</author>"),
        [format!(
            "`author` in `channel` {undefined}: did you mean `atom:author`?"
        )]
    );
    let both = told("<itunes:author>Ann</itunes:author><author>Ann</author>");
    assert!(both.contains(&format!("`author` in `channel` {undefined}")), "{both:?}");
}
