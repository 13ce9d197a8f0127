//! What shows whose a tree is: files that a generator is set up with, and packages that the tree asks for.
//! Generators that feedmill does not know are in `foreign`.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use regex::Regex;

use super::assignment::Assignment;
use super::foreign::FOREIGN;
use super::settings;
use crate::input::generator::{GENERATORS, Generator};
use crate::text::node::{self, Node};

/// Who is shown.
#[derive(Debug, Clone, Copy)]
pub(super) enum Maker {
    Known(&'static Generator),
    /// By its title.
    Foreign(&'static str),
}

impl Maker {
    /// In messages.
    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Known(generator) => generator.title,
            Self::Foreign(title) => title,
        }
    }
}

/// A sign of a generator.
#[derive(Debug, Clone)]
pub(super) struct Sign {
    pub maker: Maker,
    /// From the folder that was named, in back-ticks: a file, or a package and the file that asks for it.
    pub shown: String,
    /// The file with the generator's settings; `None` for a package.
    pub file: Option<&'static str>,
}

/// The signs in the folder `root` of `dir`: files first.
pub(super) fn signs(dir: &Path, root: &str) -> Vec<Sign> {
    let mut signs = files(&dir.join(root), root);
    let asked = packages(&dir.join(root));
    let known = GENERATORS.iter().map(|known| (Maker::Known(known), known.packages));
    let foreign = FOREIGN
        .iter()
        .map(|other| (Maker::Foreign(other.title), other.packages));
    for (maker, packages) in known.chain(foreign) {
        let found = asked.iter().find(|(_, name)| packages.contains(&name.as_str()));
        signs.extend(found.map(|(file, name)| Sign {
            maker,
            shown: format!("`{name}` in `{root}{file}`"),
            file: None,
        }));
    }
    signs
}

/// The settings that are there, one sign a generator.
fn files(folder: &Path, root: &str) -> Vec<Sign> {
    let fits = |(file, key): &&(&'static str, &'static str)| {
        let path = folder.join(file);
        let has_key = || {
            settings::file(&path)
                .iter()
                .any(|assignment| Assignment::is(assignment, key))
        };
        path.exists() && (key.is_empty() || has_key())
    };
    let sign = |(maker, signs): (Maker, &'static [(&'static str, &'static str)])| {
        let (file, _) = signs.iter().find(fits)?;
        Some(Sign {
            maker,
            shown: format!("`{root}{file}`"),
            file: Some(file),
        })
    };
    let mut signs: Vec<Sign> = Vec::new();
    let foreign = FOREIGN.iter().map(|other| (Maker::Foreign(other.title), other.signs));
    let known = GENERATORS.iter().map(|known| (Maker::Known(known), known.signs));
    // Those that share a file with others know it by a key in it, and come first.
    for found in foreign.chain(known).filter_map(sign) {
        let is_taken = |known: &Sign| matches!(known.maker, Maker::Foreign(_)) && known.file == found.file;
        if !signs.iter().any(is_taken) {
            signs.push(found);
        }
    }
    signs
}

/// What the lists of packages in a folder ask for: each package with its list.
fn packages(folder: &Path) -> Vec<(&'static str, String)> {
    LISTS
        .iter()
        .flat_map(|(file, read)| {
            let text = fs::read_to_string(folder.join(file)).unwrap_or_default();
            read(&text).into_iter().map(move |name| (*file, name))
        })
        .collect()
}

/// Reads the names of packages in a list.
type Names = fn(&str) -> Vec<String>;

/// Lists of packages, and how to read them.
const LISTS: &[(&str, Names)] = &[
    ("package.json", npm),
    ("Gemfile", gems),
    ("requirements.txt", lines),
    ("pyproject.toml", lines),
    ("Pipfile", lines),
];

/// The keys of `dependencies` and `devDependencies`.
fn npm(text: &str) -> Vec<String> {
    let Ok(tree) = node::json(text) else {
        return Vec::new();
    };
    let tables = ["dependencies", "devDependencies"].into_iter();
    let fields = tables.filter_map(|key| tree.get(key)).flat_map(Node::fields);
    fields.map(|field| field.key.clone()).collect()
}

/// `gem "jekyll", "~> 4.3"`
fn gems(text: &str) -> Vec<String> {
    static GEM: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r#"(?m)^\s*gem\s*\(?\s*["']([\w.-]+)["']"#).expect("a constant pattern"));
    GEM.captures_iter(text).map(|found| found[1].to_owned()).collect()
}

/// `pelican[markdown]>=4.8`, in quotes or not: the first word of a line, or of a string.
fn lines(text: &str) -> Vec<String> {
    static NAME: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r#"(?m)(?:^\s*|["'])([A-Za-z][\w.-]*)"#).expect("a constant pattern"));
    let names = NAME.captures_iter(text).map(|found| found[1].to_lowercase());
    names.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_packages_are_read() {
        let npm = npm(
            r#"{"dependencies": {"astro": "^5.0.0"}, "devDependencies": {"prettier": "3"}, "scripts": {"x": "y"}}"#,
        );
        assert_eq!(npm, ["astro", "prettier"]);
        let gems = gems("source 'https://gems.example'\ngem 'jekyll', '~> 4.3'\n  gem \"jekyll-feed\"\n# gem 'no'\n");
        assert_eq!(gems, ["jekyll", "jekyll-feed"]);
        for text in [
            "# tools\nPelican[markdown]>=4.8\n",
            "dependencies = [\n  \"pelican>=4\",\n]\n",
            "[packages]\npelican = \"*\"\n",
        ] {
            assert!(lines(text).contains(&"pelican".to_owned()), "{text}");
        }
    }
}
