//! Slugs as npm's `@sindresorhus/slugify` 2.2.1 makes them, which Eleventy has for a filter: words of
//! small letters and digits, with a transliteration of its own.

use std::sync::LazyLock;

use regex::Regex;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// `Über uns & wir` is `ueber-uns-and-wir`.
pub(super) fn slugify(text: &str) -> String {
    let text: String = text.nfc().map(word).collect();
    let plain: String = text.nfd().filter(|c| !is_combining_mark(*c)).collect();
    let plain = CONTRACTION.replace_all(&plain, "$1$2$3").to_lowercase();
    let words = plain.split(|c: char| !c.is_ascii_alphanumeric());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-")
}

/// `don't`, `the ferry's`.
static CONTRACTION: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"([a-zA-Z\d]+)'([ts])(\s|$)").expect("a constant pattern"));

fn word(c: char) -> String {
    let code = u32::from(c);
    let row = WORDS.partition_point(|(first, _)| *first <= code).checked_sub(1);
    let word = row.and_then(|row| {
        let (first, words) = WORDS[row];
        words.split('|').nth(usize::try_from(code - first).ok()?)
    });
    word.map_or_else(|| c.to_string(), str::to_owned)
}

/// The first of a row of characters, and their words with `|` between them.
#[rustfmt::skip]
const WORDS: &[(u32, &str)] = &[
    (0x0026, " and "),
    (0x00C4, "ae"),
    (0x00C6, "ae"),
    (0x00D0, "d"),
    (0x00D6, "oe"),
    (0x00D8, "o"),
    (0x00DC, "ue"),
    (0x00DE, "th|ss"),
    (0x00E4, "ae"),
    (0x00E6, "ae"),
    (0x00F0, "d"),
    (0x00F6, "oe"),
    (0x00F8, "o"),
    (0x00FC, "ue"),
    (0x00FE, "th"),
    (0x0110, "d|d"),
    (0x0126, "h|h"),
    (0x0131, "i|ij|ij"),
    (0x0141, "l|l"),
    (0x0374, ""),
    (0x037A, ""),
    (0x0386, "a"),
    (0x0388, "e|i|i"),
    (0x038C, "o"),
    (0x038E, "y|o|i|a|b|g|d|e|z|i|th|i|k|l|m|n|ks|o|p|r"),
    (0x03A3, "s|t|y|f|x|ps|o|i|y|a|e|i|i|y|a|v|g|d|e|z|i|th|i|k|l|m|n|ks|o|p|r|s|s|t|y|f|x|ps|o|i|y|o|y|o"),
    (0x0401, "yo"),
    (0x0404, "ye"),
    (0x0406, "i|yi"),
    (0x0409, "lj|nj"),
    (0x040C, "kj"),
    (0x0410, "a|b|v|g|d|e|zh|z|i|y|k|l|m|n|o|p|r|s|t|u|f|kh|ts|ch|sh|sch||y||e|yu|ya|a|b|v|g|d|e|zh|z|i|y|k|l|m|n|o|p|r|s|t|u|f|kh|ts|ch|sh|sch||y||e|yu|ya"),
    (0x0451, "yo"),
    (0x0454, "ye"),
    (0x0456, "i|yi"),
    (0x0459, "lj|nj"),
    (0x045C, "kj"),
    (0x0490, "g|g"),
    (0x0531, "a|b|g|d|ye|z|e|y|t|zh|i|l|kh|ts|k|h|dz|gh|tch|m|y|n|sh|vo|ch|p|j|r|s|v|t|r|c"),
    (0x0553, "p|q|o|f"),
    (0x0559, ""),
    (0x0561, "a|b|g|d|ye|z|e|y|t|zh|i|l|kh|ts|k|h|dz|gh|tch|m|y|n|sh|vo|ch|p|j|r|s|v|t|r|c"),
    (0x0583, "p|q|o|f|yev"),
    (0x0621, "e|a|a|w|i|y|a|b|t|t|th|j|h|kh|d|dh|r|z|s|sh|s|d|t|z|e|gh"),
    (0x0641, "f|q|k|l|m|n|h|w|a|y"),
    (0x0660, "0|1|2|3|4|5|6|7|8|9"),
    (0x0679, "t"),
    (0x067C, "p"),
    (0x067E, "p"),
    (0x0681, "z"),
    (0x0685, "c|ch"),
    (0x0688, "d|d"),
    (0x0691, "r"),
    (0x0693, "r"),
    (0x0696, "g"),
    (0x0698, "zh"),
    (0x069A, "x"),
    (0x06A9, "k"),
    (0x06AB, "g"),
    (0x06AF, "g"),
    (0x06BA, "n"),
    (0x06BC, "n"),
    (0x06BE, "h"),
    (0x06C0, "e|h"),
    (0x06CC, "y|ai"),
    (0x06D0, "e"),
    (0x06D2, "e"),
    (0x06E5, "|"),
    (0x06F0, "0|1|2|3|4|5|6|7|8|9"),
    (0x10D0, "a|b|g|d|e|v|z|t|i|k|l|m|n|o|p|zh|r|s|t|u|ph|q|gh|k|sh|ch|ts|dz|ts|tch|kh|j|h"),
    (0x1E9E, "ss"),
    (0x2665, " love "),
    (0x1F984, " unicorn "),
];

#[cfg(test)]
mod tests {
    use super::*;

    /// As Eleventy 3.1.8 says it.
    #[test]
    fn titles_become_words() {
        for (title, expected) in [
            ("Über & “Tom’s” C++ v1.2", "ueber-and-tom-s-c-v1-2"),
            ("fooBar XMLHttp", "foobar-xmlhttp"),
            ("Straße Łódź Ærø", "strasse-lodz-aero"),
            ("日本語 title", "title"),
            ("Звёздная рыба", "zvyozdnaya-ryba"),
            ("a_b--c  d", "a-b-c-d"),
            ("I ♥ 🦄 & $5 50%", "i-love-unicorn-and-5-50"),
            ("Foo’s", "foo-s"),
            ("don't", "dont"),
            ("Đà Nẵng", "da-nang"),
            ("ελληνικά", "ellinika"),
            ("ÄÖÜ", "aeoeue"),
            ("1,000.5 km", "1-000-5-km"),
        ] {
            assert_eq!(slugify(title), expected, "{title}");
        }
    }
}
