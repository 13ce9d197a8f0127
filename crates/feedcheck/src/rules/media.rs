//! Media RSS: credits, ratings, hashes and the like, which depend on a scheme or type.

use crate::codes::{
    DEPRECATED_MEDIA_ADULT, DUPLICATE_MEDIA_DEFAULT, INVALID_CREDIT_ROLE, INVALID_MEDIA_EXPRESSION, INVALID_MEDIA_HASH,
    INVALID_MEDIA_MEDIUM, INVALID_MEDIA_RATING, INVALID_MEDIA_RESTRICTION, INVALID_MEDIA_RESTRICTION_REL,
    INVALID_MEDIA_RESTRICTION_TYPE, INVALID_MEDIA_TEXT_TYPE, INVALID_NPT_TIME, MEDIA_GROUP_WITHOUT_ALTERNATIVES,
    MISSING_MEDIA_ADDRESS,
};
use crate::found::Found;
use crate::frame::Frame;
use crate::namespace::Ns;
use crate::notes::Notes;
use crate::rules::enclosure;
use crate::value::{Subject, text as plain, uri, word};
use crate::walk::Walk;

/// Roles of the European Broadcasting Union, which count where no other scheme is named.
const ROLES: &str = "actor|adaptor|anchor person|animal trainer|animator|announcer|armourer|art director|\
artist/performer|assistant camera|assistant chief lighting technician|assistant director|assistant producer|\
assistant visual editor|author|broadcast assistant|broadcast journalist|camera operator|carpenter|casting|causeur|\
chief lighting technician|choir|choreographer|clapper loader|commentary or commentator|commissioning broadcaster|\
composer|computer programmer|conductor|consultant|continuity checker|correspondent|costume designer|dancer|\
dialogue coach|director|director of photography|distribution company|draughtsman|dresser|dubber|editor/producer|editor|\
ensemble|executive producer|expert|fight director|floor manager|focus puller|foley artist|foley editor|foley mixer|\
graphic assistant|graphic designer|greensman|grip|hairdresser|illustrator|interviewed guest|interviewer|key character|\
key grip|key talents|leadman|librettist|lighting director|lighting technician|location manager|lyricist|make up artist|\
manufacturer|matte artist|music arranger|music group|musician|news reader|orchestra|participant|photographer|post|\
producer|production assistant|production company|production department|production manager|production secretary|\
programme production researcher|property manager|publishing company|puppeteer|pyrotechnician|reporter|rigger|runner|\
scenario|scenic operative|script supervisor|second assistant camera|second assistant director|second unit director|\
set designer|set dresser|sign language|singer|sound designer|sound mixer|sound recordist|special effects|stunts|\
subtitles|technical director|term|translation|transportation manager|treatment/programme proposal|vision mixer|\
visual editor|visual effects|wardrobe|witness|artist|performer|treatment|treatment proposal|programme proposal";

const MPAA: &[&str] = &["g", "m", "nc-17", "pg", "pg-13", "r", "x"];
const V_CHIP: &[&str] = &[
    "14+", "18+", "c", "c8", "g", "pg", "tv-14", "tv-g", "tv-ma", "tv-pg", "tv-y", "tv-y7", "tv-y7-fv",
];

/// `media:adult` is old.
pub(crate) fn adult<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    let found = walk.about(frame, DEPRECATED_MEDIA_ADULT);
    walk.tell(found);
}

fn subject<'s, 'a>(walk: &'s Walk<'a>, frame: &'s Frame<'a>, value: &'s str) -> Subject<'s> {
    frame.text_subject(&walk.context, walk.parent_name(), value)
}

/// `media:credit`.
pub(crate) fn credit<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    let scheme = frame
        .plain("scheme")
        .filter(|scheme| !scheme.is_empty())
        .unwrap_or("urn:ebu");
    let role = frame.plain("role").unwrap_or_default();
    let mut found = Vec::new();
    let is_unknown = || scheme == "urn:ebu" && !ROLES.split('|').any(|known| known == role);
    if !role.is_empty() && (is_unknown() || role != role.to_lowercase()) {
        found.push(
            walk.about_attribute(frame, INVALID_CREDIT_ROLE, "role")
                .with("value", role),
        );
    }
    // Schemes such as `urn:yvs` are Media RSS's own.
    if !scheme.starts_with("urn:") {
        uri::absolute(
            &Subject {
                name: (Ns::None, "scheme"),
                ..subject(walk, frame, scheme)
            },
            &mut found,
        );
    }
    walk.found.append(&mut found);
}

/// `media:hash`.
pub(crate) fn hash<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    let value = frame.text.trim();
    let algorithm = frame.plain("algo").unwrap_or("md5");
    let length = match algorithm {
        "md5" | "" => Some(32),
        "sha-1" => Some(40),
        _ => None,
    };
    let is_word = !value.is_empty() && value.bytes().all(|b| b.is_ascii_alphanumeric());
    let mut found = Vec::new();
    let about = || walk.about(frame, INVALID_MEDIA_HASH).with("value", value);
    if length.is_none() {
        found.push(
            walk.about(frame, INVALID_MEDIA_HASH)
                .with("attr", "algo")
                .with("value", algorithm),
        );
    } else if !is_word {
        found.push(about());
    } else if length.is_some_and(|length| length != value.len()) {
        found.push(about().with("algo", algorithm));
    }
    walk.found.append(&mut found);
}

/// `media:rating`.
pub(crate) fn rating<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    let scheme = frame
        .plain("scheme")
        .filter(|scheme| !scheme.is_empty())
        .unwrap_or("urn:simple");
    let value = frame.text.trim();
    let fits = match scheme {
        "urn:simple" => matches!(value, "adult" | "nonadult"),
        "urn:mpaa" => MPAA.contains(&value),
        "urn:v-chip" => V_CHIP.contains(&value),
        "urn:icra" => is_icra(value),
        _ => true,
    };
    let mut found = Vec::new();
    if !fits {
        found.push(
            walk.about(frame, INVALID_MEDIA_RATING)
                .with("value", value)
                .with("scheme", scheme),
        );
    } else if !scheme.starts_with("urn:") {
        uri::absolute(
            &Subject {
                name: (Ns::None, "scheme"),
                ..subject(walk, frame, scheme)
            },
            &mut found,
        );
    }
    walk.found.append(&mut found);
}

/// `r (na 1 vz 0)`: a letter for the matter, a letter for the degree.
fn is_icra(value: &str) -> bool {
    let Some(inside) = value.strip_prefix("r (").and_then(|rest| rest.strip_suffix(')')) else {
        return false;
    };
    let words: Vec<&str> = inside.split(' ').collect();
    words.len().is_multiple_of(2)
        && words.chunks(2).all(|pair| {
            let (label, degree) = (pair[0], pair[1]);
            let last = label.chars().nth(1).unwrap_or_default();
            let most = match label.chars().next() {
                Some('n' | 'l') => 'c',
                Some('s') => 'f',
                Some('v') => 'j',
                Some('o') => 'h',
                Some('c') => 'b',
                Some('x') => 'e',
                _ => return false,
            };
            label.len() == 2
                && (last == 'z' && matches!(degree, "0" | "1") || ('a'..=most).contains(&last) && degree == "1")
        })
}

/// `relationship` of `media:restriction`.
pub(crate) fn relation(subject: &Subject<'_>, found: &mut Vec<Found>) {
    if !matches!(subject.value, "allow" | "deny") {
        found.push(subject.found(INVALID_MEDIA_RESTRICTION_REL));
    }
}

/// `media:restriction`.
pub(crate) fn restriction<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    let value = frame.text.trim();
    let mut found = Vec::new();
    match frame.plain("type").unwrap_or_default() {
        "" if !matches!(value, "" | "all" | "none") => {
            found.push(walk.about(frame, INVALID_MEDIA_RESTRICTION).with("value", value));
        }
        // Who may not share a file is said in no form that could be wrong.
        "" | "sharing" => {}
        "country" => {
            word::countries(
                &Subject {
                    name: (Ns::None, "country"),
                    ..subject(walk, frame, value)
                },
                &mut found,
            );
        }
        "uri" => uri::absolute(&subject(walk, frame, value), &mut found),
        kind => {
            found.push(
                walk.about(frame, INVALID_MEDIA_RESTRICTION_TYPE)
                    .with("attr", "type")
                    .with("value", kind),
            );
        }
    }
    walk.found.append(&mut found);
}

/// `type` of texts.
pub(crate) fn text_type(subject: &Subject<'_>, found: &mut Vec<Found>) {
    if !matches!(subject.value, "plain" | "html" | "") {
        found.push(subject.found(INVALID_MEDIA_TEXT_TYPE));
    }
}

/// Normal play time (RFC 2326, section 3.6).
pub(crate) fn npt(subject: &Subject<'_>, found: &mut Vec<Found>) {
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let is_seconds = |text: &str| {
        let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
        are_digits(whole) && are_digits(part)
    };
    let parts: Vec<&str> = subject.value.split(':').collect();
    let fits = match parts.as_slice() {
        ["now"] => true,
        [seconds] => is_seconds(seconds),
        [minutes, seconds] => are_digits(minutes) && is_seconds(seconds),
        [hours, minutes, seconds] => are_digits(hours) && are_digits(minutes) && is_seconds(seconds),
        _ => false,
    };
    if !fits && !subject.value.is_empty() {
        found.push(subject.found(INVALID_NPT_TIME));
    }
}

/// `expression` of `media:content`.
pub(crate) fn expression(subject: &Subject<'_>, found: &mut Vec<Found>) {
    if !matches!(subject.value, "sample" | "full" | "nonstop" | "") {
        found.push(subject.found(INVALID_MEDIA_EXPRESSION));
    }
}

/// `medium` of `media:content`.
pub(crate) fn medium(subject: &Subject<'_>, found: &mut Vec<Found>) {
    if !matches!(
        subject.value,
        "image" | "audio" | "video" | "document" | "executable" | ""
    ) {
        found.push(subject.found(INVALID_MEDIA_MEDIUM));
    }
}

/// `media:title`, `media:description` and `media:text`.
pub(crate) fn text<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    let mut found = Vec::new();
    let subject = subject(walk, frame, frame.text.trim());
    if frame.plain("type") == Some("html") {
        plain::html(&subject, &mut found);
    } else {
        plain::declared_plain(&subject, &mut found);
    }
    walk.found.append(&mut found);
}

/// One form of a group is the one that readers take by themselves.
pub(crate) fn default<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    if !frame
        .plain("isDefault")
        .is_some_and(|value| value.eq_ignore_ascii_case("true"))
    {
        return;
    }
    if !walk.list("true") {
        let found = walk.about_attribute(frame, DUPLICATE_MEDIA_DEFAULT, "isDefault");
        walk.tell(found);
    }
}

/// `media:group` holds several forms of one thing.
pub(crate) fn group<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    if frame
        .seen((Ns::Media, "content"))
        .is_none_or(|content| content.count < 2)
    {
        let found = walk.about(frame, MEDIA_GROUP_WITHOUT_ALTERNATIVES);
        walk.tell(found);
    }
}

/// `media:content` and `podcast:trailer` have the type of their file.
pub(crate) fn content<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    if let (Some(address), Some(given)) = (frame.plain("url"), frame.plain("type"))
        && let Some(found) = enclosure::mismatch(address, given, frame.at)
    {
        let parent = walk.context.show(walk.parent_name());
        let shown = walk.context.show(frame.name.pair());
        walk.tell(found.with("parent", parent).with("element", shown));
    }
}

/// `media:content` without an address has a player, perhaps one around it, which may stand behind it.
pub(crate) fn address<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    if frame.plain("url").is_none() && !has_player(frame) {
        let at = frame.at;
        match walk.entry_notes() {
            Some(entry) => entry.without_address.push(at),
            None => tell_addresses(walk, vec![at]),
        }
    }
}

/// A player of a group is one for all in it.
pub(crate) fn players<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    if has_player(frame)
        && let Some(entry) = walk.entry_notes()
    {
        entry.without_address.retain(|at| *at < frame.at);
    }
}

/// The same in an entry, which is at its end.
pub(crate) fn addresses<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    let Notes::Entry(entry) = &mut frame.notes else { return };
    let missing = std::mem::take(&mut entry.without_address);
    if !has_player(frame) {
        tell_addresses(walk, missing);
    }
}

fn has_player(frame: &Frame<'_>) -> bool {
    frame.has((Ns::Media, "player"))
}

fn tell_addresses(walk: &mut Walk<'_>, places: Vec<usize>) {
    for at in places {
        walk.tell(Found::new(MISSING_MEDIA_ADDRESS, at));
    }
}
