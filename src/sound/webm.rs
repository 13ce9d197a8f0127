//! `WebM` and Matroska (RFC 9559): the information of the segment says how long it is.

use std::io;

use super::Found;
use crate::picture::source::{LARGEST, Source, broken};

const SEGMENT: u64 = 0x1853_8067;
const INFO: u64 = 0x1549_A966;
const CLUSTER: u64 = 0x1F43_B675;
const SCALE: u64 = 0x2A_D7B1;
const DURATION: u64 = 0x4489;

pub(super) fn read(source: &mut Source<'_>) -> io::Result<Found> {
    source.go(0)?;
    while source.at() < source.length() {
        let (id, size) = element(source)?;
        match id {
            SEGMENT => {}
            INFO => {
                let bytes = source.bytes(size.min(LARGEST))?;
                return Ok(information(&bytes));
            }
            // Behind it there are pictures and sounds.
            CLUSTER => break,
            _ => source.skip(size)?,
        }
    }
    Ok(Found::default())
}

/// Id and length of an element, at whose content the source stands then.
fn element(source: &mut Source<'_>) -> io::Result<(u64, u64)> {
    let first = source.byte()?;
    let id = number(source, first, 4)?;
    let first = source.byte()?;
    let size = number(source, first, 8)?;
    // The bits that say how long it is are no part of a length.
    let bits = 7 * (u64::from(first.leading_zeros()) + 1);
    Ok((id, size & !(u64::MAX << bits)))
}

fn number(source: &mut Source<'_>, first: u8, most: u32) -> io::Result<u64> {
    let more = first.leading_zeros();
    if more >= most {
        return Err(broken());
    }
    let mut number = u64::from(first);
    for _ in 0..more {
        number = number << 8 | u64::from(source.byte()?);
    }
    Ok(number)
}

#[expect(clippy::cast_precision_loss, reason = "a scale is a small number")]
fn information(bytes: &[u8]) -> Found {
    let mut cursor = io::Cursor::new(bytes);
    let Ok(mut source) = Source::new(&mut cursor) else {
        return Found::default();
    };
    // Nanoseconds a unit.
    let (mut scale, mut units) = (1_000_000, None);
    while let Ok((id, size)) = element(&mut source) {
        let Ok(value) = source.bytes(size) else { break };
        match id {
            SCALE => scale = value.iter().fold(0, |number, byte| number << 8 | u64::from(*byte)),
            DURATION => {
                units = match value.len() {
                    4 => value.first_chunk().map(|bytes| f64::from(f32::from_be_bytes(*bytes))),
                    _ => value.first_chunk().map(|bytes| f64::from_be_bytes(*bytes)),
                }
            }
            _ => {}
        }
    }
    Found {
        seconds: units.map(|units| units * scale as f64 / 1e9),
        ..Found::default()
    }
}
