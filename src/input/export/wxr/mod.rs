//! WXR, `WordPress`'s own export (wp-admin/includes/export.php), in all its versions, and what others write in its form. An
//! item is read by itself: one that is broken takes no other with it, and a file is read in pieces.

mod channel;
mod paragraphs;
mod pieces;
mod post;
mod shortcode;

use memchr::memchr_iter;

use self::channel::Channel;
use crate::input::delivery::xml;
use crate::input::{ArticleFormat, Bytes, Found, Rules, ToldBy};
use crate::model::{Code, Diagnostic};
use crate::text::source::Source;

/// WXR in the table of formats.
pub const FORMAT: ArticleFormat = ArticleFormat {
    name: "WordPress export",
    key: "wordpress-export",
    endings: &["wxr", "xml"],
    told_by: ToldBy::Content,
    bytes: Bytes::Text,
    detect: |head| head.contains("<rss") && head.contains("http://wordpress.org/export/"),
    read,
    by_line: false,
    has_front_matter: false,
    has_pictures_beside: false,
};

fn read(source: &Source<'_>, rules: &Rules) -> Vec<Found> {
    let text = source.text;
    let mut spans = Vec::new();
    while let Some(piece) = pieces::next(
        text.as_bytes(),
        spans.last().map_or(0, |last: &pieces::Piece| last.span.end),
    ) {
        spans.push(piece);
    }
    let head = &text[..spans.first().map_or(text.len(), |first| first.span.start)];
    let channel = Channel::read(head);
    let is_unread = channel.is_none();
    let mut channel = channel.unwrap_or_default();
    for piece in &spans {
        channel.learn(&text[piece.span.clone()]);
    }
    let end = spans.last().filter(|last| last.is_closed || last.span.end < text.len());
    let end = end.map(|last| last.span.end);
    let (mut found, mut at, mut line) = (Vec::new(), 0, source.first_line);
    for piece in spans {
        line += ends(&text[at..piece.span.start]);
        at = piece.span.start;
        let document = channel.document(&text[piece.span], piece.is_closed);
        found.extend(item(source, rules, &channel, &document, (at, line)));
    }
    if let Some(first) = found.first_mut().filter(|_| is_unread) {
        first.notes.push(unread_head(source));
    }
    if end.is_some_and(|end| !text[end..].contains("</channel")) {
        found.push(cut_off(source));
    }
    found
}

/// Ends of lines.
fn ends(text: &str) -> usize {
    memchr_iter(b'\n', text.as_bytes()).count()
}

/// Reads an item, as a document of its own, that begins at a byte and a line of the file.
fn item(source: &Source<'_>, rules: &Rules, channel: &Channel, text: &str, (at, line): (usize, usize)) -> Vec<Found> {
    let inner = Source {
        file: source.file,
        text,
        first_line: line.saturating_sub(1),
    };
    let mut found = xml::read(&inner, |root| {
        let node = xml::child(root, "item").into_iter();
        node.map(|node| post::read(&inner, rules, channel, node)).collect()
    });
    let before = channel.before_item();
    let moved = |place: usize| at + place.saturating_sub(before);
    for article in found.iter_mut().filter_map(|found| found.article.as_mut().ok()) {
        article.body.at = moved(article.body.at);
        article.photos.iter_mut().for_each(|photo| photo.at = moved(photo.at));
        article.media.iter_mut().for_each(|media| media.at = moved(media.at));
    }
    found
}

fn unread_head(source: &Source<'_>) -> Diagnostic {
    let message = "what stands before the first item cannot be read; logins stand for names";
    Diagnostic::new(Code::INVALID_FIELD, source.place(0..0), message)
}

/// That there may have been more items: one that is cut off itself is told by what it lacks.
fn cut_off(source: &Source<'_>) -> Found {
    let end = source.text.trim_end().len();
    let message = "the export ends before its channel does: what stood behind this is lost";
    let finding = Diagnostic::new(Code::INVALID_XML, source.place(end..end), message);
    Found {
        line: source.line_of(end),
        article: Err(vec![finding.help("export it again; large sites come in several files")]),
        notes: Vec::new(),
    }
}
