//! Other sizes of pictures: upright, in the colors of screens, without what is private, and made once.

use std::fs;
use std::io::Cursor;
use std::thread;

use feedmill::picture::rendition::{NoRendition, make};
use feedmill::picture::words::Words;
use feedmill::picture::{self, Found};
use image::{ExtendedColorType, ImageEncoder};
use jpeg_decoder::Decoder;
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

use crate::index::SETTLING;
use crate::picture_files::{Packets, boxed, dataset, exif, heif, jpeg, xmp};
use crate::site::Site;

const SECRET: &str = "SN-4711-SECRET";

const RED: [u8; 3] = [200, 30, 30];
const GREEN: [u8; 3] = [30, 180, 30];
const BLUE: [u8; 3] = [30, 30, 200];
const GRAY: [u8; 3] = [128, 128, 128];

/// Pixels in four colors: red and green above, blue and gray below.
fn pixels(width: u16, height: u16) -> Vec<u8> {
    let color = |x: u16, y: u16| match (x < width / 2, y < height / 2) {
        (true, true) => RED,
        (false, true) => GREEN,
        (true, false) => BLUE,
        (false, false) => GRAY,
    };
    (0..height)
        .flat_map(|y| (0..width).flat_map(move |x| color(x, y)))
        .collect()
}

/// A true JPEG, with packets and perhaps a color profile.
fn photo(width: u16, height: u16, packets: &Packets<'_>, how: impl FnOnce(&mut Encoder<&mut Vec<u8>>)) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, 95);
    how(&mut encoder);
    encoder
        .encode(&pixels(width, height), width, height, ColorType::Rgb)
        .unwrap();
    with_packets(&bytes, packets)
}

/// A JPEG with packets behind its beginning.
fn with_packets(bytes: &[u8], packets: &Packets<'_>) -> Vec<u8> {
    let bare = jpeg(1, 1, &Packets::default()).len();
    let whole = jpeg(1, 1, packets);
    let segments = &whole[2..whole.len() - (bare - 2)];
    [&bytes[..2], segments, &bytes[2..]].concat()
}

fn turned(orientation: u16) -> Vec<u8> {
    exif(true, &[(271, SECRET)], orientation)
}

fn read(bytes: &[u8]) -> Found {
    picture::read(&mut Cursor::new(bytes)).unwrap().1
}

/// Width, height and pixels of a JPEG in color.
fn decoded(bytes: &[u8]) -> (usize, usize, Vec<u8>) {
    let mut decoder = Decoder::new(Cursor::new(bytes));
    let data = decoder.decode().unwrap();
    let info = decoder.info().unwrap();
    (info.width.into(), info.height.into(), data)
}

/// The colors in the middle of the quarters: above, then below.
fn quarters((width, height, data): &(usize, usize, Vec<u8>)) -> [[u8; 3]; 4] {
    [(1, 1), (3, 1), (1, 3), (3, 3)].map(|(x, y)| {
        let at = (height * y / 4 * width + width * x / 4) * 3;
        [data[at], data[at + 1], data[at + 2]]
    })
}

#[track_caller]
fn assert_near(found: [[u8; 3]; 4], expected: [[u8; 3]; 4]) {
    let far = found
        .as_flattened()
        .iter()
        .zip(expected.as_flattened())
        .any(|(a, b)| a.abs_diff(*b) > 8);
    assert!(!far, "{found:?} in place of {expected:?}");
}

fn made(bytes: &[u8], size: (u32, u32), is_cut: bool) -> Result<Vec<u8>, NoRendition> {
    Ok(make(bytes, &read(bytes), &[(size, is_cut)])?.remove(0).bytes)
}

#[test]
fn every_way_to_turn_a_picture_ends_upright() {
    let upright = [RED, GREEN, BLUE, GRAY];
    // What is stored at the quarters of a picture that viewers show as `upright` in these turns.
    for (orientation, expected) in [
        (1, [RED, GREEN, BLUE, GRAY]),
        (2, [GREEN, RED, GRAY, BLUE]),
        (3, [GRAY, BLUE, GREEN, RED]),
        (4, [BLUE, GRAY, RED, GREEN]),
        (5, [RED, BLUE, GREEN, GRAY]),
        (6, [BLUE, RED, GRAY, GREEN]),
        (7, [GRAY, GREEN, BLUE, RED]),
        (8, [GREEN, GRAY, RED, BLUE]),
    ] {
        let exif = turned(orientation);
        let packets = Packets {
            exif: Some(&exif),
            ..Packets::default()
        };
        let bytes = photo(640, 320, &packets, |_| {});
        let size = if orientation >= 5 { (80, 160) } else { (160, 80) };
        let small = decoded(&made(&bytes, size, false).unwrap());
        assert_eq!((small.0, small.1), (size.0 as usize, size.1 as usize), "{orientation}");
        assert_near(quarters(&small), expected);
        assert!(orientation > 1 || expected == upright);
    }
}

#[test]
fn every_way_to_store_a_jpeg_shows_the_same() {
    for sampling in [
        SamplingFactor::F_1_1,
        SamplingFactor::F_2_1,
        SamplingFactor::F_1_2,
        SamplingFactor::F_2_2,
        SamplingFactor::F_4_1,
    ] {
        for (is_progressive, is_optimized, restart) in
            [(false, false, 0), (false, true, 0), (true, true, 0), (false, false, 7)]
        {
            let bytes = photo(403, 201, &Packets::default(), |encoder| {
                encoder.set_sampling_factor(sampling);
                encoder.set_progressive(is_progressive);
                encoder.set_optimized_huffman_tables(is_optimized);
                encoder.set_restart_interval(restart);
            });
            let small = decoded(&made(&bytes, (100, 50), false).unwrap());
            assert_near(quarters(&small), [RED, GREEN, BLUE, GRAY]);
        }
    }
}

#[test]
fn colors_are_those_of_screens() {
    let wide = moxcms::ColorProfile::new_display_p3();
    let profile = wide.encode().unwrap();
    let bytes = photo(400, 200, &Packets::default(), |encoder| {
        encoder.add_icc_profile(&profile).unwrap();
    });
    let small = decoded(&made(&bytes, (100, 50), false).unwrap());
    let srgb = moxcms::ColorProfile::new_srgb();
    let layout = moxcms::Layout::Rgb;
    let transform = wide
        .create_transform_8bit(layout, &srgb, layout, moxcms::TransformOptions::default())
        .unwrap();
    let expected = [RED, GREEN, BLUE, GRAY].map(|color| {
        let mut out = [0; 3];
        transform.transform(&color, &mut out).unwrap();
        out
    });
    assert_near(quarters(&small), expected);
    assert!(expected[0][0] > RED[0] + 8, "{expected:?}");
    // Ink without a profile.
    let ink: Vec<u8> = pixels(400, 200)
        .chunks(3)
        .flat_map(|rgb| [255 - rgb[0], 255 - rgb[1], 255 - rgb[2], 0])
        .collect();
    let mut bytes = Vec::new();
    Encoder::new(&mut bytes, 95)
        .encode(&ink, 400, 200, ColorType::Cmyk)
        .unwrap();
    assert_near(
        quarters(&decoded(&made(&bytes, (100, 50), false).unwrap())),
        [RED, GREEN, BLUE, GRAY],
    );
}

#[test]
fn a_cut_takes_the_middle_and_more_from_below() {
    // Gray above and below a band that stands a third from above.
    let data: Vec<u8> = (0..900_u32)
        .flat_map(|y| if (300..600).contains(&y) { RED } else { GRAY }.repeat(400))
        .collect();
    let mut bytes = Vec::new();
    Encoder::new(&mut bytes, 95)
        .encode(&data, 400, 900, ColorType::Rgb)
        .unwrap();
    let cut = decoded(&made(&bytes, (400, 450), true).unwrap());
    // 450 of 900 rows, from the 150th on: gray ends after a third of them.
    let row = |y: usize| cut.2[(y * 400 + 200) * 3 + 1];
    assert!(
        row(140) > 100 && row(160) < 60 && row(440) < 60,
        "{} {} {}",
        row(140),
        row(160),
        row(440)
    );
}

#[test]
fn what_can_be_seen_through_stays_so() {
    let pixels: Vec<u8> = (0..200 * 100)
        .flat_map(|at| [200, 30, 30, if at % 200 < 100 { 0 } else { 255 }])
        .collect();
    let mut png = Vec::new();
    image::codecs::png::PngEncoder::new(&mut png)
        .write_image(&pixels, 200, 100, ExtendedColorType::Rgba8)
        .unwrap();
    let made = make(&png, &read(&png), &[((100, 50), false)]).unwrap().remove(0);
    assert_eq!(made.media_type, "image/png");
    let small = image::load_from_memory(&made.bytes).unwrap().into_rgba8();
    assert_eq!(
        (small.get_pixel(20, 20)[3], small.get_pixel(80, 20).0),
        (0, [200, 30, 30, 255])
    );
}

#[test]
fn a_bomb_is_refused_by_its_header() {
    let mut png = Vec::new();
    image::codecs::png::PngEncoder::new(&mut png)
        .write_image(&[0; 4], 2, 2, ExtendedColorType::L8)
        .unwrap();
    png[16..24].copy_from_slice(&[0, 0, 0xFF, 0xFF, 0, 0, 0xFF, 0xFF]);
    assert_eq!(
        made(&png, (100, 100), false),
        Err(NoRendition::TooLarge(65_535, 65_535))
    );
}

#[test]
fn broken_pictures_are_told_and_break_nothing() {
    let whole = photo(400, 200, &Packets::default(), |encoder| encoder.set_progressive(true));
    let mut chance = crate::index::Chance(1808);
    for _ in 0..300 {
        let mut bytes = whole.clone();
        for _ in 0..=chance.below(6) {
            let at = chance.below(bytes.len());
            bytes[at] = u8::try_from(chance.below(256)).unwrap();
        }
        if let Ok((_, found)) = picture::read(&mut Cursor::new(&bytes))
            && found.size.is_some_and(|(width, height)| width * height < 1_000_000)
        {
            let _ = make(&bytes, &found, &[((100, 50), false)]);
        }
    }
}

fn story(fields: &str) -> String {
    format!("title = \"Fog\"\npublished = 2026-02-01T00:00:00Z\nphotos = [{{ src = \"pier.jpg\" }}]\n{fields}")
}

fn original() -> Vec<u8> {
    let packet = xmp(&format!(
        "<ps:Credit>Harbor Desk</ps:Credit><ps:Instructions>{SECRET}</ps:Instructions>\
         <dc:rights><rdf:Alt><rdf:li xml:lang=\"x-default\">Harbor Courier</rdf:li></rdf:Alt></dc:rights>"
    ));
    let exif = turned(6);
    let packets = Packets {
        xmp: Some(&packet),
        iim: Some(&dataset(2, 25, SECRET.as_bytes())),
        exif: Some(&exif),
    };
    photo(1600, 1200, &packets, |_| {})
}

fn site(photos: &str) -> Site {
    Site::with_config(&format!(
        "\n[photos]\n{photos}\n\n[[feeds]]\npath = \"all\"\n\n[[feeds]]\neach = \"topic\"\npath = \"topics/{{slug}}\"\n"
    ))
    .bytes("articles/photos/pier.jpg", &original())
    .article("fog", &story("topics = [\"Harbor\"]"))
}

fn pictures(site: &Site) -> Vec<String> {
    let files = site.files().into_keys();
    files.filter(|file| file.starts_with("photos/")).collect()
}

#[test]
fn feeds_and_pages_show_other_sizes() {
    let site = site("renditions = [\"300\", \"600\", \"2000\", \"800x450\"]");
    assert_eq!(site.build(&[]).success().err, "");
    let pictures = pictures(&site);
    let shapes: Vec<&str> = pictures.iter().map(|path| path.rsplit('-').next().unwrap()).collect();
    // 1200 by 1600 as viewers show it.
    assert_eq!(shapes, ["300x400.jpg", "600x800.jpg", "800x450.jpg"]);
    let address = |shape: &str| {
        let path = pictures.iter().find(|path| path.contains(shape)).unwrap();
        format!("https://courier.example/feeds/{path}")
    };
    let (small, middle, cut) = (address("300x400"), address("600x800"), address("800x450"));
    let rss = site.read("feeds/all.rss");
    for expected in [
        format!("<media:thumbnail height=\"400\" url=\"{small}\" width=\"300\""),
        format!("<media:thumbnail height=\"450\" url=\"{cut}\" width=\"800\""),
        format!("<img src=\"https://courier.example/photos/pier.jpg\" srcset=\"{small} 300w, {middle} 600w\" alt=\"\""),
    ] {
        assert!(rss.contains(&expected), "{expected}: {rss}");
    }
    assert_eq!(rss.matches("<enclosure").count(), 1);
    assert!(site.read("feeds/all.atom").contains(&format!("url=\"{small}\"")));
    assert_eq!(site.feed("all")["items"][0]["banner_image"], cut.as_str());
    let (index, topic) = (site.read("feeds/index.html"), site.read("feeds/topics/harbor.html"));
    for (page, up) in [(&index, ""), (&topic, "../")] {
        assert!(
            page.contains(&format!("<meta property=\"og:image\" content=\"{cut}\">")),
            "{page}"
        );
        assert!(page.contains("img-src data: 'self';"));
        let path = pictures.iter().find(|path| path.contains("300x400")).unwrap();
        assert!(
            page.contains(&format!("<img src=\"{up}{path}\" srcset=\"{up}{path} 300w")),
            "{page}"
        );
    }
    for (path, bytes) in site.files().iter().filter(|(path, _)| path.starts_with("photos/")) {
        assert!(
            !bytes.windows(SECRET.len()).any(|window| window == SECRET.as_bytes()),
            "{path}"
        );
        let found = read(bytes);
        let words = Words::new(None, &found.packets, "en");
        assert_eq!(words.credit().unwrap().texts, ["Harbor Desk"]);
        assert_eq!(words.inside().copyright.as_deref(), Some("Harbor Courier"));
        assert_eq!(found.packets.exif, None);
    }
    assert_eq!(site.run(&["check", "feeds"]).success().code, 0);
}

#[test]
fn sizes_are_made_once_and_go_with_their_story() {
    let site = site("publish = true\nrenditions = [\"300\"]");
    thread::sleep(SETTLING);
    site.build(&[]).success();
    let before = pictures(&site);
    assert_eq!(before.len(), 2);
    let times = || {
        before
            .iter()
            .map(|path| fs::metadata(site.path("feeds").join(path)).unwrap().modified().unwrap())
            .collect::<Vec<_>>()
    };
    let made = times();
    thread::sleep(SETTLING);
    assert!(site.build(&[]).success().out.contains("nothing changed in"));
    // Another configuration, and another headline.
    let config = site.read("config.toml");
    let site = site.write("config.toml", &config.replace("[\"300\"]", "[\"300\", \"600\"]"));
    site.put_article("fog", &story("topics = [\"Harbor\"]").replace("Fog", "More fog"));
    site.build(&[]).success();
    let times = before
        .iter()
        .map(|path| fs::metadata(site.path("feeds").join(path)).unwrap().modified().unwrap());
    assert_eq!((times.collect::<Vec<_>>(), pictures(&site).len()), (made, 3));
    // A size that nobody asks for any more goes.
    let site = site.write("config.toml", &config);
    site.build(&[]).success();
    assert_eq!(pictures(&site), before);
    site.put_article("fog", &story("topics = [\"Harbor\"]\ndraft = true"));
    site.build(&[]).success();
    assert_eq!(pictures(&site), Vec::<String>::new());
}

#[test]
fn what_is_not_made_is_told() {
    let mut bomb = Vec::new();
    image::codecs::png::PngEncoder::new(&mut bomb)
        .write_image(&[0; 4], 2, 2, ExtendedColorType::L8)
        .unwrap();
    bomb[16..24].copy_from_slice(&[0, 0, 0xFF, 0xFF, 0, 0, 0xFF, 0xFF]);
    let ispe = boxed(
        b"ispe",
        &[[0; 4], 400_u32.to_be_bytes(), 300_u32.to_be_bytes()].concat(),
    );
    for (name, bytes, said) in [
        ("a.png", bomb, "it has 65535 by 65535 pixels, more than 160 million"),
        (
            "a.avif",
            heif(b"avif", (400, 300), &[ispe], &Packets::default()),
            "image/avif is not decoded",
        ),
        (
            "a.jpg",
            jpeg(400, 300, &Packets::default()),
            "no other sizes are made of `a.jpg`",
        ),
    ] {
        let site = Site::with_config("\n[photos]\nrenditions = [\"100\"]\n")
            .bytes(&format!("articles/photos/{name}"), &bytes)
            .article("fog", &story("").replace("pier.jpg", name));
        let run = site.build(&[]).success();
        assert!(
            run.err.contains("warning[NoRendition]") && run.err.contains(said),
            "{}",
            run.err
        );
        assert!(
            site.read("feeds/all.rss")
                .contains(&format!("https://courier.example/photos/{name}"))
        );
        assert_eq!(pictures(&site), Vec::<String>::new());
    }
}

#[test]
fn a_size_that_is_none_is_told() {
    let site = Site::with_config("\n[photos]\nrenditions = [\"16:9\"]\n").good_article();
    site.build(&[])
        .ended(2)
        .said("`16:9` is no size such as `600` or `1200x675`");
}
