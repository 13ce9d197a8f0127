//! PNG (third edition, section 11): the chunks that make the pixels, their colors and their motion. Words, times and whatever
//! programs add go.

use flate2::Crc;

use super::Unclean;
use crate::picture::label::Label;

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

const KEPT: &[&[u8; 4]] = &[
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP", b"mDCV",
    b"cLLI", b"bKGD", b"pHYs", b"acTL", b"fcTL", b"fdAT",
];

pub(super) fn clean(bytes: &[u8], label: &Label) -> Result<Vec<u8>, Unclean> {
    let mut rest = bytes.strip_prefix(SIGNATURE).ok_or(Unclean::Broken)?;
    let mut out = Vec::with_capacity(bytes.len());
    out.extend_from_slice(SIGNATURE);
    loop {
        let (length, behind) = rest.split_first_chunk().ok_or(Unclean::Broken)?;
        let (kind, behind) = behind.split_first_chunk::<4>().ok_or(Unclean::Broken)?;
        let length = usize::try_from(u32::from_be_bytes(*length)).map_err(|_| Unclean::Broken)?;
        let (body, behind) = behind.split_at_checked(length).ok_or(Unclean::Broken)?;
        let (_, behind) = behind.split_at_checked(4).ok_or(Unclean::Broken)?;
        rest = behind;
        if out.len() == SIGNATURE.len() && kind != b"IHDR" {
            return Err(Unclean::Broken);
        }
        if KEPT.contains(&kind) {
            add(&mut out, *kind, &[body]);
        }
        match kind {
            b"IHDR" => add_label(&mut out, label),
            b"IEND" => return Ok(out),
            _ => {}
        }
    }
}

/// Behind the header both may stand (section 5.6).
fn add_label(out: &mut Vec<u8>, label: &Label) {
    if let Some(exif) = label.exif() {
        add(out, *b"eXIf", &[&exif]);
    }
    if let Some(xmp) = label.xmp() {
        add(out, *b"iTXt", &[b"XML:com.adobe.xmp\0\0\0\0\0", xmp.as_bytes()]);
    }
}

fn add(out: &mut Vec<u8>, kind: [u8; 4], parts: &[&[u8]]) {
    let length = parts.iter().map(|part| part.len()).sum::<usize>();
    let mut crc = Crc::new();
    crc.update(&kind);
    for part in parts {
        crc.update(part);
    }
    out.extend(u32::try_from(length).unwrap_or(u32::MAX).to_be_bytes());
    out.extend(kind);
    for part in parts {
        out.extend_from_slice(part);
    }
    out.extend(crc.sum().to_be_bytes());
}
