//! Where an article stands in its file.

use serde::{Deserialize, Serialize};

/// Bytes of the largest file that is read whole, and of the longest line.
pub(crate) const LARGEST: u64 = 32 << 20;

/// Bytes of the largest export of a whole site. To read it takes some three times as much memory.
pub(crate) const LARGEST_SITE: u64 = 128 << 20;

/// Where an article stands in its file, so that it can be read again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) struct Spot {
    /// Byte offset of the text that holds it: the file's beginning, or its line's.
    pub offset: u64,
    /// Bytes of that text.
    pub length: u64,
    /// Line of that text, from 1.
    pub first_line: usize,
    /// Its number among the articles of that text, from 0.
    pub nth: usize,
}

impl Spot {
    /// The beginning of a file.
    pub(crate) const START: Self = Self {
        offset: 0,
        length: 0,
        first_line: 1,
        nth: 0,
    };

    /// The same in a text that stood at `from` and stands at `to` now.
    pub(crate) fn moved(self, from: Self, to: Self) -> Self {
        Self {
            offset: self.offset.saturating_sub(from.offset) + to.offset,
            first_line: self.first_line.saturating_sub(from.first_line) + to.first_line,
            ..self
        }
    }
}
