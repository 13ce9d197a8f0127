//! "By Michael Harthorne, Newser Staff", "By A and B", "By A, B and C, Newser Staff": names
//! and what they work for, which both stand between commas.

use std::sync::LazyLock;

use regex::Regex;

use super::rules::WireRules;
use crate::model::Author;
use crate::text::email;

/// What stands before a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
    Start,
    Comma,
    And,
}

/// Endings of a name that a comma parts from it.
const SUFFIXES: &[&str] = &["jr", "sr", "ii", "iii", "iv", "md", "phd", "esq", "rn"];

/// The people of a byline, in order. An affiliation counts for the names before it.
pub fn parse(text: &str, rules: &WireRules) -> Vec<Author> {
    let parts = parts(text, rules);
    let mut authors: Vec<Author> = Vec::new();
    let mut open = 0;
    let mut in_affiliation = false;
    for (at, (joint, part)) in parts.iter().enumerate() {
        let is_name = *joint != Joint::Comma || !(in_affiliation || is_affiliation(&parts, at, rules));
        if is_name {
            if in_affiliation {
                open = authors.len();
            }
            in_affiliation = false;
            authors.push(Author {
                name: part.clone(),
                ..Author::default()
            });
            continue;
        }
        in_affiliation = true;
        if let Some(email) = email::parse(part) {
            if let Some(author) = authors.last_mut() {
                author.email = Some(email);
            }
            continue;
        }
        for author in &mut authors[open..] {
            author.affiliation = Some(match &author.affiliation {
                Some(before) => format!("{before}, {part}"),
                None => part.clone(),
            });
        }
    }
    authors
}

/// Whether the part `at`, behind a comma, is no person: by its words, or because it is the
/// last one behind a list that ended in `and`, or behind a single name.
fn is_affiliation(parts: &[(Joint, String)], at: usize, rules: &WireRules) -> bool {
    let and_comes = parts[at + 1..].iter().any(|(joint, _)| *joint == Joint::And);
    let and_came = parts[..at].iter().any(|(joint, _)| *joint == Joint::And);
    let words_say_so = has_affiliation_word(&parts[at].1, rules);
    words_say_so
        || and_came
        || (!and_comes
            && !parts[at + 1..]
                .iter()
                .any(|(_, part)| has_affiliation_word(part, rules)))
}

/// Whether a part has a word that no person's name has.
pub fn has_affiliation_word(part: &str, rules: &WireRules) -> bool {
    let mut words = part.split(|c: char| !c.is_alphanumeric());
    let is_known = |word: &str| rules.affiliations.iter().any(|known| is_same(known, word));
    words.any(is_known) || part.to_lowercase().starts_with("the ")
}

/// Whether two words are the same but for capitals. Most are ASCII, and nothing has to be copied.
fn is_same(one: &str, other: &str) -> bool {
    let is_other_script = || !(one.is_ascii() && other.is_ascii());
    one.eq_ignore_ascii_case(other) || is_other_script() && one.to_lowercase() == other.to_lowercase()
}

/// The parts between commas and `and`s. Suffixes stay with their names, and
/// "Arts and Culture Editor" stays whole.
fn parts(text: &str, rules: &WireRules) -> Vec<(Joint, String)> {
    let text = AFFILIATION_MARK.replace_all(sentence(text), ", $1$2");
    let mut parts: Vec<(Joint, String)> = Vec::new();
    for (index, segment) in text.split([',', ';', '|']).enumerate() {
        let mut segment = segment.trim();
        let first = segment.split(' ').next().unwrap_or_default();
        if SUFFIXES.contains(&first.replace('.', "").to_lowercase().as_str())
            && let Some((_, name)) = parts.last_mut()
        {
            name.push_str(", ");
            name.push_str(first);
            segment = segment[first.len()..].trim();
        }
        let joint = if index == 0 { Joint::Start } else { Joint::Comma };
        if !segment.is_empty() {
            split_and(segment, joint, rules, &mut parts);
        }
    }
    parts
}

/// "Ann Lee (Newser Staff)", "Ann Lee — Newser Staff", "Ann Lee of The Associated Press".
static AFFILIATION_MARK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\s*\(([^()]*)\)|\s+(?:[—–-]\s+|(?:of|for|at) ((?:the|The)\s))").expect("a constant pattern")
});

/// The text without a full stop at its end, unless that belongs to a suffix or an initial.
fn sentence(text: &str) -> &str {
    let last = text.rsplit(' ').next().unwrap_or_default();
    if last.chars().count() > 4 {
        text.trim_end_matches('.')
    } else {
        text
    }
}

fn split_and(segment: &str, joint: Joint, rules: &WireRules, parts: &mut Vec<(Joint, String)>) {
    let words: Vec<&str> = segment.split(' ').collect();
    let is_and = |word: &str| matches!(word.to_lowercase().as_str(), "and" | "&" | "with");
    let Some(at) = words.iter().position(|word| is_and(word)) else {
        parts.push((joint, segment.to_owned()));
        return;
    };
    let (left, right) = (words[..at].join(" "), words[at + 1..].join(" "));
    // One word before `and` is half of a title such as "Arts and Culture Editor".
    let is_title = at == 1 && !has_affiliation_word(&left, rules) && has_affiliation_word(&right, rules);
    let is_institute = words[..at].contains(&"for") && has_affiliation_word(&left, rules);
    if joint == Joint::Comma && (is_title || is_institute) {
        parts.push((joint, segment.to_owned()));
        return;
    }
    if !left.is_empty() {
        parts.push((joint, left));
    }
    if !right.is_empty() {
        let joint = if parts.is_empty() { Joint::Start } else { Joint::And };
        split_and(&right, joint, rules, parts);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, expected: &[(&str, Option<&str>)]) {
        let authors = parse(text, &WireRules::default());
        let found: Vec<_> = authors
            .iter()
            .map(|author| (author.name.as_str(), author.affiliation.as_deref()))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn names_and_affiliations_are_told_apart() {
        let staff = Some("Newser Staff");
        case("Michael Harthorne, Newser Staff", &[("Michael Harthorne", staff)]);
        case(
            "Pat Holloway and Lee Sorrel, Newser Staff",
            &[("Pat Holloway", staff), ("Lee Sorrel", staff)],
        );
        case("A B and C D", &[("A B", None), ("C D", None)]);
        case("A, B and C", &[("A", None), ("B", None), ("C", None)]);
        case("A, B, and C", &[("A", None), ("B", None), ("C", None)]);
        case("A, B and C, Newser Staff", &[("A", staff), ("B", staff), ("C", staff)]);
        case(
            "A, B, and C, Harborline",
            &[
                ("A", Some("Harborline")),
                ("B", Some("Harborline")),
                ("C", Some("Harborline")),
            ],
        );
        case("A B", &[("A B", None)]);
        case("Ann Lee, Harborline", &[("Ann Lee", Some("Harborline"))]);
        case(
            "Ann Lee, Bo Chen, Newser Staff",
            &[("Ann Lee", staff), ("Bo Chen", staff)],
        );
    }

    #[test]
    fn titles_suffixes_and_mixed_houses() {
        let staff = Some("Newser Staff");
        case(
            "Sammy Davis, Jr. and Bo Chen, Newser Staff",
            &[("Sammy Davis, Jr.", staff), ("Bo Chen", staff)],
        );
        case(
            "Ann Lee, Center for Science and Society",
            &[("Ann Lee", Some("Center for Science and Society"))],
        );
        case(
            "Ann Lee, Bo Chen, Emily Post and Cy Dow",
            &[
                ("Ann Lee", None),
                ("Bo Chen", None),
                ("Emily Post", None),
                ("Cy Dow", None),
            ],
        );
        case("Ann Lee (Newser Staff)", &[("Ann Lee", staff)]);
        case("Ann Lee — Newser Staff", &[("Ann Lee", staff)]);
        case(
            "Ann Lee of The Associated Press",
            &[("Ann Lee", Some("The Associated Press"))],
        );
        case(
            "Ann Lee, Arts and Culture Editor",
            &[("Ann Lee", Some("Arts and Culture Editor"))],
        );
        case(
            "Ann Lee, Staff Writer, The Review",
            &[("Ann Lee", Some("Staff Writer, The Review"))],
        );
        case("Ann Lee Jr., Newser Staff", &[("Ann Lee Jr.", Some("Newser Staff"))]);
        case("Ann Lee, Jr., Newser Staff", &[("Ann Lee, Jr.", Some("Newser Staff"))]);
        case(
            "Ann Lee, Newser Staff and Bo Chen, Reuters",
            &[("Ann Lee", Some("Newser Staff")), ("Bo Chen", Some("Reuters"))],
        );
        case(
            "Newser Editors and Wire Services",
            &[("Newser Editors", None), ("Wire Services", None)],
        );
        case("", &[]);
        let authors = parse("Jane Doe (jane@c.example)", &WireRules::default());
        assert_eq!(
            (authors[0].name.as_str(), authors[0].email.as_deref(), authors.len()),
            ("Jane Doe", Some("jane@c.example"), 1)
        );
    }
}
