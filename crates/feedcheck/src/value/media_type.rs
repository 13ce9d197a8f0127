//! Media types (RFC 6838, section 4.2; parameters RFC 2045, section 5.1).

use super::Subject;
use crate::codes::{INVALID_MIME_ATTRIBUTE, INVALID_MIME_TYPE, UNREGISTERED_MEDIA_TYPE};
use crate::found::Found;

/// The longest name.
const LONGEST: usize = 127;

/// A type or subtype, as all that are registered are written (RFC 6838, section 4.2).
fn is_name(text: &str) -> bool {
    text.len() <= LONGEST
        && text.starts_with(|c: char| c.is_ascii_alphanumeric())
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"!#$&-^_.+".contains(&b))
}

/// A word of a parameter (RFC 2045, section 5.1).
fn is_token(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|b| b.is_ascii_graphic() && !b"()<>@,;:\\\"/[]?=".contains(&b))
}

/// The type without its parameters, in lower case, as types are compared.
pub(crate) fn essence(value: &str) -> String {
    let names = value.split(';').next().unwrap_or_default();
    names.trim().to_ascii_lowercase()
}

/// Whether it is `type/subtype`, with or without parameters.
pub(crate) fn is_media_type(value: &str) -> bool {
    let mut parts = split_parameters(value);
    let names = parts.next().unwrap_or_default();
    let Some((kind, subtype)) = names.split_once('/') else {
        return false;
    };
    is_name(kind) && is_name(subtype.trim_end()) && parts.all(is_parameter)
}

/// Semicolons in quotes separate nothing.
fn split_parameters(value: &str) -> impl Iterator<Item = &str> {
    let mut in_quotes = false;
    value.split(move |c| {
        in_quotes ^= c == '"';
        c == ';' && !in_quotes
    })
}

fn is_parameter(part: &str) -> bool {
    let Some((name, value)) = part.trim_start().split_once('=') else {
        return false;
    };
    let quoted = value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    is_token(name) && (is_token(value) || quoted.is_some())
}

/// Whether its first half is one that IANA has, or of those of old that begin with `x-`.
/// <https://www.iana.org/assignments/media-types>
fn is_registered(value: &str) -> bool {
    const TOP_LEVEL: [&str; 11] = [
        "application",
        "audio",
        "example",
        "font",
        "haptics",
        "image",
        "message",
        "model",
        "multipart",
        "text",
        "video",
    ];
    let essence = essence(value);
    let top = essence.split('/').next().unwrap_or_default();
    top.starts_with("x-") || TOP_LEVEL.contains(&top)
}

/// A media type.
pub(crate) fn media_type(subject: &Subject<'_>, found: &mut Vec<Found>) {
    if !is_media_type(subject.value) {
        found.push(subject.found(INVALID_MIME_TYPE));
    }
}

/// The media type of a file.
pub(crate) fn attribute(subject: &Subject<'_>, found: &mut Vec<Found>) {
    if !is_media_type(subject.value) {
        found.push(subject.found(INVALID_MIME_ATTRIBUTE));
    } else if !is_registered(subject.value) {
        found.push(subject.found(UNREGISTERED_MEDIA_TYPE));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn media_types_have_two_parts() {
        for (value, expected) in [
            ("image/png", true),
            ("text/html; charset=utf-8", true),
            ("text/x;a=\"b;c\"", true),
            ("application/vnd.api+json", true),
            ("audio/x-m4a", true),
            ("image/svg+xml", true),
            ("image", false),
            ("", false),
            ("a/b/c", false),
            ("audio/*", false),
            ("audio/mpé", false),
            ("audio/mpeg,video/mp4", false),
            ("image/", false),
            ("/png", false),
            ("image/png;", false),
            ("text/html; charset", false),
            ("text/html; char(set=utf-8", false),
            ("text/x;a=b c", false),
            ("text/x;a=\"b\";c=d;e", false),
            ("a b/c", false),
        ] {
            assert_eq!(is_media_type(value), expected, "{value}");
        }
        assert_eq!(essence(" Text/HTML ; charset=utf-8"), "text/html");
    }
}
