//! A feed of two stories that are made in memory, as RSS, Atom and JSON Feed.
//!
//! ```text
//! cargo run --example write_feed
//! ```

#![allow(clippy::print_stdout, reason = "an example shows what it does")]

use std::error::Error;

use feedmill::feedcheck::{self, Options};
use feedmill::{ATOM, Author, Category, Entry, Feed, FeedFormat, JSON_FEED, Photo, RSS, Timestamp, write};

fn main() -> Result<(), Box<dyn Error>> {
    let feed = feed()?;
    for format in [RSS, ATOM, JSON_FEED] {
        println!("{}", document(&feed, &format)?);
    }
    Ok(())
}

fn feed() -> Result<Feed, Box<dyn Error>> {
    // A moment keeps the offset that it is written with (RFC 3339).
    let morning: Timestamp = "2026-04-17T10:10:00-05:00".parse()?;
    let evening: Timestamp = "2026-04-17T18:30:00-05:00".parse()?;

    // Readers know a story by its id: here the address of its page. It must never change.
    let ferry = Entry {
        // Plain text; the writers escape it.
        summary: "The ferry to Gull Island runs again, & takes bicycles.".to_owned(),
        // HTML goes out as it is: it has to be safe, and its addresses absolute.
        html: "<p>At ten past ten the ferry to <a href=\"https://courier.example/gull-island/\">Gull Island</a> \
               cast off, to applause.</p>"
            .to_owned(),
        authors: vec![author("Ida Brandt")],
        categories: vec![Category {
            name: "Harbor".to_owned(),
            scheme: "https://courier.example/topics/".to_owned(),
        }],
        // With its length in bytes and its media type a picture can be an enclosure.
        photos: vec![Photo {
            url: Some("https://courier.example/photos/ferry.jpg".to_owned()),
            media_type: Some("image/jpeg".to_owned()),
            bytes: Some(48_213),
            caption: Some("The ferry on Friday.".to_owned()),
            ..Photo::default()
        }],
        ..Entry::new("https://courier.example/2026/04/ferry/", "The ferry is back", morning)
    };
    let anchor = Entry {
        summary: "It was in the library's garden.".to_owned(),
        html: "<p>Gardeners dug up an anchor. Nobody has asked for it back.</p>".to_owned(),
        authors: vec![author("Tomas Reyl")],
        ..Entry::new("https://courier.example/2026/04/anchor/", "An anchor is found", evening)
    };

    Ok(Feed {
        title: "The Harbor Courier".to_owned(),
        description: "News from the port of Pellworth".to_owned(),
        home: "https://courier.example/".to_owned(),
        // Atom wants an id: the first address of the feed is a good one, for good.
        id: "https://courier.example/feeds/all.atom".to_owned(),
        language: "en-US".to_owned(),
        // The newest moment in the feed, and not the clock: the same stories make the same file.
        updated: evening,
        // Newest first.
        entries: vec![anchor.into(), ferry.into()],
        ..Feed::default()
    })
}

fn author(name: &str) -> Author {
    Author {
        name: name.to_owned(),
        ..Author::default()
    }
}

/// The feed in a format, if the checker finds no fault in it.
fn document(feed: &Feed, format: &FeedFormat) -> Result<String, Box<dyn Error>> {
    // Where the file will be served: it names itself.
    let address = format!("https://courier.example/feeds/all.{}", format.ending);
    let text = write(feed, format, &address)?;
    let options = Options {
        location: Some(&address),
        ..Options::at(feed.updated)
    };
    match feedcheck::check(text.as_bytes(), &options).messages.first() {
        Some(message) => Err(format!("{}: {}", format.title, message.text()).into()),
        None => Ok(text),
    }
}

/// `cargo test` runs this, so that the example stays true.
#[test]
fn every_format_has_both_stories_and_no_fault() -> Result<(), Box<dyn Error>> {
    let feed = feed()?;
    for format in [RSS, ATOM, JSON_FEED] {
        let text = document(&feed, &format)?;
        for words in [
            "The ferry is back",
            "An anchor is found",
            "Ida Brandt",
            "photos/ferry.jpg",
        ] {
            assert!(text.contains(words), "{}: {words}\n{text}", format.title);
        }
    }
    Ok(())
}
