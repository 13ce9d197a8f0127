//! Zola: <https://www.getzola.org/documentation/content/page/>.

use super::{
    CATEGORIES, Generator, ID, LanguageFrom, LanguageSettings, PUBLISHED, SUMMARY, Setting, SlugFrom, TAGS, Templates,
    UPDATED, squeezed,
};
use crate::text::date::Unzoned;
use crate::text::slugs::Slugs;

pub const GENERATOR: Generator = Generator {
    name: "zola",
    title: "Zola",
    include: &["{dir}/**/*.md"],
    exclude: &["**/_index.*"],
    dir: "content",
    photos: "static",
    photos_follow: true,
    keys: &[ID, ("url", &["path"]), PUBLISHED, UPDATED, SUMMARY, TAGS, CATEGORIES],
    split_topics: &[],
    whole_keys: &[],
    split_authors: &[],
    unzoned: Unzoned::Utc,
    dated_names: true,
    has_short_days: false,
    slugs: Slugs::Zola,
    slug_from: SlugFrom::File,
    has_open_slugs: false,
    language_from: LanguageFrom::Name,
    has_local_addresses: false,
    has_folder_categories: false,
    category: "",
    permalink: "/{path}/",
    translated: "",
    path: squeezed,
    id: "{open_address}",
    summary_ends: &["<!-- more -->"],
    templates: Templates::Zola,
    // A path has no patterns, and is always a folder.
    pattern: |path| Some(format!("/{}/", path.trim_matches('/'))),
    signs: &[("zola.toml", ""), ("config.toml", "base_url")],
    more_files: &[],
    settings: &[
        Setting::new("site.title", &["title", "extra.title"]),
        Setting::new("site.url", &["base_url"]),
        Setting::new("site.description", &["description"]),
        Setting::new("site.language", &["default_language"]),
        Setting::new("site.authors", &["author", "extra.author"]),
        Setting::new("articles.slugs", &["slugify.paths"]),
    ],
    languages: LanguageSettings {
        own: &["default_language"],
        table: "languages",
        title: &["title"],
        description: &["description"],
        ..LanguageSettings::NONE
    },
};
