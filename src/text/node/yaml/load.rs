//! From the events of the parser to a tree. Nothing recurs here: a text may nest as deep as it likes.

use std::collections::HashMap;
use std::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle, Span};

use super::super::{DEEPEST, Double, Field, Node, Value};
use super::Fault;
use super::mend::Page;

/// Nodes that aliases may stand for in one text; more are a bomb.
const ALIASED: usize = 100_000;

/// The key of tables that are merged (YAML 1.1, language-independent type `merge`).
const MERGE: &str = "<<";

/// What is said of `{{ … }}` where a value belongs: YAML takes it for a table whose key is a table.
pub(super) const TEMPLATE: &str = "a template stands where a value belongs";

/// The first document of a text.
pub(super) fn load(page: &Page<'_>) -> Result<(Node, Vec<Double>), Fault> {
    let mut loader = Loader::new(page);
    for event in Parser::new_from_str(&page.text) {
        let (event, span) = event.map_err(|error| Fault {
            at: error.marker().index(),
            info: error.info().to_owned(),
        })?;
        // One event behind the document shows that it was the whole text.
        if loader.is_whole {
            break;
        }
        loader.take(event, span)?;
    }
    let nothing = Node {
        span: 0..page.byte(usize::MAX),
        value: Value::Table(Vec::new()),
    };
    Ok((loader.root.unwrap_or(nothing), loader.doubles))
}

/// A list or table that has not ended.
struct Open {
    start: usize,
    anchor: usize,
    items: Items,
}

enum Items {
    List(Vec<Node>),
    /// With the key that waits for its value.
    Table(Vec<Field>, Option<(String, Range<usize>)>),
}

struct Loader<'p> {
    page: &'p Page<'p>,
    open: Vec<Open>,
    root: Option<Node>,
    anchors: HashMap<usize, Node>,
    budget: usize,
    doubles: Vec<Double>,
    is_whole: bool,
}

impl<'p> Loader<'p> {
    fn new(page: &'p Page<'p>) -> Self {
        Self {
            page,
            open: Vec::new(),
            root: None,
            anchors: HashMap::new(),
            budget: ALIASED,
            doubles: Vec::new(),
            is_whole: false,
        }
    }

    fn take(&mut self, event: Event<'_>, span: Span) -> Result<(), Fault> {
        let start = self.page.byte(span.start.index());
        let place = start..self.page.byte(span.end.index()).max(start);
        let fault = |info: &str| Fault {
            at: span.start.index(),
            info: info.to_owned(),
        };
        match event {
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentStart(_) => {}
            Event::DocumentEnd => self.is_whole = true,
            Event::SequenceStart(anchor, _) => self.begin(start, anchor, Items::List(Vec::new())),
            Event::MappingStart(..) if self.is_in_template(start) => return Err(fault(TEMPLATE)),
            Event::MappingStart(anchor, _) => self.begin(start, anchor, Items::Table(Vec::new(), None)),
            Event::SequenceEnd | Event::MappingEnd => self.end(start),
            Event::Scalar(text, ScalarStyle::Plain, anchor, _) => self.add(place, plain(&text), anchor),
            Event::Scalar(text, _, anchor, _) => self.add(place, Value::Text(text.into_owned()), anchor),
            Event::Alias(anchor) => {
                let value = self.aliased(anchor);
                self.add(place, value.ok_or_else(|| fault("the aliases stand for too much"))?, 0);
            }
        }
        Ok(())
    }

    /// Whether the second of two braces stands at `start`.
    fn is_in_template(&self, start: usize) -> bool {
        let is_begun = |open: &Open| matches!(&open.items, Items::Table(fields, None) if fields.is_empty());
        (self.open.last()).is_some_and(|open| is_begun(open) && open.start + 1 == start)
    }

    fn begin(&mut self, start: usize, anchor: usize, items: Items) {
        self.open.push(Open { start, anchor, items });
    }

    fn end(&mut self, end: usize) {
        let Some(Open { start, anchor, items }) = self.open.pop() else {
            return;
        };
        let value = match items {
            // No tree is so deep that a later stage runs out of stack.
            _ if self.open.len() > DEEPEST => Value::Null,
            Items::List(nodes) => Value::List(nodes),
            Items::Table(fields, _) => Value::Table(self.single(fields)),
        };
        self.add(start..end.max(start), value, anchor);
    }

    /// Puts a value where it belongs: into the list, behind its key, or, as a key, before its value.
    fn add(&mut self, span: Range<usize>, value: Value, anchor: usize) {
        let node = Node { span, value };
        if anchor > 0 {
            self.anchors.insert(anchor, node.clone());
        }
        match self.open.last_mut().map(|open| &mut open.items) {
            None => self.root = Some(node),
            Some(Items::List(nodes)) => nodes.push(node),
            Some(Items::Table(fields, key)) => match key.take() {
                Some((key, key_span)) => fields.push(Field { key, key_span, node }),
                None => *key = Some((node.text().unwrap_or_default().to_owned(), node.span)),
            },
        }
    }

    /// Each key once: the later value counts, in its place. What is merged stands behind them all.
    fn single(&mut self, fields: Vec<Field>) -> Vec<Field> {
        let mut single: Vec<Field> = Vec::with_capacity(fields.len());
        let mut known: HashMap<String, Range<usize>> = HashMap::new();
        let (merged, own): (Vec<Field>, Vec<Field>) = fields.into_iter().partition(|field| field.key == MERGE);
        for field in own.into_iter().rev() {
            if let Some(later) = known.get(&field.key) {
                self.doubles.push(Double {
                    key: field.key,
                    first: field.key_span,
                    later: later.clone(),
                });
                continue;
            }
            known.insert(field.key.clone(), field.key_span.clone());
            single.push(field);
        }
        single.reverse();
        for field in merged.into_iter().flat_map(|field| tables(field.node)) {
            if !known.contains_key(&field.key) {
                known.insert(field.key.clone(), field.key_span.clone());
                single.push(field);
            }
        }
        single
    }

    /// What an alias stands for; `None` when there is too much of it.
    fn aliased(&mut self, anchor: usize) -> Option<Value> {
        let Some(node) = self.anchors.get(&anchor) else {
            return Some(Value::Null);
        };
        self.budget = self.budget.checked_sub(count(node, self.budget))?;
        let fits = self.open.len() + depth(node) <= DEEPEST;
        Some(if fits { node.value.clone() } else { Value::Null })
    }
}

/// The fields of a table, or of those in a list.
fn tables(node: Node) -> Vec<Field> {
    match node.value {
        Value::Table(fields) => fields,
        Value::List(nodes) => nodes.into_iter().flat_map(tables).collect(),
        _ => Vec::new(),
    }
}

/// Nodes of a tree; it is not counted on when there are more than `most`.
fn count(node: &Node, most: usize) -> usize {
    let mut sum = 1;
    for child in children(node) {
        if sum > most {
            break;
        }
        sum += count(child, most - sum);
    }
    sum
}

/// How deep values stand in one another.
fn depth(node: &Node) -> usize {
    1 + children(node).map(depth).max().unwrap_or_default()
}

fn children(node: &Node) -> impl Iterator<Item = &Node> {
    let nodes = match &node.value {
        Value::List(nodes) => &nodes[..],
        _ => &[],
    };
    nodes.iter().chain(node.fields().iter().map(|field| &field.node))
}

fn plain(text: &str) -> Value {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => Value::Bool(true),
        "false" | "False" | "FALSE" => Value::Bool(false),
        _ => Value::Text(text.to_owned()),
    }
}
