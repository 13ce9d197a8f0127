//! The keys of `[articles]` that say how a publication writes its articles, where it differs from
//! its generator.

use super::super::mistakes::Mistakes;
use super::super::raw::{Spanned, Table};
use super::value::{choice, choices};
use crate::input::generator::{Generator, SlugFrom};
use crate::input::keys::SYNONYMS;
use crate::input::public::Show;
use crate::input::style::Style;
use crate::text::count::one_of;
use feedcheck::suggest::nearest;

/// Fields that `SYNONYMS` does not hold.
const MORE_FIELDS: &[&str] = &["categories"];

pub(super) fn style(table: &Table<'_>, generator: &'static Generator, mistakes: &mut Mistakes<'_>) -> Style {
    let mut style = Style::of(generator);
    if let Some(dirs) = table.one_or_more("dir") {
        style.dirs = dirs.iter().map(|dir| folder(&dir.value)).collect();
    }
    keys(table, &mut style, mistakes);
    let list = |key: &str, list: &mut Vec<String>| {
        if let Some(words) = table.strings(key) {
            *list = words
                .into_iter()
                .map(|word| word.value)
                .filter(|word| !word.is_empty())
                .collect();
        }
    };
    list("split_topics", &mut style.split_topics);
    list("split_authors", &mut style.authors.split);
    list("summary_ends", &mut style.summary_ends);
    style.dated_names = table.switch("dated_names").unwrap_or(style.dated_names);
    style.show = choices(table, "show", Show::NAMES);
    style.untitled = table.is_on("untitled");
    style.slug_from = choice(table, "slug_from", SlugFrom::NAMES).unwrap_or(style.slug_from);
    style.folder_categories = table.switch("folder_categories").unwrap_or(style.folder_categories);
    if let Some(category) = table.string("category") {
        style.category = category.value;
    }
    let shortcodes = table.table("shortcodes", mistakes);
    for field in shortcodes.iter().flat_map(Table::fields) {
        let text = shortcodes.as_ref().and_then(|table| table.string(&field.key));
        style
            .shortcodes
            .extend(text.map(|text| (field.key.clone(), text.value)));
    }
    style
}

/// A folder without slashes around it; empty for that of the configuration.
fn folder(dir: &str) -> String {
    let dir = dir.trim().trim_start_matches("./").trim_matches('/');
    if dir == "." { String::new() } else { dir.to_owned() }
}

/// `[articles.keys]` takes the place of a generator's keys, field by field.
fn keys(table: &Table<'_>, style: &mut Style, mistakes: &mut Mistakes<'_>) {
    let Some(table) = table.table("keys", mistakes) else {
        return;
    };
    for field in table.fields() {
        let Some(keys) = table.one_or_more(&field.key) else {
            continue;
        };
        let known = SYNONYMS
            .iter()
            .map(|(name, _)| *name)
            .chain(MORE_FIELDS.iter().copied());
        if known.clone().any(|name| name == field.key) {
            style.keys.set(&field.key, &values(keys));
        } else {
            let help = match nearest(&field.key, known.clone()) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => format!("it is {}", one_of(known)),
            };
            let message = format!("`{}` is no field of an article", field.key);
            mistakes.add(&field.key_span, message).help = Some(help);
        }
    }
}

fn values(texts: Vec<Spanned<String>>) -> Vec<String> {
    texts.into_iter().map(|text| text.value).collect()
}
