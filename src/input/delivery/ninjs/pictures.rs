//! The pictures that a story brings along (ninjs, `associations`), each at its largest rendition.

use super::parts::{description, id, parts};
use crate::input::delivery::Item;
use crate::input::delivery::tree::{bare, find, number, values, words};
use crate::model::{Material, Photo};
use crate::text::node::{Node, Value};

/// What an association is that readers see as a picture.
pub(super) const PICTURES: &[&str] = &["picture", "photo", "image", "graphic"];

/// What an association is that stands in no text: another story.
const STORIES: &[&str] = &["text", "composite"];

/// Names of renditions from the largest down, for systems that state no width.
const NAMES: &[&str] = &[
    "original",
    "main",
    "hires",
    "highres",
    "baseimage",
    "preview",
    "viewimage",
];

/// Media types that readers show.
const SHOWN: &[&str] = &["jpeg", "jpg", "png", "gif", "webp", "avif", "svg"];

/// Adds the pictures of a story to it.
pub(super) fn add(item: &mut Item<'_>, story: &Node) {
    for (key, node) in associations(story) {
        let is_related = words(node, "type").is_some_and(|kind| STORIES.contains(&kind));
        let is_usable = is_related || item.may_show(words(node, "pubstatus"), node.span.start);
        if !is_usable || !is_related && !item.may_show_then(find(node, "embargoed")) {
            let renditions = values(find(node, "renditions")).into_iter();
            let addresses = renditions.filter_map(|node| words(node, "href")).map(str::to_owned);
            item.held.addresses.extend(addresses);
            item.held.embeds.extend(key.map(str::to_owned));
        } else if let Some(id) = reference(node) {
            let (item_id, at) = (Some(id.to_owned()), node.span.start);
            item.article.photos.push(Photo {
                item: item_id,
                at,
                ..Photo::default()
            });
        } else if let Some(photo) = photo(item, node) {
            item.photo(photo);
        }
    }
}

/// What a story brings along, with the keys by which its text embeds it.
fn associations(story: &Node) -> Vec<(Option<&str>, &Node)> {
    match find(story, "associations").map(|node| &node.value) {
        Some(Value::List(nodes)) => nodes.iter().map(|node| (None, node)).collect(),
        Some(Value::Table(fields)) => (fields.iter().map(|field| (Some(&*field.key), &field.node))).collect(),
        _ => Vec::new(),
    }
}

/// The picture of an item, for stories in other files.
pub(super) fn alone(item: &mut Item<'_>, node: &Node) -> Material {
    if let Some(photo) = photo(item, node) {
        item.photo(photo);
    }
    Material::Picture(item.article.photos.pop().map(Box::new))
}

/// The id of an association that holds nothing: it stands in another file, if it is a picture.
fn reference(node: &Node) -> Option<&str> {
    let may_be = words(node, "type").is_none_or(|kind| PICTURES.contains(&kind));
    let is_bare = find(node, "renditions").is_none_or(|renditions| values(Some(renditions)).is_empty());
    id(node).filter(|_| may_be && is_bare)
}

fn photo(item: &mut Item<'_>, node: &Node) -> Option<Photo> {
    if words(node, "type").is_some_and(|kind| !PICTURES.contains(&kind)) {
        return None;
    }
    let credit = ["byline", "by", "creditline"].iter().find_map(|key| words(node, key));
    Some(Photo {
        src: largest(find(node, "renditions")?)?.to_owned(),
        caption: description(&parts(node, "description", "descriptions")).and_then(|text| item.some_words(text)),
        credits: credit.and_then(|credit| item.some_words(credit)).into_iter().collect(),
        // Superdesk keeps the alternative text there.
        alt: words(node, "bodytext").and_then(|text| item.some_words(text)),
        at: node.span.start,
        item: id(node).map(str::to_owned),
        ..Photo::default()
    })
}

/// The address of the largest rendition that readers show.
fn largest(renditions: &Node) -> Option<&str> {
    let named = match &renditions.value {
        Value::Table(fields) => fields.iter().map(|field| (bare(&field.key), &field.node)).collect(),
        _ => values(Some(renditions))
            .into_iter()
            .map(|node| (words(node, "name").map(bare).unwrap_or_default(), node))
            .collect::<Vec<_>>(),
    };
    let size = |(name, node): &(String, &Node)| {
        let place = NAMES.iter().position(|known| known == name).unwrap_or(NAMES.len());
        (is_shown(node), number(node, "width"), std::cmp::Reverse(place))
    };
    // Of equals, the first.
    let pictures = named.into_iter().filter(|(_, node)| is_picture(node)).rev();
    pictures.max_by_key(size).and_then(|(_, node)| words(node, "href"))
}

fn media_type(node: &Node) -> Option<&str> {
    words(node, "mimetype").or_else(|| words(node, "contenttype"))
}

/// Whether it is a picture, as far as it says.
fn is_picture(node: &Node) -> bool {
    words(node, "href").is_some() && media_type(node).is_none_or(|kind| kind.starts_with("image/"))
}

/// Whether readers show it, as far as it says.
fn is_shown(node: &Node) -> bool {
    let kind = media_type(node).and_then(|kind| kind.split_once('/'));
    kind.is_none_or(|(_, kind)| SHOWN.iter().any(|shown| kind.starts_with(shown)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::node;

    #[test]
    fn the_largest_rendition_is_told_by_width_and_else_by_name() {
        for (json, expected) in [
            (
                r#"[{"href": "a", "width": 120}, {"href": "b", "width": "3000"}]"#,
                Some("b"),
            ),
            (
                r#"{"viewImage": {"href": "a"}, "original": {"href": "b"}, "baseImage": {"href": "c"}}"#,
                Some("b"),
            ),
            (
                r#"{"raw": {"href": "a", "width": 9000, "mimetype": "image/tiff"}, "web": {"href": "b", "width": 900, "mimetype": "image/jpg"}}"#,
                Some("b"),
            ),
            (r#"[{"href": "a", "contentType": "text/xml"}, {"width": 1}]"#, None),
            (r#"[{"href": "a"}, {"href": "b"}]"#, Some("a")),
        ] {
            assert_eq!(largest(&node::json(json).unwrap()), expected, "{json}");
        }
    }
}
