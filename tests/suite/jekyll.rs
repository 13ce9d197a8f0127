//! Jekyll's folders: posts, drafts and collections, what their categories are, and which feeds a site has of them.

use serde_json::Value;

use crate::tree::{Tree, built};

const SITE: &str = "title: The Courier\nurl: https://courier.example\n";

/// A site with two collections that have feeds, one that has none, and one without pages.
const COLLECTIONS: &str = "\
collections:
  notes: {output: true}
  recipes: {output: true, permalink: /cook/:title/}
  unwritten: {}
  silent: {output: true}
feed:
  posts_limit: 7
  categories: [news, News, Old Pier]
  collections:
    notes: {categories: [tips]}
    recipes: {path: /cook.xml}
    unwritten: {}
";

fn site(settings: &str) -> Tree {
    Tree::new().write("_config.yml", format!("{SITE}{settings}"))
}

fn page(title: &str, fields: &str) -> String {
    format!("---\ntitle: {title}\n{fields}\n---\nText.\n")
}

/// The titles in a feed, in alphabetical order.
fn titles(tree: &Tree, path: &str) -> Vec<String> {
    let feed: Value = serde_json::from_str(&tree.read(&format!("feeds/{path}.json"))).unwrap();
    let items = feed["items"].as_array().unwrap().iter();
    let mut titles: Vec<String> = items.map(|item| item["title"].as_str().unwrap().to_owned()).collect();
    titles.sort();
    titles
}

/// What `list` says of a file.
fn listed(tree: &Tree, file: &str) -> Value {
    let mut all = tree.list().into_iter();
    all.find(|line| line["source"] == file).unwrap_or_default()
}

fn collections() -> Tree {
    site(COLLECTIONS)
        .write(
            "_posts/2026-03-01-ferry.md",
            page("Ferry", "category: News\ntags: [Harbor]"),
        )
        .write("news/_posts/2026-03-02-tide.md", page("Tide", "tags: [Sea]"))
        .write(
            "_posts/2026-03-03-quay.md",
            page("Quay", "categories: [Old Pier, weather]"),
        )
        .write(
            "_notes/2026-03-04-knot.md",
            page("Knot", "categories: tips\ntags: [Harbor]"),
        )
        .write("_notes/deep/2026-03-05-rope.md", page("Rope", "tags: [Ropes]"))
        .write("_recipes/2026-03-06-soup.md", page("Soup", ""))
}

#[test]
fn each_collection_and_category_has_the_feed_that_the_site_has() {
    let tree = collections().init();
    assert_eq!(built("jekyll", &tree), [""; 0]);
    for (path, expected) in [
        ("all", &["Ferry", "Quay", "Tide"][..]),
        ("topics/harbor", &["Ferry"]),
        ("categories/news", &["Ferry", "Tide"]),
        ("categories/old-pier", &["Quay"]),
        ("collections/notes", &["Knot", "Rope"]),
        ("collections/notes/tips", &["Knot"]),
        ("collections/recipes", &["Soup"]),
    ] {
        assert_eq!(titles(&tree, path), expected, "{path}");
    }
    assert!(!tree.path("feeds/topics/ropes.json").exists());
    let config = tree.read("feedmill.toml");
    for said in [
        "the site's own is feed/news.xml",
        "the site's own is feed/notes.xml",
        "the site's own is feed/notes/tips.xml",
        "the site's own is cook.xml",
    ] {
        assert!(config.contains(said), "{said}\n{config}");
    }
    assert_eq!(config.matches("limit = 7").count(), 6, "{config}");
    let atom = tree.read("feeds/collections/notes/tips.atom");
    assert!(atom.contains("<title>The Courier | Notes | Tips</title>"), "{atom}");
}

#[test]
fn a_site_without_collections_has_one_feed_of_everything() {
    let tree = site("collections:\n  notes: {output: true}\n")
        .write("_posts/2026-03-01-ferry.md", page("Ferry", ""))
        .write("_notes/2026-03-04-knot.md", page("Knot", ""))
        .init();
    tree.run(&["build"]).success();
    assert_eq!(titles(&tree, "all"), ["Ferry"]);
    let config = tree.read("feedmill.toml");
    assert!(
        config.contains("# - made no feed of 1 folder with dated files: `_notes`"),
        "{config}"
    );
    assert!(!config.contains("files ="), "{config}");
}

/// Pages that Jekyll makes of nothing, and those whose date would be that of the build.
#[test]
fn only_documents_with_a_page_and_a_date_are_articles() {
    let dated = "date: 2026-03-08";
    let tree = collections()
        .write("_unwritten/2026-03-04-gull.md", page("Gull", ""))
        .write("_silent/2026-03-04-heron.md", page("Heron", ""))
        .write("_notes/2026-03-04-bare.md", "No front matter.\n")
        .write("_notes/undated.md", page("Undated", ""))
        .write("_notes/_tucked.md", page("Tucked", dated))
        .write("_notes/_away/b.md", page("Away", dated))
        .write("_notes/2999-03-04-ahead.md", page("Ahead", ""))
        .write(
            "_notes/hidden.md",
            page("Hidden", &format!("{dated}\npublished: false")),
        )
        .write("_notes/dated.md", page("Dated", dated))
        .init();
    tree.run(&["build"]).success();
    assert_eq!(titles(&tree, "collections/notes"), ["Dated", "Knot", "Rope"]);
    assert_eq!(titles(&tree, "all"), ["Ferry", "Quay", "Tide"]);
    let config = tree.read("feedmill.toml");
    assert!(
        config.contains("# - left out 2 files without a date: `_notes/2026-03-04-bare.md`, `_notes/undated.md`"),
        "{config}"
    );
}

#[test]
fn defaults_hold_for_a_collection_by_its_name() {
    let defaults = "defaults:\n\
                    - scope: { path: '', type: notes }\n  values: { author: Ana Ruiz, categories: [Knots] }\n\
                    - scope: { path: '_notes/deep' }\n  values: { published: false }\n\
                    - scope: { path: '', type: drafts }\n  values: { published: false }\n\
                    - scope: { path: '', type: posts }\n  values: { author: Tom Vale }\n";
    let tree = collections()
        .write(
            "_config.yml",
            format!("{SITE}{COLLECTIONS}show_drafts: true\n{defaults}"),
        )
        .write("_drafts/2026-03-07-buoy.md", page("Buoy", ""))
        .init();
    tree.run(&["build"]).success();
    assert_eq!(titles(&tree, "collections/notes"), ["Knot"]);
    // A draft is a post: nothing has the kind `drafts` since Jekyll 4.
    assert_eq!(titles(&tree, "all"), ["Buoy", "Ferry", "Quay", "Tide"]);
    for (file, author) in [
        ("_notes/2026-03-04-knot.md", "Ana Ruiz"),
        ("_drafts/2026-03-07-buoy.md", "Tom Vale"),
    ] {
        assert_eq!(listed(&tree, file)["authors"][0]["name"], author, "{file}");
    }
    let knot = listed(&tree, "_notes/2026-03-04-knot.md");
    assert_eq!(knot["categories"], serde_json::json!(["Knots", "tips"]));
}

#[test]
fn collections_may_have_a_folder_of_their_own() {
    let settings = format!("{COLLECTIONS}collections_dir: rooms\nexclude: [rooms/_notes/away, _posts]\n");
    let tree = site(&settings)
        .write("rooms/_posts/2026-03-01-ferry.md", page("Ferry", ""))
        .write("rooms/_notes/2026-03-04-knot.md", page("Knot", ""))
        .write("rooms/_notes/away/2026-03-04-rope.md", page("Rope", ""))
        .write("_posts/2026-03-01-outside.md", page("Outside", ""))
        .write("_notes/2026-03-01-outside.md", page("Outside", ""))
        .init();
    tree.run(&["build"]).success();
    assert_eq!(titles(&tree, "all"), ["Ferry"]);
    assert_eq!(titles(&tree, "collections/notes"), ["Knot"]);
}

/// As `post.tags`, and where that is empty `post.categories`.
#[test]
fn categories_are_the_topics_of_a_post_without_tags() {
    let defaults = "defaults:\n- scope: { path: tagged }\n  values: { tags: [Harbor], categories: one two }\n";
    for (file, fields, topics) in [
        (
            "_posts/2026-03-01-a.md",
            "tags: [Harbor]\ncategory: News",
            &["Harbor"][..],
        ),
        (
            "_posts/2026-03-01-a.md",
            "category: news\ncategories: [pier]",
            &["pier", "news"],
        ),
        ("news/Old Pier/_posts/2026-03-01-a.md", "", &["news", "Old Pier"]),
        (
            "news/_posts/2026-03-01-a.md",
            "categories: [News, Sea]\ntags: []",
            &["news", "Sea"],
        ),
        ("news/_posts/2026-03-01-a.md", "tag: a b\ntags: [c]", &["a b"]),
        ("tagged/_posts/2026-03-01-a.md", "tag: Old pier", &["Old pier"]),
        ("tagged/_posts/2026-03-01-a.md", "tags:", &["Harbor"]),
        (
            "tagged/_posts/2026-03-01-a.md",
            "tags: []\ncategory: Sea",
            &["tagged", "one", "two", "Sea"],
        ),
    ] {
        let tree = site(defaults).write(file, page("A", fields)).init();
        assert_eq!(
            listed(&tree, file)["topics"],
            serde_json::json!(topics),
            "{file} {fields}"
        );
    }
}

#[test]
fn who_asks_for_tags_alone_gets_no_categories() {
    let tree = site("")
        .write("news/_posts/2026-03-01-a.md", page("A", "category: Sea"))
        .init();
    let config = tree.read("feedmill.toml");
    let tree = tree.write(
        "feedmill.toml",
        config.replace("[articles.keys]", "[articles.keys]\ntopics = \"tags\""),
    );
    assert_eq!(
        listed(&tree, "news/_posts/2026-03-01-a.md")["topics"],
        serde_json::json!([])
    );
}

#[test]
fn a_post_without_a_title_has_that_of_its_name() {
    let file = "_posts/2026-03-01-ferry_v1.2-and-NASA.md";
    let tree = site("").write(file, "Text.\n").init();
    assert_eq!(listed(&tree, file)["title"], "Ferry_v1.2 And Nasa");
}

#[test]
fn what_jekyll_does_not_look_at_is_held_or_no_article() {
    let post = |tree: Tree, path: &&str| tree.write(path, page("A post", ""));
    let tree = [
        "_posts/2026-03-01-shown.md",
        "_posts/2026-03-02-old.tmp.md",
        "_posts/_attic/2026-03-03-attic.md",
        "_posts/deep/_own/2026-03-04-own.md",
    ]
    .iter()
    .fold(site("exclude: ['*.tmp.md']\n"), post)
    .init();
    tree.run(&["build"]);
    let feed: Value = serde_json::from_str(&tree.read("feeds/all.json")).unwrap();
    let urls: Vec<&str> = feed["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["url"].as_str().unwrap())
        .collect();
    // A folder further down may be called as it likes.
    assert_eq!(
        urls,
        [
            "https://courier.example/2026/03/04/own.html",
            "https://courier.example/2026/03/01/shown.html"
        ]
    );
}
