//! What site generators call things: which keys of front matter are which of our fields. Case, hyphens
//! and underscores do not count: `pubDate`, `pub_date` and `pubdate` are one key.

use std::borrow::Cow;

use super::generator::Generator;
use crate::text::node::{Node, Value};

/// Our field, and what else it is called; the first that has a value counts.
pub const SYNONYMS: &[(&str, &[&str])] = &[
    ("id", &["id", "guid"]),
    ("url", &["url", "canonical_url", "permalink", "link"]),
    ("slug", &["slug"]),
    ("title", &["title", "headline"]),
    (
        "subtitle",
        &["subtitle", "deck", "dek", "standfirst", "subheadline", "subhead"],
    ),
    (
        "summary",
        &["summary", "description", "excerpt", "abstract", "short_description"],
    ),
    ("authors", &["authors", "author", "byline", "by"]),
    (
        "published",
        &[
            "published",
            "date",
            "pubdate",
            "published_at",
            "date_published",
            "publish_date",
            "created",
        ],
    ),
    (
        "updated",
        &[
            "updated",
            "lastmod",
            "modified",
            "last_modified_at",
            "last_modified",
            "updated_at",
            "date_modified",
            "modify_date",
        ],
    ),
    ("embargo", &["embargo", "embargoed_until", "publish_date"]),
    ("expires", &["expires", "expiry_date", "expiry", "unpublish_date"]),
    ("draft", &["draft"]),
    (
        "topics",
        &["topics", "tags", "categories", "category", "tag", "keywords"],
    ),
    ("section", &["section"]),
    (
        "photos",
        &[
            "photos",
            "photo",
            "images",
            "image",
            "cover",
            "featured_image",
            "feature_image",
            "hero",
            "thumbnail",
        ],
    ),
    ("language", &["language", "lang", "locale"]),
    ("body", &["body"]),
    ("html", &["html", "content_html"]),
    ("text", &["text", "content_text"]),
];

/// Tables whose fields count as the article's own, after those (Zola, Hugo).
const NESTED: &[&str] = &["taxonomies", "extra", "params"];

/// The keys of each field, as a publication uses them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keys(Vec<(String, Vec<Key>)>);

/// The paths of a key, folded. Of `a | b` the second one counts where the first has no value.
type Key = Vec<Vec<String>>;

impl Keys {
    /// Those of a generator, and `SYNONYMS` for all other fields.
    pub fn of(generator: &Generator) -> Self {
        let mut keys = Self(Vec::new());
        for (field, names) in SYNONYMS.iter().chain(generator.keys) {
            keys.set(field, names);
        }
        keys
    }

    /// Replaces the keys of a field. `extra.editors` is a path, `a | b` are two of them.
    pub fn set(&mut self, field: &str, keys: &[impl AsRef<str>]) {
        let path = |path: &str| path.split('.').map(|name| folded(name.trim()).into_owned()).collect();
        let key = |key: &str| key.split('|').map(path).collect();
        let keys = keys.iter().map(|text| key(text.as_ref())).collect();
        match self.0.iter_mut().find(|(known, _)| known == field) {
            Some((_, known)) => *known = keys,
            None => self.0.push((field.to_owned(), keys)),
        }
    }

    fn of_field(&self, field: &str) -> &[Key] {
        let known = self.0.iter().find(|(known, _)| known == field);
        known.map_or(&[], |(_, keys)| keys)
    }
}

/// The values of an article with their keys: its own, then those in nested tables.
#[derive(Debug)]
pub struct Values<'a> {
    pairs: Vec<(Cow<'a, str>, &'a Node)>,
    /// How many are the article's own.
    own: usize,
}

impl<'a> Values<'a> {
    /// Everything that has a value.
    pub fn new(fields: &'a Node) -> Self {
        let mut pairs = Vec::with_capacity(16);
        add(fields, &mut pairs);
        let own = pairs.len();
        let nested = NESTED.iter().filter_map(|table| fields.get(table));
        nested.for_each(|table| add(table, &mut pairs));
        Self { pairs, own }
    }

    /// The article's own value of a key.
    pub fn own(&self, key: &str) -> Option<&'a Node> {
        first(&self.pairs[..self.own], key)
    }

    /// The value of a key, in nested tables too.
    pub fn any(&self, key: &str) -> Option<&'a Node> {
        first(&self.pairs, key)
    }

    /// Every value of a field, in the order of its keys.
    pub fn of<'s>(&'s self, field: &str, keys: &'s Keys) -> impl Iterator<Item = &'a Node> + 's {
        let with_value = |key: &'s Key| key.iter().find(|path| self.at(path).next().is_some());
        let paths = keys.of_field(field).iter().filter_map(with_value);
        paths.flat_map(|path| self.at(path))
    }

    /// A name may stand in nested tables too; a path says itself where it begins.
    fn at<'s>(&'s self, path: &'s [String]) -> impl Iterator<Item = &'a Node> + 's {
        let (name, rest) = path
            .split_first()
            .map_or(("", path), |(name, rest)| (name.as_str(), rest));
        let (pairs, most) = if rest.is_empty() {
            (&self.pairs[..], usize::MAX)
        } else {
            (&self.pairs[..self.own], 1)
        };
        let found = pairs.iter().filter(move |(key, _)| key == name).take(most);
        found.filter_map(move |(_, node)| rest.iter().try_fold(*node, |node, name| below(node, name)))
    }
}

fn first<'a>(pairs: &[(Cow<'a, str>, &'a Node)], key: &str) -> Option<&'a Node> {
    let key = folded(key);
    pairs.iter().find(|(known, _)| *known == key).map(|(_, node)| *node)
}

/// Whether a key is that of some field, where a publication says nothing else.
pub fn is_known(key: &str) -> bool {
    let key = folded(key);
    SYNONYMS
        .iter()
        .flat_map(|(_, names)| *names)
        .any(|name| folded(name) == key)
}

fn add<'a>(table: &'a Node, pairs: &mut Vec<(Cow<'a, str>, &'a Node)>) {
    let fields = table.fields().iter().filter(|field| field.node.value != Value::Null);
    pairs.extend(fields.map(|field| (folded(&field.key), &field.node)));
}

/// The value of a folded name in a table.
fn below<'a>(table: &'a Node, name: &str) -> Option<&'a Node> {
    let field = table.fields().iter().find(|field| folded(&field.key) == name)?;
    Some(&field.node).filter(|node| node.value != Value::Null)
}

/// A key without what does not count.
fn folded(key: &str) -> Cow<'_, str> {
    if key.bytes().all(|b| b.is_ascii_lowercase()) {
        return Cow::Borrowed(key);
    }
    let counts = key.chars().filter(|c| !"-_".contains(*c));
    Cow::Owned(counts.map(|c| c.to_ascii_lowercase()).collect())
}

#[cfg(test)]
mod tests {
    use super::super::generator::OWN;
    use super::*;
    use crate::text::node;

    fn values(keys: &Keys, field: &str, yaml: &str) -> Vec<String> {
        let node = node::yaml(yaml).unwrap();
        let values = Values::new(&node);
        let texts = values.of(field, keys).filter_map(Node::text);
        texts.map(str::to_owned).collect()
    }

    #[test]
    fn keys_are_asked_in_their_order_and_tables_last() {
        let keys = Keys::of(&OWN);
        let yaml = "extra: {pub-date: a}\npubDate: b\nDate: c\npublished: ~\n";
        assert_eq!(values(&keys, "published", yaml), ["c", "b", "a"]);
        assert_eq!(values(&keys, "published", "other: x\n"), [""; 0]);
    }

    #[test]
    fn a_publication_has_keys_of_its_own() {
        let mut keys = Keys::of(&OWN);
        keys.set("authors", &["extra.Editors | writer", "by"]);
        let both = "writer: a\nby: b\nextra: {editors: c}\n";
        assert_eq!(values(&keys, "authors", both), ["c", "b"]);
        assert_eq!(values(&keys, "authors", "writer: a\nextra: {editors: ~}\n"), ["a"]);
        let deeper = "writer: a\nparams: {extra: {editors: c}}\n";
        assert_eq!(values(&keys, "authors", deeper), ["a"]);
    }

    #[test]
    fn only_the_articles_own_values_are_its_own() {
        let node = node::yaml("Draft: x\nparams: {status: y}\n").unwrap();
        let values = Values::new(&node);
        assert_eq!(values.own("draft").and_then(Node::text), Some("x"));
        assert_eq!(values.own("status"), None);
        assert_eq!(values.any("Status").and_then(Node::text), Some("y"));
    }
}
