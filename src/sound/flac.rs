//! FLAC (RFC 9639, section 8.2): the block of stream information comes first.

use std::io;

use super::Found;
use crate::picture::source::Source;

pub(super) fn read(source: &mut Source<'_>) -> io::Result<Found> {
    source.go(8)?;
    let block: [u8; 18] = source.array()?;
    Ok(Found::samples(number(&block) & 0xF_FFFF_FFFF, rate(&block)))
}

/// Samples a second, as a block of stream information says.
pub(super) fn rate(block: &[u8; 18]) -> u64 {
    number(block) >> 44
}

/// Behind ten bytes: 20 bits of the rate, and in the last 36 the number of samples.
fn number(block: &[u8; 18]) -> u64 {
    block[10..]
        .iter()
        .fold(0, |number, byte| number << 8 | u64::from(*byte))
}
