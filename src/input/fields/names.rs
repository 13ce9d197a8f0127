//! What an article is about, and who wrote it.

use super::Reader;
use crate::model::{Author, Code, Diagnostic};
use crate::text::node::{Node, Value};
use crate::text::title::plain;
use crate::text::{line, slug};

impl Reader<'_> {
    /// The topics, or the names of another field that is like it.
    pub(super) fn names(&mut self, field: &str) -> Vec<String> {
        let mut topics: Vec<String> = Vec::new();
        let nodes: Vec<&Node> = self.values.of(field).collect();
        for node in nodes {
            let is_list = matches!(node.value, Value::Text(_)) && !self.is_whole(node);
            let names = match &node.value {
                Value::List(items) => items.iter().collect(),
                _ => vec![node],
            };
            for name in names {
                self.add_topics(name, is_list, field, &mut topics);
            }
        }
        topics
    }

    /// Whether a text is the value of a key that never holds several names.
    fn is_whole(&self, node: &Node) -> bool {
        let keys = self.style.generator.whole_keys.iter();
        keys.filter_map(|key| self.values.any(key))
            .any(|whole| std::ptr::eq(whole, node))
    }

    /// A string beside a key may hold several topics; one in a list is a topic.
    fn add_topics(&mut self, node: &Node, may_be_several: bool, field: &str, topics: &mut Vec<String>) {
        // Tables are taxonomies with weights or labels: their name is what counts.
        let named = ["name", "title", "label"]
            .iter()
            .find_map(|key| node.get(key))
            .unwrap_or(node);
        if is_internal(node) {
            return;
        }
        let Some(text) = named.text().map(str::to_owned) else {
            if !matches!(node.value, Value::Null) {
                self.wrong_kind("topics", node);
            }
            return;
        };
        let text = self.clean(&text, &named.span);
        let separators: &[String] = if may_be_several { &self.style.split_topics } else { &[] };
        // A category is a part of an address, with all that stands in it.
        let stray: &[char] = if field == "categories" || separators.is_empty() {
            &[]
        } else {
            &[',']
        };
        for part in split(&text, separators)
            .into_iter()
            .map(|part| part.trim_matches(stray))
        {
            let name = line::single(plain(part));
            if name.is_empty() {
                let finding = Diagnostic::new(
                    Code::EMPTY_TOPIC,
                    self.source.place(named.span.clone()),
                    "a topic has no name",
                );
                self.notes.push(finding);
            } else if !topics.iter().any(|topic| slug::key(topic) == slug::key(&name)) {
                topics.push(name);
            }
        }
    }

    pub(super) fn authors(&mut self) -> Vec<Author> {
        let Some(node) = self.find("authors") else {
            return Vec::new();
        };
        let nodes = match &node.value {
            Value::List(items) => items.iter().collect(),
            _ => vec![node],
        };
        let mut people: Vec<Author> = nodes.into_iter().flat_map(|node| self.people(node)).collect();
        // Docusaurus says more of a single author in keys of their own.
        if let [author] = &mut people[..]
            && author.url.is_none()
            && self.style.is_adopted()
        {
            let url = self.values.any("author_url").and_then(Node::text);
            author.url = url.map(str::to_owned);
        }
        people
    }

    fn people(&mut self, node: &Node) -> Vec<Author> {
        let style = self.style;
        let people = style.authors.read(node);
        people
            .into_iter()
            .filter_map(|author| self.named(author, node))
            .collect()
    }

    /// The author with clean fields, if there is a name.
    fn named(&mut self, author: Author, node: &Node) -> Option<Author> {
        let mut clean = |text: String| Some(self.clean(text.trim(), &node.span)).filter(|text| !text.is_empty());
        let name = clean(author.name).map(|name| plain(&name).trim().to_owned());
        let author = Author {
            name: name.unwrap_or_default(),
            email: author.email.and_then(&mut clean),
            url: author.url.and_then(&mut clean),
            affiliation: author.affiliation.and_then(&mut clean),
        };
        if author.name.is_empty() {
            let finding = Diagnostic::new(
                Code::INVALID_FIELD,
                self.source.place(node.span.clone()),
                "an author has no name",
            );
            self.notes.push(finding);
            return None;
        }
        Some(author)
    }
}

/// Whether a tag is one for the newsroom, as Ghost has them: `{"name": "#desk", "slug": "hash-desk"}`.
fn is_internal(tag: &Node) -> bool {
    let says = |key: &str| tag.get(key).and_then(Node::text);
    says("visibility") == Some("internal") || says("name").is_some_and(|name| name.starts_with('#'))
}

/// The parts of a text between the separators.
fn split<'t>(text: &'t str, separators: &[String]) -> Vec<&'t str> {
    separators.iter().fold(vec![text], |parts, separator| {
        let parts = parts.into_iter().flat_map(|part| part.split(separator.as_str()));
        parts.collect()
    })
}
