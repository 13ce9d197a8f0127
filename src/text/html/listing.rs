//! Listings of code with line numbers, which readers would take for a part of the code.

use super::fate::Fate;
use super::tags::{Tag, inner, words};

/// Classes of cells that hold numbers: Chroma, Pygments, Rouge, Hexo, highlightjs-line-numbers, and others.
const CELLS: &[&str] = &[
    "lntd",
    "linenos",
    "gutter",
    "rouge-gutter",
    "lineno",
    "line-numbers",
    "hljs-ln-numbers",
    "js-line-number",
    "blob-num",
    "crayon-nums",
];

/// Classes of numbers beside or above the lines of code.
const NUMBERS: &[&str] = &[
    "ln",
    "lnt",
    "lnlinks",
    "lineno",
    "linenos",
    "linenodiv",
    "line-number",
    "line-numbers",
    "line-numbers-rows",
    "gutter",
    "code-line-number",
];

/// The parts of a table.
const PARTS: &[&str] = &["table", "thead", "tbody", "tr", "td", "th", "colgroup", "col"];

/// Decides what becomes of a table of code, or of a number, at a place.
pub(super) fn see(html: &str, tags: &[Tag<'_>], at: usize, fates: &mut [Fate]) {
    let tag = &tags[at];
    if tag.begins("table") {
        table(html, tags, at, fates);
    } else if tag.is_any(&["span", "a", "div", "pre", "td", "code"]) && is_number(html, tags, at) {
        fates[at] = Fate::GoesWhole;
    }
}

/// Numbers and nothing else, by their class or their attribute.
fn is_number(html: &str, tags: &[Tag<'_>], at: usize) -> bool {
    let tag = &tags[at];
    let is_marked = tag.attribute("data-line-number").is_some() || tag.has_class(|class| NUMBERS.contains(&class));
    is_marked && is_numbers(html, tags, at)
}

fn is_numbers(html: &str, tags: &[Tag<'_>], at: usize) -> bool {
    let is_digit = |c: char| c.is_ascii_digit() || c.is_whitespace();
    inner(tags, at).is_some_and(|within| words(html, tags, within).chars().all(is_digit))
}

/// A table with numbers beside the code is no table: its cells of code stay.
fn table(html: &str, tags: &[Tag<'_>], at: usize, fates: &mut [Fate]) {
    let Some(end) = tags[at].partner else { return };
    let is_cell = |cell: &usize| tags[*cell].begins("td") && tags[*cell].partner.is_some_and(|close| close < end);
    let cells: Vec<usize> = (at + 1..end).filter(is_cell).collect();
    let has_numbers =
        |cell: &usize| tags[*cell].has_class(|class| CELLS.contains(&class)) && is_numbers(html, tags, *cell);
    if !cells.iter().any(has_numbers) {
        return;
    }
    for part in (at..=end).filter(|part| tags[*part].is_any(PARTS)) {
        fates[part] = Fate::Goes;
    }
    let before = tags[..at].iter().rev().find(|tag| tag.is_any(&["pre"]));
    let is_in_code = before.is_some_and(|tag| !tag.is_end && tag.partner.is_some_and(|close| close > end));
    for cell in cells {
        if has_numbers(&cell) {
            fates[cell] = Fate::GoesWhole;
        } else if is_in_code {
            one_listing(tags, cell, fates);
        }
    }
}

/// A listing in another is a part of it.
fn one_listing(tags: &[Tag<'_>], cell: usize, fates: &mut [Fate]) {
    let Some(end) = tags[cell].partner else { return };
    for part in (cell + 1..end).filter(|part| tags[*part].is_any(&["pre"])) {
        fates[part] = Fate::Goes;
    }
}
