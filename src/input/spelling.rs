//! Dates in the spelling of a language, in words that all dates are read in.

use std::sync::LazyLock;

use crate::text::date::{Words, without_signs};

/// Pages and tables do not always say in which language their dates are.
static WORDS: LazyLock<Words> = LazyLock::new(|| {
    Words::of([
        "de", "fr", "es", "pt", "it", "nl", "da", "nb", "sv", "fi", "pl", "cs", "sk", "tr",
    ])
});

const NAMES: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// What stands in dates and adds nothing to them.
const FILLERS: &[&str] = &[
    "de",
    "del",
    "den",
    "der",
    "am",
    "um",
    "le",
    "à",
    "a",
    "às",
    "as",
    "kl",
    "kl.",
    "klo",
    "uhr",
    "el",
    "las",
    "alle",
    "ore",
    "om",
    "uur",
    "lúc",
    "ngày",
    "published",
    "posted",
    "updated",
    "veröffentlicht",
    "publié",
    "publicado",
    "pada",
    "dated",
    "hrs",
    "ist:",
    "on:",
    "stand:",
    "at:",
    "date:",
    "h",
];

/// The date in words that `date::parse` knows; `None` where nothing is to be said in another way, or its day and month could
/// be each other.
pub(super) fn usual(text: &str, language: Option<&str>) -> Option<String> {
    let text = without_signs(text);
    let mut out: Vec<String> = Vec::new();
    for word in text.split([' ', ',', '\u{A0}', '|']).filter(|word| !word.is_empty()) {
        let lower = word.trim_matches(['.', '(', ')']).to_lowercase();
        if FILLERS.contains(&lower.as_str()) || FILLERS.contains(&word.to_lowercase().as_str()) || is_weekday(&lower) {
            continue;
        }
        let month = WORDS
            .month(&lower)
            .and_then(|month| NAMES.get(month.checked_sub(1)? as usize));
        if let Some(month) = month {
            out.push((*month).to_owned());
        } else if let Some((one, other, year)) = numbers(&lower) {
            let (day, month) = day_and_month(one, other, language)?;
            out.push(format!("{year}-{month:02}-{day:02}"));
        } else if let Some(zone) = lower
            .strip_prefix("gmt")
            .or_else(|| lower.strip_prefix("utc"))
            .filter(|zone| zone.starts_with(['+', '-']))
        {
            out.push(offset(zone)?);
        } else if let Some((hour, minute)) = lower.split_once('h').filter(|(hour, _)| is_number(hour)) {
            out.push(format!("{hour}:{}", if minute.is_empty() { "00" } else { minute }));
        } else {
            out.push(word.trim_end_matches('.').to_owned());
        }
    }
    Some(out.join(" "))
}

/// The language whose order of day and month a column of dates shows: somewhere one of the two numbers is too large for a month.
/// `None` where nothing shows it, or both are.
pub(super) fn order<'t>(dates: impl Iterator<Item = &'t str>) -> Option<&'static str> {
    let (mut day_first, mut month_first) = (false, false);
    for word in dates.flat_map(str::split_whitespace) {
        if let Some((one, other, _)) = numbers(word.trim_matches([',', ';'])) {
            day_first |= one > 12;
            month_first |= other > 12;
        }
    }
    match (day_first, month_first) {
        (true, false) => Some("en-GB"),
        (false, true) => Some("en-US"),
        _ => None,
    }
}

/// Vietnamese counts the days of the week in words of their own.
fn is_weekday(word: &str) -> bool {
    const VIETNAMESE: &[&str] = &["thứ", "hai", "ba", "tư", "năm", "sáu", "bảy", "chủ", "nhật"];
    let day = word.strip_suffix("-feira").unwrap_or(word);
    VIETNAMESE.contains(&word) || WORDS.month(word).is_none() && WORDS.weekday(day).is_some()
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.len() < 3 && text.bytes().all(|b| b.is_ascii_digit())
}

/// The numbers of a day such as `4/5/2026`.
fn numbers(word: &str) -> Option<(u32, u32, &str)> {
    let separator = ['/', '-', '.']
        .into_iter()
        .find(|separator| word.matches(*separator).count() == 2)?;
    let parts: Vec<&str> = word.split(separator).collect();
    let [first, second, year] = parts[..] else {
        return None;
    };
    let is_year = year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit());
    if !(is_number(first) && is_number(second) && is_year) {
        return None;
    }
    Some((first.parse().ok()?, second.parse().ok()?, year))
}

/// Which of two numbers is the day, as the language orders them; `None` where nobody knows: English has both orders.
fn day_and_month(one: u32, other: u32, language: Option<&str>) -> Option<(u32, u32)> {
    const DAY_FIRST: &[&str] = &["en-gb", "en-au", "en-nz", "en-ie", "en-in", "en-za"];
    let language = language.unwrap_or("en").to_lowercase();
    match () {
        () if one > 12 || one == other => Some((one, other)),
        () if other > 12 || language == "en-us" => Some((other, one)),
        () if language.starts_with("en") && !DAY_FIRST.contains(&language.as_str()) => None,
        () => Some((one, other)),
    }
}

/// `+7`, `+07`, `+0530`, `+5:30` as offsets.
fn offset(text: &str) -> Option<String> {
    let (sign, digits) = text.split_at(1);
    let (hours, minutes) = match digits.split_once(':') {
        Some(parts) => parts,
        None if digits.len() > 2 => digits.split_at_checked(digits.len() - 2)?,
        None => (digits, "00"),
    };
    let (hours, minutes): (u32, u32) = (hours.parse().ok()?, minutes.parse().ok()?);
    Some(format!("{sign}{hours:02}:{minutes:02}"))
}
