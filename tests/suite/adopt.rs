//! Publications of site generators, read as they stand: `init --from` their tree, then a build.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use feed_rs::model::{Entry, Feed};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::site::{Run, files_below, json_lines, project, shared};

/// A tree of a generator.
struct Tree(TempDir);

impl Tree {
    fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    fn write(self, path: &str, text: impl AsRef<[u8]>) -> Self {
        let path = self.0.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    fn maybe(self, path: &str, text: Option<Vec<u8>>) -> Self {
        match text {
            Some(text) => self.write(path, text),
            None => self,
        }
    }

    fn copy(self, folder: &Path) -> Self {
        let files = walkdir::WalkDir::new(folder).into_iter().flatten();
        files
            .filter(|entry| entry.file_type().is_file())
            .fold(self, |tree, entry| {
                let path = entry
                    .path()
                    .strip_prefix(folder)
                    .unwrap()
                    .to_string_lossy()
                    .into_owned();
                tree.write(&path, fs::read(entry.path()).unwrap())
            })
    }

    fn run(&self, arguments: &[&str]) -> Run {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_feedmill"));
        Run::from(command.args(arguments).current_dir(self.0.path()).output().unwrap())
    }

    /// `feedmill init --from` the tree.
    fn init(self) -> Self {
        self.run(&["init", "--from", "."]).success();
        self
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.0.path().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    fn list(&self) -> Vec<Value> {
        json_lines(&self.run(&["list", "--format", "json"]).out)
    }
}

/// Gives the tree what its own configuration would say, from the facts that stand in its place.
fn configured(tree: Tree, facts: &Value, folder: &Path) -> Tree {
    let fact = |name: &str| facts[name].as_str().unwrap_or_default();
    let (title, url, zone) = (fact("title"), fact("base_url"), fact("timezone"));
    let paths: Vec<String> = files_below(&folder.join("files")).into_keys().collect();
    // The folder above the one that holds everything.
    let root = |mark: &str| {
        let at = paths
            .first()
            .and_then(|path| format!("/{path}").find(&format!("/{mark}/")));
        let above = &paths[0][..at.unwrap_or_default()];
        if above.matches('/').count() > 1 { "" } else { above }.to_owned()
    };
    let top = |usual: &str| {
        let first = paths[0].split('/').next().unwrap_or_default();
        if paths[0].starts_with(usual) {
            usual.to_owned()
        } else {
            first.to_owned()
        }
    };
    let address = |words: &[(&str, &str)]| {
        let path = fact("url").strip_prefix(url).unwrap_or_default().to_owned();
        words.iter().fold(path, |path, (from, to)| path.replace(from, to))
    };
    let table = fs::read(folder.join("data/authors.json")).ok();
    match fact("convention").split([' ', ',']).next().unwrap_or_default() {
        "Hugo" => tree
            .write(
                "hugo.toml",
                format!(
                    "title = '{title}'\nbaseURL = '{url}'\ncontentDir = '{}'\n",
                    top("content")
                ),
            )
            .maybe("data/authors.json", table),
        "Zola" => tree
            .write("config.toml", format!("title = '{title}'\nbase_url = '{url}'\n"))
            .maybe("data/authors.json", table),
        "Jekyll" => {
            let words = [
                ("YYYY", ":year"),
                ("MM", ":month"),
                ("DD", ":day"),
                ("SLUG-FROM-FILE-NAME", ":title"),
                ("SLUG", ":title"),
            ];
            let permalink = Some(address(&words)).filter(|path| path.contains(":title"));
            let permalink = permalink.unwrap_or("pretty".to_owned());
            let root = root("_posts");
            tree.write(
                &format!("{root}_config.yml"),
                format!("title: {title}\nurl: {url}\ntimezone: {zone}\npermalink: {permalink}\n"),
            )
            .maybe(&format!("{root}_data/authors.json"), table)
        }
        "Pelican" => {
            let words = [
                ("YYYY", "{date:%Y}"),
                ("MM", "{date:%m}"),
                ("DD", "{date:%d}"),
                ("SLUG-OF-TITLE", "{slug}"),
                ("SLUG", "{slug}"),
            ];
            let path = top("content");
            tree.write(
                "pelicanconf.py",
                format!(
                    "SITENAME = '{title}'\nSITEURL = '{url}'\nTIMEZONE = '{zone}'\nPATH = '{path}'\nARTICLE_URL = '{}'\n",
                    address(&words).trim_start_matches('/')
                ),
            )
        }
        "Docusaurus" => {
            let root = root("blog");
            tree.write(
                &format!("{root}docusaurus.config.js"),
                format!("module.exports = {{ title: '{title}', url: '{url}', baseUrl: '/' }};\n"),
            )
            .maybe(&format!("{root}blog/authors.json"), table)
        }
        _ => {
            let input = if paths.iter().all(|path| path.starts_with("src/")) {
                "src"
            } else {
                "."
            };
            let site = json!({"title": title, "url": url}).to_string();
            // What is said of an address is said of a section; others have it by their folders.
            let stem = Some("{{ page.filePathStem }}").filter(|_| fact("url").ends_with("SLUG-FROM-FILE-NAME"));
            let data = stem.map(|stem| json!({ "permalink": stem }).to_string().into_bytes());
            tree.write(
                ".eleventy.js",
                format!("module.exports = () => ({{ dir: {{ input: '{input}' }} }});\n"),
            )
            .write(&format!("{input}/_data/site.json"), site)
            .maybe("src/src.11tydata.json", data)
            .maybe(&format!("{input}/_data/authors.json"), table)
        }
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

/// Markers of templates outside of code, and addresses that are not absolute.
fn faults(html: &str) -> Vec<String> {
    let mut bare = html.to_owned();
    for tag in ["pre", "code"] {
        while let Some(start) = bare.find(&format!("<{tag}")) {
            let end = bare[start..]
                .find(&format!("</{tag}>"))
                .map_or(bare.len(), |at| start + at + tag.len() + 3);
            bare.replace_range(start..end, "");
        }
    }
    let near = |at: usize| {
        bare[bare.floor_char_boundary(at.saturating_sub(20))..bare.ceil_char_boundary((at + 60).min(bare.len()))]
            .to_owned()
    };
    let markers = ["{{", "{%", "{:", "{#"]
        .into_iter()
        .filter_map(|marker| bare.find(marker));
    let mut faults: Vec<String> = markers.map(near).collect();
    for attribute in ["href", "src", "srcset", "poster"] {
        for (at, _) in bare.match_indices(&format!(" {attribute}=\"")) {
            let value = &bare[at + attribute.len() + 3..];
            if !["https://", "http://", "mailto:", "tel:"]
                .iter()
                .any(|scheme| value.starts_with(scheme))
            {
                faults.push(near(at));
            }
        }
    }
    faults
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
    let facts: Value = serde_json::from_slice(&fs::read(folder.join("site.json")).unwrap()).unwrap();
    let tree = configured(Tree::new().copy(&folder.join("files")), &facts, folder).init();
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

/// Builds the feeds and returns what is wrong with them.
fn built(set: &str, tree: &Tree) -> Vec<String> {
    let run = tree.run(&["build", "--config", "feedmill.toml"]);
    let mut misses = Vec::new();
    if run.code != 0 {
        misses.push(format!(
            "{set}: the build ended with {}\n{}{}",
            run.code, run.out, run.err
        ));
    }
    let check = tree.run(&["check", "feeds", "--fail-on", "warning"]);
    if check.code != 0 {
        misses.push(format!("{set}: {}{}", check.out, check.err));
    }
    let feed: Value = serde_json::from_str(&tree.read("feeds/all.json")).unwrap();
    for item in feed["items"].as_array().unwrap() {
        for fault in faults(item["content_html"].as_str().unwrap_or_default()) {
            misses.push(format!("{set} {}: {fault}", item["url"]));
        }
    }
    misses
}

/// The trees in tests/adopt, each with the feed that its generator made of it.
const OWN: &[&str] = &["hugo", "jekyll", "pelican", "eleventy"];

#[test]
fn our_feeds_list_what_the_generators_own_feed_lists() {
    for name in OWN {
        let folder = project().join("tests/adopt").join(name);
        let tree = Tree::new().copy(&folder).init();
        let misses = built(name, &tree);
        assert!(misses.is_empty(), "{}", misses.join("\n"));
        let own = feed_rs::parser::parse(&fs::read(folder.join("own-feed.xml")).unwrap()[..]).unwrap();
        let ours = feed_rs::parser::parse(tree.read("feeds/all.atom").as_bytes()).unwrap();
        // Hugo dates a page without a date to the year 1.
        let dated = |entry: &&Entry| {
            entry
                .published
                .or(entry.updated)
                .is_some_and(|time| time.timestamp() > 0)
        };
        let entry = |entry: &Entry| {
            (
                entry.id.clone(),
                entry.links[0].href.clone(),
                entry.published.or(entry.updated),
            )
        };
        let list = |feed: &Feed| {
            let mut list: Vec<_> = feed.entries.iter().filter(dated).map(entry).collect();
            list.sort();
            list
        };
        assert_eq!(list(&ours), list(&own), "{name}");
        assert!(
            fields(&ours) > fields(&own),
            "{name}: {} {}",
            fields(&ours),
            fields(&own)
        );
    }
}

/// Those whose generators are not at hand: what their documentation says of addresses is beside
/// them.
#[test]
fn addresses_are_those_of_the_documentation() {
    for name in ["zola", "docusaurus"] {
        let folder = project().join("tests/adopt").join(name);
        let tree = Tree::new().copy(&folder).init();
        let misses = built(name, &tree);
        assert!(misses.is_empty(), "{}", misses.join("\n"));
        let feed: Value = serde_json::from_str(&tree.read("feeds/all.json")).unwrap();
        let line = |item: &Value| {
            let names = item["authors"]
                .as_array()
                .into_iter()
                .flatten()
                .map(|author| author["name"].as_str().unwrap());
            // The site stands in for an article without a byline.
            let names: Vec<&str> = names.filter(|name| *name != "The Harbor Courier").collect();
            assert_eq!(item["id"], item["url"]);
            let date = item["date_published"].as_str().unwrap();
            format!("{} {date} {}\n", item["url"].as_str().unwrap(), names.join(", "))
        };
        let lines: String = feed["items"].as_array().unwrap().iter().map(line).collect();
        assert_eq!(
            lines,
            fs::read_to_string(folder.join("expected.txt")).unwrap(),
            "{name}"
        );
    }
}

/// How many things a feed says of its entries.
fn fields(feed: &Feed) -> usize {
    let of = |entry: &Entry| {
        let optional = [
            entry.published.is_some(),
            entry.summary.is_some(),
            entry.content.is_some(),
        ];
        entry.authors.len() + entry.categories.len() + entry.links.len() + optional.into_iter().filter(|is| *is).count()
    };
    feed.entries.iter().map(of).sum()
}

const SITE: &str = "baseURL = 'https://courier.example/'\ntitle = 'The Courier'\n";

/// A Hugo site with one article.
fn hugo(fields: &str, text: &str) -> Tree {
    let article = format!("+++\ntitle = 'Ferry'\ndate = 2026-03-01\n{fields}\n+++\n{text}\n");
    Tree::new()
        .write("hugo.toml", SITE)
        .write("content/blog/ferry.md", article)
}

/// The one item of the JSON feed.
fn item(tree: &Tree) -> Value {
    let feed: Value = serde_json::from_str(&tree.read("feeds/all.json")).unwrap();
    feed["items"][0].clone()
}

#[test]
fn the_text_of_a_rendered_page_takes_the_place_of_the_articles_own() {
    let tree = hugo("", "Own, with {{< tide >}}.").init();
    let config = tree
        .read("feedmill.toml")
        .replace("[articles]\n", "[articles]\nrendered = \"public/**/*.html\"\n");
    let tree = tree.write("feedmill.toml", config);
    let missing = tree.run(&["build"]).success().said("MissingPage");
    assert!(
        missing.err.contains("`https://courier.example/blog/ferry/`"),
        "{}",
        missing.err
    );
    assert!(item(&tree)["content_html"].as_str().unwrap().contains("Own, with"));
    let tree = tree.write(
        "public/blog/ferry/index.html",
        "<body><nav>x</nav><article><header><h1>Ferry</h1></header><p>As <a href=\"../pier/\">rendered</a>.</p></article></body>",
    );
    let run = tree.run(&["build"]).success();
    assert_eq!(run.err, "");
    let html = "<p>As <a href=\"https://courier.example/blog/pier/\">rendered</a>.</p>";
    assert_eq!(item(&tree)["content_html"], html);
}

#[test]
fn keys_authors_and_shortcodes_are_mapped_by_hand() {
    let text = "Text.\n\n{{< tide level=\"high\" >}}Mind the *gap*{{< /tide >}}";
    let tree = hugo("[extra]\neditors = ['maren', 'Tom Vale and Ana Ruiz']", text).init();
    let config = tree.read("feedmill.toml");
    let config = config
        .replace("[articles.keys]\n", "[articles.shortcodes]\ntide = \"<aside>{level}: {inner}</aside>\"\n[articles.keys]\nauthors = \"extra.editors\"\n")
        .replace("[articles]\n", "[articles]\nsplit_authors = [\" and \"]\n")
        .replace("[authors]\n", "[authors]\nmaren = { name = \"Maren Oduya\", url = \"https://oduya.example/\" }\n");
    let config: Vec<&str> = config.lines().filter(|line| !line.contains("GUESS")).collect();
    let tree = tree.write("feedmill.toml", config.join("\n"));
    tree.run(&["build"]).success();
    let names: Vec<String> = item(&tree)["authors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|author| author["name"].to_string())
        .collect();
    assert_eq!(names, ["\"Maren Oduya\"", "\"Tom Vale\"", "\"Ana Ruiz\""]);
    assert!(
        item(&tree)["content_html"]
            .as_str()
            .unwrap()
            .contains("<aside>high: Mind the <em>gap</em></aside>"),
        "{}",
        item(&tree)
    );
}

#[test]
fn what_cannot_be_adopted_is_said() {
    let tree = Tree::new();
    let run = tree.run(&["init", "--from", "."]).ended(2);
    assert!(
        run.err
            .contains("nothing in `.` shows which site generator it is for; name it with `--generator`"),
        "{}",
        run.err
    );
    let tree = tree.write("hugo.toml", SITE);
    tree.run(&["init", "--from", "."])
        .ended(2)
        .said("`.` has no article with a date where Hugo keeps them");
    let tree = tree
        .write("content/a.md", "+++\ntitle = 'A'\ndate = 2026-01-01\n+++\nA.\n")
        .init();
    tree.run(&["init", "--from", "."])
        .ended(2)
        .said("cannot write `./feedmill.toml`: it is there already");
}

#[test]
fn a_summary_counts_what_was_left_out_by_reason() {
    let tree = hugo("", "Text.")
        .write("content/blog/b.md", "+++\ndate = 2026-03-01\n x\n+++\n")
        .init();
    let run = tree.run(&["build"]).ended(1);
    assert!(
        run.out.contains("1 article left out of 2: 1 InvalidTOML"),
        "{}",
        run.out
    );
}

#[test]
fn a_tree_without_a_configuration_is_known_by_its_articles() {
    for (path, text, title) in [
        ("_posts/2026-03-01-a.md", "---\ntitle: A\n---\nA.\n", "Jekyll"),
        ("en/news/_posts/2026-03-01-a.md", "---\ntitle: A\n---\nA.\n", "Jekyll"),
        (
            "content/a.md",
            "+++\ntitle = 'A'\ndate = 2026-03-01\n[extra]\nx = 1\n+++\nA.\n",
            "Zola",
        ),
        ("content/a.md", "---\ntitle: A\ndate: 2026-03-01\n---\nA.\n", "Hugo"),
        ("content/a.md", "Title: A\nDate: 2026-03-01\n\nA.\n", "Pelican"),
        (
            "blog/2026-03-01-a.md",
            "---\nauthors: x\n---\n# A\n\nA.\n",
            "Docusaurus",
        ),
        (
            "src/posts/a.md",
            "---\ntitle: A\ndate: 2026-03-01\n---\nA.\n",
            "Eleventy",
        ),
    ] {
        let tree = Tree::new().write(path, text);
        let run = tree.run(&["init", "--from", "."]).success();
        let said = format!("{title}, 1 article\nnothing says `title` and `url`: write it into `[site]`");
        assert!(run.out.contains(&said), "{}", run.out);
        tree.run(&["build"]).success();
        assert_eq!(item(&tree)["title"], "A");
    }
}

/// What `list` understands of an article with this text, in a Jekyll site in Chicago.
fn jekyll(text: &str) -> Value {
    let config = "title: T\nurl: https://courier.example\ntimezone: America/Chicago\n";
    let tree = Tree::new()
        .write("_config.yml", config)
        .write("_posts/2026-01-02-a-story.md", text)
        .init();
    tree.list().remove(0)
}

#[test]
fn front_matter_is_read_as_it_is() {
    for (fields, field, expected) in [
        ("date: 2018-02-14 9:05", "/published", "2018-02-14T09:05:00-06:00"),
        ("date: 2018-02-14 9:05:07", "/published", "2018-02-14T09:05:07+00:00"),
        (
            "date: 2018-02-14 09:05:00 -7",
            "/published",
            "2018-02-14T09:05:00-07:00",
        ),
        ("date: June 16th 2016", "/published", "2016-06-16T00:00:00-05:00"),
        ("date:", "/published", "2026-01-02T00:00:00-06:00"),
        ("published: true", "/published", "2026-01-02T00:00:00-06:00"),
        ("published: 2018-02-14", "/published", "2018-02-14T00:00:00-06:00"),
        ("title: 2018", "/title", "2018"),
        ("title: 'A &amp; <i>B</i> [c](/d)'", "/title", "A & B c"),
        ("layout: x", "/title", "A Story"),
        ("slug: 124062", "/url", "https://courier.example/2026/01/02/124062.html"),
        ("categories:", "/url", "https://courier.example/2026/01/02/a-story.html"),
        ("tags: a b", "/topics/1", "b"),
        (
            "author: '[Tom Vale](https://vale.example/), keeper'",
            "/authors/0/name",
            "Tom Vale, keeper",
        ),
        (
            "author: {name: Tom Vale, website: 'https://vale.example/'}",
            "/authors/0/url",
            "https://vale.example/",
        ),
        ("authors: [Tom Vale, {name: Ana Ruiz}]", "/authors/1/name", "Ana Ruiz"),
        (
            "author: Tom Vale, Ana Ruiz and Li Wei",
            "/authors/0/name",
            "Tom Vale, Ana Ruiz and Li Wei",
        ),
        ("excerpt: Short", "/summary", "Short"),
    ] {
        let listed = jekyll(&format!("---\n{fields}\n---\nThe text.\n"));
        assert_eq!(listed.pointer(field), Some(&json!(expected)), "{fields}: {listed}");
    }
    for text in [
        "\u{FEFF}---\r\ntitle: A\r\n---\r\nThe text.\r\n",
        "\n---\ntitle: A\n---\nThe text.\n",
    ] {
        assert_eq!(jekyll(text)["title"], "A");
    }
    let tabs = jekyll("---\ntitle: A\n\ttags: b\n---\nThe text.\n");
    assert_eq!(tabs["left_out"], "InvalidYAML");
    assert!(tabs["message"].as_str().unwrap().contains("tab"), "{tabs}");
}

#[test]
fn what_stands_before_the_mark_for_more_is_the_summary() {
    let listed = jekyll("---\ntitle: A\n---\nOne *two*.\n\nThree.\n\n<!--more-->\n\nFour.\n");
    assert_eq!(listed["summary"], "One two. Three.");
}

#[test]
fn pictures_of_a_text_are_photos_with_their_captions() {
    let text = "![Alt](/img/a.png \"At the pier\")\n\n<figure><img data-src=\"/img/b.png\"><figcaption>B</figcaption></figure>\n\n![icon](/i.png)\n";
    let listed = jekyll(&format!("---\ntitle: A\n---\n{text}"));
    let photo = |at: usize| {
        (
            listed["photos"][at]["url"].clone(),
            listed["photos"][at]["caption"].clone(),
        )
    };
    assert_eq!(
        photo(0),
        (json!("https://courier.example/img/a.png"), json!("At the pier"))
    );
    assert_eq!(photo(1), (json!("https://courier.example/img/b.png"), json!("B")));
    assert_eq!(
        (&listed["photos"][0]["alt"], listed["photos"].as_array().unwrap().len()),
        (&json!("Alt"), 2)
    );
    let own = jekyll(&format!("---\ntitle: A\nimage: /img/c.png\n---\n{text}"));
    assert_eq!(own["photos"].as_array().unwrap().len(), 1);
}
