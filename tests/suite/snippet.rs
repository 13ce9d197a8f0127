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
    let names: Vec<&str> = SERVERS.iter().map(|server| server.name).collect();
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
