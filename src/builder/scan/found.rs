//! What was found in a file, put together of what was read and of what was remembered.

use crate::builder::memory::index::Recalled;
use crate::builder::memory::material::Material;
use crate::builder::memory::scanned::{Origin, Scanned};
use crate::builder::scan::article::{Surroundings, scanned};
use crate::builder::source::blocks::Block;
use crate::builder::source::file::SourceFile;
use crate::builder::source::read::Reading;
use crate::builder::source::spot::Spot;
use crate::builder::source::stamp::Stamp;
use crate::input::ArticleFormat;
use crate::model::{Code, Diagnostic};

/// What is said of files that end too early.
const CUT_OFF: [&Code; 3] = [Code::INVALID_JSON, Code::INVALID_XML, Code::UNDECODABLE_TEXT];

/// An item that is no story.
#[derive(Debug)]
pub(crate) struct Other {
    pub file: u32,
    pub spot: Spot,
    /// What it is, if it was read in this run.
    pub finding: Option<Diagnostic>,
    /// What it has for stories in other files.
    pub material: Option<Box<Material>>,
}

/// What a file held.
#[derive(Default)]
pub(crate) struct FileScan {
    pub articles: Vec<Scanned>,
    pub unusable: Vec<(u32, Spot, &'static ArticleFormat)>,
    pub others: Vec<Other>,
    pub left_out: Vec<Diagnostic>,
    pub held: Vec<String>,
    pub findings: Vec<Diagnostic>,
    pub stamp: Option<Stamp>,
    /// Of a file of lines, in order.
    pub blocks: Vec<Block>,
    /// Whether the index says something else of it, or nothing that it could say.
    pub is_news: bool,
}

impl FileScan {
    /// Counts an article that is not to go out. Of one in no feed nothing is told but that it may be held by mistake.
    fn hold(&mut self, reading: &Reading) {
        let Ok(article) = &reading.found.article else { return };
        self.held
            .extend(article.stub.held.as_ref().map(|hold| hold.reason.clone()));
        let notes = reading.found.notes.iter();
        let notes = notes.filter(|note| note.code == Code::UNKNOWN_STATUS || note.code == Code::INVALID_EMBARGO);
        self.findings.extend(notes.cloned());
    }

    /// Adds what was remembered of a text that stood at `from` and stands at `to` now. Of articles that were not public
    /// the index holds their place only: those are read again, by `again`. `None` when the text is not what it was after all.
    pub(crate) fn recall(
        &mut self,
        around: &Surroundings<'_>,
        file: &SourceFile,
        part: Vec<Recalled>,
        (from, to): (Spot, Spot),
        again: &mut dyn FnMut(&'static ArticleFormat, Spot) -> Option<Vec<Reading>>,
    ) -> Option<()> {
        let mut text: Option<(u64, Vec<Option<Reading>>)> = None;
        for recalled in part {
            match recalled {
                Recalled::Public(mut article) => {
                    article.file = around.file;
                    article.shift(from, to);
                    self.articles.push(article);
                }
                Recalled::Other { spot } => self.others.push(Other {
                    file: around.file,
                    spot: spot.moved(from, to),
                    finding: None,
                    material: None,
                }),
                Recalled::Part { spot, part } => self.others.push(Other {
                    file: around.file,
                    spot: spot.moved(from, to),
                    finding: None,
                    material: Some(part),
                }),
                Recalled::Hidden { spot, format } => {
                    let format = ArticleFormat::with_number(format)?;
                    let spot = spot.moved(from, to);
                    let readings = match &mut text {
                        Some((offset, readings)) if *offset == spot.offset => readings,
                        _ => {
                            let readings = again(format, spot)?.into_iter().map(Some).collect();
                            &mut text.insert((spot.offset, readings)).1
                        }
                    };
                    let count = self.articles.len();
                    self.add(around, file, format, readings.get_mut(spot.nth)?.take()?);
                    for article in self.articles.iter_mut().skip(count) {
                        article.origin = Origin::Again;
                    }
                }
            }
        }
        Some(())
    }

    /// Whether the file did not arrive whole, as it cannot be read to its end. In the first minute that is no fault, as the next
    /// build looks again, and neither is it when the file came again.
    pub(crate) fn cut_off(&mut self, comes_again: bool) -> bool {
        let is_broken = |finding: &Diagnostic| CUT_OFF.iter().any(|code| finding.code == *code);
        if !comes_again || !self.left_out.iter().any(is_broken) {
            return false;
        }
        self.left_out.retain(|finding| !is_broken(finding));
        true
    }

    /// Adds what was found behind it in the file.
    pub(crate) fn append(&mut self, mut next: Self) {
        self.articles.append(&mut next.articles);
        self.unusable.append(&mut next.unusable);
        self.others.append(&mut next.others);
        self.left_out.append(&mut next.left_out);
        self.held.append(&mut next.held);
        self.findings.append(&mut next.findings);
        self.is_news |= next.is_news;
    }

    /// Adds what was read.
    pub(crate) fn add(
        &mut self,
        around: &Surroundings<'_>,
        file: &SourceFile,
        format: &'static ArticleFormat,
        reading: Reading,
    ) {
        let found = match &reading.found.article {
            Ok(article) => scanned(&reading, article, format, around).map_err(|reason| vec![reason]),
            Err(reasons) => Err(reasons.clone()),
        };
        let reasons = match found {
            Ok(article) => {
                self.hold(&reading);
                if let Some(listener) = around.listener {
                    listener(file, &article, reading);
                }
                return self.articles.push(article);
            }
            Err(reasons) => reasons,
        };
        if reasons.iter().all(|reason| reason.code == Code::NO_STORY) {
            let part = reading.found.part.as_deref();
            let material = part.map(|part| Material::new(part, &reading, format.number()).into());
            return self.others.push(Other {
                file: around.file,
                spot: reading.spot,
                finding: reasons.into_iter().next(),
                material,
            });
        }
        self.unusable.push((around.file, reading.spot, format));
        self.findings.extend(reading.found.notes);
        let mut reasons = reasons.into_iter();
        self.left_out.extend(reasons.next());
        self.findings.extend(reasons);
    }
}
