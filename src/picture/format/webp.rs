//! WebP (RFC 9649): the chunks of a RIFF file. `VP8X` has the size of the canvas.

use std::io;

use super::Format;
use crate::picture::found::{Found, LARGEST, broken};
use crate::picture::source::Source;

pub(super) const FORMAT: Format = Format {
    media_type: "image/webp",
    endings: &["webp"],
    is_one: |head| head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP"),
    read,
    without_size: false,
};

fn read(source: &mut Source<'_>, found: &mut Found) -> io::Result<()> {
    source.go(12)?;
    while source.at() + 8 <= source.length() {
        let kind: [u8; 4] = source.array()?;
        let length = u64::from(u32::from_le_bytes(source.array()?));
        let next = source.at() + length + length % 2;
        match &kind {
            b"VP8X" => {
                let [_, _, _, _, bytes @ ..]: [u8; 10] = source.array()?;
                let side = |at: usize| u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], 0]) + 1;
                found.size.get_or_insert((side(0), side(3)));
            }
            b"VP8 " if found.size.is_none() => found.size = Some(lossy(source.array()?)?),
            b"VP8L" if found.size.is_none() => found.size = Some(lossless(source.array()?)?),
            b"EXIF" if length <= LARGEST => found.packets.exif(&source.bytes(length)?),
            b"XMP " | b"XMP\0" if length <= LARGEST => found.packets.xmp(source.bytes(length)?),
            _ => {}
        }
        source.go(next)?;
    }
    Ok(())
}

/// The head of a key frame (RFC 6386, section 9.1): tag, start code, and two sides of 14 bits.
fn lossy(head: [u8; 10]) -> io::Result<(u32, u32)> {
    let [_, _, _, 0x9D, 0x01, 0x2A, a, b, c, d] = head else {
        return Err(broken());
    };
    let side = |pair: [u8; 2]| u32::from(u16::from_le_bytes(pair) & 0x3FFF);
    Ok((side([a, b]), side([c, d])))
}

/// The head of a lossless picture (RFC 9649, section 3.4): a sign, and two sides less one of 14 bits.
fn lossless(head: [u8; 5]) -> io::Result<(u32, u32)> {
    let [0x2F, bits @ ..] = head else { return Err(broken()) };
    let bits = u32::from_le_bytes(bits);
    Ok(((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1))
}
