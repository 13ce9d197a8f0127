//! Pictures, sound and film of an entry.

use super::origin::Of;
use crate::input::delivery::Item;
use crate::input::fields::seconds;
use crate::model::{Media, Photo};
use crate::reader::{Enclosure, FinishedEntry, Picture};
use crate::text::media_type::{by_ending, is_one};

/// Adds what an entry names. A picture that stands as an enclosure and in Media RSS is one.
pub(super) fn add(item: &mut Item<'_>, entry: &FinishedEntry, of: &Of<'_>) {
    let at = item.beginning_byte();
    let mut photos: Vec<Photo> = Vec::new();
    let mut media = Vec::new();
    for enclosure in &entry.enclosures {
        let Some(url) = of.address(entry, &enclosure.url) else {
            continue;
        };
        let kind = kind(enclosure);
        if kind.as_deref().is_some_and(|kind| kind.starts_with("image/")) {
            photos.push(Photo {
                caption: item.some_words(&enclosure.caption),
                media_type: kind,
                bytes: bytes(&enclosure.length),
                src: url,
                at,
                ..Photo::default()
            });
        } else {
            media.push(Media {
                title: item.some_words(&enclosure.caption),
                media_type: kind,
                bytes: bytes(&enclosure.length),
                src: url,
                at,
                ..Media::default()
            });
        }
    }
    if let [only] = &mut media[..] {
        only.seconds = seconds(&entry.more.duration).filter(|seconds| *seconds > 0);
    }
    for picture in &entry.more.pictures {
        let Some(photo) = photo(item, picture, of.address(entry, &picture.url), at) else {
            continue;
        };
        match photos.iter_mut().find(|known| known.src == photo.src) {
            Some(known) => complete(known, photo),
            None => photos.push(photo),
        }
    }
    item.article.media = media;
    item.photos(photos);
}

/// What says most of a picture may be what names it last.
fn complete(known: &mut Photo, other: Photo) {
    known.caption = known.caption.take().or(other.caption);
    known.media_type = known.media_type.take().or(other.media_type);
    known.bytes = known.bytes.or(other.bytes);
    known.alt = known.alt.take().or(other.alt);
    (known.width, known.height) = (known.width.or(other.width), known.height.or(other.height));
    if known.credits.is_empty() {
        known.credits = other.credits;
    }
}

fn photo(item: &mut Item<'_>, picture: &Picture, url: Option<String>, at: usize) -> Option<Photo> {
    let credits = picture.credits.iter().filter_map(|credit| item.some_words(credit));
    Some(Photo {
        src: url?,
        credits: credits.collect(),
        caption: item.some_words(&picture.caption),
        media_type: Some(picture.media_type.clone()).filter(|kind| kind.starts_with("image/") && is_one(kind)),
        bytes: bytes(&picture.length),
        width: pixels(&picture.width),
        height: pixels(&picture.height),
        at,
        ..Photo::default()
    })
}

/// The type of a file as the feed says it, unless that says nothing; else by its ending.
fn kind(enclosure: &Enclosure) -> Option<String> {
    let stated = enclosure.media_type.trim().to_ascii_lowercase();
    let says_something = is_one(&stated) && stated != "application/octet-stream";
    let by_ending = || by_ending(&enclosure.url).map(str::to_owned);
    if says_something { Some(stated) } else { by_ending() }
}

fn bytes(length: &str) -> Option<u64> {
    length.trim().parse().ok().filter(|bytes| *bytes > 0)
}

fn pixels(length: &str) -> Option<u32> {
    length
        .trim()
        .trim_end_matches("px")
        .parse()
        .ok()
        .filter(|pixels| *pixels > 0)
}
