//! What content systems export: one file a system, which reads items as of a delivery. An export that is handed over again
//! is newer copies of the same stories.

pub mod blogger;
mod fields;
pub mod ghost;
pub mod medium;
pub mod movable_type;
mod picture;
pub mod publication;
pub mod rest;
pub mod substack;
pub mod wxr;

use super::ArticleFormat;

/// Every format of a content system.
const FORMATS: [&ArticleFormat; 7] = [
    &blogger::FORMAT,
    &ghost::FORMAT,
    &medium::FORMAT,
    &movable_type::FORMAT,
    &rest::FORMAT,
    &substack::FORMAT,
    &wxr::FORMAT,
];

/// Whether a format is one of a content system: what is in its trash was perhaps never published.
pub fn is_one(format: &ArticleFormat) -> bool {
    FORMATS.iter().any(|export| export.key == format.key)
}

/// Whether a file holds a whole site, and is read whole: such a one may be larger than others.
pub fn is_site(format: &ArticleFormat) -> bool {
    [ghost::FORMAT, blogger::FORMAT, movable_type::FORMAT]
        .iter()
        .any(|site| site.key == format.key)
}
