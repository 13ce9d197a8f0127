//! Addresses and ids of adopted publications, to the byte: `tests/addresses/` holds, for each generator, files and
//! what the generator itself made of them. To add a case, add a row there.

use std::fmt::Write;
use std::fs;

use serde_json::Value;

use crate::site::project;
use crate::tree::Tree;

const HOST: &str = "https://courier.example";

/// A generator, its file of settings, and what stands in it before a site's own.
const GENERATORS: &[(&str, &str, &str)] = &[
    (
        "pelican",
        "pelicanconf.py",
        "AUTHOR = 'Maren Oduya'\nSITENAME = 'The Harbor Courier'\nSITEURL = 'https://courier.example'\nTIMEZONE = 'UTC'\n",
    ),
    (
        "jekyll",
        "_config.yml",
        "title: The Harbor Courier\nurl: https://courier.example\n",
    ),
    (
        "zola",
        "config.toml",
        "title = 'The Harbor Courier'\nbase_url = 'https://courier.example/'\n",
    ),
    (
        "eleventy",
        "_data/site.json",
        "{\"title\": \"The Harbor Courier\", \"url\": \"https://courier.example/\"}\n",
    ),
    (
        "docusaurus",
        "docusaurus.config.js",
        "title: 'The Harbor Courier',\nurl: 'https://courier.example',\nbaseUrl: '/',\npresets: [['classic', { blog: {} }]],\n",
    ),
    (
        "hugo",
        "hugo.toml",
        "title = 'The Harbor Courier'\nbaseURL = 'https://courier.example/'\n",
    ),
];

/// A file with its fields, its address, and its id.
struct Row<'t> {
    file: &'t str,
    fields: String,
    address: String,
    id: String,
}

#[test]
fn addresses_and_ids_are_those_of_the_generator() {
    let mut misses = String::new();
    for (generator, file, settings) in GENERATORS {
        let recorded = fs::read_to_string(project().join(format!("tests/addresses/{generator}.txt"))).unwrap();
        for site in recorded.split("\n\n").skip(1) {
            let (own, rows): (Vec<&str>, Vec<&str>) = site.lines().partition(|line| line.starts_with('='));
            let own: Vec<&str> = own.iter().map(|line| line[2..].trim_start()).collect();
            let settings = merged(settings, &own);
            let rows: Vec<Row<'_>> = rows.iter().map(|row| self::row(row)).collect();
            compare(generator, file, &settings, &rows, &mut misses);
        }
    }
    assert!(misses.is_empty(), "{misses}");
}

#[test]
fn an_article_of_which_nothing_is_in_its_address_is_left_out() {
    for (file, settings, article, text) in [
        (
            "pelicanconf.py",
            GENERATORS[0].2,
            "content/a.md",
            "title: ???\ndate: 2026-03-07\n\nText.\n",
        ),
        (
            "_config.yml",
            GENERATORS[1].2,
            "_posts/2026-03-07-×.md",
            "---\ntitle: A\n---\nText.\n",
        ),
        (
            "hugo.toml",
            GENERATORS[2].2,
            "content/a.md",
            "---\ntitle: A\ndate: 2026-03-07\nurl: /\n---\nText.\n",
        ),
        (
            "hugo.toml",
            GENERATORS[2].2,
            "content/log/½.md",
            "---\ntitle: A\ndate: 2026-03-07\n---\nText.\n",
        ),
    ] {
        let tree = Tree::new().write(file, settings).write(article, text).init();
        let listed = tree.list();
        assert_eq!(
            (&listed[0]["source"], &listed[0]["left_out"]),
            (&article.into(), &"EmptySlug".into()),
            "{article}"
        );
        tree.run(&["build"]).ended(1).said("EmptySlug").said(article);
    }
}

#[test]
fn an_id_with_letters_of_every_script_is_written_as_it_is() {
    let tree = Tree::new()
        .write("pelicanconf.py", GENERATORS[0].2)
        .write(
            "content/a.md",
            "title: A\ndate: 2026-03-07\nslug: ærlig-møte\n\nText.\n",
        )
        .write("content/b.md", "title: B\ndate: 2026-03-07\nslug: Two Words\n\nText.\n")
        .init();
    tree.run(&["build"]).success();
    let atom = tree.read("feeds/all.atom");
    assert!(
        atom.contains("<id>tag:courier.example,2026-03-07:/ærlig-møte.html</id>"),
        "{atom}"
    );
    // Atom has no blanks in ids.
    assert!(
        atom.contains("<id>tag:courier.example,2026-03-07:/Two%20Words.html</id>"),
        "{atom}"
    );
    let rss = tree.read("feeds/all.rss");
    assert!(
        rss.contains(">tag:courier.example,2026-03-07:/Two Words.html</guid>"),
        "{rss}"
    );
    tree.run(&["check", "feeds/all.atom", "feeds/all.rss", "feeds/all.json"])
        .success();
}

#[test]
fn docusaurus_puts_its_base_before_what_markdown_says_begins_at_the_root() {
    let config = "module.exports = { title: 'T', url: 'https://courier.example', baseUrl: '/test/', presets: [['classic', { blog: {} }]] };";
    let text = "---\ntitle: A\nimage: /img/cover.png\n---\n![p](/img/pier.png) [d](/docs/start)\n\n<img src=\"/img/raw.png\" />\n";
    let tree = Tree::new()
        .write("docusaurus.config.js", config)
        .write("blog/2026-03-07-a.md", text)
        .init();
    tree.run(&["build"]).success();
    let json = tree.read("feeds/all.json");
    for address in [
        "test/img/pier.png",
        "test/docs/start",
        "img/raw.png",
        "test/img/cover.png",
        "test/blog/2026/03/07/a",
    ] {
        assert!(json.contains(&format!("{HOST}/{address}")), "{address}: {json}");
    }
    assert!(!json.contains(&format!("{HOST}/img/pier.png")), "{json}");
}

/// What a site says itself takes the place of what stands there already.
fn merged(settings: &str, own: &[&str]) -> String {
    let key = |line: &str| line.split([' ', ':', '=']).next().unwrap_or_default().to_owned();
    let others = settings
        .lines()
        .filter(|line| own.iter().all(|own| key(own) != key(line)));
    let lines: Vec<&str> = others.chain(own.iter().copied()).collect();
    lines.join("\n") + "\n"
}

fn row(line: &str) -> Row<'_> {
    let mut parts = line.split(" || ");
    let file = parts.next().unwrap();
    let fields = parts.next().unwrap().replace("\\n", "\n");
    let whole = |path: &str| {
        if path.starts_with('/') {
            format!("{HOST}{path}")
        } else {
            path.to_owned()
        }
    };
    let address = whole(parts.next().unwrap());
    let id = parts.next().map_or_else(|| address.clone(), whole);
    Row {
        file,
        fields,
        address,
        id,
    }
}

fn compare(generator: &str, file: &str, settings: &str, rows: &[Row<'_>], misses: &mut String) {
    // A script has its settings in an object.
    let settings = if file.ends_with(".js") {
        format!("module.exports = {{\n{settings}}};\n")
    } else {
        settings.to_owned()
    };
    let tree = Tree::new().write(file, &settings);
    let tree = tree.maybe("eleventy.config.mjs", (generator == "eleventy").then(Vec::new));
    let tree = rows
        .iter()
        .enumerate()
        .fold(tree, |tree, (at, row)| {
            tree.write(row.file, article(generator, at, row.file, &row.fields))
        })
        .init();
    let listed = tree.list();
    // What stands beside the articles has no address.
    for row in rows.iter().filter(|row| row.address != "-") {
        let article = listed.iter().find(|article| article["source"] == row.file);
        let got = |field: &str| {
            article
                .map_or(&Value::Null, |article| &article[field])
                .as_str()
                .unwrap_or("nothing")
        };
        for (field, wanted) in [("url", &row.address), ("id", &row.id)] {
            if got(field) != wanted {
                let settings = settings.lines().last().unwrap_or_default();
                let _ = writeln!(
                    misses,
                    "{} ({}; {settings}) {field}: wanted {wanted}, got {}",
                    row.file,
                    row.fields,
                    got(field)
                );
            }
        }
    }
    replace(tree, rows, &listed, misses);
}

/// The feed of the generator, with what counts for those who subscribed to it.
fn own_feed(rows: &[Row<'_>], listed: &[Value]) -> String {
    let item = |row: &Row<'_>| {
        let article = listed.iter().find(|article| article["source"] == row.file)?;
        let [title, date] = ["title", "published"].map(|field| article[field].as_str().unwrap_or_default());
        let date = chrono::DateTime::parse_from_rfc3339(date).ok()?.to_rfc2822();
        let [title, id, address] = [title, &row.id, &row.address].map(|text| text.replace('&', "&amp;"));
        Some(format!(
            "<item><title>{title}</title><guid isPermaLink=\"false\">{id}</guid><link>{address}</link><pubDate>{date}</pubDate></item>"
        ))
    };
    let items: String = rows.iter().filter_map(item).collect();
    format!(
        "<rss version=\"2.0\"><channel><title>T</title><link>{HOST}/</link><description>T</description>{items}</channel></rss>"
    )
}

/// Replaces the feed of the generator, and says of what subscribers would be told again.
fn replace(tree: Tree, rows: &[Row<'_>], listed: &[Value], misses: &mut String) {
    let config = tree
        .read("feedmill.toml")
        .replace("path = \"all\"", "path = \"all\"\nlimit = 0");
    let tree = tree
        .write("feedmill.toml", config)
        .write("own.xml", own_feed(rows, listed));
    tree.run(&["build"]);
    let told = tree.run(&["diff", "own.xml", "feeds/all.rss"]).out;
    let news = told
        .lines()
        .filter(|line| line.contains("unread") || line.contains(" new"));
    news.for_each(|line| misses.push_str(&format!("{line}\n")));
}

/// The text of an article, with a title and a date where its fields name none.
fn article(generator: &str, at: usize, file: &str, fields: &str) -> String {
    let has = |key: &str| fields.lines().any(|line| line.to_lowercase().starts_with(key));
    let title = if has("title:") {
        String::new()
    } else {
        format!("title: T{at}\n")
    };
    // A post of Jekyll has its day in its name, and so may one of Docusaurus.
    let is_dated = generator == "jekyll" || generator == "docusaurus" && file.contains("/2026");
    let date = if is_dated { "" } else { "date: 2026-03-07\n" };
    match generator {
        "pelican" => format!("{title}{date}{fields}\n\nText.\n"),
        "zola" => format!("+++\ntitle = \"T{at}\"\ndate = 2026-03-07\n{fields}\n+++\nText.\n"),
        _ => format!("---\n{title}{date}{fields}\n---\nText.\n"),
    }
}
