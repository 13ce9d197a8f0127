//! Movable Type's export (movabletype.org/documentation/appendices/import-export-format.html), which `TypePad` and others
//! write, too: entries that end in a line of eight hyphens, of sections that end in a line of five.

use super::fields::{author, slug, until_its_date};
use crate::input::delivery::{Item, Items};
use crate::input::{ArticleFormat, Bytes, Found, Layout, Rules, ToldBy};
use crate::model::Markup;
use crate::text::html;
use crate::text::source::Source;

/// Movable Type's export in the table of formats.
pub const FORMAT: ArticleFormat = ArticleFormat {
    name: "Movable Type export",
    key: "movable-type",
    endings: &[],
    told_by: ToldBy::Content,
    bytes: Bytes::Delivered,
    detect: |head| {
        const FIRST: &[&str] = &["AUTHOR", "TITLE", "BASENAME", "STATUS", "DATE", "UNIQUE URL"];
        let mut lines = head.lines().map(str::trim_end).skip_while(|line| line.is_empty());
        let first = lines.next().and_then(|line| line.split_once(": "));
        first.is_some_and(|(key, _)| FIRST.contains(&key)) && lines.any(|line| line == SECTION)
    },
    read,
    layout: Layout::Whole,
    has_front_matter: false,
    has_pictures_beside: false,
};

/// The line that ends a section.
const SECTION: &str = "-----";

/// The line that ends an entry.
const ENTRY: &str = "--------";

/// A value and where it stands.
type Value<'t> = (&'t str, usize);

/// An entry as it is written.
#[derive(Default)]
struct Entry<'t> {
    at: usize,
    /// Of its first section, in order.
    fields: Vec<(&'t str, Value<'t>)>,
    /// The others, by their names.
    sections: Vec<(&'t str, Value<'t>)>,
}

impl<'t> Entry<'t> {
    fn field(&self, key: &str) -> Option<Value<'t>> {
        self.stated(key).filter(|(value, _)| !value.is_empty())
    }

    /// A value that may be empty.
    fn stated(&self, key: &str) -> Option<Value<'t>> {
        Some(self.fields.iter().find(|(known, _)| *known == key)?.1)
    }

    fn section(&self, name: &str) -> &'t str {
        let found = self.sections.iter().find(|(known, _)| *known == name);
        found.map_or("", |(_, (text, _))| text.trim())
    }
}

fn read(source: &Source<'_>, rules: &Rules) -> Vec<Found> {
    let entries = entries(source.text).into_iter();
    let around = Items::new(source, rules);
    entries.map(|entry| story(around.at(entry.at), &entry)).collect()
}

fn entries(text: &str) -> Vec<Entry<'_>> {
    let (mut entries, mut entry, mut section) = (Vec::new(), None, 0..0);
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        match line.trim_end() {
            ENTRY => {
                entries.extend(entry.take());
                section = at..at;
            }
            SECTION => {
                let (entry, text) = (entry.get_or_insert_with(Entry::default), &text[section.start..start]);
                add(entry, text, section.start);
                section = at..at;
            }
            _ => section.end = at,
        }
    }
    // A last section whose end is missing.
    if let Some(mut entry) = entry.take() {
        add(&mut entry, &text[section.clone()], section.start);
        entries.push(entry);
    }
    entries
}

/// Adds a section that begins at a byte of the file: the first of an entry has its fields.
fn add<'t>(entry: &mut Entry<'t>, text: &'t str, at: usize) {
    let part = |part: &'t str| part.as_ptr().addr() - text.as_ptr().addr() + at;
    if entry.fields.is_empty() {
        entry.at = at;
        for (key, value) in text.lines().filter_map(|line| line.split_once(':')) {
            let value = value.trim();
            entry.fields.push((key.trim(), (value, part(value))));
        }
    } else if let Some((name, body)) = text.split_once('\n') {
        let name = name.trim_end().trim_end_matches(':');
        entry.sections.push((name, (body, part(body))));
    }
}

fn story(mut item: Item<'_>, entry: &Entry<'_>) -> Found {
    if entry.field("NO ENTRY").is_some() {
        return item.no_story("the comments of one that is elsewhere");
    }
    let url = entry.field("UNIQUE URL").map(|(url, _)| url.to_owned());
    let name = entry.field("BASENAME").map(|(name, _)| name.to_owned());
    slug(&mut item, name.as_deref().unwrap_or_default());
    item.delivery.id = name.or_else(|| url.clone()).unwrap_or_default();
    item.article.stub.url = url;
    if let Some((date, at)) = entry.field("DATE") {
        item.first = item.time(&iso(date).unwrap_or_else(|| date.to_owned()), at..at + date.len());
        item.delivery.sent = item.first;
    }
    match entry.stated("STATUS") {
        Some((word, _)) if word.eq_ignore_ascii_case("future") => until_its_date(&mut item),
        Some((word, at)) => item.status(word, at..at + word.len()),
        None => {}
    }
    item.article.stub.title = item.words(entry.field("TITLE").map_or("", |(title, _)| title));
    if let Some((name, _)) = entry.field("AUTHOR") {
        author(&mut item, name);
    }
    topics(&mut item, entry);
    item.article.summary = item.some_words(&html::to_text(entry.section("EXCERPT")));
    body(&mut item, entry);
    item.finish()
}

/// `12/31/2026 11:05:00 PM`, the month first, as a date in the order of ISO 8601.
fn iso(text: &str) -> Option<String> {
    let (day, clock) = text.split_once(' ')?;
    let mut parts = day.split('/');
    let (month, day, year) = (parts.next()?, parts.next()?, parts.next()?);
    Some(format!("{year}-{month:0>2}-{day:0>2} {clock}"))
}

/// The main category, the others, and the tags: `ferry,"harbor office"`.
fn topics(item: &mut Item<'_>, entry: &Entry<'_>) {
    let of = |wanted: &'static [&str]| entry.fields.iter().filter(move |(key, _)| wanted.contains(key));
    let mut names: Vec<&str> = of(&["PRIMARY CATEGORY", "CATEGORY"])
        .map(|(_, (name, _))| *name)
        .collect();
    for (_, (tags, _)) in of(&["TAGS"]) {
        names.extend(tags.split(',').map(|tag| tag.trim().trim_matches('"')));
    }
    for name in names {
        item.topic(name);
    }
}

/// The text and what follows it on the page of the entry. What `CONVERT BREAKS` names makes the markup.
fn body(item: &mut Item<'_>, entry: &Entry<'_>) {
    let parts = [entry.section("BODY"), entry.section("EXTENDED BODY")];
    let text = parts
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("\n\n");
    let (text, markup) = match entry.field("CONVERT BREAKS").map_or("", |(way, _)| way) {
        "" | "0" | "none" | "richtext" => (text, Markup::Html),
        way if way.starts_with("markdown") => (text, Markup::Markdown),
        _ => (paragraphs(&text), Markup::Html),
    };
    item.body(&text, markup);
    let at = entry.sections.iter().find(|(name, _)| *name == "BODY");
    item.article.body.at = at.map_or(entry.at, |(_, (_, at))| *at);
}

/// HTML whose paragraphs are marked by empty lines.
fn paragraphs(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let parts = text.split("\n\n").map(str::trim).filter(|part| !part.is_empty());
    let mark = |part: &str| format!("<p>{}</p>", part.replace('\n', "<br>"));
    parts.map(mark).collect::<Vec<_>>().join("\n")
}
