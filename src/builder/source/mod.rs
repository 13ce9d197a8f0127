//! Which files there are, and what they hold.

pub(super) mod blocks;
pub(super) mod bundles;
pub(super) mod channels;
pub mod fetched;
pub(super) mod file;
pub(super) mod files;
pub(super) mod folder;
pub(super) mod kept;
pub(super) mod pieces;
pub(super) mod probe;
pub(super) mod read;
pub(super) mod spot;
pub(super) mod stamp;
pub(super) mod texts;
