//! Media RSS 1.5 (rssboard.org/media-rss), the same in RSS and Atom: what feeds say of pictures, sound and film beyond
//! what an enclosure holds. Each element stands directly in the item: some readers lose what stands in a `media:group`.

use super::element::Element;
use crate::model::{Entry, Media, Photo};

/// The namespace, as its users write it: with the slash.
pub(super) const NAMESPACE: (&str, &str) = ("media", "http://search.yahoo.com/mrss/");

/// Plain text, which is what feedmill has.
fn plain(name: &'static str, value: &str) -> Element {
    Element::new(name, Some(value.to_owned()), vec![("type", Some("plain".to_owned()))])
}

/// Whether an entry has anything to say here.
pub(super) fn is_in(entry: &Entry) -> bool {
    !(entry.media.is_empty() && entry.photos.is_empty())
}

/// `media:content` of each file of an entry: sound and film, then photos.
pub(super) fn contents(entry: &Entry) -> impl Iterator<Item = Element> {
    let files = entry.media.iter().map(file);
    files.chain(entry.photos.iter().map(photo))
}

/// `media:thumbnail` of the photo that leads: all of it first, then what is cut out of it.
pub(super) fn thumbnails(entry: &Entry) -> impl Iterator<Item = Element> {
    let lead = entry.photos.iter().find(|photo| !photo.renditions.is_empty());
    let renditions = lead
        .into_iter()
        .flat_map(|photo| photo.thumbnail().into_iter().chain(photo.cut()));
    renditions.map(|rendition| {
        let attributes = vec![
            ("url", Some(rendition.url.clone())),
            ("width", Some(rendition.width.to_string())),
            ("height", Some(rendition.height.to_string())),
        ];
        Element::new("media:thumbnail", None, attributes)
    })
}

/// Sound, film or a document.
fn file(media: &Media) -> Element {
    let kind = media.kind();
    let medium = if kind == "application" { "document" } else { kind };
    let medium = matches!(medium, "audio" | "video" | "document").then(|| medium.to_owned());
    let mut content = Element::new(
        "media:content",
        None,
        vec![
            ("url", media.url.clone()),
            ("medium", medium),
            ("type", media.media_type.clone()),
            ("fileSize", number(media.bytes)),
            ("duration", number(media.seconds)),
        ],
    );
    content
        .children
        .extend(media.title.iter().map(|title| plain("media:title", title)));
    content
}

/// A photo with its caption and credits.
fn photo(photo: &Photo) -> Element {
    let mut content = Element::new(
        "media:content",
        None,
        vec![
            ("url", photo.url.clone()),
            ("medium", Some("image".to_owned())),
            ("type", photo.media_type.clone()),
            ("fileSize", number(photo.bytes)),
            ("width", number(photo.width)),
            ("height", number(photo.height)),
        ],
    );
    let credits = photo.credits.iter();
    let credits = credits.map(|credit| Element::new("media:credit", Some(credit.clone()), Vec::new()));
    content.children.extend(credits);
    let caption = photo.caption.iter();
    content
        .children
        .extend(caption.map(|caption| plain("media:description", caption)));
    content
}

fn number(value: Option<impl ToString>) -> Option<String> {
    value.map(|value| value.to_string())
}
