//! `[articles]` of an adopted tree: its files, addresses, and ways of writing.

use std::fmt::Write;

use super::super::directory;
use super::super::facts::Facts;
use super::super::survey::Survey;
use super::super::tree::Tree;
use super::{MARGIN, Text, list, quoted, timezone};
use crate::text::count::Count;

/// The table with all that is in it.
pub fn articles(text: &mut Text, tree: &Tree, facts: &Facts, survey: &Survey) {
    files(text, facts, survey);
    dir(text, tree, facts);
    address(text, tree, facts);
    ways(text, tree, facts);
    text.0 += "# split_authors = [\", \", \" and \"]   # off: a string is one author\n";
    addresses(text, tree, facts);
    values(text, facts, survey);
    keys(text, survey);
}

/// Which files are articles.
fn files(text: &mut Text, facts: &Facts, survey: &Survey) {
    text.0 += "include = [\n";
    for (pattern, files) in &survey.include {
        let line = format!("  {},", quoted(pattern));
        let _ = writeln!(text.0, "{line:MARGIN$} # {}", Count(*files, "article"));
    }
    let _ = writeln!(
        text.0,
        "{:MARGIN$} # {} with a date",
        "]",
        Count(survey.articles, "article")
    );
    let excluded = facts.exclude();
    if survey.undated.is_empty() {
        let excluded = list(excluded.iter().map(String::as_str));
        text.line("exclude", &excluded, "what is no article");
    } else {
        text.0 += "exclude = [\n";
        for pattern in excluded {
            let _ = writeln!(text.0, "  {},", quoted(&pattern));
        }
        for name in &survey.undated {
            let line = format!("  {},", quoted(&escaped(name)));
            let _ = writeln!(text.0, "{line:MARGIN$} # has no date");
        }
        text.0 += "]\n";
    }
}

/// Where their paths begin, if it is not where the generator's own begin.
fn dir(text: &mut Text, tree: &Tree, facts: &Facts) {
    let dir = facts.dir();
    if dir != tree.generator.dir {
        let from = facts
            .get("articles.dir")
            .map_or_else(|| tree.root.clone(), |fact| fact.from);
        text.line(
            "dir",
            &quoted(if dir.is_empty() { "." } else { &dir }),
            &format!("from {from}"),
        );
    }
}

/// What the publication's own configuration says of times, slugs and summaries.
fn ways(text: &mut Text, tree: &Tree, facts: &Facts) {
    if timezone(facts).is_some() && tree.generator.name == "hugo" {
        text.line("unzoned", "\"site\"", "dates without a zone are in `timeZone`");
    }
    if let Some(from) = facts.get("articles.slug_from") {
        let value = if from.value == "basename" { "file" } else { "title" };
        text.line("slug_from", &quoted(value), &format!("from {}", from.from));
    }
    if let Some(end) = facts
        .get("articles.summary_ends")
        .filter(|end| end.value.trim().len() > 2)
    {
        text.line(
            "summary_ends",
            &list([end.value.as_str()]),
            &format!("from {}", end.from),
        );
    }
}

/// The folder of the articles with a slash, if there is one.
fn prefix(facts: &Facts) -> String {
    let dir = facts.dir();
    if dir.is_empty() { dir } else { format!("{dir}/") }
}

/// A file's name as a pattern that fits it alone.
fn escaped(name: &str) -> String {
    let escape = |c: char| {
        if "[]{}*?!".contains(c) {
            format!("[{c}]")
        } else {
            c.to_string()
        }
    };
    name.chars().map(escape).collect()
}

fn address(text: &mut Text, tree: &Tree, facts: &Facts) {
    let generator = tree.generator;
    let own = facts.get("articles.permalink");
    let ours = own.as_ref().and_then(|fact| (generator.pattern)(&fact.value));
    match (own, ours) {
        (Some(fact), Some(pattern)) => text.line("permalink", &quoted(&pattern), &format!("from {}", fact.from)),
        (Some(fact), None) => text.line(
            "permalink",
            &quoted(generator.permalink),
            &format!("GUESS: `{}` of {} is not understood", fact.value, fact.from),
        ),
        (None, _) if facts.get("articles.route").is_some() => {
            if let Some(route) = facts.get("articles.route") {
                let pattern = format!("/{}/{{slug}}", route.value.trim_matches('/')).replace("//", "/");
                text.line("permalink", &quoted(&pattern), &format!("from {}", route.from));
            }
        }
        (None, _) => match facts.get("articles.ugly").filter(|fact| fact.value == "true") {
            Some(fact) => text.line("permalink", "\"/{path}.html\"", &format!("from {}", fact.from)),
            None => text.line(
                "permalink",
                &quoted(generator.permalink),
                &format!("{}'s own way", generator.title),
            ),
        },
    }
    // Zola keeps names as they are where they are not made into slugs.
    if let Some(fact) = facts.get("articles.slugs").filter(|fact| fact.value != "on") {
        text.line("slugs", "\"kept\"", &format!("from {}", fact.from));
    }
}

/// Permalinks of some files.
fn addresses(text: &mut Text, tree: &Tree, facts: &Facts) {
    let generator = tree.generator;
    let sections = facts.table("articles.permalinks").into_iter();
    let sections = sections.map(|(section, fact)| (format!("{}{section}/**", prefix(facts)), fact));
    let rules: Vec<_> = sections.chain(directory::permalinks(tree, &facts.dir())).collect();
    if !rules.is_empty() {
        text.0 += "\n[articles.permalinks]\n";
    }
    for (files, fact) in rules {
        let files = quoted(&files);
        match (generator.pattern)(&fact.value) {
            Some(pattern) => text.line(&files, &quoted(&pattern), &format!("from {}", fact.from)),
            None => text.0 += &format!("# {files}: `{}` of {} is not understood\n", fact.value, fact.from),
        }
    }
}

/// Values that texts print and that a generator takes from its configuration.
fn values(text: &mut Text, facts: &Facts, survey: &Survey) {
    let of_site = ["url", "baseurl", "title", "name", "baseUrl"];
    let names = survey.values.iter().filter(|name| !of_site.contains(&name.as_str()));
    let found: Vec<_> = names.filter_map(|name| Some((name, facts.value(name)?))).collect();
    if !found.is_empty() {
        text.0 += "\n[articles.shortcodes]\n";
    }
    for (name, fact) in found {
        text.fact(&quoted(&format!("site.{name}")), &fact);
    }
}

fn keys(text: &mut Text, survey: &Survey) {
    text.0 += "\n[articles.keys]\n";
    for (field, key, files) in &survey.keys {
        let comment = format!("GUESS: in {}, where no other key names any", Count(*files, "article"));
        text.line(field, &quoted(key), &comment);
    }
    if survey.keys.is_empty() {
        text.0 += "# authors = [\"authors\", \"extra.editors\"]   # where fields stand under other names\n";
    }
}
