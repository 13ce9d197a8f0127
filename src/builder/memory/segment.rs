//! A file of packs of bytes, each with its length and digest before it, so that one that is not whole is
//! known.

use crate::builder::digest::digest;
use std::fs::File;
use std::io::{self, Read, Write};

/// Bytes that are set aside for a pack before it is read; few are larger.
const LARGEST: u64 = 16 << 20;

/// Writes a pack: length, digest, bytes.
pub(crate) fn write_pack(file: &mut File, pack: &[u8]) -> Option<()> {
    let head = [(pack.len() as u64).to_le_bytes(), digest(pack).to_le_bytes()];
    file.write_all(head.as_flattened()).ok()?;
    file.write_all(pack).ok()
}

/// Writes a mark: what follows is of another kind.
pub(crate) fn write_end(file: &mut File) -> Option<()> {
    write_pack(file, &[])
}

/// Whether a pack is such a mark.
pub(crate) fn is_end(pack: &[u8]) -> bool {
    pack.is_empty()
}

/// The packs of a file, one after the other, to its end or to one that is not whole.
#[derive(Debug)]
pub(crate) struct Packs(Option<File>);

impl Packs {
    /// Reads from the beginning of a file.
    pub(crate) fn new(file: File) -> Self {
        Self(Some(file))
    }
}

impl Iterator for Packs {
    type Item = Vec<u8>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut file = self.0.take()?;
        let pack = read(&mut file).ok()?;
        self.0 = Some(file);
        Some(pack)
    }
}

fn read(file: &mut File) -> io::Result<Vec<u8>> {
    let mut head = [[0; 8]; 2];
    file.read_exact(head.as_flattened_mut())?;
    let [length, sum] = head.map(u64::from_le_bytes);
    // A length that is damaged asks for no more than this.
    let mut pack = Vec::with_capacity(usize::try_from(length.min(LARGEST)).unwrap_or_default());
    file.take(length).read_to_end(&mut pack)?;
    if pack.len() as u64 == length && digest(&pack) == sum {
        Ok(pack)
    } else {
        Err(io::ErrorKind::InvalidData.into())
    }
}
