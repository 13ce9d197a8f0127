//! What subscribers of a feed will see when another takes its place. `change` compares two feeds that `reader` read;
//! `kind` is the table of what can change.

mod change;
mod kind;
mod pair;
mod words;

pub use change::{Change, compare};
pub use kind::{FEED_GONE, FEED_NEW, KINDS, Kind};
pub use words::text;
