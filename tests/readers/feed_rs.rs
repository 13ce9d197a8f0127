//! Reads a feed on standard input with feed-rs and prints its entries as JSON, in the words of
//! `readers.py`.

use std::io::{self, Read};

use feed_rs::model::{Entry, Link, MediaContent};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut bytes = Vec::new();
    io::stdin().read_to_end(&mut bytes)?;
    let feed = feed_rs::parser::parse(&bytes[..])?;
    let entries: Vec<Value> = feed.entries.iter().map(entry).collect();
    serde_json::to_writer(io::stdout(), &entries)?;
    Ok(())
}

fn entry(entry: &Entry) -> Value {
    // An attachment of JSON Feed is a link without a relation, but with a length.
    let is_enclosure = |link: &&Link| link.rel.as_deref() == Some("enclosure") || link.length.is_some();
    let is_page = |link: &&Link| link.rel.as_deref().is_none_or(|rel| rel == "alternate") && link.length.is_none();
    let media = entry.media.iter().flat_map(|media| &media.content).next();
    let (enclosure, media_type, length) = enclosure(entry.links.iter().find(is_enclosure), media);
    json!({
        "id": entry.id,
        "title": entry.title.as_ref().map(|title| &title.content),
        "link": entry.links.iter().find(is_page).map(|link| &link.href),
        "published": entry.published.map(|time| time.to_rfc3339()),
        "updated": entry.updated.map(|time| time.to_rfc3339()),
        "authors": entry.authors.iter().map(|author| &author.name).collect::<Vec<_>>(),
        "categories": entry.categories.iter().map(|category| &category.term).collect::<Vec<_>>(),
        "summary": entry.summary.as_ref().map(|summary| &summary.content),
        "text": entry.content.as_ref().and_then(|content| content.body.as_ref()),
        "enclosure": enclosure,
        "type": media_type,
        "length": length,
        "media": media_texts(entry),
        "all": format!("{entry:?}"),
    })
}

/// Captions and credits: those of Media RSS, and titles of the links that JSON Feed's attachments become.
fn media_texts(entry: &Entry) -> Vec<&str> {
    let captions = entry.media.iter().filter_map(|media| media.description.as_ref());
    let captions = captions.map(|text| text.content.as_str());
    let credits = entry.media.iter().flat_map(|media| &media.credits);
    let titles = entry.links.iter().filter_map(|link| link.title.as_deref());
    captions
        .chain(credits.map(|credit| credit.entity.as_str()))
        .chain(titles)
        .collect()
}

/// That of Atom and JSON Feed is a link, that of RSS a media object.
fn enclosure(link: Option<&Link>, media: Option<&MediaContent>) -> (Option<String>, Option<String>, Option<u64>) {
    match (link, media) {
        (Some(link), _) => (Some(link.href.clone()), link.media_type.clone(), link.length),
        (None, Some(media)) => (
            media.url.as_ref().map(ToString::to_string),
            media.content_type.as_ref().map(ToString::to_string),
            media.size,
        ),
        (None, None) => (None, None, None),
    }
}
