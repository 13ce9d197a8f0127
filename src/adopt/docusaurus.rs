//! The blogs of Docusaurus: that of the preset, and one for each time that its plug-in is named
//! (<https://docusaurus.io/docs/blog#multiple-blogs>). Nothing is run: what is written out is found.

use std::fs;

use super::assignment::Assignment;
use super::facts::{ArticleFolder, Fact, Facts};
use super::script;
use super::tree::Tree;

/// What the plug-in is called: <https://docusaurus.io/docs/using-plugins#module-shorthands>.
const PLUGIN: &[&str] = &[
    "@docusaurus/plugin-content-blog",
    "@docusaurus/content-blog",
    "content-blog",
];

/// Each blog with its addresses, that of the preset first; none where that is the only one, which the usual
/// settings tell of.
pub(super) fn places(tree: &Tree, facts: &Facts) -> Vec<ArticleFolder> {
    let Some(sign) = tree.sign else {
        return Vec::new();
    };
    let file = format!("{}{sign}", tree.root);
    let text = fs::read_to_string(tree.dir.join(&file)).unwrap_or_default();
    let more = script::options(&text, PLUGIN);
    let is_off = facts.find("presets.blog").is_some_and(|blog| blog.value == "false");
    if more.is_empty() && !is_off {
        return Vec::new();
    }
    let said = |fact: &str| facts.get(fact).map(|fact| fact.value);
    let usual = (said("articles.dir"), said("articles.route"), left_out(facts));
    let value = |options: &[Assignment], key: &str| {
        let found = options.iter().find(|assignment| assignment.is(key));
        found.map(|assignment| assignment.value.clone())
    };
    let values = |options: &[Assignment], key: &str| -> Vec<String> {
        let found = options.iter().filter(|assignment| assignment.is(key));
        found.map(|assignment| assignment.value.clone()).collect()
    };
    let more = more.iter().map(|options| {
        let (path, route) = (value(options, "path"), value(options, "routeBasePath"));
        (path, route, values(options, "exclude"))
    });
    let usual = Some(usual).filter(|_| !is_off);
    let blogs = usual.into_iter().chain(more);
    blogs
        .map(|(dir, route, left_out)| {
            let mut place = place(tree, facts, &file, dir, route);
            place.exclude.extend(below(&place.dir, &left_out));
            place
        })
        .collect()
}

/// What the preset's blog leaves out, where it is the only one.
pub(super) fn exclude(facts: &Facts) -> Vec<String> {
    below(&facts.dir(), &left_out(facts))
}

/// `exclude` of the preset's blog: patterns from its folder.
fn left_out(facts: &Facts) -> Vec<String> {
    facts
        .list("blog.exclude")
        .map(|(patterns, _)| patterns)
        .unwrap_or_default()
}

fn below(dir: &str, patterns: &[String]) -> Vec<String> {
    patterns.iter().map(|pattern| format!("{dir}/{pattern}")).collect()
}

/// A blog that is switched off has no articles.
fn place(tree: &Tree, facts: &Facts, file: &str, dir: Option<String>, route: Option<String>) -> ArticleFolder {
    let slug = match facts.get("articles.slash").map(|fact| fact.value) {
        Some(slash) if slash == "true" => "{slug}/",
        Some(slash) if slash == "false" => "{bare_slug}",
        _ => "{slug}",
    };
    let bare = |text: Option<String>| {
        let text = text.unwrap_or_else(|| "blog".to_owned());
        text.trim_start_matches("./").trim_matches('/').to_owned()
    };
    let dir = format!("{}{}", tree.root, bare(dir));
    let placed = |patterns: &[&str]| patterns.iter().map(|pattern| pattern.replace("{dir}", &dir)).collect();
    ArticleFolder {
        include: placed(tree.generator.include),
        exclude: placed(tree.generator.exclude),
        permalink: Some(Fact {
            value: format!("/{}/{slug}", bare(route)).replace("//", "/"),
            from: format!("from {file}: routeBasePath"),
        }),
        dir,
        drafts: false,
    }
}
