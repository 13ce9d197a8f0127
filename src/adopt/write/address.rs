//! What a publication's own configuration says of addresses: permalinks, of all files or of some, and
//! how names become parts of them.

use std::path::Path;

use super::super::directory;
use super::super::facts::{Fact, Facts};
use super::super::jekyll;
use super::super::languages::Languages;
use super::super::sections;
use super::super::tree::Tree;
use super::{Text, quoted};
use crate::config::PERMALINK_NAMES;

/// Facts and values, and the key with the value that stands for them.
const WAYS: &[(&str, &str, &str, &str)] = &[
    ("articles.keep_case", "true", "keep_case", "true"),
    ("articles.bare", "true", "slugs", "\"hugo-bare\""),
    ("articles.unicode", "true", "slugs", "\"pelican-unicode\""),
    ("articles.slugs", "safe", "slugs", "\"zola-safe\""),
    ("articles.slugs", "off", "slugs", "\"zola-safe\""),
    ("articles.folder_categories", "false", "folder_categories", "false"),
    ("articles.slug_from", "basename", "slug_from", "\"file\""),
    // The name has its day in it then.
    ("articles.slug_from", "basename", "dated_names", "false"),
    ("articles.slug_from", "title", "slug_from", "\"title\""),
];

/// The keys of `[articles]`.
pub(super) fn address(text: &mut Text, tree: &Tree, facts: &Facts) {
    match permalink(tree, facts) {
        Some((pattern, comment)) => text.line("permalink", &quoted(&pattern), &comment),
        None => text.line(
            "permalink",
            &quoted(tree.generator.permalink),
            &format!("{}'s own way", tree.generator.title),
        ),
    }
    if let Some(fact) = facts.get("articles.translated")
        && let Some(pattern) = (tree.generator.pattern)(&fact.value)
    {
        text.line("translated", &quoted(&pattern), &format!("from {}", fact.from));
    }
    for (fact, value, key, ours) in WAYS {
        if let Some(fact) = facts.get(fact).filter(|fact| fact.value.eq_ignore_ascii_case(value)) {
            text.line(key, ours, &format!("from {}", fact.from));
        }
    }
    if let Some(category) = facts.get("articles.category") {
        text.fact("category", &category);
    }
}

/// The pattern of all articles, and where it comes from.
fn permalink(tree: &Tree, facts: &Facts) -> Option<(String, String)> {
    let generator = tree.generator;
    let from = |fact: &Fact| format!("from {}", fact.from);
    if let Some(fact) = facts.get("articles.permalink") {
        return Some(match (generator.pattern)(&fact.value) {
            Some(pattern) => (pattern, from(&fact)),
            None => (
                generator.permalink.to_owned(),
                format!("GUESS: `{}` of {} is not understood", fact.value, fact.from),
            ),
        });
    }
    let slash = facts.get("articles.slash");
    let own = match slash.as_ref().map(is_true) {
        Some(true) => "{slug}/",
        Some(false) => "{bare_slug}",
        None => "{slug}",
    };
    if let Some(route) = facts.get("articles.route") {
        let pattern = format!("/{}/{own}", route.value.trim_matches('/')).replace("//", "/");
        return Some((pattern, from(&route)));
    }
    let ugly = facts.get("articles.ugly").filter(is_true);
    let ugly = ugly.map(|fact| ("/{path}.html".to_owned(), from(&fact)));
    ugly.or_else(|| Some((generator.permalink.replace("{slug}", own), from(&slash?))))
}

fn is_true(fact: &Fact) -> bool {
    fact.value.eq_ignore_ascii_case("true")
}

/// `[articles.permalinks]`: permalinks of some files.
pub(super) fn addresses(text: &mut Text, tree: &Tree, facts: &Facts, languages: &Languages) {
    let is_ugly = facts.get("articles.ugly").as_ref().is_some_and(is_true);
    let ugly: Vec<_> = facts
        .table("articles.ugly")
        .into_iter()
        .filter(|(_, fact)| is_true(fact))
        .collect();
    let permalinks = facts.table("articles.permalinks");
    let rule = |(section, fact): &(String, Fact)| {
        let is_ugly = is_ugly || ugly.iter().any(|(name, _)| name == section);
        let pattern = (tree.generator.pattern)(&fact.value).map(|pattern| of_section(&pattern, facts, is_ugly));
        (section.clone(), fact.clone(), pattern)
    };
    let is_new = |(name, _): &&(String, Fact)| permalinks.iter().all(|(known, _)| known != name);
    let only_ugly = ugly.iter().filter(is_new);
    let only_ugly = only_ugly.map(|(section, fact)| (section.clone(), fact.clone(), Some("/{path}.html".to_owned())));
    let named: Vec<Rule> = permalinks.iter().map(rule).chain(only_ugly).collect();
    let mut rules = of_languages(tree, facts, languages, &named);
    rules.extend(in_folder(tree, &facts.dir(), &named));
    let is_named = |pattern: &String| {
        let mut names = PERMALINK_NAMES.iter();
        names.any(|name| pattern.contains(&format!("{{{name}}}")))
    };
    if tree.generator.name == "jekyll" {
        let of_collection = |collection: jekyll::Collection| {
            let pattern = (tree.generator.pattern)(&collection.permalink.value).filter(is_named);
            (format!("{}/**", collection.dir), collection.permalink, pattern)
        };
        rules.extend(jekyll::collections(facts).into_iter().map(of_collection));
    }
    for (files, fact) in directory::permalinks(tree, &facts.dir()) {
        let pattern = (tree.generator.pattern)(&fact.value).filter(is_named);
        rules.push((files, fact, pattern));
    }
    if !rules.is_empty() {
        text.0 += "\n[articles.permalinks]\n";
    }
    let mut known: Vec<String> = Vec::new();
    for (files, fact, pattern) in rules {
        let files = quoted(&files);
        // The first of two counts.
        if known.contains(&files) {
            continue;
        }
        known.push(files.clone());
        match pattern {
            Some(pattern) => text.line(&files, &quoted(&pattern), &format!("from {}", fact.from)),
            None => text.0 += &format!("# {files}: `{}` of {} is not understood\n", fact.value, fact.from),
        }
    }
}

/// A section or a pattern of files, where its permalink comes from, and the pattern of ours.
type Rule = (String, Fact, Option<String>);

/// The rules of sections for the files in one folder of content.
fn in_folder(tree: &Tree, dir: &str, named: &[Rule]) -> Vec<Rule> {
    let mut rules = Vec::new();
    for (section, fact, pattern) in named {
        let inner = pattern
            .iter()
            .flat_map(|pattern| sections::permalinks(tree, dir, section, pattern));
        rules.extend(inner.map(|(files, pattern)| (files, fact.clone(), Some(pattern))));
        rules.push((files(section, dir), fact.clone(), pattern.clone()));
    }
    rules
}

/// The same for the folders of languages: each has sections of its own, and one in the folder of a section is
/// none itself.
fn of_languages(tree: &Tree, facts: &Facts, languages: &Languages, named: &[Rule]) -> Vec<Rule> {
    let own = facts.dir();
    let mut dirs: Vec<&Fact> = languages
        .list
        .iter()
        .filter_map(|language| language.dir.as_ref())
        .filter(|dir| dir.value != own)
        .collect();
    // Of folders in one another the deepest counts.
    dirs.sort_by_key(|dir| std::cmp::Reverse(dir.value.len()));
    let usual = permalink(tree, facts).map_or_else(|| tree.generator.permalink.to_owned(), |(usual, _)| usual);
    let mut rules = Vec::new();
    for dir in dirs {
        let is_in = |(section, _, _): &Rule| {
            let folder = format!("{own}/{section}");
            !section.is_empty() && Path::new(&dir.value).starts_with(folder.trim_start_matches('/'))
        };
        let mut inner = in_folder(tree, &dir.value, named);
        if named.iter().any(is_in) {
            inner.push((format!("{}/**", dir.value), dir.clone(), Some(usual.clone())));
        } else {
            // Those of sections themselves hold for all folders.
            inner.retain(|(files, _, _)| {
                named
                    .iter()
                    .all(|(section, _, _)| *files != self::files(section, &dir.value))
            });
        }
        rules.extend(inner);
    }
    rules
}

/// The files of a section in a folder; those of none are the site's own.
fn files(section: &str, dir: &str) -> String {
    let slash = if dir.is_empty() { "" } else { "/" };
    match section.trim_matches('/') {
        "" => format!("{dir}{slash}*"),
        section => format!("{dir}{slash}{section}/**"),
    }
}

/// Hugo makes folders of patterns, or pages with an ending, whatever they end in; their own words
/// are in lower case.
fn of_section(pattern: &str, facts: &Facts, is_ugly: bool) -> String {
    let keeps_case = facts.get("articles.keep_case").as_ref().is_some_and(is_true);
    let pattern = pattern.trim_end_matches('/').replace(' ', "-");
    let pattern = if keeps_case { pattern } else { pattern.to_lowercase() };
    format!("{pattern}{}", if is_ugly { ".html" } else { "/" })
}
