//! JPEG (ISO/IEC 10918-1, annex B): segments up to the first scan. EXIF and XMP stand in APP1, IIM in APP13.

use std::io;

use super::Format;
use crate::picture::exif::Exif;
use crate::picture::found::{Extension, Found, LARGEST};
use crate::picture::source::Source;

pub(super) const FORMAT: Format = Format {
    media_type: "image/jpeg",
    endings: &["jpg", "jpeg", "jpe", "jfif"],
    is_one: |head| head.starts_with(b"\xFF\xD8\xFF"),
    read,
    without_size: false,
};

const XMP: &[u8] = b"http://ns.adobe.com/xap/1.0/\0";
const EXTENDED_XMP: &[u8] = b"http://ns.adobe.com/xmp/extension/\0";
const EXIF: &[u8] = b"Exif\0\0";
const PHOTOSHOP: &[u8] = b"Photoshop 3.0\0";

/// End of the picture, and start of a scan: behind these are pixels.
const LAST: &[u8] = &[0xD9, 0xDA];

fn read(source: &mut Source<'_>, found: &mut Found) -> io::Result<()> {
    let mut exif = Vec::new();
    let walked = walk(source, found, &mut exif);
    found.packets.exif(&exif);
    if found.packets.exif.as_ref().is_some_and(Exif::is_on_its_side) {
        found.size = found.size.map(|(width, height)| (height, width));
    }
    walked
}

fn walk(source: &mut Source<'_>, found: &mut Found, exif: &mut Vec<u8>) -> io::Result<()> {
    source.go(2)?;
    loop {
        let marker = marker(source)?;
        if LAST.contains(&marker) {
            return Ok(());
        }
        // TEM and RSTn stand alone.
        if matches!(marker, 0x00 | 0x01 | 0xD0..=0xD8) {
            continue;
        }
        let length = u64::from(u16::from_be_bytes(source.array()?)).saturating_sub(2);
        let next = source.at() + length;
        match marker {
            // Start of frame; DHT, JPG and DAC are none.
            0xC0..=0xCF if !matches!(marker, 0xC4 | 0xC8 | 0xCC) => {
                source.byte()?;
                let [height, width] = [source.array()?, source.array()?].map(u16::from_be_bytes);
                found.size.get_or_insert((width.into(), height.into()));
            }
            0xE1 => app1(&source.bytes(length)?, found, exif),
            0xED => {
                let segment = source.bytes(length)?;
                if let Some(part) = segment.strip_prefix(PHOTOSHOP) {
                    found.packets.iim(part);
                }
            }
            _ => {}
        }
        source.go(next)?;
    }
}

/// The next marker; bytes before it that are none are passed over.
fn marker(source: &mut Source<'_>) -> io::Result<u8> {
    while source.byte()? != 0xFF {}
    loop {
        match source.byte()? {
            0xFF => {}
            marker => return Ok(marker),
        }
    }
}

fn app1(segment: &[u8], found: &mut Found, exif: &mut Vec<u8>) {
    if let Some(part) = segment.strip_prefix(EXIF) {
        // What is too long for one segment goes on in the next.
        let begins = part.starts_with(b"II") || part.starts_with(b"MM");
        if exif.is_empty() || (!begins && exif.len() as u64 <= LARGEST) {
            exif.extend_from_slice(part);
        }
    } else if let Some(packet) = segment.strip_prefix(XMP) {
        found.packets.xmp(packet.to_vec());
    } else if let Some(part) = segment.strip_prefix(EXTENDED_XMP) {
        let known: u64 = found
            .packets
            .extensions
            .iter()
            .map(|part| part.bytes.len() as u64)
            .sum();
        let part = Extension::parse(part).filter(|part| known + part.bytes.len() as u64 <= LARGEST);
        found.packets.extensions.extend(part);
    }
}
