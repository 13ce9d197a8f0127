//! `feedmill snippet`: what web servers are told.

use feedmill::snippet::SERVERS;

use crate::site::Site;

#[test]
fn a_snippet_names_the_folder_and_its_address() {
    let site = Site::with_config("feeds_url = \"https://courier.example/rss%20feeds/\"\n[output]\ndir = \"out\"\n");
    let text = site.run(&["snippet", "nginx"]).success().out;
    let dir = site.path("out").parent().unwrap().canonicalize().unwrap().join("out");
    assert!(text.contains("location ^~ \"/rss feeds/\" {"), "{text}");
    assert!(text.contains(&format!("alias \"{}/\";", dir.display())), "{text}");
    assert!(text.contains("\"application/rss+xml; charset=utf-8\" rss;"), "{text}");
}

#[test]
fn without_a_configuration_a_folder_is_made_up() {
    let site = Site::new();
    std::fs::remove_file(site.path("config.toml")).unwrap();
    let text = site.run(&["snippet", "caddy"]).success().out;
    assert!(text.contains("\"/srv/courier/feeds\""), "{text}");
}

#[test]
fn an_unknown_server_is_told_the_known_ones() {
    let run = Site::new().run(&["snippet", "lighttpd"]).ended(2);
    let names = SERVERS.iter().map(|server| server.name);
    let names: Vec<&str> = names.chain(["html"]).collect();
    let run = run.said(&format!("[possible values: {}]", names.join(", ")));
    assert_eq!(run.out, "");
}

#[test]
fn a_broken_configuration_is_told() {
    Site::with_config("langauge = \"en\"\n")
        .run(&["snippet", "s3"])
        .ended(2)
        .said("did you mean `language`?");
}

#[test]
fn a_feed_that_moved_is_found_at_its_old_addresses() {
    let site = Site::with_config(
        "[[feeds]]\npath = \"all\"\nwas = [\"rss.xml\", \"/feed/\", \"/blog/atom.xml\", \"old.json\"]\n",
    );
    let text = site.run(&["snippet", "nginx"]).success().out;
    for (from, to) in [
        ("/feeds/rss.xml", "all.rss"),
        ("/feed/", "all.rss"),
        ("/blog/atom.xml", "all.atom"),
        ("/feeds/old.json", "all.json"),
    ] {
        let rule = format!("location = \"{from}\" {{\n    return 301 \"https://courier.example/feeds/{to}\";\n}}\n");
        assert!(text.contains(&rule), "{rule}{text}");
    }
    let text = site.run(&["snippet", "apache"]).success().out;
    let rule = "RewriteRule \"^/blog/atom\\.xml$\" \"https://courier.example/feeds/all.atom\" [R=301,NE,L]\n";
    assert!(text.contains(rule), "{text}");
}

#[test]
fn an_address_at_which_a_feed_is_sends_nobody_on() {
    for was in ["all.rss", "/feeds/all.atom", "x.xml\", \"/feeds/x.xml"] {
        let site = Site::with_config(&format!("[[feeds]]\npath = \"all\"\nwas = [\"{was}\"]\n"));
        let run = site.run(&["snippet", "nginx"]).ended(2);
        run.said("at which another feed is or was: take it out");
    }
}

#[test]
fn an_earlier_address_is_a_plain_path_of_one_feed() {
    let bad = [
        "",
        "/",
        "a b.xml",
        "../x.xml",
        "https://courier.example/x.xml",
        "x.xml?y=1",
        "a$b",
        "'x'",
        "a//b",
    ];
    for was in bad {
        let site = Site::with_config(&format!("[[feeds]]\npath = \"all\"\nwas = [\"{was}\"]\n"));
        let run = site.build(&[]).ended(2);
        run.said(&format!("`{was}` is no path such as `rss.xml` or `/feed/`"));
    }
    let site = Site::with_config("[[feeds]]\neach = \"topic\"\npath = \"topics/{slug}\"\nwas = [\"x.xml\"]\n");
    let run = site.build(&[]).ended(2);
    run.said("`feeds.was` is for a single feed, and this one has `each`");
}

#[test]
fn a_page_offers_the_feeds_that_were_built() {
    let feeds = "[output]\nformats = [\"rss\", \"json\"]\n[[feeds]]\neach = \"topic\"\npath = \"topics/{slug}\"\n\
                 [[feeds]]\npath = \"all\"\ntitle = \"Salt & \\\"Sail\\\"\"\n";
    let site = Site::with_config(feeds).good_article();
    site.run(&["snippet", "html"])
        .ended(2)
        .said("there are no feeds yet: run `feedmill build` first");
    site.build(&[]).success();
    let link = |media_type: &str, title: &str, path: &str| {
        format!(
            "<link rel=\"alternate\" type=\"{media_type}\" title=\"{title}\" href=\"https://courier.example/feeds/{path}\">\n"
        )
    };
    let topic = [
        link("application/rss+xml", "The Courier: Good (RSS 2.0)", "topics/good.rss"),
        link(
            "application/feed+json",
            "The Courier: Good (JSON Feed 1.1)",
            "topics/good.json",
        ),
    ]
    .concat();
    let all = [
        link(
            "application/rss+xml",
            "Salt &amp; &quot;Sail&quot; (RSS 2.0)",
            "all.rss",
        ),
        link(
            "application/feed+json",
            "Salt &amp; &quot;Sail&quot; (JSON Feed 1.1)",
            "all.json",
        ),
    ]
    .concat();
    assert_eq!(site.run(&["snippet", "html"]).success().out, format!("{all}{topic}"));
    assert_eq!(site.run(&["snippet", "html", "topics/good"]).success().out, topic);
    site.run(&["snippet", "html", "topics/god"])
        .ended(2)
        .said("the last build wrote no feed `topics/god`");
    site.run(&["snippet", "nginx", "all"])
        .ended(2)
        .said("a server is told of all feeds");
}
