//! An original, and the public files that are made of it: its copy without what is private, and other sizes. What stands on the shelf
//! already is not made again.

use std::fs::File;
use std::io::{Cursor, Read};
use std::path::Path;

use crate::builder::digest::{digest, digest_of};
use crate::builder::entry::desk::Desk;
use crate::builder::shelf::{self, Shelved};
use crate::builder::source::stamp::Stamp;
use crate::model::{Code, Diagnostic, Place, Rendition};
use crate::picture::clean::{Unclean, clean};
use crate::picture::format::FORMATS;
use crate::picture::label::Label;
#[cfg(feature = "renditions")]
use crate::picture::rendition::{MOST_PIXELS, NoRendition, is_made_of, make};
use crate::picture::shape::Shape;
use crate::picture::{self, Format, Found};
use crate::text::url::below;

/// Bytes of the largest original.
const LARGEST: u64 = 256 << 20;

/// To be raised whenever the same original comes out otherwise.
const RECIPE: u64 = 1;

/// What of a picture is in the output folder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Published {
    /// Itself; `None` where originals stay where they are.
    pub copy: Option<Copy>,
    /// Other sizes.
    pub renditions: Vec<Rendition>,
}

/// The public copy of a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Copy {
    pub url: String,
    pub bytes: u64,
    pub media_type: &'static str,
}

/// Why a picture, or other sizes of it, are not in the output folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Nothing was made of it, and nothing is to be.
    Unseen,
    Unreadable,
    TooLarge,
    Unclean(Unclean),
    #[cfg(feature = "renditions")]
    NoRendition(String, &'static str),
}

impl Fault {
    pub(crate) fn told(&self, file: &Path, place: Place) -> Option<Diagnostic> {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let (why, help) = match self {
            Self::Unseen => return None,
            Self::Unreadable => ("cannot be read", "see who may read it"),
            Self::TooLarge => ("is larger than 256 MiB", "save a smaller one"),
            Self::Unclean(Unclean::Broken) => ("is not whole", "save it again"),
            Self::Unclean(Unclean::Container) => (
                "may say what is private, and that cannot be taken out of a file of its kind",
                "save it as JPEG, PNG or WebP, or without metadata",
            ),
            Self::Unclean(Unclean::Drawing) => (
                "is a drawing that holds notes, scripts or what its program keeps",
                "save it as a plain drawing, or as PNG",
            ),
            #[cfg(feature = "renditions")]
            Self::NoRendition(why, help) => {
                let message = format!("no other sizes are made of `{name}`: {why}");
                return Some(Diagnostic::new(Code::NO_RENDITION, place, message).help(*help));
            }
        };
        let message = format!("`{name}` {why}; it is in no feed");
        Some(Diagnostic::new(Code::UNPUBLISHED_PHOTO, place, message).help(help))
    }
}

/// An original of which public files are made.
pub(crate) struct Original<'p> {
    desk: &'p Desk,
    story: u64,
    file: &'p Path,
    /// As messages and memory name it.
    source: String,
    stamp: u64,
    /// Paths of its public files.
    pub files: Vec<String>,
    /// Why other sizes are missing.
    pub faults: Vec<Fault>,
}

/// An original that was read.
struct Opened {
    content: u64,
    format: &'static Format,
    bytes: Vec<u8>,
    found: Found,
}

impl<'p> Original<'p> {
    pub(crate) fn new(desk: &'p Desk, story: u64, file: &'p Path) -> Self {
        let stamp = Stamp::of(file).filter(|stamp| stamp.is_settled(desk.started));
        let short = |stamp: Stamp| u64::try_from(digest_of(stamp) >> 64).unwrap_or_default();
        Self {
            desk,
            story,
            file,
            source: file
                .strip_prefix(&desk.root)
                .unwrap_or(file)
                .to_string_lossy()
                .into_owned(),
            stamp: stamp.map_or(0, short),
            files: Vec::new(),
            faults: Vec::new(),
        }
    }

    /// Makes what is missing, and names all.
    pub(crate) fn publish(&mut self) -> Result<Published, Fault> {
        let is_open = self.desk.shelf.is_open();
        let stamp = is_open.then_some(self.stamp);
        let known = shelf::known(self.desk.shelf.rows(), self.story, &self.source, stamp);
        let sizes = if self.desk.renditions.is_empty() {
            Vec::new()
        } else {
            self.sizes()?
        };
        if let Some(published) = known.and_then(|content| self.found(content, &sizes)) {
            return Ok(published);
        }
        if !is_open {
            let copy = known.and_then(|content| self.found_copy(content));
            return copy.map_or(Err(Fault::Unseen), |copy| {
                Ok(Published {
                    copy: Some(copy),
                    ..Published::default()
                })
            });
        }
        let bytes = read(self.file)?;
        let content = digest(&bytes) ^ RECIPE;
        if let Some(published) = self.found(content, &sizes) {
            return Ok(published);
        }
        let (format, found) = picture::read(&mut Cursor::new(&bytes)).map_err(|_| Fault::Unclean(Unclean::Broken))?;
        let opened = Opened {
            content,
            format,
            bytes,
            found,
        };
        let copy = if self.desk.publish {
            Some(self.copy(&opened)?)
        } else {
            None
        };
        #[cfg(feature = "renditions")]
        let renditions = self.renditions(&opened, &sizes);
        // There are no sizes to be made.
        #[cfg(not(feature = "renditions"))]
        let renditions = Vec::new();
        Ok(Published { copy, renditions })
    }

    /// The sizes that are to be made of it, each with whether it is a cut.
    fn sizes(&self) -> Result<Vec<Size>, Fault> {
        let mut file = File::open(self.file).map_err(|_| Fault::Unreadable)?;
        let (_, found) = picture::read(&mut file).map_err(|_| Fault::Unclean(Unclean::Broken))?;
        let Some(whole) = found.size else { return Ok(Vec::new()) };
        let size = |shape: &Shape| Some((shape.of(whole)?, shape.height.is_some()));
        let mut sizes: Vec<Size> = self.desk.renditions.iter().filter_map(size).collect();
        sizes.sort_unstable();
        sizes.dedup_by_key(|(size, _)| *size);
        Ok(sizes)
    }

    /// Its public files, if all of them stand on the shelf.
    fn found(&mut self, content: u64, sizes: &[Size]) -> Option<Published> {
        let before = self.files.len();
        let copy = if self.desk.publish {
            Some(self.found_copy(content)?)
        } else {
            None
        };
        let renditions: Vec<Rendition> = sizes
            .iter()
            .map_while(|size| self.found_rendition(content, *size))
            .collect();
        if renditions.len() < sizes.len() {
            self.files.truncate(before);
            return None;
        }
        Some(Published { copy, renditions })
    }

    /// Its public copy, if that stands on the shelf.
    fn found_copy(&mut self, content: u64) -> Option<Copy> {
        let (path, media_type, bytes) = FORMATS.iter().find_map(|format| {
            let path = shelf::path(self.story, content, "", format.endings[0]);
            let bytes = self.desk.shelf.find(&path)?;
            Some((path, format.media_type, bytes))
        })?;
        let url = self.put(path, None, bytes);
        Some(Copy { url, bytes, media_type })
    }

    fn found_rendition(&mut self, content: u64, size: Size) -> Option<Rendition> {
        let paths = ["jpg", "png"].map(|ending| shelf::path(self.story, content, &shape(size), ending));
        let (path, bytes) = paths
            .into_iter()
            .find_map(|path| self.desk.shelf.find(&path).map(|bytes| (path, bytes)))?;
        let url = self.put(path, None, bytes);
        Some(rendition(url, size, bytes))
    }

    /// Makes its public copy: as it is without what is private; else anew, as large as it is.
    fn copy(&mut self, opened: &Opened) -> Result<Copy, Fault> {
        let Opened {
            content,
            format,
            bytes,
            found,
        } = opened;
        if let Some(copy) = self.found_copy(*content) {
            return Ok(copy);
        }
        let (public, media_type, ending) = match clean(format, bytes, &Label::new(&found.packets)) {
            Ok(public) => (public, format.media_type, format.endings[0]),
            Err(unclean) => remade(bytes, found).ok_or(Fault::Unclean(unclean))?,
        };
        let length = public.len() as u64;
        let url = self.put(shelf::path(self.story, *content, "", ending), Some(&public), length);
        Ok(Copy {
            url,
            bytes: length,
            media_type,
        })
    }

    /// Makes other sizes, those that are missing at once.
    #[cfg(feature = "renditions")]
    fn renditions(&mut self, opened: &Opened, sizes: &[Size]) -> Vec<Rendition> {
        let mut renditions: Vec<Rendition> = sizes
            .iter()
            .filter_map(|size| self.found_rendition(opened.content, *size))
            .collect();
        let is_there = |size: &Size| renditions.iter().any(|one| (one.width, one.height) == size.0);
        let missing: Vec<Size> = sizes.iter().copied().filter(|size| !is_there(size)).collect();
        if missing.is_empty() || is_drawing(opened.format) {
            return renditions;
        }
        match make(&opened.bytes, &opened.found, &missing) {
            Ok(made) => {
                for (size, made) in missing.into_iter().zip(made) {
                    let (path, length) = (
                        shelf::path(self.story, opened.content, &shape(size), made.ending),
                        made.bytes.len() as u64,
                    );
                    let url = self.put(path, Some(&made.bytes), length);
                    renditions.push(rendition(url, size, length));
                }
            }
            Err(fault) => self.faults.extend(no_rendition(fault, opened.format)),
        }
        renditions.sort_by_key(|one| (one.width, one.height));
        renditions
    }

    /// Puts a file on the shelf, or says that it stays there; its address.
    fn put(&mut self, path: String, public: Option<&[u8]>, bytes: u64) -> String {
        let row = Shelved {
            bytes,
            source: self.source.clone(),
            stamp: self.stamp,
        };
        self.desk.shelf.put(&path, public, row);
        let url = below(&self.desk.feeds_url, &path).into();
        self.files.push(path);
        url
    }
}

/// Width and height, and whether it is a cut.
type Size = ((u32, u32), bool);

fn shape(((width, height), _): Size) -> String {
    format!("-{width}x{height}")
}

fn rendition(url: String, ((width, height), is_cut): Size, bytes: u64) -> Rendition {
    Rendition {
        url,
        width,
        height,
        bytes,
        is_cut,
    }
}

/// A file with its media type and ending.
type Remade = (Vec<u8>, &'static str, &'static str);

/// A picture that cannot be cleaned, decoded and encoded again.
#[cfg(feature = "renditions")]
fn remade(bytes: &[u8], found: &Found) -> Option<Remade> {
    let made = make(bytes, found, &[(found.size?, false)]).ok()?.pop()?;
    Some((made.bytes, made.media_type, made.ending))
}

#[cfg(not(feature = "renditions"))]
fn remade(_: &[u8], _: &Found) -> Option<Remade> {
    None
}

/// Drawings need no other sizes, and pictures that move have none.
#[cfg(feature = "renditions")]
fn is_drawing(format: &Format) -> bool {
    matches!(format.media_type, "image/svg+xml" | "image/gif")
}

#[cfg(feature = "renditions")]
fn no_rendition(fault: NoRendition, format: &Format) -> Option<Fault> {
    const SAVE: &str = "save it as JPEG";
    let (why, help) = match fault {
        // It moves.
        NoRendition::Kind if is_made_of(format.media_type) => return None,
        NoRendition::Kind => (format!("{} is not decoded", format.media_type), SAVE),
        NoRendition::TooLarge(width, height) => {
            let why = format!(
                "it has {width} by {height} pixels, more than {} million",
                MOST_PIXELS / 1_000_000
            );
            (why, "save a smaller one")
        }
        NoRendition::Broken(why) => (why, "look whether it can be seen, and save it again"),
    };
    Some(Fault::NoRendition(why, help))
}

fn read(file: &Path) -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::new();
    let opened = File::open(file).map_err(|_| Fault::Unreadable)?;
    opened
        .take(LARGEST + 1)
        .read_to_end(&mut bytes)
        .map_err(|_| Fault::Unreadable)?;
    if bytes.len() as u64 > LARGEST {
        Err(Fault::TooLarge)
    } else {
        Ok(bytes)
    }
}
