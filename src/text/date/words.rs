//! Months and days of the week in the languages that the GNU C Library knows, as newsrooms write them: in full, in the form that
//! stands beside a day ("marca"), and shortened.

use std::sync::Arc;

use chrono::Weekday;
use pure_rust_locales::{Locale, locale_match};
use unidecode::unidecode;

/// Languages of which the usual country is not called like them, as in `sv_SE`.
const USUAL: &[(&str, &str)] = &[
    ("af", "ZA"),
    ("ar", "EG"),
    ("be", "BY"),
    ("bn", "BD"),
    ("bs", "BA"),
    ("ca", "ES"),
    ("cs", "CZ"),
    ("cy", "GB"),
    ("da", "DK"),
    ("el", "GR"),
    ("et", "EE"),
    ("eu", "ES"),
    ("fa", "IR"),
    ("ga", "IE"),
    ("gl", "ES"),
    ("he", "IL"),
    ("hi", "IN"),
    ("hy", "AM"),
    ("ja", "JP"),
    ("ka", "GE"),
    ("kk", "KZ"),
    ("ko", "KR"),
    ("ms", "MY"),
    ("nb", "NO"),
    ("nn", "NO"),
    ("sl", "SI"),
    ("sq", "AL"),
    ("sr", "RS"),
    ("sv", "SE"),
    ("sw", "KE"),
    ("ta", "IN"),
    ("te", "IN"),
    ("uk", "UA"),
    ("ur", "PK"),
    ("vi", "VN"),
    ("zh", "CN"),
];

/// Letters from which on the beginning of a name stands for it, where no other begins so.
const SHORTEST: usize = 3;

/// What stands before a month in some languages.
const ARTICLES: &[&str] = &["de ", "d’", "d'"];

/// Words of some languages, the first that is asked for first.
#[derive(Debug, Clone, Default)]
pub struct Words(Arc<[Language]>);

#[derive(Debug)]
struct Language {
    /// Each with its number from 1, in lower case.
    months: Vec<(String, u32)>,
    days: Vec<(String, Weekday)>,
}

/// From January.
const MONTHS: [u32; 12] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

const WEEK: [Weekday; 7] = [
    Weekday::Sun,
    Weekday::Mon,
    Weekday::Tue,
    Weekday::Wed,
    Weekday::Thu,
    Weekday::Fri,
    Weekday::Sat,
];

impl Words {
    /// The words of these languages (BCP 47), as far as they are known. English is not among them: it is known anyway.
    pub fn of<'a>(tags: impl IntoIterator<Item = &'a str>) -> Self {
        let mut seen = Vec::new();
        let mut languages = Vec::new();
        for locale in tags.into_iter().filter_map(locale) {
            let name = format!("{locale:?}");
            if !name.starts_with("en_") && !seen.contains(&name) {
                seen.push(name);
                languages.push(Language::new(locale));
            }
        }
        Self(languages.into())
    }

    /// The month, from 1; `word` in lower case.
    pub fn month(&self, word: &str) -> Option<u32> {
        self.0.iter().find_map(|language| find(&language.months, word))
    }

    /// The day of the week; `word` in lower case.
    pub fn weekday(&self, word: &str) -> Option<Weekday> {
        self.0.iter().find_map(|language| find(&language.days, word))
    }
}

impl Language {
    fn new(locale: Locale) -> Self {
        let months = [
            Some(locale_match!(locale => LC_TIME::MON)),
            locale_match!(locale => LC_TIME::ALT_MON),
            Some(locale_match!(locale => LC_TIME::ABMON)),
            locale_match!(locale => LC_TIME::AB_ALT_MON),
        ];
        let days = [
            locale_match!(locale => LC_TIME::DAY),
            locale_match!(locale => LC_TIME::ABDAY),
        ];
        Self {
            months: named(months.into_iter().flatten(), &MONTHS),
            days: named(days, &WEEK),
        }
    }
}

/// The words of some lists, each with what its place stands for.
fn named<'a, T: Clone>(lists: impl IntoIterator<Item = &'a [&'a str]>, places: &[T]) -> Vec<(String, T)> {
    let words = lists.into_iter().flat_map(|list| list.iter().zip(places));
    words.map(|(word, place)| (plain(word), place.clone())).collect()
}

/// As it is looked for.
fn plain(word: &str) -> String {
    let word = word.trim().trim_end_matches('.').to_lowercase();
    let rest = ARTICLES.iter().find_map(|article| word.strip_prefix(article));
    rest.map_or_else(|| word.clone(), str::to_owned)
}

/// What a word stands for: it alone, or without its accents, or the beginning of nothing else.
fn find<T: Copy + PartialEq>(known: &[(String, T)], word: &str) -> Option<T> {
    let word = plain(word);
    let exact = || known.iter().find(|(name, _)| *name == word).map(|(_, place)| *place);
    let only = |is_it: &dyn Fn(&str) -> bool| {
        let mut found = known.iter().filter(|(name, _)| is_it(name)).map(|(_, place)| *place);
        let first = found.next()?;
        found.all(|other| other == first).then_some(first)
    };
    let is_short = word.chars().count() < SHORTEST;
    exact()
        .or_else(|| (word.is_ascii() && !is_short).then(|| only(&|name| unidecode(name) == word))?)
        .or_else(|| (!is_short).then(|| only(&|name| name.starts_with(&word)))?)
}

/// The locale of a language: that of its region, if it is known; else the usual one.
fn locale(tag: &str) -> Option<Locale> {
    let mut parts = tag.split('-');
    let language = parts.next()?.to_lowercase();
    let language = if language == "no" { "nb" } else { &language };
    let region = parts.find(|part| part.len() == 2).map(str::to_uppercase);
    let usual = USUAL.iter().find(|(known, _)| *known == language);
    let usual = usual.map_or_else(|| language.to_uppercase(), |(_, region)| (*region).to_owned());
    let regions = region.into_iter().chain([usual]);
    let mut locales = regions.filter_map(|region| format!("{language}_{region}").as_str().try_into().ok());
    locales.next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_usual_country_is_known() {
        for (language, _) in USUAL {
            assert!(locale(language).is_some(), "{language}");
        }
        let name = |tag: &str| format!("{:?}", locale(tag).unwrap());
        assert_eq!(
            (name("de-AT"), name("pt-Latn-BR"), name("fr-XX")),
            ("de_AT".to_owned(), "pt_BR".to_owned(), "fr_FR".to_owned())
        );
        assert!(locale("tlh").is_none() && locale("").is_none());
    }

    #[test]
    fn names_beginnings_and_names_without_accents_are_known() {
        let words = Words::of(["de-AT", "de", "en", "fr", "pl", "ca"]);
        let months = [
            "jänner", "märz", "marz", "sept", "août", "aout", "marca", "març", "gener",
        ];
        let found: Vec<Option<u32>> = months.iter().map(|word| words.month(word)).collect();
        assert_eq!(found, [1, 3, 3, 9, 8, 8, 3, 3, 1].map(Some));
        // June or July; too short; English.
        assert_eq!(
            [words.month("jui"), words.month("m"), Words::of(["en"]).month("may")],
            [None; 3]
        );
        assert_eq!(words.weekday("donnerstag"), Some(Weekday::Thu));
        assert_eq!(words.weekday("ven."), Some(Weekday::Fri));
    }
}
