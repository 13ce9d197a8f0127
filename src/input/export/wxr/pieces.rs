//! Where the items of an export stand. A post may speak of `<item>` in its text: what is in a CDATA section or in a comment
//! is no markup (XML 1.0, sections 2.5 and 2.7).

use std::ops::Range;

use memchr::memchr;

use crate::input::delivery::entity::quoted;

/// An item in its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// From `<item>` to behind `</item>`.
    pub span: Range<usize>,
    /// Whether its end is there.
    pub is_closed: bool,
}

/// The first item that begins at a place or behind it.
pub fn next(text: &[u8], from: usize) -> Option<Piece> {
    let mut start = None;
    let mut at = from;
    while let Some(tag) = memchr(b'<', text.get(at..)?).map(|found| at + found) {
        let rest = &text[tag..];
        at = tag + quoted(rest).unwrap_or(1);
        let (is_start, is_end) = (is_tag(rest, b"<item"), is_tag(rest, b"</item"));
        match start {
            Some(start) if is_end => {
                let end = tag + memchr(b'>', rest).map_or(rest.len(), |at| at + 1);
                return Some(Piece {
                    span: start..end,
                    is_closed: true,
                });
            }
            // One whose end is missing.
            Some(start) if is_start => {
                return Some(Piece {
                    span: start..tag,
                    is_closed: false,
                });
            }
            None if is_start => start = Some(tag),
            _ => {}
        }
    }
    start.map(|start| Piece {
        span: start..text.len(),
        is_closed: false,
    })
}

fn is_tag(text: &[u8], name: &[u8]) -> bool {
    let behind = text.strip_prefix(name).and_then(<[u8]>::first);
    behind.is_some_and(|b| b.is_ascii_whitespace() || matches!(b, b'>' | b'/'))
}

/// XML in which every `&` outside of CDATA begins a reference: some exporters write addresses as they are.
pub(in crate::input::export) fn with_references(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let taken = quoted(rest.as_bytes()).unwrap_or(1);
        out.push_str(&rest[..taken]);
        if rest.starts_with('&') && !is_reference(&rest[1..]) {
            out.push_str("amp;");
        }
        rest = &rest[taken..];
    }
    out.push_str(rest);
    out
}

/// Whether a text goes on like `amp;` or `#8217;`.
fn is_reference(text: &str) -> bool {
    const LONGEST: usize = 32;
    let bare = text.strip_prefix('#').unwrap_or(text).as_bytes();
    let length = bare
        .iter()
        .take(LONGEST)
        .take_while(|b| b.is_ascii_alphanumeric())
        .count();
    length > 0 && bare.get(length) == Some(&b';')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<(&str, bool)> {
        let mut at = 0;
        let next = || {
            let piece = next(text.as_bytes(), at)?;
            at = piece.span.end;
            Some((&text[piece.span], piece.is_closed))
        };
        std::iter::from_fn(next).collect()
    }

    #[test]
    fn items_are_found_whatever_they_speak_of() {
        let text = "<rss><!-- <item> --><items/><item>a</item> <item x='1'><![CDATA[</item>]]></item\n></rss>";
        let expected = ["<item>a</item>", "<item x='1'><![CDATA[</item>]]></item\n>"];
        assert_eq!(all(text), expected.map(|item| (item, true)));
    }

    #[test]
    fn an_item_without_an_end_takes_no_other_with_it() {
        let text = "</item><item>a<item>b</item><item><![CDATA[c";
        let expected = [
            ("<item>a", false),
            ("<item>b</item>", true),
            ("<item><![CDATA[c", false),
        ];
        assert_eq!(all(text), expected);
    }

    #[test]
    fn an_ampersand_that_begins_no_reference_is_one_itself() {
        let text = "a?b=1&c=2&amp;d &#8217; &é; AT&T <![CDATA[x & y]]> & <!-- & --> &";
        let expected = "a?b=1&amp;c=2&amp;d &#8217; &amp;é; AT&amp;T <![CDATA[x & y]]> &amp; <!-- & --> &amp;";
        assert_eq!(with_references(text), expected);
    }
}
