//! Looks at the files where a generator keeps articles: which have a date, and what they call
//! their authors and topics where they do it in a way of their own.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use regex::Regex;
use walkdir::WalkDir;

use super::candidate::Candidate;
use super::captures::{self, Rule};
use super::facts::Facts;
use super::languages::Languages;
use super::paths::{globs, is_passed_over, name};
use super::people;
use super::sights::files;
use super::tree::Tree;
use super::unusual;
use crate::input::front_matter::front_matter;
use crate::input::generator::SlugFrom;
use crate::input::inherit::Inheritance;
use crate::input::style::Style;
use crate::input::{Rules, detect};
use crate::model::{Code, Stub};
use crate::text::node::{Node, Value};
use crate::text::source::Source;

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Survey {
    pub articles: usize,
    /// How many there are in each language, by its tag.
    pub languages: BTreeMap<String, usize>,
    /// Patterns of the articles, with how many they have.
    pub include: BTreeMap<String, usize>,
    /// Files among them that have no date.
    pub undated: Vec<String>,
    /// Files elsewhere that have none.
    pub others: Vec<String>,
    /// Files that look like articles, and have a mistake that leaves them out.
    pub broken: Vec<String>,
    /// Articles that are not to be shown.
    pub held: Vec<String>,
    /// All files that no pattern of articles fits.
    pub rest: Vec<String>,
    /// The fields of all articles: paths and texts.
    pub fields: Vec<(String, String)>,
    /// A field that some articles do not have under a usual name, its keys with those that may hold it too, and
    /// how many articles have one of these.
    pub keys: Vec<(&'static str, String, usize)>,
    /// Topics that are on every article, and mean that it is one.
    pub markers: Vec<String>,
    /// Files with tables of authors.
    pub author_tables: Vec<String>,
    /// Values of the site that texts print: `repository` of `{{ site.repository }}`.
    pub values: BTreeSet<String>,
}

impl Survey {
    /// The languages of the articles; none where there is only one.
    pub(super) fn several_languages(&self) -> Vec<(String, usize)> {
        let languages = self.languages.clone().into_iter();
        languages.filter(|_| self.languages.len() > 1).collect()
    }
}

/// A value of the site in a template.
static VALUE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\{\{-?\s*site\.([\w.-]*\w)").expect("a constant pattern"));

/// Looks at every file.
pub(super) fn survey(tree: &Tree, facts: &Facts, languages: &Languages) -> Survey {
    let style = style(tree, facts, languages);
    let include = languages.include(facts);
    let exclude = [facts.exclude(), languages.exclude()].concat();
    let (included, excluded) = (globs(&include), globs(&exclude));
    let rules = Rules {
        style,
        ..Rules::default()
    };
    let walk = WalkDir::new(&tree.dir).sort_by_file_name().into_iter();
    let entries = walk
        .filter_entry(|entry| entry.depth() == 0 || !is_passed_over(entry))
        .flatten();
    let files = entries.filter(|entry| entry.file_type().is_file());
    let names = files.filter_map(|entry| name(&tree.dir, entry.path()));
    let (articles, mut rest): (Vec<_>, Vec<_>) =
        names.partition(|name| included.is_match(name) && !files::is_unread(name));
    rest.retain(|name| !excluded.is_match(name));
    let articles = articles.into_iter().filter(|name| !excluded.is_match(name));
    let seen: Vec<Candidate> = articles
        .filter_map(|name| look(&tree.dir, name, facts, &rules))
        .collect();
    let mut survey = Survey {
        author_tables: author_tables(tree, facts),
        ..summary(&seen, &languages.own_tag(facts))
    };
    survey.keys = unusual::keys(&seen, tree.generator);
    survey.markers = unusual::markers(&seen);
    survey.rest = rest;
    for seen in seen {
        survey.values.extend(seen.values);
        survey.fields.extend(seen.fields);
    }
    survey
}

fn style(tree: &Tree, facts: &Facts, languages: &Languages) -> Style {
    let mut style = Style {
        dirs: facts.dirs(),
        ..Style::of(tree.generator)
    };
    (style.languages.list, style.languages.own) = languages.files();
    let captures = captures::rules(facts).iter().filter_map(Rule::capture).collect();
    style.inherited = Inheritance::new(Vec::new(), Vec::new(), captures);
    for of in captures::keys(facts) {
        style.keys.set(of.field, &of.keys);
    }
    style
}

/// Each blog of Docusaurus may have one.
fn author_tables(tree: &Tree, facts: &Facts) -> Vec<String> {
    let dirs = match tree.generator.name {
        "docusaurus" => facts.dirs(),
        _ => vec![facts.dir()],
    };
    let mut tables: Vec<String> = dirs.iter().flat_map(|dir| people::tables(tree, dir)).collect();
    let mut known = BTreeSet::new();
    tables.retain(|table| known.insert(table.clone()));
    tables
}

fn look(dir: &Path, name: String, facts: &Facts, rules: &Rules) -> Option<Candidate> {
    let bytes = fs::read(dir.join(&name)).ok()?;
    let text = String::from_utf8_lossy(&bytes);
    let source = Source::new(&name, text.trim_start_matches('\u{FEFF}'));
    let (has_date, stub) = understood(&source, rules)?;
    let (mut keys, mut fields) = (Vec::new(), Vec::new());
    if let Ok(front) = front_matter(&source) {
        paths("", &front.fields, &mut keys);
        texts("", &front.fields, &mut fields);
    }
    let pattern = facts.pattern_of(&name).unwrap_or_else(|| pattern(&name, &rules.style));
    let values = VALUE
        .captures_iter(source.text)
        .map(|found| found[1].to_owned())
        .collect();
    Some(Candidate {
        // A text in another encoding, or with a mistake among its fields.
        is_broken: matches!(text, Cow::Owned(_)) || has_date && stub.is_none(),
        name,
        pattern,
        has_date,
        stub,
        keys,
        fields,
        values,
    })
}

/// Whether a file has a date, and what is understood of it; `None` for one in no format. What is wrong with one
/// that has a mistake, a build will tell.
fn understood(source: &Source<'_>, rules: &Rules) -> Option<(bool, Option<Stub>)> {
    let ending = source.file.rsplit_once('.').map(|(_, ending)| ending);
    let found = (detect(ending, || source.text.into())?.read)(source, rules)
        .into_iter()
        .next()?;
    Some(match found.article {
        Ok(article) => (true, Some(article.stub)),
        Err(reasons) => (reasons.iter().all(|reason| reason.code != Code::MISSING_DATE), None),
    })
}

/// Every text among the fields.
fn texts(above: &str, node: &Node, fields: &mut Vec<(String, String)>) {
    for field in node.fields() {
        let path = format!("{above}{}", field.key);
        match &field.node.value {
            Value::Table(_) if above.is_empty() => texts(&format!("{path}."), &field.node, fields),
            Value::Text(text) => fields.push((path, text.clone())),
            Value::List(_) => fields.push((path, String::new())),
            _ => {}
        }
    }
}

/// Keys whose values may be names.
fn paths(above: &str, node: &Node, keys: &mut Vec<String>) {
    for field in node.fields() {
        let path = format!("{above}{}", field.key);
        match &field.node.value {
            Value::Table(_) if above.is_empty() => paths(&format!("{path}."), &field.node, keys),
            Value::Text(text) if !text.contains("://") => keys.push(path),
            Value::List(_) => keys.push(path),
            _ => {}
        }
    }
}

/// The pattern of the files that are kept with this one: those below the first folder, or below
/// `_posts`. A folder that is an article's own, or a year's, says nothing of the next one.
fn pattern(name: &str, style: &Style) -> String {
    let ending = name.rsplit_once('.').map_or("*", |(_, ending)| ending);
    if let Some((folder, _)) = name.split_once("_posts/") {
        return format!("{folder}_posts/**/*.{ending}");
    }
    let below = match style.languages.folder_of(name) {
        Some(folder) if style.below_dir(folder) == folder => &name[folder.len() + 1..],
        _ => style.below_dir(name),
    };
    let dir = &name[..name.len() - below.len()];
    match below.split_once('/') {
        Some((folder, rest)) if rest.starts_with("index.") || starts_with_year(folder) => {
            format!("{dir}**/*.{ending}")
        }
        Some(_) if style.slug_from == SlugFrom::Path => format!("{dir}**/*.{ending}"),
        Some((folder, _)) => format!("{dir}{folder}/**/*.{ending}"),
        None => format!("{dir}*.{ending}"),
    }
}

fn starts_with_year(folder: &str) -> bool {
    folder.len() >= 4 && folder.bytes().take(4).all(|b| b.is_ascii_digit())
}

fn summary(seen: &[Candidate], own: &str) -> Survey {
    let mut survey = Survey::default();
    for seen in seen.iter().filter(|seen| seen.has_date) {
        survey.articles += 1;
        let language = seen.stub.as_ref().and_then(|stub| stub.language.clone());
        *survey
            .languages
            .entry(language.unwrap_or_else(|| own.to_owned()))
            .or_default() += 1;
        *survey.include.entry(seen.pattern.clone()).or_default() += 1;
    }
    let patterns: Vec<String> = survey.include.keys().cloned().collect();
    let included = globs(&patterns);
    let undated = seen.iter().filter(|seen| !seen.has_date).map(|seen| seen.name.clone());
    let (undated, others): (Vec<_>, Vec<_>) = undated.partition(|name| included.is_match(name));
    survey.undated = undated;
    survey.others = others;
    let named = |fits: fn(&Candidate) -> bool| seen.iter().filter(move |seen| fits(seen)).map(|seen| seen.name.clone());
    survey.broken = named(|seen| seen.is_broken).collect();
    survey.held = named(|seen| seen.stub.as_ref().is_some_and(|stub| stub.held.is_some())).collect();
    survey
}
