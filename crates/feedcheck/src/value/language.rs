//! Language tags (BCP 47, RFC 5646): the first subtag has to be a language of ISO 639, the others
//! have to have the shape of subtags.

use isolang::Language;

use super::Subject;
use crate::codes::INVALID_LANGUAGE;
use crate::found::Found;

/// Codes of the registry that ISO 639 has withdrawn, or never had: they stay valid.
const OTHERS: &[&str] = &["iw", "in", "ji", "jw", "mo", "sh", "bh", "und", "mul", "zxx", "mis"];

/// Families of languages (ISO 639-5).
const FAMILIES: &[&str] = &[
    "aav", "afa", "alg", "alv", "apa", "aqa", "aql", "art", "ath", "auf", "aus", "awd", "azc", "bad", "bai", "bat",
    "ber", "bih", "bnt", "btk", "cai", "cau", "cba", "ccn", "ccs", "cdc", "cdd", "cel", "cmc", "cpe", "cpf", "cpp",
    "crp", "csu", "cus", "day", "dmn", "dra", "egx", "esx", "euq", "fiu", "fox", "gem", "gme", "gmq", "gmw", "grk",
    "hmx", "hok", "hyx", "iir", "ijo", "inc", "ine", "ira", "iro", "itc", "jpx", "kar", "kdo", "khi", "kro", "map",
    "mkh", "mno", "mun", "myn", "nah", "nai", "ngf", "nic", "nub", "omq", "omv", "oto", "paa", "phi", "plf", "poz",
    "pqe", "pqw", "pra", "qwe", "roa", "sai", "sal", "sdv", "sem", "sgn", "sio", "sit", "sla", "smi", "son", "sqj",
    "ssa", "syd", "tai", "tbq", "trk", "tup", "tut", "tuw", "urj", "wak", "wen", "xgn", "xnd", "ypk", "zhx", "zle",
    "zls", "zlw", "znd",
];

fn is_language(code: &str) -> bool {
    let code = code.to_ascii_lowercase();
    let is_iso = match code.len() {
        2 => Language::from_639_1(&code).is_some(),
        3 => Language::from_639_3(&code).is_some(),
        _ => false,
    };
    // What anybody may use as they like (RFC 5646, section 2.2.1).
    let is_private = code.len() == 3 && ("qaa"..="qtz").contains(&code.as_str());
    is_iso || is_private || OTHERS.contains(&code.as_str()) || FAMILIES.contains(&code.as_str())
}

/// Tags that were registered before there was a rule (RFC 5646, section 2.2.8).
const REGISTERED: &[&str] = &[
    "i-ami",
    "i-bnn",
    "i-default",
    "i-enochian",
    "i-hak",
    "i-klingon",
    "i-lux",
    "i-mingo",
    "i-navajo",
    "i-pwn",
    "i-tao",
    "i-tay",
    "i-tsu",
    "en-gb-oed",
];

/// Whether it is a tag of BCP 47.
pub(crate) fn is_tag(tag: &str) -> bool {
    let mut subtags = tag.split('-');
    let first = subtags.next().unwrap_or_default();
    let rest_fits = subtags
        .clone()
        .all(|subtag| (1..=8).contains(&subtag.len()) && subtag.bytes().all(|b| b.is_ascii_alphanumeric()));
    // `x-…` is private.
    let is_private = first.eq_ignore_ascii_case("x") && subtags.next().is_some();
    let is_special = is_private || REGISTERED.contains(&tag.to_ascii_lowercase().as_str());
    // A single letter opens an extension, which has to hold something (section 2.2.6), but for what is private.
    let has_private = tag.to_ascii_lowercase().contains("-x-") || first.eq_ignore_ascii_case("x");
    let is_open = !has_private && tag.rsplit('-').next().is_some_and(|last| last.len() == 1);
    (is_language(first) || is_special) && rest_fits && !is_open
}

/// A language.
pub(crate) fn language(subject: &Subject<'_>, found: &mut Vec<Found>) {
    if !is_tag(subject.value) {
        found.push(subject.found(INVALID_LANGUAGE));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_begin_with_a_language() {
        for (tag, expected) in [
            ("en", true),
            ("en-US", true),
            ("zh-Hant-TW", true),
            ("gsw", true),
            ("fil-PH", true),
            ("EN", true),
            ("es-419", true),
            ("x-klingon", true),
            ("qaa", true),
            ("und", true),
            ("zz", false),
            ("en_US", false),
            ("english", false),
            ("en-", false),
            ("", false),
            ("x", false),
            ("x-", false),
            ("-en", false),
            ("en us", false),
            ("français", false),
        ] {
            assert_eq!(is_tag(tag), expected, "{tag}");
        }
    }
}
