//! IIM (IPTC-NAA Information Interchange Model 4.2): datasets of record 2, as JPEG and TIFF hold them in a resource of
//! Photoshop (0x0404) or bare. Keywords, places and the like are not read.

use encoding_rs::{
    Encoding, ISO_8859_2, ISO_8859_3, ISO_8859_4, ISO_8859_5, ISO_8859_6, ISO_8859_7, ISO_8859_8, UTF_8, WINDOWS_1252,
    WINDOWS_1254,
};

/// What begins each dataset.
const MARK: u8 = 0x1C;

/// The resource of Photoshop that holds IIM.
const RESOURCE: u16 = 0x0404;

/// Bytes behind which exiftool cuts a text, in the middle of a letter if need be; by the number of the dataset in record 2.
pub const LIMITS: &[(u8, usize)] = &[(80, 32), (105, 256), (110, 32), (116, 128), (120, 2000)];

/// How `ESC - A` and the like name what texts are written in (ISO 2022): by their last byte, for the right half.
const HALVES: &[(u8, &Encoding)] = &[
    (b'A', WINDOWS_1252),
    (b'B', ISO_8859_2),
    (b'C', ISO_8859_3),
    (b'D', ISO_8859_4),
    (b'F', ISO_8859_7),
    (b'G', ISO_8859_6),
    (b'H', ISO_8859_8),
    (b'L', ISO_8859_5),
    (b'M', WINDOWS_1254),
];

/// A text of a dataset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// As it is read.
    pub text: String,
    /// Whether it is so long that what wrote it may have cut it off.
    pub is_at_limit: bool,
}

/// What is read of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Iim {
    /// 2:120
    pub caption: Option<Text>,
    /// 2:110
    pub credit: Option<Text>,
    /// 2:80, one each.
    pub bylines: Vec<Text>,
    /// 2:105
    pub headline: Option<Text>,
    /// 2:116
    pub copyright: Option<Text>,
    /// 2:55 and 2:60: `2026-05-04T13:15:00-05:00`.
    pub taken: Option<String>,
    /// 2:37 and 2:38, as they are written.
    pub expires: Option<String>,
    /// 2:40
    pub instructions: Option<Text>,
}

impl Iim {
    /// What a packet says: resources of Photoshop, or datasets alone.
    pub fn parse(packet: &[u8]) -> Option<Self> {
        Some(Self::read(&bare(packet)?))
    }

    fn read(bytes: &[u8]) -> Self {
        let (datasets, _) = datasets(bytes);
        let named = datasets
            .iter()
            .find(|(record, number, _)| (*record, *number) == (1, 90));
        let encoding = named.and_then(|(.., value)| encoding(value));
        let all = |wanted: u8| {
            let fits = datasets
                .iter()
                .filter(move |(record, number, _)| (*record, *number) == (2, wanted));
            fits.map(move |(.., value)| text(wanted, value, encoding))
        };
        let one = |wanted: u8| all(wanted).find(|text| !text.text.is_empty());
        let plain = |wanted: u8| one(wanted).map(|text| text.text);
        Self {
            caption: one(120),
            credit: one(110),
            bylines: all(80).filter(|text| !text.text.is_empty()).collect(),
            headline: one(105),
            copyright: one(116),
            taken: plain(55).and_then(|date| time(&date, plain(60).as_deref())),
            expires: match (plain(37), plain(38)) {
                (Some(date), Some(time)) => Some(format!("{date} {time}")),
                (date, time) => date.or(time),
            },
            instructions: one(40),
        }
    }
}

/// Datasets of record 2 in UTF-8, with what says so before them (sections 5 and 6). One that needs an extended length is left out.
pub(crate) fn written(texts: &[(u8, String)]) -> Vec<u8> {
    let mut bytes = vec![MARK, 1, 90, 0, 3, 0x1B, b'%', b'G', MARK, 2, 0, 0, 2, 0, 4];
    for (number, text) in texts {
        if let Some(length) = u16::try_from(text.len()).ok().filter(|length| *length < 0x8000) {
            bytes.extend([MARK, 2, *number]);
            bytes.extend(length.to_be_bytes());
            bytes.extend(text.as_bytes());
        }
    }
    bytes
}

/// The datasets of a packet.
fn bare(packet: &[u8]) -> Option<Vec<u8>> {
    Some(match packet.first()? {
        &MARK => packet.to_vec(),
        // Words of four bytes, each turned around, as some write TIFF.
        _ if packet.get(3) == Some(&MARK) && !packet.starts_with(b"8BIM") => {
            let words = packet.as_chunks::<4>().0;
            words.iter().flat_map(|[a, b, c, d]| [*d, *c, *b, *a]).collect()
        }
        _ => resource(packet)?,
    })
}

/// The bytes of the resource with IIM (Adobe Photoshop File Formats, "Image Resource Blocks").
fn resource(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut found: Option<Vec<u8>> = None;
    while let Some((kind, behind)) = rest.split_first_chunk::<4>() {
        if !matches!(kind, b"8BIM" | b"PHUT" | b"AgHg" | b"DCSR" | b"MeSa") {
            break;
        }
        let Some((id, behind)) = behind.split_first_chunk() else {
            break;
        };
        let Some((&name, _)) = behind.split_first() else { break };
        // Name and data fill whole pairs of bytes.
        let name = usize::from(name) + 1;
        let Some(behind) = behind.get(name + name % 2..) else {
            break;
        };
        let Some((length, behind)) = behind.split_first_chunk() else {
            break;
        };
        let Ok(length) = usize::try_from(u32::from_be_bytes(*length)) else {
            break;
        };
        let data = &behind[..length.min(behind.len())];
        if u16::from_be_bytes(*id) == RESOURCE {
            found.get_or_insert_default().extend_from_slice(data);
        }
        let Some(behind) = behind.get(length.saturating_add(length % 2)..) else {
            break;
        };
        rest = behind;
    }
    found
}

type Dataset<'b> = (u8, u8, &'b [u8]);

/// All of them, and what stands behind the last that is whole.
fn datasets(mut rest: &[u8]) -> (Vec<Dataset<'_>>, &[u8]) {
    let mut found = Vec::new();
    while let Some((&[MARK, record, number, a, b], behind)) = rest.split_first_chunk() {
        let short = u16::from_be_bytes([a, b]);
        let (length, behind) = if short & 0x8000 == 0 {
            (usize::from(short), behind)
        } else {
            // An extended dataset (section 1.5 (b)): so many bytes say how long it is.
            let Some((digits, behind)) = behind.split_at_checked((short & 0x7FFF).into()) else {
                break;
            };
            let length = digits.iter().try_fold(0_usize, |length, digit| {
                length.checked_mul(256)?.checked_add(usize::from(*digit))
            });
            let Some(length) = length else { break };
            (length, behind)
        };
        let Some((value, behind)) = behind.split_at_checked(length) else {
            break;
        };
        found.push((record, number, value));
        rest = behind;
    }
    (found, rest)
}

/// Whether the last dataset of a packet is all there; zeros may fill it up.
pub(crate) fn is_whole(packet: &[u8]) -> bool {
    let Some(bytes) = bare(packet) else { return false };
    let (datasets, rest) = datasets(&bytes);
    !datasets.is_empty() && rest.iter().all(|byte| *byte == 0)
}

/// What 1:90 names; `None` for what nobody writes.
fn encoding(value: &[u8]) -> Option<&'static Encoding> {
    match value {
        [0x1B, b'%', b'G', ..] | [0x1B, b'%', b'/', b'G' | b'H' | b'I', ..] => Some(UTF_8),
        [0x1B, b'-' | b'.' | b'/', half, ..] => HALVES.iter().find(|(name, _)| name == half).map(|(_, known)| *known),
        _ => None,
    }
}

/// A text in the encoding that is named; else in UTF-8 if it is that, else in Windows-1252. What is cut off in the middle of a
/// letter is without that letter.
fn text(number: u8, value: &[u8], named: Option<&'static Encoding>) -> Text {
    let limit = LIMITS
        .iter()
        .find(|(known, _)| *known == number)
        .map_or(usize::MAX, |(_, limit)| *limit);
    let is_at_limit = value.len() + 3 >= limit;
    let may_be_cut = is_at_limit || named == Some(UTF_8);
    let text = match named.filter(|named| *named != UTF_8) {
        Some(encoding) => encoding.decode_without_bom_handling(value).0.into_owned(),
        None => utf8(value, may_be_cut).map_or_else(
            || WINDOWS_1252.decode_without_bom_handling(value).0.into_owned(),
            str::to_owned,
        ),
    };
    Text {
        text: text.trim_matches(|c: char| c.is_whitespace() || c == '\0').to_owned(),
        is_at_limit,
    }
}

fn utf8(value: &[u8], may_be_cut: bool) -> Option<&str> {
    match std::str::from_utf8(value) {
        Ok(text) => Some(text),
        Err(error) if error.error_len().is_none() && may_be_cut => {
            std::str::from_utf8(&value[..error.valid_up_to()]).ok()
        }
        Err(_) => None,
    }
}

/// `20260504` and `131500-0500` in the shape of ISO 8601.
fn time(date: &str, time: Option<&str>) -> Option<String> {
    let is_number = |text: &&str| text.bytes().all(|b| b.is_ascii_digit());
    let part = |text: &'_ str, from: usize, to: usize| text.get(from..to).filter(is_number).map(str::to_owned);
    let date = format!("{}-{}-{}", part(date, 0, 4)?, part(date, 4, 6)?, part(date, 6, 8)?);
    if date.starts_with("0000") {
        return None;
    }
    let time = time.and_then(|time| {
        let clock = format!("{}:{}:{}", part(time, 0, 2)?, part(time, 2, 4)?, part(time, 4, 6)?);
        let sign = time.get(6..7).filter(|sign| matches!(*sign, "+" | "-"));
        let zone = sign.and_then(|sign| Some(format!("{sign}{}:{}", part(time, 7, 9)?, part(time, 9, 11)?)));
        Some(format!("T{clock}{}", zone.unwrap_or_default()))
    });
    Some(date + &time.unwrap_or_default())
}
