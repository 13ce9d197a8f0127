//! One address: the request, where it leads, and what its answer means.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use url::Url;

use super::robots::Robots;
use super::{Kind, Wanted, lists, schedule};
use crate::builder::fetched::{self, Row};
use crate::net::{Answer, CODINGS, Client, TOO_LARGE};
use crate::reader;

/// Steps that are followed.
const MOST_HOPS: usize = 10;

/// How long all steps together may take before there is no further one.
const LONGEST_WAY: Duration = Duration::from_secs(30);

/// Bytes of what is fetched, packed or not.
const LARGEST: u64 = 16 << 20;

const ACCEPT: &str = "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/html;q=0.8, */*;q=0.5";

/// What came of an address.
#[derive(Debug)]
pub(super) enum Came {
    /// A body.
    New(Vec<u8>),
    /// It is as it was.
    Same,
    /// It ended for good.
    Ended,
    /// It failed, and why.
    Failed(String),
    /// It was not asked, as its server does not answer; or there is none, and need not be.
    Nothing,
    /// It was not asked, as enough was.
    Left,
    /// It was not asked, as its server asked for patience.
    Waits,
}

/// What came of it, and what is known of it now.
#[derive(Debug)]
pub(super) struct Asked {
    pub row: Row,
    pub came: Came,
    pub requests: usize,
}

impl Asked {
    /// Of an address that was not asked.
    pub(super) fn not(row: Row, came: Came) -> Self {
        Self { row, came, requests: 0 }
    }
}

/// The same, and whether the server did not answer at all, or when it wants to be asked again.
pub(super) struct AskedHost {
    pub asked: Asked,
    pub is_down: bool,
    pub patience: Option<i64>,
}

/// How an address is asked.
pub(super) struct How<'a> {
    pub client: &'a Client,
    /// The folder of the configuration.
    pub root: &'a Path,
    /// What its site allows, if it is a page.
    pub robots: Option<&'a Robots>,
    pub now: i64,
}

/// Asks for an address, and says what that means.
pub(super) fn ask(how: &How<'_>, wanted: &Wanted<'_>, mut row: Row) -> AskedHost {
    let now = how.now;
    let every = if wanted.kind == Kind::Robots {
        24 * 60 * 60
    } else {
        wanted.source.every
    };
    let begun = if row.moved.is_empty() {
        &wanted.address
    } else {
        &row.moved
    };
    let mut way = Way::default();
    let answer = way.follow(how, wanted, begun, &row);
    let (is_down, requests) = (way.is_down, way.requests);
    let came = match &answer {
        Err(reason) => Came::Failed(reason.clone()),
        Ok(answer) => meaning(how, wanted, answer, &row),
    };
    let mut patience = None;
    match (&came, &answer) {
        (Came::New(_) | Came::Same | Came::Nothing, Ok(answer)) => {
            let field = |name: &str| answer.field(name).map(str::to_owned);
            // A server that answers 304 may leave them out.
            let is_new = matches!(came, Came::New(_));
            row.etag = field("etag").unwrap_or(if is_new { String::new() } else { row.etag });
            row.modified = field("last-modified").unwrap_or(if is_new { String::new() } else { row.modified });
            (row.failures, row.failing, row.answered) = (0, 0, now);
            row.due = schedule::after_answer(answer, every, now);
            row.changed.clone_from(&wanted.changed);
            row.left = if wanted.has_left { now } else { 0 };
            if let Some(moved) = way.moved.filter(|moved| *moved != wanted.address) {
                row.moved = moved;
            }
        }
        (Came::Ended, _) => {
            row.is_gone = true;
            // A page is its story.
            if wanted.kind == Kind::Page {
                row.copies.clear();
            }
        }
        _ => {
            row.failures = row.failures.saturating_add(1);
            row.failing = if row.failing == 0 { now } else { row.failing };
            // Whether a site allows anything is asked again as soon as its pages are.
            let every = every.min(wanted.source.every);
            row.due = schedule::after_failure(answer.as_ref().ok(), row.failures, every, now);
            let asks = |answer: &&Answer| matches!(answer.status, 429 | 503) && answer.field("retry-after").is_some();
            patience = answer.as_ref().ok().filter(asks).map(|_| row.due);
            // Where it moved to may have been a mistake.
            if row.failures > 3 {
                row.moved.clear();
            }
        }
    }
    AskedHost {
        asked: Asked { row, came, requests },
        is_down,
        patience,
    }
}

/// What an answer means.
fn meaning(how: &How<'_>, wanted: &Wanted<'_>, answer: &Answer, row: &Row) -> Came {
    match answer.status {
        304 if !row.copies.is_empty() => Came::Same,
        200 => match answer.unpacked(LARGEST) {
            Err(reason) => Came::Failed(reason),
            Ok(body) => match fault(wanted, &body, row).or_else(|| no_story(how, wanted, &body, row)) {
                Some(reason) => Came::Failed(reason),
                None => Came::New(body),
            },
        },
        400..500 if wanted.kind == Kind::Robots && answer.status != 429 => Came::Nothing,
        410 => Came::Ended,
        404 if wanted.has_left => Came::Ended,
        429 => Came::Failed("the server asks for patience (429)".to_owned()),
        status => Came::Failed(format!("the server answers {status}")),
    }
}

/// Why a body is not what is wanted. A page that says that something is wrong comes with 200, too.
fn fault(wanted: &Wanted<'_>, body: &[u8], row: &Row) -> Option<String> {
    let is_blank = body.iter().all(u8::is_ascii_whitespace);
    if is_blank && wanted.kind != Kind::Robots {
        return Some("the server sends nothing".to_owned());
    }
    if wanted.kind == Kind::List {
        return lists::read(body)
            .is_none()
            .then(|| "what the server sends is no whole list of addresses".to_owned());
    }
    let is_feed = wanted.source.format.is_none_or(|format| format.key == "feed");
    if wanted.kind != Kind::Delivery || !is_feed {
        return None;
    }
    match reader::read(body) {
        // Better half a feed than none.
        Ok(feed)
            if feed.fault.is_some() && !row.copies.is_empty() && !lists::is_whole(&String::from_utf8_lossy(body)) =>
        {
            Some("what the server sends ends in the middle".to_owned())
        }
        Ok(_) => None,
        Err(reader::Unreadable::NotAFeed) => Some("what the server sends is no feed".to_owned()),
        Err(error) => Some(format!("the feed cannot be read: {error}")),
    }
}

/// Why a page is not the one of a story any more. That it was one is known for certain, or nothing is said.
fn no_story(how: &How<'_>, wanted: &Wanted<'_>, body: &[u8], row: &Row) -> Option<String> {
    let format = wanted.source.format.filter(|_| wanted.kind == Kind::Page)?;
    let (before, _) = row.copies.first()?;
    let before = fs::read(how.root.join(fetched::place(before))).ok()?;
    let is_story = |bytes: &[u8]| (format.detect)(&String::from_utf8_lossy(bytes));
    (is_story(&before) && !is_story(body)).then(|| "what the server sends is no story, and was one".to_owned())
}

/// The way to an answer.
#[derive(Default)]
struct Way {
    requests: usize,
    /// Where the first steps lead that are for good.
    moved: Option<String>,
    /// Whether the first server did not answer.
    is_down: bool,
}

impl Way {
    fn follow(&mut self, how: &How<'_>, wanted: &Wanted<'_>, begun: &str, row: &Row) -> Result<Answer, String> {
        let started = Instant::now();
        let mut url = web(begun)?;
        let mut is_for_good = true;
        loop {
            self.requests += 1;
            let answer = how
                .client
                .ask(url.as_str(), &fields(row), LARGEST)
                .inspect_err(|error| {
                    self.is_down = self.requests == 1 && !error.starts_with(TOO_LARGE);
                })?;
            let leads = matches!(answer.status, 301 | 302 | 303 | 307 | 308);
            let Some(to) = answer.field("location").filter(|_| leads) else {
                return Ok(answer);
            };
            if self.requests > MOST_HOPS {
                return Err(format!("it leads on and on, {MOST_HOPS} times"));
            }
            if started.elapsed() > LONGEST_WAY {
                return Err("it leads on, and took too long for that".to_owned());
            }
            let next = url
                .join(to)
                .map_err(|error| format!("it leads to `{to}`, which is no address: {error}"))?;
            url = web(next.as_str()).map_err(|reason| format!("it leads on: {reason}"))?;
            allowed(how, wanted, &url)?;
            is_for_good &= matches!(answer.status, 301 | 308);
            if is_for_good {
                self.moved = Some(url.to_string());
            }
        }
    }
}

/// Whether a page may be asked for where another leads to it.
fn allowed(how: &How<'_>, wanted: &Wanted<'_>, to: &Url) -> Result<(), String> {
    if wanted.kind != Kind::Page {
        return Ok(());
    }
    if !lists::is_near(&wanted.address, to.as_str()) {
        return Err(format!(
            "it leads to `{to}`, a page of another site, which is not asked"
        ));
    }
    match how.robots {
        Some(robots) if !robots.allow(to.as_str()) => Err(format!(
            "it leads to `{to}`, which `robots.txt` of the site does not allow"
        )),
        _ => Ok(()),
    }
}

/// A request says what is there already (RFC 9110, section 13.1).
fn fields(row: &Row) -> Vec<(&'static str, &str)> {
    let known = !row.copies.is_empty();
    let conditions = [
        ("if-none-match", row.etag.as_str()),
        ("if-modified-since", row.modified.as_str()),
    ];
    let conditions = conditions.into_iter().filter(|(_, value)| known && !value.is_empty());
    [("accept", ACCEPT), ("accept-encoding", CODINGS)]
        .into_iter()
        .chain(conditions)
        .collect()
}

fn web(address: &str) -> Result<Url, String> {
    let url = Url::parse(address).map_err(|error| format!("`{address}` is no address: {error}"))?;
    if matches!(url.scheme(), "http" | "https") {
        Ok(url)
    } else {
        Err(format!("`{address}` is no address of the web"))
    }
}
