//! Collections of Jekyll beside its posts, as far as its plug-in jekyll-feed makes feeds of them, and its feeds of
//! categories: <https://github.com/jekyll/jekyll-feed#collections>.

use super::facts::{Fact, Facts};

/// A collection whose documents have pages, and a feed.
pub(super) struct Collection {
    /// Its name, which with an underscore is that of its folder.
    pub name: String,
    /// Where its files are, from the folder that was named.
    pub dir: String,
    /// Jekyll's pattern of their addresses.
    pub permalink: Fact,
    /// Its feeds.
    pub feeds: Vec<Feed>,
}

/// A feed of the site's own.
pub(super) struct Feed {
    /// As it is served.
    pub file: String,
    /// The only category in it; `None` for all.
    pub category: Option<String>,
}

/// Every collection that articles are read from.
pub(super) fn collections(facts: &Facts) -> Vec<Collection> {
    let mut names = facts.values_of("feed.collections");
    names.extend(facts.names_in("feed.collections"));
    let mut found: Vec<Collection> = Vec::new();
    for name in names.into_iter().filter(|name| is_written(facts, name)) {
        if !found.iter().any(|known| known.name == name) {
            found.push(Collection {
                dir: format!("{}/_{name}", facts.dir()).trim_start_matches('/').to_owned(),
                permalink: permalink(facts, &name),
                feeds: feeds(facts, &name),
                name,
            });
        }
    }
    found
}

/// Whether Jekyll writes pages of a collection's documents.
fn is_written(facts: &Facts, name: &str) -> bool {
    let output = facts.find(&format!("collections.{name}.output"));
    name != "posts" && output.is_some_and(|output| output.value == "true")
}

/// Without a word of its own, a collection has the ending of the posts' addresses (`Utils.add_permalink_suffix`).
fn permalink(facts: &Facts, name: &str) -> Fact {
    if let Some(own) = facts.find(&format!("collections.{name}.permalink")) {
        // No style has a name here.
        let value = format!("/{}", own.value.trim_start_matches('/'));
        return Fact { value, ..own };
    }
    let style = facts.find("permalink");
    let ending = match style.as_ref().map_or("date", |style| style.value.as_str()) {
        "date" | "ordinal" | "none" => ":output_ext",
        "pretty" => "/",
        style if style.ends_with('/') => "/",
        style if style.ends_with(":output_ext") => ":output_ext",
        _ => "",
    };
    Fact {
        value: format!("/:collection/:path{ending}"),
        from: style.map_or_else(|| "Jekyll's own way".to_owned(), |style| style.from),
    }
}

/// The feed of a collection and those of its categories.
fn feeds(facts: &Facts, name: &str) -> Vec<Feed> {
    let own = facts.find(&format!("feed.collections.{name}.path"));
    let file = own.map_or_else(|| format!("feed/{name}.xml"), |own| own.value);
    let whole = Feed {
        file: file.trim_start_matches('/').to_owned(),
        category: None,
    };
    let categories = facts.values_of(&format!("feed.collections.{name}.categories"));
    std::iter::once(whole)
        .chain(of_categories(categories, &format!("feed/{name}")))
        .collect()
}

/// The feeds of the posts in single categories.
pub(super) fn categories_of_posts(facts: &Facts) -> Vec<Feed> {
    let mut categories = facts.values_of("feed.collections.posts.categories");
    if categories.is_empty() {
        categories = facts.values_of("feed.categories");
    }
    of_categories(categories, "feed").collect()
}

fn of_categories(categories: Vec<String>, folder: &str) -> impl Iterator<Item = Feed> {
    let feed = move |category: String| Feed {
        file: format!("{folder}/{category}.xml"),
        category: Some(category),
    };
    categories.into_iter().filter(|category| !category.is_empty()).map(feed)
}

/// Patterns of the files in them, those that Jekyll does not look at aside.
pub(super) fn include(facts: &Facts) -> Vec<String> {
    let dirs = collections(facts).into_iter().map(|collection| collection.dir);
    dirs.map(|dir| format!("{dir}/**/*")).collect()
}

/// Patterns of what Jekyll does not look at in them (`EntryFilter#special?`).
pub(super) fn exclude(facts: &Facts) -> Vec<String> {
    let dirs = collections(facts).into_iter().map(|collection| collection.dir);
    dirs.flat_map(|dir| [format!("{dir}/**/[_#~]*"), format!("{dir}/[_#~]*/**")])
        .collect()
}
