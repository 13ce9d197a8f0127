//! What a string may say: addresses, dates, languages, media types, plain text. Plain functions
//! from text to yes or no.

use chrono::{DateTime, NaiveDate, TimeDelta};
use url::Url;

use crate::model::Timestamp;

/// An absolute address (RFC 3986, section 4.3; RFC 3987 for what is not ASCII), with a host where
/// its scheme wants one.
pub fn is_address(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else {
        return false;
    };
    let has_host = || Url::parse(text).is_ok_and(|url| url.host_str().is_some());
    match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" | "ftp" => rest.starts_with("//") && has_host() && is_written_well(rest),
        // A single letter is a drive of Windows.
        _ => is_scheme(scheme) && scheme.len() > 1 && !rest.is_empty() && is_written_well(rest),
    }
}

/// An address that lacks its beginning.
pub fn is_relative(text: &str) -> bool {
    let first = text.split(['/', '?', '#']).next().unwrap_or_default();
    !text.is_empty() && !first.contains(':') && is_written_well(text)
}

fn is_scheme(scheme: &str) -> bool {
    scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b))
}

/// No blanks, no characters that RFC 3986 forbids, and two digits behind each `%`.
fn is_written_well(text: &str) -> bool {
    let is_allowed = |c: char| !c.is_whitespace() && !c.is_control() && !"<>\"{}|\\^`".contains(c);
    let is_encoded = |part: &str| {
        let digits = part.as_bytes().get(..2);
        digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
    };
    text.chars().all(is_allowed) && text.split('%').skip(1).all(is_encoded)
}

/// Whether two addresses are one (RFC 3986, section 6.2.2), up to their fragments.
pub fn is_same(one: &str, other: &str) -> bool {
    let parse = |text: &str| {
        let mut url = Url::parse(text).ok()?;
        url.set_fragment(None);
        Some(url)
    };
    one == other || parse(one).is_some_and(|url| parse(other) == Some(url))
}

/// `2010-02-07T14:04:00-05:00` (RFC 3339, section 5.6), with nothing left out.
pub fn is_rfc3339(text: &str) -> bool {
    let is_shaped = |text: &str, shape: &str| {
        let fits = |(byte, mark): (u8, u8)| {
            if mark == b'0' {
                byte.is_ascii_digit()
            } else {
                byte == mark
            }
        };
        text.len() == shape.len() && text.bytes().zip(shape.bytes()).all(fits)
    };
    let text = text.to_ascii_uppercase();
    let Some((day, rest)) = text.split_once('T') else {
        return false;
    };
    let Some((time, zone)) = rest.find(['Z', '+', '-']).map(|at| rest.split_at(at)) else {
        return false;
    };
    let (clock, fraction) = time.split_once('.').unwrap_or((time, "0"));
    is_shaped(day, "0000-00-00")
        && is_shaped(clock, "00:00:00")
        && !fraction.is_empty()
        && fraction.bytes().all(|b| b.is_ascii_digit())
        && (zone == "Z" || is_shaped(&zone[1..], "00:00"))
        && is_day(day)
        && (number(clock, 0) < 24 && number(clock, 3) < 60 && number(clock, 6) <= 60)
        && (zone == "Z" || number(zone, 1) < 24 && number(zone, 4) < 60)
}

fn is_day(day: &str) -> bool {
    NaiveDate::parse_from_str(day, "%Y-%m-%d").is_ok()
}

/// Two digits at `at`.
fn number(text: &str, at: usize) -> u32 {
    text.get(at..at + 2)
        .and_then(|digits| digits.parse().ok())
        .unwrap_or(u32::MAX)
}

/// Whether something was published then: since 1970, and not later than tomorrow.
pub fn is_plausible(text: &str, now: Timestamp) -> bool {
    DateTime::parse_from_rfc3339(text).map_or(true, |time| {
        let tomorrow = now.datetime().checked_add_signed(TimeDelta::days(1));
        time.timestamp() >= 0 && tomorrow.is_none_or(|tomorrow| time <= tomorrow)
    })
}

/// The shape of a language tag (RFC 5646, section 2.1) whose language ISO 639 could name, or of
/// a private one: `x-klingon`.
pub fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let primary = parts.next().unwrap_or_default();
    let is_private = ["x", "i"].contains(&primary.to_ascii_lowercase().as_str()) && text.len() > 2;
    let is_named = (2..=3).contains(&primary.len()) && primary.bytes().all(|b| b.is_ascii_alphabetic());
    let fits = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    (is_named || is_private) && parts.all(fits)
}

/// `type/subtype` (RFC 6838, section 4.2), perhaps with parameters.
pub fn is_media_type(text: &str) -> bool {
    let is_name = |name: &str| {
        name.len() <= 127
            && name.starts_with(|c: char| c.is_ascii_alphanumeric())
            && name
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"!#$&-^_.+".contains(&b))
    };
    let (name, parameters) = text
        .split_once(';')
        .map_or((text, None), |(name, rest)| (name, Some(rest)));
    name.trim_end()
        .split_once('/')
        .is_some_and(|(kind, sub)| is_name(kind) && is_name(sub))
        && parameters.is_none_or(|rest| rest.split(';').all(|parameter| parameter.contains('=')))
}

/// `0`, `1234`; also `1e3` and `5.0`, which are whole.
pub fn is_whole_number(number: &str) -> bool {
    number
        .parse()
        .is_ok_and(|number: f64| number >= 0.0 && number.fract() == 0.0)
}

/// A number from 0.
pub fn is_not_negative(number: &str) -> bool {
    number.parse().is_ok_and(|number: f64| number >= 0.0)
}

/// Elements that are markup even without an end.
const ALONE: &[&str] = &["br", "hr", "img", "p"];

/// Elements that people put into texts.
const ELEMENTS: &[&str] = &[
    "a",
    "abbr",
    "b",
    "blockquote",
    "center",
    "cite",
    "code",
    "div",
    "em",
    "figure",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "i",
    "iframe",
    "li",
    "ol",
    "p",
    "pre",
    "script",
    "small",
    "span",
    "strike",
    "strong",
    "style",
    "sub",
    "sup",
    "table",
    "td",
    "tr",
    "tt",
    "u",
    "ul",
    "video",
];

/// Whether markup stands in a text: the end of an element, or one that needs none.
pub fn has_markup(text: &str) -> bool {
    text.split('<').skip(1).any(|tag| {
        let (elements, tag) = tag.strip_prefix('/').map_or((ALONE, tag), |tag| (ELEMENTS, tag));
        let name: String = tag.chars().take_while(char::is_ascii_alphanumeric).collect();
        let is_closed = tag.contains('>') && tag[name.len()..].starts_with(['>', '/', ' ', '\n', '\t']);
        is_closed && elements.contains(&name.to_ascii_lowercase().as_str())
    })
}

/// Whether a character stands as an entity, which plain text shows as it is written: `&amp;`.
pub fn has_entity(text: &str) -> bool {
    text.contains('&') && html_escape::decode_html_entities(text) != text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn cases(check: fn(&str) -> bool, right: &[&str], wrong: &[&str]) {
        for text in right {
            assert!(check(text), "{text:?} is right");
        }
        for text in wrong {
            assert!(!check(text), "{text:?} is wrong");
        }
    }

    #[test]
    fn addresses() {
        cases(
            is_address,
            &[
                "https://x.example/a?b=%20#c",
                "HTTP://x.example",
                "http://[2001:db8::1]:80/",
                "https://müller.example/ü",
                "mailto:a@x.example",
                "magnet:?xt=urn:x",
                "data:image/png;base64,AA==",
            ],
            &[
                "",
                "x",
                "/x",
                "//x.example/",
                "https:",
                "https://",
                "https:/x.example",
                "http:x",
                "C:\\x",
                "C:/x",
                "1a:b",
                "https://x.example/a b",
                " https://x.example/",
                "https://x.example/%zz",
                "https://x.example/<b>",
            ],
        );
        cases(
            is_relative,
            &["x", "/x", "//x.example/", "../a?b:c", "#x"],
            &["", "a b", "x:y"],
        );
        assert!(is_same("https://X.example", "https://x.example:443/#top"));
        assert!(!is_same("https://x.example/a", "https://x.example/b") && is_same("a b", "a b"));
    }

    #[test]
    fn dates() {
        cases(
            is_rfc3339,
            &[
                "2010-02-07T14:04:00-05:00",
                "2010-02-07t14:04:00.5z",
                "2016-12-31T23:59:60Z",
                "2024-02-29T00:00:00+00:00",
            ],
            &[
                "",
                "2010-02-07",
                "2010-02-07T14:04:00",
                "2010-02-07 14:04:00Z",
                "2010-02-07T14:04Z",
                "2010-02-07T14:04:00+0100",
                "2010-02-07T14:04:00.Z",
                "2010-02-30T14:04:00Z",
                "2010-02-07T24:00:00Z",
                "2010-02-07T14:04:00+24:00",
                "10-02-07T14:04:00Z",
                "2010-2-7T14:04:00Z",
                "Wed, 02 Oct 2002 13:00:00 GMT",
                "T",
                "TZ",
                "é-02-07T14:04:00Z",
            ],
        );
        let now = Timestamp::from_unix(1_600_000_000).unwrap();
        let plausible = |text: &str| is_plausible(text, now);
        assert!(plausible("2020-09-14T12:00:00Z") && plausible("1970-01-01T00:00:00Z"));
        assert!(
            !plausible("2020-09-14T12:30:00Z")
                && !plausible("1969-12-31T23:59:59Z")
                && !plausible("0001-01-01T00:00:00Z")
        );
    }

    #[test]
    fn languages_and_media_types() {
        cases(
            is_language,
            &["en", "en-US", "zh-Hant-TW", "gsw", "es-419", "x-klingon", "EN"],
            &[
                "",
                "english",
                "en_US",
                "e",
                "en-",
                "x",
                "x-",
                "en us",
                "-en",
                "français",
            ],
        );
        cases(
            is_media_type,
            &["audio/mpeg", "audio/x-m4a", "text/html; charset=utf-8", "image/svg+xml"],
            &[
                "",
                "mp3",
                "audio/",
                "/mpeg",
                "audio mpeg",
                "audio/mp eg",
                "a/b/c",
                "text/html; charset",
                "audio/mpeg,video/mp4",
            ],
        );
    }

    #[test]
    fn numbers() {
        cases(is_whole_number, &["0", "89970236", "1e3", "5.0"], &["-1", "1.5", "x"]);
        cases(is_not_negative, &["0", "1.5", "-0"], &["-0.1", "x"]);
    }

    #[test]
    fn plain_text_is_not_html() {
        cases(
            has_markup,
            &[
                "a <b>bold</b> word",
                "one<br>two",
                "one<br/>two",
                "<img src=x>",
                "</P >",
                "<p>a",
            ],
            &[
                "5 < 6 > 4",
                "Vec<T>",
                "a <b> tag",
                "<3",
                "if a<b then c>d",
                "<br",
                "<private>x</private>",
                "",
            ],
        );
        cases(
            has_entity,
            &["AT&amp;T", "a&nbsp;b", "&#8217;", "&lt;b&gt;"],
            &["AT&T", "a & b", "?a=1&b=2", "&nonsense;"],
        );
    }
}
