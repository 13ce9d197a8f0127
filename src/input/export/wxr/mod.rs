//! WXR, `WordPress`'s own export (wp-admin/includes/export.php), in all its versions, and what others write in its form. An
//! item is read by itself: one that is broken takes no other with it, and a file is read in pieces.

mod channel;
mod paragraphs;
pub(super) mod pieces;
mod post;
mod shortcode;

use memchr::memchr_iter;

pub use self::channel::Channel;
pub use self::pieces::next;
use crate::input::delivery::Items;
use crate::input::delivery::xml::{self, Node};
use crate::input::{ArticleFormat, Bytes, Found, Layout, Rules, ToldBy};
use crate::model::{Code, Diagnostic};
use crate::text::source::Source;

/// WXR in the table of formats.
pub const FORMAT: ArticleFormat = ArticleFormat {
    name: "WordPress export",
    key: "wordpress-export",
    endings: &["wxr", "xml"],
    told_by: ToldBy::Content,
    bytes: Bytes::Delivered,
    detect: |head| head.contains("<rss") && head.contains("http://wordpress.org/export/"),
    read,
    layout: Layout::Items,
    has_front_matter: false,
    has_pictures_beside: false,
};

fn read(source: &Source<'_>, rules: &Rules) -> Vec<Found> {
    let text = source.text;
    let mut channel = Channel::default();
    channel.gather(text.as_bytes(), 0, true);
    let (mut found, mut at, mut line) = (Vec::new(), 0, source.first_line);
    while let Some(piece) = pieces::next(text.as_bytes(), at) {
        let (start, item) = (piece.span.start, &text[piece.span.clone()]);
        line += ends(&text[at..start]);
        let source = Source {
            text: item,
            first_line: line,
            ..*source
        };
        let mut items = read_item(&source, rules, &channel, start as u64);
        move_places(&mut items, |at| at + start);
        found.append(&mut items);
        line += ends(item);
        at = piece.span.end;
    }
    found
}

/// Ends of lines.
fn ends(text: &str) -> usize {
    memchr_iter(b'\n', text.as_bytes()).count()
}

/// Reads an item, which is all of the source and begins at a byte of the file.
pub fn read_item(source: &Source<'_>, rules: &Rules, channel: &Channel, offset: u64) -> Vec<Found> {
    let is_closed = pieces::next(source.text.as_bytes(), 0).is_some_and(|piece| piece.is_closed);
    let document = channel.document(source.text, is_closed);
    let inner = Source {
        text: &document,
        first_line: source.first_line.saturating_sub(1),
        ..*source
    };
    let around = Items::new(&inner, rules);
    let mut found = xml::read(&inner, |root| {
        let node = xml::child(root, "item").into_iter();
        let read = |node: Node<'_, '_>| post::read(around.at(node.range().start), channel, node);
        node.map(read).collect()
    });
    // What is said of all of it is said of its beginning.
    for item in &mut found {
        item.line = item.line.max(source.first_line);
        for reason in item.article.as_mut().err().into_iter().flatten() {
            if reason.place.line.is_some_and(|line| line < source.first_line) {
                reason.place = source.place(0..0);
            }
        }
    }
    let before = channel.before_item();
    move_places(&mut found, |at| at.saturating_sub(before));
    if let Some(first) = found.first_mut().filter(|_| channel.is_unread_before(offset)) {
        first.notes.push(unread_head(source));
    }
    if channel.is_cut_off_behind(offset) && is_closed {
        found.push(cut_off(source));
    }
    found
}

/// Moves the places of what an article holds from one text to another.
fn move_places(found: &mut [Found], moved: impl Fn(usize) -> usize) {
    for article in found.iter_mut().filter_map(|found| found.article.as_mut().ok()) {
        article.body.at = moved(article.body.at);
        article.photos.iter_mut().for_each(|photo| photo.at = moved(photo.at));
        article.media.iter_mut().for_each(|media| media.at = moved(media.at));
    }
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
        part: None,
        line: source.line_of(end),
        article: Err(vec![finding.help("export it again; large sites come in several files")]),
        notes: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_that_is_too_much_is_told_where_it_begins() {
        let source = Source {
            file: "export.xml",
            text: &format!("<item>{}</item>", "<a>".repeat(1_000_001)),
            first_line: 7,
        };
        let found = read_item(&source, &Rules::default(), &Channel::default(), 0);
        let place = &found[0].article.as_ref().unwrap_err()[0].place;
        assert_eq!((found[0].line, place.line, place.column), (7, Some(7), Some(1)));
    }
}
