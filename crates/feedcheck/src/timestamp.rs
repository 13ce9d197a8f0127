//! A moment with the offset it was written with. The dates of feeds are read in `value::date`.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Datelike, FixedOffset, Timelike, Utc};
use serde::{Deserialize, Serialize};

/// A moment in time that remembers the offset from UTC it was written with.
///
/// Ordered by the moment alone: 16:44-05:00 and 21:44Z are equal. The default is 1970-01-01T00:00:00Z.
///
/// ```
/// let time: feedcheck::Timestamp = "2026-04-17T10:10:00.5-05:00".parse()?;
/// assert_eq!(time.rfc2822(), "Fri, 17 Apr 2026 10:10:00 -0500");
/// assert!("April 17, 2026".parse::<feedcheck::Timestamp>().is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "(i64, i32)", try_from = "(i64, i32)")]
pub struct Timestamp(DateTime<FixedOffset>);

impl Timestamp {
    /// Whole seconds are kept, fractions are dropped: RSS cannot carry them (RFC 822,
    /// section 5), and a date must be the same in every format.
    pub fn new(time: DateTime<FixedOffset>) -> Self {
        Self(time.with_nanosecond(0).unwrap_or(time))
    }

    /// The current moment, in UTC.
    pub fn now() -> Self {
        Self::new(Utc::now().fixed_offset())
    }

    /// `seconds` since 1970-01-01T00:00:00Z; `None` when out of range.
    pub fn from_unix(seconds: i64) -> Option<Self> {
        DateTime::from_timestamp(seconds, 0).map(|time| Self::new(time.fixed_offset()))
    }

    /// The value for `chrono`, `atom_syndication` and others.
    pub fn datetime(self) -> DateTime<FixedOffset> {
        self.0
    }

    /// Seconds since 1970-01-01T00:00:00Z.
    pub fn unix(self) -> i64 {
        self.0.timestamp()
    }

    /// `2017-09-13T16:44:00-05:00` (RFC 3339, section 5.6).
    pub fn rfc3339(self) -> String {
        self.0.to_rfc3339()
    }

    /// `Wed, 13 Sep 2017 16:44:00 -0500` (RFC 2822, section 3.3), as RSS wants it.
    pub fn rfc2822(self) -> String {
        self.0.format("%a, %d %b %Y %H:%M:%S %z").to_string()
    }

    /// Year, month, day, hour and minute as written.
    pub fn fields(self) -> (i32, u32, u32, u32, u32) {
        (
            self.0.year(),
            self.0.month(),
            self.0.day(),
            self.0.hour(),
            self.0.minute(),
        )
    }
}

/// Seconds since 1970-01-01T00:00:00Z, and those of the offset.
impl From<Timestamp> for (i64, i32) {
    fn from(time: Timestamp) -> Self {
        (time.unix(), time.0.offset().local_minus_utc())
    }
}

impl TryFrom<(i64, i32)> for Timestamp {
    type Error = &'static str;

    fn try_from((seconds, offset): (i64, i32)) -> Result<Self, Self::Error> {
        let time = DateTime::from_timestamp(seconds, 0).zip(FixedOffset::east_opt(offset));
        let (time, offset) = time.ok_or("no time")?;
        Ok(Self(time.with_timezone(&offset)))
    }
}

/// Reads `2017-09-13T16:44:00-05:00` (RFC 3339, section 5.6), and no other form.
impl FromStr for Timestamp {
    type Err = chrono::ParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        DateTime::parse_from_rfc3339(text).map(Self::new)
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.rfc3339())
    }
}
