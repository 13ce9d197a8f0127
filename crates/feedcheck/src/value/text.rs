//! Text: markup where there should be none, blanks, and length.

use super::Subject;
use crate::Code;
use crate::codes::{
    CHARACTER_DATA, CONTAINS_HTML, CONTAINS_UNDECLARED_HTML, LONG_TITLE, NOT_BLANK, TOO_LONG, UNEXPECTED_WHITESPACE,
};
use crate::context::FormatFamily;
use crate::found::Found;
use crate::html;

/// Characters of a title that readers have room for.
const LONGEST_TITLE: usize = 255;

/// Something has to be there.
pub(crate) fn not_blank(subject: &Subject<'_>, found: &mut Vec<Found>) {
    if subject.value.is_empty() {
        found.push(subject.found(NOT_BLANK));
    }
}

/// No blanks around it.
pub(crate) fn no_space(subject: &Subject<'_>, found: &mut Vec<Found>) {
    if subject.raw.trim() != subject.raw {
        found.push(subject.found(UNEXPECTED_WHITESPACE));
    }
}

/// No longer than a headline.
pub(crate) fn headline(subject: &Subject<'_>, found: &mut Vec<Found>) {
    if let Some(count) = too_long(subject.value) {
        found.push(subject.found(LONG_TITLE).with("count", count.to_string()));
    }
}

/// How many characters a title has, if they are too many.
pub(crate) fn too_long(title: &str) -> Option<usize> {
    if title.len() <= LONGEST_TITLE {
        return None;
    }
    Some(title.chars().count()).filter(|count| *count > LONGEST_TITLE)
}

/// Plain text: no markup.
pub(crate) fn plain(subject: &Subject<'_>, found: &mut Vec<Found>) {
    plain_or(subject, CONTAINS_HTML, found);
}

/// Plain text of a construct that says it is plain.
pub(crate) fn declared_plain(subject: &Subject<'_>, found: &mut Vec<Found>) {
    plain_or(subject, CONTAINS_UNDECLARED_HTML, found);
}

/// The same, with another code for markup.
pub(crate) fn plain_or(subject: &Subject<'_>, code: &'static Code, found: &mut Vec<Found>) {
    let value = subject.value;
    if !value.contains(['<', '&']) {
        return;
    }
    let tag = html::end_tag(value);
    let is_meant = tag.is_none() && writes_hexadecimal(subject);
    match tag.or_else(|| html::lone_tag(value)) {
        _ if is_meant => {}
        Some(tag) => found.push(subject.found(code).with("value", format!("<{tag}>"))),
        None => references(subject, code, found),
    }
}

fn references(subject: &Subject<'_>, code: &'static Code, found: &mut Vec<Found>) {
    let value = subject.value;
    let names: Vec<&str> = html::references(value).collect();
    let known = names.iter().find(|name| is_html_entity(name));
    let hint = ": it is escaped once too often, and readers show it so";
    found.extend(known.map(|name| {
        subject
            .found(code)
            .with("value", format!("&{name};"))
            .with("hint", hint)
    }));
    let has_markup = html::has_tag_start(value) || value.contains("&#");
    if names.is_empty() && has_markup && subject.context.is_rss2() {
        found.push(subject.found(CHARACTER_DATA));
    }
}

/// Whether HTML reads it as a character, or it is a reference by number.
fn is_html_entity(entity: &str) -> bool {
    entity.starts_with('#') || html::is_named_entity(entity)
}

/// The RSS profile wants `&` and `<` written as `&#x26;` and `&#x3C;`: then they are meant.
fn writes_hexadecimal(subject: &Subject<'_>) -> bool {
    let document = subject.context.document;
    let start = document.floor_char_boundary(subject.at);
    let end = document.floor_char_boundary(subject.end.clamp(start, document.len()));
    document[start..end].contains("&#x")
}

/// HTML, which may hold markup, but nothing unsafe.
pub(crate) fn html(subject: &Subject<'_>, found: &mut Vec<Found>) {
    html::check(subject, found);
}

/// HTML whose addresses have to be absolute, since RSS has no base for them.
pub(crate) fn absolute_html(subject: &Subject<'_>, found: &mut Vec<Found>) {
    html::check_with_addresses(subject, found);
}

/// The description of an item: plain text in RSS 0.91, HTML since.
pub(crate) fn description(subject: &Subject<'_>, found: &mut Vec<Found>) {
    if subject.context.family == FormatFamily::Rss && subject.context.version == "0.91" {
        plain(subject, found);
    } else {
        absolute_html(subject, found);
    }
}

fn within(subject: &Subject<'_>, most: usize, found: &mut Vec<Found>) {
    let length = subject.value.chars().count();
    if length > most {
        found.push(
            subject
                .found(TOO_LONG)
                .with("len", length.to_string())
                .with("max", most.to_string()),
        );
    }
    plain(subject, found);
}

/// Plain text of 255 characters at most.
pub(crate) fn short(subject: &Subject<'_>, found: &mut Vec<Found>) {
    within(subject, 255, found);
}

/// Plain text of 256 characters at most.
pub(crate) fn short_title(subject: &Subject<'_>, found: &mut Vec<Found>) {
    within(subject, 256, found);
}

/// Plain text of 4,000 characters at most.
pub(crate) fn long(subject: &Subject<'_>, found: &mut Vec<Found>) {
    within(subject, 4000, found);
}
