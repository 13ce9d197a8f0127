//! What the Swedish TT writes in ways of its own: bylines and pictures in the text (`application/ttnitf+xml`), and which
//! story is replaced in other ids.

use super::super::Item;
use super::super::xml::{Node, attribute, child, children, text};
use super::{code, local};
use crate::model::Photo;

/// Bylines and pictures of a text.
pub(super) fn read(item: &mut Item<'_>, rendition: Node<'_, '_>) {
    let parts = child(rendition, "BODY")
        .into_iter()
        .flat_map(|body| children(body, "TEXT"));
    for part in parts {
        if item.article.stub.authors.is_empty() {
            item.byline(&text(child(part, "BYLINE")));
        }
        for picture in children(part, "BILD") {
            let photo = Photo {
                src: text(child(picture, "BILDFIL")),
                caption: item.some_words(&text(child(picture, "BILDTEXT"))),
                credits: item
                    .some_words(&text(child(picture, "BILDSKAPARE")))
                    .into_iter()
                    .collect(),
                at: picture.range().start,
                ..Photo::default()
            };
            item.photo(photo);
        }
    }
}

/// The id of the story that this one replaces: the signal `replace`, and its number (`tt:refuno`) in the place of this one's
/// (`tt:uno`) in the id.
pub(super) fn replaced(id: &str, meta: Node<'_, '_>, content: Node<'_, '_>) -> Option<String> {
    let is_signal = |signal: Node<'_, '_>| code(signal).is_some_and(|code| local(code) == "replace");
    children(meta, "signal").find(|signal| is_signal(*signal))?;
    let number = |kind| {
        let mut numbers = children(content, "altId").filter(|node| attribute(*node, "type") == Some(kind));
        numbers
            .next()
            .map(|node| text(Some(node)))
            .filter(|number| !number.is_empty())
    };
    let scheme = id.strip_suffix(number("tt:uno")?.as_str())?;
    Some(format!("{scheme}{}", number("tt:refuno")?))
}
