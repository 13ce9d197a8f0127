//! How dates are read, and what comes of it.

use chrono::Weekday;
use chrono_tz::Tz;
use thiserror::Error;

use crate::model::Timestamp;
use crate::text::date::words::Words;
use crate::text::zone::Zones;

/// How to read what a date leaves open.
#[derive(Debug, Clone)]
pub struct DateRules {
    /// The site's.
    pub timezone: Tz,
    /// The zone of times without one.
    pub unzoned: Unzoned,
    /// Names of zones that the newsroom has given a meaning.
    pub zones: Zones,
    /// Which number of `03/04/2017` is the month, where somebody said it.
    pub order: Option<Order>,
    /// Months and days in other languages than English.
    pub words: Words,
}

/// In which order the numbers of `03/04/2017` stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// As in the United States.
    MonthFirst,
    /// As in most of the world.
    DayFirst,
}

impl Order {
    /// As the configuration says it.
    pub const NAMES: &[(&str, Self)] = &[("month-first", Self::MonthFirst), ("day-first", Self::DayFirst)];
}

/// In which zone a time is that names none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Unzoned {
    /// The site's.
    #[default]
    Site,
    /// UTC.
    Utc,
    /// UTC with seconds, the site's without them: Jekyll's YAML takes only a whole timestamp for one.
    UtcWithSeconds,
}

impl Unzoned {
    /// As the configuration says it.
    pub const NAMES: &[(&str, Self)] = &[
        ("site", Self::Site),
        ("utc", Self::Utc),
        ("utc-with-seconds", Self::UtcWithSeconds),
    ];
}

impl DateRules {
    pub(super) fn zone(&self, has_seconds: bool) -> Tz {
        match self.unzoned {
            Unzoned::Utc => Tz::UTC,
            Unzoned::UtcWithSeconds if has_seconds => Tz::UTC,
            _ => self.timezone,
        }
    }
}

impl Default for DateRules {
    fn default() -> Self {
        Self {
            timezone: Tz::UTC,
            unzoned: Unzoned::Site,
            zones: Zones::new(),
            order: None,
            words: Words::default(),
        }
    }
}

/// A date, and what had to be decided to read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// The moment.
    pub time: Timestamp,
    /// What the reader of the messages should know.
    pub note: Option<Note>,
}

/// A decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Note {
    /// The clocks skipped this time.
    Skipped,
    /// The time came twice.
    Twice,
    /// The date falls on another day of the week.
    Weekday(Weekday),
}

/// Why a date cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DateError {
    /// A word that has no place in a date.
    #[error("`{0}` has no meaning in a date")]
    Word(String),
    /// Something is missing.
    #[error("it names no {0}")]
    Missing(&'static str),
    /// A part is named twice.
    #[error("it names two {0}")]
    Twice(&'static str),
    /// 31 February, 25:00, 13 PM.
    #[error("there is no such {0}")]
    Impossible(&'static str),
    /// 03/04/2017.
    #[error("`{0}` does not say which number is the month")]
    Ambiguous(String),
    /// A name of a zone that nobody knows.
    #[error("the zone `{0}` is not known")]
    UnknownZone(String),
    /// A name of a zone with several meanings.
    #[error("the zone `{0}` stands for {1}")]
    AmbiguousZone(String, &'static str),
}
