//! Ghost: its own export (`db`, a list of tables that refer to each other by ids), what its content interface gives
//! (ghost.org/docs/content-api), and the JSON that its migration tools write, where each row stands in `data`.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use super::fields::{author, slug, until_its_date};
use crate::input::delivery::{Item, Items};
use crate::input::json;
use crate::input::{ArticleFormat, Bytes, Found, Layout, Rules, ToldBy};
use crate::model::{Markup, Photo};
use crate::text::html::{self, to_text};
use crate::text::node::{Node, Value};
use crate::text::source::Source;

/// Ghost's exports in the table of formats.
pub const FORMAT: ArticleFormat = ArticleFormat {
    name: "Ghost export",
    key: "ghost",
    endings: &["json"],
    told_by: ToldBy::Content,
    bytes: Bytes::Delivered,
    detect: |head| {
        let has = |key: &str| head.contains(&format!("\"{key}\""));
        let is_export = has("db") || has("data") || has("meta");
        let is_posts =
            has("posts") && (has("published_at") || has("custom_excerpt") || has("feature_image") || has("mobiledoc"));
        head.trim_start().starts_with('{') && (is_export && has("exported_on") || is_posts)
    },
    read,
    layout: Layout::Whole,
    has_front_matter: false,
    has_pictures_beside: false,
};

fn read(source: &Source<'_>, rules: &Rules) -> Vec<Found> {
    json::tree(source, |source, tree| {
        let tables = Tables::new(data(tree));
        let posts = tables.rows("posts").iter();
        let around = Items::new(source, rules);
        posts
            .map(|written| post(around.at(row(written).span.start), &tables, written))
            .collect()
    })
}

/// What holds the tables: the whole, its `data`, or the first of `db`.
pub(super) fn data(tree: &Node) -> &Node {
    let first = tree.get("db").and_then(|db| items(db).first()).unwrap_or(tree);
    first
        .get("data")
        .filter(|data| data.get("posts").is_some())
        .unwrap_or(first)
}

/// The tables of an export, and which rows belong together.
struct Tables<'n> {
    data: &'n Node,
    tags: FxHashMap<&'n str, Vec<&'n Node>>,
    authors: FxHashMap<&'n str, Vec<&'n Node>>,
    users: FxHashMap<&'n str, &'n Node>,
    meta: FxHashMap<&'n str, &'n Node>,
}

impl<'n> Tables<'n> {
    fn new(data: &'n Node) -> Self {
        let rows = |name: &str| data.get(name).map(items).unwrap_or_default().iter().map(row);
        let users: FxHashMap<_, _> = rows("users").map(|user| (text(user, "id"), user)).collect();
        let tags = rows("tags").map(|tag| (text(tag, "id"), tag)).collect();
        Self {
            data,
            tags: joined(rows("posts_tags"), "tag_id", &tags),
            authors: joined(rows("posts_authors"), "author_id", &users),
            users,
            meta: rows("posts_meta").map(|meta| (text(meta, "post_id"), meta)).collect(),
        }
    }

    fn rows(&self, name: &str) -> &'n [Node] {
        self.data.get(name).map(items).unwrap_or_default()
    }
}

/// The rows of a table that belong to each post, in their order.
fn joined<'n>(
    pairs: impl Iterator<Item = &'n Node>,
    key: &str,
    rows: &FxHashMap<&'n str, &'n Node>,
) -> FxHashMap<&'n str, Vec<&'n Node>> {
    let mut found: FxHashMap<&str, Vec<(u32, &Node)>> = FxHashMap::default();
    for pair in pairs {
        if let Some(row) = rows.get(text(pair, key)) {
            let order = text(pair, "sort_order").parse().unwrap_or_default();
            found.entry(text(pair, "post_id")).or_default().push((order, row));
        }
    }
    let sorted = |mut rows: Vec<(u32, &'n Node)>| {
        rows.sort_by_key(|(order, _)| *order);
        rows.into_iter().map(|(_, row)| row).collect()
    };
    found.into_iter().map(|(post, rows)| (post, sorted(rows))).collect()
}

/// A row of a migration stands in `data`, with its address beside it.
fn row(node: &Node) -> &Node {
    node.get("data").unwrap_or(node)
}

fn post(mut item: Item<'_>, tables: &Tables<'_>, written: &Node) -> Found {
    let post = row(written);
    let kind = text(post, "type");
    let is_page = post
        .get("page")
        .is_some_and(|page| page.value == Value::Bool(true) || page.text() == Some("1"));
    if is_page || !matches!(kind, "" | "post") {
        return item.no_story(if is_page {
            "a page"
        } else {
            "of another type than `post`"
        });
    }
    let id = text(post, "id");
    story_id(post).clone_into(&mut item.delivery.id);
    let mut time = |key: &str| {
        let node = post.get(key)?;
        item.time(node.text()?, node.span.clone())
    };
    let (published, created, updated) = (time("published_at"), time("created_at"), time("updated_at"));
    item.first = published.or(created);
    item.delivery.sent = updated.max(item.first);
    status(&mut item, post);
    item.article.stub.title = item.words(text(post, "title"));
    slug(&mut item, text(post, "slug"));
    let url = Some(text(post, "url"))
        .filter(|url| !url.is_empty())
        .unwrap_or_else(|| text(written, "url"));
    item.article.stub.url = Some(here(url)).filter(|url| !url.is_empty());
    item.article.stub.language = Some(text(post, "locale").to_owned()).filter(|language| !language.is_empty());
    let summary = [text(post, "custom_excerpt"), text(post, "excerpt")];
    let summary = summary
        .into_iter()
        .find_map(|summary| item.some_words(&to_text(summary)));
    item.article.summary = summary;
    authors(&mut item, tables, id, post);
    topics(&mut item, tables, id, post);
    body(&mut item, post);
    let meta = tables.meta.get(id).copied();
    let photo = photo(&mut item, post, meta);
    item.photos(photo);
    item.finish()
}

/// The id that Ghost's own feed has. Numbers, of its first years, are those of many sites.
fn story_id(post: &Node) -> &str {
    let is_own = |id: &&str| !id.is_empty() && !id.bytes().all(|b| b.is_ascii_digit());
    let ids = ["id", "uuid", "slug"].map(|key| text(post, key));
    ids.into_iter().find(is_own).unwrap_or(ids[0])
}

/// Posts for members are for nobody else, and those of status `sent` went out as letters only.
fn status(item: &mut Item<'_>, post: &Node) {
    match post.get("status") {
        Some(node) if node.text() == Some("scheduled") => until_its_date(item),
        Some(node) => item.status(node.text().unwrap_or_default(), node.span.clone()),
        None => {}
    }
    let visibility = text(post, "visibility");
    if !matches!(visibility, "" | "public") {
        item.hold(format!("for {visibility}"), false);
    }
}

fn authors(item: &mut Item<'_>, tables: &Tables<'_>, id: &str, post: &Node) {
    let listed: Vec<&Node> = post
        .get("authors")
        .map(items)
        .unwrap_or_default()
        .iter()
        .map(row)
        .collect();
    let joined = || tables.authors.get(id).cloned().unwrap_or_default();
    let one = || -> Vec<&Node> {
        let user = tables.users.get(text(post, "author_id")).copied();
        let author = post.get("author").or_else(|| post.get("primary_author")).map(row);
        author
            .filter(|author| !author.fields().is_empty())
            .or(user)
            .into_iter()
            .collect()
    };
    let mut found = listed;
    for other in [joined(), one()] {
        if found.is_empty() {
            found = other;
        }
    }
    for person in found {
        author(item, text(person, "name"));
    }
}

/// Tags, but for internal ones, which begin with `#`.
fn topics(item: &mut Item<'_>, tables: &Tables<'_>, id: &str, post: &Node) {
    let listed: Vec<&Node> = post
        .get("tags")
        .map(items)
        .unwrap_or_default()
        .iter()
        .map(row)
        .collect();
    let tags = if listed.is_empty() {
        tables.tags.get(id).cloned().unwrap_or_default()
    } else {
        listed
    };
    let is_public = |tag: &&Node| text(tag, "visibility") != "internal" && !text(tag, "name").starts_with('#');
    for tag in tags.into_iter().filter(is_public) {
        item.topic(text(tag, "name"));
    }
}

fn body(item: &mut Item<'_>, post: &Node) {
    let key = ["html", "plaintext"]
        .into_iter()
        .find(|key| !text(post, key).is_empty());
    let Some(node) = key.and_then(|key| post.get(key)) else {
        return;
    };
    let text = node.text().unwrap_or_default();
    let body = if key == Some("html") {
        let (public, is_cut) = without_gated(text);
        if is_cut {
            item.hold_part(node.span.start);
        }
        here(&public)
    } else {
        html::from_text(text)
    };
    item.body(&body, Markup::Html);
    item.article.body.at = node.span.start;
}

/// The featured picture; what is said of it is in a table of its own.
fn photo(item: &mut Item<'_>, post: &Node, meta: Option<&Node>) -> Option<Photo> {
    let of = |key: &str| {
        let known = [Some(post), meta].into_iter().flatten();
        known
            .map(|row| text(row, key))
            .find(|text| !text.is_empty())
            .unwrap_or_default()
    };
    let src = here(text(post, "feature_image"));
    (!src.is_empty()).then(|| Photo {
        src,
        caption: item.some_words(&to_text(of("feature_image_caption"))),
        alt: item.some_words(of("feature_image_alt")),
        at: post.get("feature_image").map_or(0, |node| node.span.start),
        ..Photo::default()
    })
}

/// What Ghost puts around a part of a text that not everybody sees (`lexical-default-nodes`, visibility of cards):
/// `<!--kg-gated-block:begin nonMember:false memberSegment:"status:free" -->`.
const GATE: [&str; 2] = ["<!--kg-gated-block:begin", "<!--kg-gated-block:end-->"];

/// The text without the parts that are for members alone, and whether there was one. One that does not end goes to the end of
/// the text.
fn without_gated(text: &str) -> (Cow<'_, str>, bool) {
    let [begin, end] = GATE;
    let (mut kept, mut rest, mut is_cut) = (String::new(), text, false);
    while let Some((before, behind)) = rest.split_once(begin) {
        let head = behind.split("-->").next().unwrap_or_default();
        kept.push_str(before);
        let (inner, after) = behind.split_once(end).unwrap_or((behind, ""));
        if head.replace(' ', "").contains("nonMember:true") {
            kept.push_str(inner.split_once("-->").map_or("", |(_, inner)| inner));
        } else {
            is_cut = true;
        }
        rest = after;
    }
    if rest.len() == text.len() {
        return (Cow::Borrowed(text), false);
    }
    kept.push_str(rest);
    (Cow::Owned(kept), is_cut)
}

/// A text in which addresses of the site begin at its root: an export has a word for the site's address.
fn here(text: &str) -> String {
    text.replace("__GHOST_URL__/", "/").replace("__GHOST_URL__", "/")
}

/// The text of a key; empty where there is none.
fn text<'n>(node: &'n Node, key: &str) -> &'n str {
    node.get(key).and_then(Node::text).unwrap_or_default().trim()
}

fn items(node: &Node) -> &[Node] {
    match &node.value {
        Value::List(items) => items,
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_for_members_alone_stays_out() {
        let gate = |who: &str| format!("<!--kg-gated-block:begin {who} --><p>In</p><!--kg-gated-block:end-->");
        let (all, members) = (
            gate("nonMember:true memberSegment:\"\""),
            gate("nonMember:false memberSegment:\"status:free\""),
        );
        for (text, expected, is_cut) in [
            (format!("<p>1</p>{members}<p>2</p>"), "<p>1</p><p>2</p>", true),
            (format!("<p>1</p>{all}<p>2</p>"), "<p>1</p><p>In</p><p>2</p>", false),
            (format!("{all}{members}"), "<p>In</p>", true),
            (
                "<p>1</p><!--kg-gated-block:begin nonMember:false --><p>In</p>".to_owned(),
                "<p>1</p>",
                true,
            ),
            ("<p>1</p>".to_owned(), "<p>1</p>", false),
        ] {
            assert_eq!(without_gated(&text), (Cow::Borrowed(expected), is_cut), "{text}");
        }
    }
}
