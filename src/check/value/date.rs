//! Dates: RFC 822 as RSS wants it, RFC 3339 as Atom wants it, and the profiles of ISO 8601
//! that Dublin Core and other modules want.

use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Utc};

use super::Subject;
use crate::check::codes::{
    IMPLAUSIBLE_DATE, INCORRECT_DOW, INVALID_ISO8601_DATE_TIME, INVALID_RFC2822_DATE, INVALID_RFC3339_DATE,
    INVALID_W3_CDTF_DATE, PROBLEMATICAL_RFC822_DATE,
};
use crate::check::found::Found;
use crate::model::Code;

/// A date so much ahead is no matter of clocks that differ.
const CLOCKS_DIFFER: TimeDelta = TimeDelta::minutes(10);

/// No feed is older.
const FIRST_YEAR: i32 = 1990;

const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];
const ZONES: [(&str, i64); 11] = [
    ("UT", 0),
    ("GMT", 0),
    ("EST", -5),
    ("EDT", -4),
    ("CST", -6),
    ("CDT", -5),
    ("MST", -7),
    ("MDT", -6),
    ("PST", -8),
    ("PDT", -7),
    ("Z", 0),
];

/// A date in pieces; what was not written is `None`.
#[derive(Debug, Default, Clone, Copy)]
struct Pieces {
    year: i32,
    month: u32,
    day: u32,
    hour: u32,
    minute: u32,
    second: u32,
    /// Minutes east of Greenwich.
    offset: i64,
}

impl Pieces {
    fn moment(self) -> Option<DateTime<Utc>> {
        let date = NaiveDate::from_ymd_opt(self.year, self.month.max(1), self.day.max(1))?;
        let time = date.and_hms_opt(self.hour, self.minute.min(59), self.second.min(59))?;
        Some((time - TimeDelta::minutes(self.offset)).and_utc())
    }
}

/// Takes `count` digits off the front.
fn digits(text: &mut &str, count: usize) -> Option<u32> {
    let head = text
        .get(..count)
        .filter(|head| head.bytes().all(|b| b.is_ascii_digit()))?;
    *text = &text[count..];
    head.parse().ok()
}

fn eat(text: &mut &str, word: &str) -> bool {
    match text.strip_prefix(word) {
        Some(rest) => {
            *text = rest;
            true
        }
        None => false,
    }
}

/// A date in the order of RFC 822, section 5. `is_strict` is the form that every reader takes: the four-digit
/// year of RFC 1123, single spaces, and names and zones spelled as there.
fn rfc822_pieces(text: &str, is_strict: bool) -> Option<(Option<usize>, Pieces)> {
    let words = |text: &str| -> Vec<String> {
        if is_strict {
            text.split(' ').map(str::to_owned).collect()
        } else {
            text.split_whitespace().map(str::to_owned).collect()
        }
    };
    let same = |word: &str, name: &str| {
        if is_strict {
            word == name
        } else {
            word.eq_ignore_ascii_case(name)
        }
    };
    let (weekday, rest) = match text.split_once(',') {
        Some((day, rest)) => {
            let day = if is_strict { day } else { day.trim() };
            let weekday = DAYS.iter().position(|name| same(day, name))?;
            (Some(weekday), if is_strict { rest.strip_prefix(' ')? } else { rest })
        }
        None => (None, text),
    };
    let words = words(rest);
    let (day, month, year, time, zone) = match words.as_slice() {
        [day, month, year, time, zone] => (day, month, year, time, zone.as_str()),
        [day, month, year, time] if !is_strict => (day, month, year, time, ""),
        _ => return None,
    };
    let number = |word: &str, lengths: &[usize]| -> Option<u32> {
        let mut rest = word;
        lengths.contains(&word.len()).then(|| digits(&mut rest, word.len()))?
    };
    let full_year = number(year, if is_strict { &[4] } else { &[2, 4] })?;
    let (hour, minute, second) = clock(time)?;
    let pieces = Pieces {
        year: i32::try_from(full_year).ok()?,
        month: u32::try_from(MONTHS.iter().position(|name| same(month, name))?).ok()? + 1,
        day: number(day, &[1, 2])?,
        hour,
        minute,
        second,
        offset: zone_minutes(zone, is_strict)?,
    };
    Some((weekday, pieces))
}

/// `16:44` or `16:44:00`.
fn clock(text: &str) -> Option<(u32, u32, u32)> {
    let mut rest = text;
    let hour = digits(&mut rest, 2)?;
    let minute = eat(&mut rest, ":").then(|| digits(&mut rest, 2))??;
    let second = if eat(&mut rest, ":") { digits(&mut rest, 2)? } else { 0 };
    rest.is_empty().then_some((hour, minute, second))
}

fn zone_minutes(zone: &str, is_strict: bool) -> Option<i64> {
    let same = |name: &str| {
        if is_strict {
            zone == name
        } else {
            zone.eq_ignore_ascii_case(name)
        }
    };
    if let Some((_, hours)) = ZONES.iter().find(|(name, _)| same(name)) {
        return Some(hours * 60);
    }
    let (sign, number) = match zone.split_at_checked(1) {
        Some(("+", rest)) => (1, rest),
        Some(("-", rest)) => (-1, rest),
        _ => (1, zone),
    };
    let mut rest = number;
    if let (4, Some(hours), Some(minutes)) = (number.len(), digits(&mut rest, 2), digits(&mut rest, 2)) {
        // Zones differ from Greenwich by whole half hours, or quarters.
        let is_likely = !is_strict || minutes % 15 == 0;
        let is_signed = is_strict || number.len() < zone.len();
        return (is_likely && is_signed).then(|| sign * i64::from(hours * 60 + minutes));
    }
    let is_military = zone.len() == 1
        && zone
            .bytes()
            .all(|b| b.is_ascii_alphabetic() && !b.eq_ignore_ascii_case(&b'j'));
    (!is_strict && (is_military || zone.is_empty())).then_some(0)
}

/// Comments in parentheses and the backslashes before them are no part of the date (RFC 822, section 3.4.3).
fn without_comments(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut depth = 0_usize;
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            // It takes the meaning from the character behind it.
            '\\' => {
                chars.next();
            }
            '(' => depth += 1,
            ')' if depth > 0 => {
                depth -= 1;
                plain.push(' ');
            }
            c if depth == 0 => plain.push(c),
            _ => {}
        }
    }
    plain
}

/// A date of RFC 822 with the four-digit year of RFC 1123 (RSS 2.0).
pub fn rfc822(subject: &Subject<'_>, found: &mut Vec<Found>) {
    let Some((weekday, pieces)) = rfc822_pieces(subject.value, true) else {
        let is_lax = rfc822_pieces(without_comments(subject.value).trim(), false).is_some();
        let code = if is_lax {
            PROBLEMATICAL_RFC822_DATE
        } else {
            INVALID_RFC2822_DATE
        };
        found.push(subject.found(code));
        return;
    };
    let Some(date) = NaiveDate::from_ymd_opt(pieces.year, pieces.month, pieces.day).filter(|_| pieces.hour < 24) else {
        found.push(subject.found(INVALID_RFC2822_DATE));
        return;
    };
    let expected = usize::try_from(date.weekday().num_days_from_monday()).unwrap_or_default();
    if let Some(weekday) = weekday.filter(|&weekday| weekday != expected) {
        let fault = subject.found(INCORRECT_DOW).with("value", DAYS[weekday]);
        found.push(fault.with("expected", DAYS[expected]));
        return;
    }
    plausible(subject, pieces, found);
}

fn plausible(subject: &Subject<'_>, pieces: Pieces, found: &mut Vec<Found>) {
    let latest = subject.context.options.now.datetime().to_utc() + CLOCKS_DIFFER;
    let is_plausible = pieces.year >= FIRST_YEAR && pieces.moment().is_none_or(|moment| moment <= latest);
    if !is_plausible {
        let message = if pieces.year < FIRST_YEAR {
            "lies before 1990"
        } else {
            "lies in the future"
        };
        found.push(subject.found(IMPLAUSIBLE_DATE).with("message", message));
    }
}

/// How much of a date of ISO 8601 has to be there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Profile {
    /// A year is enough, and a zone is never needed.
    Iso8601,
    /// A year is enough, but a time needs a zone (W3C note on date and time formats).
    W3cdtf,
    /// Everything down to the seconds, with a zone (RFC 3339, section 5.6).
    Rfc3339,
}

fn iso8601_pieces(text: &str, profile: Profile) -> Option<Pieces> {
    let mut rest = text;
    let mut pieces = Pieces {
        year: i32::try_from(digits(&mut rest, 4)?).ok()?,
        ..Pieces::default()
    };
    let is_whole = profile == Profile::Rfc3339;
    if !eat(&mut rest, "-") {
        return (rest.is_empty() && !is_whole).then_some(pieces);
    }
    pieces.month = digits(&mut rest, 2).filter(|month| (1..=12).contains(month) || *month == 0)?;
    if !eat(&mut rest, "-") {
        return (rest.is_empty() && !is_whole && pieces.month > 0).then_some(pieces);
    }
    pieces.day = digits(&mut rest, 2)?;
    NaiveDate::from_ymd_opt(pieces.year, pieces.month, pieces.day)?;
    if !eat(&mut rest, "T") {
        return (rest.is_empty() && !is_whole).then_some(pieces);
    }
    pieces.hour = digits(&mut rest, 2).filter(|hour| *hour < 24)?;
    pieces.minute = eat(&mut rest, ":")
        .then(|| digits(&mut rest, 2))?
        .filter(|minute| *minute < 60)?;
    if eat(&mut rest, ":") {
        pieces.second = digits(&mut rest, 2).filter(|second| *second <= 60)?;
        if eat(&mut rest, ".") {
            rest = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        }
    } else if is_whole {
        return None;
    }
    pieces.offset = match rest {
        "Z" => 0,
        "" if profile == Profile::Iso8601 => 0,
        offset => iso8601_offset(offset)?,
    };
    Some(pieces)
}

fn iso8601_offset(text: &str) -> Option<i64> {
    let (sign, mut rest) = match text.split_at_checked(1)? {
        ("+", rest) => (1, rest),
        ("-", rest) => (-1, rest),
        _ => return None,
    };
    let hours = digits(&mut rest, 2).filter(|hours| *hours < 24)?;
    let minutes = eat(&mut rest, ":")
        .then(|| digits(&mut rest, 2))?
        .filter(|minutes| *minutes < 60)?;
    rest.is_empty().then(|| sign * i64::from(hours * 60 + minutes))
}

fn iso(subject: &Subject<'_>, profile: Profile, code: &'static Code, is_bounded: bool, found: &mut Vec<Found>) {
    match iso8601_pieces(subject.value, profile) {
        None => found.push(subject.found(code)),
        Some(pieces) if is_bounded => plausible(subject, pieces, found),
        Some(_) => {}
    }
}

/// A date of RFC 3339 (Atom, JSON Feed).
pub fn rfc3339(subject: &Subject<'_>, found: &mut Vec<Found>) {
    iso(subject, Profile::Rfc3339, INVALID_RFC3339_DATE, true, found);
}

/// A date of the W3C profile of ISO 8601 (Dublin Core, syndication).
pub fn w3cdtf(subject: &Subject<'_>, found: &mut Vec<Found>) {
    iso(subject, Profile::W3cdtf, INVALID_W3_CDTF_DATE, true, found);
}

/// A date of ISO 8601.
pub fn iso8601(subject: &Subject<'_>, found: &mut Vec<Found>) {
    iso(subject, Profile::Iso8601, INVALID_ISO8601_DATE_TIME, true, found);
}

/// A date of ISO 8601 that may well lie ahead, such as that of an event.
pub fn iso8601_ahead(subject: &Subject<'_>, found: &mut Vec<Found>) {
    iso(subject, Profile::Iso8601, INVALID_ISO8601_DATE_TIME, false, found);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rfc822_has_a_strict_and_a_lax_form() {
        for (text, is_strict, is_lax) in [
            ("Wed, 13 Sep 2017 16:44:00 CDT", true, true),
            ("13 Sep 2017 16:44 -0500", true, true),
            ("13 Sep 2017 16:44:00 Z", true, true),
            ("Wed, 13 Sep 2017 16:44:00 A", false, true),
            ("Wed,13 sep 17 16:44:00 gmt", false, true),
            ("Wed, 13  Sep 2017 16:44:00 GMT", false, true),
            ("13 September 2017 16:44:00 GMT", false, false),
            ("2017-09-13T16:44:00Z", false, false),
            ("Wed, 13 Sep 2017", false, false),
            ("", false, false),
        ] {
            assert_eq!(rfc822_pieces(text, true).is_some(), is_strict, "{text}");
            assert_eq!(rfc822_pieces(text, false).is_some(), is_lax, "{text}");
        }
        assert_eq!(
            without_comments("1 Jan 2020 00:00 (mid(night)) GMT (UK)").trim(),
            "1 Jan 2020 00:00    GMT"
        );
    }

    #[test]
    fn profiles_of_iso8601_differ_in_what_they_need() {
        for (text, iso, w3cdtf, rfc3339) in [
            ("2017", true, true, false),
            ("2017-09", true, true, false),
            ("2017-09-13", true, true, false),
            ("2017-09-13T16:44", true, false, false),
            ("2017-09-13T16:44Z", true, true, false),
            ("2017-09-13T16:44:00.25-05:00", true, true, true),
            ("2017-02-30T16:44:00Z", false, false, false),
            ("2017-09-13T24:00:00Z", false, false, false),
            ("2017-09-13 16:44:00Z", false, false, false),
            ("2017-09-13t16:44:00z", false, false, false),
        ] {
            let reads = |profile| iso8601_pieces(text, profile).is_some();
            let reading = (reads(Profile::Iso8601), reads(Profile::W3cdtf), reads(Profile::Rfc3339));
            assert_eq!(reading, (iso, w3cdtf, rfc3339), "{text}");
        }
    }
}
