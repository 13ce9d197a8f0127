//! `feedmill init --from`: whose tree it is, what it tells of what it does not use, and the limit of the
//! site's own feed.

use crate::site::Site;
use crate::tree::Tree;

/// A tree of these files, each with its text.
fn tree(files: &[(&str, &str)]) -> Tree {
    files
        .iter()
        .fold(Tree::new(), |tree, (path, text)| tree.write(path, *text))
}

/// An article that every generator understands.
const ARTICLE: &str = "---\ntitle: Ferry\ndate: 2026-03-01\n---\nThe ferry is back.\n";

#[test]
fn signs_that_disagree_are_named() {
    for (files, said) in [
        (
            &[("hugo.toml", "title = 'T'"), (".eleventy.js", "")][..],
            "`.eleventy.js` is for Eleventy, `hugo.toml` is for Hugo",
        ),
        (
            &[
                ("hugo.toml", "title = 'T'"),
                ("package.json", r#"{"devDependencies": {"@11ty/eleventy": "3"}}"#),
            ],
            "`hugo.toml` is for Hugo, `@11ty/eleventy` in `package.json` is for Eleventy",
        ),
        (
            &[(
                "package.json",
                r#"{"dependencies": {"astro": "5", "@docusaurus/core": "3"}}"#,
            )],
            "`astro` in `package.json` is for Astro, `@docusaurus/core` in `package.json` is for Docusaurus",
        ),
        (
            &[("_config.yml", "title: T"), ("requirements.txt", "pelican[markdown]\n")],
            "`_config.yml` is for Jekyll, `pelican` in `requirements.txt` is for Pelican",
        ),
        (
            &[(
                "config.toml",
                "base_url = 'https://courier.example'\nbaseURL = 'https://courier.example'\n",
            )],
            "`config.toml` is for Hugo, `config.toml` is for Zola",
        ),
        (
            &[("docs/_config.yml", "title: T"), ("website/docusaurus.config.js", "")],
            "`docs/_config.yml` is for Jekyll, `website/docusaurus.config.js` is for Docusaurus",
        ),
        (
            &[("_posts/2026-03-01-a.md", ARTICLE), ("content/a.md", ARTICLE)],
            "`_posts` is for Jekyll, front matter in files in `content` is for Hugo",
        ),
        (
            &[("source/_posts/a.md", ARTICLE)],
            "`source/_posts` is for Jekyll, `source/_posts` is for Hexo",
        ),
    ] {
        let run = tree(files).run(&["init", "--from", "."]).ended(2);
        let said = format!("the signs in `.` disagree: {said}; say which it is with `--generator`");
        assert!(run.err.contains(&said), "{files:?}: {}", run.err);
    }
}

#[test]
fn the_generator_that_is_named_ends_a_disagreement() {
    let tree = tree(&[
        (".eleventy.js", ""),
        ("hugo.toml", "title = 'T'"),
        ("content/a.md", ARTICLE),
    ]);
    let run = tree.run(&["init", "--from", ".", "--generator", "hugo"]).success();
    assert!(
        run.out.starts_with("wrote ./feedmill.toml: Hugo, 1 article\n"),
        "{}",
        run.out
    );
}

#[test]
fn signs_that_agree_show_one_generator() {
    for (files, title) in [
        (
            &[
                ("_config.yml", "title: T"),
                ("Gemfile", "gem 'jekyll'\n"),
                ("_posts/2026-03-01-a.md", ARTICLE),
            ][..],
            "Jekyll",
        ),
        (
            &[("Gemfile", "gem 'github-pages'\n"), ("_posts/2026-03-01-a.md", ARTICLE)],
            "Jekyll",
        ),
        (
            &[
                ("package.json", r#"{"dependencies": {"astro": "5"}}"#),
                ("src/content/blog/a.md", ARTICLE),
            ],
            "Astro",
        ),
        (
            &[
                ("package.json", r#"{"devDependencies": {"@11ty/eleventy": "3"}}"#),
                ("posts/a.md", ARTICLE),
            ],
            "Eleventy",
        ),
        // What the tools around a site ask for is no sign against its settings.
        (
            &[
                ("eleventy.config.js", ""),
                (
                    "package.json",
                    r#"{"devDependencies": {"@11ty/eleventy": "3", "astro": "5"}}"#,
                ),
                ("posts/a.md", ARTICLE),
            ],
            "Eleventy",
        ),
        (
            &[
                ("package.json", r#"{"dependencies": {"next": "15"}}"#),
                ("website/docusaurus.config.js", ""),
                ("website/blog/2026-03-01-a.md", ARTICLE),
            ],
            "Docusaurus",
        ),
    ] {
        let run = tree(files).run(&["init", "--from", "."]).success();
        assert!(run.out.contains(&format!(": {title}, 1 article")), "{}", run.out);
        assert!(!run.out.contains("guess"), "{}", run.out);
    }
}

#[test]
fn a_generator_that_is_not_known_is_named() {
    for (path, text, shown) in [
        ("next.config.js", "", "Next.js (`next.config.js`)"),
        ("gatsby-config.ts", "", "Gatsby (`gatsby-config.ts`)"),
        ("nuxt.config.ts", "", "Nuxt (`nuxt.config.ts`)"),
        (".vitepress/config.mts", "", "VitePress (`.vitepress`)"),
        (
            "_config.yml",
            "title: T\nnew_post_name: :title.md\n",
            "Hexo (`_config.yml`)",
        ),
        ("mkdocs.yml", "site_name: T\n", "MkDocs (`mkdocs.yml`)"),
        ("docs/conf.py", "project = 'T'\n", "Sphinx (`docs/conf.py`)"),
        ("svelte.config.js", "", "SvelteKit (`svelte.config.js`)"),
        (
            "package.json",
            r#"{"dependencies": {"next": "15"}}"#,
            "Next.js (`next` in `package.json`)",
        ),
    ] {
        let run = tree(&[(path, text), ("src/posts/a.md", ARTICLE)])
            .run(&["init", "--from", "."])
            .ended(2);
        let known = "known are Astro, Docusaurus, Eleventy, Hugo, Jekyll, Pelican and Zola";
        let said = format!("`.` is made with {shown}, which is not known; {known}");
        assert!(run.err.contains(&said), "{}", run.err);
    }
}

#[test]
fn a_folder_that_any_program_may_have_is_no_sign() {
    for path in ["src/posts/a.md", "blog/a.md", "posts/a.md"] {
        tree(&[(path, ARTICLE)])
            .run(&["init", "--from", "."])
            .ended(2)
            .said("nothing in `.` shows which site generator it is for");
    }
}

/// A Jekyll site with more in it than posts.
fn jekyll() -> Tree {
    let post = "---\ntitle: Ferry\nevent_date: 2026-04-01\nphotographer: Ana Ruiz\n---\nBack.\n";
    tree(&[
        (
            "_config.yml",
            "title: T\nurl: https://courier.example\nfeed:\n  posts_limit: 7\nplugins:\n  - jekyll-polyglot\n",
        ),
        ("_posts/2026-03-01-ferry.md", post),
        (
            "_posts/2026-03-02-tide.md",
            "---\ntitle: Tide\npublished: false\n---\nHigh.\n",
        ),
        ("_posts/about.md", "---\ntitle: About\n---\nUs.\n"),
        ("_posts/2026-03-03-broken.md", "---\ntitle: [\n---\nX.\n"),
        ("_posts/2026-03-04-old.rst", "Old\n===\n"),
        ("_drafts/later.md", "---\ntitle: Later\n---\nLater.\n"),
        ("_drafts/never.mdown", "---\ntitle: Never\n---\nNever.\n"),
        ("_events/2026-05-01-regatta.md", "---\ntitle: Regatta\n---\nRow.\n"),
        ("_plugins/tide.rb", "x"),
        ("README.rst", "Read me\n"),
    ])
}

#[test]
fn what_is_seen_and_not_used_is_told_by_kind() {
    let tree = jekyll();
    let run = tree.run(&["init", "--from", "."]).success();
    let lines = [
        "left out 1 file without a date: `_posts/about.md`",
        "could not read 1 file (a build says why): `_posts/2026-03-03-broken.md`",
        "held 3 drafts: `_posts/2026-03-02-tide.md`, `_drafts/later.md` …",
        "did not read 1 file in other formats: `_posts/2026-03-04-old.rst`",
        "made no feed of 1 folder with dated files: `_events`",
        "did not read 1 key that may hold a date: `event_date`",
        "did not read 1 key that may hold an author: `photographer`",
        "did not run 2 pieces of code that may decide what is public, and where: `plug-in in _plugins/tide.rb`, `jekyll-polyglot in _config.yml`",
        "took over the limit of `feed.xml`, 7 (_config.yml: feed.posts_limit)",
    ];
    let config = tree.read("feedmill.toml");
    for line in lines {
        assert!(run.out.lines().any(|said| said == line), "{line}\n{}", run.out);
        assert!(config.contains(&format!("\n# - {line}\n")), "{line}\n{config}");
    }
    assert!(config.contains("path = \"all\"\nlimit = 7 "), "{config}");
    tree.run(&["build"]);
    assert!(tree.read("feeds/all.json").contains("Ferry"));
}

#[test]
fn two_examples_are_enough() {
    let pages: Vec<String> = (1..5).map(|number| format!("content/blog/{number}.rst")).collect();
    let tree = tree(&[("hugo.toml", "title = 'T'"), ("content/blog/a.md", ARTICLE)]);
    let tree = pages.iter().fold(tree, |tree, path| tree.write(path, "Old\n"));
    let run = tree.run(&["init", "--from", "."]).success();
    let line = "did not read 4 files in other formats: `content/blog/1.rst`, `content/blog/2.rst` …\n";
    assert!(run.out.contains(line), "{}", run.out);
}

#[test]
fn where_all_is_used_nothing_is_told() {
    let tree = tree(&[
        ("hugo.toml", "title = 'T'\nbaseURL = 'https://courier.example'"),
        ("content/blog/a.md", ARTICLE),
    ]);
    let run = tree.run(&["init", "--from", "."]).success();
    assert_eq!(run.out.lines().count(), 2, "{}", run.out);
}

#[test]
fn the_written_feed_is_as_long_as_the_sites_own() {
    for (files, limit) in [
        (
            &[("hugo.toml", "[services.rss]\nlimit = 15\n"), ("content/a.md", ARTICLE)][..],
            Some("15"),
        ),
        (
            &[("hugo.toml", "[services.rss]\nlimit = -1\n"), ("content/a.md", ARTICLE)],
            Some("0"),
        ),
        (&[("hugo.toml", "title = 'T'\n"), ("content/a.md", ARTICLE)], None),
        (
            &[
                ("config.toml", "base_url = 'https://courier.example'\nfeed_limit = 12\n"),
                ("content/a.md", ARTICLE),
            ],
            Some("12"),
        ),
        (
            &[
                ("pelicanconf.py", "FEED_MAX_ITEMS = 30\n"),
                ("content/a.md", "Title: A\nDate: 2026-03-01\n\nA.\n"),
            ],
            Some("30"),
        ),
        (
            &[
                (
                    "docusaurus.config.js",
                    "module.exports = { presets: [['classic', { blog: { feedOptions: { limit: false } } }]] };",
                ),
                ("blog/2026-03-01-a.md", ARTICLE),
            ],
            Some("0"),
        ),
        (
            &[
                (
                    "eleventy.config.js",
                    "eleventyConfig.addPlugin(feedPlugin, { collection: { name: 'posts', limit: 5 } });",
                ),
                ("a.md", ARTICLE),
            ],
            Some("5"),
        ),
        (
            &[
                ("astro.config.mjs", "export default {};"),
                (
                    "src/pages/feed.xml.ts",
                    "import rss from '@astrojs/rss'; rss({ items: posts.slice(0, 8) });",
                ),
                ("src/content/blog/a.md", ARTICLE),
            ],
            Some("8"),
        ),
    ] {
        let tree = tree(files).init();
        let config = tree.read("feedmill.toml");
        let found = config.lines().find_map(|line| line.strip_prefix("limit = "));
        let found = found.and_then(|rest| rest.split_whitespace().next());
        assert_eq!(found, limit, "{files:?}\n{config}");
    }
}

#[test]
fn sections_and_collections_have_feeds_of_their_own() {
    let hugo = tree(&[
        ("hugo.toml", "title = 'T'\nbaseURL = 'https://courier.example'"),
        ("content/blog/a.md", ARTICLE),
        ("content/log/b.md", "---\ntitle: Tide\ndate: 2026-03-02\n---\nHigh.\n"),
    ]);
    let collections = "const glob = 1; const blog = defineCollection({ loader: glob({ pattern: '*.md', base: 'src/blog' }) });\n\
                       const log = defineCollection({ loader: glob({ pattern: '*.md', base: 'src/log' }) });\n\
                       export const collections = { blog, log };\n";
    let astro = tree(&[
        (
            "astro.config.mjs",
            "export default { site: 'https://courier.example' };",
        ),
        ("src/content.config.ts", collections),
        ("src/blog/a.md", ARTICLE),
        ("src/log/b.md", "---\ntitle: Tide\ndate: 2026-03-02\n---\nHigh.\n"),
    ]);
    for tree in [hugo, astro] {
        let tree = tree.init();
        tree.run(&["build"]).success();
        for (path, title) in [("feeds/blog.json", "Ferry"), ("feeds/log.json", "Tide")] {
            let feed: serde_json::Value = serde_json::from_str(&tree.read(path)).unwrap();
            assert_eq!(feed["items"].as_array().map(Vec::len), Some(1));
            assert_eq!(feed["items"][0]["title"], title);
        }
    }
}

#[test]
fn code_that_is_not_run_is_named_with_its_file() {
    let astro = "import { getCollection } from 'astro:content';\nconst posts = await getCollection('blog', (post) => !post.data.draft);\n<Content />\n";
    let computed = "module.exports = { permalink: (data) => data.slug };\n";
    for (files, said) in [
        (
            &[
                (
                    "eleventy.config.js",
                    "eleventyConfig.addCollection('posts', (api) => api.getAll());",
                ),
                ("a.md", ARTICLE),
            ][..],
            "1 piece of code that may decide what is public, and where: `addCollection in eleventy.config.js`",
        ),
        (
            &[
                (".eleventy.js", ""),
                ("blog/blog.11tydata.js", computed),
                ("blog/a.md", ARTICLE),
            ],
            "`permalink in blog/blog.11tydata.js`",
        ),
        (
            &[
                ("astro.config.mjs", ""),
                ("src/pages/[id].astro", astro),
                ("src/content/blog/a.md", ARTICLE),
            ],
            "`filter in src/pages/[id].astro`",
        ),
        (
            &[
                ("hugo.toml", "[outputFormats.RSS]\nbaseName = 'feed'\n"),
                ("layouts/index.rss.xml", ""),
                ("content/a.md", ARTICLE),
            ],
            "2 pieces of code that may decide what is public, and where: `template of a feed in layouts/index.rss.xml`, `outputFormats in hugo.toml`",
        ),
        (
            &[
                ("pelicanconf.py", "PLUGINS = ['i18n_subsites']\n"),
                ("content/a.md", "Title: A\nDate: 2026-03-01\n\nA.\n"),
            ],
            "`PLUGINS in pelicanconf.py`",
        ),
    ] {
        let run = tree(files).run(&["init", "--from", "."]).success();
        assert!(run.out.contains(said), "{said}\n{}", run.out);
    }
}

#[test]
fn an_export_that_is_packed_is_to_be_unpacked() {
    // Nothing is compressed in it: its text shows.
    let packed = b"PK\x03\x04 posts.xml <rss xmlns:wp='http://wordpress.org/export/1.2/'></rss>";
    let site = Site::new()
        .bytes("hand/site.zip", packed)
        .bytes("mixed/posts.zip", packed);
    site.put(
        "mixed/a.json",
        br#"{"uri": "a", "type": "text", "versioncreated": "2026-05-04T09:00:00Z", "headline": "A"}"#,
    );
    for from in ["hand/site.zip", "hand"] {
        site.run(&["init", "--from", from]).ended(2).said(
            "`hand/site.zip` is a zip archive or a document that is one, and is not looked into; unpack it into a folder, and hand that \
             over: `feedmill init --from FOLDER`",
        );
    }
    let run = site.run(&["init", "--from", "mixed"]).success();
    assert!(
        run.out
            .contains("1 packed file not looked into, such as `posts.zip`: unpack what is to be read\n"),
        "{}",
        run.out
    );
    let configuration = site.read("mixed/feedmill.toml");
    assert!(configuration.contains("include = [\"*.json\"]"), "{configuration}");
}
