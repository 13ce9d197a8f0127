//! `[output]` and `[[feeds]]`: those that the site has itself, and what it may have besides.

use super::super::languages::Languages;
use super::super::survey::Survey;
use super::{Text, quoted};
use crate::text::language;

/// All feeds: for each language of a site that parts them, else one for all with others beside it.
pub fn feeds(text: &mut Text, languages: &Languages, survey: &Survey) {
    text.0 += OUTPUT;
    match languages.list.as_slice() {
        [own, others @ ..] if !others.is_empty() => {
            family(text, "", Some(&own.key), &language::name(own.tag()));
            for other in others {
                family(
                    text,
                    &format!("{}/", other.key.to_lowercase()),
                    Some(&other.key),
                    &language::name(other.tag()),
                );
            }
        }
        _ => {
            family(text, "", None, "everything");
            if survey.languages.len() > 1 {
                text.0 += EACH_LANGUAGE;
            }
        }
    }
    text.0 += QUERY;
}

/// Everything, each topic and each author, in one language or in all.
fn family(text: &mut Text, folder: &str, key: Option<&str>, everything: &str) {
    let query = key.map_or_else(String::new, |key| {
        format!("languages = {{ any = [{}] }}\n", quoted(key))
    });
    for (each, path, what) in [
        (None, "all", everything),
        (Some("topic"), "topics/{slug}", "each topic"),
        (Some("author"), "authors/{slug}", "each author"),
    ] {
        text.heading("[[feeds]]", what);
        if let Some(each) = each {
            text.0 += &format!("each = \"{each}\"\n");
        }
        text.0 += &format!("path = \"{folder}{path}\"\n{query}");
    }
}

const OUTPUT: &str = r#"
[output]
dir = "feeds"   # publish this folder at `site.url` + `feeds/`, or say elsewhere: `site.feeds_url`
"#;

const EACH_LANGUAGE: &str = r#"
[[feeds]]                # each language
each = "language"
path = "all-{slug}"
"#;

const QUERY: &str = r#"
# [[feeds]]              # a query
# path = "harbor-without-sports"
# topics = { any = ["Harbor", "Shipping"], none = ["Sports"] }
# authors = { any = ["Maren Oduya"] }
"#;
