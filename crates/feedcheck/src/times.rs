//! What entries say of times: their dates, and those that stand in their ids. An id with the time of the request in it, or with a session,
//! is made anew each time.

use super::sound::Claim;

/// From so many entries on, one date for all is no accident.
const FEW: usize = 5;

/// From so many ids on, times in them may be compared.
const SOME_IDS: usize = 3;

/// Times in ids of one request lie within so many seconds.
const ONE_REQUEST: i64 = 600;

/// The list of dates among claims.
pub(crate) const DATE: &str = "date";

/// What entries say of times: their dates, and times in their ids.
#[derive(Debug, Default)]
pub(crate) struct Times {
    /// The first date.
    first: Option<String>,
    /// Entries with a date.
    dated: usize,
    /// Whether another date differs from it, and in the day.
    differ: (bool, bool),
    /// How many ids have a time in them, and the earliest and latest.
    ids: Option<(usize, i64, i64)>,
}

impl Times {
    /// Takes in what an entry claimed; true for a date, which may come again.
    pub(crate) fn see(&mut self, (list, value): &Claim) -> bool {
        if *list == DATE {
            self.date(value);
        } else if matches!(*list, "guid" | "id") {
            self.id(value);
        }
        *list == DATE
    }

    /// Takes in the date of an entry.
    pub(crate) fn date(&mut self, value: &str) {
        self.dated += 1;
        match &self.first {
            None => self.first = Some(value.to_owned()),
            Some(first) if first != value => {
                // Ten characters of each format tell the day.
                self.differ = (true, self.differ.1 || first.get(..10) != value.get(..10));
            }
            Some(_) => {}
        }
    }

    /// Takes in the id of an entry.
    pub(crate) fn id(&mut self, id: &str) {
        if let Some(time) = time_in(id) {
            let (count, first, last) = self.ids.unwrap_or((0, time, time));
            self.ids = Some((count + 1, first.min(time), last.max(time)));
        }
    }

    /// The date that all of `entries` have.
    pub(crate) fn equal(&self, entries: usize) -> Option<&str> {
        let are_equal = entries >= FEW && self.dated == entries && !self.differ.0;
        self.first.as_deref().filter(|date| are_equal && !date.is_empty())
    }

    /// Whether all of `entries` have ids with times of one request, though they came on different days.
    pub(crate) fn are_ids_of_one_request(&self, entries: usize) -> bool {
        let are_close = |(count, first, last)| count >= SOME_IDS && count == entries && last - first <= ONE_REQUEST;
        self.differ.1 && self.ids.is_some_and(are_close)
    }
}

/// What is told of ids with times of one request.
pub(crate) const ONE_TIME: &str =
    "all ids hold a time of the same ten minutes, though the entries are from different days";

/// Parameters that carry a session.
const SESSIONS: [&str; 6] = [
    "PHPSESSID",
    "jsessionid",
    "ASPSESSIONID",
    "ASP.NET_SessionId",
    "sessionid",
    "session_id",
];

/// The session that an id holds, by its name.
pub(crate) fn session(id: &str) -> Option<&'static str> {
    let parameters = id.split_once(['?', ';']).map(|(_, rest)| rest)?;
    let names = parameters.split(['&', ';']).filter_map(|pair| pair.split_once('='));
    names
        .into_iter()
        .find_map(|(name, _)| SESSIONS.into_iter().find(|known| known.eq_ignore_ascii_case(name)))
}

/// A time that an id holds, in seconds since 1970: of Unix in seconds or milliseconds, of `uniqid()`, of a UUID of version 1 or 7, or
/// written as a date.
pub(crate) fn time_in(id: &str) -> Option<i64> {
    let is_sign = |c: char| !c.is_ascii_alphanumeric();
    if let Some(time) = id.len().checked_sub(36).and_then(|at| of_uuid(id.get(at..)?)) {
        return Some(time);
    }
    id.split(is_sign).rev().find_map(|token| {
        let is_number = token.bytes().all(|byte| byte.is_ascii_digit());
        match token.len() {
            10 if is_number => plausible(token.parse().ok()?),
            13 if is_number => plausible(token.parse::<i64>().ok()? / 1000),
            14 if is_number => of_digits(token),
            13 if token.bytes().all(|byte| byte.is_ascii_hexdigit()) => {
                plausible(i64::from_str_radix(&token[..8], 16).ok()?)
            }
            _ => None,
        }
    })
}

/// Feeds are no older than 1999, and nobody dates ahead of 2100.
fn plausible(time: i64) -> Option<i64> {
    (915_148_800..4_102_444_800).contains(&time).then_some(time)
}

/// `20260913164400`.
fn of_digits(token: &str) -> Option<i64> {
    let time = chrono::NaiveDateTime::parse_from_str(token, "%Y%m%d%H%M%S").ok()?;
    plausible(time.and_utc().timestamp())
}

/// RFC 9562, sections 5.1 and 5.7.
fn of_uuid(text: &str) -> Option<i64> {
    let is_form = text.bytes().enumerate().all(|(at, byte)| match at {
        8 | 13 | 18 | 23 => byte == b'-',
        _ => byte.is_ascii_hexdigit(),
    });
    let hexadecimal = |range: std::ops::Range<usize>| i64::from_str_radix(text.get(range)?, 16).ok();
    match text.as_bytes().get(14).filter(|_| is_form)? {
        b'1' => {
            let high = hexadecimal(15..18)? << 48 | hexadecimal(9..13)? << 32 | hexadecimal(0..8)?;
            // From 15 October 1582, in steps of 100 nanoseconds.
            plausible(high / 10_000_000 - 12_219_292_800)
        }
        b'7' => plausible((hexadecimal(0..8)? << 16 | hexadecimal(9..13)?) / 1000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_hold_times() {
        for (id, expected) in [
            ("https://courier.example/ferry?t=1764482400", Some(1_764_482_400)),
            ("tag:courier.example,2026:1764482400123", Some(1_764_482_400)),
            ("692be0e0a1b2c", Some(1_764_483_296)),
            ("story-20251130060000", Some(1_764_482_400)),
            ("urn:uuid:c232ab00-9414-11ec-b3c8-9f6bdeced846", Some(1_645_557_742)),
            ("urn:uuid:017f22e2-79b0-7cc3-98c4-dc0c0c07398f", Some(1_645_557_742)),
            ("urn:uuid:0b8ff6a2-3a0f-4e2c-9a67-0d6c5e0d9f3a", None),
            ("https://courier.example/2026/09/ferry", None),
            ("1234567", None),
        ] {
            assert_eq!(time_in(id), expected, "{id}");
        }
    }

    #[test]
    fn sessions_are_known_by_their_names() {
        assert_eq!(session("https://courier.example/a;jsessionid=1F"), Some("jsessionid"));
        assert_eq!(session("https://courier.example/a?p=1&phpsessid=1"), Some("PHPSESSID"));
        assert_eq!(session("https://courier.example/phpsessid?p=1"), None);
    }
}
