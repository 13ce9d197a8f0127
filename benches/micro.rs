//! `cargo bench --bench micro`: single steps on one thread, on articles like those of the other benchmarks.
//! Reading is that of whole articles: what a scan keeps of one is not public.

mod common;

use std::hint::black_box;
use std::sync::Arc;

use common::marks::{HTML, MARKDOWN, PLAIN};
use common::story::{Shape, Story};
use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use feedcheck::{Options, check};
use feedmill::input::{ARTICLE_FORMATS, ArticleFormat, Rules};
use feedmill::model::{Author, BodyMode, Category, Entry, Feed, Photo, Timestamp};
use feedmill::output;
use feedmill::text::date::{self, DateRules};
use feedmill::text::html::{Addresses, sanitize};
use feedmill::text::markdown::to_html;
use feedmill::text::safe_markdown::safe_html;
use feedmill::text::source::Source;
use feedmill::text::url;

/// Entries of the feed that is written and checked.
const ENTRIES: usize = 20;

const SHAPE: Shape = Shape {
    articles: 1_000,
    topics: 20,
    seed: 1,
};

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

fn format_of(file: &str) -> &'static ArticleFormat {
    let is_named = |format: &&ArticleFormat| {
        format
            .endings
            .iter()
            .any(|ending| file.ends_with(&format!(".{ending}")))
    };
    ARTICLE_FORMATS.iter().find(is_named).expect("a format of this ending")
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

fn addresses() -> Addresses {
    Addresses {
        base: url::absolute("https://courier.example/").expect("an address"),
        mark: "f1".to_owned(),
        pictures: Arc::new(|_| None),
    }
}

#[divan::bench(args = ["rss", "atom", "json"])]
fn write_feed(bencher: Bencher, name: &str) {
    let feed = feed();
    let text = write(&feed, name);
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| write(black_box(&feed), name));
}

#[divan::bench(args = ["rss", "atom", "json"])]
fn check_feed(bencher: Bencher, name: &str) {
    let text = write(&feed(), name);
    let options = Options {
        content_type: None,
        location: None,
        now: Timestamp::now(),
        sound: None,
    };
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| check(black_box(text.as_bytes()), &options));
}

fn write(feed: &Feed, name: &str) -> String {
    let mut formats = output::FEED_FORMATS.iter();
    let format = formats.find(|format| format.name == name).expect("a format");
    (format.write)(feed, "https://courier.example/feeds/all").expect("clean text")
}

fn feed() -> Feed {
    let entries: Vec<_> = (0..ENTRIES).rev().map(|number| Arc::new(entry(number))).collect();
    Feed {
        stylesheet: None,
        title: "The Harbor Courier".to_owned(),
        description: "News from the harbor".to_owned(),
        home: "https://courier.example/".to_owned(),
        id: "https://courier.example/feeds/all.atom".to_owned(),
        language: "en".to_owned(),
        updated: entries[0].published,
        copyright: None,
        icon: None,
        logo: None,
        authors: vec![named("The Harbor Courier")],
        email: None,
        hub: None,
        body: BodyMode::Full,
        entries,
    }
}

fn entry(number: usize) -> Entry {
    let story = Story::new(SHAPE, number, &HTML, 0);
    let address = format!("https://courier.example/2017/07/{}/", story.slug);
    let photo = |photo: common::story::Photo| Photo {
        url: Some(format!("https://courier.example/photos/{}", photo.file)),
        caption: Some(photo.caption),
        credits: vec![photo.credit],
        media_type: Some("image/png".to_owned()),
        bytes: Some(40_000),
        width: Some(200),
        height: Some(200),
        ..Photo::default()
    };
    Entry {
        id: address.clone(),
        iri: address.clone(),
        url: address,
        external: None,
        name: story.title.clone(),
        title: story.title,
        summary: "What happened at the harbor.".to_owned(),
        html: story.body,
        authors: story.authors.iter().map(|name| named(name)).collect(),
        published: date::parse(&story.date, &DateRules::default()).expect("a date").time,
        updated: None,
        categories: story.topics.into_iter().map(category).collect(),
        language: "en".to_owned(),
        photos: story.photo.into_iter().map(photo).collect(),
        media: Vec::new(),
    }
}

fn named(name: &str) -> Author {
    Author {
        name: name.to_owned(),
        ..Author::default()
    }
}

fn category(name: String) -> Category {
    Category {
        name,
        scheme: "https://courier.example/topics/".to_owned(),
    }
}
