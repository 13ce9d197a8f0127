//! JPEG (ISO/IEC 10918-1, annex B): tables, frames and scans as they are; of the segments of applications the size of JFIF, the
//! color profile and Adobe's color transform. What stands behind the end of the picture goes: other pictures may stand there.

use super::Unclean;
use crate::picture::label::Label;

const SOI: u8 = 0xD8;
const EOI: u8 = 0xD9;
const SOS: u8 = 0xDA;

pub(super) fn clean(bytes: &[u8], label: &Label) -> Result<Vec<u8>, Unclean> {
    let mut rest = bytes.strip_prefix(&[0xFF, SOI]).ok_or(Unclean::Broken)?;
    let mut out = Vec::with_capacity(bytes.len());
    out.extend([0xFF, SOI]);
    let mut is_labeled = false;
    loop {
        let marker = match next_marker(&mut rest) {
            Some(marker) => marker,
            // One that was cut off is shown as far as it goes.
            None if is_labeled => return Ok(out),
            None => return Err(Unclean::Broken),
        };
        if marker == EOI {
            out.extend([0xFF, EOI]);
            return Ok(out);
        }
        if matches!(marker, 0x01 | 0xD0..=0xD8) {
            continue;
        }
        let (length, _) = rest.split_first_chunk().ok_or(Unclean::Broken)?;
        let length = usize::from(u16::from_be_bytes(*length));
        let (segment, behind) = rest.split_at_checked(length.max(2)).ok_or(Unclean::Broken)?;
        rest = behind;
        let body = &segment[2..];
        let is_jfif = marker == 0xE0 && body.starts_with(b"JFIF\0");
        if !is_jfif && !is_labeled {
            is_labeled = true;
            add_label(&mut out, label);
        }
        if is_jfif {
            // Without its small picture, which may show what was cut away.
            if let Some(head) = body.get(..12) {
                add(&mut out, marker, &[head, &[0, 0]]);
            }
        } else if is_kept(marker, body) {
            add(&mut out, marker, &[body]);
        }
        if marker == SOS {
            let end = end_of_scan(rest);
            out.extend_from_slice(&rest[..end]);
            rest = &rest[end..];
        }
    }
}

fn is_kept(marker: u8, body: &[u8]) -> bool {
    match marker {
        0xE2 => body.starts_with(b"ICC_PROFILE\0"),
        0xEE => body.starts_with(b"Adobe"),
        // Frames, tables, scans, restart intervals, numbers of lines.
        0xC0..=0xDF => true,
        // Applications, comments, and what nobody knows.
        _ => false,
    }
}

fn add_label(out: &mut Vec<u8>, label: &Label) {
    if let Some(exif) = label.exif() {
        add(out, 0xE1, &[b"Exif\0\0", &exif]);
    }
    if let Some(xmp) = label.xmp() {
        add(out, 0xE1, &[b"http://ns.adobe.com/xap/1.0/\0", xmp.as_bytes()]);
    }
    if let Some(iim) = label.iim() {
        let length = u32::try_from(iim.len()).unwrap_or(u32::MAX).to_be_bytes();
        let padding = [0; 1];
        add(
            out,
            0xED,
            &[
                b"Photoshop 3.0\08BIM\x04\x04\0\0",
                &length,
                &iim,
                &padding[..iim.len() % 2],
            ],
        );
    }
}

/// A segment, if it is no longer than one may be.
pub(super) fn add(out: &mut Vec<u8>, marker: u8, parts: &[&[u8]]) {
    let length = parts.iter().map(|part| part.len()).sum::<usize>() + 2;
    if let Ok(length) = u16::try_from(length) {
        out.extend([0xFF, marker]);
        out.extend(length.to_be_bytes());
        for part in parts {
            out.extend_from_slice(part);
        }
    }
}

/// The next marker; bytes before it that are none are passed over.
fn next_marker(rest: &mut &[u8]) -> Option<u8> {
    loop {
        let at = memchr::memchr(0xFF, rest)?;
        let marker = *rest.get(at + 1)?;
        *rest = &rest[at + 1..];
        if !matches!(marker, 0x00 | 0xFF) {
            *rest = &rest[1..];
            return Some(marker);
        }
    }
}

/// Where the coded data of a scan end: at a marker that is no restart.
fn end_of_scan(rest: &[u8]) -> usize {
    let mut at = 0;
    while let Some(found) = memchr::memchr(0xFF, &rest[at..]) {
        at += found;
        match rest.get(at + 1) {
            Some(0x00 | 0xD0..=0xD7) => at += 2,
            // One that fills up.
            Some(0xFF) => at += 1,
            _ => return at,
        }
    }
    rest.len()
}
