//! What of a text is code and what is prose, and templates that a text only shows.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::super::generator::Templates;
use super::tag::unescaped;
use crate::model::Markup;
use crate::text::escape::escape;
use crate::text::{html, markdown};

/// A tag that is not in a link's target or in an attribute.
static SHOWN: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r#"(^|[^("'/=]|[^\]]\()(\{\{[^\n]*?\}\}|\{%[^\n]*?%\})"#).expect("a constant pattern"));

/// A text that shows templates. Outside of code they become code, so that nobody takes them for
/// what was forgotten.
pub(super) fn literal(text: &str, markup: Markup) -> String {
    let code = |found: &Captures<'_>| format!("{}<code>{}</code>", &found[1], escape(&found[2]));
    let parts = parts(text, &self::code(text, markup)).into_iter();
    let shown = parts.map(|(part, is_code)| {
        if is_code {
            Cow::Borrowed(part)
        } else {
            SHOWN.replace_all(part, code)
        }
    });
    shown.collect()
}

/// The bytes of a text that are code.
pub(super) fn code(text: &str, markup: Markup) -> Vec<Range<usize>> {
    let mut code = html::code(text);
    if markup == Markup::Markdown {
        code.extend(markdown::code(text));
    }
    code.sort_by_key(|span| span.start);
    // Spans of Markdown and of HTML may overlap.
    code.dedup_by(|next, last| {
        let is_one = next.start <= last.end;
        if is_one {
            last.end = last.end.max(next.end);
        }
        is_one
    });
    code
}

/// The parts of a text in order, and whether each is code.
pub(super) fn parts<'t>(text: &'t str, code: &[Range<usize>]) -> Vec<(&'t str, bool)> {
    let mut parts = Vec::new();
    let mut at = 0;
    for span in code {
        if span.start >= at {
            parts.push((&text[at..span.start], false));
            parts.push((&text[span.clone()], true));
            at = span.end;
        }
    }
    parts.push((&text[at..], false));
    parts
}

/// `text` with everything but its code changed.
pub(super) fn prose(text: &str, mut change: impl FnMut(&str) -> String) -> String {
    let code = code(text, Markup::Markdown);
    let parts = parts(text, &code).into_iter();
    parts
        .map(|(part, is_code)| if is_code { part.to_owned() } else { change(part) })
        .collect()
}

/// The bytes `span` of a text as the generator shows them: code in it without the marks that keep
/// it from being expanded.
pub(super) fn shown(text: &str, span: Range<usize>, code: &[Range<usize>], templates: Templates) -> String {
    let first = code.partition_point(|code| code.end <= span.start);
    let within = code[first..].iter().take_while(|code| code.start < span.end);
    let within = within.map(|code| code.start.max(span.start) - span.start..code.end.min(span.end) - span.start);
    let parts = parts(&text[span.clone()], &within.collect::<Vec<_>>()).into_iter();
    parts
        .map(|(part, is_code)| {
            if is_code {
                unescaped(part, templates)
            } else {
                Cow::Borrowed(part)
            }
        })
        .collect()
}
