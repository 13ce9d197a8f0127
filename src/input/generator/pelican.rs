//! Pelican: <https://docs.getpelican.com/en/latest/content.html>.

use super::{
    Generator, ID, LanguageFrom, LanguageSettings, PUBLISHED, Setting, SlugFrom, Templates, UPDATED, squeezed, strftime,
};
use crate::text::date::Unzoned;
use crate::text::slugs::Slugs;

pub const GENERATOR: Generator = Generator {
    name: "pelican",
    title: "Pelican",
    include: &[
        "{dir}/**/*.md",
        "{dir}/**/*.markdown",
        "{dir}/**/*.mkd",
        "{dir}/**/*.mdown",
    ],
    exclude: &["{dir}/pages/**"],
    dir: "content",
    photos: "content",
    photos_follow: false,
    has_bundles: false,
    keys: &[
        ID,
        // `save_as` moves the page, and not its address in the feed.
        ("url", &["url"]),
        PUBLISHED,
        UPDATED,
        ("summary", &["summary", "description"]),
        ("topics", &["tags | category"]),
        ("categories", &["category"]),
        ("language", &["lang"]),
    ],
    split_topics: &[";", ","],
    whole_keys: &["category"],
    split_authors: &[],
    unzoned: Unzoned::Site,
    dated_names: true,
    has_short_days: false,
    tag_labels: None,
    ignore_files: &[],
    is_post: None,
    slugs: Slugs::Pelican,
    slug_from: SlugFrom::Title,
    has_open_slugs: true,
    language_from: LanguageFrom::Fields,
    has_local_addresses: false,
    has_folder_categories: true,
    category: "misc",
    permalink: "/{slug}.html",
    translated: "/{slug}-{language}.html",
    path: squeezed,
    id: "tag:{host},{year}-{month}-{day}:{open_path}",
    summary_ends: &["<!-- PELICAN_END_SUMMARY -->", "<!-- more -->"],
    templates: Templates::Off,
    pattern,
    signs: &[("pelicanconf.py", "")],
    feed: "feeds/all.atom.xml",
    packages: &["pelican"],
    more_files: &[("publishconf.py", "")],
    settings: &[
        Setting::new("site.title", &["SITENAME"]),
        Setting::new("site.url", &["SITEURL", "FEED_DOMAIN"]),
        Setting::new(
            "site.description",
            &["SITEDESCRIPTION", "SITE_DESCRIPTION", "SITESUBTITLE"],
        ),
        Setting::new("site.language", &["DEFAULT_LANG"]),
        Setting::new("site.timezone", &["TIMEZONE"]),
        Setting::new("site.authors", &["AUTHOR"]),
        Setting::new("articles.dir", &["PATH"]),
        Setting::new("articles.permalink", &["ARTICLE_URL"]),
        Setting::new("articles.translated", &["ARTICLE_LANG_URL"]),
        Setting::new("articles.slug_from", &["SLUGIFY_SOURCE"]),
        Setting::new("articles.category", &["DEFAULT_CATEGORY"]),
        Setting::new("articles.folder_categories", &["USE_FOLDER_AS_CATEGORY"]),
        Setting::new("articles.unicode", &["SLUGIFY_USE_UNICODE"]),
        Setting::new("articles.keep_case", &["SLUGIFY_PRESERVE_CASE"]),
        Setting::new(
            "feeds.file",
            &["FEED_ALL_ATOM", "FEED_ALL_RSS", "FEED_ATOM", "FEED_RSS"],
        ),
        Setting::new("feeds.limit", &["FEED_MAX_ITEMS"]),
    ],
    languages: LanguageSettings::NONE,
    beside: &[],
};

const FIELDS: &[&str] = &[
    "{slug}",
    "{category}",
    "{author}",
    "{year}",
    "{month}",
    "{day}",
    "{language}",
];

/// `posts/{date:%Y}/{slug}/`
fn pattern(theirs: &str) -> Option<String> {
    let mut ours = String::new();
    let mut rest = theirs;
    while let Some((before, tail)) = rest.split_once('{') {
        let (field, after) = tail.split_once('}')?;
        let braced = format!("{{{}}}", if field == "lang" { "language" } else { field });
        let part = match field.strip_prefix("date:") {
            Some(format) => strftime(format),
            None => FIELDS.contains(&braced.as_str()).then_some(braced)?,
        };
        ours = format!("{ours}{before}{part}");
        rest = after;
    }
    ours.push_str(rest);
    (!ours.contains('%')).then(|| format!("/{}", ours.trim_start_matches('/')))
}
