//! Bylines as systems write them: "By Ida Brandt/Harbor Wire", "Von Ida Brandt, hw", "HARBOR WIRE".

use crate::input::wire::WireRules;
use crate::input::wire::byline::{has_affiliation_word, parse};
use crate::model::Author;

/// What stands before the names, in the languages of the agencies.
const OPENINGS: &[&str] = &["by", "von", "par", "por", "di", "da", "door", "av", "af"];

/// Bytes of a byline; what is longer is none, and would take long to part.
const LONGEST: usize = 2000;

/// What stands between two names, in these languages.
const CONJUNCTIONS: &[&str] = &[" und ", " et ", " och ", " og ", " ja ", " en "];

/// Agencies whose names have no word that says so.
const AGENCIES: &[&str] = &[
    "aap",
    "afp",
    "ana",
    "ansa",
    "ap",
    "apa",
    "ats",
    "belga",
    "dpa",
    "efe",
    "keystone-sda",
    "ntb",
    "pa",
    "reuters",
    "ritzau",
    "sda",
    "sta",
    "stt",
    "tass",
    "tt",
];

/// The people of a byline. What stands behind a slash is the agency's, and an agency alone is no author; nor are initials
/// of the desk.
pub(super) fn authors(text: &str, rules: &WireRules) -> Vec<Author> {
    let names = text.split('/').next().unwrap_or_default();
    let is_person = |author: &Author| !is_agency(&author.name, rules) && !is_initials(&author.name);
    people(names, rules).into_iter().filter(is_person).collect()
}

/// The people of a byline in which nobody else stands.
pub(in crate::input) fn people(text: &str, rules: &WireRules) -> Vec<Author> {
    if text.len() > LONGEST {
        return Vec::new();
    }
    let mut names = bare(text.trim().trim_end_matches(',')).to_owned();
    for conjunction in CONJUNCTIONS {
        names = names.replace(conjunction, " and ");
    }
    parse(&names, rules)
}

/// The names without the word before them.
fn bare(text: &str) -> &str {
    let Some((first, rest)) = text.split_once(' ') else {
        return text;
    };
    let first = first.trim_end_matches(':');
    let is_opening = OPENINGS.iter().any(|word| first.eq_ignore_ascii_case(word));
    if is_opening { rest.trim_start() } else { text }
}

/// Whether it is the name of a house: one of its words says so, or it is known.
fn is_agency(name: &str, rules: &WireRules) -> bool {
    has_affiliation_word(name, rules) || AGENCIES.contains(&name.to_lowercase().as_str())
}

/// Whether it is how a desk signs, such as "cae" or "flp".
fn is_initials(name: &str) -> bool {
    name.chars().count() < 4 && !name.contains(char::is_whitespace) && !name.contains(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byline_is_the_people_in_it() {
        for (text, expected) in [
            ("By Ida Brandt", &["Ida Brandt"][..]),
            ("Von Ida Brandt und Otis Lund", &["Ida Brandt", "Otis Lund"]),
            ("Von dpa", &[]),
            ("Reuters, MAY 04", &[]),
            ("ib/ol", &[]),
            ("By Ida Brandt and Otis Lund/Harbor Wire", &["Ida Brandt", "Otis Lund"]),
            ("Byron Vale", &["Byron Vale"]),
            ("The Harbor Press", &[]),
        ] {
            let names: Vec<String> = authors(text, &WireRules::default())
                .into_iter()
                .map(|author| author.name)
                .collect();
            assert_eq!(names, expected, "{text}");
        }
    }

    #[test]
    fn what_is_longer_than_any_byline_is_none() {
        assert_eq!(people(&"Ida Brandt and ".repeat(200), &WireRules::default()), []);
    }
}
