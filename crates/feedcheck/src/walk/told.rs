//! What is told once: a fault of grammar is not told as one of the value, too, nor an element that came twice as two ids.

use std::ops::Range;

use crate::Level;
use crate::frame::Frame;
use crate::walk::Walk;

impl<'a> Walk<'a> {
    /// What was found since then at a place where the grammar is broken says the same again.
    pub(super) fn forgive_errors(&mut self, before: usize, place: Range<usize>) {
        let mut index = 0;
        self.found.retain(|found| {
            index += 1;
            index <= before || found.code.level != Level::Error || !place.contains(&found.at)
        });
    }

    /// Whether an element of that name came before in the same parent.
    pub(crate) fn is_again(&self, frame: &Frame<'a>) -> bool {
        let seen = self.frames.last().and_then(|parent| parent.seen(frame.name.pair()));
        seen.is_some_and(|seen| seen.count > 1)
    }
}
