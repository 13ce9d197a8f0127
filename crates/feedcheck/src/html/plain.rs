//! Signs of HTML in what should be plain text. A `<` alone is none: texts are about code and sums, too.

use super::lists::is_tag;

/// Elements that are markup even without an end tag.
const LONE: &[&str] = &["br", "hr", "img", "p"];

/// The name in the first end tag of an element of HTML.
pub(crate) fn end_tag(text: &str) -> Option<&str> {
    text.split("</").skip(1).find_map(|rest| {
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_')?;
        let (name, behind) = rest.split_at(end);
        let is_closed = behind.trim_start().starts_with('>');
        (is_closed && is_tag(&name.to_ascii_lowercase())).then_some(name)
    })
}

/// The name in the first start tag of an element that needs no end tag.
pub(crate) fn lone_tag(text: &str) -> Option<&str> {
    text.split('<').skip(1).find_map(|rest| {
        let (name, behind) = rest.split_at(rest.find(|c: char| !c.is_ascii_alphanumeric())?);
        let is_closed = behind.contains('>') && behind.starts_with(['>', '/', ' ', '\n', '\t']);
        let is_known = LONE.iter().any(|lone| lone.eq_ignore_ascii_case(name));
        (is_closed && is_known).then_some(name)
    })
}

/// Whether a `<` stands before what could be a tag.
pub(crate) fn has_tag_start(text: &str) -> bool {
    text.split('<')
        .skip(1)
        .any(|rest| rest.starts_with(|c: char| c == '/' || c.is_ascii_alphabetic()))
}

/// What follows each `&`, closed by a `;` or not: `amp`, `#39`.
pub(crate) fn references(text: &str) -> impl Iterator<Item = &str> {
    text.split('&').skip(1).filter_map(|rest| {
        let hash = usize::from(rest.starts_with('#'));
        let length = rest[hash..]
            .find(|c: char| !c.is_alphanumeric() && c != '_')
            .unwrap_or(rest.len() - hash);
        (length > 0).then(|| &rest[..hash + length])
    })
}

/// The first reference that HTML reads as a character, whole: `&amp;`.
pub(crate) fn reference(text: &str) -> Option<&str> {
    let mut starts = text.match_indices('&').map(|(at, _)| &text[at..]);
    starts.find_map(|rest| {
        let end = rest[1..].find(|c: char| !c.is_ascii_alphanumeric() && c != '#')? + 1;
        let reference = rest.get(..=end).filter(|reference| reference.ends_with(';'))?;
        (html_escape::decode_html_entities(reference) != reference).then_some(reference)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_told_from_other_brackets() {
        for (text, end, lone) in [
            ("a <b>bold</b> word", Some("b"), None),
            ("</P >", Some("P"), None),
            ("one<br>two<br/>", None, Some("br")),
            ("<IMG src=x>", None, Some("IMG")),
            ("<p>a</private>", None, Some("p")),
            ("5 < 6 > 4", None, None),
            ("Vec<T>", None, None),
            ("a <b> tag", None, None),
            ("if a<b then c>d", None, None),
            ("<br", None, None),
            ("<3</", None, None),
            ("<private>x</private>", None, None),
            ("", None, None),
        ] {
            assert_eq!((end_tag(text), lone_tag(text)), (end, lone), "{text}");
        }
        assert!(has_tag_start("a<b") && !has_tag_start("5 < 6"));
    }

    #[test]
    fn references_are_told_from_other_ampersands() {
        for (text, expected) in [
            ("AT&amp;T", Some("&amp;")),
            ("a & b&nbsp;c", Some("&nbsp;")),
            ("it&#8217;s", Some("&#8217;")),
            ("it&#x2019;s", Some("&#x2019;")),
            ("AT&T", None),
            ("?a=1&copy=2;", None),
            ("&nonsense;", None),
            ("&é;", None),
            ("&", None),
        ] {
            assert_eq!(reference(text), expected, "{text}");
        }
        assert_eq!(references("a &amp; &#39 &;&é").collect::<Vec<_>>(), ["amp", "#39", "é"]);
    }
}
