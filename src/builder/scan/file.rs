//! Looks at one file: recalls it where it is as it was at the last build, and reads it where it is not.

use std::time::SystemTime;

use crate::builder::memory::index::FileRecord;
use crate::builder::progress::Progress;
use crate::builder::scan::article::Surroundings;
use crate::builder::scan::found::FileScan;
use crate::builder::scan::lines::Lines;
use crate::builder::source::file::{Look, SourceFile};
use crate::builder::source::read::{Contents, Reader};
use crate::builder::source::spot::Spot;
use crate::builder::source::stamp::Stamp;
use crate::input::languages::LanguageFrom;
use crate::model::{Code, Diagnostic, Place};

/// Recalls a file that is as it was at the last build, and reads any other.
pub(crate) fn look_at(
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
        Look::Unseen => record.stamp.is_some(),
        Look::Seen(stamp) => record.stamp == Some(stamp),
        Look::Gone => false,
    };
    let (mut is_news, mut before) = (false, None);
    match record {
        Some(record) if is_same(&record) => {
            if let Some(mut scan) = recall(reader, around, file, record) {
                scan.cut_off(file.is_outdated);
                progress.advance(file.length(), scan.articles.len() as u64);
                return scan;
            }
            is_news = true;
        }
        other => before = other,
    }
    let known = before.as_ref().map(|before| (before.stamp, before.blocks.clone()));
    let mut scan = FileScan {
        is_news,
        // Most files hold one.
        articles: Vec::with_capacity(1),
        ..FileScan::default()
    };
    match read(reader, around, file, before, progress, &mut scan) {
        Ok(stamp) => {
            let is_whole = file.source == 0 || !scan.cut_off(file.is_outdated || stamp.is_being_written(started));
            scan.stamp = Some(stamp).filter(|stamp| is_whole && stamp.is_settled(started));
        }
        Err(finding) if finding.is_error() => scan.left_out.push(finding),
        Err(finding) => scan.findings.push(finding),
    }
    let (stamp, blocks) = known.unwrap_or_default();
    scan.is_news |= stamp != scan.stamp || blocks != scan.blocks;
    scan
}

/// Reads a file. Of one that was another at the last build, blocks of lines may be known all the same.
fn read(
    reader: &Reader,
    around: &Surroundings<'_>,
    file: &SourceFile,
    before: Option<FileRecord>,
    progress: &dyn Progress,
    scan: &mut FileScan,
) -> Result<Stamp, Diagnostic> {
    let opened = reader.open(file).inspect_err(|_| progress.advance(file.length(), 0))?;
    match opened.contents {
        Contents::Nothing => progress.advance(file.length(), 0),
        Contents::Articles(format, readings) => {
            progress.advance(file.length(), readings.len() as u64);
            let articles = readings.into_iter();
            articles.for_each(|reading| scan.add(around, file, format, reading));
        }
        Contents::Blocks(format, blocks) => {
            let lines = Lines {
                reader,
                around,
                file,
                format,
            };
            lines.look_at(blocks, before, progress, scan)?;
        }
    }
    Ok(opened.stamp)
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

/// What the index holds of a file. `None` when the file is not what the index says after all.
fn recall(reader: &Reader, around: &Surroundings<'_>, file: &SourceFile, record: FileRecord) -> Option<FileScan> {
    let mut scan = FileScan {
        stamp: record.stamp,
        blocks: record.blocks,
        articles: Vec::with_capacity(record.parts.iter().map(Vec::len).sum()),
        ..FileScan::default()
    };
    let mut again = |format, spot| reader.again(file, format, spot).ok();
    for part in record.parts {
        scan.recall(around, file, part, (Spot::START, Spot::START), &mut again)?;
    }
    Some(scan)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::sync::Mutex;

    use super::*;
    use crate::builder::memory::index::Recalled;
    use crate::builder::source::channels::Channels;
    use crate::builder::source::read::Way;
    use crate::config::Config;

    fn look(config: &Config, record: Option<FileRecord>) -> FileScan {
        let reader = Reader {
            root: config.root.clone(),
            ways: vec![Way::default()],
            is_for_entries: false,
            channels: Channels::default(),
        };
        let file = SourceFile {
            source: 0,
            is_outdated: false,
            later: 0,
            name: "a.jsonl".into(),
            odd: None,
            look: Look::Seen(Stamp::of(&config.root.join("a.jsonl")).unwrap()),
        };
        let around = Surroundings {
            config,
            names: &Mutex::default(),
            name: &file.name,
            file: 0,
            listener: None,
        };
        look_at(&reader, &around, &file, record, SystemTime::now(), &())
    }

    /// What is remembered of a file, with marks by which it is known from what is read.
    fn marked(scan: FileScan) -> FileRecord {
        let mut articles = scan.articles.into_iter().peekable();
        let parts = scan.blocks.iter().map(|block| {
            let end = block.spot.offset + block.spot.length;
            let of_block = std::iter::from_fn(|| articles.next_if(|article| article.spot.offset < end));
            let mark = |mut article: crate::builder::memory::scanned::Scanned| {
                article.suffix = 7;
                Recalled::Public(article)
            };
            of_block.map(mark).collect()
        });
        FileRecord {
            stamp: None,
            parts: parts.collect(),
            blocks: scan.blocks.clone(),
        }
    }

    #[test]
    fn of_a_file_of_lines_nothing_is_read_but_blocks_that_changed() {
        let folder = tempfile::tempdir().unwrap();
        let text = "[site]\ntitle = \"T\"\nurl = \"https://t.example/\"\n";
        let config = crate::config::read(folder.path(), "config.toml", text).unwrap();
        let line = |number: usize| {
            let words = "words ".repeat(300);
            format!(
                "{{\"title\": \"{number}\", \"slug\": \"s{number}\", \"date\": \"2020-01-01\", \"text\": \"{words}\"}}\n"
            )
        };
        let write = |numbers: &[usize]| {
            let lines: String = numbers.iter().map(|number| line(*number)).collect();
            fs::write(config.root.join("a.jsonl"), lines).unwrap();
        };
        let mut numbers: Vec<usize> = (0..600).collect();
        write(&numbers);
        let mut before = marked(look(&config, None));
        for at in [0, 300, 601] {
            numbers.insert(at, 1000 + at);
            write(&numbers);
            let largest = before.parts.iter().map(Vec::len).max().unwrap();
            let found = look(&config, Some(before));
            let read = found.articles.iter().filter(|article| article.suffix != 7).count();
            assert!((1..=largest + 1).contains(&read), "{at}: {read} of {largest}");
            let all = look(&config, None);
            let places = |scan: &FileScan| -> Vec<_> {
                let articles = scan.articles.iter();
                articles
                    .map(|article| (article.line, article.spot, article.address.clone()))
                    .collect()
            };
            assert_eq!(places(&found), places(&all), "{at}");
            assert_eq!(found.blocks, all.blocks);
            before = marked(all);
        }
    }
}
