//! What is on the pages of the preview, and how messages find their entries and lines.

use serde::Serialize;

use super::frame::{Local, frame};
use crate::model::Diagnostic;
use crate::reader::{FinishedEntry, read};

/// All feeds.
#[derive(Debug, Default, Serialize)]
pub struct Overview {
    /// Counts builds, so that a page sees that it is old.
    pub version: u64,
    /// The publication.
    pub site: String,
    /// Why there was no build, in lines.
    pub trouble: Option<String>,
    /// What the last build did.
    pub summary: String,
    /// What it has to say about articles, in lines.
    pub findings: Option<String>,
    /// A line each.
    pub feeds: Vec<Row>,
    /// SVG.
    pub chart: String,
}

/// A feed among all.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Row {
    /// Below the output folder.
    pub path: String,
    /// Its headline or name.
    pub title: String,
    /// File endings.
    pub formats: Vec<String>,
    /// Entries.
    pub count: usize,
    /// Date of the first entry.
    pub newest: String,
    /// Of its first format.
    pub errors: usize,
    /// Of its first format.
    pub warnings: usize,
    /// Whether the last build changed it.
    pub is_changed: bool,
}

/// One feed in one format.
#[derive(Debug, Default, Serialize)]
pub struct FeedPage {
    /// Counts builds, so that a page sees that it is old.
    pub version: u64,
    /// The publication.
    pub site: String,
    /// Why there was no build, in lines.
    pub trouble: Option<String>,
    /// Below the output folder.
    pub path: String,
    /// File ending.
    pub format: String,
    /// File endings.
    pub formats: Vec<String>,
    /// Its headline or name.
    pub title: String,
    /// What it is about.
    pub description: String,
    /// In the order of the document.
    pub entries: Vec<EntryView>,
    /// Messages that concern no entry.
    pub notes: Vec<Note>,
    /// What subscribers see of the last build, in lines; nothing if it did not change this file.
    pub changes: Option<String>,
}

/// An entry beside its messages.
#[derive(Debug, Default, Serialize)]
pub struct EntryView {
    /// Its headline or name.
    pub title: String,
    /// Where it leads.
    pub link: String,
    /// Names.
    pub authors: Vec<String>,
    /// As written.
    pub published: String,
    /// As written, where it is not the date of publication.
    pub updated: Option<String>,
    /// Topics and sections.
    pub topics: Vec<String>,
    /// Plain text.
    pub summary: String,
    /// A document for a sandboxed frame.
    pub frame: String,
    /// The enclosure.
    pub picture: Option<PictureView>,
    /// Where it is in the document, from 1.
    pub line: usize,
    /// Its messages.
    pub notes: Vec<Note>,
}

/// The enclosure, with its address in the preview.
#[derive(Debug, Default, Serialize)]
pub struct PictureView {
    /// Its address.
    pub url: String,
    /// Its address in the preview, if it is one of the publication.
    pub local: Option<String>,
    /// As the feed says it.
    pub media_type: String,
    /// As the feed says it, in bytes.
    pub length: String,
    /// With the credit, where the format has them together.
    pub caption: String,
}

/// A message of `check`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Note {
    /// `error`, `warning` or `info`.
    pub level: &'static str,
    /// Its name.
    pub code: &'static str,
    /// Where it is in the document, from 1.
    pub line: usize,
    /// What it says.
    pub text: String,
}

/// A document with the numbers of its lines.
#[derive(Debug, Default, Serialize)]
pub struct RawPage {
    /// Counts builds, so that a page sees that it is old.
    pub version: u64,
    /// The publication.
    pub site: String,
    /// Why there was no build, in lines.
    pub trouble: Option<String>,
    /// Below the output folder.
    pub path: String,
    /// The page of the feed.
    pub back: String,
    /// From the first to the last.
    pub lines: Vec<Line>,
}

/// A line with its messages.
#[derive(Debug, Default, Serialize)]
pub struct Line {
    /// From 1.
    pub number: usize,
    /// What it says.
    pub text: String,
    /// Its messages.
    pub notes: Vec<Note>,
}

/// Messages in the order of the document.
pub fn notes(findings: &[Diagnostic]) -> Vec<Note> {
    let note = |finding: &Diagnostic| Note {
        level: finding.level.name(),
        code: finding.code.name(),
        line: finding.place.start().0,
        text: finding.message.clone(),
    };
    findings.iter().map(note).collect()
}

/// A document as a reader shows it, with its messages at their entries; nothing but messages if it is no feed.
pub fn feed_page(bytes: &[u8], notes: Vec<Note>, local: &Local<'_>) -> FeedPage {
    let Ok(feed) = read(bytes) else {
        return FeedPage {
            notes,
            ..FeedPage::default()
        };
    };
    let (of_entries, of_feed): (Vec<Note>, Vec<Note>) = notes
        .into_iter()
        .partition(|note| feed.entries.iter().any(|entry| entry.lines.contains(&note.line)));
    let view = |entry: FinishedEntry| {
        let notes = of_entries.iter().filter(|note| entry.lines.contains(&note.line));
        entry_view(notes.cloned().collect(), entry, local)
    };
    FeedPage {
        entries: feed.entries.into_iter().map(view).collect(),
        title: feed.title,
        description: feed.description,
        notes: of_feed,
        ..FeedPage::default()
    }
}

fn entry_view(notes: Vec<Note>, entry: FinishedEntry, local: &Local<'_>) -> EntryView {
    EntryView {
        notes,
        frame: frame(&entry.title, &entry.text().to_html(), local),
        summary: entry.summary.words().into_owned(),
        picture: entry.enclosures.into_iter().next().map(|file| PictureView {
            local: local(&file.url),
            url: file.url,
            media_type: file.media_type,
            length: file.length,
            caption: file.caption,
        }),
        title: entry.title,
        link: entry.link.unwrap_or_default(),
        authors: entry.authors,
        published: entry.published.written,
        updated: Some(entry.updated.written).filter(|updated| !updated.is_empty()),
        topics: entry.categories,
        line: *entry.lines.start(),
    }
}

/// A document, line by line.
pub fn raw_page(text: &str, notes: &[Note]) -> RawPage {
    let lines = text.lines().enumerate().map(|(at, line)| Line {
        number: at + 1,
        text: line.to_owned(),
        notes: notes.iter().filter(|note| note.line == at + 1).cloned().collect(),
    });
    RawPage {
        lines: lines.collect(),
        ..RawPage::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_stands_at_its_entry() {
        let text = "<rss><channel>\n<title>T</title>\n<item>\n<title>A</title>\n</item>\n</channel></rss>";
        let note = |line| Note {
            line,
            ..Note::default()
        };
        let page = feed_page(text.as_bytes(), vec![note(2), note(4)], &|_| None);
        assert_eq!((page.notes.len(), page.entries[0].notes.len()), (1, 1));
        assert_eq!((page.notes[0].line, page.entries[0].notes[0].line), (2, 4));
    }
}
