//! How site generators make a part of an address from a name. Ours is in `slug`; the others are
//! there so that an adopted publication keeps the addresses that it has.

use std::sync::LazyLock;

use regex::Regex;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::ascii::ascii;
use super::html::tags::tags;

/// The way of one generator.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Slugs {
    /// Ours: letters, digits and hyphens, in lower case.
    #[default]
    Feedmill,
    /// As written (Eleventy, Docusaurus).
    Kept,
    /// As written, but for blanks and most signs.
    Jekyll,
    /// Lower case, with hyphens for blanks; points and underscores stay.
    Hugo,
    /// The same with letters that have lost their accents (`removePathAccents`).
    HugoBare,
    /// ASCII in lower case, with a hyphen for everything else.
    Zola,
    /// As written, but for what a file's name cannot hold everywhere (`slugify.paths = "safe"`).
    ZolaSafe,
    /// ASCII in lower case, with hyphens for blanks and nothing for everything else.
    Pelican,
    /// The same with letters of every script (`SLUGIFY_USE_UNICODE`).
    PelicanUnicode,
    /// Lower case, with a hyphen for each blank; letters, digits, hyphens and underscores stay (`github-slugger` 2.0).
    Astro,
}

/// What Astro leaves out of names.
static STRANGE_TO_ASTRO: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"[^\p{Alphabetic}\p{M}\p{Nd}\p{Pc} -]").expect("a constant pattern"));

impl Slugs {
    /// As the configuration says it.
    pub const NAMES: &[(&str, Self)] = &[
        ("feedmill", Self::Feedmill),
        ("kept", Self::Kept),
        ("jekyll", Self::Jekyll),
        ("hugo", Self::Hugo),
        ("hugo-bare", Self::HugoBare),
        ("zola", Self::Zola),
        ("zola-safe", Self::ZolaSafe),
        ("pelican", Self::Pelican),
        ("pelican-unicode", Self::PelicanUnicode),
        ("astro", Self::Astro),
    ];

    /// The part of an address that stands for a title or a slug. Capitals stay if `has_capitals`,
    /// for generators that can be told so: Hugo and Pelican.
    pub fn of(self, name: &str, has_capitals: bool) -> String {
        let lower = |text: String| if has_capitals { text } else { small(&text) };
        match self {
            Self::Feedmill => super::slug::slug(name),
            Self::Kept => name.replace('/', "-"),
            Self::Jekyll => hyphened(&JEKYLL, name.trim_end_matches('.')),
            Self::Hugo => lower(hugo(name)),
            Self::HugoBare => lower(hugo(&bare(name))),
            Self::Zola => slug::slugify(name),
            Self::ZolaSafe => zola_safe(name),
            Self::Pelican => pelican(&ascii(&without_tags(name).nfkc().collect::<String>()), has_capitals),
            Self::PelicanUnicode => pelican(&without_tags(name).nfkc().collect::<String>(), has_capitals),
            Self::Astro => STRANGE_TO_ASTRO.replace_all(&name.to_lowercase(), "").replace(' ', "-"),
        }
    }

    /// The part of an address that stands for a file's name.
    pub fn of_file(self, name: &str, has_capitals: bool) -> String {
        match self {
            // Each blank is a hyphen, before anything else is looked at.
            Self::Hugo | Self::HugoBare if !has_capitals => self.of(&name.replace(' ', "-"), false),
            _ => self.of(name, has_capitals),
        }
    }

    /// The part of an address that stands for a folder.
    pub fn of_folder(self, name: &str, has_capitals: bool) -> String {
        match self {
            // Pages stand below their folders as they are written; only sections have slugs.
            Self::Zola | Self::ZolaSafe => name.to_owned(),
            _ => self.of_file(name, has_capitals),
        }
    }

    /// Whether a slug may lead through folders.
    pub fn has_folders(self) -> bool {
        matches!(self, Self::Hugo | Self::HugoBare)
    }

    /// The name of a month or day in an address, and any other part of a date.
    pub fn of_date(self, text: String, has_capitals: bool) -> String {
        match self {
            Self::Hugo | Self::HugoBare if !has_capitals => small(&text),
            _ => text,
        }
    }

    /// What becomes of a part where a pattern names it. Hugo reads it as an address once more, in
    /// which `+` is a blank and an empty fragment nothing.
    pub fn in_pattern(self, part: &str) -> String {
        match self {
            Self::Hugo | Self::HugoBare => hugo(&part.trim_end_matches('#').replace('+', " ")),
            _ => part.to_owned(),
        }
    }
}

/// Words of letters and digits in lower case with hyphens between them: Jekyll's own slugs.
pub fn words(name: &str) -> String {
    hyphened(&NO_WORD, name).chars().flat_map(char::to_lowercase).collect()
}

/// What Jekyll's mode `pretty` replaces.
static JEKYLL: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"[^\p{M}\p{L}\p{Nd}._~!$&'()+,;=@]+").expect("a constant pattern"));

/// What its mode `default` replaces.
static NO_WORD: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"[^\p{M}\p{L}\p{Nd}]+").expect("a constant pattern"));

/// The text with a hyphen for each row of what fits, but for one at either end.
fn hyphened(strange: &Regex, name: &str) -> String {
    let slug = strange.replace_all(name, "-");
    let slug = slug.strip_prefix('-').unwrap_or(&slug);
    slug.strip_suffix('-').unwrap_or(slug).to_owned()
}

/// What Hugo takes out of a path (`paths.Sanitize`).
static NO_HUGO: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"[^\p{L}\p{M}\p{Nd}\s./\\_#+~@-]+").expect("a constant pattern"));

/// Blanks, with the hyphens that stand for them if they are beside one.
static BLANKS: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\s*-\s+|\s+-|\s+").expect("a constant pattern"));

fn hugo(name: &str) -> String {
    let allowed = NO_HUGO.replace_all(name, "");
    BLANKS.replace_all(allowed.trim(), "-").into_owned()
}

/// Letters without accents.
fn bare(text: &str) -> String {
    text.nfd()
        .filter(|c| !NON_SPACING.is_match(c.encode_utf8(&mut [0; 4])))
        .nfc()
        .collect()
}

static NON_SPACING: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^\p{Mn}$").expect("a constant pattern"));

/// Go knows one small letter for each capital.
fn small(text: &str) -> String {
    text.chars().filter_map(|c| c.to_lowercase().next()).collect()
}

/// `slugify_paths` of Zola.
fn zola_safe(name: &str) -> String {
    name.trim_end_matches([' ', '.'])
        .replace(['<', '>', ':', '"', '/', '\\', '|', '?', '*'], "")
}

/// A title as Pelican slugs it: without any tag, and with its entities decoded (`slugify` in `pelican/utils.py`).
fn without_tags(title: &str) -> String {
    let mut out = String::with_capacity(title.len());
    let mut at = 0;
    for tag in tags(title) {
        out.push_str(&title[at..tag.span.start]);
        at = tag.span.end;
    }
    out.push_str(&title[at..]);
    html_escape::decode_html_entities(&out).into_owned()
}

/// `slugify` of Pelican with its own `SLUG_REGEX_SUBSTITUTIONS`.
fn pelican(name: &str, has_capitals: bool) -> String {
    // Python takes no marks for parts of a word.
    let is_word = |c: char| c == '_' || c.is_alphanumeric() && !is_combining_mark(c);
    let word: String = name
        .chars()
        .filter(|c| is_word(*c) || c.is_whitespace() || *c == '-')
        .collect();
    let slug = joined(
        word.trim()
            .chars()
            .map(|c| (!c.is_whitespace() && c != '-').then_some(c)),
    );
    if has_capitals { slug } else { slug.to_lowercase() }
}

/// The characters, with one hyphen for each row of what is none.
fn joined(chars: impl Iterator<Item = Option<char>>) -> String {
    let mut out = String::new();
    for c in chars {
        match c {
            Some(c) => out.push(c),
            None if out.ends_with('-') => {}
            None => out.push('-'),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_generator_has_its_way() {
        for (slugs, name, expected) in [
            (Slugs::Feedmill, "The Ferry, v1.2", "the-ferry-v12"),
            (Slugs::Kept, "The_Ferry v1.2", "The_Ferry v1.2"),
            (Slugs::Zola, "Rust-1.53.0 für alle!", "rust-1-53-0-fur-alle"),
            (Slugs::Zola, "北京 & Ærø", "bei-jing-aero"),
            (Slugs::ZolaSafe, "What: a/b? Ærø.", "What ab Ærø"),
            (Slugs::Astro, "2026-02-10-High_tide v1.2", "2026-02-10-high_tide-v12"),
            (Slugs::Astro, "Über  Möwen & Čaj ½!", "über--möwen--čaj-"),
        ] {
            assert_eq!(slugs.of(name, false), expected, "{slugs:?}");
        }
    }

    /// Titles, and the slugs that Pelican 4.12.0 with Unidecode 1.4.0 makes of them: its own, and
    /// those with `SLUGIFY_USE_UNICODE`.
    #[test]
    fn slugs_of_pelican() {
        for (title, ascii, unicode) in [
            ("Rust-1.53.0: für  alle", "rust-1530-fur-alle", "rust-1530-für-alle"),
            ("Звёздная рыба", "zviozdnaia-ryba", "звёздная-рыба"),
            ("Straße nach Łódź", "strasse-nach-lodz", "straße-nach-łódź"),
            ("「北京」 新闻", "bei-jing-xin-wen", "北京-新闻"),
            ("서울 항구", "seoul-hanggu", "서울-항구"),
            ("しんぶん シッツチー", "shinbun-shitsutsuchi-", "しんぶん-シッツチー"),
            ("Ærlig møte", "aerlig-mote", "ærlig-møte"),
            ("a & b < c", "a-b-c", "a-b-c"),
            (
                "`Code` *em* and snake_case",
                "code-em-and-snake_case",
                "code-em-and-snake_case",
            ),
            ("- Dash -- first", "-dash-first", "-dash-first"),
            ("1½ hours", "112-hours", "112-hours"),
            ("Emoji 🚢 ship", "emoji-ship", "emoji-ship"),
            ("Œuvre “quoted” – dash…", "oeuvre-quoted-dash", "œuvre-quoted-dash"),
            ("Ἀθῆναι", "athenai", "ἀθῆναι"),
            ("العربية", "lrby", "العربية"),
            ("שלום עולם", "shlvm-vlm", "שלום-עולם"),
            ("हिन्दी समाचार", "hindii-smaacaar", "हनद-समचर"),
            ("ไทย", "aithy", "ไทย"),
            ("Tom’s ferry", "toms-ferry", "toms-ferry"),
            ("C++ / C#", "c-c", "c-c"),
            ("İstanbul ışık", "istanbul-isik", "i̇stanbul-ışık"),
            ("Đà Nẵng", "da-nang", "đà-nẵng"),
            ("x²", "x2", "x2"),
            ("€5", "eur5", "5"),
            ("<b>Bold</b> &amp; more", "bold-more", "bold-more"),
            ("Ⅷ", "viii", "viii"),
        ] {
            assert_eq!(Slugs::Pelican.of(title, false), ascii, "{title}");
            assert_eq!(Slugs::PelicanUnicode.of(title, false), unicode, "{title}");
        }
        assert_eq!(Slugs::Pelican.of("Tom’s Ferry", true), "Toms-Ferry");
    }

    /// Files, and what Hugo 0.168.0 makes of them: as it is, and with `disablePathToLower`.
    #[test]
    fn names_of_files_in_hugo() {
        for (name, lower, kept) in [
            ("Two Words", "two-words", "Two-Words"),
            ("Über Fähre", "über-fähre", "Über-Fähre"),
            ("v1.2", "v1.2", "v1.2"),
            ("a,b", "ab", "ab"),
            ("C#", "c#", "C#"),
            ("pl+us", "pl+us", "pl+us"),
            ("Tom’s it's", "toms-its", "Toms-its"),
            ("emoji 🚢 x", "emoji--x", "emoji-x"),
            ("-lead-", "-lead-", "-lead-"),
            ("a@b", "a@b", "a@b"),
            ("a:b;c=d!e$f*", "abcdef", "abcdef"),
            ("×½²", "", ""),
            ("İI", "ii", "İI"),
            ("a  b", "a--b", "a-b"),
            ("a - b", "a---b", "a-b"),
            ("“quoted” –", "quoted-", "quoted"),
            ("हिन्दी", "हिन्दी", "हिन्दी"),
        ] {
            assert_eq!(Slugs::Hugo.of_file(name, false), lower, "{name}");
            assert_eq!(Slugs::Hugo.of_file(name, true), kept, "{name}");
        }
        assert_eq!(Slugs::HugoBare.of_file("Über Fähre ß", false), "uber-fahre-ß");
    }

    /// The same in patterns such as `/:title/`.
    #[test]
    fn titles_in_patterns_of_hugo() {
        for (title, expected) in [
            ("Über Fähre, 1.2!", "über-fähre-1.2"),
            ("C# & C++", "c#-c"),
            ("C#", "c"),
            ("pl+us", "pl-us"),
            ("Tom’s “Quote”", "toms-quote"),
            ("50% off", "50-off"),
            ("x  y - z", "x-y-z"),
            ("Émoji 🚢", "émoji"),
            ("_under_ score", "_under_-score"),
            ("dots... and more.", "dots...-and-more."),
        ] {
            let slug = Slugs::Hugo.of(title, false);
            assert_eq!(Slugs::Hugo.in_pattern(&slug), expected, "{title}");
        }
    }

    /// Names, and `:title` and `:slug` of Jekyll 4.3.1.
    #[test]
    fn slugs_of_jekyll() {
        for (name, title, slug) in [
            ("Über uns & wir", "Über-uns-&-wir", "über-uns-wir"),
            ("Capital_Snake v1.2", "Capital_Snake-v1.2", "capital-snake-v1-2"),
            ("Tom’s", "Tom-s", "tom-s"),
            ("emoji 🚢 x", "emoji-x", "emoji-x"),
            ("a'b,c;d=e@f~g!h(i)+j", "a'b,c;d=e@f~g!h(i)+j", "a-b-c-d-e-f-g-h-i-j"),
            ("C#", "C", "c"),
            ("-lead-", "lead", "lead"),
            ("×·½²", "", ""),
            ("हिन्दी", "हिन्दी", "हिन्दी"),
            ("a--b__c", "a-b__c", "a-b-c"),
        ] {
            assert_eq!(Slugs::Jekyll.of(name, false), title, "{name}");
            assert_eq!(words(name), slug, "{name}");
        }
    }
}
