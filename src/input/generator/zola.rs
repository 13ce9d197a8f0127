//! Zola: <https://www.getzola.org/documentation/content/page/>.

use globset::Glob;

use super::super::inherit::{Inherited, PathRule, Scope};
use super::{
    Beside, CATEGORIES, DataFile, Generator, ID, InPlace, LanguageFrom, LanguageSettings, PUBLISHED, SUMMARY, Setting,
    TAGS, Templates, UPDATED, page,
};

use crate::text::date::Unzoned;
use crate::text::node::{Node, Value};
use crate::text::slugs::Slugs;

pub(super) const GENERATOR: Generator = Generator {
    name: "zola",
    title: "Zola",
    include: &["{dir}/**/*.md"],
    exclude: &["**/_index.*"],
    dir: "content",
    photos: "static",
    photos_follow: true,
    keys: &[ID, ("url", &["path"]), PUBLISHED, UPDATED, SUMMARY, TAGS, CATEGORIES],
    split_topics: &[],
    unzoned: Unzoned::Utc,
    slugs: Slugs::Zola,
    language_from: LanguageFrom::Name,
    permalink: "/{path}/",
    page_path: page::of_section,
    heading_id: |words| Slugs::Zola.of(words, false),
    id: "{open_address}",
    summary_ends: &["<!-- more -->"],
    templates: Templates::Zola,
    // A path has no patterns, and is always a folder.
    pattern: |path| Some(format!("/{}/", path.trim_matches('/'))),
    signs: &[("zola.toml", ""), ("config.toml", "base_url")],
    feed: "atom.xml",
    settings: &[
        Setting::new("site.title", &["title", "extra.title"]),
        Setting::new("site.url", &["base_url"]),
        Setting::new("site.description", &["description"]),
        Setting::new("site.language", &["default_language"]),
        Setting::new("site.authors", &["author", "extra.author"]),
        Setting::new("articles.slugs", &["slugify.paths"]),
        Setting::new("feeds.file", &["feed_filenames", "feed_filename"]),
        Setting::new("feeds.limit", &["feed_limit"]),
    ],
    languages: LanguageSettings {
        own: &["default_language"],
        table: "languages",
        title: &["title"],
        description: &["description"],
        ..LanguageSettings::NONE
    },
    beside: &[
        Beside {
            place: InPlace::Above(&["zola.toml", "config.toml"]),
            read: ignored,
        },
        Beside {
            place: InPlace::Among(is_section),
            read: section,
        },
    ],
    ..super::OWN
};

/// `ignored_content`: what Zola does not look at. Its patterns fit whole paths, of which ours are the end.
fn ignored(file: &DataFile<'_>) -> Vec<Inherited> {
    let patterns = file.fields.and_then(|fields| fields.get("ignored_content"));
    let Some(Value::List(patterns)) = patterns.map(|node| &node.value) else {
        return Vec::new();
    };
    let scope = |pattern: String| {
        let glob = Glob::new(&pattern).ok()?;
        Some(Scope {
            path: PathRule::Glob(glob.compile_matcher()),
            ..Scope::default()
        })
    };
    let texts = patterns.iter().filter_map(Node::text);
    let forms = texts.flat_map(|text| [text.to_owned(), format!("{}/{text}", file.dir), format!("**/{text}")]);
    forms.filter_map(scope).map(|scope| file.excluded(scope)).collect()
}

/// `_index.md`, `_index.fr.md`
fn is_section(path: &str, _: &dyn Fn(&str) -> bool) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.strip_prefix("_index.")
        .is_some_and(|rest| rest == "md" || rest.rsplit_once('.').is_some_and(|(_, ending)| ending == "md"))
}

/// A section that is a draft hides everything in its folder, whatever the pages say:
/// <https://www.getzola.org/documentation/content/section/>.
fn section(file: &DataFile<'_>) -> Vec<Inherited> {
    let scope = Scope::below(file.folder());
    let Some(fields) = file.fields else {
        return vec![file.unreadable(scope)];
    };
    let mut fields = fields.clone();
    fields.keep(|key| key == "draft");
    vec![Inherited {
        is_final: true,
        ..Inherited::new(file.name, scope, fields)
    }]
}
