//! Values that hold for many articles: of a section, a folder, a collection. Generators keep them in files
//! beside the articles (`generator::Beside`), a configuration in `[[articles.defaults]]`. The files are read
//! with the configuration; nothing is opened here.

use std::collections::BTreeMap;

use globset::GlobMatcher;
use regex::Regex;

use super::path::stem;
use super::posts;
use crate::text::node::{Field, Node, Value};

/// Values that hold for the articles in a scope.
#[derive(Debug, Clone)]
pub struct Inherited {
    /// The file that says so, for messages.
    pub from: String,
    /// Whose they are.
    pub scope: Scope,
    /// A table.
    pub fields: Node,
    /// Whether an article cannot say otherwise.
    pub is_final: bool,
    /// Whether lists are added to those of the article.
    pub joins_lists: bool,
    /// Keys of which an article must have none.
    pub unless: Vec<String>,
}

impl Inherited {
    /// Values that count where the article says nothing.
    pub fn new(from: &str, scope: Scope, mut fields: Node) -> Self {
        // Messages are about the article, in whose text these values have no place.
        fields.take_places();
        Self {
            from: from.to_owned(),
            scope,
            fields,
            is_final: false,
            joins_lists: false,
            unless: Vec::new(),
        }
    }
}

/// Which articles are meant. Paths begin at the folder of the configuration.
#[derive(Debug, Clone, Default)]
pub struct Scope {
    /// Everything in this folder; empty for everywhere.
    pub folder: String,
    /// What its path must be besides.
    pub path: PathRule,
    /// What the key of its language must fit: `fr` of `ferry.fr.md`.
    pub language: Option<Regex>,
}

/// What only the key of this language fits.
pub fn only(key: &str) -> Option<Regex> {
    Regex::new(&format!("(?i)^{}$", regex::escape(key))).ok()
}

/// Where the file of an article is.
#[derive(Debug, Clone, Copy)]
pub struct ArticlePlace<'a> {
    /// From the folder of the configuration.
    pub file: &'a str,
    /// The same, as one in the publication's own language would be called.
    pub neutral: &'a str,
    /// The folder in which the paths of articles begin.
    pub dir: &'a str,
    /// The key of the language that its place says.
    pub language: Option<&'a str>,
}

impl<'a> ArticlePlace<'a> {
    /// From the folder in which the paths of articles begin.
    fn path(&self) -> &'a str {
        below(self.neutral, self.dir).unwrap_or(self.neutral)
    }
}

/// What the path of a file must be.
#[derive(Debug, Clone, Default)]
pub enum PathRule {
    /// Anything.
    #[default]
    Any,
    /// This, without its ending.
    Stem(String),
    /// What fits, from the folder of the configuration.
    Glob(GlobMatcher),
    /// What fits, as Hugo calls pages: from the root of the content, without ending and language, in lower case.
    Page(Regex),
    /// What fits somewhere, from the folder of the configuration with a slash in front.
    Part(Regex),
    /// In none of these folders.
    Outside(Vec<String>),
    /// In none of these, or left out there.
    Unmounted(Vec<Mount>),
    /// What begins like this, or fits, in files of a kind: as Jekyll has it.
    Kind {
        /// Paths from the folder of the articles; empty for any.
        begins: String,
        /// Where `begins` is a pattern.
        glob: Option<GlobMatcher>,
        /// `posts`, `pages` or the name of a collection; empty for any.
        kind: String,
    },
}

impl Scope {
    /// Everything in a folder.
    pub fn below(folder: &str) -> Self {
        Self {
            folder: folder.trim_matches('/').to_owned(),
            ..Self::default()
        }
    }

    /// Whether an article is meant.
    pub fn fits(&self, place: &ArticlePlace<'_>) -> bool {
        let is_below = below(place.file, &self.folder).is_some();
        let language = place.language.or_else(|| language_of(place.file));
        // Where nobody says which language a file is in, it may be this one.
        let is_language = |wanted: &Regex| language.is_none_or(|own| wanted.is_match(own));
        is_below && self.language.as_ref().is_none_or(is_language) && self.path.fits(place)
    }
}

impl PathRule {
    fn fits(&self, place: &ArticlePlace<'_>) -> bool {
        let path = place.path();
        match self {
            Self::Any => true,
            Self::Stem(stem) => place.file.rsplit_once('.').is_some_and(|(own, _)| own == stem),
            Self::Glob(glob) => glob.is_match(place.file),
            Self::Page(pattern) => pattern.is_match(&page(path)),
            Self::Part(pattern) => pattern.is_match(&format!("/{}", place.file)),
            Self::Unmounted(mounts) => !mounts.iter().any(|mount| mount.takes(place.file)),
            Self::Outside(folders) => folders.iter().all(|folder| below(place.file, folder).is_none()),
            Self::Kind { begins, glob, kind } => {
                let is_path = match glob {
                    Some(glob) => ancestors(path).any(|path| glob.is_match(path)),
                    None => path.starts_with(begins.as_str()),
                };
                is_path && (kind.is_empty() || kind_of(path) == kind)
            }
        }
    }
}

/// A folder of which not all files are taken.
#[derive(Debug, Clone)]
pub struct Mount {
    /// From the folder of the configuration.
    pub folder: String,
    /// Whether to take what fits, from that folder; the first that fits counts.
    pub files: Vec<(bool, Regex)>,
}

impl Mount {
    /// What fits none is taken where nothing is asked for by name. What is in a folder is left out with it.
    fn takes(&self, file: &str) -> bool {
        let Some(path) = below(file, &self.folder) else {
            return false;
        };
        let fits = |(takes, pattern): &&(bool, Regex)| {
            pattern.is_match(path) || !takes && ancestors(path).any(|folder| pattern.is_match(folder))
        };
        let found = self.files.iter().find(fits);
        found.map_or_else(|| self.files.iter().all(|(takes, _)| !takes), |(takes, _)| *takes)
    }
}

/// The path of a file from a folder that it is in.
fn below<'f>(file: &'f str, folder: &str) -> Option<&'f str> {
    if folder.is_empty() {
        return Some(file);
    }
    file.strip_prefix(folder)?.strip_prefix('/')
}

/// The path, and those of the folders above it.
fn ancestors(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(path), |path| Some(path.rsplit_once('/')?.0))
}

/// What stands between the name of a file and its ending, if it looks like a language.
fn language_of(file: &str) -> Option<&str> {
    let name = file.rsplit('/').next()?;
    let (stem, _) = name.rsplit_once('.')?;
    let (_, language) = stem.rsplit_once('.')?;
    (2..=12).contains(&language.len()).then_some(language)
}

/// `/post/old-ferry` for `post/Old Ferry/index.md`.
fn page(path: &str) -> String {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let name = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let page = match (folder, name) {
        ("", name) => format!("/{name}"),
        (folder, "index" | "_index") => format!("/{folder}"),
        (folder, name) => format!("/{folder}/{name}"),
    };
    page.to_lowercase().replace(' ', "-")
}

/// What Jekyll calls a file in its place: <https://jekyllrb.com/docs/configuration/front-matter-defaults/>. Since
/// version 4, its drafts are posts.
fn kind_of(path: &str) -> &str {
    posts::collection(path).unwrap_or("pages")
}

/// Everything that is inherited in a publication.
#[derive(Debug, Clone, Default)]
pub struct Inheritance {
    /// Those of the configuration, in the order in which they count.
    own: Vec<Inherited>,
    /// Those of single files, by the path without its ending.
    by_stem: BTreeMap<String, Vec<Inherited>>,
    /// Those of folders; of one folder in the order in which they count.
    by_folder: BTreeMap<String, Vec<Inherited>>,
    /// What paths say.
    captures: Vec<Capture>,
}

/// A pattern whose groups are values, as Pelican takes them from paths.
#[derive(Debug, Clone)]
pub struct Capture {
    /// With a group for each field.
    pub pattern: Regex,
    /// Whether it is about the name of the file without its ending (`index.md` is named by its folder), not the path.
    pub is_name: bool,
    /// Keys of which an article must have none.
    pub unless: Vec<String>,
}

impl Inheritance {
    /// The configuration's own tables count first, then those of the generator's files, the deepest folder
    /// first; both come in the order in which they count otherwise.
    pub fn new(own: Vec<Inherited>, beside: Vec<Inherited>, captures: Vec<Capture>) -> Self {
        let mut all = Self {
            own,
            captures,
            ..Self::default()
        };
        for table in beside {
            let tables = match &table.scope.path {
                PathRule::Stem(stem) => all.by_stem.entry(stem.clone()),
                _ => all.by_folder.entry(table.scope.folder.clone()),
            };
            tables.or_default().push(table);
        }
        all
    }

    /// Whether nothing is.
    pub fn is_empty(&self) -> bool {
        self.own.is_empty() && self.by_stem.is_empty() && self.by_folder.is_empty() && self.captures.is_empty()
    }

    /// Whether patterns say what the names of files mean.
    pub fn reads_names(&self) -> bool {
        self.captures.iter().any(|capture| capture.is_name)
    }

    /// The tables that hold for a file, those that count first at the beginning.
    pub fn of<'i>(&'i self, place: &ArticlePlace<'_>) -> Vec<&'i Inherited> {
        let stem = place.file.rsplit_once('.').map_or(place.file, |(stem, _)| stem);
        let folders = ancestors(place.file).skip(1).chain([""]);
        let beside = folders.filter_map(|folder| self.by_folder.get(folder));
        let beside = self.by_stem.get(stem).into_iter().chain(beside).flatten();
        let tables = self.own.iter().chain(beside);
        tables.filter(|table| table.scope.fits(place)).collect()
    }

    /// What the path of a file says by the patterns; those come first that were written first.
    pub fn captured(&self, place: &ArticlePlace<'_>) -> Vec<Inherited> {
        let path = place.path();
        self.captures
            .iter()
            .filter_map(|capture| captured(capture, path))
            .collect()
    }
}

fn captured(capture: &Capture, path: &str) -> Option<Inherited> {
    let text = if capture.is_name { stem(path) } else { path };
    let pattern = &capture.pattern;
    let found = pattern.captures(text)?;
    let field = |name: &str| {
        let value = found.name(name).filter(|value| !value.as_str().is_empty())?;
        Some(Field {
            key: name.to_owned(),
            key_span: 0..0,
            node: Node {
                span: 0..0,
                value: Value::Text(value.as_str().to_owned()),
            },
        })
    };
    let fields = pattern.capture_names().flatten().filter_map(field).collect();
    let table = Node {
        span: 0..0,
        value: Value::Table(fields),
    };
    Some(Inherited {
        unless: capture.unless.clone(),
        ..Inherited::new("its path", Scope::default(), table)
    })
}

#[cfg(test)]
mod tests {
    use globset::GlobBuilder;

    use super::super::generator::fitting;
    use super::*;
    use crate::text::node;

    fn glob(pattern: &str) -> GlobMatcher {
        let glob = GlobBuilder::new(pattern).literal_separator(true).build().unwrap();
        glob.compile_matcher()
    }

    fn fits(path: PathRule, file: &str) -> bool {
        let scope = Scope {
            path,
            ..Scope::below("content")
        };
        scope.fits(&place(file))
    }

    fn place(file: &str) -> ArticlePlace<'_> {
        ArticlePlace {
            file,
            neutral: file,
            dir: "content",
            language: None,
        }
    }

    #[test]
    fn a_folder_is_no_other_that_begins_like_it() {
        assert!(fits(PathRule::Any, "content/a.md"));
        assert!(!fits(PathRule::Any, "contents/a.md"));
        assert!(Scope::below("").fits(&place("a.md")));
    }

    #[test]
    fn pages_of_hugo_are_paths_without_endings() {
        for (pattern, file, expected) in [
            ("/post/**", "content/post/a.md", true),
            ("/post/**", "content/post/A/index.md", true),
            ("/old-pier/**", "content/Old Pier/a.md", true),
            ("/post/v1.2", "content/post/v1.2.md", true),
            ("/post/v1", "content/post/v1.2.md", false),
            ("/post/*", "content/post/a/b.md", false),
            ("{/post/a,/x}", "content/post/A.md", true),
        ] {
            let pattern = fitting(pattern).unwrap();
            assert_eq!(
                fits(PathRule::Page(pattern.clone()), file),
                expected,
                "{pattern} {file}"
            );
        }
    }

    #[test]
    fn scopes_of_jekyll_begin_a_path_and_have_a_kind() {
        let rule = |begins: &str, kind: &str| PathRule::Kind {
            begins: begins.to_owned(),
            glob: begins.contains('*').then(|| glob(begins)),
            kind: kind.to_owned(),
        };
        for (begins, kind, file, expected) in [
            ("", "posts", "content/_posts/2026-01-01-a.md", true),
            ("", "posts", "content/news/_posts/2026-01-01-a.md", true),
            ("", "drafts", "content/_posts/2026-01-01-a.md", false),
            ("", "posts", "content/news/_drafts/a.md", true),
            ("", "recipes", "content/_recipes/soup.md", true),
            ("", "pages", "content/about.md", true),
            ("news", "", "content/news/_posts/2026-01-01-a.md", true),
            ("news/*", "posts", "content/news/_posts/2026-01-01-a.md", true),
            ("sport", "", "content/news/_posts/2026-01-01-a.md", false),
        ] {
            assert_eq!(fits(rule(begins, kind), file), expected, "{begins} {kind} {file}");
        }
    }

    #[test]
    fn what_is_in_none_of_some_folders_is_outside() {
        let folders = vec!["content/news".to_owned(), "content/log".to_owned()];
        assert!(!fits(PathRule::Outside(folders.clone()), "content/log/a.md"));
        assert!(fits(PathRule::Outside(folders), "content/logs/a.md"));
    }

    #[test]
    fn a_language_stands_in_front_of_the_ending() {
        let scope = Scope {
            language: only("fr"),
            ..Scope::below("content")
        };
        assert!(scope.fits(&place("content/a.fr.md")));
        assert!(scope.fits(&place("content/a.md")));
        assert!(!scope.fits(&place("content/a.de.md")));
    }

    #[test]
    fn the_deepest_folder_counts_first_and_paths_say_fields() {
        let table = |folder: &str| Inherited::new(folder, Scope::below(folder), node::yaml("a: b\n").unwrap());
        let capture = |pattern: &str, is_name| Capture {
            pattern: Regex::new(pattern).unwrap(),
            is_name,
            unless: Vec::new(),
        };
        let all = Inheritance::new(
            Vec::new(),
            vec![table(""), table("content/x"), table("content")],
            vec![
                capture(r"(?P<date>\d{4}-\d{2}-\d{2})_(?P<slug>[^/.]*)", false),
                capture("^(?P<name>.*)$", true),
            ],
        );
        let found = all.of(&place("content/x/a.md"));
        let from: Vec<&str> = found.iter().map(|table| table.from.as_str()).collect();
        assert_eq!(from, ["content/x", "content", ""]);
        let captured = all.captured(&place("content/2026-01-02_ferry.md"));
        assert_eq!(captured[0].fields.get("slug").and_then(Node::text), Some("ferry"));
        assert_eq!(captured[0].fields.get("date").and_then(Node::text), Some("2026-01-02"));
        assert_eq!(
            captured[1].fields.get("name").and_then(Node::text),
            Some("2026-01-02_ferry")
        );
        assert_eq!(all.captured(&place("content/ferry.md")).len(), 1);
    }
}
