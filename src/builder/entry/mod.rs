//! From an article to an entry, with its pictures, links and references.

pub mod assemble;
pub mod elsewhere;
pub mod fingerprint;
pub mod gather;
pub mod generated_page;
pub mod links;
pub mod media;
pub mod photo;
pub mod references;
