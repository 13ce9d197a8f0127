//! What subscribers of a feed will see when another takes its place. `read` makes a plain feed of
//! RSS, Atom or JSON, leniently and as readers do; `change` compares two; `kind` is the table of
//! what can change.

mod change;
mod feed;
mod kind;
mod pair;
mod read;
mod told;

pub use change::{Change, compare};
pub use feed::{Entry, Feed, Format, Text};
pub use kind::{FEED_GONE, FEED_NEW, KINDS, Kind};
pub use read::{LARGEST, Unreadable, read};
pub use told::text;
