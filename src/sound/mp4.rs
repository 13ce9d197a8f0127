//! MP4, M4A and `QuickTime` (ISO/IEC 14496-12): the header of the movie says how long it is, the handlers of its tracks whether there is
//! something to see.

use std::io;

use super::Found;
use crate::picture::format::boxes::{Cursor, header, split};
use crate::picture::source::{LARGEST, Source};

pub(super) fn read(source: &mut Source<'_>) -> io::Result<Found> {
    let mut is_quicktime = false;
    while source.at() + 8 <= source.length() {
        let (kind, length) = header(source)?;
        let next = source.at().saturating_add(length);
        match &kind {
            b"ftyp" => is_quicktime = source.bytes(length.min(4))?.starts_with(b"qt"),
            b"moov" if length <= LARGEST => return Ok(movie(&source.bytes(length)?, is_quicktime)),
            _ => {}
        }
        source.go(next)?;
    }
    Ok(Found::default())
}

fn movie(bytes: &[u8], is_quicktime: bool) -> Found {
    let inside =
        |bytes: &'_ [u8], kind: [u8; 4]| split(bytes).find(|one| one.kind == kind).map(|one| one.body.to_vec());
    let found = inside(bytes, *b"mvhd")
        .and_then(|body| length(&body))
        .unwrap_or_default();
    let tracks = split(bytes).filter(|one| &one.kind == b"trak");
    let handlers = tracks.filter_map(|track| {
        let handler = inside(&inside(track.body, *b"mdia")?, *b"hdlr")?;
        handler.get(8..12).map(<[u8]>::to_vec)
    });
    let handlers: Vec<Vec<u8>> = handlers.collect();
    let has = |kind: &[u8]| handlers.iter().any(|handler| handler == kind);
    let media_type = match (has(b"vide"), has(b"soun")) {
        (true, _) if is_quicktime => Some("video/quicktime"),
        (true, _) => Some("video/mp4"),
        (false, true) => Some("audio/mp4"),
        (false, false) => None,
    };
    Found { media_type, ..found }
}

/// The header of the movie (section 8.2.2): units a second, and how many.
fn length(body: &[u8]) -> Option<Found> {
    let mut cursor = Cursor(body);
    let (version, _) = cursor.version()?;
    let width = if version == 1 { 8 } else { 4 };
    cursor.take(2 * width)?;
    let (rate, units) = (cursor.number(4)?, cursor.number(width)?);
    let is_known = units != u64::MAX >> (64 - 8 * width);
    is_known.then(|| Found::samples(units, rate))
}
