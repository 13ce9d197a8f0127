//! Blogger's exports: the archive that it gave up to 2024 (Atom with `schemas.google.com/g/2005#kind`), and the `feed.atom` of
//! Google Takeout since (`schemas.google.com/blogger/2018`).

use super::fields::{author, until_its_date};
use super::picture;
use crate::input::delivery::xml::{self, Node, at, attribute, child, children, text, written};
use crate::input::delivery::{Item, Items};
use crate::input::{ArticleFormat, Bytes, Found, Layout, Rules, ToldBy};
use crate::model::Markup;
use crate::text::html;
use crate::text::source::Source;

/// Blogger's exports in the table of formats.
pub const FORMAT: ArticleFormat = ArticleFormat {
    name: "Blogger export",
    key: "blogger",
    endings: &["atom", "xml"],
    told_by: ToldBy::Content,
    bytes: Bytes::Delivered,
    detect: |head| {
        let marks = [
            "http://schemas.google.com/blogger/",
            ">Blogger</generator>",
            "http://schemas.google.com/g/2005#kind",
        ];
        head.contains("<feed") && marks.iter().any(|mark| head.contains(mark))
    },
    read,
    layout: Layout::Whole,
    has_front_matter: false,
    has_pictures_beside: false,
};

/// The scheme of the category that says what an entry is.
const KIND: &str = "http://schemas.google.com/g/2005#kind";

fn read(source: &Source<'_>, rules: &Rules) -> Vec<Found> {
    xml::read(source, |root| {
        let entries = children(root, "entry");
        let around = Items::new(source, rules);
        entries.map(|node| entry(around.at(node.range().start), node)).collect()
    })
}

/// `post`, `page`, `comment`, `template`, `settings`.
fn kind(node: Node<'_, '_>) -> String {
    let category = children(node, "category").find(|category| attribute(*category, "scheme") == Some(KIND));
    let term = category.and_then(|category| attribute(category, "term"));
    let kind = term.and_then(|term| term.rsplit('#').next()).map(str::to_owned);
    kind.unwrap_or_else(|| text(child(node, "type")).to_lowercase())
}

fn entry(mut item: Item<'_>, node: Node<'_, '_>) -> Found {
    let kind = kind(node);
    if !kind.is_empty() && kind != "post" {
        return item.no_story(&format!("of type `{kind}`"));
    }
    item.delivery.id = text(child(node, "id"));
    let mut time = |name: &str| {
        let node = child(node, name)?;
        item.time(&text(Some(node)), node.range())
    };
    let (first, sent) = (time("published"), time("updated"));
    item.first = first;
    item.delivery.sent = sent.max(first);
    status(&mut item, node);
    item.article.stub.title = item.words(&text(child(node, "title")));
    item.article.stub.url = url(node);
    for name in children(node, "author").map(|author| text(child(author, "name"))) {
        author(&mut item, &name);
    }
    let topics = children(node, "category").filter(|category| attribute(*category, "scheme") != Some(KIND));
    for term in topics.filter_map(|category| attribute(category, "term")) {
        item.topic(term);
    }
    body(&mut item, node);
    item.finish()
}

/// Of the archive `app:draft`, of Takeout `blogger:status`.
fn status(item: &mut Item<'_>, node: Node<'_, '_>) {
    if text(at(node, &["control", "draft"])) == "yes" {
        item.hold("draft", false);
    }
    let Some(status) = child(node, "status") else { return };
    match &*text(Some(status)) {
        "SCHEDULED" => until_its_date(item),
        word => item.status(word, status.range()),
    }
}

/// The page of the post: Takeout has its path alone.
fn url(node: Node<'_, '_>) -> Option<String> {
    let page = children(node, "link").find(|link| attribute(*link, "rel") == Some("alternate"));
    let page = page.and_then(|link| attribute(link, "href")).map(str::to_owned);
    page.or_else(|| Some(text(child(node, "filename"))))
        .filter(|url| !url.is_empty())
}

/// The text, and its pictures: Blogger has no other place for them.
fn body(item: &mut Item<'_>, node: Node<'_, '_>) {
    let Some(content) = child(node, "content") else { return };
    let body = match attribute(content, "type") {
        Some("html") => written(Some(content)),
        _ => html::from_text(&written(Some(content))),
    };
    let at = content.range().start;
    item.photos(picture::of_images(&body, at));
    item.body(&body, Markup::Html);
    item.article.body.at = at;
}
