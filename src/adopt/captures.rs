//! What a site's own settings say of the names and paths of files, and of the keys of dates: `FILENAME_METADATA`
//! and `PATH_METADATA` of Pelican, `[frontmatter]` of Hugo (<https://gohugo.io/configuration/front-matter/>).

use regex::Regex;

use super::facts::Facts;
use crate::input::inherit::Capture;

/// A table of `[[articles.defaults]]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Rule {
    /// `name` or `path`.
    pub key: &'static str,
    pub pattern: String,
    /// Keys of which an article must have none.
    pub unless: Vec<String>,
    pub from: String,
}

impl Rule {
    /// As the reader of articles knows it; `None` for a pattern that is not understood.
    pub(super) fn capture(&self) -> Option<Capture> {
        Some(Capture {
            pattern: Regex::new(&format!("^(?:{})", self.pattern)).ok()?,
            is_name: self.key == "name",
            unless: self.unless.clone(),
        })
    }
}

/// The keys of a field, and where they come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct KeysOf {
    pub field: &'static str,
    pub keys: Vec<String>,
    pub from: String,
}

/// The key of the day in a file's name.
const FILE_DATE: &str = "filename_date";

/// A day in front of a name, and the slug behind it.
const DATED: &str = r"(?P<filename_date>\d{4}-\d{2}-\d{2})(?:[ _-]+(?P<slug>.+?))?[ _-]*$";

/// Fields, the lists of Hugo that say their keys, and what is meant by `:default` besides the generator's own.
const LISTS: &[(&str, &str, &[&str])] = &[
    ("published", "frontmatter.date", &[]),
    ("updated", "frontmatter.lastmod", &[]),
    // What has no day of its own for it is published on its date.
    ("embargo", "frontmatter.publishDate", &["date"]),
    ("expires", "frontmatter.expiryDate", &[]),
];

/// Other names of the keys in these lists.
const ALIASES: &[(&str, &str)] = &[
    ("lastmod", "modified"),
    ("publishdate", "pubdate"),
    ("expirydate", "unpublishdate"),
];

/// Whatever names and paths say.
pub(super) fn rules(facts: &Facts) -> Vec<Rule> {
    let written = [("name", "articles.name"), ("path", "articles.path")];
    let written = written.into_iter().filter_map(|(key, fact)| {
        let fact = facts.get(fact)?;
        Some(Rule {
            key,
            pattern: fact.value,
            unless: Vec::new(),
            from: fact.from,
        })
    });
    written.chain(dated(facts)).collect()
}

/// The day in the name of a file, where some list asks for it: for articles that do not say it themselves.
fn dated(facts: &Facts) -> Option<Rule> {
    let before = |of: KeysOf| {
        let at = of.keys.iter().position(|key| key == FILE_DATE)?;
        Some((of.keys[..at].to_vec(), of.from))
    };
    let (unless, from) = keys(facts)
        .into_iter()
        .filter_map(before)
        .min_by_key(|(keys, _)| keys.len())?;
    Some(Rule {
        key: "name",
        pattern: DATED.to_owned(),
        unless,
        from,
    })
}

/// The keys of dates, where the site's own settings say them.
pub(super) fn keys(facts: &Facts) -> Vec<KeysOf> {
    LISTS.iter().filter_map(|list| keys_of(facts, list)).collect()
}

fn keys_of(facts: &Facts, (field, list, more): &(&'static str, &str, &[&str])) -> Option<KeysOf> {
    let said = facts.list(list).or_else(|| {
        // Which keys date a page says when the others count.
        let dates = facts.list("frontmatter.date").filter(|_| *field == "embargo")?;
        Some((vec![":default".to_owned()], dates.1))
    });
    let (said, from) = said?;
    let of_generator = facts.generator().keys.iter().filter(|(known, _)| known == field);
    let usual: Vec<&str> = of_generator
        .flat_map(|(_, keys)| *keys)
        .chain(more.iter())
        .copied()
        .collect();
    let mut keys: Vec<String> = Vec::new();
    for name in said.iter().flat_map(|name| meant(name, &usual)) {
        if !keys.contains(&name) {
            keys.push(name);
        }
    }
    (!keys.is_empty()).then_some(KeysOf { field, keys, from })
}

/// What an entry of a list stands for; the disk and git are not asked.
fn meant(name: &str, usual: &[&str]) -> Vec<String> {
    let name = name.to_lowercase();
    match name.as_str() {
        ":default" => usual.iter().map(|key| (*key).to_owned()).collect(),
        ":filename" => vec![FILE_DATE.to_owned()],
        _ if name.starts_with(':') => Vec::new(),
        _ => {
            let alias = ALIASES.iter().find(|(known, _)| *known == name);
            let alias = alias.map(|(_, other)| (*other).to_owned());
            std::iter::once(name).chain(alias).collect()
        }
    }
}
