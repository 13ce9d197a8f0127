//! Elements whose end tag is missing: an end tag that closes an element around them shows which these are. They are looked for once a
//! document has turned out to be so, and the second reading knows them beforehand: what stands behind them is then taken for what it is.

use super::tag;

/// So many elements in one another are looked through.
const DEEPEST: usize = 10_000;

/// Where the elements begin that are never closed, in the order of the text.
pub(crate) fn unclosed(text: &str) -> Vec<usize> {
    let mut open: Vec<(&str, usize)> = Vec::new();
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
fn step<'a>(text: &'a str, at: usize, open: &mut Vec<(&'a str, usize)>, found: &mut Vec<usize>) -> Option<usize> {
    let rest = &text[at..];
    let closings = [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"), ("<!", ">")];
    if let Some((opening, closing)) = closings.into_iter().find(|(opening, _)| rest.starts_with(opening)) {
        let length = memchr::memmem::find(&rest.as_bytes()[opening.len()..], closing.as_bytes())?;
        return Some(at + opening.len() + length + closing.len());
    }
    if let Some(end) = rest.strip_prefix("</") {
        let name = tag::name(end);
        let place = open.iter().rposition(|(known, _)| *known == name)?;
        found.extend(open.drain(place..).skip(1).map(|(_, at)| at));
        return Some(at + "</".len() + name.len());
    }
    let tag = tag::read(text, at).ok().filter(|_| open.len() < DEEPEST)?;
    if !tag.is_empty {
        open.push((tag.name, at));
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
        ] {
            assert_eq!(unclosed(text), expected, "{text}");
        }
    }
}
