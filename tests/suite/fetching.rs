//! Sources that are addresses: what servers of this test, on loopback, are asked, and what becomes of what they answer.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use serde_json::Value;

use crate::site::{Run, Site};

/// A server of a test.
pub struct Server {
    pub address: String,
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    answers: BTreeMap<String, Answer>,
    requests: Vec<Request>,
    /// How many requests wait for their answer now, and did so at most.
    at_once: (usize, usize),
}

#[derive(Clone, Default)]
pub struct Answer {
    pub status: u16,
    pub fields: Vec<(&'static str, String)>,
    pub body: Vec<u8>,
    /// Whether it breaks off in the middle.
    pub is_cut: bool,
    /// How long it takes before it begins.
    pub wait: Duration,
    /// How long each byte takes.
    pub drip: Duration,
}

#[derive(Clone, Debug)]
pub struct Request {
    pub path: String,
    pub fields: BTreeMap<String, String>,
}

impl Server {
    pub fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let state = Arc::new(Mutex::new(State::default()));
        let shared = Arc::clone(&state);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let shared = Arc::clone(&shared);
                thread::spawn(move || answer(stream, &shared));
            }
        });
        Self { address, state }
    }

    pub fn says(&self, path: &str, status: u16, fields: &[(&'static str, &str)], body: impl AsRef<[u8]>) {
        let answer = Answer {
            status,
            fields: fields
                .iter()
                .map(|(name, value)| (*name, (*value).to_owned()))
                .collect(),
            body: body.as_ref().to_vec(),
            ..Answer::default()
        };
        self.answers(path, answer);
    }

    pub fn answers(&self, path: &str, answer: Answer) {
        self.state.lock().unwrap().answers.insert(path.to_owned(), answer);
    }

    /// What was asked since it was asked last.
    pub fn requests(&self) -> Vec<Request> {
        std::mem::take(&mut self.state.lock().unwrap().requests)
    }

    pub fn paths(&self) -> Vec<String> {
        self.requests().into_iter().map(|request| request.path).collect()
    }

    /// How many requests waited for their answer at once.
    pub fn most_at_once(&self) -> usize {
        self.state.lock().unwrap().at_once.1
    }
}

fn answer(stream: TcpStream, state: &Mutex<State>) {
    let mut reader = BufReader::new(stream);
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).unwrap_or(0) == 0 {
            return;
        }
        let path = line.split(' ').nth(1).unwrap_or_default().to_owned();
        let mut fields = BTreeMap::new();
        loop {
            let mut line = String::new();
            reader.read_line(&mut line).unwrap_or(0);
            let Some((name, value)) = line.trim().split_once(':') else {
                break;
            };
            fields.insert(name.to_ascii_lowercase(), value.trim().to_owned());
        }
        let mut answer = {
            let mut state = state.lock().unwrap();
            state.at_once.0 += 1;
            state.at_once.1 = state.at_once.1.max(state.at_once.0);
            state.requests.push(Request {
                path: path.clone(),
                fields: fields.clone(),
            });
            let missing = Answer {
                status: 404,
                ..Answer::default()
            };
            state.answers.get(&path).cloned().unwrap_or(missing)
        };
        let tag = answer
            .fields
            .iter()
            .find(|(name, _)| *name == "etag")
            .map(|(_, tag)| tag.clone());
        if answer.status == 200 && tag.is_some() && tag.as_ref() == fields.get("if-none-match") {
            (answer.status, answer.body) = (304, Vec::new());
        }
        let mut head = format!(
            "HTTP/1.1 {} x\r\ncontent-length: {}\r\n",
            answer.status,
            answer.body.len()
        );
        for (name, value) in &answer.fields {
            head += &format!("{name}: {value}\r\n");
        }
        head += "\r\n";
        thread::sleep(answer.wait);
        state.lock().unwrap().at_once.0 -= 1;
        let mut stream = reader.get_ref();
        let body = if answer.is_cut {
            &answer.body[..answer.body.len() / 2]
        } else {
            &answer.body[..]
        };
        if !answer.drip.is_zero() {
            drip(stream, &[head.as_bytes(), body].concat(), answer.drip);
            return;
        }
        if stream.write_all(&[head.as_bytes(), body].concat()).is_err() || answer.is_cut {
            let _ = stream.shutdown(std::net::Shutdown::Both);
            return;
        }
    }
}

/// Sends a byte after the other.
fn drip(mut stream: &TcpStream, bytes: &[u8], wait: Duration) {
    for byte in bytes {
        if stream.write_all(&[*byte]).is_err() {
            return;
        }
        thread::sleep(wait);
    }
}

/// A site with one source, whose keys `more` are.
pub fn site(more: &str) -> Site {
    Site::with_config(&format!(
        "[articles]\ninclude = []\n[[sources]]\nprivate = true\n{more}\n"
    ))
}

/// A build at a minute of the week.
pub fn at(site: &Site, minute: i64) -> Run {
    let time =
        chrono::DateTime::parse_from_rfc3339("2026-06-01T00:00:00Z").unwrap() + chrono::TimeDelta::minutes(minute);
    site.build(&["--now", &time.to_rfc3339()])
}

pub fn titles(site: &Site) -> Vec<String> {
    let feed = site.feed("all");
    let items = feed["items"].as_array().unwrap().iter();
    items.map(|item| item["title"].as_str().unwrap().to_owned()).collect()
}

pub fn feed(stories: &[(&str, u32)]) -> String {
    let item = |(name, day): &(&str, u32)| {
        format!(
            "<item><title>{name}</title><link>https://bay.example/{name}</link><guid>https://bay.example/{name}</guid>\
             <pubDate>{day:02} May 2026 09:30:00 GMT</pubDate><description>About {name}.</description></item>"
        )
    };
    let items: String = stories.iter().map(item).collect();
    format!(
        "<rss version=\"2.0\"><channel><title>Bay</title><link>https://bay.example/</link><description>d</description>{items}</channel></rss>"
    )
}

#[test]
fn what_did_not_change_is_not_sent_again() {
    let server = Server::new();
    let site = site(&format!("url = \"{}/a\"", server.address));
    server.says(
        "/a",
        200,
        &[("etag", "\"1\""), ("last-modified", "Mon, 04 May 2026 09:30:00 GMT")],
        feed(&[("Fog", 4)]),
    );
    let run = at(&site, 0).success();
    assert!(run.out.contains("1 request: 1 new, 0 unchanged"), "{}", run.out);
    assert_eq!(titles(&site), ["Fog"]);
    let first = &server.requests()[0];
    assert!(!first.fields.contains_key("if-none-match"), "{first:?}");
    assert!(
        first.fields["user-agent"].starts_with("feedmill/") && first.fields["user-agent"].contains("(+https://"),
        "{first:?}"
    );
    assert_eq!(first.fields["accept-encoding"], "gzip, br");
    // It is not time yet.
    let before = site.files();
    at(&site, 14).success();
    assert!(server.requests().is_empty());
    assert!(at(&site, 16).success().out.contains("1 request: 0 new, 1 unchanged"));
    let second = &server.requests()[0];
    assert_eq!(second.fields["if-none-match"], "\"1\"");
    assert_eq!(second.fields["if-modified-since"], "Mon, 04 May 2026 09:30:00 GMT");
    assert_eq!(before, site.files());
    // Its server says how long it is fresh.
    server.says(
        "/a",
        200,
        &[("etag", "\"2\""), ("cache-control", "max-age=7200")],
        feed(&[("Gulls", 5), ("Fog", 4)]),
    );
    at(&site, 60).success();
    assert_eq!(titles(&site), ["Gulls", "Fog"]);
    at(&site, 150).success();
    assert_eq!(server.paths(), ["/a"]);
    site.build(&["--offline", "--now", "2026-06-03T00:00:00Z"]).success();
    assert!(server.requests().is_empty());
}

#[test]
fn a_server_that_fails_takes_no_story_away() {
    let server = Server::new();
    let site = site(&format!("url = \"{}/a\"", server.address));
    let good = feed(&[("Fog", 4)]);
    server.says("/a", 200, &[], &good);
    at(&site, 0).success();
    let bad: [(u16, &str, &[u8]); 5] = [
        (500, "", b""),
        (200, "", b"<html><body>Down for maintenance</body></html>"),
        (200, "", b"  "),
        (200, "br", b"no brotli"),
        (404, "", b"gone?"),
    ];
    let mut minute = 0;
    for (status, coding, body) in bad {
        server.says("/a", status, &[("content-encoding", coding)], body);
        minute += 24 * 60 + 1;
        let run = at(&site, minute).success();
        assert!(run.err.contains("info[UnreachedSource]"), "{}", run.err);
        assert_eq!(titles(&site), ["Fog"]);
    }
    // What breaks off is no feed.
    let cut = Answer {
        status: 200,
        body: feed(&[("Half", 6)]).into_bytes(),
        is_cut: true,
        ..Answer::default()
    };
    server.answers("/a", cut);
    assert!(at(&site, minute + 1500).err.contains("UnreachedSource"));
    assert_eq!(titles(&site), ["Fog"]);
    // After a week it is told as what it is.
    let run = at(&site, 9 * 24 * 60);
    assert!(
        run.err.contains("warning[DeadSource]") && run.err.contains("it has failed for"),
        "{}",
        run.err
    );
    assert_eq!(titles(&site), ["Fog"]);
    server.says("/a", 200, &[], feed(&[("Gulls", 5), ("Fog", 4)]));
    at(&site, 11 * 24 * 60).success();
    assert_eq!(titles(&site), ["Gulls", "Fog"]);
    let log = site.read(".feedmill-fetched/log.txt");
    assert!(
        log.contains("the server answers 500; next in") && log.contains("something new came"),
        "{log}"
    );
}

#[test]
fn servers_are_given_the_time_that_they_ask_for() {
    let server = Server::new();
    let site = site(&format!("url = \"{}/a\"", server.address));
    server.says("/a", 429, &[("retry-after", "7200")], "");
    let run = at(&site, 0);
    assert!(
        run.err
            .contains("warning[DeadSource]: the server asks for patience (429); nothing was ever fetched of it"),
        "{}",
        run.err
    );
    at(&site, 100);
    assert_eq!(server.paths(), ["/a"]);
    at(&site, 121);
    assert_eq!(server.paths(), ["/a"]);
}

#[test]
fn a_move_for_good_is_remembered_and_an_end_is_one() {
    let server = Server::new();
    let site = site(&format!("url = [\"{0}/a\", \"{0}/b\"]", server.address));
    server.says("/a", 301, &[("location", "/new")], "");
    server.says("/b", 302, &[("location", "/other")], "");
    server.says("/new", 200, &[("etag", "\"1\"")], feed(&[("Fog", 4)]));
    server.says("/other", 200, &[("etag", "\"2\"")], feed(&[("Gulls", 3)]));
    let run = at(&site, 0).success();
    assert!(
        run.err.contains("warning[MovedSource]") && run.err.matches("MovedSource").count() == 1,
        "{}",
        run.err
    );
    assert_eq!(server.paths(), ["/a", "/new", "/b", "/other"]);
    assert_eq!(titles(&site), ["Fog", "Gulls"]);
    let run = at(&site, 60).success();
    assert_eq!(server.paths(), ["/new", "/b", "/other"]);
    assert_eq!(run.err, "");
    server.says("/new", 410, &[], "");
    let run = at(&site, 120).success();
    assert!(run.err.contains("warning[EndedSource]"), "{}", run.err);
    assert_eq!(titles(&site), ["Fog", "Gulls"]);
    server.requests();
    assert_eq!(at(&site, 10_000).success().err, "");
    assert_eq!(server.paths(), ["/b", "/other"]);
    // One that leads in a circle fails.
    server.says("/b", 302, &[("location", "/b")], "");
    assert!(at(&site, 20_000).err.contains("it leads on and on"));
}

#[test]
fn nothing_of_this_machine_is_asked_unless_that_is_allowed() {
    let server = Server::new();
    server.says("/a", 200, &[], feed(&[("Fog", 4)]));
    let site = Site::with_config(&format!(
        "[articles]\ninclude = []\n[[sources]]\nurl = \"{}/a\"\n",
        server.address
    ));
    let run = at(&site, 0);
    assert!(run.err.contains("of this machine or its network"), "{}", run.err);
    assert!(server.requests().is_empty());
}

#[test]
fn what_is_packed_is_unpacked() {
    let server = Server::new();
    let site = site(&format!("url = [\"{0}/gzip\", \"{0}/br\"]", server.address));
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gzip.write_all(feed(&[("Fog", 4)]).as_bytes()).unwrap();
    let mut packed = Vec::new();
    brotli::CompressorWriter::new(&mut packed, 4096, 5, 20)
        .write_all(feed(&[("Gulls", 3)]).as_bytes())
        .unwrap();
    server.says("/gzip", 200, &[("content-encoding", "gzip")], gzip.finish().unwrap());
    server.says("/br", 200, &[("content-encoding", "br")], packed);
    at(&site, 0).success();
    assert_eq!(titles(&site), ["Fog", "Gulls"]);
}

#[test]
fn an_opml_file_is_a_list_of_sources() {
    let server = Server::new();
    let outline = |path: &str| format!("<outline type='rss' text='x' xmlUrl='{}{path}'/>", server.address);
    let opml =
        |outlines: &str| format!("<opml version='2.0'><head><title>x</title></head><body>{outlines}</body></opml>");
    server.says("/a", 200, &[], feed(&[("Fog", 4)]));
    server.says("/b", 200, &[], feed(&[("Gulls", 3)]));
    server.says(
        "/list",
        200,
        &[("etag", "\"l\"")],
        opml(&(outline("/a") + &outline("/b") + &outline("/a"))),
    );
    let local = site("list = \"planet.opml\"").write("planet.opml", &opml(&outline("/a")));
    at(&local, 0).success();
    assert_eq!(
        (titles(&local), server.paths()),
        (vec!["Fog".to_owned()], vec!["/a".to_owned()])
    );
    // What is taken out of the list goes.
    local.put("planet.opml", opml(&outline("/b")).as_bytes());
    local
        .build(&["--allow-shrink", "--now", "2026-06-02T00:00:00Z"])
        .success();
    assert_eq!(titles(&local), ["Gulls"]);
    server.requests();
    let remote = site(&format!("list = \"{}/list\"", server.address));
    at(&remote, 0).success();
    assert_eq!(server.paths(), ["/list", "/a", "/b"]);
    assert_eq!(titles(&remote), ["Fog", "Gulls"]);
    // A list that cannot be fetched is what it was.
    server.says("/list", 500, &[], "");
    at(&remote, 60).success();
    assert_eq!(titles(&remote), ["Fog", "Gulls"]);
}

pub fn page(name: &str) -> String {
    let text = format!("The {name} was there again on Monday, and the harbor master wrote it down. ").repeat(6);
    format!(
        "<!doctype html><html lang=\"en\"><head><title>{name}</title><link rel=\"canonical\" href=\"https://bay.example/{name}\">\
         <meta property=\"og:type\" content=\"article\"><meta property=\"article:published_time\" content=\"2026-05-04T09:30:00Z\">\
         <meta property=\"og:title\" content=\"{name}\"></head><body><article><h1>{name}</h1><p>{text}</p></article></body></html>"
    )
}

#[test]
fn pages_of_a_sitemap_are_fetched_as_its_site_allows() {
    let server = Server::new();
    let url = |path: &str, day: &str| format!("<url><loc>{}{path}</loc><lastmod>{day}</lastmod></url>", server.address);
    let map = |urls: &str| format!("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">{urls}</urlset>");
    let elsewhere = "<url><loc>http://127.0.0.1:9/x</loc></url>";
    server.says("/robots.txt", 200, &[], "User-agent: *\nDisallow: /private/\n");
    server.says(
        "/map.xml",
        200,
        &[],
        map(&(url("/fog", "2026-05-04") + &url("/gulls", "2026-05-04") + &url("/private/x", "") + elsewhere)),
    );
    server.says("/fog", 200, &[], page("fog"));
    server.says("/gulls", 200, &[], page("gulls"));
    let site = site(&format!("format = \"page\"\nlist = \"{}/map.xml\"", server.address));
    let run = at(&site, 0).success();
    assert_eq!(server.paths(), ["/map.xml", "/robots.txt", "/fog", "/gulls"]);
    assert!(run.err.contains("info[ForbiddenPage]"), "{}", run.err);
    assert_eq!(titles(&site).len(), 2);
    // What did not change by its list is not asked for.
    server.says(
        "/map.xml",
        200,
        &[],
        map(&(url("/fog", "2026-05-05") + &url("/gulls", "2026-05-04"))),
    );
    server.says("/fog", 200, &[], page("fog").replace("harbor master", "pilot"));
    at(&site, 60).success();
    assert_eq!(server.paths(), ["/map.xml", "/fog"]);
    assert!(site.read("feeds/all.rss").contains("the pilot wrote"));
    // While nobody knows what is allowed, nothing is asked.
    let unknown = Server::new();
    unknown.says("/robots.txt", 503, &[], "");
    unknown.says("/fog", 200, &[], page("fog"));
    let site = crate::fetching::site(&format!("format = \"page\"\nurl = \"{}/fog\"", unknown.address));
    at(&site, 0);
    assert_eq!(unknown.paths(), ["/robots.txt"]);
}

/// A week of two servers that do what servers do. Nothing is shown twice, and nothing is lost.
#[test]
fn a_week_of_servers_that_change_redirect_fail_and_go_back_in_time() {
    let (one, two) = (Server::new(), Server::new());
    let site = site(&format!("url = [\"{}/feed\", \"{}/feed\"]", one.address, two.address));
    let item = |id: &str, name: &str, day: u32| {
        format!(
            "<item><title>{name}</title><link>https://bay.example/{name}</link><guid isPermaLink=\"false\">{id}</guid>\
             <pubDate>{day:02} May 2026 09:30:00 GMT</pubDate><description>About {name}.</description></item>"
        )
    };
    let rss = |items: &[String]| {
        let head = "<rss version=\"2.0\"><channel><title>Bay</title><link>https://bay.example/</link><description>d</description>";
        format!("{head}{}</channel></rss>", items.concat())
    };
    let (a, b, c, d) = (
        item("a", "A", 1),
        item("b", "B", 2),
        item("c", "C", 3),
        item("d", "D", 4),
    );
    let first = rss(&[b.clone(), a.clone()]);
    let days: [(&dyn Fn(), &[&str]); 11] = [
        (&|| one.says("/feed", 200, &[("etag", "\"1\"")], &first), &["B", "A"]),
        // It shows its newest stories alone.
        (
            &|| one.says("/feed", 200, &[("etag", "\"2\"")], rss(&[c.clone(), b.clone()])),
            &["C", "B", "A"],
        ),
        // An old copy of the whole feed comes back, and the new one again.
        (
            &|| one.says("/feed", 200, &[("etag", "\"1\"")], &first),
            &["C", "B", "A"],
        ),
        (
            &|| one.says("/feed", 200, &[], rss(&[d.clone(), c.clone()])),
            &["D", "C", "B", "A"],
        ),
        // The other server has one of the stories under an id of its own, and one more under the id of another.
        (
            &|| two.says("/feed", 200, &[], rss(&[item("x", "D", 4), item("a", "E", 5)])),
            &["E", "D", "C", "B", "A"],
        ),
        (&|| one.says("/feed", 500, &[], ""), &["E", "D", "C", "B", "A"]),
        // All ids change.
        (
            &|| one.says("/feed", 200, &[], rss(&[item("n4", "D", 4), item("n3", "C", 3)])),
            &["E", "D", "C", "B", "A"],
        ),
        (
            &|| {
                two.says("/feed", 301, &[("location", "/moved")], "");
                two.says("/moved", 200, &[], rss(&[item("a", "E", 5), item("f", "F", 6)]));
            },
            &["F", "E", "D", "C", "B", "A"],
        ),
        // A feed without any story, a page in the place of a feed, and half of one.
        (
            &|| one.says("/feed", 200, &[], rss(&[])),
            &["F", "E", "D", "C", "B", "A"],
        ),
        (
            &|| one.says("/feed", 200, &[], "<html>Sorry</html>"),
            &["F", "E", "D", "C", "B", "A"],
        ),
        (&|| two.says("/moved", 410, &[], ""), &["F", "E", "D", "C", "B", "A"]),
    ];
    let mut known: BTreeMap<String, Value> = BTreeMap::new();
    let mut minute = 0;
    for (nth, (happens, expected)) in days.into_iter().enumerate() {
        happens();
        at(&site, minute);
        assert_eq!(
            titles(&site),
            expected,
            "step {nth}: {}",
            site.read(".feedmill-fetched/log.txt")
        );
        for item in site.feed("all")["items"].as_array().unwrap() {
            let title = item["title"].as_str().unwrap().to_owned();
            let id = known.entry(title.clone()).or_insert_with(|| item["id"].clone());
            assert_eq!(*id, item["id"], "step {nth}: `{title}` comes back as unread");
            assert!(item["date_published"].as_str().unwrap().starts_with("2026-05-0"));
        }
        site.run(&["check", "feeds"]).success();
        // Right afterwards nothing is asked, and nothing changes.
        let (before, _) = (site.files(), (one.requests(), two.requests()));
        at(&site, minute + 1);
        assert_eq!((one.requests().len(), two.requests().len()), (0, 0), "step {nth}");
        assert_eq!(before, site.files(), "step {nth}");
        minute += 24 * 60;
    }
    let log = site.read(".feedmill-fetched/log.txt");
    for decision in [
        "something new came",
        "the server answers 500",
        "moved for good",
        "ended for good",
        "no feed",
        "not asked: it is not time",
    ] {
        assert!(log.contains(decision), "{decision}: {log}");
    }
}
