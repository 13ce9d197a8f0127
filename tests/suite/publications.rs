//! Real publications of six generators, with what their articles say beside them: `init --from`
//! their files, a build, and a comparison field by field.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::site::{files_below, json_lines, shared};
use crate::tree::{Tree, built};

/// A publication, and what is known of it in place of its own configuration.
struct Publication<'a> {
    facts: Value,
    folder: &'a Path,
    /// Of its articles.
    paths: Vec<String>,
}

impl<'a> Publication<'a> {
    fn read(folder: &'a Path) -> Self {
        Self {
            facts: serde_json::from_slice(&fs::read(folder.join("site.json")).unwrap()).unwrap(),
            paths: files_below(&folder.join("files")).into_keys().collect(),
            folder,
        }
    }

    fn fact(&self, name: &str) -> &str {
        self.facts[name].as_str().unwrap_or_default()
    }

    /// The table of authors, if there is one.
    fn people(&self) -> Option<Vec<u8>> {
        fs::read(self.folder.join("data/authors.json")).ok()
    }

    /// The folder of this name with those above it, else the first folder.
    fn top(&self, name: &str) -> String {
        let path = &self.paths[0];
        let above = format!("/{path}").find(&format!("/{name}/"));
        let first = path.split('/').next().unwrap_or_default().to_owned();
        above.map_or(first, |at| format!("{}{name}", &path[..at]))
    }

    /// Where the site begins, for articles that are in a folder of this name.
    fn root(&self, name: &str) -> String {
        let top = self.top(name);
        let above = top.strip_suffix(name).unwrap_or_default();
        if above.matches('/').count() > 1 { "" } else { above }.to_owned()
    }

    /// The pattern of addresses in the words of a generator.
    fn address(&self, words: &[(&str, &str)]) -> String {
        let path = self.fact("url").strip_prefix(self.fact("base_url")).unwrap_or_default();
        words
            .iter()
            .fold(path.to_owned(), |path, (from, to)| path.replace(from, to))
    }

    /// Gives the tree what its own configuration would say.
    fn configure(&self, tree: Tree) -> Tree {
        match self.fact("convention").split([' ', ',']).next().unwrap_or_default() {
            "Hugo" => self.hugo(tree),
            "Zola" => self.zola(tree),
            "Jekyll" => self.jekyll(tree),
            "Pelican" => self.pelican(tree),
            "Docusaurus" => self.docusaurus(tree),
            _ => self.eleventy(tree),
        }
    }

    fn hugo(&self, tree: Tree) -> Tree {
        let (title, url, dir) = (self.fact("title"), self.fact("base_url"), self.top("content"));
        tree.write(
            "hugo.toml",
            format!("title = '{title}'\nbaseURL = '{url}'\ncontentDir = '{dir}'\n"),
        )
        .maybe("data/authors.json", self.people())
    }

    fn zola(&self, tree: Tree) -> Tree {
        let (title, url, root) = (self.fact("title"), self.fact("base_url"), self.root("content"));
        tree.write(
            &format!("{root}config.toml"),
            format!("title = '{title}'\nbase_url = '{url}'\n"),
        )
        .maybe(&format!("{root}data/authors.json"), self.people())
    }

    fn jekyll(&self, tree: Tree) -> Tree {
        let (title, url, zone) = (self.fact("title"), self.fact("base_url"), self.fact("timezone"));
        let words = [
            ("YYYY", ":year"),
            ("MM", ":month"),
            ("DD", ":day"),
            ("SLUG-FROM-FILE-NAME", ":title"),
            ("SLUG", ":title"),
        ];
        let permalink = Some(self.address(&words)).filter(|path| path.contains(":title"));
        let permalink = permalink.unwrap_or("pretty".to_owned());
        let root = self.root("_posts");
        let config = format!("title: {title}\nurl: {url}\ntimezone: {zone}\npermalink: {permalink}\n");
        tree.write(&format!("{root}_config.yml"), config)
            .maybe(&format!("{root}_data/authors.json"), self.people())
    }

    fn pelican(&self, tree: Tree) -> Tree {
        let (title, url, zone) = (self.fact("title"), self.fact("base_url"), self.fact("timezone"));
        let words = [
            ("YYYY", "{date:%Y}"),
            ("MM", "{date:%m}"),
            ("DD", "{date:%d}"),
            ("SLUG-OF-TITLE", "{slug}"),
            ("SLUG", "{slug}"),
        ];
        let (path, address) = (self.top("content"), self.address(&words));
        let config = format!(
            "SITENAME = '{title}'\nSITEURL = '{url}'\nTIMEZONE = '{zone}'\nPATH = '{path}'\nARTICLE_URL = '{}'\n",
            address.trim_start_matches('/')
        );
        tree.write("pelicanconf.py", config)
    }

    fn docusaurus(&self, tree: Tree) -> Tree {
        let (title, url) = (self.fact("title"), self.fact("base_url"));
        let (root, blog) = (self.root("blog"), self.top("blog"));
        let path = blog.strip_prefix(&root).unwrap_or(&blog);
        let address = self.address(&[("YYYY", "SLUG")]);
        let route = Some(address.split("SLUG").next().unwrap_or_default().trim_matches('/'));
        let route = route.filter(|route| !route.is_empty()).unwrap_or("blog");
        let config = format!(
            "module.exports = {{ title: '{title}', url: '{url}', baseUrl: '/', presets: [['classic', \
             {{ blog: {{ path: './{path}', routeBasePath: '{route}' }} }}]] }};\n"
        );
        tree.write(&format!("{root}docusaurus.config.js"), config)
            .maybe(&format!("{blog}/authors.json"), self.people())
    }

    fn eleventy(&self, tree: Tree) -> Tree {
        let site = json!({"title": self.fact("title"), "url": self.fact("base_url")}).to_string();
        let input = if self.paths.iter().all(|path| path.starts_with("src/")) {
            "src"
        } else {
            "."
        };
        // What is said of an address is said of a section; others have it by their folders.
        let is_stem = self.fact("url").ends_with("SLUG-FROM-FILE-NAME");
        let stem = is_stem.then(|| json!({"permalink": "{{ page.filePathStem }}"}).to_string().into_bytes());
        tree.write(
            ".eleventy.js",
            format!("module.exports = () => ({{ dir: {{ input: '{input}' }} }});\n"),
        )
        .write(&format!("{input}/_data/site.json"), site)
        .maybe("src/src.11tydata.json", stem)
        .maybe(&format!("{input}/_data/authors.json"), self.people())
    }
}

/// Fields that are compared, in the order of the table.
const FIELDS: &[&str] = &["title", "date", "updated", "authors", "tags", "summary", "url"];

/// Markdown and markup do not count: a feed shows plain text.
fn plain(text: &str) -> String {
    let mut text = text.replace(['`', '*'], "");
    for tag in ["<i>", "</i>", "<em>", "</em>", "<code>", "</code>"] {
        text = text.replace(tag, "");
    }
    while let Some((before, rest)) = text.split_once("](") {
        let Some((start, end)) = before.rfind('[').zip(rest.find(')')) else {
            break;
        };
        text = format!("{}{}{}", &before[..start], &before[start + 1..], &rest[end + 1..]);
    }
    text
}

fn texts(value: &Value) -> Vec<String> {
    value
        .as_array()
        .into_iter()
        .flatten()
        .map(|text| plain(text.as_str().unwrap_or_default()))
        .collect()
}

/// A field as the data has it, and as `list` gives it; nothing where the data does not say.
fn pair(field: &str, expected: &Value, found: &Value) -> Option<(String, String)> {
    let text = |value: &Value| value.as_str().map(plain).unwrap_or_default();
    let moment = |value: &Value| {
        let text = value.as_str().unwrap_or_default();
        chrono::DateTime::parse_from_rfc3339(text).map_or(text.to_owned(), |time| time.to_utc().to_rfc3339())
    };
    match field {
        "title" => Some((text(&expected["title"]), text(&found["title"]))),
        "date" => Some((moment(&expected["published_utc"]), moment(&found["published"]))),
        "updated" => Some((moment(&expected["updated"]), moment(&found["updated"]))),
        "authors" => {
            let names = found["authors"]
                .as_array()
                .into_iter()
                .flatten()
                .map(|author| text(&author["name"]));
            Some((
                texts(&expected["author_names"]).join("|"),
                names.collect::<Vec<_>>().join("|"),
            ))
        }
        "tags" => Some((texts(&expected["tags"]).join("|"), texts(&found["topics"]).join("|"))),
        "summary" if !expected["summary"].is_null() => Some((text(&expected["summary"]), text(&found["summary"]))),
        "url" if !expected["url"].is_null() => Some((text(&expected["url"]), text(&found["url"]))),
        _ => None,
    }
}

#[test]
fn shared_publications_are_read_as_their_generators_read_them() {
    let Some(folder) = shared("samples/articles") else {
        return;
    };
    let mut sets: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .flatten()
        .map(|entry| entry.path())
        .collect();
    sets.sort();
    let mut misses = Vec::new();
    let headings: Vec<String> = FIELDS.iter().map(|field| format!("{field:>8}")).collect();
    eprintln!("{:12} posts {}", "", headings.concat());
    for set in sets.iter().filter(|set| set.is_dir()) {
        misses.extend(publication(set));
    }
    assert!(misses.is_empty(), "{} misses:\n{}", misses.len(), misses.join("\n"));
}

/// Reads one publication, prints its row of the table, and returns what differs.
fn publication(folder: &Path) -> Vec<String> {
    let set = folder.file_name().unwrap().to_string_lossy().into_owned();
    let tree = Publication::read(folder)
        .configure(Tree::new().copy(&folder.join("files")))
        .init();
    let listed = tree.list();
    let by_source: BTreeMap<&str, &Value> = listed
        .iter()
        .map(|row| (row["source"].as_str().unwrap(), row))
        .collect();
    let expected = json_lines(&fs::read_to_string(folder.join("expected.jsonl")).unwrap());
    let mut misses = Vec::new();
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for post in &expected {
        let path = post["path"].as_str().unwrap();
        let Some(found) = by_source.get(path).filter(|found| found["left_out"].is_null()) else {
            misses.push(format!("{set} {path}: not read: {:?}", by_source.get(path)));
            continue;
        };
        for field in FIELDS {
            let Some((wanted, got)) = pair(field, post, found) else {
                continue;
            };
            let (right, all) = counts.entry(field).or_default();
            *all += 1;
            *right += usize::from(wanted == got);
            if wanted != got {
                misses.push(format!("{set} {path} {field}:\n  wanted {wanted}\n  got    {got}"));
            }
        }
    }
    let cell = |field: &&str| {
        counts.get(field).map_or("       –".to_owned(), |(right, all)| {
            format!("{:>8}", format!("{right}/{all}"))
        })
    };
    eprintln!(
        "{set:12} {:5} {}",
        expected.len(),
        FIELDS.iter().map(cell).collect::<String>()
    );
    misses.extend(built(&set, &tree));
    misses
}
