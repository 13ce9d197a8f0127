//! Pictures on a page: a smaller one in a file beside it where there is one, else a part of the page, for which nothing is fetched. What
//! is too large for that has only its caption there.

use std::fs;
use std::io::Cursor;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::model::{Entry, Photo, Rendition};
use crate::output::page::{Image, Picture};
use crate::picture::clean::clean;
use crate::picture::label::Label;
use crate::picture::read;

/// Bytes of the largest picture in a page: eight of these are read on a phone without waiting.
const LARGEST: u64 = 48 * 1024;

/// Types that every browser shows, and that hold no scripts.
const SHOWN: &[&str] = &["image/jpeg", "image/png", "image/gif", "image/webp", "image/avif"];

/// Pixels across that a picture on a page has at least, and at most.
const WIDTHS: std::ops::RangeInclusive<u32> = 240..=1280;

/// A photo as a page shows it; `below` says how the page names an address of ours.
pub(crate) fn picture(photo: &Photo, below: &dyn Fn(&str) -> Option<String>) -> Picture {
    let mut sizes: Vec<(&Rendition, String)> = photo
        .renditions
        .iter()
        .filter(|rendition| !rendition.is_cut && rendition.width <= *WIDTHS.end())
        .filter_map(|rendition| Some((rendition, below(&rendition.url)?)))
        .collect();
    sizes.sort_by_key(|(rendition, _)| rendition.width);
    let is_enough = |(rendition, _): &&(&Rendition, String)| rendition.width >= *WIDTHS.start();
    let shown = sizes.iter().find(is_enough).or(sizes.last());
    let set: Vec<String> = sizes
        .iter()
        .map(|(rendition, path)| format!("{path} {}w", rendition.width))
        .collect();
    Picture {
        data: shown.map_or_else(|| data(photo), |(_, path)| Some(path.clone())),
        srcset: shown.map(|_| set.join(", ")),
        // The caption is read out anyway.
        alt: photo.alt.clone().unwrap_or_default(),
        caption: photo.caption_with_credit(),
        width: shown.map_or(photo.width, |(rendition, _)| Some(rendition.width)),
        height: shown.map_or(photo.height, |(rendition, _)| Some(rendition.height)),
    }
}

/// What stands for stories where others show a page: the first cut of a wide shape, else the largest picture that was made.
pub(crate) fn image<'e>(entries: impl Iterator<Item = &'e Entry>) -> Option<Image> {
    let photo = entries
        .flat_map(|entry| &entry.photos)
        .find(|photo| !photo.renditions.is_empty())?;
    let wide = photo.cut().find(|rendition| rendition.width > rendition.height);
    let largest = || photo.renditions.iter().max_by_key(|rendition| rendition.width);
    let rendition = wide.or_else(largest)?;
    Some(Image {
        url: rendition.url.clone(),
        width: rendition.width,
        height: rendition.height,
    })
}

fn data(photo: &Photo) -> Option<String> {
    let media_type = photo.media_type.as_deref().filter(|found| SHOWN.contains(found))?;
    photo.bytes.filter(|&bytes| bytes <= LARGEST)?;
    // A picture that went away since it was found is told by the next run.
    let bytes = fs::read(photo.file.as_ref()?).ok()?;
    let (format, found) = read(&mut Cursor::new(&bytes)).ok()?;
    let public = clean(format, &bytes, &Label::new(&found.packets)).ok()?;
    Some(format!("data:{media_type};base64,{}", STANDARD.encode(public)))
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    #[test]
    fn a_picture_of_48_kb_is_part_of_the_page_without_what_is_private() {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(b"GIF89a\x01\0\x01\0\0\0\0!\xFE\x06SECRET\0,\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0;")
            .unwrap();
        let photo = |bytes: u64, media_type: &str| Photo {
            bytes: Some(bytes),
            media_type: Some(media_type.to_owned()),
            file: Some(file.path().to_owned()),
            ..Photo::default()
        };
        assert_eq!(
            data(&photo(49_152, "image/gif")).as_deref(),
            Some("data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs=")
        );
        assert_eq!(data(&photo(49_153, "image/gif")), None);
        assert_eq!(data(&photo(7, "image/svg+xml")), None);
        assert_eq!(
            data(&Photo {
                file: None,
                ..photo(7, "image/gif")
            }),
            None
        );
    }

    #[test]
    fn of_other_sizes_one_that_is_large_enough_is_shown() {
        let rendition = |width: u32, is_cut: bool| Rendition {
            url: format!("https://x.example/{width}"),
            width,
            height: width / 2,
            bytes: 1,
            is_cut,
        };
        let photo = Photo {
            renditions: vec![
                rendition(1200, false),
                rendition(600, false),
                rendition(100, false),
                rendition(300, true),
            ],
            ..Photo::default()
        };
        let shown = picture(&photo, &|url| url.strip_prefix("https://x.example/").map(str::to_owned));
        assert_eq!(
            (shown.data.as_deref(), shown.width, shown.height),
            (Some("600"), Some(600), Some(300))
        );
        assert_eq!(shown.srcset.as_deref(), Some("100 100w, 600 600w, 1200 1200w"));
        let entry = Entry {
            photos: vec![photo],
            ..Entry::default()
        };
        assert_eq!(image(std::iter::once(&entry)).unwrap().url, "https://x.example/300");
    }
}
