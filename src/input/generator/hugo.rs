//! Hugo: <https://gohugo.io/content-management/>. Keys of front matter are those that Hugo looks
//! at by default (`[frontmatter]`), in its order.

use super::{
    Beside, CATEGORIES, Generator, ID, InPlace, LanguageFrom, LanguageSettings, SUMMARY, Setting, TAGS, Templates,
    cascade, page, translated, unbuilt,
};

use crate::text::date::Unzoned;
use crate::text::slugs::Slugs;

pub(super) const GENERATOR: Generator = Generator {
    name: "hugo",
    title: "Hugo",
    include: &["{dir}/**/*.md", "{dir}/**/*.markdown", "{dir}/**/*.html"],
    exclude: &["**/_index.*"],
    dir: "content",
    photos: "static",
    photos_follow: true,
    has_bundles: true,
    keys: &[
        ID,
        ("url", &["url"]),
        (
            "published",
            &[
                "date",
                "publishdate",
                "pubdate",
                "published",
                "created_at",
                "lastmod",
                "modified",
            ],
        ),
        ("updated", &["lastmod", "modified", "updated", "last_modified_at"]),
        ("embargo", &["publishdate", "pubdate"]),
        ("expires", &["expirydate", "unpublishdate"]),
        SUMMARY,
        TAGS,
        CATEGORIES,
        (
            "photos",
            &[
                "photos | images | image | cover | featured_image | feature_image | featured | hero | thumbnail | banner | resources",
            ],
        ),
    ],
    split_topics: &[],
    unzoned: Unzoned::Utc,
    dated_names: false,
    slugs: Slugs::Hugo,
    language_from: LanguageFrom::Name,
    permalink: "/{path}/",
    page_path: page::of_section,
    summary_ends: &["<!--more-->"],
    templates: Templates::Hugo,
    pattern,
    signs: &[
        ("hugo.toml", ""),
        ("hugo.yaml", ""),
        ("hugo.yml", ""),
        ("hugo.json", ""),
        ("config/_default/hugo.toml", ""),
        ("config/_default/hugo.yaml", ""),
        ("config/_default/config.toml", ""),
        ("config/_default/config.yaml", ""),
        ("config.toml", "baseurl"),
        ("config.yaml", "baseurl"),
        ("config.yml", "baseurl"),
        ("config.json", "baseurl"),
    ],
    feed: "index.xml",
    packages: &["hugo-bin", "hugo-extended"],
    more_files: &[
        ("config/production/hugo.toml", ""),
        ("config/production/config.toml", ""),
        // Beside a file in the root, what is in this folder counts first.
        ("config/_default/hugo.toml", ""),
        ("config/_default/hugo.yaml", ""),
        ("config/_default/config.toml", ""),
        ("config/_default/config.yaml", ""),
        ("config/_default/params.toml", "params"),
        ("config/_default/params.yaml", "params"),
        ("config/_default/permalinks.toml", "permalinks"),
        ("config/_default/permalinks.yaml", "permalinks"),
        ("config/_default/frontmatter.toml", "frontmatter"),
        ("config/_default/frontmatter.yaml", "frontmatter"),
        ("config/_default/languages.toml", "languages"),
        ("config/_default/languages.yaml", "languages"),
        ("config/_default/languages.yml", "languages"),
        ("config/_default/languages.json", "languages"),
        ("config/_default/languages.*.toml", "languages.*"),
        ("config/_default/languages.*.yaml", "languages.*"),
        ("config/_default/params.*.toml", "languages.*.params"),
        ("config/_default/params.*.yaml", "languages.*.params"),
    ],
    settings: &[
        Setting::new("site.title", &["title", "languages.{language}.title"]),
        Setting::new("site.url", &["baseURL", "languages.{language}.baseURL"]),
        Setting::new(
            "site.description",
            &["params.description", "languages.{language}.params.description"],
        ),
        Setting::new(
            "site.language",
            &[
                "languages.{language}.locale",
                "languages.{language}.languageCode",
                "locale",
                "languageCode",
                "defaultContentLanguage",
            ],
        ),
        Setting::new("site.timezone", &["timeZone"]),
        Setting::new("site.copyright", &["copyright"]),
        Setting::new(
            "site.authors",
            &["params.author.name", "params.author", "author.name", "author"],
        ),
        Setting::new("show.future", &["buildFuture"]),
        Setting::new("show.drafts", &["buildDrafts"]),
        Setting::new("articles.dir", &["contentDir"]),
        Setting::new("articles.permalinks", &["permalinks.page", "permalinks"]),
        Setting::new("articles.ugly", &["uglyURLs"]),
        Setting::new("articles.keep_case", &["disablePathToLower"]),
        Setting::new("articles.bare", &["removePathAccents"]),
        Setting::new("photos.dir", &["staticDir"]),
        Setting::new("feeds.limit", &["services.rss.limit", "rssLimit"]),
    ],
    languages: LanguageSettings {
        own: &["defaultContentLanguage"],
        in_subdir: "defaultContentLanguageInSubdir",
        table: "languages",
        tag: &["locale", "languageCode"],
        title: &["title"],
        description: &["params.description"],
        url: &["baseURL"],
        dir: "contentDir",
        weight: "weight",
        off: "disabled",
        all_off: "disableLanguages",
        ..LanguageSettings::NONE
    },
    beside: &[
        Beside {
            place: InPlace::Above(SITE_FILES),
            read: cascade::of_site,
        },
        Beside {
            place: InPlace::Among(is_section),
            read: cascade::of_section,
        },
        Beside {
            place: InPlace::Itself,
            read: cascade::of_page,
        },
        Beside {
            place: InPlace::Above(SITE_FILES),
            read: unbuilt::of_site,
        },
    ],
    ..super::OWN
};

/// Where the site says what holds for its pages.
const SITE_FILES: &[&str] = &[
    "hugo.toml",
    "hugo.yaml",
    "hugo.yml",
    "hugo.json",
    "config.toml",
    "config.yaml",
    "config.yml",
    "config.json",
    "config/_default/hugo.toml",
    "config/_default/hugo.yaml",
    "config/_default/hugo.yml",
    "config/_default/hugo.json",
    "config/_default/config.toml",
    "config/_default/config.yaml",
    "config/_default/config.yml",
    "config/_default/config.json",
    "config/_default/cascade.toml",
    "config/_default/cascade.yaml",
    "config/_default/cascade.yml",
    "config/_default/cascade.json",
    "config/_default/languages.toml",
    "config/_default/languages.yaml",
    "config/_default/languages.yml",
    "config/_default/languages.json",
    "config/_default/module.toml",
    "config/_default/module.yaml",
    "config/_default/module.yml",
    "config/_default/module.json",
    "config/production/hugo.toml",
    "config/production/hugo.yaml",
    "config/production/hugo.yml",
    "config/production/hugo.json",
    "config/production/config.toml",
    "config/production/config.yaml",
    "config/production/config.yml",
    "config/production/config.json",
    "config/production/cascade.toml",
    "config/production/cascade.yaml",
    "config/production/cascade.yml",
    "config/production/cascade.json",
    "config/production/module.toml",
    "config/production/module.yaml",
    "config/production/module.yml",
    "config/production/module.json",
];

/// `_index.md`, `_index.fr.md` and the like are about their section.
fn is_section(path: &str, _: &dyn Fn(&str) -> bool) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let endings = [".md", ".markdown", ".mdown", ".html", ".htm", ".adoc", ".org", ".rst"];
    name.starts_with("_index.") && endings.iter().any(|ending| name.ends_with(ending))
}

const WORDS: &[(&str, &str)] = &[
    ("year", "{year}"),
    ("month", "{month}"),
    ("monthname", "{long_month}"),
    ("day", "{day}"),
    ("yearday", "{i_year_day}"),
    ("weekday", "{i_weekday}"),
    ("weekdayname", "{long_weekday}"),
    ("section", "{top}"),
    ("sections", "{folders}"),
    ("title", "{title}"),
    ("slug", "{slug_or_title}"),
    ("slugorfilename", "{slug}"),
    ("slugorcontentbasename", "{slug}"),
    ("filename", "{file}"),
    ("contentbasename", "{file}"),
    // Layouts of Go.
    ("2006", "{year}"),
    ("06", "{short_year}"),
    ("January", "{long_month}"),
    ("Jan", "{month_name}"),
    ("01", "{month}"),
    ("1", "{i_month}"),
    ("Monday", "{long_weekday}"),
    ("Mon", "{weekday_name}"),
    ("02", "{day}"),
    ("2", "{i_day}"),
    ("15", "{hour}"),
    ("04", "{minute}"),
    ("05", "{second}"),
];

/// Some of the folders of a page.
const SECTIONS: &[(&str, &str)] = &[
    (":sections[0]", "{top}"),
    (":sections[1:]", "{below_top}"),
    (":sections[last]", "{last_folder}"),
    (":sections[:last]", "{above_last}"),
];

/// `/:year/:slug/`. What has no ending is a folder.
fn pattern(theirs: &str) -> Option<String> {
    let theirs = SECTIONS
        .iter()
        .fold(theirs.to_owned(), |text, (from, to)| text.replace(from, to));
    let ours = translated(&theirs, ':', WORDS)?;
    let last = ours.rsplit('/').next().unwrap_or_default();
    let needs_slash = !last.is_empty() && !last.contains('.');
    // A page of its own has the address of its folder.
    let ours = ours
        .strip_suffix("/index.html")
        .map_or(ours.clone(), |folder| format!("{folder}/"));
    // Without a slash, an address of an article begins at the home page of its language.
    let end = if needs_slash { "/" } else { "" };
    Some(format!("{ours}{end}"))
}
