//! Pictures as part of a page, for which nothing is fetched. What is too large for that has only its
//! caption there.

use std::fs;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::model::Photo;
use crate::output::page::Picture;

/// Bytes of the largest picture in a page: eight of these are read on a phone without waiting.
const LARGEST: u64 = 48 * 1024;

/// Types that every browser shows, and that hold no scripts.
const SHOWN: &[&str] = &["image/jpeg", "image/png", "image/gif", "image/webp", "image/avif"];

/// A photo as a page shows it.
pub(crate) fn picture(photo: &Photo) -> Picture {
    Picture {
        data: data(photo),
        // The caption is read out anyway.
        alt: photo.alt.clone().unwrap_or_default(),
        caption: photo.caption_with_credit(),
        width: photo.width,
        height: photo.height,
    }
}

fn data(photo: &Photo) -> Option<String> {
    let media_type = photo.media_type.as_deref().filter(|found| SHOWN.contains(found))?;
    photo.bytes.filter(|&bytes| bytes <= LARGEST)?;
    // A picture that went away since it was found is told by the next run.
    let bytes = fs::read(photo.file.as_ref()?).ok()?;
    Some(format!("data:{media_type};base64,{}", STANDARD.encode(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_of_48_kb_is_part_of_the_page() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let photo = |bytes: u64, media_type: &str| Photo {
            bytes: Some(bytes),
            media_type: Some(media_type.to_owned()),
            file: Some(file.path().to_owned()),
            ..Photo::default()
        };
        assert_eq!(
            data(&photo(49_152, "image/png")).as_deref(),
            Some("data:image/png;base64,")
        );
        assert_eq!(data(&photo(49_153, "image/png")), None);
        assert_eq!(data(&photo(7, "image/svg+xml")), None);
        assert_eq!(
            data(&Photo {
                file: None,
                ..photo(7, "image/png")
            }),
            None
        );
    }
}
