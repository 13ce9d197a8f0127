//! What a file is cut into: lines, or the items of an export.

use memchr::{memchr, memchr_iter, memmem, memrchr};

use crate::builder::source::spot::Spot;
use crate::input::export::wxr::next;

/// How a file is cut.
#[derive(Clone, Copy)]
pub(crate) struct Cut {
    pub into: Pieces,
    /// What each digest begins with: blocks of one kind are known again, and those of another are others.
    pub kind: u64,
}

/// What a file is cut into.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pieces {
    Lines,
    /// Of an export.
    Items,
}

impl Pieces {
    /// Where the first piece that begins at a byte or behind it ends; `None` where it may go on.
    pub(crate) fn end(self, bytes: &[u8], from: usize) -> Option<usize> {
        match self {
            Self::Lines => memchr(b'\n', &bytes[from..]).map(|at| from + at + 1),
            Self::Items => next(bytes, from)
                .filter(|item| item.is_closed || item.span.end < bytes.len())
                .map(|item| item.span.end),
        }
    }

    /// Where the last piece ends that does in some bytes.
    pub(crate) fn last_end(self, bytes: &[u8]) -> Option<usize> {
        match self {
            Self::Lines => memrchr(b'\n', bytes).map(|at| at + 1),
            Self::Items => std::iter::successors(self.end(bytes, 0), |end| self.end(bytes, *end)).last(),
        }
    }

    /// Where a piece that is too long ends in some bytes that it goes on in.
    pub(crate) fn end_of_rest(self, bytes: &[u8]) -> Option<usize> {
        match self {
            Self::Lines => self.end(bytes, 0),
            Self::Items => memmem::find(bytes, b"</item>").map(|at| at + b"</item>".len()),
        }
    }
}

/// The items of a block that stands at a place, without what stands around them.
pub(crate) fn items(text: &[u8], block: Spot) -> Vec<(Spot, Option<&[u8]>)> {
    let (mut items, mut at, mut line) = (Vec::new(), 0, block.first_line);
    while let Some(item) = next(text, at) {
        line += memchr_iter(b'\n', &text[at..item.span.start]).count();
        let spot = Spot {
            offset: block.offset + item.span.start as u64,
            length: item.span.len() as u64,
            first_line: line,
            nth: 0,
        };
        at = item.span.end;
        line += memchr_iter(b'\n', &text[item.span.clone()]).count();
        items.push((spot, Some(&text[item.span])));
    }
    items
}
