//! Keys of front matter that nothing is read from, and that may be what is wanted.

use std::collections::BTreeMap;

use super::Look;
use crate::input::generator::Generator;
use crate::input::keys::is_known;
use crate::text::date::{DateRules, parse};

/// Words in the names of keys that hold people.
const PEOPLE: &[&str] = &[
    "author",
    "byline",
    "columnist",
    "contributor",
    "correspondent",
    "editor",
    "photographer",
    "reporter",
    "writer",
];

/// Words at the end of keys that say something of people, and are no names.
const ABOUT_PEOPLE: &[&str] = &[
    "avatar", "bio", "email", "handle", "image", "link", "photo", "role", "title", "uri", "url", "website",
];

/// Keys with a date in them.
pub(super) fn dates(look: &Look<'_>) -> Vec<String> {
    let is_date = |_: &str, value: &str| value.len() > 7 && parse(value, &DateRules::default()).is_ok();
    keys(look, is_date)
}

/// Keys that are called as people are. One that is guessed to be a field of ours is told there.
pub(super) fn authors(look: &Look<'_>) -> Vec<String> {
    let is_person = |key: &str, _: &str| {
        let key = key.to_lowercase();
        PEOPLE.iter().any(|word| key.contains(word)) && !ABOUT_PEOPLE.iter().any(|word| key.ends_with(word))
    };
    let is_guessed = |key: &String| {
        look.survey
            .keys
            .iter()
            .any(|(_, keys, _)| keys.split('|').any(|known| known.trim() == key))
    };
    let mut keys = keys(look, is_person);
    keys.retain(|key| !is_guessed(key));
    keys
}

/// Keys of articles that are none of a field, and fit; what most articles have comes first.
fn keys(look: &Look<'_>, fits: impl Fn(&str, &str) -> bool) -> Vec<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let values = look.survey.fields.iter();
    let open = values.filter(|(key, _)| !is_read(look.tree.generator, key));
    for (key, _) in open.filter(|(key, value)| fits(key, value)) {
        *counts.entry(key).or_default() += 1;
    }
    let mut keys: Vec<(&str, usize)> = counts.into_iter().collect();
    keys.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    keys.into_iter().map(|(key, _)| key.to_owned()).collect()
}

/// Whether some field is read from the key.
fn is_read(generator: &Generator, key: &str) -> bool {
    let folded = |key: &str| key.replace(['-', '_'], "").to_lowercase();
    let last = key.rsplit('.').next().unwrap_or(key);
    // What stands in a field of ours is read with it: `author.name`.
    let first = key.split('.').next().unwrap_or(key);
    let own = generator.keys.iter().flat_map(|(_, keys)| *keys);
    let mut own = own.flat_map(|keys| keys.split('|')).map(|known| folded(known.trim()));
    let asked = [folded(key), folded(last)];
    is_known(last) || is_known(first) || own.any(|known| asked.contains(&known))
}
