//! MP3 (ISO/IEC 11172-3 and 13818-3): frames with a head of four bytes each. Encoders say in the first frame how many there are
//! (`Xing`, `Info`, `VBRI`); else they are counted.

use std::io;

use super::Found;
use crate::picture::source::{Source, broken};

/// Bytes in which the first frame is looked for.
const SEARCHED: u64 = 64 << 10;

/// Thousand bits a second, of layers 1 to 3 of the first version, and of layers 1 to 3 of the others.
const BIT_RATES: [[u64; 15]; 6] = [
    [0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
    [0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
    [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
    [0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256],
    [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
    [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
];

/// What the head of a frame says.
#[derive(Debug, Clone, Copy)]
struct Frame {
    samples: u64,
    rate: u64,
    /// With its head.
    length: u64,
    /// Bytes between the head and what an encoder says of all frames.
    side: u64,
}

pub(super) fn read(source: &mut Source<'_>) -> io::Result<Found> {
    source.go(0)?;
    let mut begin = 0;
    // Tags may follow each other.
    while let Ok(head) = source.array::<10>() {
        if !head.starts_with(b"ID3") {
            break;
        }
        let size = head[6..]
            .iter()
            .fold(0, |size, byte| size << 7 | u64::from(byte & 0x7F));
        begin += 10 + size + if head[5] & 0x10 == 0 { 0 } else { 10 };
        source.go(begin)?;
    }
    let (at, first) = first(source, begin)?;
    source.go(at + 4 + first.side)?;
    if let Some(frames) = told(source, at)? {
        return Ok(Found::samples(frames * first.samples, first.rate));
    }
    source.go(at)?;
    let mut samples = 0;
    while let Ok(head) = source.array() {
        let Some(frame) = frame(head).filter(|frame| frame.rate == first.rate) else {
            break;
        };
        samples += frame.samples;
        if source.skip(frame.length - 4).is_err() {
            break;
        }
    }
    Ok(Found::samples(samples, first.rate))
}

/// The first frame behind a place, and where it stands: another one follows it.
fn first(source: &mut Source<'_>, begin: u64) -> io::Result<(u64, Frame)> {
    source.go(begin)?;
    let window = source.bytes(SEARCHED.min(source.length() - begin))?;
    for (at, head) in (begin..).zip(window.windows(4)) {
        let Some(found) = head.first_chunk().and_then(|head| frame(*head)) else {
            continue;
        };
        source.go(begin)?;
        let next = at + found.length;
        let follows = next == source.length()
            || source.go(next).is_ok()
                && source
                    .array()
                    .is_ok_and(|head| frame(head).is_some_and(|next| next.rate == found.rate));
        if follows {
            return Ok((at, found));
        }
    }
    Err(broken())
}

/// How many frames an encoder says that there are.
fn told(source: &mut Source<'_>, at: u64) -> io::Result<Option<u64>> {
    let head: [u8; 12] = source.array()?;
    let [.., a, b, c, d] = head;
    if (head.starts_with(b"Xing") || head.starts_with(b"Info")) && head[7] & 1 == 1 {
        return Ok(Some(u32::from_be_bytes([a, b, c, d]).into()));
    }
    source.go(at + 36)?;
    let head: [u8; 18] = source.array()?;
    let count = u32::from_be_bytes([head[14], head[15], head[16], head[17]]);
    Ok(head.starts_with(b"VBRI").then_some(count.into()))
}

fn frame([a, b, c, d]: [u8; 4]) -> Option<Frame> {
    if a != 0xFF || b & 0xE0 != 0xE0 {
        return None;
    }
    let (version, layer) = (b >> 3 & 3, 4 - (b >> 1 & 3));
    if version == 1 || layer == 4 {
        return None;
    }
    let is_first = version == 3;
    let row = usize::from(layer - 1) + if is_first { 0 } else { 3 };
    let bits = *BIT_RATES[row].get(usize::from(c >> 4))?;
    let rate = *[44_100_u64, 48_000, 32_000].get(usize::from(c >> 2 & 3))?;
    let rate = match version {
        3 => rate,
        2 => rate / 2,
        _ => rate / 4,
    };
    let padding = u64::from(c >> 1 & 1);
    let (samples, slot) = match layer {
        1 => (384, 4),
        3 if !is_first => (576, 1),
        _ => (1152, 1),
    };
    let length = (samples / 8 / slot * bits * 1000 / rate + padding) * slot;
    let is_mono = d >> 6 == 3;
    let side = match (is_first, is_mono) {
        (true, false) => 32,
        (true, true) | (false, false) => 17,
        (false, true) => 9,
    };
    // Of a free rate the length is not known.
    (bits > 0 && length > 4).then_some(Frame {
        samples,
        rate,
        length,
        side,
    })
}
