//! AAC in frames of its own (ISO/IEC 13818-7, section 6.2): each says how long it is.

use std::io;

use super::Found;
use crate::picture::source::Source;

const RATES: [u64; 13] = [
    96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350,
];

/// Samples of a block; a frame has up to four.
const BLOCK: u64 = 1024;

pub(super) fn read(source: &mut Source<'_>) -> io::Result<Found> {
    let (mut samples, mut rate) = (0, 0);
    while source.at() + 7 <= source.length() {
        let head: [u8; 7] = source.array()?;
        if head[0] != 0xFF || head[1] & 0xF6 != 0xF0 {
            break;
        }
        rate = RATES.get(usize::from(head[2] >> 2 & 0xF)).copied().unwrap_or_default();
        let length = u64::from(head[3] & 3) << 11 | u64::from(head[4]) << 3 | u64::from(head[5] >> 5);
        if length < 7 || source.at() + length - 7 > source.length() {
            break;
        }
        samples += BLOCK * u64::from((head[6] & 3) + 1);
        source.skip(length - 7)?;
    }
    Ok(Found::samples(samples, rate))
}
