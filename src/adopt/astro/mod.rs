//! What Astro says in code: `collections` are folders of entries, `routes` the pages that they become,
//! `feeds` its own feeds. Nothing is run: what is written out there is found.

mod collections;
mod feeds;
mod routes;

use std::path::Path;

use walkdir::WalkDir;

use self::collections::Collection;
pub(super) use self::feeds::feeds;
use self::routes::Route;
use super::facts::{ArticleFolder, Fact, Facts};
use super::paths::name;
use super::tree::Tree;

/// The folders of entries with the addresses of their pages, and the pages that are written in Markdown.
pub(super) fn places(tree: &Tree, facts: &Facts) -> Vec<ArticleFolder> {
    let site = tree.dir.join(&tree.root);
    let src = source(facts);
    let routes = routes::routes(&site, &src);
    let ending = ending(facts);
    let place = |collection: Collection| {
        let permalink = address(&collection, &routes, ending);
        ArticleFolder {
            include: collection
                .patterns
                .iter()
                .map(|pattern| placed(tree, pattern))
                .collect(),
            exclude: collection.except.iter().map(|pattern| placed(tree, pattern)).collect(),
            dir: placed(tree, &collection.dir),
            permalink: Some(permalink),
            drafts: collection.drafts,
        }
    };
    let collections = collections::collections(&site, &src).into_iter();
    collections.map(place).chain([pages(tree, &src, ending)]).collect()
}

/// The folder of its sources, without slashes around it.
pub(super) fn source(facts: &Facts) -> String {
    let own = facts.get("articles.src").map(|fact| fact.value);
    let own = own.unwrap_or_else(|| "src".to_owned());
    own.trim_start_matches("./").trim_matches('/').to_owned()
}

fn placed(tree: &Tree, path: &str) -> String {
    format!("{}{path}", tree.root)
}

/// What stands behind a page's path: <https://docs.astro.build/en/reference/configuration-reference/#buildformat>.
fn ending(facts: &Facts) -> &'static str {
    let says = |fact: &str, word: &str| facts.get(fact).is_some_and(|fact| fact.value == word);
    if says("articles.format", "file") {
        ".html"
    } else if says("articles.slash", "never") {
        ""
    } else {
        "/"
    }
}

/// The address of an entry.
fn address(collection: &Collection, routes: &[Route], ending: &str) -> Fact {
    match routes::of(routes, &collection.name) {
        Some(route) => Fact {
            value: format!("/{}{{slug}}{}{ending}", route.before, route.after),
            from: if route.is_plain {
                format!("from {}", route.file)
            } else {
                format!("GUESS: {} says in code what an address is made of", route.file)
            },
        },
        None => Fact {
            value: format!("/{}/{{slug}}{ending}", collection.name),
            from: format!("GUESS: no page was found that shows an entry of `{}`", collection.name),
        },
    }
}

/// Pages have the address of their file.
fn pages(tree: &Tree, src: &str, ending: &str) -> ArticleFolder {
    let dir = placed(tree, &format!("{src}/pages"));
    let of = |pattern: &str| format!("{dir}/{pattern}");
    ArticleFolder {
        include: vec![of("**/*.md"), of("**/*.mdx")],
        exclude: vec![of("**/_*"), of("**/_*/**")],
        permalink: Some(Fact {
            value: format!("/{{page_path}}{ending}"),
            from: "the path of its file".to_owned(),
        }),
        dir,
        drafts: false,
    }
}

/// The files below `folder` with one of these endings, by their paths from `site`.
fn files(site: &Path, folder: &str, endings: &[&str]) -> Vec<String> {
    let walk = WalkDir::new(site.join(folder))
        .sort_by_file_name()
        .into_iter()
        .flatten();
    let files = walk.filter(|entry| entry.file_type().is_file());
    let names = files.filter_map(|entry| name(site, entry.path()));
    names
        .filter(|name| endings.iter().any(|ending| name.ends_with(ending)))
        .collect()
}
