//! `[articles]` and `[topics]`: where the articles are, and how to read them.

use encoding_rs::Encoding;
use globset::GlobSet;
use regex::{Regex, RegexBuilder};
use url::Url;

use super::super::mistakes::Mistakes;
use super::super::raw::{Spanned, Table};
use super::super::{Articles, ExternalLinks, ID_PARTS, PERMALINK_NAMES, PERMALINK_PARTS, Permalink, Topics};
use super::style;
use super::value::{check_braces, checked, choice, globs, web};
use crate::input::generator::{GENERATORS, Generator, OWN};
use crate::input::wire::{Pattern, WireRules};
use crate::text::date::Unzoned;
use crate::text::node::Field;
use crate::text::slugs::Slugs;
use crate::text::{slug, url as address, zone};

pub fn articles(table: &Table<'_>, mistakes: &mut Mistakes<'_>) -> Option<Articles> {
    let generator = generator(table);
    let mut style = style::style(table, generator, mistakes);
    let include = table.strings("include");
    let mut include = include.unwrap_or_else(|| defaults(generator.include, &style.dirs));
    let changelog = table.strings("changelog").unwrap_or_default();
    style.changelog = globs(&changelog, mistakes).unwrap_or_default();
    include.extend(changelog);
    let exclude = table.strings("exclude");
    let exclude = exclude.unwrap_or_else(|| defaults(generator.exclude, &style.dirs));
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
    let permalink = table.string("permalink");
    let included = globs(&include, mistakes);
    let excluded = globs(&exclude, mistakes);
    Some(Articles {
        include: include.into_iter().map(|pattern| pattern.value).collect(),
        included: included?,
        excluded: excluded?,
        permalink: permalink.map_or_else(
            || Permalink(generator.permalink.to_owned()),
            |pattern| self::permalink(pattern, mistakes),
        ),
        translated: translated(table, generator, mistakes),
        permalinks: permalinks(table, mistakes),
        id: id(table, mistakes).unwrap_or_else(|| generator.id.to_owned()),
        slugs: choice(table, "slugs", Slugs::NAMES).unwrap_or(generator.slugs),
        keep_case: table.is_on("keep_case"),
        external_links: choice(table, "external_links", ExternalLinks::NAMES).unwrap_or(
            // No generator's own feed leads readers elsewhere.
            if style.is_adopted() {
                ExternalLinks::Related
            } else {
                ExternalLinks::Alternate
            },
        ),
        unzoned: choice(table, "unzoned", Unzoned::NAMES).unwrap_or(generator.unzoned),
        rendered: rendered(table, generator, mistakes),
        encoding,
        zones,
        wire,
        style,
    })
}

fn generator(table: &Table<'_>) -> &'static Generator {
    let names: Vec<(&str, &'static Generator)> = GENERATORS.iter().map(|known| (known.name, *known)).collect();
    choice(table, "generator", &names).unwrap_or(&OWN)
}

/// The patterns of a generator, in the folders of the articles.
fn defaults(patterns: &[&str], dirs: &[String]) -> Vec<Spanned<String>> {
    let place = |pattern: &str, dir: &String| Spanned {
        value: pattern.replace("{dir}", dir).trim_start_matches('/').to_owned(),
        span: 0..0,
    };
    let in_dirs = |pattern: &&str| dirs.iter().map(|dir| place(pattern, dir)).collect::<Vec<_>>();
    patterns.iter().flat_map(in_dirs).collect()
}

fn translated(table: &Table<'_>, generator: &Generator, mistakes: &mut Mistakes<'_>) -> Option<Permalink> {
    let own = table.string("translated");
    let usual = Some(generator.translated).filter(|pattern| !pattern.is_empty());
    own.map(|pattern| permalink(pattern, mistakes))
        .or_else(|| Some(Permalink(usual?.to_owned())))
}

fn permalink(pattern: Spanned<String>, mistakes: &mut Mistakes<'_>) -> Permalink {
    let place = Spanned {
        value: "articles.permalink",
        span: pattern.span.clone(),
    };
    check_braces(&pattern.value, PERMALINK_PARTS, &place, mistakes);
    let tells_apart = |name: &&str| pattern.value.contains(&format!("{{{name}}}"));
    if !PERMALINK_NAMES.iter().any(tells_apart) {
        mistakes.add(
            &pattern.span,
            "`articles.permalink` has no `{slug}`: all articles of a day would share an address",
        );
    }
    Permalink(pattern.value)
}

/// `[articles.permalinks]`: patterns of files, and their permalinks.
fn permalinks(table: &Table<'_>, mistakes: &mut Mistakes<'_>) -> Vec<(GlobSet, Permalink)> {
    let Some(table) = table.table("permalinks", mistakes) else {
        return Vec::new();
    };
    let mut rules = Vec::new();
    for field in table.fields() {
        let files = Spanned {
            value: field.key.clone(),
            span: field.key_span.clone(),
        };
        let pattern = table.string(&field.key);
        if let (Some(files), Some(pattern)) = (globs(&[files], mistakes), pattern) {
            rules.push((files, permalink(pattern, mistakes)));
        }
    }
    rules
}

fn rendered(table: &Table<'_>, generator: &Generator, mistakes: &mut Mistakes<'_>) -> Option<(String, GlobSet)> {
    let pattern = table.string("rendered")?;
    if generator.name == OWN.name {
        let message = "`articles.rendered` needs `articles.generator`: only a generator makes pages";
        mistakes.add(&pattern.span, message);
    }
    let pages = globs(std::slice::from_ref(&pattern), mistakes)?;
    Some((pattern.value, pages))
}

fn id(table: &Table<'_>, mistakes: &mut Mistakes<'_>) -> Option<String> {
    let pattern = table.string("id")?;
    let place = Spanned {
        value: "articles.id",
        span: pattern.span.clone(),
    };
    check_braces(&pattern.value, ID_PARTS, &place, mistakes);
    if ![
        "{address}",
        "{stem}",
        "{name}",
        "{open_address}",
        "{address_path}",
        "{open_path}",
        "{stem_path}",
    ]
    .iter()
    .any(|part| pattern.value.contains(part))
    {
        mistakes.add(
            &pattern.span,
            "`articles.id` holds no part of the address: articles would share an id",
        );
    }
    Some(pattern.value)
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
    let mut pattern = |key: &str, group: &str, rule: &mut Pattern| {
        let Some(text) = table.string(key) else {
            return;
        };
        match pattern_of(&text.value) {
            Ok(regex) if regex.capture_names().flatten().any(|name| name == group) => *rule = Pattern::Own(regex),
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
    for line in table.strings("boilerplate").unwrap_or_default() {
        match pattern_of(&line.value) {
            Ok(regex) => rules.boilerplate.push(regex),
            Err(error) => bad_pattern(&line, &error, mistakes),
        }
    }
    let words =
        |found: Option<Vec<Spanned<String>>>| found.into_iter().flatten().map(|word| word.value).collect::<Vec<_>>();
    rules.compound_topics.extend(words(table.strings("compound_topics")));
    rules.affiliations.extend(words(table.strings("affiliations")));
    rules
}

/// Case does not count, as in the patterns that are there already.
fn pattern_of(text: &str) -> Result<Regex, regex::Error> {
    RegexBuilder::new(text).case_insensitive(true).build()
}

pub fn bad_pattern(text: &Spanned<String>, error: &regex::Error, mistakes: &mut Mistakes<'_>) {
    let reason = error.to_string();
    let reason = reason
        .lines()
        .last()
        .unwrap_or_default()
        .trim_start_matches("error: ")
        .to_owned();
    mistakes.add(&text.span, format!("this regular expression cannot be read: {reason}"));
}

pub fn topics(table: &Table<'_>, site: &Url, mistakes: &mut Mistakes<'_>) -> Topics {
    let aliases = table.table("aliases", mistakes);
    let mut names = Vec::new();
    for (table, field) in aliases
        .iter()
        .flat_map(|table| table.fields().iter().map(move |field| (table, field)))
    {
        names.extend(table.text(&field.key).map(|name| (slug::key(&field.key), name)));
    }
    let ignore = table.strings("ignore").unwrap_or_default();
    Topics {
        aliases: names,
        ignore: ignore.iter().map(|topic| slug::key(&topic.value)).collect(),
        scheme: web(table, "scheme", mistakes)
            .unwrap_or_else(|| address::below(site, "topics/"))
            .into(),
    }
}
