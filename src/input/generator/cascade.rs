//! Hugo's `cascade`: values that a section, or the site, hands down to its pages, for those that a target
//! chooses: <https://gohugo.io/content-management/front-matter/#cascade-1>.

use globset::{GlobBuilder, GlobMatcher};

use super::super::inherit::{Inherited, PathRule, Scope};
use super::DataFile;
use crate::text::node::{Node, Value};

/// What the front matter of a section hands down.
pub fn of_section(file: &DataFile<'_>) -> Vec<Inherited> {
    let name = file.name.rsplit('/').next().unwrap_or_default();
    // `_index.fr.md` is about the French pages.
    let language = match name.split('.').collect::<Vec<_>>()[..] {
        [_, language, _] => Some(language.to_owned()),
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

/// What the site hands down.
pub fn of_site(file: &DataFile<'_>) -> Vec<Inherited> {
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
        Some(fields) => cascades(file, fields, &scope),
        None => vec![file.unreadable(scope)],
    }
}

/// A list of tables, or the one that there is.
fn tables(node: &Node) -> &[Node] {
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
        let fits =
            |key: &str, own: &str| wants(key).is_none_or(|wanted| glob(wanted).is_none_or(|glob| glob.is_match(own)));
        if !fits("kind", "page") || !fits("environment", "production") {
            return None;
        }
        if let Some(path) = wants("path") {
            scope.path = PathRule::Page(glob(&path.to_lowercase())?);
        }
        scope.language = wants("lang").map(str::to_owned).or(scope.language);
    }
    let mut fields = table.clone();
    fields.keep(|key| !["target", "_target"].contains(&key.to_lowercase().as_str()));
    Some(Inherited::new(file.name, scope, fields))
}

/// Case does not count.
fn value<'n>(table: &'n Node, key: &str) -> Option<&'n Node> {
    let field = table.fields().iter().find(|field| field.key.eq_ignore_ascii_case(key));
    field.map(|field| &field.node)
}

fn glob(pattern: &str) -> Option<GlobMatcher> {
    let glob = GlobBuilder::new(pattern).literal_separator(true).build();
    glob.ok().map(|glob| glob.compile_matcher())
}
