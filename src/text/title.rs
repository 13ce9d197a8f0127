//! Titles and other fields that should hold no markup, as plain text. What an editor wrote as markup goes;
//! what a title only speaks of stays.

use std::borrow::Cow;

use super::html::tags::{Tag, tags};

/// Elements that titles are written with. `<T>` in a title about generics is none.
const MARKUP: &[&str] = &[
    "a", "abbr", "b", "big", "br", "cite", "code", "del", "div", "em", "font", "h1", "h2", "h3", "h4", "h5", "h6", "i",
    "ins", "kbd", "mark", "p", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "var",
    "wbr",
];

/// Those that stand alone, or may be left open.
const ALONE: &[&str] = &["br", "wbr", "p"];

/// Plain text of a title or another field: elements that are opened and closed go, entities are decoded
/// once. `5 < 6`, `Vec<T>`, a tag that nothing closes and what stands in back-ticks stay.
pub fn plain(text: &str) -> Cow<'_, str> {
    if !text.contains(['<', '&']) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for (part, is_code) in parts(text) {
        let stripped = if is_code { Cow::Borrowed(part) } else { stripped(part) };
        let decoded = html_escape::decode_html_entities(&stripped);
        // Markup that had been escaped is markup still: no reader shows `</b>` in a title well.
        out += &if is_code {
            decoded
        } else {
            Cow::Owned(self::stripped(&decoded).into_owned())
        };
    }
    Cow::Owned(out)
}

/// The parts of a title, and whether each stood in back-ticks; where none of these holds a tag, they stay
/// where they are, as in the feeds of site generators.
fn parts(text: &str) -> Vec<(&str, bool)> {
    let parts: Vec<(&str, bool)> = text
        .split('`')
        .enumerate()
        .map(|(at, part)| (part, at % 2 == 1))
        .collect();
    // Two make a pair.
    let is_paired = parts.len() % 2 == 1;
    let has_tag = |(part, is_code): &(&str, bool)| *is_code && part.contains(['<', '&']) && !stripped_is_same(part);
    if is_paired && parts.iter().any(has_tag) {
        parts
    } else {
        vec![(text, false)]
    }
}

fn stripped_is_same(part: &str) -> bool {
    let decoded = html_escape::decode_html_entities(part);
    !tags(&decoded).iter().any(|tag| tag.is_any(MARKUP))
}

/// The text without the elements that titles are written with: a line break becomes a blank.
fn stripped(text: &str) -> Cow<'_, str> {
    let tags = tags(text);
    let is_markup = |tag: &&Tag<'_>| tag.is_any(MARKUP) && (tag.partner.is_some() || tag.is_any(ALONE) && !tag.is_end);
    let mut out = String::new();
    let mut at = 0;
    for tag in tags.iter().filter(is_markup) {
        out.push_str(&text[at..tag.span.start]);
        if tag.is_any(&["br", "p", "div"]) {
            out.push(' ');
        }
        at = tag.span.end;
    }
    if at == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[at..]);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_become_plain_text() {
        for (title, expected) in [
            ("5 < 6", "5 < 6"),
            ("AT&amp;T", "AT&T"),
            ("AT&T &#8212; &eacute;", "AT&T — é"),
            ("<b>Bold</b> &amp; <i>sly</i>", "Bold & sly"),
            ("Why Vec<T> is <em>fast</em>", "Why Vec<T> is fast"),
            ("&lt;b&gt;x&lt;/b&gt;", "x"),
            ("one<br/>two", "one two"),
            ("1 &lt; 2", "1 < 2"),
        ] {
            assert_eq!(plain(title), expected);
        }
    }

    #[test]
    fn what_a_title_speaks_of_stays() {
        for (title, expected) in [
            ("A guide to `<b>` and `<code>`", "A guide to <b> and <code>"),
            ("`<b>x</b>` and `&lt;i&gt;`", "<b>x</b> and <i>"),
            (
                "When to use <b> and <em> in headlines",
                "When to use <b> and <em> in headlines",
            ),
            ("When </b> is missing", "When </b> is missing"),
            ("`Vec<T>` in <em>short</em>", "`Vec<T>` in short"),
            ("A `tick and <b>bold</b>", "A `tick and bold"),
            ("&lt;b&gt;", "<b>"),
            ("&amp;lt;", "&lt;"),
            ("<b>", "<b>"),
        ] {
            assert_eq!(plain(title), expected);
        }
    }
}
