//! What every item of an export needs to know of the rest of it: the language, the people behind the logins, and the
//! pictures, which are items of their own, before or behind the posts that show them.

use rustc_hash::FxHashMap;

use super::pieces;
use crate::input::delivery::xml::{Node, at, child, children, look, text};

/// The rest of an export.
#[derive(Debug, Default)]
pub struct Channel {
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
#[derive(Debug, Clone, Default, PartialEq, Eq)]
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
    /// Of what stands before the first item; `None` where that cannot be read.
    pub fn read(head: &str) -> Option<Self> {
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
    pub fn learn(&mut self, item: &str) {
        if !item.contains("attachment_url") {
            return;
        }
        let picture = look(&self.document(item, true), |root| child(root, "item").and_then(picture));
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

/// An attachment by its id; what has no address is none.
fn picture(item: Node<'_, '_>) -> Option<(String, Picture)> {
    let of = |name: &str| text(child(item, name));
    let src = of("attachment_url");
    (of("post_type") == "attachment" && !src.is_empty()).then(|| {
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
pub fn content<'a, 'd>(item: Node<'a, 'd>) -> Option<Node<'a, 'd>> {
    children(item, "encoded").find(|node| node.tag_name().namespace() == Some(CONTENT))
}

/// The excerpt of an item, whatever the version of the export.
pub fn excerpt<'a, 'd>(item: Node<'a, 'd>) -> Option<Node<'a, 'd>> {
    children(item, "encoded").find(|node| node.tag_name().namespace() != Some(CONTENT))
}

/// The value of a key of `wp:postmeta`.
pub fn meta(item: Node<'_, '_>, key: &str) -> Option<String> {
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
            "<item><wp:post_type>attachment</wp:post_type><wp:post_id>7</wp:post_id>\
             <wp:attachment_url>https://courier.example/f.jpg?a=1&b=2</wp:attachment_url>\
             <excerpt:encoded>The ferry</excerpt:encoded><wp:postmeta><wp:meta_key>_wp_attachment_image_alt</wp:meta_key>\
             <wp:meta_value>A ferry</wp:meta_value></wp:postmeta></item>",
        );
        let picture = channel.picture("7").unwrap();
        assert_eq!(picture.src, "https://courier.example/f.jpg?a=1&b=2");
        assert_eq!((&*picture.caption, &*picture.alt), ("The ferry", "A ferry"));
    }

    #[test]
    fn the_beginning_of_something_else_is_none() {
        for head in ["", "<feed>", "<rss version='2.0'", "<rss><channel><title></channel>"] {
            assert!(Channel::read(head).is_none(), "{head}");
        }
    }
}
