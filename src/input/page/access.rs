//! What of a story is for those who pay: `isAccessibleForFree`, of the story or of parts of it (schema.org, "paywalled content").

use super::annotation::bare;
use super::document::Document;
use super::facts::Facts;
use super::things::{is_article, items, text};
use crate::text::node::{Node, Value};

/// Who may read a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Access {
    /// Everybody.
    Free,
    /// Those who pay.
    Paid,
    /// Everybody, without what these selectors name.
    Parts(Vec<String>),
}

/// What the page says of it.
pub(super) fn access(facts: &Facts<'_>) -> Access {
    // Some say it in microdata, and all else in JSON-LD.
    let is_nameless =
        |thing: &&Node| is_article(thing) && ["headline", "name", "url"].iter().all(|key| thing.get(key).is_none());
    let nameless = facts.things.all().iter().filter(is_nameless);
    let is_paid = facts.story().chain(nameless).any(is_not_free) || facts.metas.is("article:content_tier", "locked");
    if is_paid {
        return Access::Paid;
    }
    let parts = facts.story().flat_map(|thing| facts.things.values(thing, "hasPart"));
    let paid: Vec<&Node> = parts.filter(|part| is_not_free(part)).collect();
    if paid.is_empty() {
        return Access::Free;
    }
    let of = |part: &Node| -> Vec<String> {
        let selectors = part.get("cssSelector").map(items).unwrap_or_default();
        let each = selectors.into_iter().filter_map(text).flat_map(|text| text.split(','));
        each.map(|one| one.trim().to_owned()).collect()
    };
    let each: Vec<Vec<String>> = paid.into_iter().map(of).collect();
    // What cannot be found cannot be cut.
    let is_said = each.iter().all(|selectors| !selectors.is_empty());
    let selectors: Vec<String> = each.into_iter().flatten().collect();
    let is_found = |selector: &String| facts.page.all().any(|at| is_selected(&facts.page, at, selector));
    if is_said && selectors.iter().any(is_found) && selectors.iter().all(|selector| is_simple(selector)) {
        Access::Parts(selectors)
    } else {
        Access::Paid
    }
}

/// Whether a thing says that it is not free. A word that nobody knows is no yes.
fn is_not_free(thing: &Node) -> bool {
    let is_it = |key: &str| bare(key).eq_ignore_ascii_case("isAccessibleForFree");
    let said = thing.fields().iter().filter(|field| is_it(&field.key));
    said.flat_map(|field| items(&field.node)).any(|value| {
        let value = value.get("@value").unwrap_or(value);
        match &value.value {
            Value::Bool(is_free) => !is_free,
            Value::Text(word) => {
                let word = word.trim().to_ascii_lowercase();
                !matches!(word.rsplit('/').next(), Some("true" | "yes" | "1" | ""))
            }
            Value::Number(number) => number == "0",
            _ => false,
        }
    })
}

/// Whether a selector is one class, id, attribute or name, or the last of several words is.
fn is_simple(selector: &str) -> bool {
    let last = selector.split_ascii_whitespace().last().unwrap_or_default();
    let is_plain = |text: &str, signs: &str| {
        let is_known = |c: char| c.is_alphanumeric() || signs.contains(c);
        !text.is_empty() && text.chars().all(is_known)
    };
    match last.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        Some(attribute) => is_plain(attribute, "_-=.\"'"),
        None => is_plain(last, "._#-"),
    }
}

/// The page without what some selectors name: blanks stand for it, so that all else stays in its place.
pub(super) fn without(page: &Document<'_>, selectors: &[String]) -> String {
    let mut html = page.html.as_bytes().to_vec();
    let is_cut = |at: &usize| selectors.iter().any(|selector| is_selected(page, *at, selector));
    for at in page.all().filter(is_cut) {
        html[page.outer(at)].fill(b' ');
    }
    String::from_utf8_lossy(&html).into_owned()
}

/// Whether an element is one that the last part of a selector names.
fn is_selected(page: &Document<'_>, at: usize, selector: &str) -> bool {
    let last = selector.split_ascii_whitespace().last().unwrap_or_default();
    if let Some(attribute) = last.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        let (name, value) = attribute
            .split_once('=')
            .map_or((attribute, None), |(name, value)| (name, Some(value)));
        let found = page.tag(at).attribute(name);
        let wanted = value.map(|value| value.trim_matches(['"', '\'']));
        return found.is_some_and(|found| wanted.is_none_or(|wanted| found == wanted));
    }
    let (name, rest) = last.split_at(last.find(['.', '#']).unwrap_or(last.len()));
    if !name.is_empty() && !page.is_any(at, &[&name.to_ascii_lowercase()]) {
        return false;
    }
    let mut rest = rest;
    while let Some(mark) = rest.chars().next() {
        let end = rest[1..].find(['.', '#', '[']).map_or(rest.len(), |end| end + 1);
        let word = &rest[1..end];
        let has_it = match mark {
            '.' => page.tag(at).has_class(|class| class.eq_ignore_ascii_case(word)),
            '#' => page.attribute(at, "id").is_some_and(|id| id == word),
            _ => return false,
        };
        if !has_it {
            return false;
        }
        rest = &rest[end..];
    }
    !last.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(said: &str, page: &str) -> Access {
        let html = format!(
            "<script type=\"application/ld+json\">{{\"@type\": \"NewsArticle\", \"headline\": \"x\", {said}}}</script>{page}"
        );
        access(&Facts::of(&html))
    }

    #[test]
    fn a_page_says_who_may_read_it() {
        let part = |selector: &str| {
            format!("\"hasPart\": {{\"isAccessibleForFree\": \"False\", \"cssSelector\": \"{selector}\"}}")
        };
        assert_eq!(of("\"isAccessibleForFree\": true", ""), Access::Free);
        for word in [
            "false",
            "\"False\"",
            "\"no\"",
            "\"http://schema.org/False\"",
            "{\"@value\": false}",
            "\"n\"",
        ] {
            assert_eq!(
                of(&format!("\"isAccessibleForFree\": {word}"), ""),
                Access::Paid,
                "{word}"
            );
        }
        let div = "<div class=\"text paid\" id=\"x\" data-lock>x</div>";
        for selector in [".paid", "main .paid", "div.text.paid", "#x", "[data-lock]"] {
            assert_eq!(
                of(&part(selector), div),
                Access::Parts(vec![selector.to_owned()]),
                "{selector}"
            );
        }
        for selector in [
            ".elsewhere",
            "p.paid",
            "div:first-child",
            "",
            ".paid, div[data-lock]",
            ".paid, .text[data-lock]",
        ] {
            assert_eq!(of(&part(selector), div), Access::Paid, "{selector}");
        }
    }

    #[test]
    fn the_key_is_known_in_other_spellings_and_in_microdata() {
        for key in ["isAccessibleforFree", "schema:isAccessibleForFree"] {
            assert_eq!(of(&format!("\"{key}\": false"), ""), Access::Paid, "{key}");
        }
        let beside = "<article itemscope itemtype=\"https://schema.org/NewsArticle\"><meta itemprop=\"isAccessibleForFree\" content=\"false\"></article>";
        assert_eq!(of("\"inLanguage\": \"en\"", beside), Access::Paid);
    }

    #[test]
    fn a_paid_part_that_nothing_names_holds_the_story() {
        let parts = "\"hasPart\": [{\"isAccessibleForFree\": false, \"cssSelector\": \".paid\"}, {\"isAccessibleForFree\": false}]";
        assert_eq!(of(parts, "<p class=\"paid\">x</p>"), Access::Paid);
    }

    #[test]
    fn what_is_cut_leaves_all_else_in_its_place() {
        let html = "<main><p>One</p><p class=\"paid\">Zwölf <b>x</b></p><p>Two</p></main>";
        let left = without(&Document::new(html), &[".paid".to_owned()]);
        assert_eq!((left.len(), left.find("<p>Two")), (html.len(), html.find("<p>Two")));
        assert!(!left.contains("Zw") && left.starts_with("<main><p>One</p> "));
    }
}
