//! JPEG XL (ISO/IEC 18181): a bare codestream, which has no words, or boxes: `xml `, `Exif`, and `brob`, in which either is
//! compressed with Brotli, as cjxl does with what it finds in a JPEG.

use std::io;

use super::isobmff::boxes::header;
use super::{Format, isobmff};
use crate::picture::found::{Found, LARGEST, broken};
use crate::picture::inflate::brotli;
use crate::picture::source::Source;

pub(super) const FORMAT: Format = Format {
    media_type: "image/jxl",
    endings: &["jxl"],
    is_one: |head| head.starts_with(CODESTREAM) || head.starts_with(BOXES),
    read,
    without_size: false,
};

const CODESTREAM: &[u8] = b"\xFF\x0A";
const BOXES: &[u8] = b"\0\0\0\x0CJXL \r\n\x87\n";

/// Bytes of a codestream with size and orientation: they take less than 200 bits.
const HEAD: u64 = 32;

fn read(source: &mut Source<'_>, found: &mut Found) -> io::Result<()> {
    if source.head(2)? == CODESTREAM {
        let length = source.length();
        return size(source, length, found);
    }
    while source.at() < source.length() {
        let (kind, length) = header(source)?;
        let next = source.at().checked_add(length).ok_or_else(broken)?;
        match &kind {
            b"jxlc" if found.size.is_none() => size(source, length, found)?,
            b"jxlp" if found.size.is_none() && length > 4 => {
                // The number of the part stands before it.
                source.skip(4)?;
                size(source, length - 4, found)?;
            }
            b"brob" if (4..=LARGEST).contains(&length) => {
                let kind = source.array()?;
                if matches!(&kind, b"xml " | b"Exif")
                    && let Some(bytes) = found.unpack(brotli, &source.bytes(length - 4)?)
                {
                    packet(kind, bytes, found);
                }
            }
            b"xml " | b"Exif" if length <= LARGEST => packet(kind, source.bytes(length)?, found),
            _ => {}
        }
        source.go(next.min(source.length()))?;
    }
    Ok(())
}

fn packet(kind: [u8; 4], bytes: Vec<u8>, found: &mut Found) {
    if &kind == b"xml " {
        found.packets.xmp(bytes);
    } else {
        isobmff::exif(&bytes, found);
    }
}

fn size(source: &mut Source<'_>, length: u64, found: &mut Found) -> io::Result<()> {
    let rest = source.length() - source.at();
    let head = source.bytes(length.min(HEAD).min(rest))?;
    let bits = head.strip_prefix(CODESTREAM).ok_or_else(broken)?;
    found.size = Bits { bytes: bits, at: 0 }.shown();
    Ok(())
}

/// Bits, the lowest of each byte first; behind the end they are 0.
struct Bits<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl Bits<'_> {
    fn take(&mut self, count: usize) -> u32 {
        let bits = (self.at..self.at + count).map(|at| {
            let byte = self.bytes.get(at / 8).copied().unwrap_or_default();
            u32::from(byte >> (at % 8) & 1)
        });
        let number = bits.enumerate().fold(0, |number, (place, bit)| number | bit << place);
        self.at += count;
        number
    }

    /// Width and height, turned as viewers turn it.
    fn shown(&mut self) -> Option<(u32, u32)> {
        let (width, height) = self.stored()?;
        // Whether all of the metadata is as usual; whether it has extra fields; its orientation less one.
        let is_turned = self.take(1) == 0 && self.take(1) == 1 && self.take(3) >= 4;
        Some(if is_turned { (height, width) } else { (width, height) })
    }

    /// `SizeHeader`.
    fn stored(&mut self) -> Option<(u32, u32)> {
        let is_small = self.take(1) == 1;
        let height = self.side(is_small);
        // A ratio, else a width of its own.
        let (across, down) = match self.take(3) {
            0 => return Some((self.side(is_small), height)),
            1 => (1, 1),
            2 => (12, 10),
            3 => (4, 3),
            4 => (3, 2),
            5 => (16, 9),
            6 => (5, 4),
            _ => (2, 1),
        };
        let width = u64::from(height) * across / down;
        Some((u32::try_from(width).ok()?, height))
    }

    fn side(&mut self, is_small: bool) -> u32 {
        if is_small {
            return (self.take(5) + 1) * 8;
        }
        let width = [9, 13, 18, 30][self.take(2) as usize];
        self.take(width) + 1
    }
}
