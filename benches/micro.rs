//! `cargo bench --bench micro`: single steps on one thread, on articles like those of the other benchmarks.
//! Reading is that of whole articles: what a scan keeps of one is not public.

mod common;

use std::hint::black_box;

use common::marks::{HTML, MARKDOWN, PLAIN};
use common::steps::{SHAPE, addresses, feed, format_of, options, write};
use common::story::Story;
use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use feedcheck::check;
use feedmill::input::Rules;
use feedmill::text::date::{self, DateRules};
use feedmill::text::html::sanitize;
use feedmill::text::markdown::to_html;
use feedmill::text::safe_markdown::safe_html;
use feedmill::text::source::Source;

/// Entries of the feed that is written and checked.
const ENTRIES: usize = 20;

fn main() {
    divan::main();
}

/// One article, from its text to its fields.
#[divan::bench(args = ["ferry.md", "ferry.json", "ferry.jsonl", "ferry.txt"])]
fn read_article(bencher: Bencher, file: &str) {
    let text = match file {
        "ferry.md" => Story::new(SHAPE, 1, &MARKDOWN, 0).markdown(),
        "ferry.txt" => Story::new(SHAPE, 1, &PLAIN, 0).wire(),
        _ => Story::new(SHAPE, 1, &HTML, 0).line(),
    };
    let format = format_of(file);
    let rules = Rules::default();
    let source = Source::new(file, &text);
    assert!((format.read)(&source, &rules).iter().all(|found| found.article.is_ok()));
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| (format.read)(black_box(&source), &rules));
}

#[divan::bench(args = [
    "2017-09-13T16:44:00-05:00",
    "Wed, 13 Sep 2017 16:44:00 -0500",
    "Sep 13, 2017 4:44 PM CDT",
    "2017-09-13",
])]
fn parse_date(bencher: Bencher, text: &str) {
    let rules = DateRules::default();
    assert!(date::parse(text, &rules).is_ok());
    bencher
        .counter(ItemsCount::new(1_usize))
        .bench(|| date::parse(black_box(text), &rules));
}

#[divan::bench]
fn render_markdown(bencher: Bencher) {
    let body = Story::new(SHAPE, 1, &MARKDOWN, 0).body;
    bencher
        .counter(BytesCount::of_str(&body))
        .bench(|| to_html(black_box(&body)));
}

#[divan::bench]
fn sanitize_html(bencher: Bencher) {
    let body = Story::new(SHAPE, 1, &HTML, 0).body;
    let addresses = addresses();
    bencher
        .counter(BytesCount::of_str(&body))
        .bench(|| sanitize(black_box(&body), &addresses));
}

#[divan::bench]
fn render_safe_markdown(bencher: Bencher) {
    let body = Story::new(SHAPE, 1, &MARKDOWN, 0).body;
    let addresses = addresses();
    bencher
        .counter(BytesCount::of_str(&body))
        .bench(|| safe_html(black_box(&body), &addresses));
}

#[divan::bench(args = ["rss", "atom", "json"])]
fn write_feed(bencher: Bencher, name: &str) {
    let feed = feed(ENTRIES);
    let text = write(&feed, name);
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| write(black_box(&feed), name));
}

#[divan::bench(args = ["rss", "atom", "json"])]
fn check_feed(bencher: Bencher, name: &str) {
    let text = write(&feed(ENTRIES), name);
    let options = options();
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| check(black_box(text.as_bytes()), &options));
}
