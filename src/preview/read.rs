//! What a reader shows of a feed: its entries, each with the lines that it stands on. Reads what
//! feedmill writes, and anything else as far as it goes.

use roxmltree::{Document, Node, ParsingOptions};
use serde_json::Value;
use serde_json::value::RawValue;

/// A feed as a reader shows it.
#[derive(Debug, Default)]
pub struct Shown {
    /// Its headline or name.
    pub title: String,
    /// What it is about.
    pub description: String,
    /// In the order of the document.
    pub entries: Vec<Entry>,
}

/// An entry as a reader shows it.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Its headline or name.
    pub title: String,
    /// Where it leads.
    pub link: String,
    /// Names.
    pub authors: Vec<String>,
    /// As written.
    pub published: String,
    /// As written, where it is not the date of publication.
    pub updated: Option<String>,
    /// Topics and sections.
    pub topics: Vec<String>,
    /// Plain text.
    pub summary: String,
    /// The full text, or the summary where there is none.
    pub html: String,
    /// The enclosure.
    pub picture: Option<Picture>,
    /// The lines of the document, both included.
    pub lines: (usize, usize),
}

/// The enclosure.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Picture {
    /// Its address.
    pub url: String,
    /// As the feed says it.
    pub media_type: String,
    /// As the feed says it, in bytes.
    pub length: String,
    /// With the credit, where the format has them together.
    pub caption: String,
}

/// Reads a document; none if it is neither XML nor JSON.
pub fn read(text: &str) -> Option<Shown> {
    if text.trim_start().starts_with('{') {
        return json(text);
    }
    let options = ParsingOptions {
        allow_dtd: false,
        ..ParsingOptions::default()
    };
    let document = Document::parse_with_options(text, options).ok()?;
    let root = document.root_element();
    let channel = child(root, "channel").unwrap_or(root);
    let entries = channel
        .children()
        .filter(|node| is(*node, "item") || is(*node, "entry"));
    Some(Shown {
        title: words(channel, "title"),
        description: words(channel, "description") + &words(channel, "subtitle"),
        entries: entries.map(|node| entry(text, node)).collect(),
    })
}

fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.tag_name().name() == name
}

fn child<'a, 'input>(node: Node<'a, 'input>, name: &str) -> Option<Node<'a, 'input>> {
    node.children().find(|node| is(*node, name))
}

fn words(node: Node<'_, '_>, name: &str) -> String {
    child(node, name)
        .and_then(|node| node.text())
        .unwrap_or_default()
        .to_owned()
}

fn all(node: Node<'_, '_>, name: &str, text: impl Fn(Node<'_, '_>) -> String) -> Vec<String> {
    node.children().filter(|node| is(*node, name)).map(text).collect()
}

fn entry(text: &str, node: Node<'_, '_>) -> Entry {
    let attribute = |node: Node<'_, '_>, name: &str| node.attribute(name).unwrap_or_default().to_owned();
    let links = || node.children().filter(|node| is(*node, "link"));
    let alternate = links().find(|link| matches!(link.attribute("rel"), None | Some("alternate")));
    let content = words(node, "encoded") + &words(node, "content");
    let topics = all(node, "category", |node| {
        node.attribute("term").or(node.text()).unwrap_or_default().to_owned()
    });
    let creators = all(node, "creator", |node| node.text().unwrap_or_default().to_owned());
    let authors = all(node, "author", |node| words(node, "name"));
    let summary = words(node, "description") + &words(node, "summary");
    let picture = child(node, "enclosure").or_else(|| links().find(|link| link.attribute("rel") == Some("enclosure")));
    let caption = child(node, "content")
        .map(|media| words(media, "description"))
        .unwrap_or_default();
    let published = words(node, "pubDate") + &words(node, "published");
    Entry {
        title: words(node, "title"),
        link: alternate
            .and_then(|link| link.attribute("href").or(link.text()))
            .unwrap_or_default()
            .to_owned(),
        authors: creators
            .into_iter()
            .chain(authors)
            .filter(|name| !name.is_empty())
            .collect(),
        updated: Some(words(node, "updated")).filter(|updated| !updated.is_empty() && *updated != published),
        published,
        topics,
        html: if content.trim().is_empty() {
            summary.clone()
        } else {
            content
        },
        summary,
        picture: picture.map(|picture| Picture {
            url: attribute(picture, "url") + &attribute(picture, "href"),
            media_type: attribute(picture, "type"),
            length: attribute(picture, "length"),
            caption: picture.attribute("title").map_or(caption, str::to_owned),
        }),
        lines: lines(text, node.range()),
    }
}

fn lines(text: &str, range: std::ops::Range<usize>) -> (usize, usize) {
    let line = |at: usize| 1 + text.as_bytes()[..at].iter().filter(|byte| **byte == b'\n').count();
    (line(range.start), line(range.end))
}

/// The parts of a JSON Feed whose places are of interest.
#[derive(serde::Deserialize)]
struct JsonFeed<'a> {
    #[serde(default)]
    title: String,
    #[serde(default)]
    description: String,
    #[serde(borrow, default)]
    items: Vec<&'a RawValue>,
}

fn json(text: &str) -> Option<Shown> {
    let feed: JsonFeed<'_> = serde_json::from_str(text).ok()?;
    let entries = feed.items.iter().map(|item| {
        // A raw value is a piece of the text itself.
        let start = (item.get().as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
        let value: Value = serde_json::from_str(item.get()).unwrap_or_default();
        json_entry(&value, lines(text, start..start + item.get().len()))
    });
    Some(Shown {
        entries: entries.collect(),
        title: feed.title,
        description: feed.description,
    })
}

fn json_entry(item: &Value, lines: (usize, usize)) -> Entry {
    let string = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let words = |name: &str| item.get(name).map(string).unwrap_or_default();
    let list = |name: &str| item.get(name).and_then(Value::as_array).cloned().unwrap_or_default();
    let attachments = list("attachments");
    let fact = |value: &Value, name: &str| value.get(name).map(string).unwrap_or_default();
    Entry {
        title: words("title"),
        link: words("url"),
        authors: list("authors").iter().map(|author| fact(author, "name")).collect(),
        published: words("date_published"),
        updated: item.get("date_modified").map(string),
        topics: list("tags").iter().map(string).collect(),
        summary: words("summary"),
        html: words("content_html") + &words("content_text"),
        picture: attachments.first().map(|attachment| Picture {
            url: fact(attachment, "url"),
            media_type: fact(attachment, "mime_type"),
            length: fact(attachment, "size_in_bytes"),
            caption: fact(attachment, "title"),
        }),
        lines,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_formats_show_one_entry() {
        let rss = "<rss>\n<channel><title>T</title>\n<item>\n<title>A</title><link>https://x.example/a</link>\
            <dc:creator xmlns:dc='d'>Ida</dc:creator></item></channel></rss>";
        let atom = "<feed><title>T</title>\n\n<entry>\n<title>A</title><link href='https://x.example/a'/>\
            <author><name>Ida</name></author></entry></feed>";
        let json = "{\"title\": \"T\",\n\"items\":\n[{\"title\": \"A\",\n \"url\": \"https://x.example/a\", \
            \"authors\": [{\"name\": \"Ida\"}]}]}";
        for text in [rss, atom, json] {
            let shown = read(text).unwrap();
            let entry = &shown.entries[0];
            assert_eq!((shown.title.as_str(), entry.title.as_str()), ("T", "A"));
            assert_eq!(
                (entry.link.as_str(), &entry.authors[..]),
                ("https://x.example/a", &["Ida".to_owned()][..])
            );
            assert_eq!(entry.lines, (3, 4), "{text}");
        }
    }
}
