//! How site generators make a part of an address from a name. Ours is in `slug`; the others are
//! there so that an adopted publication keeps the addresses that it has.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::slug::slug;

/// The way of one generator.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Slugs {
    /// Ours: letters, digits and hyphens, in lower case.
    #[default]
    Feedmill,
    /// As written, but for what an address cannot hold (Jekyll, Eleventy, Docusaurus).
    Kept,
    /// Lower case, with hyphens for blanks; points and underscores stay.
    Hugo,
    /// ASCII in lower case, with a hyphen for everything else.
    Zola,
    /// ASCII in lower case, with hyphens for blanks and nothing for everything else.
    Pelican,
}

impl Slugs {
    /// As the configuration says it.
    pub const NAMES: &[(&str, Self)] = &[
        ("feedmill", Self::Feedmill),
        ("kept", Self::Kept),
        ("hugo", Self::Hugo),
        ("zola", Self::Zola),
        ("pelican", Self::Pelican),
    ];

    /// The part of an address that stands for `name`.
    pub fn of(self, name: &str) -> String {
        match self {
            Self::Feedmill => slug(name),
            Self::Kept => joined(name.chars().map(|c| (!is_strange(c)).then_some(c))),
            Self::Hugo => {
                let name = name.replace(
                    |c: char| !(c.is_alphanumeric() || c.is_whitespace() || ".-_+~".contains(c)),
                    "",
                );
                let lower = name.trim().to_lowercase();
                joined(lower.chars().map(|c| (!c.is_whitespace()).then_some(c)))
            }
            Self::Zola => {
                let parts = ascii(name).to_lowercase();
                let slug = joined(parts.chars().map(|c| c.is_ascii_alphanumeric().then_some(c)));
                slug.trim_matches('-').to_owned()
            }
            Self::Pelican => {
                let mut name = ascii(name).to_lowercase();
                name.retain(|c| c.is_ascii_alphanumeric() || c.is_whitespace() || "-_".contains(c));
                joined(
                    name.trim()
                        .chars()
                        .map(|c| (!c.is_whitespace() && c != '-').then_some(c)),
                )
            }
        }
    }
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

/// What would end the path of an address, or its part.
fn is_strange(c: char) -> bool {
    c.is_whitespace() || c.is_control() || "/\\?#%\"<>`{}|^[]".contains(c)
}

/// Letters without their accents; what has no likeness in ASCII goes.
fn ascii(text: &str) -> String {
    let bare = text.nfkd().filter(|c| !is_combining_mark(*c));
    bare.map(|c| if c == 'ß' { 's' } else { c })
        .filter(char::is_ascii)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_generator_has_its_way() {
        for (slugs, name, expected) in [
            (Slugs::Feedmill, "The Ferry, v1.2", "the-ferry-v12"),
            (Slugs::Kept, "The_Ferry v1.2", "The_Ferry-v1.2"),
            (Slugs::Hugo, "The_Ferry, v1.2", "the_ferry-v1.2"),
            (Slugs::Hugo, "Über a/b", "über-ab"),
            (Slugs::Zola, "Rust-1.53.0 für alle!", "rust-1-53-0-fur-alle"),
            (Slugs::Pelican, "Rust-1.53.0: für  alle", "rust-1530-fur-alle"),
        ] {
            assert_eq!(slugs.of(name), expected, "{slugs:?}");
        }
    }
}
