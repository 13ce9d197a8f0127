//! `WebSub`: which hubs feeds name, and what hubs are told when.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use crate::site::{Run, Site};

/// A server of this test: a hub, and the place where feeds are served.
struct Server {
    address: String,
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    /// What the hub is to answer, one after the other, and then 204.
    answers: Vec<u16>,
    /// The addresses of each request to publish, whatever it was answered.
    published: Vec<Vec<String>>,
    /// What stands at which path.
    files: BTreeMap<String, Vec<u8>>,
}

impl Server {
    fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let state = Arc::new(Mutex::new(State::default()));
        let shared = Arc::clone(&state);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                answer(stream, &shared);
            }
        });
        Self { address, state }
    }

    fn answers(&self, answers: &[u16]) {
        self.state.lock().unwrap().answers = answers.to_vec();
    }

    /// What was published since it was asked last.
    fn published(&self) -> Vec<Vec<String>> {
        std::mem::take(&mut self.state.lock().unwrap().published)
    }

    /// Serves the output folder of a newsroom as it is now.
    fn publish(&self, site: &Site) {
        let files = site.files().into_iter();
        self.state.lock().unwrap().files = files.map(|(path, bytes)| (format!("/feeds/{path}"), bytes)).collect();
    }
}

fn answer(stream: TcpStream, state: &Mutex<State>) {
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line).unwrap();
    let mut length = 0;
    loop {
        let mut header = String::new();
        reader.read_line(&mut header).unwrap();
        if header.trim().is_empty() {
            break;
        }
        let (name, value) = header.split_once(':').unwrap();
        if name.eq_ignore_ascii_case("content-length") {
            length = value.trim().parse().unwrap();
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    let mut state = state.lock().unwrap();
    let (status, body) = if line.starts_with("POST /hub ") {
        let form: Vec<(String, String)> = url::form_urlencoded::parse(&body).into_owned().collect();
        assert_eq!(form[0], ("hub.mode".to_owned(), "publish".to_owned()));
        assert!(
            form[1..]
                .iter()
                .all(|(name, _)| name == "hub.url" || name == "hub.topic"),
            "{form:?}"
        );
        state
            .published
            .push(form.into_iter().skip(1).map(|(_, value)| value).collect());
        let answers = &mut state.answers;
        (if answers.is_empty() { 204 } else { answers.remove(0) }, Vec::new())
    } else {
        let path = line.split(' ').nth(1).unwrap();
        state
            .files
            .get(path)
            .map_or((404, Vec::new()), |bytes| (200, bytes.clone()))
    };
    let head = format!(
        "HTTP/1.1 {status} X\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    let mut stream = reader.into_inner();
    // A client that has read enough may be gone.
    let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&body));
}

fn site(server: &Server, more: &str) -> Site {
    let config = format!(
        "[site]\ntitle = \"T\"\nurl = \"https://t.example/\"\nfeeds_url = \"{0}/feeds/\"\n[output]\nformats = [\"rss\", \"json\"]\n\
         [hub]\nurl = \"{0}/hub\"\n{more}\n",
        server.address
    );
    Site::new().write("config.toml", &config).good_article()
}

fn ping(site: &Site) -> Run {
    site.run(&["ping"])
}

#[test]
fn every_format_names_every_hub() {
    let site = Site::with_config(
        "hub = \"https://one.example/\"\n[hub]\nurl = [\"https://two.example/\", \"https://one.example/\"]\n",
    )
    .good_article();
    site.build(&[]).success();
    for path in ["all.rss", "all.atom"] {
        let text = site.read(&format!("feeds/{path}"));
        assert_eq!(text.matches("rel=\"hub\"").count(), 2, "{text}");
        assert_eq!(text.matches("rel=\"self\"").count(), 1, "{text}");
    }
    let hubs = site.feed("all")["hubs"].clone();
    assert_eq!(
        hubs,
        serde_json::json!([
            {"type": "WebSub", "url": "https://one.example/"},
            {"type": "WebSub", "url": "https://two.example/"}
        ])
    );
    let one = Site::with_config("hub = \"https://one.example/\"\n").good_article();
    one.build(&[]).success();
    assert_eq!(one.read("feeds/all.rss").matches("rel=\"hub\"").count(), 1);
}

#[test]
fn a_hub_hears_of_each_change_once_and_in_one_request() {
    let server = Server::new();
    let site = site(&server, "");
    site.build(&[]).success();
    assert!(server.published().is_empty(), "a build tells nobody unasked");
    let run = ping(&site).success();
    assert_eq!(run.out, format!("`{}/hub` was told of 4 feeds\n", server.address));
    let feed = |path: &str| format!("{}/feeds/{path}", server.address);
    assert_eq!(
        server.published(),
        [[
            feed("all.rss"),
            feed("all.json"),
            feed("topics/good.rss"),
            feed("topics/good.json")
        ]]
    );
    assert_eq!(ping(&site).success().out, "no hub has to be told anything\n");
    site.put_article("more", "title = \"More\"\ndate = 2020-02-01");
    site.build(&[]).success();
    ping(&site).success();
    assert_eq!(server.published(), [[feed("all.rss"), feed("all.json")]]);
    assert_eq!(site.run(&["ping", "--quiet"]).success().out, "");
    assert!(server.published().is_empty());
}

#[test]
fn a_hub_may_be_told_of_one_feed_at_a_time() {
    let server = Server::new();
    let site = site(&server, "batch = false");
    site.build(&[]).success();
    server.answers(&[204, 204, 400]);
    let run = ping(&site).ended(1);
    assert!(
        run.out.contains("was told of 2 feeds") && run.err.contains("was not told of 2 feeds"),
        "{}",
        run.err
    );
    let published = server.published();
    assert!(
        published
            .iter()
            .all(|request| request.len() == 2 && request[0] == request[1]),
        "{published:?}"
    );
    assert_eq!(published.len(), 3);
    ping(&site).success();
    assert_eq!(server.published().len(), 2);
}

#[test]
fn a_build_tells_hubs_when_it_is_asked_to() {
    let server = Server::new();
    let site = site(&server, "ping = true");
    let run = site.build(&[]).success();
    assert!(run.out.ends_with("was told of 4 feeds\n"), "{}", run.out);
    assert_eq!(server.published().len(), 1);
    site.build(&["--quiet"]).success();
    assert!(server.published().is_empty());
}

#[test]
fn what_a_hub_has_not_taken_is_told_again() {
    let server = Server::new();
    let site = site(&server, "");
    site.build(&[]).success();
    // It recovers within a run.
    server.answers(&[503, 429]);
    ping(&site).success();
    assert_eq!(server.published().len(), 3);
    // It says no, and nothing is to be gained by asking at once.
    site.put_article("more", "title = \"More\"\ndate = 2020-02-01");
    site.build(&[]).success();
    server.answers(&[400]);
    ping(&site)
        .ended(1)
        .said("was not told of 2 feeds: it answers 400; the next run tells it again");
    assert_eq!(server.published().len(), 1);
    ping(&site).success();
    assert_eq!(server.published().len(), 1);
    // A second hub that is not there keeps nothing from the first.
    let config = site
        .read("config.toml")
        .replace("/hub\"", "/hub\", \"http://127.0.0.1:1/\"]")
        .replace("url = \"http://127", "url = [\"http://127");
    site.put(
        "config.toml",
        config.replace("feeds_url = [", "feeds_url = ").as_bytes(),
    );
    site.put_article("third", "title = \"Third\"\ndate = 2020-02-02");
    site.build(&[]).success();
    ping(&site)
        .ended(1)
        .said("error: `http://127.0.0.1:1/` was not told of 4 feeds");
    assert_eq!(server.published().len(), 1);
}

#[test]
fn a_feed_that_is_not_public_yet_waits() {
    let server = Server::new();
    let site = site(&server, "fetch = true");
    site.build(&[]).success();
    let run = ping(&site).success();
    assert!(server.published().is_empty());
    assert!(
        run.out
            .contains("all.rss` waits, as it is not public as it was built: the server answers 404"),
        "{}",
        run.out
    );
    server.publish(&site);
    ping(&site).success();
    assert_eq!(server.published()[0].len(), 4);
    // An older state is served, and a longer one.
    site.put_article("more", "title = \"More\"\ndate = 2020-02-01");
    site.build(&[]).success();
    let run = ping(&site).success();
    assert!(run.out.contains("waits"), "{}", run.out);
    assert!(server.published().is_empty());
    server.publish(&site);
    ping(&site).success();
    assert_eq!(server.published()[0].len(), 2);
}

#[test]
fn a_kill_before_it_is_remembered_makes_a_hub_hear_twice_and_never_not_at_all() {
    let server = Server::new();
    let site = site(&server, "");
    site.build(&[]).success();
    ping(&site).success();
    let before = site.read("feeds/.feedmill/hubs.tsv");
    site.put_article("more", "title = \"More\"\ndate = 2020-02-01");
    // Killed between the feeds and the hub.
    site.build(&[]).success();
    // Killed between the hub and what is remembered.
    ping(&site).success();
    site.put("feeds/.feedmill/hubs.tsv", before.as_bytes());
    site.put("feeds/.feedmill/hubs.tsv.new", b"half a li");
    assert_eq!(server.published()[1].len(), 2);
    ping(&site).success();
    assert_eq!(server.published()[0].len(), 2);
    // What is torn is told again.
    site.put("feeds/.feedmill/hubs.tsv", &before.as_bytes()[..before.len() - 9]);
    ping(&site).success();
    assert!(!server.published()[0].is_empty());
    ping(&site).success();
    assert!(server.published().is_empty());
}

#[test]
fn what_is_wrong_is_told() {
    let site = Site::new().good_article();
    site.run(&["ping"])
        .ended(2)
        .said("the configuration names no hub: write `url` in `[hub]`");
    Site::with_config("[hub]\nurl = [\"hub.example\"]\n")
        .build(&[])
        .ended(2)
        .said("`hub.example` is no address that begins with `https://` or `http://`");
}
