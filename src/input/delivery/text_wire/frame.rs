//! The frame that both text wires have (IPTC 7901, section 2; ANPA 1312, "message format"): control characters say where a
//! header, a text and its end begin. A file may hold several messages.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};

/// Begins the header.
pub(super) const SOH: char = '\u{1}';
/// Begins the text.
pub(super) const STX: char = '\u{2}';
/// Ends the text; the time of the message follows.
pub(super) const ETX: char = '\u{3}';
/// Ends the message.
pub(super) const EOT: char = '\u{4}';

/// A message by its parts, each with where it begins in the whole text, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Message<'t> {
    /// What the message is called, and its kind.
    pub header: Part<'t>,
    /// Headline and story.
    pub text: Part<'t>,
    /// The time.
    pub trailer: Part<'t>,
}

/// A part of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part<'t> {
    pub at: usize,
    pub text: &'t str,
}

impl Part<'_> {
    /// What stands before a character, and what stands behind it.
    fn split(self, mark: char) -> (Self, Option<Self>) {
        let Some((before, after)) = self.text.split_once(mark) else {
            return (self, None);
        };
        let rest = Self {
            at: self.at + before.len() + mark.len_utf8(),
            text: after,
        };
        (Self { text: before, ..self }, Some(rest))
    }

    /// Bytes of the whole text.
    pub(super) fn span(self) -> Range<usize> {
        self.at..self.at + self.text.len()
    }
}

/// The messages of a text. One whose end is missing ends where the next one begins: it was cut off, and its time, without
/// which nothing goes out, is missing too.
pub(super) fn messages(text: &str) -> Vec<Message<'_>> {
    let mut rest = Part { at: 0, text }.split(SOH).1;
    let mut found = Vec::new();
    while let Some(part) = rest {
        let (message, next) = part.split(SOH);
        let (message, _) = message.split(EOT);
        let (header, body) = message.split(STX);
        let end = Part {
            at: message.span().end,
            text: "",
        };
        let (text, trailer) = body.unwrap_or(end).split(ETX);
        found.push(Message {
            header,
            text,
            trailer: trailer.unwrap_or(end),
        });
        rest = next;
    }
    found
}

/// Months as wires write them, in lower case, by their first letters: English, German, French, Spanish, Italian and Dutch.
const MONTHS: [&[&str]; 12] = [
    &["jan", "jän", "ene", "gen"],
    &["feb", "fév", "fev"],
    &["mar", "mär", "mrz", "mae", "maa", "mrt"],
    &["apr", "avr", "abr"],
    &["may", "mai", "mag", "mei"],
    &["jun", "juin", "giu"],
    &["jul", "juil", "lug"],
    &["aug", "aoû", "aou", "ago"],
    &["sep", "set"],
    &["oct", "okt", "ott"],
    &["nov"],
    &["dec", "dez", "déc", "dic"],
];

/// The number of a month from 1.
pub(super) fn month(word: &str) -> Option<u32> {
    let word = word.to_lowercase();
    let is_it = |names: &[&str]| names.iter().any(|name| word.starts_with(name));
    let at = MONTHS.iter().position(|names| is_it(names))?;
    u32::try_from(at + 1).ok()
}

/// The year that two digits stand for: text wires are from 1970 on, and no message is from years to come.
fn year(digits: &str) -> Option<i32> {
    let year: i32 = digits.parse().ok()?;
    match digits.len() {
        2 if year < 70 => Some(2000 + year),
        2 => Some(1900 + year),
        4 => Some(year),
        _ => None,
    }
}

/// The time of IPTC 7901 (section 2.5: day, hour and minute, zone, month, year), `131137 GMT Nov 13`, as dates are
/// written elsewhere; the zone may be missing.
pub(super) fn time_7901(text: &str) -> Option<String> {
    let words = text.split_whitespace().map(|word| word.trim_matches(char::is_control));
    let words: Vec<&str> = words.collect();
    let at = words.iter().position(|word| is_digits(word, 6))?;
    let (day, clock) = words[at].split_at_checked(2)?;
    let (zone, date) = match words.get(at + 1..)? {
        [name, number, ..] if month(name).is_some() && is_year(number) => ("", (name, number)),
        [zone, name, number, ..] if month(name).is_some() && is_year(number) => (*zone, (name, number)),
        _ => return None,
    };
    let date = NaiveDate::from_ymd_opt(year(date.1)?, month(date.0)?, day.parse().ok()?)?;
    Some(written(date, clock, zone))
}

/// The time of ANPA 1312, `AP-WF-05-17-16 0620GMT`, as dates are written elsewhere; the zone may be missing.
pub(super) fn time_anpa(text: &str) -> Option<String> {
    let mut words = text.split([' ', '\r', '\n', '<']).filter(|word| !word.is_empty());
    let day = words.find_map(|word| {
        let mut parts = word.rsplit('-');
        let (year_part, day, month) = (parts.next()?, parts.next()?, parts.next()?);
        NaiveDate::from_ymd_opt(year(year_part)?, month.parse().ok()?, day.parse().ok()?)
    })?;
    let (clock, zone) = words.next()?.split_at_checked(4)?;
    if !is_digits(clock, 4) {
        return None;
    }
    let zone = if zone.is_empty() {
        words.next().unwrap_or_default()
    } else {
        zone
    };
    Some(written(day, clock, zone))
}

fn is_digits(word: &str, count: usize) -> bool {
    word.len() == count && word.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_year(word: &str) -> bool {
    is_digits(word, 2) || is_digits(word, 4)
}

fn written(day: NaiveDate, clock: &str, zone: &str) -> String {
    let (hour, minute) = clock.split_at(2);
    let (year, month, day) = (day.year(), day.month(), day.day());
    format!("{year:04}-{month:02}-{day:02} {hour}:{minute} {zone}")
        .trim_end()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_part_messages() {
        let text = "\n\u{1}a1 4 i 9\r\nslug\r\n\u{2}head =\r\n\u{3}131137\u{4}\n\u{1}a2\u{2}cut off\u{1}a3";
        let parts =
            |message: Message<'_>| [message.header.text, message.text.text, message.trailer.text].map(str::to_owned);
        let found: Vec<_> = messages(text).into_iter().map(parts).collect();
        assert_eq!(
            found,
            [
                ["a1 4 i 9\r\nslug\r\n", "head =\r\n", "131137"],
                ["a2", "cut off", ""],
                ["a3", "", ""],
            ]
        );
        for message in messages(text) {
            for part in [message.header, message.text, message.trailer] {
                assert_eq!(&text[part.span()], part.text);
            }
        }
        assert_eq!(messages("no wire"), []);
    }

    #[test]
    fn times_of_both_wires_are_dates() {
        for (text, expected) in [
            ("131137 GMT Nov 13 \r\n\u{7f}", Some("2013-11-13 11:37 GMT")),
            ("211259 Nov 18\r\n", Some("2018-11-21 12:59")),
            ("040930 MESZ Mai 26", Some("2026-05-04 09:30 MESZ")),
            ("040930 Mrz 2026", Some("2026-03-04 09:30")),
            ("310930 GMT Feb 26", None),
            ("", None),
            ("040930", None),
        ] {
            assert_eq!(time_7901(text).as_deref(), expected, "{text}");
        }
        for (text, expected) in [
            ("AP-WF-05-17-16 0620GMT<\r\n", Some("2016-05-17 06:20 GMT")),
            ("HW-05-04-26 0930EDT", Some("2026-05-04 09:30 EDT")),
            ("HW-05-04-26 0930 GMT<", Some("2026-05-04 09:30 GMT")),
            ("HW-05-04-26 0930<", Some("2026-05-04 09:30")),
            ("HW-13-04-26 0930GMT", None),
            ("HW-05-04-26 0é30", None),
            ("HW", None),
        ] {
            assert_eq!(time_anpa(text).as_deref(), expected, "{text}");
        }
    }
}
