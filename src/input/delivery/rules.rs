//! What the configuration says of a source, beside where its files are.

use regex::Regex;

use crate::text::html;

/// How the items of a source are read: `[[sources]]`.
#[derive(Debug, Clone, Default)]
pub struct SourceRules {
    /// The agency, which is no author.
    pub name: Option<String>,
    /// What its numbers are told by from those of other sources; nothing where there is one.
    pub scope: Option<String>,
    /// Of items that name none (BCP 47).
    pub language: Option<String>,
    /// Of items that name none.
    pub section: Option<String>,
    /// What is taken out of headlines.
    pub strip_headline: Vec<Regex>,
    /// What paragraphs are taken out of texts.
    pub strip_body: Vec<Regex>,
    /// The schemes whose subjects are topics; all where there are none.
    pub schemes: Vec<String>,
    /// Bylines; the group `authors` is what is read.
    pub byline: Option<Regex>,
    /// Whether pictures stay whose addresses hold a signature or key.
    pub signed_photos: bool,
    /// Whether texts stay that are for those who pay, as a page says.
    pub paid: bool,
    /// Which columns of a table are which of our fields.
    pub fields: Vec<(String, Vec<String>)>,
    /// How many of the newest entries of a feed are read.
    pub limit: Option<usize>,
    /// Days for which stories of feeds stay.
    pub max_age: Option<i64>,
}

impl SourceRules {
    /// A headline without what the house does not want in it; as it was, if nothing would be left.
    pub fn headline(&self, text: &str) -> String {
        let strip = |left: String, pattern: &Regex| pattern.replace_all(&left, "").trim().to_owned();
        let left = self.strip_headline.iter().fold(text.to_owned(), strip);
        if left.is_empty() { text.to_owned() } else { left }
    }

    /// A text in HTML without the paragraphs that the house does not want in it.
    pub fn body(&self, html: &str) -> String {
        if self.strip_body.is_empty() {
            return html.to_owned();
        }
        let mut out = String::with_capacity(html.len());
        for part in html.split_inclusive("</p>") {
            let start = part.find("<p>").or_else(|| part.find("<p "));
            let (before, paragraph) = part.split_at(start.unwrap_or(part.len()));
            out.push_str(before);
            let words = html::to_text(paragraph);
            if !self.strip_body.iter().any(|pattern| pattern.is_match(words.trim())) {
                out.push_str(paragraph);
            }
        }
        out
    }

    /// The names of a byline as it is written.
    pub fn names<'t>(&self, byline: &'t str) -> &'t str {
        let found = self
            .byline
            .as_ref()
            .and_then(|pattern| pattern.captures(byline)?.name("authors"));
        found.map_or(byline, |names| names.as_str())
    }

    /// Whether subjects of a scheme are topics.
    pub fn has_scheme(&self, scheme: &str) -> bool {
        self.schemes.is_empty() || self.schemes.iter().any(|known| known.eq_ignore_ascii_case(scheme))
    }

    /// Whether a name is that of the agency.
    pub fn is_agency(&self, name: &str) -> bool {
        self.name
            .as_ref()
            .is_some_and(|agency| agency.eq_ignore_ascii_case(name.trim()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn patterns(texts: &[&str]) -> Vec<Regex> {
        texts.iter().map(|text| Regex::new(text).unwrap()).collect()
    }

    #[test]
    fn a_headline_loses_its_flags_and_never_all_of_it() {
        let rules = SourceRules {
            strip_headline: patterns(&["^(?i:ROUNDUP|UPDATE \\d+)[-: ]+"]),
            ..SourceRules::default()
        };
        assert_eq!(rules.headline("UPDATE 2 - Ferry fares rise"), "Ferry fares rise");
        assert_eq!(rules.headline("ROUNDUP: "), "ROUNDUP: ");
    }

    #[test]
    fn paragraphs_that_fit_a_pattern_leave_the_text() {
        let rules = SourceRules {
            strip_body: patterns(&["^\\(c\\) Harbor Wire$"]),
            ..SourceRules::default()
        };
        let html = "<h2>A</h2><p>One.</p>\n<p class=\"x\">(c) <b>Harbor Wire</b></p><p>Two.</p>";
        assert_eq!(rules.body(html), "<h2>A</h2><p>One.</p>\n<p>Two.</p>");
    }

    #[test]
    fn a_byline_is_what_the_pattern_says() {
        let rules = SourceRules {
            byline: Some(Regex::new("^(?<authors>.+?) \\([a-z]+\\)$").unwrap()),
            ..SourceRules::default()
        };
        assert_eq!(rules.names("Ida Brandt (ib)"), "Ida Brandt");
        assert_eq!(rules.names("Ida Brandt"), "Ida Brandt");
    }
}
