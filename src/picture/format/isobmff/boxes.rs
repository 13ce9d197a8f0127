//! Boxes (ISO/IEC 14496-12, section 4.2): a length, a kind, and a body, which may be boxes again.

use std::io;

use crate::picture::found::broken;
use crate::picture::source::Source;

/// A box in memory.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Box<'b> {
    pub kind: [u8; 4],
    pub body: &'b [u8],
}

/// The kind of the box at which `source` stands, and the length of its body, where it stands then.
pub(crate) fn header(source: &mut Source<'_>) -> io::Result<([u8; 4], u64)> {
    let begin = source.at();
    let length = u32::from_be_bytes(source.array()?);
    let kind = source.array()?;
    let length = match length {
        // It goes on to the end.
        0 => source.length() - begin,
        1 => u64::from_be_bytes(source.array()?),
        length => length.into(),
    };
    let body = length.checked_sub(source.at() - begin).ok_or_else(broken)?;
    Ok((kind, body))
}

/// The boxes that stand one behind the other. One that is cut off is not among them.
pub(crate) fn split(mut rest: &[u8]) -> impl Iterator<Item = Box<'_>> {
    std::iter::from_fn(move || {
        let whole = rest;
        let mut cursor = Cursor(whole);
        let short = cursor.number(4)?;
        let kind = *cursor.chunk()?;
        let length = match short {
            0 => whole.len() as u64,
            1 => cursor.number(8)?,
            length => length,
        };
        let length = usize::try_from(length).ok()?;
        let body = whole.get(whole.len() - cursor.0.len()..length)?;
        rest = &whole[length..];
        Some(Box { kind, body })
    })
}

/// Numbers and texts, one behind the other.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cursor<'b>(pub &'b [u8]);

impl<'b> Cursor<'b> {
    /// A number of up to eight bytes; of no bytes it is 0.
    pub(crate) fn number(&mut self, width: usize) -> Option<u64> {
        let bytes = self.take(width)?;
        Some(bytes.iter().fold(0, |number, byte| number << 8 | u64::from(*byte)))
    }

    pub(crate) fn chunk<const N: usize>(&mut self) -> Option<&'b [u8; N]> {
        let (chunk, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(chunk)
    }

    pub(crate) fn take(&mut self, count: usize) -> Option<&'b [u8]> {
        let (bytes, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(bytes)
    }

    /// A text up to its zero, or to the end.
    pub(crate) fn text(&mut self) -> &'b [u8] {
        let end = memchr::memchr(0, self.0).unwrap_or(self.0.len());
        let text = &self.0[..end];
        self.0 = self.0.get(end + 1..).unwrap_or_default();
        text
    }

    /// Version and flags of a full box (section 4.2).
    pub(crate) fn version(&mut self) -> Option<(u64, u64)> {
        Some((self.number(1)?, self.number(3)?))
    }
}
