//! Packets that are compressed: no more comes out than a packet may have.

use std::io::Read;

use flate2::read::ZlibDecoder;

use super::source::LARGEST;

/// Brotli (RFC 7932): the size of the buffer that it reads with.
const BUFFER: usize = 4096;

/// What zlib (RFC 1950) made small; `None` if it is none, or larger than a packet may be.
pub(crate) fn zlib(bytes: &[u8]) -> Option<Vec<u8>> {
    all(ZlibDecoder::new(bytes))
}

/// The same of Brotli.
pub(crate) fn brotli(bytes: &[u8]) -> Option<Vec<u8>> {
    all(brotli::Decompressor::new(bytes, BUFFER))
}

fn all(reader: impl Read) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    reader.take(LARGEST + 1).read_to_end(&mut bytes).ok()?;
    (bytes.len() as u64 <= LARGEST).then_some(bytes)
}
