//! `cargo bench`: whole builds by the real program, beside the time to merely read the same
//! file. 10,000 JSON Lines articles in 200 topics, three formats, full text; another number
//! of articles and topics: `cargo bench --bench build -- 100000 1000`.

#![expect(clippy::print_stdout, reason = "a benchmark prints its results")]

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use nix::sys::resource::{UsageWho, getrusage};

/// Runs of each kind; the median counts.
const RUNS: usize = 5;

const CONFIG: &str = "\
[site]
title = \"The Harbor Courier\"
url = \"https://courier.example/\"

[[feeds]]
path = \"all\"

[[feeds]]
each = \"topic\"
path = \"topics/{slug}\"
";

const WORDS: &[&str] = &[
    "harbor", "ferry", "council", "morning", "pier", "water", "captain", "vote", "school", "rain", "bridge", "crew",
    "night", "lamp", "market", "tide", "story", "said", "after", "before", "because", "without", "three", "hundred",
    "years", "town", "boats", "wind",
];

fn main() {
    let numbers: Vec<usize> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    let (articles, topics) = (
        numbers.first().copied().unwrap_or(10_000),
        numbers.get(1).copied().unwrap_or(200),
    );
    let site = tempfile::tempdir().expect("a temporary folder");
    let root = site.path();
    fs::create_dir(root.join("articles")).expect("a folder");
    fs::write(root.join("config.toml"), CONFIG).expect("a file");
    let source = root.join("articles/news.jsonl");
    fs::write(&source, corpus(articles, topics)).expect("a file");
    let megabytes = fs::metadata(&source).map_or(0, |file| file.len()) / 1_000_000;
    println!(
        "{articles} articles, {topics} topics, 3 formats, full text; one JSON Lines file of {megabytes} MB; median of {RUNS} runs"
    );

    let floor = median(|| read(&source));
    let full = median(|| {
        let _ = fs::remove_dir_all(root.join("feeds"));
        build(root)
    });
    let unchanged = median(|| build(root));
    let mut round = 0;
    let edited = median(|| {
        round += 1;
        edit(&source, round);
        build(root)
    });
    let peak = getrusage(UsageWho::RUSAGE_CHILDREN).map_or(0, |usage| usage.max_rss()) / 1024;
    let files = walkdir::WalkDir::new(root.join("feeds"))
        .into_iter()
        .flatten()
        .filter(|entry| entry.file_type().is_file())
        .count();

    println!("{:28} {:>10} {:>14}", "", "seconds", "times reading");
    for (name, time) in [
        ("read the file", floor),
        ("full build", full),
        ("nothing changed", unchanged),
        ("one article edited", edited),
    ] {
        println!(
            "{name:28} {:>10.3} {:>14.1}",
            time.as_secs_f64(),
            time.as_secs_f64() / floor.as_secs_f64()
        );
    }
    println!("peak memory of a build: {peak} MB; {files} files in the output folder");
}

fn median(mut run: impl FnMut() -> Duration) -> Duration {
    let mut times: Vec<Duration> = (0..RUNS).map(|_| run()).collect();
    times.sort();
    times[RUNS / 2]
}

fn read(path: &Path) -> Duration {
    let start = Instant::now();
    let mut file = File::open(path).expect("the corpus");
    let mut buffer = vec![0; 1 << 20];
    while file.read(&mut buffer).expect("readable") > 0 {}
    start.elapsed()
}

fn build(root: &Path) -> Duration {
    let start = Instant::now();
    let status = Command::new(env!("CARGO_BIN_EXE_feedmill"))
        .arg("build")
        .current_dir(root)
        .stdout(Stdio::null())
        .status();
    let time = start.elapsed();
    assert!(status.is_ok_and(|status| status.success()), "the build failed");
    time
}

/// Changes the headline of the newest article.
fn edit(source: &Path, round: usize) {
    let text = fs::read_to_string(source).expect("the corpus");
    let (first, rest) = text.split_once('\n').expect("lines");
    let title = first.find("\"title\":\"").map_or(0, |at| at + 9);
    let first = format!("{}{round}{}", &first[..title], &first[title + 1..]);
    fs::write(source, format!("{first}\n{rest}")).expect("writable");
}

/// Newest first, one minute apart, 570 words each; the same text for the same numbers.
fn corpus(articles: usize, topics: usize) -> String {
    let mut out = String::new();
    let mut seed = 0x2017_0913_u64;
    let mut word = || {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        WORDS[usize::try_from(seed >> 33).unwrap_or_default() % WORDS.len()]
    };
    for number in 0..articles {
        let minutes = i64::try_from(articles - number).unwrap_or_default();
        let time = chrono::DateTime::from_timestamp(1_500_000_000 + minutes * 60, 0)
            .unwrap_or_default()
            .to_rfc3339();
        let body: Vec<String> = (0..6)
            .map(|_| (0..95).map(|_| word()).collect::<Vec<_>>().join(" "))
            .collect();
        let topic = number % topics;
        let _ = writeln!(
            out,
            "{{\"title\":\"0 {} {} {number}\",\"slug\":\"story-{number}\",\"date\":\"{time}\",\"authors\":[\"Author {}\"],\"topics\":[\"Topic {topic}\"],\"body\":\"{}.\"}}",
            word(),
            word(),
            number % 50,
            body.join(".\\n\\n")
        );
    }
    out
}
