//! Items of a `meta` box: what they are (`iinf`), where they stand (`iloc`), and what they describe (`iref`).

use super::boxes::{self, Cursor};

/// So many items are looked at; a picture of 200 megapixels in tiles has some thousand.
const MOST: usize = 10_000;

/// An item that is no pixels, mostly.
#[derive(Debug)]
pub(super) struct Item<'b> {
    pub id: u64,
    /// `Exif`, `mime`, `av01` …
    pub kind: [u8; 4],
    /// Of `mime`.
    pub content_type: &'b [u8],
    /// How it is compressed; empty for not at all.
    pub encoding: &'b [u8],
}

/// Where a part of an item stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Extent {
    /// In `idat`, not in the file.
    pub is_in_box: bool,
    pub offset: u64,
    pub length: u64,
}

/// `iinf` (ISO/IEC 14496-12, section 8.11.6).
pub(super) fn all(body: &[u8]) -> Option<Vec<Item<'_>>> {
    let mut body = Cursor(body);
    let (version, _) = body.version()?;
    body.number(if version == 0 { 2 } else { 4 })?;
    let entries = boxes::split(body.0).filter(|entry| &entry.kind == b"infe");
    Some(entries.filter_map(|entry| one(entry.body)).take(MOST).collect())
}

fn one(body: &[u8]) -> Option<Item<'_>> {
    let mut body = Cursor(body);
    let (version, _) = body.version()?;
    if version < 2 {
        return None;
    }
    let id = body.number(if version == 2 { 2 } else { 4 })?;
    let _protection = body.number(2)?;
    let kind = *body.chunk()?;
    let _name = body.text();
    let (content_type, encoding) = if &kind == b"mime" {
        (body.text(), body.text())
    } else {
        (&[][..], &[][..])
    };
    Some(Item {
        id,
        kind,
        content_type,
        encoding,
    })
}

/// References of the kind `cdsc` in `iref` (section 8.11.12): from, to.
pub(super) fn described(body: &[u8]) -> Option<Vec<(u64, u64)>> {
    let mut body = Cursor(body);
    let (version, _) = body.version()?;
    let width = if version == 0 { 2 } else { 4 };
    let mut found = Vec::new();
    for reference in boxes::split(body.0).filter(|reference| &reference.kind == b"cdsc") {
        let mut body = Cursor(reference.body);
        let (from, count) = (body.number(width)?, body.number(2)?);
        found.extend((0..count).map_while(|_| body.number(width)).map(|to| (from, to)));
        found.truncate(MOST);
    }
    Some(found)
}

/// `iloc` (section 8.11.3). What stands in other files or items is left out.
pub(super) fn places(body: &[u8]) -> Vec<(u64, Vec<Extent>)> {
    let mut found = Vec::new();
    let mut body = Cursor(body);
    let _cut_off = read_places(&mut body, &mut found);
    found
}

fn read_places(body: &mut Cursor<'_>, found: &mut Vec<(u64, Vec<Extent>)>) -> Option<()> {
    let (version, _) = body.version()?;
    let widths = body.number(2)?;
    let width = |shift: u32| usize::try_from(widths >> shift & 0xF).unwrap_or_default();
    let (of_offset, of_length, of_base) = (width(12), width(8), width(4));
    let of_index = if version == 0 { 0 } else { width(0) };
    if [of_offset, of_length, of_base, of_index].iter().any(|width| *width > 8) {
        return None;
    }
    let wide = if version < 2 { 2 } else { 4 };
    let count = body.number(wide)?;
    for _ in 0..count.min(MOST as u64) {
        let id = body.number(wide)?;
        let method = if version == 0 { 0 } else { body.number(2)? & 0xF };
        let elsewhere = body.number(2)?;
        let base = body.number(of_base)?;
        let mut extents = Vec::new();
        for _ in 0..body.number(2)? {
            let _index = body.number(of_index)?;
            let (offset, length) = (body.number(of_offset)?, body.number(of_length)?);
            extents.push(Extent {
                is_in_box: method == 1,
                offset: base.checked_add(offset)?,
                length,
            });
            if of_index + of_offset + of_length == 0 {
                break;
            }
        }
        if elsewhere == 0 && method < 2 {
            found.push((id, extents));
        }
    }
    Some(())
}
