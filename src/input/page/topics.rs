//! The topics of a page: the keywords that it has for programs, without what only its system means.

use super::facts::Facts;
use super::names::letters;
use super::things::{items, text};
use crate::text::line;
use crate::text::title::plain;

/// `meta` elements with keywords. The later ones count where there are no others.
const METAS: &[&str] = &[
    "keywords",
    "news_keywords",
    "article:tag",
    "og:article:tag",
    "og:tag",
    "video:tag",
    "articletag",
];
const LAST: &[&str] = &[
    "parsely-tags",
    "sailthru.tags",
    "cxenseparse:keywords",
    "cxenseparse:recs:keywords",
    "dc.subject",
    "dcterms.subject",
    "tags",
    "its_tag",
];

/// What stands before a colon in the words of a system: `Category: News`, `type:article`.
const MARKS: &[&str] = &[
    "category",
    "nlp",
    "type",
    "section",
    "source",
    "author",
    "id",
    "tag",
    "tags",
    "format",
    "content",
    "contenttype",
    "page",
    "pagetype",
    "template",
    "channel",
    "brand",
    "site",
    "sponsor",
    "paywall",
    "premium",
    "access",
    "product",
    "collection",
    "vertical",
    "desk",
    "subject",
    "subjects",
    "keyword",
    "storytype",
    "series",
    "slug",
    "news",
    "pub",
    "publication",
    "ads",
    "ad",
    "display",
    "homepage",
];

/// The topics, each once.
pub(super) fn topics(facts: &Facts<'_>) -> Vec<String> {
    let mut found = Vec::new();
    for thing in facts.story() {
        let Some(keywords) = thing.get("keywords") else {
            continue;
        };
        let keywords = items(keywords);
        let is_alone = keywords.len() == 1;
        for keyword in keywords
            .into_iter()
            .filter_map(|keyword| text(facts.things.resolved(keyword)))
        {
            if is_alone {
                found.extend(parts(keyword));
            } else {
                found.push(keyword.to_owned());
            }
        }
    }
    found.extend(of_metas(facts, METAS));
    let clean = |facts: &Facts<'_>, found: Vec<String>| -> Vec<String> {
        let mut known = std::collections::BTreeSet::new();
        let words = found.iter().map(|word| line::single(plain(word).trim().to_owned()));
        let words = words.map(|word| word.trim_matches(['#', '"', '“', '”', ' ', ',', ';']).to_owned());
        words
            .filter(|word| is_topic(word) && !facts.is_house(word) && known.insert(word.to_lowercase()))
            .collect()
    };
    let topics = clean(facts, found);
    if !topics.is_empty() {
        return topics;
    }
    let topics = clean(facts, of_metas(facts, LAST));
    if !topics.is_empty() {
        return topics;
    }
    let about = facts.values(&["about"]).into_iter().filter_map(text).map(str::to_owned);
    clean(facts, about.collect())
}

/// The keywords of `meta` elements. Where there are several of one name, each is a keyword.
fn of_metas(facts: &Facts<'_>, names: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for name in names {
        let values = facts.metas.all(name);
        if values.len() > 2 {
            found.extend(values.into_iter().map(str::to_owned));
        } else {
            found.extend(values.into_iter().flat_map(parts));
        }
    }
    found
}

/// The parts of a text that names several.
fn parts(text: &str) -> Vec<String> {
    let text = html_escape::decode_html_entities(text);
    let separator: &[char] = match () {
        () if text.contains([',', '，', '、']) => &[',', '，', '、'],
        () if text.contains([';', '；']) => &[';', '；'],
        () if text.contains('|') => &['|'],
        () => &['\n'],
    };
    text.split(separator)
        .map(|part| part.trim().to_owned())
        .filter(|part| !part.is_empty())
        .collect()
}

/// Whether a keyword is for readers.
fn is_topic(word: &str) -> bool {
    let count = word.chars().count();
    if count == 0 || count > 80 || letters(word).is_empty() {
        return false;
    }
    let is_number = word.len() > 4 && word.bytes().all(|b| b.is_ascii_digit());
    let is_id = word.len() == 36 && word.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-');
    let mark = word.split_once([':', '=']).map(|(mark, _)| mark.to_lowercase());
    let is_marked = mark.is_some_and(|mark| {
        let first = mark.split([' ', '-', '_', '.']).next().unwrap_or_default();
        MARKS.contains(&first) && !word.contains("::")
    });
    let is_address = word.contains("://");
    !(is_number || is_id || is_marked || is_address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_systems_are_no_topics() {
        for (word, expected) in [
            ("Ferries", true),
            ("Star Wars: Episode IV", true),
            ("Category: News", false),
            ("NLP Entity: Port", false),
            ("type:article", false),
            ("8f507083-bac4-423a-9015-2eb31e1bce50", false),
            ("https://courier.example/", false),
            ("Amazon.com", true),
            ("2024", true),
            ("1003784", false),
            ("", false),
            ("–", false),
        ] {
            assert_eq!(is_topic(word), expected, "{word}");
        }
    }

    #[test]
    fn keywords_in_one_text_are_several() {
        assert_eq!(parts("ferry ,  port"), ["ferry", "port"]);
        assert_eq!(parts("ferry; port, old"), ["ferry; port", "old"]);
        assert_eq!(parts("渡輪、港口"), ["渡輪", "港口"]);
        assert_eq!(parts("one word"), ["one word"]);
    }
}
