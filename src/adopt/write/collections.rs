//! Feeds of a part of the site, where the site may have one of each itself: Hugo's sections, Astro's collections.

use super::super::facts::Facts;
use super::super::own_feed::OwnFeed;
use super::super::survey::Survey;
use super::super::tree::Tree;
use super::{Text, list, quoted};
use crate::text::slug::slug;

/// Paths that other feeds have.
const TAKEN: &[&str] = &["all", "topics", "authors", "index", "feeds"];

/// A feed for each part, if there are several.
pub fn collections(text: &mut Text, tree: &Tree, facts: &Facts, survey: &Survey, own: &OwnFeed) {
    let parts: Vec<(String, String)> = match tree.generator.name {
        "hugo" => sections(facts, survey),
        "astro" => folders(facts, survey),
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
        if let Some(limit) = &own.limit {
            text.0 += &format!("limit = {}\n", limit.value);
        }
    }
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
