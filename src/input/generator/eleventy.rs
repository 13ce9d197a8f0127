//! Eleventy: <https://www.11ty.dev/docs/>. Much of it is code that is not run here; what directory
//! data files say in JSON counts.

use super::{CATEGORIES, Generator, ID, PUBLISHED, SUMMARY, Setting, SlugFrom, TAGS, Templates, UPDATED};
use crate::text::date::Unzoned;
use crate::text::slugs::Slugs;

pub const GENERATOR: Generator = Generator {
    name: "eleventy",
    title: "Eleventy",
    include: &["{dir}/**/*.md", "{dir}/**/*.markdown", "{dir}/**/*.html"],
    exclude: &[
        "node_modules/**",
        "_site/**",
        "**/_includes/**",
        "**/_layouts/**",
        "**/_data/**",
    ],
    dir: "",
    photos: "",
    photos_follow: true,
    keys: &[
        ID,
        ("url", &["permalink"]),
        PUBLISHED,
        UPDATED,
        SUMMARY,
        TAGS,
        CATEGORIES,
    ],
    split_topics: &[],
    split_authors: &[],
    unzoned: Unzoned::Utc,
    dated_names: true,
    slugs: Slugs::Kept,
    slug_from: SlugFrom::File,
    has_local_addresses: false,
    has_folder_categories: false,
    permalink: "/{file_path}/",
    id: "{address}",
    summary_ends: &["<!-- excerpt -->", "<!--more-->", "<!-- more -->"],
    templates: Templates::Liquid,
    pattern,
    signs: &[
        (".eleventy.js", ""),
        ("eleventy.config.js", ""),
        ("eleventy.config.mjs", ""),
        ("eleventy.config.cjs", ""),
        ("eleventy.config.ts", ""),
    ],
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
    ],
};

const WORDS: &[(&str, &str)] = &[
    ("page.fileSlug", "{slug}"),
    ("page.filePathStem", "{stem_path}"),
    ("title", "{title}"),
    ("slug", "{slug}"),
    ("fileSlug", "{slug}"),
];

/// `/blog/{{ page.fileSlug }}/index.html`; filters that make slugs change nothing.
fn pattern(theirs: &str) -> Option<String> {
    let mut ours = String::new();
    let mut rest = theirs;
    while let Some((before, tail)) = rest.split_once("{{") {
        let (inside, after) = tail.split_once("}}")?;
        let mut parts = inside.split('|').map(str::trim);
        let word = parts.next()?;
        let (_, part) = WORDS.iter().find(|(known, _)| *known == word)?;
        let is_slug = |filter: &str| ["slug", "slugify", "url"].contains(&filter);
        parts.all(is_slug).then_some(())?;
        ours = format!("{ours}{before}{part}");
        rest = after;
    }
    ours.push_str(rest);
    let ours = ours.strip_suffix("index.html").unwrap_or(&ours);
    Some(format!("/{}", ours.trim_start_matches('/')))
}
