//! The table of messages: names, explanations, and examples that show what they say.

use std::collections::BTreeSet;

use feedcheck::codes::codes;
use feedcheck::{Code, Example, Options, Timestamp, Within, check};

/// Prefixes that examples may use.
const PREFIXES: &[(&str, &str)] = &[
    ("atom", "http://www.w3.org/2005/Atom"),
    ("access", "http://www.bloglines.com/about/specs/fac-1.0"),
    ("admin", "http://webns.net/mvcb/"),
    ("ag", "http://purl.org/rss/1.0/modules/aggregation/"),
    ("blogChannel", "http://backend.userland.com/blogChannelModule"),
    ("cc", "http://web.resource.org/cc/"),
    ("content", "http://purl.org/rss/1.0/modules/content/"),
    (
        "creativeCommons",
        "http://backend.userland.com/creativeCommonsRssModule",
    ),
    ("dc", "http://purl.org/dc/elements/1.1/"),
    ("dcterms", "http://purl.org/dc/terms/"),
    ("ev", "http://purl.org/rss/1.0/modules/event/"),
    ("feedburner", "http://rssnamespace.org/feedburner/ext/1.0"),
    ("fh", "http://purl.org/syndication/history/1.0"),
    ("geo", "http://www.w3.org/2003/01/geo/wgs84_pos#"),
    ("georss", "http://www.georss.org/georss"),
    ("gml", "http://www.opengis.net/gml"),
    ("itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd"),
    ("media", "http://search.yahoo.com/mrss/"),
    ("opensearch", "http://a9.com/-/spec/opensearch/1.1/"),
    ("podcast", "https://podcastindex.org/namespace/1.0"),
    ("slash", "http://purl.org/rss/1.0/modules/slash/"),
    ("sx", "http://feedsync.org/2007/feedsync"),
    ("sy", "http://purl.org/rss/1.0/modules/syndication/"),
    ("thr", "http://purl.org/syndication/thread/1.0"),
    ("trackback", "http://madskills.com/public/xml/rss/module/trackback/"),
    ("wfw", "http://wellformedweb.org/CommentAPI/"),
    ("xhtml", "http://www.w3.org/1999/xhtml"),
];

fn prefixes(without: &str) -> String {
    let declared = PREFIXES.iter().filter(|(prefix, _)| *prefix != without);
    declared.fold(String::new(), |text, (prefix, uri)| {
        text + &format!(" xmlns:{prefix}=\"{uri}\"")
    })
}

fn rss(channel: &str, items: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rss version=\"2.0\"{}><channel><title>The Harbor Courier</title>\
         <link>https://courier.example/</link><description>News</description><language>en</language>\
         <atom:link rel=\"self\" type=\"application/rss+xml\" href=\"https://courier.example/all.rss\"/>\n{channel}\n\
         {items}</channel></rss>",
        prefixes("")
    )
}

fn atom(feed: &str, entries: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\"{}>\
         <id>https://courier.example/all.atom</id><title>The Harbor Courier</title>\
         <updated>2026-01-02T03:04:05Z</updated><author><name>Ann Lee</name></author>\
         <link rel=\"self\" type=\"application/atom+xml\" href=\"https://courier.example/all.atom\"/>\n{feed}\n\
         {entries}</feed>",
        prefixes("atom")
    )
}

fn rdf(more: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rdf:RDF xmlns=\"http://purl.org/rss/1.0/\" \
         xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"{}><channel rdf:about=\"https://courier.example/\">\
         <title>The Harbor Courier</title><link>https://courier.example/</link><description>News</description>\
         <items><rdf:Seq/></items></channel>\n{more}\n</rdf:RDF>",
        prefixes("")
    )
}

fn opml(body: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<opml version=\"2.0\"><head><title>Feeds</title></head><body>\n\
         {body}\n</body></opml>"
    )
}

/// A JSON Feed; members of the example take the place of those of the frame.
fn json(members: &str, item: Option<&str>) -> String {
    let items = item.map_or("[]".to_owned(), |item| format!("[{{{item}}}]"));
    let frame = [
        ("version", "\"https://jsonfeed.org/version/1.1\"".to_owned()),
        ("title", "\"The Harbor Courier\"".to_owned()),
        ("home_page_url", "\"https://courier.example/\"".to_owned()),
        ("feed_url", "\"https://courier.example/all.json\"".to_owned()),
        ("language", "\"en\"".to_owned()),
        ("items", items),
    ];
    let mut all: Vec<String> = frame
        .iter()
        .filter(|(name, _)| {
            !members.trim_start().starts_with(&format!("\"{name}\"")) && !members.contains(&format!("\n\"{name}\""))
        })
        .map(|(name, value)| format!("\"{name}\": {value}"))
        .collect();
    all.extend((!members.is_empty()).then(|| members.to_owned()));
    format!("{{\n{}\n}}", all.join(",\n"))
}

fn whole(example: &Example) -> String {
    let text = example.text;
    match example.within {
        Within::Document | Within::Served(_) | Within::At(_) => text.to_owned(),
        Within::Channel => rss(text, ""),
        Within::Item => rss("", &format!("<item>\n{text}\n</item>")),
        Within::Feed => atom(text, ""),
        Within::Entry => atom("", &format!("<entry>\n{text}\n</entry>")),
        Within::Rdf => rdf(text),
        Within::Outline => opml(text),
        Within::Json => json(text, None),
        Within::JsonItem => json("", Some(text)),
    }
}

/// What is told of an example.
fn told(example: &Example, faults: &mut Vec<String>) -> BTreeSet<&'static str> {
    let (content_type, location) = match example.within {
        Within::Served(content_type) => (Some(content_type), None),
        Within::At(location) => (None, Some(location)),
        _ => (None, None),
    };
    let options = Options {
        content_type,
        location,
        now: Timestamp::now(),
        sound: None,
    };
    let report = check(whole(example).as_bytes(), &options);
    for message in &report.messages {
        let text = message.text();
        if text.contains("`?`") || text.contains(" ?") || text.starts_with('?') {
            faults.push(format!("{}: a gap is not filled: {text}", message.code.name));
        }
    }
    report.messages.iter().map(|message| message.code.name).collect()
}

#[test]
fn every_message_has_an_example_that_fires_and_one_that_is_quiet() {
    let mut faults = Vec::new();
    for code in codes() {
        let explanation = &code.explanation;
        let wrong = told(&explanation.wrong, &mut faults);
        if !wrong.contains(code.name) {
            faults.push(format!("{}: the wrong example gives {wrong:?}", code.name));
        }
        let right = told(&explanation.right, &mut faults);
        if right.contains(code.name) {
            faults.push(format!("{}: the right example gives it, too", code.name));
        }
        if right.contains("SAXError") {
            faults.push(format!("{}: the right example is not well-formed", code.name));
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_uppercase()) && name.chars().all(|c| c.is_ascii_alphanumeric())
}

#[test]
fn every_message_is_explained() {
    let mut names = BTreeSet::new();
    for code in codes() {
        let Code {
            name,
            meaning,
            explanation,
            ..
        } = code;
        assert!(names.insert(*name), "{name} is there twice");
        assert!(is_name(name), "{name}");
        assert!(meaning.ends_with('.') && meaning.len() > 20, "{name}: {meaning}");
        assert!(
            explanation.why.ends_with('.') && explanation.why.len() > 40,
            "{name}: {}",
            explanation.why
        );
        assert!(explanation.source.len() > 10, "{name} names no specification");
        for text in [explanation.says, explanation.mend] {
            assert!(!text.ends_with('.') && !text.is_empty(), "{name}: {text}");
            assert!(
                !text.starts_with(|c: char| c.is_ascii_uppercase()) || is_name_first(text),
                "{name}: {text}"
            );
        }
    }
}

/// A message may begin with a name, such as `RSS`.
fn is_name_first(text: &str) -> bool {
    text.chars().nth(1).is_some_and(|c| c.is_ascii_uppercase())
}
