//! Enclosures: does the type fit the file, is the length known.

use crate::check::codes::{ENCLOSURE_TYPE_MISMATCH, UNKNOWN_ENCLOSURE_LENGTH};
use crate::check::found::Found;
use crate::check::walk::{Frame, Walk};

/// Endings of files and the media types that they go with.
const ENDINGS: &[(&str, &[&str])] = &[
    ("avif", &["image/avif"]),
    ("flac", &["audio/flac", "audio/x-flac"]),
    ("gif", &["image/gif"]),
    ("jpeg", &["image/jpeg"]),
    ("jpg", &["image/jpeg"]),
    ("m4a", &["audio/mp4", "audio/x-m4a", "audio/m4a", "audio/aac"]),
    ("m4v", &["video/mp4", "video/x-m4v"]),
    ("mov", &["video/quicktime"]),
    ("mp3", &["audio/mpeg", "audio/mp3", "audio/mpeg3", "audio/x-mpeg"]),
    ("mp4", &["video/mp4", "audio/mp4"]),
    ("ogg", &["audio/ogg", "video/ogg", "application/ogg"]),
    ("opus", &["audio/opus", "audio/ogg"]),
    ("pdf", &["application/pdf"]),
    ("png", &["image/png"]),
    ("svg", &["image/svg+xml"]),
    ("wav", &["audio/wav", "audio/x-wav", "audio/wave", "audio/vnd.wave"]),
    ("webm", &["video/webm", "audio/webm"]),
    ("webp", &["image/webp"]),
];

/// The types that go with the ending of an address, when they are not `given`.
fn expected(address: &str, given: &str) -> Option<&'static [&'static str]> {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let name = path.rsplit('/').next().unwrap_or_default();
    let ending = name.rsplit_once('.')?.1.to_ascii_lowercase();
    let (_, types) = ENDINGS.iter().find(|(known, _)| *known == ending)?;
    let given = given.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let is_general = given == "application/octet-stream" || !given.contains('/');
    (!is_general && !types.contains(&given.as_str())).then_some(types)
}

/// `enclosure` of RSS.
pub fn rss<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    let (Some(address), Some(given)) = (frame.plain("url"), frame.plain("type")) else {
        return;
    };
    if let Some(types) = expected(address, given) {
        let found = walk
            .about(frame, ENCLOSURE_TYPE_MISMATCH)
            .with("type", given)
            .with("value", address);
        let found = found.with("expected", types[0]);
        walk.tell(found);
    }
    if frame.plain("length").is_some_and(|length| length.trim() == "0") {
        let found = walk.about(frame, UNKNOWN_ENCLOSURE_LENGTH).with("value", "0");
        walk.tell(found);
    }
    let (address, at) = (address.to_owned(), frame.at);
    if let Some(item) = walk.frames.last_mut() {
        item.links.push(crate::check::walk::Link {
            rel: "enclosure".to_owned(),
            href: address,
            at,
            ..crate::check::walk::Link::default()
        });
    }
}

/// The same for a link of rel enclosure.
pub fn atom(address: &str, given: &str, at: usize) -> Option<Found> {
    let types = expected(address, given)?;
    let found = Found::new(ENCLOSURE_TYPE_MISMATCH, at)
        .with("type", given)
        .with("value", address);
    Some(found.with("expected", types[0]).with("element", "link"))
}
