//! Prefixes that nobody declared, and what they mean.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use super::namespace::{ATOM, CONTENT, DC, DCTERMS, FEEDBURNER, ITUNES, MEDIA};

macro_rules! pattern {
    ($pattern:expr) => {
        LazyLock::new(|| Regex::new($pattern).expect("a constant pattern"))
    };
}

static TAG: LazyLock<Regex> = pattern!("<[^<>]*");
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
    ("feedburner", FEEDBURNER),
    ("itunes", ITUNES),
    ("media", MEDIA),
];

/// The text, which is well-formed else, with every prefix declared.
pub fn declared(text: &str) -> String {
    let Some(root) = ROOT.find(text) else {
        return text.to_owned();
    };
    let (before, after) = text.split_at(root.end());
    [before, &declarations(text), after].concat()
}

fn declarations(text: &str) -> String {
    let in_tags = |pattern: &'static Regex| -> BTreeSet<&str> {
        let tags = TAG.find_iter(text);
        let found = tags.flat_map(|tag| pattern.captures_iter(tag.as_str()));
        found.filter_map(|found| Some(found.get(1)?.as_str())).collect()
    };
    let (prefixes, known) = (in_tags(&PREFIX), in_tags(&DECLARATION));
    let is_open = |prefix: &&str| !prefix.starts_with("xml") && !known.contains(prefix);
    let declare = |prefix: &str| {
        let known = NAMESPACES.iter().find(|(name, _)| *name == prefix);
        format!(
            " xmlns:{prefix}=\"{}\"",
            known.map_or("urn:undeclared", |(_, namespace)| namespace)
        )
    };
    let open = prefixes.into_iter().filter(is_open);
    open.map(declare).collect::<Vec<_>>().concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prefixes_are_declared() {
        let text = "<rss xmlns:a=\"u\"><a:b></a:b><dc:date x:y=\"1\">no z:z</dc:date></rss>";
        assert_eq!(
            declared(text),
            "<rss xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:x=\"urn:undeclared\" xmlns:a=\"u\"><a:b></a:b>\
             <dc:date x:y=\"1\">no z:z</dc:date></rss>"
        );
    }
}
