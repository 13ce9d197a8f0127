//! Values of the podcast namespace and of chapters: identities, media, places, times.

use super::{Subject, date, word};
use crate::codes::{INVALID_NPT_TIME, INVALID_PODCAST_GUID, INVALID_PODCAST_VALUE};
use crate::found::Found;

/// What a feed is made of (podcast namespace, medium); each has a list of its own, whose name ends in `L`.
const MEDIA: [&str; 9] = [
    "podcast",
    "music",
    "video",
    "film",
    "audiobook",
    "newsletter",
    "blog",
    "publisher",
    "course",
];

fn expect(subject: &Subject<'_>, fits: bool, expected: &str, found: &mut Vec<Found>) {
    if !fits {
        found.push(subject.found(INVALID_PODCAST_VALUE).with("expected", expected));
    }
}

/// A UUID of version 5, in its usual form (RFC 9562, section 4). That nothing is said is told by others.
pub(crate) fn guid(subject: &Subject<'_>, found: &mut Vec<Found>) {
    let parts: Vec<&str> = subject.value.split('-').collect();
    let lengths = parts.iter().map(|part| part.len());
    let is_uuid = lengths.eq([8, 4, 4, 4, 12])
        && parts.iter().all(|part| part.bytes().all(|b| b.is_ascii_hexdigit()))
        && parts[2].starts_with('5')
        && parts[3].starts_with(['8', '9', 'a', 'b', 'A', 'B']);
    if !is_uuid && !subject.value.is_empty() {
        found.push(subject.found(INVALID_PODCAST_GUID));
    }
}

/// `podcast:medium`. That nothing is said is told by others.
pub(crate) fn medium(subject: &Subject<'_>, found: &mut Vec<Found>) {
    let one = subject.value.strip_suffix('L').unwrap_or(subject.value);
    let fits = MEDIA.contains(&one) || matches!(subject.value, "mixed" | "");
    let expected = "`podcast`, `music`, `video`, `film`, `audiobook`, `newsletter`, `blog`, `publisher`, `course`, one of these \
                    with `L` for a list of them, or `mixed`";
    expect(subject, fits, expected, found);
}

/// `status` of `podcast:liveItem`.
pub(crate) fn status(subject: &Subject<'_>, found: &mut Vec<Found>) {
    let fits = matches!(subject.value, "pending" | "live" | "ended");
    expect(subject, fits, "`pending`, `live` or `ended`", found);
}

/// A time of ISO 8601. Its zone may be written without a colon, as the specification's own examples have it.
pub(crate) fn time(subject: &Subject<'_>, found: &mut Vec<Found>) {
    let fits = date::moment(subject.value).is_some();
    expect(subject, fits, "a time such as `2026-05-24T19:00:00Z`", found);
}

/// `rel` of `podcast:location`.
pub(crate) fn place(subject: &Subject<'_>, found: &mut Vec<Found>) {
    let fits = matches!(subject.value, "subject" | "creator");
    expect(subject, fits, "`subject` or `creator`", found);
}

/// A point of the earth (RFC 5870, section 3.3).
pub(crate) fn geo(subject: &Subject<'_>, found: &mut Vec<Found>) {
    expect(
        subject,
        is_point(subject.value).unwrap_or(false),
        "a point such as `geo:29.95,-90.07`",
        found,
    );
}

fn is_point(value: &str) -> Option<bool> {
    let numbers = value.strip_prefix("geo:")?.split(';').next()?;
    let parse = |number: &str| number.trim().parse::<f64>().ok().filter(|number| number.is_finite());
    let numbers: Vec<f64> = numbers.split(',').map(parse).collect::<Option<_>>()?;
    Some(match numbers.as_slice() {
        [latitude, longitude] | [latitude, longitude, _] => latitude.abs() <= 90.0 && longitude.abs() <= 180.0,
        _ => false,
    })
}

/// A node, way or relation of `OpenStreetMap`, perhaps with its version.
pub(crate) fn osm(subject: &Subject<'_>, found: &mut Vec<Found>) {
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let fits = subject.value.strip_prefix(['N', 'W', 'R']).is_some_and(|id| {
        let (id, version) = id.split_once('#').unwrap_or((id, "1"));
        are_digits(id) && are_digits(version)
    });
    expect(subject, fits, "`N`, `W` or `R` and a number, such as `R131885`", found);
}

/// `country` of `podcast:location` (ISO 3166-1).
pub(crate) fn country(subject: &Subject<'_>, found: &mut Vec<Found>) {
    let fits = word::is_country(&subject.value.to_ascii_uppercase());
    expect(subject, fits, "a code of two letters such as `us`", found);
}

/// `aspect-ratio` of `podcast:image`, as CSS writes it.
pub(crate) fn aspect_ratio(subject: &Subject<'_>, found: &mut Vec<Found>) {
    let (width, height) = subject.value.split_once('/').unwrap_or((subject.value, "1"));
    let is_length = |text: &str| {
        text.trim()
            .parse::<f64>()
            .is_ok_and(|number| number > 0.0 && number.is_finite())
    };
    expect(
        subject,
        is_length(width) && is_length(height),
        "a ratio such as `16/9`",
        found,
    );
}

/// `srcset` of `podcast:images`: whole addresses, each with its width.
pub(crate) fn srcset(subject: &Subject<'_>, found: &mut Vec<Found>) {
    let is_whole = |candidate: &str| {
        let address = candidate.split_ascii_whitespace().next().unwrap_or_default();
        ["https://", "http://"].iter().any(|scheme| address.starts_with(scheme))
    };
    // A comma within an address is followed by no blank.
    let candidates = subject.value.split(", ").flat_map(|part| part.split(",\n"));
    let fits = candidates.map(str::trim).all(is_whole);
    let expected =
        "whole addresses with commas between them, each with its width, such as `https://courier.example/a.jpg 600w`";
    expect(subject, fits, expected, found);
}

/// `type` of `podcast:integrity`.
pub(crate) fn integrity(subject: &Subject<'_>, found: &mut Vec<Found>) {
    let fits = matches!(subject.value, "sri" | "pgp-signature");
    expect(subject, fits, "`sri` or `pgp-signature`", found);
}

/// A rule of recurrence (RFC 5545, section 3.3.10): parts with a name and a value, and one says how often.
pub(crate) fn recurrence(subject: &Subject<'_>, found: &mut Vec<Found>) {
    let often = ["SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"];
    let parts: Vec<Option<(&str, &str)>> = subject.value.split(';').map(|part| part.split_once('=')).collect();
    let says_often = parts.iter().flatten().any(|(name, value)| {
        name.eq_ignore_ascii_case("FREQ") && often.iter().any(|word| word.eq_ignore_ascii_case(value))
    });
    let fits = says_often
        && parts
            .iter()
            .all(|part| part.is_some_and(|(_, value)| !value.is_empty()));
    expect(subject, fits, "a rule such as `FREQ=WEEKLY;BYDAY=MO`", found);
}

/// `version` of `psc:chapters`.
pub(crate) fn chapters_version(subject: &Subject<'_>, found: &mut Vec<Found>) {
    let fits = matches!(subject.value, "1.0" | "1.1" | "1.2");
    expect(subject, fits, "`1.0`, `1.1` or `1.2`", found);
}

/// `start` of `psc:chapter`.
pub(crate) fn chapter_start(subject: &Subject<'_>, found: &mut Vec<Found>) {
    if npt(subject.value).is_none() {
        found.push(subject.found(INVALID_NPT_TIME));
    }
}

/// Milliseconds of a normal play time (Media Fragments, section 4.2.1).
pub(crate) fn npt(value: &str) -> Option<u64> {
    let number = |text: &str| -> Option<u64> {
        let is_number = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        is_number.then(|| text.parse().ok())?
    };
    let (whole, part) = value.split_once('.').unwrap_or((value, ""));
    let thousandths = match part.get(..part.len().min(3))? {
        "" => 0,
        _ if !part.bytes().all(|b| b.is_ascii_digit()) => return None,
        head => number(head)? * 10_u64.pow(3 - u32::try_from(head.len()).ok()?),
    };
    let sixtieth = |text: &str| number(text).filter(|number| *number < 60);
    let parts: Vec<&str> = whole.split(':').collect();
    let seconds = match parts.as_slice() {
        [seconds] => number(seconds)?,
        [minutes, seconds] => number(minutes)?.checked_mul(60)?.checked_add(sixtieth(seconds)?)?,
        [hours, minutes, seconds] => {
            let rest = sixtieth(minutes)? * 60 + sixtieth(seconds)?;
            number(hours)?.checked_mul(3600)?.checked_add(rest)?
        }
        _ => return None,
    };
    seconds.checked_mul(1000)?.checked_add(thousandths)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn play_times_are_seconds_or_have_colons() {
        for (text, expected) in [
            ("0", Some(0)),
            ("37", Some(37_000)),
            ("7:48", Some(468_000)),
            ("35:12.250", Some(2_112_250)),
            ("05:12:03.5", Some(18_723_500)),
            ("00:00:00.0004", Some(0)),
            ("90:00", Some(5_400_000)),
            ("1:75", None),
            ("1:60:00", None),
            ("1:2:3:4", None),
            ("12s", None),
            ("-1", None),
            ("1.é", None),
            ("99999999999999999999", None),
            ("", None),
        ] {
            assert_eq!(npt(text), expected, "{text}");
        }
    }

    #[test]
    fn points_are_on_earth() {
        for (text, expected) in [
            ("geo:29.95,-90.07", true),
            ("geo:29.95,-90.07,12;u=35", true),
            ("geo:-90,180", true),
            ("geo:129.95,-90.07", false),
            ("29.95,-90.07", false),
            ("geo:29.95", false),
            ("geo:north,west", false),
            ("geo:NaN,inf", false),
        ] {
            assert_eq!(is_point(text).unwrap_or(false), expected, "{text}");
        }
    }
}
