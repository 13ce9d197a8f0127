//! Data files: in JSON, and what is written out in scripts. What a script puts together is not known, so that it
//! holds what it would decide.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::super::DataFile;
use super::pattern;
use crate::input::inherit::{Inherited, PathRule, Scope};
use crate::input::keys::COMPUTED;
use crate::text::node::{Field, Node, Value};

/// What is computed for all pages, in the folder of the articles or above it.
pub(super) const COMPUTED_FILES: &[&str] = &[
    "_data/eleventyComputed.js",
    "_data/eleventyComputed.cjs",
    "_data/eleventyComputed.mjs",
    "_data/eleventyComputed.json",
];

/// How files with data end, behind the name of their folder or page.
const DATA: &[&str] = &[
    ".11tydata.json",
    ".11tydata.js",
    ".11tydata.cjs",
    ".11tydata.mjs",
    ".11tydata.ts",
    ".11tydata.yaml",
    ".11tydata.yml",
    ".11tydata.toml",
    ".json",
    // A site has to ask for these: `addDataExtension`.
    ".yaml",
    ".yml",
    ".toml",
];

/// Endings of data that are no scripts.
const PLAIN: &[&str] = &[".json", ".yaml", ".yml", ".toml"];

/// Directory and template data in JSON, and what is written out in scripts: `blog/blog.json`, `blog/blog.11tydata.js`,
/// `blog/ferry.json` beside `blog/ferry.md`: <https://www.11ty.dev/docs/data-template-dir/>.
pub(super) fn is_data(path: &str, is_there: &dyn Fn(&str) -> bool) -> bool {
    if path.contains(".11tydata.") {
        return stem(path) != path;
    }
    let Some(stem) = PLAIN.iter().find_map(|ending| path.strip_suffix(ending)) else {
        return false;
    };
    folder_of_data(path).is_some()
        || [".md", ".markdown", ".html"]
            .iter()
            .any(|ending| is_there(&format!("{stem}{ending}")))
}

/// The folder that the data in a file is about: that of its own name, which it is in.
pub fn folder_of_data(path: &str) -> Option<&str> {
    let (folder, name) = stem(path).rsplit_once('/')?;
    let is_data = stem(path) != path && folder.rsplit('/').next() == Some(name);
    is_data.then_some(folder)
}

/// The path of a file with data without its ending.
fn stem(path: &str) -> &str {
    let stem = DATA.iter().find_map(|ending| path.strip_suffix(ending));
    stem.unwrap_or(path)
}

/// Tags that a folder gives its files to make a collection of them. They are no topics.
const COLLECTIONS: &[&str] = &["all", "nav", "post", "posts"];

fn without_collections(fields: &mut Node) {
    let is_topic = |node: &Node| !node.text().is_some_and(|tag| COLLECTIONS.contains(&tag));
    let Value::Table(fields) = &mut fields.value else {
        return;
    };
    fields.retain(|field| field.key != "tags" || is_topic(&field.node));
    for field in fields.iter_mut().filter(|field| field.key == "tags") {
        if let Value::List(tags) = &mut field.node.value {
            tags.retain(is_topic);
        }
    }
}

/// What is computed for all pages: <https://www.11ty.dev/docs/data-computed/>.
pub(super) fn computed(file: &DataFile<'_>) -> Vec<Inherited> {
    let field = |fields: &Node| Field {
        key: COMPUTED.to_owned(),
        key_span: 0..0,
        node: fields.clone(),
    };
    let fields = file.fields.map(|fields| Node {
        span: 0..0,
        value: Value::Table(vec![field(fields)]),
    });
    inherited(file, Scope::default(), fields.as_ref())
}

/// What holds for a folder or a page.
pub(super) fn of_files(file: &DataFile<'_>) -> Vec<Inherited> {
    let mut scope = Scope::below(file.folder());
    if folder_of_data(file.name).is_none() {
        scope.path = PathRule::Stem(stem(file.name).to_owned());
    }
    inherited(file, scope, file.fields)
}

fn inherited(file: &DataFile<'_>, scope: Scope, fields: Option<&Node>) -> Vec<Inherited> {
    let is_code = |fields: &Node| {
        matches!(
            fields.get(COMPUTED),
            Some(Node {
                value: Value::Code(_),
                ..
            })
        )
    };
    let Some(fields) = fields.filter(|fields| !is_code(fields)) else {
        let table = file.unreadable(scope);
        // What a script does is for the configuration to say.
        return vec![Inherited {
            is_final: PLAIN.iter().any(|ending| file.name.ends_with(ending)),
            ..table
        }];
    };
    let mut fields = fields.clone();
    without_collections(&mut fields);
    with_addresses(&mut fields);
    vec![Inherited {
        joins_lists: true,
        ..Inherited::new(file.name, scope, fields)
    }]
}

/// Functions that only put an address together, as templates that do the same.
fn with_addresses(fields: &mut Node) {
    let Value::Table(fields) = &mut fields.value else {
        return;
    };
    for field in fields {
        match &field.node.value {
            Value::Table(_) if field.key == COMPUTED => with_addresses(&mut field.node),
            Value::Code(code) if field.key == "permalink" => {
                if let Some(address) = template(code) {
                    field.node.value = Value::Text(address);
                }
            }
            _ => {}
        }
    }
}

/// A function of one parameter that fills in a text.
static FILLS_IN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:\(\s*)?(?:(?<data>\w+)|\{[\w\s,]*\})(?:\s*\))?\s*=>\s*`(?<text>[^`\\]*)`$")
        .expect("a constant pattern")
});

/// A value in such a text, perhaps in a filter.
static FILLED_IN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\$\{\s*(?:this\.(?<filter>slugify|slug)\(\s*)?(?<path>[\w.]+)(?:\s*\))?\s*\}")
        .expect("a constant pattern")
});

/// `/blog/{{ page.fileSlug }}/` for ``(data) => `/blog/${data.page.fileSlug}/` ``.
fn template(code: &str) -> Option<String> {
    let found = FILLS_IN.captures(code)?;
    let below = found.name("data").map(|data| format!("{}.", data.as_str()));
    let value = |found: &Captures<'_>| {
        let path = &found["path"];
        let path = below
            .as_ref()
            .map_or(Some(path), |below| path.strip_prefix(below.as_str()));
        let filter = found.name("filter").map_or("", |_| " | slugify");
        path.map_or_else(|| found[0].to_owned(), |path| format!("{{{{ {path}{filter} }}}}"))
    };
    let text = FILLED_IN.replace_all(&found["text"], value).into_owned();
    // What is not known now is no template either.
    (!text.contains("${") && pattern(&text).is_some()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_that_put_an_address_together_are_templates() {
        for (code, expected) in [
            (
                "(data) => `/blog/${data.page.fileSlug}/`",
                Some("/blog/{{ page.fileSlug }}/"),
            ),
            (
                "data => `/${ this.slugify(data.title) }.html`",
                Some("/{{ title | slugify }}.html"),
            ),
            (
                "({ page }) => `/blog/${page.fileSlug}/`",
                Some("/blog/{{ page.fileSlug }}/"),
            ),
            ("(data) => `/fixed/`", Some("/fixed/")),
            ("(data) => `/${other.page.fileSlug}/`", None),
            ("(data) => `/${data.draft ? 1 : 2}/`", None),
            ("(data) => `/${data.series}/`", None),
            ("(data) => data.draft ? false : `/x/`", None),
            ("`/x/${y}/`", None),
        ] {
            assert_eq!(template(code).as_deref(), expected, "{code}");
        }
    }

    #[test]
    fn data_stands_beside_what_it_is_about() {
        let is_there = |path: &str| path == "blog/ferry.md";
        for (path, expected) in [
            ("blog/blog.json", true),
            ("blog/blog.11tydata.js", true),
            ("blog/ferry.11tydata.mjs", true),
            ("blog/ferry.json", true),
            ("blog/other.json", false),
            ("blog/blog.js", false),
            ("blog/blog.11tydata.ts", true),
            ("blog/blog.11tydata.json5", false),
            ("blog/blog.yaml", true),
            ("blog/other.yaml", false),
        ] {
            assert_eq!(is_data(path, &is_there), expected, "{path}");
        }
    }
}
