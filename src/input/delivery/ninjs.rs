//! ninjs, the IPTC's news in JSON, 1.0 to 3.1, and the JSON of systems that write it with keys of their own
//! (iptc.org/std/ninjs). Keys are compared without their capitals and dashes: 1.x has `headline_main`, 2.x and later
//! `headlines` with roles, 3.x writes `pubStatus`.

use std::ops::Range;

use super::super::json;
use super::super::{ArticleFormat, Bytes, Found, Rules, ToldBy};
use super::Item;
use crate::model::{Author, Markup, Photo};
use crate::text::html;
use crate::text::node::{Node, Value};
use crate::text::source::Source;

/// ninjs in the table of formats.
pub const FORMAT: ArticleFormat = ArticleFormat {
    name: "ninjs",
    key: "ninjs",
    endings: &["json"],
    told_by: ToldBy::Content,
    bytes: Bytes::Text,
    detect: |head| {
        let head = head.trim_start();
        let key = |name: &str| head.contains(&format!("\"{name}\""));
        head.starts_with('{') && KEYS_OF_ITEMS.iter().filter(|name| key(name)).count() > 1
    },
    read,
    by_line: false,
    has_front_matter: false,
    has_pictures_beside: false,
};

/// Two of these are in each item, and not in other JSON.
const KEYS_OF_ITEMS: &[&str] = &[
    "versioncreated",
    "versionCreated",
    "firstcreated",
    "firstCreated",
    "pubstatus",
    "pubStatus",
    "uri",
    "guid",
    "headlines",
    "body_html",
    "bodies",
    "slugline",
    "description_text",
];

fn read(source: &Source<'_>, rules: &Rules) -> Vec<Found> {
    json::tree(source, |source, fields| vec![item(source, rules, fields)])
}

fn item(source: &Source<'_>, rules: &Rules, fields: &Node) -> Found {
    let mut item = Item::new(source, rules, fields.span.start);
    let kind = words(fields, "type").unwrap_or_default();
    if !kind.is_empty() && kind != "text" && kind != "composite" {
        return item.no_story(&format!("of type `{kind}`"));
    }
    let id = words(fields, "uri").or_else(|| words(fields, "guid"));
    item.delivery.id = id.map(str::to_owned).unwrap_or_default();
    item.delivery.version = words(fields, "version").map(str::to_owned);
    item.delivery
        .replaces
        .extend(words(fields, "evolvedfrom").map(str::to_owned));
    times(&mut item, fields);
    if let Some(node) = find(fields, "embargoed") {
        item.embargo(node.text().unwrap_or_default(), node.span.clone());
    }
    if let Some((word, at)) = spanned(fields, "pubstatus") {
        item.status(word, at);
    }
    if let Some(headline) = headline(fields) {
        item.article.stub.title = item.words(headline);
    }
    item.article.stub.language = words(fields, "language").map(str::to_owned);
    byline(&mut item, fields);
    topics(&mut item, fields);
    body(&mut item, fields);
    if let Some(Value::Table(parts)) = find(fields, "associations").map(|node| &node.value) {
        let photos: Vec<Photo> = parts.iter().filter_map(|part| photo(&mut item, &part.node)).collect();
        item.article.photos = photos;
    }
    if item.article.stub.title.is_empty() && item.article.body.text.is_empty() && !item.delivery.is_kill {
        return item.no_story("without headline and text");
    }
    item.finish()
}

fn times(item: &mut Item<'_>, fields: &Node) {
    let mut time = |key: &str| {
        let (text, at) = spanned(fields, key)?;
        item.time(text, at)
    };
    let (sent, first) = (time("versioncreated"), time("firstcreated"));
    item.first = first.or_else(|| time("firstpublished"));
    item.delivery.sent = sent;
}

/// The main headline, whatever its key.
fn headline(fields: &Node) -> Option<&str> {
    let of_role = |role: &str| {
        let Value::List(headlines) = &find(fields, "headlines")?.value else {
            return None;
        };
        let mut headlines = headlines.iter();
        headlines.find_map(|one| words(one, "value").filter(|_| words(one, "role") == Some(role)))
    };
    let of_role = || of_role("main").or_else(|| of_role("medium"));
    words(fields, "headline")
        .or_else(|| words(fields, "headline_main"))
        .or_else(of_role)
}

fn byline(item: &mut Item<'_>, fields: &Node) {
    if let Some(Value::List(authors)) = find(fields, "authors").map(|node| &node.value) {
        for name in authors.iter().filter_map(|author| words(author, "name")) {
            let name = item.words(name);
            item.article.stub.authors.push(Author {
                name,
                ..Author::default()
            });
        }
    }
    if item.article.stub.authors.is_empty()
        && let Some(byline) = words(fields, "byline").or_else(|| words(fields, "by"))
    {
        item.byline(byline);
    }
}

fn topics(item: &mut Item<'_>, fields: &Node) {
    for key in ["subject", "subjects"] {
        let Some(Value::List(subjects)) = find(fields, key).map(|node| &node.value) else {
            continue;
        };
        for subject in subjects {
            let name = words(subject, "name").or_else(|| words(subject, "code"));
            if let Some(name) = name {
                item.topic(words(subject, "scheme").unwrap_or_default(), name);
            }
        }
    }
}

fn body(item: &mut Item<'_>, fields: &Node) {
    let of_type = |contenttype: &str| {
        let Value::List(bodies) = &find(fields, "bodies")?.value else {
            return None;
        };
        let mut bodies = bodies.iter();
        bodies.find_map(|one| words(one, "value").filter(|_| words(one, "contenttype") == Some(contenttype)))
    };
    let html = words(fields, "body_html")
        .or_else(|| words(fields, "body_xhtml"))
        .or_else(|| of_type("text/html"));
    if let Some(html) = html {
        return item.body(html.to_owned(), Markup::Html);
    }
    if let Some(text) = words(fields, "body_text").or_else(|| of_type("text/plain")) {
        item.body(html::from_text(text), Markup::Html);
    }
}

/// The picture of an association, at its largest rendition.
fn photo(item: &mut Item<'_>, fields: &Node) -> Option<Photo> {
    words(fields, "type").filter(|kind| *kind == "picture")?;
    let renditions = match &find(fields, "renditions")?.value {
        Value::Table(fields) => fields.iter().map(|field| &field.node).collect(),
        Value::List(items) => items.iter().collect(),
        _ => Vec::new(),
    };
    let width = |node: &&Node| {
        find(node, "width")
            .and_then(Node::text)
            .and_then(|text| text.parse::<u32>().ok())
    };
    let largest = renditions.into_iter().max_by_key(width)?;
    let caption = words(fields, "description_text").or_else(|| words(fields, "headline"));
    Some(Photo {
        src: words(largest, "href")?.to_owned(),
        caption: caption.and_then(|caption| item.some_words(caption)),
        credits: words(fields, "byline")
            .and_then(|credit| item.some_words(credit))
            .into_iter()
            .collect(),
        at: fields.span.start,
        ..Photo::default()
    })
}

/// The value of a key, however its capitals and dashes are.
fn find<'n>(node: &'n Node, key: &str) -> Option<&'n Node> {
    let is_it = |name: &str| name.replace(['_', '-'], "").eq_ignore_ascii_case(&key.replace('_', ""));
    let field = node.fields().iter().find(|field| is_it(&field.key))?;
    (!matches!(field.node.value, Value::Null)).then_some(&field.node)
}

/// The text of a key, and where it stands.
fn spanned<'n>(node: &'n Node, key: &str) -> Option<(&'n str, Range<usize>)> {
    let node = find(node, key)?;
    Some((node.text()?, node.span.clone()))
}

/// The text of a key, unless it is blank.
fn words<'n>(node: &'n Node, key: &str) -> Option<&'n str> {
    find(node, key)?.text().map(str::trim).filter(|text| !text.is_empty())
}
