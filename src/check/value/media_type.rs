//! Media types (RFC 6838, section 4.2; parameters RFC 2045, section 5.1).

use super::Subject;
use crate::check::codes::{INVALID_MIME_ATTRIBUTE, INVALID_MIME_TYPE};
use crate::check::found::Found;

fn is_token(text: &str) -> bool {
    !text.is_empty()
        && text
            .chars()
            .all(|c| !c.is_whitespace() && !"()<>,;:\\\"/[]?=".contains(c))
}

/// Whether it is `type/subtype`, with or without parameters.
pub fn is_media_type(value: &str) -> bool {
    let mut parts = split_parameters(value).into_iter();
    let names = parts.next().unwrap_or_default();
    let Some((kind, subtype)) = names.split_once('/') else {
        return false;
    };
    is_token(kind) && is_token(subtype.trim_end()) && parts.all(|part| is_parameter(&part))
}

/// Semicolons in quotes separate nothing.
fn split_parameters(value: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut in_quotes = false;
    for c in value.chars() {
        in_quotes ^= c == '"';
        match (c, parts.last_mut()) {
            (';', _) if !in_quotes => parts.push(String::new()),
            (c, Some(part)) => part.push(c),
            _ => {}
        }
    }
    parts
}

fn is_parameter(part: &str) -> bool {
    let Some((name, value)) = part.trim_start().split_once('=') else {
        return false;
    };
    let quoted = value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    is_token(name) && (is_token(value) || quoted.is_some())
}

/// A media type.
pub fn media_type(subject: &Subject<'_>, found: &mut Vec<Found>) {
    if !is_media_type(subject.value) {
        found.push(subject.found(INVALID_MIME_TYPE));
    }
}

/// The media type of a file.
pub fn attribute(subject: &Subject<'_>, found: &mut Vec<Found>) {
    if !is_media_type(subject.value) {
        found.push(subject.found(INVALID_MIME_ATTRIBUTE));
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
            ("image", false),
            ("image/", false),
            ("/png", false),
            ("image/png;", false),
            ("text/html; charset", false),
            ("a b/c", false),
        ] {
            assert_eq!(is_media_type(value), expected, "{value}");
        }
    }
}
