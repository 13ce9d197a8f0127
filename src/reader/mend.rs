//! What keeps many real feeds from being well-formed, mended as lenient readers do: forbidden
//! characters, the named characters of HTML, and prefixes that nobody declared.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::namespace::{ATOM, CONTENT, DC, DCTERMS, MEDIA};
use crate::text::xml::clean;

macro_rules! pattern {
    ($pattern:expr) => {
        LazyLock::new(|| Regex::new($pattern).expect("a constant pattern"))
    };
}

static ENTITY: LazyLock<Regex> = pattern!("&[A-Za-z][A-Za-z0-9]*;");
/// Of elements and attributes.
static PREFIX: LazyLock<Regex> = pattern!(r"(?:<|\s)([A-Za-z][\w.-]*):[A-Za-z][\w.-]*");
static DECLARATION: LazyLock<Regex> = pattern!(r"xmlns:([A-Za-z][\w.-]*)=");
static ROOT: LazyLock<Regex> = pattern!(r"<[A-Za-z][\w.:-]*");

/// What the prefixes mean that `read` looks at.
const NAMESPACES: &[(&str, &str)] = &[
    ("atom", ATOM),
    ("content", CONTENT),
    ("dc", DC),
    ("dcterms", DCTERMS),
    ("media", MEDIA),
];

/// The text with what can be mended mended.
pub fn mend(text: &str) -> String {
    let text = clean(text).0;
    let text = ENTITY.replace_all(&text, decode);
    let Some(root) = ROOT.find(&text) else {
        return text.into_owned();
    };
    let (before, after) = text.split_at(root.end());
    [before, &declarations(&text), after].concat()
}

/// The character of a name that HTML has and XML has not; nothing for others.
fn decode(found: &Captures<'_>) -> String {
    match &found[0] {
        known @ ("&amp;" | "&lt;" | "&gt;" | "&quot;" | "&apos;") => known.to_owned(),
        other => html_escape::decode_html_entities(other).replace(['&', '<'], ""),
    }
}

fn declarations(text: &str) -> String {
    let prefixes: BTreeSet<&str> = PREFIX
        .captures_iter(text)
        .filter_map(|found| Some(found.get(1)?.as_str()))
        .collect();
    let declared: BTreeSet<&str> = DECLARATION
        .captures_iter(text)
        .filter_map(|found| Some(found.get(1)?.as_str()))
        .collect();
    let is_open = |prefix: &&str| !prefix.starts_with("xml") && !declared.contains(prefix);
    let declare = |prefix: &str| {
        let known = NAMESPACES.iter().find(|(name, _)| *name == prefix);
        format!(
            " xmlns:{prefix}=\"{}\"",
            known.map_or("urn:undeclared", |(_, namespace)| namespace)
        )
    };
    prefixes
        .into_iter()
        .filter(is_open)
        .map(declare)
        .collect::<Vec<_>>()
        .concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_and_prefixes_are_mended() {
        let text = "<?xml version=\"1.0\"?><rss xmlns:a=\"u\"><a:b/><dc:date x:y='1'>&eacute;&amp;&nonsense;\u{1}</dc:date></rss>";
        assert_eq!(
            mend(text),
            "<?xml version=\"1.0\"?><rss xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:x=\"urn:undeclared\" xmlns:a=\"u\"><a:b/>\
             <dc:date x:y='1'>é&amp;nonsense;</dc:date></rss>"
        );
    }
}
