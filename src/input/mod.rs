//! The input formats: one file each, and the table of them. A format turns text into
//! articles, or into what is wrong with them; it opens no file.

pub mod author;
mod changelog;
mod delivery;
pub mod expand;
pub mod export;
mod feed;
pub mod fields;
pub mod front_matter;
pub mod generator;
mod headers;
pub mod inherit;
mod json;
mod json_lines;
pub mod keys;
pub mod languages;
pub mod links;
pub mod markdown;
pub mod name;
mod page;
pub mod path;
pub mod posts;
pub mod public;
mod spelling;
pub mod style;
mod table;
mod text;
pub mod wire;

pub use delivery::{SourceRules, slug_of};
pub use table::known_fields as table_fields;

use std::borrow::Cow;
use std::cell::LazyCell;
use std::path::Path;

use crate::model::{Article, Code, Diagnostic, Part};
use crate::text::date::{DateError, DateRules, Note, Reading};
use crate::text::node::{self, SyntaxError};
use crate::text::source::Source;
use crate::text::xml;
use crate::text::zone;

/// How to read what articles leave open. By default times without a zone are UTC, fields have the names of
/// `docs/articles.md`, and no site generator's conventions hold.
#[derive(Debug, Clone, Default)]
pub struct Rules {
    /// Dates and their zones.
    pub dates: DateRules,
    /// The house's style of wire copy.
    pub wire: wire::WireRules,
    /// The conventions of the publication.
    pub style: style::Style,
    /// What is said of the system that delivers them.
    pub source: SourceRules,
}

/// An article, or why there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Where it begins, from 1.
    pub line: usize,
    /// The article, or the reasons why it is left out: at least one.
    pub article: Result<Article, Vec<Diagnostic>>,
    /// What was mended or is missing without being missed.
    pub notes: Vec<Diagnostic>,
    /// What an item that is no story has for others.
    pub part: Option<Box<Part>>,
}

/// What the bytes of a format are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bytes {
    /// Text in UTF-8, or in the encoding that it declares or the configuration names.
    Text,
    /// The same of a system, which may write something else than it declares.
    Delivered,
    /// The same, and its control characters say where its parts begin (IPTC 7901, ANPA 1312).
    Wire,
    /// What office programs write: what is not UTF-8, and does not say what it is, is Windows-1252.
    Office,
}

/// By what a format is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ToldBy {
    /// No other has its endings, or none that shows itself.
    Ending,
    /// Others have them too: its beginning has to show it.
    Content,
}

/// How the articles of a format stand in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// A file is read whole.
    Whole,
    /// Each line is an article of its own, so that a file of any size can be read.
    Lines,
    /// Each item is, too; it may have to know of the others, which are looked at before (`export::wxr`).
    Items,
    /// A file is read whole, and lists articles whose texts are in files of their own.
    List(&'static TextsBeside),
}

/// Where the texts of a list stand. Each is named by the id of its article.
#[derive(Debug, PartialEq, Eq)]
pub struct TextsBeside {
    /// The name of the list.
    pub list: &'static str,
    /// Beside the list.
    pub folder: &'static str,
    /// Of the texts, which are HTML.
    pub ending: &'static str,
}

/// An input format.
#[derive(Debug)]
pub struct ArticleFormat {
    /// In documents and messages.
    pub name: &'static str,
    /// In the configuration.
    pub key: &'static str,
    /// Of files, in lower case, without a point.
    pub endings: &'static [&'static str],
    /// How it is told from others with its endings.
    pub told_by: ToldBy,
    /// What its bytes are.
    pub bytes: Bytes,
    /// Whether the beginning of a text looks like it, for files whose ending does not tell.
    pub detect: fn(&str) -> bool,
    /// Every article in a text.
    pub read: fn(&Source<'_>, &Rules) -> Vec<Found>,
    /// How articles stand in a file.
    pub layout: Layout,
    /// Whether the body is what stands behind the fields, up to the end of the file.
    pub has_front_matter: bool,
    /// Whether pictures beside a text with its name belong to its captions.
    pub has_pictures_beside: bool,
}

impl ArticleFormat {
    /// Its place in the table.
    pub fn number(&self) -> u8 {
        let at = ARTICLE_FORMATS.iter().position(|known| known.name == self.name);
        at.and_then(|at| u8::try_from(at).ok()).unwrap_or(u8::MAX)
    }

    /// The format at a place in the table.
    pub fn with_number(number: u8) -> Option<&'static Self> {
        ARTICLE_FORMATS.get(usize::from(number))
    }
}

/// Every input format. Detection asks them in this order.
pub const ARTICLE_FORMATS: &[ArticleFormat] = &[
    markdown::FORMAT,
    delivery::digitalwires::FORMAT,
    delivery::ninjs::FORMAT,
    delivery::newsml_g2::FORMAT,
    delivery::nitf::FORMAT,
    delivery::newsml_1::FORMAT,
    export::rest::FORMAT,
    export::ghost::FORMAT,
    feed::FORMAT,
    json::FORMAT,
    delivery::text_wire::ANPA,
    delivery::text_wire::IPTC_7901,
    json_lines::FORMAT,
    export::wxr::FORMAT,
    export::blogger::FORMAT,
    export::medium::FORMAT,
    export::substack::FORMAT,
    table::FORMAT,
    export::movable_type::FORMAT,
    page::FORMAT,
    wire::FORMAT,
];

/// Whether a format is read in sources alone: among articles, such files are something else.
pub fn is_of_sources(format: &ArticleFormat) -> bool {
    [feed::FORMAT, page::FORMAT, table::FORMAT]
        .iter()
        .any(|known| known.key == format.key)
}

/// Whether a format is that of feeds: others make them, and promise less of ids than systems do.
pub fn is_feed(format: &ArticleFormat) -> bool {
    format.key == feed::FORMAT.key
}

/// The format of a file by its ending and, where that leaves it open, by its beginning.
pub fn detect<'a>(ending: Option<&str>, head: impl FnOnce() -> Cow<'a, str>) -> Option<&'static ArticleFormat> {
    let ending = ending.map(str::to_lowercase);
    let has_ending = |format: &&ArticleFormat| ending.as_deref().is_some_and(|ending| format.endings.contains(&ending));
    let of_ending = || ARTICLE_FORMATS.iter().filter(has_ending);
    let alone = of_ending().find(|format| format.told_by == ToldBy::Ending);
    if ending.as_deref() != Some("txt") {
        let (count, head) = (of_ending().count(), LazyCell::new(head));
        if let Some(format) = alone.filter(|_| count == 1) {
            return Some(format);
        }
        if count > 0 {
            return of_ending()
                .find(|format| format.told_by == ToldBy::Content && (format.detect)(&head))
                .or(alone);
        }
        return ARTICLE_FORMATS.iter().find(|format| (format.detect)(&head));
    }
    // Front matter or a message of an agency in a .txt: the text knows better.
    let head = head();
    ARTICLE_FORMATS.iter().find(|format| (format.detect)(&head)).or(alone)
}

/// Every article in a text, in order; `None` for a text in no format that is known. `file` is its name for messages, and its
/// ending says the format where it can: `.md`, `.txt`, `.json`, `.jsonl` and others in `docs/articles.md`.
///
/// Characters that XML forbids are mended. Nothing is fetched or looked up: pictures and links are as the article
/// names them.
pub fn read(file: &str, text: &str, rules: &Rules) -> Option<Vec<Found>> {
    let ending = Path::new(file).extension().and_then(|ending| ending.to_str());
    let format = detect(ending, || text.into())?;
    let text = match format.bytes {
        Bytes::Text | Bytes::Delivered | Bytes::Office => xml::clean(text).0,
        Bytes::Wire => text.into(),
    };
    let read = |text, first_line| {
        let source = Source { file, text, first_line };
        (format.read)(&source, rules)
    };
    if format.layout != Layout::Lines {
        return Some(read(&text, 1));
    }
    let lines = text.lines().zip(1..);
    Some(lines.flat_map(|(line, number)| read(line, number)).collect())
}

/// The finding for a date that cannot be read. `code` is for what is not about its zone.
fn date_finding(
    code: &'static Code,
    source: &Source<'_>,
    span: std::ops::Range<usize>,
    text: &str,
    error: &DateError,
) -> Diagnostic {
    let (code, help) = match error {
        DateError::UnknownZone(name) | DateError::AmbiguousZone(name, _) => (
            Code::UNKNOWN_ZONE,
            match zone::meant(name) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => format!(
                    "say in the configuration what it means: `[articles.zones]`, then `{name} = \"+05:30\"` or the like"
                ),
            },
        ),
        DateError::Ambiguous(_) => (
            code,
            "say it in the configuration: `date_order = \"month-first\"` or `\"day-first\"` in `[articles]`; or write it like \
             `2017-09-13`"
                .to_owned(),
        ),
        _ => (
            code,
            "write it like `2017-09-13T16:44:00-05:00` or `Sep 13, 2017 4:44 PM CDT`".to_owned(),
        ),
    };
    Diagnostic::new(
        code,
        source.place(span),
        format!("the date `{}` cannot be read: {error}", text.trim()),
    )
    .help(help)
}

/// What was decided to read a date, if anything was.
fn date_note(source: &Source<'_>, span: std::ops::Range<usize>, text: &str, reading: &Reading) -> Option<Diagnostic> {
    let text = text.trim();
    let (code, message) = match reading.note? {
        Note::Skipped => (
            Code::NONEXISTENT_TIME,
            format!("the clocks skipped `{text}`; it is read as {}", reading.time),
        ),
        Note::Twice => (
            Code::AMBIGUOUS_TIME,
            format!(
                "`{text}` came twice as the clocks were set back; the first, {}, is meant",
                reading.time
            ),
        ),
        Note::Weekday(day) => (Code::INCORRECT_DOW, format!("`{text}` is a {}", weekday_name(day))),
    };
    Some(Diagnostic::new(code, source.place(span), message))
}

fn weekday_name(day: chrono::Weekday) -> &'static str {
    [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ][day.num_days_from_monday() as usize]
}

/// `text` without the characters that no feed can carry; `note` hears of each.
fn clean(text: &str, mut note: impl FnMut(xml::Mend)) -> String {
    let (clean, mends) = xml::clean(text);
    mends.into_iter().for_each(&mut note);
    clean.into_owned()
}

/// The findings of a text that its syntax forbids; `at` is where it stands in the source.
fn syntax_findings(code: &'static Code, source: &Source<'_>, at: usize, errors: Vec<SyntaxError>) -> Vec<Diagnostic> {
    let finding = |error: SyntaxError| {
        let span = at + error.span.start..at + error.span.end;
        let (span, message) = unfilled_template(source, span.start).unwrap_or((span, error.message));
        Diagnostic::new(code, source.place(span), message)
    };
    errors.into_iter().map(finding).collect()
}

/// The template that stands, on the line of a fault, where a value belongs.
fn unfilled_template(source: &Source<'_>, at: usize) -> Option<(std::ops::Range<usize>, String)> {
    let at = source.text.floor_char_boundary(at);
    let start = source.text[..at].rfind('\n').map_or(0, |at| at + 1);
    let line = source.text[start..].lines().next()?;
    let template = node::template_in(line)?;
    let before = line.find(template)?;
    let stands_as_value = line[..before].trim_end().ends_with(['=', ':']);
    let span = start + before..start + before + template.len();
    stands_as_value.then(|| (span, node::unfilled(template)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_read_in_the_format_that_its_name_says() {
        let rules = Rules::default();
        let line = |title: &str| format!("{{\"title\": \"{title}\", \"date\": \"2026-04-17\", \"text\": \"x\"}}\n");
        let lines = format!("{}\n{{\n{}", line("One"), line("T\u{b}wo"));
        let found = read("stories.jsonl", &lines, &rules).unwrap();
        let told = |found: &Found| match &found.article {
            Ok(article) => article.stub.title.clone(),
            Err(reasons) => reasons[0].place.file.clone(),
        };
        let told: Vec<(usize, String)> = found.iter().map(|found| (found.line, told(found))).collect();
        let expected = [(1, "One"), (3, "stories.jsonl"), (4, "Two")];
        assert_eq!(told, expected.map(|(line, word)| (line, word.to_owned())));
        assert_eq!(read("story.md", "---\ntitle: x\n---\n", &rules).unwrap().len(), 1);
        assert_eq!(read("story", "A line of text, and nothing else", &rules), None);
    }

    #[test]
    fn the_ending_tells_or_the_content_does() {
        let name = |ending: Option<&str>, head: &str| detect(ending, || head.into()).map(|format| format.name);
        assert_eq!(name(Some("md"), ""), Some("Markdown"));
        assert_eq!(name(Some("MD"), ""), Some("Markdown"));
        assert_eq!(
            name(Some("txt"), "Headline\n\nBy A B\nPosted Sep 13, 2017"),
            Some("wire copy")
        );
        assert_eq!(name(Some("txt"), "---\ntitle: x\n---\n"), Some("Markdown"));
        assert_eq!(name(Some("json"), ""), Some("JSON"));
        assert_eq!(name(Some("jsonl"), ""), Some("JSON Lines"));
        assert_eq!(name(None, "+++\ntitle = 'x'\n+++\n"), Some("Markdown"));
        assert_eq!(
            name(None, "{\"title\": \"x\"}\n{\"title\": \"y\"}\n"),
            Some("JSON Lines")
        );
        assert_eq!(name(None, "[{\"title\": \"x\"}]"), Some("JSON"));
        assert_eq!(
            name(Some("story"), "Head\nBy A B\nPosted Sep 13, 2017 4:44 PM CDT\n"),
            Some("wire copy")
        );
        assert_eq!(name(None, "shopping list\nmilk\n"), None);
    }

    #[test]
    fn formats_have_distinct_names_and_endings() {
        let alone = ARTICLE_FORMATS.iter().filter(|format| format.told_by == ToldBy::Ending);
        let endings: Vec<_> = alone.flat_map(|format| format.endings).collect();
        let distinct: std::collections::BTreeSet<_> = endings.iter().collect();
        assert_eq!(endings.len(), distinct.len());
        for format in ARTICLE_FORMATS {
            assert_eq!(
                ArticleFormat::with_number(format.number()).map(|known| known.name),
                Some(format.name)
            );
        }
    }
}
