//! WebP (RFC 9649): the chunks of pixels, motion and color profile. A picture without a `VP8X` chunk says nothing of itself, and is
//! given one where it has a label now.

use super::Unclean;
use crate::picture::label::Label;

const PIXELS: &[&[u8; 4]] = &[b"ALPH", b"ANIM", b"ANMF", b"VP8 ", b"VP8L"];

/// Chunks in a frame of a picture that moves, behind its place, size and time.
const OF_FRAME: &[&[u8; 4]] = &[b"ALPH", b"VP8 ", b"VP8L"];
const FRAME: usize = 16;

/// Flags of `VP8X`.
const EXIF: u8 = 0x08;
const XMP: u8 = 0x04;
const ALPHA: u8 = 0x10;

pub(super) fn clean(bytes: &[u8], label: &Label) -> Result<Vec<u8>, Unclean> {
    let body = bytes
        .get(12..)
        .filter(|_| bytes.starts_with(b"RIFF"))
        .ok_or(Unclean::Broken)?;
    // What stands behind the picture is none of it.
    let length = bytes[4..8]
        .first_chunk()
        .map_or(0, |length| u32::from_le_bytes(*length));
    let length = usize::try_from(length).unwrap_or(usize::MAX).saturating_sub(4);
    let chunks = chunks(body.get(..length).unwrap_or(body))?;
    let (exif, xmp) = (label.exif(), label.xmp());
    let flags = exif.as_ref().map_or(0, |_| EXIF) | xmp.as_ref().map_or(0, |_| XMP);
    let mut out = b"RIFF\0\0\0\0WEBP".to_vec();
    if let Some((_, head)) = chunks.iter().find(|(kind, _)| kind == b"VP8X") {
        let mut head = head.to_vec();
        let first = head.first_mut().ok_or(Unclean::Broken)?;
        *first = *first & !(EXIF | XMP) | flags;
        add(&mut out, *b"VP8X", &head);
    } else if flags != 0 {
        add(&mut out, *b"VP8X", &head(&chunks, flags).ok_or(Unclean::Broken)?);
    }
    for (kind, body) in &chunks {
        if kind == b"ANMF" {
            add(&mut out, *kind, &frame(body)?);
        } else if kind == b"ICCP" || PIXELS.contains(&kind) {
            add(&mut out, *kind, body);
        }
    }
    if let Some(exif) = exif {
        add(&mut out, *b"EXIF", &exif);
    }
    if let Some(xmp) = xmp {
        add(&mut out, *b"XMP ", xmp.as_bytes());
    }
    let length = u32::try_from(out.len() - 8).map_err(|_| Unclean::Broken)?;
    out[4..8].copy_from_slice(&length.to_le_bytes());
    Ok(out)
}

/// A frame with nothing but its pixels.
fn frame(body: &[u8]) -> Result<Vec<u8>, Unclean> {
    let (head, rest) = body.split_at_checked(FRAME).ok_or(Unclean::Broken)?;
    let mut out = head.to_vec();
    for (kind, body) in chunks(rest)? {
        if OF_FRAME.contains(&&kind) {
            add(&mut out, kind, body);
        }
    }
    Ok(out)
}

type Chunk<'b> = ([u8; 4], &'b [u8]);

/// Up to one that is cut off.
fn chunks(mut rest: &[u8]) -> Result<Vec<Chunk<'_>>, Unclean> {
    let mut chunks = Vec::new();
    while let Some((kind, behind)) = rest.split_first_chunk::<4>() {
        let Some((length, behind)) = behind.split_first_chunk() else {
            break;
        };
        let length = usize::try_from(u32::from_le_bytes(*length)).map_err(|_| Unclean::Broken)?;
        let Some((body, behind)) = behind.split_at_checked(length) else {
            break;
        };
        chunks.push((*kind, body));
        rest = behind.get(length % 2..).unwrap_or_default();
    }
    if chunks.is_empty() {
        Err(Unclean::Broken)
    } else {
        Ok(chunks)
    }
}

/// A `VP8X` chunk for a simple picture: flags, and the sides less one.
fn head(chunks: &[Chunk<'_>], flags: u8) -> Option<[u8; 10]> {
    let (kind, body) = chunks.iter().find(|(kind, _)| PIXELS.contains(&kind))?;
    let (width, height, alpha) = if kind == b"VP8L" {
        let bits = u32::from_le_bytes(*body.get(1..)?.first_chunk()?);
        (bits & 0x3FFF, bits >> 14 & 0x3FFF, bits >> 28 & 1 == 1)
    } else {
        let side = |at: usize| {
            Some(u32::from(
                u16::from_le_bytes([*body.get(at)?, *body.get(at + 1)?]) & 0x3FFF,
            ))
        };
        (side(6)?.checked_sub(1)?, side(8)?.checked_sub(1)?, false)
    };
    let sides = [width, height].map(u32::to_le_bytes);
    let mut head = [0; 10];
    head[0] = flags | if alpha { ALPHA } else { 0 };
    head[4..7].copy_from_slice(&sides[0][..3]);
    head[7..].copy_from_slice(&sides[1][..3]);
    Some(head)
}

fn add(out: &mut Vec<u8>, kind: [u8; 4], body: &[u8]) {
    out.extend(kind);
    out.extend(u32::try_from(body.len()).unwrap_or(u32::MAX).to_le_bytes());
    out.extend_from_slice(body);
    out.extend(&[0][..body.len() % 2]);
}
