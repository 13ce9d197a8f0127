//! Folders of articles that each have addresses of their own, as Astro's collections and the blogs of Docusaurus
//! have.

use super::super::astro;
use super::super::facts::{ArticleFolder, Facts};
use super::super::survey::Survey;
use super::super::tree::Tree;
use super::{Text, list, quoted};
use crate::text::url as address;

/// Those in which there are articles, most first.
fn places<'f>(facts: &'f Facts, survey: &Survey) -> Vec<&'f ArticleFolder> {
    let articles = |place: &ArticleFolder| -> usize {
        let counts = place.include.iter().filter_map(|pattern| survey.include.get(pattern));
        counts.sum()
    };
    let mut places: Vec<&ArticleFolder> = facts.places.iter().filter(|place| articles(place) > 0).collect();
    // The first blog of Docusaurus is that of which there are translations.
    if facts.generator().name == "docusaurus" {
        return places;
    }
    places.sort_by_key(|place| std::cmp::Reverse(articles(place)));
    places
}

/// Where the paths of articles begin.
pub(super) fn dir(text: &mut Text, facts: &Facts, survey: &Survey) {
    let dirs: Vec<&str> = places(facts, survey).iter().map(|place| place.dir.as_str()).collect();
    let value = match dirs.as_slice() {
        [dir] => quoted(dir),
        dirs => list(dirs.iter().copied()),
    };
    text.line("dir", &value, "where the paths of articles begin");
}

/// The address of the articles in most files.
pub(super) fn address(text: &mut Text, tree: &Tree, facts: &Facts, survey: &Survey) {
    let places = places(facts, survey);
    if let Some(fact) = places.first().and_then(|place| place.permalink.as_ref()) {
        text.line("permalink", &quoted(&fact.value), &fact.from);
    }
    if tree.generator.name == "astro" {
        id(text, tree, facts, &places);
    }
}

/// The addresses of the others.
pub(super) fn addresses(text: &mut Text, facts: &Facts, survey: &Survey) {
    let places = places(facts, survey);
    let others: Vec<&&ArticleFolder> = places.iter().skip(1).collect();
    if !others.is_empty() {
        text.0 += "\n[articles.permalinks]\n";
    }
    for place in others {
        if let Some(fact) = &place.permalink {
            text.line(&quoted(&format!("{}/**", place.dir)), &quoted(&fact.value), &fact.from);
        }
    }
}

/// The ids of the site's own feed, where they are no addresses of pages: its links have a slash that the
/// pages have not, or leave out the folder that the site is served in.
fn id(text: &mut Text, tree: &Tree, facts: &Facts, places: &[&ArticleFolder]) {
    let base = facts.get("site.base").map_or_else(String::new, |base| base.value);
    let base = base.trim_matches('/');
    let feeds = astro::feeds(&tree.dir.join(&tree.root), &astro::source(facts), base);
    let (Some(feed), Some(permalink)) = (feeds.first(), places.first().and_then(|place| place.permalink.as_ref()))
    else {
        return;
    };
    let slash = if feed.has_slash { "/" } else { "" };
    let in_base = |before: &String| base.is_empty() || before.starts_with(&format!("/{base}/"));
    let host = facts.get("site.url").and_then(|url| address::absolute(&url.value));
    let pattern = match host {
        Some(host) if !feed.before.as_ref().is_none_or(in_base) => format!("{host}{{stem_path}}{slash}"),
        _ if permalink.value.ends_with('/') == feed.has_slash && permalink.value.strip_suffix(".html").is_none() => {
            return;
        }
        _ => format!("{{stem}}{slash}"),
    };
    text.line(
        "id",
        &quoted(&pattern),
        &format!("as in the links of {}{}", tree.root, feed.file),
    );
}
