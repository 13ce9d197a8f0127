//! Pictures as everybody may have them: what is private is gone, what shows them right and what is said of rights is not.

use std::io::Cursor;

use feedmill::picture::clean::{Unclean, clean};
use feedmill::picture::label::Label;
use feedmill::picture::words::Words;
use feedmill::picture::{self};

use crate::index::Chance;
use crate::picture_files::{Packets, boxed, dataset, description, exif, gif, heif, jpeg, jxl, png, tiff, webp, xmp};

const MAKE: u16 = 271;
const COPYRIGHT: u16 = 33432;

/// What must not go out, wherever it stands.
const SECRET: &str = "SN-4711-SECRET";

/// A picture without what is private, or why there is none.
fn cleaned(bytes: &[u8]) -> Result<Vec<u8>, Unclean> {
    let (format, found) = picture::read(&mut Cursor::new(bytes)).unwrap();
    clean(format, bytes, &Label::new(&found.packets))
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

/// What a packet says, with a secret among it.
fn packet() -> String {
    xmp(&format!(
        "{}<ps:Credit>Harbor Desk</ps:Credit><ps:Instructions>{SECRET}</ps:Instructions>\
         <dc:rights><rdf:Alt><rdf:li xml:lang=\"x-default\">Harbor Courier</rdf:li></rdf:Alt></dc:rights>\
         <note:SerialNumber>{SECRET}</note:SerialNumber>",
        description(&[("x-default", "Fog &amp; gulls"), ("de", "Nebel")])
    ))
}

fn containers() -> Vec<(&'static str, Vec<u8>)> {
    let iim = [dataset(2, 25, SECRET.as_bytes()), dataset(2, 116, b"Harbor Courier")].concat();
    let exif = exif(true, &[(MAKE, SECRET), (COPYRIGHT, "Harbor Courier")], 6);
    let packet = packet();
    let packets = Packets {
        xmp: Some(&packet),
        iim: Some(&iim),
        exif: Some(&exif),
    };
    vec![
        ("jpeg", jpeg(40, 30, &packets)),
        ("png", png(40, 30, &packets)),
        ("webp", webp(40, 30, &packets)),
        ("gif", gif(40, 30, &packets)),
    ]
}

#[test]
fn what_is_private_is_taken_out() {
    for (name, bytes) in containers() {
        assert!(holds(&bytes, SECRET), "{name}");
        let clean = cleaned(&bytes).unwrap();
        assert!(!holds(&clean, SECRET), "{name}");
        let [before, after] = [&bytes, &clean].map(|bytes| picture::read(&mut Cursor::new(bytes)).unwrap());
        assert_eq!(before.0.media_type, after.0.media_type, "{name}");
        assert_eq!(before.1.size, after.1.size, "{name}");
    }
}

#[test]
fn caption_credit_rights_and_the_turn_stay() {
    for (name, bytes) in containers().into_iter().filter(|(name, _)| *name != "gif") {
        let (_, found) = picture::read(&mut Cursor::new(cleaned(&bytes).unwrap())).unwrap();
        let words = |language: &str| Words::new(None, &found.packets, language);
        let text =
            |chosen: Option<picture::words::Chosen>| chosen.map(|chosen| chosen.texts.join("|")).unwrap_or_default();
        assert_eq!(text(words("en").caption()), "Fog & gulls", "{name}");
        assert_eq!(text(words("de").caption()), "Nebel", "{name}");
        assert_eq!(text(words("en").credit()), "Harbor Desk", "{name}");
        assert_eq!(
            words("en").inside().copyright.as_deref(),
            Some("Harbor Courier"),
            "{name}"
        );
        assert_eq!(found.packets.exif.as_ref().unwrap().orientation, 6, "{name}");
        assert!(words("en").broken.is_empty(), "{name}");
    }
}

#[test]
fn a_clean_picture_is_clean_already() {
    for (name, bytes) in containers() {
        let once = cleaned(&bytes).unwrap();
        assert_eq!(cleaned(&once).unwrap(), once, "{name}");
    }
}

#[test]
fn what_stands_behind_a_picture_goes() {
    for (name, bytes) in containers() {
        let longer = [&bytes[..], SECRET.as_bytes()].concat();
        assert_eq!(cleaned(&longer).unwrap(), cleaned(&bytes).unwrap(), "{name}");
    }
}

#[test]
fn a_frame_of_webp_holds_nothing_but_its_pixels() {
    let chunk = |kind: &[u8; 4], body: &[u8]| {
        let length = u32::try_from(body.len()).unwrap().to_le_bytes();
        [&kind[..], &length, body, &[0][..body.len() % 2]].concat()
    };
    let pixels = chunk(b"VP8L", b"\x2F\x27\x40\x07\0 pixels");
    let frame = |more: &[u8]| chunk(b"ANMF", &[&[0; 16][..], &pixels, more].concat());
    let file = |more: &[u8]| {
        let head = chunk(b"VP8X", &[2, 0, 0, 0, 39, 0, 0, 29, 0, 0]);
        let body = [b"WEBP".to_vec(), head, chunk(b"ANIM", &[0; 6]), frame(more)].concat();
        chunk(b"RIFF", &body)
    };
    assert_eq!(cleaned(&file(&chunk(b"note", SECRET.as_bytes()))), Ok(file(&[])));
}

#[test]
fn a_small_picture_in_a_jpeg_goes() {
    let jfif = [&b"\xFF\xE0\0\x16JFIF\0\x01\x02\x01\0\x48\0\x48\x02\x01"[..], b"thumbs"].concat();
    let whole = jpeg(40, 30, &Packets::default());
    let bytes = [&whole[..2], &jfif, &whole[2..]].concat();
    let clean = cleaned(&bytes).unwrap();
    assert!(!holds(&clean, "thumbs"));
    assert_eq!(
        &clean[..20],
        b"\xFF\xD8\xFF\xE0\0\x10JFIF\0\x01\x02\x01\0\x48\0\x48\0\0"
    );
}

#[test]
fn the_coded_data_of_scans_are_not_touched() {
    // Stuffed bytes, restarts, a fill byte, and a second scan.
    let scan = b"\xFF\xDA\0\x08\x01\x01\0\0\x3F\0ab\xFF\0cd\xFF\xD0ef\xFF\xFF\xDA\0\x08\x01\x01\0\0\x3F\0gh\xFF\xD9";
    let whole = jpeg(40, 30, &Packets::default());
    let head = &whole[..whole.len() - 12];
    let bytes = [head, &b"\xFF\xFE\0\x05abc"[..], scan].concat();
    let clean = cleaned(&bytes).unwrap();
    assert!(!holds(&clean, "abc") && holds(&clean, "ef") && clean.ends_with(b"gh\xFF\xD9"));
}

#[test]
fn what_nothing_can_be_taken_out_of_goes_only_if_it_says_nothing() {
    let packet = packet();
    let packets = Packets {
        xmp: Some(&packet),
        ..Packets::default()
    };
    let bare = Packets::default();
    let size = (40, 30);
    let ispe = boxed(b"ispe", &[[0; 4], 40_u32.to_be_bytes(), 30_u32.to_be_bytes()].concat());
    for (name, private, public) in [
        (
            "avif",
            heif(b"avif", size, std::slice::from_ref(&ispe), &packets),
            heif(b"avif", size, std::slice::from_ref(&ispe), &bare),
        ),
        (
            "heic",
            heif(b"heic", size, std::slice::from_ref(&ispe), &packets),
            heif(b"heic", size, &[ispe], &bare),
        ),
        ("jxl", jxl(30, 1, &[boxed(b"xml ", packet.as_bytes())]), jxl(30, 1, &[])),
    ] {
        assert_eq!(cleaned(&private), Err(Unclean::Container), "{name}");
        assert_eq!(cleaned(&public), Ok(public), "{name}");
    }
    assert_eq!(cleaned(&tiff(true, 40, 30, &bare)), Err(Unclean::Container));
    let svg = |inner: &str| {
        format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\">{inner}</svg>").into_bytes()
    };
    assert!(cleaned(&svg("<title>Tide on Monday</title><path d=\"M0 0h9\"/>")).is_ok());
    for more in ["<!-- draft -->", "<metadata/>", "<script/>", "<path onclick=\"x\"/>"] {
        assert_eq!(cleaned(&svg(more)), Err(Unclean::Drawing), "{more}");
    }
}

#[test]
fn no_bytes_are_too_strange_to_be_cleaned() {
    let mut chance = Chance(18);
    for (_, whole) in containers() {
        for _ in 0..2_000 {
            let mut bytes = whole.clone();
            for _ in 0..=chance.below(4) {
                let at = chance.below(bytes.len());
                bytes[at] = u8::try_from(chance.below(256)).unwrap();
            }
            bytes.truncate(1 + chance.below(bytes.len()));
            if picture::read(&mut Cursor::new(&bytes)).is_ok() {
                let _ = cleaned(&bytes);
            }
        }
    }
}
