//! `[languages]`: what the site is called in each of its languages, and where it is.

use super::super::languages::Languages;
use super::super::survey::Survey;
use super::{Text, quoted};
use crate::text::count::Count;

/// A table for each language; nothing where the site has only one.
pub(super) fn languages(text: &mut Text, languages: &Languages, survey: &Survey) {
    for language in &languages.list {
        let articles = survey.languages.get(language.tag()).copied().unwrap_or_default();
        let heading = format!("[languages.{}]", key(&language.key));
        text.heading(&heading, &Count(articles, "article").to_string());
        let facts = [
            ("tag", &language.tag),
            ("title", &language.title),
            ("description", &language.description),
            ("url", &language.url),
            ("dir", &language.dir),
        ];
        for (key, fact) in facts {
            if let Some(fact) = fact {
                text.fact(key, fact);
            }
        }
    }
}

/// A key of TOML, in quotes where it has to be.
fn key(key: &str) -> String {
    if key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_') {
        key.to_owned()
    } else {
        quoted(key)
    }
}
