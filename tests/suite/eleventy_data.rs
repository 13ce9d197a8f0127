//! Data files of Eleventy that are scripts: what is written out counts, what is put together holds.

use serde_json::Value;

use crate::tree::Tree;

/// A site with these files, and a page below each of these folders.
fn site(files: &[(&str, &str)], folders: &[&str]) -> Tree {
    let metadata = "{\"title\": \"T\", \"url\": \"https://courier.example/\"}";
    let tree = Tree::new()
        .write("eleventy.config.mjs", "export default function () {}\n")
        .write("_data/metadata.json", metadata);
    let tree = files.iter().fold(tree, |tree, (path, text)| tree.write(path, text));
    let page = |tree: Tree, folder: &&str| tree.write(&format!("{folder}/ferry.md"), page(""));
    folders.iter().fold(tree, page).init()
}

fn page(fields: &str) -> String {
    format!("---\ntitle: Ferry & <b>pier</b>\ndate: 2026-02-01\n{fields}---\nText.\n")
}

/// The addresses that are in a feed, in their order.
fn public(tree: &Tree) -> Vec<String> {
    tree.run(&["build"]);
    let feed: Value = serde_json::from_str(&tree.read("feeds/all.json")).unwrap();
    let url = |item: &Value| item["url"].as_str().unwrap().replace("https://courier.example", "");
    let mut urls: Vec<String> = feed["items"].as_array().unwrap().iter().map(url).collect();
    urls.sort();
    urls
}

#[test]
fn what_a_script_writes_out_holds_for_its_folder() {
    let tree = site(
        &[
            (
                "a/a.11tydata.js",
                "module.exports = { permalink: '/x/{{ page.fileSlug }}/' };\n",
            ),
            ("b/b.11tydata.mjs", "export default { draft: true };\n"),
            ("c/c.11tydata.cjs", "module.exports = { permalink: false };\n"),
            (
                "d/d.11tydata.js",
                "export default { eleventyExcludeFromCollections: true };\n",
            ),
            (
                "e/ferry.11tydata.js",
                "export default { permalink: (data) => `/e/${data.page.fileSlug}.html` };\n",
            ),
            (
                "f/f.11tydata.js",
                "export default { tags: 'posts', note: (data) => data.title };\n",
            ),
        ],
        &["a", "b", "c", "d", "e", "f"],
    );
    assert_eq!(public(&tree), ["/e/ferry.html", "/f/ferry/", "/x/ferry/"]);
}

#[test]
fn what_a_script_puts_together_holds_until_the_configuration_says_it() {
    let tree = site(
        &[
            (
                "a/a.11tydata.js",
                "export default { permalink: (data) => data.hush ? false : '/x/' };\n",
            ),
            (
                "b/b.11tydata.js",
                "export default { draft: process.env.NODE_ENV !== 'production' };\n",
            ),
            (
                "c/c.11tydata.js",
                "export default { eleventyComputed: { permalink(data) { return false; } } };\n",
            ),
            (
                "d/d.11tydata.js",
                "module.exports = Object.assign({}, { draft: true });\n",
            ),
            ("e/e.11tydata.js", "export default { eleventyComputed: computed() };\n"),
        ],
        &["a", "b", "c", "d", "e", "f"],
    );
    assert_eq!(public(&tree), ["/f/ferry/"]);
    let run = tree.run(&["build"]);
    run.said("`permalink: code that is not run in a/a.11tydata.js` is not known to mean");
    let says = "\n[[articles.defaults]]\nfiles = \"a\"\nvalues = { permalink = \"/a/{{ page.fileSlug }}/\" }\n\
                [[articles.defaults]]\nfiles = \"b\"\nvalues = { draft = false }\n\
                [[articles.defaults]]\nfiles = \"c\"\nvalues = { eleventyComputed = { permalink = \"/c/\" } }\n\
                [[articles.defaults]]\nfiles = [\"d\", \"e\"]\nvalues = { excluded = false }\n";
    let settings = tree.read("feedmill.toml") + says;
    let tree = tree.write("feedmill.toml", settings);
    assert_eq!(
        public(&tree),
        ["/a/ferry/", "/b/ferry/", "/c/", "/d/ferry/", "/e/ferry/", "/f/ferry/"]
    );
}

#[test]
fn what_an_article_says_counts_before_a_script() {
    let tree = site(
        &[(
            "a/a.11tydata.js",
            "export default { permalink: (data) => data.hush ? false : '/x/' };\n",
        )],
        &["a"],
    );
    let tree = tree.write("a/pier.md", page("permalink: /pier/\n"));
    assert_eq!(public(&tree), ["/pier/"]);
}

#[test]
fn what_is_computed_for_all_pages_counts_before_what_they_say() {
    let script = "export default { permalink: (data) => `/all/${data.page.fileSlug}/` };\n";
    let tree = site(&[("_data/eleventyComputed.js", script)], &["a"]);
    let tree = tree.write("a/pier.md", page("permalink: false\n"));
    assert_eq!(public(&tree), ["/all/ferry/", "/all/pier/"]);
    let tree = tree.write(
        "_data/eleventyComputed.js",
        "export default { permalink: (data) => data.draft ? false : data.permalink };\n",
    );
    assert_eq!(public(&tree), [""; 0]);
}

#[test]
fn addresses_are_made_of_titles_with_their_marks_and_of_names_of_files() {
    let files = [
        ("a/ferry.md", page("permalink: \"/{{ title | slugify }}/\"\n")),
        ("a/pier.md", page("permalink: \"/{{ page.fileSlug }}/\"\nslug: quay\n")),
        (
            "b/b.json",
            "{\"tags\": [\"Pier\"], \"permalink\": \"/b/{{ page.fileSlug | slugify }}/\"}".to_owned(),
        ),
        ("b/Old Quay.md", page("slug: new\ntags: Harbor\n")),
    ];
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
    let tree = site(&files, &[]);
    assert_eq!(public(&tree), ["/b/old-quay/", "/ferry-and-b-pier-b/", "/pier/"]);
    let lines = tree.list();
    let quay = lines.iter().find(|line| line["source"] == "b/Old Quay.md").unwrap();
    assert_eq!(quay["topics"], serde_json::json!(["Harbor", "Pier"]));
}

#[test]
fn what_is_not_written_and_what_is_not_looked_at_stays_in() {
    let config = "export default function (config) {\n  config.ignores.add('./attic/**');\n}\n";
    let tree = site(
        &[
            ("eleventy.config.mjs", config),
            ("a/a.yaml", "draft: true\n"),
            ("b/b.11tydata.ts", "export default { draft: true };\n"),
            ("c/quay.md", &page("permalink:\n  build: false\n")),
            ("c/ebb.md", &page("permalink:\n  build: /ebb/\n")),
        ],
        &["a", "attic", "b", "d"],
    );
    assert_eq!(public(&tree), ["/d/ferry/", "/ebb/"]);
}
