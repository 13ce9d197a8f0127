//! Dates in the order of RFC 822.

use super::{Pieces, digits, eat};

pub(super) const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
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

/// No date is longer, comments included.
const LONGEST: usize = 200;

/// A date in the order of RFC 822, section 5. `is_strict` is the form that every reader takes: the four-digit
/// year of RFC 1123, single spaces, and names and zones spelled as there.
pub(super) fn pieces(text: &str, is_strict: bool) -> Option<(Option<usize>, Pieces)> {
    if text.len() > LONGEST {
        return None;
    }
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
    let [day, month, year, time, zone] = words.as_slice() else {
        return None;
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
    // The hour is looked at with the day.
    (rest.is_empty() && minute < 60 && second <= 60).then_some((hour, minute, second))
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
    (!is_strict && is_military).then_some(0)
}

/// Comments in parentheses and the backslashes before them are no part of the date (RFC 822, section 3.4.3).
pub(super) fn without_comments(text: &str) -> String {
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
            ("Wed, 13 Sep 2017 16:44:00", false, false),
            ("", false, false),
        ] {
            assert_eq!(pieces(text, true).is_some(), is_strict, "{text}");
            assert_eq!(pieces(text, false).is_some(), is_lax, "{text}");
        }
        assert_eq!(
            without_comments("1 Jan 2020 00:00 (mid(night)) GMT (UK)").trim(),
            "1 Jan 2020 00:00    GMT"
        );
    }
}
