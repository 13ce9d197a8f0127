//! `feedmill serve`: what it answers, asked as a client would.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use crate::site::{Site, png};

/// The program at work, until this is dropped.
struct Server {
    child: Child,
    address: String,
}

impl Server {
    fn new(site: &Site) -> Self {
        let mut command = site.command(&["serve", "--addr", "127.0.0.1:0"]);
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let address = line.split(['/', ' ']).find(|part| part.starts_with("127.")).unwrap();
        Self {
            child,
            address: address.to_owned(),
        }
    }

    fn ask(&self, method: &str, path: &str, headers: &[&str]) -> Answer {
        let host = format!("Host: {}", self.address);
        let has_host = headers.iter().any(|header| header.starts_with("Host:"));
        let mut headers = headers.to_vec();
        if !has_host {
            headers.push(&host);
        }
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let request = format!(
            "{method} {path} HTTP/1.1\r\n{}\r\nConnection: close\r\n\r\n",
            headers.join("\r\n")
        );
        stream.write_all(request.as_bytes()).unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
        Answer {
            head: String::from_utf8(bytes[..end].to_vec()).unwrap(),
            body: bytes[end + 4..].to_vec(),
        }
    }

    fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[])
    }

    /// Asks until the answer holds a text.
    fn wait_for(&self, path: &str, text: &str) -> String {
        let deadline = Instant::now() + Duration::from_secs(20);
        loop {
            let page = self.get(path).text();
            if page.contains(text) {
                return page;
            }
            assert!(Instant::now() < deadline, "not shown: {text}\n{page}");
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

struct Answer {
    head: String,
    body: Vec<u8>,
}

impl Answer {
    fn status(&self) -> u16 {
        self.head.split(' ').nth(1).unwrap().parse().unwrap()
    }

    fn header(&self, name: &str) -> &str {
        let line = self
            .head
            .lines()
            .find_map(|line| line.strip_prefix(&format!("{name}: ")));
        line.unwrap_or_else(|| panic!("no {name} in\n{}", self.head))
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

fn site() -> Site {
    Site::new()
        .article(
            "lamp",
            "title = \"A Lamp\"\npublished = 2026-01-02T03:04:05Z\ntopics = [\"Harbor\"]\n\
             [[photos]]\nsrc = \"lamp.png\"\ncaption = \"The lamp.\"",
        )
        .bytes("articles/photos/lamp.png", &png(40, 30))
}

#[test]
fn feeds_are_served_with_their_types_and_facts() {
    let site = site();
    let server = Server::new(&site);
    for (path, media_type) in [
        ("all.rss", "application/rss+xml; charset=utf-8"),
        ("topics/harbor.atom", "application/atom+xml; charset=utf-8"),
        ("all.json", "application/feed+json; charset=utf-8"),
        ("feeds.opml", "text/x-opml; charset=utf-8"),
        ("", "text/html; charset=utf-8"),
    ] {
        let answer = server.get(&format!("/feeds/{path}"));
        assert_eq!(
            (answer.status(), answer.header("content-type")),
            (200, media_type),
            "{path}"
        );
    }
    let answer = server.get("/feeds/all.rss");
    assert_eq!(answer.text(), site.read("feeds/all.rss"));
    let head = server.ask("HEAD", "/feeds/all.rss", &[]);
    assert_eq!(head.header("content-length"), answer.body.len().to_string());
    assert!(head.body.is_empty());
}

#[test]
fn what_a_client_has_is_not_sent_again() {
    let site = site();
    let server = Server::new(&site);
    let answer = server.get("/feeds/all.rss");
    let tag = format!("If-None-Match: {}", answer.header("etag"));
    let time = format!("If-Modified-Since: {}", answer.header("last-modified"));
    for asked in [&[tag.as_str()][..], &[&time], &["If-None-Match: W/\"x\", *"]] {
        let answer = server.ask("GET", "/feeds/all.rss", asked);
        assert_eq!(answer.status(), 304, "{asked:?}");
        assert!(answer.body.is_empty());
    }
    // A tag counts more than a time.
    let answer = server.ask("GET", "/feeds/all.rss", &["If-None-Match: \"other\"", &time]);
    assert_eq!(answer.status(), 200);
}

#[test]
fn clients_that_accept_gzip_get_it() {
    let site = site();
    let server = Server::new(&site);
    let answer = server.ask("GET", "/feeds/all.rss", &["Accept-Encoding: gzip"]);
    assert_eq!(answer.header("content-encoding"), "gzip");
    assert_eq!(answer.header("vary"), "Accept-Encoding");
    let mut text = String::new();
    flate2::read::GzDecoder::new(&answer.body[..])
        .read_to_string(&mut text)
        .unwrap();
    assert_eq!(text, site.read("feeds/all.rss"));
    assert_ne!(answer.header("etag"), server.get("/feeds/all.rss").header("etag"));
}

#[test]
fn parts_are_sent_on_request() {
    let site = site();
    let server = Server::new(&site);
    let text = site_text(&server);
    let part = server.ask("GET", "/feeds/all.rss", &["Range: bytes=2-6"]);
    assert_eq!((part.status(), part.text()), (206, text[2..=6].to_owned()));
    assert_eq!(part.header("content-range"), format!("bytes 2-6/{}", text.len()));
    let beyond = server.ask("GET", "/feeds/all.rss", &["Range: bytes=9999999-"]);
    assert_eq!(beyond.status(), 416);
    let stale = server.ask("GET", "/feeds/all.rss", &["Range: bytes=2-6", "If-Range: \"old\""]);
    assert_eq!(stale.status(), 200);
}

fn site_text(server: &Server) -> String {
    server.get("/feeds/all.rss").text()
}

#[test]
fn a_foreign_host_is_refused() {
    let site = site();
    let server = Server::new(&site);
    assert_eq!(server.ask("GET", "/", &["Host: evil.example"]).status(), 421);
    assert_eq!(server.ask("GET", "/", &["Host: localhost:1"]).status(), 200);
    assert_eq!(server.ask("GET", "http://evil.example/", &[]).status(), 421);
}

#[test]
fn nothing_but_feeds_and_pictures_is_shown() {
    let site = site();
    let server = Server::new(&site);
    assert_eq!(server.get("/photos/lamp.png").header("content-type"), "image/png");
    for path in [
        "/feeds/../config.toml",
        "/feeds/%2e%2e/config.toml",
        "/feeds/..%2fconfig.toml",
        "/feeds/.feedmill/files.txt",
        "/photos/lamp.md",
        "/photos/../lamp.md",
        "/raw/feeds.opml",
        "/raw/../config.toml",
        "/feed/nothing",
    ] {
        assert_eq!(server.get(path).status(), 404, "{path}");
    }
}

#[test]
fn a_feed_is_shown_as_a_reader_shows_it() {
    let site = site();
    let server = Server::new(&site);
    let page = server.get("/feed/topics/harbor?format=atom").text();
    for text in [
        "A Lamp</h3>",
        "<iframe sandbox=\"allow-popups\"",
        "src=&quot;/photos/lamp.png&quot;",
        "line 13 of the document</a>",
        "/raw/topics/harbor.atom#L13",
        "No messages.",
    ] {
        assert!(page.contains(text), "{text}\n{page}");
    }
    let raw = server.get("/raw/topics/harbor.atom").text();
    assert!(raw.contains("<li id=\"L13\"><code>  &lt;entry&gt;</code>"), "{raw}");
    let overview = server.get("/").text();
    assert!(
        overview.contains("2 feeds with 1 entry") && overview.contains("<svg"),
        "{overview}"
    );
}

#[test]
fn what_is_saved_is_built_and_its_changes_are_told() {
    let site = site();
    let server = Server::new(&site);
    server.wait_for("/", "2 feeds with 1 entry");
    site.put_article("gull", "title = \"A Gull\"\npublished = 2026-01-03T03:04:05Z");
    server.wait_for("/", "2 feeds with 2 entries");
    let page = server.get("/feed/all").text();
    assert!(page.contains("1 entry is new\n  A Gull"), "{page}");
}

#[test]
fn mistakes_are_shown_and_the_server_stays() {
    let site = site();
    let server = Server::new(&site);
    let good = site.read("config.toml");
    server.wait_for("/", "2 feeds with 1 entry");
    site.put("config.toml", b"[site]\ntitel = \"The Courier\"\n");
    let page = server.wait_for("/", "did you mean `title`?");
    assert!(
        page.contains("There was no new build.") && page.contains("/feed/all"),
        "{page}"
    );
    assert_eq!(server.get("/feeds/all.rss").status(), 200);
    site.put("config.toml", good.as_bytes());
    site.put_article("undated", "title = \"Undated\"");
    let page = server.wait_for("/", "error[MissingDate]");
    assert!(!page.contains("There was no new build."), "{page}");
}

#[test]
fn an_address_that_is_taken_is_told() {
    let site = site();
    let server = Server::new(&site);
    let run = site.run(&["serve", "--addr", &server.address]).ended(2);
    run.said("error: another program listens on port ")
        .said(" already, perhaps another preview; try `--addr ");
    for (address, reason) in [
        ("70000", "ports are numbers from 1 to 65535"),
        ("nowhere.invalid:80", "no such address"),
    ] {
        site.run(&["serve", "--addr", address]).ended(2).said(reason);
    }
    let (_, port) = server.address.rsplit_once(':').unwrap();
    for address in [port, &format!(":{port}"), &format!("localhost:{port}")] {
        site.run(&["serve", "--addr", address])
            .ended(2)
            .said(&format!("port {port} already"));
    }
}
