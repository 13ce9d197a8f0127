//! Documents that mean harm, or look as if they did: a message, no crash, bounded memory.

use feedcheck::{Options, Timestamp, check};

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
    tells(b"\xFF\xFE<\0r\0s", "UnicodeError");
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
