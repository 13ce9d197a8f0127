//! Astro: <https://docs.astro.build/en/guides/content-collections/>. Where collections lie and which
//! pages they become is said in code: `adopt::astro` finds what is written out there.

use super::{CATEGORIES, Generator, ID, LanguageFrom, SUMMARY, Setting, SlugFrom, TAGS, Templates};

use crate::text::date::Unzoned;
use crate::text::slugs::Slugs;

pub(super) const GENERATOR: Generator = Generator {
    name: "astro",
    title: "Astro",
    include: &["{dir}/**/*.md", "{dir}/**/*.mdx"],
    // What begins with an underscore is no page, and no entry of a folder that no pattern is given for.
    exclude: &["**/_*", "**/_*/**"],
    dir: "src/content",
    photos: "public",
    keys: &[
        ID,
        // Templates alone decide what a page's address is.
        ("url", &[]),
        ("slug", &["slug"]),
        (
            "published",
            &[
                "pubdate",
                "pubdatetime",
                "publishdate",
                "published_date",
                "date",
                "published",
                "published_at",
                "date_published",
                "publication_date",
                "created",
                "created_at",
            ],
        ),
        (
            "updated",
            &[
                "updated_date",
                "mod_datetime",
                "updated",
                "updated_at",
                "lastmod",
                "modified",
                "last_modified",
                "modified_date",
                "mod_date",
                "update_date",
                "last_updated",
                "last_update_date",
            ],
        ),
        // `publishDate` is the date itself, as Astro has none of its own.
        ("embargo", &[]),
        SUMMARY,
        TAGS,
        CATEGORIES,
        (
            "photos",
            &[
                "photos | hero_image | image | cover | cover_image | og_image | hero | featured_image | thumbnail | banner",
            ],
        ),
    ],
    split_topics: &[],
    // JavaScript reads `Jul 08 2022` in the zone of the machine that builds; those that build sites are in UTC.
    unzoned: Unzoned::Utc,
    dated_names: false,
    texts_are_yes: true,
    slugs: Slugs::Astro,
    slug_from: SlugFrom::Path,
    language_from: LanguageFrom::Fields,
    has_open_slugs: true,
    permalink: "/{slug}/",
    page_root: "src/pages/",
    summary_ends: &["<!-- more -->", "<!--more-->", "{/* more */}"],
    templates: Templates::Mdx,
    signs: &[
        ("astro.config.mjs", ""),
        ("astro.config.ts", ""),
        ("astro.config.js", ""),
        ("astro.config.mts", ""),
        ("astro.config.cjs", ""),
    ],
    feed: "rss.xml",
    packages: &["astro"],
    more_files: &[
        ("src/consts.ts", ""),
        ("src/consts.js", ""),
        ("src/config.ts", ""),
        ("src/config.js", ""),
        ("src/config.mjs", ""),
        ("src/site.config.ts", ""),
        ("src/siteConfig.ts", ""),
        ("src/constants.ts", ""),
        ("src/data/site.ts", ""),
        ("src/data/site.json", ""),
        ("src/data/config.ts", ""),
        ("src/data/site.config.ts", ""),
    ],
    settings: &[
        Setting::new(
            "site.title",
            &[
                "SITE_TITLE",
                "SITE_NAME",
                "TITLE",
                "SITE.title",
                "SITE.name",
                "site.title",
                "site.name",
                "siteConfig.title",
                "siteConfig.name",
                "title",
            ],
        ),
        Setting::new(
            "site.url",
            &[
                "site",
                "SITE_URL",
                "SITE.website",
                "SITE.url",
                "siteConfig.url",
                "siteConfig.site",
            ],
        ),
        Setting::new("site.base", &["base"]),
        Setting::new(
            "site.description",
            &[
                "SITE_DESCRIPTION",
                "DESCRIPTION",
                "SITE.description",
                "SITE.desc",
                "site.description",
                "siteConfig.description",
                "description",
            ],
        ),
        Setting::new(
            "site.language",
            &[
                "defaultLocale",
                "SITE_LANG",
                "SITE.lang",
                "LOCALE.lang",
                "siteConfig.lang",
            ],
        ),
        Setting::new("site.timezone", &["SITE.timezone"]),
        Setting::new(
            "site.authors",
            &["SITE_AUTHOR", "AUTHOR", "SITE.author", "siteConfig.author"],
        ),
        Setting::new("articles.src", &["srcDir"]),
        Setting::new("articles.slash", &["trailingSlash"]),
        Setting::new("articles.format", &["build.format"]),
        Setting::new("photos.dir", &["publicDir"]),
    ],
    ..super::OWN
};
