//! YAML 1.2 to `Node`. Scalars stay as written, so `slug: 0124` keeps its zero and dates
//! their form; plain `true`, `false`, `null` and `~` have their meaning (core schema).

use std::ops::Range;

use saphyr::{MarkedYaml, ScalarStyle, ScanError, YamlData, YamlLoader};
use saphyr_parser::{Marker, Parser};

use super::{DEEPEST, Field, Node, SyntaxError, Value};

/// Reads one YAML document. Aliases are followed within a budget; a key may come once.
pub fn parse(text: &str) -> Result<Node, Vec<SyntaxError>> {
    let offsets = Offsets::new(text);
    let mut loader = YamlLoader::<MarkedYaml<'_>>::default();
    loader.early_parse(false);
    let mut parser = Parser::new_from_str(text);
    let fault = |error: &ScanError| {
        let at = offsets.byte(error.marker());
        vec![SyntaxError {
            span: at..at,
            message: error.info().to_owned(),
        }]
    };
    parser.load(&mut loader, false).map_err(|error| fault(&error))?;
    if let Some(error) = loader.error() {
        return Err(fault(error));
    }
    let empty = Node {
        span: 0..text.len(),
        value: Value::Table(Vec::new()),
    };
    Ok(loader
        .into_documents()
        .first()
        .map_or(empty, |document| node(document, &offsets, 0)))
}

/// The parser counts characters; messages count bytes.
struct Offsets(Vec<usize>);

impl Offsets {
    fn new(text: &str) -> Self {
        Self(text.char_indices().map(|(at, _)| at).chain([text.len()]).collect())
    }

    fn byte(&self, marker: &Marker) -> usize {
        let last = self.0.last().copied().unwrap_or_default();
        self.0.get(marker.index()).copied().unwrap_or(last)
    }

    fn span(&self, node: &MarkedYaml<'_>) -> Range<usize> {
        let start = self.byte(&node.span.start);
        start..self.byte(&node.span.end).max(start)
    }
}

fn node(yaml: &MarkedYaml<'_>, offsets: &Offsets, depth: usize) -> Node {
    let value = match &yaml.data {
        _ if depth > DEEPEST => Value::Null,
        YamlData::Representation(text, ScalarStyle::Plain, _) => plain(text),
        YamlData::Representation(text, ..) => Value::Text(text.to_string()),
        YamlData::Sequence(items) => Value::List(items.iter().map(|item| node(item, offsets, depth + 1)).collect()),
        YamlData::Mapping(pairs) => {
            let fields = pairs.iter().map(|(key, value)| Field {
                key: node(key, offsets, depth + 1).text().unwrap_or_default().to_owned(),
                key_span: offsets.span(key),
                node: node(value, offsets, depth + 1),
            });
            Value::Table(fields.collect())
        }
        YamlData::Tagged(_, inner) => node(inner, offsets, depth + 1).value,
        YamlData::Value(_) | YamlData::Alias(_) | YamlData::BadValue => Value::Null,
    };
    Node {
        span: offsets.span(yaml),
        value,
    }
}

fn plain(text: &str) -> Value {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => Value::Bool(true),
        "false" | "False" | "FALSE" => Value::Bool(false),
        _ => Value::Text(text.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scalars_stay_as_written() {
        let tree = parse("slug: 0124\ndate: 2017-09-13 4:05:00\nquoted: 'true'\nempty:\n").unwrap();
        assert_eq!(tree.get("slug").unwrap().text(), Some("0124"));
        assert_eq!(tree.get("date").unwrap().text(), Some("2017-09-13 4:05:00"));
        assert_eq!(tree.get("quoted").unwrap().text(), Some("true"));
        assert_eq!(tree.get("empty").unwrap().value, Value::Null);
    }

    #[test]
    fn faults_have_their_place() {
        let errors = parse("títle: x\nauthors: [a, b\ntags: c\n").unwrap_err();
        assert!(errors[0].span.start > 9, "{errors:?}");
        assert!(parse("a:\n\t- b\n").is_err());
    }

    #[test]
    fn alias_bombs_and_depth_are_bounded() {
        let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
        for level in 1..12 {
            let last = format!("*a{}", level - 1);
            bomb.push_str(&format!("a{level}: &a{level} [{}]\n", [last.as_str(); 10].join(", ")));
        }
        assert!(parse(&bomb).is_err());
        let _ = parse(&"[".repeat(100_000));
    }
}
