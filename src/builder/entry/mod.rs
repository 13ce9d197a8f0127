//! From an article to an entry, with its pictures, links and references.

pub(super) mod assemble;
pub(super) mod desk;
pub(super) mod elsewhere;
pub(super) mod fingerprint;
pub(super) mod gather;
pub(super) mod generated_page;
mod inside;
pub(super) mod links;
pub(super) mod material;
pub(super) mod media;
mod notice;
mod original;
pub(super) mod photo;
pub(super) mod publish;
pub(super) mod references;
