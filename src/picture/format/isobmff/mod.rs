//! AVIF and HEIC (ISO/IEC 23008-12): the primary item of the `meta` box, with its size as viewers show it, and the items that
//! describe it. EXIF orientation does not count here.

use std::io;

use self::boxes::{Box, header};
use self::item::Item;
use self::meta::Meta;
use super::Format;
use crate::picture::found::{Found, LARGEST, broken};
use crate::picture::inflate::{brotli, zlib};
use crate::picture::source::Source;

pub(crate) mod boxes;
mod item;
mod meta;

pub(super) const AVIF: Format = Format {
    media_type: "image/avif",
    endings: &["avif", "avifs"],
    is_one: |head| brands(head).any(|brand| matches!(&brand, b"avif" | b"avis")),
    read,
    without_size: false,
};

pub(super) const HEIC: Format = Format {
    media_type: "image/heic",
    endings: &["heic", "heif", "hif", "heics", "heifs"],
    is_one: |head| brands(head).any(|brand| BRANDS.contains(&&brand)),
    read,
    without_size: false,
};

/// So many items with words are looked at.
const MOST: usize = 16;

/// Brands of HEIF with any coding.
const BRANDS: &[&[u8; 4]] = &[
    b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"mif2", b"msf1", b"miaf", b"MiHE",
];

/// The major brand and the compatible ones; none where the file does not begin with a `ftyp` box.
fn brands(head: &[u8]) -> impl Iterator<Item = [u8; 4]> + '_ {
    let first = boxes::split(head).next().filter(|first| &first.kind == b"ftyp");
    let body = first.map_or(&[][..], |first| first.body);
    // The version of the major brand is none.
    let all = body.as_chunks().0.iter().enumerate();
    all.filter(|(at, _)| *at != 1).map(|(_, brand)| *brand)
}

fn read(source: &mut Source<'_>, found: &mut Found) -> io::Result<()> {
    while source.at() < source.length() {
        let (kind, length) = header(source)?;
        let next = source.at().checked_add(length).ok_or_else(broken)?;
        match &kind {
            b"meta" if found.size.is_none() => {
                let bytes = source.bytes(length)?;
                let meta = Meta::parse(&bytes).ok_or_else(broken)?;
                found.size = meta.size();
                words(source, &meta, found)?;
            }
            // A sequence without a still picture.
            b"moov" if found.size.is_none() && length <= LARGEST => found.size = track(&source.bytes(length)?),
            _ => {}
        }
        if next > source.length() && found.size.is_some() {
            return Ok(());
        }
        source.go(next)?;
    }
    Ok(())
}

/// What describes the primary item.
fn words(source: &mut Source<'_>, meta: &Meta<'_>, found: &mut Found) -> io::Result<()> {
    let is_xmp = |item: &Item<'_>| item.content_type == b"application/rdf+xml" || item.content_type == b"text/xml";
    let items = meta.descriptions().filter(|item| is_xmp(item) || &item.kind == b"Exif");
    for item in items.take(MOST) {
        let Some(bytes) = meta.bytes(source, item.id)? else {
            continue;
        };
        if is_xmp(item) {
            let packet = match item.encoding {
                b"" => Some(bytes),
                b"deflate" | b"compress_zlib" => found.unpack(zlib, &bytes),
                b"br" => found.unpack(brotli, &bytes),
                _ => None,
            };
            if let Some(packet) = packet {
                found.packets.xmp(packet);
            }
        } else {
            exif(&bytes, found);
        }
    }
    Ok(())
}

/// EXIF behind the number of bytes that stand before it (ISO/IEC 23008-12, annex A.2.1), which some leave out.
pub(super) fn exif(bytes: &[u8], found: &mut Found) {
    if let Some((before, rest)) = bytes.split_first_chunk() {
        let packet = usize::try_from(u32::from_be_bytes(*before))
            .ok()
            .and_then(|before| rest.get(before..));
        found.packets.exif(packet.unwrap_or(rest));
    }
    found.packets.exif(bytes);
}

/// The size of the first track that has one (ISO/IEC 14496-12, section 8.3.2): fixed points of 16 bits.
fn track(movie: &[u8]) -> Option<(u32, u32)> {
    let mut tracks = boxes::split(movie).filter(|track| &track.kind == b"trak");
    let size = |track: Box<'_>| {
        let header = boxes::split(track.body).find(|inner| &inner.kind == b"tkhd")?;
        let tail = header.body.last_chunk::<8>()?;
        let [width, height] = [tail.first_chunk()?, tail.last_chunk()?].map(|side| u32::from_be_bytes(*side) >> 16);
        (width > 0 && height > 0).then_some((width, height))
    };
    tracks.find_map(size)
}
