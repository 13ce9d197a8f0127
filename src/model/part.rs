//! What items that are no stories have for stories in other files.

use super::{Delivery, Hold, Photo, Timestamp};

/// An item that is no story, and has something for stories in other files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its id, version, time, and whether it is taken back.
    pub delivery: Delivery,
    /// Why it may not be shown, if it may not.
    pub held: Option<Hold>,
    /// The time before which it may not be shown.
    pub embargo: Option<Timestamp>,
    /// What it has.
    pub what: Material,
}

/// What stories have of other items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Material {
    /// A picture; nothing where it has no address that may be shown.
    Picture(Option<Box<Photo>>),
    /// What belongs together, by ids: `NewsML-G2` `packageItem`.
    Package {
        /// Texts.
        stories: Vec<String>,
        /// Pictures, and what is not said to be anything.
        others: Vec<String>,
    },
}
