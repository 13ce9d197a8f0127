//! XMP (ISO 16684-1): the properties that say something of a picture, whatever prefixes they have and whichever of the
//! notations of RDF they are in.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};
use roxmltree::{Document, Node, ParsingOptions};

use super::found::Extension;

pub(super) const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const XML: &str = "http://www.w3.org/XML/1998/namespace";
const NOTE: &str = "http://ns.adobe.com/xmp/note/";

/// So many elements and texts are looked at.
const MOST: u32 = 100_000;

/// A text in several languages, in the order of the packet; the tag is missing where none is said.
pub type Languages = Vec<(Option<String>, String)>;

/// What is read of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Xmp {
    /// `dc:description`
    pub description: Languages,
    /// `Iptc4xmpCore:AltTextAccessibility`
    pub alt: Languages,
    /// `dc:rights`
    pub rights: Languages,
    /// `dc:creator`, one each.
    pub creators: Vec<String>,
    /// `photoshop:Credit`
    pub credit: Option<String>,
    /// `photoshop:Headline`
    pub headline: Option<String>,
    /// `photoshop:Instructions`
    pub instructions: Option<String>,
    /// `photoshop:DateCreated`, else `exif:DateTimeOriginal`.
    pub taken: Option<String>,
    /// `Iptc4xmpExt:DigitalSourceType`
    pub source_type: Option<String>,
    /// `xmpRights:UsageTerms`
    pub terms: Languages,
    /// `xmpRights:WebStatement`: the page about the rights.
    pub statement: Option<String>,
    /// `plus:DataMining`: whether machines may learn from it.
    pub mining: Option<String>,
}

/// Namespace and name of a property.
type Name = (&'static str, &'static str);

pub(super) const DC: &str = "http://purl.org/dc/elements/1.1/";
pub(super) const PHOTOSHOP: &str = "http://ns.adobe.com/photoshop/1.0/";
pub(super) const IPTC: &str = "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/";
pub(super) const IPTC_EXTENSION: &str = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/";
pub(super) const RIGHTS: &str = "http://ns.adobe.com/xap/1.0/rights/";
pub(super) const PLUS: &str = "http://ns.useplus.org/ldf/xmp/1.0/";
const EXIF: &str = "http://ns.adobe.com/exif/1.0/";

impl Xmp {
    /// What a packet says; `None` if it cannot be read.
    pub fn parse(packet: &[u8]) -> Option<Self> {
        Some(Self::read(&document(&text(packet)?)?))
    }

    /// The same with what the packet says is in its extension; that fills in only what the packet is silent about.
    pub fn parse_extended(packet: &[u8], extensions: &[Extension]) -> Option<Self> {
        let text = text(packet)?;
        let document = document(&text)?;
        let mut found = Self::read(&document);
        let guid = values(&document, (NOTE, "HasExtendedXMP")).into_iter().next();
        let rest = guid.and_then(|(_, guid)| joined(guid.as_bytes(), extensions));
        if let Some(rest) = rest.and_then(|rest| Self::parse(&rest)) {
            found.fill(rest);
        }
        Some(found)
    }

    fn read(document: &Document<'_>) -> Self {
        let all = |name: Name| values(document, name);
        let one = |name: Name| all(name).into_iter().next().map(|(_, text)| text);
        Self {
            description: all((DC, "description")),
            alt: all((IPTC, "AltTextAccessibility")),
            rights: all((DC, "rights")),
            creators: all((DC, "creator")).into_iter().map(|(_, text)| text).collect(),
            credit: one((PHOTOSHOP, "Credit")),
            headline: one((PHOTOSHOP, "Headline")),
            instructions: one((PHOTOSHOP, "Instructions")),
            taken: one((PHOTOSHOP, "DateCreated")).or_else(|| one((EXIF, "DateTimeOriginal"))),
            source_type: one((IPTC_EXTENSION, "DigitalSourceType")),
            terms: all((RIGHTS, "UsageTerms")),
            statement: one((RIGHTS, "WebStatement")),
            mining: one((PLUS, "DataMining")),
        }
    }

    /// Takes what it does not say itself from another.
    pub(super) fn fill(&mut self, other: Self) {
        let lists = [
            (&mut self.description, other.description),
            (&mut self.alt, other.alt),
            (&mut self.rights, other.rights),
            (&mut self.terms, other.terms),
        ];
        for (own, other) in lists {
            if own.is_empty() {
                *own = other;
            }
        }
        if self.creators.is_empty() {
            self.creators = other.creators;
        }
        let texts = [
            (&mut self.credit, other.credit),
            (&mut self.headline, other.headline),
            (&mut self.instructions, other.instructions),
            (&mut self.taken, other.taken),
            (&mut self.source_type, other.source_type),
            (&mut self.statement, other.statement),
            (&mut self.mining, other.mining),
        ];
        for (own, other) in texts {
            if own.is_none() {
                *own = other;
            }
        }
    }
}

/// The text that is meant for readers of a language: in it, in its primary one, `x-default`, the first.
pub fn in_language<'t>(texts: &'t [(Option<String>, String)], language: &str) -> Option<&'t str> {
    let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
    let by = |fits: &dyn Fn(&str) -> bool| {
        let fits = |(tag, _): &&(Option<String>, String)| tag.as_deref().is_some_and(fits);
        texts.iter().find(fits).map(|(_, text)| text.as_str())
    };
    by(&|tag| tag.eq_ignore_ascii_case(language))
        .or_else(|| by(&|tag| tag.eq_ignore_ascii_case(&primary(language))))
        .or_else(|| by(&|tag| primary(tag) == primary(language)))
        .or_else(|| by(&|tag| tag.eq_ignore_ascii_case("x-default")))
        .or_else(|| texts.first().map(|(_, text)| text.as_str()))
}

/// The XML of a packet, without what stands around it: UTF-8, or UTF-16 with a mark or without.
fn text(packet: &[u8]) -> Option<String> {
    let encoding = match packet {
        [0xFF, 0xFE, ..] | [b'<', 0, ..] => Some(UTF_16LE),
        [0xFE, 0xFF, ..] | [0, b'<', ..] => Some(UTF_16BE),
        _ => None,
    };
    let text = match encoding {
        Some(encoding) => encoding.decode_with_bom_removal(packet).0.into_owned(),
        None => utf8(packet)?,
    };
    let (from, to) = (text.find('<')?, text.rfind('>')?);
    text.get(from..=to).map(str::to_owned)
}

fn utf8(packet: &[u8]) -> Option<String> {
    let packet = match Encoding::for_bom(packet) {
        Some((_, length)) => &packet[length..],
        None => packet,
    };
    // What pads a packet may be anything.
    let end = memchr::memrchr(b'>', packet)?;
    std::str::from_utf8(&packet[..=end]).ok().map(str::to_owned)
}

fn document(text: &str) -> Option<Document<'_>> {
    let options = ParsingOptions {
        allow_dtd: false,
        nodes_limit: MOST,
        ..ParsingOptions::default()
    };
    Document::parse_with_options(text, options).ok()
}

/// The values of a property, of all descriptions; texts without words are none.
fn values(document: &Document<'_>, (namespace, name): Name) -> Languages {
    let is_description = |node: &Node<'_, '_>| node.has_tag_name((RDF, "Description")) && is_top(*node);
    let mut found = Languages::new();
    for description in document.descendants().filter(is_description) {
        if let Some(text) = description.attribute((namespace, name)) {
            found.push((None, text.trim().to_owned()));
        }
        let elements = description
            .children()
            .filter(|node| node.has_tag_name((namespace, name)));
        elements.for_each(|element| each(element, &mut found));
    }
    found.retain(|(_, text)| !text.is_empty());
    found
}

/// Whether a description is of the picture, and no part of a value.
fn is_top(node: Node<'_, '_>) -> bool {
    node.parent_element()
        .is_none_or(|parent| parent.has_tag_name((RDF, "RDF")))
}

/// The values of one element: what its list holds, else itself.
fn each(element: Node<'_, '_>, found: &mut Languages) {
    let lists = ["Alt", "Seq", "Bag"];
    let is_list = |node: &Node<'_, '_>| lists.iter().any(|list| node.has_tag_name((RDF, *list)));
    let Some(list) = element.children().find(is_list) else {
        found.push((language(element), value(element)));
        return;
    };
    for item in list.children().filter(|node| node.has_tag_name((RDF, "li"))) {
        found.push((language(item), value(item)));
    }
}

fn language(node: Node<'_, '_>) -> Option<String> {
    let tag = node.attribute((XML, "lang")).map(|tag| tag.trim().to_owned());
    tag.filter(|tag| !tag.is_empty())
}

/// A text, an address, or the value that stands among qualifiers (ISO 16684-1, section 7.8).
fn value(node: Node<'_, '_>) -> String {
    if let Some(address) = node.attribute((RDF, "resource")).or(node.attribute((RDF, "value"))) {
        return address.trim().to_owned();
    }
    let qualified = node.descendants().find(|inner| inner.has_tag_name((RDF, "value")));
    let holder = qualified.unwrap_or(node);
    let texts = holder
        .children()
        .filter_map(|child| child.text().filter(|_| child.is_text()));
    texts.collect::<String>().trim().to_owned()
}

/// Extended XMP, if all of its parts are there.
fn joined(guid: &[u8], extensions: &[Extension]) -> Option<Vec<u8>> {
    let mut parts: Vec<&Extension> = extensions
        .iter()
        .filter(|part| part.guid.eq_ignore_ascii_case(guid))
        .collect();
    parts.sort_by_key(|part| part.offset);
    let mut bytes = Vec::new();
    for part in &parts {
        if bytes.len() == part.offset as usize {
            bytes.extend_from_slice(&part.bytes);
        }
    }
    let whole = parts.first()?.whole as usize;
    (bytes.len() == whole).then_some(bytes)
}
