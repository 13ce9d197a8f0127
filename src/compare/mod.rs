//! What subscribers of a feed will see when another takes its place. `feed` compares two feeds that `reader` read;
//! `pair` says which entries are one story, `entry` what changed in one, `list` compares two lists
//! of feeds, `readers` says what real readers make of it, and `kind` is the table of what can change.

mod address;
mod change;
mod entry;
mod feed;
mod files;
mod kind;
mod left;
mod list;
mod matching;
mod pair;
mod readers;
mod terms;
mod words;

pub use change::Change;
pub use feed::compare;
pub use kind::{FEED_GONE, FEED_NEW, KINDS, Kind, LIST_GONE, LIST_NEW};
pub use list::compare_lists;
pub use readers::{READERS, Reader, in_reader};
pub use words::text;
