//! Puts the pictures of a story that readers may see on the shelf, once each, and says where they lead then. A picture that cannot be
//! had without what is private in it is told, and leads nowhere.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use url::Url;

use crate::builder::digest::{digest, digest_of};
use crate::builder::shelf::{self, Rows, Shelf, Shelved};
use crate::builder::source::probe::Prober;
use crate::builder::source::stamp::Stamp;
use crate::config::Config;
use crate::model::{Code, Diagnostic, Photo, Place};
use crate::picture::clean::{Unclean, clean};
use crate::picture::format::FORMATS;
use crate::picture::label::Label;
use crate::picture::{self, Format, Packets};
use crate::text::url::below;

/// Bytes of the largest original.
const LARGEST: u64 = 256 << 20;

/// To be raised whenever the same original comes out otherwise.
const RECIPE: u64 = 1;

/// What is the same for all stories of a build.
#[derive(Clone)]
pub(crate) struct Desk {
    pub shelf: Arc<dyn Shelf>,
    /// When the build began: what changed later may change again without a trace.
    pub started: SystemTime,
    root: PathBuf,
    feeds_url: Url,
}

impl Desk {
    /// `None` where pictures stay where they are.
    pub(crate) fn new(config: &Config, shelf: Arc<dyn Shelf>, started: SystemTime) -> Option<Self> {
        config.photos.publish.then(|| Self {
            shelf,
            started,
            root: config.root.clone(),
            feeds_url: config.site.feeds_url.clone(),
        })
    }
}

/// Publishes the pictures of one story. Copies do so together.
#[derive(Clone)]
pub(crate) struct Publisher {
    desk: Desk,
    /// Digest of the story's id.
    story: u64,
    /// Where the story stands.
    place: Place,
    done: Arc<Mutex<Done>>,
}

/// What was done for a story.
#[derive(Default)]
struct Done {
    /// By the file of the original.
    pictures: BTreeMap<PathBuf, Option<Published>>,
    /// Paths below the output folder.
    files: BTreeSet<String>,
    findings: Vec<Diagnostic>,
}

/// A picture in the output folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Published {
    pub url: String,
    bytes: u64,
    media_type: &'static str,
}

impl Publisher {
    /// For the story with an id.
    pub(crate) fn new(desk: &Desk, id: &str, place: Place) -> Self {
        Self {
            desk: desk.clone(),
            story: digest(id),
            place,
            done: Arc::default(),
        }
    }

    /// Gives a photo that has a file the address of its public copy, or none.
    pub(crate) fn complete(&self, photo: &mut Photo, prober: &Prober) {
        let Some(file) = &photo.file else { return };
        match self.publish(file, prober) {
            Some(published) => {
                photo.bytes = Some(published.bytes);
                photo.media_type = Some(published.media_type.to_owned());
                photo.url = Some(published.url);
            }
            None => photo.url = None,
        }
    }

    /// Where readers fetch the picture in a file.
    pub(crate) fn publish(&self, file: &Path, prober: &Prober) -> Option<Published> {
        if let Some(known) = self.done().pictures.get(file) {
            return known.clone();
        }
        let mut original = Original::new(self, file);
        let published = original.publish();
        let mut done = self.done();
        match &published {
            Ok(_) => {}
            Err(Fault::Unseen) => {}
            Err(fault) => {
                if matches!(fault, Fault::Unreadable) {
                    prober.fail(file);
                }
                done.findings.push(fault.told(file, self.place.clone()));
            }
        }
        done.files.extend(original.files);
        done.pictures.insert(file.to_owned(), published.as_ref().ok().cloned());
        published.ok()
    }

    /// The files of the story, and what there is to say of them.
    pub(crate) fn finish(&self) -> (Vec<String>, Vec<Diagnostic>) {
        let done = std::mem::take(&mut *self.done());
        (done.files.into_iter().collect(), done.findings)
    }

    fn done(&self) -> MutexGuard<'_, Done> {
        self.done.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Why a picture is not in the output folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fault {
    /// Nothing was made of it, and nothing is to be.
    Unseen,
    Unreadable,
    TooLarge,
    Unclean(Unclean),
}

impl Fault {
    fn told(self, file: &Path, place: Place) -> Diagnostic {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let (why, help) = match self {
            Self::Unseen | Self::Unreadable => ("cannot be read", "see who may read it"),
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
        };
        Diagnostic::new(
            Code::UNPUBLISHED_PHOTO,
            place,
            format!("`{name}` {why}; it is in no feed"),
        )
        .help(help)
    }
}

/// An original of which public files are made.
struct Original<'p> {
    desk: &'p Desk,
    story: u64,
    file: &'p Path,
    /// As messages and memory name it.
    source: String,
    stamp: u64,
    /// Its bytes, once they were needed.
    bytes: Option<Vec<u8>>,
    /// Paths of its public files.
    files: Vec<String>,
}

impl<'p> Original<'p> {
    fn new(publisher: &'p Publisher, file: &'p Path) -> Self {
        let desk = &publisher.desk;
        let stamp = Stamp::of(file).filter(|stamp| stamp.is_settled(desk.started));
        let short = |stamp: Stamp| u64::try_from(digest_of(stamp) >> 64).unwrap_or_default();
        Self {
            desk,
            story: publisher.story,
            file,
            source: file
                .strip_prefix(&desk.root)
                .unwrap_or(file)
                .to_string_lossy()
                .into_owned(),
            stamp: stamp.map_or(0, short),
            bytes: None,
            files: Vec::new(),
        }
    }

    fn publish(&mut self) -> Result<Published, Fault> {
        let stamp = self.desk.shelf.is_open().then_some(self.stamp);
        let known = shelf::known(self.desk.shelf.rows(), self.story, &self.source, stamp);
        if let Some(published) = known.and_then(|content| self.found(content)) {
            return Ok(published);
        }
        if !self.desk.shelf.is_open() {
            return Err(Fault::Unseen);
        }
        let bytes = read(self.file)?;
        let content = digest(&bytes) ^ RECIPE;
        if let Some(published) = self.found(content) {
            return Ok(published);
        }
        let (format, found) = picture::read(&mut Cursor::new(&bytes)).map_err(|_| Fault::Unclean(Unclean::Broken))?;
        let public = self.cleaned(format, &bytes, &found.packets)?;
        let path = shelf::path(self.story, content, "", format.endings[0]);
        self.bytes = Some(bytes);
        Ok(self.put(path, format.media_type, Some(&public), public.len() as u64))
    }

    /// Its public copy, if that stands on the shelf.
    fn found(&mut self, content: u64) -> Option<Published> {
        let (path, media_type, bytes) = FORMATS.iter().find_map(|format| {
            let path = shelf::path(self.story, content, "", format.endings[0]);
            let bytes = self.desk.shelf.find(&path)?;
            Some((path, format.media_type, bytes))
        })?;
        Some(self.put(path, media_type, None, bytes))
    }

    fn cleaned(&self, format: &'static Format, bytes: &[u8], packets: &Packets) -> Result<Vec<u8>, Fault> {
        clean(format, bytes, &Label::new(packets)).map_err(Fault::Unclean)
    }

    fn put(&mut self, path: String, media_type: &'static str, public: Option<&[u8]>, bytes: u64) -> Published {
        let row = Shelved {
            bytes,
            source: self.source.clone(),
            stamp: self.stamp,
        };
        self.desk.shelf.put(&path, public, row);
        let url = below(&self.desk.feeds_url, &path).into();
        self.files.push(path);
        Published { url, bytes, media_type }
    }
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

/// A shelf that is looked at, and on which nothing is put.
pub(crate) struct Closed(pub Rows);

impl Shelf for Closed {
    fn rows(&self) -> &Rows {
        &self.0
    }

    fn is_open(&self) -> bool {
        false
    }

    fn find(&self, path: &str) -> Option<u64> {
        self.0.get(path).map(|row| row.bytes)
    }

    fn put(&self, _: &str, _: Option<&[u8]>, _: Shelved) {}
}
