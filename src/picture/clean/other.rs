//! Containers out of which nothing is taken: a picture that says nothing of itself goes as it is, and any other not at all.

use memchr::memmem;

use super::Unclean;
use crate::picture::format::boxes::{Box, split};
use crate::picture::label::Label;

/// Whether a picture may go as it is.
fn unless(is_private: bool, bytes: &[u8], why: Unclean) -> Result<Vec<u8>, Unclean> {
    if is_private { Err(why) } else { Ok(bytes.to_vec()) }
}

/// Boxes of AVIF and HEIC that hold pixels and what shows them.
const OF_PICTURES: &[&[u8; 4]] = &[b"ftyp", b"meta", b"mdat", b"free", b"skip"];

/// Kinds of items that are words, as they stand in `infe` (ISO/IEC 14496-12, section 8.11.6).
const WORDS: &[&[u8]] = &[b"Exif", b"mime", b"uri "];

/// AVIF and HEIC.
pub(super) fn boxes(bytes: &[u8], _: &Label) -> Result<Vec<u8>, Unclean> {
    let mut length = 0;
    let has_words = |one: &Box<'_>| {
        let is_known = OF_PICTURES.contains(&&one.kind);
        !is_known || &one.kind == b"meta" && WORDS.iter().any(|kind| memmem::find(one.body, kind).is_some())
    };
    let is_private = split(bytes).any(|one| {
        length += one.body.len();
        has_words(&one)
    });
    // Space that is free may hold what was there before.
    let is_free = |one: &Box<'_>| matches!(&one.kind, b"free" | b"skip") && one.body.iter().any(|byte| *byte != 0);
    unless(
        is_private || length == 0 || split(bytes).any(|one| is_free(&one)),
        bytes,
        Unclean::Container,
    )
}

/// Boxes of JPEG XL (ISO/IEC 18181-2) that hold pixels.
const OF_JXL: &[&[u8; 4]] = &[b"JXL ", b"ftyp", b"jxll", b"jxlc", b"jxlp", b"jxli"];

/// JPEG XL: bare, or in boxes.
pub(super) fn jxl(bytes: &[u8], _: &Label) -> Result<Vec<u8>, Unclean> {
    let is_bare = bytes.starts_with(b"\xFF\x0A");
    let is_private = !is_bare && split(bytes).any(|one| !OF_JXL.contains(&&one.kind));
    unless(is_private, bytes, Unclean::Container)
}

/// What drawings hold that is more than a drawing: what their programs note, what people noted, and what runs or is fetched.
const MORE: &[&str] = &[
    "<!--",
    "<!entity",
    "<metadata",
    ":metadata",
    "inkscape",
    "sodipodi",
    "adobe",
    "<script",
    ":script",
    "javascript:",
    "<foreignobject",
    "data:image",
    "docname",
];

/// SVG, as far as it is nothing but a drawing.
pub(super) fn svg(bytes: &[u8], _: &Label) -> Result<Vec<u8>, Unclean> {
    let text = std::str::from_utf8(bytes).map_err(|_| Unclean::Drawing)?.to_lowercase();
    let is_more = MORE.iter().any(|more| text.contains(more)) || has_handler(&text);
    unless(is_more, bytes, Unclean::Drawing)
}

/// Whether something like ` onload=` is there.
fn has_handler(text: &str) -> bool {
    text.split(|c: char| c.is_whitespace()).any(|word| {
        let name = word.split('=').next().unwrap_or_default();
        word.contains('=') && name.starts_with("on") && name.bytes().all(|b| b.is_ascii_alphabetic())
    })
}
