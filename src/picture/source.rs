//! The bytes of a picture, of which only those are read that are asked for.

use std::io::{self, BufReader, Read, Seek, SeekFrom};

/// Bytes of the largest packet that is looked at; what photo desks write has some kilobytes.
pub const LARGEST: u64 = 8 << 20;

/// What is said where bytes make no sense.
pub(crate) fn broken() -> io::Error {
    io::ErrorKind::InvalidData.into()
}

/// A file, or bytes in memory.
pub trait Stored: Read + Seek {}

impl<T: Read + Seek> Stored for T {}

/// Bytes with a place in them.
pub struct Source<'r> {
    reader: BufReader<&'r mut dyn Stored>,
    at: u64,
    length: u64,
}

impl<'r> Source<'r> {
    /// Stands at the first byte.
    pub fn new(reader: &'r mut dyn Stored) -> io::Result<Self> {
        let length = reader.seek(SeekFrom::End(0))?;
        reader.seek(SeekFrom::Start(0))?;
        Ok(Self {
            reader: BufReader::new(reader),
            at: 0,
            length,
        })
    }

    /// All bytes.
    pub fn length(&self) -> u64 {
        self.length
    }

    /// Where it stands.
    pub fn at(&self) -> u64 {
        self.at
    }

    /// Goes to a place, which may not lie behind the end.
    pub fn go(&mut self, to: u64) -> io::Result<()> {
        if to > self.length {
            return Err(broken());
        }
        match to.checked_signed_diff(self.at) {
            Some(way) => self.reader.seek_relative(way)?,
            None => drop(self.reader.seek(SeekFrom::Start(to))?),
        }
        self.at = to;
        Ok(())
    }

    /// Passes over some bytes.
    pub fn skip(&mut self, bytes: u64) -> io::Result<()> {
        self.go(self.at.checked_add(bytes).ok_or_else(broken)?)
    }

    /// The next bytes.
    pub fn array<const N: usize>(&mut self) -> io::Result<[u8; N]> {
        let mut bytes = [0; N];
        self.reader.read_exact(&mut bytes)?;
        self.at += N as u64;
        Ok(bytes)
    }

    /// The next byte.
    pub fn byte(&mut self) -> io::Result<u8> {
        self.array().map(u8::from_be_bytes)
    }

    /// So many bytes, no more than [`LARGEST`], and no more memory than there are bytes.
    pub fn bytes(&mut self, count: u64) -> io::Result<Vec<u8>> {
        if count > LARGEST || count > self.length.saturating_sub(self.at) {
            return Err(broken());
        }
        let mut bytes = Vec::new();
        self.reader.by_ref().take(count).read_to_end(&mut bytes)?;
        self.at += bytes.len() as u64;
        if bytes.len() as u64 == count {
            Ok(bytes)
        } else {
            Err(broken())
        }
    }

    /// The first bytes, no more than `count`; it stands at the beginning again.
    pub fn head(&mut self, count: u64) -> io::Result<Vec<u8>> {
        self.go(0)?;
        let head = self.bytes(count.min(self.length))?;
        self.go(0)?;
        Ok(head)
    }
}
