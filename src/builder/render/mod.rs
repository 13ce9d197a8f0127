//! From entries to files: feeds, lists and pages.

pub mod document;
pub mod freshness;
pub mod index_page;
pub mod page;
pub mod picture;
pub mod product;
pub mod products;
