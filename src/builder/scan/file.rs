//! Looks at one file: recalls it where it is as it was at the last build, and reads it where it is not.

use std::time::SystemTime;

use crate::builder::memory::index::{FileRecord, Recalled};
use crate::builder::memory::scanned::Scanned;
use crate::builder::progress::Progress;
use crate::builder::scan::article::{Surroundings, scanned};
use crate::builder::source::file::{Look, SourceFile};
use crate::builder::source::read::{Reader, Reading};
use crate::builder::source::spot::Spot;
use crate::builder::source::stamp::Stamp;
use crate::input::ArticleFormat;
use crate::input::languages::LanguageFrom;
use crate::model::{Code, Diagnostic, Place};

/// What a file held.
#[derive(Default)]
pub struct FileScan {
    pub articles: Vec<Scanned>,
    pub unusable: Vec<(u32, Spot, &'static ArticleFormat)>,
    pub left_out: Vec<Diagnostic>,
    pub held: Vec<String>,
    pub findings: Vec<Diagnostic>,
    pub stamp: Option<Stamp>,
    /// Whether the index says something else of it, or nothing that it could say.
    pub is_news: bool,
}

impl FileScan {
    /// Counts an article that is not to go out. Of one in no feed nothing else is told.
    fn hold(&mut self, reading: &Reading) {
        let Ok(article) = &reading.found.article else { return };
        self.held
            .extend(article.stub.held.as_ref().map(|hold| hold.reason.clone()));
        let notes = reading.found.notes.iter();
        let notes = notes.filter(|note| note.code == Code::UNKNOWN_STATUS);
        self.findings.extend(notes.cloned());
    }

    fn add(&mut self, around: &Surroundings<'_>, file: &SourceFile, format: &'static ArticleFormat, reading: Reading) {
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
        self.unusable.push((around.file, reading.spot, format));
        self.findings.extend(reading.found.notes);
        let mut reasons = reasons.into_iter();
        self.left_out.extend(reasons.next());
        self.findings.extend(reasons);
    }
}

/// Recalls a file that is as it was at the last build, and reads any other.
pub fn look_at(
    reader: &Reader,
    around: &Surroundings<'_>,
    file: &SourceFile,
    record: Option<FileRecord>,
    started: SystemTime,
    progress: &dyn Progress,
) -> FileScan {
    if let Some(finding) = unpublished(around) {
        progress.advance(file.length(), 1);
        return FileScan {
            left_out: vec![finding],
            is_news: record.is_some(),
            ..FileScan::default()
        };
    }
    let is_same = |record: &FileRecord| match file.look {
        Look::Unseen => true,
        Look::Seen(stamp) => stamp == record.stamp,
        Look::Gone => false,
    };
    let had_record = record.is_some();
    let record = record.filter(is_same);
    if let Some(scan) = record.and_then(|record| recall(reader, around, file, record)) {
        progress.advance(file.length(), scan.articles.len() as u64);
        return scan;
    }
    let mut scan = FileScan {
        is_news: had_record,
        // Most files hold one.
        articles: Vec::with_capacity(1),
        ..FileScan::default()
    };
    // Of a file of lines every line is told, of any other the whole.
    let mut rest = file.length();
    let result = reader.each(file, &mut |format, reading| {
        let read = if format.by_line {
            reading.spot.length.min(rest)
        } else {
            0
        };
        rest -= read;
        progress.advance(read, 1);
        scan.add(around, file, format, reading);
    });
    progress.advance(rest, 0);
    match result {
        Ok(stamp) => {
            scan.stamp = Some(stamp).filter(|stamp| stamp.is_settled(started));
            scan.is_news |= scan.stamp.is_some();
        }
        Err(finding) if finding.is_error() => scan.left_out.push(finding),
        Err(finding) => scan.findings.push(finding),
    }
    scan
}

/// Why the generator does not publish a translation: it looks for one to each article of the site's own
/// language, and for nothing else (Docusaurus).
fn unpublished(around: &Surroundings<'_>) -> Option<Diagnostic> {
    let style = &around.config.articles.style;
    if style.languages.from != LanguageFrom::Folder {
        return None;
    }
    let original = style.neutral(around.name);
    if original == around.name || around.config.root.join(&*original).exists() {
        return None;
    }
    let message = format!("there is no `{original}` that this is a translation of; it is left out");
    let help = format!("{} publishes no other: write the original", style.generator.title);
    Some(Diagnostic::new(Code::MISSING_ORIGINAL, Place::file(around.name), message).help(help))
}

/// What the index holds of a file. Of articles that were not public it holds their place only:
/// those are read again. `None` when the file is not what the index says after all.
fn recall(reader: &Reader, around: &Surroundings<'_>, file: &SourceFile, record: FileRecord) -> Option<FileScan> {
    let mut scan = FileScan {
        stamp: Some(record.stamp),
        articles: Vec::with_capacity(record.parts.iter().map(Vec::len).sum()),
        ..FileScan::default()
    };
    let mut text: Option<(u64, Vec<Option<Reading>>)> = None;
    for recalled in record.parts.into_iter().flatten() {
        match recalled {
            Recalled::Public(mut article) => {
                article.file = around.file;
                scan.articles.push(article);
            }
            Recalled::Hidden { spot, format } => {
                let format = ArticleFormat::with_number(format)?;
                let readings = match &mut text {
                    Some((offset, readings)) if *offset == spot.offset => readings,
                    _ => {
                        let readings = reader.again(file, format, spot).ok()?;
                        let readings = readings.into_iter().map(Some).collect();
                        &mut text.insert((spot.offset, readings)).1
                    }
                };
                let count = scan.articles.len();
                scan.add(around, file, format, readings.get_mut(spot.nth)?.take()?);
                // Once readers may see it, it need not be read again.
                let mut added = scan.articles.iter().skip(count);
                scan.is_news |= added.any(|article| article.is_public(around.now));
            }
        }
    }
    Some(scan)
}
