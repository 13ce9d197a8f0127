//! What becomes of a tag when HTML is tidied.

/// What becomes of a tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fate {
    /// It stays.
    Stays,
    /// It is written in another way, and its element stays.
    Changes(String),
    /// It goes, and what stands in its element stays.
    Goes,
    /// It goes with its element.
    GoesWhole,
    /// HTML takes its place, and what stands in its element stays.
    Becomes(String),
    /// HTML takes the place of its element.
    BecomesWhole(String),
}
