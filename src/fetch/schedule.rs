//! When an address may be asked again: what its server says of that, and how often it failed.

use crate::builder::fetched::Row;
use crate::model::Timestamp;
use crate::net::Answer;
use crate::text::date::{self, DateRules};

const MINUTE: i64 = 60;
const DAY: i64 = 24 * 60 * MINUTE;

/// An address is left alone no longer than that, whatever its server says.
const LONGEST: i64 = 7 * DAY;

/// An answer is fresh no longer than that: a mistake in a server's settings shall not stop a feed.
const FRESHEST: i64 = DAY;

/// Why an address is not asked now, if it is not. `changed` is what a list says of its page.
pub(super) fn rests(row: &Row, changed: &str, now: i64) -> Option<String> {
    if row.is_gone {
        return Some("it ended for good".to_owned());
    }
    let left = row.due - now;
    // The clock may have been set back.
    if left > 0 && left <= LONGEST {
        return Some(format!("it is not time for {left} s"));
    }
    let is_same = !changed.is_empty() && changed == row.changed && row.failures == 0 && !row.copies.is_empty();
    is_same.then(|| format!("its list says that it did not change since {changed}"))
}

/// When it may be asked after an answer: `Cache-Control` and `Expires` say so (RFC 9111, section 5).
pub(super) fn after_answer(answer: &Answer, every: i64, now: i64) -> i64 {
    let control = answer.field("cache-control").unwrap_or_default().to_ascii_lowercase();
    let mut parts = control.split(',').map(str::trim);
    let stated = parts
        .clone()
        .find_map(|part| part.strip_prefix("max-age=")?.trim_matches('"').parse().ok());
    let is_stale = parts.any(|part| matches!(part, "no-cache" | "no-store"));
    let age = answer.field("age").and_then(|age| age.parse().ok()).unwrap_or(0);
    let expires = || Some(time(answer.field("expires")?)? - time(answer.field("date")?).unwrap_or(now));
    let fresh: i64 = if is_stale {
        0
    } else {
        stated
            .map(|stated: i64| stated.saturating_sub(age))
            .or_else(expires)
            .unwrap_or(0)
    };
    now + fresh.clamp(0, FRESHEST).max(every)
}

/// When it may be asked after a failure: each makes the time twice as long, and `Retry-After` says more.
pub(super) fn after_failure(answer: Option<&Answer>, failures: u32, every: i64, now: i64) -> i64 {
    let wait = (5 * MINUTE).saturating_mul(1 << failures.min(12)).min(DAY);
    let said = answer.and_then(|answer| answer.field("retry-after"));
    let said = said
        .and_then(|said| said.parse().ok().or_else(|| Some(time(said)? - now)))
        .unwrap_or(0);
    now + said.clamp(0, LONGEST).max(wait).max(every)
}

/// A time as HTTP writes it (RFC 9110, section 5.6.7).
fn time(text: &str) -> Option<i64> {
    date::parse(text, &DateRules::default())
        .ok()
        .map(|reading| Timestamp::unix(reading.time))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(fields: &[(&str, &str)]) -> Answer {
        Answer {
            fields: fields
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .collect(),
            ..Answer::default()
        }
    }

    #[test]
    fn servers_say_how_long_an_answer_is_fresh() {
        for (fields, expected) in [
            (&[][..], 900),
            (&[("cache-control", "public, max-age=3600")], 3600),
            (&[("cache-control", "max-age=60")], 900),
            (&[("cache-control", "max-age=3600"), ("age", "600")], 3000),
            (&[("cache-control", "no-cache, max-age=3600")], 900),
            (&[("cache-control", "max-age=99999999")], DAY),
            (&[("cache-control", "max-age=x")], 900),
            (
                &[
                    ("date", "Mon, 04 May 2026 09:30:00 GMT"),
                    ("expires", "Mon, 04 May 2026 10:30:00 GMT"),
                ],
                3600,
            ),
            (&[("expires", "0")], 900),
        ] {
            assert_eq!(after_answer(&answer(fields), 900, 0), expected, "{fields:?}");
        }
    }

    #[test]
    fn each_failure_is_waited_for_longer() {
        let after = |failures, fields: &[(&str, &str)]| after_failure(Some(&answer(fields)), failures, 0, 0);
        assert_eq!([1, 2, 3].map(|failures| after(failures, &[])), [600, 1200, 2400]);
        assert_eq!(after(u32::MAX, &[]), DAY);
        assert_eq!(after(1, &[("retry-after", "7200")]), 7200);
        assert_eq!(after(1, &[("retry-after", "999999999")]), LONGEST);
        assert_eq!(after(1, &[("retry-after", "Thu, 01 Jan 1970 03:00:00 GMT")]), 10800);
        assert_eq!(after(1, &[("retry-after", "soon")]), 600);
    }

    #[test]
    fn a_clock_that_was_set_back_stops_nothing() {
        let row = |due| Row { due, ..Row::default() };
        assert!(rests(&row(100), "", 0).is_some());
        assert!(rests(&row(100), "", 100).is_none());
        assert!(rests(&row(LONGEST + 1), "", 0).is_none());
    }
}
