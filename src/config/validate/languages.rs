//! `[languages]`: what the publication is called in each of its languages, and where it is.

use url::Url;

use super::super::mistakes::Mistakes;
use super::super::raw::{Spanned, Table};
use super::value::{checked, folder};
use crate::input::languages::Language;
use crate::text::node::Field;
use crate::text::{language, url as address};

/// The publication in one of its languages.
#[derive(Debug, Clone)]
pub struct Edition {
    /// In names of files, and in the configuration.
    pub key: String,
    /// BCP 47.
    pub tag: String,
    /// Its name, if it has one of its own.
    pub title: Option<String>,
    /// What it is about; the site's description where missing.
    pub description: Option<String>,
    /// Its home page, below which its articles are; ends in a slash.
    pub url: Url,
}

/// All of them, in the order of the configuration.
#[derive(Default)]
pub(super) struct Languages {
    pub editions: Vec<Edition>,
    pub files: Vec<Language>,
    /// Key of the one that is the site's.
    pub own: Option<String>,
}

/// The languages of a site whose home page is `base`, and whose language is `own`.
pub(super) fn languages(table: &Table<'_>, base: &Url, own: &str, mistakes: &mut Mistakes<'_>) -> Languages {
    let mut languages = Languages::default();
    for field in table.fields() {
        let table = Table::new(&table.path(&field.key), &field.node, mistakes);
        let Some(tag) = tag(&table, field, mistakes) else {
            continue;
        };
        let is_own = languages.own.is_none() && (language::is_in(own, &tag) || language::is_in(&tag, own));
        if is_own {
            languages.own = Some(field.key.clone());
        }
        languages.files.push(Language {
            key: field.key.clone(),
            tag: tag.clone(),
            dir: table
                .text("dir")
                .map(|dir| dir.trim_start_matches("./").trim_matches('/').to_owned()),
        });
        languages.editions.push(Edition {
            key: field.key.clone(),
            tag,
            title: table.text("title"),
            description: table.text("description"),
            url: url(&table, field, base, is_own, mistakes),
        });
    }
    languages
}

/// What feeds call a language.
fn tag(table: &Table<'_>, field: &Field, mistakes: &mut Mistakes<'_>) -> Option<String> {
    if table.get("tag").is_some() {
        return checked(
            table,
            "tag",
            mistakes,
            language::parse,
            "is no language tag such as `en` or `pt-BR`",
        );
    }
    let tag = language::parse(&field.key);
    if tag.is_none() {
        let message = format!("`{}` is no language tag such as `en` or `pt-BR`", field.key);
        let help = format!(
            "say which language it is: `[languages.{}]`, then `tag = \"en\"`",
            field.key
        );
        mistakes.add(&field.key_span, message).help = Some(help);
    }
    tag
}

/// The home page of a language.
fn url(table: &Table<'_>, field: &Field, base: &Url, is_own: bool, mistakes: &mut Mistakes<'_>) -> Url {
    let below = |path: &str| address::below(base, path.trim_start_matches('/'));
    let usual = || {
        if is_own {
            base.clone()
        } else {
            below(&format!("{}/", field.key.to_lowercase()))
        }
    };
    let Some(text) = table.string("url") else {
        return usual();
    };
    let text = match text.value.strip_prefix('/') {
        Some(path) => Spanned {
            value: below(path).into(),
            span: text.span,
        },
        None => text,
    };
    folder(&text, &table.path("url"), mistakes).unwrap_or_else(usual)
}
