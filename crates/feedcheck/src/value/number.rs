//! Numbers.

use super::Subject;
use crate::Code;
use crate::codes::{
    INTEGER_OVERFLOW, INVALID_COMMA_SEPARATED_INTEGERS, INVALID_DURATION, INVALID_EXPANSION_STATE, INVALID_FLOAT,
    INVALID_HEIGHT, INVALID_INTEGER, INVALID_INTEGER_ATTRIBUTE, INVALID_NON_NEGATIVE_INTEGER, INVALID_POSITIVE_INTEGER,
    INVALID_WIDTH, USE_ZERO_FOR_UNKNOWN,
};
use crate::found::Found;

/// The largest number of 31 bits.
const LARGEST_31: i128 = 2_147_483_647;

fn integer_of(value: &str) -> Option<i128> {
    let digits = value.strip_prefix(['+', '-']).unwrap_or(value);
    let is_number = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    is_number.then(|| value.parse().unwrap_or(i128::MAX))
}

fn within(subject: &Subject<'_>, least: i128, most: i128, code: &'static Code, found: &mut Vec<Found>) {
    let number = integer_of(subject.value.trim());
    if !number.is_some_and(|number| (least..=most).contains(&number)) {
        found.push(subject.found(code));
    }
}

/// 0, 1, 2 …
pub(crate) fn non_negative(subject: &Subject<'_>, found: &mut Vec<Found>) {
    within(subject, 0, i128::MAX, INVALID_NON_NEGATIVE_INTEGER, found);
}

/// 1, 2, 3 …
pub(crate) fn positive(subject: &Subject<'_>, found: &mut Vec<Found>) {
    within(subject, 1, i128::MAX, INVALID_POSITIVE_INTEGER, found);
}

/// 1, 2, 3 … up to what 31 bits hold.
pub(crate) fn positive_31(subject: &Subject<'_>, found: &mut Vec<Found>) {
    match integer_of(subject.value.trim()) {
        Some(number) if number > LARGEST_31 => found.push(subject.found(INTEGER_OVERFLOW)),
        _ => positive(subject, found),
    }
}

/// Any integer, or nothing.
pub(crate) fn integer(subject: &Subject<'_>, found: &mut Vec<Found>) {
    if !subject.value.is_empty() {
        within(subject, i128::MIN, i128::MAX, INVALID_INTEGER, found);
    }
}

/// The port of a cloud.
pub(crate) fn port(subject: &Subject<'_>, found: &mut Vec<Found>) {
    within(subject, 1, i128::MAX, INVALID_INTEGER_ATTRIBUTE, found);
}

/// The length of an enclosure, in bytes.
pub(crate) fn length(subject: &Subject<'_>, found: &mut Vec<Found>) {
    match integer_of(subject.value.trim()) {
        None => found.push(subject.found(INVALID_INTEGER_ATTRIBUTE)),
        Some(-1) => found.push(subject.found(USE_ZERO_FOR_UNKNOWN)),
        Some(_) => non_negative(subject, found),
    }
}

/// The width of a channel's image.
pub(crate) fn image_width(subject: &Subject<'_>, found: &mut Vec<Found>) {
    within(subject, 1, 144, INVALID_WIDTH, found);
}

/// The height of a channel's image.
pub(crate) fn image_height(subject: &Subject<'_>, found: &mut Vec<Found>) {
    within(subject, 1, 400, INVALID_HEIGHT, found);
}

/// Digits, a point, digits.
pub(crate) fn float(subject: &Subject<'_>, found: &mut Vec<Found>) {
    if !is_decimal(subject.value) {
        found.push(subject.found(INVALID_FLOAT));
    }
}

/// The same with a sign.
pub(crate) fn signed_float(subject: &Subject<'_>, found: &mut Vec<Found>) {
    let value = subject.value.strip_prefix(['+', '-']).unwrap_or(subject.value);
    if !is_decimal(value) {
        found.push(subject.found(INVALID_FLOAT));
    }
}

/// The beginning is enough: `96 kbit` is a bit rate.
pub(crate) fn float_with_rest(subject: &Subject<'_>, found: &mut Vec<Found>) {
    if !subject.value.starts_with(|c: char| c.is_ascii_digit()) {
        found.push(subject.found(INVALID_FLOAT));
    }
}

fn is_decimal(value: &str) -> bool {
    let (whole, part) = value.split_once('.').unwrap_or((value, ""));
    let are_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    !whole.is_empty() && are_digits(whole) && are_digits(part)
}

/// Integers with commas between them.
pub(crate) fn comma_separated(subject: &Subject<'_>, found: &mut Vec<Found>) {
    if !are_integers(subject.value) {
        found.push(subject.found(INVALID_COMMA_SEPARATED_INTEGERS));
    }
}

fn are_integers(value: &str) -> bool {
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    value
        .split(',')
        .enumerate()
        .all(|(n, part)| is_number(if n == 0 { part } else { part.trim_start() }))
}

/// Numbers of lines with commas between them, or nothing (OPML, `expansionState`).
pub(crate) fn lines(subject: &Subject<'_>, found: &mut Vec<Found>) {
    if !subject.value.is_empty() && !are_integers(subject.value) {
        found.push(subject.found(INVALID_EXPANSION_STATE));
    }
}

/// Seconds, or `H:MM:SS` (Apple).
pub(crate) fn duration(subject: &Subject<'_>, found: &mut Vec<Found>) {
    let parts: Vec<&str> = subject.value.split(':').collect();
    let are_digits = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let is_sixtieth = |part: &&str| part.len() == 2 && are_digits(part) && *part < "60";
    let fits = parts.len() <= 3 && parts.first().is_some_and(are_digits) && parts.iter().skip(1).all(is_sixtieth);
    if !fits {
        found.push(subject.found(INVALID_DURATION));
    }
}
