//! Whose a tree may be that has no sign: the generator that keeps articles as it does. What two generators do
//! alike is no answer, nor is a folder that any program may have.

use std::fs;
use std::path::Path;

use walkdir::WalkDir;

use super::error::Error;
use super::paths::{is_passed_over, name};
use super::signs::Maker;
use super::tree::{Shown, Tree};
use crate::input::front_matter::front_matter;
use crate::input::generator::{GENERATORS, Generator};
use crate::text::node::Node;
use crate::text::source::Source;

/// Articles that are looked at.
const LOOKED_AT: usize = 40;

/// The tree of the only generator that it fits.
pub(super) fn guess(dir: &Path) -> Result<Tree, Error> {
    let fits: Vec<(Maker, String)> = posts(dir).into_iter().chain(content(dir)).chain(blog(dir)).collect();
    match fits.as_slice() {
        [] => Err(Error::NoGenerator(dir.to_owned())),
        [(Maker::Known(generator), shown)] => Ok(Tree::bare(dir, generator, Shown::Guess(shown.clone()))),
        fits => {
            let signs = fits.iter().map(|(maker, shown)| (maker.title(), shown.clone()));
            Err(Error::disagree(dir, signs))
        }
    }
}

fn known(name: &str) -> Option<Maker> {
    let is_it = |generator: &&&'static Generator| generator.name == name;
    GENERATORS.iter().find(is_it).map(|generator| Maker::Known(generator))
}

/// Jekyll keeps posts in `_posts`, and so does Hexo in `source`.
fn posts(dir: &Path) -> Vec<(Maker, String)> {
    let walk = WalkDir::new(dir).max_depth(4).sort_by_file_name().into_iter();
    let mut folders = walk
        .filter_entry(|entry| entry.depth() == 0 || entry.file_name() == "_posts" || !is_passed_over(entry))
        .flatten()
        .filter(|entry| entry.file_name() == "_posts" && entry.file_type().is_dir());
    let Some(path) = folders.next().and_then(|entry| name(dir, entry.path())) else {
        return Vec::new();
    };
    let hexo = (path == "source/_posts").then_some(Maker::Foreign("Hexo"));
    let makers = known("jekyll").into_iter().chain(hexo);
    makers.map(|maker| (maker, format!("`{path}`"))).collect()
}

/// Three generators keep their articles in `content`.
fn content(dir: &Path) -> Vec<(Maker, String)> {
    let files = WalkDir::new(dir.join("content"))
        .sort_by_file_name()
        .into_iter()
        .flatten();
    let files = files.filter(|entry| entry.path().extension().is_some_and(|ending| ending == "md"));
    let texts = files
        .take(LOOKED_AT)
        .filter_map(|entry| fs::read_to_string(entry.path()).ok());
    let ways: Vec<FrontMatter> = texts.filter_map(|text| FrontMatter::of(&text)).collect();
    let has = |way: FrontMatter| ways.contains(&way);
    let fitting = [
        (
            "pelican",
            has(FrontMatter::Lines),
            "lines such as `Title: …` at the beginning of files",
        ),
        ("zola", has(FrontMatter::Zola), "`+++` with `extra` or `taxonomies`"),
        (
            "hugo",
            has(FrontMatter::Yaml) || has(FrontMatter::Toml) && !has(FrontMatter::Zola),
            "front matter in files",
        ),
    ];
    let fitting = fitting.into_iter().filter(|(_, fits, _)| *fits);
    fitting
        .filter_map(|(name, _, what)| Some((known(name)?, format!("{what} in `content`"))))
        .collect()
}

/// How the fields of an article are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum FrontMatter {
    /// `Title: …`
    Lines,
    /// Between lines of `+++`, with tables that are Zola's.
    Zola,
    /// Between lines of `+++`.
    Toml,
    /// Between lines of `---`.
    Yaml,
}

impl FrontMatter {
    fn of(text: &str) -> Option<Self> {
        let head = text.trim_start_matches('\u{FEFF}').trim_start();
        if head.starts_with("---") {
            return Some(Self::Yaml);
        }
        if !head.starts_with("+++") {
            return head.to_lowercase().starts_with("title:").then_some(Self::Lines);
        }
        let fields = front_matter(&Source::new("", text)).ok()?.fields;
        let is_zola = |fields: &Node| {
            ["extra", "taxonomies", "path"]
                .iter()
                .any(|key| fields.get(key).is_some())
        };
        Some(if is_zola(&fields) { Self::Zola } else { Self::Toml })
    }
}

/// Docusaurus keeps its blog in `blog`, as others may: a table of authors, a mark for more or a day in a name
/// is its own way.
fn blog(dir: &Path) -> Option<(Maker, String)> {
    let files = WalkDir::new(dir.join("blog")).max_depth(3).sort_by_file_name();
    let names: Vec<String> = files
        .into_iter()
        .flatten()
        .filter_map(|entry| name(dir, entry.path()))
        .collect();
    if names.iter().any(|name| name.contains("/_posts")) {
        return None;
    }
    let is_its = |name: &&String| {
        let path = dir.join(name);
        let ending = name.rsplit_once('.').map(|(_, ending)| ending);
        let is_article = matches!(ending, Some("md" | "mdx"));
        let has_day = |name: &str| name.get(..4).is_some_and(|year| year.parse::<u16>().is_ok());
        let own_name = name.trim_start_matches("blog/");
        let marks = || fs::read_to_string(&path).is_ok_and(|text| text.contains("truncate"));
        name.as_str() == "blog/authors.yml" || is_article && (has_day(own_name) || marks())
    };
    let found = names.iter().find(is_its)?;
    Some((known("docusaurus")?, format!("`{found}`")))
}
