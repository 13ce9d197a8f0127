//! Where a publication keeps its table of authors.

use super::tree::Tree;
use crate::config::read_authors;

/// Where tables of authors are, in `{dir}` or the root.
const AUTHOR_TABLES: &[&str] = &[
    "data/authors",
    "_data/authors",
    "data/people",
    "_data/people",
    "src/_data/authors",
    "src/_data/people",
    "src/data/authors",
    "{dir}/_data/authors",
    "{dir}/authors",
    "authors",
    "data/author",
    "_data/author",
    "{dir}/author",
];

/// Tables of authors in the usual places, as files or as folders with a file a person.
pub(super) fn tables(tree: &Tree, dir: &str) -> Vec<String> {
    let mut tables: Vec<String> = Vec::new();
    for place in AUTHOR_TABLES {
        let place = match place.strip_prefix("{dir}/") {
            Some(rest) if dir.is_empty() => rest.to_owned(),
            Some(rest) => format!("{dir}/{rest}"),
            None => format!("{}{place}", tree.root),
        };
        for ending in [".yml", ".yaml", ".json", ".toml", ""] {
            let table = format!("{place}{ending}");
            let people = read_authors(&tree.dir.join(&table)).unwrap_or_default();
            if !people.is_empty() && !tables.contains(&table) {
                tables.push(table);
            }
        }
    }
    tables
}
