//! Enclosures: does the type fit the file, is the length known.

use crate::codes::{ENCLOSURE_TYPE_MISMATCH, UNKNOWN_ENCLOSURE_LENGTH};
use crate::found::Found;
use crate::frame::Frame;
use crate::notes::Link;
use crate::rules::reader;
use crate::value::media_type;
use crate::walk::Walk;

/// Endings of files and their media types.
const ENDINGS: &[(&str, &str)] = &[
    ("avif", "image/avif"),
    ("flac", "audio/flac"),
    ("gif", "image/gif"),
    ("jpeg", "image/jpeg"),
    ("jpg", "image/jpeg"),
    ("m4a", "audio/mp4"),
    ("m4v", "video/mp4"),
    ("mov", "video/quicktime"),
    ("mp3", "audio/mpeg"),
    ("mp4", "video/mp4"),
    ("ogg", "audio/ogg"),
    ("opus", "audio/ogg"),
    ("pdf", "application/pdf"),
    ("png", "image/png"),
    ("svg", "image/svg+xml"),
    ("wav", "audio/wav"),
    ("webm", "video/webm"),
    ("webp", "image/webp"),
];

/// The type that goes with the ending of an address, when `given` is another. Sound has many names for one
/// thing, and some files hold sound or moving pictures; pictures have one type each.
fn expected(address: &str, given: &str) -> Option<&'static str> {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let name = path.rsplit('/').next().unwrap_or_default();
    let ending = name.rsplit_once('.')?.1.trim();
    let (ending, usual) = ENDINGS.iter().find(|(known, _)| known.eq_ignore_ascii_case(ending))?;
    if given == *usual {
        return None;
    }
    let given = media_type::essence(given);
    let group = |media_type: &str| {
        media_type
            .split('/')
            .next()
            .unwrap_or_default()
            .trim_start_matches("x-")
            .to_owned()
    };
    let holds_both = matches!(*ending, "mp4" | "ogg" | "webm" | "mov" | "m4a" | "m4v");
    let are_both = matches!(group(&given).as_str(), "audio" | "video") && holds_both;
    let is_general = given == "application/octet-stream" || !given.contains('/');
    let is_other = !are_both && group(&given) != group(usual) || usual.starts_with("image/") && given != *usual;
    let is_known_alias = matches!(
        given.as_str(),
        "application/ogg" | "application/mp4" | "image/jpg" | "image/pjpeg"
    );
    (!is_general && is_other && !is_known_alias).then_some(*usual)
}

/// The finding that a type does not go with its file, in any format.
pub(crate) fn mismatch(address: &str, given: &str, at: usize) -> Option<Found> {
    let found = Found::new(ENCLOSURE_TYPE_MISMATCH, at).with("expected", expected(address, given)?);
    Some(found.with("type", given).with("value", address))
}

/// `enclosure` of RSS.
pub(crate) fn rss<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    let (Some(address), Some(given)) = (frame.plain("url"), frame.plain("type")) else {
        return;
    };
    if let Some(found) = mismatch(address, given, frame.at) {
        let parent = walk.context.show(walk.parent_name());
        walk.tell(found.with("parent", parent).with("element", "enclosure"));
    }
    if frame.plain("length").is_some_and(|length| length.trim() == "0") {
        let found = walk.about(frame, UNKNOWN_ENCLOSURE_LENGTH).with("value", "0");
        walk.tell(found);
    }
    let (address, at) = (address.to_owned(), frame.at);
    if given.starts_with("image/") {
        reader::picture(walk, frame, &address);
    }
    if let Some(item) = walk.parent_notes() {
        item.add_link(Link {
            rel: "enclosure".to_owned(),
            href: address,
            at,
            ..Link::default()
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_go_with_endings() {
        for (address, given, mismatch) in [
            ("https://x.example/a.png", "image/png", None),
            ("https://x.example/a.png", "image/jpeg", Some("image/png")),
            ("https://x.example/a.JPG?w=3", "image/jpeg", None),
            ("https://x.example/a.mp3", "x-audio/mp3", None),
            ("https://x.example/a.mp4", "audio/mp4", None),
            ("https://x.example/a.mp3", "image/png", Some("audio/mpeg")),
            ("https://x.example/a.mp3", "application/octet-stream", None),
            ("https://x.example/a", "image/png", None),
        ] {
            assert_eq!(expected(address, given), mismatch, "{address} {given}");
        }
    }
}
