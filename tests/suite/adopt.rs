//! Publications of site generators, read as they stand: `init --from` their tree, then a build.

use std::fs;

use feed_rs::model::{Entry, Feed};
use serde_json::{Value, json};

use crate::site::project;
use crate::tree::{Tree, built};

/// The trees in tests/adopt, each with the feed that its generator made of it.
const OWN: &[&str] = &["hugo", "jekyll", "pelican", "eleventy", "astro"];

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
        ("content/a.md", "+++\ntitle = 'A'\ndate = 2026-03-01\n+++\nA.\n", "Hugo"),
    ] {
        let tree = Tree::new().write(path, text);
        let run = tree.run(&["init", "--from", "."]).success();
        let said = format!(
            "{title}, 1 article\nnothing says `title` and `url`: write it into `[site]`\n{title} is a guess from"
        );
        assert!(run.out.contains(&said), "{}", run.out);
        assert!(tree.read("feedmill.toml").contains("# GUESS: from"));
        tree.run(&["build"]).success();
        assert_eq!(item(&tree)["title"], "A");
    }
}

#[test]
fn a_file_without_a_date_is_named_whatever_stands_in_its_name() {
    let undated = "+++\ntitle = 'Undated'\n+++\n";
    let names = ["it's so!", "{a,b}", "[1] of [2]", "! before"];
    let tree = hugo("", "Text.");
    let tree = names.iter().fold(tree, |tree, name| {
        tree.write(&format!("content/blog/{name}.md"), undated)
    });
    let tree = tree.init();
    let run = tree.run(&["build"]).success();
    assert_eq!(run.err, "");
    assert_eq!(item(&tree)["title"], "Ferry");
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

#[test]
fn the_key_of_authors_is_asked_of_each_article() {
    let article = |fields: &str| format!("---\ntitle: A\ndate: 2026-03-01\n{fields}\n---\nText.\n");
    let tree = Tree::new()
        .write("hugo.toml", SITE)
        .write("content/a.md", article("author: Maren Oduya\ntags: [Pier]"))
        .write("content/b.md", article("editors: [Tom Vale, Ana Ruiz]\nseries: Ferry"))
        .init();
    let listed = tree.list();
    assert_eq!(listed[0]["authors"][0]["name"], "Maren Oduya");
    assert_eq!(listed[1]["authors"][1]["name"], "Ana Ruiz");
    assert_eq!(
        (&listed[0]["topics"], &listed[1]["topics"]),
        (&json!(["Pier"]), &json!(["Ferry"]))
    );
}

/// The blog of the preset, and one for each time that the plug-in is named; one that is switched off shows nothing.
#[test]
fn blogs_of_docusaurus_are_read_where_they_are() {
    let config = |blog: &str| {
        format!(
            "export default {{ title: 'The Courier', url: 'https://courier.example', baseUrl: '/',\n\
             presets: [['classic', {{ docs: false, blog: {blog} }}]],\n\
             plugins: [['@docusaurus/plugin-content-blog', /** {{Options}} */ ({{ id: 'log', path: './log',\n\
             routeBasePath: 'harbor/log', feedOptions: {{ limit: 5 }} }})], 'docusaurus-plugin-content-blog-x'] }};\n"
        )
    };
    let tree = |blog: &str| {
        Tree::new()
            .write("docusaurus.config.js", config(blog))
            .write("blog/2026-02-01-ferry.md", "# Ferry\n\nText.\n")
            .write("log/authors.yml", "maren:\n  name: Maren Oduya\n")
            .write("log/2026-02-02-tide.md", "---\nauthors: maren\n---\nText.\n")
            .init()
    };
    let addresses = |tree: &Tree, feed: &str| -> Vec<String> {
        let feed: Value = serde_json::from_str(&tree.read(feed)).unwrap();
        let url = |item: &Value| item["url"].as_str().unwrap().replace("https://courier.example", "");
        feed["items"].as_array().unwrap().iter().map(url).collect()
    };
    let both = tree("{ routeBasePath: 'news' }");
    assert_eq!(built("docusaurus", &both), [""; 0]);
    assert_eq!(
        addresses(&both, "feeds/all.json"),
        ["/harbor/log/2026/02/02/tide", "/news/2026/02/01/ferry"]
    );
    assert_eq!(addresses(&both, "feeds/log.json"), ["/harbor/log/2026/02/02/tide"]);
    assert_eq!(both.list()[1]["authors"][0]["name"], "Maren Oduya");
    let only = tree("false");
    assert_eq!(built("docusaurus", &only), [""; 0]);
    assert_eq!(addresses(&only, "feeds/all.json"), ["/harbor/log/2026/02/02/tide"]);
}

#[test]
fn what_a_blog_of_docusaurus_leaves_out_is_no_article() {
    let plugin = ", plugins: [['@docusaurus/plugin-content-blog', { path: 'log', exclude: ['notes/**'] }]]";
    for (more, expected) in [("", vec!["blog/a.md"]), (plugin, vec!["blog/a.md", "log/attic/c.md"])] {
        let config = format!(
            "export default {{ title: 'T', url: 'https://courier.example', baseUrl: '/',\n\
             presets: [['classic', {{ docs: {{ exclude: ['a.md'] }}, blog: {{ exclude: ['**/attic/**', 'b.md'] }} }}]]{more} }};\n"
        );
        let tree = Tree::new().write("docusaurus.config.js", config);
        let files = [
            "blog/a.md",
            "blog/b.md",
            "blog/attic/c.md",
            "log/notes/d.md",
            "log/attic/c.md",
        ];
        let write = |tree: Tree, file: &&str| tree.write(file, "---\ndate: 2026-02-01\ntitle: T\n---\nText.\n");
        let tree = files.iter().fold(tree, write).init();
        let listed = tree.list();
        let sources: Vec<&str> = listed.iter().map(|line| line["source"].as_str().unwrap()).collect();
        assert_eq!(sources, expected);
    }
}
