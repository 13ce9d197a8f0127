//! What the settings and pages of Hugo hand down, and what they leave out. Seen with Hugo itself in tests/generators.

use std::fs;

use serde_json::Value;

use crate::site::files_below;
use crate::tree::Tree;

const SITE: &str = "baseURL = 'https://courier.example/'\ntitle = 'T'\n";
const LANGUAGES: &str = "[languages.en]\nweight = 1\n[languages.fr]\nweight = 2\n";

fn page(fields: &str) -> String {
    format!("---\ndate: 2026-02-01\n{fields}\n---\nText.\n")
}

/// A site with pages of these names, which are their titles, too.
fn site(settings: &str, pages: &[(&str, &str)]) -> Tree {
    let tree = Tree::new().write("hugo.toml", settings);
    pages.iter().fold(tree, |tree, (name, fields)| {
        let title = if name.ends_with("_index") {
            String::new()
        } else {
            format!("title: {name}\n")
        };
        tree.write(&format!("content/{name}.md"), page(&format!("{title}{fields}")))
    })
}

/// The addresses of what is shown, in their order.
fn shown(tree: &Tree) -> Vec<String> {
    tree.run(&["build", "--config", "feedmill.toml"]);
    let feeds = files_below(&tree.path("feeds"))
        .into_iter()
        .filter(|(name, _)| name.ends_with("all.json") && !name.starts_with(".feedmill"));
    let mut addresses: Vec<String> = feeds
        .flat_map(|(_, bytes)| {
            let feed: Value = serde_json::from_slice(&bytes).unwrap();
            feed["items"].as_array().unwrap().clone()
        })
        .map(|item| item["url"].as_str().unwrap().replace("https://courier.example", ""))
        .collect();
    addresses.sort();
    addresses
}

#[test]
fn what_a_page_hands_down_holds_for_itself() {
    let settings = format!("{SITE}{LANGUAGES}");
    let tree = site(
        &settings,
        &[
            ("a/_index", "cascade: { draft: true }"),
            ("a/own", "cascade: { draft: false }"),
            ("b/draft", "cascade: { draft: true }"),
            ("b/list", "cascade: [{ build: { list: never } }]"),
            ("b/past", "cascade: { expiryDate: 2026-02-02 }"),
            ("b/ahead", "cascade: { publishDate: 2099-02-02 }"),
            ("b/here", "cascade: [{ target: { path: '/b/**' }, draft: true }]"),
            ("b/own", "draft: false\ncascade: { draft: true }"),
            ("b/else", "cascade: [{ target: { path: '/a/**' }, draft: true }]"),
            ("b/section", "cascade: [{ target: { kind: section }, draft: true }]"),
            ("b/slug", "cascade: { slug: handed }"),
            ("b/french", "cascade: [{ target: { lang: fr }, draft: true }]"),
        ],
    );
    let names = [
        "/a/own/",
        "/b/else/",
        "/b/french/",
        "/b/handed/",
        "/b/own/",
        "/b/section/",
    ];
    assert_eq!(shown(&tree.init()), names);
}

#[test]
fn targets_are_patterns_as_hugo_has_them() {
    let target = |target: &str| format!("cascade: [{{ target: {target}, draft: true }}]");
    let tree = site(
        &format!("{SITE}{LANGUAGES}"),
        &[
            ("a/_index", &target("{ path: '/a**r/*' }")),
            ("a/pier", ""),
            ("a/deep/er/quay", ""),
            ("b/_index", &target("{ lang: '{en,de}' }")),
            ("b/pier", ""),
            ("b/quay.fr", ""),
            ("c/_index", &target("{ sites: { matrix: { languages: ['f*'] } } }")),
            ("c/pier", ""),
            ("c/quay.fr", ""),
        ],
    );
    assert_eq!(shown(&tree.init()), ["/a/pier/", "/c/pier/", "/fr/b/quay/"]);
}

#[test]
fn pages_of_files_that_are_ignored_or_not_mounted_are_held() {
    let pages = &[
        ("log/pier", ""),
        ("log/drafts/quay", ""),
        ("log/2026-x", ""),
        ("tide/high/ebb", ""),
        ("tide/low", ""),
        ("away/spring", ""),
    ][..];
    let ignored = format!("{SITE}ignoreFiles = ['/drafts/', '/low\\.md$', '^content/']\n");
    let names = ["/away/spring/", "/log/2026-x/", "/log/pier/", "/tide/high/ebb/"];
    assert_eq!(shown(&site(&ignored, pages).init()), names);
    // Nobody knows what it fits.
    assert_eq!(
        shown(&site(&format!("{SITE}ignoreFiles = ['(']\n"), pages).init()),
        [""; 0]
    );
    let module = "[[mounts]]\nsource = 'content/log'\ntarget = 'content/log'\nfiles = ['! 2026*', '! drafts', '**']\n\
                  [[mounts]]\nsource = 'content/tide'\ntarget = 'content/tide'\nexcludeFiles = ['high/**']\n\
                  [[mounts]]\nsource = 'assets'\ntarget = 'assets'\n";
    let tree = site(SITE, pages).write("config/_default/module.toml", module);
    assert_eq!(shown(&tree.init()), ["/log/pier/", "/tide/low/"]);
}

#[test]
fn a_language_may_hand_down_or_leave_out_its_pages() {
    let pages = &[("a/pier", ""), ("a/quay.fr", ""), ("a/ebb.de", "")][..];
    let languages = format!("{SITE}{LANGUAGES}cascade.draft = true\n[languages.de]\n");
    assert_eq!(shown(&site(&languages, pages).init()), ["/a/pier/", "/de/a/ebb/"]);
    let kinds = "[en]\nweight = 1\n[de]\ndisableKinds = ['taxonomy', 'Page']\n[fr]\n";
    let tree = site(SITE, pages).write("config/_default/languages.toml", kinds);
    assert_eq!(shown(&tree.init()), ["/a/pier/", "/fr/a/quay/"]);
    let none = format!("disableKinds = ['page']\n{SITE}");
    assert_eq!(shown(&site(&none, pages).init()), [""; 0]);
}

#[test]
fn dates_have_the_keys_that_the_site_gives_them() {
    let settings = format!(
        "{SITE}[frontmatter]\ndate = ['goLive', ':filename', ':default']\npublishDate = ['goLive', ':default']\n\
         expiryDate = ['offline']\nlastmod = [':git', 'revised']\n"
    );
    let tree = site(
        &settings,
        &[
            ("a/pier", "revised: 2026-02-05"),
            ("a/ahead", "goLive: 2099-01-01"),
            ("a/past", "offline: 2026-02-02"),
            ("a/usual", "expiryDate: 2026-02-02"),
            ("a/2026-02-03-named", ""),
            ("a/2026-02-03-live", "goLive: 2026-02-04"),
        ],
    );
    let tree = tree.init();
    let names = ["/a/2026-02-03-live/", "/a/named/", "/a/pier/", "/a/usual/"];
    assert_eq!(shown(&tree), names);
    let day = |address: &str, field: &str| {
        let list = tree.list();
        let line = list
            .iter()
            .find(|line| line["url"].as_str().is_some_and(|url| url.ends_with(address)));
        line.unwrap()[field].as_str().map(|time| time[..10].to_owned())
    };
    assert_eq!(day("/named/", "published").as_deref(), Some("2026-02-03"));
    assert_eq!(day("-live/", "published").as_deref(), Some("2026-02-04"));
    assert_eq!(day("/pier/", "updated").as_deref(), Some("2026-02-05"));
}

#[test]
fn a_pages_own_params_count_before_those_of_its_section() {
    let cascade = "cascade: { author: Tom Vale, params: { author: Ana Ruiz, draft: true } }";
    let tree = site(
        SITE,
        &[
            ("a/pier", "params: { author: Maren Oduya }"),
            ("b/_index", cascade),
            ("b/quay", "params: { draft: false }"),
        ],
    );
    let tree = tree
        .write("content/a/_index.md", page("cascade: { author: Tom Vale }"))
        .init();
    // Whatever speaks of a draft is heard.
    assert_eq!(shown(&tree), ["/a/pier/"]);
    assert_eq!(tree.list()[0]["authors"][0]["name"], "Maren Oduya");
}

#[cfg(unix)]
#[test]
fn what_a_section_hands_down_is_read_whatever_its_folder_is_called() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let tree = site(SITE, &[("a/pier", "")]);
    let folder = tree.path("content").join(OsStr::from_bytes(b"caf\xe9"));
    // Not every file system has such names.
    if fs::create_dir(&folder).is_ok() {
        fs::write(folder.join("_index.md"), page("cascade: { draft: true }")).unwrap();
        fs::write(folder.join("quay.md"), page("title: The quay")).unwrap();
    }
    assert_eq!(shown(&tree.init()), ["/a/pier/"]);
}

#[test]
fn a_reference_in_a_translation_leads_to_a_page_in_its_language() {
    let link = "---\ntitle: Pier\ndate: 2026-02-01\n---\n[Quay]({{< relref \"quay.md\" >}}) and [Ebb]({{< relref \"/a/ebb\" >}}).\n";
    let tree = site(
        &format!("{SITE}{LANGUAGES}"),
        &[("a/quay", ""), ("a/quay.fr", ""), ("a/ebb", "")],
    );
    let tree = tree
        .write("content/a/pier.md", link)
        .write("content/a/pier.fr.md", link)
        .init();
    assert_eq!(
        shown(&tree),
        ["/a/ebb/", "/a/pier/", "/a/quay/", "/fr/a/pier/", "/fr/a/quay/"]
    );
    let text = |feed: &str| {
        let feed: Value = serde_json::from_str(&tree.read(feed)).unwrap();
        let items = feed["items"].as_array().unwrap().clone();
        let pier = items.into_iter().find(|item| item["title"] == "Pier").unwrap();
        pier["content_html"].as_str().unwrap().to_owned()
    };
    assert!(text("feeds/all.json").contains("\"https://courier.example/a/quay/\""));
    assert!(text("feeds/fr/all.json").contains("\"https://courier.example/fr/a/quay/\""));
    assert!(text("feeds/fr/all.json").contains("\"https://courier.example/a/ebb/\""));
}

#[test]
fn a_reference_leads_to_a_page_with_any_ending_of_markdown() {
    let link = "---\ntitle: Pier\ndate: 2026-02-01\n---\n[Us]({{< ref \"about\" >}})\n";
    let tree = site(SITE, &[]).write("content/a/pier.md", link);
    let tree = tree
        .write("content/about.mdown", "---\ntitle: About\n---\nUs.\n")
        .init();
    assert_eq!(shown(&tree), ["/a/pier/"]);
    let feed = tree.read("feeds/all.json");
    assert!(feed.contains("\\\"https://courier.example/about/\\\""), "{feed}");
}

#[test]
fn the_folder_of_a_language_has_sections_of_its_own() {
    let settings = format!(
        "{SITE}{LANGUAGES}contentDir = 'content/tide'\n[permalinks.page]\ntide = '/:sections[1:]/:filename/'\nlog = '/l/:slug/'\n"
    );
    let tree = site(
        &settings,
        &[
            ("log/pier", "title: 'Pier & <em>quay</em>'"),
            ("tide/high/spring/ebb", ""),
            ("tide/tide/low", ""),
            ("tide/log/quay", "slug: own"),
        ],
    );
    let tree = tree
        .write("content/log/pier.md", page("title: 'Pier & <em>quay</em>'"))
        .init();
    let names = ["/fr/high/spring/ebb/", "/fr/l/own/", "/fr/low/", "/l/pier-emquay-em/"];
    let mut shown = shown(&tree);
    shown.sort();
    assert_eq!(shown, names);
}

#[test]
fn what_stands_in_the_folder_of_settings_counts_beside_a_file_in_the_root() {
    let pages = &[("a/pier", "offline: 2026-02-02"), ("a/quay", "")];
    let more = "title = 'Theirs'\n[frontmatter]\nexpiryDate = ['offline']\n";
    let tree = site(SITE, pages).write("config/_default/hugo.toml", more);
    assert_eq!(shown(&tree.init()), ["/a/quay/"]);
}
