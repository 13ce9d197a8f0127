//! What a generator's own configuration says of the publication, each fact with where it stands.

use super::settings::{self, Entry};
use super::tree::Tree;
use crate::input::generator::{Generator, Setting};
use crate::text::url as address;

/// A value, and the file and key that it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    pub value: String,
    pub from: String,
}

/// All that was found.
#[derive(Debug)]
pub struct Facts {
    generator: &'static Generator,
    root: String,
    /// Files with their entries; those that say it for the published site come first.
    files: Vec<(String, Vec<Entry>)>,
}

impl Facts {
    /// Reads the generator's files.
    pub fn read(tree: &Tree) -> Self {
        let mut facts = Self {
            generator: tree.generator,
            root: tree.root.clone(),
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
            facts.file(tree, &file, key)
        });
        let more: Vec<_> = more.filter(|(_, entries)| !entries.is_empty()).collect();
        facts.files.splice(0..0, more);
        facts
    }

    fn file(&self, tree: &Tree, name: &str, below: &str) -> (String, Vec<Entry>) {
        let name = format!("{}{name}", self.root);
        let mut entries = settings::file(&tree.dir.join(&name));
        if !below.is_empty() {
            for entry in &mut entries {
                entry.path = format!("{below}.{}", entry.path);
            }
        }
        (name, entries)
    }

    /// A fact by our name for it.
    pub fn get(&self, fact: &str) -> Option<Fact> {
        let keys = self.setting(fact)?.keys;
        keys.iter().find_map(|key| {
            self.files.iter().find_map(|(file, entries)| {
                let entry = entries
                    .iter()
                    .find(|entry| fits(entry, key, file) && !entry.value.trim().is_empty())?;
                Some(Fact {
                    value: entry.value.trim().to_owned(),
                    from: format!("{file}: {key}"),
                })
            })
        })
    }

    /// A value by its own path, for templates that print it.
    pub fn value(&self, path: &str) -> Option<Fact> {
        let (file, entry) = self.entries().find(|(_, entry)| entry.path == path)?;
        Some(Fact {
            value: entry.value.clone(),
            from: format!("{file}: {path}"),
        })
    }

    /// Facts in a table, by the names that they have there.
    pub fn table(&self, fact: &str) -> Vec<(String, Fact)> {
        let keys = self.setting(fact).map_or(&[][..], |setting| setting.keys);
        let mut found = Vec::new();
        for key in keys {
            for (file, entry) in self.entries() {
                let name = entry.path.strip_prefix(*key).and_then(|rest| rest.strip_prefix('.'));
                let Some(name) = name.filter(|name| !name.contains('.')) else {
                    continue;
                };
                let fact = Fact {
                    value: entry.value.clone(),
                    from: format!("{file}: {}", entry.path),
                };
                found.push((name.to_owned(), fact));
            }
        }
        found
    }

    fn entries(&self) -> impl Iterator<Item = (&str, &Entry)> {
        self.files
            .iter()
            .flat_map(|(file, entries)| entries.iter().map(move |entry| (file.as_str(), entry)))
    }

    fn setting(&self, fact: &str) -> Option<&'static Setting> {
        self.generator.settings.iter().find(|setting| setting.fact == fact)
    }

    /// The folder in which the paths of articles begin, from the folder that was named.
    pub fn dir(&self) -> String {
        let own = self.get("articles.dir").map(|fact| fact.value);
        let own = own.unwrap_or_else(|| self.generator.dir.to_owned());
        let own = own.trim_start_matches("./").trim_matches('/');
        let own = if own == "." { "" } else { own };
        format!("{}{own}", self.root).trim_end_matches('/').to_owned()
    }

    /// The home page, below whose address everything is.
    pub fn url(&self) -> Option<Fact> {
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

    /// Patterns of what may be articles.
    pub fn include(&self) -> Vec<String> {
        self.placed(self.generator.include)
    }

    /// Patterns of what are none after all.
    pub fn exclude(&self) -> Vec<String> {
        let mut patterns = self.placed(self.generator.exclude);
        patterns.extend(self.translations());
        patterns
    }

    fn placed(&self, patterns: &[&str]) -> Vec<String> {
        let dir = self.dir();
        let place = |pattern: &&str| pattern.replace("{dir}", &dir).trim_start_matches('/').to_owned();
        patterns.iter().map(place).collect()
    }

    /// Patterns of articles in other languages than the site's: Hugo keeps them side by side, each
    /// with its language in front of its ending.
    fn translations(&self) -> Vec<String> {
        let own = self
            .get("site.language")
            .map(|fact| fact.value.to_lowercase())
            .unwrap_or_default();
        let own = own.split(['-', '_']).next().unwrap_or_default().to_owned();
        let own = if own.is_empty() { "en".to_owned() } else { own };
        let names = self
            .entries()
            .filter_map(|(_, entry)| entry.path.strip_prefix("languages.")?.split('.').next());
        let mut names: Vec<&str> = names.filter(|name| !name.eq_ignore_ascii_case(&own)).collect();
        names.sort_unstable();
        names.dedup();
        let is_hugo = self.generator.name == "hugo";
        names
            .into_iter()
            .filter(|_| is_hugo)
            .map(|name| format!("**/*.{name}.*"))
            .collect()
    }

    /// What a configuration must have, and nothing was found for.
    pub fn missing(&self) -> Vec<&'static str> {
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
fn fits(entry: &Entry, key: &str, file: &str) -> bool {
    let is_script = [".js", ".mjs", ".cjs", ".ts"]
        .iter()
        .any(|ending| file.ends_with(ending));
    entry.is(key) || is_script && entry.path.strip_suffix(key).is_some_and(|rest| rest.ends_with('.'))
}
