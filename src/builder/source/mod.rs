//! Which files there are, and what they hold.

pub mod blocks;
pub mod bundles;
pub mod channels;
pub mod file;
pub mod files;
pub mod folder;
pub mod kept;
pub mod pieces;
pub mod probe;
pub mod read;
pub mod spot;
pub mod stamp;
pub mod texts;
