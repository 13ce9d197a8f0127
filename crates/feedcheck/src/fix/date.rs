//! Dates in careless forms: the same moment, written as a specification wants it. What has no zone is no moment.

use chrono::{DateTime, FixedOffset, NaiveDate, SecondsFormat};

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// Zones by name, as hours from Greenwich (RFC 822, section 5.1).
const ZONES: [(&str, i32); 12] = [
    ("utc", 0),
    ("ut", 0),
    ("gmt", 0),
    ("z", 0),
    ("est", -5),
    ("edt", -4),
    ("cst", -6),
    ("cdt", -5),
    ("mst", -7),
    ("mdt", -6),
    ("pst", -8),
    ("pdt", -7),
];

/// As RSS wants it: RFC 822 with the four-digit year of RFC 1123.
pub(super) fn rfc822(text: &str) -> Option<String> {
    let written = moment(text)?.format("%a, %d %b %Y %H:%M:%S %z").to_string();
    Some(written).filter(|written| written != text)
}

/// As Atom wants it: RFC 3339.
pub(super) fn rfc3339(text: &str) -> Option<String> {
    let written = moment(text)?.to_rfc3339_opts(SecondsFormat::AutoSi, true);
    Some(written).filter(|written| written != text)
}

fn moment(text: &str) -> Option<DateTime<FixedOffset>> {
    let text = text.trim();
    if text.len() > 60 {
        return None;
    }
    DateTime::parse_from_rfc3339(&text.to_ascii_uppercase())
        .ok()
        .or_else(|| iso(text))
        .or_else(|| mail(text))
}

/// `2026-01-13 08:00:00 +0100` and the like.
fn iso(text: &str) -> Option<DateTime<FixedOffset>> {
    let text = text.to_ascii_uppercase();
    let (date, rest) = text.split_at_checked(10)?;
    let rest = rest.strip_prefix(['T', ' '])?.trim_start();
    let end = rest.find(|c: char| !c.is_ascii_digit() && !matches!(c, ':' | '.'))?;
    let (time, zone) = rest.split_at(end);
    let time = if time.len() == 5 {
        format!("{time}:00")
    } else {
        time.to_owned()
    };
    let zone = offset(zone.trim())?;
    let date = NaiveDate::parse_from_str(date, "%Y-%m-%d").ok()?;
    at(date, &time, zone)
}

/// `Tuesday, 13 January 2026 8:00 GMT` and the like, without regard to the weekday.
fn mail(text: &str) -> Option<DateTime<FixedOffset>> {
    let dated = text.rsplit_once(',').map_or(text, |(_, dated)| dated);
    let words: Vec<&str> = dated.split_whitespace().collect();
    let [day, month, year, time, zone @ ..] = words.as_slice() else {
        return None;
    };
    let month = month
        .get(..3)
        .filter(|_| month.bytes().all(|byte| byte.is_ascii_alphabetic()))?;
    let month = MONTHS.iter().position(|name| name.eq_ignore_ascii_case(month))?;
    let full = match (year.len(), year.parse::<i32>().ok()?) {
        (4, year) => year,
        // RFC 5322, section 4.3.
        (2, year) if year < 50 => 2000 + year,
        (2, year) => 1900 + year,
        _ => return None,
    };
    let date = NaiveDate::from_ymd_opt(full, u32::try_from(month).ok()? + 1, day.parse().ok()?)?;
    let time = match time.matches(':').count() {
        1 => format!("{time}:00"),
        _ => (*time).to_owned(),
    };
    let [zone] = zone else { return None };
    at(date, &time, offset(zone)?)
}

fn at(date: NaiveDate, time: &str, zone: FixedOffset) -> Option<DateTime<FixedOffset>> {
    let time = chrono::NaiveTime::parse_from_str(time, "%H:%M:%S%.f").ok()?;
    // Leap seconds are no matter of form.
    let is_leap = chrono::Timelike::nanosecond(&time) >= 1_000_000_000;
    date.and_time(time)
        .and_local_timezone(zone)
        .single()
        .filter(|_| !is_leap)
}

/// `GMT`, `+0100`, `+01:00`, `GMT+01:00`, `-5:00`.
fn offset(zone: &str) -> Option<FixedOffset> {
    let lower = zone.to_ascii_lowercase();
    if let Some((_, hours)) = ZONES.iter().find(|(name, _)| *name == lower) {
        return FixedOffset::east_opt(hours * 3600);
    }
    let number = lower
        .strip_prefix("gmt")
        .or_else(|| lower.strip_prefix("utc"))
        .unwrap_or(&lower);
    let (sign, number) = match number.split_at_checked(1)? {
        ("+", rest) => (1, rest),
        ("-", rest) => (-1, rest),
        _ => return None,
    };
    let (hours, minutes) = match number.split_once(':') {
        Some(pair) => pair,
        None if number.len() == 4 => number.split_at(2),
        None => return None,
    };
    let is_number = |text: &str| !text.is_empty() && text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(hours) || !is_number(minutes) {
        return None;
    }
    let (hours, minutes): (i32, i32) = (hours.parse().ok()?, minutes.parse().ok()?);
    FixedOffset::east_opt(sign * (hours * 3600 + minutes * 60)).filter(|_| hours < 15 && minutes < 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_moment_stays() {
        for (text, mail, internet) in [
            (
                "2026-01-13 08:00:00 +0100",
                "Tue, 13 Jan 2026 08:00:00 +0100",
                "2026-01-13T08:00:00+01:00",
            ),
            (
                "2026-01-13T08:00Z",
                "Tue, 13 Jan 2026 08:00:00 +0000",
                "2026-01-13T08:00:00Z",
            ),
            (
                "Mon, 13 Jan 26 8:00 EST",
                "Tue, 13 Jan 2026 08:00:00 -0500",
                "2026-01-13T08:00:00-05:00",
            ),
            (
                "13 january 2026 08:00:00 GMT+02:00",
                "Tue, 13 Jan 2026 08:00:00 +0200",
                "2026-01-13T08:00:00+02:00",
            ),
        ] {
            assert_eq!(rfc822(text).as_deref(), Some(mail), "{text}");
            assert_eq!(rfc3339(text).as_deref(), Some(internet), "{text}");
        }
        for text in [
            "01/02/2026 08:00 GMT",
            "13 Jan 2026",
            "13 Jan 2026 08:00",
            "yesterday",
            "31 Feb 2026 08:00 GMT",
            "",
        ] {
            assert_eq!((rfc822(text), rfc3339(text)), (None, None), "{text}");
        }
    }
}
