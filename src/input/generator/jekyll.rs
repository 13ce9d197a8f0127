//! Jekyll: <https://jekyllrb.com/docs/posts/>, and its plug-in jekyll-feed.

use globset::{Glob, GlobBuilder};
use unicode_normalization::UnicodeNormalization;

use super::super::inherit::{Inherited, PathRule, Scope};
use super::super::posts::{self, Need, Posts};
use super::page::Page;
use super::{
    Beside, DataFile, Generator, ID, InPlace, LanguageFrom, PUBLISHED, SUMMARY, Setting, Templates, UPDATED, squeezed,
    translated,
};

use crate::text::date::Unzoned;
use crate::text::node::{Node, Value};
use crate::text::slugs::Slugs;

/// Under this name go the categories that `defaults` add to those of a document.
const CATEGORIES_OF_DEFAULTS: &str = "categories_of_defaults";

pub(super) const GENERATOR: Generator = Generator {
    name: "jekyll",
    title: "Jekyll",
    include: &["{dir}/**/_posts/**/*"],
    exclude: &[
        "_site/**",
        "vendor/**",
        "**/node_modules/**",
        "{dir}/**/_*/**/_posts/**",
        "{dir}/**/_*/**/_drafts/**",
        // Nor does it look into such folders of posts.
        "{dir}/**/_posts/[_#~]*/**",
        "{dir}/**/_drafts/[_#~]*/**",
    ],
    photos: "",
    keys: &[
        ID,
        ("url", &["permalink"]),
        PUBLISHED,
        UPDATED,
        SUMMARY,
        // A `tag` takes the place of `tags`, wherever these come from (`Utils.pluralized_array_from_hash`).
        ("topics", &["tag | tags | topics | categories | category"]),
        ("categories", &[CATEGORIES_OF_DEFAULTS, "categories", "category"]),
        (
            "photos",
            &["photos | image | images | cover | featured_image | feature_image | thumbnail | header"],
        ),
    ],
    split_topics: &[" "],
    whole_keys: &["tag", "category"],
    unzoned: Unzoned::UtcWithSeconds,
    has_short_days: true,
    is_post: Some(&Posts {
        needs,
        categories: posts::categories,
    }),
    slugs: Slugs::Jekyll,
    language_from: LanguageFrom::Fields,
    has_local_addresses: true,
    permalink: "/{categories}/{year}/{month}/{day}/{slug}{output_ending}",
    path,
    page_path,
    id: "{parent}/{name}",
    summary_ends: &["<!--more-->", "<!-- more -->"],
    templates: Templates::Liquid,
    has_colon_attributes: true,
    pattern,
    signs: &[("_config.yml", ""), ("_config.yaml", ""), ("_config.toml", "")],
    feed: "feed.xml",
    packages: &["jekyll", "github-pages"],
    settings: &[
        Setting::new("site.title", &["title", "name"]),
        Setting::new("site.url", &["url"]),
        Setting::new("site.base", &["baseurl"]),
        Setting::new("site.description", &["description", "tagline"]),
        Setting::new("site.language", &["lang", "locale"]),
        Setting::new("site.timezone", &["timezone"]),
        Setting::new("site.authors", &["author.name", "author"]),
        Setting::new("articles.dir", &["source"]),
        Setting::new("articles.inner_dir", &["collections_dir"]),
        Setting::new("articles.permalink", &["collections.posts.permalink", "permalink"]),
        Setting::new("show.future", &["future"]),
        Setting::new("show.drafts", &["show_drafts"]),
        Setting::new("show.unpublished", &["unpublished"]),
        Setting::new("articles.summary_ends", &["excerpt_separator"]),
        Setting::new("feeds.file", &["feed.collections.posts.path", "feed.path"]),
        Setting::new("feeds.limit", &["feed.posts_limit"]),
    ],
    beside: &[Beside {
        place: InPlace::Above(&["_config.yml", "_config.yaml", "_config.toml"]),
        read: defaults,
    }],
    ..super::OWN
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
    ("collection", "{collection}"),
    ("categories", "{categories}"),
    ("slugified_categories", "{category_slugs}"),
    ("output_ext", "{output_ending}"),
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

/// Pages end as the addresses of posts do (Jekyll, "Permalinks": "Extensionless permalinks"); collections are kept in
/// folders that begin with a mark.
fn page_path(page: &Page<'_>) -> String {
    let ends = [("/", "/"), (".html", ".html"), ("{output_ending}", ".html")];
    let end = ends.into_iter().find(|(end, _)| page.permalink.ends_with(end));
    let end = end.map_or("", |(_, end)| end);
    format!("{}/{}{end}", page.folder.trim_start_matches('_'), page.name())
}

/// `defaults`: what is said of files by their paths and kinds. The longest path counts first, and of equals the
/// last, one with a kind before one without: <https://jekyllrb.com/docs/configuration/front-matter-defaults/>.
fn defaults(file: &DataFile<'_>) -> Vec<Inherited> {
    let Some(fields) = file.fields else {
        return vec![file.unreadable(Scope::default())];
    };
    let rules = items(fields, "defaults").iter();
    let mut tables: Vec<(usize, bool, Inherited)> = rules.filter_map(|rule| default(file, fields, rule)).collect();
    tables.reverse();
    tables.sort_by_key(|(length, has_kind, _)| std::cmp::Reverse((*length, *has_kind)));
    let excluded = items(fields, "exclude").iter().filter_map(Node::text);
    // With a slash, for that may be the folder of all collections itself.
    let excluded = excluded.map(|path| format!("{}/", path.trim_end_matches('/')));
    let excluded = excluded.filter_map(|path| Some(file.excluded(left_out(file, in_dir(fields, &path)?))));
    excluded.chain(tables.into_iter().map(|(.., table)| table)).collect()
}

fn items<'n>(fields: &'n Node, key: &str) -> &'n [Node] {
    match fields.get(key).map(|node| &node.value) {
        Some(Value::List(items)) => items,
        _ => &[],
    }
}

/// The files of a kind whose paths begin like this, or fit.
fn scope(file: &DataFile<'_>, path: &str, kind: &str) -> Scope {
    let begins = path.trim_matches('/').to_owned();
    let glob = begins
        .contains('*')
        .then(|| GlobBuilder::new(&begins).literal_separator(true).build());
    Scope {
        path: PathRule::Kind {
            glob: glob.and_then(Result::ok).map(|glob| glob.compile_matcher()),
            begins,
            kind: kind.to_owned(),
        },
        ..Scope::below(file.dir)
    }
}

/// What `exclude` fits: there a star is any part of a path, slashes too (`EntryFilter#glob_include?`).
fn left_out(file: &DataFile<'_>, path: &str) -> Scope {
    let mut scope = scope(file, path, "");
    if let PathRule::Kind {
        glob: Some(glob),
        begins,
        ..
    } = &mut scope.path
        && let Ok(wide) = Glob::new(begins)
    {
        *glob = wide.compile_matcher();
    }
    scope
}

/// A path of the site as it is from the folder of all collections; `None` for one that is not in it.
fn in_dir<'p>(fields: &Node, path: &'p str) -> Option<&'p str> {
    let dir = fields.get("collections_dir").and_then(Node::text).unwrap_or_default();
    match dir.trim_matches('/') {
        "" => Some(path),
        dir => path.trim_start_matches('/').strip_prefix(dir)?.strip_prefix('/'),
    }
}

fn default(file: &DataFile<'_>, fields: &Node, rule: &Node) -> Option<(usize, bool, Inherited)> {
    let of = |key: &str| {
        rule.get("scope")
            .and_then(|scope| scope.get(key)?.text())
            .unwrap_or_default()
    };
    // Older names of the kinds.
    let kind = match of("type") {
        "post" => "posts",
        "draft" => "drafts",
        "page" => "pages",
        kind => kind,
    };
    let mut values = rule.get("values")?.clone();
    if let Value::Table(values) = &mut values.value {
        let categories = values.iter_mut().filter(|field| field.key == "categories");
        categories.for_each(|field| CATEGORIES_OF_DEFAULTS.clone_into(&mut field.key));
    }
    let path = in_dir(fields, of("path")).unwrap_or_else(|| of("path"));
    let table = Inherited::new(file.name, scope(file, path, kind), values);
    Some((of("path").len(), !kind.is_empty(), table))
}

/// Posts have a day in front of their names; the documents of other collections have front matter, without which a
/// file is copied as it is (`Collection#read`).
fn needs(file: &str) -> Need {
    match posts::collection(file) {
        Some("posts") if file.contains("_posts/") => Need::Day,
        Some("posts") | None => Need::Nothing,
        Some(_) => Need::Fields,
    }
}
