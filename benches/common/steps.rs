//! What the benchmarks of single steps work on: a format, a feed, and what goes with them.

use std::sync::Arc;

use feedcheck::Options;
use feedmill::input::{ARTICLE_FORMATS, ArticleFormat};
use feedmill::model::{Author, BodyMode, Category, Entry, Feed, Photo, Timestamp};
use feedmill::output;
use feedmill::text::date::{self, DateRules};
use feedmill::text::html::Addresses;
use feedmill::text::url;

use super::marks::HTML;
use super::story::{self, Shape, Story};

/// Where single articles come from.
pub const SHAPE: Shape = Shape {
    articles: 1_000,
    topics: 20,
    seed: 1,
};

/// The format of files with this ending.
pub fn format_of(file: &str) -> &'static ArticleFormat {
    let is_named = |format: &&ArticleFormat| {
        format
            .endings
            .iter()
            .any(|ending| file.ends_with(&format!(".{ending}")))
    };
    ARTICLE_FORMATS.iter().find(is_named).expect("a format of this ending")
}

/// Of a page whose pictures are not known.
pub fn addresses() -> Addresses {
    Addresses {
        base: url::absolute("https://courier.example/").expect("an address"),
        mark: "f1".to_owned(),
        pictures: Arc::new(|_| None),
    }
}

/// The feed in the format of this name.
pub fn write(feed: &Feed, name: &str) -> String {
    let mut formats = output::FEED_FORMATS.iter();
    let format = formats.find(|format| format.name == name).expect("a format");
    (format.write)(feed, "https://courier.example/feeds/all").expect("clean text")
}

/// A feed of so many entries with full texts.
pub fn feed(entries: usize) -> Feed {
    let entries: Vec<_> = (0..entries).rev().map(|number| Arc::new(entry(number))).collect();
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
        body: BodyMode::Full,
        entries,
        ..Feed::default()
    }
}

fn entry(number: usize) -> Entry {
    let story = Story::new(SHAPE, number, &HTML, 0);
    let address = format!("https://courier.example/2017/07/{}/", story.slug);
    let photo = |photo: story::Photo| Photo {
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
        source: None,
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

/// Of a document about which nothing is known but its bytes.
pub fn options() -> Options<'static> {
    Options {
        content_type: None,
        location: None,
        now: Timestamp::now(),
        sound: None,
    }
}
