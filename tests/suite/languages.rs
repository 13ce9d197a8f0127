//! Publications in several languages: their articles are told apart, and so are their feeds.

use serde_json::Value;

use crate::site::Site;

const EACH: &str = "[[feeds]]\npath = \"all\"\n[[feeds]]\neach = \"language\"\npath = \"{slug}/all\"\n";

/// A newsroom with two stories in English and one in French, which is said in the articles.
fn plain(config: &str) -> Site {
    Site::with_config(config)
        .article("ferry", "title = \"Ferry\"\npublished = 2026-03-01")
        .article(
            "tide",
            "title = \"Tide\"\npublished = 2026-03-02\nlanguage = \"en-GB\"\ntopics = [\"Harbor\"]",
        )
        .article(
            "marée",
            "title = \"Marée\"\npublished = 2026-03-03\nlang = \"fr\"\ntopics = [\"Harbor\"]",
        )
}

pub fn titles(feed: &Value) -> Vec<&str> {
    let items = feed["items"].as_array().unwrap().iter();
    items.map(|item| item["title"].as_str().unwrap()).collect()
}

pub fn ids(feed: &Value) -> Vec<&str> {
    let items = feed["items"].as_array().unwrap().iter();
    items.map(|item| item["id"].as_str().unwrap()).collect()
}

#[test]
fn each_language_has_a_feed_of_its_own() {
    let site = plain(EACH);
    site.build(&[]).success();
    assert_eq!(titles(&site.feed("all")), ["Marée", "Tide", "Ferry"]);
    assert_eq!(titles(&site.feed("fr/all")), ["Marée"]);
    // What is in British English is in English, too.
    assert_eq!(titles(&site.feed("en/all")), ["Tide", "Ferry"]);
    assert_eq!(titles(&site.feed("en-gb/all")), ["Tide"]);
    assert_eq!(site.feed("fr/all")["title"], "The Courier: Français");
    assert_eq!(site.feed("en-gb/all")["language"], "en-GB");
    assert!(site.read("feeds/fr/all.rss").contains("<language>fr</language>"));
    assert!(site.read("feeds/fr/all.atom").contains("xml:lang=\"fr\""));
    let opml = site.read("feeds/feeds.opml");
    assert!(
        opml.contains("language=\"fr\"") && opml.contains("language=\"en\""),
        "{opml}"
    );
}

#[test]
fn an_entry_says_its_language_where_it_is_not_the_feeds() {
    let site = plain(EACH);
    site.build(&[]).success();
    let languages = |path: &str| -> Vec<Value> {
        let feed = site.feed(path);
        let items = feed["items"].as_array().unwrap().iter();
        items.map(|item| item["language"].clone()).collect()
    };
    assert_eq!(languages("all"), [Value::from("fr"), Value::from("en-GB"), Value::Null]);
    assert_eq!(languages("fr/all"), [Value::Null]);
    assert_eq!(languages("en/all"), [Value::from("en-GB"), Value::Null]);
    assert!(!site.read("feeds/fr/all.rss").contains("dc:language>"));
    assert!(site.read("feeds/all.rss").contains("<dc:language>fr</dc:language>"));
}

#[test]
fn a_feed_asks_for_languages() {
    let site = plain(
        "[[feeds]]\npath = \"english\"\nlanguages = { any = [\"EN\"] }\n\
         [[feeds]]\npath = \"british\"\nlanguages = { all = [\"en-gb\"] }\n\
         [[feeds]]\npath = \"foreign\"\nlanguages = { none = [\"en\"] }\nlanguage = \"fr-CA\"\n\
         [[feeds]]\npath = \"nobody\"\nlanguages = { any = [\"de\"] }\nmin_items = 0\n\
         [[feeds]]\neach = \"topic\"\npath = \"fr/{slug}\"\nlanguages = { any = [\"fr\"] }\n",
    );
    site.build(&[]).success();
    assert_eq!(titles(&site.feed("english")), ["Tide", "Ferry"]);
    assert_eq!(titles(&site.feed("british")), ["Tide"]);
    assert_eq!(titles(&site.feed("foreign")), ["Marée"]);
    assert_eq!(site.feed("foreign")["language"], "fr-CA");
    assert_eq!(titles(&site.feed("nobody")), [""; 0]);
    assert_eq!(titles(&site.feed("fr/harbor")), ["Marée"]);
    assert_eq!(site.feed("fr/harbor")["language"], "fr");
    assert!(site.read("feeds/fr/harbor.html").contains("lang=\"fr\""));
    assert!(site.read("feeds/fr/harbor.html").contains("Copier"));
}

#[test]
fn a_language_has_a_title_a_home_page_and_a_place() {
    let site = Site::with_config(
        "description = \"News\"\n\
         [languages.fr]\ntitle = \"Le Courrier\"\ndescription = \"Nouvelles\"\n\
         [languages.de]\ndir = \"articles/deutsch\"\nurl = \"https://de.courier.example\"\n\
         [[feeds]]\neach = \"language\"\npath = \"{language}/all\"\nhome = \"https://courier.example/{language}/start/\"\n\
         [[feeds]]\npath = \"fr\"\nlanguages = { any = [\"fr\"] }\n\
         [[feeds]]\npath = \"de\"\nlanguages = { any = [\"de\"] }\n",
    )
    .article("ferry", "title = \"Ferry\"\npublished = 2026-03-01")
    .article("ferry.fr", "title = \"Bac\"\npublished = 2026-03-01")
    .article("deutsch/2026-03-01-ferry", "title = \"Fähre\"\npublished = 2026-03-01")
    .article("ferry.it", "title = \"Traghetto\"\npublished = 2026-03-01")
    .article("said", "title = \"Dit\"\npublished = 2026-02-01\nlanguage = \"fr\"")
    .article("own", "title = \"Own\"\npublished = 2026-01-01\nlanguage = \"fr\"\nurl = \"/own/\"");
    site.build(&[]).success();
    assert_eq!(
        ids(&site.feed("fr")),
        [
            "https://courier.example/fr/2026/03/ferry/",
            "https://courier.example/fr/2026/02/said/",
            "https://courier.example/own/",
        ]
    );
    assert_eq!(ids(&site.feed("de")), ["https://de.courier.example/2026/03/ferry/"]);
    assert_eq!(
        ids(&site.feed("en/all")),
        [
            "https://courier.example/2026/03/ferry/",
            "https://courier.example/2026/03/ferryit/"
        ]
    );
    let fr = site.feed("fr");
    assert_eq!(fr["title"], "Le Courrier");
    assert_eq!(fr["description"], "Nouvelles");
    assert_eq!(fr["home_page_url"], "https://courier.example/fr/");
    assert_eq!(site.feed("de")["home_page_url"], "https://de.courier.example/");
    assert_eq!(site.feed("fr/all")["title"], "Le Courrier");
    assert_eq!(site.feed("en/all")["title"], "The Courier: English");
    assert_eq!(
        site.feed("en/all")["home_page_url"],
        "https://courier.example/en/start/"
    );
    let list = site.run(&["list"]).success();
    assert!(list.out.lines().next().unwrap().contains("LANGUAGE"), "{}", list.out);
}

#[test]
fn files_may_have_another_name_for_a_language_than_feeds() {
    let site = Site::with_config(
        "[languages.cn]\ntag = \"zh-CN\"\n\
         [[feeds]]\npath = \"cn\"\nlanguages = { any = [\"cn\"] }\n",
    )
    .article("ferry.cn", "title = \"渡轮\"\npublished = 2026-03-01");
    site.build(&[]).success();
    assert_eq!(ids(&site.feed("cn")), ["https://courier.example/cn/2026/03/ferry/"]);
    assert_eq!(site.feed("cn")["language"], "zh-CN");
    assert_eq!(site.feed("cn")["items"][0]["language"], Value::Null);
}

#[test]
fn mistakes_in_languages_are_told() {
    let site = Site::with_config(
        "[languages.deutsch]\ntitel = \"x\"\n[languages.fr]\nurl = \"ftp://x.example\"\ntag = \"français\"\n\
         [[feeds]]\npath = \"{slug}\"\neach = \"language\"\nlanguage = \"fr\"\n",
    );
    let run = site.build(&[]).ended(2);
    for message in [
        "`deutsch` is no language tag such as `en` or `pt-BR`",
        "unknown key `titel` in `languages.deutsch`",
        "`français` is no language tag such as `en` or `pt-BR`",
        "each feed has the language that it is made by: `language` says nothing here",
    ] {
        assert!(run.err.contains(message), "{message}\n{}", run.err);
    }
}

#[test]
fn a_feed_that_is_parted_by_language_is_not_held() {
    let config = "[[feeds]]\npath = \"all\"\n";
    let mut site = Site::with_config(config);
    for at in 1..=8 {
        let language = if at <= 6 { "language = \"fr\"" } else { "" };
        site = site.article(
            &format!("story-{at}"),
            &format!("title = \"Story {at}\"\npublished = 2026-03-0{at}\n{language}"),
        );
    }
    site.build(&[]).success();
    assert_eq!(site.feed("all")["items"].as_array().unwrap().len(), 8);
    let parted = "[[feeds]]\npath = \"all\"\nlanguages = { any = [\"en\"] }\n\
                  [[feeds]]\npath = \"fr/all\"\nlanguages = { any = [\"fr\"] }\n";
    let site = site.write("config.toml", &format!("{}{parted}", crate::site::CONFIG));
    site.build(&[]).success();
    assert_eq!(site.feed("all")["items"].as_array().unwrap().len(), 2);
    assert_eq!(site.feed("fr/all")["items"].as_array().unwrap().len(), 6);
    // Later it is an accident: somebody lost the line that says the language.
    for at in 1..=6 {
        site.put_article(
            &format!("story-{at}"),
            &format!("title = \"Story {at}\"\npublished = 2026-03-0{at}"),
        );
    }
    site.build(&[]).ended(1).said("ShrunkenFeed");
    assert_eq!(site.feed("fr/all")["items"].as_array().unwrap().len(), 6);
}

#[test]
fn a_language_whose_articles_are_gone_keeps_its_feed() {
    let site = plain(EACH);
    site.build(&[]).success();
    std::fs::remove_file(site.path("articles/marée.md")).unwrap();
    site.build(&["--allow-shrink"]).success();
    assert_eq!(titles(&site.feed("fr/all")), [""; 0]);
    assert_eq!(site.feed("fr/all")["language"], "fr");
    assert_eq!(site.feed("fr/all")["title"], "The Courier: Français");
}
