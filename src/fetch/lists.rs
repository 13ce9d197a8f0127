//! Lists of addresses: OPML, sitemaps (sitemaps.org, protocol 0.9) and what they list, feeds, or texts with an address a line.

use std::borrow::Cow;
use std::io::Read;
use std::ops::Range;

use flate2::read::MultiGzDecoder;
use url::Url;

use crate::reader::{self, Document};
use crate::text::html::tags::{Tag, inner, tags, words};

/// Addresses of one list.
const MOST: usize = 50_000;

/// Bytes of a list that is unpacked.
const LARGEST: u64 = 64 << 20;

/// What a list names.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Listed {
    /// Addresses, and when what stands there changed, as the list says.
    pub addresses: Vec<(String, String)>,
    /// Other lists.
    pub lists: Vec<String>,
}

/// Reads a list in whatever form; `None` of what is none, such as a page that says that something is wrong, or half of one.
pub(super) fn read(bytes: &[u8]) -> Option<Listed> {
    let mut unpacked = Vec::new();
    let bytes = if bytes.starts_with(&[0x1F, 0x8B]) {
        let read = MultiGzDecoder::new(bytes).take(LARGEST).read_to_end(&mut unpacked);
        read.ok().map(|_| &unpacked[..])?
    } else {
        bytes
    };
    let text = String::from_utf8_lossy(bytes);
    let begins = |mark: &str| text.trim_start().starts_with(mark);
    let is_sitemap = ["urlset", "sitemapindex"]
        .iter()
        .find(|name| text.contains(&format!("<{name}")));
    let mut listed = match is_sitemap {
        Some(name) => {
            (text.contains(&format!("</{name}")) || text.contains(&format!("<{name}/>"))).then(|| sitemap(&text))?
        }
        None if begins("<") || begins("{") => of_document(bytes, &text)?,
        None => lines(&text),
    };
    listed.addresses.retain(|(address, _)| is_web(address));
    listed.lists.retain(|address| is_web(address));
    listed.addresses.truncate(MOST);
    let says_nothing = is_sitemap.is_none() && !begins("<") && !begins("{") && listed.addresses.is_empty();
    (!says_nothing || text.lines().all(|line| is_remark(line.trim()))).then_some(listed)
}

/// A line of a text that names no address, and need not.
fn is_remark(line: &str) -> bool {
    line.is_empty() || line.starts_with('#')
}

fn is_web(address: &str) -> bool {
    Url::parse(address).is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
}

/// Whether a document that is not well-formed has an end, at least.
pub(super) fn is_whole(text: &str) -> bool {
    ["</opml", "</rss", "</feed", "</rdf:RDF", "</RDF"]
        .iter()
        .any(|end| text.contains(end))
}

/// Subscriptions of OPML; of a feed, the pages of its entries. One that is cut off names nobody knows what else.
fn of_document(bytes: &[u8], text: &str) -> Option<Listed> {
    let addresses = match reader::document(bytes).ok()? {
        Document::List(list) if list.fault.is_none() || is_whole(text) => list
            .subscriptions
            .into_iter()
            .map(|one| (one.url, String::new()))
            .collect(),
        Document::Feed(feed) if feed.fault.is_none() || is_whole(text) => {
            let page = |entry: reader::FinishedEntry| {
                let changed = if entry.updated.written.is_empty() {
                    entry.published
                } else {
                    entry.updated
                };
                Some((entry.link?, changed.written))
            };
            feed.entries.into_iter().filter_map(page).collect()
        }
        _ => return None,
    };
    Some(Listed {
        addresses,
        lists: Vec::new(),
    })
}

fn lines(text: &str) -> Listed {
    let addresses = text.lines().map(str::trim).filter(|line| !is_remark(line));
    Listed {
        addresses: addresses.map(|address| (address.to_owned(), String::new())).collect(),
        lists: Vec::new(),
    }
}

fn sitemap(text: &str) -> Listed {
    let tags = tags(text);
    let mut listed = Listed::default();
    for (at, tag) in tags.iter().enumerate() {
        let Some(inside) = inner(&tags, at) else { continue };
        let said = |name: &str| said(text, &tags, inside.clone(), name);
        if is_named(tag, "url") {
            listed
                .addresses
                .extend(said("loc").map(|address| (address, said("lastmod").unwrap_or_default())));
        } else if is_named(tag, "sitemap") {
            listed.lists.extend(said("loc"));
        }
    }
    listed
}

/// Whether a tag has a name, whatever its prefix.
fn is_named(tag: &Tag<'_>, name: &str) -> bool {
    !tag.is_end && tag.name.rsplit(':').next() == Some(name)
}

/// What an element within another says. Those of pictures and films stand deeper, under prefixes of their own.
fn said(text: &str, tags: &[Tag<'_>], within: Range<usize>, name: &str) -> Option<String> {
    let first = tags.partition_point(|tag| tag.span.start < within.start);
    let mut inside = (first..tags.len()).take_while(|at| tags[*at].span.start < within.end);
    let at = inside.find(|at| !tags[*at].is_end && tags[*at].name == name)?;
    let words = words(text, tags, inner(tags, at)?);
    let words = words.trim();
    let bare = words
        .strip_prefix("<![CDATA[")
        .and_then(|words| words.strip_suffix("]]>"));
    let decoded = bare.map_or_else(|| html_escape::decode_html_entities(words), Cow::Borrowed);
    Some(decoded.trim().to_owned()).filter(|said| !said.is_empty())
}

/// Whether a list may name an address: a sitemap speaks of its own host alone (sitemaps.org, location). A file of the house may name any.
pub(super) fn is_near(list: &str, address: &str) -> bool {
    let host = |address: &str| {
        let url = Url::parse(address).ok()?;
        let host = url.host_str()?;
        Some((host.strip_prefix("www.").unwrap_or(host).to_owned(), url.port()))
    };
    Url::parse(list).is_err() || host(list) == host(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn addresses(text: &str) -> Vec<(String, String)> {
        read(text.as_bytes()).unwrap().addresses
    }

    #[test]
    fn every_form_of_a_list_is_read() {
        let one = |changed: &str| vec![("https://bay.example/a?b&c".to_owned(), changed.to_owned())];
        let sitemap = "<urlset><url><loc> https://bay.example/a?b&amp;c </loc><image:image><image:loc>https://bay.example/i</image:loc>\
                       </image:image><lastmod>2026-05-04</lastmod></url><url><loc>ftp://x</loc></url></urlset>";
        assert_eq!(addresses(sitemap), one("2026-05-04"));
        assert_eq!(
            addresses("<opml><body><outline xmlUrl='https://bay.example/a?b&amp;c'/></body></opml>"),
            one("")
        );
        assert_eq!(addresses("# ours\n\nhttps://bay.example/a?b&c\nnone\n"), one(""));
        let feed =
            "<rss><channel><item><link>https://bay.example/a?b&amp;c</link><pubDate>x</pubDate></item></channel></rss>";
        assert_eq!(addresses(feed), one("x"));
        let index = read(b"<sitemapindex><sitemap><loc>https://bay.example/1.xml</loc></sitemap></sitemapindex>");
        assert_eq!(index.unwrap().lists, ["https://bay.example/1.xml"]);
    }

    #[test]
    fn what_is_no_list_is_none() {
        for (text, expected) in [
            ("<html><body>Sorry</body></html>", false),
            ("Down for maintenance", false),
            ("<urlset><url><loc>https://bay.example/a</loc></url><url>", false),
            ("<opml><body><outline xmlUrl='https://bay.example/a'/><outl", false),
            ("{\"error\": 1}", false),
            ("\u{1F}\u{8B}no gzip", false),
            ("# none yet\n", true),
            ("<urlset></urlset>", true),
            ("<opml><body></body></opml>", true),
        ] {
            let bytes: Vec<u8> = text.chars().map(|c| u8::try_from(c).unwrap()).collect();
            assert_eq!(read(&bytes).is_some(), expected, "{text}");
        }
    }

    #[test]
    fn a_sitemap_speaks_of_its_own_host() {
        for (list, address, expected) in [
            ("https://bay.example/s.xml", "https://www.bay.example/a", true),
            ("https://bay.example/s.xml", "https://other.example/a", false),
            ("pages.txt", "https://other.example/a", true),
        ] {
            assert_eq!(is_near(list, address), expected, "{address}");
        }
    }
}
