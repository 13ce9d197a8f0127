//! What Hugo's configuration says that it does not build: `ignoreFiles`, `disableKinds`, and the mounts of the content
//! (<https://gohugo.io/configuration/module/#mounts>).

use regex::Regex;

use super::super::inherit::{Inherited, Mount, PathRule, Scope};
use super::cascade::{in_language, languages_of, tables, value};
use super::{DataFile, fitting};
use crate::text::node::Node;

/// What the site's own files leave out.
pub(super) fn of_site(file: &DataFile<'_>) -> Vec<Inherited> {
    let Some(fields) = file.fields else {
        return vec![file.unreadable(Scope::default())];
    };
    let name = file.name.rsplit('/').next().unwrap_or_default();
    // A file of its own holds nothing else.
    let module = if name.starts_with("module.") {
        Some(fields)
    } else {
        value(fields, "module")
    };
    let mounts = module.and_then(|module| value(module, "mounts"));
    let rules = ignored(fields)
        .into_iter()
        .chain(mounts.and_then(|mounts| unmounted(file, mounts)));
    let scope = |path| Scope {
        path,
        ..Scope::default()
    };
    let without_pages = |fields: &Node| {
        let kinds = value(fields, "disableKinds").map_or(&[][..], tables).iter();
        kinds
            .filter_map(Node::text)
            .any(|kind| kind.eq_ignore_ascii_case("page"))
    };
    let all = without_pages(fields).then(Scope::default);
    let languages = languages_of(file, fields).filter(|(_, fields)| without_pages(fields));
    let languages = languages.map(|(language, _)| in_language(language));
    let scopes = rules.map(scope).chain(all).chain(languages);
    scopes.map(|scope| file.excluded(scope)).collect()
}

/// `ignoreFiles`: expressions that fit a part of a path. Nobody knows what is hidden by one that is none.
fn ignored(fields: &Node) -> Vec<PathRule> {
    let patterns = value(fields, "ignoreFiles").map_or(&[][..], tables).iter();
    let rule = |pattern: &str| Regex::new(pattern).map_or(PathRule::Any, PathRule::Part);
    patterns.filter_map(Node::text).map(rule).collect()
}

/// Where some folders are mounted as content, nothing else is.
fn unmounted(file: &DataFile<'_>, mounts: &Node) -> Option<PathRule> {
    let text = |mount: &Node, key: &str| Some(value(mount, key)?.text()?.trim_matches('/').to_owned());
    let is_content = |mount: &&Node| {
        let target = text(mount, "target");
        target.is_some_and(|target| target == "content" || target.starts_with("content/"))
    };
    let content: Vec<&Node> = tables(mounts).iter().filter(is_content).collect();
    let taken = content.iter().filter_map(|mount| {
        let folder = format!("{}{}", root(file), text(mount, "source")?);
        let patterns = |key: &str| -> Vec<&str> {
            let patterns = value(mount, key).map_or(&[][..], tables).iter();
            patterns.filter_map(Node::text).collect()
        };
        let signed = |pattern: &str| match pattern.strip_prefix('!') {
            Some(pattern) => (false, pattern.trim().to_owned()),
            None => (true, pattern.trim().to_owned()),
        };
        let excluded = patterns("excludeFiles").into_iter().map(|one| (false, one.to_owned()));
        let included = patterns("includeFiles").into_iter().map(|one| (true, one.to_owned()));
        let files = excluded
            .chain(included)
            .chain(patterns("files").into_iter().map(signed));
        let files = files.map(|(takes, pattern)| Some((takes, fitting(pattern.trim_start_matches('/'))?)));
        Some(Mount {
            folder,
            files: files.collect::<Option<_>>()?,
        })
    });
    (!content.is_empty()).then(|| PathRule::Unmounted(taken.collect()))
}

/// The root of the site, with a slash behind it.
fn root<'f>(file: &DataFile<'f>) -> &'f str {
    let folder = file.name.rfind('/').map_or("", |at| &file.name[..=at]);
    let of_environment = ["config/_default/", "config/production/"];
    let above = of_environment.iter().find_map(|own| folder.strip_suffix(own));
    above.unwrap_or(folder)
}
