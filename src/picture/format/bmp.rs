//! BMP: a size, and no words.

use std::io;

use super::Format;
use crate::picture::found::Found;
use crate::picture::source::Source;

pub(super) const FORMAT: Format = Format {
    media_type: "image/bmp",
    endings: &["bmp", "dib"],
    is_one: |head| head.starts_with(b"BM") && head.len() >= 26,
    read,
    without_size: false,
};

fn read(source: &mut Source<'_>, found: &mut Found) -> io::Result<()> {
    source.go(14)?;
    let header = u32::from_le_bytes(source.array()?);
    found.size = Some(if header == 12 {
        // BITMAPCOREHEADER
        let [width, height] = [source.array()?, source.array()?].map(u16::from_le_bytes);
        (width.into(), height.into())
    } else {
        // A height below zero is that of a picture that begins at its top.
        let [width, height] = [source.array()?, source.array()?].map(i32::from_le_bytes);
        (width.unsigned_abs(), height.unsigned_abs())
    });
    Ok(())
}
