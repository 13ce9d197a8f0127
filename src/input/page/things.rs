//! What a page says of itself in the words of schema.org, wherever it stands: the story, and what belongs to it.

use rustc_hash::FxHashMap;

use super::annotation::{self, bare};
use super::document::Document;
use super::json_ld;
use crate::text::node::{Node, Value};

/// So many references lead from a value to another.
const MOST_STEPS: usize = 8;

/// Everything that is said of a page.
#[derive(Debug)]
pub(super) struct Things {
    all: Vec<Node>,
    /// Places of those that have an id and say something.
    by_id: FxHashMap<String, usize>,
}

impl Things {
    pub(super) fn of(page: &Document<'_>) -> Self {
        let mut all = Vec::new();
        let mut waiting: Vec<Node> = json_ld::blocks(page);
        waiting.extend(annotation::things(page));
        waiting.reverse();
        while let Some(node) = waiting.pop() {
            // What a page has in a graph, and what it is about, stand beside each other.
            let inner = ["@graph", "mainEntity", "mainEntityOfPage"].map(|key| node.get(key).map(items));
            let tables = |node: &&Node| node.fields().len() > 2;
            let inner: Vec<Node> = inner.into_iter().flatten().flatten().filter(tables).cloned().collect();
            waiting.extend(inner.into_iter().rev());
            all.push(node);
        }
        let mut by_id = FxHashMap::default();
        for (at, node) in all.iter().enumerate() {
            if let Some(id) = node.get("@id").and_then(Node::text).filter(|_| node.fields().len() > 2) {
                by_id.entry(id.to_owned()).or_insert(at);
            }
        }
        Self { all, by_id }
    }

    pub(super) fn all(&self) -> &[Node] {
        &self.all
    }

    /// What a node says, or what it refers to by its id.
    pub(super) fn resolved<'n>(&'n self, node: &'n Node) -> &'n Node {
        let mut node = node;
        for _ in 0..MOST_STEPS {
            let id = node
                .get("@id")
                .and_then(Node::text)
                .filter(|_| node.fields().len() <= 2);
            match id.and_then(|id| self.by_id.get(id)) {
                Some(at) if !std::ptr::eq(&raw const self.all[*at], node) => node = &self.all[*at],
                _ => break,
            }
        }
        node
    }

    /// The values of a key, each of them what it refers to.
    pub(super) fn values<'n>(&'n self, node: &'n Node, key: &str) -> Vec<&'n Node> {
        let values = node.get(key).map(items).unwrap_or_default();
        values.into_iter().map(|value| self.resolved(value)).collect()
    }
}

/// The values of a list, also of lists in it; anything else is one.
pub(super) fn items(node: &Node) -> Vec<&Node> {
    let mut found = Vec::new();
    let mut waiting = vec![node];
    while let Some(node) = waiting.pop() {
        match &node.value {
            Value::List(items) => waiting.extend(items.iter().rev()),
            Value::Null => {}
            _ => found.push(node),
        }
    }
    found
}

/// The types of a thing, without their vocabulary.
pub(super) fn kinds(node: &Node) -> Vec<&str> {
    let kinds = node.get("@type").map(items).unwrap_or_default();
    kinds.into_iter().filter_map(Node::text).map(bare).collect()
}

/// Whether a thing is a story: an article of any kind, a posting, a report or a review.
pub(super) fn is_article(node: &Node) -> bool {
    let is_it = |kind: &&str| {
        kind.ends_with("Article")
            || kind.ends_with("BlogPosting")
            || matches!(*kind, "Report" | "Review" | "CriticReview")
    };
    kinds(node).iter().any(is_it)
}

/// Whether a thing is a page, and none that lists others.
pub(super) fn is_page(node: &Node) -> bool {
    const PAGES: &[&str] = &["WebPage", "ItemPage", "NewsPage"];
    let kinds = kinds(node);
    kinds.is_empty() || kinds.iter().any(|kind| PAGES.contains(kind))
}

/// Whether a thing lists others.
pub(super) fn is_list(node: &Node) -> bool {
    const LISTS: &[&str] = &[
        "CollectionPage",
        "SearchResultsPage",
        "ProfilePage",
        "AboutPage",
        "ContactPage",
        "Blog",
    ];
    kinds(node).iter().any(|kind| LISTS.contains(kind))
}

/// The text of a value: itself, its name, or what the language of the page calls it.
pub(super) fn text(node: &Node) -> Option<&str> {
    if let Some(text) = node.text() {
        return Some(text.trim()).filter(|text| !text.is_empty());
    }
    ["name", "@value", "headline", "text"]
        .iter()
        .filter_map(|key| node.get(key).map(items)?.first()?.text())
        .map(str::trim)
        .find(|text| !text.is_empty())
}
