//! From the configuration as written to one that can be built from. Every mistake is noted
//! at its place, and all of them are reported together.

use std::path::{Path, PathBuf};

use encoding_rs::Encoding;
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use regex::{Regex, RegexBuilder};
use url::Url;

use super::raw::{Mistakes, Spanned, Table, wrong_kind};
use super::{Articles, Config, Each, FeedRule, Output, PERMALINK_PARTS, Permalink, Photos, Query, Site, Topics};
use crate::input::wire::WireRules;
use crate::model::{Author, BodyMode, Diagnostic};
use crate::output::{FORMATS, Format};
use crate::text::count::one_of;
use crate::text::node::{self, Field, Node, Value};
use crate::text::source::Source;
use crate::text::suggest::nearest;
use crate::text::{email, language, slug, url as address, zone};

/// The number of entries of a feed that names none.
const LIMIT: usize = 20;

/// Reads the configuration `text` of the file `file` in the folder `root`. The second value
/// holds everything that is wrong with it, in the order of the text.
pub fn read(root: &Path, file: &str, text: &str) -> Result<Config, Vec<Diagnostic>> {
    let source = Source::new(file, text);
    let mut mistakes = Mistakes::new(source);
    let config = match node::toml(text) {
        Ok(tree) => validate(root, file, &tree, &mut mistakes),
        Err(errors) => {
            for error in errors {
                mistakes.add(&error.span, error.message);
            }
            None
        }
    };
    match config {
        Some(config) if mistakes.found.is_empty() => Ok(config),
        _ => {
            mistakes
                .found
                .sort_by_key(|mistake| (mistake.place.line, mistake.place.column));
            mistakes.found.dedup();
            Err(mistakes.found)
        }
    }
}

fn validate(root: &Path, file: &str, tree: &Node, mistakes: &mut Mistakes<'_>) -> Option<Config> {
    let top = Table::new("", tree, mistakes);
    let nothing = Node {
        span: 0..0,
        value: Value::Table(Vec::new()),
    };
    let table = |name: &str, mistakes: &mut Mistakes<'_>| Table::new(name, top.get(name).unwrap_or(&nothing), mistakes);
    let site_table = table("site", mistakes);
    let site = site(&site_table, mistakes);
    let articles = articles(&table("articles", mistakes), mistakes);
    let output = output(&table("output", mistakes), mistakes);
    let photos_table = table("photos", mistakes);
    let topics_table = table("topics", mistakes);
    let mut feeds = feeds(top.get("feeds"), mistakes);
    // A stand-in address, so that the other tables are looked through in any case.
    let base = site.as_ref().map_or_else(
        || Url::parse("https://site.invalid/").ok(),
        |site| Some(site.url.clone()),
    )?;
    let photos = photos(&photos_table, &base, mistakes);
    let topics = topics(&topics_table, &base, mistakes);
    for feed in &mut feeds {
        feed.topics.follow(&topics);
    }
    let site = site?;
    Some(Config {
        root: root.to_owned(),
        file: file.to_owned(),
        photos,
        topics,
        site,
        articles: articles?,
        output,
        feeds,
    })
}

fn site(table: &Table<'_>, mistakes: &mut Mistakes<'_>) -> Option<Site> {
    let title = required(table, "title", mistakes);
    let url = required(table, "url", mistakes).and_then(|text| folder(&text, "site.url", mistakes));
    let feeds_url = web_folder(table, "feeds_url", mistakes);
    let description = text(table, "description", mistakes);
    let language = checked(
        table,
        "language",
        mistakes,
        language::parse,
        "is no language tag such as `en` or `pt-BR`",
    );
    let not_a_zone = "is no zone of the tz database such as `America/Chicago`";
    let timezone = checked(table, "timezone", mistakes, |text| text.parse().ok(), not_a_zone);
    let copyright = text(table, "copyright", mistakes);
    let (icon, logo, hub) = (
        web(table, "icon", mistakes),
        web(table, "logo", mistakes),
        web(table, "hub", mistakes),
    );
    let authors = authors(table, mistakes);
    let email = checked(table, "email", mistakes, email::parse, "is no e-mail address");
    // Only now, so that one missing key hides no other mistake.
    let (title, url) = (title?.value, url?);
    Some(Site {
        feeds_url: feeds_url.unwrap_or_else(|| address::below(&url, "feeds/")),
        description: description.unwrap_or_else(|| title.clone()),
        language: language.unwrap_or_else(|| "en".to_owned()),
        timezone: timezone.unwrap_or_default(),
        copyright,
        icon,
        logo,
        authors,
        email,
        hub,
        title,
        url,
    })
}

fn articles(table: &Table<'_>, mistakes: &mut Mistakes<'_>) -> Option<Articles> {
    let include = table.strings("include", mistakes);
    let include = include.unwrap_or_else(|| {
        vec![Spanned {
            value: "articles/**/*".to_owned(),
            span: 0..0,
        }]
    });
    let exclude = table.strings("exclude", mistakes).unwrap_or_default();
    let permalink = checked(table, "permalink", mistakes, |text| Some(text.to_owned()), "");
    let zones = table.table("zones", mistakes);
    let zones = zones
        .map(|zones| self::zones(zones.fields(), mistakes))
        .unwrap_or_default();
    let wire = table
        .table("wire", mistakes)
        .map(|table| wire(&table, mistakes))
        .unwrap_or_default();
    let encoding = checked(
        table,
        "encoding",
        mistakes,
        |name| Encoding::for_label(name.as_bytes()),
        "is no encoding such as `windows-1252`",
    );
    let permalink = match permalink {
        Some(pattern) => self::permalink(&pattern, table, mistakes),
        None => Permalink("/{year}/{month}/{slug}/".to_owned()),
    };
    let included = globs(&include, mistakes);
    let excluded = globs(&exclude, mistakes);
    Some(Articles {
        include: include.into_iter().map(|pattern| pattern.value).collect(),
        included: included?,
        excluded: excluded?,
        permalink,
        encoding,
        zones,
        wire,
    })
}

fn zones(fields: &[Field], mistakes: &mut Mistakes<'_>) -> zone::Zones {
    let mut zones = zone::Zones::new();
    for field in fields {
        match field.node.text().and_then(zone::parse) {
            Some(zone) => drop(zones.insert(field.key.to_uppercase(), zone)),
            None => drop(mistakes.add(
                &field.node.span,
                format!(
                    "`{}` must be an offset such as `+05:30` or a zone such as `Asia/Kolkata`",
                    field.key
                ),
            )),
        }
    }
    zones
}

fn wire(table: &Table<'_>, mistakes: &mut Mistakes<'_>) -> WireRules {
    let mut rules = WireRules::default();
    let mut pattern = |key: &str, group: &str, rule: &mut Regex| {
        let Some(text) = table.string(key, mistakes) else {
            return;
        };
        match pattern_of(&text.value) {
            Ok(regex) if regex.capture_names().flatten().any(|name| name == group) => *rule = regex,
            Ok(_) => {
                let message = format!("`{}` has no group `(?<{group}>…)`", table.path(key));
                mistakes.add(&text.span, message);
            }
            Err(error) => bad_pattern(&text, &error, mistakes),
        }
    };
    pattern("byline", "authors", &mut rules.byline);
    pattern("posted", "date", &mut rules.posted);
    pattern("updated", "date", &mut rules.updated);
    pattern("embargo", "date", &mut rules.embargo);
    pattern("topics", "topics", &mut rules.topics);
    for line in table.strings("boilerplate", mistakes).unwrap_or_default() {
        match pattern_of(&line.value) {
            Ok(regex) => rules.boilerplate.push(regex),
            Err(error) => bad_pattern(&line, &error, mistakes),
        }
    }
    let words =
        |found: Option<Vec<Spanned<String>>>| found.into_iter().flatten().map(|word| word.value).collect::<Vec<_>>();
    rules
        .compound_topics
        .extend(words(table.strings("compound_topics", mistakes)));
    rules
        .affiliations
        .extend(words(table.strings("affiliations", mistakes)));
    rules
}

/// Case does not count, as in the patterns that are there already.
fn pattern_of(text: &str) -> Result<Regex, regex::Error> {
    RegexBuilder::new(text).case_insensitive(true).build()
}

fn bad_pattern(text: &Spanned<String>, error: &regex::Error, mistakes: &mut Mistakes<'_>) {
    let reason = error.to_string();
    let reason = reason
        .lines()
        .last()
        .unwrap_or_default()
        .trim_start_matches("error: ")
        .to_owned();
    mistakes.add(&text.span, format!("this regular expression cannot be read: {reason}"));
}

fn permalink(pattern: &str, table: &Table<'_>, mistakes: &mut Mistakes<'_>) -> Permalink {
    let span = table.get("permalink").map(|node| node.span.clone()).unwrap_or_default();
    check_braces(
        pattern,
        PERMALINK_PARTS,
        &Spanned {
            value: "articles.permalink",
            span: span.clone(),
        },
        mistakes,
    );
    if !pattern.contains("{slug}") {
        mistakes.add(
            &span,
            "`articles.permalink` has no `{slug}`: all articles of a day would share an address",
        );
    }
    Permalink(pattern.to_owned())
}

/// Notes names in braces that stand for nothing.
fn check_braces(pattern: &str, known: &[&str], place: &Spanned<&str>, mistakes: &mut Mistakes<'_>) {
    for part in pattern.split('{').skip(1) {
        let name = part.split('}').next().unwrap_or_default();
        if !known.contains(&name) {
            let message = format!("`{{{name}}}` means nothing in `{}`", place.value);
            let names = known.iter().map(|name| format!("{{{name}}}")).collect::<Vec<_>>();
            mistakes.add(&place.span, message).help =
                Some(format!("there is {}", one_of(names.iter().map(String::as_str))));
        }
    }
}

fn globs(patterns: &[Spanned<String>], mistakes: &mut Mistakes<'_>) -> Option<GlobSet> {
    let mut set = GlobSetBuilder::new();
    for pattern in patterns {
        match GlobBuilder::new(pattern.value.trim_start_matches("./"))
            .literal_separator(true)
            .build()
        {
            Ok(glob) => drop(set.add(glob)),
            Err(error) => drop(mistakes.add(&pattern.span, format!("this pattern cannot be read: {}", error.kind()))),
        }
    }
    set.build().ok()
}

fn photos(table: &Table<'_>, site: &Url, mistakes: &mut Mistakes<'_>) -> Photos {
    Photos {
        dir: PathBuf::from(text(table, "dir", mistakes).unwrap_or_else(|| "articles/photos".to_owned())),
        url: web_folder(table, "url", mistakes).unwrap_or_else(|| address::below(site, "photos/")),
    }
}

fn topics(table: &Table<'_>, site: &Url, mistakes: &mut Mistakes<'_>) -> Topics {
    let aliases = table.table("aliases", mistakes);
    let mut names = Vec::new();
    for field in aliases.iter().flat_map(Table::fields) {
        match field.node.text() {
            Some(name) if !name.trim().is_empty() => names.push((slug::key(&field.key), name.to_owned())),
            _ => wrong_kind("topics.aliases", "a table of names", &field.node, mistakes),
        }
    }
    let ignore = table.strings("ignore", mistakes).unwrap_or_default();
    Topics {
        aliases: names,
        ignore: ignore.iter().map(|topic| slug::key(&topic.value)).collect(),
        scheme: web(table, "scheme", mistakes)
            .unwrap_or_else(|| address::below(site, "topics/"))
            .into(),
    }
}

fn output(table: &Table<'_>, mistakes: &mut Mistakes<'_>) -> Output {
    Output {
        dir: PathBuf::from(text(table, "dir", mistakes).unwrap_or_else(|| "feeds".to_owned())),
        formats: formats(table, mistakes),
        opml: opml(table, mistakes),
        shrink: shrink(table, mistakes),
    }
}

fn formats(table: &Table<'_>, mistakes: &mut Mistakes<'_>) -> Vec<&'static Format> {
    let Some(names) = table.strings("formats", mistakes) else {
        return FORMATS.iter().collect();
    };
    let mut formats: Vec<&'static Format> = Vec::new();
    for name in &names {
        match FORMATS.iter().find(|format| format.name == name.value) {
            Some(format) if formats.iter().any(|known| known.name == format.name) => {}
            Some(format) => formats.push(format),
            None => {
                let known = one_of(FORMATS.iter().map(|format| format.name));
                mistakes
                    .add(&name.span, format!("unknown format `{}`", name.value))
                    .help = Some(format!("it is {known}"));
            }
        }
    }
    if names.is_empty()
        && let Some(node) = table.get("formats")
    {
        mistakes.add(&node.span, "`output.formats` is empty: no feed would be written");
    }
    formats
}

fn opml(table: &Table<'_>, mistakes: &mut Mistakes<'_>) -> Option<String> {
    match table.get("opml") {
        None => Some("feeds.opml".to_owned()),
        Some(node) if node.value == Value::Bool(false) => None,
        Some(node) => {
            let path = table.string("opml", mistakes)?;
            check_path(&path.value, "output.opml", node, mistakes);
            if !path.value.contains('.') {
                mistakes.add(&node.span, "`output.opml` is a file: give it an ending such as `.opml`");
            }
            if FORMATS
                .iter()
                .any(|format| path.value.ends_with(&format!(".{}", format.ending)))
            {
                mistakes.add(&node.span, "`output.opml` has the ending of a feed");
            }
            Some(path.value)
        }
    }
}

fn shrink(table: &Table<'_>, mistakes: &mut Mistakes<'_>) -> f64 {
    let Some(node) = table.get("shrink") else { return 0.5 };
    let share = match &node.value {
        Value::Number(text) => text.parse().ok().filter(|share| (0.0..=1.0).contains(share)),
        _ => None,
    };
    share.unwrap_or_else(|| {
        wrong_kind("output.shrink", "a number from 0 to 1", node, mistakes);
        0.5
    })
}

fn feeds(node: Option<&Node>, mistakes: &mut Mistakes<'_>) -> Vec<FeedRule> {
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

fn choice<T: Copy>(table: &Table<'_>, key: &str, names: &[(&str, T)], mistakes: &mut Mistakes<'_>) -> Option<T> {
    let text = table.string(key, mistakes)?;
    let found = names.iter().find(|(name, _)| *name == text.value);
    if found.is_none() {
        let known = names.iter().map(|(name, _)| *name);
        let help = match nearest(&text.value, known.clone()) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("it is {}", one_of(known)),
        };
        mistakes
            .add(&text.span, format!("`{}` cannot be `{}`", table.path(key), text.value))
            .help = Some(help);
    }
    found.map(|(_, value)| *value)
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

/// A path below the output folder can leave it by no trick, and is no folder of another's file.
fn check_path(path: &str, key: &str, node: &Node, mistakes: &mut Mistakes<'_>) {
    let is_file = |part: &str| {
        let ending = part.rsplit_once('.').map(|(_, ending)| ending);
        ending == Some("opml") || FORMATS.iter().any(|format| Some(format.ending) == ending)
    };
    let part_fits = |part: &str| {
        !part.is_empty()
            && !part.starts_with('.')
            && !part.ends_with(['.', ' '])
            && !part.contains(['\\', ':', '*', '?', '"', '<', '>', '|'])
            && !part.chars().any(char::is_control)
            && !slug::is_reserved(&part.to_lowercase())
    };
    let has_file_for_folder = path.split('/').rev().skip(1).any(is_file);
    if has_file_for_folder || !path.split('/').all(part_fits) {
        let message = format!("`{key}` must be a path below `output.dir`, such as `topics/russia`");
        let help = "without `..`, a leading `/` or `.`, or names that a file or folder may not have";
        mistakes.add(&node.span, message).help = Some(help.to_owned());
    }
}

/// `site.authors`: a string, or a list of strings or of tables with name, email and url.
fn authors(table: &Table<'_>, mistakes: &mut Mistakes<'_>) -> Vec<Author> {
    let Some(node) = table.get("authors") else {
        return Vec::new();
    };
    let nodes = match &node.value {
        Value::List(nodes) => nodes.iter().collect(),
        _ => vec![node],
    };
    nodes.into_iter().filter_map(|node| author(node, mistakes)).collect()
}

fn author(node: &Node, mistakes: &mut Mistakes<'_>) -> Option<Author> {
    if let Value::Text(name) = &node.value {
        let name = Some(name.trim()).filter(|name| !name.is_empty());
        if name.is_none() {
            mistakes.add(&node.span, "an author has no name");
        }
        return name.map(|name| Author {
            name: name.to_owned(),
            ..Author::default()
        });
    }
    let table = Table::new("site.authors", node, mistakes);
    Some(Author {
        name: required(&table, "name", mistakes)?.value,
        email: checked(&table, "email", mistakes, email::parse, "is no e-mail address"),
        url: web(&table, "url", mistakes).map(String::from),
        affiliation: None,
    })
}

fn required(table: &Table<'_>, key: &str, mistakes: &mut Mistakes<'_>) -> Option<Spanned<String>> {
    if table.get(key).is_none() {
        let span = table.span().start..table.span().start;
        mistakes.add(&span, format!("`{}` is missing", table.path(key)));
    }
    table.string(key, mistakes)
}

fn text(table: &Table<'_>, key: &str, mistakes: &mut Mistakes<'_>) -> Option<String> {
    table.string(key, mistakes).map(|text| text.value)
}

/// A string that `parse` understands.
fn checked<T>(
    table: &Table<'_>,
    key: &str,
    mistakes: &mut Mistakes<'_>,
    parse: impl Fn(&str) -> Option<T>,
    complaint: &str,
) -> Option<T> {
    let text = table.string(key, mistakes)?;
    let value = parse(&text.value);
    if value.is_none() {
        mistakes.add(&text.span, format!("`{}` {complaint}", text.value));
    }
    value
}

fn web(table: &Table<'_>, key: &str, mistakes: &mut Mistakes<'_>) -> Option<Url> {
    checked(
        table,
        key,
        mistakes,
        address::absolute,
        "is no address that begins with `https://` or `http://`",
    )
}

fn web_folder(table: &Table<'_>, key: &str, mistakes: &mut Mistakes<'_>) -> Option<Url> {
    let text = table.string(key, mistakes)?;
    folder(&text, &table.path(key), mistakes)
}

/// An address that ends in a slash, so that paths can be put behind it.
fn folder(text: &Spanned<String>, key: &str, mistakes: &mut Mistakes<'_>) -> Option<Url> {
    let Some(mut url) = address::absolute(&text.value) else {
        mistakes.add(
            &text.span,
            format!(
                "`{}` is no address that begins with `https://` or `http://`",
                text.value
            ),
        );
        return None;
    };
    if url.query().is_some() || url.fragment().is_some() {
        mistakes.add(
            &text.span,
            format!("`{key}` is the address of a folder: it has no `?` and no `#`"),
        );
    }
    if !url.path().ends_with('/') {
        url.set_path(&format!("{}/", url.path()));
    }
    Some(url)
}
