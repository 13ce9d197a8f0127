//! PNG (third edition, section 11.3): XMP in `iTXt`, or in `zTXt` as libvips writes it; EXIF in `eXIf`, before or behind the
//! pixels; and the raw profiles of `ImageMagick`.

use std::io;

use super::{Format, raw_profile};
use crate::picture::found::{Found, LARGEST, broken};
use crate::picture::inflate::zlib;
use crate::picture::source::Source;

pub(super) const FORMAT: Format = Format {
    media_type: "image/png",
    endings: &["png", "apng"],
    is_one: |head| head.starts_with(SIGNATURE),
    read,
    without_size: false,
};

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

fn read(source: &mut Source<'_>, found: &mut Found) -> io::Result<()> {
    source.go(SIGNATURE.len() as u64)?;
    loop {
        let length = u64::from(u32::from_be_bytes(source.array()?));
        let kind: [u8; 4] = source.array()?;
        // A checksum follows.
        let next = source.at() + length + 4;
        match &kind {
            b"IHDR" => {
                let [width, height] = [source.array()?, source.array()?].map(u32::from_be_bytes);
                found.size.get_or_insert((width, height));
            }
            b"IEND" => return Ok(()),
            b"iTXt" | b"zTXt" | b"tEXt" if length <= LARGEST => text(kind, &source.bytes(length)?, found),
            b"eXIf" if length <= LARGEST => found.packets.exif(&source.bytes(length)?),
            _ => {}
        }
        if found.size.is_none() && &kind != b"CgBI" {
            // The header comes first, but for pictures that Apple's tools made smaller.
            return Err(broken());
        }
        source.go(next)?;
    }
}

/// A chunk of text: its keyword, and what the keyword names.
fn text(kind: [u8; 4], chunk: &[u8], found: &mut Found) {
    let Some((keyword, rest)) = cut(chunk) else { return };
    let is_xmp = keyword == b"XML:com.adobe.xmp";
    let profile = keyword.strip_prefix(b"Raw profile type ");
    if !is_xmp && profile.is_none() {
        return;
    }
    let Some(text) = unpacked(kind, rest, found) else {
        return;
    };
    match profile {
        Some(name) => raw_profile::read(name, &text, &mut found.packets),
        None => found.packets.xmp(text),
    }
}

fn unpacked(kind: [u8; 4], rest: &[u8], found: &mut Found) -> Option<Vec<u8>> {
    match &kind {
        b"iTXt" => {
            let (&[is_packed, _method], rest) = rest.split_first_chunk()?;
            let (_language, rest) = cut(rest)?;
            let (_keyword, text) = cut(rest)?;
            if is_packed == 1 {
                found.unpack(zlib, text)
            } else {
                Some(text.to_vec())
            }
        }
        b"zTXt" => found.unpack(zlib, rest.get(1..)?),
        _ => Some(rest.to_vec()),
    }
}

/// What stands before and behind the next zero.
fn cut(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let at = memchr::memchr(0, bytes)?;
    Some((&bytes[..at], &bytes[at + 1..]))
}
