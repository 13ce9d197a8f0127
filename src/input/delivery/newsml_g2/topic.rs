//! What a story is about: the names of its subjects, else their codes.

use std::collections::BTreeMap;

use super::super::Item;
use super::super::xml::{Node, attribute, child, children, text};
use super::{code, local};

/// Adds the subjects of an item. Names in the item's language come first.
pub(super) fn read(item: &mut Item<'_>, content: Node<'_, '_>, language: Option<&str>) {
    let asserted = asserted(content, language);
    for subject in children(content, "subject") {
        // A subject in parts (`NewsML-G2` 2.27 and later) is its main concept.
        let subject = child(subject, "mainConcept").unwrap_or(subject);
        let code = code(subject).unwrap_or_default();
        let name = name(subject, language).or_else(|| asserted.get(code).cloned());
        let scheme = code.split_once(':').map_or("", |(scheme, _)| scheme);
        item.subject(scheme, &name.unwrap_or_else(|| code.to_owned()));
    }
}

/// The names of concepts that the item tells of in `assert`, by their codes.
fn asserted<'a>(content: Node<'a, '_>, language: Option<&str>) -> BTreeMap<&'a str, String> {
    let item = content.parent();
    let asserts = item.into_iter().flat_map(|item| children(item, "assert"));
    asserts
        .filter_map(|node| Some((code(node)?, name(node, language)?)))
        .collect()
}

/// The name of a concept: in the language of the item, which one without a language is in, too; and in full rather than
/// a mnemonic.
fn name(concept: Node<'_, '_>, language: Option<&str>) -> Option<String> {
    let rank = |node: &Node<'_, '_>| {
        let is_mnemonic = attribute(*node, "role").is_some_and(|role| matches!(local(role), "mnemonic" | "short"));
        let is_foreign = attribute(*node, "lang").is_some_and(|of_name| !is_same(of_name, language));
        (is_mnemonic, is_foreign)
    };
    let names = children(concept, "name").filter(|node| !text(Some(*node)).is_empty());
    names.min_by_key(rank).map(|name| text(Some(name)))
}

/// Whether two languages are the same but for their regions.
fn is_same(tag: &str, language: Option<&str>) -> bool {
    let primary = |tag: &str| tag.split(['-', '_']).next().unwrap_or_default().to_lowercase();
    language.is_some_and(|language| primary(language) == primary(tag))
}
