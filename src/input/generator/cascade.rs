//! Hugo's `cascade`: values that a section, or the site, hands down to its pages, for those that a target
//! chooses: <https://gohugo.io/content-management/front-matter/#cascade-1>. A page hands them to itself, too.

use regex::Regex;

use super::super::inherit::{self, Inherited, PathRule, Scope};
use super::{DataFile, fitting};
use crate::text::node::{Node, Value};

/// What the front matter of a section hands down.
pub(super) fn of_section(file: &DataFile<'_>) -> Vec<Inherited> {
    let name = file.name.rsplit('/').next().unwrap_or_default();
    // `_index.fr.md` is about the French pages.
    let language = match name.split('.').collect::<Vec<_>>()[..] {
        [_, language, _] => inherit::only(language),
        _ => None,
    };
    let scope = Scope {
        language,
        ..Scope::below(file.folder())
    };
    match file.fields {
        Some(fields) => cascades(file, fields, &scope),
        None => vec![file.unreadable(scope)],
    }
}

/// What a page hands to itself.
pub(super) fn of_page(file: &DataFile<'_>) -> Vec<Inherited> {
    file.fields
        .map_or_else(Vec::new, |fields| cascades(file, fields, &Scope::default()))
}

/// What the site hands down.
pub(super) fn of_site(file: &DataFile<'_>) -> Vec<Inherited> {
    let scope = Scope::default();
    // A file of its own holds nothing else.
    let is_own = file
        .name
        .rsplit('/')
        .next()
        .is_some_and(|name| name.starts_with("cascade."));
    match file.fields {
        Some(fields) if is_own => tables(fields)
            .iter()
            .filter_map(|table| cascade(file, table, scope.clone()))
            .collect(),
        Some(fields) => {
            let of_all = cascades(file, fields, &scope);
            let of_language = |(language, fields)| cascades(file, fields, &in_language(language));
            of_all
                .into_iter()
                .chain(languages_of(file, fields).flat_map(of_language))
                .collect()
        }
        None => vec![file.unreadable(scope)],
    }
}

/// The articles in the language with this key.
pub(super) fn in_language(key: &str) -> Scope {
    Scope {
        language: inherit::only(key),
        ..Scope::default()
    }
}

/// The keys of languages, and what a file says of each.
pub(super) fn languages_of<'n>(file: &DataFile<'_>, fields: &'n Node) -> impl Iterator<Item = (&'n str, &'n Node)> {
    let name = file.name.rsplit('/').next().unwrap_or_default();
    // A file of its own holds nothing else.
    let table = if name.starts_with("languages.") {
        Some(fields)
    } else {
        value(fields, "languages")
    };
    let languages = table.map_or(&[][..], Node::fields).iter();
    languages.map(|language| (language.key.as_str(), &language.node))
}

/// A list of tables, or the one that there is.
pub(super) fn tables(node: &Node) -> &[Node] {
    match &node.value {
        Value::List(items) => items,
        _ => std::slice::from_ref(node),
    }
}

fn cascades(file: &DataFile<'_>, fields: &Node, scope: &Scope) -> Vec<Inherited> {
    let tables = value(fields, "cascade").map_or(&[][..], tables).iter();
    tables.filter_map(|table| cascade(file, table, scope.clone())).collect()
}

/// One table with its target; `None` for a target that no article fits.
fn cascade(file: &DataFile<'_>, table: &Node, mut scope: Scope) -> Option<Inherited> {
    let target = value(table, "target").or_else(|| value(table, "_target"));
    if let Some(target) = target {
        let wants = |key: &str| value(target, key).and_then(Node::text);
        let fits = |key: &str, own: &str| {
            let wanted = wants(key).and_then(fitting);
            wanted.is_none_or(|wanted| wanted.is_match(own))
        };
        if !fits("kind", "page") || !fits("environment", "production") {
            return None;
        }
        if let Some(path) = wants("path") {
            scope.path = PathRule::Page(fitting(path)?);
        }
        scope.language = languages(target).or(scope.language);
    }
    let mut fields = table.clone();
    fields.keep(|key| !["target", "_target"].contains(&key.to_lowercase().as_str()));
    Some(Inherited::new(file.name, scope, fields))
}

/// The languages that a target wants: `lang`, or `sites.matrix.languages`.
fn languages(target: &Node) -> Option<Regex> {
    if let Some(language) = value(target, "lang").and_then(Node::text) {
        return fitting(language);
    }
    let languages = value(value(value(target, "sites")?, "matrix")?, "languages")?;
    let names: Vec<&str> = tables(languages).iter().filter_map(Node::text).collect();
    fitting(&format!("{{{}}}", names.join(",")))
}

/// Case does not count.
pub(super) fn value<'n>(table: &'n Node, key: &str) -> Option<&'n Node> {
    let field = table.fields().iter().find(|field| field.key.eq_ignore_ascii_case(key));
    field.map(|field| &field.node)
}
