//! The pictures of an entry (Media RSS 1.5). Of several sizes of one picture the widest counts.

use roxmltree::Node;

use super::element::{attribute, children, is_same, text};
use super::feed::Picture;
use super::namespace::{ITUNES, MEDIA};

/// Those that an entry names: its own, those of a group, and small ones where there is nothing else.
pub(super) fn pictures(entry: Node<'_, '_>) -> Vec<Picture> {
    let mut pictures: Vec<Picture> = Vec::new();
    for node in contents(entry) {
        if is_picture(node) {
            add(&mut pictures, picture(node, entry));
        }
    }
    let groups = children(entry, Some(MEDIA), "group");
    for group in groups {
        let sizes = contents(group).filter(|node| is_picture(*node));
        let widest = sizes.max_by_key(|node| {
            let is_default = node.attribute("isDefault") == Some("true");
            (number(*node, "width"), is_default)
        });
        pictures.extend(widest.map(|node| picture(node, entry)));
    }
    pictures.retain(|picture| !picture.url.is_empty());
    if pictures.is_empty() {
        pictures.extend(small(entry));
    }
    pictures
}

/// What an entry is about, as readers see it (Media RSS 1.5, `media:category`).
pub(super) fn categories(entry: Node<'_, '_>) -> impl Iterator<Item = String> {
    children(entry, Some(MEDIA), "category").map(|category| {
        let label = attribute(category, "label");
        if label.is_empty() { text(Some(category)) } else { label }
    })
}

/// Adds a picture, unless the same is there.
fn add(pictures: &mut Vec<Picture>, picture: Picture) {
    if !pictures.iter().any(|known| known.url == picture.url) {
        pictures.push(picture);
    }
}

fn contents<'a, 'd>(place: Node<'a, 'd>) -> impl Iterator<Item = Node<'a, 'd>> {
    children(place, Some(MEDIA), "content")
}

fn number(node: Node<'_, '_>, name: &str) -> u64 {
    attribute(node, name).parse().unwrap_or_default()
}

/// By `medium`, else by `type`, else by the ending of the address.
fn is_picture(node: Node<'_, '_>) -> bool {
    let (medium, kind) = (attribute(node, "medium"), attribute(node, "type"));
    match (medium.as_str(), kind.as_str()) {
        ("", "") => {
            let url = attribute(node, "url");
            let path = url.split(['?', '#']).next().unwrap_or_default();
            crate::text::media_type::by_ending(path).is_none_or(|kind| kind.starts_with("image/"))
        }
        ("", kind) => kind.starts_with("image/"),
        (medium, _) => medium == "image",
    }
}

/// What is said of a picture in its element, else around it: "elements … at a higher level apply to all below" (Media RSS,
/// optional elements).
fn picture(node: Node<'_, '_>, entry: Node<'_, '_>) -> Picture {
    let places = || node.ancestors().take_while(move |place| *place != entry).chain([entry]);
    let said = |name: &str| {
        let said = places().map(|place| text(children(place, Some(MEDIA), name).next()));
        said.into_iter().find(|text| !text.is_empty()).unwrap_or_default()
    };
    let credits = places().map(|place| {
        let credits = children(place, Some(MEDIA), "credit").map(|credit| text(Some(credit)));
        credits.filter(|credit| !credit.is_empty()).collect::<Vec<_>>()
    });
    Picture {
        url: attribute(node, "url"),
        media_type: attribute(node, "type"),
        length: attribute(node, "fileSize"),
        width: attribute(node, "width"),
        height: attribute(node, "height"),
        caption: own(node, entry, "description").unwrap_or_else(|| said("description")),
        credits: credits
            .into_iter()
            .find(|credits| !credits.is_empty())
            .unwrap_or_default(),
        title: own(node, entry, "title").unwrap_or_default(),
    }
}

/// What stands in the element itself, or in its group.
fn own(node: Node<'_, '_>, entry: Node<'_, '_>, name: &str) -> Option<String> {
    let places = node.ancestors().take_while(|place| *place != entry);
    let mut said = places.map(|place| text(children(place, Some(MEDIA), name).next()));
    said.find(|text| !text.is_empty())
}

/// The widest thumbnail, else the picture of an episode.
fn small(entry: Node<'_, '_>) -> Option<Picture> {
    let is_small = |node: &Node<'_, '_>| {
        node.tag_name().name() == "thumbnail" && is_same(node.tag_name().namespace(), Some(MEDIA))
    };
    let thumbnails = entry.descendants().filter(is_small);
    let widest = thumbnails.max_by_key(|node| number(*node, "width"));
    let thumbnail = widest
        .map(|node| picture(node, entry))
        .filter(|picture| !picture.url.is_empty());
    thumbnail.or_else(|| {
        let image = children(entry, Some(ITUNES), "image").next()?;
        let url = attribute(image, "href");
        (!url.is_empty()).then(|| Picture {
            url,
            ..Picture::default()
        })
    })
}
