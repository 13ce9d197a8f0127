//! Files that no feed is made of.

use std::collections::BTreeMap;
use std::fs;

use super::Look;
use crate::input::front_matter::front_matter;
use crate::input::markdown;
use crate::input::name;
use crate::input::style::Style;
use crate::text::source::Source;

/// Endings of texts that feedmill does not read.
const TEXTS: &[&str] = &[
    "rst", "org", "adoc", "asciidoc", "asc", "ipynb", "textile", "qmd", "Rmd", "wiki", "typ", "tex", "mdoc", "markdoc",
];

/// Endings of templates that may be articles: those that begin as articles do.
const TEMPLATES: &[&str] = &[
    "html", "htm", "njk", "liquid", "hbs", "ejs", "pug", "haml", "vto", "webc", "mustache",
];

/// Files that a project has beside its articles.
const NO_ARTICLES: &[&str] = &["README", "CHANGELOG", "LICENSE", "CONTRIBUTING", "404", "index"];

/// Whether a file is a text that feedmill does not read.
pub(crate) fn is_unread(name: &str) -> bool {
    TEXTS.contains(&ending(name))
}

/// Articles that are held, and what is in folders of drafts.
pub(crate) fn held(look: &Look<'_>) -> Vec<String> {
    let is_draft = |name: &&String| name.split('/').any(|part| part == "_drafts") && is_markdown(name);
    let drafts = look.survey.rest.iter().filter(is_draft).cloned();
    look.survey.held.iter().cloned().chain(drafts).collect()
}

/// Texts in other formats, where articles are kept.
pub(crate) fn unread(look: &Look<'_>) -> Vec<String> {
    let dirs = look.facts.dirs();
    let is_in = |name: &String| {
        let below = |dir: &String| {
            dir.is_empty()
                || name
                    .strip_prefix(dir.as_str())
                    .is_some_and(|rest| rest.starts_with('/'))
        };
        dirs.iter().any(below)
    };
    let is_own = |name: &String| {
        let parts = name.split('/').rev().skip(1);
        let mut folders = parts.filter(|part| part.starts_with('_') && *part != "_posts");
        folders.next().is_none() && !NO_ARTICLES.contains(&stem(name))
    };
    let is_text = |name: &String| match ending(name) {
        _ if is_unread(name) => true,
        ending => TEMPLATES.contains(&ending) && has_front_matter(look, name),
    };
    let rest = look.survey.rest.iter();
    rest.filter(|name| is_in(name) && is_own(name) && is_text(name))
        .cloned()
        .collect()
}

/// Folders with dated files in Markdown that no pattern fits, such as a collection of Jekyll's.
pub(crate) fn folders(look: &Look<'_>) -> Vec<String> {
    let mut folders: BTreeMap<&str, Vec<&String>> = BTreeMap::new();
    let rest = look.survey.rest.iter().filter(|name| is_markdown(name));
    for name in rest.filter(|name| !name.split('/').any(|part| part == "_drafts")) {
        if let Some((folder, _)) = name.rsplit_once('/') {
            folders.entry(folder).or_default().push(name);
        }
    }
    let has_article = |names: &Vec<&String>| names.iter().take(LOOKED_AT).any(|name| is_dated(look, name));
    let with_articles = folders.into_iter().filter(|(_, names)| has_article(names));
    with_articles.map(|(folder, _)| folder.to_owned()).collect()
}

/// Files of a folder that are looked at.
const LOOKED_AT: usize = 5;

/// Whether the file has a day in its name, or a date among its fields.
fn is_dated(look: &Look<'_>, file: &str) -> bool {
    let Ok(text) = fs::read_to_string(look.tree.dir.join(file)) else {
        return false;
    };
    let Ok(front) = front_matter(&Source::new(file, &text)) else {
        return false;
    };
    let fields = front.fields;
    let is_date = |key: &str| ["date", "pubDate", "publishDate", "published"].contains(&key);
    let style = Style::of(look.tree.generator);
    !fields.fields().is_empty()
        && (name::date(file, &style).is_some() || fields.fields().iter().any(|field| is_date(&field.key)))
}

fn has_front_matter(look: &Look<'_>, name: &str) -> bool {
    fs::read_to_string(look.tree.dir.join(name)).is_ok_and(|text| text.starts_with("---") || text.starts_with("+++"))
}

fn is_markdown(name: &str) -> bool {
    markdown::FORMAT.endings.contains(&ending(name))
}

fn ending(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, ending)| ending)
}

fn stem(name: &str) -> &str {
    let file = name.rsplit('/').next().unwrap_or(name);
    file.split('.').next().unwrap_or(file)
}
