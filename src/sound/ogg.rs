//! Ogg (RFC 3533) with Opus (RFC 7845), Vorbis, FLAC, Speex or Theora: the first page says what it is, the last where it ends.

use std::io;

use super::{Found, flac};
use crate::picture::source::Source;

/// Bytes at the end in which the last page begins: one has up to 65,307.
const TAIL: u64 = 1 << 17;

/// What is known of the first stream.
struct Stream {
    serial: [u8; 4],
    /// Samples a second, and those at the beginning that are not played.
    rate: u64,
    skipped: u64,
}

pub(super) fn read(source: &mut Source<'_>) -> io::Result<Found> {
    let begin = source.bytes(source.length().min(4096))?;
    let head = begin.get(..27).unwrap_or_default();
    let segments = usize::from(head.get(26).copied().unwrap_or_default());
    let packet = begin.get(27 + segments..).unwrap_or_default();
    let serial = head
        .get(14..18)
        .and_then(|serial| serial.first_chunk())
        .copied()
        .unwrap_or_default();
    let number = |at: usize| {
        packet
            .get(at..at + 4)
            .and_then(|bytes| bytes.first_chunk())
            .copied()
            .map(u32::from_le_bytes)
    };
    let stream = |rate: u64, skipped: u64| Stream { serial, rate, skipped };
    let stream = if packet.starts_with(b"OpusHead") {
        stream(48_000, u64::from(number(10).unwrap_or_default() & 0xFFFF))
    } else if packet.starts_with(b"\x01vorbis") {
        stream(number(12).unwrap_or_default().into(), 0)
    } else if packet.starts_with(b"Speex   ") {
        stream(number(36).unwrap_or_default().into(), 0)
    } else if packet.starts_with(b"\x7FFLAC") {
        let block = packet.get(17..).and_then(|block| block.first_chunk());
        stream(block.map(flac::rate).unwrap_or_default(), 0)
    } else {
        let is_film = packet.starts_with(b"\x80theora");
        return Ok(Found {
            media_type: is_film.then_some("video/ogg"),
            ..Found::default()
        });
    };
    source.go(source.length().saturating_sub(TAIL))?;
    let tail = source.bytes(source.length() - source.at())?;
    let end = last(&tail, stream.serial).unwrap_or_default();
    Ok(audio(Found::samples(end.saturating_sub(stream.skipped), stream.rate)))
}

fn audio(found: Found) -> Found {
    Found {
        media_type: Some("audio/ogg"),
        ..found
    }
}

/// Where the last page of a stream ends, in samples.
fn last(tail: &[u8], serial: [u8; 4]) -> Option<u64> {
    let pages = memchr::memmem::rfind_iter(tail, b"OggS").filter_map(|at| tail.get(at..at + 27));
    let mut ends = pages.filter(|page| page[14..18] == serial);
    ends.find_map(|page| {
        let position = u64::from_le_bytes(*page.get(6..14)?.first_chunk()?);
        // No packet ends on it.
        (position != u64::MAX).then_some(position)
    })
}
