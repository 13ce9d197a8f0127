//! `GIF89a`: pictures, their controls, how often they come again, and a color profile. Comments, texts and XMP go. There is no place
//! for a label that readers look at.

use super::Unclean;
use crate::picture::label::Label;

/// Extensions of applications that are kept.
const KEPT: &[&[u8]] = &[b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012"];

const CONTROL: u8 = 0xF9;
const APPLICATION: u8 = 0xFF;

pub(super) fn clean(bytes: &[u8], _: &Label) -> Result<Vec<u8>, Unclean> {
    let mut parts = Parts { rest: bytes };
    let mut out = Vec::with_capacity(bytes.len());
    let head = parts.take(13)?;
    out.extend_from_slice(head);
    out.extend_from_slice(parts.take(colors(head[10]))?);
    loop {
        // One that was cut off is shown as far as it goes.
        match parts.take(1).map_or(b';', |byte| byte[0]) {
            b'!' => {
                let whole = parts.rest;
                let kind = parts.take(1)?[0];
                let name = parts.block()?;
                let is_kept = kind == CONTROL || kind == APPLICATION && KEPT.contains(&name);
                if !name.is_empty() {
                    while !parts.block()?.is_empty() {}
                }
                if is_kept {
                    out.push(b'!');
                    out.extend_from_slice(&whole[..whole.len() - parts.rest.len()]);
                }
            }
            b',' => {
                let whole = parts.rest;
                let head = parts.take(9)?;
                parts.take(colors(head[8]) + 1)?;
                while !parts.block()?.is_empty() {}
                out.push(b',');
                out.extend_from_slice(&whole[..whole.len() - parts.rest.len()]);
            }
            _ => {
                out.push(b';');
                return Ok(out);
            }
        }
    }
}

/// Bytes of the table of colors.
fn colors(flags: u8) -> usize {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

struct Parts<'b> {
    rest: &'b [u8],
}

impl<'b> Parts<'b> {
    fn take(&mut self, count: usize) -> Result<&'b [u8], Unclean> {
        let (part, rest) = self.rest.split_at_checked(count).ok_or(Unclean::Broken)?;
        self.rest = rest;
        Ok(part)
    }

    /// A block with its length before it.
    fn block(&mut self) -> Result<&'b [u8], Unclean> {
        let length = self.take(1)?[0];
        self.take(length.into())
    }
}
