//! Content collections: <https://docs.astro.build/en/guides/content-collections/>. They are defined in
//! `src/content.config.ts`; until Astro 5, each folder of `src/content` was one by itself.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use regex::Regex;

use super::super::assignment::Assignment;
use super::super::script;

/// A folder of entries.
pub(super) struct Collection {
    pub name: String,
    /// From the root of the site.
    pub dir: String,
    /// Of its entries in Markdown.
    pub patterns: Vec<String>,
    /// Of files that are none.
    pub except: Vec<String>,
    /// Whether its schema makes a draft of what says nothing else.
    pub drafts: bool,
}

/// Where collections are defined, below the folder of sources.
const FILES: &[&str] = &["content.config", "content/config"];
const ENDINGS: &[&str] = &["ts", "mts", "js", "mjs"];

/// Every collection of Markdown whose folder is in the site.
pub(super) fn collections(site: &Path, src: &str) -> Vec<Collection> {
    let text = config(site, src);
    let mut found = text.as_deref().map_or_else(Vec::new, defined);
    // A folder that the file does not list is not on the site.
    let listed = text.as_deref().map(names);
    let is_listed = |collection: &Collection| {
        let is_it = |(name, _): &(String, String)| *name == collection.name;
        listed.as_ref().is_none_or(|names| names.iter().any(is_it))
    };
    for folder in folders(site, &format!("{src}/content")) {
        let collection = by_folder(folder);
        if is_listed(&collection) && !found.iter().any(|known| known.name == collection.name) {
            found.push(collection);
        }
    }
    let drafts = text.as_deref().map(drafts).unwrap_or_default();
    for collection in &mut found {
        collection.drafts = drafts.contains(&collection.name);
    }
    found.retain(|collection| !collection.patterns.is_empty() && site.join(&collection.dir).is_dir());
    found
}

/// The text of the file that defines them.
fn config(site: &Path, src: &str) -> Option<String> {
    let files = FILES
        .iter()
        .flat_map(|file| ENDINGS.iter().map(move |ending| format!("{src}/{file}.{ending}")));
    files
        .into_iter()
        .find_map(|file| fs::read_to_string(site.join(file)).ok())
}

/// Those with a `glob` loader.
fn defined(text: &str) -> Vec<Collection> {
    let assignments = script::javascript(text);
    let names = names(text);
    let mut found: Vec<Collection> = Vec::new();
    for assignment in &assignments {
        let Some(place) = assignment.path.strip_suffix(".loader.pattern") else {
            continue;
        };
        let variable = place.rsplit('.').next().unwrap_or(place);
        let named = names.iter().find(|(_, value)| value == variable);
        let name = named.map_or(variable, |(name, _)| name.as_str());
        let base = assignments
            .iter()
            .find(|other| other.path == format!("{place}.loader.base"));
        let dir = base.map_or_else(String::new, |base| folder(&filled(&base.value, &assignments)));
        let at = found.iter().position(|known| known.name == name);
        let at = at.unwrap_or_else(|| {
            found.push(Collection {
                name: name.to_owned(),
                dir: dir.clone(),
                patterns: Vec::new(),
                except: Vec::new(),
                drafts: false,
            });
            found.len() - 1
        });
        found[at].add(&filled(&assignment.value, &assignments));
    }
    found
}

impl Collection {
    /// Takes a pattern of its files; those of data say nothing of articles.
    fn add(&mut self, pattern: &str) {
        let place = |pattern: &str| format!("{}/{pattern}", self.dir).trim_start_matches('/').to_owned();
        if let Some(pattern) = pattern.strip_prefix('!') {
            self.except.push(place(&braced(pattern)));
            return;
        }
        let pattern = braced(pattern.trim_start_matches("./"));
        if pattern.contains("md") {
            self.patterns.push(place(&pattern));
        } else if let Some(pattern) = pattern.strip_suffix("*.*").or_else(|| pattern.strip_suffix('*')) {
            self.patterns.push(place(&format!("{pattern}*.{{md,mdx}}")));
        }
    }
}

/// A folder of `src/content`. What begins with an underscore is no entry.
fn by_folder(dir: String) -> Collection {
    Collection {
        name: dir.rsplit('/').next().unwrap_or_default().to_owned(),
        patterns: vec![format!("{dir}/**/*.{{md,mdx}}")],
        except: vec![format!("{dir}/**/_*"), format!("{dir}/**/_*/**")],
        drafts: false,
        dir,
    }
}

/// The names of those whose schema has `draft: z.boolean().default(true)`.
fn drafts(text: &str) -> Vec<String> {
    static DEFINED: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"(\w+)\s*[=:]\s*defineCollection\s*\(").expect("a constant pattern"));
    static DRAFT: LazyLock<Regex> = LazyLock::new(|| {
        let pattern = r"\bdraft['\x22]?\s*:\s*z\s*\.\s*(?:coerce\s*\.\s*)?boolean\s*\(\s*\)[^,}]*\.default\s*\(\s*true";
        Regex::new(pattern).expect("a constant pattern")
    });
    let names = names(text);
    let starts: Vec<_> = DEFINED
        .captures_iter(text)
        .filter_map(|found| Some((found.get(0)?.end(), found.get(1)?.as_str())))
        .collect();
    let ends = starts.iter().skip(1).map(|(start, _)| *start).chain([text.len()]);
    let of_one = |((start, variable), end): (&(usize, &str), usize)| {
        let named = names.iter().find(|(_, value)| value == variable);
        let name = named.map_or(*variable, |(name, _)| name.as_str());
        DRAFT.is_match(&text[*start..end]).then(|| name.to_owned())
    };
    starts.iter().zip(ends).filter_map(of_one).collect()
}

/// `collections = { blog, notes: noteCollection }`: names with what they stand for.
fn names(text: &str) -> Vec<(String, String)> {
    static COLLECTIONS: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"\bcollections\s*(?::[^=]*)?=\s*\{([^{}]*)\}").expect("a constant pattern"));
    let Some(found) = COLLECTIONS.captures(text) else {
        return Vec::new();
    };
    let pairs = found[1].split(',').filter(|pair| !pair.trim().is_empty());
    let bare = |word: &str| word.trim().trim_matches(['\'', '"']).to_owned();
    pairs
        .map(|pair| pair.split_once(':').unwrap_or((pair, pair)))
        .map(|(name, value)| (bare(name), bare(value)))
        .collect()
}

/// A text with `${NAME}` filled in from the constants of its file.
fn filled(text: &str, assignments: &[Assignment]) -> String {
    let constants = assignments.iter().filter(|assignment| !assignment.path.contains('.'));
    constants.fold(text.to_owned(), |text, constant| {
        text.replace(&format!("${{{}}}", constant.path), &constant.value)
    })
}

/// `*.@(md|mdx)` in braces.
fn braced(pattern: &str) -> String {
    static CHOICE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"[@?+*]?\(([^()]*)\)").expect("a constant pattern"));
    let choice = |found: &regex::Captures<'_>| format!("{{{}}}", found[1].replace('|', ","));
    CHOICE.replace_all(pattern, choice).into_owned()
}

/// Without slashes around it; empty for the root.
fn folder(dir: &str) -> String {
    let dir = dir.trim_start_matches("./").trim_matches('/');
    if dir == "." { String::new() } else { dir.to_owned() }
}

/// The folders in a folder.
fn folders(site: &Path, folder: &str) -> Vec<String> {
    let found = fs::read_dir(site.join(folder)).into_iter().flatten().flatten();
    let folders = found.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
    let names = folders.filter_map(|entry| entry.file_name().into_string().ok());
    let mut names: Vec<String> = names
        .filter(|name| !name.starts_with(['_', '.']))
        .map(|name| format!("{folder}/{name}"))
        .collect();
    names.sort();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_schema_may_make_drafts_of_what_says_nothing() {
        let text = r"
            const notes = defineCollection({ schema: z.object({ title: z.string(), draft: z.boolean().optional().default( true ) }) });
            const blog = defineCollection({ schema: z.object({ draft: z.boolean().default(false), pinned: z.boolean().default(true) }) });
            export const collections = { blog, 'short': notes };
        ";
        assert_eq!(drafts(text), ["short"]);
        let text =
            "export const collections = { team: defineCollection({ schema: { draft: z.boolean().default(true) } }) };";
        assert_eq!(drafts(text), ["team"]);
    }

    #[test]
    fn collections_are_where_their_loaders_look() {
        let text = r#"
            const NOTES = "src/data/notes";
            const blog = defineCollection({
              loader: glob({ pattern: ['**/[^_]*.(md|mdx)', '!drafts/**'], base: './src/content/blog' }),
              schema: ({ image }) => z.object({ title: z.string() }),
            });
            const short = defineCollection({ loader: glob({ base: `./${NOTES}`, pattern: "*.md" }) });
            const team = defineCollection({ loader: glob({ pattern: '*.json', base: 'src/team' }) });
            export const collections = { blog, 'notes': short, team };
        "#;
        let found = defined(text);
        let row = |collection: &Collection| {
            (
                collection.name.clone(),
                collection.dir.clone(),
                collection.patterns.join(" "),
                collection.except.join(" "),
            )
        };
        let rows: Vec<_> = found.iter().map(row).collect();
        let row = |texts: [&str; 4]| {
            let [name, dir, patterns, except] = texts.map(str::to_owned);
            (name, dir, patterns, except)
        };
        let blog = [
            "blog",
            "src/content/blog",
            "src/content/blog/**/[^_]*.{md,mdx}",
            "src/content/blog/drafts/**",
        ];
        let notes = ["notes", "src/data/notes", "src/data/notes/*.md", ""];
        assert_eq!(rows, [row(blog), row(notes), row(["team", "src/team", "", ""])]);
    }

    #[test]
    fn collections_may_be_defined_where_they_are_listed() {
        let text = "export const collections = { blog: defineCollection({ loader: glob({ pattern: '**/*', base: 'src/b' }) }) };";
        let found = defined(text);
        assert_eq!(
            (found[0].name.as_str(), found[0].patterns[0].as_str()),
            ("blog", "src/b/**/*.{md,mdx}")
        );
    }
}
