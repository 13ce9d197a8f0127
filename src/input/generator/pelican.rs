//! Pelican: <https://docs.getpelican.com/en/latest/content.html>.

use globset::Glob;
use regex::Regex;

use super::super::inherit::{Inherited, Mount, PathRule, Scope};
use super::page::Page;
use super::{Beside, DataFile, Generator, ID, InPlace, LanguageFrom, PUBLISHED, Setting, SlugFrom, UPDATED, strftime};

use crate::text::node::{Field, Node, Value};
use crate::text::slugs::Slugs;

pub(super) const GENERATOR: Generator = Generator {
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
    slugs: Slugs::Pelican,
    slug_from: SlugFrom::Title,
    has_open_slugs: true,
    language_from: LanguageFrom::Fields,
    has_folder_categories: true,
    category: "misc",
    permalink: "/{slug}.html",
    translated: "/{slug}-{language}.html",
    page_path,
    heading_id: |words| Slugs::Pelican.of(words, false),
    id: "tag:{host},{year}-{month}-{day}:{open_path}",
    summary_ends: &["<!-- PELICAN_END_SUMMARY -->", "<!-- more -->"],
    has_colon_attributes: true,
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
        Setting::new("articles.name", &["FILENAME_METADATA"]),
        Setting::new("articles.path", &["PATH_METADATA"]),
        Setting::new("articles.unicode", &["SLUGIFY_USE_UNICODE"]),
        Setting::new("articles.keep_case", &["SLUGIFY_PRESERVE_CASE"]),
        Setting::new(
            "feeds.file",
            &["FEED_ALL_ATOM", "FEED_ALL_RSS", "FEED_ATOM", "FEED_RSS"],
        ),
        Setting::new("feeds.limit", &["FEED_MAX_ITEMS"]),
    ],
    beside: &[Beside {
        place: InPlace::Above(&["publishconf.py", "pelicanconf.py"]),
        read: defaults,
    }],
    ..super::OWN
};

/// Pages have slugs as articles do.
fn page_path(page: &Page<'_>) -> String {
    let own = page.slug.map(str::to_owned);
    let slug = own.unwrap_or_else(|| (page.slugged)(page.title.unwrap_or(page.file)));
    format!("pages/{slug}.html")
}

/// Folders in which Pelican looks for no articles: <https://docs.getpelican.com/en/latest/settings.html>.
const NOT_ARTICLES: &[&str] = &["ARTICLE_EXCLUDES", "PAGE_PATHS"];

/// What the settings say of many articles, as far as it is written out.
fn defaults(file: &DataFile<'_>) -> Vec<Inherited> {
    let Some(settings) = file.fields else {
        return vec![file.unreadable(Scope::default())];
    };
    let excluded = NOT_ARTICLES.iter().flat_map(|key| folders(file, settings, key));
    let excluded = excluded.map(|folder| file.excluded(Scope::below(&folder)));
    let excluded = excluded.chain(ignored(file, settings));
    // What puts it together is for the configuration to say.
    let metadata = settings.get("DEFAULT_METADATA").map(|values| match values.value {
        Value::Code(_) => Inherited {
            is_final: false,
            ..file.unreadable(Scope::default())
        },
        _ => Inherited::new(file.name, Scope::default(), values.clone()),
    });
    let date = settings.get("DEFAULT_DATE").and_then(dated);
    let date = date.map(|values| Inherited::new(file.name, undated(settings), values));
    let of_paths = of_paths(file, settings);
    excluded
        .chain(outside(file, settings))
        .chain(metadata)
        .chain(date)
        .chain(of_paths)
        .collect()
}

/// `IGNORE_FILES`: patterns of names of files, and of folders with all that is in them.
fn ignored(file: &DataFile<'_>, settings: &Node) -> Vec<Inherited> {
    let Some(Value::List(items)) = settings.get("IGNORE_FILES").map(|node| &node.value) else {
        return Vec::new();
    };
    let scope = |path: &str| {
        let glob = Glob::new(format!("{}/{path}", file.dir).trim_start_matches('/')).ok()?;
        Some(Scope {
            path: PathRule::Glob(glob.compile_matcher()),
            ..Scope::default()
        })
    };
    let forms = |name: &str| [format!("**/{name}"), format!("**/{name}/**")];
    let forms = items.iter().filter_map(Node::text).flat_map(forms);
    forms.filter_map(|path| Some(file.excluded(scope(&path)?))).collect()
}

/// The files whose names say no day: those that do have it before `DEFAULT_DATE`, unless `FILENAME_METADATA` says
/// something else of them.
fn undated(settings: &Node) -> Scope {
    let day = Regex::new(r"(?:^|/)\d{4}-\d{2}-\d{2}[^/]*$").ok();
    let dated = day.filter(|_| settings.get("FILENAME_METADATA").is_none());
    let taken = dated.into_iter().map(|day| Mount {
        folder: String::new(),
        files: vec![(true, day)],
    });
    Scope {
        path: PathRule::Unmounted(taken.collect()),
        ..Scope::default()
    }
}

/// `EXTRA_PATH_METADATA`: fields of a file, or of everything in a folder.
fn of_paths(file: &DataFile<'_>, settings: &Node) -> Vec<Inherited> {
    let paths = settings.get("EXTRA_PATH_METADATA").map_or(&[][..], Node::fields);
    let of_path = |field: &Field| {
        let path = format!("{}/{}", file.dir, field.key).trim_matches('/').to_owned();
        let stem = path.rsplit_once('.').map_or(path.clone(), |(stem, _)| stem.to_owned());
        let of_file = Scope {
            path: PathRule::Stem(stem),
            ..Scope::default()
        };
        [of_file, Scope::below(&path)].map(|scope| Inherited::new(file.name, scope, field.node.clone()))
    };
    paths.iter().flat_map(of_path).collect()
}

/// `ARTICLE_PATHS`: where articles are, if not everywhere.
fn outside(file: &DataFile<'_>, settings: &Node) -> Option<Inherited> {
    let folders = folders(file, settings, "ARTICLE_PATHS");
    let is_everywhere = folders.is_empty() || folders.iter().any(|folder| folder == file.dir);
    let scope = Scope {
        path: PathRule::Outside(folders),
        ..Scope::default()
    };
    (!is_everywhere).then(|| file.excluded(scope))
}

/// The folders of a setting, from the folder of the configuration.
fn folders(file: &DataFile<'_>, settings: &Node, key: &str) -> Vec<String> {
    let Some(Value::List(items)) = settings.get(key).map(|node| &node.value) else {
        return Vec::new();
    };
    let path = |item: &Node| Some(format!("{}/{}", file.dir, item.text()?).trim_matches('/').to_owned());
    items.iter().filter_map(path).collect()
}

/// `DEFAULT_DATE = (2026, 1, 2, 10, 30)`: the date of what has none. `"fs"` is that of the disk, which is not asked.
fn dated(date: &Node) -> Option<Node> {
    let Value::List(parts) = &date.value else {
        return None;
    };
    let numbers: Option<Vec<u16>> = parts.iter().map(|part| part.text()?.parse().ok()).collect();
    let text = match *numbers?.as_slice() {
        [year, month, day] => format!("{year:04}-{month:02}-{day:02}"),
        [year, month, day, hour] => format!("{year:04}-{month:02}-{day:02} {hour:02}:00"),
        [year, month, day, hour, minute, ..] => format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}"),
        _ => return None,
    };
    let value = Node {
        span: 0..0,
        value: Value::Text(text),
    };
    let field = Field {
        key: "date".to_owned(),
        key_span: 0..0,
        node: value,
    };
    Some(Node {
        span: 0..0,
        value: Value::Table(vec![field]),
    })
}

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
