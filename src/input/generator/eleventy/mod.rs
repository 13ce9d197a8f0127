//! Eleventy: <https://www.11ty.dev/docs/>. Much of it is code that is not run here; what directory
//! data files write out counts.

mod data;
mod ignored;

pub use data::folder_of_data;

use super::{
    Beside, CATEGORIES, Generator, ID, IgnoreFiles, InPlace, LanguageFrom, PUBLISHED, SUMMARY, Setting, TAGS,
    Templates, UPDATED, strftime,
};

use crate::text::date::Unzoned;
use crate::text::slugs::Slugs;

pub(super) const GENERATOR: Generator = Generator {
    name: "eleventy",
    title: "Eleventy",
    include: &["{dir}/**/*.md", "{dir}/**/*.markdown", "{dir}/**/*.html"],
    exclude: &[
        "**/node_modules/**",
        "_site/**",
        "**/_includes/**",
        "**/_layouts/**",
        "**/_data/**",
    ],
    photos: "",
    photos_follow: true,
    keys: &[
        ID,
        ("url", &["permalink.build | permalink"]),
        PUBLISHED,
        UPDATED,
        SUMMARY,
        TAGS,
        CATEGORIES,
        // `permalink: false` is a page that is not written, and so is `permalink: { build: false }`.
        ("feed", &["permalink", "permalink.build"]),
    ],
    split_topics: &[],
    unzoned: Unzoned::Utc,
    texts_are_yes: true,
    ignore_files: &[
        IgnoreFiles {
            names: &[".eleventyignore", ".gitignore"],
            patterns: |text| text.lines().map(str::to_owned).collect(),
        },
        IgnoreFiles {
            names: &[
                ".eleventy.js",
                "eleventy.config.js",
                "eleventy.config.mjs",
                "eleventy.config.cjs",
                "eleventy.config.ts",
            ],
            patterns: ignored::added,
        },
    ],
    slugs: Slugs::Kept,
    language_from: LanguageFrom::Fields,
    permalink: "/{file_path}/",
    page_root: "src/",
    summary_ends: &["<!-- excerpt -->", "<!--more-->", "<!-- more -->"],
    templates: Templates::Liquid,
    has_colon_attributes: true,
    pattern,
    signs: &[
        (".eleventy.js", ""),
        ("eleventy.config.js", ""),
        ("eleventy.config.mjs", ""),
        ("eleventy.config.cjs", ""),
        ("eleventy.config.ts", ""),
    ],
    feed: "feed.xml",
    packages: &["@11ty/eleventy"],
    more_files: &[
        ("{dir}/_data/metadata.json", ""),
        ("{dir}/_data/metadata.js", ""),
        ("{dir}/_data/metadata.yaml", ""),
        ("{dir}/_data/site.json", ""),
        ("{dir}/_data/site.js", ""),
        ("{dir}/_data/site.yaml", ""),
        ("{dir}/_data/site.yml", ""),
        ("{dir}/_data/meta.json", ""),
        ("{dir}/_data/meta.js", ""),
        ("{dir}/_data/config.json", ""),
        ("_data/metadata.js", ""),
        ("_data/metadata.json", ""),
        ("_data/site.json", ""),
    ],
    settings: &[
        Setting::new("site.title", &["title", "name"]),
        Setting::new("site.url", &["url", "baseUrl", "base_url", "baseurl"]),
        Setting::new("site.description", &["description", "subtitle"]),
        Setting::new("site.language", &["language", "lang", "locale"]),
        Setting::new("site.authors", &["author.name", "author"]),
        Setting::new("articles.dir", &["input"]),
        Setting::new("site.base", &["pathPrefix"]),
        Setting::new("feeds.file", &["outputPath"]),
        Setting::new("feeds.limit", &["collection.limit"]),
    ],
    beside: &[
        Beside {
            place: InPlace::Among(data::is_data),
            read: data::of_files,
        },
        Beside {
            place: InPlace::Above(data::COMPUTED_FILES),
            read: data::computed,
        },
    ],
    ..super::OWN
};

const WORDS: &[(&str, &str)] = &[
    ("page.fileSlug", "{file}"),
    ("page.filePathStem", "/{stem_path}"),
    ("title", "{raw_title}"),
    ("slug", "{slug}"),
    ("fileSlug", "{file}"),
];

/// The same behind a filter that makes slugs.
const SLUGIFIED: &[(&str, &str)] = &[
    ("{file}", "{slugified_file}"),
    ("{slug}", "{slugified_slug}"),
    ("{raw_title}", "{slugified_title}"),
];

/// `/blog/{{ page.fileSlug }}/index.html`
fn pattern(theirs: &str) -> Option<String> {
    let mut ours = String::new();
    let mut rest = theirs;
    while let Some((before, tail)) = rest.split_once("{{") {
        let (inside, after) = tail.split_once("}}")?;
        ours = format!("{ours}{before}{}", value(inside)?);
        rest = after;
    }
    ours.push_str(rest);
    // What other tags say is not known.
    let is_known = !ours.contains("{%");
    let ours = ours.strip_suffix("index.html").unwrap_or(&ours);
    is_known.then(|| format!("/{}", ours.trim_start_matches('/')))
}

/// What stands for a value with its filters.
fn value(inside: &str) -> Option<String> {
    let (word, filters) = inside.split_once('|').unwrap_or((inside, ""));
    let mut filters = filters.split('|').map(str::trim).filter(|filter| !filter.is_empty());
    if ["page.date", "date"].contains(&word.trim()) {
        let format = filters.next()?.strip_prefix("date:")?;
        let ours = strftime(format.trim().trim_matches(['"', '\'']));
        return (!ours.contains('%')).then_some(ours);
    }
    let (_, part) = WORDS.iter().find(|(known, _)| *known == word.trim())?;
    filters.try_fold((*part).to_owned(), |part, filter| match filter {
        "slugify" | "slug" => Some(
            SLUGIFIED
                .iter()
                .find(|(from, _)| *from == part)
                .map_or(part, |(_, to)| (*to).to_owned()),
        ),
        "url" => Some(part),
        _ => None,
    })
}
