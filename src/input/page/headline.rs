//! The headline of a page, without the name of the site. A page says it in several places, and not always in the same words:
//! for search engines, for networks, and for its readers.

use super::facts::Facts;
use super::names::letters;
use super::things::text;
use crate::text::line;
use crate::text::title::plain;

/// What stands between a headline and the name of a site.
const SEPARATORS: &[&str] = &[
    " | ", " - ", " – ", " — ", " :: ", " · ", " • ", " » ", " « ", " / ", "｜", " ｜ ", "_", "|", " : ",
];

/// The headline, if there is one.
pub(super) fn headline(facts: &Facts<'_>) -> Option<String> {
    let clean = |text: &str| {
        // Marks of where a word may be parted.
        let text = plain(text).replace(['\u{AD}', '\u{200B}', '\u{FEFF}'], "");
        let text = line::single(text.trim().to_owned());
        without_house(&text, facts)
    };
    let some = |text: Option<String>| text.filter(|text| !letters(text).is_empty());
    let said = facts.article().find_map(|thing| {
        let keys = ["headline", "name", "title"];
        keys.iter()
            .find_map(|key| facts.things.values(thing, key).into_iter().find_map(text))
    });
    // What belongs to no article, and to no page: `itemprop="headline"` alone.
    let said = some(said.map(clean));
    let shared = some(facts.metas.first(&["og:title"]).map(clean));
    let others: Vec<String> = facts
        .metas
        .each(&[
            "twitter:title",
            "parsely-title",
            "sailthru.title",
            "cxenseparse:title",
            "dc.title",
            "dcterms.title",
            "title",
        ])
        .map(clean)
        .filter(|text| !letters(text).is_empty())
        .collect();
    let known: Vec<&String> = said.iter().chain(&shared).chain(&others).collect();
    let shown = some(shown(facts, &known).map(|text| clean(&text)));
    let candidates: Vec<&String> = [&shared, &said, &shown].into_iter().flatten().collect();
    // One that was cut off says less than another.
    let is_cut = |text: &str| {
        let begins = letters(text.trim_end_matches(['.', '…', ' ']));
        let ends_so = text.ends_with('…') || text.ends_with("...");
        let mut all = candidates.iter().map(|other| letters(other));
        // Search engines have asked for 110 characters at most.
        let may_be = ends_so || text.chars().count() >= 100;
        may_be && all.any(|other| other.len() > begins.len() && other.starts_with(&begins))
    };
    let whole: Vec<&String> = candidates.iter().copied().filter(|text| !is_cut(text)).collect();
    let agree = whole
        .iter()
        .find(|text| whole.iter().filter(|other| is_same(text, other)).count() > 1);
    let best = match (agree, &shown) {
        (Some(text), _) => Some((*text).clone()),
        // Three that differ: what readers see is the headline.
        (None, Some(shown)) if whole.len() > 2 => Some(shown.clone()),
        _ => whole.first().map(|text| (*text).clone()),
    };
    let best = best.or_else(|| candidates.first().map(|text| (*text).clone()));
    best.or_else(|| others.into_iter().next())
        .or_else(|| some(of_title(facts).map(|text| clean(&text))))
}

/// Whether two are one headline.
fn is_same(one: &str, other: &str) -> bool {
    letters(one) == letters(other)
}

/// The heading that readers see: the one that says what is said elsewhere, else the first that says something.
fn shown(facts: &Facts<'_>, known: &[&String]) -> Option<String> {
    let page = &facts.page;
    let is_hidden = |at: usize| {
        let marks = page.marks(at).to_ascii_lowercase();
        marks.contains("visually-hidden") || marks.contains("sr-only") || page.tag(at).attribute("hidden").is_some()
    };
    let marked = page.all().find(|at| {
        let prop = page.attribute(*at, "itemprop").unwrap_or_default();
        page.is_any(*at, &["h1", "h2"]) && prop.split_ascii_whitespace().any(|name| name == "headline")
    });
    let headings: Vec<String> = page
        .all()
        .filter(|at| page.is_any(*at, &["h1"]) && !is_hidden(*at))
        .map(|at| page.words(at))
        .filter(|words| !letters(words).is_empty())
        .collect();
    let same = headings
        .iter()
        .find(|heading| known.iter().any(|known| is_same(heading, known)));
    if let Some(same) = same {
        return Some(same.clone());
    }
    if let Some(marked) = marked {
        return Some(page.words(marked)).filter(|words| !words.is_empty());
    }
    let shared = |heading: &&String| {
        known
            .iter()
            .map(|known| shared_words(heading, known))
            .max()
            .unwrap_or_default()
    };
    let best = headings.iter().rev().max_by_key(|heading| shared(heading));
    let best = best.filter(|best| known.is_empty() || shared(best) > 1);
    let first = || {
        headings
            .iter()
            .find(|heading| heading.split_whitespace().count() > 2 && !facts.is_house(heading))
    };
    best.or_else(first).cloned()
}

/// How many words two texts share.
fn shared_words(one: &str, other: &str) -> usize {
    let words = |text: &str| -> std::collections::BTreeSet<String> {
        text.split_whitespace()
            .map(letters)
            .filter(|word| word.chars().count() > 3)
            .collect()
    };
    words(one).intersection(&words(other)).count()
}

/// What the window of a browser says. Pictures that are drawn in the page have titles, too: the first is the page's.
fn of_title(facts: &Facts<'_>) -> Option<String> {
    let page = &facts.page;
    let at = page.all().find(|at| page.is_any(*at, &["title"]))?;
    let text = &page.html[page.elements[at].inner.clone()];
    Some(html_escape::decode_html_entities(text).into_owned())
}

/// A title without the name of the site before or behind it.
fn without_house(title: &str, facts: &Facts<'_>) -> String {
    let houses: Vec<String> = facts.houses.iter().map(|house| letters(house)).collect();
    // Behind a bar may stand more than the name: `Ferry fares | The Courier, Pellworth`. Behind a dash it may be a part of the headline.
    let is_name = |part: &str, separator: &str| {
        let part = letters(part);
        let is_in = |house: &String| {
            let is_long = house.len() > 4 && part.len() < house.len() * 3;
            separator.contains(['|', '｜']) && is_long && part.contains(house.as_str())
        };
        let mut houses = houses.iter().filter(|house| house.chars().count() > 2);
        houses.any(|house| part == *house || is_in(house))
    };
    let mut title = title;
    for _ in 0..3 {
        let cuts = SEPARATORS.iter().filter_map(|separator| {
            let (before, behind) = title.rsplit_once(separator)?;
            (is_name(behind, separator) && !letters(before).is_empty()).then_some(before)
        });
        let heads = SEPARATORS.iter().filter_map(|separator| {
            let (before, behind) = title.split_once(separator)?;
            let is_exact = facts.is_house(before);
            (is_exact && !letters(behind).is_empty()).then_some(behind)
        });
        // The shortest name goes first.
        let Some(cut) = cuts.max_by_key(|cut| cut.len()).or_else(|| heads.into_iter().next()) else {
            break;
        };
        title = cut.trim();
    }
    title.to_owned()
}
