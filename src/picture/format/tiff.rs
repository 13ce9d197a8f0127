//! TIFF: the first directory has size, XMP (700), IIM (33723, or in the resources of Photoshop, 34377), and what EXIF
//! has elsewhere.

use std::io;

use super::Format;
use crate::picture::exif::Exif;
use crate::picture::found::Found;
use crate::picture::ifd::Layout;
use crate::picture::iim;
use crate::picture::source::Source;

pub(super) const FORMAT: Format = Format {
    media_type: "image/tiff",
    endings: &["tif", "tiff"],
    is_one: |head| MARKS.iter().any(|mark| head.starts_with(mark)),
    read,
    without_size: false,
};

const MARKS: &[&[u8]] = &[b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"];

const WIDTH: u16 = 256;
const HEIGHT: u16 = 257;
const XMP: u16 = 700;
const IIM: u16 = 33723;
const PHOTOSHOP: u16 = 34377;

fn read(source: &mut Source<'_>, found: &mut Found) -> io::Result<()> {
    let (layout, first) = Layout::read(source)?;
    let entries = layout.entries(source, first)?;
    let entry = |tag: u16| entries.iter().find(|entry| entry.tag == tag);
    let side = |tag: u16| layout.number(entry(tag)?);
    found.size = side(WIDTH).zip(side(HEIGHT));
    if let Some(entry) = entry(XMP) {
        found.packets.xmp(layout.bytes(source, entry)?);
    }
    // `ImageMagick` 6 writes a quarter of the one, and all of the other.
    for tag in [IIM, PHOTOSHOP] {
        let Some(entry) = entry(tag) else { continue };
        let packet = layout.bytes(source, entry)?;
        if found.packets.iim.as_deref().is_none_or(|known| !iim::is_whole(known)) {
            found.packets.iim = Some(packet);
        }
    }
    source.go(0)?;
    found.packets.exif = Some(Exif::read(source)?);
    Ok(())
}
