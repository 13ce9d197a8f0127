//! Feeds: one of everything, one for each, and queries.

use crate::site::Site;

fn titles(site: &Site, path: &str) -> Vec<String> {
    site.feed(path)["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["title"].as_str().unwrap().to_owned())
        .collect()
}

fn newsroom(feeds: &str) -> Site {
    Site::with_config(feeds)
        .article("a", "title = \"A\"\ndate = 2020-01-01\ntopics = [\"Russia\", \"Sports\"]\nauthors = [\"Ida Brandt\"]")
        .article("b", "title = \"B\"\ndate = 2020-01-02\ntopics = [\"Ukraine\"]\nauthors = [\"Tomas Reyl\", \"Ida Brandt\"]\nsection = \"World\"")
        .article("c", "title = \"C\"\ndate = 2020-01-03\ntopics = [\"Russia\"]\nauthors = [\"Tomas Reyl\"]\nsection = \"Opinion\"")
        .article("d", "title = \"D\"\ndate = 2020-01-04\ntopics = [\"russia\", \"UKRAINE\"]\nauthors = [\"Tomas Reyl\"]\nsection = \"world\"")
}

#[test]
fn queries_choose_by_any_all_and_none() {
    let site = newsroom(
        "[[feeds]]\npath = \"any\"\ntopics = { any = [\"Russia\", \"Ukraine\"], none = [\"Sports\"] }\n\
         [[feeds]]\npath = \"all-of\"\ntopics = { all = [\"Russia\", \"Ukraine\"] }\n\
         [[feeds]]\npath = \"by\"\nauthors = { any = [\"ida brandt\"] }\n\
         [[feeds]]\npath = \"sections\"\nsections = { none = [\"Opinion\"] }\nauthors = { any = [\"Tomas Reyl\"] }\n\
         [[feeds]]\npath = \"limited\"\nlimit = 2\n[[feeds]]\npath = \"unlimited\"\nlimit = 0\n",
    );
    site.build(&[]).success();
    assert_eq!(titles(&site, "any"), ["D", "C", "B"]);
    assert_eq!(titles(&site, "all-of"), ["D"]);
    assert_eq!(titles(&site, "by"), ["B", "A"]);
    assert_eq!(titles(&site, "sections"), ["D", "B"]);
    assert_eq!(titles(&site, "limited"), ["D", "C"]);
    assert_eq!(titles(&site, "unlimited"), ["D", "C", "B", "A"]);
}

#[test]
fn categories_of_a_generator_choose_too() {
    let site = Site::with_config(
        "[articles.keys]\ncategories = \"desks\"\n\
         [[feeds]]\npath = \"pier\"\ncategories = { any = [\"old pier\"] }\n\
         [[feeds]]\npath = \"other\"\ncategories = { none = [\"News\"] }\n",
    )
    .article(
        "a",
        "title = \"A\"\ndate = 2020-01-01\ndesks = [\"News\", \"Old-Pier\"]",
    )
    .article("b", "title = \"B\"\ndate = 2020-01-02\ndesks = [\"news\"]")
    .article("c", "title = \"C\"\ndate = 2020-01-03\ntopics = [\"Old Pier\"]");
    // The second build recalls what the first one read.
    for _ in 0..2 {
        site.build(&[]).success();
        assert_eq!(titles(&site, "pier"), ["A"]);
        assert_eq!(titles(&site, "other"), ["C"]);
    }
}

#[test]
fn files_choose_by_their_paths() {
    let site = newsroom(
        "[[feeds]]\npath = \"some\"\nfiles = [\"articles/[ab].*\", \"articles/d.*\"]\n\
         [[feeds]]\npath = \"both\"\nfiles = [\"articles/[ab].*\"]\ntopics = { any = [\"Russia\"] }\n\
         [[feeds]]\neach = \"author\"\npath = \"by/{slug}\"\nfiles = [\"articles/a.*\"]\n",
    );
    site.build(&[]).success();
    assert_eq!(titles(&site, "some"), ["D", "B", "A"]);
    assert_eq!(titles(&site, "both"), ["A"]);
    assert_eq!(titles(&site, "by/ida-brandt"), ["A"]);
    assert!(!site.path("feeds/by/tomas-reyl.json").exists());
}

#[test]
fn there_is_one_feed_for_each_topic_author_or_section() {
    let site = newsroom(
        "[topics]\naliases = { Ukraine = \"Ukraine War\" }\nignore = [\"sports\"]\n\
         [[feeds]]\neach = \"topic\"\npath = \"t/{slug}\"\n[[feeds]]\neach = \"author\"\npath = \"people/{slug}/stories\"\nmin_items = 3\n\
         [[feeds]]\neach = \"section\"\npath = \"s-{slug}\"\ntitle = \"{name} of {site}\"\n",
    );
    site.build(&[]).success();
    let rss: Vec<String> = site.files().into_keys().filter(|path| path.ends_with(".rss")).collect();
    assert_eq!(
        rss,
        [
            "people/tomas-reyl/stories.rss",
            "s-opinion.rss",
            "s-world.rss",
            "t/russia.rss",
            "t/ukraine-war.rss"
        ]
    );
    assert_eq!(titles(&site, "t/ukraine-war"), ["D", "B"]);
    assert_eq!(site.feed("s-world")["title"], "World of The Courier");
    assert_eq!(site.feed("t/russia")["title"], "The Courier: Russia");
}

#[test]
fn bodies_are_full_short_or_none() {
    let site = newsroom(
        "[[feeds]]\npath = \"full\"\n[[feeds]]\npath = \"short\"\nbody = \"summary\"\n[[feeds]]\npath = \"bare\"\nbody = \"none\"\n",
    );
    site.build(&[]).success();
    let full = site.read("feeds/full.rss");
    assert!(full.contains("<content:encoded>") && full.contains("<description>"));
    let short = site.read("feeds/short.rss");
    assert!(!short.contains("<content:encoded>") && short.contains("The text of a"));
    let bare = site.read("feeds/bare.rss");
    assert!(!bare.contains("<content:encoded>") && !bare.contains("The text of a"));
    assert!(!site.read("feeds/bare.json").contains("The text of a"));
    assert!(!site.read("feeds/bare.atom").contains("The text of a"));
}

#[test]
fn a_feed_with_too_few_entries_is_not_begun() {
    let site = newsroom(
        "[[feeds]]\npath = \"none\"\ntopics = { any = [\"Nothing\"] }\n[[feeds]]\npath = \"empty\"\ntopics = { any = [\"Nothing\"] }\nmin_items = 0\n",
    );
    site.build(&[]).success();
    assert!(!site.path("feeds/none.rss").exists());
}

#[test]
fn two_rules_that_meet_at_one_path_are_told() {
    let site = newsroom("[[feeds]]\npath = \"topics/russia\"\n[[feeds]]\neach = \"topic\"\npath = \"topics/{slug}\"\n");
    site.build(&[])
        .success()
        .said("warning[DuplicateSlugs]: another name has the address of `russia` already; its feed is `topics/russia-");
    assert_eq!(titles(&site, "topics/russia").len(), 4);
}

#[test]
fn formats_can_be_chosen() {
    let site =
        newsroom("[output]\nformats = [\"atom\"]\nopml = false\ndir = \"public/feeds\"\n[[feeds]]\npath = \"all\"\n");
    site.build(&[]).success();
    let files: Vec<String> = crate::site::files_below(&site.path("public/feeds"))
        .into_keys()
        .filter(|path| !path.starts_with(".feedmill"))
        .collect();
    assert_eq!(files, ["all.atom", "index.html"]);
}

#[test]
fn stories_of_one_moment_are_ordered_by_id_and_have_distinct_atom_dates() {
    let site = Site::new();
    for name in ["c", "a", "b"] {
        site.put_article(name, &format!("title = \"{name}\"\ndate = 2020-01-01"));
    }
    site.build(&[]).success();
    assert_eq!(titles(&site, "all"), ["a", "b", "c"]);
    let atom = atom_syndication::Feed::read_from(site.read("feeds/all.atom").as_bytes()).unwrap();
    let spelled: std::collections::BTreeSet<String> =
        atom.entries.iter().map(|entry| entry.updated.to_rfc3339()).collect();
    assert_eq!(spelled.len(), 3);
    assert!(atom.entries.iter().all(|entry| Some(entry.updated) == entry.published));
}

#[test]
fn families_whose_paths_look_alike_stay_apart() {
    let site = Site::with_config(
        "[[feeds]]\neach = \"topic\"\npath = \"{slug}\"\n[[feeds]]\neach = \"author\"\npath = \"by-{slug}\"\n",
    )
    .article(
        "a",
        "title = \"A\"\ndate = 2020-01-01\ntopics = [\"Sea\"]\nauthors = [\"Jane\"]",
    );
    site.build(&[]).success();
    let before = site.files();
    site.build(&[]).success();
    crate::site::assert_same(&site.files(), &before);
    assert_eq!(titles(&site, "by-jane"), ["A"]);
}

#[test]
fn choices_follow_the_names_that_topics_have_now() {
    let site = newsroom(
        "[topics]\naliases = { Ukraine = \"Ukraine War\" }\n[[feeds]]\npath = \"x\"\ntopics = { any = [\"Ukraine\"] }\n",
    );
    site.build(&[]).success();
    assert_eq!(titles(&site, "x"), ["D", "B"]);
}

#[test]
fn a_family_takes_no_path_that_another_has_published() {
    let site = Site::with_config(
        "[[feeds]]\neach = \"topic\"\npath = \"{slug}\"\n[[feeds]]\neach = \"author\"\npath = \"by-{slug}\"\n",
    )
    .article(
        "a",
        "title = \"A\"\ndate = 2020-01-01\ntopics = [\"Sea\"]\nauthors = [\"Ann Lee\"]",
    );
    site.build(&[]).success();
    let site = site.article("b", "title = \"B\"\ndate = 2020-01-02\ntopics = [\"By Ann Lee\"]");
    site.build(&[]).success().said("warning[DuplicateSlugs]");
    assert_eq!(titles(&site, "by-ann-lee"), ["A"]);
}
