//! Places on earth: latitude, longitude, and lists of them (`GeoRSS`, GML).

use super::Subject;
use crate::Code;
use crate::codes::{COORD_COMMA, INVALID_COORD, INVALID_COORD_LIST, INVALID_LATITUDE, INVALID_LONGITUDE};
use crate::found::Found;

fn degrees(subject: &Subject<'_>, most: f64, code: &'static Code, found: &mut Vec<Found>) {
    let degrees = subject.value.parse::<f64>();
    if !degrees.is_ok_and(|degrees| degrees.abs() <= most) {
        found.push(subject.found(code));
    }
}

/// Degrees north.
pub(crate) fn latitude(subject: &Subject<'_>, found: &mut Vec<Found>) {
    degrees(subject, 90.0, INVALID_LATITUDE, found);
}

/// Degrees east.
pub(crate) fn longitude(subject: &Subject<'_>, found: &mut Vec<Found>) {
    degrees(subject, 180.0, INVALID_LONGITUDE, found);
}

fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        && digits.matches('.').count() <= 1
}

/// Latitude and longitude with a space between them.
pub(crate) fn pair(subject: &Subject<'_>, found: &mut Vec<Found>) {
    let parts: Vec<&str> = subject
        .value
        .split([' ', ','])
        .filter(|part| !part.is_empty())
        .collect();
    if parts.len() != 2 || !parts.iter().all(|part| is_number(part)) {
        found.push(subject.found(INVALID_COORD));
    } else if subject.value.contains(',') {
        found.push(subject.found(COORD_COMMA));
    }
}

/// Pairs of latitude and longitude, two at least.
pub(crate) fn pairs(subject: &Subject<'_>, found: &mut Vec<Found>) {
    let has_comma = subject.value.contains(',');
    let numbers: Vec<&str> = subject
        .value
        .split(|c: char| c == ',' || c.is_whitespace())
        .filter(|part| !part.is_empty())
        .collect();
    // A comma may stand within a pair only.
    let commas_fit = !has_comma
        || subject
            .value
            .split_whitespace()
            .all(|pair| pair.split(',').count() == 2);
    if numbers.len() < 3 || numbers.len() % 2 == 1 || !commas_fit || !numbers.iter().all(|part| is_number(part)) {
        found.push(subject.found(INVALID_COORD_LIST));
    } else if has_comma {
        found.push(subject.found(COORD_COMMA));
    }
}
