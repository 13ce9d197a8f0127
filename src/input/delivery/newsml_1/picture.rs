//! The photos of an item: components that hold a picture in several sizes, and mostly a caption.

use std::collections::{BTreeMap, BTreeSet};

use super::super::xml::{Named, Node, attribute, child, children, text};
use super::super::{Item, nitf};
use super::part::{Parts, is_image, role};
use crate::model::Photo;

/// Components around a rendition that may still be of the picture alone.
const LEVELS: usize = 8;

/// No story shows more.
const MOST_PHOTOS: usize = 100;

/// What stands for something else, or is no part of the story.
const OTHERS: &[&str] = &["audio", "logo", "sound", "video"];

/// Adds the pictures of an item, and those of its NITF.
pub(super) fn read(item: &mut Item<'_>, node: Node<'_, '_>, parts: &Parts<'_, '_>) {
    if let Some(nitf) = parts.nitf() {
        nitf::photos(item, nitf);
    }
    let story: BTreeSet<usize> = match parts.component() {
        Some(component) => component.ancestors().map(|node| node.range().start).collect(),
        None => BTreeSet::new(),
    };
    let is_picture = |content: &Node<'_, '_>| {
        let is_own = |component| !OTHERS.contains(&role(component).as_str());
        content.has_local_name("ContentItem") && is_image(*content) && content.parent().is_some_and(is_own)
    };
    // The largest rendition of each component that holds nothing of the story.
    let mut largest: BTreeMap<usize, (Node<'_, '_>, Node<'_, '_>)> = BTreeMap::new();
    for content in node.descendants().filter(is_picture) {
        let around = content.ancestors().skip(1).take(LEVELS);
        let around = around.take_while(|node| node.has_local_name("NewsComponent"));
        let alone = around.take_while(|node| !story.contains(&node.range().start)).last();
        let group = alone.unwrap_or(content);
        let best = largest.entry(group.range().start).or_insert((group, content));
        if width(content) > width(best.1) {
            best.1 = content;
        }
    }
    for (group, content) in largest.into_values().take(MOST_PHOTOS) {
        add(item, group, content);
    }
}

/// In pixels.
fn width(content: Node<'_, '_>) -> Option<u32> {
    let characteristics = child(content, "Characteristics")?;
    let is_width = |name: &str| matches!(name, "Width" | "PixelWidth");
    let mut properties = children(characteristics, "Property");
    let width = properties.find(|property| attribute(*property, "FormalName").is_some_and(is_width))?;
    attribute(width, "Value")?.parse().ok()
}

fn add(item: &mut Item<'_>, group: Node<'_, '_>, content: Node<'_, '_>) {
    let Some(src) = attribute(content, "Href") else {
        return;
    };
    let is_caption = |node: &Node<'_, '_>| node.has_local_name("NewsComponent") && role(*node) == "caption";
    let captions = group
        .descendants()
        .filter(is_caption)
        .flat_map(|caption| children(caption, "ContentItem"));
    let caption = captions.map(|content| text(child(content, "DataContent"))).next();
    let line = |name| text(child(group, "NewsLines").and_then(|lines| child(lines, name)));
    let photo = Photo {
        src: src.to_owned(),
        caption: item.some_words(&caption.unwrap_or_else(|| line("HeadLine"))),
        credits: item.some_words(&line("CreditLine")).into_iter().collect(),
        at: content.range().start,
        ..Photo::default()
    };
    item.photo(photo);
}
