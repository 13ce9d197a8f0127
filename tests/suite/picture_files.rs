//! Pictures without pixels, made here byte by byte: containers with the packets that they are given.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;

/// What a picture is to hold.
#[derive(Debug, Clone, Default)]
pub struct Packets<'a> {
    pub xmp: Option<&'a str>,
    /// Datasets of IIM.
    pub iim: Option<&'a [u8]>,
    pub exif: Option<&'a [u8]>,
}

/// A packet of XMP with these properties of one description.
pub fn xmp(properties: &str) -> String {
    format!(
        "<?xpacket begin=\"\u{FEFF}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?><x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\
         <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\
         <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:ps=\"http://ns.adobe.com/photoshop/1.0/\" xmlns:core=\"http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/\" \
         xmlns:ext=\"http://iptc.org/std/Iptc4xmpExt/2008-02-29/\" xmlns:note=\"http://ns.adobe.com/xmp/note/\">{properties}\
         </rdf:Description></rdf:RDF></x:xmpmeta>  \n<?xpacket end=\"w\"?>"
    )
}

/// `dc:description` in languages.
pub fn description(texts: &[(&str, &str)]) -> String {
    let item = |(language, text): &(&str, &str)| format!("<rdf:li xml:lang=\"{language}\">{text}</rdf:li>");
    let items: String = texts.iter().map(item).collect();
    format!("<dc:description><rdf:Alt>{items}</rdf:Alt></dc:description>")
}

/// A dataset of IIM; a long one is extended.
pub fn dataset(record: u8, number: u8, value: &[u8]) -> Vec<u8> {
    let mut bytes = vec![0x1C, record, number];
    if let Some(length) = u16::try_from(value.len()).ok().filter(|length| *length < 0x8000) {
        bytes.extend(length.to_be_bytes());
    } else {
        bytes.extend(0x8004_u16.to_be_bytes());
        bytes.extend(u32::try_from(value.len()).unwrap().to_be_bytes());
    }
    [bytes, value.to_vec()].concat()
}

/// A TIFF structure: texts of the first directory, and orientation.
pub fn exif(is_big: bool, texts: &[(u16, &str)], orientation: u16) -> Vec<u8> {
    let short = |number: u16| {
        if is_big {
            number.to_be_bytes()
        } else {
            number.to_le_bytes()
        }
    };
    let long = |number: usize| {
        let number = u32::try_from(number).unwrap();
        if is_big {
            number.to_be_bytes()
        } else {
            number.to_le_bytes()
        }
    };
    let mut bytes = if is_big { b"MM".to_vec() } else { b"II".to_vec() };
    bytes.extend(short(42));
    bytes.extend(long(8));
    let count = texts.len() + 1;
    bytes.extend(short(u16::try_from(count).unwrap()));
    let mut at = 8 + 2 + 12 * count + 4;
    let mut values = Vec::new();
    for (tag, text) in texts {
        let value = [text.as_bytes(), b"\0\0\0\0"].concat();
        bytes.extend([short(*tag), short(2)].concat());
        bytes.extend([long(value.len()), long(at)].concat());
        at += value.len();
        values.extend(value);
    }
    bytes.extend([short(274), short(3)].concat());
    bytes.extend(long(1));
    bytes.extend([short(orientation), short(0)].concat());
    bytes.extend(long(0));
    [bytes, values].concat()
}

fn segment(marker: u8, parts: &[&[u8]]) -> Vec<u8> {
    let body = parts.concat();
    let length = u16::try_from(body.len() + 2).unwrap();
    [&[0xFF, marker][..], &length.to_be_bytes(), &body].concat()
}

/// A resource of Photoshop with IIM.
pub fn resource(iim: &[u8]) -> Vec<u8> {
    let length = u32::try_from(iim.len()).unwrap();
    let padding = vec![0; iim.len() % 2];
    [b"8BIM\x04\x04\0\0", &length.to_be_bytes()[..], iim, &padding].concat()
}

pub fn jpeg(width: u16, height: u16, packets: &Packets<'_>) -> Vec<u8> {
    let mut bytes = b"\xFF\xD8".to_vec();
    if let Some(exif) = packets.exif {
        bytes.extend(segment(0xE1, &[b"Exif\0\0", exif]));
    }
    if let Some(xmp) = packets.xmp {
        bytes.extend(segment(0xE1, &[b"http://ns.adobe.com/xap/1.0/\0", xmp.as_bytes()]));
    }
    for part in packets
        .iim
        .map(resource)
        .iter()
        .flat_map(|resource| resource.chunks(60_000))
    {
        bytes.extend(segment(0xED, &[b"Photoshop 3.0\0", part]));
    }
    frame(&mut bytes, width, height);
    bytes
}

/// What follows the packets of a JPEG.
pub fn frame(bytes: &mut Vec<u8>, width: u16, height: u16) {
    bytes.extend(segment(
        0xC0,
        &[&[8], &height.to_be_bytes(), &width.to_be_bytes(), &[1, 1, 0x11, 0]],
    ));
    bytes.extend(b"\xFF\xDA\0\x08\x01\x01\0\0\x3F\0\xFF\xD9");
}

/// A part of extended XMP.
pub fn extension(guid: &str, whole: usize, offset: usize, part: &[u8]) -> Vec<u8> {
    let [whole, offset] = [whole, offset].map(|number| u32::try_from(number).unwrap().to_be_bytes());
    segment(
        0xE1,
        &[
            b"http://ns.adobe.com/xmp/extension/\0",
            guid.as_bytes(),
            &whole,
            &offset,
            part,
        ],
    )
}

pub fn zlib(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

pub fn brotli(bytes: &[u8]) -> Vec<u8> {
    let mut packed = Vec::new();
    brotli::CompressorWriter::new(&mut packed, 4096, 5, 22)
        .write_all(bytes)
        .unwrap();
    packed
}

fn chunk(name: &[u8], data: &[u8]) -> Vec<u8> {
    // Nobody reads the checksum.
    [
        &u32::try_from(data.len()).unwrap().to_be_bytes()[..],
        name,
        data,
        &[0; 4],
    ]
    .concat()
}

/// A PNG of chunks.
pub fn png_of(width: u32, height: u32, chunks: &[(&[u8], Vec<u8>)]) -> Vec<u8> {
    let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 0, 0, 0, 0]].concat();
    let mut bytes = [
        &b"\x89PNG\r\n\x1a\n"[..],
        &chunk(b"IHDR", &header),
        &chunk(b"IDAT", b"x"),
    ]
    .concat();
    for (name, data) in chunks {
        bytes.extend(chunk(name, data));
    }
    [bytes, chunk(b"IEND", b"")].concat()
}

/// `Raw profile type …` of `ImageMagick`.
pub fn raw_profile(name: &str, bytes: &[u8]) -> Vec<u8> {
    let digits = bytes
        .iter()
        .fold(String::new(), |digits, byte| digits + &format!("{byte:02x}"));
    let lines: Vec<&str> = digits
        .as_bytes()
        .chunks(72)
        .map(|line| std::str::from_utf8(line).unwrap())
        .collect();
    let text = format!("\n{name}\n{:8}\n{}\n", bytes.len(), lines.join("\n"));
    [
        format!("Raw profile type {name}\0\0").as_bytes(),
        &zlib(text.as_bytes()),
    ]
    .concat()
}

pub fn png(width: u32, height: u32, packets: &Packets<'_>) -> Vec<u8> {
    let mut chunks: Vec<(&[u8], Vec<u8>)> = Vec::new();
    if let Some(xmp) = packets.xmp {
        chunks.push((b"iTXt", [b"XML:com.adobe.xmp\0\0\0\0\0", xmp.as_bytes()].concat()));
    }
    if let Some(iim) = packets.iim {
        chunks.push((b"zTXt", raw_profile("iptc", &resource(iim))));
    }
    if let Some(exif) = packets.exif {
        chunks.push((b"eXIf", exif.to_vec()));
    }
    png_of(width, height, &chunks)
}

pub fn webp(width: u32, height: u32, packets: &Packets<'_>) -> Vec<u8> {
    let piece = |name: &[u8], data: &[u8]| {
        let length = u32::try_from(data.len()).unwrap();
        [name, &length.to_le_bytes(), data, &vec![0; data.len() % 2]].concat()
    };
    let side = |side: u32| (side - 1).to_le_bytes()[..3].to_vec();
    let mut body = [
        b"WEBP".to_vec(),
        piece(b"VP8X", &[vec![0x0C, 0, 0, 0], side(width), side(height)].concat()),
    ]
    .concat();
    if let Some(exif) = packets.exif {
        body.extend(piece(b"EXIF", &[b"Exif\0\0", exif].concat()));
    }
    if let Some(xmp) = packets.xmp {
        body.extend(piece(b"XMP ", xmp.as_bytes()));
    }
    [b"RIFF", &u32::try_from(body.len()).unwrap().to_le_bytes()[..], &body].concat()
}

pub fn gif(width: u16, height: u16, packets: &Packets<'_>) -> Vec<u8> {
    let mut bytes = [
        &b"GIF89a"[..],
        &width.to_le_bytes(),
        &height.to_le_bytes(),
        &[0x80, 0, 0],
        &[0; 6],
    ]
    .concat();
    bytes.extend(b"!\xFF\x0BNETSCAPE2.0\x03\x01\0\0\0");
    bytes.extend(b",\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0");
    if let Some(xmp) = packets.xmp {
        bytes.extend(b"!\xFF\x0BXMP DataXMP");
        bytes.extend(xmp.as_bytes());
        bytes.push(1);
        bytes.extend((0..=0xFF_u8).rev());
        bytes.push(0);
    }
    [bytes, b";".to_vec()].concat()
}

/// TIFF of either order of bytes.
pub fn tiff(is_big: bool, width: u16, height: u16, packets: &Packets<'_>) -> Vec<u8> {
    let short = |number: u16| {
        if is_big {
            number.to_be_bytes()
        } else {
            number.to_le_bytes()
        }
    };
    let long = |number: usize| {
        let number = u32::try_from(number).unwrap();
        if is_big {
            number.to_be_bytes()
        } else {
            number.to_le_bytes()
        }
    };
    let texts: [(u16, Option<&[u8]>); 2] = [(700, packets.xmp.map(str::as_bytes)), (33723, packets.iim)];
    let texts: Vec<(u16, &[u8])> = texts
        .into_iter()
        .filter_map(|(tag, value)| Some((tag, value?)))
        .collect();
    let count = texts.len() + 2;
    let mut bytes = if is_big { b"MM".to_vec() } else { b"II".to_vec() };
    bytes.extend([&short(42)[..], &long(8), &short(u16::try_from(count).unwrap())].concat());
    for (tag, side) in [(256, width), (257, height)] {
        bytes.extend([&short(tag)[..], &short(3), &long(1), &short(side), &[0, 0]].concat());
    }
    let mut at = 8 + 2 + 12 * count + 4;
    let mut values = Vec::new();
    for (tag, value) in texts {
        bytes.extend([&short(tag)[..], &short(7), &long(value.len()), &long(at)].concat());
        at += value.len();
        values.extend(value);
    }
    [bytes, long(0).to_vec(), values].concat()
}

/// A box of ISO/IEC 14496-12.
pub fn boxed(kind: &[u8], body: &[u8]) -> Vec<u8> {
    [&u32::try_from(body.len() + 8).unwrap().to_be_bytes()[..], kind, body].concat()
}

/// AVIF or HEIC, by its brand: the first of two items is primary, with these properties behind its `ispe`.
pub fn heif(brand: &[u8], size: (u32, u32), properties: &[Vec<u8>], packets: &Packets<'_>) -> Vec<u8> {
    let ispe = |(width, height): (u32, u32)| {
        boxed(
            b"ispe",
            &[&[0; 4], &width.to_be_bytes()[..], &height.to_be_bytes()].concat(),
        )
    };
    let mut ipco = [ispe(size), properties.concat()].concat();
    ipco.extend(ispe((4000, 3000)));
    let count = u8::try_from(properties.len()).unwrap() + 1;
    let mut ipma = [
        &[0, 0, 0, 0, 0, 0, 0, 2, 0, 1, count][..],
        &(1..=count).collect::<Vec<u8>>(),
    ]
    .concat();
    ipma.extend([0, 2, 1, count + 1]);
    let iprp = boxed(b"iprp", &[boxed(b"ipco", &ipco), boxed(b"ipma", &ipma)].concat());

    let infe =
        |id: u8, kind: &[u8], rest: &[u8]| boxed(b"infe", &[&[2, 0, 0, 0, 0, id, 0, 0], kind, b"\0", rest].concat());
    let mut items = vec![infe(1, b"av01", b""), infe(2, b"av01", b"")];
    let mut data = Vec::new();
    let mut iloc = Vec::new();
    let mut iref = Vec::new();
    let exif = packets
        .exif
        .map(|exif| [&[0, 0, 0, 6], &b"Exif\0\0"[..], exif].concat());
    let parts = [
        (
            3,
            packets.xmp.map(|xmp| xmp.as_bytes().to_vec()),
            infe(3, b"mime", b"application/rdf+xml\0"),
        ),
        (4, exif, infe(4, b"Exif", b"")),
    ];
    for (id, bytes, item) in parts {
        let Some(bytes) = bytes else { continue };
        items.push(item);
        let [offset, length] = [data.len(), bytes.len()].map(|number| u32::try_from(number).unwrap().to_be_bytes());
        iloc.push([&[0, id, 0, 1, 0, 0, 0, 1], &offset[..], &length].concat());
        iref.extend(boxed(b"cdsc", &[0, id, 0, 1, 0, 1]));
        data.extend(bytes);
    }
    let [items_count, places] = [items.len(), iloc.len()].map(|count| u16::try_from(count).unwrap().to_be_bytes());
    let meta = [
        vec![0; 4],
        boxed(b"pitm", &[0, 0, 0, 0, 0, 1]),
        boxed(b"iinf", &[&[0; 4], &items_count[..], &items.concat()].concat()),
        boxed(b"iref", &[vec![0; 4], iref].concat()),
        boxed(b"iloc", &[&[1, 0, 0, 0, 0x44, 0], &places[..], &iloc.concat()].concat()),
        boxed(b"idat", &data),
        iprp,
    ];
    let ftyp = boxed(b"ftyp", &[brand, b"\0\0\0\0mif1miaf"].concat());
    [ftyp, boxed(b"meta", &meta.concat()), boxed(b"mdat", b"pixels")].concat()
}

/// JPEG XL in boxes, 8 times `rows` pixels high and as wide as that: a small size, and an orientation.
pub fn jxl(rows: u8, orientation: u8, boxes: &[Vec<u8>]) -> Vec<u8> {
    // From the lowest bit: small, height, the ratio 4:3, not all as usual, extra fields, orientation.
    let bits = 1 | u32::from(rows - 1) << 1 | 3 << 6 | 1 << 10 | u32::from(orientation - 1) << 11;
    let codestream = [&b"\xFF\x0A"[..], &bits.to_le_bytes()].concat();
    let head = b"\0\0\0\x0CJXL \r\n\x87\n".to_vec();
    [
        head,
        boxed(b"ftyp", b"jxl \0\0\0\0jxl "),
        boxed(b"jxlc", &codestream),
        boxes.concat(),
    ]
    .concat()
}
