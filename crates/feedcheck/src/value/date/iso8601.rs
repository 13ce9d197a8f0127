//! Dates in the order of ISO 8601, in the profiles that feeds use.

use chrono::NaiveDate;

use super::{Pieces, digits, eat};

/// How much of a date of ISO 8601 has to be there.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Profile {
    /// A year is enough, and a zone is never needed.
    Iso8601,
    /// A year is enough, but a time needs a zone (W3C note on date and time formats).
    W3cdtf,
    /// Everything down to the seconds, with a zone (RFC 3339, section 5.6), and capital letters.
    Rfc3339,
}

/// Takes a date apart; `None` where it is none of the profile.
pub(super) fn pieces(text: &str, profile: Profile) -> Option<Pieces> {
    let mut rest = text;
    let mut pieces = Pieces {
        year: i32::try_from(digits(&mut rest, 4)?).ok()?,
        ..Pieces::default()
    };
    let is_whole = profile == Profile::Rfc3339;
    if !eat(&mut rest, "-") {
        return (rest.is_empty() && !is_whole).then_some(pieces);
    }
    pieces.month = digits(&mut rest, 2).filter(|month| (1..=12).contains(month))?;
    if !eat(&mut rest, "-") {
        return (rest.is_empty() && !is_whole).then_some(pieces);
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
            digits(&mut rest, 1)?;
            rest = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        }
    } else if is_whole {
        return None;
    }
    pieces.offset = match rest {
        "Z" => 0,
        "" if profile == Profile::Iso8601 => 0,
        zone => offset(zone)?,
    };
    Some(pieces)
}

fn offset(text: &str) -> Option<i64> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn profiles_of_iso8601_differ_in_what_they_need() {
        for (text, iso, w3cdtf, rfc3339) in [
            ("2017", true, true, false),
            ("2017-09", true, true, false),
            ("2017-09-13", true, true, false),
            ("2017-09-13T16:44", true, false, false),
            ("2017-09-13T16:44Z", true, true, false),
            ("2017-09-13T16:44:00.25-05:00", true, true, true),
            ("2017-09-13T16:44:60-00:00", true, true, true),
            ("2017-09-13T16:44:00.Z", false, false, false),
            ("2017-09-13T16:44:00+0100", false, false, false),
            ("2017-09-13T16:44:00+24:00", false, false, false),
            ("2017-09-13T16:44:00", true, false, false),
            ("2017-00", false, false, false),
            ("17-09-13T16:44:00Z", false, false, false),
            ("é-09-13T16:44:00Z", false, false, false),
            ("", false, false, false),
            ("2017-02-30T16:44:00Z", false, false, false),
            ("2017-09-13T24:00:00Z", false, false, false),
            ("2017-09-13 16:44:00Z", false, false, false),
            ("2017-09-13t16:44:00z", false, false, false),
        ] {
            let reads = |profile| pieces(text, profile).is_some();
            let reading = (reads(Profile::Iso8601), reads(Profile::W3cdtf), reads(Profile::Rfc3339));
            assert_eq!(reading, (iso, w3cdtf, rfc3339), "{text}");
        }
    }
}
