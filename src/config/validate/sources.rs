//! `[[sources]]`: what other systems deliver.

use chrono_tz::Tz;
use encoding_rs::Encoding;
use globset::GlobSet;
use regex::Regex;
use url::Url;

use super::super::kind;
use super::super::mistakes::{Mistakes, wrong_kind};
use super::super::raw::{Spanned, Table};
use super::value::{NO_SPAN, NO_TIME, checked, choice, days, encoding, globs, language, seconds, zone};
use super::wire::bad_pattern;
use crate::input::{ARTICLE_FORMATS, ArticleFormat, SourceRules, table_fields};
use crate::text::count::one_of;
use crate::text::date::Order;
use crate::text::node::{Node, Value};
use crate::text::slug::slug;
use crate::text::url as address;
use feedcheck::suggest::nearest;

/// A source of articles beside `[articles]`.
#[derive(Debug, Clone)]
pub struct DeliverySource {
    /// Patterns as written, for the folders to walk.
    pub include: Vec<String>,
    /// Addresses that are fetched.
    pub urls: Vec<Url>,
    /// Lists of such: files, or addresses.
    pub lists: Vec<String>,
    /// Seconds for which an address is left alone after it was asked.
    pub every: i64,
    /// Days for which a server may fail before it is told.
    pub dead: i64,
    /// Whether addresses of this machine and its network may be fetched.
    pub private: bool,
    /// What belongs to it.
    pub included: GlobSet,
    /// What does not after all.
    pub excluded: GlobSet,
    /// How its files are written; found by their content where nothing is said.
    pub format: Option<&'static ArticleFormat>,
    /// The zone of times without one, where it is not the site's.
    pub zone: Option<Tz>,
    /// Which number of `03/04/2017` is the month, where it is not what the articles have.
    pub date_order: Option<Order>,
    /// For files that are not UTF-8 and do not say what they are.
    pub encoding: Option<&'static Encoding>,
    /// Days for which copies of its files are read when others have taken these away.
    pub keep: Option<i64>,
    /// How its items are read.
    pub rules: SourceRules,
}

pub(super) fn sources(node: Option<&Node>, mistakes: &mut Mistakes<'_>) -> Vec<DeliverySource> {
    let Some(node) = node else {
        return Vec::new();
    };
    let Value::List(nodes) = &node.value else {
        wrong_kind("sources", "a list of tables: write `[[sources]]`", node, mistakes);
        return Vec::new();
    };
    let source = |node| source(&Table::new("sources", node, mistakes), mistakes);
    let mut sources: Vec<DeliverySource> = nodes.iter().filter_map(source).collect();
    let scopes: Vec<String> = sources.iter().map(scope).collect();
    if scopes.iter().any(|scope| Some(scope) != scopes.first()) {
        for (source, scope) in sources.iter_mut().zip(scopes) {
            source.rules.scope = Some(scope);
        }
    }
    sources
}

/// What is known of a source that is not likely to change: its name, else its folder.
fn scope(source: &DeliverySource) -> String {
    let first = || {
        source
            .urls
            .first()
            .map(Url::as_str)
            .or(source.lists.first().map(String::as_str))
    };
    let pattern = source
        .include
        .first()
        .map(String::as_str)
        .or_else(first)
        .unwrap_or_default();
    let folder = pattern.split(['*', '?', '[', '{']).next().unwrap_or_default();
    slug(source.rules.name.as_deref().unwrap_or(folder))
}

fn source(table: &Table<'_>, mistakes: &mut Mistakes<'_>) -> Option<DeliverySource> {
    let formats: Vec<(&str, &'static ArticleFormat)> = ARTICLE_FORMATS.iter().map(|row| (row.key, row)).collect();
    let include = table.strings("include");
    let excluded = globs(&table.strings("exclude").unwrap_or_default(), mistakes);
    let zone = zone(table, "zone", mistakes);
    let encoding = encoding(table, mistakes);
    let language = language(table, mistakes);
    let rules = SourceRules {
        name: table.text("name"),
        scope: None,
        language,
        section: table.text("section"),
        strip_headline: patterns(table, "strip_headline", mistakes),
        strip_body: patterns(table, "strip_body", mistakes),
        schemes: texts(table, "topics"),
        byline: byline(table, mistakes),
        signed_photos: table.is_on("signed_photos"),
        paid: table.is_on("paid"),
        fields: fields(table, mistakes),
        limit: table.usual("limit", kind::number).filter(|limit| *limit > 0),
        max_age: checked(table, "max_age", mistakes, days, NO_TIME),
    };
    let (patterns, mut addresses): (Vec<_>, Vec<_>) = include
        .unwrap_or_default()
        .into_iter()
        .partition(|pattern| !is_address(&pattern.value));
    let included = globs(&patterns, mistakes);
    addresses.extend(table.one_or_more("url").unwrap_or_default());
    let urls = addresses.iter().filter_map(|address| url(address, mistakes)).collect();
    let lists: Vec<String> = table
        .one_or_more("list")
        .unwrap_or_default()
        .into_iter()
        .map(|list| list.value)
        .collect();
    if ["include", "url", "list"].iter().all(|key| table.get(key).is_none()) {
        let start = table.span().start;
        mistakes.add(
            &(start..start),
            "`sources.include` is missing, or `sources.url` or `sources.list`",
        );
    }
    Some(DeliverySource {
        include: patterns.into_iter().map(|pattern| pattern.value).collect(),
        urls,
        lists,
        every: checked(table, "every", mistakes, seconds, NO_SPAN).unwrap_or(15 * 60),
        dead: checked(table, "dead", mistakes, days, NO_TIME).unwrap_or(7),
        private: table.is_on("private"),
        included: included?,
        excluded: excluded?,
        format: choice(table, "format", &formats),
        zone,
        date_order: choice(table, "date_order", Order::NAMES),
        encoding,
        keep: checked(table, "keep", mistakes, days, NO_TIME),
        rules,
    })
}

/// Whether a text is an address and no pattern of files.
fn is_address(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

fn url(text: &Spanned<String>, mistakes: &mut Mistakes<'_>) -> Option<Url> {
    let found = address::absolute(&text.value);
    if found.is_none() {
        let message = format!(
            "`{}` is no address that begins with `https://` or `http://`",
            text.value
        );
        mistakes.add(&text.span, message);
    }
    found
}

/// `[sources.fields]`: our fields, and the columns of a table.
fn fields(table: &Table<'_>, mistakes: &mut Mistakes<'_>) -> Vec<(String, Vec<String>)> {
    let Some(table) = table.table("fields", mistakes) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for field in table.fields() {
        let Some(columns) = table.one_or_more(&field.key) else {
            continue;
        };
        if table_fields().any(|name| name == field.key) {
            let columns = columns.into_iter().map(|column| column.value).collect();
            found.push((field.key.clone(), columns));
            continue;
        }
        let help = match nearest(&field.key, table_fields()) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("it is {}", one_of(table_fields())),
        };
        let message = format!("`{}` is no field of a table", field.key);
        mistakes.add(&field.key_span, message).help = Some(help);
    }
    found
}

fn texts(table: &Table<'_>, key: &str) -> Vec<String> {
    let texts = table.strings(key).unwrap_or_default();
    texts.into_iter().map(|text| text.value).collect()
}

fn patterns(table: &Table<'_>, key: &str, mistakes: &mut Mistakes<'_>) -> Vec<Regex> {
    let mut patterns = Vec::new();
    for text in table.strings(key).unwrap_or_default() {
        match Regex::new(&text.value) {
            Ok(pattern) => patterns.push(pattern),
            Err(error) => bad_pattern(&text, &error, mistakes),
        }
    }
    patterns
}

fn byline(table: &Table<'_>, mistakes: &mut Mistakes<'_>) -> Option<Regex> {
    let text = table.string("byline")?;
    match Regex::new(&text.value) {
        Ok(pattern) if pattern.capture_names().flatten().any(|name| name == "authors") => return Some(pattern),
        Ok(_) => drop(mistakes.add(&text.span, "`sources.byline` has no group `(?<authors>…)`")),
        Err(error) => bad_pattern(&text, &error, mistakes),
    }
    None
}
