//! Public means public: what says anything else than "public now" is in no file below the output folder.

use std::fs;

use serde_json::Value;

use crate::site::{Site, files_below, json_lines};
use crate::tree::Tree;

/// Articles with a word each that stands nowhere else, in title, slug and text.
fn articles(site: Site, rows: &[(&str, &str)]) -> Site {
    rows.iter().fold(site, |site, (word, fields)| {
        let text =
            format!("---\ntitle: The {word}\ndate: 2026-02-01\nslug: {word}\n{fields}\n---\nText of the {word}.\n");
        site.write(&format!("articles/{word}.md"), &text)
    })
}

/// The words of `words` that are in any file of a folder, but for the state.
fn shown<'w>(folder: &std::path::Path, words: impl IntoIterator<Item = &'w str>) -> Vec<&'w str> {
    let files = files_below(folder)
        .into_iter()
        .filter(|(name, _)| !name.starts_with(".feedmill/"));
    let all: Vec<String> = files
        .map(|(_, bytes)| String::from_utf8_lossy(&bytes).into_owned())
        .collect();
    let is_shown = |word: &&str| all.iter().any(|text| text.contains(word));
    words.into_iter().filter(is_shown).collect()
}

const HELD: &[(&str, &str)] = &[
    ("ara", "draft: yes"),
    ("bee-eater", "draft: 1"),
    ("crake", "Draft: \"on\""),
    ("dunlin", "status: private"),
    ("eider", "status: Pending review"),
    ("fulmar", "published: no"),
    ("gannet", "publish: false"),
    ("heron", "visibility: members"),
    ("ibis", "access: paid"),
    ("jaeger", "pubstatus: withheld"),
    ("kestrel", "unlisted: true"),
    ("lapwing", "params:\n  private: true"),
    ("merlin", "rss: false"),
    ("nightjar", "feed: false"),
    ("osprey", "exclude_from_feed: true"),
    ("puffin", "sitemap_exclude: true"),
    ("quail", "feeds: false"),
    ("redshank", "password: gull"),
    ("shrike", "publish: 2999-01-01"),
    ("stilt", "not_in_feeds: true"),
    ("stork", "feed: { exclude: true }"),
    ("swift", "rss: exclude"),
    ("teal", "state: draft"),
    ("thrush", "isDraft: true"),
    ("turnstone", "draft: { for: review }"),
    ("twite", "deleted: true"),
    ("veery", "deleted_at: 2026-02-02"),
    ("verdin", "do_not_publish: yes"),
    ("vireo", "enabled: false"),
    ("wagtail", "expires: the day after"),
    ("waxwing", "members: true"),
    ("whinchat", "approved: no"),
    ("wagtail", "state: withdrawn"),
    ("warbler", "meta: { status: draft }"),
    ("waxbill", "workflow: { state: in review }"),
    ("wheatear", "draft\u{a0}: true"),
    ("whimbrel", "embargo: 2026-01-01\npublish_at: 2999-01-01"),
    ("wigeon", "embargo: false\ngo_live: 2999-01-01"),
    ("woodcock", "expires: 2999-01-01\nexpires_at: 2026-02-02"),
];

const PUBLIC: &[(&str, &str)] = &[
    ("nettle", "members: [Ada, Grace]\nready: soon"),
    ("larch", "expires: never"),
    ("maple", "expires: 0000-00-00 00:00:00"),
    ("alder", "draft: no"),
    ("birch", "draft: 0"),
    ("cedar", "status: published"),
    ("dogwood", "status: publish"),
    ("elm", "visibility: public"),
    ("fir", "pubstatus: usable"),
    ("gorse", "published: yes"),
    ("hazel", "draft:"),
    ("ivy", "publish: 2026-01-01"),
    ("juniper", "sitemap: false\nembargoed: no"),
    ("kauri", "state: Texas\nfeed: { title: x }"),
];

#[test]
fn only_what_says_that_it_is_public_goes_out() {
    let site = articles(articles(Site::new(), HELD), PUBLIC);
    let run = site.build(&[]).success();
    assert!(run.out.contains("; 34 articles not public: "), "{}", run.out);
    let held: Vec<&str> = HELD.iter().map(|(word, _)| *word).collect();
    assert_eq!(shown(&site.path("feeds"), held), [""; 0]);
    let public: Vec<&str> = PUBLIC.iter().map(|(word, _)| *word).collect();
    assert_eq!(shown(&site.path("feeds"), public.clone()), public);
    // The second run knows them from the index.
    let again = site.build(&[]).success();
    assert!(again.out.contains("; 34 articles not public"), "{}", again.out);
}

#[test]
fn a_word_that_is_not_known_is_named_at_its_place() {
    let site = articles(
        Site::new().good_article(),
        &[("curlew", "status: seedling"), ("dotterel", "status: paid")],
    );
    let run = site.build(&[]).success();
    assert!(
        run.err.contains(
            "warning[UnknownStatus]: `status: seedling` is not known to mean that the story is public; it is held\n \
             --> articles/curlew.md:5:9"
        ),
        "{}",
        run.err
    );
    assert!(!run.err.contains("dotterel"), "{}", run.err);
    assert!(run.err.contains("`status = []`"), "{}", run.err);
    assert_eq!(site.build(&[]).success().err, run.err);
    let listed = json_lines(&site.run(&["list", "--format", "json"]).out);
    let held: Vec<&Value> = listed.iter().map(|row| &row["held"]).collect();
    assert_eq!(
        held,
        ["status: seedling", "status: paid"]
            .map(Value::from)
            .iter()
            .chain([&Value::Null])
            .collect::<Vec<_>>()
    );
}

#[test]
fn a_newsroom_has_words_of_its_own() {
    let rows = [
        ("curlew", "secret: true"),
        ("dotterel", "draft: true"),
        ("egret", "status: seedling"),
        ("finch", "on_air: no"),
    ];
    let keys = "[articles.keys]\ndraft = \"secret\"\npublic = [\"on_air\"]\nstatus = []\n";
    let site = articles(Site::with_config(keys), &rows);
    site.build(&[]).success();
    assert_eq!(
        shown(&site.path("feeds"), ["curlew", "dotterel", "egret", "finch"]),
        ["egret"]
    );
}

#[test]
fn one_story_stays_out_of_one_feed() {
    let rows = [
        (
            "curlew",
            "topics: [Harbor, Birds]\nnot_in_feeds: [all.rss, /topics/birds/]",
        ),
        ("dotterel", "topics: [Harbor, Birds]\nnot_in_feeds: topics/harbour"),
    ];
    let site = articles(Site::new(), &rows);
    let run = site.build(&[]).success();
    let feeds = |word: &str| {
        let files = files_below(&site.path("feeds")).into_iter();
        let json = files.filter(|(name, _)| name.ends_with(".json"));
        let with = json.filter(|(_, bytes)| String::from_utf8_lossy(bytes).contains(word));
        with.map(|(name, _)| name).collect::<Vec<_>>()
    };
    assert_eq!(feeds("curlew"), ["topics/harbor.json"]);
    assert_eq!(
        feeds("dotterel"),
        ["all.json", "topics/birds.json", "topics/harbor.json"]
    );
    assert!(
        run.err
            .contains("warning[UnknownFeed]: `not_in_feeds` names `topics/harbour`, and there is no such feed"),
        "{}",
        run.err
    );
    assert!(run.err.contains("did you mean `topics/harbor`?"), "{}", run.err);
    // What was public by the file's old state leaves the other feeds at the next run.
    site.put(
        "articles/dotterel.md",
        b"---\ntitle: D\ndate: 2026-02-01\nslug: dotterel\ntopics: [Harbor]\nnot_in_feeds: all\n---\nText.\n",
    );
    site.build(&["--allow-shrink"]).success();
    assert_eq!(feeds("dotterel"), ["topics/harbor.json"]);
}

#[test]
fn what_holds_for_many_articles_stands_in_the_configuration() {
    let defaults = "[[articles.defaults]]\nfiles = \"articles/b*\"\nvalues = { draft = true, section = \"Birds\" }\n\
                    [[articles.defaults]]\nvalues = { section = \"News\" }\n\
                    [[articles.defaults]]\npath = 'articles/(?P<date>\\d{4}-\\d{2}-\\d{2})_(?P<slug>[^/.]*)'\n";
    let site = Site::with_config(defaults)
        .write("articles/bittern.md", "---\ntitle: B\ndate: 2026-02-01\n---\nText.\n")
        .write(
            "articles/bunting.md",
            "---\ntitle: B\ndate: 2026-02-01\ndraft: false\n---\nText.\n",
        )
        .write(
            "articles/bulbul.txt",
            "The bulbul sings\n\nBy Maren Oduya\nPosted Feb 1, 2026\n\nText.\n",
        )
        .write("articles/2026-03-04_crane.md", "---\ntitle: C\n---\nText.\n");
    let listed = json_lines(&site.run(&["list", "--format", "json"]).success().out);
    let rows: Vec<_> = listed
        .iter()
        .map(|row| {
            (
                row["url"].as_str().unwrap(),
                row["section"].as_str().unwrap(),
                row["held"].as_str(),
            )
        })
        .collect();
    assert_eq!(
        rows,
        [
            ("https://courier.example/2026/03/crane/", "News", None),
            (
                "https://courier.example/2026/02/bittern/",
                "Birds",
                Some("draft in config.toml")
            ),
            (
                "https://courier.example/2026/02/bulbul/",
                "Birds",
                Some("draft in config.toml")
            ),
            ("https://courier.example/2026/02/bunting/", "Birds", None),
        ]
    );
}

#[test]
fn a_slip_in_what_holds_for_many_articles_is_told() {
    let site = Site::with_config("[[articles.defaults]]\nvalues = { drfat = true, mood = \"calm\" }\n").good_article();
    let run = site.build(&[]).ended(2);
    assert!(
        run.err.contains("`drfat` is no field of an article") && run.err.contains("did you mean `draft`?"),
        "{}",
        run.err
    );
    assert!(!run.err.contains("`mood`"), "{}", run.err);
}

/// Builds a tree and returns the words that are shown.
fn built<'w>(tree: &Tree, words: &[&'w str]) -> Vec<&'w str> {
    tree.run(&["build", "--config", "feedmill.toml"]);
    shown(&tree.path("feeds"), words.iter().copied())
}

fn post(word: &str, fields: &str) -> String {
    format!("---\ntitle: The {word}\ndate: 2026-02-01\n{fields}\n---\nText of the {word}.\n")
}

#[test]
fn a_section_of_hugo_hands_down_what_it_says() {
    let cascade = "---\ntitle: S\ncascade:\n  - target: { path: '/fut/deep/**' }\n    build: { list: never }\n  - target: { kind: section }\n    draft: true\n---\n";
    let site = "baseURL = 'https://courier.example/'\ntitle = 'T'\n[[cascade]]\ndraft = true\n[cascade.target]\npath = '/wire/**'\n";
    let tree = Tree::new()
        .write("hugo.toml", site)
        .write("content/fut/_index.md", cascade)
        .write("content/fut/curlew.md", post("curlew", ""))
        .write("content/fut/deep/dotterel.md", post("dotterel", ""))
        .write("content/fut/deep/egret.md", post("egret", "build: { list: always }"))
        .write("content/wire/finch.md", post("finch", ""))
        .write("content/wire/grebe/index.md", post("grebe", "draft: false"))
        .write("content/wire/grebe/heron.md", post("heron", "draft: false"))
        .write("content/headless/index.md", post("ibis", "headless: true"))
        .init();
    let words = ["curlew", "dotterel", "egret", "finch", "grebe", "heron", "ibis"];
    assert_eq!(built(&tree, &words), ["curlew", "egret", "grebe"]);
    // A section that becomes a draft later hides what was public.
    let tree = tree.write("content/fut/_index.md", "---\ncascade: { draft: true }\n---\n");
    tree.run(&["build", "--config", "feedmill.toml", "--allow-shrink"])
        .success();
    assert_eq!(shown(&tree.path("feeds"), words), ["grebe"]);
    // What it hands down cannot be known where it cannot be read.
    let tree = tree.write("content/wire/_index.md", "---\ncascade: [\n---\n");
    tree.run(&["build", "--config", "feedmill.toml", "--allow-shrink"]);
    let listed = tree.run(&["list", "--config", "feedmill.toml"]);
    assert!(
        listed.out.contains("(content/wire/_index.md cannot be read)"),
        "{}",
        listed.out
    );
}

#[test]
fn what_a_section_of_hugo_hands_down_holds_in_its_language() {
    let draft = "---\ncascade: { draft: true }\n---\n";
    let site = "baseURL = 'https://courier.example/'\ntitle = 'T'\ndefaultContentLanguage = 'de'\n\
                [languages.de]\nweight = 1\n[languages.fr]\nweight = 2\ncontentDir = 'inhalt/fr'\n";
    let tree = Tree::new()
        .write("hugo.toml", site)
        .write("content/post/_index.md", draft)
        .write("content/post/curlew.md", post("curlew", ""))
        .write("content/post/dotterel.fr.md", post("dotterel", ""))
        .write("content/log/_index.fr.md", draft)
        .write("content/log/egret.md", post("egret", ""))
        .write("content/log/finch.fr.md", post("finch", ""))
        .write("inhalt/fr/tide/_index.md", draft)
        .write("inhalt/fr/tide/grebe.md", post("grebe", ""))
        .init();
    let words = ["curlew", "dotterel", "egret", "finch", "grebe"];
    assert_eq!(built(&tree, &words), ["dotterel", "egret"]);
}

#[test]
fn defaults_of_jekyll_hold_by_path_and_kind() {
    let config = "title: T\nurl: https://courier.example\ndefaults:\n\
                  - scope: { path: '', type: posts }\n  values: { published: false }\n\
                  - scope: { path: news }\n  values: { published: true, author: Maren Oduya }\n\
                  - scope: { path: 'news/_posts/*-finch*' }\n  values: { published: no }\n";
    let tree = Tree::new()
        .write("_config.yml", config)
        .write("_posts/2026-02-01-curlew.md", post("curlew", ""))
        .write("_posts/2026-02-01-dotterel.md", post("dotterel", "published: true"))
        .write("news/_posts/2026-02-01-egret.md", post("egret", ""))
        .write("news/_posts/2026-02-01-finch.md", post("finch", ""))
        .init();
    assert_eq!(
        built(&tree, &["curlew", "dotterel", "egret", "finch"]),
        ["dotterel", "egret"]
    );
    assert!(tree.read("feeds/all.rss").contains("Maren Oduya"));
}

#[test]
fn a_site_may_show_what_is_ahead_and_what_is_a_draft() {
    let tree = |settings: &str| {
        Tree::new()
            .write(
                "_config.yml",
                format!("title: T\nurl: https://courier.example\n{settings}"),
            )
            .write(
                "_posts/2999-01-01-curlew.md",
                "---\ntitle: The curlew\n---\nText of the curlew.\n",
            )
            .write("_posts/2026-02-01-dotterel.md", post("dotterel", "published: false"))
            .write(
                "_posts/2026-02-01-egret.md",
                post("egret", "published: false\nstatus: paid"),
            )
            .write("_posts/finch.md", post("finch", ""))
            .write("_posts/2026-02-01-ibis.md", post("ibis", "published: pending"))
            .write("_drafts/grebe.md", post("grebe", ""))
            .write("_posts/2026-02-01-heron.md", post("heron", ""))
            .init()
    };
    let words = ["curlew", "dotterel", "egret", "finch", "grebe", "heron", "ibis"];
    assert_eq!(built(&tree(""), &words), ["heron"]);
    assert_eq!(built(&tree("unpublished: true\n"), &words), ["dotterel", "heron"]);
    assert_eq!(
        built(
            &tree("show_drafts: true\nexclude: [_posts/2026-02-01-heron.md]\n"),
            &words
        ),
        ["grebe"]
    );
    let all = tree("future: true\nunpublished: true\nshow_drafts: true\n");
    assert_eq!(built(&all, &words), ["curlew", "dotterel", "grebe", "heron"]);
    all.run(&["check", "feeds", "--fail-on", "error"]).success();
}

#[test]
fn data_files_of_eleventy_hold_for_their_folder_or_file() {
    let tree = Tree::new()
        .write("eleventy.config.mjs", "export default function () {}\n")
        .write(
            "_data/metadata.json",
            "{\"title\": \"T\", \"url\": \"https://courier.example/\"}",
        )
        .write(
            "birds/birds.json",
            "{\"eleventyExcludeFromCollections\": true, \"tags\": [\"birds\", \"posts\"]}",
        )
        .write("birds/curlew.md", post("curlew", ""))
        .write(
            "birds/dotterel.md",
            post("dotterel", "eleventyExcludeFromCollections: false\ntags: [waders]"),
        )
        .write(
            "birds/egret.md",
            post("egret", "eleventyExcludeFromCollections: false\npermalink: false"),
        )
        .write("trees/fir.md", post("fir", ""))
        .write("trees/fir.11tydata.json", "{\"draft\": true}")
        .write(
            "trees/gorse.md",
            post("gorse", "eleventyComputed: { permalink: false }\npermalink: /gorse/"),
        )
        .write(
            "trees/hazel.md",
            post("hazel", "eleventyExcludeFromCollections: [featured]"),
        )
        .write("trees/ivy.md", post("ivy", "eleventyExcludeFromCollections: [posts]"))
        .write("trees/juniper.md", post("juniper", ""))
        .write(".eleventyignore", "trees/juniper.md\n")
        .init();
    let words = ["curlew", "dotterel", "egret", "fir", "gorse", "hazel", "ivy", "juniper"];
    assert_eq!(built(&tree, &words), ["dotterel", "hazel"]);
    let feed: Value = serde_json::from_str(&tree.read("feeds/all.json")).unwrap();
    let tags = feed["items"]
        .as_array()
        .unwrap()
        .iter()
        .find_map(|item| item.get("tags"));
    assert_eq!(tags.unwrap(), &serde_json::json!(["waders", "birds"]));
}

#[test]
fn folders_are_what_the_generator_takes_them_for() {
    let draft = "---\ncascade: { draft: true }\n---\n";
    let tree = Tree::new()
        .write("hugo.toml", "baseURL = 'https://courier.example/'\ntitle = 'T'\n")
        .write(
            "config/_default/cascade.toml",
            "[target]\npath = '/top-secret/**'\n[build]\nlist = 'never'\n",
        )
        .write("content/post/public/_index.md", draft)
        .write("content/post/public/curlew.md", post("curlew", ""))
        .write("content/post/dotterel.md", post("dotterel", ""))
        .write("content/Top Secret/egret.md", post("egret", ""))
        .write("content/notes/_index.adoc", "no front matter that anybody reads: [\n")
        .write("content/bundle/index.org", "Text.\n")
        .write("content/bundle/finch.md", post("finch", ""))
        .write("content/other/index.notes.md", post("grebe", ""))
        .write("content/other/heron.md", post("heron", ""))
        .init();
    let words = ["curlew", "dotterel", "egret", "finch", "grebe", "heron"];
    assert_eq!(built(&tree, &words), ["dotterel", "grebe", "heron"]);
}

#[test]
fn front_matter_that_is_a_program_is_not_published_as_a_text() {
    let tree = Tree::new()
        .write("eleventy.config.mjs", "export default function () {}\n")
        .write(
            "_data/metadata.json",
            "{\"title\": \"T\", \"url\": \"https://courier.example/\"}",
        )
        .write(
            "posts/2026-02-01-curlew.md",
            "---js\n{ draft: true, title: 'curlew' }\n---\nText.\n",
        )
        .write("posts/dotterel.md", post("dotterel", ""))
        .init();
    assert_eq!(built(&tree, &["curlew", "draft: true", "dotterel"]), ["dotterel"]);
    let run = tree.run(&["list", "--config", "feedmill.toml"]);
    assert!(run.err.contains("front matter in `js` is not read"), "{}", run.err);
}

#[test]
fn a_text_is_a_yes_where_templates_are_scripts() {
    let tree = Tree::new()
        .write(
            "astro.config.mjs",
            "export default { site: 'https://courier.example' };\n",
        )
        .write("package.json", "{\"dependencies\": {\"astro\": \"7\"}}")
        .write("src/content/blog/curlew.md", post("curlew", "draft: 'false'"))
        .write("src/content/blog/dotterel.md", post("dotterel", "draft: no"))
        .write("src/content/blog/egret.md", post("egret", "draft: false"))
        .write("src/content/blog/finch.md", post("finch", "draft: ''"))
        .init();
    assert_eq!(
        built(&tree, &["curlew", "dotterel", "egret", "finch"]),
        ["egret", "finch"]
    );
    let run = tree.run(&["list", "--config", "feedmill.toml"]);
    assert!(
        run.err
            .contains("`draft: false` is not known to mean that the story is public"),
        "{}",
        run.err
    );
}

#[test]
fn wire_copy_whose_inherited_embargo_cannot_be_read_is_left_out() {
    let defaults = "[[articles.defaults]]\nfiles = \"articles/wire\"\nvalues = { embargo = \"soon\" }\n";
    let site = Site::with_config(defaults).good_article().write(
        "articles/wire/curlew.txt",
        "The curlew sings\n\nBy Maren Oduya\nPosted Feb 1, 2026\n\nText.\n",
    );
    site.build(&[]).ended(1).said("InvalidDate");
    assert_eq!(shown(&site.path("feeds"), ["curlew"]), [""; 0]);
}

#[test]
fn a_draft_section_of_zola_hides_its_pages() {
    let page = |word: &str, fields: &str| {
        format!("+++\ntitle = 'The {word}'\ndate = 2026-02-01\n{fields}\n+++\nText of the {word}.\n")
    };
    let tree = Tree::new()
        .write(
            "config.toml",
            "base_url = 'https://courier.example'\ntitle = 'T'\nignored_content = ['*.tmp.md']\n",
        )
        .write("content/hazel.tmp.md", page("hazel", ""))
        .write("content/birds/_index.md", "+++\ndraft = true\n+++\n")
        .write("content/birds/curlew.md", page("curlew", "draft = false"))
        .write("content/trees/_index.md", "+++\ntransparent = true\n+++\n")
        .write("content/trees/fir.md", page("fir", ""))
        .write("content/trees/gorse.md", page("gorse", "render = false"))
        .init();
    assert_eq!(built(&tree, &["curlew", "fir", "gorse", "hazel"]), ["fir"]);
}

#[test]
fn what_says_it_in_pelicans_words_stays_in() {
    let text =
        |word: &str, status: &str| format!("Title: The {word}\nDate: 2026-02-01\n{status}\n\nText of the {word}.\n");
    let tree = Tree::new()
        .write(
            "pelicanconf.py",
            "SITENAME = 'T'\nSITEURL = 'https://courier.example'\nPATH = 'content'\n",
        )
        .write("content/curlew.md", text("curlew", "Status: draft"))
        .write("content/dotterel.md", text("dotterel", "Status: hidden"))
        .write("content/egret.md", text("egret", "Status: skip"))
        .write("content/finch.md", text("finch", "Status: published"))
        .init();
    assert_eq!(built(&tree, &["curlew", "dotterel", "egret", "finch"]), ["finch"]);
    assert!(fs::exists(tree.path("feeds/.feedmill")).unwrap());
}

#[test]
fn tags_of_docusaurus_are_called_what_its_table_says() {
    let tree = Tree::new()
        .write(
            "docusaurus.config.js",
            "module.exports = { title: 'T', url: 'https://courier.example', baseUrl: '/' };\n",
        )
        .write("blog/tags.yml", "quay:\n  label: The quay\n")
        .write("blog/2026-02-01-curlew.md", post("curlew", "tags: [quay, birds]"))
        .init();
    tree.run(&["build", "--config", "feedmill.toml"]).success();
    assert!(tree.read("feeds/all.rss").contains("The quay"));
    let tree = tree.write("blog/tags.yml", "quay:\n  label: The old quay\n");
    tree.run(&["build", "--config", "feedmill.toml"]).success();
    assert!(tree.read("feeds/all.rss").contains("The old quay"));
}

#[test]
fn settings_of_pelican_hold_for_what_says_nothing_itself() {
    let text = |word: &str, fields: &str| format!("Title: The {word}\n{fields}\n\nText of the {word}.\n");
    let settings = "SITENAME = 'T'\nSITEURL = 'https://courier.example'\nPATH = 'content'\n\
        ARTICLE_PATHS = ['news', 'log']\nARTICLE_EXCLUDES = ['news/old']\n\
        DEFAULT_METADATA = {\n    'status': 'draft',  # until it is ready\n    'author': 'Maren Oduya',\n}\n";
    let dated = "Date: 2026-02-01\nStatus: published";
    let tree = Tree::new()
        .write("pelicanconf.py", settings)
        .write("content/news/curlew.md", text("curlew", "Date: 2026-02-01"))
        .write("content/news/old/dotterel.md", text("dotterel", dated))
        .write("content/away/egret.md", text("egret", dated))
        .write("content/log/finch.md", text("finch", dated))
        .init();
    assert_eq!(built(&tree, &["curlew", "dotterel", "egret", "finch"]), ["finch"]);
    let finch = tree
        .list()
        .into_iter()
        .find(|line| line["title"] == "The finch")
        .unwrap();
    assert_eq!(finch["authors"][0]["name"], "Maren Oduya");
}
