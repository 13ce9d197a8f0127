//! The `meta` box (ISO/IEC 14496-12, section 8.11): which item is the picture, what is said of it, and where items stand.

use std::io;

use super::boxes::{self, Box, Cursor};
use super::item::{self, Extent, Item};
use crate::picture::found::LARGEST;
use crate::picture::source::Source;

/// A `meta` box, taken apart.
pub(super) struct Meta<'b> {
    primary: u64,
    items: Vec<Item<'b>>,
    /// Items that describe others: from, to.
    described: Vec<(u64, u64)>,
    /// The property boxes, and which of them an item has, from 1.
    properties: Vec<Box<'b>>,
    associations: Vec<(u64, Vec<usize>)>,
    places: Vec<(u64, Vec<Extent>)>,
    /// Bytes of items that stand in the box itself.
    data: &'b [u8],
}

impl<'b> Meta<'b> {
    pub(super) fn parse(bytes: &'b [u8]) -> Option<Self> {
        let mut body = Cursor(bytes);
        body.version()?;
        let all: Vec<Box<'b>> = boxes::split(body.0).collect();
        let find = |kind: &[u8; 4]| all.iter().find(|inner| &inner.kind == kind).map(|inner| inner.body);
        let inner = find(b"iprp").unwrap_or_default();
        let property = |kind: &[u8; 4]| {
            boxes::split(inner)
                .find(|inner| &inner.kind == kind)
                .map(|inner| inner.body)
        };
        Some(Self {
            primary: primary(find(b"pitm")?)?,
            items: find(b"iinf").and_then(item::all).unwrap_or_default(),
            described: find(b"iref").and_then(item::described).unwrap_or_default(),
            properties: boxes::split(property(b"ipco").unwrap_or_default()).collect(),
            associations: boxes::split(inner)
                .filter(|inner| &inner.kind == b"ipma")
                .flat_map(|inner| associations(inner.body))
                .collect(),
            places: find(b"iloc").map(item::places).unwrap_or_default(),
            data: find(b"idat").unwrap_or_default(),
        })
    }

    /// The size of the primary item: what is coded, then what is cut out of that (`clap`), then turned (`irot`; ISO/IEC
    /// 23008-12, section 6.5).
    pub(super) fn size(&self) -> Option<(u32, u32)> {
        let property = |kind: &[u8; 4]| {
            let (_, numbers) = self.associations.iter().find(|(item, _)| *item == self.primary)?;
            let of_item = numbers.iter().filter_map(|at| self.properties.get(at.checked_sub(1)?));
            of_item
                .filter(|found| &found.kind == kind)
                .map(|found| Cursor(found.body))
                .next()
        };
        let mut coded = property(b"ispe")?;
        coded.version()?;
        let mut size = (side(&mut coded)?, side(&mut coded)?);
        if let Some(mut cut) = property(b"clap") {
            let mut fraction = || Some(rounded(side(&mut cut)?, side(&mut cut)?));
            if let (Some(Some(width)), Some(Some(height))) = (fraction(), fraction())
                && width <= size.0
                && height <= size.1
            {
                size = (width, height);
            }
        }
        let quarters = property(b"irot").and_then(|mut turn| turn.number(1)).unwrap_or(0);
        Some(if quarters % 2 == 1 { (size.1, size.0) } else { size })
    }

    /// The items that describe the primary one; where none says what it describes, all.
    pub(super) fn descriptions(&self) -> impl Iterator<Item = &Item<'b>> {
        let describes = |item: &Item<'_>| {
            let mut targets = self
                .described
                .iter()
                .filter(|(from, _)| *from == item.id)
                .map(|(_, to)| *to)
                .peekable();
            targets.peek().is_none() || targets.any(|to| to == self.primary)
        };
        self.items.iter().filter(move |item| describes(item))
    }

    /// The bytes of an item; `None` where they are elsewhere, too many, or not there.
    pub(super) fn bytes(&self, source: &mut Source<'_>, item: u64) -> io::Result<Option<Vec<u8>>> {
        let Some((_, extents)) = self.places.iter().find(|(id, _)| *id == item) else {
            return Ok(None);
        };
        let mut bytes = Vec::new();
        for extent in extents {
            let Some(part) = self.part(source, extent)? else {
                return Ok(None);
            };
            if (bytes.len() + part.len()) as u64 > LARGEST {
                return Ok(None);
            }
            bytes.extend(part);
        }
        Ok(Some(bytes))
    }

    fn part(&self, source: &mut Source<'_>, extent: &Extent) -> io::Result<Option<Vec<u8>>> {
        if extent.is_in_box {
            let from = usize::try_from(extent.offset).ok();
            let length = usize::try_from(extent.length).ok();
            let part = from
                .zip(length)
                .and_then(|(from, length)| self.data.get(from..)?.get(..length));
            return Ok(part.map(<[u8]>::to_vec));
        }
        let end = extent.offset.checked_add(extent.length);
        if extent.length > LARGEST || end.is_none_or(|end| end > source.length()) {
            return Ok(None);
        }
        let back = source.at();
        source.go(extent.offset)?;
        let part = source.bytes(extent.length)?;
        source.go(back)?;
        Ok(Some(part))
    }
}

fn side(cursor: &mut Cursor<'_>) -> Option<u32> {
    cursor.number(4).and_then(|side| u32::try_from(side).ok())
}

/// A fraction as whole pixels.
fn rounded(number: u32, by: u32) -> Option<u32> {
    let whole = (u64::from(number) + u64::from(by) / 2).checked_div(by.into())?;
    u32::try_from(whole).ok().filter(|whole| *whole > 0)
}

fn primary(body: &[u8]) -> Option<u64> {
    let mut body = Cursor(body);
    let (version, _) = body.version()?;
    body.number(if version == 0 { 2 } else { 4 })
}

/// `ipma`: items with the numbers of their properties, in the order in which they are applied.
fn associations(body: &[u8]) -> Vec<(u64, Vec<usize>)> {
    let mut found = Vec::new();
    let mut body = Cursor(body);
    let Some((version, flags)) = body.version() else {
        return found;
    };
    let (width, mask) = if flags & 1 == 1 { (2, 0x7FFF) } else { (1, 0x7F) };
    let count = body.number(4).unwrap_or(0);
    for _ in 0..count {
        let head = body.number(if version == 0 { 2 } else { 4 }).zip(body.number(1));
        let Some((item, count)) = head else { break };
        let numbers = (0..count).map_while(|_| body.number(width));
        let numbers = numbers
            .filter_map(|number| usize::try_from(number & mask).ok())
            .collect();
        found.push((item, numbers));
    }
    found
}
