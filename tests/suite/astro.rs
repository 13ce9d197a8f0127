//! Sites made with Astro: where their entries are, and which addresses and ids these have.

use crate::tree::Tree;

const ENTRY: &str = "---\ntitle: Ferry\npubDate: Mar 01 2026\n---\nThe ferry is back.\n";

/// The page that shows an entry.
const PAGE: &str =
    "const posts = await getCollection('blog');\nposts.map((post) => ({ params: { slug: post.id } }));\n<Content />\n";

/// A site with these settings.
fn site(settings: &str) -> Tree {
    let config = format!("export default {{ site: 'https://courier.example', {settings} }};\n");
    Tree::new().write("astro.config.mjs", config)
}

/// Id and address of the only article.
fn listed(tree: Tree) -> (String, String) {
    let rows = tree.init().list();
    assert_eq!(rows.len(), 1, "{rows:?}");
    let text = |key: &str| rows[0][key].as_str().unwrap_or_default().to_owned();
    (text("id"), text("url"))
}

#[test]
fn the_address_of_an_entry_is_that_of_the_page_that_shows_it() {
    for (settings, page, expected) in [
        ("", "src/pages/blog/[...slug].astro", "/blog/ferry/"),
        ("", "src/pages/stories/[slug]/index.astro", "/stories/ferry/"),
        ("", "src/pages/[...id].astro", "/ferry/"),
        ("trailingSlash: 'never'", "src/pages/blog/[id].astro", "/blog/ferry"),
        ("trailingSlash: 'always'", "src/pages/blog/[id].astro", "/blog/ferry/"),
        (
            "build: { format: 'file' }",
            "src/pages/blog/[id].astro",
            "/blog/ferry.html",
        ),
        ("base: '/paper'", "src/pages/blog/[id].astro", "/paper/blog/ferry/"),
        // What shows a list is no page of an entry, and a guess is better than a wrong address.
        ("", "src/pages/tags/[tag].astro", "/blog/ferry/"),
        ("", "src/pages/about.astro", "/blog/ferry/"),
    ] {
        let tree = site(settings)
            .write("src/content/blog/ferry.md", ENTRY)
            .write(page, PAGE);
        let url = format!("https://courier.example{expected}");
        assert_eq!(listed(tree), (url.clone(), url), "{settings} {page}");
    }
}

#[test]
fn a_guessed_address_is_told_as_a_guess() {
    let tree = site("").write("src/content/blog/ferry.md", ENTRY).init();
    let config = tree.read("feedmill.toml");
    assert!(
        config.contains("# GUESS: no page was found that shows an entry of `blog`"),
        "{config}"
    );
}

#[test]
fn ids_are_the_links_of_the_sites_own_feed() {
    for (settings, feed, id) in [
        ("trailingSlash: 'never'", "link: `/blog/${post.id}`", "/blog/ferry/"),
        ("", "link: `/blog/${post.id}/`, trailingSlash: false", "/blog/ferry"),
        ("build: { format: 'file' }", "link: `/blog/${post.id}/`", "/blog/ferry/"),
        ("base: '/paper'", "link: `/blog/${post.id}/`", "/blog/ferry/"),
        (
            "base: '/paper'",
            "link: `${import.meta.env.BASE_URL}/blog/${post.id}/`",
            "/paper/blog/ferry/",
        ),
    ] {
        let code = format!("import rss from '@astrojs/rss';\nrss({{ items: posts.map((post) => ({{ {feed} }})) }});\n");
        let tree = site(settings)
            .write("src/content/blog/ferry.md", ENTRY)
            .write("src/pages/blog/[id].astro", PAGE)
            .write("src/pages/rss.xml.js", code);
        assert_eq!(
            listed(tree).0,
            format!("https://courier.example{id}"),
            "{settings} {feed}"
        );
    }
}

#[test]
fn entries_are_where_the_loader_of_their_collection_looks() {
    let config = "const notes = defineCollection({ loader: glob({ pattern: '**/[^_]*.md', base: './data/notes' }) });\n\
                  export const collections = { notes };\n";
    let tree = site("")
        .write("src/content.config.ts", config)
        .write("data/notes/ferry.md", ENTRY)
        .write("data/notes/_held.md", ENTRY)
        .write("data/other/no.md", ENTRY);
    assert_eq!(listed(tree).1, "https://courier.example/notes/ferry/");
    let config = "const notes = defineCollection({ type: 'content' });\nexport const collections = { notes };\n";
    let tree = site("")
        .write("src/content/config.ts", config)
        .write("src/content/notes/ferry.md", ENTRY)
        .write("src/content/tucked/away.md", ENTRY);
    assert_eq!(listed(tree).1, "https://courier.example/notes/ferry/");
    let tree = site("")
        .write("src/content/news/Ferry Days/index.mdx", ENTRY)
        .write("src/content/news/_held.md", ENTRY);
    assert_eq!(listed(tree).1, "https://courier.example/news/ferry-days/");
}

#[test]
fn the_fields_of_its_themes_are_read() {
    for fields in [
        "pubDate: 2026-03-01\nupdatedDate: 2026-03-02\nheroImage: /ferry.png",
        "publishDate: Mar 1 2026\nmodDatetime: 2026-03-02T00:00:00Z\nogImage: /ferry.png",
        "pubDatetime: 2026-03-01T00:00:00Z\nlastmod: 2026-03-02\ncoverImage: /ferry.png",
        "date: 2026-03-01\nupdated: 2026-03-02\nimage:\n  src: /ferry.png\n  alt: The ferry",
        "published: 2026-03-01\nlastModified: 2026-03-02\nimage:\n  url: /ferry.png\n  alt: The ferry",
    ] {
        let entry = format!("---\ntitle: Ferry\n{fields}\nauthor: Maren Oduya\ntags: [harbor]\n---\nBack.\n");
        let rows = site("")
            .write("src/content/blog/ferry.md", entry)
            .write("public/ferry.png", crate::png::png(4, 3))
            .init()
            .list();
        assert_eq!(rows[0]["published"], "2026-03-01T00:00:00+00:00", "{fields}");
        assert_eq!(rows[0]["updated"], "2026-03-02T00:00:00+00:00", "{fields}");
        assert_eq!(
            rows[0]["photos"][0]["url"], "https://courier.example/ferry.png",
            "{fields}"
        );
        assert_eq!(rows[0]["authors"][0]["name"], "Maren Oduya", "{fields}");
        assert_eq!(rows[0]["topics"][0], "harbor", "{fields}");
    }
}

#[test]
fn what_says_nothing_is_a_draft_where_its_schema_says_so() {
    let config = "const notes = defineCollection({\n  loader: glob({ base: './src/notes', pattern: '**/*.md' }),\n  \
                  schema: z.object({ title: z.string(), draft: z.boolean().default(true) }),\n});\n\
                  export const collections = { notes };\n";
    let entry = |word: &str, more: &str| format!("---\ntitle: The {word}\npubDate: 2026-02-01\n{more}---\nText.\n");
    let tree = site("")
        .write("src/content.config.ts", config)
        .write("src/notes/curlew.md", entry("curlew", ""))
        .write("src/notes/dotterel.md", entry("dotterel", "draft: false\n"))
        .init();
    let listed = tree.run(&["list", "--config", "feedmill.toml"]).out;
    let line = |word: &str| listed.lines().find(|line| line.contains(word)).unwrap().to_owned();
    assert!(line("curlew").contains("(draft in "), "{listed}");
    assert!(!line("dotterel").contains("(draft"), "{listed}");
}
