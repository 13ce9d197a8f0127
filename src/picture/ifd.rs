//! Directories of TIFF 6.0, section 2, and of `BigTIFF`: of a file, or of an EXIF packet.

use std::io;

use super::source::{Source, broken};

/// So many entries are looked at; cameras write some hundred.
const MOST: u64 = 4096;

/// How numbers are written.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Layout {
    is_little: bool,
    is_big_tiff: bool,
}

/// A field of a directory.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry {
    pub tag: u16,
    kind: u16,
    count: u64,
    /// The value, or where it stands, as it is written.
    value: [u8; 8],
}

impl Layout {
    /// The layout, and where the first directory stands.
    pub(crate) fn read(source: &mut Source<'_>) -> io::Result<(Self, u64)> {
        let is_little = match &source.array()? {
            b"II" => true,
            b"MM" => false,
            _ => return Err(broken()),
        };
        let mut layout = Self {
            is_little,
            is_big_tiff: false,
        };
        let first = match layout.u16(source.array()?) {
            // The second and third are those of Panasonic and Olympus.
            42 | 0x55 | 0x4F52 => u64::from(layout.u32(source.array()?)),
            43 => {
                layout.is_big_tiff = true;
                source.skip(4)?;
                layout.u64(source.array()?)
            }
            _ => return Err(broken()),
        };
        Ok((layout, first))
    }

    /// The entries of a directory.
    pub(crate) fn entries(self, source: &mut Source<'_>, at: u64) -> io::Result<Vec<Entry>> {
        source.go(at)?;
        let count = if self.is_big_tiff {
            self.u64(source.array()?)
        } else {
            self.u16(source.array()?).into()
        };
        let mut entries = Vec::new();
        for _ in 0..count.min(MOST) {
            // Where a directory is cut off, its beginning counts.
            let Ok(entry) = self.entry(source) else { break };
            entries.push(entry);
        }
        Ok(entries)
    }

    fn entry(self, source: &mut Source<'_>) -> io::Result<Entry> {
        let [tag, kind] = [source.array()?, source.array()?].map(|bytes| self.u16(bytes));
        let mut value = [0; 8];
        let count = if self.is_big_tiff {
            let count = self.u64(source.array()?);
            value = source.array()?;
            count
        } else {
            let count = self.u32(source.array()?).into();
            value[..4].copy_from_slice(&source.array::<4>()?);
            count
        };
        Ok(Entry {
            tag,
            kind,
            count,
            value,
        })
    }

    /// The bytes of a value.
    pub(crate) fn bytes(self, source: &mut Source<'_>, entry: &Entry) -> io::Result<Vec<u8>> {
        let length = entry.count.checked_mul(entry.width()).ok_or_else(broken)?;
        let inline = if self.is_big_tiff { 8 } else { 4 };
        if length <= inline {
            return Ok(entry.value[..usize::try_from(length).unwrap_or_default()].to_vec());
        }
        source.go(self.place(entry))?;
        source.bytes(length)
    }

    /// The first number of a value.
    pub(crate) fn number(self, entry: &Entry) -> Option<u32> {
        let [a, b, c, d, ..] = entry.value;
        match entry.kind {
            1 => Some(a.into()),
            3 => Some(self.u16([a, b]).into()),
            4 | 13 => Some(self.u32([a, b, c, d])),
            16 => u32::try_from(self.u64(entry.value)).ok(),
            _ => None,
        }
    }

    /// Where a value, or another directory, stands.
    pub(crate) fn place(self, entry: &Entry) -> u64 {
        let [a, b, c, d, ..] = entry.value;
        if self.is_big_tiff {
            self.u64(entry.value)
        } else {
            self.u32([a, b, c, d]).into()
        }
    }

    fn u16(self, bytes: [u8; 2]) -> u16 {
        if self.is_little {
            u16::from_le_bytes(bytes)
        } else {
            u16::from_be_bytes(bytes)
        }
    }

    fn u32(self, bytes: [u8; 4]) -> u32 {
        if self.is_little {
            u32::from_le_bytes(bytes)
        } else {
            u32::from_be_bytes(bytes)
        }
    }

    fn u64(self, bytes: [u8; 8]) -> u64 {
        if self.is_little {
            u64::from_le_bytes(bytes)
        } else {
            u64::from_be_bytes(bytes)
        }
    }
}

impl Entry {
    /// Bytes of each value (TIFF 6.0, section 2, and `BigTIFF`).
    fn width(&self) -> u64 {
        match self.kind {
            3 | 8 => 2,
            4 | 9 | 11 | 13 => 4,
            5 | 10 | 12 | 16..=18 => 8,
            _ => 1,
        }
    }
}
