//! EXIF (CIPA DC-008): description, artist, copyright, time and orientation. Everything else, places and serial numbers
//! among it, is not read.

use std::io::{self, Cursor};

use encoding_rs::WINDOWS_1252;

use super::ifd::{Entry, Layout};
use super::source::Source;

const DESCRIPTION: u16 = 270;
const ORIENTATION: u16 = 274;
const ARTIST: u16 = 315;
const COPYRIGHT: u16 = 33432;
/// Where the directory of EXIF stands.
const EXIF: u16 = 34665;
const TAKEN: u16 = 36867;
const OFFSET: u16 = 36881;

/// What is read of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Exif {
    /// `ImageDescription`.
    pub description: Option<String>,
    /// `Artist`: several stand between semicolons.
    pub artist: Option<String>,
    /// `Copyright`, of the photographer.
    pub copyright: Option<String>,
    /// `DateTimeOriginal` with `OffsetTimeOriginal`: `2026-05-04T13:15:00-05:00`.
    pub taken: Option<String>,
    /// 1 to 8; 0 where it is not told.
    pub orientation: u32,
}

impl Exif {
    /// What a packet says.
    pub fn parse(packet: &[u8]) -> Option<Self> {
        let mut bytes = Cursor::new(packet);
        let mut source = Source::new(&mut bytes).ok()?;
        Self::read(&mut source).ok()
    }

    /// What a TIFF structure says at which `source` stands at its beginning.
    pub(crate) fn read(source: &mut Source<'_>) -> io::Result<Self> {
        let (layout, first) = Layout::read(source)?;
        let entries = layout.entries(source, first)?;
        let mut found = Self {
            description: text(layout, source, &entries, DESCRIPTION),
            artist: text(layout, source, &entries, ARTIST),
            copyright: text(layout, source, &entries, COPYRIGHT),
            ..Self::default()
        };
        if let Some(entry) = find(&entries, ORIENTATION) {
            found.orientation = layout.number(entry).unwrap_or_default();
        }
        if let Some(pointer) = find(&entries, EXIF) {
            let entries = layout.entries(source, layout.place(pointer)).unwrap_or_default();
            let taken = text(layout, source, &entries, TAKEN);
            let offset = text(layout, source, &entries, OFFSET);
            found.taken = taken.and_then(|taken| time(&taken, offset.as_deref()));
        }
        Ok(found)
    }

    /// Whether viewers show the picture with its sides changed.
    pub(crate) fn is_on_its_side(&self) -> bool {
        (5..=8).contains(&self.orientation)
    }
}

fn find(entries: &[Entry], tag: u16) -> Option<&Entry> {
    entries.iter().find(|entry| entry.tag == tag)
}

/// A text up to its first zero: UTF-8 as EXIF 3.0 has it and everybody writes it, else Windows-1252.
fn text(layout: Layout, source: &mut Source<'_>, entries: &[Entry], tag: u16) -> Option<String> {
    let bytes = layout.bytes(source, find(entries, tag)?).ok()?;
    let bytes = bytes.split(|byte| *byte == 0).next()?;
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
    };
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// `2026:05:04 13:15:00` and `-05:00` in the shape of ISO 8601.
fn time(text: &str, offset: Option<&str>) -> Option<String> {
    let (date, time) = text.split_once(' ')?;
    let is_told = |text: &str| text.bytes().any(|b| b.is_ascii_digit() && b != b'0');
    let fits = |text: &str| text.bytes().all(|b| b.is_ascii_digit() || b == b':' || b == b'.');
    (is_told(date) && fits(date) && fits(time))
        .then(|| format!("{}T{time}{}", date.replace(':', "-"), offset.unwrap_or_default()))
}
