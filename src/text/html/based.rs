//! A text whose relative addresses begin somewhere else than where it will stand.

use std::ops::Range;
use std::sync::Arc;

use url::Url;

use super::addresses::Addresses;
use super::tags::tags;
use crate::text::escape::escape;

/// Attributes that hold an address.
const ADDRESSES: &[&str] = &["href", "src", "poster", "data-src"];

/// The text with absolute addresses in the place of those that begin at `base`. Places in the text itself stay.
pub fn based(html: &str, base: &Url) -> String {
    let addresses = Addresses {
        base: base.clone(),
        mark: String::new(),
        pictures: Arc::new(|_| None),
    };
    let absolute = |written: &str| {
        let is_relative =
            !written.starts_with('#') && Url::parse(written) == Err(url::ParseError::RelativeUrlWithoutBase);
        is_relative.then(|| base.join(written).ok()).flatten().map(String::from)
    };
    let mut changes: Vec<(Range<usize>, String)> = Vec::new();
    for tag in tags(html) {
        for name in ADDRESSES {
            let value = tag.attribute(name).and_then(|value| absolute(value.trim()));
            changes.extend(tag.value_span(html, name).zip(value));
        }
        let set = tag.attribute("srcset").and_then(|set| addresses.srcset(&set));
        changes.extend(tag.value_span(html, "srcset").zip(set));
    }
    changes.sort_by_key(|(span, _)| span.start);
    let (mut out, mut at) = (String::with_capacity(html.len()), 0);
    for (span, value) in changes {
        // What is written without quotes may hold no blank.
        let is_quoted = html[..span.start].ends_with(['"', '\'']);
        if span.start < at || !is_quoted && value.contains(char::is_whitespace) {
            continue;
        }
        out.push_str(&html[at..span.start]);
        out.push_str(&escape(&value));
        at = span.end;
    }
    out.push_str(&html[at..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relative_addresses_begin_at_the_base() {
        let base = Url::parse("https://courier.example/news/all.atom").unwrap();
        for (html, expected) in [
            (
                "<a href=\"ferry\">f</a>",
                "<a href=\"https://courier.example/news/ferry\">f</a>",
            ),
            (
                "<img src='/f.jpg?a&amp;b'>",
                "<img src='https://courier.example/f.jpg?a&amp;b'>",
            ),
            ("<img src=f.jpg>", "<img src=https://courier.example/news/f.jpg>"),
            ("<a href=\"#a\">a</a> <a href=\"mailto:x@y.example\">m</a>", ""),
            ("<a href=\"https://other.example/\">o</a>", ""),
            (
                "<img srcset=\"a.jpg 1x, b.jpg 2x\">",
                "<img srcset=\"https://courier.example/news/a.jpg 1x, https://courier.example/news/b.jpg 2x\">",
            ),
        ] {
            assert_eq!(based(html, &base), if expected.is_empty() { html } else { expected });
        }
    }
}
