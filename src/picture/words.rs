//! Which of the words of a picture count: a sidecar, XMP, IIM, EXIF, in this order and field by field. EXIF is last, as tools
//! that save a picture again make `?` of its letters.

use super::exif::Exif;
use super::found::Packets;
use super::iim::{self, Iim};
use super::xmp::{Xmp, in_language};
use crate::model::{Inside, Origin};
use crate::text::{line, xml};

/// What cameras write where a caption belongs.
const NO_CAPTIONS: &[&str] = &[
    "default",
    "digital camera",
    "exif_jpeg_picture",
    "exif jpeg picture",
    "hp photosmart",
    "kodak digital still camera",
    "minolta digital camera",
    "my beautiful picture",
    "olympus digital camera",
    "samsung camera pictures",
    "sony dsc",
    "untitled",
];

/// A text, and whether what wrote it may have cut it off.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Text {
    text: String,
    is_at_limit: bool,
}

/// What one source says.
#[derive(Debug, Clone)]
struct Said {
    origin: Origin,
    /// That of the article's language first.
    captions: Vec<Text>,
    credit: Vec<Text>,
    creators: Vec<Text>,
    alt: Vec<Text>,
    headline: Option<String>,
    copyright: Option<String>,
    taken: Option<String>,
    source_type: Option<String>,
    instructions: Option<String>,
    expires: Option<String>,
}

/// All that is said of a picture, what counts most first.
#[derive(Debug, Clone, Default)]
pub struct Words {
    said: Vec<Said>,
    /// Sources that are there and cannot be read.
    pub broken: Vec<Origin>,
}

/// A text that counts, and texts elsewhere that say something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    /// Several for credits.
    pub texts: Vec<String>,
    /// Where they stand.
    pub origin: Origin,
    /// What others say instead.
    pub others: Vec<(Origin, String)>,
}

impl Words {
    /// What a picture and its sidecar say to readers of a language.
    pub fn new(sidecar: Option<&[u8]>, packets: &Packets, language: &str) -> Self {
        let mut words = Self::default();
        if let Some(packet) = sidecar {
            words.add(
                Origin::Sidecar,
                Xmp::parse(packet).map(|xmp| of_xmp(Origin::Sidecar, &xmp, language)),
            );
        }
        if let Some(packet) = &packets.xmp {
            let xmp = Xmp::parse_extended(packet, &packets.extensions);
            words.add(Origin::Xmp, xmp.map(|xmp| of_xmp(Origin::Xmp, &xmp, language)));
        }
        // Resources of Photoshop need not hold any.
        words
            .said
            .extend(packets.iim.as_deref().and_then(Iim::parse).map(of_iim));
        words.said.extend(packets.exif.clone().map(of_exif));
        words.said.push(Said {
            captions: packets.description.iter().filter_map(|text| whole(text)).collect(),
            alt: packets.title.iter().filter_map(|text| whole(text)).collect(),
            ..silent(Origin::Svg)
        });
        words
    }

    fn add(&mut self, origin: Origin, said: Option<Said>) {
        match said {
            Some(said) => self.said.push(said),
            None => self.broken.push(origin),
        }
    }

    /// What the picture shows.
    pub fn caption(&self) -> Option<Chosen> {
        self.choose(|said| &said.captions, false)
    }

    /// Who is to be named with it: who is credited, else who made it.
    pub fn credit(&self) -> Option<Chosen> {
        let first = self
            .said
            .iter()
            .find(|said| !(said.credit.is_empty() && said.creators.is_empty()))?;
        if first.credit.is_empty() {
            self.choose(|said| &said.creators, true)
        } else {
            self.choose(|said| &said.credit, true)
        }
    }

    /// What stands in for the picture where it is not seen.
    pub fn alt(&self) -> Option<Chosen> {
        self.choose(|said| &said.alt, false)
    }

    /// What else is told of it.
    pub fn inside(&self) -> Inside {
        let first = |field: fn(&Said) -> &Option<String>| self.said.iter().find_map(|said| field(said).clone());
        let creators = self.choose(|said| &said.creators, true);
        Inside {
            creators: creators.map(|chosen| chosen.texts).unwrap_or_default(),
            headline: first(|said| &said.headline),
            copyright: first(|said| &said.copyright),
            taken: first(|said| &said.taken),
            source_type: first(|said| &said.source_type),
            ..Inside::default()
        }
    }

    /// What it says of a time before or behind which it is not to be shown, and where.
    pub fn embargo(&self) -> Option<(Origin, String)> {
        self.said.iter().find_map(|said| {
            let expires = said.expires.as_ref().map(|time| format!("it expires {time}"));
            let instructions = said.instructions.as_ref().filter(|text| speaks_of_time(text));
            Some((said.origin, instructions.cloned().or(expires)?))
        })
    }

    /// The first source that says something; in a list all texts count, else the first.
    fn choose(&self, field: fn(&Said) -> &Vec<Text>, is_list: bool) -> Option<Chosen> {
        let at = self.said.iter().position(|said| !field(said).is_empty())?;
        let said = &self.said[at];
        let texts = field(said);
        let used = if is_list { &texts[..] } else { &texts[..1] };
        let others = self.said[at + 1..].iter().filter(|other| !field(other).is_empty());
        let differs = |other: &&Said| {
            let theirs = field(other);
            if is_list {
                let (ours, theirs) = (joined(texts), joined(theirs));
                !is_same(&ours, &theirs, other.origin)
            } else {
                // Another language is no other caption.
                !texts.iter().any(|ours| is_same(ours, &theirs[0], other.origin))
            }
        };
        let others = others.filter(differs);
        Some(Chosen {
            texts: used.iter().map(|text| text.text.clone()).collect(),
            origin: said.origin,
            others: others
                .map(|other| {
                    let theirs = field(other);
                    let text = if is_list {
                        joined(theirs).text
                    } else {
                        theirs[0].text.clone()
                    };
                    (other.origin, text)
                })
                .collect(),
        })
    }
}

fn joined(texts: &[Text]) -> Text {
    Text {
        text: texts
            .iter()
            .map(|text| text.text.as_str())
            .collect::<Vec<_>>()
            .join(", "),
        is_at_limit: texts.last().is_some_and(|text| text.is_at_limit),
    }
}

/// Whether two texts are one that a tool shortened or spoiled: IIM is cut at its limits, and EXIF loses letters to `?`.
fn is_same(ours: &Text, theirs: &Text, origin: Origin) -> bool {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (a, b) = (words(&ours.text), words(&theirs.text));
    a == b
        || (theirs.is_at_limit && a.starts_with(&b))
        || (ours.is_at_limit && b.starts_with(&a))
        || (origin == Origin::Exif && spoiled(&a) == spoiled(&b))
}

/// A text with one `?` for all letters beyond ASCII that stand together.
fn spoiled(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let c = if c.is_ascii() { c } else { '?' };
        if c != '?' || !out.ends_with('?') {
            out.push(c);
        }
    }
    out
}

/// What instructions of a time are written with.
const TIMES: &[&str] = &[
    "embargo",
    "sperrfrist",
    "not before",
    "not until",
    "hold until",
    "hold for release",
    "nicht vor",
    "pas avant",
    "no antes",
    "expire",
    "use until",
    "kill",
];

fn speaks_of_time(text: &str) -> bool {
    let text = text.to_lowercase();
    TIMES.iter().any(|word| text.contains(word))
}

/// A text on one line, without what XML forbids; `None` where nothing is left.
fn plain(text: &str) -> Option<String> {
    let text = line::single(xml::clean(text).0);
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

fn whole(text: &str) -> Option<Text> {
    Some(Text {
        text: plain(text)?,
        is_at_limit: false,
    })
}

fn caption(text: &str) -> Option<Text> {
    whole(text).filter(|text| !NO_CAPTIONS.contains(&text.text.to_lowercase().as_str()))
}

fn silent(origin: Origin) -> Said {
    Said {
        origin,
        captions: Vec::new(),
        credit: Vec::new(),
        creators: Vec::new(),
        alt: Vec::new(),
        headline: None,
        copyright: None,
        taken: None,
        source_type: None,
        instructions: None,
        expires: None,
    }
}

fn of_xmp(origin: Origin, xmp: &Xmp, language: &str) -> Said {
    Said {
        captions: ordered(&xmp.description, language).filter_map(caption).collect(),
        credit: xmp.credit.iter().filter_map(|text| whole(text)).collect(),
        creators: xmp.creators.iter().filter_map(|text| whole(text)).collect(),
        alt: ordered(&xmp.alt, language).filter_map(whole).collect(),
        headline: xmp.headline.as_deref().and_then(plain),
        copyright: in_language(&xmp.rights, language).and_then(plain),
        taken: xmp.taken.as_deref().and_then(plain),
        source_type: xmp.source_type.as_deref().and_then(plain),
        instructions: xmp.instructions.as_deref().and_then(plain),
        ..silent(origin)
    }
}

/// Texts with the one for a language first.
fn ordered<'t>(texts: &'t [(Option<String>, String)], language: &str) -> impl Iterator<Item = &'t str> {
    let first = in_language(texts, language);
    let others = texts.iter().map(|(_, text)| text.as_str());
    first.into_iter().chain(others)
}

fn of_iim(iim: Iim) -> Said {
    let cut = |text: iim::Text| {
        Some(Text {
            text: plain(&text.text)?,
            is_at_limit: text.is_at_limit,
        })
    };
    let only = |text: Option<iim::Text>| plain(&text?.text);
    let is_caption = |text: &Text| caption(&text.text).is_some();
    Said {
        captions: iim.caption.and_then(cut).filter(is_caption).into_iter().collect(),
        credit: iim.credit.and_then(cut).into_iter().collect(),
        creators: iim.bylines.into_iter().filter_map(cut).collect(),
        headline: only(iim.headline),
        copyright: only(iim.copyright),
        taken: iim.taken,
        instructions: only(iim.instructions),
        expires: iim.expires.as_deref().and_then(plain),
        ..silent(Origin::Iim)
    }
}

fn of_exif(exif: Exif) -> Said {
    let artists = exif.artist.iter().flat_map(|artist| artist.split(';'));
    Said {
        captions: exif.description.as_deref().and_then(caption).into_iter().collect(),
        creators: artists.filter_map(whole).collect(),
        copyright: exif.copyright.as_deref().and_then(plain),
        taken: exif.taken,
        ..silent(Origin::Exif)
    }
}
