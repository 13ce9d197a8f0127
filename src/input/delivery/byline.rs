//! Bylines as systems write them: "By Ida Brandt/Harbor Wire", "Von Ida Brandt, hw", "HARBOR WIRE".

use crate::input::wire::WireRules;
use crate::input::wire::byline::{has_affiliation_word, parse};
use crate::model::Author;

/// What stands before the names, in the languages of the agencies.
const OPENINGS: &[&str] = &["by", "von", "par", "por", "di", "da", "door", "av", "af"];

/// The people of a byline. What stands behind a slash is the agency's, and an agency alone is no author.
pub fn authors(text: &str, rules: &WireRules) -> Vec<Author> {
    let names = text.split('/').next().unwrap_or_default();
    let authors = parse(bare(names.trim()), rules).into_iter();
    authors.filter(|author| !is_agency(&author.name, rules)).collect()
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

/// Whether it is the name of a house: one of its words says so.
fn is_agency(name: &str, rules: &WireRules) -> bool {
    has_affiliation_word(name, rules)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byline_is_the_people_in_it() {
        for (text, expected) in [
            ("By Ida Brandt", &["Ida Brandt"][..]),
            ("Von Ida Brandt und Otis Lund", &["Ida Brandt und Otis Lund"]),
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
}
