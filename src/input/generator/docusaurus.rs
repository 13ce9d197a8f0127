//! Docusaurus: <https://docusaurus.io/docs/blog>.

use super::{
    CATEGORIES, Generator, ID, LanguageFrom, LanguageSettings, PUBLISHED, SUMMARY, Setting, SlugFrom, TAGS, Templates,
    UPDATED,
};

use crate::text::date::Unzoned;
use crate::text::slugs::Slugs;

pub const GENERATOR: Generator = Generator {
    name: "docusaurus",
    title: "Docusaurus",
    include: &["{dir}/**/*.md", "{dir}/**/*.mdx"],
    exclude: &["**/_*.md", "**/_*.mdx", "**/_*/**"],
    dir: "blog",
    photos: "static",
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
    unzoned: Unzoned::Utc,
    has_short_days: true,
    tag_labels: Some("{dir}/tags.yml"),
    slugs: Slugs::Kept,
    slug_from: SlugFrom::Path,
    language_from: LanguageFrom::Folder,
    permalink: "/blog/{slug}",
    id: "{open_address}",
    summary_ends: &["<!-- truncate -->", "<!--truncate-->", "{/* truncate */}"],
    templates: Templates::Mdx,
    pattern: |slug| Some(format!("/blog/{}", slug.trim_start_matches('/'))),
    signs: &[
        ("docusaurus.config.js", ""),
        ("docusaurus.config.ts", ""),
        ("docusaurus.config.mjs", ""),
        ("docusaurus.config.cjs", ""),
    ],
    feed: "blog/rss.xml",
    packages: &["@docusaurus/core"],
    settings: &[
        Setting::new("site.title", &["title"]),
        Setting::new("site.url", &["url"]),
        Setting::new("site.base", &["baseUrl"]),
        Setting::new("site.description", &["tagline"]),
        Setting::new("site.language", &["defaultLocale"]),
        Setting::new("site.copyright", &["copyright"]),
        Setting::new("articles.dir", &["blog.path"]),
        Setting::new("articles.slash", &["trailingSlash"]),
        Setting::new("articles.route", &["blog.routeBasePath"]),
        Setting::new("feeds.limit", &["blog.feedOptions.limit"]),
    ],
    languages: LanguageSettings {
        own: &["defaultLocale"],
        list: "locales",
        table: "localeConfigs",
        tag: &["htmlLang"],
        url: &["baseUrl"],
        folder: "i18n/{language}/docusaurus-plugin-content-blog",
        folder_name: "path",
        ..LanguageSettings::NONE
    },
    ..super::OWN
};
