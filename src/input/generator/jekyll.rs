//! Jekyll: <https://jekyllrb.com/docs/posts/>, and its plug-in jekyll-feed.

use unicode_normalization::UnicodeNormalization;

use super::{
    Generator, ID, LanguageFrom, LanguageSettings, PUBLISHED, SUMMARY, Setting, SlugFrom, TAGS, Templates, UPDATED,
    squeezed, translated,
};
use crate::text::date::Unzoned;
use crate::text::slugs::Slugs;

pub const GENERATOR: Generator = Generator {
    name: "jekyll",
    title: "Jekyll",
    include: &["{dir}/**/_posts/**/*"],
    exclude: &["_site/**", "vendor/**", "node_modules/**"],
    dir: "",
    photos: "",
    photos_follow: false,
    keys: &[
        ID,
        ("url", &["permalink"]),
        PUBLISHED,
        UPDATED,
        SUMMARY,
        TAGS,
        ("categories", &["categories", "category"]),
        (
            "photos",
            &["photos | image | images | cover | featured_image | feature_image | thumbnail | header"],
        ),
    ],
    split_topics: &[" "],
    whole_keys: &["tag", "category"],
    split_authors: &[],
    unzoned: Unzoned::UtcWithSeconds,
    dated_names: true,
    has_short_days: true,
    slugs: Slugs::Jekyll,
    slug_from: SlugFrom::File,
    has_open_slugs: false,
    language_from: LanguageFrom::Fields,
    has_local_addresses: true,
    has_folder_categories: false,
    category: "",
    permalink: "/{categories}/{year}/{month}/{day}/{slug}.html",
    translated: "",
    path,
    id: "{parent}/{name}",
    summary_ends: &["<!--more-->", "<!-- more -->"],
    templates: Templates::Liquid,
    pattern,
    signs: &[("_config.yml", ""), ("_config.yaml", ""), ("_config.toml", "")],
    more_files: &[],
    settings: &[
        Setting::new("site.title", &["title", "name"]),
        Setting::new("site.url", &["url"]),
        Setting::new("site.base", &["baseurl"]),
        Setting::new("site.description", &["description", "tagline"]),
        Setting::new("site.language", &["lang", "locale"]),
        Setting::new("site.timezone", &["timezone"]),
        Setting::new("site.authors", &["author.name", "author"]),
        Setting::new("articles.dir", &["source"]),
        Setting::new("articles.permalink", &["collections.posts.permalink", "permalink"]),
        Setting::new("articles.summary_ends", &["excerpt_separator"]),
    ],
    languages: LanguageSettings::NONE,
};

/// <https://jekyllrb.com/docs/permalinks/>
const STYLES: &[(&str, &str)] = &[
    ("date", "/:categories/:year/:month/:day/:title:output_ext"),
    ("pretty", "/:categories/:year/:month/:day/:title/"),
    ("ordinal", "/:categories/:year/:y_day/:title:output_ext"),
    ("weekdate", "/:categories/:year/W:week/:short_day/:title:output_ext"),
    ("none", "/:categories/:title:output_ext"),
];

const WORDS: &[(&str, &str)] = &[
    ("year", "{year}"),
    ("short_year", "{short_year}"),
    ("month", "{month}"),
    ("i_month", "{i_month}"),
    ("short_month", "{month_name}"),
    ("long_month", "{long_month}"),
    ("day", "{day}"),
    ("i_day", "{i_day}"),
    ("y_day", "{year_day}"),
    ("w_year", "{week_year}"),
    ("week", "{week}"),
    ("w_day", "{weekday}"),
    ("short_day", "{weekday_name}"),
    ("long_day", "{long_weekday}"),
    ("hour", "{hour}"),
    ("minute", "{minute}"),
    ("second", "{second}"),
    ("title", "{slug}"),
    ("slug", "{words}"),
    ("name", "{file_words}"),
    ("path", "{post_path}"),
    ("collection", "posts"),
    ("categories", "{categories}"),
    ("slugified_categories", "{category_slugs}"),
    ("output_ext", ".html"),
];

fn pattern(theirs: &str) -> Option<String> {
    let style = STYLES.iter().find(|(name, _)| *name == theirs);
    let theirs = style.map_or(theirs, |(_, pattern)| pattern);
    let ours = translated(theirs, ':', WORDS)?;
    (!ours.contains("{{")).then(|| format!("/{}", ours.trim_start_matches('/')))
}

/// `sanitize_url` of Jekyll, in the form that the filter `absolute_url` gives it.
fn path(path: &str) -> String {
    let path: String = path.nfkc().collect();
    squeezed(&path.replace("..", "/").replace("./", ""))
}
