//! What a picture that everybody may have says of itself: caption, alternative text, credit, makers, rights, whether a machine made
//! it, and how it is turned. Nothing else that stands in the original goes with it.

use super::found::Packets;
use super::iim::{self, Iim};
use super::xmp::{self, DC, IPTC, IPTC_EXTENSION, Languages, PHOTOSHOP, PLUS, RDF, RIGHTS, Xmp};
use crate::text::escape::escape;
use crate::text::xml;

/// Bytes of XMP that fit into one segment of JPEG with its mark.
const LONGEST: usize = 65_000;

/// Characters of a text, where all of them together are too long.
const SHORT: usize = 2_000;

/// What goes with a picture.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Label {
    xmp: Xmp,
    /// EXIF orientation, 2 to 8; 0 where the picture stands upright.
    pub orientation: u8,
}

impl Label {
    /// What the packets of an original say, field by field: XMP, IIM, EXIF.
    pub fn new(packets: &Packets) -> Self {
        let of_xmp = packets.xmp.as_deref();
        let read = of_xmp.and_then(|packet| Xmp::parse_extended(packet, &packets.extensions));
        let mut kept = read.map(public).unwrap_or_default();
        kept.fill(
            packets
                .iim
                .as_deref()
                .and_then(Iim::parse)
                .map(of_iim)
                .unwrap_or_default(),
        );
        let exif = packets.exif.clone().unwrap_or_default();
        let one = |text: Option<String>| text.map(|text| (None, text)).into_iter().collect::<Languages>();
        kept.fill(Xmp {
            description: one(exif.description),
            rights: one(exif.copyright),
            creators: exif.artist.into_iter().collect(),
            ..Xmp::default()
        });
        let orientation = u8::try_from(exif.orientation).unwrap_or_default();
        Self {
            xmp: kept,
            orientation: if (2..=8).contains(&orientation) { orientation } else { 0 },
        }
    }

    /// The same of a picture that stands upright now.
    #[must_use]
    pub fn upright(self) -> Self {
        Self { orientation: 0, ..self }
    }

    /// A packet of XMP; `None` where there is nothing to say.
    pub fn xmp(&self) -> Option<String> {
        if self.xmp == Xmp::default() {
            return None;
        }
        let whole = packet(&self.xmp);
        let packet = if whole.len() <= LONGEST {
            whole
        } else {
            packet(&short(&self.xmp))
        };
        Some(packet).filter(|packet| packet.len() <= LONGEST)
    }

    /// A TIFF structure that says how the picture is turned, and nothing else (CIPA DC-008).
    pub fn exif(&self) -> Option<Vec<u8>> {
        let turned = Some(self.orientation).filter(|orientation| *orientation > 0)?;
        let mut bytes = b"MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
        bytes.extend([turned, 0, 0, 0, 0, 0, 0]);
        Some(bytes)
    }

    /// Datasets of IIM in UTF-8, for programs that read nothing else.
    pub fn iim(&self) -> Option<Vec<u8>> {
        let xmp = &self.xmp;
        let first = |texts: &Languages| xmp::in_language(texts, "x-default").map(str::to_owned);
        let texts = xmp.creators.iter().map(|creator| (80, Some(creator.clone()))).chain([
            (110, xmp.credit.clone()),
            (116, first(&xmp.rights)),
            (120, first(&xmp.description)),
        ]);
        let texts: Vec<(u8, String)> = texts.filter_map(|(number, text)| Some((number, text?))).collect();
        (!texts.is_empty()).then(|| iim::written(&texts))
    }
}

/// What everybody may have of it.
fn public(xmp: Xmp) -> Xmp {
    Xmp {
        headline: None,
        instructions: None,
        taken: None,
        ..xmp
    }
}

fn of_iim(iim: Iim) -> Xmp {
    let one = |text: Option<iim::Text>| text.map(|text| (None, text.text)).into_iter().collect::<Languages>();
    Xmp {
        description: one(iim.caption),
        rights: one(iim.copyright),
        creators: iim.bylines.into_iter().map(|text| text.text).collect(),
        credit: iim.credit.map(|text| text.text),
        ..Xmp::default()
    }
}

/// One language of each, and no text longer than may be.
fn short(xmp: &Xmp) -> Xmp {
    let cut = |text: &str| text.chars().take(SHORT).collect::<String>();
    let one = |texts: &Languages| {
        let text = xmp::in_language(texts, "x-default").map(cut);
        text.map(|text| (None, text)).into_iter().collect::<Languages>()
    };
    let only = |text: &Option<String>| text.as_deref().map(cut);
    Xmp {
        description: one(&xmp.description),
        alt: one(&xmp.alt),
        rights: one(&xmp.rights),
        terms: one(&xmp.terms),
        creators: xmp.creators.iter().take(8).map(|text| cut(text)).collect(),
        credit: only(&xmp.credit),
        source_type: only(&xmp.source_type),
        statement: only(&xmp.statement),
        mining: only(&xmp.mining),
        ..Xmp::default()
    }
}

/// A packet (ISO 16684-1, section 7.3).
fn packet(xmp: &Xmp) -> String {
    let mut inside = String::new();
    for (name, texts) in [
        ("dc:description", &xmp.description),
        ("dc:rights", &xmp.rights),
        ("Iptc4xmpCore:AltTextAccessibility", &xmp.alt),
        ("xmpRights:UsageTerms", &xmp.terms),
    ] {
        inside += &list(name, "Alt", &in_languages(texts));
    }
    let creators: Vec<(Option<String>, String)> = xmp.creators.iter().map(|name| (None, name.clone())).collect();
    inside += &list("dc:creator", "Seq", &creators);
    for (name, text) in [
        ("photoshop:Credit", &xmp.credit),
        ("Iptc4xmpExt:DigitalSourceType", &xmp.source_type),
        ("xmpRights:WebStatement", &xmp.statement),
        ("plus:DataMining", &xmp.mining),
    ] {
        let text = text.as_deref().map(clean);
        inside += &text.map_or_else(String::new, |text| format!("<{name}>{text}</{name}>"));
    }
    format!(
        "<?xpacket begin=\"\u{FEFF}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?><x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\
         <rdf:RDF xmlns:rdf=\"{RDF}\"><rdf:Description rdf:about=\"\" xmlns:dc=\"{DC}\" xmlns:photoshop=\"{PHOTOSHOP}\" \
         xmlns:Iptc4xmpCore=\"{IPTC}\" xmlns:Iptc4xmpExt=\"{IPTC_EXTENSION}\" xmlns:xmpRights=\"{RIGHTS}\" \
         xmlns:plus=\"{PLUS}\">{inside}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"r\"?>"
    )
}

/// Every text has a tag, and one is for all readers (ISO 16684-1, section 8.2.2.4).
fn in_languages(texts: &Languages) -> Languages {
    let has_default = texts.iter().any(|(tag, _)| tag.as_deref() == Some("x-default"));
    let default = texts
        .first()
        .filter(|_| !has_default)
        .map(|(_, text)| (None, text.clone()));
    let others = texts.iter().filter(|(tag, _)| has_default || tag.is_some()).cloned();
    let all = default.into_iter().chain(others);
    all.map(|(tag, text)| (Some(tag.unwrap_or_else(|| "x-default".to_owned())), text))
        .collect()
}

fn list(name: &str, kind: &str, texts: &[(Option<String>, String)]) -> String {
    if texts.is_empty() {
        return String::new();
    }
    let item = |(tag, text): &(Option<String>, String)| {
        let tag = tag
            .as_deref()
            .map(|tag| format!(" xml:lang=\"{}\"", clean(tag)))
            .unwrap_or_default();
        format!("<rdf:li{tag}>{}</rdf:li>", clean(text))
    };
    let items: String = texts.iter().map(item).collect();
    format!("<{name}><rdf:{kind}>{items}</rdf:{kind}></{name}>")
}

fn clean(text: &str) -> String {
    escape(&xml::clean(text).0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(xmp: Xmp) -> Label {
        Label { xmp, orientation: 0 }
    }

    #[test]
    fn what_is_written_is_read_again() {
        let xmp = Xmp {
            description: vec![
                (Some("de".to_owned()), "Nebel & <Wellen>".to_owned()),
                (None, "Fog".to_owned()),
            ],
            creators: vec!["Ida Brandt".to_owned(), "Tom \"T\" Reyl".to_owned()],
            credit: Some("Harbor Desk".to_owned()),
            mining: Some("http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED".to_owned()),
            ..Xmp::default()
        };
        let read = Xmp::parse(label(xmp.clone()).xmp().unwrap().as_bytes()).unwrap();
        assert_eq!(xmp::in_language(&read.description, "de"), Some("Nebel & <Wellen>"));
        assert_eq!(
            (&read.creators, &read.credit, &read.mining),
            (&xmp.creators, &xmp.credit, &xmp.mining)
        );
        assert_eq!(label(Xmp::default()).xmp(), None);
    }

    #[test]
    fn long_texts_are_cut_rather_than_lost() {
        let xmp = Xmp {
            description: vec![(None, "x".repeat(70_000))],
            credit: Some("Harbor Desk".to_owned()),
            ..Xmp::default()
        };
        let read = Xmp::parse(label(xmp).xmp().unwrap().as_bytes()).unwrap();
        assert_eq!(read.description[0].1.len(), SHORT);
        assert_eq!(read.credit.as_deref(), Some("Harbor Desk"));
    }

    #[test]
    fn iim_and_exif_are_read_again() {
        let label = Label {
            xmp: Xmp {
                description: vec![(None, "Nebel über dem Hafen".to_owned())],
                creators: vec!["Ida".to_owned()],
                ..Xmp::default()
            },
            orientation: 6,
        };
        let iim = Iim::parse(&label.iim().unwrap()).unwrap();
        assert_eq!(iim.caption.unwrap().text, "Nebel über dem Hafen");
        assert_eq!(iim.bylines[0].text, "Ida");
        let exif = crate::picture::exif::Exif::parse(&label.exif().unwrap()).unwrap();
        assert_eq!(exif.orientation, 6);
        assert_eq!(label.upright().exif(), None);
    }
}
