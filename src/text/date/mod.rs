//! Dates as newsrooms and site generators write them: RFC 3339, RFC 2822, the US newspaper
//! form, ISO without a zone. A date that cannot be read is an error, never a guess.

mod parts;
mod reading;
mod words;

use std::borrow::Cow;

use chrono::{DateTime, Datelike, Timelike};

use self::parts::Parts;
pub use self::reading::{DateError, DateRules, Note, Order, Reading, Unzoned};
pub use self::words::Words;
use crate::model::Timestamp;

/// Reads a date. Blanks, no-break spaces, commas and points around words do not count.
pub fn parse(text: &str, rules: &DateRules) -> Result<Reading, DateError> {
    if let Some(time) = exact(text) {
        return Ok(Reading { time, note: None });
    }
    let mut parts = Parts::default();
    let mut in_comment = false;
    for token in tokens(text) {
        // RFC 2822, section 3.3: a zone's name may follow its offset in parentheses. Without
        // an offset it says what the offset would.
        in_comment |= token.starts_with('(');
        let is_last = token.ends_with(')');
        if !(in_comment && parts.zone.is_some()) {
            parts.take(token.trim_matches(['(', ')']), rules)?;
        }
        in_comment &= !is_last;
    }
    parts.resolve(rules)
}

/// A date that leaves nothing open (RFC 3339, section 5.6), as most articles have it: its words would say the same, and
/// take longer. Those tell what is wrong with a leap second, or an offset that nobody has.
fn exact(text: &str) -> Option<Timestamp> {
    let time = DateTime::parse_from_rfc3339(text).ok()?;
    let is_usual = (1000..=9999).contains(&time.year()) && time.nanosecond() < 1_000_000_000;
    let hours = time.offset().local_minus_utc().abs() / 3600;
    (is_usual && hours <= 14).then(|| Timestamp::new(time))
}

/// The words of a date. `2017-09-13T16:44` is two; `4:44PM` is two; `Sept.,` is one.
fn tokens(text: &str) -> Vec<String> {
    let is_gap = |c: char| c.is_whitespace() || matches!(c, ',' | '|' | '•');
    let mut tokens = Vec::new();
    let text = without_signs(text);
    for word in text.split(is_gap).filter(|word| !word.is_empty()) {
        split_time(word, &mut tokens);
    }
    tokens
}

/// Years, months, days and hours by the signs behind them, as Chinese, Japanese and Korean have it: `2026年5月4日 下午9時30分` as
/// `2026-5-4 9:30 pm`.
pub fn without_signs(text: &str) -> Cow<'_, str> {
    if !text.contains(['年', '년']) {
        return text.into();
    }
    let is_one_of = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let half = match () {
        () if is_one_of(&["下午", "午後", "오후"]) => " pm",
        () if is_one_of(&["上午", "午前", "오전"]) => " am",
        () => "",
    };
    let signs = text.chars().map(|c| match c {
        '年' | '月' | '년' | '월' => "-".to_owned(),
        '時' | '时' | '點' | '点' | '시' => ":".to_owned(),
        '分' | '분' | '秒' | '초' => String::new(),
        c if c.is_ascii() => c.to_string(),
        _ => " ".to_owned(),
    });
    let text = signs.collect::<String>().replace("- ", "-").replace(": ", ":");
    let words: Vec<&str> = text.split_whitespace().collect();
    let text = words.join(" ");
    let minutes = if text.ends_with(':') { "00" } else { "" };
    (text + minutes + half).into()
}

/// The day and the time of ISO 8601's basic format, which agencies write (`20170913T164400-0500`): the time with points
/// between its parts, and with what stands behind it.
fn basic(word: &str) -> Option<(&str, String)> {
    let (day, time) = word.split_once(['T', 't'])?;
    let digits = time.find(|c: char| !c.is_ascii_digit()).unwrap_or(time.len());
    let is_basic = day.len() == 8 && day.bytes().all(|byte| byte.is_ascii_digit()) && matches!(digits, 4 | 6);
    let (clock, rest) = time.split_at(if is_basic { digits } else { return None });
    let seconds = clock.get(4..).filter(|seconds| !seconds.is_empty()).unwrap_or("00");
    Some((day, format!("{}:{}:{seconds}{rest}", &clock[..2], &clock[2..4])))
}

/// Pulls apart what is written together: date and time, time and zone, time and half of day.
fn split_time(word: &str, tokens: &mut Vec<String>) {
    let bytes = word.as_bytes();
    let is_iso_day = bytes.len() > 8 && bytes[..4].iter().all(u8::is_ascii_digit) && bytes[4] == b'-';
    if is_iso_day && let Some(at) = word.find(['T', 't']) {
        tokens.push(word[..at].to_owned());
        return split_time(&word[at + 1..], tokens);
    }
    if let Some((day, time)) = basic(word) {
        tokens.push(day.to_owned());
        return split_time(&time, tokens);
    }
    let clock_ends = word
        .find(|c: char| !(c.is_ascii_digit() || c == ':' || c == '.'))
        .unwrap_or(word.len());
    if clock_ends < word.len() && word[..clock_ends].contains(':') {
        tokens.push(word[..clock_ends].trim_end_matches('.').to_owned());
        tokens.push(word[clock_ends..].to_owned());
        return;
    }
    let half = word.to_ascii_lowercase().replace('.', "");
    if let Some(hour) = half.strip_suffix("am").or_else(|| half.strip_suffix("pm"))
        && !hour.is_empty()
        && hour.bytes().all(|b| b.is_ascii_digit())
    {
        tokens.push(hour.to_owned());
        tokens.push(half[hour.len()..].to_owned());
        return;
    }
    tokens.push(word.to_owned());
}

#[cfg(test)]
mod tests {
    use chrono::Weekday;
    use chrono_tz::Tz;

    use super::*;

    fn rules() -> DateRules {
        DateRules {
            timezone: Tz::America__Chicago,
            ..DateRules::default()
        }
    }

    /// A comma does not count, and it is no part of RFC 3339.
    #[test]
    fn an_exact_date_is_what_its_words_are() {
        for text in [
            "2017-09-13T16:44:00-05:00",
            "2017-09-13t16:44:00z",
            "2017-09-13 16:44:00.987654321+05:30",
            "2017-09-13T16:44:00-00:00",
            "2017-09-13T16:44:00+14:59",
            "2017-09-13T16:44:00+15:00",
            "2017-09-13T16:44:60Z",
            "2016-12-31T23:59:60Z",
            "2017-02-29T00:00:00Z",
            "2017-09-13T24:00:00Z",
            "2017-09-13T16:44:00-23:59",
            "0999-09-13T16:44:00Z",
            "0000-01-01T00:00:00Z",
            "9999-12-31T23:59:59-14:00",
            "2017-09-13T16:44Z",
            "2017-09-13T16:44:00\u{2212}05:00",
        ] {
            let read = |text: &str| {
                let reading = parse(text, &rules());
                (reading.clone(), reading.ok().map(|reading| reading.time.rfc3339()))
            };
            assert_eq!(read(text), read(&format!("{text},")), "{text}");
        }
    }

    #[track_caller]
    fn case(text: &str, expected: &str) {
        match parse(text, &rules()) {
            Ok(reading) => assert_eq!(reading.time.rfc3339(), expected, "{text}"),
            Err(error) => panic!("{text}: {error}"),
        }
    }

    /// In the words of these languages, in UTC.
    #[track_caller]
    fn in_language(tag: &str, text: &str, expected: &str) {
        let rules = DateRules {
            words: Words::of([tag]),
            ..DateRules::default()
        };
        let time = parse(text, &rules).map(|reading| (reading.time.rfc3339(), reading.note));
        assert_eq!(time, Ok((expected.to_owned(), None)), "{text}");
    }

    #[test]
    fn months_and_days_are_read_in_the_languages_of_the_newsroom() {
        in_language("de", "Dienstag, 5. Mai 2026, 8:30 Uhr", "2026-05-05T08:30:00+00:00");
        in_language("de", "Di., 24. März 2026 um 18.30 Uhr", "2026-03-24T18:30:00+00:00");
        in_language("fr", "mardi 5 mai 2026 à 8h30", "2026-05-05T08:30:00+00:00");
        in_language("fr", "1er août 2026", "2026-08-01T00:00:00+00:00");
        in_language(
            "es",
            "martes, 5 de mayo de 2026 a las 8:30",
            "2026-05-05T08:30:00+00:00",
        );
        in_language("pt-BR", "5 de março de 2026, às 8h30", "2026-03-05T08:30:00+00:00");
        in_language("it", "martedì 5 maggio 2026 alle ore 8:30", "2026-05-05T08:30:00+00:00");
        in_language("nl", "5 mrt 2026 om 8:30 uur", "2026-03-05T08:30:00+00:00");
        in_language("sv", "5 maj 2026 kl. 08:30", "2026-05-05T08:30:00+00:00");
        in_language("pl", "5 marca 2026, godz. 8:30", "2026-03-05T08:30:00+00:00");
        in_language("ru", "5 мая 2026 г. в 8:30", "2026-05-05T08:30:00+00:00");
        in_language("ja", "2026年5月5日 8:30", "2026-05-05T08:30:00+00:00");
        in_language("ko", "2026년 5월 5일 8:30", "2026-05-05T08:30:00+00:00");
        in_language("zh-CN", "2026年5月5日 星期二 下午3时05分", "2026-05-05T15:05:00+00:00");
        in_language("ko", "2026년 5월 5일 오전 8시 30분", "2026-05-05T08:30:00+00:00");
        in_language("ja", "2026年5月5日（火）午後3時", "2026-05-05T15:00:00+00:00");
        // English is known everywhere.
        in_language("de", "May 5, 2026", "2026-05-05T00:00:00+00:00");
        error("5. März 2026", "`März` has no meaning in a date");
    }

    #[test]
    fn the_order_of_numbers_is_never_guessed() {
        error("05/06/2026", "`05/06/2026` does not say which number is the month");
        case("13/06/2026", "2026-06-13T00:00:00-05:00");
        case("06-13-2026", "2026-06-13T00:00:00-05:00");
        for (order, expected) in [(Order::MonthFirst, "2026-05-06"), (Order::DayFirst, "2026-06-05")] {
            let order = Some(order);
            let rules = DateRules {
                order,
                ..DateRules::default()
            };
            let time = parse("05/06/2026 8:30 am", &rules).unwrap().time.rfc3339();
            assert_eq!(time, format!("{expected}T08:30:00+00:00"));
        }
        let order = Some(Order::MonthFirst);
        let rules = DateRules {
            order,
            ..DateRules::default()
        };
        assert!(parse("13/06/2026", &rules).is_err());
    }

    #[track_caller]
    fn error(text: &str, expected: &str) {
        assert_eq!(parse(text, &rules()).unwrap_err().to_string(), expected, "{text}");
    }

    #[test]
    fn newspaper_dates() {
        for text in [
            "Sep 13, 2017 4:44 PM CDT",
            "Sept. 13, 2017 4:44 p.m. CDT",
            "September 13, 2017, at 4:44 PM CDT",
            "Wednesday, Sep 13, 2017 4:44PM CDT",
            "Sep 13 2017 16:44 CDT",
            "Sep\u{a0}13,\u{a0}2017 4:44\u{202f}PM CDT",
            "4:44 PM CDT, Sep 13, 2017",
            "4:44 PM CDT on September 13th, 2017",
            "13 September 2017 16:44 CDT",
            "Sep 13, 2017 4:44 PM CT",
            "Sep 13, 2017 4:44 PM Central Time",
            "Sep 13, 2017 4:44 PM Central Daylight Time",
            "Sep 13, 2017 4:44 PM",
            "Sep 13, 2017 | 4:44 PM",
            "Sep 13, 2017 at 1644",
            "Sep 13, 2017 • 4:44 PM (CT)",
            "13 Sept 2017 16h44 CDT",
            "13 Sept 2017, 16.44 CDT",
        ] {
            case(text, "2017-09-13T16:44:00-05:00");
        }
        case("Jan 22, 2020 8:31 PM EST", "2020-01-22T20:31:00-05:00");
        case("May 1, 2020 12:05 AM PDT", "2020-05-01T00:05:00-07:00");
        case("May 1, 2020 12 noon PDT", "2020-05-01T12:00:00-07:00");
        case("May 1, 2020 4 PM UTC", "2020-05-01T16:00:00+00:00");
        case("June 16th 2016", "2016-06-16T00:00:00-05:00");
        case(
            "1 May 2020, 16.00 Uhr".replace("16.00", "16:00").as_str(),
            "2020-05-01T16:00:00-05:00",
        );
    }

    #[test]
    fn rfc_3339_and_iso() {
        case("20170913T164400-0500", "2017-09-13T16:44:00-05:00");
        case("20170913T1644Z", "2017-09-13T16:44:00+00:00");
        case("20170913T164400", "2017-09-13T16:44:00-05:00");
        case("2017-09-13T16:44:00-05:00", "2017-09-13T16:44:00-05:00");
        case("2017-09-13t16:44:00z", "2017-09-13T16:44:00+00:00");
        case("2017-09-13T16:44:00.123456Z", "2017-09-13T16:44:00+00:00");
        case("2017-09-13 16:44:00 +0200", "2017-09-13T16:44:00+02:00");
        case("2017-09-13 16:44:00+02", "2017-09-13T16:44:00+02:00");
        case("2017-09-13 4:44 PM CDT", "2017-09-13T16:44:00-05:00");
        case("2017-09-13 16:44", "2017-09-13T16:44:00-05:00");
        case("2017-01-13 16:44", "2017-01-13T16:44:00-06:00");
        case("2017-09-13", "2017-09-13T00:00:00-05:00");
        case("2017/09/13", "2017-09-13T00:00:00-05:00");
        case("20170913", "2017-09-13T00:00:00-05:00");
        case("13.9.2017 16:44 CEST", "2017-09-13T16:44:00+02:00");
        case("2017-09-13 16:44 Europe/Paris", "2017-09-13T16:44:00+02:00");
    }

    #[test]
    fn a_time_without_a_zone_is_read_as_its_site_generator_does() {
        let read = |text: &str, unzoned| {
            let rules = DateRules { unzoned, ..rules() };
            parse(text, &rules).unwrap().time.rfc3339()
        };
        for (text, site, utc, seconds) in [
            ("2017-09-13", "00:00:00-05:00", "00:00:00+00:00", "00:00:00-05:00"),
            ("2017-09-13 9:05", "09:05:00-05:00", "09:05:00+00:00", "09:05:00-05:00"),
            (
                "2017-09-13 9:05:00",
                "09:05:00-05:00",
                "09:05:00+00:00",
                "09:05:00+00:00",
            ),
            (
                "2017-09-13 9:05:00 -7",
                "09:05:00-07:00",
                "09:05:00-07:00",
                "09:05:00-07:00",
            ),
        ] {
            assert_eq!(read(text, Unzoned::Site), format!("2017-09-13T{site}"), "{text}");
            assert_eq!(read(text, Unzoned::Utc), format!("2017-09-13T{utc}"), "{text}");
            assert_eq!(
                read(text, Unzoned::UtcWithSeconds),
                format!("2017-09-13T{seconds}"),
                "{text}"
            );
        }
    }

    #[test]
    fn rfc_2822() {
        case("Wed, 13 Sep 2017 16:44:00 -0500", "2017-09-13T16:44:00-05:00");
        case("13 Sep 2017 16:44 GMT", "2017-09-13T16:44:00+00:00");
        case("Wed, 13 Sep 2017 16:44:00 -0500 (CDT)", "2017-09-13T16:44:00-05:00");
        case("13-Sep-2017 16:44 GMT", "2017-09-13T16:44:00+00:00");
    }

    #[test]
    fn the_clocks_decide_and_say_so() {
        let read = |text: &str| parse(text, &rules()).unwrap();
        let skipped = read("2017-03-12 02:30");
        assert_eq!(
            (skipped.time.rfc3339().as_str(), skipped.note),
            ("2017-03-12T03:30:00-05:00", Some(Note::Skipped))
        );
        let twice = read("2017-11-05 01:30");
        assert_eq!(
            (twice.time.rfc3339().as_str(), twice.note),
            ("2017-11-05T01:30:00-05:00", Some(Note::Twice))
        );
        let monday = read("Mon, 13 Sep 2017 16:44:00 -0500");
        assert_eq!(monday.note, Some(Note::Weekday(Weekday::Wed)));
    }

    #[test]
    fn what_cannot_be_read_is_said() {
        error("Sepp 13, 2017", "`Sepp` has no meaning in a date");
        error("Sep 13 4:44 PM", "it names no year");
        error("Feb 30, 2017", "there is no such day");
        error("Sep 13, 2017 25:00", "there is no such time");
        error("Sep 13, 2017 13:00 PM", "there is no such time");
        error("9/12/2017", "`9/12/2017` does not say which number is the month");
        error("Sep 13, 2017 4:44 PM XYZ", "the zone `XYZ` is not known");
        error("", "it names no year");
        error("yesterday", "`yesterday` has no meaning in a date");
        error("0001-01-01", "there is no such year");
        assert!(matches!(
            parse("Sep 13, 2017 4:44 PM (IST)", &rules()),
            Err(DateError::AmbiguousZone(..))
        ));
        assert!(matches!(
            parse("Sep 13, 2017 4:44 PM IST", &rules()),
            Err(DateError::AmbiguousZone(..))
        ));
    }

    #[test]
    fn no_text_makes_it_panic() {
        for text in [
            "2017-é9-13T",
            "１２:３０",
            "T",
            "-",
            "+",
            ":",
            "::",
            "4294967296",
            "99999999999999999999",
            "é:é",
            "2017-",
            "2017-1-1T1",
        ] {
            let _ = parse(text, &rules());
        }
    }
}
