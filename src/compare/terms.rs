//! How far two feeds can be compared.

use crate::reader::FinishedFeed;

/// How far two feeds can be compared.
#[derive(Clone, Copy)]
pub(super) struct Terms {
    /// Two formats say different things.
    pub in_one_format: bool,
    /// They also spell the same in two ways, as do a document that is not well-formed and what was made of it.
    pub as_written: bool,
}

impl Terms {
    /// Of two feeds.
    pub(super) fn of(old: &FinishedFeed, new: &FinishedFeed) -> Self {
        let in_one_format = old.format == new.format;
        Self {
            in_one_format,
            as_written: in_one_format && old.fault.is_some() == new.fault.is_some(),
        }
    }
}
