//! `cargo bench --bench check`: how fast documents are checked, on one thread, beside a strict parser
//! that only parses the same document; a small feed with the start of the program; and memory.

#![expect(clippy::print_stdout, reason = "a benchmark prints its results")]
#![expect(
    clippy::cast_precision_loss,
    reason = "sizes are far below what a float holds exactly"
)]

use std::fmt::Write as _;
use std::fs;
use std::hint::black_box;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use feedcheck::{Options, check};
use feedmill::model::Timestamp;
use nix::sys::resource::{UsageWho, getrusage};

/// Runs of each kind; the median counts.
const RUNS: usize = 7;

/// Entries of the large feed.
const ENTRIES: usize = 5_000;

/// Starts of the program; there are more, since they are short.
const STARTS: usize = 51;

/// How the full content is written into RSS.
#[derive(Clone, Copy)]
enum Writing {
    Cdata,
    Escaped,
}

fn paragraph(n: usize) -> String {
    format!(
        "<p>The ferry <a href=\"https://courier.example/ferry/{n}?a=1&amp;b=2\">number {n}</a> left the pier at \
         <em>dawn</em>, and the crew said that <strong>nobody</strong> was on board but the captain's dog. Three hundred \
         people had come to see it off &amp; to wave. Café owners sold coffee – “the best day since 1998”, one said.</p>\n"
    )
}

/// 12 MB of RSS: entries with their full text.
fn rss(writing: Writing) -> String {
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\" \
         xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n\
         <channel>\n<title>The Harbor Courier</title>\n<link>https://courier.example/</link>\n\
         <description>News</description>\n<language>en</language>\n<atom:link rel=\"self\" \
         type=\"application/rss+xml\" href=\"https://courier.example/all.rss\"/>\n",
    );
    for n in 0..ENTRIES {
        let html: String = (0..6).map(|part| paragraph(n * 6 + part)).collect();
        let html = match writing {
            Writing::Cdata => format!("<![CDATA[{html}]]>"),
            Writing::Escaped => html.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"),
        };
        let _ = write!(
            text,
            "<item>\n<title>Ferry {n} leaves</title>\n<link>https://courier.example/ferry/{n}</link>\n\
             <guid>https://courier.example/ferry/{n}</guid>\n<pubDate>Wed, 13 Sep 2017 16:44:00 -0500</pubDate>\n\
             <dc:creator>Ann Lee</dc:creator>\n<category>Harbor</category>\n<description>A short summary.</description>\n\
             <content:encoded>{html}</content:encoded>\n</item>\n"
        );
    }
    text + "</channel>\n</rss>\n"
}

fn median(runs: usize, mut run: impl FnMut() -> Duration) -> Duration {
    let mut times: Vec<Duration> = (0..runs).map(|_| run()).collect();
    times.sort();
    times[runs / 2]
}

fn timed<T>(work: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    black_box(work());
    start.elapsed()
}

fn main() {
    let options = Options {
        content_type: None,
        location: None,
        now: Timestamp::now(),
        sound: None,
    };
    println!(
        "{:34} {:>6} {:>9} {:>8} {:>16}",
        "", "MB", "seconds", "MB/s", "times parsing"
    );
    for (name, writing) in [
        ("RSS, content in CDATA", Writing::Cdata),
        ("RSS, content escaped", Writing::Escaped),
    ] {
        let text = rss(writing);
        let findings = check(text.as_bytes(), &options).messages.len();
        assert_eq!(findings, 0, "the corpus has no faults");
        let parsing = median(RUNS, || timed(|| roxmltree::Document::parse(&text).is_ok()));
        let checking = median(RUNS, || timed(|| check(text.as_bytes(), &options)));
        let megabytes = text.len() as f64 / 1e6;
        for (what, time) in [("only parsed (roxmltree)", parsing), ("checked", checking)] {
            println!(
                "{:34} {megabytes:>6.1} {:>9.3} {:>8.0} {:>16.1}",
                format!("{name}: {what}"),
                time.as_secs_f64(),
                megabytes / time.as_secs_f64(),
                time.as_secs_f64() / parsing.as_secs_f64()
            );
        }
    }
    program();
}

/// The real program: a small feed, and memory for the large one.
fn program() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let small = folder.path().join("small.rss");
    let large = folder.path().join("large.rss");
    let text = rss(Writing::Cdata);
    let first = text.match_indices("<item>").nth(10).map_or(text.len(), |(at, _)| at);
    fs::write(&small, format!("{}</channel></rss>", &text[..first])).expect("a file");
    let run = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_feedmill"));
        command.args(arguments).stdout(Stdio::null()).current_dir(folder.path());
        timed(|| {
            let is_well = command.status().is_ok_and(|status| status.success());
            assert!(is_well, "the check failed");
        })
    };
    let start = median(STARTS, || run(&["--version"]));
    let checked = median(STARTS, || run(&["check", "small.rss"]));
    println!(
        "small feed, process start included: {:.1} ms ({:.1} times `feedmill --version`)",
        checked.as_secs_f64() * 1e3,
        checked.as_secs_f64() / start.as_secs_f64()
    );
    fs::write(&large, &text).expect("a file");
    run(&["check", "large.rss"]);
    let peak = getrusage(UsageWho::RUSAGE_CHILDREN).map_or(0, |usage| usage.max_rss()) * 1024;
    println!(
        "memory: {:.1} times the file of {:.1} MB",
        peak as f64 / text.len() as f64,
        text.len() as f64 / 1e6
    );
}
