//! `[output]` and `[[feeds]]`: those that the site has itself, and what it may have besides.

use super::super::facts::Facts;
use super::super::languages::Languages;
use super::super::own_feed::OwnFeed;
use super::super::survey::Survey;
use super::super::tree::Tree;
use super::{Text, collections, quoted};
use crate::text::language;

/// All feeds: for each language of a site that parts them, else one for all with others beside it.
pub fn feeds(text: &mut Text, tree: &Tree, facts: &Facts, languages: &Languages, survey: &Survey, site: &OwnFeed) {
    text.0 += OUTPUT;
    match languages.list.as_slice() {
        [own, others @ ..] if !others.is_empty() => {
            family(
                text,
                "",
                Some(&own.key),
                &of_site(&language::name(own.tag()), site),
                site,
            );
            for other in others {
                family(
                    text,
                    &format!("{}/", other.key.to_lowercase()),
                    Some(&other.key),
                    &language::name(other.tag()),
                    site,
                );
            }
        }
        _ => {
            family(text, "", None, &of_site("everything", site), site);
            collections::collections(text, tree, facts, survey, site);
            if survey.languages.len() > 1 {
                text.0 += EACH_LANGUAGE;
            }
        }
    }
    text.0 += QUERY;
}

/// What a feed has in it, and the one that the site itself makes of it.
fn of_site(what: &str, site: &OwnFeed) -> String {
    format!("{what}; the site's own is {}", site.file)
}

/// Everything, each topic and each author, in one language or in all. That of everything is as long as the
/// site's own.
fn family(text: &mut Text, folder: &str, key: Option<&str>, everything: &str, site: &OwnFeed) {
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
        text.0 += &format!("path = \"{folder}{path}\"\n");
        if let Some(limit) = site.limit.as_ref().filter(|_| each.is_none()) {
            text.line("limit", &limit.value, &format!("from {}", limit.from));
        }
        text.0 += &query;
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
