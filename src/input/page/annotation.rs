//! Microdata and `RDFa` Lite: what the markup of a page says of the story, in the same values as JSON-LD has.

use super::document::Document;
use crate::text::node::{Field, Node, Value};

/// Texts that are longer stand as elements in the page, and are read there.
const LONGEST: usize = 4000;

/// So many properties of a thing are read.
const MOST: usize = 1000;

/// What the elements of a page say. The last value has what belongs to none, such as `itemprop="datePublished"` alone.
pub(super) fn things(page: &Document<'_>) -> Vec<Node> {
    let mut scopes: Vec<Scope> = Vec::new();
    let mut scope_of: Vec<Option<usize>> = vec![None; page.elements.len()];
    let mut loose = Vec::new();
    for at in page.all() {
        let outer = page.elements[at].parent.and_then(|parent| scope_of[parent]);
        let names = names(page, at);
        let kind = kind(page, at);
        if let Some(kind) = kind {
            scope_of[at] = Some(scopes.len());
            scopes.push(Scope {
                outer,
                names,
                fields: vec![field("@type", kind)],
            });
            continue;
        }
        scope_of[at] = outer;
        if names.is_empty() {
            continue;
        }
        let value = value(page, at);
        let fields = outer.map_or(&mut loose, |outer| &mut scopes[outer].fields);
        if fields.len() < MOST {
            fields.extend(names.into_iter().map(|name| field(&name, value.clone())));
        }
    }
    let mut found = nested(scopes);
    found.push(table(loose));
    found
}

/// An element that begins a thing.
struct Scope {
    outer: Option<usize>,
    /// What it is of the thing around it.
    names: Vec<String>,
    fields: Vec<Field>,
}

/// Puts things into those that they are parts of; what is left are things of the page.
fn nested(mut scopes: Vec<Scope>) -> Vec<Node> {
    let mut found = Vec::new();
    while let Some(scope) = scopes.pop() {
        let node = table(scope.fields);
        match scope.outer.and_then(|outer| scopes.get_mut(outer)) {
            Some(outer) if !scope.names.is_empty() && outer.fields.len() < MOST => {
                let fields = scope.names.iter().map(|name| Field {
                    key: name.clone(),
                    key_span: 0..0,
                    node: node.clone(),
                });
                // From the last to the first.
                outer.fields.splice(1..1, fields);
            }
            _ => found.push(node),
        }
    }
    found.reverse();
    found
}

/// The type of a thing that begins with an element.
fn kind(page: &Document<'_>, at: usize) -> Option<String> {
    let tag = page.tag(at);
    let kind = match tag.attribute("itemscope") {
        Some(_) => page.attribute(at, "itemtype").unwrap_or_default(),
        None => page.attribute(at, "typeof")?,
    };
    let is_known = |kind: &&str| !kind.contains(':') || kind.contains("schema");
    let kinds: Vec<&str> = kind.split_ascii_whitespace().filter(is_known).collect();
    Some(kinds.first().map_or("", |kind| bare(kind)).to_owned())
}

/// What an element is of the thing that it stands in.
fn names(page: &Document<'_>, at: usize) -> Vec<String> {
    let written = page.attribute(at, "itemprop").or_else(|| {
        // The properties of a head are read as such.
        let property = page.attribute(at, "property").filter(|_| !page.is_any(at, &["meta"]));
        property.or_else(|| {
            page.attribute(at, "property")
                .filter(|name| name.starts_with("schema:"))
        })
    });
    let written = written.unwrap_or_default();
    let names = written.split_ascii_whitespace();
    let known = names.filter(|name| !name.contains(':') || name.contains("schema"));
    known.take(4).map(|name| bare(name).to_owned()).collect()
}

/// A name without its vocabulary.
pub(super) fn bare(name: &str) -> &str {
    name.rsplit(['/', ':', '#']).next().unwrap_or(name)
}

/// The value of an element (HTML, section 5.2.4).
fn value(page: &Document<'_>, at: usize) -> String {
    let attribute = |name: &str| page.attribute(at, name);
    if let Some(content) = attribute("content") {
        return content;
    }
    let by_name = match page.tag(at).name.to_ascii_lowercase().as_str() {
        "a" | "area" | "link" => {
            // A link in whose words the value stands: `<a itemprop="author" href="/ida">Ida Brandt</a>`.
            let words = page.words(at);
            return if words.is_empty() {
                attribute("href").unwrap_or_default()
            } else {
                words
            };
        }
        "audio" | "embed" | "iframe" | "img" | "source" | "track" | "video" => attribute("src"),
        "time" => attribute("datetime"),
        "data" | "meter" => attribute("value"),
        "meta" => Some(String::new()),
        _ => None,
    };
    by_name.unwrap_or_else(|| {
        let is_short = page.elements[at].inner.len() <= LONGEST;
        if is_short { page.words(at) } else { String::new() }
    })
}

fn field(key: &str, value: impl Into<String>) -> Field {
    Field {
        key: key.to_owned(),
        key_span: 0..0,
        node: Node {
            value: Value::Text(value.into()),
            span: 0..0,
        },
    }
}

/// A table in which what comes several times is a list.
fn table(fields: Vec<Field>) -> Node {
    let mut merged: Vec<Field> = Vec::new();
    for field in fields {
        let known = merged.iter_mut().find(|known| known.key == field.key);
        match known.map(|known| &mut known.node) {
            None => merged.push(field),
            Some(node) => match &mut node.value {
                Value::List(items) => items.push(field.node),
                value => {
                    let first = std::mem::replace(value, Value::Null);
                    *value = Value::List(vec![
                        Node {
                            value: first,
                            span: 0..0,
                        },
                        field.node,
                    ]);
                }
            },
        }
    }
    Node {
        value: Value::Table(merged),
        span: 0..0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn microdata_is_read_as_tables() {
        let page = Document::new(
            "<article itemscope itemtype=\"https://schema.org/NewsArticle\"><h1 itemprop=headline>Ferry fares</h1>\
             <span itemprop=\"author\" itemscope itemtype=\"http://schema.org/Person\"><a itemprop=\"name\" href=\"/ida\">Ida \
             Brandt</a></span><span itemprop=author>Otis Lund</span><time itemprop=datePublished datetime=\"2026-05-04\">May 4</time>\
             <meta itemprop=keywords content=\"ferry\"></article><p itemprop=about>x</p>",
        );
        let things = things(&page);
        let text = |node: &Node, key: &str| node.get(key).and_then(Node::text).map(str::to_owned);
        assert_eq!(things.len(), 2);
        let story = &things[0];
        assert_eq!(text(story, "@type").as_deref(), Some("NewsArticle"));
        assert_eq!(text(story, "headline").as_deref(), Some("Ferry fares"));
        assert_eq!(text(story, "datePublished").as_deref(), Some("2026-05-04"));
        assert_eq!(text(story, "keywords").as_deref(), Some("ferry"));
        let Value::List(authors) = &story.get("author").unwrap().value else {
            panic!()
        };
        assert_eq!(text(&authors[0], "name").as_deref(), Some("Ida Brandt"));
        assert_eq!(authors[1].text(), Some("Otis Lund"));
        assert_eq!(text(&things[1], "about").as_deref(), Some("x"));
    }

    #[test]
    fn rdfa_is_read_as_microdata_is() {
        let page = Document::new(
            "<meta property=\"og:title\" content=\"no\"><div vocab=\"https://schema.org/\" typeof=\"NewsArticle\">\
             <h1 property=\"headline\">Ferry fares</h1><div property=author typeof=Person><b property=\"name\">Ida Brandt</b></div></div>\
             <div typeof=\"schema:Article\"><b property=\"schema:name dc:title\">x</b></div>",
        );
        let things = things(&page);
        let text = |node: &Node, key: &str| node.get(key).and_then(Node::text).map(str::to_owned);
        assert_eq!(text(&things[0], "headline").as_deref(), Some("Ferry fares"));
        assert_eq!(
            text(things[0].get("author").unwrap(), "name").as_deref(),
            Some("Ida Brandt")
        );
        assert_eq!(text(&things[1], "name").as_deref(), Some("x"));
        assert_eq!(things[2].fields().len(), 0);
    }
}
