//! The table of containers: one file each. What a file is, is told by its first bytes and never by its ending.

use std::io;

use super::found::{Fault, Found};
use super::source::{Source, Stored};

mod bmp;
mod gif;
mod isobmff;
mod jpeg;
mod jxl;
mod png;
mod raw_profile;
mod svg;
mod tiff;
mod webp;

pub(crate) use isobmff::boxes;

/// A kind of picture.
#[derive(Debug)]
pub struct Format {
    /// As feeds name it.
    pub media_type: &'static str,
    /// Endings of its files, in lower case.
    pub endings: &'static [&'static str],
    /// Whether the first bytes of a file are those of one.
    is_one: fn(&[u8]) -> bool,
    /// Finds size and packets. What was found before a fault counts.
    read: fn(&mut Source<'_>, &mut Found) -> io::Result<()>,
    /// Whether it is a picture where no size is told.
    without_size: bool,
}

/// Asked in this order.
pub const FORMATS: &[Format] = &[
    jpeg::FORMAT,
    png::FORMAT,
    gif::FORMAT,
    webp::FORMAT,
    isobmff::AVIF,
    isobmff::HEIC,
    jxl::FORMAT,
    bmp::FORMAT,
    tiff::FORMAT,
    svg::FORMAT,
];

/// Bytes by which a format is told: a drawing may begin with long comments and declarations.
pub const HEAD: u64 = 16 << 10;

/// The format of a file by its first bytes, [`HEAD`] of them or all.
pub fn by_bytes(head: &[u8]) -> Option<&'static Format> {
    FORMATS.iter().find(|format| (format.is_one)(head))
}

/// What is in a picture: its format, size and packets.
pub fn read(stored: &mut dyn Stored) -> Result<(&'static Format, Found), Fault> {
    let mut source = Source::new(stored).map_err(|_| Fault::Unreadable)?;
    if source.length() == 0 {
        return Err(Fault::Empty);
    }
    let head = source.head(HEAD).map_err(|_| Fault::Unreadable)?;
    let format = by_bytes(&head).ok_or(Fault::NoPicture)?;
    let mut found = Found::default();
    if let Err(error) = (format.read)(&mut source, &mut found)
        && !matches!(error.kind(), io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof)
    {
        return Err(Fault::Unreadable);
    }
    found.size = found.size.filter(|(width, height)| *width > 0 && *height > 0);
    if found.size.is_none() && !format.without_size {
        return Err(Fault::Broken);
    }
    Ok((format, found))
}
