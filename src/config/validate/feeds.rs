//! `[[feeds]]`: which feeds there are.

use super::super::choice::{Archive, BODIES, Each};
use super::super::feed_rule::{FeedRule, Files, Home, Query};
use super::super::kind;
use super::super::mistakes::{Mistakes, wrong_kind};
use super::super::raw::{Spanned, Table};
use super::languages::Edition;
use super::value::{check_braces, check_path, checked, choice, globs};
use crate::model::Podcast;
use crate::text::count::one_of;
use crate::text::node::{self, Node, Value};
use crate::text::{language, slug, url as address};

/// What stands in a configuration that names no feeds: one of everything and one for each topic.
const DEFAULT: &str = "[[feeds]]\npath = \"all\"\n[[feeds]]\neach = \"topic\"\npath = \"topics/{slug}\"";

pub(super) fn feeds(node: Option<&Node>, editions: &[Edition], mistakes: &mut Mistakes<'_>) -> Vec<FeedRule> {
    let Some(node) = node else {
        return usual_feeds(editions, mistakes);
    };
    let Value::List(nodes) = &node.value else {
        wrong_kind("feeds", "a list of tables: write `[[feeds]]`", node, mistakes);
        return Vec::new();
    };
    let mut feeds: Vec<FeedRule> = Vec::new();
    for node in nodes {
        let table = Table::new("feeds", node, mistakes);
        let Some(feed) = feed(&table, editions, mistakes) else {
            continue;
        };
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

/// Those of `DEFAULT`, which has no lines of its own.
fn usual_feeds(editions: &[Edition], mistakes: &mut Mistakes<'_>) -> Vec<FeedRule> {
    let tree = node::toml(DEFAULT).ok();
    let Some(node) = tree.as_ref().and_then(|tree| tree.get("feeds")) else {
        return Vec::new();
    };
    let rules = feeds(Some(node), editions, mistakes).into_iter();
    rules.map(|rule| FeedRule { line: 1, ..rule }).collect()
}

fn feed(table: &Table<'_>, editions: &[Edition], mistakes: &mut Mistakes<'_>) -> Option<FeedRule> {
    let each = choice(table, "each", Each::NAMES);
    let title = braced(table, "title", each, mistakes);
    let description = braced(table, "description", each, mistakes);
    let home = home(table, each, mistakes);
    let body = choice(table, "body", BODIES).unwrap_or_default();
    let limit = table.usual("limit", kind::number).unwrap_or_default();
    let min_items = table.usual("min_items", kind::number).unwrap_or_default();
    let mut query = |key: &str| {
        table
            .table(key, mistakes)
            .map(|table| self::query(&table, slug::key))
            .unwrap_or_default()
    };
    let [topics, authors, sections, categories] = ["topics", "authors", "sections", "categories"].map(&mut query);
    let languages = table.table("languages", mistakes);
    let language = language(table, languages.as_ref(), each, editions, mistakes);
    let languages = languages
        .map(|table| self::query(&table, |name| slug::key(&tag(editions, name))))
        .unwrap_or_default();
    let files = files(table, mistakes);
    let was = was(table, each, mistakes);
    let path = table.string("path")?;
    if let Some(node) = table.get("path") {
        check_feed_path(&path.value, each, node, mistakes);
    }
    Some(FeedRule {
        each,
        title,
        description,
        home,
        topics,
        authors,
        sections,
        categories,
        languages,
        language,
        files,
        limit: (limit > 0).then_some(limit),
        archive: archive(table, mistakes),
        body,
        podcast: podcast(table, mistakes),
        min_items,
        was,
        line: mistakes.line(table.span()),
        path: path.value,
    })
}

/// Earlier addresses. They go into the configurations of servers, each with quotes of its own: plain characters need none.
fn was(table: &Table<'_>, each: Option<Each>, mistakes: &mut Mistakes<'_>) -> Vec<String> {
    let paths = table.strings("was").unwrap_or_default();
    if let Some(node) = table.get("was").filter(|_| each.is_some() && !paths.is_empty()) {
        let help = "give that one a `[[feeds]]` of its own, with a query";
        mistakes
            .add(&node.span, "`feeds.was` is for a single feed, and this one has `each`")
            .help = Some(help.to_owned());
    }
    for path in &paths {
        let below = path.value.strip_prefix('/').unwrap_or(&path.value);
        let below = below.strip_suffix('/').unwrap_or(below);
        let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '~' | '.');
        let part_fits = |part: &str| !part.is_empty() && !matches!(part, "." | "..") && part.chars().all(is_plain);
        if !below.split('/').all(part_fits) {
            let message = format!("`{}` is no path such as `rss.xml` or `/feed/`", path.value);
            let help = "letters, digits and `-`, `_`, `~`, `.`, `/`, without host and query";
            mistakes.add(&path.span, message).help = Some(help.to_owned());
        }
    }
    paths.into_iter().map(|path| path.value).collect()
}

/// `News`, or `News > Politics`, and whether it is explicit.
fn podcast(table: &Table<'_>, mistakes: &mut Mistakes<'_>) -> Option<Podcast> {
    let written = table.string("podcast")?;
    let (category, part) = match written.value.split_once('>') {
        Some((category, part)) => (category.trim(), Some(part.trim())),
        None => (written.value.trim(), None),
    };
    if !feedcheck::is_podcast_category(category, part) {
        let message = format!(
            "`{}` is no category of Apple's, such as `News` or `News > Politics`",
            written.value
        );
        mistakes.add(&written.span, message);
    }
    Some(Podcast {
        category: category.to_owned(),
        part: part.map(str::to_owned),
        is_explicit: table.is_on("explicit"),
    })
}

/// How older stories are kept: by time, or so many together.
fn archive(table: &Table<'_>, mistakes: &mut Mistakes<'_>) -> Option<Archive> {
    let node = table.get("archive")?;
    let named = kind::string(node).and_then(|text| Archive::NAMES.iter().find(|(name, _)| *name == text));
    let count = || kind::number(node).filter(|count| *count > 0).map(Archive::Count);
    let archive = named.map(|(_, archive)| *archive).or_else(count);
    if archive.is_none() {
        let names = Archive::NAMES.iter().map(|(name, _)| *name);
        let help = format!(
            "it is {}, or how many stories stand in one document, such as 100",
            one_of(names)
        );
        mistakes
            .add(&node.span, "`feeds.archive` is neither a time nor a number")
            .help = Some(help);
    }
    archive
}

/// The language of a feed: its own, else the one that it asks for.
fn language(
    table: &Table<'_>,
    languages: Option<&Table<'_>>,
    each: Option<Each>,
    editions: &[Edition],
    mistakes: &mut Mistakes<'_>,
) -> Option<String> {
    let complaint = "is no language tag such as `en` or `pt-BR`";
    let own = checked(table, "language", mistakes, language::parse, complaint);
    if let Some(node) = table.get("language").filter(|_| each == Some(Each::Language)) {
        let message = "each feed has the language that it is made by: `language` says nothing here";
        mistakes.add(&node.span, message);
    }
    let any = languages.and_then(|table| table.strings("any")).unwrap_or_default();
    let only = match any.as_slice() {
        [only] => Some(only.value.as_str()),
        _ => None,
    };
    let found = own.as_deref().or(only).map(|name| tag(editions, name))?;
    language::parse(&found)
}

/// What feeds call a language that the configuration names.
fn tag(editions: &[Edition], name: &str) -> String {
    let is_it = |edition: &&Edition| edition.key.eq_ignore_ascii_case(name);
    let edition = editions.iter().find(is_it);
    edition.map_or(name, |edition| &edition.tag).to_owned()
}

/// The names that may stand in braces beside `more`.
fn braces(each: Option<Each>, more: &[&'static str]) -> Vec<&'static str> {
    let of_each: &[&str] = match each {
        Some(Each::Language) => &["language"],
        _ => &[],
    };
    [more, of_each].concat()
}

/// Patterns of the files that a feed is made of.
fn files(table: &Table<'_>, mistakes: &mut Mistakes<'_>) -> Option<Files> {
    let patterns = table.strings("files")?;
    let set = globs(&patterns, mistakes)?;
    let patterns = patterns.into_iter().map(|pattern| pattern.value).collect();
    Some(Files { patterns, set })
}

/// A string in which `{site}` and, with `each`, `{name}` are filled in.
fn braced(table: &Table<'_>, key: &str, each: Option<Each>, mistakes: &mut Mistakes<'_>) -> Option<String> {
    let text = table.string(key)?;
    let known = braces(each, if each.is_some() { &["site", "name"] } else { &["site"] });
    let path = table.path(key);
    check_braces(
        &text.value,
        &known,
        &Spanned {
            value: &path,
            span: text.span,
        },
        mistakes,
    );
    Some(text.value)
}

fn home(table: &Table<'_>, each: Option<Each>, mistakes: &mut Mistakes<'_>) -> Home {
    let Some(text) = table.string("home") else {
        return Home::default();
    };
    if text.value == "page" {
        return Home::Page;
    }
    let known = braces(each, if each.is_some() { &["slug"] } else { &[] });
    let place = Spanned {
        value: "feeds.home",
        span: text.span.clone(),
    };
    check_braces(&text.value, &known, &place, mistakes);
    if address::absolute(&text.value.replace("{slug}", "slug").replace("{language}", "en")).is_none() {
        let message = format!("`{}` is neither an address nor `page`", text.value);
        mistakes.add(&text.span, message).help =
            Some("write it like `https://courier.example/topics/{slug}/`".to_owned());
    }
    Home::Address(text.value)
}

fn query(table: &Table<'_>, key_of: impl Fn(&str) -> String) -> Query {
    let keys = |key: &str| {
        let names = table.strings(key).unwrap_or_default();
        names.iter().map(|name| key_of(&name.value)).collect()
    };
    Query {
        any: keys("any"),
        all: keys("all"),
        none: keys("none"),
    }
}

fn check_feed_path(path: &str, each: Option<Each>, node: &Node, mistakes: &mut Mistakes<'_>) {
    check_path(path, "feeds.path", node, mistakes);
    let known = braces(each, if each.is_some() { &["slug"] } else { &[] });
    let place = Spanned {
        value: "feeds.path",
        span: node.span.clone(),
    };
    if each.is_some() || !path.contains('{') {
        check_braces(path, &known, &place, mistakes);
    } else {
        mistakes
            .add(&node.span, format!("`{path}` has braces, but the feed has no `each`"))
            .help = Some("add `each = \"topic\"`, or write the path without braces".to_owned());
    }
    let tells_apart = path.contains("{slug}") || each == Some(Each::Language) && path.contains("{language}");
    if each.is_some() && !tells_apart {
        mistakes.add(
            &node.span,
            "`feeds.path` has no `{slug}`: all feeds of `each` would be one file",
        );
    }
}
