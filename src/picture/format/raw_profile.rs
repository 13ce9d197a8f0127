//! "Raw profile type …", in which `ImageMagick` and its kin keep packets in texts of PNG: a name, a length, and digits.

use crate::picture::found::Packets;

const XMP: &[u8] = b"http://ns.adobe.com/xap/1.0/\0";

/// Reads the profile of a name, such as `xmp`, `iptc`, `8bim`, `exif` or `APP1`.
pub(super) fn read(name: &[u8], text: &[u8], packets: &mut Packets) {
    let Some(bytes) = decoded(text) else { return };
    match name.to_ascii_lowercase().as_slice() {
        b"xmp" => packets.xmp(bytes),
        b"iptc" | b"8bim" => packets.iim(&bytes),
        b"exif" => packets.exif(&bytes),
        b"app1" => match bytes.strip_prefix(XMP) {
            Some(packet) => packets.xmp(packet.to_vec()),
            None => packets.exif(&bytes),
        },
        _ => {}
    }
}

/// The bytes behind name and length, each of two digits; lines may end anywhere.
fn decoded(text: &[u8]) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(text).ok()?.trim_start();
    let (_name, rest) = text.split_once('\n')?;
    let (length, digits) = rest.trim_start().split_once('\n')?;
    let length: usize = length.trim().parse().ok()?;
    let digits: Vec<u8> = digits
        .chars()
        .filter_map(|c| c.to_digit(16))
        .filter_map(|digit| u8::try_from(digit).ok())
        .collect();
    let bytes: Vec<u8> = digits.as_chunks().0.iter().map(|[high, low]| high << 4 | low).collect();
    (bytes.len() >= length).then(|| bytes.into_iter().take(length).collect())
}
