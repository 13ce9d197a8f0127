//! The languages of a site, as its generator has them: by a table of its configuration, or by folders.

use super::directory;
use super::facts::{Fact, Facts};
use super::tree::Tree;
use crate::input::languages as files;
use crate::text::language;

/// A language of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Language {
    /// In names of files and in addresses.
    pub key: String,
    /// What feeds call it, if that is not the key.
    pub tag: Option<Fact>,
    pub title: Option<Fact>,
    pub description: Option<Fact>,
    /// An address, or a path below the home page of the site.
    pub url: Option<Fact>,
    /// From the folder that was named.
    pub dir: Option<Fact>,
    is_off: bool,
    weight: u32,
}

impl Language {
    /// The key of a language as a fact: where the generator says that it is the site's own.
    pub(super) fn own_key(&self, facts: &Facts) -> Fact {
        let mut settings = facts.generator().languages.own.iter();
        let said = settings.find_map(|key| facts.find(key));
        let from = said.map_or_else(|| format!("{}'s own way", facts.generator().title), |fact| fact.from);
        Fact {
            value: self.key.clone(),
            from,
        }
    }

    fn new(key: &str) -> Self {
        Self {
            key: key.to_owned(),
            tag: None,
            title: None,
            description: None,
            url: None,
            dir: None,
            is_off: false,
            weight: u32::MAX,
        }
    }

    /// What feeds call it.
    pub(super) fn tag(&self) -> &str {
        self.tag.as_ref().map_or(&self.key, |fact| &fact.value)
    }
}

/// All languages of a site.
#[derive(Debug, Default)]
pub(super) struct Languages {
    /// The site's own first; none where there are no several.
    pub list: Vec<Language>,
    /// Those that are switched off.
    pub off: Vec<Language>,
}

impl Languages {
    /// What feeds call the site's own language.
    pub(super) fn own_tag(&self, facts: &Facts) -> String {
        let own = self.list.first().map(|own| own.tag().to_owned());
        own.or_else(|| Some(facts.language()?.value))
            .unwrap_or_else(|| "en".to_owned())
    }

    /// What the tree says of them.
    pub(super) fn read(tree: &Tree, facts: &Facts) -> Self {
        let found = match directory::languages(tree, facts) {
            folders if folders.is_empty() => of_table(facts),
            folders => folders
                .into_iter()
                .map(|(key, dir)| of_folder(facts, &key, dir))
                .collect(),
        };
        let (off, mut list): (Vec<_>, Vec<_>) = found.into_iter().partition(|language| language.is_off);
        let is_tag = |language: &Language| language::parse(language.tag()).is_some();
        list.retain(is_tag);
        list.sort_by_key(|language| (!is_own(facts, &language.key), language.weight, language.key.clone()));
        // One that is as it would be without a word needs none; nor do folders where only one says its language.
        let is_plain = |only: &Language| only.dir.is_none() && only.url.is_none();
        let by_folder = tree.generator.languages.table.is_empty();
        if list.len() == 1 && (by_folder || is_plain(&list[0])) {
            list.clear();
        }
        Self { list, off }
    }

    /// Patterns of what may be articles, in folders of languages too. Where a generator gives a folder to each,
    /// it reads nothing beside them.
    pub(super) fn include(&self, facts: &Facts) -> Vec<String> {
        let dirs = self.list.iter().filter_map(|language| language.dir.as_ref());
        let patterns = |dir: &Fact| {
            let placed = |pattern: &&str| pattern.replace("{dir}", &dir.value);
            facts.generator().include.iter().map(placed).collect::<Vec<_>>()
        };
        let in_folders = dirs.flat_map(patterns);
        let has_dir = |language: &Language| language.dir.is_some();
        let only_there = !facts.generator().languages.dir.is_empty() && self.list.iter().all(has_dir);
        let usual = Some(facts.include()).filter(|_| self.list.is_empty() || !only_there);
        usual.into_iter().flatten().chain(in_folders).collect()
    }

    /// Patterns of the articles in languages that are switched off.
    pub(super) fn exclude(&self) -> Vec<String> {
        let patterns = self.off.iter().flat_map(|language| {
            let dir = language.dir.as_ref().map(|dir| format!("{}/**", dir.value));
            dir.into_iter().chain([format!("**/*.{}.*", language.key)])
        });
        patterns.collect()
    }

    /// As the reader of articles knows them.
    pub(super) fn files(&self) -> (Vec<files::Language>, Option<String>) {
        let language = |language: &Language| files::Language {
            key: language.key.clone(),
            tag: language.tag().to_owned(),
            dir: language.dir.as_ref().map(|dir| dir.value.clone()),
        };
        let own = self.list.first().map(|own| own.key.clone());
        (self.list.iter().map(language).collect(), own)
    }
}

/// Whether a language is the site's own.
fn is_own(facts: &Facts, key: &str) -> bool {
    let own = facts.own_language();
    language::is_in(own, key) || language::is_in(key, own)
}

/// A language that has a folder of its own, as the addresses have it too.
fn of_folder(facts: &Facts, key: &str, dir: Fact) -> Language {
    let path = dir.value.strip_prefix(&facts.dir()).unwrap_or(&dir.value);
    let url = Fact {
        value: format!("/{}/", path.trim_matches('/')),
        from: dir.from.clone(),
    };
    Language {
        url: Some(url),
        dir: Some(dir),
        ..Language::new(key)
    }
}

/// The languages of the generator's table, or list.
fn of_table(facts: &Facts) -> Vec<Language> {
    let settings = &facts.generator().languages;
    let mut names = facts.values_of(settings.list);
    names.extend(facts.names_in(settings.table));
    if !names.is_empty() {
        names.extend(settings.own.iter().map(|_| facts.own_language().to_owned()));
    }
    let mut languages: Vec<Language> = Vec::new();
    for name in names {
        if !languages.iter().any(|known| known.key.eq_ignore_ascii_case(&name)) {
            languages.push(of_row(facts, &name));
        }
    }
    languages
}

fn of_row(facts: &Facts, key: &str) -> Language {
    let settings = &facts.generator().languages;
    let first = |fields: &[&str]| {
        fields
            .iter()
            .find_map(|field| facts.in_table(settings.table, key, field))
    };
    let one = |field: &str| first(&[field]).filter(|_| !field.is_empty());
    let is_own = is_own(facts, key);
    let tag = first(settings.tag).and_then(|fact| {
        let value = language::parse(&fact.value)?;
        Some(Fact { value, ..fact })
    });
    let switched_off = facts.values_of(settings.all_off);
    Language {
        tag: tag.filter(|tag| !tag.value.eq_ignore_ascii_case(key)),
        title: first(settings.title),
        description: first(settings.description),
        url: first(settings.url)
            .map(|url| facts.rooted(url))
            .or_else(|| usual_url(facts, key, is_own)),
        dir: one(settings.dir)
            .map(|dir| facts.below_root(dir))
            .or_else(|| folder(facts, key, is_own)),
        is_off: one(settings.off).is_some_and(|off| off.value == "true") || switched_off.iter().any(|off| off == key),
        weight: one(settings.weight)
            .and_then(|weight| weight.value.parse().ok())
            .unwrap_or(u32::MAX),
        ..Language::new(key)
    }
}

/// The address that a generator gives the site's own language where it has a folder, too.
fn usual_url(facts: &Facts, key: &str, is_own: bool) -> Option<Fact> {
    let setting = facts.generator().languages.in_subdir;
    let fact = facts.find(setting).filter(|fact| is_own && fact.value == "true")?;
    Some(Fact {
        value: format!("/{}/", key.to_lowercase()),
        from: fact.from,
    })
}

/// The folder that a generator has for a language.
fn folder(facts: &Facts, key: &str, is_own: bool) -> Option<Fact> {
    let settings = &facts.generator().languages;
    if is_own || settings.folder.is_empty() {
        return None;
    }
    let name = facts.in_table(settings.table, key, settings.folder_name);
    let name = name.map_or_else(|| key.to_owned(), |fact| fact.value);
    let title = facts.generator().title;
    Some(facts.below_root(Fact {
        value: settings.folder.replace("{language}", &name),
        from: format!("{title}'s own way"),
    }))
}
