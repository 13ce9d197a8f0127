//! Writes the index for the next build: first what was read, then, when the feeds are in their places, what
//! was made. That it cannot be written does no harm; nor does a torn one, so nobody waits until all of it is on
//! the disk.

use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use rustc_hash::FxHashSet;
use tempfile::NamedTempFile;

use crate::builder::interner::Symbol;
use crate::builder::memory::index::{Head, Mark, NAME, Part, Recalled, Records, fits};
use crate::builder::memory::scanned::Scanned;
use crate::builder::memory::segment::{write_end, write_pack};
use crate::builder::memory::state::FOLDER;
use crate::builder::scan::Scan;
use crate::builder::scan::found::Other;
use crate::builder::source::file::SourceFile;
use crate::builder::source::spot::Spot;
use crate::builder::store::ASIDE;
use crate::config::Config;
use crate::input::ArticleFormat;
use crate::model::Timestamp;

/// Articles of one file that are kept together.
const PART: usize = 64;

/// Articles that are packed together, and files without any; each pack is read by a thread of its own.
const PACK: usize = 1024;

/// Packs that are held in memory before they are written.
const AT_ONCE: usize = 16;

/// An index that is being written.
pub(crate) struct NextIndex {
    /// Where it will stand.
    place: PathBuf,
    /// `None` if it could not be written.
    file: Option<NamedTempFile>,
}

impl NextIndex {
    /// Writes what was read.
    pub(crate) fn begin(output: &Path, config: &Config, scan: &Scan, now: Timestamp) -> Self {
        let folder = output.join(FOLDER);
        let write = || -> Option<NamedTempFile> {
            let mut builder = tempfile::Builder::new();
            let mut file = builder.prefix(ASIDE.0).suffix(ASIDE.1).tempfile_in(&folder).ok()?;
            write_pack(file.as_file_mut(), &postcard::to_stdvec(&head(config, scan, now)).ok()?)?;
            let mut parts = parts(scan, now);
            loop {
                let packs: Vec<Vec<Part<&Scanned>>> = std::iter::from_fn(|| pack(&mut parts)).take(AT_ONCE).collect();
                let bytes = packs.par_iter().map(|pack| postcard::to_stdvec(pack).ok());
                for pack in bytes.collect::<Option<Vec<Vec<u8>>>>()? {
                    write_pack(file.as_file_mut(), &pack)?;
                }
                if packs.len() < AT_ONCE {
                    write_end(file.as_file_mut())?;
                    return Some(file);
                }
            }
        };
        Self {
            file: write(),
            place: folder.join(NAME),
        }
    }

    /// Writes what was made, and puts the index into its place.
    pub(crate) fn finish(self, made: &Records) {
        let write = |mut file: NamedTempFile| -> Option<()> {
            write_pack(file.as_file_mut(), &postcard::to_stdvec(made).ok()?)?;
            file.persist(&self.place).ok().map(drop)
        };
        if self.file.and_then(write).is_none() {
            // An old one would not be wrong, but larger than it is worth.
            let _ = fs::remove_file(&self.place);
        }
    }
}

fn head(config: &Config, scan: &Scan, now: Timestamp) -> Head {
    let mut public: FxHashSet<Symbol> = FxHashSet::default();
    for article in scan.articles.iter().filter(|article| article.is_public(now)) {
        public.extend(
            article
                .topics
                .iter()
                .chain(&article.authors)
                .chain(&article.section)
                .chain(&article.rare().categories)
                .chain(&article.rare().not_in),
        );
        public.insert(article.language);
    }
    Head {
        fits: fits(config),
        symbols: scan.symbols.names_of(|symbol| public.contains(&symbol)),
        files: scan.files.par_iter().map(SourceFile::key).collect(),
    }
}

/// The parts that come next, as many as belong into a pack; `None` behind the last one.
fn pack<'a>(parts: &mut impl Iterator<Item = Part<&'a Scanned>>) -> Option<Vec<Part<&'a Scanned>>> {
    let mut room = PACK;
    let pack: Vec<Part<&Scanned>> = std::iter::from_fn(|| {
        let part = (room > 0).then(|| parts.next()).flatten()?;
        room = room.saturating_sub(part.2.len().max(1));
        Some(part)
    })
    .collect();
    (!pack.is_empty()).then_some(pack)
}

/// What all files held that were read and will be recognized.
fn parts(scan: &Scan, now: Timestamp) -> impl Iterator<Item = Part<&Scanned>> {
    let mut articles = scan.articles.iter().peekable();
    let mut unusable = scan.unusable.iter().peekable();
    let mut others = scan.others.iter().peekable();
    let mut blocks = scan.blocks.iter().peekable();
    (0..).zip(&scan.files).flat_map(move |(at, file)| {
        let stamp = file.stamp();
        let mut recalled: Vec<(Spot, Recalled<&Scanned>)> = Vec::with_capacity(1);
        while let Some(article) = articles.next_if(|article| article.file == at) {
            recalled.push((article.spot, recall(article, now)));
        }
        while let Some((_, spot, format)) = unusable.next_if(|(file, ..)| *file == at) {
            recalled.push((*spot, hidden(*spot, format)));
        }
        while let Some(other) = others.next_if(|other| other.file == at) {
            recalled.push((other.spot, passed_over(other, now)));
        }
        // No two have one place: nothing has to stay in its order.
        recalled.sort_unstable_by_key(|(spot, _)| (spot.offset, spot.nth));
        let mut parts = Vec::with_capacity(1);
        let mut recalled = recalled.into_iter().peekable();
        while let Some((_, block)) = blocks.next_if(|(file, _)| *file == at) {
            let end = block.spot.offset + block.spot.length;
            let of_block = std::iter::from_fn(|| recalled.next_if(|(spot, _)| spot.offset < end));
            let of_block = of_block.map(|(_, recalled)| recalled).collect();
            parts.push(Part(at, Mark::Block(stamp, *block), of_block));
        }
        let Some(stamp) = stamp else { return parts };
        // A file without articles is remembered too.
        while parts.is_empty() || recalled.peek().is_some() {
            let some = recalled.by_ref().take(PART).map(|(_, recalled)| recalled);
            parts.push(Part(at, Mark::File(stamp), some.collect()));
        }
        parts
    })
}

fn recall(article: &Scanned, now: Timestamp) -> Recalled<&Scanned> {
    if article.is_public(now) {
        Recalled::Public(article)
    } else {
        hidden(article.spot, article.format())
    }
}

/// An item that is no story. What it has for stories is known if it may be seen, and read again if not.
fn passed_over<A>(other: &Other, now: Timestamp) -> Recalled<A> {
    let spot = other.spot;
    match other.material.as_deref() {
        None => Recalled::Other { spot },
        Some(part) if part.is_public(now) => Recalled::Part {
            spot,
            part: part.clone().into(),
        },
        Some(part) => Recalled::Hidden {
            spot,
            format: part.format,
        },
    }
}

fn hidden<A>(spot: Spot, format: &'static ArticleFormat) -> Recalled<A> {
    Recalled::Hidden {
        spot,
        format: format.number(),
    }
}
