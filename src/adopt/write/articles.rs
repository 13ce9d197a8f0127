//! `[articles]` of an adopted tree: its files, addresses, and ways of writing.

use std::fmt::Write;

use super::super::captures;
use super::super::facts::Facts;
use super::super::languages::Languages;
use super::super::survey::Survey;
use super::super::tree::Tree;
use super::{MARGIN, Text, address, list, places, quoted, timezone};
use crate::input::public::Show;
use crate::text::count::Count;

/// The table with all that is in it.
pub(super) fn articles(text: &mut Text, tree: &Tree, facts: &Facts, languages: &Languages, survey: &Survey) {
    files(text, facts, languages, survey);
    if facts.places.is_empty() {
        dir(text, tree, facts);
        address::address(text, tree, facts);
    } else {
        places::dir(text, facts, survey);
        places::address(text, tree, facts, survey);
    }
    ways(text, tree, facts);
    text.0 += "# split_authors = [\", \", \" and \"]   # off: a string is one author\n";
    if facts.places.is_empty() {
        address::addresses(text, tree, facts, languages);
    } else {
        places::addresses(text, facts, survey);
    }
    values(text, facts, survey);
    keys(text, facts, survey);
    defaults(text, facts);
}

/// Which files are articles.
fn files(text: &mut Text, facts: &Facts, languages: &Languages, survey: &Survey) {
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
    let excluded = [facts.exclude(), languages.exclude()].concat();
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
            .get("articles.inner_dir")
            .or_else(|| facts.get("articles.dir"))
            .map_or_else(|| tree.root.clone(), |fact| fact.from);
        text.line(
            "dir",
            &quoted(if dir.is_empty() { "." } else { &dir }),
            &format!("from {from}"),
        );
    }
}

/// What the generator is told to show though it is not public now.
fn shown(text: &mut Text, facts: &Facts) {
    let fact = |name: &&str| facts.get(&format!("show.{name}")).filter(|fact| fact.value == "true");
    let names = Show::NAMES.iter().map(|(name, _)| *name);
    let names: Vec<&str> = names.filter(|name| fact(name).is_some()).collect();
    if !names.is_empty() {
        let from: Vec<String> = names.iter().filter_map(fact).map(|fact| fact.from).collect();
        text.line("show", &list(names), &format!("from {}", from.join(" and ")));
    }
}

/// What the publication's own configuration says of times, slugs and summaries.
fn ways(text: &mut Text, tree: &Tree, facts: &Facts) {
    if timezone(facts).is_some() && tree.generator.name == "hugo" {
        text.line("unzoned", "\"site\"", "dates without a zone are in `timeZone`");
    }
    shown(text, facts);
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

/// A file's name as a pattern that fits it alone. A `!` means something in brackets only.
fn escaped(name: &str) -> String {
    let escape = |c: char| {
        if "[]{}*?".contains(c) {
            format!("[{c}]")
        } else {
            c.to_string()
        }
    };
    name.chars().map(escape).collect()
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

fn keys(text: &mut Text, facts: &Facts, survey: &Survey) {
    text.0 += "\n[articles.keys]\n";
    for of in captures::keys(facts) {
        let keys = list(of.keys.iter().map(String::as_str));
        text.line(of.field, &keys, &format!("from {}", of.from));
    }
    for (field, key, files) in &survey.keys {
        let comment = format!("GUESS: in {}, where no other key names any", Count(*files, "article"));
        text.line(field, &quoted(key), &comment);
    }
    if survey.keys.is_empty() {
        text.0 += "# authors = [\"authors\", \"extra.editors\"]   # where fields stand under other names\n";
    }
}

/// `[[articles.defaults]]`: what names, paths and schemas say.
fn defaults(text: &mut Text, facts: &Facts) {
    for place in facts.places.iter().filter(|place| place.drafts) {
        text.heading("[[articles.defaults]]", "from the schema of the collection");
        let _ = writeln!(
            text.0,
            "files = {}\nvalues = {{ draft = true }}",
            quoted(&format!("{}/**", place.dir))
        );
    }
    for rule in captures::rules(facts) {
        let groups = rule
            .capture()
            .map(|capture| capture.pattern.capture_names().flatten().count());
        match groups {
            None => text.0 += &format!("# `{}` of {} is not understood\n", rule.pattern, rule.from),
            Some(0) => {}
            Some(_) => {
                text.heading("[[articles.defaults]]", &format!("from {}", rule.from));
                let _ = writeln!(text.0, "{} = {}", rule.key, quoted(&rule.pattern));
                if !rule.unless.is_empty() {
                    let _ = writeln!(text.0, "unless = {}", list(rule.unless.iter().map(String::as_str)));
                }
            }
        }
    }
}
