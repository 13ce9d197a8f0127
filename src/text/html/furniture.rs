//! What stands on a page and is not its text: parts that nobody sees, links of headings to themselves,
//! buttons, bars to share it.

use super::fate::Fate;
use super::lazy;
use super::tags::{Tag, inner, words};

/// Classes of what only a program that reads aloud is to find.
const UNSEEN: &[&str] = &[
    "sr-only",
    "visually-hidden",
    "visuallyhidden",
    "screen-reader-text",
    "screen-reader-only",
    "screenreader-only",
    "a11y-hidden",
    "u-hidden-visually",
];

/// Classes of links that headings have to themselves.
const ANCHORS: &[&str] = &[
    "anchor",
    "anchor-link",
    "anchorjs-link",
    "direct-link",
    "hanchor",
    "hash-link",
    "header-anchor",
    "header-link",
    "headerlink",
    "headline-hash",
    "heading-anchor",
    "heading-link",
    "permalink",
    "zola-anchor",
];

/// Classes of bars with which a page is passed on, and of what else themes put into a text.
const BARS: &[&str] = &[
    "addtoany",
    "addthis_toolbox",
    "article-share",
    "post-share",
    "share-bar",
    "share-buttons",
    "share-links",
    "sharedaddy",
    "sharing-buttons",
    "social-share",
    "social-sharing",
    "jp-relatedposts",
];

/// Elements that go with what is in them.
const CONTROLS: &[&str] = &["button", "clipboard-copy", "annotation", "annotation-xml"];

/// Whether a page does not show the element.
pub(super) fn is_hidden(tag: &Tag<'_>) -> bool {
    let mut found = tag.attributes();
    // HTML, section 4.11.4: a dialog that is not open is not shown.
    if tag.begins("dialog") && tag.attributes().all(|(name, _)| !name.eq_ignore_ascii_case("open")) {
        return true;
    }
    let is_unseen = |(name, value): (&str, &str)| match name.to_ascii_lowercase().as_str() {
        // What is found by a search is shown then (HTML, section 6.1).
        "hidden" => !value.eq_ignore_ascii_case("until-found"),
        "aria-hidden" => value.eq_ignore_ascii_case("true"),
        "style" => is_not_displayed(value),
        _ => false,
    };
    found.any(is_unseen) || tag.has_class(|class| UNSEEN.contains(&class))
}

fn is_not_displayed(style: &str) -> bool {
    let mut rules = style.split(';').filter_map(|rule| rule.split_once(':'));
    rules.any(|(name, value)| {
        let value = value.trim().to_ascii_lowercase();
        let is = |rule: &str, word: &str| {
            name.trim().eq_ignore_ascii_case(rule) && value.split_whitespace().next() == Some(word)
        };
        is("display", "none") || is("visibility", "hidden")
    })
}

/// What becomes of the tag at a place: `Stays` for what is text.
pub(super) fn fate(html: &str, tags: &[Tag<'_>], at: usize) -> Fate {
    let tag = &tags[at];
    if is_hidden(tag) || tag.is_any(CONTROLS) || is_copier(tag) || tag.has_class(|class| BARS.contains(&class)) {
        return Fate::GoesWhole;
    }
    if tag.begins("noscript") && says_nothing_new(html, tags, at) {
        return Fate::GoesWhole;
    }
    if tag.begins("input") {
        return checkbox(tag);
    }
    if tag.begins("a") {
        anchor(html, tags, at)
    } else {
        Fate::Stays
    }
}

/// So many tags beside a picture for pages without scripts the same is looked for.
const NEAR: usize = 64;

/// Whether what stands there for pages without scripts is shown already, or only asks for scripts.
fn says_nothing_new(html: &str, tags: &[Tag<'_>], at: usize) -> bool {
    let (Some(within), Some(end)) = (inner(tags, at), tags[at].partner) else {
        return false;
    };
    let words = words(html, tags, within.clone()).to_lowercase();
    let near = &tags[at.saturating_sub(NEAR)..tags.len().min(end + NEAR)];
    let (inside, outside): (Vec<_>, Vec<_>) = near
        .iter()
        .filter(|tag| tag.begins("img"))
        .partition(|tag| within.contains(&tag.span.start));
    if inside.is_empty() {
        return words.contains("javascript") && words.len() < 300;
    }
    let is_shown = |tag: &&Tag<'_>| outside.iter().any(|other| lazy::address(other) == lazy::address(tag));
    words.trim().is_empty() && inside.iter().all(is_shown)
}

/// Whether it copies a block of code.
fn is_copier(tag: &Tag<'_>) -> bool {
    let parts = ["btn", "button", "clipboard", "icon", "code"];
    let is_it = |class: &str| {
        let has = |part: &&str| class.contains(*part);
        class.starts_with("copy") && !class.starts_with("copyr") && parts.iter().any(has) || class == "btn-copy"
    };
    tag.is_any(&["a", "span", "div", "svg"]) && tag.has_class(is_it)
}

/// An item of a list that is done or not.
fn checkbox(tag: &Tag<'_>) -> Fate {
    let is_box = tag
        .attribute("type")
        .is_some_and(|kind| kind.eq_ignore_ascii_case("checkbox"));
    match tag.attribute("checked") {
        _ if !is_box => Fate::Stays,
        Some(_) => Fate::Becomes("☑ ".to_owned()),
        None => Fate::Becomes("☐ ".to_owned()),
    }
}

/// A link of a heading to itself: a sign goes, and words are no link.
fn anchor(html: &str, tags: &[Tag<'_>], at: usize) -> Fate {
    let tag = &tags[at];
    let is_known = tag.has_class(|class| ANCHORS.contains(&class));
    let href = tag.attribute("href").unwrap_or_default();
    let in_heading = is_in_heading(tags, at);
    if !(href.contains('#') && (is_known || in_heading)) {
        return Fate::Stays;
    }
    let Some(within) = inner(tags, at) else {
        return Fate::Stays;
    };
    let shown = shown(html, tags, at, within.end);
    if !shown.chars().any(char::is_alphanumeric) {
        return Fate::GoesWhole;
    }
    if is_known && in_heading && href.starts_with('#') {
        Fate::Goes
    } else {
        Fate::Stays
    }
}

fn is_in_heading(tags: &[Tag<'_>], at: usize) -> bool {
    const HEADINGS: &[&str] = &["h1", "h2", "h3", "h4", "h5", "h6"];
    let before = tags[..at].iter().rev().take(8).find(|tag| tag.is_any(HEADINGS));
    before.is_some_and(|tag| !tag.is_end)
}

/// The words of a link that a page shows.
fn shown(html: &str, tags: &[Tag<'_>], at: usize, end: usize) -> String {
    let mut shown = String::new();
    let mut from = tags[at].span.end;
    let inside = (at + 1..tags.len()).take_while(|other| tags[*other].span.start < end);
    for other in inside.filter(|other| !tags[*other].is_end && is_hidden(&tags[*other])) {
        let unseen = inner(tags, other).filter(|unseen| unseen.start >= from);
        let Some(unseen) = unseen else { continue };
        shown += &words(html, tags, from..tags[other].span.start);
        from = unseen.end;
    }
    shown += &words(html, tags, from..end);
    html_escape::decode_html_entities(&shown).into_owned()
}
