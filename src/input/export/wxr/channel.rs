//! What every item of an export needs to know of the rest of it: the language, the people behind the logins, and the
//! pictures, which are items of their own, before or behind the posts that show them.

use std::borrow::Cow;
use std::hash::BuildHasher;

use encoding_rs::Encoding;
use memchr::memmem;
use rustc_hash::{FxBuildHasher, FxHashMap};

use super::pieces;
use crate::input::delivery::xml::{Node, at, child, children, look, text};
use crate::text::decode;
use crate::text::xml::clean;

/// The rest of an export.
#[derive(Debug, Default)]
pub struct Channel {
    /// Where the first and the last item begin, in bytes of the file.
    items: Option<(u64, u64)>,
    /// Whether what stands before the first item could not be read.
    is_unread: bool,
    /// Whether the channel ends behind the last item.
    is_over: bool,
    /// What the declaration says, for bytes that are no UTF-8.
    pub encoding: Option<&'static Encoding>,
    /// Where the first item begins that is no UTF-8 and that declares no other encoding.
    odd: Option<u64>,
    /// The tag that declares the prefixes.
    root: String,
    /// As it is written: `en-US`.
    pub language: Option<String>,
    /// Display names by login.
    people: FxHashMap<String, String>,
    /// By `wp:post_id`.
    pictures: FxHashMap<String, Picture>,
}

/// A picture of the export (an item of type `attachment`).
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Picture {
    pub src: String,
    /// As it is written.
    pub caption: String,
    pub alt: String,
}

/// The root of an export that has none, or none that could stand before every item.
const ROOT: &str = "<rss>";

/// Bytes of the longest one.
const LONGEST_ROOT: usize = 16 << 10;

impl Channel {
    /// Learns from a part of the file that begins at a byte of it; the file ends with a last one. Returns the bytes that need
    /// not be shown again: what stands behind them goes on in the next part.
    pub fn gather(&mut self, part: &[u8], offset: u64, is_last: bool) -> usize {
        let mut at = 0;
        while let Some(piece) = pieces::next(part, at) {
            if piece.span.end == part.len() && !piece.is_closed && !is_last {
                return at;
            }
            let start = offset + piece.span.start as u64;
            match &mut self.items {
                Some((_, last)) => *last = start,
                None => self.begin(&part[..piece.span.start], start),
            }
            let item = &part[piece.span.clone()];
            if self.odd.is_none() && self.encoding.is_none() && std::str::from_utf8(item).is_err() {
                self.odd = Some(start);
            }
            self.learn(item);
            at = piece.span.end;
        }
        self.is_over = memmem::find(&part[at..], b"</channel").is_some();
        at
    }

    /// Reads what stands before the first item.
    fn begin(&mut self, head: &[u8], start: u64) {
        self.items = Some((start, start));
        // What declares UTF-8 and is none says nothing.
        self.encoding = decode::declared(head).filter(|encoding| *encoding != encoding_rs::UTF_8);
        match Self::read(&self.text(head)) {
            Some(channel) => {
                *self = Self {
                    items: self.items,
                    encoding: self.encoding,
                    ..channel
                }
            }
            None => self.is_unread = true,
        }
    }

    fn text<'b>(&self, bytes: &'b [u8]) -> Cow<'b, str> {
        let text = decode::delivered(bytes, self.encoding).map(|found| found.text);
        text.unwrap_or_else(|_| String::from_utf8_lossy(bytes))
    }

    /// Whether nothing is known from before the item that begins at a byte, and it is the first.
    pub fn is_unread_before(&self, item: u64) -> bool {
        self.is_unread && self.items.is_some_and(|(first, _)| first == item)
    }

    /// Whether an item that begins at a byte is the first in another encoding than the file has: one is told.
    pub fn is_first_odd(&self, item: u64) -> bool {
        self.odd == Some(item)
    }

    /// Whether the file ends too early, and its last item begins at a byte.
    pub fn is_cut_off_behind(&self, item: u64) -> bool {
        !self.is_over && self.items.is_some_and(|(_, last)| last == item)
    }

    /// A digest of all that items may have of it, in whatever order: where it is the same, they are.
    pub fn digest(&self) -> u64 {
        let hash = FxBuildHasher;
        let people = self.people.iter().map(|person| hash.hash_one(person));
        let pictures = self.pictures.iter().map(|picture| hash.hash_one(picture));
        let rest = (&self.root, &self.language, self.is_unread, self.is_over, self.odd);
        people.chain(pictures).fold(hash.hash_one(rest), u64::wrapping_add)
    }

    /// Of what stands before the first item; `None` where that cannot be read.
    fn read(head: &str) -> Option<Self> {
        let start = head.find("<rss")?;
        let length = head[start..].find('>')? + 1;
        let root = head[start..start + length].replace(['\n', '\r'], " ");
        let end = if head.contains("<channel") {
            "</channel></rss>"
        } else {
            "</rss>"
        };
        let text = pieces::with_references(&head[start..]) + end;
        let channel = look(&text, |node| Self {
            language: of_channel(node, "language"),
            people: people(node),
            ..Self::default()
        })?;
        let root = if root.len() > LONGEST_ROOT {
            ROOT.to_owned()
        } else {
            root
        };
        Some(Self { root, ..channel })
    }

    /// Remembers an item that is a picture.
    fn learn(&mut self, item: &[u8]) {
        if memmem::find(item, b"attachment_url").is_none() {
            return;
        }
        let text = clean(&self.text(item)).0.into_owned();
        let picture = look(&self.document(&text, true), |root| {
            child(root, "item").and_then(picture)
        });
        self.pictures.extend(picture.flatten());
    }

    /// An item as a document of its own: the item begins on its second line.
    pub fn document(&self, item: &str, is_closed: bool) -> String {
        let root = if self.root.is_empty() { ROOT } else { &self.root };
        let end = if is_closed { "</rss>" } else { "" };
        format!("{root}\n{}{end}", pieces::with_references(item))
    }

    /// Bytes of what stands before the item there.
    pub fn before_item(&self) -> usize {
        self.document("", false).len()
    }

    /// The name behind a login. A login that nobody is behind is a name, unless it is an address.
    pub fn name<'a>(&'a self, login: &'a str) -> Option<&'a str> {
        let known = self.people.get(login).map(String::as_str);
        known.or_else(|| Some(login).filter(|login| !login.is_empty() && !login.contains('@')))
    }

    pub fn picture(&self, id: &str) -> Option<&Picture> {
        self.pictures.get(id)
    }
}

fn of_channel(root: Node<'_, '_>, name: &str) -> Option<String> {
    Some(text(at(root, &["channel", name]))).filter(|text| !text.is_empty())
}

fn people(root: Node<'_, '_>) -> FxHashMap<String, String> {
    let people = child(root, "channel")
        .into_iter()
        .flat_map(|channel| children(channel, "author"));
    let named = people.map(|person| {
        let of = |name: &str| text(child(person, name));
        (of("author_login"), of("author_display_name"))
    });
    named
        .filter(|(login, name)| !login.is_empty() && !name.is_empty())
        .collect()
}

/// An attachment by its id; what has no address is none, and neither is one that is private or in the trash.
fn picture(item: Node<'_, '_>) -> Option<(String, Picture)> {
    let of = |name: &str| text(child(item, name));
    let src = of("attachment_url");
    let is_public = matches!(&*of("status"), "" | "inherit" | "publish");
    (of("post_type") == "attachment" && !src.is_empty() && is_public).then(|| {
        let picture = Picture {
            src,
            caption: text(excerpt(item)),
            alt: meta(item, "_wp_attachment_image_alt").unwrap_or_default(),
        };
        (of("post_id"), picture)
    })
}

/// What the body and the excerpt are called alike: `encoded`.
const CONTENT: &str = "http://purl.org/rss/1.0/modules/content/";

/// The body of an item.
pub(super) fn content<'a, 'd>(item: Node<'a, 'd>) -> Option<Node<'a, 'd>> {
    children(item, "encoded").find(|node| node.tag_name().namespace() == Some(CONTENT))
}

/// The excerpt of an item, whatever the version of the export.
pub(super) fn excerpt<'a, 'd>(item: Node<'a, 'd>) -> Option<Node<'a, 'd>> {
    children(item, "encoded").find(|node| node.tag_name().namespace() != Some(CONTENT))
}

/// The value of a key of `wp:postmeta`.
pub(super) fn meta(item: Node<'_, '_>, key: &str) -> Option<String> {
    let mut found = children(item, "postmeta").filter(|meta| text(child(*meta, "meta_key")) == key);
    let value = text(child(found.next()?, "meta_value"));
    Some(value).filter(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "<?xml version='1.0'?>\n<rss xmlns:wp='w'\n xmlns:excerpt='e'><channel><title>Salt & Sail</title>\
        <language>nb-NO</language><wp:author><wp:author_login>ida</wp:author_login>\
        <wp:author_display_name><![CDATA[Ida Brandt]]></wp:author_display_name></wp:author>";

    #[test]
    fn people_have_names_and_pictures_have_captions() {
        let mut channel = Channel::read(HEAD).unwrap();
        assert_eq!(channel.language.as_deref(), Some("nb-NO"));
        let names = ["ida", "Ida", "otis@courier.example", ""].map(|login| channel.name(login));
        assert_eq!(names, [Some("Ida Brandt"), Some("Ida"), None, None]);
        channel.learn(
            b"<item><wp:post_type>attachment</wp:post_type><wp:post_id>7</wp:post_id>\
             <wp:attachment_url>https://courier.example/f.jpg?a=1&b=2</wp:attachment_url>\
             <excerpt:encoded>The ferry</excerpt:encoded><wp:postmeta><wp:meta_key>_wp_attachment_image_alt</wp:meta_key>\
             <wp:meta_value>A ferry</wp:meta_value></wp:postmeta></item>",
        );
        let picture = channel.picture("7").unwrap();
        assert_eq!(picture.src, "https://courier.example/f.jpg?a=1&b=2");
        assert_eq!((&*picture.caption, &*picture.alt), ("The ferry", "A ferry"));
    }

    #[test]
    fn parts_of_a_file_teach_what_the_whole_does() {
        let picture = |id: usize| {
            format!(
                "<item><wp:post_type>attachment</wp:post_type><wp:post_id>{id}</wp:post_id>\
                 <wp:attachment_url>https://courier.example/{id}.jpg</wp:attachment_url></item>\n"
            )
        };
        let text = format!("{HEAD}{}</channel></rss>", (0..9).map(picture).collect::<String>());
        let mut whole = Channel::default();
        whole.gather(text.as_bytes(), 0, true);
        assert_eq!(whole.pictures.len(), 9);
        for length in [1, 7, 100, 700] {
            let (mut parts, mut at, mut rest) = (Channel::default(), 0, Vec::new());
            for (number, part) in text.as_bytes().chunks(length).enumerate() {
                rest.extend_from_slice(part);
                let is_last = (number + 1) * length >= text.len();
                let done = parts.gather(&rest, at, is_last);
                at += done as u64;
                rest.drain(..done);
            }
            assert_eq!((parts.digest(), parts.items), (whole.digest(), whole.items), "{length}");
            assert_eq!(parts.pictures, whole.pictures);
        }
    }

    #[test]
    fn the_beginning_of_something_else_is_none() {
        for head in ["", "<feed>", "<rss version='2.0'", "<rss><channel><title></channel>"] {
            assert!(Channel::read(head).is_none(), "{head}");
        }
    }
}
