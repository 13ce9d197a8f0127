//! What the words of a date say, and the moment that they name together.

use chrono::{
    DateTime, Datelike, FixedOffset, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Timelike,
    Weekday,
};
use chrono_tz::Tz;

use super::reading::{DateError, DateRules, Note, Order, Reading};
use crate::model::Timestamp;
use crate::text::zone::{self, Zone, ZoneError};

/// What has been found so far.
#[derive(Debug, Default)]
pub(super) struct Parts {
    year: Option<i32>,
    month: Option<u32>,
    day: Option<u32>,
    weekday: Option<Weekday>,
    time: Option<NaiveTime>,
    has_seconds: bool,
    /// Half of the day: 12 hours are added for the second.
    afternoon: Option<bool>,
    /// As written.
    pub zone: Option<String>,
    /// A number of one or two digits that is a day or, before am or pm, an hour.
    pending: Option<u32>,
}

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];
const MONTHS_IN_FULL: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Words that stand in a date without adding to it.
const FILLERS: &[&str] = &[
    "at", "on", "of", "the", "-", "–", "—", "·", "@", "local", "time", "hrs", "hours", "h", "uhr", "den", "der", "um",
    "le", "à", "de", "del", "a", "las", "às", "il", "alle", "ore", "om", "uur", "kl", "klo", "den", "o", "godz", "г",
    "в", "р",
];

impl Parts {
    /// Takes a word.
    pub(super) fn take(&mut self, token: &str, rules: &DateRules) -> Result<(), DateError> {
        let word = token.trim_matches('.').to_lowercase();
        let first = word.chars().next().unwrap_or(' ');
        if first.is_ascii_digit() {
            return self.take_number(token.trim_matches('.'), rules);
        }
        if "+-−".contains(first) && word.len() > 1 && self.time.is_some() {
            return set(&mut self.zone, token.to_owned(), "zones");
        }
        if let Some(month) = month(&word, rules) {
            return set(&mut self.month, month, "months");
        }
        if let Some(weekday) = weekday(&word, rules) {
            return set(&mut self.weekday, weekday, "days of the week");
        }
        match word.replace('.', "").as_str() {
            "am" => self.take_half(false),
            "pm" => self.take_half(true),
            "noon" => self.take_noon(12),
            "midnight" => self.take_noon(0),
            word if FILLERS.contains(&word) => Ok(()),
            _ if self.time.is_some() || self.pending.is_some() => self.take_zone(token),
            _ => Err(DateError::Word(token.to_owned())),
        }
    }

    fn take_number(&mut self, token: &str, rules: &DateRules) -> Result<(), DateError> {
        if token.contains(':') {
            self.has_seconds = token.matches(':').count() == 2;
            return set(&mut self.time, clock(token)?, "times");
        }
        // 16h44 and 16.44, as some write a time behind a date.
        let halves = token
            .split_once('h')
            .or_else(|| token.split_once('.').filter(|_| self.day.is_some()));
        if let Some((hour, minute)) = halves
            && minute.len() == 2
            && token.bytes().filter(u8::is_ascii_digit).count() + 1 == token.len()
        {
            return set(&mut self.time, clock(&format!("{hour}:{minute}"))?, "times");
        }
        if let Some(separator) = ['-', '/', '.'].into_iter().find(|&c| token.contains(c)) {
            return self.take_day(token, separator, rules);
        }
        let (digits, suffix) = token.split_at(token.find(|c: char| !c.is_ascii_digit()).unwrap_or(token.len()));
        let number: u32 = digits.parse().map_err(|_| DateError::Word(token.to_owned()))?;
        match (digits.len(), suffix.to_lowercase().as_str()) {
            (8, "") if self.year.is_none() => self.take_day(
                &format!("{}-{}-{}", &digits[..4], &digits[4..6], &digits[6..]),
                '-',
                rules,
            ),
            (4, "") if self.year.is_none() => set(&mut self.year, i32::try_from(number).unwrap_or_default(), "years"),
            // 1644 GMT
            (4, "") => set(
                &mut self.time,
                clock(&format!("{}:{}", &digits[..2], &digits[2..]))?,
                "times",
            ),
            (1 | 2, "" | "st" | "nd" | "rd" | "th" | "er" | "e" | "º" | "ª") if self.day.is_none() => {
                set(&mut self.day, number, "days")
            }
            (1 | 2, "") => set(&mut self.pending, number, "days"),
            _ => Err(DateError::Word(token.to_owned())),
        }
    }

    /// `2017-09-13`, `2017/9/13`, `13.9.2017`, `13-Sep-2017`.
    fn take_day(&mut self, token: &str, separator: char, rules: &DateRules) -> Result<(), DateError> {
        let word = || DateError::Word(token.to_owned());
        let fields: Vec<&str> = token.split(separator).collect();
        let [first, second, third] = fields[..] else {
            return Err(word());
        };
        let (year, month_field, day) = match (first.len(), third.len()) {
            (4, 1 | 2) => (first, second, third),
            (1 | 2, 4) if separator == '.' || second.starts_with(|c: char| c.is_alphabetic()) => (third, second, first),
            (1 | 2, 4) => match rules.order.or_else(|| order(first, second)) {
                Some(Order::MonthFirst) => (third, first, second),
                Some(Order::DayFirst) => (third, second, first),
                None => return Err(DateError::Ambiguous(token.to_owned())),
            },
            _ => return Err(word()),
        };
        let month = match month(&month_field.to_lowercase(), rules) {
            Some(month) => month,
            None => month_field.parse().map_err(|_| word())?,
        };
        set(&mut self.year, year.parse().map_err(|_| word())?, "years")?;
        set(&mut self.month, month, "months")?;
        set(&mut self.day, day.parse().map_err(|_| word())?, "days")
    }

    fn take_half(&mut self, afternoon: bool) -> Result<(), DateError> {
        if self.time.is_none()
            && let Some(hour) = self.pending.take().or_else(|| self.day_is_hour())
        {
            set(&mut self.time, clock(&format!("{hour}:00"))?, "times")?;
        }
        set(&mut self.afternoon, afternoon, "halves of the day")
    }

    /// In "4 PM Sep 13" the first number is no day.
    fn day_is_hour(&mut self) -> Option<u32> {
        if self.month.is_none() { self.day.take() } else { None }
    }

    fn take_noon(&mut self, hour: u32) -> Result<(), DateError> {
        // "12 noon" names the hour twice.
        self.pending = None;
        set(
            &mut self.time,
            NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default(),
            "times",
        )
    }

    /// `CDT`, `Central Time`, `Europe/Paris`.
    fn take_zone(&mut self, token: &str) -> Result<(), DateError> {
        // "Central Daylight Time" and "Central Time" say the same of a date that is known.
        if matches!(token.to_lowercase().as_str(), "daylight" | "standard" | "summer") && self.zone.is_some() {
            return Ok(());
        }
        let name = if token.contains('/') {
            token.to_owned()
        } else {
            token.replace('.', "")
        };
        set(&mut self.zone, name, "zones")
    }

    /// The moment that all words name together.
    pub(super) fn resolve(self, rules: &DateRules) -> Result<Reading, DateError> {
        if self.pending.is_some() {
            return Err(DateError::Twice("days"));
        }
        let year = self.year.ok_or(DateError::Missing("year"))?;
        let month = self.month.ok_or(DateError::Missing("month"))?;
        let day = self.day.ok_or(DateError::Missing("day"))?;
        if !(1000..=9999).contains(&year) {
            return Err(DateError::Impossible("year"));
        }
        let date = NaiveDate::from_ymd_opt(year, month, day).ok_or(DateError::Impossible("day"))?;
        let local = date.and_time(self.local_time()?);
        let zone = match &self.zone {
            None => Zone::Named(rules.zone(self.has_seconds)),
            Some(name) => zone::find(name, &rules.zones).map_err(|error| match error {
                ZoneError::Unknown => DateError::UnknownZone(name.clone()),
                ZoneError::Ambiguous(meanings) => DateError::AmbiguousZone(name.clone(), meanings),
            })?,
        };
        let (time, note) = in_zone(local, zone)?;
        let is_other_day = self.weekday.is_some_and(|weekday| weekday != date.weekday());
        Ok(Reading {
            time: Timestamp::new(time),
            note: note.or(is_other_day.then_some(Note::Weekday(date.weekday()))),
        })
    }

    fn local_time(&self) -> Result<NaiveTime, DateError> {
        let impossible = DateError::Impossible("time");
        let Some(time) = self.time else {
            return if self.afternoon.is_some() {
                Err(DateError::Missing("hour"))
            } else {
                Ok(NaiveTime::default())
            };
        };
        let hour = time.hour();
        let hour = match self.afternoon {
            None => hour,
            Some(_) if !(1..=12).contains(&hour) => return Err(impossible),
            Some(afternoon) => hour % 12 + if afternoon { 12 } else { 0 },
        };
        time.with_hour(hour).ok_or(impossible)
    }
}

fn set<T>(part: &mut Option<T>, value: T, noun: &'static str) -> Result<(), DateError> {
    if part.is_some() {
        return Err(DateError::Twice(noun));
    }
    *part = Some(value);
    Ok(())
}

/// In which order two numbers stand of which one is no month.
fn order(first: &str, second: &str) -> Option<Order> {
    let is_month = |text: &str| text.parse().is_ok_and(|number: u32| number <= 12);
    match (is_month(first), is_month(second)) {
        (true, false) => Some(Order::MonthFirst),
        (false, true) => Some(Order::DayFirst),
        _ => None,
    }
}

/// In the languages of the newsroom; then in English.
fn month(word: &str, rules: &DateRules) -> Option<u32> {
    rules.words.month(word).or_else(|| english_month(word))
}

fn english_month(word: &str) -> Option<u32> {
    let is = |at: usize| word == MONTHS[at] || word == MONTHS_IN_FULL[at] || (at == 8 && word == "sept");
    (0..12).find(|&at| is(at)).and_then(|at| u32::try_from(at + 1).ok())
}

fn weekday(word: &str, rules: &DateRules) -> Option<Weekday> {
    rules.words.weekday(word).or_else(|| english_weekday(word))
}

fn english_weekday(word: &str) -> Option<Weekday> {
    match word {
        "tues" => Some(Weekday::Tue),
        "weds" => Some(Weekday::Wed),
        "thur" | "thurs" => Some(Weekday::Thu),
        _ => word.parse().ok(),
    }
}

/// `4:44`, `16:44:00`, `16:44:00.123`.
fn clock(token: &str) -> Result<NaiveTime, DateError> {
    let mut fields = token.splitn(3, ':');
    let mut number = |default: Option<u32>| match fields.next() {
        Some(field) => {
            let whole = field.split(['.', ',']).next().unwrap_or_default();
            whole.parse().ok().filter(|_| whole.len() <= 2)
        }
        None => default,
    };
    let impossible = DateError::Impossible("time");
    let (Some(hour), Some(minute), Some(second)) = (number(None), number(None), number(Some(0))) else {
        return Err(impossible);
    };
    NaiveTime::from_hms_opt(hour, minute, second).ok_or(impossible)
}

/// The moment that a local time names. Where the clocks were set forward over it, the
/// offset before the change holds; where it came twice, the first is meant.
fn in_zone(local: NaiveDateTime, zone: Zone) -> Result<(DateTime<FixedOffset>, Option<Note>), DateError> {
    let impossible = DateError::Impossible("time");
    match zone {
        Zone::Fixed(offset) => match offset.from_local_datetime(&local) {
            LocalResult::Single(time) => Ok((time, None)),
            _ => Err(impossible),
        },
        Zone::Named(zone) => match zone.from_local_datetime(&local) {
            LocalResult::Single(time) => Ok((time.fixed_offset(), None)),
            LocalResult::Ambiguous(first, _) => Ok((first.fixed_offset(), Some(Note::Twice))),
            LocalResult::None => after_gap(local, zone)
                .map(|time| (time, Some(Note::Skipped)))
                .ok_or(impossible),
        },
    }
}

fn after_gap(local: NaiveDateTime, zone: Tz) -> Option<DateTime<FixedOffset>> {
    // No gap is longer than a day; the offset of the day before holds up to it.
    let day_before = local.checked_sub_signed(TimeDelta::days(1))?;
    let offset = zone
        .from_local_datetime(&day_before)
        .earliest()?
        .fixed_offset()
        .timezone();
    let moment = offset.from_local_datetime(&local).single()?;
    Some(moment.with_timezone(&zone).fixed_offset())
}
