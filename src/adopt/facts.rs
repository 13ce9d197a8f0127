//! What a generator's own configuration says of the publication, each fact with where it stands.

use std::collections::BTreeSet;
use std::fs;

use super::assignment::Assignment;
use super::paths::globs;
use super::settings;
use super::tree::Tree;
use crate::input::generator::{Generator, Setting};
use crate::text::{language, url as address};

/// A value, and the file and key that it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fact {
    pub value: String,
    pub from: String,
}

/// A folder of articles. All paths are seen from the folder that was named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ArticleFolder {
    /// Where the paths of its articles begin.
    pub dir: String,
    /// Patterns of what may be articles.
    pub include: Vec<String>,
    /// Patterns of what are none after all.
    pub exclude: Vec<String>,
    /// Our pattern of their addresses, with what to say of it; `None` for the generator's own.
    pub permalink: Option<Fact>,
    /// Whether an article is a draft that does not say otherwise.
    pub drafts: bool,
}

/// Patterns of what may be articles, and of what are none after all.
#[derive(Debug, Default)]
pub(super) struct Patterns {
    pub include: Vec<String>,
    pub exclude: Vec<String>,
}

/// All that was found.
#[derive(Debug)]
pub(super) struct Facts {
    generator: &'static Generator,
    root: String,
    own_language: String,
    /// Where articles are, if the generator's settings say it of each.
    pub places: Vec<ArticleFolder>,
    /// Patterns besides the generator's own.
    pub more: Patterns,
    /// Files with their assignments; those that say it for the published site come first.
    files: Vec<(String, Vec<Assignment>)>,
}

impl Facts {
    /// Reads the generator's files.
    pub(super) fn read(tree: &Tree) -> Self {
        let mut facts = Self {
            generator: tree.generator,
            root: tree.root.clone(),
            own_language: String::new(),
            places: Vec::new(),
            more: Patterns::default(),
            files: Vec::new(),
        };
        facts.files.extend(tree.sign.map(|sign| facts.file(tree, sign, "")));
        let dir = facts.dir();
        let more = tree.generator.more_files.iter().map(|(file, key)| {
            // `{dir}` has the root in it already.
            let file = match file.strip_prefix("{dir}/") {
                Some(file) if dir == tree.root.trim_end_matches('/') => file.to_owned(),
                Some(file) => format!("{}/{file}", dir.strip_prefix(&tree.root).unwrap_or(&dir)),
                None => (*file).to_owned(),
            };
            facts.files_like(tree, &file, key)
        });
        let more: Vec<_> = more
            .flatten()
            .filter(|(_, assignments)| !assignments.is_empty())
            .collect();
        facts.files.splice(0..0, more);
        let own = tree.generator.languages.own.iter().find_map(|key| facts.find(key));
        let own = own.or_else(|| {
            facts
                .get("site.language")
                .filter(|_| tree.generator.languages.own.is_empty())
        });
        facts.own_language = own.map_or_else(|| "en".to_owned(), |own| own.value.replace('_', "-"));
        facts
    }

    /// Reads the files of these names, too.
    pub(super) fn add(&mut self, tree: &Tree, names: impl Iterator<Item = String>) {
        let files: Vec<_> = names.map(|name| self.file(tree, &name, "")).collect();
        self.files.extend(files);
    }

    /// The file of this name, or with a star in it those that fit.
    fn files_like(&self, tree: &Tree, name: &str, below: &str) -> Vec<(String, Vec<Assignment>)> {
        let Some((before, after)) = name.split_once('*') else {
            return vec![self.file(tree, name, below)];
        };
        let (folder, start) = before.rsplit_once('/').unwrap_or(("", before));
        let there = fs::read_dir(tree.dir.join(format!("{}{folder}", self.root)));
        let names = there.into_iter().flatten().flatten();
        let names = names.filter_map(|entry| entry.file_name().into_string().ok());
        let mut words: Vec<String> = names
            .filter_map(|name| Some(name.strip_prefix(start)?.strip_suffix(after)?.to_owned()))
            .filter(|word| !word.is_empty())
            .collect();
        words.sort_unstable();
        let file = |word: String| self.file(tree, &name.replace('*', &word), &below.replace('*', &word));
        words.into_iter().map(file).collect()
    }

    fn file(&self, tree: &Tree, name: &str, below: &str) -> (String, Vec<Assignment>) {
        let name = format!("{}{name}", self.root);
        let mut assignments = settings::file(&tree.dir.join(&name));
        if !below.is_empty() {
            for assignment in &mut assignments {
                assignment.path = format!("{below}.{}", assignment.path);
            }
        }
        (name, assignments)
    }

    /// A fact by our name for it.
    pub(super) fn get(&self, fact: &str) -> Option<Fact> {
        let keys = self.setting(fact)?.keys;
        keys.iter()
            .find_map(|key| self.find(&key.replace("{language}", self.own_language())))
    }

    /// A fact by its own key.
    pub(super) fn find(&self, key: &str) -> Option<Fact> {
        self.files.iter().find_map(|(file, assignments)| {
            let is_it = |assignment: &&Assignment| fits(assignment, key, file) && !assignment.value.trim().is_empty();
            let assignment = assignments.iter().find(is_it)?;
            Some(Fact {
                value: assignment.value.trim().to_owned(),
                from: format!("{file}: {key}"),
            })
        })
    }

    /// The values of a key in the first file that has it, and where they stand.
    pub(super) fn list(&self, key: &str) -> Option<(Vec<String>, String)> {
        let from = self.find(key)?.from;
        let is_it =
            |(file, assignment): &(&str, &Assignment)| fits(assignment, key, file) && from == format!("{file}: {key}");
        let values = self
            .assignments()
            .filter(is_it)
            .map(|(_, assignment)| assignment.value.clone());
        Some((values.collect(), from.clone()))
    }

    /// Every value of a key.
    pub(super) fn values_of(&self, key: &str) -> Vec<String> {
        let assignments = self
            .assignments()
            .filter(|(file, assignment)| fits(assignment, key, file));
        assignments.map(|(_, assignment)| assignment.value.clone()).collect()
    }

    /// The names in a table, in the order of the files; each may come again.
    pub(super) fn names_in(&self, table: &str) -> Vec<String> {
        let names = self.assignments().filter_map(|(file, assignment)| {
            let rest = below(assignment, table, file)?;
            Some(rest.split('.').next().unwrap_or(rest).to_owned())
        });
        names.collect()
    }

    /// A field of something in a table.
    pub(super) fn in_table(&self, table: &str, name: &str, field: &str) -> Option<Fact> {
        self.find(&format!("{table}.{name}.{field}"))
    }

    /// The site's language, as feeds call it.
    pub(super) fn language(&self) -> Option<Fact> {
        let fact = self.get("site.language")?;
        // `de_DE.utf-8`
        let value = language::parse(fact.value.split('.').next()?)?;
        Some(Fact { value, ..fact })
    }

    /// The key of the site's own language.
    pub(super) fn own_language(&self) -> &str {
        &self.own_language
    }

    pub(super) fn generator(&self) -> &'static Generator {
        self.generator
    }

    /// A path as seen from the folder that was named.
    pub(super) fn below_root(&self, path: Fact) -> Fact {
        let value = path.value.trim_start_matches("./").trim_matches('/');
        Fact {
            value: format!("{}{value}", self.root),
            ..path
        }
    }

    /// A path from the root of the host, as an address; an address as it is.
    pub(super) fn rooted(&self, path: Fact) -> Fact {
        let home = self.url().and_then(|url| address::absolute(&url.value));
        let found = home.and_then(|home| address::resolve(&home, &path.value));
        Fact {
            value: found.map_or_else(|| path.value.clone(), String::from),
            ..path
        }
    }

    /// A value by its own path, for templates that print it.
    pub(super) fn value(&self, path: &str) -> Option<Fact> {
        let (file, assignment) = self.assignments().find(|(_, assignment)| assignment.path == path)?;
        Some(Fact {
            value: assignment.value.clone(),
            from: format!("{file}: {path}"),
        })
    }

    /// Facts in a table, by the names that they have there.
    pub(super) fn table(&self, fact: &str) -> Vec<(String, Fact)> {
        let keys = self.setting(fact).map_or(&[][..], |setting| setting.keys);
        let mut found = Vec::new();
        for key in keys {
            for (file, assignment) in self.assignments() {
                let name = assignment
                    .path
                    .strip_prefix(*key)
                    .and_then(|rest| rest.strip_prefix('.'));
                let Some(name) = name.filter(|name| !name.contains('.')) else {
                    continue;
                };
                let fact = Fact {
                    value: assignment.value.clone(),
                    from: format!("{file}: {}", assignment.path),
                };
                found.push((name.to_owned(), fact));
            }
        }
        found
    }

    fn assignments(&self) -> impl Iterator<Item = (&str, &Assignment)> {
        self.files
            .iter()
            .flat_map(|(file, assignments)| assignments.iter().map(move |assignment| (file.as_str(), assignment)))
    }

    fn setting(&self, fact: &str) -> Option<&'static Setting> {
        self.generator.settings.iter().find(|setting| setting.fact == fact)
    }

    /// The folder in which the paths of articles begin, from the folder that was named.
    pub(super) fn dir(&self) -> String {
        let own = self.get("articles.dir").map(|fact| fact.value);
        let own = own.unwrap_or_else(|| self.generator.dir.to_owned());
        let own = own.trim_start_matches("./").trim_matches('/');
        let own = if own == "." { "" } else { own };
        let dir = format!("{}{own}", self.root).trim_end_matches('/').to_owned();
        // Jekyll's collections may have a folder of their own.
        match self.get("articles.inner_dir") {
            Some(inner) => format!("{dir}/{}", inner.value.trim_matches('/'))
                .trim_matches('/')
                .to_owned(),
            None => dir,
        }
    }

    /// The home page, below whose address everything is.
    pub(super) fn url(&self) -> Option<Fact> {
        let url = self.get("site.url")?;
        address::absolute(&url.value)?;
        let base = self.get("site.base");
        let below = base
            .as_ref()
            .map(|base| base.value.trim_matches('/'))
            .unwrap_or_default();
        let mut from = url.from;
        if let Some(base) = base.as_ref().filter(|_| !below.is_empty()) {
            from = format!("{from} and {}", base.from);
        }
        let slash = if below.is_empty() { "" } else { "/" };
        Some(Fact {
            value: format!("{}/{below}{slash}", url.value.trim_end_matches('/')),
            from,
        })
    }

    /// The folders in which the paths of articles begin.
    pub(super) fn dirs(&self) -> Vec<String> {
        if self.places.is_empty() {
            return vec![self.dir()];
        }
        self.places.iter().map(|place| place.dir.clone()).collect()
    }

    /// Patterns of what may be articles.
    pub(super) fn include(&self) -> Vec<String> {
        if !self.places.is_empty() {
            return self.places.iter().flat_map(|place| place.include.clone()).collect();
        }
        let mut patterns = self.placed(self.generator.include);
        // Jekyll's drafts stand in a folder of their own.
        if self.value("show_drafts").is_some_and(|fact| fact.value == "true") {
            patterns.extend(self.placed(&["{dir}/**/_drafts/**/*"]));
        }
        patterns.extend(self.more.include.iter().cloned());
        patterns
    }

    /// Patterns of what are none after all.
    pub(super) fn exclude(&self) -> Vec<String> {
        let mut patterns = self.placed(self.generator.exclude);
        patterns.extend(self.more.exclude.iter().cloned());
        if !self.places.is_empty() {
            patterns = self.places.iter().flat_map(|place| place.exclude.clone()).collect();
            let mut known = BTreeSet::new();
            patterns.retain(|pattern| known.insert(pattern.clone()));
        }
        patterns
    }

    /// The pattern of a place that a file fits.
    pub(super) fn pattern_of(&self, name: &str) -> Option<String> {
        let mut patterns = self.places.iter().flat_map(|place| &place.include);
        let fits = |pattern: &&String| globs(std::slice::from_ref(*pattern)).is_match(name);
        patterns.find(fits).cloned()
    }

    fn placed(&self, patterns: &[&str]) -> Vec<String> {
        let dir = self.dir();
        let place = |pattern: &&str| pattern.replace("{dir}", &dir).trim_start_matches('/').to_owned();
        patterns.iter().map(place).collect()
    }

    /// What a configuration must have, and nothing was found for.
    pub(super) fn missing(&self) -> Vec<&'static str> {
        let mut missing = Vec::new();
        if self.get("site.title").is_none() {
            missing.push("title");
        }
        if self.url().is_none() {
            missing.push("url");
        }
        missing
    }
}

/// In a script, the objects around a key do not count.
fn fits(assignment: &Assignment, key: &str, file: &str) -> bool {
    assignment.is(key)
        || is_script(file)
            && assignment
                .path
                .strip_suffix(key)
                .is_some_and(|rest| rest.ends_with('.'))
}

/// What stands in a table: `fr.title`.
fn below<'e>(assignment: &'e Assignment, table: &str, file: &str) -> Option<&'e str> {
    if table.is_empty() {
        return None;
    }
    let path = assignment.path.as_str();
    let at_top = path
        .split_at_checked(table.len())
        .filter(|(top, _)| top.eq_ignore_ascii_case(table));
    let deeper = || path.split_once(&format!(".{table}.")).filter(|_| is_script(file));
    at_top
        .and_then(|(_, rest)| rest.strip_prefix('.'))
        .or_else(|| deeper().map(|(_, rest)| rest))
}

fn is_script(file: &str) -> bool {
    [".js", ".mjs", ".cjs", ".ts"]
        .iter()
        .any(|ending| file.ends_with(ending))
}
