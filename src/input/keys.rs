//! What site generators call things: which keys of front matter are which of our fields. Case, hyphens
//! and underscores do not count: `pubDate`, `pub_date` and `pubdate` are one key.

use std::borrow::Cow;

use rustc_hash::FxHashMap;
use xxhash_rust::xxh3::xxh3_64;

use super::generator::Generator;
use super::inherit::Inherited;
use super::public::Sense;
use crate::text::node::{Field, Node, Value};

/// Our field, and what else it is called; the first that has a value counts.
pub const SYNONYMS: &[(&str, &[&str])] = &[
    ("id", &["id", "guid"]),
    ("url", &["url", "canonical_url", "permalink"]),
    ("link", &["link"]),
    (
        "external_url",
        &[
            "external_url",
            "link_url",
            "linked_url",
            "external_link",
            "link_to",
            "linked_to",
        ],
    ),
    ("slug", &["slug"]),
    ("title", &["title", "headline"]),
    (
        "subtitle",
        &["subtitle", "deck", "dek", "standfirst", "subheadline", "subhead"],
    ),
    (
        "summary",
        &[
            "summary",
            "description",
            "custom_excerpt",
            "excerpt",
            "abstract",
            "short_description",
        ],
    ),
    ("authors", &["authors", "author", "byline", "by", "primary_author"]),
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
    (
        "embargo",
        &[
            "embargo",
            "embargoed",
            "embargoed_until",
            "embargo_until",
            "embargo_date",
            "embargo_time",
            "sperrfrist",
            "publish_date",
            "publish_at",
            "publish_on",
            "publish_after",
            "go_live",
            "go_live_at",
            "scheduled_for",
            "scheduled_at",
        ],
    ),
    (
        "expires",
        &[
            "expires",
            "expires_at",
            "expires_on",
            "expiry_date",
            "expiry",
            "expiration_date",
            "unpublish_date",
            "unpublish_at",
            "unpublish_on",
            "unpublished_at",
            "publish_down",
        ],
    ),
    ("correction", &["correction", "corrections"]),
    ("retraction", &["retracted", "retraction"]),
    (
        "draft",
        &[
            "draft",
            "unlisted",
            "hidden",
            "hide",
            "private",
            "internal",
            "headless",
            "unpublished",
            "members_only",
            "subscribers_only",
            "paid",
            "premium",
            "exclude_from_feed",
            "exclude_from_feeds",
            "exclude_from_rss",
            "feed_exclude",
            "rss_exclude",
            "hide_from_feed",
            "hide_from_rss",
            "hidden_from_feed",
            "hidden_from_rss",
            "hidden_in_rss",
            "no_feed",
            "no_rss",
            "skip_feed",
            "skip_rss",
            "feed_ignore",
            "rss_ignore",
            "exclude_from_sitemap",
            "sitemap_exclude",
            "excluded",
            "is_draft",
            "is_private",
            "is_hidden",
            "is_unlisted",
            "is_paid",
            "is_premium",
            "wip",
            "expired",
            "deleted",
            "is_deleted",
            "trashed",
            "killed",
            "spiked",
            "withdrawn",
            "withheld",
            "retracted",
            "disabled",
            "restricted",
            "confidential",
            "secret",
            "on_hold",
            "do_not_publish",
            "not_for_publication",
            "meta.draft",
            "metadata.draft",
            "feed.exclude",
            "feed.disable",
            "rss.exclude",
            "rss.disable",
        ],
    ),
    (
        "public",
        &[
            "public",
            "published",
            "is_public",
            "is_published",
            "is_live",
            "feed.enabled",
            "feed.include",
            "rss.enabled",
            "rss.include",
            "publish",
            "listed",
            "visible",
            "in_feed",
            "in_rss",
            "show_in_feed",
            "show_in_rss",
            "include_in_feed",
            "include_in_rss",
            "is_accessible_for_free",
            "publishable",
            "enabled",
        ],
    ),
    (
        "status",
        &[
            "status",
            "visibility",
            "pubstatus",
            "access",
            "post_status",
            "article_status",
            "content_status",
            "story_status",
            "publication_state",
            "publication_status",
            "publish_status",
            "publishing_status",
            "workflow_state",
            "workflow_status",
            "editorial_status",
            "moderation_state",
            "build.list",
            "build.render",
            "meta.status",
            "metadata.status",
            "workflow.state",
            "workflow.status",
            "publication.status",
        ],
    ),
    (
        "feed",
        &["feed", "feeds", "rss", "render", "state", "stage", "approved", "ready"],
    ),
    (
        "protected",
        &[
            "protected",
            "members",
            "subscribers",
            "paywall",
            "paywalled",
            "gated",
            "locked",
        ],
    ),
    ("password", &["password", "post_password", "deleted_at"]),
    ("left_collections", &["eleventyExcludeFromCollections"]),
    ("not_in_feeds", &["not_in_feeds"]),
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
    ("enclosures", &["enclosures", "enclosure", "audio", "video", "podcast"]),
    ("language", &["language", "lang", "locale"]),
    ("body", &["body"]),
    ("html", &["html", "content_html"]),
    ("text", &["text", "content_text", "plaintext"]),
];

/// Tables whose fields count as the article's own, after those (Zola, Hugo).
const NESTED: &[&str] = &["taxonomies", "extra", "params"];

/// A table whose fields count before the article's own (Eleventy).
pub const COMPUTED: &str = "eleventyComputed";

/// The keys of each field, as a publication uses them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keys {
    fields: FxHashMap<String, Vec<Key>>,
    /// For the first name of each key a bit for each field that asks for it.
    asked: FxHashMap<String, u64>,
    /// What speaks of being public: the first name of a key, the others, and how it speaks.
    speaking: FxHashMap<String, Vec<(Path, Sense)>>,
}

/// Names in one another, folded.
type Path = Vec<String>;

/// The paths of a key. Of `a | b` the second one counts where the first has no value.
type Key = Vec<Path>;

impl Keys {
    /// Whether a key says something of an article's being public.
    pub fn speaks(&self, key: &str) -> bool {
        self.speaking.contains_key(&*folded(key))
    }

    /// Those of a generator, and `SYNONYMS` for all other fields.
    pub fn of(generator: &Generator) -> Self {
        let mut keys = Self {
            fields: FxHashMap::default(),
            asked: FxHashMap::default(),
            speaking: FxHashMap::default(),
        };
        for (field, names) in SYNONYMS.iter().chain(generator.keys) {
            keys.set(field, names);
        }
        keys
    }

    /// Replaces the keys of a field. `extra.editors` is a path, `a | b` are two of them. To what speaks of being
    /// public they are added: who has a word of his own for a draft has not stopped to know `draft`. With no key
    /// at all nothing speaks in this field any more.
    pub fn set(&mut self, field: &str, keys: &[impl AsRef<str>]) {
        let path = |path: &str| path.split('.').map(|name| folded(name.trim()).into_owned()).collect();
        let key = |key: &str| key.split('|').map(path).collect();
        let keys: Vec<Key> = keys.iter().map(|text| key(text.as_ref())).collect();
        if let Some(sense) = Sense::of(field) {
            self.speak(sense, keys);
            return;
        }
        for name in keys.iter().flatten().filter_map(|path| path.first()) {
            *self.asked.entry(name.clone()).or_default() |= bit(field);
        }
        self.fields.insert(field.to_owned(), keys);
    }

    fn speak(&mut self, sense: Sense, keys: Vec<Key>) {
        if keys.is_empty() {
            self.speaking
                .values_mut()
                .for_each(|known| known.retain(|(_, of)| *of != sense));
        }
        for mut path in keys.into_iter().flatten() {
            let name = path.remove(0);
            let known = self.speaking.entry(name).or_default();
            known.retain(|(rest, _)| *rest != path);
            known.push((path, sense));
        }
    }

    /// Whether a field is asked for under this name, be it in place of another.
    pub fn asks(&self, field: &str, name: &str) -> bool {
        let mut paths = self.of_field(field).iter().flatten();
        paths.any(|path| path.len() == 1 && path[0] == folded(name))
    }

    fn of_field(&self, field: &str) -> &[Key] {
        self.fields.get(field).map_or(&[], Vec::as_slice)
    }
}

/// The bit of a field. Two may share one: then it is looked for in vain.
fn bit(field: &str) -> u64 {
    1 << (xxh3_64(field.as_bytes()) % 64)
}

/// A value with its key.
#[derive(Debug, Clone)]
struct Pair<'a> {
    /// The key, folded.
    key: Cow<'a, str>,
    field: &'a Field,
    /// The file that says it of many articles.
    from: Option<&'a str>,
    /// Whether it stands in a table whose fields count as the article's own.
    is_nested: bool,
}

/// Something that an article says of its being public.
#[derive(Debug, Clone, Copy)]
pub struct Said<'a> {
    /// As written.
    pub key: &'a str,
    /// What it says.
    pub node: &'a Node,
    /// How it speaks.
    pub sense: Sense,
    /// The file that says it of many articles.
    pub from: Option<&'a str>,
}

/// The values of an article with their keys: its own, then those in its nested tables, then those that it inherits,
/// then those in nested tables of these.
#[derive(Debug)]
pub struct Values<'a> {
    keys: &'a Keys,
    pairs: Vec<Pair<'a>>,
    /// The bits of the fields that may have a value.
    asked: u64,
    /// How many are computed.
    computed: usize,
}

impl<'a> Values<'a> {
    /// Everything that has a value. `inherited` are the tables that hold for this file, the nearest first.
    pub fn new(fields: &'a Node, inherited: &[&'a Inherited], keys: &'a Keys) -> Self {
        let mut pairs = Vec::with_capacity(16);
        // What is computed counts before what is written.
        let tables = inherited.iter().map(|table| (&table.fields, Some(&*table.from)));
        let tables = std::iter::once((fields, None)).chain(tables);
        for (computed, from) in tables.filter_map(|(table, from)| Some((table.get(COMPUTED)?, from))) {
            let known = pairs.len();
            add(computed, from, &mut pairs);
            let new = pairs.split_off(known);
            let is_new = |pair: &Pair<'a>| pairs.iter().all(|known| known.key != pair.key);
            let new: Vec<Pair<'a>> = new.into_iter().filter(is_new).collect();
            pairs.extend(new);
        }
        let computed = pairs.len();
        add(fields, None, &mut pairs);
        unnest(0, &mut pairs);
        let own = pairs.len();
        for inherited in inherited {
            inherit(inherited, &mut pairs);
        }
        unnest(own, &mut pairs);
        let asked = pairs.iter().filter_map(|pair| keys.asked.get(&*pair.key));
        Self {
            keys,
            asked: asked.fold(0, |all, bits| all | bits),
            pairs,
            computed,
        }
    }

    /// The article's own value of a key.
    pub fn own(&self, key: &str) -> Option<&'a Node> {
        first(self.pairs.iter().filter(|pair| !pair.is_nested), key)
    }

    /// The article's own keys that belong to no field, folded, and as they are written.
    pub fn unread<'s>(&'s self) -> impl Iterator<Item = (&'s str, &'a Field)> + 's {
        let own = self.pairs.iter().filter(|pair| pair.from.is_none() && !pair.is_nested);
        let is_read =
            |pair: &&Pair<'a>| self.keys.asked.contains_key(&*pair.key) || self.keys.speaking.contains_key(&*pair.key);
        let unread = own.filter(move |pair| !is_read(pair));
        unread.map(|pair| (&*pair.key, pair.field))
    }

    /// The value of a key, in nested tables too.
    pub fn any(&self, key: &str) -> Option<&'a Node> {
        first(self.pairs.iter(), key)
    }

    /// Every value of a field, in the order of its keys.
    pub fn of<'s>(&'s self, field: &str) -> impl Iterator<Item = &'a Node> + 's {
        self.paths(field).flat_map(|path| self.at(path))
    }

    /// The same with the names of their keys, folded.
    pub fn named<'s>(&'s self, field: &str) -> impl Iterator<Item = (&'s str, &'a Node)> + 's {
        let name = |path: &'s [String]| path.last().map_or("", String::as_str);
        self.paths(field)
            .flat_map(move |path| self.at(path).map(move |node| (name(path), node)))
    }

    fn paths<'s>(&'s self, field: &str) -> impl Iterator<Item = &'s [String]> + 's {
        let with_value = |key: &'s Key| key.iter().find(|path| self.at(path).next().is_some());
        let keys = if self.asked & bit(field) == 0 {
            &[]
        } else {
            self.keys.of_field(field)
        };
        keys.iter().filter_map(with_value).map(Vec::as_slice)
    }

    /// A name may stand in nested tables too; a path says itself where it begins.
    fn at<'s>(&'s self, path: &'s [String]) -> impl Iterator<Item = &'a Node> + 's {
        let (name, rest) = path
            .split_first()
            .map_or(("", path), |(name, rest)| (name.as_str(), rest));
        let is_path = !rest.is_empty();
        let is_it = move |pair: &&Pair<'_>| pair.key == name && !(is_path && pair.is_nested);
        let found = self.pairs.iter().filter(is_it);
        let found = found.take(if is_path { 1 } else { usize::MAX });
        let found = found.filter_map(move |pair| below(&pair.field.node, rest));
        found.filter(|node| !matches!(node.value, Value::Code(_)))
    }

    /// Everything that speaks of being public.
    pub fn said<'s>(&'s self) -> impl Iterator<Item = Said<'a>> + 's {
        let (computed, _) = self.pairs.split_at(self.computed);
        self.pairs.iter().enumerate().flat_map(move |(at, pair)| {
            let speaking = self.keys.speaking.get(&*pair.key).into_iter().flatten();
            let is_computed = at >= computed.len() && computed.iter().any(|other| other.key == pair.key);
            // A computed address takes the place of `permalink: false`. What else is written is heard, too.
            let speaking = speaking.filter(move |(_, sense)| *sense != Sense::Switches || !is_computed);
            speaking.filter_map(|(rest, sense)| {
                Some(Said {
                    key: &pair.field.key,
                    node: below(&pair.field.node, rest)?,
                    sense: *sense,
                    from: pair.from,
                })
            })
        })
    }
}

fn first<'a: 's, 's>(mut pairs: impl Iterator<Item = &'s Pair<'a>>, key: &str) -> Option<&'a Node> {
    let key = folded(key);
    pairs.find(|pair| pair.key == key).map(|pair| &pair.field.node)
}

/// Whether a key is that of some field, where a publication says nothing else.
pub fn is_known(key: &str) -> bool {
    let key = folded(key);
    SYNONYMS
        .iter()
        .flat_map(|(_, names)| *names)
        .any(|name| folded(name) == key)
}

fn add<'a>(table: &'a Node, from: Option<&'a str>, pairs: &mut Vec<Pair<'a>>) {
    let fields = table.fields().iter().filter(|field| field.node.value != Value::Null);
    pairs.extend(fields.map(|field| Pair {
        key: folded(&field.key),
        field,
        from,
        is_nested: false,
    }));
}

/// Adds what stands in the nested tables among the pairs from a place on.
fn unnest(start: usize, pairs: &mut Vec<Pair<'_>>) {
    let end = pairs.len();
    for table in NESTED {
        for at in start..end {
            if pairs[at].key == *table {
                let (node, from, first) = (&pairs[at].field.node, pairs[at].from, pairs.len());
                add(node, from, pairs);
                pairs[first..].iter_mut().for_each(|pair| pair.is_nested = true);
            }
        }
    }
}

/// Adds what an article has not itself, and what it cannot take back.
fn inherit<'a>(inherited: &'a Inherited, pairs: &mut Vec<Pair<'a>>) {
    let has = |key: &String| pairs.iter().any(|pair| pair.key == folded(key));
    if inherited.unless.iter().any(has) {
        return;
    }
    let known = pairs.len();
    add(&inherited.fields, Some(&inherited.from), pairs);
    // A single tag is a list of one.
    let is_list = |field: &Field| match field.node.value {
        Value::List(_) => true,
        Value::Text(_) => field.key == "tags",
        _ => false,
    };
    let (own, new) = (pairs[..known].to_vec(), pairs.split_off(known));
    let is_new = |pair: &Pair<'a>| {
        let same = own.iter().find(|own| own.key == pair.key && !own.is_nested);
        let is_joined = |own: &Pair<'_>| inherited.joins_lists && is_list(own.field) && is_list(pair.field);
        NESTED.contains(&&*pair.key) || same.is_none_or(|own| inherited.is_final || is_joined(own))
    };
    pairs.extend(new.into_iter().filter(is_new));
}

/// The value at the end of a path of folded names.
fn below<'a>(table: &'a Node, path: &[String]) -> Option<&'a Node> {
    let step = |node: &'a Node, name: &String| {
        let field = node.fields().iter().find(|field| folded(&field.key) == *name)?;
        Some(&field.node).filter(|node| node.value != Value::Null)
    };
    path.iter().try_fold(table, step)
}

/// A key without what does not count.
fn folded(key: &str) -> Cow<'_, str> {
    if key.bytes().all(|b| b.is_ascii_lowercase()) {
        return Cow::Borrowed(key);
    }
    let counts = key.chars().filter(|c| !"-_".contains(*c) && !c.is_whitespace());
    Cow::Owned(counts.map(|c| c.to_ascii_lowercase()).collect())
}

#[cfg(test)]
mod tests {
    use super::super::generator::OWN;
    use super::super::inherit::Scope;
    use super::*;
    use crate::text::node;

    fn values(keys: &Keys, field: &str, yaml: &str) -> Vec<String> {
        let node = node::yaml(yaml).unwrap();
        let values = Values::new(&node, &[], keys);
        let texts = values.of(field).filter_map(Node::text);
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
        let keys = Keys::of(&OWN);
        let values = Values::new(&node, &[], &keys);
        assert_eq!(values.own("draft").and_then(Node::text), Some("x"));
        assert_eq!(values.own("status"), None);
        assert_eq!(values.any("Status").and_then(Node::text), Some("y"));
    }

    fn table(yaml: &str) -> Inherited {
        Inherited::new("above.md", Scope::below(""), node::yaml(yaml).unwrap())
    }

    fn said(keys: &Keys, yaml: &str, inherited: &[&Inherited]) -> Vec<String> {
        let node = node::yaml(yaml).unwrap();
        let values = Values::new(&node, inherited, keys);
        let said = values.said().map(|said| said.key.to_owned());
        said.collect()
    }

    #[test]
    fn what_is_inherited_counts_where_the_article_says_nothing() {
        let (near, far) = (
            table("draft: true\ntags: [b]\n"),
            table("draft: x\nlang: fr\ntags: [c]\n"),
        );
        let node = node::yaml("draft: false\ntags: [a]\n").unwrap();
        let keys = Keys::of(&OWN);
        let values = Values::new(&node, &[&near, &far], &keys);
        assert_eq!(values.own("draft").map(|node| &node.value), Some(&Value::Bool(false)));
        assert_eq!(values.own("lang").and_then(Node::text), Some("fr"));
        assert_eq!(values.of("topics").count(), 1);
        let joined = Inherited {
            joins_lists: true,
            ..near
        };
        assert_eq!(Values::new(&node, &[&joined], &keys).of("topics").count(), 2);
        let unless = Inherited {
            unless: vec!["Tags".to_owned()],
            ..table("lang: fr\n")
        };
        assert_eq!(Values::new(&node, &[&unless], &keys).own("lang"), None);
        let last = Inherited {
            is_final: true,
            ..table("draft: true\n")
        };
        assert_eq!(said(&keys, "draft: false\n", &[&last]), ["draft", "draft"]);
    }

    #[test]
    fn the_articles_own_tables_count_before_what_is_inherited() {
        let keys = Keys::of(&OWN);
        let above = table("author: a\nparams: {author: b, draft: true}\n");
        let node = node::yaml("params: {author: c, draft: false}\n").unwrap();
        let values = Values::new(&node, &[&above], &keys);
        let authors = values.of("authors").filter_map(Node::text);
        assert_eq!(authors.collect::<Vec<_>>(), ["c", "a", "b"]);
        assert_eq!(values.said().count(), 2);
    }

    #[test]
    fn what_is_computed_counts_before_what_is_written() {
        let node = node::yaml("permalink: /a/\neleventyComputed: {permalink: /b/}\n").unwrap();
        let keys = Keys::of(&OWN);
        let values = Values::new(&node, &[], &keys);
        assert_eq!(values.own("permalink").and_then(Node::text), Some("/b/"));
    }

    #[test]
    fn a_word_of_ones_own_for_a_draft_is_added() {
        let mut keys = Keys::of(&OWN);
        keys.set("draft", &["extra.geheim"]);
        assert_eq!(said(&keys, "draft: x\nextra: {geheim: y}\n", &[]), ["draft", "extra"]);
        keys.set("draft", &[""; 0]);
        assert_eq!(said(&keys, "draft: x\nstatus: y\n", &[]), ["status"]);
    }
}
