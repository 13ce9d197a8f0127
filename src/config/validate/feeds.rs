//! `[[feeds]]`: which feeds there are.

use super::super::raw::{Mistakes, Spanned, Table, wrong_kind};
use super::super::{Each, FeedRule, Home, Query};
use super::value::{check_braces, check_path, choice, required};
use crate::model::BodyMode;
use crate::text::node::{Node, Value};
use crate::text::{slug, url as address};

/// The number of entries of a feed that names none.
const LIMIT: usize = 20;

pub fn feeds(node: Option<&Node>, mistakes: &mut Mistakes<'_>) -> Vec<FeedRule> {
    let nodes = match node.map(|node| &node.value) {
        None => return default_feeds(),
        Some(Value::List(nodes)) => nodes,
        Some(_) => {
            if let Some(node) = node {
                wrong_kind("feeds", "a list of tables: write `[[feeds]]`", node, mistakes);
            }
            return Vec::new();
        }
    };
    let mut feeds: Vec<FeedRule> = Vec::new();
    for node in nodes {
        let table = Table::new("feeds", node, mistakes);
        let Some(feed) = feed(&table, mistakes) else { continue };
        if let Some(other) = feeds
            .iter()
            .find(|other| other.path.to_lowercase() == feed.path.to_lowercase())
        {
            let span = table.get("path").map_or(table.span(), |node| &node.span);
            let message = format!(
                "two feeds have the path `{}`; the other is on line {}",
                feed.path, other.line
            );
            mistakes.add(span, message).help = Some("give each feed a path of its own".to_owned());
        }
        feeds.push(feed);
    }
    feeds
}

/// One feed of everything and one for each topic.
fn default_feeds() -> Vec<FeedRule> {
    let rule = |each: Option<Each>, path: &str| FeedRule {
        each,
        path: path.to_owned(),
        title: default_title(each).to_owned(),
        description: None,
        home: Home::default(),
        topics: Query::default(),
        authors: Query::default(),
        sections: Query::default(),
        limit: Some(LIMIT),
        body: BodyMode::Full,
        min_items: 1,
        line: 1,
    };
    vec![rule(None, "all"), rule(Some(Each::Topic), "topics/{slug}")]
}

fn default_title(each: Option<Each>) -> &'static str {
    if each.is_some() { "{site}: {name}" } else { "{site}" }
}

fn feed(table: &Table<'_>, mistakes: &mut Mistakes<'_>) -> Option<FeedRule> {
    let each = choice(table, "each", Each::NAMES, mistakes);
    let title = braced(table, "title", each, mistakes);
    let description = braced(table, "description", each, mistakes);
    let home = home(table, each, mistakes);
    let bodies = [
        ("full", BodyMode::Full),
        ("summary", BodyMode::Summary),
        ("none", BodyMode::None),
    ];
    let body = choice(table, "body", &bodies, mistakes).unwrap_or_default();
    let limit = table.number("limit", mistakes).unwrap_or(LIMIT);
    let min_items = table.number("min_items", mistakes).unwrap_or(1);
    let mut query = |key: &str| {
        table
            .table(key, mistakes)
            .map(|table| self::query(&table, mistakes))
            .unwrap_or_default()
    };
    let (topics, authors, sections) = (query("topics"), query("authors"), query("sections"));
    let path = required(table, "path", mistakes)?;
    if let Some(node) = table.get("path") {
        check_feed_path(&path.value, each, node, mistakes);
    }
    Some(FeedRule {
        each,
        title: title.unwrap_or_else(|| default_title(each).to_owned()),
        description,
        home,
        topics,
        authors,
        sections,
        limit: (limit > 0).then_some(limit),
        body,
        min_items,
        line: mistakes.line(table.span()),
        path: path.value,
    })
}

/// A string in which `{site}` and, with `each`, `{name}` are filled in.
fn braced(table: &Table<'_>, key: &str, each: Option<Each>, mistakes: &mut Mistakes<'_>) -> Option<String> {
    let text = table.string(key, mistakes)?;
    let known: &[&str] = if each.is_some() { &["site", "name"] } else { &["site"] };
    let path = table.path(key);
    check_braces(
        &text.value,
        known,
        &Spanned {
            value: &path,
            span: text.span,
        },
        mistakes,
    );
    Some(text.value)
}

fn home(table: &Table<'_>, each: Option<Each>, mistakes: &mut Mistakes<'_>) -> Home {
    let Some(text) = table.string("home", mistakes) else {
        return Home::default();
    };
    if text.value == "page" {
        return Home::Page;
    }
    let known: &[&str] = if each.is_some() { &["slug"] } else { &[] };
    let place = Spanned {
        value: "feeds.home",
        span: text.span.clone(),
    };
    check_braces(&text.value, known, &place, mistakes);
    if address::absolute(&text.value.replace("{slug}", "slug")).is_none() {
        let message = format!("`{}` is neither an address nor `page`", text.value);
        mistakes.add(&text.span, message).help =
            Some("write it like `https://courier.example/topics/{slug}/`".to_owned());
    }
    Home::Address(text.value)
}

fn query(table: &Table<'_>, mistakes: &mut Mistakes<'_>) -> Query {
    let mut keys = |key: &str| {
        let names = table.strings(key, mistakes).unwrap_or_default();
        names.iter().map(|name| slug::key(&name.value)).collect()
    };
    Query {
        any: keys("any"),
        all: keys("all"),
        none: keys("none"),
    }
}

fn check_feed_path(path: &str, each: Option<Each>, node: &Node, mistakes: &mut Mistakes<'_>) {
    check_path(path, "feeds.path", node, mistakes);
    let known: &[&str] = if each.is_some() { &["slug"] } else { &[] };
    let place = Spanned {
        value: "feeds.path",
        span: node.span.clone(),
    };
    if each.is_some() || !path.contains('{') {
        check_braces(path, known, &place, mistakes);
    } else {
        mistakes
            .add(&node.span, format!("`{path}` has braces, but the feed has no `each`"))
            .help = Some("add `each = \"topic\"`, or write the path without braces".to_owned());
    }
    if each.is_some() && !path.contains("{slug}") {
        mistakes.add(
            &node.span,
            "`feeds.path` has no `{slug}`: all feeds of `each` would be one file",
        );
    }
}
