//! Languages of site generators: the feeds that a site has itself, one a language.

use std::fs;

use serde_json::Value;

use crate::languages::{ids, titles};
use crate::tree::{Tree, built};

impl Tree {
    fn built(self) -> Self {
        self.run(&["build"]).success();
        self
    }

    fn feed(&self, path: &str) -> Value {
        serde_json::from_str(&self.read(&format!("feeds/{path}.json"))).unwrap()
    }
}

fn story(title: &str, day: u8, more: &str) -> String {
    format!("---\ntitle: {title}\ndate: 2026-02-{day:02}T10:00:00Z\n{more}\n---\nThe text of {title}.\n")
}

/// What Hugo 0.168.0 has in the feeds of such a tree.
#[test]
fn hugo_tells_languages_by_the_ends_of_names() {
    let tree = Tree::new()
        .write(
            "hugo.toml",
            "baseURL = \"https://courier.example/news/\"\ntitle = \"The Courier\"\ndefaultContentLanguage = \"de\"\n\
             disableLanguages = [\"it\"]\n[permalinks]\nlog = \"/l/:year/:slug/\"\n\
             [languages.de]\ntitle = \"Der Kurier\"\nweight = 2\n\
             [languages.fr]\ntitle = \"Le Courrier\"\nlocale = \"fr-FR\"\nweight = 1\nparams.description = \"Nouvelles\"\n\
             [languages.pt-br]\n[languages.it]\n[languages.es]\ndisabled = true\n",
        )
        .write("content/post/ferry.md", story("Fähre", 1, ""))
        .write("content/post/ferry.fr.md", story("Bac", 1, ""))
        .write("content/post/only.fr.md", story("Seulement", 2, ""))
        .write("content/post/root.fr.md", story("Racine", 3, "url: /abs/root/"))
        .write("content/post/below.fr.md", story("Dessous", 4, "url: rel/below/"))
        .write("content/post/pier/index.fr.md", story("Quai", 5, ""))
        .write("content/log/tide.fr.md", story("Marée", 6, "slug: maree"))
        .write("content/post/ferry.pt-BR.md", story("Balsa", 1, ""))
        .write("content/post/ferry.es.md", story("Barco", 1, ""))
        .write("content/post/ferry.it.md", story("Traghetto", 1, ""))
        .write("content/post/ferry.nl.md", story("Veer", 1, ""));
    let run = tree.run(&["init", "--from", "."]).success();
    assert!(
        run.out
            .contains("in 3 languages: 2 in `de`, 6 in `fr-FR`, 1 in `pt-br`"),
        "{}",
        run.out
    );
    assert_eq!(built("hugo", &tree), [""; 0]);
    let all = tree.feed("all");
    assert_eq!(
        ids(&all),
        [
            "https://courier.example/news/post/ferry.nl/",
            "https://courier.example/news/post/ferry/"
        ]
    );
    assert_eq!((&all["title"], &all["language"]), (&"Der Kurier".into(), &"de".into()));
    let fr = tree.feed("fr/all");
    assert_eq!(
        ids(&fr),
        [
            "https://courier.example/news/fr/l/2026/maree/",
            "https://courier.example/news/fr/post/pier/",
            "https://courier.example/news/fr/rel/below/",
            "https://courier.example/news/abs/root/",
            "https://courier.example/news/fr/post/only/",
            "https://courier.example/news/fr/post/ferry/",
        ]
    );
    assert_eq!(fr["title"], "Le Courrier");
    assert_eq!(fr["description"], "Nouvelles");
    assert_eq!(fr["language"], "fr-FR");
    assert_eq!(fr["home_page_url"], "https://courier.example/news/fr/");
    let pt = tree.feed("pt-br/all");
    assert_eq!(ids(&pt), ["https://courier.example/news/pt-br/post/ferry/"]);
    assert_eq!(
        (&pt["title"], &pt["language"]),
        (&"The Courier".into(), &"pt-br".into())
    );
}

/// What Hugo 0.168.0 has in the feeds of such a tree.
#[test]
fn hugo_tells_languages_by_their_folders() {
    let tree = Tree::new()
        .write(
            "config/_default/hugo.toml",
            "baseURL = \"https://courier.example/\"\ntitle = \"The Courier\"\ndefaultContentLanguageInSubdir = true\n",
        )
        .write(
            "config/_default/languages.toml",
            "[en]\ncontentDir = \"content/english\"\nlocale = \"en-US\"\n[fr]\ncontentDir = \"content/french\"\n",
        )
        .write("config/_default/params.fr.toml", "description = \"Nouvelles\"\n")
        .write("content/english/post/ferry.md", story("Ferry", 1, ""))
        .write("content/english/post/bac.fr.md", story("Bac", 2, ""))
        .write("content/french/post/ferry.md", story("Le bac", 1, ""))
        .write("content/french/post/tide.en.md", story("Tide", 2, ""))
        .write("content/post/elsewhere.md", story("Elsewhere", 3, ""));
    let tree = tree.init();
    assert_eq!(built("hugo", &tree), [""; 0]);
    assert_eq!(
        ids(&tree.feed("all")),
        [
            "https://courier.example/en/post/tide/",
            "https://courier.example/en/post/ferry/"
        ]
    );
    assert_eq!(
        ids(&tree.feed("fr/all")),
        [
            "https://courier.example/fr/post/bac/",
            "https://courier.example/fr/post/ferry/"
        ]
    );
    assert_eq!(tree.feed("all")["home_page_url"], "https://courier.example/en/");
    assert_eq!(tree.feed("all")["language"], "en-US");
    assert_eq!(tree.feed("fr/all")["description"], "Nouvelles");
}

#[test]
fn zola_tells_languages_by_the_ends_of_names() {
    let article = |title: &str, day: u8, more: &str| {
        format!("+++\ntitle = \"{title}\"\ndate = 2026-02-{day:02}\n{more}\n+++\nThe text of {title}.\n")
    };
    let tree = Tree::new()
        .write(
            "config.toml",
            "base_url = \"https://courier.example\"\ntitle = \"The Courier\"\n\
             [languages.fr]\ntitle = \"Le Courrier\"\ngenerate_feeds = true\n",
        )
        .write("content/blog/ferry.md", article("Ferry", 1, ""))
        .write("content/blog/ferry.fr.md", article("Bac", 1, ""))
        .write("content/blog/2026-02-03-tide.fr.md", article("Marée", 3, ""))
        .write("content/blog/pier/index.fr.md", article("Quai", 2, "path = \"quai\""))
        .init();
    assert_eq!(built("zola", &tree), [""; 0]);
    assert_eq!(ids(&tree.feed("all")), ["https://courier.example/blog/ferry/"]);
    assert_eq!(
        ids(&tree.feed("fr/all")),
        [
            "https://courier.example/fr/blog/tide/",
            "https://courier.example/quai/",
            "https://courier.example/fr/blog/ferry/",
        ]
    );
    assert_eq!(tree.feed("fr/all")["title"], "Le Courrier");
}

#[test]
fn docusaurus_keeps_languages_beside_the_blog() {
    let tree = Tree::new()
        .write("blog/tide.md", "---\ndate: 2026-01-03\n---\n# Tide\n\nText.\n")
        .write(
            "docusaurus.config.js",
            "export default { title: 'The Courier', url: 'https://courier.example', baseUrl: '/site/',\n\
             i18n: { defaultLocale: 'en', locales: ['en', 'fr', 'pt-BR'], localeConfigs: { fr: { htmlLang: 'fr-FR' },\n\
             'pt-BR': { path: 'pt', baseUrl: '/brasil/' } } } };\n",
        )
        .write("blog/2026-02-01-ferry.md", "# Ferry\n\nText.\n")
        .write("blog/2026-02-02-tide.fr.md", "# Tide\n\nText.\n")
        .write(
            "i18n/fr/docusaurus-plugin-content-blog/2026-02-01-ferry.md",
            "# Bac\n\nSee [tide](./tide.md).\n",
        )
        .write(
            "i18n/fr/docusaurus-plugin-content-blog/tide.md",
            "---\ndate: 2026-02-03\n---\n# Marée\n\nTexte.\n",
        )
        .write(
            "i18n/pt/docusaurus-plugin-content-blog/2026-02-01-ferry.md",
            "# Balsa\n\nTexto.\n",
        )
        .init();
    assert_eq!(built("docusaurus", &tree), [""; 0]);
    assert_eq!(
        ids(&tree.feed("all")),
        [
            "https://courier.example/site/blog/2026/02/02/tide.fr",
            "https://courier.example/site/blog/2026/02/01/ferry",
            "https://courier.example/site/blog/tide"
        ]
    );
    let fr = tree.feed("fr/all");
    assert_eq!(
        ids(&fr),
        [
            "https://courier.example/site/fr/blog/tide",
            "https://courier.example/site/fr/blog/2026/02/01/ferry"
        ]
    );
    assert_eq!(fr["language"], "fr-FR");
    let html = fr["items"][1]["content_html"].as_str().unwrap();
    assert!(html.contains("https://courier.example/site/fr/blog/tide"), "{html}");
    assert_eq!(
        ids(&tree.feed("pt-br/all")),
        ["https://courier.example/brasil/blog/2026/02/01/ferry"]
    );
}

#[test]
fn eleventy_tells_languages_by_folders_with_data() {
    let tree = Tree::new()
        .write(
            "eleventy.config.mjs",
            "export default () => ({ dir: { input: 'src' } });\n",
        )
        .write(
            "src/_data/site.json",
            "{\"title\": \"The Courier\", \"url\": \"https://courier.example\", \"lang\": \"en\"}",
        )
        .write("src/en/en.json", "{\"lang\": \"en\"}")
        .write(
            "src/fr/posts/posts.json",
            "{\"lang\": \"fr\", \"permalink\": \"/fr/{{ page.fileSlug }}/\"}",
        )
        .write("src/en/posts/ferry.md", story("Ferry", 1, ""))
        .write("src/fr/posts/ferry.md", story("Bac", 1, ""))
        .init();
    assert_eq!(built("eleventy", &tree), [""; 0]);
    assert_eq!(ids(&tree.feed("all")), ["https://courier.example/en/posts/ferry/"]);
    assert_eq!(ids(&tree.feed("fr/all")), ["https://courier.example/fr/ferry/"]);
    assert_eq!(tree.feed("fr/all")["language"], "fr");
    assert_eq!(tree.feed("fr/all")["home_page_url"], "https://courier.example/fr/");
}

#[test]
fn eleventy_tells_languages_by_names_of_folders_where_it_has_the_plug_in() {
    let tree = |config: &str| {
        Tree::new()
            .write("eleventy.config.mjs", config)
            .write(
                "src/_data/site.json",
                "{\"title\": \"The Courier\", \"url\": \"https://courier.example\"}",
            )
            .write("src/en/posts/ferry.md", story("Ferry", 1, ""))
            .write("src/fr/posts/ferry.md", story("Bac", 1, ""))
            .write("src/go/ferry.md", story("Go", 2, "lang: en"))
            .init()
    };
    let input = "export const config = { dir: { input: 'src' } };\n";
    let plugin = "export default function (c) { c.addPlugin(I18nPlugin, { defaultLanguage: 'en' }); }\n";
    let with = tree(&format!("{plugin}{input}"));
    assert_eq!(built("eleventy", &with), [""; 0]);
    assert_eq!(titles(&with.feed("all")), ["Go", "Ferry"]);
    assert_eq!(titles(&with.feed("fr/all")), ["Bac"]);
    assert!(!with.read("feedmill.toml").contains("[languages.go]"));
    assert_eq!(titles(&tree(input).built().feed("all")), ["Go", "Ferry", "Bac"]);
}

#[test]
fn jekyll_has_all_languages_in_one_feed_and_each_in_another() {
    let tree = Tree::new()
        .write(
            "_config.yml",
            "title: The Courier\nurl: https://courier.example\nlang: en\n",
        )
        .write("_posts/2026-02-01-ferry.md", story("Ferry", 1, ""))
        .write("_posts/2026-02-02-bac.md", story("Bac", 2, "lang: fr"))
        .init();
    assert_eq!(built("jekyll", &tree), [""; 0]);
    assert_eq!(titles(&tree.feed("all")), ["Bac", "Ferry"]);
    assert_eq!(titles(&tree.feed("all-fr")), ["Bac"]);
    assert_eq!(titles(&tree.feed("all-en")), ["Ferry"]);
    assert_eq!(ids(&tree.feed("all-fr")), ["https://courier.example/2026/02/02/bac"]);
}

/// Docusaurus looks for a translation of each original, and for nothing else.
#[test]
fn docusaurus_publishes_no_translation_without_an_original() {
    let tree = Tree::new()
        .write(
            "docusaurus.config.js",
            "export default { title: 'The Courier', url: 'https://courier.example', baseUrl: '/',\n\
             i18n: { defaultLocale: 'en', locales: ['en', 'fr'] } };\n",
        )
        .write("blog/2026-02-01-ferry.md", "# Ferry\n\nText.\n")
        .write(
            "i18n/fr/docusaurus-plugin-content-blog/2026-02-01-ferry.md",
            "# Bac\n\nTexte.\n",
        )
        .write(
            "i18n/fr/docusaurus-plugin-content-blog/2026-02-02-only.md",
            "# Seulement\n\nTexte.\n",
        )
        .init();
    for _ in 0..2 {
        let run = tree.run(&["build"]).ended(1).said("MissingOriginal");
        assert!(
            run.err
                .contains("there is no `blog/2026-02-02-only.md` that this is a translation of"),
            "{}",
            run.err
        );
        assert_eq!(titles(&tree.feed("fr/all")), ["Bac"]);
    }
    let tree = tree.write("blog/2026-02-02-only.md", "# Only\n\nText.\n");
    tree.run(&["build"]).success();
    assert_eq!(titles(&tree.feed("fr/all")), ["Seulement", "Bac"]);
    fs::remove_file(tree.path("blog/2026-02-02-only.md")).unwrap();
    tree.run(&["build"]).ended(1).said("MissingOriginal");
    assert_eq!(titles(&tree.feed("fr/all")), ["Bac"]);
}

/// What Pelican 4.12.0 has in the feeds of such a tree.
#[test]
fn pelican_has_an_address_for_articles_in_other_languages() {
    let article = |title: &str, day: u8, more: &str| {
        format!("Title: {title}\nDate: 2026-02-{day:02} 10:00\n{more}\nThe text of {title}.\n")
    };
    let tree = |settings: &str| {
        Tree::new()
            .write(
                "pelicanconf.py",
                format!(
                    "SITENAME = 'The Courier'\nSITEURL = 'https://courier.example'\nPATH = 'content'\n\
                     TIMEZONE = 'UTC'\nDEFAULT_LANG = 'en'\n{settings}"
                ),
            )
            .write("content/ferry.md", article("Ferry", 1, "Slug: ferry\n"))
            .write("content/bac.md", article("Bac", 2, "Slug: ferry\nLang: fr\n"))
            .write("content/only.md", article("Seulement", 3, "Lang: fr\n"))
            .write("content/tide.md", article("Tide", 4, "Lang: en\n"))
            .init()
    };
    let usual = tree("");
    assert_eq!(built("pelican", &usual), [""; 0]);
    assert_eq!(
        ids(&usual.feed("all")),
        [
            "tag:courier.example,2026-02-04:/tide.html",
            "tag:courier.example,2026-02-03:/seulement-fr.html",
            "tag:courier.example,2026-02-02:/ferry-fr.html",
            "tag:courier.example,2026-02-01:/ferry.html",
        ]
    );
    assert_eq!(titles(&usual.feed("all-fr")), ["Seulement", "Bac"]);
    assert_eq!(titles(&usual.feed("all-en")), ["Tide", "Ferry"]);
    let own = tree("ARTICLE_URL = 'en/{slug}/'\nARTICLE_LANG_URL = '{lang}/{slug}/'\n");
    assert_eq!(built("pelican", &own), [""; 0]);
    assert_eq!(
        ids(&own.feed("all-fr")),
        [
            "tag:courier.example,2026-02-03:/fr/seulement/",
            "tag:courier.example,2026-02-02:/fr/ferry/",
        ]
    );
}
