//! FLAC (RFC 9639, section 8.2): the block of stream information comes first.

use std::io;

use super::Found;
use crate::picture::source::Source;

pub(super) fn read(source: &mut Source<'_>) -> io::Result<Found> {
    source.go(8)?;
    let block: [u8; 18] = source.array()?;
    Ok(streaminfo(&block))
}

/// The rate has 20 bits behind ten bytes, the number of samples the last 36 of these eight.
pub(super) fn streaminfo(block: &[u8; 18]) -> Found {
    let number = block[10..]
        .iter()
        .fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    Found::samples(number & 0xF_FFFF_FFFF, number >> 44)
}
