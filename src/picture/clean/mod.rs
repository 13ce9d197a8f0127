//! Pictures as everybody may have them: every pixel as it was, and of what stands beside the pixels only what shows them right,
//! with a label of caption, credit and rights. One file a container; nothing is taken along that is not known to be harmless.

mod gif;
mod jpeg;
mod other;
mod png;
mod webp;

use super::label::Label;
use crate::picture::Format;

/// Why a picture cannot be cleaned without making it anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unclean {
    /// Its parts do not follow each other as they should.
    Broken,
    /// What it says of itself cannot be taken out of its container.
    Container,
    /// A drawing that holds more than a drawing.
    Drawing,
}

/// Cleans a picture of a container.
type Cleaner = fn(&[u8], &Label) -> Result<Vec<u8>, Unclean>;

/// By media type.
const CLEANERS: &[(&str, Cleaner)] = &[
    ("image/jpeg", jpeg::clean),
    ("image/png", png::clean),
    ("image/gif", gif::clean),
    ("image/webp", webp::clean),
    ("image/avif", other::boxes),
    ("image/heic", other::boxes),
    ("image/jxl", other::jxl),
    ("image/svg+xml", other::svg),
];

/// The picture without what is private, pixel by pixel as it was.
pub fn clean(format: &Format, bytes: &[u8], label: &Label) -> Result<Vec<u8>, Unclean> {
    let cleaner = CLEANERS.iter().find(|(media_type, _)| *media_type == format.media_type);
    cleaner.map_or(Err(Unclean::Container), |(_, clean)| clean(bytes, label))
}
