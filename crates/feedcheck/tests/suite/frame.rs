//! Whole documents made of pieces: what stands around an example of a message, or a value that is tried.

use feedcheck::Within;

/// Prefixes that pieces may use.
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
    ("psc", "http://podlove.org/simple-chapters"),
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

/// A JSON Feed; members of the piece take the place of those of the frame.
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

/// The piece with what has to stand around it.
pub fn whole(within: Within, text: &str) -> String {
    match within {
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
