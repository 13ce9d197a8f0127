//! How a publication writes its articles: the conventions of its generator, and what its
//! configuration says otherwise.

use std::borrow::Cow;

use globset::GlobSet;
use url::Url;

use super::author::AuthorRules;
use super::generator::{Beside, DataFile, Generator, InPlace, OWN, SlugFrom};
use super::inherit::{ArticlePlace, Inheritance, Inherited};
use super::keys::Keys;
use super::languages::Languages;
use super::public::Show;
use crate::text::node::Node;

/// A publication's ways.
#[derive(Debug, Clone)]
pub struct Style {
    /// Whose conventions hold.
    pub generator: &'static Generator,
    /// What fields are called in front matter.
    pub keys: Keys,
    /// Who authors are.
    pub authors: AuthorRules,
    /// Between the topics in a string.
    pub split_topics: Vec<String>,
    /// Whether a day in front of a file's name is no part of its slug.
    pub dated_names: bool,
    /// Files of which each heading with a date is an article.
    pub changelog: GlobSet,
    /// Whether there may be notes without a headline.
    pub untitled: bool,
    /// What names an article that has no slug.
    pub slug_from: SlugFrom,
    /// Whether an article without a category has that of its folder.
    pub folder_categories: bool,
    /// What stands for a category in the addresses of articles that have none.
    pub category: String,
    /// The folders in which the paths of articles begin, without slashes around them.
    pub dirs: Vec<String>,
    /// The languages that files are told apart by.
    pub languages: Languages,
    /// What is shown though it says that it is not public now.
    pub show: Vec<Show>,
    /// What holds for many articles at once.
    pub inherited: Inheritance,
    /// What ends the summary in the text.
    pub summary_ends: Vec<String>,
    /// Shortcodes, and what takes their place.
    pub shortcodes: Vec<(String, String)>,
    /// The publication's name, for templates.
    pub title: String,
    /// Its address, for templates.
    pub url: String,
}

impl Style {
    /// The ways of a generator.
    pub fn of(generator: &'static Generator) -> Self {
        let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        Self {
            generator,
            keys: Keys::of(generator),
            authors: AuthorRules {
                table: Vec::new(),
                split: owned(generator.split_authors),
            },
            split_topics: owned(generator.split_topics),
            dated_names: generator.dated_names,
            changelog: GlobSet::empty(),
            untitled: false,
            slug_from: generator.slug_from,
            folder_categories: generator.has_folder_categories,
            category: generator.category.to_owned(),
            dirs: vec![generator.dir.to_owned()],
            languages: Languages {
                from: generator.language_from,
                ..Languages::default()
            },
            show: Vec::new(),
            inherited: Inheritance::default(),
            summary_ends: owned(generator.summary_ends),
            shortcodes: Vec::new(),
            title: String::new(),
            url: String::new(),
        }
    }

    /// Whether articles are a site generator's.
    pub fn is_adopted(&self) -> bool {
        self.generator.name != OWN.name
    }

    /// The path of the site without a slash at its end: `/test` for `https://courier.example/test/`.
    pub fn base(&self) -> String {
        let url = Url::parse(&self.url).ok();
        url.map(|url| url.path().trim_end_matches('/').to_owned())
            .unwrap_or_default()
    }

    /// The file as one of the publication's own language would be called.
    pub fn neutral<'f>(&self, file: &'f str) -> Cow<'f, str> {
        self.languages.neutral(file, self.own_dir())
    }

    /// Where an article is; `neutral` is its file as `Style::neutral` gives it.
    pub fn place<'p>(&'p self, file: &'p str, neutral: &'p str) -> ArticlePlace<'p> {
        ArticlePlace {
            file,
            neutral,
            dir: self.own_dir(),
            language: self.languages.of_file(file).map(|language| language.key.as_str()),
        }
    }

    /// What an article says to itself in the words in which others speak of many.
    pub fn itself(&self, place: &ArticlePlace<'_>, fields: &Node) -> Vec<Inherited> {
        let file = DataFile {
            name: place.file,
            dir: place.dir,
            fields: Some(fields),
        };
        let is_itself = |beside: &&Beside| matches!(beside.place, InPlace::Itself);
        let said = self.generator.beside.iter().filter(is_itself);
        let tables = said.flat_map(|beside| (beside.read)(&file));
        tables.filter(|table| table.scope.fits(place)).collect()
    }

    /// The folder in which the paths of most articles begin.
    pub fn own_dir(&self) -> &str {
        self.dirs.first().map_or("", String::as_str)
    }

    /// A file's path from the folder in which the paths of articles begin: the deepest, if it is in several.
    pub fn below_dir<'f>(&self, file: &'f str) -> &'f str {
        let dirs = self.dirs.iter().filter(|dir| !dir.is_empty());
        let below = dirs.filter_map(|dir| file.strip_prefix(dir.as_str())?.strip_prefix('/'));
        below.min_by_key(|rest| rest.len()).unwrap_or(file)
    }
}

impl Default for Style {
    fn default() -> Self {
        Self::of(&OWN)
    }
}
