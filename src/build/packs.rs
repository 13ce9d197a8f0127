//! A file of packs of bytes, each with its length and digest before it, so that one that is not whole is
//! known.

use std::fs::File;
use std::io::{self, Read, Write};

use super::digest::digest;

/// Bytes that are set aside for a pack before it is read; few are larger.
const LARGEST: u64 = 16 << 20;

/// Writes a pack: length, digest, bytes.
pub fn write_pack(file: &mut File, pack: &[u8]) -> Option<()> {
    let head = [(pack.len() as u64).to_le_bytes(), digest(pack).to_le_bytes()];
    file.write_all(head.as_flattened()).ok()?;
    file.write_all(pack).ok()
}

/// The packs of a file, one after the other; `None` in place of one that is not whole.
pub struct Packs(File);

impl Packs {
    /// Reads from the beginning of a file.
    pub fn new(file: File) -> Self {
        Self(file)
    }

    fn read(&mut self) -> io::Result<Option<Vec<u8>>> {
        let mut head = [[0; 8]; 2];
        match self.0.read_exact(head.as_flattened_mut()) {
            // The head of the index says how many packs there have to be.
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
            other => other?,
        }
        let [length, sum] = head.map(u64::from_le_bytes);
        // A length that is damaged asks for no more than this.
        let mut pack = Vec::with_capacity(usize::try_from(length.min(LARGEST)).unwrap_or_default());
        Read::by_ref(&mut self.0).take(length).read_to_end(&mut pack)?;
        if pack.len() as u64 == length && digest(&pack) == sum {
            Ok(Some(pack))
        } else {
            Err(io::ErrorKind::InvalidData.into())
        }
    }
}

impl Iterator for Packs {
    type Item = Option<Vec<u8>>;

    fn next(&mut self) -> Option<Self::Item> {
        self.read().map_or(Some(None), |pack| pack.map(Some))
    }
}
