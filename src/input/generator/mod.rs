//! The conventions of site generators: one file each, and the table of them. Each value here is
//! the default of a key in `[articles]`; what a publication does otherwise, it says there.

mod astro;
mod cascade;
mod docusaurus;
mod eleventy;
mod gobwas;
mod hugo;
mod jekyll;
pub mod page;
mod pelican;
mod unbuilt;
mod zola;

pub use eleventy::folder_of_data;
pub use gobwas::fitting;

use self::page::Page;
use super::inherit::{Inherited, Scope};
use super::languages::LanguageFrom;
use super::posts::Posts;
use super::public;
use crate::text::date::Unzoned;
use crate::text::node::{Field, Node, Value};
use crate::text::slugs::Slugs;

/// The conventions of one generator.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "a row of a table of conventions")]
pub struct Generator {
    /// In the configuration.
    pub name: &'static str,
    /// In documents and messages.
    pub title: &'static str,
    /// Patterns of the files that are articles.
    pub include: &'static [&'static str],
    /// Patterns of those that are none after all.
    pub exclude: &'static [&'static str],
    /// The folder in which the paths of articles begin.
    pub dir: &'static str,
    /// The folder that is served as the site's root.
    pub photos: &'static str,
    /// Whether pictures beside an article are served below its address.
    pub photos_follow: bool,
    /// Whether the folder of an `index` file is one page: other texts in it are parts of that page.
    pub has_bundles: bool,
    /// Our field, and its keys in front matter, for fields where `keys::SYNONYMS` does not hold.
    pub keys: &'static [(&'static str, &'static [&'static str])],
    /// Between the topics in a string.
    pub split_topics: &'static [&'static str],
    /// Keys that hold one name, whatever stands in it.
    pub whole_keys: &'static [&'static str],
    /// Between the authors in a string.
    pub split_authors: &'static [&'static str],
    /// The zone of times without one.
    pub unzoned: Unzoned,
    /// Whether a day in front of a file's name is no part of its slug.
    pub dated_names: bool,
    /// Whether the month and day in it may have one digit.
    pub has_short_days: bool,
    /// Whether a text that says whether a page is a draft means yes, whatever it says, as it does in a script.
    pub texts_are_yes: bool,
    /// A file that says what tags are called: a table of labels by their ids.
    pub tag_labels: Option<&'static str>,
    /// Files that say which others are not looked at.
    pub ignore_files: &'static [IgnoreFiles],
    /// How articles are in folders that mean something, where they are.
    pub is_post: Option<&'static Posts>,
    /// How a name becomes a part of an address.
    pub slugs: Slugs,
    /// What names an article that has no slug.
    pub slug_from: SlugFrom,
    /// Whether a slug that an article states is in its address as it is written.
    pub has_open_slugs: bool,
    /// How an article's language is told, where there are several.
    pub language_from: LanguageFrom,
    /// Whether the day in an address is that of the site's zone, whatever zone a date names.
    pub has_local_addresses: bool,
    /// Whether an article without a category has that of its folder.
    pub has_folder_categories: bool,
    /// What stands for a category in the addresses of articles that have none.
    pub category: &'static str,
    /// The address of an article that names none.
    pub permalink: &'static str,
    /// That of one in another language than the site's; empty where it is the same.
    pub translated: &'static str,
    /// What becomes of the path of an address at last.
    pub path: fn(&str) -> String,
    /// The folder of pages whose name is in none of their addresses.
    pub page_root: &'static str,
    /// The path of a page that is no article and says nothing of it.
    pub page_path: fn(&Page<'_>) -> String,
    /// The id of a heading, without a number behind it.
    pub heading_id: fn(&str) -> String,
    /// The id of an article in the generator's own feed.
    pub id: &'static str,
    /// What ends the summary in the text.
    pub summary_ends: &'static [&'static str],
    /// What is expanded in the text.
    pub templates: Templates,
    /// Whether `{: .note}` is a list of attributes.
    pub has_colon_attributes: bool,
    /// An address, or a pattern of addresses, of the generator's own as a pattern of ours.
    pub pattern: fn(&str) -> Option<String>,
    /// Files that show that a tree is one of the generator's, each with a key that it must have.
    pub signs: &'static [(&'static str, &'static str)],
    /// The feed that it makes of everything.
    pub feed: &'static str,
    /// Packages by which a tree asks for the generator.
    pub packages: &'static [&'static str],
    /// Other files with settings, from its root, each with the key that its settings stand in. A star is any
    /// word, the same in both.
    pub more_files: &'static [(&'static str, &'static str)],
    /// Where its settings stand.
    pub settings: &'static [Setting],
    /// Where it says which languages it has.
    pub languages: LanguageSettings,
    /// Files that say something of many articles at once.
    pub beside: &'static [Beside],
}

/// Files that say which others are not looked at; one that is only not to be an article is said `Beside` it.
#[derive(Debug)]
pub struct IgnoreFiles {
    /// From the folder of the configuration.
    pub names: &'static [&'static str],
    /// The patterns in the text of one, in the manner of `.gitignore`.
    pub patterns: fn(&str) -> Vec<String>,
}

/// Files that say something of many articles at once.
#[derive(Debug)]
pub struct Beside {
    /// Where they are.
    pub place: InPlace,
    /// What one of them says.
    pub read: fn(&DataFile<'_>) -> Vec<Inherited>,
}

/// Where files are that say something of many articles at once.
#[derive(Debug, Clone, Copy)]
pub enum InPlace {
    /// With these names, in the folder of the articles or one above it.
    Above(&'static [&'static str]),
    /// In any folder of articles, where this is true of their path.
    Among(IsData),
    /// In each article: what it says to itself.
    Itself,
}

/// Whether the file at a path is one that says something of many articles; whether another is there, it may ask.
pub type IsData = fn(&str, &dyn Fn(&str) -> bool) -> bool;

/// A file that says something of many articles at once. Paths begin at the folder of the configuration.
#[derive(Debug)]
pub struct DataFile<'a> {
    /// Its path.
    pub name: &'a str,
    /// The folder in which the paths of articles begin.
    pub dir: &'a str,
    /// What it says; `None` for what cannot be read.
    pub fields: Option<&'a Node>,
}

impl DataFile<'_> {
    /// The folder that it is in.
    pub fn folder(&self) -> &str {
        self.name.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// What holds for a scope where this file cannot be read: nobody knows what it hides.
    pub fn unreadable(&self, scope: Scope) -> Inherited {
        Self::hidden(Value::Text(public::UNREADABLE.to_owned()), self.name, scope)
    }

    /// What holds for files that the generator is told not to look at.
    pub fn excluded(&self, scope: Scope) -> Inherited {
        Self::hidden(Value::Bool(true), self.name, scope)
    }

    fn hidden(value: Value, from: &str, scope: Scope) -> Inherited {
        let hidden = Field {
            key: "excluded".to_owned(),
            key_span: 0..0,
            node: Node { span: 0..0, value },
        };
        let fields = Node {
            span: 0..0,
            value: Value::Table(vec![hidden]),
        };
        Inherited {
            is_final: true,
            ..Inherited::new(from, scope, fields)
        }
    }
}

/// What names an article that has no slug.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum SlugFrom {
    /// Its file.
    #[default]
    File,
    /// Its title.
    Title,
    /// The path of its file; a day in it becomes folders.
    Path,
}

impl SlugFrom {
    /// As the configuration says it.
    pub const NAMES: &[(&str, Self)] = &[("file", Self::File), ("title", Self::Title), ("path", Self::Path)];
}

/// A language of templates and shortcodes in texts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Templates {
    /// None: braces are text.
    #[default]
    Off,
    /// `{{< name >}}` and `{{% name %}}`.
    Hugo,
    /// `{% name %}` and `{{ value | filter }}`: Liquid and Nunjucks.
    Liquid,
    /// `{{ name(key="value") }}` and `{% name() %}…{% end %}`.
    Zola,
    /// `import`, components and `:::note`.
    Mdx,
}

/// Where a fact about the publication stands.
#[derive(Debug)]
pub struct Setting {
    /// Ours: a key of the configuration with its table.
    pub fact: &'static str,
    /// Keys in the generator's own file, by paths; the first that is there counts. `{language}` is the key of
    /// the site's own language.
    pub keys: &'static [&'static str],
}

impl Setting {
    const fn new(fact: &'static str, keys: &'static [&'static str]) -> Self {
        Self { fact, keys }
    }
}

/// Where a generator says which languages a site has, in keys of its own file; empty for what it does not say.
#[derive(Debug)]
pub struct LanguageSettings {
    /// The site's own language.
    pub own: &'static [&'static str],
    /// Whether that has a folder in addresses, as all others do.
    pub in_subdir: &'static str,
    /// All of them, as a list.
    pub list: &'static str,
    /// A table with a table for each.
    pub table: &'static str,
    /// In that: what feeds call it.
    pub tag: &'static [&'static str],
    /// In that: the name of the site.
    pub title: &'static [&'static str],
    /// In that: what it is about.
    pub description: &'static [&'static str],
    /// In that: its home page.
    pub url: &'static [&'static str],
    /// In that: the folder of its articles.
    pub dir: &'static str,
    /// In that: its place among the others.
    pub weight: &'static str,
    /// In that: whether it is switched off.
    pub off: &'static str,
    /// Those that are switched off, as a list.
    pub all_off: &'static str,
    /// The folder of the articles of a language that is not the site's own.
    pub folder: &'static str,
    /// In the table: what stands for `{language}` in that.
    pub folder_name: &'static str,
}

impl LanguageSettings {
    /// Nothing: articles say it themselves, or do not.
    pub const NONE: Self = Self {
        own: &[],
        in_subdir: "",
        list: "",
        table: "",
        tag: &[],
        title: &[],
        description: &[],
        url: &[],
        dir: "",
        weight: "",
        off: "",
        all_off: "",
        folder: "",
        folder_name: "",
    };
}

/// Articles that no generator has its hand in.
pub const OWN: Generator = Generator {
    name: "none",
    title: "no generator",
    include: &["articles/**/*"],
    exclude: &[],
    dir: "",
    photos: "articles/photos",
    photos_follow: false,
    has_bundles: false,
    keys: &[],
    split_topics: &[","],
    whole_keys: &[],
    split_authors: &[],
    unzoned: Unzoned::Site,
    dated_names: true,
    has_short_days: false,
    texts_are_yes: false,
    tag_labels: None,
    ignore_files: &[],
    is_post: None,
    slugs: Slugs::Feedmill,
    slug_from: SlugFrom::File,
    has_open_slugs: false,
    language_from: LanguageFrom::FieldsOrName,
    has_local_addresses: false,
    has_folder_categories: false,
    category: "",
    permalink: "/{year}/{month}/{slug}/",
    translated: "",
    path: squeezed,
    page_root: "",
    page_path: page::in_folder,
    heading_id: github,
    id: "{address}",
    summary_ends: &[],
    templates: Templates::Off,
    has_colon_attributes: false,
    pattern: |_| None,
    signs: &[],
    feed: "",
    packages: &[],
    more_files: &[],
    settings: &[],
    languages: LanguageSettings::NONE,
    beside: &[],
};

/// Every generator, in the order in which a tree is asked for their signs.
pub const GENERATORS: &[&Generator] = &[
    &astro::GENERATOR,
    &docusaurus::GENERATOR,
    &eleventy::GENERATOR,
    &pelican::GENERATOR,
    &hugo::GENERATOR,
    &zola::GENERATOR,
    &jekyll::GENERATOR,
];

/// What most generators' users call things; where tags are missing, categories are the topics.
const TAGS: (&str, &[&str]) = ("topics", &["tags | topics | tag | categories | category"]);
const CATEGORIES: (&str, &[&str]) = ("categories", &["categories | category"]);
/// Pages may have ids for other ends; feeds of generators do not look at them.
const ID: (&str, &[&str]) = ("id", &["guid"]);
const PUBLISHED: (&str, &[&str]) = (
    "published",
    &[
        "date",
        "published",
        "pubdate",
        "published_at",
        "date_published",
        "publish_date",
        "published_date",
        "created",
        "created_at",
        "posted",
    ],
);
const UPDATED: (&str, &[&str]) = (
    "updated",
    &[
        "updated",
        "lastmod",
        "modified",
        "last_modified_at",
        "last_modified",
        "updated_at",
        "date_modified",
        "last_updated",
        "last_update.date",
        "updated_date",
    ],
);
const SUMMARY: (&str, &[&str]) = (
    "summary",
    &[
        "description",
        "summary",
        "excerpt",
        "abstract",
        "short_description",
        "deck",
    ],
);

/// Parts of a date, as `strftime` calls them.
const DATES: &[(&str, &str)] = &[
    ("%Y", "{year}"),
    ("%y", "{short_year}"),
    ("%m", "{month}"),
    ("%-m", "{i_month}"),
    ("%b", "{month_name}"),
    ("%B", "{long_month}"),
    ("%d", "{day}"),
    ("%-d", "{i_day}"),
    ("%j", "{year_day}"),
    ("%H", "{hour}"),
    ("%M", "{minute}"),
    ("%S", "{second}"),
    ("%a", "{weekday_name}"),
    ("%A", "{long_weekday}"),
    ("%G", "{week_year}"),
    ("%V", "{week}"),
    ("%u", "{weekday}"),
    ("%w", "{i_weekday}"),
    ("%-j", "{i_year_day}"),
];

/// A format of `strftime` as a pattern of ours.
fn strftime(format: &str) -> String {
    DATES
        .iter()
        .fold(format.to_owned(), |text, (from, to)| text.replace(from, to))
}

/// A part that is empty leaves no trace in a path.
fn squeezed(path: &str) -> String {
    let mut out = String::new();
    for c in path.chars() {
        if c != '/' || !out.ends_with('/') {
            out.push(c);
        }
    }
    out
}

/// A heading's id as GitHub, Hugo, Jekyll and Docusaurus make it: letters and digits in lower case, a hyphen for each
/// blank.
fn github(words: &str) -> String {
    let kept = words
        .trim()
        .chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.collect::<String>().to_lowercase().replace(' ', "-")
}

/// Turns words of a pattern into ours: `:year` into `{year}`. The longest word is tried first,
/// and a word that is not known makes the pattern unknown.
fn translated(pattern: &str, mark: char, words: &[(&str, &str)]) -> Option<String> {
    let mut out = String::new();
    let mut rest = pattern;
    while let Some(at) = rest.find(mark) {
        out.push_str(&rest[..at]);
        let tail = &rest[at + mark.len_utf8()..];
        let length = tail
            .find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))
            .unwrap_or(tail.len());
        let (_, ours) = words.iter().find(|(word, _)| *word == &tail[..length])?;
        out.push_str(ours);
        rest = &tail[length..];
    }
    out.push_str(rest);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn generators_have_distinct_names_and_explain_themselves() {
        for (at, generator) in GENERATORS.iter().enumerate() {
            assert!(GENERATORS[..at].iter().all(|other| other.name != generator.name));
            assert!(
                !generator.signs.is_empty() && !generator.settings.is_empty(),
                "{}",
                generator.name
            );
            assert!(generator.permalink.starts_with('/'), "{}", generator.name);
        }
    }

    #[test]
    fn permalinks_of_generators_are_understood() {
        for (name, theirs, ours) in [
            ("hugo", "/:year/:month/:slug/", "/{year}/{month}/{slug_or_title}/"),
            ("hugo", "/blog/:filename/", "/blog/{file}/"),
            (
                "jekyll",
                "/:categories/:year/:month/:day/:title.html",
                "/{categories}/{year}/{month}/{day}/{slug}.html",
            ),
            ("jekyll", "pretty", "/{categories}/{year}/{month}/{day}/{slug}/"),
            ("eleventy", "/{{ page.fileSlug }}/index.html", "/{file}/"),
            (
                "eleventy",
                "/blog/{{ title | slugify }}.html",
                "/blog/{slugified_title}.html",
            ),
            (
                "eleventy",
                "/{{ page.date | date: '%Y/%m' }}/{{ page.fileSlug | slugify }}/",
                "/{year}/{month}/{slugified_file}/",
            ),
            (
                "pelican",
                "posts/{date:%Y}/{date:%b}/{slug}/",
                "/posts/{year}/{month_name}/{slug}/",
            ),
            ("pelican", "{category}/{slug}.html", "/{category}/{slug}.html"),
            ("zola", "2021/06/17/ferry", "/2021/06/17/ferry/"),
            ("docusaurus", "/ferry", "/blog/ferry"),
        ] {
            let generator = GENERATORS.iter().find(|generator| generator.name == name).unwrap();
            assert_eq!((generator.pattern)(theirs).as_deref(), Some(ours), "{name} {theirs}");
        }
        for generator in GENERATORS {
            assert_eq!(
                (generator.pattern)("/{{ title | rot13 | x }}/:nonsense/{nonsense:x}/").is_some(),
                generator.name == "zola" || generator.name == "docusaurus",
                "{}",
                generator.name
            );
        }
    }
}
