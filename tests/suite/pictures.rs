//! What is read from the files of pictures: words, and the size that viewers show.

use std::io::Cursor;

use feedmill::picture;
use feedmill::picture::words::Words;
use serde_json::Value;

use crate::index::Chance;
use crate::picture_files::{
    Packets, boxed, brotli, dataset, description, exif, extension, frame, gif, heif, jpeg, jxl, png, png_of,
    raw_profile, resource, tiff, webp, xmp, zlib,
};
use crate::site::Site;

const DESCRIPTION: u16 = 270;
const ARTIST: u16 = 315;

/// A site with one story, which shows the picture of a name.
fn site(name: &str, bytes: &[u8], more: &str) -> Site {
    Site::new()
        .bytes(&format!("articles/photos/{name}"), bytes)
        .write("articles/a.md", &story(name, more))
}

fn story(name: &str, more: &str) -> String {
    format!("---\ntitle: T\ndate: 2026-02-01\nphotos: [{{src: {name}{more}}}]\n---\nFog all day, and no end of it.\n")
}

/// What `list` says of the picture.
fn listed(name: &str, bytes: &[u8]) -> Value {
    site(name, bytes, "").list()[0]["photos"][0].clone()
}

fn sizes(name: &str, bytes: &[u8]) -> (Value, Value) {
    let photo = listed(name, bytes);
    (photo["width"].clone(), photo["height"].clone())
}

fn credited(caption: &str, credit: &str) -> String {
    xmp(&format!(
        "{}<ps:Credit>{credit}</ps:Credit>",
        description(&[("x-default", caption)])
    ))
}

#[test]
fn words_inside_a_picture_are_in_every_feed() {
    let alt = "<core:AltTextAccessibility><rdf:Alt><rdf:li xml:lang=\"x-default\">A gull</rdf:li></rdf:Alt></core:AltTextAccessibility>";
    let packet = xmp(&format!(
        "{}<ps:Credit>Harbor Desk</ps:Credit>{alt}",
        description(&[("x-default", "Fog &amp; gulls")])
    ));
    let site = site(
        "pier.jpg",
        &jpeg(
            40,
            30,
            &Packets {
                xmp: Some(&packet),
                ..Packets::default()
            },
        ),
        "",
    );
    assert_eq!(site.build(&[]).success().err, "");
    let rss = site.read("feeds/all.rss");
    for expected in [
        "<media:description type=\"plain\">Fog &amp; gulls</media:description>",
        "<media:credit>Harbor Desk</media:credit>",
        "alt=\"A gull\"",
    ] {
        assert!(rss.contains(expected), "{expected}: {rss}");
    }
    for feed in ["feeds/all.atom", "feeds/all.json"] {
        let text = site.read(feed);
        assert!(text.contains("Fog &amp;") && text.contains("Harbor Desk"), "{text}");
    }
    let photo = &site.list()[0]["photos"][0];
    for (field, origin) in [("caption", "xmp"), ("credit", "xmp"), ("alt", "xmp")] {
        assert_eq!(photo[format!("{field}_from")], origin);
    }
    let list = site.run(&["list"]).success();
    assert!(
        list.out
            .ends_with("\n  pier.jpg: caption from XMP, credit from XMP, alternative text from XMP\n"),
        "{}",
        list.out
    );
    assert!(site.build(&[]).success().out.contains("nothing changed in"));
}

#[test]
fn the_article_comes_first_then_a_sidecar_then_xmp_iim_and_exif() {
    let iim = [dataset(2, 120, b"Of IIM"), dataset(2, 80, b"Ida of IIM")].concat();
    let exif = exif(
        true,
        &[(DESCRIPTION, "Of EXIF"), (ARTIST, "Ida of EXIF; Tom of EXIF")],
        1,
    );
    let packet = credited("Of XMP", "Desk of XMP");
    let whole = Packets {
        xmp: Some(&packet),
        iim: Some(&iim),
        exif: Some(&exif),
    };
    let sidecar = credited("Of a sidecar", "Desk beside");
    let said = |packets: &Packets<'_>, more: &str, sidecar: Option<&str>| {
        let mut site = site("pier.jpg", &jpeg(40, 30, packets), more);
        if let Some(text) = sidecar {
            site = site.write("articles/photos/pier.jpg.xmp", text);
        }
        let photo = site.list()[0]["photos"][0].clone();
        let texts = ["caption", "caption_from", "credit", "credit_from"]
            .map(|key| photo[key].as_str().unwrap_or("-").to_owned());
        texts.join("|")
    };
    assert_eq!(said(&whole, ", caption: Own, credit: Desk", None), "Own|-|Desk|-");
    assert_eq!(
        said(&whole, ", caption: Own", Some(&sidecar)),
        "Own|-|Desk beside|sidecar"
    );
    assert_eq!(
        said(&whole, "", Some(&sidecar)),
        "Of a sidecar|sidecar|Desk beside|sidecar"
    );
    assert_eq!(said(&whole, "", None), "Of XMP|xmp|Desk of XMP|xmp");
    assert_eq!(
        said(
            &Packets {
                xmp: None,
                ..whole.clone()
            },
            "",
            None
        ),
        "Of IIM|iim|Ida of IIM|iim"
    );
    let alone = Packets {
        xmp: None,
        iim: None,
        ..whole.clone()
    };
    assert_eq!(said(&alone, "", None), "Of EXIF|exif|Ida of EXIF, Tom of EXIF|exif");
    // What is empty stops the search, each field by itself.
    assert_eq!(said(&whole, ", caption: \"\"", None), "-|-|Desk of XMP|xmp");
    assert_eq!(said(&whole, ", credit: \"\"", None), "Of XMP|xmp|-|-");
}

#[test]
fn words_inside_can_be_left_there() {
    let packet = credited("Of XMP", "Desk");
    let site = Site::with_config("[photos]\nwords_inside = false\n")
        .bytes(
            "articles/photos/pier.jpg",
            &jpeg(
                40,
                30,
                &Packets {
                    xmp: Some(&packet),
                    ..Packets::default()
                },
            ),
        )
        .write("articles/a.md", &story("pier.jpg", ""));
    let photo = &site.list()[0]["photos"][0];
    assert_eq!((&photo["caption"], &photo["width"]), (&Value::Null, &40.into()));
}

#[test]
fn a_caption_is_in_the_language_of_the_article() {
    let texts = [
        ("fr", "Le bac"),
        ("de", "Die Fähre"),
        ("x-default", "The ferry"),
        ("pt-BR", "A balsa"),
    ];
    let packet = xmp(&description(&texts));
    let without_default = xmp(&description(&texts[..2]));
    let caption = |language: &str, packet: &str| {
        let bytes = jpeg(
            40,
            30,
            &Packets {
                xmp: Some(packet),
                ..Packets::default()
            },
        );
        let text = story("pier.jpg", "").replace("title: T", &format!("title: T\nlanguage: {language}"));
        let site = Site::new()
            .bytes("articles/photos/pier.jpg", &bytes)
            .write("articles/a.md", &text);
        site.list()[0]["photos"][0]["caption"].clone()
    };
    for (language, expected) in [
        ("fr", "Le bac"),
        ("de-AT", "Die Fähre"),
        ("pt-br", "A balsa"),
        ("pt", "A balsa"),
        ("ja", "The ferry"),
    ] {
        assert_eq!(caption(language, &packet), expected, "{language}");
    }
    assert_eq!(caption("ja", &without_default), "Le bac");
}

#[test]
fn every_notation_of_xmp_is_read() {
    for properties in [
        "<dc:description>Fog</dc:description>",
        "<dc:description xml:lang=\"de\">Fog</dc:description>",
        "<dc:description><rdf:Alt><rdf:li>Fog</rdf:li></rdf:Alt></dc:description>",
        "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\"> </rdf:li><rdf:li xml:lang=\"de\">Fog</rdf:li></rdf:Alt></dc:description>",
        "<dc:description rdf:parseType=\"Resource\"><rdf:value>Fog</rdf:value></dc:description>",
        "<dc:description><rdf:Description><rdf:value>Fog</rdf:value></rdf:Description></dc:description>",
    ] {
        let packet = xmp(properties);
        let photo = listed(
            "pier.jpg",
            &jpeg(
                4,
                3,
                &Packets {
                    xmp: Some(&packet),
                    ..Packets::default()
                },
            ),
        );
        assert_eq!(photo["caption"], "Fog", "{properties}");
    }
    let attribute = xmp("").replace(
        "rdf:about=\"\"",
        "rdf:about=\"\" ps:Credit=\"Desk\" core:AltTextAccessibility=\"A gull\"",
    );
    let photo = listed(
        "pier.jpg",
        &jpeg(
            4,
            3,
            &Packets {
                xmp: Some(&attribute),
                ..Packets::default()
            },
        ),
    );
    assert_eq!((&photo["credit"], &photo["alt"]), (&"Desk".into(), &"A gull".into()));
    let creators =
        xmp("<dc:creator><rdf:Seq><rdf:li>Ida Brandt</rdf:li><rdf:li>Tom Vale</rdf:li></rdf:Seq></dc:creator>");
    let photo = listed(
        "pier.jpg",
        &jpeg(
            4,
            3,
            &Packets {
                xmp: Some(&creators),
                ..Packets::default()
            },
        ),
    );
    assert_eq!(photo["credit"], "Ida Brandt, Tom Vale");
    assert_eq!(photo["creators"], serde_json::json!(["Ida Brandt", "Tom Vale"]));
}

#[test]
fn extended_xmp_is_joined_whatever_order_its_parts_are_in() {
    let guid = "0123456789ABCDEF0123456789ABCDEF";
    let rest = xmp(&description(&[("x-default", "Fog all day")]));
    let (first, second) = rest.as_bytes().split_at(100);
    let main = xmp("<ps:Credit>Desk</ps:Credit>").replace(
        "rdf:about=\"\"",
        &format!("rdf:about=\"\" note:HasExtendedXMP=\"{guid}\""),
    );
    let parts = [
        extension(guid, rest.len(), 100, second),
        extension(guid, rest.len(), 0, first),
    ];
    let plain = jpeg(
        40,
        30,
        &Packets {
            xmp: Some(&main),
            ..Packets::default()
        },
    );
    let mut end = Vec::new();
    frame(&mut end, 40, 30);
    let head = plain.strip_suffix(&end[..]).unwrap();
    let of = |parts: &[Vec<u8>]| listed("pier.jpg", &[head, &parts.concat(), &end].concat());
    let photo = of(&parts);
    assert_eq!(
        (&photo["caption"], &photo["credit"]),
        (&"Fog all day".into(), &"Desk".into())
    );
    // A part is missing, or it is of another packet.
    assert_eq!(of(&parts[..1])["caption"], Value::Null);
    let other = extension("FEDCBA9876543210FEDCBA9876543210", rest.len(), 0, rest.as_bytes());
    assert_eq!(of(&[other])["caption"], Value::Null);
}

#[test]
fn iim_is_joined_and_decoded() {
    let of = |iim: &[u8]| {
        listed(
            "pier.jpg",
            &jpeg(
                40,
                30,
                &Packets {
                    iim: Some(iim),
                    ..Packets::default()
                },
            ),
        )
    };
    let utf8 = dataset(1, 90, b"\x1B%G");
    let cyrillic = dataset(1, 90, b"\x1B-L");
    let caption = |bytes: &[u8]| dataset(2, 120, bytes);
    for (iim, expected) in [
        (caption("Möwe".as_bytes()), "Möwe"),
        (caption(b"M\xF6we \x84da\x93"), "Möwe „da“"),
        ([&utf8[..], &caption("Möwe".as_bytes())].concat(), "Möwe"),
        ([&cyrillic[..], &caption(b"\xBF\xD8\xE0\xE1")].concat(), "Пирс"),
        // A letter that ends the text in Windows-1252, not one that is cut off.
        (caption(b"Caf\xE9"), "Café"),
        (caption(b" Fog\0\0"), "Fog"),
    ] {
        assert_eq!(of(&iim)["caption"], expected);
    }
    // exiftool cuts at 32 bytes, here in the middle of the last letter.
    let credit = "Möwen, Boot und Fähren am Kaiü";
    assert_eq!(
        of(&dataset(2, 110, &credit.as_bytes()[..32]))["credit"],
        "Möwen, Boot und Fähren am Kai"
    );
    // More than one segment holds, in an extended dataset.
    let long = "Fog all day. ".repeat(8000);
    assert_eq!(of(&caption(long.as_bytes()))["caption"], long.trim_end());
    let two = [dataset(2, 80, b"Ida Brandt"), dataset(2, 80, b"Tom Vale")].concat();
    assert_eq!(of(&two)["credit"], "Ida Brandt, Tom Vale");
    let time = [dataset(2, 55, b"20260504"), dataset(2, 60, b"131500-0500")].concat();
    assert_eq!(of(&time)["taken"], "2026-05-04T13:15:00-05:00");
}

#[test]
#[allow(clippy::too_many_lines, reason = "a table with a row for each container")]
fn every_container_is_read() {
    let packet = credited("Fog & gulls".replace('&', "&amp;").as_str(), "Desk");
    let exif = exif(false, &[(DESCRIPTION, "Fog of EXIF"), (ARTIST, "Ida")], 6);
    let iim = [dataset(2, 120, b"Fog of IIM"), dataset(2, 110, b"Agency")].concat();
    let words = Packets {
        xmp: Some(&packet),
        ..Packets::default()
    };
    let bare = Packets {
        exif: Some(&exif),
        ..Packets::default()
    };
    let old = Packets {
        iim: Some(&iim),
        ..Packets::default()
    };
    let brob = |kind: &[u8], bytes: &[u8]| boxed(b"brob", &[kind, &brotli(bytes)].concat());
    let plain_exif = [&[0; 4], &exif[..]].concat();
    let text = |name: &str, bytes: &[u8]| [name.as_bytes(), b"\0\0", &zlib(bytes)].concat();
    let cases: [(&str, Vec<u8>, &str); 26] = [
        ("x.jpg", jpeg(30, 40, &bare), "Fog of EXIF|Ida|40x30"),
        ("x.png", png(40, 30, &words), "Fog & gulls|Desk|40x30"),
        ("i.png", png(40, 30, &old), "Fog of IIM|Agency|40x30"),
        ("e.png", png(40, 30, &bare), "Fog of EXIF|Ida|40x30"),
        (
            "z.png",
            png_of(40, 30, &[(b"zTXt", text("XML:com.adobe.xmp", packet.as_bytes()))]),
            "Fog & gulls|Desk|40x30",
        ),
        (
            "r.png",
            png_of(40, 30, &[(b"zTXt", raw_profile("xmp", packet.as_bytes()))]),
            "Fog & gulls|Desk|40x30",
        ),
        (
            "p.png",
            png_of(40, 30, &[(b"zTXt", raw_profile("8bim", &resource(&iim)))]),
            "Fog of IIM|Agency|40x30",
        ),
        (
            "q.png",
            png_of(
                40,
                30,
                &[(b"zTXt", raw_profile("exif", &[b"Exif\0\0", &exif[..]].concat()))],
            ),
            "Fog of EXIF|Ida|40x30",
        ),
        ("x.webp", webp(40, 30, &words), "Fog & gulls|Desk|40x30"),
        ("e.webp", webp(40, 30, &bare), "Fog of EXIF|Ida|40x30"),
        ("x.gif", gif(40, 30, &words), "Fog & gulls|Desk|40x30"),
        ("x.tif", tiff(false, 40, 30, &words), "Fog & gulls|Desk|40x30"),
        ("b.tif", tiff(true, 40, 30, &words), "Fog & gulls|Desk|40x30"),
        ("i.tiff", tiff(true, 40, 30, &old), "Fog of IIM|Agency|40x30"),
        ("l.tiff", tiff(false, 40, 30, &old), "Fog of IIM|Agency|40x30"),
        ("x.avif", heif(b"avif", (40, 30), &[], &words), "Fog & gulls|Desk|40x30"),
        ("e.avif", heif(b"avif", (40, 30), &[], &bare), "Fog of EXIF|Ida|40x30"),
        ("x.heic", heif(b"heic", (40, 30), &[], &words), "Fog & gulls|Desk|40x30"),
        ("e.heic", heif(b"heic", (40, 30), &[], &bare), "Fog of EXIF|Ida|40x30"),
        (
            "x.jxl",
            jxl(3, 1, &[boxed(b"xml ", packet.as_bytes())]),
            "Fog & gulls|Desk|32x24",
        ),
        (
            "e.jxl",
            jxl(3, 1, &[boxed(b"Exif", &plain_exif)]),
            "Fog of EXIF|Ida|32x24",
        ),
        ("f.jxl", jxl(3, 1, &[boxed(b"Exif", &exif)]), "Fog of EXIF|Ida|32x24"),
        (
            "b.jxl",
            jxl(3, 1, &[brob(b"xml ", packet.as_bytes())]),
            "Fog & gulls|Desk|32x24",
        ),
        (
            "c.jxl",
            jxl(3, 1, &[brob(b"Exif", &plain_exif)]),
            "Fog of EXIF|Ida|32x24",
        ),
        (
            "t.jxl",
            jxl(3, 6, &[boxed(b"xml ", packet.as_bytes())]),
            "Fog & gulls|Desk|24x32",
        ),
        ("y.JPG", jpeg(40, 30, &old), "Fog of IIM|Agency|40x30"),
    ];
    let mut site = Site::new();
    for (name, bytes, _) in &cases {
        site = site.bytes(&format!("articles/photos/{name}"), bytes);
    }
    let photos: Vec<String> = cases.iter().map(|(name, ..)| format!("{{src: {name}}}")).collect();
    let text = format!(
        "---\ntitle: T\ndate: 2026-02-01\nphotos: [{}]\n---\nFog.\n",
        photos.join(", ")
    );
    let site = site.write("articles/a.md", &text);
    assert_eq!(site.build(&[]).success().err, "");
    let list = site.list();
    for (photo, (name, _, expected)) in list[0]["photos"].as_array().unwrap().iter().zip(&cases) {
        let text = |key: &str| photo[key].as_str().unwrap_or("-").to_owned();
        let found = format!(
            "{}|{}|{}x{}",
            text("caption"),
            text("credit"),
            photo["width"],
            photo["height"]
        );
        assert_eq!(&found, expected, "{name}");
    }
}

/// Pictures that tools made (`tests/pictures/run --keep`), and what they say.
#[test]
fn pictures_of_real_tools_are_read() {
    let folder = crate::site::project().join("tests/pictures/made");
    let table = std::fs::read_to_string(folder.join("expected.tsv")).unwrap();
    let lines: Vec<Vec<&str>> = table.lines().map(|line| line.split('\t').collect()).collect();
    assert!(lines.len() > 10);
    for line in lines {
        let [name, caption, from, width, height] = line[..] else {
            panic!("{line:?}")
        };
        let photo = listed(name, &std::fs::read(folder.join(name)).unwrap());
        let text = |key: &str| photo[key].as_str().unwrap_or_default().to_owned();
        assert_eq!(
            (text("caption").as_str(), text("caption_from").as_str()),
            (caption, from),
            "{name}"
        );
        assert_eq!(
            (
                photo["width"].to_string().as_str(),
                photo["height"].to_string().as_str()
            ),
            (width, height),
            "{name}"
        );
    }
}

#[test]
fn the_size_is_that_which_viewers_show() {
    for orientation in 0..=9 {
        let exif = exif(orientation % 2 == 0, &[], orientation);
        let expected = if (5..=8).contains(&orientation) {
            (30, 40)
        } else {
            (40, 30)
        };
        let packets = Packets {
            exif: Some(&exif),
            ..Packets::default()
        };
        assert_eq!(
            sizes("a.jpg", &jpeg(40, 30, &packets)),
            (expected.0.into(), expected.1.into()),
            "{orientation}"
        );
        // It counts in JPEG alone.
        assert_eq!(sizes("a.png", &png(40, 30, &packets)), (40.into(), 30.into()));
        assert_eq!(
            sizes("a.avif", &heif(b"avif", (40, 30), &[], &packets)),
            (40.into(), 30.into())
        );
    }
    let stale = xmp("").replace(
        "rdf:about=\"\"",
        "rdf:about=\"\" xmlns:tiff=\"http://ns.adobe.com/tiff/1.0/\" tiff:Orientation=\"6\"",
    );
    assert_eq!(
        sizes(
            "a.jpg",
            &jpeg(
                40,
                30,
                &Packets {
                    xmp: Some(&stale),
                    ..Packets::default()
                }
            )
        ),
        (40.into(), 30.into())
    );
    let clap = |width: u32, height: u32| {
        let numbers = [width, 1, height, 1, 0, 1, 0, 1];
        boxed(b"clap", &numbers.map(u32::to_be_bytes).concat())
    };
    let turn = |quarters: u8| boxed(b"irot", &[quarters]);
    let mirror = boxed(b"imir", &[1]);
    for (properties, expected) in [
        (vec![], (1000, 668)),
        (vec![clap(1000, 667)], (1000, 667)),
        (vec![turn(1)], (668, 1000)),
        (vec![turn(2), mirror.clone()], (1000, 668)),
        (vec![clap(1000, 667), turn(3), mirror], (667, 1000)),
        // More than there is cannot be cut out.
        (vec![clap(2000, 667)], (1000, 668)),
    ] {
        for (name, brand) in [("a.avif", b"avif"), ("a.heic", b"heic")] {
            let bytes = heif(brand, (1000, 668), &properties, &Packets::default());
            assert_eq!(sizes(name, &bytes), (expected.0.into(), expected.1.into()), "{name}");
        }
    }
}

const SVG: &str = "xmlns=\"http://www.w3.org/2000/svg\"";

#[test]
fn drawings_are_known_by_their_root_and_measured_as_browsers_do() {
    let size = |text: &str| sizes("a.svg", text.as_bytes());
    for (text, expected) in [
        (format!("<svg {SVG} width=\"40\" height=\"30\"/>"), (40, 30)),
        (
            format!("<svg {SVG} width=\"40px\" height=\"30.4px\" viewBox=\"0 0 8 6\"/>"),
            (40, 30),
        ),
        (format!("<svg {SVG} viewBox=\"0,0 40,30\"/>"), (40, 30)),
        (
            format!("<svg {SVG} width=\"100%\" height=\"100%\" viewBox=\"0 0 40 30\"/>"),
            (40, 30),
        ),
        (format!("<svg {SVG} width=\"80\" viewBox=\"0 0 40 30\"/>"), (80, 60)),
        (format!("<svg {SVG} width=\"1in\" height=\"72pt\"/>"), (96, 96)),
        (
            format!(
                "\u{FEFF}<?xml version=\"1.0\"?>\n<!-- > <html> -->\n<svg:svg {} width=\"40\" height=\"30\"/>",
                SVG.replace("xmlns", "xmlns:svg")
            ),
            (40, 30),
        ),
        (
            format!("<!DOCTYPE svg [<!ENTITY side \"40\">]><svg {SVG} width=\"&side;\" height=\"30\"/>"),
            (40, 30),
        ),
        (
            format!("<!--{}--><svg {SVG} width=\"40\" height=\"30\"/>", "long ".repeat(2000)),
            (40, 30),
        ),
        // What follows is not well-formed.
        (
            format!("<svg {SVG} width=\"40\" height=\"30\" data-a='>'><g></svg>"),
            (40, 30),
        ),
    ] {
        assert_eq!(
            size(&text),
            (expected.0.into(), expected.1.into()),
            "{}",
            &text[..text.len().min(200)]
        );
    }
    assert_eq!(size(&format!("<svg {SVG} width=\"50%\"/>")), (Value::Null, Value::Null));
    let page = format!(
        "<?xml version=\"1.0\"?>\n<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\"><body><svg {SVG}/></body></html>"
    );
    site("a.svg", page.as_bytes(), "")
        .build(&[])
        .success()
        .said("warning[NotAnImage]: `a.svg` holds no picture\n");
    let told = listed(
        "a.svg",
        format!("<svg {SVG}><title>A gull</title><desc>Fog\nall day</desc></svg>").as_bytes(),
    );
    assert_eq!(
        (&told["alt"], &told["alt_from"], &told["caption"], &told["caption_from"]),
        (&"A gull".into(), &"svg".into(), &"Fog all day".into(), &"svg".into())
    );
}

#[test]
fn two_captions_are_told_unless_one_is_the_other_spoiled() {
    let said = |xmp_text: &str, iim_text: &[u8], exif_text: &str, more: &str| {
        let packet = xmp(&description(&[("x-default", xmp_text)]));
        let iim = dataset(2, 120, iim_text);
        let exif = exif(false, &[(DESCRIPTION, exif_text)], 1);
        let packets = Packets {
            xmp: Some(&packet),
            iim: Some(&iim),
            exif: Some(&exif),
        };
        site("pier.jpg", &jpeg(40, 30, &packets), more).build(&[]).success().err
    };
    let long = "Fähre ".repeat(400);
    assert_eq!(said("Möwe  da", "Möwe\nda".as_bytes(), "M??we da", ""), "");
    assert_eq!(said(&long, &long.as_bytes()[..2000], "F??hre ?", ", caption: Own"), "");
    assert!(!said(&long, &long.as_bytes()[..2000], "", "").contains("IIM"));
    let err = said("The ferry", b"The other ferry", "The ferry", "");
    assert!(
        err.starts_with(
            "info[ConflictingWords]: two captions are in `pier.jpg`: `The ferry` in XMP, `The other ferry` in IIM; the first is used\n --> articles/a.md:4:16\n"
        ),
        "{err}"
    );
    assert_eq!(err.matches("ConflictingWords").count(), 1);
    assert_eq!(said("The ferry", b"The other ferry", "x", ", caption: Own"), "");
    assert_eq!(said("The ferry", b"The other ferry", "x", ", caption: \"\""), "");
}

#[test]
fn an_embargo_in_a_picture_is_told_and_changes_nothing() {
    for iim in [
        dataset(2, 37, b"20991231"),
        dataset(2, 38, b"120000+0000"),
        dataset(2, 40, b"EMBARGO until Monday"),
    ] {
        let site = site(
            "pier.jpg",
            &jpeg(
                40,
                30,
                &Packets {
                    iim: Some(&iim),
                    ..Packets::default()
                },
            ),
            "",
        );
        site.build(&[])
            .success()
            .said("warning[EmbargoedPicture]: IIM of `pier.jpg` speaks of an embargo: `");
        assert_eq!(
            site.feed("all")["items"][0]["attachments"][0]["mime_type"],
            "image/jpeg"
        );
    }
    let iim = dataset(2, 40, b"Crop at the mast");
    let site = site(
        "pier.jpg",
        &jpeg(
            40,
            30,
            &Packets {
                iim: Some(&iim),
                ..Packets::default()
            },
        ),
        "",
    );
    assert_eq!(site.build(&[]).success().err, "");
}

#[test]
fn what_a_machine_made_is_told_by_list() {
    let packet = xmp(
        "<ext:DigitalSourceType rdf:resource=\"http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia\"/>",
    );
    let site = site(
        "pier.jpg",
        &jpeg(
            40,
            30,
            &Packets {
                xmp: Some(&packet),
                ..Packets::default()
            },
        ),
        "",
    );
    let photo = &site.list()[0]["photos"][0];
    assert_eq!(photo["made_by_ai"], true);
    assert_eq!(
        photo["digital_source_type"],
        "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
    );
    let list = site.run(&["list"]).success();
    assert!(list.out.ends_with("\n  pier.jpg: made by AI\n"), "{}", list.out);
}

#[test]
fn what_nobody_asked_for_stays_in_the_picture() {
    let secret = "Safe house";
    let packet = xmp(&format!(
        "<ps:Instructions>{secret}</ps:Instructions><ps:Headline>{secret}</ps:Headline><ps:City>{secret}</ps:City>\
         <dc:subject><rdf:Bag><rdf:li>{secret}</rdf:li></rdf:Bag></dc:subject>"
    ));
    let iim = [25, 40, 90, 92, 105]
        .map(|number| dataset(2, number, secret.as_bytes()))
        .concat();
    let packets = Packets {
        xmp: Some(&packet),
        iim: Some(&iim),
        ..Packets::default()
    };
    let site = site("pier.jpg", &jpeg(40, 30, &packets), "");
    site.build(&[]).success();
    for (path, bytes) in site.files() {
        assert!(!String::from_utf8_lossy(&bytes).contains(secret), "{path}");
    }
}

#[test]
fn a_sidecar_that_comes_or_goes_changes_the_feed() {
    let site = site("pier.jpg", &jpeg(40, 30, &Packets::default()), "");
    site.build(&[]).success();
    for name in ["pier.jpg.xmp", "pier.xmp"] {
        let path = format!("articles/photos/{name}");
        site.put(&path, credited("Of a sidecar", "Desk").as_bytes());
        assert_eq!(site.build(&[]).success().err, "");
        assert!(site.read("feeds/all.rss").contains("Of a sidecar"), "{name}");
        std::fs::remove_file(site.path(&path)).unwrap();
        site.build(&[]).success();
        assert!(!site.read("feeds/all.rss").contains("Of a sidecar"), "{name}");
    }
    site.put("articles/photos/pier.xmp", b"no XML at all");
    site.build(&[])
        .success()
        .said("warning[UnreadableXMP]: `pier.xmp` beside `pier.jpg` holds no XMP; the picture goes on without it\n");
}

#[test]
fn pictures_beside_a_text_have_any_of_the_endings() {
    let text = "Fog at the Pier\nBy Ida Brandt,  Courier Staff\nPosted February 1, 2026 10:00 AM CST\n\nFog all day, and no end of it.\n";
    for name in [
        "story.AVIF",
        "story.heic",
        "story.HEIC",
        "story.jxl",
        "story.JXL",
        "story.heif",
    ] {
        let bytes = match name {
            "story.AVIF" => heif(b"avif", (40, 30), &[], &Packets::default()),
            "story.jxl" | "story.JXL" => jxl(3, 1, &[]),
            _ => heif(b"heic", (40, 30), &[], &Packets::default()),
        };
        let site = Site::new()
            .write("articles/story.txt", text)
            .bytes(&format!("articles/{name}"), &bytes);
        let list = site.list();
        assert_eq!(
            list[0]["photos"][0]["url"],
            format!("https://courier.example/photos/{name}"),
            "{list:?}"
        );
    }
}

/// What is in the words of some bytes, and how much memory they take.
fn words(bytes: &[u8]) -> Option<usize> {
    let (_, found) = picture::read(&mut Cursor::new(bytes)).ok()?;
    let length = found.packets.xmp.as_ref().map_or(0, Vec::len) + found.packets.iim.as_ref().map_or(0, Vec::len);
    let words = Words::new(None, &found.packets, "en");
    let _ = (
        words.caption(),
        words.credit(),
        words.alt(),
        words.inside(),
        words.embargo(),
    );
    Some(length)
}

#[test]
fn what_would_fill_the_memory_is_left_out() {
    let many = vec![b' '; 64 << 20];
    let chunk = [b"XML:com.adobe.xmp\0\0", &zlib(&many)[..]].concat();
    let profile = [b"Raw profile type xmp\0\0", &zlib(&many)[..]].concat();
    let brob = boxed(b"brob", &[b"xml ", &brotli(&many)[..]].concat());
    for bytes in [
        png_of(4, 3, &[(b"zTXt", chunk), (b"zTXt", profile)]),
        jxl(3, 1, &[brob]),
    ] {
        assert_eq!(words(&bytes), Some(0));
    }
    // What a drawing declares once and names often.
    let declared = format!("<!ENTITY a \"{}\">", "x".repeat(10_000));
    let drawing = format!(
        "<!DOCTYPE svg [{declared}]><svg {SVG} width=\"4\" height=\"3\"><desc>{}</desc></svg>",
        "&a;".repeat(100_000)
    );
    assert_eq!(words(drawing.as_bytes()), Some(0));
    // Lengths that are not there.
    let mut bytes = png_of(4, 3, &[]);
    bytes.extend(b"\xFF\xFF\xFF\xFFiTXtXML:com.adobe.xmp");
    assert_eq!(words(&bytes), Some(0));
    let mut bytes = heif(b"avif", (4, 3), &[], &Packets::default());
    bytes.extend(b"\0\0\0\x01meta\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF");
    assert_eq!(words(&bytes), Some(0));
}

/// Bytes that are changed, cut off, doubled and mixed are read without a panic.
#[test]
fn no_bytes_are_too_strange() {
    let packet = credited("Fog", "Desk");
    let exif = exif(true, &[(DESCRIPTION, "Fog of EXIF"), (ARTIST, "Ida")], 6);
    let iim = [
        dataset(1, 90, b"\x1B%G"),
        dataset(2, 120, &vec![b'x'; 40_000]),
        dataset(2, 80, b"Ida"),
    ]
    .concat();
    let all = Packets {
        xmp: Some(&packet),
        iim: Some(&iim),
        exif: Some(&exif),
    };
    let clap = boxed(b"clap", &[40_u32, 1, 20, 1, 0, 1, 0, 1].map(u32::to_be_bytes).concat());
    let brob = boxed(b"brob", &[b"xml ", &brotli(packet.as_bytes())[..]].concat());
    let seeds = [
        jpeg(40, 30, &all),
        png(40, 30, &all),
        webp(40, 30, &all),
        gif(40, 30, &all),
        tiff(true, 40, 30, &all),
        tiff(false, 40, 30, &all),
        heif(b"avif", (40, 30), &[clap, boxed(b"irot", &[1])], &all),
        jxl(3, 6, &[brob, boxed(b"Exif", &exif)]),
        format!("<!DOCTYPE svg [<!ENTITY a \"b\">]><svg {SVG} viewBox=\"0 0 4 3\"><title>&a;</title></svg>")
            .into_bytes(),
        b"BM\0\0\0\0\0\0\0\0\0\0\0\0\x28\0\0\0\x04\0\0\0\x03\0\0\0".to_vec(),
    ];
    let mut chance = Chance(18);
    let mut read = 0;
    for round in 0..6000 {
        let mut bytes = seeds[round % seeds.len()].clone();
        for _ in 0..=chance.below(6) {
            let at = chance.below(bytes.len().max(1));
            // Most of what decides stands at the beginning.
            let at = if chance.below(2) == 0 { at % 200 } else { at };
            match chance.below(5) {
                0 => bytes.truncate(at.max(1)),
                1 => {
                    let value = [0, 1, 0x7F, 0x80, 0xFF][chance.below(5)];
                    bytes
                        .iter_mut()
                        .skip(at)
                        .take(1 + chance.below(4))
                        .for_each(|byte| *byte = value);
                }
                2 => {
                    let value = u8::try_from(chance.below(256)).unwrap();
                    bytes.iter_mut().skip(at).take(1).for_each(|byte| *byte = value);
                }
                3 => drop(bytes.drain(at.min(bytes.len())..(at + chance.below(9)).min(bytes.len()))),
                _ => {
                    let piece: Vec<u8> = bytes.iter().skip(at).take(chance.below(64)).copied().collect();
                    let to = chance.below(bytes.len() + 1);
                    bytes.splice(to..to, piece);
                }
            }
        }
        read += usize::from(words(&bytes).is_some());
    }
    assert!(read > 1000, "{read}");
}
