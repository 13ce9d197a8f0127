//! What is wrong with a piece of HTML, in words for people who write.

/// Something that a browser would stumble over (HTML, section 13.2.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fault {
    /// Where what is wrong begins.
    pub at: usize,
    /// The last byte that a parser reads before it knows.
    pub noticed: usize,
    /// What is wrong.
    pub words: &'static str,
}

/// So many faults are told; those behind them mostly follow from the first.
pub(super) const MOST: usize = 5;

pub(super) const NEVER_CLOSED: &str = "an element is never closed";
pub(super) const CLOSES_ITSELF: &str = "`/>` closes only elements that have no content, such as `br` and `img`";
pub(super) const CLOSES_NOTHING: &str = "an end tag closes nothing";
pub(super) const WRONG_HEADING: &str = "a heading is closed by the end tag of another";
pub(super) const CROSSED: &str = "elements are not closed in the reverse order in which they were opened";
pub(super) const NESTED: &str = "an element stands in another of its kind";
pub(super) const REFERENCE: &str = "`&` begins a reference that HTML does not know, or that lacks its `;`";
pub(super) const TWICE: &str = "an attribute is given twice";
pub(super) const ATTRIBUTES_AT_END: &str = "an end tag has attributes";
pub(super) const TEXT_IN_TABLE: &str = "there is text in a table outside of its cells";
pub(super) const DOCTYPE: &str = "a DOCTYPE has no place in a piece of HTML";
pub(super) const UNFINISHED: &str = "a tag or comment is never closed";
pub(super) const CHARACTER: &str = "a character stands where no tag may have it: write `&lt;` if `<` is meant";
pub(super) const MISPLACED: &str = "a tag stands where it may not stand";
pub(super) const OTHER: &str = "a browser stumbles over it";

impl Fault {
    /// The byte that is told: in the line in which a parser notices it.
    pub(super) fn place(&self, text: &str) -> usize {
        let between = text.get(self.at..self.noticed).unwrap_or_default();
        between.rfind('\n').map_or(self.at, |line| self.at + line + 1)
    }
}
