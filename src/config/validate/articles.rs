//! `[articles]`: where the articles are, and how to read them.

use encoding_rs::Encoding;
use globset::GlobSet;

use super::super::choice::ExternalLinks;
use super::super::mistakes::Mistakes;
use super::super::permalink::{ID_PARTS, PERMALINK_NAMES, PERMALINK_PARTS, Permalink};
use super::super::raw::{Spanned, Table};
use super::value::{check_braces, choice, encoding, globs};
use super::{style, wire};
use crate::input::generator::{GENERATORS, Generator, OWN};
use crate::input::style::Style;
use crate::input::wire::WireRules;
use crate::text::date::{Order, Unzoned};
use crate::text::node::Field;
use crate::text::slugs::Slugs;
use crate::text::zone::{self, Zones};

/// Where the articles are, and how to read them.
#[derive(Debug, Clone)]
pub struct Articles {
    /// Patterns as written, for the folders to walk.
    pub include: Vec<String>,
    /// What is an article.
    pub included: GlobSet,
    /// What is none after all.
    pub excluded: GlobSet,
    /// Pattern of the address of an article that names none.
    pub permalink: Permalink,
    /// Pattern of the address of an article in another language than the site's, where that has one.
    pub translated: Option<Permalink>,
    /// The same for some files; the first that fits counts.
    pub permalinks: Vec<(GlobSet, Permalink)>,
    /// Pattern of the id of an article that names none.
    pub id: String,
    /// How names become parts of addresses.
    pub slugs: Slugs,
    /// Whether capitals stay in them, where a generator can be told so.
    pub keep_case: bool,
    /// Where the headline of a link post leads.
    pub external_links: ExternalLinks,
    /// The zone of times without one.
    pub unzoned: Unzoned,
    /// Which number of `03/04/2017` is the month.
    pub date_order: Option<Order>,
    /// Pages that the generator made: the pattern as written, and what fits it.
    pub rendered: Option<(String, GlobSet)>,
    /// The conventions of the publication.
    pub style: Style,
    /// For files that are not UTF-8 and do not say what they are.
    pub encoding: Option<&'static Encoding>,
    /// Names of zones that the newsroom has given a meaning.
    pub zones: Zones,
    /// The house's style of wire copy.
    pub wire: WireRules,
}

pub(super) fn articles(table: &Table<'_>, mistakes: &mut Mistakes<'_>) -> Option<Articles> {
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
        .map(|table| wire::wire(&table, mistakes))
        .unwrap_or_default();
    let encoding = encoding(table, mistakes);
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
        date_order: choice(table, "date_order", Order::NAMES),
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

fn zones(fields: &[Field], mistakes: &mut Mistakes<'_>) -> Zones {
    let mut zones = Zones::new();
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
