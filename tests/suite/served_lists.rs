//! `feedmill check --list`: what is told of a folder of downloads, and of feeds that a server on this machine hands out.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::check::{GOOD, site};
use crate::site::{Run, json_lines};

const NOW: &str = "2026-02-01T00:00:00Z";

/// Codes by the end of the name of their feed.
fn told(run: &Run, name: &str) -> Vec<String> {
    let lines = json_lines(&run.out);
    let line = lines
        .iter()
        .find(|line| line["file"].as_str().is_some_and(|file| file.ends_with(name)));
    let messages = line.unwrap_or_else(|| panic!("no {name} in {}", run.out))["messages"]
        .as_array()
        .unwrap()
        .clone();
    messages
        .iter()
        .map(|message| message["code"].as_str().unwrap().to_owned())
        .collect()
}

/// Another feed that is well.
fn bells() -> String {
    GOOD.replace("anchor", "bell")
        .replace("courier.example", "bells.example")
}

fn fields(status: &str, more: &str) -> String {
    format!("HTTP/1.1 {status}\r\nContent-Type: application/rss+xml; charset=utf-8\r\n{more}\r\n")
}

const WELL: &str = "ETag: \"a\"\r\nCache-Control: max-age=900\r\n";

#[test]
fn downloads_are_checked_as_they_were_served() {
    let site = site();
    let other = bells();
    for (name, feed, head) in [
        ("a.xml", GOOD.to_owned(), fields("200 OK", WELL)),
        ("bare.xml", other.replace("bell", "horn"), fields("200 OK", "")),
        ("gone.xml", "<html>gone</html>".to_owned(), fields("410 Gone", "")),
        (
            "moved.xml",
            other.clone(),
            fields("301 Moved Permanently", "Location: https://bells.example/feed.xml\r\n") + &fields("200 OK", WELL),
        ),
        (
            "latin.xml",
            other.replace("bell", "lamp").replace("bells", "lamps"),
            fields("200 OK", WELL).replace("utf-8", "iso-8859-1"),
        ),
        ("twice.xml", GOOD.to_owned(), fields("200 OK", WELL)),
    ] {
        site.put(&format!("downloads/{name}"), feed.as_bytes());
        site.put(&format!("downloads/{name}.headers"), head.as_bytes());
    }
    let run = site.run(&["check", "--list", "downloads", "--format", "json", "--now", NOW]);
    assert_eq!(told(&run, "/a.xml"), [""; 0]);
    assert_eq!(told(&run, "/bare.xml"), ["MissingValidator", "MissingFreshness"]);
    assert_eq!(told(&run, "/gone.xml"), ["HttpStatus"]);
    assert!(told(&run, "/moved.xml").contains(&"MovedFeed".to_owned()));
    assert!(told(&run, "/latin.xml").contains(&"EncodingMismatch".to_owned()));
    assert_eq!(told(&run, "/twice.xml"), ["DoubleFeed"]);
    assert_eq!(run.code, 1);
    let old = site.run(&[
        "check",
        "--list",
        "downloads",
        "--format",
        "json",
        "--now",
        NOW,
        "--max-age",
        "20",
    ]);
    assert_eq!(told(&old, "/a.xml"), ["StaleFeed"]);
    let page = site.run(&["check", "--list", "downloads", "--format", "html", "--now", NOW]);
    assert!(
        page.out.starts_with("<!doctype html>") && page.out.contains("HttpStatus"),
        "{}",
        page.out
    );
}

#[test]
fn a_feed_without_the_fields_of_its_answer_is_checked_all_the_same() {
    let site = site();
    site.put("downloads/a.xml", GOOD.as_bytes());
    site.put("downloads/.hidden", b"nothing");
    // Who asked for changes alone keeps what is there.
    site.put("downloads/b.xml", bells().as_bytes());
    site.put(
        "downloads/b.xml.headers",
        b"HTTP/1.1 304 Not Modified\r\nETag: \"a\"\r\nCache-Control: no-cache\r\n\r\n",
    );
    let run = site.run(&["check", "--list", "downloads", "--format", "json", "--now", NOW]);
    assert_eq!(json_lines(&run.out).len(), 2, "{}", run.out);
    assert_eq!(told(&run, "/a.xml"), [""; 0]);
    assert_eq!(told(&run, "/b.xml"), [""; 0]);
    site.put("downloads/c.xml", bells().as_bytes());
    site.put("downloads/c.xml.headers", b"nothing of HTTP");
    let run = site.run(&["check", "--list", "downloads", "--format", "json", "--now", NOW]);
    assert_eq!((run.code, json_lines(&run.out).len()), (2, 2), "{}", run.out);
    assert!(
        run.err
            .contains("c.xml.headers` is not what `curl --dump-header` writes"),
        "{}",
        run.err
    );
}

#[test]
fn why_a_server_refuses_is_told() {
    let site = site();
    let proof = "<!doctype html><title>Einen Moment, bitte...</title>";
    for (name, status, page, words) in [
        (
            "a.xml",
            "403 Forbidden",
            "Forbidden",
            "the server refuses the feed: it answers 403",
        ),
        (
            "b.xml",
            "403 Forbidden",
            proof,
            "a proof of being a person in place of the feed: it answers 403",
        ),
        (
            "c.xml",
            "503 Service Unavailable",
            proof,
            "a proof of being a person in place of the feed: it answers 503",
        ),
        (
            "d.xml",
            "401 Unauthorized",
            "",
            "the server wants a name and a password: it answers 401",
        ),
        (
            "e.xml",
            "429 Too Many Requests",
            "{}",
            "the server was asked too often: it answers 429",
        ),
    ] {
        site.put(&format!("downloads/{name}"), page.as_bytes());
        site.put(&format!("downloads/{name}.headers"), fields(status, "").as_bytes());
        let run = site.run(&["check", "--list", "downloads", "--format", "json", "--now", NOW]);
        assert_eq!(told(&run, name), ["HttpStatus"]);
        assert!(run.out.contains(words), "{words}: {}", run.out);
    }
}

#[test]
fn stories_without_ids_are_known_by_their_links_or_titles_and_dates() {
    let feed = |item: &str| {
        format!(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?><rss version=\"2.0\" xmlns:a=\"http://www.w3.org/2005/Atom\"><channel>\
             <title>Quay</title><link>https://quay.example/</link><description>News</description><language>en</language>{item}\
             </channel></rss>"
        )
    };
    let dated = "<pubDate>Sat, 31 Jan 2026 06:00:00 GMT</pubDate>";
    for item in [
        format!("<item><title>Eels: cheap</title>{dated}</item>"),
        format!("<item><title>Eels: cheap</title><a:link href=\"https://quay.example/eels\"/>{dated}</item>"),
    ] {
        let site = site();
        site.put("downloads/a.xml", feed(&item).as_bytes());
        site.put("downloads/b.xml", feed(&item).as_bytes());
        site.put(
            "downloads/c.xml",
            feed(&item.replace("Eels", "Rays").replace("eels", "rays")).as_bytes(),
        );
        let run = site.run(&["check", "--list", "downloads", "--format", "json", "--now", NOW]);
        let is_double = |name| told(&run, name).contains(&"DoubleFeed".to_owned());
        assert_eq!(
            ["a.xml", "b.xml", "c.xml"].map(is_double),
            [false, true, false],
            "{}",
            run.out
        );
    }
}

#[test]
fn feeds_with_the_same_id_or_stories_are_told() {
    let site = site();
    let more = GOOD.replace("anchor", "bell").replace("feed.xml", "bells.xml");
    let item = &GOOD[GOOD.find("    <item>").unwrap()..GOOD.find("  </channel>").unwrap()];
    site.put("downloads/a.xml", GOOD.as_bytes());
    site.put(
        "downloads/b.xml",
        more.replace("  </channel>", &format!("{item}  </channel>")).as_bytes(),
    );
    site.put("downloads/c.xml", GOOD.replace("anchor", "horn").as_bytes());
    site.put("downloads/d.xml", GOOD.replace("feed.xml", "other.xml").as_bytes());
    let args = ["check", "--list", "downloads", "--format", "json", "--now", NOW];
    let run = site.run(&args);
    assert_eq!(told(&run, "/a.xml"), [""; 0]);
    assert_eq!(told(&run, "/b.xml"), ["DoubleStory"]);
    assert!(
        run.out.contains("1 story of it is in `downloads/a.xml`, too"),
        "{}",
        run.out
    );
    assert_eq!(told(&run, "/c.xml"), ["DoubleFeed"]);
    assert!(
        run.out
            .contains("it says that it has the same address as `downloads/a.xml`"),
        "{}",
        run.out
    );
    assert_eq!(told(&run, "/d.xml"), ["DoubleFeed"]);
    let run = site.run(&[&args[..], &["--ignore", "DoubleFeed"]].concat());
    assert_eq!(told(&run, "/d.xml"), [""; 0]);
}

/// A server that knows a few paths, until the test ends.
fn serve() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            thread::spawn(move || answer(stream));
        }
    });
    port
}

fn answer(mut stream: TcpStream) {
    let mut lines = BufReader::new(stream.try_clone().unwrap())
        .lines()
        .map_while(Result::ok);
    let request = lines.next().unwrap_or_default();
    let asks: Vec<String> = lines
        .take_while(|line| !line.is_empty())
        .map(|line| line.to_ascii_lowercase())
        .collect();
    let is_conditional = asks.iter().any(|line| line.starts_with("if-none-match: \"a\""));
    let path = request.split(' ').nth(1).unwrap_or_default();
    let packed = format!("Content-Encoding: gzip\r\n{WELL}");
    let (status, more, body) = match path {
        "/well" | "/packed" if is_conditional => ("304 Not Modified", WELL, Vec::new()),
        "/well" => ("200 OK", WELL, GOOD.into()),
        "/packed" => (
            "200 OK",
            packed.as_str(),
            gzip(GOOD.replace("anchor", "lamp").as_bytes()),
        ),
        "/swollen" => ("200 OK", packed.as_str(), gzip(&vec![b' '; 21 << 20])),
        "/torn" => ("200 OK", packed.as_str(), gzip(GOOD.as_bytes())[..60].to_vec()),
        "/large" => ("200 OK", WELL, vec![b' '; 21 << 20]),
        "/deaf" => ("200 OK", WELL, GOOD.replace("anchor", "bell").into()),
        "/moved" => ("301 Moved Permanently", "Location: /new\r\n", Vec::new()),
        "/new" => ("200 OK", WELL, GOOD.replace("anchor", "horn").into()),
        "/round" => ("302 Found", "Location: /round\r\n", Vec::new()),
        "/out" => ("302 Found", "Location: file:///etc/hostname\r\n", Vec::new()),
        _ => ("404 Not Found", "", Vec::new()),
    };
    let head = fields(status, more);
    let head = head.strip_suffix("\r\n").unwrap();
    let head = format!("{head}Content-Length: {}\r\nConnection: close\r\n\r\n", body.len());
    // A client that has read enough may be gone.
    let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&body));
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

/// A list of feeds of the server.
fn list(port: u16, paths: &[&str]) -> Vec<u8> {
    let outline = |path: &&str| {
        format!("<outline type=\"rss\" text=\"{path}\" title=\"{path}\" xmlUrl=\"http://127.0.0.1:{port}/{path}\"/>\n")
    };
    let outlines: String = paths.iter().map(outline).collect();
    let head = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<opml version=\"2.0\"><head><title>Feeds</title></head>";
    format!("{head}<body>\n{outlines}</body></opml>").into_bytes()
}

#[test]
fn feeds_of_a_list_are_fetched() {
    let site = site();
    let paths = [
        "well", "packed", "deaf", "moved", "round", "out", "none", "large", "swollen", "torn",
    ];
    site.put("feeds.opml", &list(serve(), &paths));
    let ask = |more: &[&str]| {
        site.run(
            &[
                &["check", "--list", "feeds.opml", "--format", "json", "--now", NOW],
                more,
            ]
            .concat(),
        )
    };
    let run = ask(&["--fetch", "--allow-private"]);
    let told = |name: &str| -> Vec<String> {
        // The feeds name the address at which they would be served, all the same one.
        told(&run, name)
            .into_iter()
            .filter(|code| code != "SelfDoesntMatchLocation" && code != "DoubleFeed")
            .collect()
    };
    assert_eq!(told("/well"), [""; 0], "{}", run.out);
    assert_eq!(told("/packed"), [""; 0], "{}", run.out);
    assert_eq!(told("/deaf"), ["IgnoredCondition"]);
    assert_eq!(told("/moved"), ["MovedFeed", "IgnoredCondition"], "{}", run.out);
    for (name, reason) in [
        ("/round", "it leads on and on, 20 times"),
        ("/out", "it leads on: `file:///etc/hostname` is no address of the web"),
        ("/large", "it has more than 20 MB"),
        ("/swollen", "unpacked it has more than 20 MB"),
        ("/torn", "what came cannot be unpacked"),
    ] {
        assert_eq!(told(name), ["UnreachableFeed"], "{name}");
        assert!(run.out.contains(reason), "{reason} in {}", run.out);
    }
    assert_eq!(told("/none"), ["HttpStatus"]);
    assert_eq!(run.code, 1);
}

#[test]
fn servers_of_this_network_and_unasked_ones_are_left_alone() {
    let site = site();
    site.put("feeds.opml", &list(serve(), &["well", "moved"]));
    let run = site.run(&["check", "--list", "feeds.opml", "--format", "json", "--fetch"]);
    for name in ["/well", "/moved"] {
        assert_eq!(told(&run, name), ["UnreachableFeed"]);
    }
    assert!(
        run.out.contains("an address of this machine or its network"),
        "{}",
        run.out
    );
    let unasked = site.run(&["check", "--list", "feeds.opml"]);
    assert_eq!(unasked.code, 2);
    assert!(unasked.err.contains("`--fetch`"), "{}", unasked.err);
    site.put("feed.xml", GOOD.as_bytes());
    site.put("empty/.keep", b"");
    let empty = site.run(&["check", "--list", "empty"]);
    assert_eq!(
        (empty.code, empty.err.contains("there is no feed in `empty`")),
        (2, true),
        "{}",
        empty.err
    );
    let feed = site.run(&["check", "--list", "feed.xml", "--fetch"]);
    assert_eq!(feed.code, 2);
    assert!(
        feed.err.contains("it is a feed, and no list of feeds in OPML"),
        "{}",
        feed.err
    );
}
