//! Puts the pictures of a story that readers may see on the shelf, once each, and says where they lead then. A picture that cannot be
//! had without what is private in it is told, and leads nowhere.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::builder::digest::digest;
use crate::builder::entry::desk::Desk;
use crate::builder::entry::original::{Fault, Original, Published};
use crate::builder::source::probe::Prober;
use crate::model::{Diagnostic, Photo, Place};

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
    /// Other sizes as `srcset` has them, by the addresses of pictures.
    sets: BTreeMap<String, String>,
    /// Paths below the output folder.
    files: BTreeSet<String>,
    findings: Vec<Diagnostic>,
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

    /// Gives a photo that has a file the address of its public copy, or none, and those of its other sizes.
    pub(crate) fn complete(&self, photo: &mut Photo, prober: &Prober) {
        let Some((file, url)) = photo.file.as_ref().zip(photo.url.as_ref()) else {
            return;
        };
        let Some(published) = self.publish(file, url, prober) else {
            photo.url = photo.url.take().filter(|_| !self.desk.publish);
            return;
        };
        if let Some(copy) = published.copy {
            photo.bytes = Some(copy.bytes);
            photo.media_type = Some(copy.media_type.to_owned());
            photo.url = Some(copy.url);
        }
        photo.renditions = published.renditions;
    }

    /// What readers fetch of the picture in a file that else has an address.
    pub(crate) fn publish(&self, file: &Path, url: &str, prober: &Prober) -> Option<Published> {
        if let Some(known) = self.done().pictures.get(file) {
            return known.clone();
        }
        let mut original = Original::new(&self.desk, self.story, file);
        let published = original.publish();
        let mut done = self.done();
        if published == Err(Fault::Unreadable) {
            prober.fail(file);
        }
        let faults = published.as_ref().err().into_iter().chain(&original.faults);
        let told = faults.filter_map(|fault| fault.told(file, self.place.clone()));
        done.findings.extend(told);
        done.files.extend(original.files);
        let published = published.ok();
        if let Some(published) = &published {
            let address = published.copy.as_ref().map_or(url, |copy| &copy.url);
            let whole = published.renditions.iter().filter(|rendition| !rendition.is_cut);
            let set: Vec<String> = whole
                .map(|rendition| format!("{} {}w", rendition.url, rendition.width))
                .collect();
            if !set.is_empty() {
                done.sets.insert(address.to_owned(), set.join(", "));
            }
        }
        done.pictures.insert(file.to_owned(), published.clone());
        published
    }

    /// Other sizes of the pictures so far, by their addresses.
    pub(crate) fn sets(&self) -> BTreeMap<String, String> {
        self.done().sets.clone()
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
