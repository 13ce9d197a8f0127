//! The pictures of a body, where a system has no other place for them.

use crate::model::Photo;
use crate::text::html::figure::{Figure, figures, images};

/// Those that something is said of, as far as the markup tells.
pub(super) fn of_figures(html: &str, at: usize) -> Vec<Photo> {
    figures(html).into_iter().map(|figure| photo(figure, at)).collect()
}

/// Every one, but for those that count readers: they are one pixel large.
pub(super) fn of_images(html: &str, at: usize) -> Vec<Photo> {
    let is_seen = |image: &Figure| image.width != Some(1) && image.height != Some(1);
    images(html)
        .into_iter()
        .filter(is_seen)
        .map(|figure| photo(figure, at))
        .collect()
}

fn photo(figure: Figure, at: usize) -> Photo {
    Photo {
        src: figure.src,
        caption: figure.caption,
        alt: figure.alt,
        width: figure.width,
        height: figure.height,
        at,
        ..Photo::default()
    }
}
