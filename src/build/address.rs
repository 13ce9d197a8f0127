//! Where an article is, and by which id its generator's own feed knows it: its own address, else
//! the permalink of the configuration, filled with what its file and its fields say.

use chrono::{DateTime, FixedOffset};
use url::Url;

use crate::config::{Config, ID_PARTS, Permalink, fill};
use crate::input::generator::SlugFrom;
use crate::input::name;
use crate::model::Stub;
use crate::text::slug;
use crate::text::slugs::Slugs;
use crate::text::url::{below, has_authority, resolve};

/// Parts that the date gives, as `chrono` calls them.
const DATE_PARTS: &[(&str, &str)] = &[
    ("year", "%Y"),
    ("short_year", "%y"),
    ("year_day", "%j"),
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

/// The address of the article in `file`.
pub fn address(config: &Config, stub: &Stub, file: &str) -> String {
    let articles = &config.articles;
    let is_adopted = articles.style.is_adopted();
    let own = match &stub.url {
        Some(url) if !is_adopted || has_authority(url) => match resolve(&config.site.url, url) {
            Some(url) => return url.into(),
            None => None,
        },
        Some(path) => Some(Permalink(path.clone())),
        None => None,
    };
    let of_file = || articles.permalinks.iter().find(|(files, _)| files.is_match(file));
    let pattern = own.unwrap_or_else(|| of_file().map_or(&articles.permalink, |(_, pattern)| pattern).clone());
    let path = pattern.fill(|part| self::part(config, stub, file, part));
    // A part that is empty leaves no trace.
    let path = if is_adopted { path.replace("//", "/") } else { path };
    below(&config.site.url, path.trim_start_matches('/')).into()
}

/// What stands for a name in the braces of a permalink.
fn part(config: &Config, stub: &Stub, file: &str, part: &str) -> String {
    if let Some((_, format)) = DATE_PARTS.iter().find(|(name, _)| *name == part) {
        return date(config, stub).format(format).to_string();
    }
    let articles = &config.articles;
    let (style, slugs) = (&articles.style, articles.slugs);
    let each = |path: &str| path.split('/').map(|part| slugs.of(part)).collect::<Vec<_>>().join("/");
    let path = style.below_dir(file);
    let own_name = name::own_name(file, style);
    let own = match style.slug_from {
        SlugFrom::Path => each(&stub.slug),
        _ => slugs.of(&stub.slug),
    };
    // No generator keeps the capitals of a title.
    let title = || match slugs {
        Slugs::Kept => slug::slug(&stub.title),
        slugs => slugs.of(&stub.title),
    };
    match part {
        "title" => title(),
        "slug_or_title" if stub.slug == own_name => title(),
        "file" => slugs.of(own_name),
        "folders" => each(folders(path)),
        "top" => slugs.of(path.split_once('/').map_or("", |(top, _)| top)),
        "path" => format!("{}/{own}", each(folders(path))),
        "file_path" => format!("{}/{}", each(folders(path)), slugs.of(name::stem(path))),
        "stem_path" => path.rsplit_once('.').map_or(path, |(stem, _)| stem).to_owned(),
        "section" => slug::slug(stub.section.as_deref().unwrap_or("news")),
        "categories" => categories(stub, path).collect::<Vec<_>>().join("/"),
        "category_slugs" => categories(stub, path)
            .map(|name| slug::slug(&name))
            .collect::<Vec<_>>()
            .join("/"),
        "category" => slugs.of(stub.categories.first().map_or(folders(path), String::as_str)),
        _ => own,
    }
}

/// Jekyll's categories in lower case: the folders above `_posts`, and those of the article.
fn categories(stub: &Stub, path: &str) -> impl Iterator<Item = String> {
    let above = path.split_once("_posts/").map_or("", |(above, _)| above);
    let above = above.split('/').filter(|part| !part.is_empty()).map(str::to_lowercase);
    above
        .chain(stub.categories.iter().map(|name| name.to_lowercase()))
        .collect::<Vec<_>>()
        .into_iter()
}

/// The date in the zone that the generator fills addresses in.
fn date(config: &Config, stub: &Stub) -> DateTime<FixedOffset> {
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

/// The id of an article that states none, at its first publication.
pub fn first_id(config: &Config, stub: &Stub, address: &str) -> String {
    let of_url = |part: fn(&Url) -> Option<&str>| {
        let url = Url::parse(address).ok();
        url.as_ref().and_then(part).unwrap_or_default().to_owned()
    };
    let part = |part: &str| match part {
        "stem" => address.trim_end_matches(".html").trim_end_matches('/').to_owned(),
        "host" => of_url(Url::host_str),
        "address_path" => of_url(|url| Some(url.path())),
        "year" => date(config, stub).format("%Y").to_string(),
        "month" => date(config, stub).format("%m").to_string(),
        "day" => date(config, stub).format("%d").to_string(),
        _ => address.to_owned(),
    };
    fill(&config.articles.id, ID_PARTS, part)
}
