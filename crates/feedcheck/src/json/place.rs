//! Where a byte of a string's value stands in the JSON text, where escapes are longer.

use crate::tree::surrogate::unit;

/// For each of `offsets`, in rising order, the byte of the written string `raw` (with its quotes)
/// that the byte of the value comes from. One walk for all.
pub(super) fn in_string(raw: &str, offsets: impl IntoIterator<Item = usize>) -> Vec<usize> {
    let (mut written, mut read) = (1, 0);
    let mut places = Vec::new();
    for offset in offsets {
        while read < offset && written + 1 < raw.len() {
            let (length, bytes) = step(&raw[written..]);
            if read + bytes > offset {
                break;
            }
            written += length;
            read += bytes;
        }
        places.push(written);
    }
    places
}

/// How many bytes the next character takes as written, and how many in the value.
fn step(raw: &str) -> (usize, usize) {
    let first = raw.chars().next().map_or(1, char::len_utf8);
    match raw.as_bytes() {
        [b'\\', b'u', ..] => match (unit(raw, 0), unit(raw, 6)) {
            (Some(0xD800..=0xDBFF), Some(0xDC00..=0xDFFF)) => (12, 4),
            (Some(..0x80), _) => (6, 1),
            (Some(..0x800), _) => (6, 2),
            _ => (6.min(raw.len()), 3),
        },
        [b'\\', _, ..] => (2, 1),
        _ => (first, first),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_escapes_as_they_are_written() {
        for raw in [
            r#""a\n<b>""#,
            r#""é\u00e9\"<b>""#,
            r#""\ud83d\ude00😀\/<b>""#,
            r#""\u0041\u20ac<b>""#,
        ] {
            let value: String = serde_json::from_str(raw).unwrap();
            let at = value.find("<b>").unwrap();
            let places = in_string(raw, [0, at, value.len(), value.len() + 9]);
            assert_eq!(places[0], 1);
            assert_eq!(&raw[places[1]..], "<b>\"", "{raw}");
            assert_eq!(places[2..], [raw.len() - 1, raw.len() - 1]);
        }
    }
}
