//! Elements whose end tag is missing: an end tag that closes an element around them shows which these are. They are looked for once a
//! document has turned out to be so, and the second reading knows them beforehand: what stands behind them is then taken for what it is.

use super::tag;

/// So many elements in one another are looked through.
const DEEPEST: usize = 10_000;

/// An element that is open.
#[derive(Debug)]
struct Open<'a> {
    name: &'a str,
    at: usize,
    /// Whether it is a feed in a list: these hold nothing.
    is_feed: bool,
    /// Whether an element stands in it.
    holds: bool,
}

/// Where the elements begin that are never closed, in the order of the text.
pub(crate) fn unclosed(text: &str) -> Vec<usize> {
    let mut open: Vec<Open<'_>> = Vec::new();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(length) = memchr::memchr(b'<', &text.as_bytes()[at..]) {
        at += length;
        let Some(end) = step(text, at, &mut open, &mut found) else {
            break;
        };
        at = end;
    }
    found.sort_unstable();
    found
}

/// Passes over the markup at `at`; nothing when it cannot be followed.
fn step<'a>(text: &'a str, at: usize, open: &mut Vec<Open<'a>>, found: &mut Vec<usize>) -> Option<usize> {
    let rest = &text[at..];
    let closings = [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"), ("<!", ">")];
    if let Some((opening, closing)) = closings.into_iter().find(|(opening, _)| rest.starts_with(opening)) {
        let length = memchr::memmem::find(&rest.as_bytes()[opening.len()..], closing.as_bytes())?;
        return Some(at + opening.len() + length + closing.len());
    }
    if let Some(end) = rest.strip_prefix("</") {
        let name = tag::name(end);
        let place = open.iter().rposition(|open| open.name == name)?;
        let outer = open[..place].iter().rposition(|open| open.name == name);
        // A feed that seems to hold others was not closed: the tag closes the folder around it.
        let place = outer
            .filter(|_| open[place].is_feed && open[place].holds)
            .unwrap_or(place);
        found.extend(open.drain(place..).skip(1).map(|open| open.at));
        return Some(at + "</".len() + name.len());
    }
    let tag = tag::read(text, at).ok().filter(|_| open.len() < DEEPEST)?;
    if let Some(parent) = open.last_mut() {
        parent.holds = true;
    }
    if !tag.is_empty {
        open.push(Open {
            name: tag.name,
            at,
            is_feed: tag.name == "outline" && text[at..tag.end].contains("xmlUrl"),
            holds: false,
        });
    }
    Some(tag.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_end_tag_shows_what_was_never_closed() {
        for (text, expected) in [
            ("<a><b/><c></c></a>", vec![]),
            ("<a><b><c></c></a>", vec![3]),
            ("<a><b><c></a>", vec![3, 6]),
            ("<a><b><c></b><d></a>", vec![6, 13]),
            ("<a><!-- <b> --><![CDATA[<c>]]><?d <e>?></a>", vec![]),
            ("<a><b></c></a>", vec![]),
            ("<a><b>", vec![]),
            (
                "<outline><outline xmlUrl=''><outline xmlUrl=''/></outline></body>",
                vec![9],
            ),
        ] {
            assert_eq!(unclosed(text), expected, "{text}");
        }
    }
}
