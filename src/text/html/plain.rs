//! What HTML that is safe already says: plain text, its first paragraph, its beginning.

use std::borrow::Cow;

use memchr::memmem;

use super::tags::{Tag, inner, tags, words};
use crate::text::line;

/// The plain text of HTML that is safe already, one line.
pub fn to_text(html: &str) -> String {
    let mut words = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((text, tail)) = rest.split_once('<') {
        words.push_str(text);
        let (tag, tail) = tail.split_once('>').unwrap_or((tail, ""));
        if BLOCK_ENDS.contains(&tag) {
            words.push(' ');
        }
        rest = tail;
    }
    words.push_str(rest);
    line::single(html_escape::decode_html_entities(&words))
}

/// HTML that is safe already, without paragraphs that hold nothing.
pub fn without_empty(html: String) -> String {
    let mut out = String::new();
    let mut from = 0;
    for at in memmem::find_iter(html.as_bytes(), "<p>") {
        let inside = html[at + "<p>".len()..].trim_start();
        if let Some(tail) = inside.strip_prefix("</p>") {
            out.push_str(&html[from..at]);
            from = html.len() - tail.strip_prefix('\n').unwrap_or(tail).len();
        }
    }
    if from == 0 {
        return html;
    }
    out.push_str(&html[from..]);
    out.trim().to_owned()
}

/// HTML without the numbers of footnotes: raised links to places on a page, with nothing else beside them.
pub fn without_notes(html: &str) -> Cow<'_, str> {
    if !html.contains("<sup") {
        return Cow::Borrowed(html);
    }
    let tags = tags(html);
    let mut out = String::with_capacity(html.len());
    let mut at = 0;
    for note in (0..tags.len()).filter(|tag| is_note(html, &tags, *tag)) {
        let Some(end) = tags[note].partner.map(|end| tags[end].span.end) else {
            continue;
        };
        out.push_str(html.get(at..tags[note].span.start).unwrap_or_default());
        at = at.max(end);
    }
    out.push_str(&html[at..]);
    Cow::Owned(out)
}

/// Characters that the number of a footnote may have, with what is around it.
const LONGEST_NUMBER: usize = 5;

fn is_note(html: &str, tags: &[Tag<'_>], at: usize) -> bool {
    let Some(within) = inner(tags, at).filter(|_| tags[at].begins("sup")) else {
        return false;
    };
    let link = tags.get(at + 1).filter(|tag| tag.begins("a"));
    let leads_to_place = link
        .and_then(|tag| tag.attribute("href"))
        .is_some_and(|href| href.contains('#'));
    leads_to_place && words(html, tags, within).trim().chars().count() <= LONGEST_NUMBER
}

/// Whole tags and texts within the first bytes; all of it where that is shorter, or one text.
pub fn beginning(html: &str, bytes: usize) -> &str {
    let within = &html[..html.floor_char_boundary(bytes)];
    let end = within.rfind('<').filter(|_| within.len() < html.len());
    end.map_or(html, |end| &within[..end])
}

/// The first paragraph that has text, of HTML that is safe already; one that is a link and nothing else only
/// where there is no other.
pub fn first_paragraph(html: &str) -> Option<String> {
    let mut link = None;
    let mut rest = html;
    while let Some((_, tail)) = rest.split_once("<p") {
        rest = tail;
        // No `<pre>`.
        if !tail.starts_with(['>', ' ']) {
            continue;
        }
        let (_, inner) = tail.split_once('>')?;
        let (inner, tail) = inner.split_once("</p>")?;
        let text = to_text(inner);
        let is_link = inner.starts_with("<a ") && inner.ends_with("</a>") && inner.matches("</a>").count() == 1;
        if !(text.is_empty() || is_link) {
            return Some(text);
        }
        link = link.or(Some(text).filter(|text| !text.is_empty()));
        rest = tail;
    }
    link
}

/// Tags between words that do not belong together.
const BLOCK_ENDS: &[&str] = &[
    "br",
    "/p",
    "/div",
    "/li",
    "/td",
    "/th",
    "/tr",
    "/h1",
    "/h2",
    "/h3",
    "/h4",
    "/h5",
    "/h6",
    "/dt",
    "/dd",
    "/figcaption",
    "/blockquote",
    "/pre",
];
