//! Posts as the REST interface of `WordPress` gives them, with `?_embed` for names, topics and pictures
//! (developer.wordpress.org/rest-api/reference/posts): one, or an array.

use super::fields::{author, slug, until_its_date};
use crate::input::delivery::{Item, Items};
use crate::input::json;
use crate::input::{ArticleFormat, Bytes, Found, Layout, Rules, ToldBy};
use crate::model::{Markup, Photo, Timestamp};
use crate::text::html::to_text;
use crate::text::node::{Node, Value};
use crate::text::source::Source;

/// Posts of the REST interface in the table of formats.
pub const FORMAT: ArticleFormat = ArticleFormat {
    name: "WordPress REST posts",
    key: "wordpress-rest",
    endings: &["json"],
    told_by: ToldBy::Content,
    bytes: Bytes::Delivered,
    detect: |head| {
        let has = |key: &str| head.contains(&format!("\"{key}\""));
        head.trim_start().starts_with(['{', '[']) && has("date_gmt") && has("rendered") && has("guid")
    },
    read,
    layout: Layout::Whole,
    has_front_matter: false,
    has_pictures_beside: false,
};

fn read(source: &Source<'_>, rules: &Rules) -> Vec<Found> {
    json::tree(source, |source, tree| {
        let around = Items::new(source, rules);
        let read = |fields: &Node| post(around.at(fields.span.start), fields);
        match &tree.value {
            Value::List(posts) => posts.iter().map(read).collect(),
            _ => vec![read(tree)],
        }
    })
}

fn post(mut item: Item<'_>, fields: &Node) -> Found {
    let kind = text(fields, "type");
    if !kind.is_empty() && kind != "post" {
        return item.no_story(&format!("of type `{kind}`"));
    }
    rendered(fields, "guid").clone_into(&mut item.delivery.id);
    item.first = time(&mut item, fields, "date_gmt", "date");
    item.delivery.sent = time(&mut item, fields, "modified_gmt", "modified").or(item.first);
    status(&mut item, fields);
    item.article.stub.title = item.words(rendered(fields, "title"));
    slug(&mut item, text(fields, "slug"));
    item.article.stub.url = Some(text(fields, "link").to_owned()).filter(|url| !url.is_empty());
    item.article.summary = item.some_words(&to_text(rendered(fields, "excerpt")));
    item.body(rendered(fields, "content"), Markup::Html);
    if let Some(content) = fields.get("content") {
        item.article.body.at = content.span.start;
    }
    let embedded = fields.get("_embedded");
    terms(&mut item, embedded);
    if item.article.stub.authors.is_empty() {
        for person in embedded.into_iter().flat_map(|embedded| list(embedded, "author")) {
            author(&mut item, name(person));
        }
    }
    let pictures = embedded
        .map(|embedded| list(embedded, "wp:featuredmedia"))
        .unwrap_or_default();
    let photos: Vec<Photo> = pictures
        .iter()
        .filter_map(|picture| photo(&mut item, picture))
        .collect();
    item.photos(photos);
    item.finish()
}

/// The fields that end in `_gmt` are UTC; the zone of the others is the site's.
fn time(item: &mut Item<'_>, fields: &Node, utc: &str, local: &str) -> Option<Timestamp> {
    let mut read = |key: &str, zone: &str| {
        let written = text(fields, key);
        let is_one = !written.is_empty() && !written.starts_with("0000");
        is_one.then(|| item.time(&format!("{written}{zone}"), fields.get(key)?.span.clone()))?
    };
    read(utc, "Z").or_else(|| read(local, ""))
}

fn status(item: &mut Item<'_>, fields: &Node) {
    let is_protected = |key: &str| {
        fields
            .get(key)
            .and_then(|node| node.get("protected"))
            .map(|node| &node.value)
    };
    let is_protected = |key: &str| is_protected(key) == Some(&Value::Bool(true));
    if is_protected("content") || !text(fields, "password").is_empty() {
        item.hold("password", false);
    }
    match fields.get("status") {
        Some(node) if node.text() == Some("future") => until_its_date(item),
        Some(node) => item.status(node.text().unwrap_or_default(), node.span.clone()),
        None => {}
    }
}

/// Categories and tags; and the people, where a plug-in keeps them so that there may be several (taxonomy `author`).
fn terms(item: &mut Item<'_>, embedded: Option<&Node>) {
    let lists = embedded.map(|embedded| list(embedded, "wp:term")).unwrap_or_default();
    for term in lists.iter().flat_map(items) {
        match text(term, "taxonomy") {
            "author" => author(item, name(term)),
            "category" | "post_tag" => item.topic(text(term, "name")),
            _ => {}
        }
    }
}

/// What a person is called. Who chose no name is called by the login, of which the slug is made.
fn name(person: &Node) -> &str {
    let name = text(person, "name");
    if name == text(person, "slug") { "" } else { name }
}

fn photo(item: &mut Item<'_>, picture: &Node) -> Option<Photo> {
    let src = text(picture, "source_url");
    let details = picture.get("media_details");
    let pixels = |key: &str| details.and_then(|details| text(details, key).parse().ok());
    let is_picture = matches!(text(picture, "media_type"), "" | "image");
    (is_picture && !src.is_empty()).then(|| Photo {
        src: src.to_owned(),
        caption: item.some_words(&to_text(rendered(picture, "caption"))),
        alt: item.some_words(text(picture, "alt_text")),
        width: pixels("width"),
        height: pixels("height"),
        at: picture.span.start,
        ..Photo::default()
    })
}

/// The text of a key; empty where there is none.
fn text<'n>(node: &'n Node, key: &str) -> &'n str {
    node.get(key).and_then(Node::text).unwrap_or_default()
}

/// What the site makes of a field for its pages.
fn rendered<'n>(node: &'n Node, key: &str) -> &'n str {
    node.get(key).map(|node| text(node, "rendered")).unwrap_or_default()
}

fn list<'n>(node: &'n Node, key: &str) -> &'n [Node] {
    node.get(key).map(items).unwrap_or_default()
}

fn items(node: &Node) -> &[Node] {
    match &node.value {
        Value::List(items) => items,
        _ => &[],
    }
}
