//! The text of a story: one of the renditions in `contentSet`.

use super::super::xml::{Named, Node, attribute, child, raw};
use super::super::{Item, content, nitf};
use super::tt;
use crate::model::Markup;

/// What a content type has in it, the best first; XHTML is written in many ways (`application/xhtml+xml`, `xhtml/xml`).
const TYPES: &[&str] = &["html", "nitf", "xml", "plain"];

/// Reads the best rendition that says something. What the lines of the item leave open is read from NITF.
pub(super) fn read(item: &mut Item<'_>, node: Node<'_, '_>) {
    let set = child(node, "contentSet");
    let mut renditions: Vec<Node<'_, '_>> = set.into_iter().flat_map(|set| set.children()).filter(is_text).collect();
    renditions.sort_by_key(|rendition| rank(*rendition));
    for rendition in renditions {
        if let Some(nitf) = child(rendition, "nitf") {
            item.body(&nitf::body(nitf), Markup::Html);
            from_nitf(item, nitf);
        } else if rendition.children().any(|inner| inner.is_element()) {
            item.body(&content::document(rendition), Markup::Html);
            tt::read(item, rendition);
        } else {
            item.body(&content::of_text(&raw(rendition)), Markup::Html);
        }
        if !item.article.body.text.is_empty() {
            return;
        }
    }
}

fn is_text(node: &Node<'_, '_>) -> bool {
    let is_plain = node.has_local_name("inlineData") && attribute(*node, "encoding").is_none();
    is_plain || node.has_local_name("inlineXML")
}

fn rank(rendition: Node<'_, '_>) -> usize {
    let of = attribute(rendition, "contenttype").unwrap_or_default();
    let known = TYPES.iter().position(|part| of.contains(part));
    known.unwrap_or(TYPES.len())
}

fn from_nitf(item: &mut Item<'_>, nitf: Node<'_, '_>) {
    if item.article.stub.title.is_empty() {
        item.article.stub.title = item.words(&nitf::headline(nitf));
    }
    if item.article.stub.authors.is_empty() {
        nitf::byline(item, nitf);
    }
    if item.article.summary.is_none() {
        item.article.summary = item.some_words(&nitf::summary(nitf));
    }
    nitf::photos(item, nitf);
}
