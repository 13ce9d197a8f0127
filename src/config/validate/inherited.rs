//! What holds for many articles at once: `[[articles.defaults]]`, and the files in which a generator keeps
//! such values. They are read with the configuration, as they decide what is in feeds like any key of it.

use std::path::{Path, PathBuf};

use globset::GlobBuilder;
use regex::Regex;
use walkdir::{DirEntry, WalkDir};

use super::super::mistakes::{Mistakes, wrong_kind};
use super::super::raw::Table;
use super::fields_of_file::fields;
use crate::input::generator::{Beside, DataFile, InPlace, IsData};
use crate::input::inherit::{self, Capture, Inheritance, Inherited, PathRule, Scope};
use crate::input::keys::{SYNONYMS, is_known};
use crate::input::style::Style;
use crate::text::node::{Field, Node, Value};
use crate::text::slug;
use feedcheck::suggest::nearest;

/// Everything that articles inherit. Those of the configuration count before those of the generator's files.
pub(super) fn inherited(
    root: &Path,
    file: &str,
    style: &Style,
    is_passed_over: &dyn Fn(&str) -> bool,
    table: &Table<'_>,
    mistakes: &mut Mistakes<'_>,
) -> Inheritance {
    let (own, captures) = own(file, table, mistakes);
    let mut tables = Vec::new();
    for beside in style.generator.beside {
        for (name, path) in names(root, style, beside.place, is_passed_over) {
            tables.extend(read(&path, style, beside, &name));
        }
    }
    Inheritance::new(own, tables, captures)
}

/// What a file of the generator says. In a language it speaks of articles in that language only, but for what
/// nobody can take back.
fn read(path: &Path, style: &Style, beside: &Beside, name: &str) -> Vec<Inherited> {
    let found = fields(path).ok();
    let file = DataFile {
        name,
        dir: style.own_dir(),
        fields: found.as_ref(),
    };
    let mut tables = (beside.read)(&file);
    if let (InPlace::Among(_), Some(language)) = (beside.place, style.languages.of_file(name)) {
        for table in tables.iter_mut().filter(|table| !table.is_final) {
            let own = || inherit::only(&language.key);
            table.scope.language = table.scope.language.take().or_else(own);
        }
    }
    tables
}

/// What the generator's own table calls topics, by their keys.
pub(super) fn tag_labels(root: &Path, style: &Style) -> Vec<(String, String)> {
    let Some(file) = tag_file(style) else {
        return Vec::new();
    };
    let Ok(table) = fields(&root.join(file)) else {
        return Vec::new();
    };
    let label = |field: &Field| Some((slug::key(&field.key), field.node.get("label")?.text()?.to_owned()));
    table.fields().iter().filter_map(label).collect()
}

fn tag_file(style: &Style) -> Option<String> {
    let file = style.generator.tag_labels?;
    Some(
        file.replace("{dir}", style.own_dir())
            .trim_start_matches('/')
            .to_owned(),
    )
}

/// Where the files and folders are in which a generator may say something of many articles.
pub(super) fn places(root: &Path, style: &Style) -> Vec<PathBuf> {
    let of = |beside: &Beside| match beside.place {
        InPlace::Above(names) => above(style.own_dir(), names),
        InPlace::Among(_) => dirs(style).into_iter().map(str::to_owned).collect(),
        InPlace::Itself => Vec::new(),
    };
    let places = style.generator.beside.iter().flat_map(of);
    places.chain(tag_file(style)).map(|place| root.join(place)).collect()
}

/// `[[articles.defaults]]`: `files` with `values`, or what `path` and `name` say.
fn own(file: &str, table: &Table<'_>, mistakes: &mut Mistakes<'_>) -> (Vec<Inherited>, Vec<Capture>) {
    let (mut tables, mut captures) = (Vec::new(), Vec::new());
    let nodes = match table.get("defaults") {
        None => &[][..],
        Some(Node {
            value: Value::List(nodes),
            ..
        }) => nodes,
        Some(node) => {
            wrong_kind(
                "articles.defaults",
                "a list of tables: write `[[articles.defaults]]`",
                node,
                mistakes,
            );
            &[]
        }
    };
    for node in nodes {
        let rule = Table::new("articles.defaults", node, mistakes);
        let values = rule.get("values");
        let has_pattern = rule.get("path").is_some() || rule.get("name").is_some();
        if values.is_none() && !has_pattern {
            mistakes
                .add(
                    rule.span(),
                    "`articles.defaults` has neither `values` nor a `path` or `name` with groups",
                )
                .help =
                Some("write `values = { draft = true }`, or `path = '(?P<date>\\d{4}-\\d{2}-\\d{2})_.*'`".to_owned());
        }
        if let Some(values) = values {
            check_names(values, mistakes);
        }
        let unless = rule.one_or_more("unless").unwrap_or_default();
        let unless: Vec<String> = unless.into_iter().map(|key| key.value).collect();
        for (key, is_name) in [("name", true), ("path", false)] {
            captures.extend(pattern(&rule, key, mistakes).map(|pattern| Capture {
                pattern,
                is_name,
                unless: unless.clone(),
            }));
        }
        let scopes = scopes(&rule, mistakes);
        let values = values
            .into_iter()
            .flat_map(|values| scopes.iter().map(move |scope| (scope.clone(), values)));
        tables.extend(values.map(|(scope, values)| Inherited {
            unless: unless.clone(),
            ..Inherited::new(file, scope, values.clone())
        }));
    }
    (tables, captures)
}

/// A slip in the name of a field would let out what it was to hold.
fn check_names(values: &Node, mistakes: &mut Mistakes<'_>) {
    let known = || SYNONYMS.iter().flat_map(|(_, names)| *names).copied();
    for field in values.fields().iter().filter(|field| !is_known(&field.key)) {
        if let Some(meant) = nearest(&field.key, known()) {
            let message = format!("`{}` is no field of an article", field.key);
            mistakes.add(&field.key_span, message).help = Some(format!("did you mean `{meant}`?"));
        }
    }
}

/// `path` or `name`: a regular expression whose groups are fields.
fn pattern(rule: &Table<'_>, key: &str, mistakes: &mut Mistakes<'_>) -> Option<Regex> {
    let text = rule.string(key)?;
    match Regex::new(&format!("^(?:{})", text.value)) {
        Ok(pattern) if pattern.capture_names().flatten().next().is_some() => Some(pattern),
        Ok(_) => {
            mistakes.add(
                &text.span,
                format!("`articles.defaults.{key}` has no group such as `(?P<date>…)`"),
            );
            None
        }
        Err(error) => {
            super::wire::bad_pattern(&text, &error, mistakes);
            None
        }
    }
}

/// `files`: patterns; every article without one.
fn scopes(rule: &Table<'_>, mistakes: &mut Mistakes<'_>) -> Vec<Scope> {
    let Some(files) = rule.one_or_more("files") else {
        return vec![Scope::default()];
    };
    let mut scopes = Vec::new();
    for pattern in files {
        let text = pattern.value.trim_start_matches("./").trim_end_matches('/');
        // A folder means what is in it.
        for text in [text.to_owned(), format!("{text}/**")] {
            match GlobBuilder::new(&text).literal_separator(true).build() {
                Ok(glob) => scopes.push(Scope {
                    path: PathRule::Glob(glob.compile_matcher()),
                    ..Scope::default()
                }),
                Err(error) => {
                    let message = format!("`{}` is no pattern: {}", pattern.value, error.kind());
                    mistakes.add(&pattern.span, message);
                    break;
                }
            }
        }
    }
    scopes
}

/// The files of a place that are there, by their names from `root`, and in the order of these.
fn names(root: &Path, style: &Style, place: InPlace, is_passed_over: &dyn Fn(&str) -> bool) -> Vec<(String, PathBuf)> {
    match place {
        InPlace::Above(names) => {
            let paths = above(style.own_dir(), names).into_iter();
            let paths = paths.map(|name| {
                let path = root.join(&name);
                (name, path)
            });
            paths.filter(|(_, path)| path.is_file()).collect()
        }
        InPlace::Among(is_one) => {
            let found = dirs(style)
                .into_iter()
                .flat_map(|dir| among(root, dir, is_one, is_passed_over));
            let mut found: Vec<_> = found.collect();
            found.sort();
            found.dedup();
            found
        }
        InPlace::Itself => Vec::new(),
    }
}

/// The folder of the articles, and those of other languages.
fn dirs(style: &Style) -> Vec<&str> {
    let others = style
        .languages
        .list
        .iter()
        .filter_map(|language| language.dir.as_deref());
    std::iter::once(style.own_dir()).chain(others).collect()
}

/// Files with these names in a folder, and in those above it.
fn above(dir: &str, names: &[&str]) -> Vec<String> {
    let folders = std::iter::successors(Some(dir), |folder| {
        (!folder.is_empty()).then(|| folder.rsplit_once('/').map_or("", |(above, _)| above))
    });
    let join = |folder: &str, name: &&str| format!("{folder}/{name}").trim_start_matches('/').to_owned();
    folders
        .flat_map(|folder| names.iter().map(move |name| join(folder, name)))
        .collect()
}

fn among(root: &Path, dir: &str, is_one: IsData, is_passed_over: &dyn Fn(&str) -> bool) -> Vec<(String, PathBuf)> {
    let walk = WalkDir::new(root.join(dir)).follow_links(true).sort_by_file_name();
    let is_left = |entry: &DirEntry| {
        let is_folder = entry.file_type().is_dir() && entry.depth() > 0;
        is_folder && (is_nobodys(entry) || name(root, entry).is_some_and(|name| is_passed_over(&name)))
    };
    let entries = walk.into_iter().filter_entry(|entry| !is_left(entry)).flatten();
    let names = entries
        .filter(|entry| entry.file_type().is_file())
        .filter_map(|entry| Some((name(root, &entry)?, entry.into_path())));
    let is_there = |path: &str| root.join(path).is_file();
    names.filter(|(name, _)| is_one(name, &is_there)).collect()
}

/// The path from the root, with `/` between its parts; what is no UTF-8 is as in the names of articles.
fn name(root: &Path, entry: &DirEntry) -> Option<String> {
    let path = entry.path().strip_prefix(root).ok()?;
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    Some(parts.join("/"))
}

/// Folders that no generator looks into.
fn is_nobodys(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    name.starts_with('.') || name == "node_modules"
}
