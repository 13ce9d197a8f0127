//! Feeds of anyone as sources: RSS, Atom and JSON Feed, as `reader` reads them. What becomes of an entry is in `entry`, its
//! pictures and files in `files`.

mod entry;
mod files;
mod origin;

use std::collections::BTreeSet;

use super::delivery::{Item, Items};
use super::export::{blogger, wxr};
use super::{ArticleFormat, Bytes, Found, Layout, Rules, ToldBy};
use crate::model::{Code, Diagnostic, Timestamp};
use crate::reader::{self, Deleted, FinishedFeed, Unreadable};
use crate::text::source::Source;

/// Feeds in the table of formats. They have the endings of other formats, too.
pub(super) const FORMAT: ArticleFormat = ArticleFormat {
    name: "Feed",
    key: "feed",
    endings: &["rss", "atom", "rdf", "xml", "json"],
    told_by: ToldBy::Content,
    bytes: Bytes::Delivered,
    detect,
    read,
    layout: Layout::Whole,
    has_front_matter: false,
    has_pictures_beside: false,
};

/// Whether a text begins like a feed, and is no export of a content system, which is written as one.
fn detect(head: &str) -> bool {
    let head = head.trim_start_matches('\u{FEFF}').trim_start();
    if head.starts_with('{') {
        return head.contains("//jsonfeed.org/version/") || head.contains("\\/\\/jsonfeed.org\\/version\\/");
    }
    let roots = ["<rss", "<rdf:RDF", "<RDF", "<feed"];
    let root = root(head);
    let begins = |name: &&str| {
        let behind = root.strip_prefix(*name);
        behind.is_some_and(|behind| behind.starts_with(|c: char| c.is_whitespace() || c == '>'))
    };
    let is_export = || {
        [&blogger::FORMAT, &wxr::FORMAT]
            .iter()
            .any(|export| (export.detect)(head))
    };
    roots.iter().any(begins) && !is_export()
}

/// What stands behind declarations and comments.
fn root(mut head: &str) -> &str {
    const BEFORE: [(&str, &str); 3] = [("<?", "?>"), ("<!--", "-->"), ("<!", ">")];
    loop {
        head = head.trim_start();
        let before = BEFORE.iter().find(|(begin, _)| head.starts_with(begin));
        match before.and_then(|(_, end)| head.split_once(end)) {
            Some((_, behind)) => head = behind,
            None => return head,
        }
    }
}

fn read(source: &Source<'_>, rules: &Rules) -> Vec<Found> {
    let text = undeclared(source.text);
    let (cut, is_cut) = without_open_end(&text);
    match reader::read(cut.as_bytes()) {
        Ok(feed) => stories(source, rules, &feed, is_cut),
        Err(error) => vec![unreadable(source, &error)],
    }
}

/// The text without the encoding that it declares: it is decoded.
fn undeclared(text: &str) -> String {
    let declaration = text
        .find("<?xml")
        .and_then(|begin| Some(begin..begin + text[begin..].find("?>")?));
    let Some(declaration) = declaration else {
        return text.to_owned();
    };
    let inside = &text[declaration.clone()];
    let Some(at) = inside.find("encoding") else {
        return text.to_owned();
    };
    let blanks = " ".repeat(inside.len() - at);
    [&text[..declaration.start + at], &blanks, &text[declaration.end..]].concat()
}

/// What holds an entry, and how a document ends.
const ENTRIES: [(&str, &str, &str); 3] = [
    ("<item", "</item>", "</rss"),
    ("<item", "</item>", "RDF"),
    ("<entry", "</entry>", "</feed"),
];

/// The text without an entry that ends with it: nobody knows what is missing of it.
fn without_open_end(text: &str) -> (&str, bool) {
    let is_whole = || {
        ENTRIES
            .iter()
            .any(|(_, _, end)| text.trim_end().ends_with(&format!("{end}>")))
    };
    let begun = ENTRIES.iter().filter_map(|(begin, _, _)| text.rfind(begin)).max();
    let ended = ENTRIES.iter().filter_map(|(_, end, _)| text.rfind(end)).max();
    match begun {
        Some(begun) if text.trim_start().starts_with('<') && !is_whole() && ended.is_none_or(|ended| ended < begun) => {
            (&text[..begun], true)
        }
        _ => (text, false),
    }
}

fn stories(source: &Source<'_>, rules: &Rules, feed: &FinishedFeed, is_cut: bool) -> Vec<Found> {
    let around = Items::new(source, rules);
    let starts = line_starts(source.text);
    let at = |line: usize| starts.get(line.saturating_sub(1)).copied().unwrap_or_default();
    let of = origin::Of::new(feed, source.file);
    let read = |(nth, entry)| {
        let FinishedEntryAt { at, entry } = FinishedEntryAt::new(entry, &at);
        entry::story(around.at(at), entry, nth, &of)
    };
    let newest = newest(feed, rules.source.limit);
    let picked = feed.entries.iter().enumerate().filter(|(nth, _)| newest.contains(nth));
    let mut found: Vec<Found> = picked.map(read).collect();
    found.extend(
        feed.more
            .deleted
            .iter()
            .map(|deleted| tombstone(around.at(at(deleted.line)), deleted)),
    );
    if let Some(first) = found.first_mut() {
        first.notes.splice(0..0, told(source, feed, is_cut));
    }
    found
}

/// The places of the newest entries: by their dates, and where they have none, in the order of the feed.
fn newest(feed: &FinishedFeed, limit: Option<usize>) -> BTreeSet<usize> {
    let mut places: Vec<usize> = (0..feed.entries.len()).collect();
    if let Some(limit) = limit {
        places.sort_by_key(|&nth| std::cmp::Reverse(feed.entries[nth].date().map_or(i64::MAX, Timestamp::unix)));
        places.truncate(limit);
    }
    places.into_iter().collect()
}

/// An entry, and the byte at which its first line begins.
struct FinishedEntryAt<'a> {
    at: usize,
    entry: &'a reader::FinishedEntry,
}

impl<'a> FinishedEntryAt<'a> {
    fn new(entry: &'a reader::FinishedEntry, at: &dyn Fn(usize) -> usize) -> Self {
        Self {
            at: at(*entry.lines.start()),
            entry,
        }
    }
}

fn line_starts(text: &str) -> Vec<usize> {
    let ends = memchr::memchr_iter(b'\n', text.as_bytes()).map(|end| end + 1);
    std::iter::once(0).chain(ends).collect()
}

/// What is wrong with a feed that is read all the same.
fn told(source: &Source<'_>, feed: &FinishedFeed, is_cut: bool) -> Option<Diagnostic> {
    let message = match &feed.fault {
        _ if is_cut => "the feed ends within an entry, which is left out".to_owned(),
        Some(fault) => format!("the feed is not well-formed ({fault}); it is read as far as it can be followed"),
        None => return None,
    };
    let help = "tell those who make it; `feedmill check` says all that is wrong with it";
    Some(Diagnostic::new(Code::FAULTY_FEED, source.place(0..0), message).help(help))
}

fn unreadable(source: &Source<'_>, error: &Unreadable) -> Found {
    let is_json = source.text.trim_start().starts_with('{');
    let code = if is_json { Code::INVALID_JSON } else { Code::INVALID_XML };
    let message = match error {
        Unreadable::NotAFeed => "this is no feed: neither RSS nor Atom nor JSON Feed".to_owned(),
        error => format!("the feed cannot be read: {error}"),
    };
    let finding =
        Diagnostic::new(code, source.place(0..0), message).help("`feedmill check` says what is wrong with it");
    Found {
        line: source.first_line,
        article: Err(vec![finding]),
        notes: Vec::new(),
        part: None,
    }
}

/// The order to take an entry down.
fn tombstone(mut item: Item<'_>, deleted: &Deleted) -> Found {
    item.delivery.id.clone_from(&deleted.id);
    item.delivery.sent = deleted.when.time;
    item.kill("deleted");
    item.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feed_shows_itself() {
        for (head, expected) in [
            ("<?xml version=\"1.0\"?>\n<rss version=\"2.0\"><channel>", true),
            ("<rdf:RDF xmlns=\"http://purl.org/rss/1.0/\">", true),
            ("\u{FEFF}\n<!-- a --><feed xmlns=\"http://www.w3.org/2005/Atom\">", true),
            ("{\"version\": \"https://jsonfeed.org/version/1.1\"", true),
            ("{\"version\": \"https:\\/\\/jsonfeed.org\\/version\\/1\"", true),
            ("{\"title\": \"A feed\"", false),
            ("<feeds>", false),
            ("<rss xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel>", false),
            ("<feed><generator>Blogger</generator>", false),
            ("<html><body><feed>", false),
        ] {
            assert_eq!(detect(head), expected, "{head}");
        }
    }

    #[test]
    fn what_is_cut_off_is_not_read() {
        for (text, expected) in [
            ("<rss><item>a</item></rss>\n", None),
            ("<rss><item>a</item><item>b", Some("<rss><item>a</item>")),
            ("<rss><item>a</item>", None),
            ("<feed><entry>a</entry><entry>b</ent", Some("<feed><entry>a</entry>")),
            ("{\"items\": [", None),
        ] {
            assert_eq!(
                without_open_end(text),
                expected.map_or((text, false), |cut| (cut, true)),
                "{text}"
            );
        }
    }

    #[test]
    fn the_encoding_is_that_of_the_text() {
        let text = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><rss/>";
        let expected = format!(
            "<?xml version=\"1.0\" {}?><rss/>",
            " ".repeat("encoding=\"ISO-8859-1\"".len())
        );
        assert_eq!(undeclared(text), expected);
    }
}
