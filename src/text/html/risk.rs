//! What a newsroom should hear of when it is taken out of a body; frames are told by `frame`.

use std::ops::Range;

use super::tags::{Tag, tags};

const ELEMENTS: &[&str] = &[
    "script", "applet", "form", "input", "frameset", "meta", "base", "link", "style",
];

/// Bytes of the first script, form or the like; they do not survive `sanitize`.
pub fn risk(html: &str) -> Option<Range<usize>> {
    if !html.contains('<') {
        return None;
    }
    tags(html)
        .iter()
        .filter(|tag| !tag.is_end)
        .find_map(|tag| in_tag(html, tag))
}

fn in_tag(html: &str, tag: &Tag<'_>) -> Option<Range<usize>> {
    if tag.is_any(ELEMENTS) {
        return Some(tag.span.start..tag.span.start + 1 + tag.name.len());
    }
    let (name, value) = tag.attributes().find(|(name, value)| runs(name, value))?;
    let at = |part: &str| part.as_ptr().addr().checked_sub(html.as_ptr().addr());
    if is_handler(name) {
        let rest = html.get(at(name)?..)?;
        return Some(tag.span.start..at(name)? + rest.find('=')? + 1);
    }
    Some(at(name)?..at(value)? + value.find(':')? + 1)
}

/// Whether an attribute has something run.
fn runs(name: &str, value: &str) -> bool {
    let is_address = ["href", "src", "action"]
        .iter()
        .any(|known| name.eq_ignore_ascii_case(known));
    !value.is_empty() && is_handler(name) || is_address && is_script(value)
}

fn is_handler(name: &str) -> bool {
    let rest = name
        .get(2..)
        .filter(|rest| !rest.is_empty() && name[..2].eq_ignore_ascii_case("on"));
    rest.is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_alphabetic()))
}

fn is_script(address: &str) -> bool {
    let scheme = address.split_once(':').map(|(scheme, _)| scheme.trim());
    scheme.is_some_and(|scheme| scheme.eq_ignore_ascii_case("javascript") || scheme.eq_ignore_ascii_case("vbscript"))
}
