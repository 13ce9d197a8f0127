//! What a publication does in a way of its own: other names for authors and topics, and topics
//! that only mean that something is an article. All of it is guessed, and said to be.

use super::candidate::Candidate;
use crate::input::generator::Generator;
use crate::input::keys::SYNONYMS;
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

/// A field that some articles do not have under a usual name, the usual keys with those that may hold it
/// too, and how many articles have one of these.
pub(super) fn keys(seen: &[Candidate], generator: &Generator) -> Vec<(&'static str, String, usize)> {
    UNUSUAL
        .iter()
        .filter_map(|(field, keys)| unusual(field, keys, seen, generator))
        .collect()
}

/// The keys that a third of the articles has that have no usual one.
fn unusual(
    field: &'static str,
    keys: &[&str],
    seen: &[Candidate],
    generator: &Generator,
) -> Option<(&'static str, String, usize)> {
    let lacking: Vec<&Candidate> = seen.iter().filter(|seen| seen.has_date && !has(seen, field)).collect();
    let paths = keys.iter().filter_map(|key| {
        let is_key = |path: &&String| path.rsplit('.').next() == Some(key);
        lacking.iter().flat_map(|seen| &seen.keys).find(is_key)
    });
    let is_usual = |path: &&String| 3 * lacking.iter().filter(|seen| seen.keys.contains(path)).count() >= lacking.len();
    let paths: Vec<&str> = paths.filter(is_usual).map(String::as_str).collect();
    let holds = |seen: &&&Candidate| seen.keys.iter().any(|key| paths.contains(&key.as_str()));
    let count = lacking.iter().filter(holds).count();
    (count > 0).then(|| {
        (
            field,
            format!("{} | {}", usual(field, generator), paths.join(" | ")),
            count,
        )
    })
}

fn has(seen: &Candidate, field: &str) -> bool {
    seen.stub.as_ref().is_some_and(|stub| match field {
        "authors" => !stub.authors.is_empty(),
        _ => !stub.topics.is_empty(),
    })
}

/// The keys that are asked for a field where nothing else is said.
fn usual(field: &str, generator: &Generator) -> String {
    let own = generator.keys.iter().find(|(known, _)| *known == field);
    let all = SYNONYMS.iter().find(|(known, _)| *known == field);
    own.or(all).map(|(_, keys)| keys.join(" | ")).unwrap_or_default()
}

/// Topics that are on every article, and mean that it is one.
pub(super) fn markers(seen: &[Candidate]) -> Vec<String> {
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

fn stubs(seen: &[Candidate]) -> impl Iterator<Item = &Stub> {
    seen.iter().filter_map(|seen| seen.stub.as_ref())
}
