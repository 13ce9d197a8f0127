//! What of a story is for those who pay: `isAccessibleForFree`, of the story or of parts of it (schema.org, "paywalled content").

use super::document::Document;
use super::facts::Facts;
use super::things::{items, text};
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
    let is_paid = facts.story().any(is_not_free) || facts.metas.is("article:content_tier", "locked");
    if is_paid {
        return Access::Paid;
    }
    let parts = facts.story().flat_map(|thing| facts.things.values(thing, "hasPart"));
    let paid: Vec<&Node> = parts.filter(|part| is_not_free(part)).collect();
    if paid.is_empty() {
        return Access::Free;
    }
    let selectors = paid
        .iter()
        .flat_map(|part| part.get("cssSelector").map(items).unwrap_or_default());
    let selectors: Vec<String> = selectors
        .filter_map(text)
        .flat_map(|text| text.split(',').map(|one| one.trim().to_owned()))
        .collect();
    // What cannot be found cannot be cut.
    let is_found = |selector: &String| facts.page.all().any(|at| is_selected(&facts.page, at, selector));
    if !selectors.is_empty() && selectors.iter().any(is_found) && selectors.iter().all(|selector| is_simple(selector)) {
        Access::Parts(selectors)
    } else {
        Access::Paid
    }
}

fn is_not_free(thing: &Node) -> bool {
    let said = thing.get("isAccessibleForFree").map(items).unwrap_or_default();
    said.iter().any(|value| match &value.value {
        Value::Bool(is_free) => !is_free,
        Value::Text(word) => {
            let word = word.trim().to_ascii_lowercase();
            matches!(word.rsplit('/').next(), Some("false" | "no" | "0"))
        }
        Value::Number(number) => number == "0",
        _ => false,
    })
}

/// Whether a selector is one class, id, attribute or name, or the last of several words is.
fn is_simple(selector: &str) -> bool {
    let last = selector.split_ascii_whitespace().last().unwrap_or_default();
    !last.is_empty() && last.chars().all(|c| c.is_alphanumeric() || "._#-[]=\"'".contains(c))
}

/// Whether an element is one that the last part of a selector names.
pub(super) fn is_selected(page: &Document<'_>, at: usize, selector: &str) -> bool {
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
        for word in ["false", "\"False\"", "\"no\"", "\"http://schema.org/False\""] {
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
        for selector in [".elsewhere", "p.paid", "div:first-child", ""] {
            assert_eq!(of(&part(selector), div), Access::Paid, "{selector}");
        }
    }
}
