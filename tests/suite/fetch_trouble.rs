//! What servers do that nobody wants: errors that look like answers, circles, bombs, half answers, patience. No story is lost or shown twice.

use std::io::Write;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::fetching::{Answer, Server, at, feed, page, site, titles};
use crate::site::Site;

fn ids(site: &Site) -> Vec<Value> {
    let items = site.feed("all")["items"].as_array().unwrap().clone();
    items.iter().map(|item| item["id"].clone()).collect()
}

fn rss(items: &[(&str, &str, &str, &str)]) -> String {
    let item = |(id, title, date, text): &(&str, &str, &str, &str)| {
        format!(
            "<item><title>{title}</title><link>https://bay.example/{title}</link><guid isPermaLink='false'>{id}</guid>\
             <pubDate>{date}</pubDate><description>{text}</description></item>"
        )
    };
    let items: String = items.iter().map(item).collect();
    format!(
        "<rss version='2.0'><channel><title>Bay</title><link>https://bay.example/</link><description>d</description>{items}</channel></rss>"
    )
}

const MONDAY: &str = "Mon, 04 May 2026 09:30:00 GMT";
const TUESDAY: &str = "Tue, 05 May 2026 09:30:00 GMT";

#[test]
fn an_id_that_two_sources_use_takes_no_story_away() {
    let server = Server::new();
    server.says("/a", 200, &[], rss(&[("1", "Fog", MONDAY, "The fog came in at nine.")]));
    server.says(
        "/b",
        200,
        &[],
        rss(&[("1", "Gulls", TUESDAY, "Every gull left the pier.")]),
    );
    let site = Site::with_config(&format!(
        "[articles]\ninclude = []\n[[sources]]\nprivate = true\nurl = \"{0}/a\"\n[[sources]]\nprivate = true\nurl = \"{0}/b\"\n",
        server.address
    ));
    at(&site, 0).success();
    assert_eq!(titles(&site), ["Gulls", "Fog"]);
    let before = ids(&site);
    assert_ne!(before[0], before[1]);
    // Whichever of them comes anew, both keep their ids.
    for (path, title, text, date) in [
        ("/a", "Fog", "The fog left at ten.", MONDAY),
        ("/b", "Gulls", "They came back.", TUESDAY),
    ] {
        server.says(path, 200, &[], rss(&[("1", title, date, text)]));
        at(&site, if path == "/a" { 60 } else { 120 }).success();
        assert_eq!(
            (titles(&site), ids(&site)),
            (vec!["Gulls".to_owned(), "Fog".to_owned()], before.clone())
        );
        assert!(site.read("feeds/all.json").contains(text), "{path}");
    }
}

#[test]
fn a_correction_is_shown_though_its_date_goes_back() {
    let server = Server::new();
    let site = site(&format!("url = \"{}/a\"", server.address));
    let old = ("2", "Gulls", "Sun, 03 May 2026 09:30:00 GMT", "Gulls.");
    server.says("/a", 200, &[], rss(&[("1", "Fog", TUESDAY, "Fog at nine."), old]));
    at(&site, 0).success();
    for (minute, date, text) in [(60, TUESDAY, "Fog at ten."), (120, MONDAY, "Fog at eleven.")] {
        server.says("/a", 200, &[], rss(&[("1", "Fog", date, text)]));
        at(&site, minute).success();
        assert!(
            site.read("feeds/all.json").contains(text),
            "{text}: {}",
            site.read("feeds/all.json")
        );
        assert_eq!(titles(&site), ["Fog", "Gulls"], "{text}");
    }
}

#[test]
fn an_error_in_the_place_of_a_list_changes_nothing() {
    let server = Server::new();
    let opml = format!(
        "<opml version='2.0'><body><outline xmlUrl='{}/a'/></body></opml>",
        server.address
    );
    server.says("/a", 200, &[], feed(&[("Fog", 4)]));
    server.says("/list", 200, &[], &opml);
    let site = site(&format!("list = \"{}/list\"", server.address));
    at(&site, 0).success();
    let bodies = [
        "<html><body>Down for maintenance</body></html>",
        "Sorry, later",
        "{\"error\": 503}",
        &opml[..opml.len() / 2],
    ];
    for (nth, body) in (1..).zip(bodies) {
        server.says("/list", 200, &[], body);
        let run = at(&site, nth * 1500).success();
        assert!(run.err.contains("no whole list of addresses"), "{body}: {}", run.err);
        assert_eq!(titles(&site), ["Fog"], "{body}");
    }
    // A file that somebody writes.
    let local = Site::with_config("[articles]\ninclude = []\n[[sources]]\nprivate = true\nlist = \"planet.opml\"\n");
    local.put("planet.opml", opml.as_bytes());
    at(&local, 0).success();
    local.put("planet.opml", &opml.as_bytes()[..opml.len() / 2]);
    let run = at(&local, 60);
    assert!(
        run.err.contains("error[UnreadableFile]: this is no list of addresses"),
        "{}",
        run.err
    );
    local.put("planet.opml", opml.as_bytes());
    at(&local, 120).success();
    assert_eq!(titles(&local), ["Fog"]);
}

#[test]
fn circles_and_ways_out_of_the_web_are_not_followed() {
    let server = Server::new();
    let site = site(&format!("url = [\"{0}/a\", \"{0}/c\"]", server.address));
    server.says("/a", 302, &[("location", "/b")], "");
    server.says("/b", 302, &[("location", "/a")], "");
    server.says("/c", 301, &[("location", "file:///etc/hostname")], "");
    let run = at(&site, 0);
    assert!(
        run.err.contains("it leads on and on") && run.err.contains("is no address of the web"),
        "{}",
        run.err
    );
    assert_eq!(server.requests().len(), 12);
}

#[test]
fn a_copy_that_somebody_removed_is_fetched_again() {
    let server = Server::new();
    let site = site(&format!("url = \"{}/a\"", server.address));
    server.says("/a", 200, &[("etag", "\"1\"")], feed(&[("Fog", 4)]));
    at(&site, 0).success();
    server.requests();
    let folder = site.path(".feedmill-fetched");
    for entry in std::fs::read_dir(&folder).unwrap().flatten() {
        if entry.file_name().to_str().unwrap().contains('-') {
            std::fs::remove_file(entry.path()).unwrap();
        }
    }
    at(&site, 1).success();
    let asked = server.requests();
    assert!(
        asked.len() == 1 && !asked[0].fields.contains_key("if-none-match"),
        "{asked:?}"
    );
    assert_eq!(titles(&site), ["Fog"]);
}

#[test]
fn a_server_that_asks_for_patience_is_asked_for_nothing_else() {
    let server = Server::new();
    let site = site(&format!("url = [\"{0}/a\", \"{0}/b\"]", server.address));
    server.says("/a", 503, &[("retry-after", "7200")], "");
    server.says("/b", 200, &[], feed(&[("Fog", 4)]));
    at(&site, 0);
    assert_eq!(server.paths(), ["/a"]);
    at(&site, 100);
    assert!(server.requests().is_empty());
    server.says("/a", 200, &[], feed(&[("Gulls", 5)]));
    at(&site, 121).success();
    assert_eq!(server.paths(), ["/a", "/b"]);
    assert_eq!(titles(&site), ["Gulls", "Fog"]);
    assert!(
        site.read(".feedmill-fetched/log.txt")
            .contains("not asked: its server asks for patience")
    );
}

#[test]
fn what_is_too_large_is_not_taken() {
    let server = Server::new();
    let site = site(&format!(
        "url = [\"{0}/gzip\", \"{0}/br\", \"{0}/plain\", \"{0}/good\"]",
        server.address
    ));
    let large = vec![b' '; 17 << 20];
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(&large).unwrap();
    let mut packed = Vec::new();
    brotli::CompressorWriter::new(&mut packed, 4096, 1, 20)
        .write_all(&large)
        .unwrap();
    server.says("/gzip", 200, &[("content-encoding", "gzip")], gzip.finish().unwrap());
    server.says("/br", 200, &[("content-encoding", "br")], packed);
    server.says("/plain", 200, &[], large);
    server.says("/good", 200, &[], feed(&[("Fog", 4)]));
    let run = at(&site, 0).success();
    assert_eq!(run.err.matches("it has more than 16 MB").count(), 3, "{}", run.err);
    assert_eq!(titles(&site), ["Fog"]);
}

#[test]
fn a_server_that_drips_is_left_after_half_a_minute() {
    let server = Server::new();
    let drip = Answer {
        status: 200,
        body: feed(&[("Fog", 4)]).into_bytes(),
        drip: Duration::from_millis(500),
        ..Answer::default()
    };
    server.answers("/slow", drip);
    let site = site(&format!("url = [\"{0}/slow\", \"{0}/b\"]", server.address));
    let begun = Instant::now();
    let run = at(&site, 0);
    assert!(
        run.err.contains("no whole answer came within 30 seconds"),
        "{}",
        run.err
    );
    assert!(begun.elapsed() < Duration::from_secs(50));
    // It is asked for nothing else in that run.
    assert_eq!(server.paths(), ["/slow"]);
}

#[test]
fn two_runs_at_once_ask_once() {
    let server = Server::new();
    let answer = |title: &str| Answer {
        status: 200,
        body: feed(&[(title, 4)]).into_bytes(),
        wait: Duration::from_millis(300),
        ..Answer::default()
    };
    server.answers("/a", answer("Fog"));
    server.answers("/b", answer("Gulls"));
    let site = site(&format!("url = [\"{0}/a\", \"{0}/b\"]", server.address));
    let start = || {
        site.command(&["build", "--now", "2026-06-01T00:00:00Z"])
            .spawn()
            .unwrap()
    };
    for mut run in [start(), start(), start()] {
        run.wait().unwrap();
    }
    let mut paths = server.paths();
    paths.sort();
    assert_eq!(
        (paths, server.most_at_once()),
        (vec!["/a".to_owned(), "/b".to_owned()], 1)
    );
    at(&site, 1).success();
    assert_eq!(titles(&site).len(), 2);
}

fn map(server: &Server, names: &[&str]) -> String {
    let url = |name: &&str| format!("<url><loc>{}/{name}</loc></url>", server.address);
    let urls: String = names.iter().map(url).collect();
    format!("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">{urls}</urlset>")
}

#[test]
fn a_page_that_its_list_does_not_name_any_more_stays_unless_it_is_gone() {
    let server = Server::new();
    let site = site(&format!("format = \"page\"\nlist = \"{}/map.xml\"", server.address));
    let names = ["fog", "gulls", "ferry", "pier"];
    for name in names {
        server.says(&format!("/{name}"), 200, &[("etag", "\"1\"")], page(name));
    }
    server.says("/map.xml", 200, &[], map(&server, &names));
    at(&site, 0).success();
    assert_eq!(titles(&site).len(), 4);
    // A news sitemap names what is new.
    server.says("/map.xml", 200, &[], map(&server, &["pier"]));
    server.says("/gulls", 404, &[], "");
    server.says("/ferry", 500, &[], "");
    server.requests();
    at(&site, 60).success();
    let asked = server.requests();
    let of = |name: &str| asked.iter().find(|request| request.path == name).unwrap();
    assert_eq!(of("/fog").fields["if-none-match"], "\"1\"");
    let mut left = titles(&site);
    left.sort();
    assert_eq!(left, ["ferry", "fog", "pier"]);
    // What is there, and what is gone, is not asked again; what failed is.
    server.says("/ferry", 404, &[], "");
    at(&site, 24 * 60 + 60).success();
    let mut paths = server.paths();
    paths.sort();
    assert_eq!(paths, ["/ferry", "/map.xml", "/pier", "/robots.txt"]);
    let mut left = titles(&site);
    left.sort();
    assert_eq!(left, ["fog", "pier"]);
    // It leaves when its time is over, and comes back when it is named.
    site.build(&["--now", "2026-07-03T00:00:00Z", "--allow-shrink"])
        .success();
    assert_eq!(titles(&site), ["pier"]);
}

#[test]
fn an_error_in_the_place_of_a_page_changes_nothing() {
    let server = Server::new();
    let site = site(&format!(
        "format = \"page\"\nurl = [\"{0}/fog\", \"{0}/gulls\"]",
        server.address
    ));
    server.says("/fog", 200, &[], page("fog"));
    server.says("/gulls", 200, &[], page("gulls"));
    at(&site, 0).success();
    server.says(
        "/fog",
        200,
        &[],
        "<!doctype html><html><head><title>Sorry</title></head><body>Down</body></html>",
    );
    let run = at(&site, 60).success();
    assert!(
        run.err
            .contains("is no story, and was one; what was fetched before is used"),
        "{}",
        run.err
    );
    assert_eq!(titles(&site).len(), 2);
    // One that is gone for good is.
    server.says("/fog", 410, &[], "");
    let run = at(&site, 3000).success();
    assert!(run.err.contains("warning[EndedSource]"), "{}", run.err);
    assert_eq!(titles(&site), ["gulls"]);
}

#[test]
fn pages_are_asked_for_one_at_a_time_by_somebody_who_says_who() {
    let server = Server::new();
    let names = ["a", "b", "c", "d", "e"];
    for name in names {
        let answer = Answer {
            status: 200,
            body: page(name).into_bytes(),
            fields: vec![("etag", format!("\"{name}\""))],
            wait: Duration::from_millis(50),
            ..Answer::default()
        };
        server.answers(&format!("/{name}"), answer);
    }
    server.says(
        "/robots.txt",
        200,
        &[],
        "User-agent: *\nDisallow: /private\nCrawl-delay: 0.1\n",
    );
    server.says("/map.xml", 200, &[], map(&server, &names));
    server.says("/f", 302, &[("location", "/private/f")], "");
    server.says("/g", 302, &[("location", "http://localhost:9/g")], "");
    server.says("/private/f", 200, &[], page("f"));
    let site = Site::with_config(&format!(
        "[articles]\ninclude = []\n[[sources]]\nformat = \"page\"\nprivate = true\nlist = \"{0}/map.xml\"\n\
         [[sources]]\nformat = \"page\"\nprivate = true\nurl = [\"{0}/f\", \"{0}/g\"]\n",
        server.address
    ));
    let run = at(&site, 0).success();
    assert_eq!(server.most_at_once(), 1);
    let asked = server.requests();
    assert!(
        asked
            .iter()
            .all(|request| request.fields["user-agent"].contains("(+https://courier.example/)")),
        "{asked:?}"
    );
    assert_eq!(
        asked.iter().map(|request| &*request.path).collect::<Vec<_>>(),
        ["/map.xml", "/robots.txt", "/a", "/b", "/c", "/d", "/e", "/f", "/g"]
    );
    for words in ["`robots.txt` of the site does not allow", "a page of another site"] {
        assert!(run.err.contains(words), "{}", run.err);
    }
    assert_eq!(titles(&site).len(), 5);
    at(&site, 60).success();
    let asked = server.requests();
    let pages: Vec<_> = asked
        .iter()
        .filter(|request| names.contains(&&request.path[1..]))
        .collect();
    assert!(
        pages.len() == 5 && pages.iter().all(|page| page.fields.contains_key("if-none-match")),
        "{asked:?}"
    );
}
