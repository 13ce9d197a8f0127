//! `feedmill list`: every article as feedmill understands it.

mod filter;

use std::cmp::Reverse;
use std::io::{self, Write};

use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use self::filter::Filter;
use super::progress::Bar;
use super::{Ending, Failure, configuration, json_line, now, tell, with_jobs};
use crate::builder::{Listed, Progress, Understood, survey};
use crate::cli::{self, AnswerFormat};
use crate::model::{Diagnostic, Inside, Level, Media, Origin, Photo, Timestamp};
use crate::run::Streams;

/// Lists the articles.
pub fn run(options: &cli::List, streams: &mut Streams<'_>) -> Result<Ending, Failure> {
    let config = configuration(&options.common, options.format, streams)?;
    let now = now(&options.common)?;
    let filter = Filter::new(options, &config)?;
    let bar = Bar::new();
    let progress: &dyn Progress = if streams.is_watched { &bar } else { &() };
    let listed = with_jobs(&options.common, || survey(&config, now, progress));
    bar.finish();
    let (mut listed, mut findings) = listed??;
    listed.retain(|listed| match listed {
        Listed::Article(article) => filter.has(article),
        Listed::LeftOut(finding) => filter.is_of_files_only() && filter.has_file(&finding.place.file),
    });
    findings.retain(|finding| filter.is_of_files_only() && filter.has_file(&finding.place.file));
    if options.newest {
        listed.sort_by_key(|listed| match listed {
            Listed::Article(article) => Reverse(Some(article.article.stub.published)),
            Listed::LeftOut(_) => Reverse(None),
        });
    }
    let left_out: Vec<Diagnostic> = listed.iter().filter_map(left_out).cloned().collect();
    match options.format {
        AnswerFormat::Text => table(streams.out, &listed, streams.width)?,
        AnswerFormat::Json => listed
            .iter()
            .try_for_each(|listed| json_line(streams.out, &row(listed)))?,
    }
    streams.out.flush()?;
    // What was left out stands among the objects already.
    if options.format == AnswerFormat::Text {
        tell(AnswerFormat::Text, streams, &left_out)?;
    }
    tell(AnswerFormat::Text, streams, &findings)?;
    let has_errors = !left_out.is_empty() || findings.iter().any(Diagnostic::is_error);
    Ok(if has_errors { Ending::Findings } else { Ending::Well })
}

fn left_out(listed: &Listed) -> Option<&Diagnostic> {
    match listed {
        // That something is no story is nobody's fault.
        Listed::LeftOut(finding) => Some(finding).filter(|finding| finding.level != Level::Info),
        Listed::Article(_) => None,
    }
}

/// The shape that docs/articles.md promises.
#[derive(Serialize)]
#[serde(untagged)]
enum Row<'a> {
    Article(Box<ArticleRow<'a>>),
    LeftOut {
        source: &'a str,
        line: Option<usize>,
        left_out: &'static str,
        message: &'a str,
    },
}

#[derive(Serialize)]
struct ArticleRow<'a> {
    source: &'a str,
    line: usize,
    id: &'a str,
    url: &'a str,
    title: &'a str,
    subtitle: Option<&'a str>,
    summary: &'a str,
    authors: Vec<AuthorRow<'a>>,
    published: String,
    updated: Option<String>,
    topics: &'a [String],
    /// A site generator's categories beside its tags; not there without any.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    categories: &'a [String],
    section: Option<&'a str>,
    language: Option<&'a str>,
    /// The page of another site that the article comments on; not there without one.
    #[serde(skip_serializing_if = "Option::is_none")]
    external_url: Option<&'a str>,
    photos: Vec<PhotoRow<'a>>,
    /// Sound and film; not there without any.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    media: Vec<MediaRow<'a>>,
    feeds: &'a [String],
    /// What the newsroom's system says of this copy; not there where none delivered it.
    #[serde(skip_serializing_if = "Option::is_none")]
    delivery: Option<DeliveryRow<'a>>,
    /// Why the article is in no feed now; not there for one that readers see.
    #[serde(skip_serializing_if = "Option::is_none")]
    held: Option<&'a str>,
}

#[derive(Serialize)]
struct DeliveryRow<'a> {
    id: &'a str,
    version: Option<&'a str>,
    sent: Option<String>,
    replaces: &'a [String],
    kill: bool,
}

#[derive(Serialize)]
struct AuthorRow<'a> {
    name: &'a str,
    email: Option<&'a str>,
    url: Option<&'a str>,
    affiliation: Option<&'a str>,
}

#[derive(Serialize)]
struct MediaRow<'a> {
    url: Option<&'a str>,
    title: Option<&'a str>,
    r#type: Option<&'a str>,
    bytes: Option<u64>,
    seconds: Option<u64>,
}

#[derive(Serialize)]
struct PhotoRow<'a> {
    url: Option<&'a str>,
    caption: Option<&'a str>,
    credit: Option<String>,
    alt: Option<&'a str>,
    r#type: Option<&'a str>,
    bytes: Option<u64>,
    width: Option<u32>,
    height: Option<u32>,
    #[serde(flatten)]
    inside: InsideRow<'a>,
}

/// What the file of a picture says, or a sidecar: each is not there where nothing is said.
#[derive(Serialize)]
struct InsideRow<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    caption_from: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    credit_from: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    alt_from: Option<&'static str>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    creators: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    headline: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    copyright: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    taken: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    digital_source_type: Option<&'a str>,
    /// Only where it is so.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    made_by_ai: bool,
}

fn row(listed: &Listed) -> Row<'_> {
    match listed {
        Listed::Article(article) => Row::Article(Box::new(article_row(article))),
        Listed::LeftOut(finding) => Row::LeftOut {
            source: &finding.place.file,
            line: finding.place.line,
            left_out: finding.code.name(),
            message: &finding.message,
        },
    }
}

fn article_row(understood: &Understood) -> ArticleRow<'_> {
    let article = &understood.article;
    let stub = &article.stub;
    ArticleRow {
        source: &understood.source,
        line: understood.line,
        id: &understood.id,
        url: &understood.url,
        title: &stub.title,
        subtitle: article.subtitle.as_deref(),
        summary: &understood.summary,
        authors: stub
            .authors
            .iter()
            .map(|author| AuthorRow {
                name: &author.name,
                email: author.email.as_deref(),
                url: author.url.as_deref(),
                affiliation: author.affiliation.as_deref(),
            })
            .collect(),
        published: stub.published.rfc3339(),
        updated: stub.updated.map(Timestamp::rfc3339),
        topics: &stub.topics,
        categories: &stub.categories,
        section: stub.section.as_deref(),
        language: stub.language.as_deref(),
        external_url: article.external_url.as_deref(),
        photos: article.photos.iter().map(photo_row).collect(),
        media: article.media.iter().map(media_row).collect(),
        feeds: &understood.feeds,
        delivery: stub.delivery.as_deref().map(|delivery| DeliveryRow {
            id: &delivery.id,
            version: delivery.version.as_deref(),
            sent: delivery.sent.map(Timestamp::rfc3339),
            replaces: &delivery.replaces,
            kill: delivery.is_kill,
        }),
        held: understood.held.as_deref(),
    }
}

fn media_row(media: &Media) -> MediaRow<'_> {
    MediaRow {
        url: media.url.as_deref(),
        title: media.title.as_deref(),
        r#type: media.media_type.as_deref(),
        bytes: media.bytes,
        seconds: media.seconds,
    }
}

fn photo_row(photo: &Photo) -> PhotoRow<'_> {
    PhotoRow {
        url: photo.url.as_deref(),
        caption: photo.caption.as_deref(),
        credit: photo.credit(),
        alt: photo.alt.as_deref(),
        r#type: photo.media_type.as_deref(),
        bytes: photo.bytes,
        width: photo.width,
        height: photo.height,
        inside: inside_row(&photo.inside),
    }
}

fn inside_row(inside: &Inside) -> InsideRow<'_> {
    InsideRow {
        caption_from: inside.caption_from.map(Origin::name),
        credit_from: inside.credit_from.map(Origin::name),
        alt_from: inside.alt_from.map(Origin::name),
        creators: &inside.creators,
        headline: inside.headline.as_deref(),
        copyright: inside.copyright.as_deref(),
        taken: inside.taken.as_deref(),
        digital_source_type: inside.source_type.as_deref(),
        made_by_ai: inside.is_made_by_ai(),
    }
}

/// A sentence on a picture whose file says something of it: `pier.jpg: caption from XMP, credit from IIM; made by AI`.
fn sentence(photo: &Photo) -> Option<String> {
    let inside = &photo.inside;
    let fields = [
        ("caption", inside.caption_from),
        ("credit", inside.credit_from),
        ("alternative text", inside.alt_from),
    ];
    let told = fields
        .iter()
        .filter_map(|(field, origin)| Some(format!("{field} from {}", (*origin)?.title())));
    let told = told.collect::<Vec<_>>().join(", ");
    let made = inside.is_made_by_ai().then(|| "made by AI".to_owned());
    let parts: Vec<String> = [told].into_iter().filter(|told| !told.is_empty()).chain(made).collect();
    let name = photo.url.as_deref()?.rsplit('/').next()?;
    (!parts.is_empty()).then(|| format!("{name}: {}", parts.join("; ")))
}

/// Columns of the table.
const HEADINGS: [&str; 7] = [
    "PUBLISHED",
    "LANGUAGE",
    "TITLE",
    "AUTHORS",
    "TOPICS",
    "PHOTOS",
    "SOURCE",
];

/// The column that is there only where there are several languages.
const LANGUAGE: usize = 1;

/// Columns wider than this are cut, but for the last.
const WIDEST: usize = 48;

/// The columns whose words are cut where the terminal is narrow, by their headings.
const WORDS: [&str; 3] = ["TITLE", "AUTHORS", "TOPICS"];

/// The fewest columns that words get.
const NARROWEST: usize = 16;

/// `2026-05-04T13:15`: the time of a day, without seconds and zone.
const MINUTE: usize = 16;

fn table(out: &mut dyn Write, listed: &[Listed], terminal: Option<usize>) -> io::Result<()> {
    let mut rows: Vec<Vec<String>> = vec![HEADINGS.map(str::to_owned).into()];
    // What stands below each row.
    let mut notes = vec![Vec::new()];
    for listed in listed {
        if let Listed::Article(understood) = listed {
            rows.push(table_row(understood));
            notes.push(understood.article.photos.iter().filter_map(sentence).collect());
        }
    }
    if rows[1..].windows(2).all(|two| two[0][LANGUAGE] == two[1][LANGUAGE]) {
        for row in &mut rows {
            row.remove(LANGUAGE);
        }
    }
    let widest = |rows: &[Vec<String>]| -> Vec<usize> {
        let width = |column: usize| rows.iter().map(|row| row[column].width()).max().unwrap_or(0);
        (0..rows[0].len()).map(width).collect()
    };
    if terminal.is_some() {
        rows.iter_mut().skip(1).for_each(|row| row[0].truncate(MINUTE));
    }
    if let Some(most) = terminal.and_then(|terminal| fitting(&rows[0], &widest(&rows), terminal)) {
        let is_words = |heading: &String| WORDS.contains(&heading.as_str());
        let words: Vec<usize> = (0..rows[0].len())
            .filter(|&column| is_words(&rows[0][column]))
            .collect();
        for row in &mut rows {
            for &column in &words {
                row[column] = cut(&row[column], most);
            }
        }
    }
    let widths = widest(&rows);
    for (row, notes) in rows.iter().zip(&notes) {
        let (last, cells) = row
            .split_last()
            .map_or(("", &[][..]), |(last, cells)| (last.as_str(), cells));
        for (cell, width) in cells.iter().zip(&widths) {
            write!(out, "{cell}{}  ", " ".repeat(width.saturating_sub(cell.width())))?;
        }
        writeln!(out, "{last}")?;
        notes.iter().try_for_each(|note| writeln!(out, "  {note}"))?;
    }
    Ok(())
}

fn table_row(understood: &Understood) -> Vec<String> {
    let stub = &understood.article.stub;
    let authors: Vec<&str> = stub.authors.iter().map(|author| author.name.as_str()).collect();
    let held = understood
        .held
        .as_ref()
        .map(|held| format!(" ({held})"))
        .unwrap_or_default();
    vec![
        stub.published.rfc3339(),
        understood.language.clone(),
        cut(&stub.title, WIDEST),
        cut(&authors.join(", "), WIDEST),
        cut(&stub.topics.join(", "), WIDEST),
        understood
            .article
            .photos
            .iter()
            .filter(|photo| photo.url.is_some())
            .count()
            .to_string(),
        format!("{}:{}{held}", understood.source, understood.line),
    ]
}

/// How wide words may be so that each row fits into a terminal; `None` where all do.
fn fitting(headings: &[String], widths: &[usize], terminal: usize) -> Option<usize> {
    let total = |most: usize| -> usize {
        let is_words = |heading: &String| WORDS.contains(&heading.as_str());
        let width = |(heading, width): (&String, &usize)| if is_words(heading) { (*width).min(most) } else { *width };
        headings.iter().zip(widths).map(width).sum::<usize>() + 2 * widths.len().saturating_sub(1)
    };
    let fits = |most: &usize| total(*most) <= terminal;
    (!fits(&WIDEST)).then(|| (NARROWEST..WIDEST).rev().find(fits).unwrap_or(NARROWEST))
}

fn cut(text: &str, most: usize) -> String {
    if text.width() <= most {
        return text.to_owned();
    }
    let mut width = 0;
    let head: String = text
        .chars()
        .take_while(|c| {
            width += c.to_string().width();
            width < most
        })
        .collect();
    format!("{head}…")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_of_48_columns_stays_and_a_wider_one_is_cut() {
        assert_eq!(cut(&"x".repeat(48), WIDEST), "x".repeat(48));
        assert_eq!(cut(&"x".repeat(49), WIDEST), "x".repeat(47) + "…");
        assert_eq!(cut(&"港".repeat(25), WIDEST), "港".repeat(23) + "…");
    }

    #[test]
    fn words_share_what_the_terminal_has() {
        let headings = ["PUBLISHED", "TITLE", "AUTHORS", "SOURCE"].map(str::to_owned);
        let fit = |terminal| fitting(&headings, &[25, 40, 30, 15], terminal);
        assert_eq!(fit(116), None);
        assert_eq!(fit(115), Some(39));
        // 25, 15, six blanks, and twice seventeen.
        assert_eq!(fit(80), Some(17));
        assert_eq!(fit(20), Some(NARROWEST));
    }
}
