//! Docusaurus: <https://docusaurus.io/docs/blog>.

use super::{CATEGORIES, Generator, ID, PUBLISHED, SUMMARY, Setting, SlugFrom, TAGS, Templates, UPDATED};
use crate::text::date::Unzoned;
use crate::text::slugs::Slugs;

pub const GENERATOR: Generator = Generator {
    name: "docusaurus",
    title: "Docusaurus",
    include: &["{dir}/**/*.md", "{dir}/**/*.mdx"],
    exclude: &["**/_*.md", "**/_*.mdx", "**/_*/**"],
    dir: "blog",
    photos: "static",
    photos_follow: false,
    keys: &[
        ID,
        ("url", &[]),
        ("slug", &["slug"]),
        PUBLISHED,
        UPDATED,
        ("authors", &["authors", "author"]),
        SUMMARY,
        TAGS,
        CATEGORIES,
        ("photos", &["photos | image"]),
    ],
    split_topics: &[],
    split_authors: &[],
    unzoned: Unzoned::Utc,
    dated_names: true,
    slugs: Slugs::Kept,
    slug_from: SlugFrom::Path,
    has_local_addresses: false,
    has_folder_categories: false,
    permalink: "/blog/{slug}",
    id: "{address}",
    summary_ends: &["<!-- truncate -->", "<!--truncate-->", "{/* truncate */}"],
    templates: Templates::Mdx,
    pattern: |slug| Some(format!("/blog/{}", slug.trim_start_matches('/'))),
    signs: &[
        ("docusaurus.config.js", ""),
        ("docusaurus.config.ts", ""),
        ("docusaurus.config.mjs", ""),
        ("docusaurus.config.cjs", ""),
    ],
    more_files: &[],
    settings: &[
        Setting::new("site.title", &["title"]),
        Setting::new("site.url", &["url"]),
        Setting::new("site.base", &["baseUrl"]),
        Setting::new("site.description", &["tagline"]),
        Setting::new("site.language", &["defaultLocale"]),
        Setting::new("site.copyright", &["copyright"]),
        Setting::new("articles.dir", &["blog.path"]),
        Setting::new("articles.route", &["blog.routeBasePath"]),
    ],
};
