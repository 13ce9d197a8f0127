//! The podcast namespace: transcripts.

use crate::codes::ENCLOSURE_TYPE_MISMATCH;
use crate::found::Found;
use crate::frame::Frame;
use crate::value::media_type;
use crate::walk::Walk;

/// Endings of transcripts, and the media types that players know them by; the usual one is the first.
const ENDINGS: &[(&str, &[&str])] = &[
    ("html", &["text/html"]),
    ("json", &["application/json"]),
    ("srt", &["application/x-subrip", "application/srt", "text/srt"]),
    ("vtt", &["text/vtt"]),
];

/// `podcast:transcript`.
pub(crate) fn transcript<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    let (Some(address), Some(given)) = (frame.plain("url"), frame.plain("type")) else {
        return;
    };
    let given = media_type::essence(given);
    if let Some(expected) = expected(address, &given).filter(|_| given.contains('/')) {
        let found = walk.about_attribute(frame, ENCLOSURE_TYPE_MISMATCH, "type");
        let found: Found = found.with("expected", expected).with("type", given);
        walk.tell(found.with("value", address));
    }
}

/// The type that goes with the ending, when `given` is another.
fn expected(address: &str, given: &str) -> Option<&'static str> {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let (_, ending) = path.rsplit('/').next()?.rsplit_once('.')?;
    let (_, types) = ENDINGS.iter().find(|(known, _)| known.eq_ignore_ascii_case(ending))?;
    types.first().filter(|_| !types.contains(&given)).copied()
}
