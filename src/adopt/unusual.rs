//! What a publication does in a way of its own: other names for authors and topics, and topics
//! that only mean that something is an article. All of it is guessed, and said to be.

use super::survey::Seen;
use crate::model::Stub;
use crate::text::slug;

/// Unusual names of fields, the likeliest first.
const UNUSUAL: &[(&str, &[&str])] = &[
    (
        "authors",
        &[
            "editors",
            "editor",
            "contributors",
            "contributor",
            "writers",
            "writer",
            "posted_by",
            "people",
            "team",
        ],
    ),
    (
        "topics",
        &[
            "subjects", "subject", "series", "areas", "area", "project", "projects", "team", "teams",
        ],
    ),
];

/// Topics by which templates collect their articles.
const MARKERS: &[&str] = &["post", "posts", "blog", "blogs", "article", "articles", "news", "all"];

/// A field that no article has under a usual name, a key that may be it, and how many have it.
pub fn keys(seen: &[Seen]) -> Vec<(&'static str, String, usize)> {
    UNUSUAL
        .iter()
        .filter_map(|(field, keys)| unusual(field, keys, seen))
        .collect()
}

/// The key that a third of the articles has, for a field that none of them has.
fn unusual(field: &'static str, keys: &[&str], seen: &[Seen]) -> Option<(&'static str, String, usize)> {
    let stubs: Vec<&Stub> = stubs(seen).collect();
    let has = |stub: &&&Stub| {
        if field == "authors" {
            !stub.authors.is_empty()
        } else {
            !stub.topics.is_empty()
        }
    };
    if stubs.iter().any(|stub| has(&stub)) {
        return None;
    }
    let articles: Vec<&Seen> = seen.iter().filter(|seen| seen.has_date).collect();
    let count = |path: &String| articles.iter().filter(|seen| seen.keys.contains(path)).count();
    keys.iter().find_map(|key| {
        let is_key = |path: &&String| path.rsplit('.').next() == Some(key);
        let path = articles.iter().flat_map(|seen| &seen.keys).find(is_key)?;
        let count = count(path);
        (count * 3 >= articles.len()).then(|| (field, path.clone(), count))
    })
}

/// Topics that are on every article, and mean that it is one.
pub fn markers(seen: &[Seen]) -> Vec<String> {
    let stubs: Vec<&Stub> = stubs(seen).collect();
    let is_on_all = |topic: &&String| {
        let key = slug::key(topic);
        let has = |stub: &&Stub| stub.topics.iter().any(|topic| slug::key(topic) == key);
        MARKERS.contains(&key.as_str()) && stubs.iter().all(has)
    };
    let first = stubs.first().map(|stub| &stub.topics[..]).unwrap_or_default();
    let markers = first.iter().filter(is_on_all).cloned();
    if stubs.len() > 1 { markers.collect() } else { Vec::new() }
}

fn stubs(seen: &[Seen]) -> impl Iterator<Item = &Stub> {
    seen.iter().filter_map(|seen| seen.stub.as_ref())
}
