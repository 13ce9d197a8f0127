//! `[output]` and `[[feeds]]`: those that the site has itself, and what it may have besides.

use super::super::facts::Facts;
use super::super::languages::Languages;
use super::super::own_feed::OwnFeed;
use super::super::survey::Survey;
use super::super::tree::Tree;
use super::{Text, collections, quoted};
use crate::text::language;

/// All feeds: for each language of a site that parts them, else one for all with others beside it.
pub(super) fn feeds(
    text: &mut Text,
    tree: &Tree,
    facts: &Facts,
    languages: &Languages,
    survey: &Survey,
    site: &OwnFeed,
) {
    text.0 += OUTPUT;
    match languages.list.as_slice() {
        [own, others @ ..] if !others.is_empty() => {
            let everything = of_site(&language::name(own.tag()), site);
            family(text, "", &of_language(&own.key), &everything, site);
            for other in others {
                let folder = format!("{}/", other.key.to_lowercase());
                family(
                    text,
                    &folder,
                    &of_language(&other.key),
                    &language::name(other.tag()),
                    site,
                );
            }
        }
        _ => {
            let (query, everything) = match collections::of_posts(tree, facts) {
                Some(files) => (files, "all posts"),
                None => (String::new(), "everything"),
            };
            family(text, "", &query, &of_site(everything, site), site);
            collections::collections(text, tree, facts, survey, site);
            if survey.languages.len() > 1 {
                text.0 += &format!("{EACH_LANGUAGE}{query}");
            }
        }
    }
    text.0 += QUERY;
}

/// What chooses the articles in a language.
fn of_language(key: &str) -> String {
    format!("languages = {{ any = [{}] }}\n", quoted(key))
}

/// What a feed has in it, and the one that the site itself makes of it.
fn of_site(what: &str, site: &OwnFeed) -> String {
    format!("{what}; the site's own is {}", site.file)
}

/// Everything that `query` chooses, each topic and each author. That of everything is as long as the site's own.
fn family(text: &mut Text, folder: &str, query: &str, everything: &str, site: &OwnFeed) {
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
        text.0 += query;
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
