//! Pages that show entries: `src/pages/blog/[...slug].astro` is `/blog/{slug}/`. Which collection they
//! show, and of what an address is made, is code: it is looked through for the usual words.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use regex::Regex;

/// A page with one variable part in its address.
pub(super) struct Route {
    /// From the root of the site.
    pub file: String,
    /// In front of the variable part and behind it: `blog/`, and nothing.
    pub before: String,
    pub after: String,
    /// Collections that its code asks for.
    collections: Vec<String>,
    /// Whether it shows the text of an entry.
    shows_text: bool,
    /// Whether the variable part is what Astro names the entry.
    pub is_plain: bool,
}

/// Variable parts that are no entry.
const LISTS: &[&str] = &[
    "page", "tag", "tags", "category", "author", "year", "month", "lang", "locale",
];

static ASKED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"getCollection\s*(?:<[^>]*>)?\(\s*['"`]([^'"`]+)['"`]"#).expect("a constant pattern")
});
static PLAIN: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\.(?:slug|id)\b").expect("a constant pattern"));

/// Every page that may show entries.
pub(super) fn routes(site: &Path, src: &str) -> Vec<Route> {
    let folder = format!("{src}/pages");
    let files = super::files(site, &folder, &[".astro"]);
    let routes = files.into_iter().filter_map(|file| route(site, &folder, file));
    routes.collect()
}

fn route(site: &Path, folder: &str, file: String) -> Option<Route> {
    let path = file
        .strip_prefix(folder)?
        .trim_start_matches('/')
        .strip_suffix(".astro")?;
    let path = path.strip_suffix("/index").unwrap_or(path);
    let (before, rest) = path.split_once('[')?;
    let (part, after) = rest.split_once(']')?;
    if after.contains('[') || LISTS.contains(&part.trim_start_matches("...")) {
        return None;
    }
    let (before, after) = (before.to_owned(), after.to_owned());
    let text = fs::read_to_string(site.join(&file)).ok()?;
    Some(Route {
        before,
        after,
        collections: asked(&text),
        shows_text: text.contains("<Content") || text.contains("render("),
        is_plain: PLAIN.is_match(&text),
        file,
    })
}

/// The collections that a text of code asks for.
fn asked(text: &str) -> Vec<String> {
    ASKED.captures_iter(text).map(|found| found[1].to_owned()).collect()
}

/// The page that shows an entry of the collection: the one whose code asks for it, else the one in
/// a folder of its name, else the only one.
pub(super) fn of<'r>(routes: &'r [Route], collection: &str) -> Option<&'r Route> {
    let asks = |route: &&Route| route.collections.iter().any(|name| name == collection);
    let is_named = |route: &&Route| route.before.trim_end_matches('/').rsplit('/').next() == Some(collection);
    let with_text = |route: &&Route| route.shows_text;
    let find = |fits: &dyn Fn(&&Route) -> bool| {
        let fitting = || routes.iter().filter(|route| fits(route));
        fitting().find(with_text).or_else(|| fitting().next())
    };
    find(&|route| asks(route) && is_named(route))
        .or_else(|| find(&|route| asks(route)))
        .or_else(|| find(&is_named))
        .or_else(|| routes.first().filter(|_| routes.len() == 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(before: &str, collections: &[&str], shows_text: bool) -> Route {
        Route {
            file: String::new(),
            before: before.to_owned(),
            after: String::new(),
            collections: collections.iter().map(|name| (*name).to_owned()).collect(),
            shows_text,
            is_plain: true,
        }
    }

    #[test]
    fn the_page_of_an_entry_shows_its_text() {
        let routes = [
            page("cards/", &["blog"], false),
            page("stories/", &["blog"], true),
            page("notes/", &[], true),
        ];
        let of = |collection| of(&routes, collection).map(|route| route.before.as_str());
        assert_eq!(of("blog"), Some("stories/"));
        assert_eq!(of("notes"), Some("notes/"));
        assert_eq!(of("team"), None);
    }
}
