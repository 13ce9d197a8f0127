//! `GIF89a`: XMP stands in an application extension, as it is and not cut into blocks, with a trailer that leads out of it
//! (XMP specification, part 3, section 1.1.2).

use std::io;

use super::Format;
use crate::picture::found::{Found, LARGEST};
use crate::picture::source::Source;

pub(super) const FORMAT: Format = Format {
    media_type: "image/gif",
    endings: &["gif"],
    is_one: |head| head.starts_with(b"GIF87a") || head.starts_with(b"GIF89a"),
    read,
    without_size: false,
};

/// With this the trailer begins; it counts down to zero.
const TRAILER: &[u8] = &[0x01, 0xFF, 0xFE, 0xFD, 0xFC];

fn read(source: &mut Source<'_>, found: &mut Found) -> io::Result<()> {
    source.go(6)?;
    let [width, height] = [source.array()?, source.array()?].map(u16::from_le_bytes);
    found.size = Some((width.into(), height.into()));
    let flags = source.byte()?;
    source.skip(2 + colors(flags))?;
    loop {
        match source.byte()? {
            b'!' => extension(source, found)?,
            b',' => {
                source.skip(8)?;
                let flags = source.byte()?;
                // The size of a code stands before the pixels.
                source.skip(colors(flags) + 1)?;
                blocks(source, None)?;
            }
            _ => return Ok(()),
        }
    }
}

/// Bytes of the table of colors.
fn colors(flags: u8) -> u64 {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

fn extension(source: &mut Source<'_>, found: &mut Found) -> io::Result<()> {
    const APPLICATION: u8 = 0xFF;
    if source.byte()? != APPLICATION {
        return blocks(source, None);
    }
    let length = source.byte()?;
    let name = source.bytes(length.into())?;
    if name != b"XMP DataXMP" {
        return blocks(source, None);
    }
    let mut raw = Vec::new();
    blocks(source, Some(&mut raw))?;
    if let Some(packet) = packet(&raw) {
        found.packets.xmp(packet);
    }
    Ok(())
}

/// Passes over blocks up to an empty one. What is kept has their lengths in it.
fn blocks(source: &mut Source<'_>, mut kept: Option<&mut Vec<u8>>) -> io::Result<()> {
    loop {
        let length = source.byte()?;
        if length == 0 {
            return Ok(());
        }
        match kept.as_deref_mut().filter(|kept| (kept.len() as u64) < LARGEST) {
            Some(kept) => {
                kept.push(length);
                kept.extend(source.bytes(length.into())?);
            }
            None => source.skip(length.into())?,
        }
    }
}

/// The packet as it is, without its trailer; or cut into blocks like everything else, as some write it.
fn packet(raw: &[u8]) -> Option<Vec<u8>> {
    let trailer = memchr::memmem::rfind(raw, TRAILER);
    if let Some(end) = trailer.filter(|_| raw.starts_with(b"<") || raw.starts_with(b"\xEF\xBB\xBF<")) {
        return Some(raw[..end].to_vec());
    }
    let mut joined = Vec::new();
    let mut rest = raw;
    while let Some((&length, behind)) = rest.split_first() {
        let (block, behind) = behind.split_at_checked(length.into())?;
        joined.extend_from_slice(block);
        rest = behind;
    }
    Some(joined)
}
