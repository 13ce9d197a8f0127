//! How long sound and film play, as their files say: containers made here, byte by byte.

use std::io::Cursor;

use feedmill::sound::{Found, read};

use crate::index::Chance;
use crate::picture_files::boxed;
use crate::site::Site;

fn found(bytes: &[u8]) -> Found {
    read(&mut Cursor::new(bytes)).unwrap()
}

fn seconds(bytes: &[u8]) -> Option<f64> {
    // In thousandths.
    found(bytes).seconds.map(|seconds| (seconds * 1000.0).round() / 1000.0)
}

/// A frame of MP3: 128 kbit/s, 44,100 Hz, of 417 bytes and 1152 samples.
fn frame(inside: &[u8]) -> Vec<u8> {
    let mut bytes = [b"\xFF\xFB\x90\x00", inside].concat();
    bytes.resize(417, 0);
    bytes
}

fn mp3(frames: usize) -> Vec<u8> {
    frame(b"").repeat(frames)
}

/// A tag in front of MP3, with something in it that looks like a frame.
fn tagged(bytes: &[u8]) -> Vec<u8> {
    [b"ID3\x04\0\0\0\0\x01\x08", &mp3(1)[..136], bytes].concat()
}

fn movie(handlers: &[&[u8]], version: u8) -> Vec<u8> {
    let wide = |number: u32| {
        if version == 1 {
            u64::from(number).to_be_bytes().to_vec()
        } else {
            number.to_be_bytes().to_vec()
        }
    };
    let header = [
        &[version, 0, 0, 0][..],
        &wide(0),
        &wide(0),
        &1000_u32.to_be_bytes(),
        &wide(3400),
        &[0; 80],
    ]
    .concat();
    let track = |handler: &&[u8]| {
        let handler = boxed(b"hdlr", &[&[0; 8], *handler, &[0; 13]].concat());
        boxed(b"trak", &boxed(b"mdia", &handler))
    };
    let tracks: Vec<u8> = handlers.iter().flat_map(track).collect();
    let movie = boxed(b"moov", &[boxed(b"mvhd", &header), tracks].concat());
    [boxed(b"ftyp", b"isom\0\0\x02\0"), boxed(b"mdat", &[7; 5000]), movie].concat()
}

fn page(position: u64, serial: u32, packet: &[u8]) -> Vec<u8> {
    let head = [
        &b"OggS\0\0"[..],
        &position.to_le_bytes(),
        &serial.to_le_bytes(),
        &[0; 8],
        &[1, u8::try_from(packet.len()).unwrap()],
    ]
    .concat();
    [head, packet.to_vec()].concat()
}

fn opus() -> Vec<u8> {
    let head = b"OpusHead\x01\x02\x38\x01\x80\xBB\0\0\0\0\0";
    [
        page(0, 7, head),
        page(96_000, 7, b"x"),
        page(163_512, 7, b"y"),
        page(999, 8, b"z"),
    ]
    .concat()
}

fn wav(length: u32) -> Vec<u8> {
    let format = [
        &16_u32.to_le_bytes()[..],
        &[1, 0, 1, 0],
        &8000_u32.to_le_bytes(),
        &16_000_u32.to_le_bytes(),
        &[2, 0, 16, 0],
    ]
    .concat();
    [
        &b"RIFF\0\0\0\0WAVEfmt "[..],
        &format,
        b"LIST\x03\0\0\0abc\0",
        b"data",
        &length.to_le_bytes(),
        &vec![0; 54_400],
    ]
    .concat()
}

fn flac() -> Vec<u8> {
    // 44,100 Hz, two channels, 16 bits, 149,940 samples.
    let number = (44_100_u64 << 44) + (1 << 41) + (15 << 36) + 149_940;
    [&b"fLaC\0\0\0\x22"[..], &[0; 10], &number.to_be_bytes(), &[0; 16]].concat()
}

/// How many samples there are, only its last page says.
fn flac_in_ogg() -> Vec<u8> {
    let head = [
        b"\x7FFLAC\x01\0\0\x01",
        &flac()[..18],
        &(44_100_u64 << 44).to_be_bytes(),
        &[0; 16],
    ]
    .concat();
    [page(0, 7, &head), page(149_940, 7, b"y")].concat()
}

fn webm() -> Vec<u8> {
    let duration = [&b"\x44\x89\x88"[..], &3400_f64.to_be_bytes()].concat();
    let info = [&b"\x2A\xD7\xB1\x83\x0F\x42\x40"[..], &duration].concat();
    let info = [
        &b"\x15\x49\xA9\x66"[..],
        &[0x80 | u8::try_from(info.len()).unwrap()],
        &info,
    ]
    .concat();
    [
        b"\x1A\x45\xDF\xA3\x84abcd\x18\x53\x80\x67\x01\xFF\xFF\xFF\xFF\xFF\xFF\xFF",
        &info[..],
    ]
    .concat()
}

fn aac(frames: usize) -> Vec<u8> {
    // 44,100 Hz, 100 bytes a frame.
    [&b"\xFF\xF1\x50\x80\x0C\x9F\xFC"[..], &[0; 93]].concat().repeat(frames)
}

#[test]
fn every_container_says_how_long_it_plays() {
    let vbri = [vec![0; 32], b"VBRI\0\x01\0\0\0\0\0\0\0\0\0\0\x03\xE8".to_vec()].concat();
    let xing = [vec![0; 32], b"Xing\0\0\0\x01\0\0\x03\xE8".to_vec()].concat();
    for (name, bytes, expected) in [
        ("mp3", mp3(130), Some(3.396)),
        ("mp3, tagged", tagged(&mp3(130)), Some(3.396)),
        ("mp3, told", [frame(&xing), mp3(3)].concat(), Some(26.122)),
        (
            "mp3, told otherwise",
            tagged(&[frame(&vbri), mp3(3)].concat()),
            Some(26.122),
        ),
        (
            "mp3 and a tag behind it",
            [mp3(130), b"TAG".to_vec(), vec![0; 125]].concat(),
            Some(3.396),
        ),
        ("aac", aac(146), Some(3.39)),
        ("m4a", movie(&[b"soun"], 0), Some(3.4)),
        ("mp4", movie(&[b"vide", b"soun"], 1), Some(3.4)),
        ("opus", opus(), Some(3.4)),
        ("flac in ogg", flac_in_ogg(), Some(3.4)),
        ("wav", wav(54_400), Some(3.4)),
        ("wav, written as it came", wav(u32::MAX), Some(3.4)),
        ("flac", flac(), Some(3.4)),
        ("webm", webm(), Some(3.4)),
        ("nothing", b"ID3 and some sound".to_vec(), None),
        ("text", b"plain".to_vec(), None),
    ] {
        assert_eq!(seconds(&bytes), expected, "{name}");
    }
}

#[test]
fn whether_there_is_something_to_see_is_told() {
    assert_eq!(found(&movie(&[b"soun"], 0)).media_type, Some("audio/mp4"));
    assert_eq!(found(&movie(&[b"soun", b"vide"], 0)).media_type, Some("video/mp4"));
    assert_eq!(found(&opus()).media_type, Some("audio/ogg"));
    assert_eq!(found(&page(0, 1, b"\x80theora")).media_type, Some("video/ogg"));
}

#[test]
fn no_bytes_are_too_strange() {
    let mut chance = Chance(180);
    for whole in [
        mp3(3),
        tagged(&mp3(2)),
        movie(&[b"soun"], 1),
        opus(),
        wav(9),
        flac(),
        webm(),
        aac(3),
    ] {
        for _ in 0..1_000 {
            let mut bytes = whole.clone();
            for _ in 0..=chance.below(4) {
                let at = chance.below(bytes.len());
                bytes[at] = u8::try_from(chance.below(256)).unwrap();
            }
            bytes.truncate(1 + chance.below(bytes.len()));
            let _ = read(&mut Cursor::new(&bytes));
        }
    }
}

#[test]
fn a_file_that_says_how_long_it_plays_needs_no_words() {
    let story = |fields: &str| format!("---\ntitle: Fog Horn\ndate: 2026-02-01\n{fields}\n---\nNotes on the show.\n");
    let site = Site::new()
        .bytes("articles/horn.mp3", &tagged(&mp3(4000)))
        .write("articles/a.md", &story("audio: horn.mp3"));
    assert_eq!(site.build(&[]).success().err, "");
    assert_eq!(
        site.feed("all")["items"][0]["attachments"][0]["duration_in_seconds"],
        104
    );
    let rss = site.read("feeds/all.rss");
    assert!(rss.contains("duration=\"104\""), "{rss}");
    assert_eq!(site.run(&["check", "feeds"]).success().err, "");
    // What the article says counts.
    let site = site.write("articles/a.md", &story("audio: horn.mp3\naudio_duration: 90"));
    site.build(&[]).success();
    assert_eq!(
        site.feed("all")["items"][0]["attachments"][0]["duration_in_seconds"],
        90
    );
    // Sound in a container for film.
    let site = Site::new()
        .bytes("articles/horn.mp4", &movie(&[b"soun"], 0))
        .write("articles/a.md", &story("audio: horn.mp4"));
    site.build(&[]).success();
    let sound = &site.feed("all")["items"][0]["attachments"][0];
    assert_eq!(
        (&sound["mime_type"], &sound["duration_in_seconds"]),
        (&"audio/mp4".into(), &3.into())
    );
}

#[test]
fn a_podcast_has_what_directories_want() {
    let config = "email = \"desk@courier.example\"\nlogo = \"https://courier.example/logo.jpg\"\n\n[[feeds]]\npath = \"all\"\n\
                  podcast = \"News > Politics\"\n\n[[feeds]]\npath = \"plain\"\n";
    let story = "---\ntitle: Fog Horn\ndate: 2026-02-01\naudio: horn.mp3\n---\nNotes on the show.\n";
    let site = Site::with_config(config)
        .bytes("articles/horn.mp3", &tagged(&mp3(4000)))
        .write("articles/a.md", story);
    assert_eq!(site.build(&[]).success().err, "");
    let rss = site.read("feeds/all.rss");
    for expected in [
        "xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\"",
        "<itunes:category text=\"News\">",
        "<itunes:category text=\"Politics\"",
        "<itunes:explicit>false</itunes:explicit>",
        "<itunes:image href=\"https://courier.example/logo.jpg\"",
        "<itunes:email>desk@courier.example</itunes:email>",
        "<itunes:duration>104</itunes:duration>",
    ] {
        assert!(rss.contains(expected), "{expected}: {rss}");
    }
    // Elsewhere these would be a promise that nobody keeps.
    assert!(!site.read("feeds/plain.rss").contains("itunes"));
    let check = site.run(&["check", "feeds"]).success();
    assert_eq!(check.err, "", "{}", check.out);
}

#[test]
fn what_a_podcast_lacks_is_told() {
    let site = Site::with_config("\n[[feeds]]\npath = \"all\"\npodcast = \"Fog\"\n").good_article();
    let run = site.build(&[]).ended(2);
    for said in [
        "`Fog` is no category of Apple's",
        "a podcast needs `site.logo`",
        "a podcast needs `site.email`",
    ] {
        assert!(run.err.contains(said), "{}", run.err);
    }
}
