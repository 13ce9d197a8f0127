//! What stands for the names in the braces of a permalink: made of the date, the file and the fields of an
//! article, in the way of its generator.

use chrono::{DateTime, FixedOffset};

use crate::builder::scan::slugify::slugify;
use crate::config::{Config, Permalink};
use crate::input::generator::SlugFrom;
use crate::input::path::stem;
use crate::input::{name, posts};
use crate::model::Stub;
use crate::text::slug;
use crate::text::slugs::{self, Slugs};

/// Parts that the date gives, as `chrono` calls them.
const DATE_PARTS: &[(&str, &str)] = &[
    ("year", "%Y"),
    ("short_year", "%y"),
    ("year_day", "%j"),
    ("i_year_day", "%-j"),
    ("week_year", "%G"),
    ("week", "%V"),
    ("weekday", "%u"),
    ("i_weekday", "%w"),
    ("weekday_name", "%a"),
    ("long_weekday", "%A"),
    ("month", "%m"),
    ("i_month", "%-m"),
    ("month_name", "%b"),
    ("long_month", "%B"),
    ("day", "%d"),
    ("i_day", "%-d"),
    ("hour", "%H"),
    ("minute", "%M"),
    ("second", "%S"),
];

/// Whether the address of an article holds its day.
pub(crate) fn has_date(pattern: &Permalink) -> bool {
    DATE_PARTS
        .iter()
        .any(|(part, _)| pattern.0.contains(&format!("{{{part}}}")))
}

/// What stands for a name in the braces of a permalink.
pub(crate) fn part(config: &Config, stub: &Stub, file: &str, part: &str) -> String {
    let articles = &config.articles;
    if let Some((_, format)) = DATE_PARTS.iter().find(|(name, _)| *name == part) {
        // Without its offset, which is written for any format, and stands in none.
        let text = date(config, stub).naive_local().format(format).to_string();
        return articles.slugs.of_date(text, articles.keep_case);
    }
    let (style, slugs, has_capitals) = (&articles.style, articles.slugs, articles.keep_case);
    let path = style.below_dir(file);
    let word = |name: &str| slugs.of(name, has_capitals);
    let in_pattern = |part: String| slugs.in_pattern(&part);
    let folders = || each(self::folders(path), |folder| slugs.of_folder(folder, has_capitals));
    let written_title = || stub.written_title.as_ref().unwrap_or(&stub.title).as_str();
    let title = || in_pattern(self::title(slugs, stub, has_capitals));
    let file_name = |name: &str| slugs.of_file(name, has_capitals);
    match part {
        "bare_slug" => own(config, stub).trim_end_matches('/').to_owned(),
        "title" => title(),
        "slug_or_title" if !stub.has_own_slug => title(),
        "file" => in_pattern(word(name::own_name(file, style))),
        "folders" => folders(),
        "below_top" => folders()
            .split_once('/')
            .map_or_else(String::new, |(_, below)| below.to_owned()),
        "last_folder" => folders().rsplit('/').next().unwrap_or_default().to_owned(),
        "above_last" => folders()
            .rsplit_once('/')
            .map_or_else(String::new, |(above, _)| above.to_owned()),
        "top" => file_name(path.split_once('/').map_or("", |(top, _)| top)),
        "path" => match own(config, stub) {
            own if own.trim_matches('/').is_empty() => own,
            own => format!("{}/{own}", folders()),
        },
        "raw_title" => written_title().to_owned(),
        "slugified_title" => slugify(written_title()),
        "slugified_slug" => slugify(&stub.slug),
        "slugified_file" => slugify(name::own_name(file, style)),
        "file_path" => below_folders(&folders(), &file_name(stem(path))),
        "stem_path" => name::stem_path(path, style),
        "page_path" => page_path(path).to_owned(),
        "post_path" => posts::path(path),
        "collection" => posts::collection(path).unwrap_or_default().to_owned(),
        "output_ending" => posts::output_ending(path),
        "words" => slugs::words(&stub.slug),
        "file_words" => slugs::words(stem(path)),
        "section" => slug::slug(stub.section.as_deref().unwrap_or("news")),
        "language" => stub.language.as_ref().unwrap_or(&config.site.language).clone(),
        "categories" => categories(stub).join("/"),
        "category_slugs" => category_slugs(stub).join("/"),
        "category" => word(category(stub, &style.category).unwrap_or(self::folders(path))),
        "author" => word(author(config, stub)),
        _ => in_pattern(own(config, stub)),
    }
}

/// What an article's slug, or the name or title that takes its place, is in an address.
fn own(config: &Config, stub: &Stub) -> String {
    let articles = &config.articles;
    let (style, slugs, has_capitals) = (&articles.style, articles.slugs, articles.keep_case);
    match style.slug_from {
        _ if stub.has_own_slug && style.generator.has_open_slugs => stub.slug.clone(),
        SlugFrom::Path => each(&stub.slug, |part| slugs.of(part, has_capitals)),
        SlugFrom::File if !stub.has_own_slug => slugs.of_file(&stub.slug, has_capitals),
        // A slug may have folders in it (Hugo).
        _ if slugs.has_folders() => each(&stub.slug, |part| slugs.of(part, has_capitals)),
        _ => slugs.of(&stub.slug, has_capitals),
    }
}

/// The slug of the title, with all that is marked in it. No generator keeps its capitals where its slugs are names as written.
fn title(slugs: Slugs, stub: &Stub, has_capitals: bool) -> String {
    let written = stub.written_title.as_ref().unwrap_or(&stub.title);
    match slugs {
        // A note has none.
        _ if stub.title.is_empty() => slugs.of(&stub.slug, has_capitals),
        Slugs::Kept => slug::slug(&stub.title),
        slugs if slugs.has_folders() => slugs.of(&written.replace('/', "-"), has_capitals),
        slugs => slugs.of(written, has_capitals),
    }
}

/// The path of a page as it is: `letters/index.md` is `letters` (Astro).
fn page_path(path: &str) -> &str {
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    match stem.rsplit_once('/').unwrap_or(("", stem)) {
        (folder, "index") => folder,
        _ => stem,
    }
}

/// A page in a folder of its name stands for the folder (Eleventy).
fn below_folders(folders: &str, name: &str) -> String {
    if folders.rsplit('/').next() == Some(name) {
        folders.to_owned()
    } else {
        format!("{folders}/{name}")
    }
}

fn each(path: &str, slug: impl Fn(&str) -> String) -> String {
    path.split('/').map(slug).collect::<Vec<_>>().join("/")
}

/// The first category of an article, else the publication's own word for those without.
fn category<'a>(stub: &'a Stub, other: &'a str) -> Option<&'a str> {
    let first = stub.categories.first().map(String::as_str);
    first.or(Some(other).filter(|other| !other.is_empty()))
}

/// The first author's name, else that of the publication's own.
fn author<'a>(config: &'a Config, stub: &'a Stub) -> &'a str {
    let author = stub.authors.first().or_else(|| config.site.authors.first());
    author.map_or("", |author| &author.name)
}

/// In lower case, as they are written, each once.
fn categories(stub: &Stub) -> Vec<String> {
    once(stub.categories.iter().map(|name| name.to_lowercase()))
}

fn category_slugs(stub: &Stub) -> Vec<String> {
    once(stub.categories.iter().map(|name| slugs::words(name)))
}

fn once(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for name in names {
        if !all.contains(&name) {
            all.push(name);
        }
    }
    all
}

/// The date in the zone that the generator fills addresses in.
pub(crate) fn date(config: &Config, stub: &Stub) -> DateTime<FixedOffset> {
    let published = stub.published.datetime();
    if config.articles.style.generator.has_local_addresses {
        published.with_timezone(&config.site.timezone).fixed_offset()
    } else {
        published
    }
}

/// The folders above an article; that of an `index.md` is the article's own.
fn folders(path: &str) -> &str {
    let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
    if name.starts_with("index.") {
        folders.rsplit_once('/').map_or("", |(folders, _)| folders)
    } else {
        folders
    }
}
