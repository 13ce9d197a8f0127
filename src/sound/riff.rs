//! WAV (RIFF, `fmt ` and `data`): bytes of sound, and how many of them are played a second. AVI is passed over.

use std::io;

use super::Found;
use crate::picture::source::Source;

pub(super) fn read(source: &mut Source<'_>) -> io::Result<Found> {
    source.go(8)?;
    if &source.array::<4>()? != b"WAVE" {
        return Ok(Found::default());
    }
    let mut rate = 0;
    while source.at() + 8 <= source.length() {
        let kind: [u8; 4] = source.array()?;
        let length = u64::from(u32::from_le_bytes(source.array()?));
        let rest = source.length() - source.at();
        match &kind {
            b"fmt " => {
                let head: [u8; 12] = source.array()?;
                rate = u64::from(u32::from_le_bytes([head[8], head[9], head[10], head[11]]));
                source.skip((length + length % 2).saturating_sub(12))?;
            }
            // What is written as it comes, or is too long for the number, goes on to the end.
            b"data" if length == 0 || length > rest => return Ok(Found::samples(rest, rate)),
            b"data" => return Ok(Found::samples(length, rate)),
            _ => source.skip(length + length % 2)?,
        }
    }
    Ok(Found::default())
}
