//! The podcast namespace and chapters: types that fit their files, attributes that need others, times in order.

use crate::codes::{
    ENCLOSURE_TYPE_MISMATCH, END_BEFORE_START, INVALID_PODCAST_VALUE, MISSING_ATTRIBUTE, MISSING_ELEMENT,
    UNORDERED_CHAPTERS,
};
use crate::found::Found;
use crate::frame::Frame;
use crate::namespace::Ns;
use crate::notes::Notes;
use crate::value::{date, media_type, podcast};
use crate::walk::Walk;

/// Endings of files, and the media types that players know them by; the usual one is the first.
type Endings = &'static [(&'static str, &'static [&'static str])];

const TRANSCRIPTS: Endings = &[
    ("html", &["text/html"]),
    ("json", &["application/json"]),
    ("srt", &["application/x-subrip", "application/srt", "text/srt"]),
    ("vtt", &["text/vtt"]),
];

const CHAPTERS: Endings = &[("json", &["application/json+chapters", "application/json"])];

/// `podcast:transcript`.
pub(crate) fn transcript<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    type_fits(walk, frame, TRANSCRIPTS);
}

/// `podcast:chapters`.
pub(crate) fn chapters<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    type_fits(walk, frame, CHAPTERS);
}

fn type_fits<'a>(walk: &mut Walk<'a>, frame: &Frame<'a>, endings: Endings) {
    let (Some(address), Some(given)) = (frame.plain("url"), frame.plain("type")) else {
        return;
    };
    let given = media_type::essence(given);
    if let Some(expected) = expected(address, &given, endings).filter(|_| given.contains('/')) {
        let found = walk.about_attribute(frame, ENCLOSURE_TYPE_MISMATCH, "type");
        let found: Found = found.with("expected", expected).with("type", given);
        walk.tell(found.with("value", address));
    }
}

/// The type that goes with the ending, when `given` is another.
fn expected(address: &str, given: &str, endings: Endings) -> Option<&'static str> {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let (_, ending) = path.rsplit('/').next()?.rsplit_once('.')?;
    let (_, types) = endings.iter().find(|(known, _)| known.eq_ignore_ascii_case(ending))?;
    types.first().filter(|_| !types.contains(&given)).copied()
}

/// `podcast:socialInteract` says where to talk, unless nobody should.
pub(crate) fn social_interact<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    if frame.plain("uri").is_none() && frame.plain("protocol") != Some("disabled") {
        let found = walk.about(frame, MISSING_ATTRIBUTE);
        walk.tell(found.with("attr", "uri"));
    }
}

/// `podcast:updateFrequency`: what is counted is counted from some day on.
pub(crate) fn recurrence<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    let counts = |rule: &str| rule.split(';').any(|part| part.starts_with("COUNT="));
    if frame.plain("rrule").is_some_and(counts) && frame.plain("dtstart").is_none() {
        let found = walk.about(frame, MISSING_ATTRIBUTE);
        walk.tell(found.with("attr", "dtstart"));
    }
}

/// `podcast:integrity`: what is said to be a digest has the form of one (Subresource Integrity, section 3.5).
pub(crate) fn integrity<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    let (Some("sri"), Some(value)) = (frame.plain("type"), frame.plain("value")) else {
        return;
    };
    let is_digest = |text: &str| {
        let algorithms = [("sha256-", 44), ("sha384-", 64), ("sha512-", 88)];
        let is_base64 = |digest: &str| {
            digest
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"+/=-_".contains(&b))
        };
        algorithms.iter().any(|(algorithm, length)| {
            let digest = text.strip_prefix(algorithm);
            digest.is_some_and(|digest| digest.len() == *length && is_base64(digest))
        })
    };
    if !value.trim().is_empty() && !value.split_ascii_whitespace().all(is_digest) {
        let value = value.to_owned();
        let found = walk.about_attribute(frame, INVALID_PODCAST_VALUE, "value");
        let expected = "`sha256-`, `sha384-` or `sha512-` and the digest in Base64";
        walk.tell(found.with("value", value).with("expected", expected));
    }
}

/// `podcast:license`: names of the SPDX list hold no blanks, and a license of one's own is somewhere to be read.
pub(crate) fn license<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    if frame.plain("url").is_none() && frame.text.trim().contains(char::is_whitespace) {
        let found = walk.about(frame, MISSING_ATTRIBUTE);
        walk.tell(found.with("attr", "url"));
    }
}

/// `podcast:valueTimeSplit` says who is paid.
pub(crate) fn time_split<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    let recipient = (Ns::Podcast, "valueRecipient");
    if !frame.has(recipient) && !frame.has((Ns::Podcast, "remoteItem")) {
        walk.lacks(frame, recipient, MISSING_ELEMENT);
    }
}

/// `podcast:liveItem` ends after it began.
pub(crate) fn live_item<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    let time = |name| frame.plain(name).and_then(date::moment);
    if let (Some(start), Some(end)) = (time("start"), time("end"))
        && end < start
    {
        let found = walk.about_attribute(frame, END_BEFORE_START, "end");
        walk.tell(found);
    }
}

/// `psc:chapter` begins after the one before it.
pub(crate) fn chapter<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    let Some(start) = frame.plain("start").and_then(podcast::npt) else {
        return;
    };
    let key = format!("{start:020}");
    let Some(Notes::List(before)) = walk.parent_notes() else {
        return;
    };
    let is_early = before.pop_last().is_some_and(|before| key < before);
    before.insert(key);
    if is_early {
        let found = walk.about_attribute(frame, UNORDERED_CHAPTERS, "start");
        let value = frame.plain("start").unwrap_or_default().to_owned();
        walk.tell(found.with("value", value));
    }
}
