//! Names of time zones as people write them. A name that stands for several zones is never
//! guessed at: the newsroom says in `[articles.zones]` which one it means.

use std::collections::BTreeMap;

use chrono::FixedOffset;
use chrono_tz::Tz;
use feedcheck::suggest::nearest;

/// What a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zone {
    /// Seconds east of UTC.
    Fixed(FixedOffset),
    /// Rules that know of summer time.
    Named(Tz),
}

/// Why a name is no zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ZoneError {
    /// Nobody knows it.
    Unknown,
    /// It stands for each of these.
    Ambiguous(&'static str),
}

/// Names that the newsroom has given a meaning, in upper case.
pub type Zones = BTreeMap<String, Zone>;

/// Name and minutes east of UTC. CST, EST and the like are those of the United States,
/// BST is Britain's, as RFC 822 (section 5.1) and common use have it.
const FIXED: &[(&str, i32)] = &[
    ("UTC", 0),
    ("GMT", 0),
    ("UT", 0),
    ("Z", 0),
    ("ZULU", 0),
    ("EST", -300),
    ("EDT", -240),
    ("CST", -360),
    ("CDT", -300),
    ("MST", -420),
    ("MDT", -360),
    ("PST", -480),
    ("PDT", -420),
    ("AKST", -540),
    ("AKDT", -480),
    ("HST", -600),
    ("HDT", -540),
    ("NST", -210),
    ("NDT", -150),
    ("WET", 0),
    ("WEST", 60),
    ("BST", 60),
    ("CET", 60),
    ("CEST", 120),
    ("MEZ", 60),
    ("MESZ", 120),
    ("EET", 120),
    ("EEST", 180),
    ("MSK", 180),
    ("TRT", 180),
    ("WAT", 60),
    ("CAT", 120),
    ("SAST", 120),
    ("EAT", 180),
    ("PKT", 300),
    ("NPT", 345),
    ("ICT", 420),
    ("WIB", 420),
    ("HKT", 480),
    ("SGT", 480),
    ("AWST", 480),
    ("JST", 540),
    ("KST", 540),
    ("ACST", 570),
    ("ACDT", 630),
    ("AEST", 600),
    ("AEDT", 660),
    ("NZST", 720),
    ("NZDT", 780),
    ("BRT", -180),
];

/// Names that leave open whether it is summer.
const NAMED: &[(&str, Tz)] = &[
    ("ET", Tz::America__New_York),
    ("CT", Tz::America__Chicago),
    ("MT", Tz::America__Denver),
    ("PT", Tz::America__Los_Angeles),
    ("AKT", Tz::America__Anchorage),
    ("EASTERN", Tz::America__New_York),
    ("CENTRAL", Tz::America__Chicago),
    ("MOUNTAIN", Tz::America__Denver),
    ("PACIFIC", Tz::America__Los_Angeles),
    ("EASTERN TIME", Tz::America__New_York),
    ("CENTRAL TIME", Tz::America__Chicago),
    ("MOUNTAIN TIME", Tz::America__Denver),
    ("PACIFIC TIME", Tz::America__Los_Angeles),
];

/// Names with several meanings.
const AMBIGUOUS: &[(&str, &str)] = &[
    ("IST", "India (+05:30), Ireland (+01:00) and Israel (+02:00)"),
    ("AST", "the Atlantic (-04:00) and Arabia (+03:00)"),
    ("ADT", "the Atlantic (-03:00) and Arabia (+04:00)"),
    ("SST", "Samoa (-11:00) and Singapore (+08:00)"),
    ("GST", "the Gulf (+04:00) and South Georgia (-02:00)"),
    ("WST", "Western Australia (+08:00) and West Samoa (+13:00)"),
    ("ECT", "Ecuador (-05:00) and the Eastern Caribbean (-04:00)"),
    ("AMT", "the Amazon (-04:00) and Armenia (+04:00)"),
    ("BDT", "Bangladesh (+06:00) and Brunei (+08:00)"),
    ("PYT", "Paraguay (-04:00) and Pyongyang (+09:00)"),
];

/// The zone that `name` stands for, by the newsroom's own table first.
pub fn find(name: &str, own: &Zones) -> Result<Zone, ZoneError> {
    let upper = name.trim().to_uppercase();
    if let Some(zone) = own.get(&upper) {
        return Ok(*zone);
    }
    if let Some((_, minutes)) = FIXED.iter().find(|(known, _)| *known == upper) {
        return FixedOffset::east_opt(minutes * 60)
            .map(Zone::Fixed)
            .ok_or(ZoneError::Unknown);
    }
    if let Some((_, zone)) = NAMED.iter().find(|(known, _)| *known == upper) {
        return Ok(Zone::Named(*zone));
    }
    if let Some((_, meanings)) = AMBIGUOUS.iter().find(|(known, _)| *known == upper) {
        return Err(ZoneError::Ambiguous(meanings));
    }
    parse(name).ok_or(ZoneError::Unknown)
}

/// The zone of the tz database that a name was probably to be.
pub fn meant(name: &str) -> Option<&'static str> {
    let name = name.trim();
    let zones = chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name());
    let places = zones.clone().filter(|zone| zone.contains('/'));
    let is_place = |zone: &&str| {
        zone.rsplit('/')
            .next()
            .is_some_and(|place| place.eq_ignore_ascii_case(&name.replace(' ', "_")))
    };
    let mut same = places.clone().filter(is_place);
    same.next()
        .filter(|_| !name.contains('/'))
        .or_else(|| nearest(name, places))
}

/// An offset (`+05:30`, `-0500`, `UTC+2`) or a name of the tz database (`Europe/Paris`).
pub fn parse(text: &str) -> Option<Zone> {
    let text = text.trim();
    if let Some(offset) = offset(text) {
        return Some(Zone::Fixed(offset));
    }
    let zone: Tz = text.parse().ok()?;
    // "EST5EDT" and "Cuba" are in the database too, but nobody writes them in a dateline.
    text.contains('/').then_some(Zone::Named(zone))
}

fn offset(text: &str) -> Option<FixedOffset> {
    let upper = text.to_uppercase();
    let rest = ["UTC", "GMT"]
        .iter()
        .find_map(|name| upper.strip_prefix(name))
        .unwrap_or(&upper);
    let (sign, digits) = match rest.chars().next()? {
        '+' => (1, &rest[1..]),
        '-' => (-1, &rest[1..]),
        '−' => (-1, &rest['−'.len_utf8()..]),
        _ => return None,
    };
    let (hours, minutes) = match digits.split_once(':') {
        Some((hours, minutes)) if minutes.len() == 2 => (hours, minutes),
        None if digits.len() == 4 && digits.is_ascii() => digits.split_at(2),
        None => (digits, "00"),
        Some(_) => return None,
    };
    let number = |text: &str| -> Option<i32> {
        ((1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
    };
    let (hours, minutes) = (number(hours)?, number(minutes)?);
    (hours <= 14 && minutes < 60).then(|| FixedOffset::east_opt(sign * (hours * 60 + minutes) * 60))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[expect(clippy::unnecessary_wraps, reason = "what it is compared with")]
    fn fixed(minutes: i32) -> Result<Zone, ZoneError> {
        Ok(Zone::Fixed(FixedOffset::east_opt(minutes * 60).unwrap()))
    }

    #[test]
    fn names_and_offsets_are_known() {
        let none = Zones::new();
        assert_eq!(find("CDT", &none), fixed(-300));
        assert_eq!(find("cest", &none), fixed(120));
        assert_eq!(find("-0500", &none), fixed(-300));
        assert_eq!(find("+5:30", &none), fixed(330));
        assert_eq!(find("UTC+2", &none), fixed(120));
        assert_eq!(find("ET", &none), Ok(Zone::Named(Tz::America__New_York)));
        assert_eq!(find("Asia/Kolkata", &none), Ok(Zone::Named(Tz::Asia__Kolkata)));
    }

    #[test]
    fn what_stands_for_several_zones_is_not_guessed() {
        let mut own = Zones::new();
        assert!(matches!(find("IST", &own), Err(ZoneError::Ambiguous(_))));
        assert_eq!(find("XYZ", &own), Err(ZoneError::Unknown));
        assert_eq!(find("+99:00", &own), Err(ZoneError::Unknown));
        own.insert("IST".to_owned(), parse("+05:30").unwrap());
        assert_eq!(find("IST", &own), fixed(330));
    }

    #[test]
    fn every_name_stands_in_one_table() {
        let mut names: Vec<_> = FIXED.iter().map(|row| row.0).collect();
        names.extend(NAMED.iter().map(|row| row.0));
        names.extend(AMBIGUOUS.iter().map(|row| row.0));
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count);
    }
}
