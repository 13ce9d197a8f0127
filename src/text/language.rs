//! Language tags (BCP 47, RFC 5646, section 2.1): the shape, not the registry.

/// What speakers call their language, by the language part of a tag.
const NAMES: &[(&str, &str)] = &[
    ("ar", "العربية"),
    ("bg", "Български"),
    ("bn", "বাংলা"),
    ("ca", "Català"),
    ("cs", "Čeština"),
    ("cy", "Cymraeg"),
    ("da", "Dansk"),
    ("de", "Deutsch"),
    ("el", "Ελληνικά"),
    ("en", "English"),
    ("es", "Español"),
    ("et", "Eesti"),
    ("eu", "Euskara"),
    ("fa", "فارسی"),
    ("fi", "Suomi"),
    ("fr", "Français"),
    ("ga", "Gaeilge"),
    ("gl", "Galego"),
    ("he", "עברית"),
    ("hi", "हिन्दी"),
    ("hr", "Hrvatski"),
    ("hu", "Magyar"),
    ("id", "Indonesia"),
    ("is", "Íslenska"),
    ("it", "Italiano"),
    ("ja", "日本語"),
    ("ko", "한국어"),
    ("lt", "Lietuvių"),
    ("lv", "Latviešu"),
    ("nb", "Norsk bokmål"),
    ("nl", "Nederlands"),
    ("nn", "Norsk nynorsk"),
    ("no", "Norsk"),
    ("pl", "Polski"),
    ("pt", "Português"),
    ("ro", "Română"),
    ("ru", "Русский"),
    ("sk", "Slovenčina"),
    ("sl", "Slovenščina"),
    ("sr", "Српски"),
    ("sv", "Svenska"),
    ("th", "ไทย"),
    ("tr", "Türkçe"),
    ("uk", "Українська"),
    ("ur", "اردو"),
    ("vi", "Tiếng Việt"),
    ("zh", "中文"),
];

/// The tag with hyphens, when it has the shape of one: `en_US` becomes `en-US`.
pub fn parse(tag: &str) -> Option<String> {
    let tag = tag.trim().replace('_', "-");
    let mut parts = tag.split('-');
    let primary = parts.next()?;
    let is_alpha = |part: &str| part.bytes().all(|b| b.is_ascii_alphabetic());
    let is_alnum = |part: &str| part.bytes().all(|b| b.is_ascii_alphanumeric());
    let primary_fits = (2..=3).contains(&primary.len()) && is_alpha(primary);
    let rest_fits = parts.all(|part| (1..=8).contains(&part.len()) && is_alnum(part));
    (primary_fits && rest_fits).then_some(tag)
}

/// A tag with the capitals that it mostly has: `en-GB`, `zh-Hant` (RFC 5646, section 2.1.1).
pub fn cased(tag: &str) -> String {
    let part = |(nth, part): (usize, &str)| match part.len() {
        2 if nth > 0 => part.to_ascii_uppercase(),
        4 if nth > 0 => part[..1].to_ascii_uppercase() + &part[1..].to_ascii_lowercase(),
        _ => part.to_ascii_lowercase(),
    };
    tag.split('-').enumerate().map(part).collect::<Vec<_>>().join("-")
}

/// Whether a tag is in a range of languages (RFC 4647, section 3.3.1): `en-US` is in `en`.
pub fn is_in(tag: &str, range: &str) -> bool {
    let (head, rest) = tag.split_at_checked(range.len()).unwrap_or(("", ""));
    head.eq_ignore_ascii_case(range) && (rest.is_empty() || rest.starts_with('-'))
}

/// The language's own name, with what else the tag says: `Português (BR)`; the tag of one that has no
/// name here.
pub fn name(tag: &str) -> String {
    let (primary, rest) = tag.split_once('-').map_or((tag, ""), |(primary, rest)| (primary, rest));
    let known = NAMES.iter().find(|(known, _)| known.eq_ignore_ascii_case(primary));
    match (known, rest) {
        (None, _) => tag.to_owned(),
        (Some((_, name)), "") => (*name).to_owned(),
        (Some((_, name)), rest) => format!("{name} ({rest})"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_have_a_shape() {
        for (tag, expected) in [
            ("en", Some("en")),
            ("en_US", Some("en-US")),
            ("zh-Hant-TW", Some("zh-Hant-TW")),
            ("gsw", Some("gsw")),
            ("english", None),
            ("", None),
            ("e n", None),
            ("en-", None),
        ] {
            assert_eq!(parse(tag).as_deref(), expected, "{tag}");
        }
    }

    #[test]
    fn a_tag_is_in_the_ranges_that_it_begins_with() {
        for (tag, range, expected) in [
            ("en-US", "en", true),
            ("EN", "en", true),
            ("en", "en-US", false),
            ("eng", "en", false),
            ("zh-Hant-TW", "zh-hant", true),
            ("zh-Hant-TW", "", false),
        ] {
            assert_eq!(is_in(tag, range), expected, "{tag} {range}");
        }
    }

    #[test]
    fn languages_are_called_as_their_speakers_call_them() {
        assert_eq!(name("fr"), "Français");
        assert_eq!(name("pt-BR"), "Português (BR)");
        assert_eq!(name("gsw-CH"), "gsw-CH");
    }
}
