//! Patterns of addresses and ids: what may stand in their braces, and how they are filled.

/// `/{year}/{month}/{slug}/`, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Permalink(pub String);

/// What may stand in braces in a permalink.
pub const PERMALINK_PARTS: &[&str] = &[
    "year",
    "short_year",
    "year_day",
    "i_year_day",
    "week_year",
    "week",
    "weekday",
    "i_weekday",
    "weekday_name",
    "long_weekday",
    "month",
    "i_month",
    "month_name",
    "long_month",
    "day",
    "i_day",
    "hour",
    "minute",
    "second",
    "slug",
    "bare_slug",
    "title",
    "slug_or_title",
    "file",
    "path",
    "file_path",
    "stem_path",
    "page_path",
    "post_path",
    "collection",
    "output_ending",
    "words",
    "file_words",
    "raw_title",
    "slugified_title",
    "slugified_slug",
    "slugified_file",
    "folders",
    "top",
    "below_top",
    "last_folder",
    "above_last",
    "section",
    "language",
    "category",
    "categories",
    "category_slugs",
    "author",
];

/// Those that tell the articles of a day apart.
pub const PERMALINK_NAMES: &[&str] = &[
    "slug",
    "bare_slug",
    "title",
    "slug_or_title",
    "file",
    "path",
    "file_path",
    "stem_path",
    "page_path",
    "post_path",
    "words",
    "file_words",
    "raw_title",
    "slugified_title",
    "slugified_slug",
    "slugified_file",
];

/// What may stand in braces in the pattern of ids.
pub const ID_PARTS: &[&str] = &[
    "address",
    "stem",
    "parent",
    "name",
    "host",
    "open_address",
    "address_path",
    "open_path",
    "stem_path",
    "year",
    "month",
    "day",
];

impl Permalink {
    /// The path of an article: `part` gives the text for each name in braces.
    pub fn fill(&self, part: impl Fn(&str) -> String) -> String {
        fill(&self.0, PERMALINK_PARTS, part)
    }
}

/// A pattern with its parts in place of their names in braces. What is filled in is not looked
/// into again.
pub fn fill(pattern: &str, parts: &[&str], part: impl Fn(&str) -> String) -> String {
    let mut out = String::new();
    let mut rest = pattern;
    while let Some((before, tail)) = rest.split_once('{') {
        out.push_str(before);
        let name = tail.split('}').next().unwrap_or_default();
        if parts.contains(&name) && tail.len() > name.len() {
            out.push_str(&part(name));
            rest = &tail[name.len() + 1..];
        } else {
            out.push('{');
            rest = tail;
        }
    }
    out.push_str(rest);
    out
}
