//! `[topics]`: what topics are called.

use url::Url;

use super::super::mistakes::Mistakes;
use super::super::raw::Table;
use super::value::web;
use crate::text::{slug, url as address};

/// What topics are called.
#[derive(Debug, Clone, Default)]
pub struct Topics {
    /// From a spelling's key (`text::slug::key`) to the name to use.
    pub aliases: Vec<(String, String)>,
    /// Keys of topics that are none.
    pub ignore: Vec<String>,
    /// RSS `category/@domain`, Atom `category/@scheme`.
    pub scheme: String,
}

impl Topics {
    /// The key of a topic under the name that the newsroom uses.
    pub fn key_of(&self, key: &str) -> String {
        let alias = self.aliases.iter().find(|(from, _)| from == key);
        alias.map_or_else(|| key.to_owned(), |(_, name)| slug::key(name))
    }
}

pub(super) fn topics(table: &Table<'_>, site: &Url, mistakes: &mut Mistakes<'_>) -> Topics {
    let aliases = table.table("aliases", mistakes);
    let mut names = Vec::new();
    for (table, field) in aliases
        .iter()
        .flat_map(|table| table.fields().iter().map(move |field| (table, field)))
    {
        names.extend(table.text(&field.key).map(|name| (slug::key(&field.key), name)));
    }
    let ignore = table.strings("ignore").unwrap_or_default();
    Topics {
        aliases: names,
        ignore: ignore.iter().map(|topic| slug::key(&topic.value)).collect(),
        scheme: web(table, "scheme", mistakes)
            .unwrap_or_else(|| address::below(site, "topics/"))
            .into(),
    }
}
