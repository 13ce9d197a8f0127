//! Dates: RFC 822 as RSS wants it, RFC 3339 as Atom and JSON Feed want it, and the profiles of
//! ISO 8601 that Dublin Core and other modules want.

mod iso8601;
mod rfc822;

use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Utc};

use self::iso8601::Profile;
use super::Subject;
use crate::codes::{
    IMPLAUSIBLE_DATE, INCORRECT_DOW, INVALID_ISO8601_DATE_TIME, INVALID_RFC2822_DATE, INVALID_RFC3339_DATE,
    INVALID_W3_CDTF_DATE, LEAP_SECOND, PROBLEMATICAL_RFC822_DATE,
};
use crate::found::Found;
use crate::{Code, Timestamp};

/// A date so much ahead is no matter of clocks that differ.
const CLOCKS_DIFFER: TimeDelta = TimeDelta::minutes(10);

/// No feed is older.
const FIRST_YEAR: i32 = 1990;

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

    /// What keeps one from believing that something was published then.
    fn fault(self, now: Timestamp) -> Option<Found> {
        let latest = now.datetime().to_utc() + CLOCKS_DIFFER;
        let message = match self.moment() {
            _ if self.year < FIRST_YEAR => "lies before 1990",
            Some(moment) if moment > latest => "lies in the future",
            _ if self.second == 60 => return Some(Found::of_value(LEAP_SECOND)),
            _ => return None,
        };
        Some(Found::of_value(IMPLAUSIBLE_DATE).with("message", message))
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

/// A date of RFC 822 with the four-digit year of RFC 1123 (RSS 2.0).
pub(crate) fn rfc822(subject: &Subject<'_>, found: &mut Vec<Found>) {
    let Some((weekday, pieces)) = rfc822::pieces(subject.value, true) else {
        let is_lax = rfc822::pieces(rfc822::without_comments(subject.value).trim(), false).is_some();
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
        let fault = subject.found(INCORRECT_DOW).with("value", rfc822::DAYS[weekday]);
        found.push(fault.with("expected", rfc822::DAYS[expected]));
        return;
    }
    let fault = pieces.fault(subject.context.now);
    found.extend(fault.map(|fault| subject.told(fault)));
}

/// What is wrong with a date of RFC 3339, whose letters may be small (section 5.6).
pub(crate) fn rfc3339_fault(text: &str, now: Timestamp) -> Option<Found> {
    fault(&text.to_ascii_uppercase(), Profile::Rfc3339, INVALID_RFC3339_DATE, now)
}

fn fault(text: &str, profile: Profile, code: &'static Code, now: Timestamp) -> Option<Found> {
    match iso8601::pieces(text, profile) {
        None => Some(Found::of_value(code)),
        Some(pieces) => pieces.fault(now),
    }
}

fn iso(subject: &Subject<'_>, profile: Profile, code: &'static Code, found: &mut Vec<Found>) {
    let fault = fault(subject.value, profile, code, subject.context.now);
    found.extend(fault.map(|fault| subject.told(fault)));
}

/// A date of Atom: of RFC 3339, with capital letters (RFC 4287, section 3.3).
pub(crate) fn rfc3339(subject: &Subject<'_>, found: &mut Vec<Found>) {
    iso(subject, Profile::Rfc3339, INVALID_RFC3339_DATE, found);
}

/// A date of the W3C profile of ISO 8601 (Dublin Core, syndication).
pub(crate) fn w3cdtf(subject: &Subject<'_>, found: &mut Vec<Found>) {
    iso(subject, Profile::W3cdtf, INVALID_W3_CDTF_DATE, found);
}

/// A date of ISO 8601.
pub(crate) fn iso8601(subject: &Subject<'_>, found: &mut Vec<Found>) {
    iso(subject, Profile::Iso8601, INVALID_ISO8601_DATE_TIME, found);
}

/// A date of ISO 8601 that may well lie ahead, such as that of an event.
pub(crate) fn iso8601_ahead(subject: &Subject<'_>, found: &mut Vec<Found>) {
    at_any_time(subject, Profile::Iso8601, INVALID_ISO8601_DATE_TIME, found);
}

/// A date of RFC 3339 that may well lie ahead, such as that of an expiry.
pub(crate) fn rfc3339_ahead(subject: &Subject<'_>, found: &mut Vec<Found>) {
    at_any_time(subject, Profile::Rfc3339, INVALID_RFC3339_DATE, found);
}

/// A date of the W3C profile that may well lie far back, such as that of an old photograph.
pub(crate) fn w3cdtf_ever(subject: &Subject<'_>, found: &mut Vec<Found>) {
    at_any_time(subject, Profile::W3cdtf, INVALID_W3_CDTF_DATE, found);
}

/// The moment of a time of ISO 8601, or of a day, whose offset may be written without a colon.
pub(crate) fn moment(text: &str) -> Option<DateTime<Utc>> {
    let offset = text.len().checked_sub(5).and_then(|at| Some((at, text.get(at..)?)));
    let basic = offset.filter(|(_, zone)| {
        let digits = zone.strip_prefix(['+', '-']);
        text.contains('T') && digits.is_some_and(|digits| digits.bytes().all(|b| b.is_ascii_digit()))
    });
    match basic {
        Some((at, _)) => iso8601::pieces(&format!("{}:{}", &text[..at + 3], &text[at + 3..]), Profile::Iso8601),
        None => iso8601::pieces(text, Profile::Iso8601),
    }?
    .moment()
}

fn at_any_time(subject: &Subject<'_>, profile: Profile, code: &'static Code, found: &mut Vec<Found>) {
    if iso8601::pieces(subject.value, profile).is_none() {
        found.push(subject.found(code));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_rfc3339_have_a_form_and_a_time() {
        let now = Timestamp::from_unix(1_600_000_000).unwrap();
        for (text, expected) in [
            ("2020-09-13T12:26:40Z", None),
            ("2010-02-07t14:04:00.5z", None),
            ("2020-09-13T12:36:40Z", None),
            ("2020-09-13T12:36:41Z", Some("ImplausibleDate")),
            ("1989-12-31T23:59:59Z", Some("ImplausibleDate")),
            ("0001-01-01T00:00:00Z", Some("ImplausibleDate")),
            ("2010-02-07", Some("InvalidRFC3339Date")),
            ("Wed, 02 Oct 2002 13:00:00 GMT", Some("InvalidRFC3339Date")),
        ] {
            assert_eq!(
                rfc3339_fault(text, now).map(|found| found.code.name),
                expected,
                "{text}"
            );
        }
    }
}
