//! From entries to files: feeds, lists and pages.

pub(super) mod document;
pub(super) mod freshness;
pub(super) mod index_page;
pub(super) mod page;
pub(super) mod picture;
pub(super) mod product;
pub(super) mod products;
