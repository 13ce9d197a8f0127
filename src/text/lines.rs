//! The lines of a document by the places of its bytes, at the same cost wherever these are.

use std::ops::{Range, RangeInclusive};

/// Bytes whose lines are counted together.
const BLOCK: usize = 1024;

/// The lines of a text.
#[derive(Debug)]
pub struct Lines<'a> {
    text: &'a [u8],
    /// By block, the line that it begins on.
    first: Vec<usize>,
}

impl<'a> Lines<'a> {
    /// Of a text that begins on line `first`.
    pub fn new(text: &'a str, first: usize) -> Self {
        let text = text.as_bytes();
        let mut line = first;
        let begin = |block: &[u8]| {
            let begins = line;
            line += ends(block);
            begins
        };
        Self {
            text,
            first: text.chunks(BLOCK).map(begin).collect(),
        }
    }

    /// From the line that a range begins on to the one that it ends on.
    pub fn of(&self, range: Range<usize>) -> RangeInclusive<usize> {
        self.number(range.start)..=self.number(range.end.saturating_sub(1).max(range.start))
    }

    /// The line that holds a byte.
    pub(crate) fn number(&self, at: usize) -> usize {
        let block = at / BLOCK;
        let before = self.text.get(block * BLOCK..at).unwrap_or_default();
        self.first.get(block).map_or(1, |first| first + ends(before))
    }
}

/// Ends of lines.
pub(crate) fn ends(text: &[u8]) -> usize {
    memchr::memchr_iter(b'\n', text).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_the_same_in_every_block() {
        let text = "a\n\nb\n".repeat(BLOCK);
        let lines = Lines::new(&text, 7);
        for at in [
            0,
            1,
            2,
            4,
            5,
            BLOCK - 1,
            BLOCK,
            BLOCK + 1,
            3 * BLOCK + 2,
            text.len() - 1,
        ] {
            let line = 7 + ends(&text.as_bytes()[..at]);
            assert_eq!(lines.of(at..at + 1), line..=line, "{at}");
        }
        assert_eq!(lines.of(0..5), 7..=9);
        assert_eq!(lines.of(0..0), 7..=7);
    }
}
