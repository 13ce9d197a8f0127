//! Reads source files: whole, or a line of one where a line is an article. What comes out knows its place, so that one article can be read again later.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use encoding_rs::Encoding;
use memchr::memmem;

use crate::builder::digest::digest;
use crate::builder::error::reason;
use crate::builder::source::blocks::Blocks;
use crate::builder::source::channels::{Channels, Known};
use crate::builder::source::file::SourceFile;
use crate::builder::source::pieces::{Cut, Pieces};
use crate::builder::source::spot::{LARGEST, LARGEST_SITE, Spot};
use crate::builder::source::stamp::Stamp;
use crate::builder::source::texts;
use crate::input::export::{self, wxr};
use crate::input::fields::bad_character;
use crate::input::{self, ARTICLE_FORMATS, ArticleFormat, Bytes, Found, Layout, Rules, ToldBy};
use crate::model::{Article, Code, Diagnostic, Markup, Place};
use crate::text::decode::{Delivered, Undecodable, Untrue};
use crate::text::html::frame;
use crate::text::source::Source;
use crate::text::{archive, decode, html, line, markdown, xml};

/// Bytes that are read of a file before its format is known: most articles are shorter.
const HEAD: u64 = 16 << 10;

/// Bytes by which the format of a file is told.
const DETECTED_WITHIN: usize = 16 << 10;

/// Mended characters of a file that are named one by one.
const MENDS_NAMED: usize = 20;

/// So many frames of an article are told; the others are counted.
const FRAMES_NAMED: usize = 20;

/// An article with its place.
#[derive(Debug, Clone)]
pub(crate) struct Reading {
    pub found: Found,
    pub spot: Spot,
    /// Digest of the text that holds it: the whole file's, or its line's.
    pub content: u64,
    /// The place of each photo, for messages; where entries are made.
    pub photo_places: Vec<Place>,
    /// The same of sound and film.
    pub media_places: Vec<Place>,
    /// What else there is to say where entries are made.
    pub text_notes: Vec<Diagnostic>,
}

/// A file that was opened.
pub(crate) struct Opened {
    /// What it was then.
    pub stamp: Stamp,
    pub contents: Contents,
}

/// What a file holds.
pub(crate) enum Contents {
    /// In order.
    Articles(&'static ArticleFormat, Vec<Reading>),
    /// Lines or items that were not read yet.
    Blocks(&'static ArticleFormat, Blocks),
    /// Nothing that is for feedmill: its ending is that of many things that are no articles.
    Nothing,
}

/// How the files of a source are read.
#[derive(Debug, Clone, Default)]
pub(crate) struct Way {
    pub rules: Rules,
    pub encoding: Option<&'static Encoding>,
    /// Found by the content where it is not said.
    pub format: Option<&'static ArticleFormat>,
}

/// What reading needs to know.
#[derive(Debug, Clone)]
pub(crate) struct Reader {
    /// The folder that the names of files begin in.
    pub root: PathBuf,
    /// By the number of the source.
    pub ways: Vec<Way>,
    /// Whether entries are made of the articles, so that all has to be said of them.
    pub is_for_entries: bool,
    /// What is known of exports.
    pub channels: Channels,
}

impl Reader {
    /// How a file is read, of which there is always a way.
    fn way(&self, file: &SourceFile) -> &Way {
        self.ways.get(usize::from(file.source)).unwrap_or(&self.ways[0])
    }

    /// Opens a file, and reads it unless its lines are articles; `Err` is about the file as a whole.
    pub(crate) fn open(&self, file: &SourceFile) -> Result<Opened, Diagnostic> {
        let path = file.path(&self.root);
        let failed = |error: io::Error| unreadable(file, &error);
        let mut opened = File::open(&path).map_err(failed)?;
        let metadata = opened.metadata().map_err(failed)?;
        let stamp = Stamp::new(&metadata);
        let mut bytes = Vec::new();
        // Of one that is as long as the system says, the end need not be looked for.
        let length = Some(metadata.len()).filter(|length| (1..HEAD).contains(length));
        read_more(&mut opened, &mut bytes, length.unwrap_or(HEAD)).map_err(failed)?;
        if let Some(what) = archive::packed(&bytes) {
            let message = format!("this is {what}, and no article; what is in it is not read");
            let help = "unpack it into the folder, or leave its name out of what is included";
            return Err(Diagnostic::new(Code::UNKNOWN_FORMAT, Place::file(&*file.name), message).help(help));
        }
        // Pages of a site are its stories once more, and tables are data, unless a source says that they are what there is.
        let found = || detect(&path, &bytes).filter(|format| file.source > 0 || !input::is_of_sources(format));
        let Some(format) = self.way(file).format.or_else(found) else {
            // Somebody may be about to write it.
            let begins = || file.source > 0 && bytes.is_empty() && stamp.is_being_written(SystemTime::now());
            if file.source == 0 && is_of_many_kinds(&path) || texts::is_one(&path) || begins() {
                return Ok(Opened {
                    stamp,
                    contents: Contents::Nothing,
                });
            }
            let message = "this is no article in a format that feedmill reads";
            let help = match file.source {
                0 => "save it as Markdown, JSON or plain text, or name it in `articles.exclude`",
                _ => "say what it is with `format` of its source, or name it in `exclude` there",
            };
            return Err(Diagnostic::new(Code::UNKNOWN_FORMAT, Place::file(&*file.name), message).help(help));
        };
        let is_whole = (bytes.len() as u64) < HEAD;
        let is_utf16 = decode::is_utf16(&bytes);
        if !is_utf16 && let Some(cut) = self.cut(file, format).map_err(failed)? {
            let contents = Contents::Blocks(format, Blocks::new(opened, bytes, is_whole, cut));
            return Ok(Opened { stamp, contents });
        }
        let largest = largest(format, 0);
        if !is_whole {
            read_more(&mut opened, &mut bytes, largest + 1).map_err(failed)?;
        }
        if bytes.len() as u64 > largest {
            return Err(too_large(file, largest));
        }
        let spot = Spot {
            offset: 0,
            length: bytes.len() as u64,
            first_line: 1,
            nth: 0,
        };
        let contents = Contents::Articles(format, self.text(file, format, &bytes, spot));
        Ok(Opened { stamp, contents })
    }

    /// How a file is cut, unless it is read whole.
    fn cut(&self, file: &SourceFile, format: &ArticleFormat) -> io::Result<Option<Cut>> {
        let (into, known) = match format.layout {
            Layout::Whole | Layout::List(_) => return Ok(None),
            Layout::Lines => (Pieces::Lines, 0),
            Layout::Items => {
                self.channels.forget(&file.path(&self.root).to_string_lossy());
                (Pieces::Items, self.channel(file)?.digest)
            }
        };
        let kind = u64::from(format.number()) ^ known;
        Ok(Some(Cut { into, kind }))
    }

    fn channel(&self, file: &SourceFile) -> io::Result<Arc<Known>> {
        self.channels.of(&file.path(&self.root).to_string_lossy(), || {
            File::open(file.path(&self.root))
        })
    }

    /// Reads the text at `spot` again: all articles that are in it.
    pub(crate) fn again(
        &self,
        file: &SourceFile,
        format: &'static ArticleFormat,
        spot: Spot,
    ) -> Result<Vec<Reading>, Diagnostic> {
        if spot.length > largest(format, spot.offset) {
            return Ok(vec![too_long(file, format, spot)]);
        }
        let read = || -> io::Result<Vec<u8>> {
            let mut opened = File::open(file.path(&self.root))?;
            if spot.offset > 0 {
                opened.seek(SeekFrom::Start(spot.offset))?;
            }
            let mut bytes = Vec::new();
            read_more(&mut opened, &mut bytes, spot.length)?;
            Ok(bytes)
        };
        let bytes = read().map_err(|error| unreadable(file, &error))?;
        Ok(self.text(file, format, &bytes, spot))
    }

    /// Reads a line of a file; `None` is one that is too long.
    pub(crate) fn line(
        &self,
        file: &SourceFile,
        format: &'static ArticleFormat,
        spot: Spot,
        line: Option<&[u8]>,
    ) -> Vec<Reading> {
        match line {
            Some(line) => self.text(file, format, line, spot),
            None => vec![too_long(file, format, spot)],
        }
    }

    /// Every article of a text, which is a whole file or a line of one.
    fn text(&self, file: &SourceFile, format: &'static ArticleFormat, bytes: &[u8], spot: Spot) -> Vec<Reading> {
        let way = self.way(file);
        let is_whole = decode::is_utf16(bytes) && spot.offset == 0;
        let known = match format.layout {
            Layout::Items if !is_whole => match self.channel(file) {
                Ok(known) => known,
                Err(error) => return vec![left_out(unreadable(file, &error), spot)],
            },
            _ => Arc::default(),
        };
        let Delivered { text, untrue } = match decoded(format, bytes, known.channel.encoding.or(way.encoding)) {
            Ok(text) => text,
            Err(error) => return vec![undecodable(file, &error, spot)],
        };
        let (text, mends) = match format.bytes {
            Bytes::Text | Bytes::Delivered | Bytes::Office => xml::clean(&text),
            Bytes::Wire => (text, Vec::new()),
        };
        let source = Source {
            file: &file.name,
            text: &text,
            first_line: spot.first_line,
        };
        let mut found = match format.layout {
            Layout::Items if !is_whole => wxr::read_item(&source, &way.rules, &known.channel, spot.offset),
            _ => (format.read)(&source, &way.rules),
        };
        let is_told = format.layout != Layout::Items || is_whole || known.channel.is_first_odd(spot.offset);
        if let Some(first) = found.first_mut() {
            first
                .notes
                .extend(untrue.filter(|_| is_told).map(|untrue| mismatch(&source, &untrue)));
            first.notes.splice(0..0, mends_named(&source, &mends));
        }
        let content = digest(bytes) ^ known.digest;
        let readings = found.into_iter().enumerate().map(|(nth, mut found)| {
            let text = match (format.layout, &mut found.article) {
                (Layout::List(beside), Ok(article)) => {
                    texts::add(&file.path(&self.root), beside, way.encoding, article)
                }
                _ => 0,
            };
            let (mut photo_places, mut media_places, mut text_notes) = (Vec::new(), Vec::new(), Vec::new());
            if let Some(article) = found.article.as_ref().ok().filter(|_| self.is_for_entries) {
                photo_places.extend(article.photos.iter().map(|photo| source.place(photo.at..photo.at)));
                media_places.extend(article.media.iter().map(|media| source.place(media.at..media.at)));
                text_notes.extend(body_notes(&source, article));
                text_notes.extend(frame_notes(&source, format, article));
            }
            Reading {
                found,
                spot: Spot { nth, ..spot },
                content: content ^ text,
                photo_places,
                media_places,
                text_notes,
            }
        });
        readings.collect()
    }
}

/// The text of some bytes of a format; `said` is how it is read if it does not say what it is.
fn decoded<'b>(
    format: &ArticleFormat,
    bytes: &'b [u8],
    said: Option<&'static Encoding>,
) -> Result<Delivered<'b>, Undecodable> {
    let text = match format.bytes {
        Bytes::Delivered => return decode::delivered(bytes, said),
        Bytes::Text => decode::decode(bytes, said)?,
        // Wires declare no encoding, and most of them are older than UTF-8; neither do tables of office programs.
        Bytes::Wire | Bytes::Office => decode::decode(bytes, said.or(Some(encoding_rs::WINDOWS_1252)))?,
    };
    Ok(Delivered { text, untrue: None })
}

fn mismatch(source: &Source<'_>, untrue: &Untrue) -> Diagnostic {
    let Untrue { declared, read, at } = untrue;
    let message = if *read == encoding_rs::UTF_8.name() {
        format!("the text declares `{declared}`, and is {read}, as which it is read")
    } else {
        format!("the text has to be `{declared}`, and this is not; bytes that are no UTF-8 are read as {read}")
    };
    let help = "look whether its letters are right; ask the system for what it declares, or name the encoding with `encoding` of the source";
    Diagnostic::new(Code::ENCODING_MISMATCH, source.place(*at..*at), message).help(help)
}

fn mends_named(source: &Source<'_>, mends: &[xml::Mend]) -> Vec<Diagnostic> {
    let mut findings: Vec<Diagnostic> = mends
        .iter()
        .take(MENDS_NAMED)
        .map(|mend| bad_character(source, mend.at..mend.at, *mend))
        .collect();
    if mends.len() > MENDS_NAMED {
        let message = format!("{} more characters were mended in this file", mends.len() - MENDS_NAMED);
        findings.push(Diagnostic::new(Code::BAD_CHARACTERS, Place::file(source.file), message));
    }
    findings
}

/// What is mended in a body later on, told here where its place is known.
fn body_notes(source: &Source<'_>, article: &Article) -> Vec<Diagnostic> {
    let body = &article.body;
    // Nobody here can mend the texts of others.
    if article.origin.is_some() {
        return Vec::new();
    }
    // In JSON the text is not that of the source: the place is where it begins.
    let is_slice = source
        .text
        .get(body.at..)
        .is_some_and(|rest| rest.starts_with(&body.text));
    let place = |span: Range<usize>| {
        let span = if is_slice {
            body.at + span.start..body.at + span.end
        } else {
            body.at..body.at
        };
        source.place(span)
    };
    let mut findings = Vec::new();
    if body.text.trim().is_empty() {
        let message = "the article has no text; its summary or title stands in";
        findings.push(Diagnostic::new(
            Code::MISSING_BODY,
            source.place(body.at..body.at),
            message,
        ));
    }
    if let Some(span) = risk(article) {
        let found: String = body.text[span.clone()].chars().take(40).collect();
        let message = format!("`{found}` and the like are removed from the body");
        findings.push(Diagnostic::new(Code::SECURITY_RISK, place(span), message));
    }
    for (text, is_body) in [(&article.stub.title, false), (&body.text, true)] {
        if let Some(at) = memmem::find(text.as_bytes(), b"]]>") {
            let span = if is_body { at..at + 3 } else { 0..0 };
            let message = "`]]>` ends a CDATA section in XML; it is written so that it does not";
            findings.push(Diagnostic::new(Code::BAD_CHARACTERS, place(span), message));
        }
    }
    findings
}

/// The frames of a body, each in its place: links stand for them.
fn frame_notes(source: &Source<'_>, format: &ArticleFormat, article: &Article) -> Vec<Diagnostic> {
    let body = &article.body;
    // Where the file goes on with the body, its places are those of the text as it was written.
    let (text, at) = match source.text.get(body.at..).filter(|_| format.has_front_matter) {
        Some(written) => (written, Some(body.at)),
        None => (&*body.text, None),
    };
    let code = match body.markup {
        _ if article.origin.is_some() || !frame::may_be_in(text) => return Vec::new(),
        Markup::Markdown => markdown::code(text),
        Markup::Html => Vec::new(),
        Markup::Text => return Vec::new(),
    };
    let is_shown = |span: &Range<usize>| code.iter().any(|code| code.contains(&span.start));
    let places: Vec<_> = frame::places(text).into_iter().filter(|span| !is_shown(span)).collect();
    let more = places.len().saturating_sub(FRAMES_NAMED);
    let note = |span: Range<usize>| {
        let found: String = text[span.clone()].chars().take(40).collect();
        let message = format!(
            "`{}` is a frame, which no feed carries; a link takes its place",
            line::single(found)
        );
        let place = at.map_or(body.at..body.at, |at| at + span.start..at + span.end);
        Diagnostic::new(Code::EMBEDDED_FRAME, source.place(place), message)
    };
    let mut notes: Vec<Diagnostic> = places.into_iter().take(FRAMES_NAMED).map(note).collect();
    if more > 0 {
        let message = format!("{more} more frames are in this article; a link takes the place of each");
        notes.push(Diagnostic::new(
            Code::EMBEDDED_FRAME,
            source.place(body.at..body.at),
            message,
        ));
    }
    notes
}

/// Where the body holds what is removed from it; code that shows such a thing does not count.
fn risk(article: &Article) -> Option<Range<usize>> {
    let text = &article.body.text;
    let span = html::risk(text)?;
    match article.body.markup {
        Markup::Html => Some(span),
        Markup::Markdown => html::risk(&markdown::to_html(text)).map(|_| span),
        Markup::Text => None,
    }
}

/// Bytes of the largest file of a format, or of the largest line or item that begins at a byte of its file. What begins a file of
/// items is all of it, in UTF-16, which is not cut.
fn largest(format: &ArticleFormat, offset: u64) -> u64 {
    let is_site = export::is_site(format) || format.layout == Layout::Items && offset == 0;
    if is_site { LARGEST_SITE } else { LARGEST }
}

fn too_large(file: &SourceFile, largest: u64) -> Diagnostic {
    let message = format!("the file is larger than {} MB", largest >> 20);
    let help = "many articles belong into JSON Lines (.jsonl), which may be of any size, as may exports of WordPress";
    Diagnostic::new(Code::FILE_TOO_LARGE, Place::file(&*file.name), message).help(help)
}

/// Reads on until there are `length` bytes, or the file ends. Most articles come with one read: the
/// space for it is there before.
fn read_more(opened: &mut File, bytes: &mut Vec<u8>, length: u64) -> io::Result<()> {
    let missing = length.saturating_sub(bytes.len() as u64);
    // One byte more, so that the end of a file is met without growing.
    bytes.reserve(usize::try_from(missing.min(HEAD) + 64).unwrap_or_default());
    opened.take(missing).read_to_end(bytes).map(drop)
}

/// Whether a file of this ending may be anything: among articles stand feeds and site maps too.
fn is_of_many_kinds(path: &Path) -> bool {
    let ending = path.extension().and_then(OsStr::to_str).map(str::to_lowercase);
    let of_ending = |format: &&ArticleFormat| ending.as_deref().is_some_and(|ending| format.endings.contains(&ending));
    let mut formats = ARTICLE_FORMATS.iter().filter(of_ending).peekable();
    formats.peek().is_some() && formats.all(|format| format.told_by == ToldBy::Content)
}

/// The format of a file by its name and its first bytes.
fn detect(path: &Path, bytes: &[u8]) -> Option<&'static ArticleFormat> {
    let ending = path.extension().and_then(OsStr::to_str);
    let head = &bytes[..bytes.len().min(DETECTED_WITHIN)];
    let text = || match decode::marked(head) {
        None => lossy(head),
        Some((encoding, mark)) => encoding.decode_without_bom_handling(&head[mark..]).0,
    };
    input::detect(ending, text)
}

/// The text that some bytes begin with: most are UTF-8 but for a letter that is cut in two. What is no UTF-8 may be a table of an
/// office program, whose columns have names with accents.
fn lossy(head: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(head) {
        Ok(text) => text.into(),
        Err(error) if error.error_len().is_some() => encoding_rs::WINDOWS_1252.decode_without_bom_handling(head).0,
        Err(_) => String::from_utf8_lossy(head),
    }
}

/// What to say of a file that the system does not give.
pub(crate) fn unreadable(file: &SourceFile, error: &io::Error) -> Diagnostic {
    Diagnostic::new(
        Code::UNREADABLE_FILE,
        Place::file(&*file.name),
        format!("cannot be read: {}", reason(error)),
    )
}

fn left_out(finding: Diagnostic, spot: Spot) -> Reading {
    Reading {
        found: Found {
            part: None,
            line: spot.first_line,
            article: Err(vec![finding]),
            notes: Vec::new(),
        },
        spot,
        content: 0,
        photo_places: Vec::new(),
        media_places: Vec::new(),
        text_notes: Vec::new(),
    }
}

fn undecodable(file: &SourceFile, error: &Undecodable, spot: Spot) -> Reading {
    let place = Place {
        line: (spot.offset > 0).then_some(spot.first_line),
        ..Place::file(&*file.name)
    };
    let message = format!("byte {} is not {}", spot.offset + error.at as u64, error.encoding);
    let help = "save the file as UTF-8, or say what it is: `encoding: windows-1252` in the front matter, or `encoding` in the configuration, in `[articles]` or the table of its source";
    left_out(Diagnostic::new(Code::UNDECODABLE_TEXT, place, message).help(help), spot)
}

fn too_long(file: &SourceFile, format: &ArticleFormat, spot: Spot) -> Reading {
    let what = if format.layout == Layout::Items { "item" } else { "line" };
    let place = Place {
        line: Some(spot.first_line),
        ..Place::file(&*file.name)
    };
    left_out(
        Diagnostic::new(
            Code::FILE_TOO_LARGE,
            place,
            format!("the {what} is longer than {} MB", LARGEST >> 20),
        ),
        spot,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::builder::source::file::Look;

    #[test]
    fn a_file_of_32_mb_is_read_and_a_larger_one_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let file = File::create(folder.path().join("a.md")).unwrap();
        let reader = Reader {
            root: folder.path().to_owned(),
            ways: vec![Way::default()],
            is_for_entries: false,
            channels: Channels::default(),
        };
        let source = SourceFile {
            name: "a.md".into(),
            odd: None,
            look: Look::Unseen,
            source: 0,
            is_outdated: false,
            later: 0,
        };
        // Sparse, and in no encoding: no disk is filled, and nothing is parsed.
        file.set_len(LARGEST).unwrap();
        assert!(reader.open(&source).is_ok());
        file.set_len(LARGEST + 1).unwrap();
        let error = reader.open(&source).err().unwrap();
        assert_eq!(error.code, Code::FILE_TOO_LARGE);
        assert_eq!(error.message, "the file is larger than 32 MB");
    }

    #[test]
    fn an_export_of_a_whole_site_may_be_larger() {
        let of = |key: &str| {
            let format = ARTICLE_FORMATS.iter().find(|format| format.key == key).unwrap();
            largest(format, 0) >> 20
        };
        assert_eq!(
            ["ghost", "blogger", "movable-type", "wordpress-export", "ninjs"].map(of),
            [128, 128, 128, 128, 32]
        );
    }

    #[test]
    fn each_of_20_mends_is_named_and_more_are_counted() {
        let mend = xml::Mend { at: 0, found: '\u{1}' };
        let last = |number: usize| {
            let findings = mends_named(&Source::new("a.md", "x"), &vec![mend; number]);
            (findings.len(), findings.last().map(|finding| finding.message.clone()))
        };
        let own = last(1).1;
        assert_eq!(last(MENDS_NAMED), (20, own));
        let more = "2 more characters were mended in this file".to_owned();
        assert_eq!(last(MENDS_NAMED + 2), (21, Some(more)));
    }
}
