//! The deck that a page shows below its headline, and the summary that it has for others.

use super::facts::Facts;
use super::names::letters;
use super::things::text;
use crate::text::line;
use crate::text::title::plain;

/// Words in the classes of decks.
const WORDS: &[&str] = &[
    "deck",
    "dek",
    "standfirst",
    "subtitle",
    "subheadline",
    "subhead",
    "subheading",
    "sapo",
    "preface",
    "chapeau",
    "lede",
    "intro",
    "excerpt",
    "strapline",
    "vorspann",
    "entradilla",
    "resumo",
    "manchet",
    "underrubrik",
    "ingress",
    "subtitulo",
    "summary",
];

/// The same where two words say it.
const PHRASES: &[&str] = &[
    "article-summary",
    "article__summary",
    "summary__",
    "sub-title",
    "sub-headline",
    "sub-heading",
    "article-lead",
    "article__lead",
    "top-info__description",
    "article-intro",
    "article__intro",
    "story-deck",
    "article-description",
    "article__description",
    "sub_title",
];

/// Characters of a deck.
const LENGTHS: std::ops::RangeInclusive<usize> = 15..=900;

/// The deck, and where it stands among the elements.
pub(super) fn deck(facts: &Facts<'_>) -> Option<(String, usize)> {
    let page = &facts.page;
    let top = page.all().find(|at| page.is_any(*at, &["h1"]))?;
    let is_deck = |at: usize| {
        let marks = page.marks(at).to_lowercase();
        let prop = page.attribute(at, "itemprop").unwrap_or_default();
        let is_word = |name: &str| {
            name.split(['-', '_']).any(|word| WORDS.contains(&word))
                || PHRASES.iter().any(|phrase| name.contains(phrase))
        };
        matches!(&*prop, "alternativeHeadline" | "description") || marks.split_ascii_whitespace().any(is_word) || {
            page.tag(at)
                .has_class(|class| class == "description" || class == "summary" || class == "lead")
                && page.is_any(at, &["p", "h2"])
        }
    };
    let is_place = |at: &usize| page.is_any(*at, &["p", "h2", "h3", "div", "span", "strong", "section", "ul"]);
    // No deck stands behind the beginning of the text.
    let of_text = (top..page.elements.len())
        .filter(|at| page.is_any(*at, &["p"]) && page.words(*at).chars().count() > 60)
        .nth(4);
    let places = top..of_text.unwrap_or(page.elements.len());
    let mut texts = places
        .filter(|at| is_place(at) && is_deck(*at) && !is_in_list(facts, *at))
        .take(20);
    let fits = |at: usize| {
        let words = page.words(at);
        let count = words.split_whitespace().count() + words.chars().filter(|c| !c.is_ascii()).count();
        (LENGTHS.contains(&words.chars().count()) && count > 3).then_some((words, at))
    };
    texts.find_map(fits).or_else(|| {
        // A second heading right below the first.
        let next = page.elements[top].next;
        let below = page.elements.get(next)?;
        let is_below = below.parent == page.elements[top].parent && page.is_any(next, &["h2"]);
        is_below.then(|| fits(next)).flatten()
    })
}

/// Whether an element belongs to a list of other stories.
fn is_in_list(facts: &Facts<'_>, at: usize) -> bool {
    let page = &facts.page;
    page.around(at)
        .any(|outer| page.is_any(outer, &["nav", "footer", "aside", "li", "a", "figure"]))
}

/// What the page says of the story in a sentence or two: the longest of those that begin alike and were not cut off.
pub(super) fn summary(facts: &Facts<'_>) -> Option<String> {
    let mut found: Vec<String> = facts.metas.first(&["og:description"]).map(clean).into_iter().collect();
    found.extend(
        facts
            .article()
            .filter_map(|thing| text(thing.get("description")?))
            .map(clean),
    );
    found.extend(
        facts
            .metas
            .each(&[
                "description",
                "twitter:description",
                "sailthru.description",
                "dc.description",
                "dcterms.abstract",
            ])
            .map(clean),
    );
    found.extend(
        facts
            .values(&["description", "abstract"])
            .into_iter()
            .filter_map(text)
            .map(clean),
    );
    let sites: Vec<String> = facts
        .things
        .all()
        .iter()
        .filter(|thing| {
            super::things::kinds(thing)
                .iter()
                .any(|kind| *kind == "WebSite" || kind.ends_with("Organization"))
        })
        .filter_map(|site| text(site.get("description")?))
        .map(letters)
        .collect();
    found.retain(|text| !letters(text).is_empty() && !facts.is_house(text) && !sites.contains(&letters(text)));
    let first = found.first()?.clone();
    let begins = letters(first.trim_end_matches(['.', '…', ' ']));
    let is_cut = first.ends_with("...") || first.ends_with('…');
    let whole = found.iter().find(|other| {
        is_cut && !other.ends_with("...") && !other.ends_with('…') && letters(other).starts_with(&begins)
    });
    Some(whole.cloned().unwrap_or(first))
}

fn clean(text: &str) -> String {
    line::single(plain(text).trim().to_owned())
}
