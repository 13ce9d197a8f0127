//! What readers keep of feeds, field by field.

use super::*;

#[track_caller]
fn feed(text: &str) -> FinishedFeed {
    read(text.as_bytes()).unwrap()
}

fn rss(item: &str) -> FinishedEntry {
    let namespaces = "xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:media='http://search.yahoo.com/mrss/'";
    feed(&format!(
        "<rss {namespaces}><channel><item>{item}</item></channel></rss>"
    ))
    .entries[0]
        .clone()
}

fn atom(entry: &str) -> FinishedEntry {
    let namespace = "xmlns='http://www.w3.org/2005/Atom'";
    feed(&format!(
        "<feed {namespace}><author><name>The Desk</name></author><entry>{entry}</entry></feed>"
    ))
    .entries[0]
        .clone()
}

fn json(item: &str) -> FinishedEntry {
    feed(&format!(
        "{{\"authors\": [{{\"name\": \"The Desk\"}}], \"items\": [{{{item}}}]}}"
    ))
    .entries[0]
        .clone()
}

#[test]
fn three_formats_hold_one_entry() {
    let rss = "<rss xmlns:dc='http://purl.org/dc/elements/1.1/'>\n<channel><title>T</title>\n<item>\n<title>A</title>\
               <link>https://x.example/a</link><dc:creator>Ida</dc:creator><category>Harbor</category></item></channel></rss>";
    let atom = "<feed><title>T</title>\n\n<entry>\n<title>A</title><link href='https://x.example/a'/>\
                <author><name>Ida</name></author><category term='Harbor'/></entry></feed>";
    let json = "{\"title\": \"T\",\n\"items\":\n[{\"title\": \"A\",\n \"url\": \"https://x.example/a\", \
                \"authors\": [{\"name\": \"Ida\"}], \"tags\": [\"Harbor\"]}]}";
    for text in [rss, atom, json] {
        let feed = feed(text);
        let entry = &feed.entries[0];
        assert_eq!((feed.title.as_str(), entry.title.as_str()), ("T", "A"));
        assert_eq!(entry.link.as_deref(), Some("https://x.example/a"));
        assert_eq!(
            (&entry.authors[..], &entry.categories[..]),
            (&["Ida".to_owned()][..], &["Harbor".to_owned()][..])
        );
        assert_eq!(entry.lines, 3..=4, "{text}");
    }
}

#[test]
fn an_element_of_another_namespace_is_another() {
    let entry = rss(
        "<media:title>The photo</media:title><media:content url='u'>\n</media:content><title>The story</title>\
                     <description>The text</description>",
    );
    assert_eq!(
        (entry.title.as_str(), entry.text().written.as_str()),
        ("The story", "The text")
    );
}

#[test]
fn lines_are_those_of_the_document_however_it_is_mended() {
    let text = "\n\n<?xml version=\"1.0\"?>\n<rss><channel>\n<item><dc:creator>Ren&eacute;</dc:creator>\n</item></channel></rss>";
    let entry = &feed(text).entries[0];
    assert_eq!(
        (entry.lines.clone(), &entry.authors[..]),
        (5..=6, &["René".to_owned()][..])
    );
}

#[test]
fn a_text_is_html_or_plain_as_its_format_says() {
    let html = "&lt;b>5&lt;/b>";
    for (entry, is_html) in [
        (rss(&format!("<description>{html}</description>")), true),
        (atom(&format!("<summary>{html}</summary>")), false),
        (atom(&format!("<content type='html'>{html}</content>")), true),
        (atom("<content type='xhtml'><div><b>5</b></div></content>"), true),
        (json("\"content_text\": \"<b>5</b>\""), false),
        (json("\"summary\": \"<b>5</b>\""), false),
        (json("\"content_html\": \"<b>5</b>\""), true),
    ] {
        let text = entry.text();
        let (words, html) = if is_html {
            ("5", "<b>5</b>")
        } else {
            ("<b>5</b>", "<p>&lt;b&gt;5&lt;/b&gt;</p>")
        };
        assert_eq!(text.words(), words);
        assert!(text.to_html().contains(html), "{text:?}");
    }
}

#[test]
fn content_that_is_elsewhere_is_a_link() {
    let entry = atom("<summary>S</summary><content src='https://x.example/a?b&amp;c'/>");
    assert_eq!(
        entry.text().to_html(),
        "<a href=\"https://x.example/a?b&amp;c\">https://x.example/a?b&amp;c</a>"
    );
}

#[test]
fn an_author_is_one_of_the_entry_else_one_of_its_feed() {
    for (entry, expected) in [
        (rss("<author>ida@x.example (Ida)</author>"), "Ida"),
        (rss("<author>Ida</author>"), "Ida"),
        (
            rss("<author>ida@x.example (Ida)</author><dc:creator>Max</dc:creator>"),
            "Max",
        ),
        (atom("<author><name>Ida</name></author>"), "Ida"),
        (atom("<source><author><name>Ida</name></author></source>"), "Ida"),
        (atom(""), "The Desk"),
        (json("\"authors\": [{\"name\": \"Ida\"}]"), "Ida"),
        (json("\"author\": {\"name\": \"Ida\"}"), "Ida"),
        (json(""), "The Desk"),
    ] {
        assert_eq!(entry.authors, [expected]);
    }
}

#[test]
fn an_enclosure_has_its_own_caption() {
    let media = "<media:content url='b'><media:description>B</media:description></media:content>";
    let file = "<enclosure url='a' type='image/png' length='7'/>";
    let expected = |caption: &str| Enclosure {
        url: "a".to_owned(),
        media_type: "image/png".to_owned(),
        length: "7".to_owned(),
        caption: caption.to_owned(),
    };
    assert_eq!(rss(&format!("{media}{file}")).enclosures, [expected("")]);
    let own = media.replace("'b'", "'a'");
    assert_eq!(
        rss(&format!("{file}<media:group>{own}</media:group>")).enclosures,
        [expected("B")]
    );
    let link = "<link rel='enclosure' href='a' type='image/png' length='7' title='B'/>";
    assert_eq!(atom(link).enclosures, [expected("B")]);
    let attachment =
        "\"attachments\": [{\"url\": \"a\", \"mime_type\": \"image/png\", \"size_in_bytes\": 7, \"title\": \"B\"}]";
    assert_eq!(json(attachment).enclosures, [expected("B")]);
}

#[test]
fn of_two_dates_the_first_that_can_be_read_counts() {
    let entry = rss("<pubDate>soon</pubDate><dc:date>2026-01-02T03:04:05Z</dc:date>");
    assert_eq!(entry.published.written, "2026-01-02T03:04:05Z");
    let entry = rss("<pubDate>soon</pubDate>");
    assert_eq!((entry.published.written.as_str(), entry.published.time), ("soon", None));
    let same = "<published>2026-01-02T03:04:05Z</published><updated>2026-01-02T04:04:05+01:00</updated>";
    assert_eq!(atom(same).updated, Date::default());
}
