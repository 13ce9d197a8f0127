//! Feeds of a part of the site, where the site may have one of each itself: Hugo's sections, the collections of Astro
//! and Jekyll, the blogs of Docusaurus.

use super::super::facts::Facts;
use super::super::jekyll::{self, Feed};
use super::super::own_feed::OwnFeed;
use super::super::survey::Survey;
use super::super::tree::Tree;
use super::{Text, list, quoted};
use crate::text::slug::slug;

/// Paths that other feeds have.
const TAKEN: &[&str] = &["all", "topics", "authors", "index", "feeds"];

/// A feed for each part, if there are several.
pub(super) fn collections(text: &mut Text, tree: &Tree, facts: &Facts, survey: &Survey, own: &OwnFeed) {
    if tree.generator.name == "jekyll" {
        return of_jekyll(text, facts, survey, own);
    }
    let parts: Vec<(String, String)> = match tree.generator.name {
        "hugo" => sections(facts, survey),
        "astro" | "docusaurus" => folders(facts, survey),
        _ => Vec::new(),
    };
    if parts.len() < 2 {
        return;
    }
    for (name, folder) in parts.iter().filter(|(name, _)| !TAKEN.contains(&name.as_str())) {
        let of = if tree.generator.name == "hugo" {
            format!("; the site's own is {name}/index.xml")
        } else {
            String::new()
        };
        text.heading("[[feeds]]", &format!("{folder}{of}"));
        text.0 += &format!("path = {}\n", quoted(name));
        text.0 += &format!("files = {}\n", list([format!("{folder}/**").as_str()]));
        limit(text, own);
    }
}

fn limit(text: &mut Text, own: &OwnFeed) {
    if let Some(limit) = &own.limit {
        text.0 += &format!("limit = {}\n", limit.value);
    }
}

/// What keeps the documents of other collections out of the feeds of posts; `None` where there are none.
pub(super) fn of_posts(tree: &Tree, facts: &Facts) -> Option<String> {
    (tree.generator.name == "jekyll" && !jekyll::collections(facts).is_empty()).then(|| POSTS.to_owned())
}

const POSTS: &str = "files = [\"**/_posts/**\", \"**/_drafts/**\"]\n";

/// The feeds of jekyll-feed beside that of all posts: of their categories, and of other collections.
fn of_jekyll(text: &mut Text, facts: &Facts, survey: &Survey, own: &OwnFeed) {
    let posts = if jekyll::collections(facts).is_empty() {
        ""
    } else {
        POSTS
    };
    for feed in jekyll::categories_of_posts(facts) {
        own_feed(text, ("categories", ""), &feed, posts, own);
    }
    for collection in jekyll::collections(facts) {
        let is_in = |pattern: &String| pattern.starts_with(&format!("{}/", collection.dir));
        if !survey.include.keys().any(is_in) {
            continue;
        }
        let folder = format!("collections/{}", slug(&collection.name));
        let files = format!("files = {}\n", list([format!("{}/**", collection.dir).as_str()]));
        for feed in &collection.feeds {
            own_feed(text, (&folder, &collection.name), feed, &files, own);
        }
    }
}

/// A feed with the title that the site's own has. `name` is that of a collection.
fn own_feed(text: &mut Text, (folder, name): (&str, &str), feed: &Feed, files: &str, own: &OwnFeed) {
    let category = feed.category.as_deref().unwrap_or_default();
    let path = match category {
        "" => folder.to_owned(),
        category => format!("{folder}/{}", slug(category)),
    };
    let path = format!("path = {}\n", quoted(&path));
    // Names that differ in their signs alone have one feed.
    if text.0.contains(&path) {
        return;
    }
    text.heading("[[feeds]]", &format!("the site's own is {}", feed.file));
    text.0 += &path;
    let parts = ["{site}".to_owned(), capitalized(name), capitalized(category)];
    let title: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    text.0 += &format!("title = {}\n{files}", quoted(&title.join(" | ")));
    if !category.is_empty() {
        text.0 += &format!("categories = {{ any = [{}] }}\n", quoted(category));
    }
    limit(text, own);
}

/// As Liquid's `capitalize` does it. Braces would be filled in.
fn capitalized(name: &str) -> String {
    let name = name.replace(['{', '}'], "").to_lowercase();
    let (first, rest) = name.split_at(name.chars().next().map_or(0, char::len_utf8));
    format!("{}{rest}", first.to_uppercase())
}

/// The folders of the first level, by their names.
fn sections(facts: &Facts, survey: &Survey) -> Vec<(String, String)> {
    let dir = facts.dir();
    let section = |pattern: &String| {
        let (folder, _) = pattern.strip_prefix(&format!("{dir}/"))?.split_once('/')?;
        (!folder.contains('*')).then(|| (slug(folder), format!("{dir}/{folder}")))
    };
    let mut sections: Vec<_> = survey.include.keys().filter_map(section).collect();
    sections.dedup();
    sections
}

/// The folders of collections; pages are none.
fn folders(facts: &Facts, survey: &Survey) -> Vec<(String, String)> {
    let places = facts.places.iter().filter(|place| !place.dir.ends_with("/pages"));
    let with_articles = places.filter(|place| place.include.iter().any(|pattern| survey.include.contains_key(pattern)));
    let named = with_articles.map(|place| {
        let name = place.dir.rsplit('/').next().unwrap_or_default();
        (slug(name), place.dir.clone())
    });
    named.collect()
}
