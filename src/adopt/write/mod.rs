//! The configuration of an adopted tree, in which each guess says where it comes from; `articles` has
//! the table of that name, `places` what is in it where each folder of articles has addresses of its own.

mod address;
mod articles;
mod collections;
mod feeds;
mod languages;
mod places;

use std::fmt::Write;

use chrono_tz::Tz;

use super::facts::{Fact, Facts};
use super::languages::Languages;
use super::own_feed::OwnFeed;
use super::survey::Survey;
use super::tree::Tree;

/// Column of the comments.
const MARGIN: usize = 52;

/// Puts down what was found.
pub(super) fn configuration(
    tree: &Tree,
    facts: &Facts,
    languages: &Languages,
    survey: &Survey,
    own: &OwnFeed,
    sights: &[String],
) -> String {
    let mut text = Text::default();
    let title = tree.generator.title;
    text.0 += &format!(
        "# The configuration of feedmill for a site made with {title}. What was found says where it comes\n\
         # from, and a guess says so; mend what is wrong. Everything else is in docs/configuration.md and docs/adopt.md.\n\
         # Paths are relative to this file. `feedmill list` shows what is understood of each article.\n"
    );
    for (at, sight) in sights.iter().enumerate() {
        let heading = if at == 0 {
            "#\n# What was seen, and is not used:\n"
        } else {
            ""
        };
        let _ = writeln!(text.0, "{heading}# - {sight}");
    }
    site(&mut text, facts, languages);
    languages::languages(&mut text, languages, survey);
    text.0 += "\n[articles]\n";
    text.line("generator", &quoted(tree.generator.name), &tree.shown.comment());
    articles::articles(&mut text, tree, facts, languages, survey);
    authors(&mut text, survey);
    pictures(&mut text, tree, facts);
    topics(&mut text, survey);
    feeds::feeds(&mut text, tree, facts, languages, survey, own);
    text.0
}

/// The configuration so far.
#[derive(Default)]
pub(super) struct Text(String);

impl Text {
    /// A heading behind an empty line; its comment begins where those of feeds do.
    fn heading(&mut self, heading: &str, comment: &str) {
        let _ = writeln!(self.0, "\n{heading:24} # {comment}");
    }

    fn line(&mut self, key: &str, value: &str, comment: &str) {
        let line = format!("{key} = {value}");
        let _ = writeln!(self.0, "{line:MARGIN$} # {comment}");
    }

    fn fact(&mut self, key: &str, fact: &Fact) {
        self.line(key, &quoted(&fact.value), &format!("from {}", fact.from));
    }
}

/// A string of TOML, which is written as in JSON.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn list<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let texts: Vec<String> = texts.into_iter().map(quoted).collect();
    format!("[{}]", texts.join(", "))
}

fn site(text: &mut Text, facts: &Facts, languages: &Languages) {
    text.0 += "\n[site]\n";
    match facts.get("site.title") {
        Some(title) => text.fact("title", &title),
        None => text.line("title", "\"Untitled\"", "NOT FOUND: say what the publication is called"),
    }
    match facts.url() {
        Some(url) => text.fact("url", &url),
        None => text.line(
            "url",
            "\"https://example.org/\"",
            "NOT FOUND: say where it is published",
        ),
    }
    if let Some(description) = facts.get("site.description") {
        text.fact("description", &description);
    }
    if let Some(own) = languages.list.first() {
        let fact = own.tag.clone().unwrap_or_else(|| own.own_key(facts));
        text.fact("language", &fact);
    } else if let Some(fact) = facts.language() {
        text.fact("language", &fact);
    }
    if let Some(zone) = timezone(facts) {
        text.fact("timezone", &zone);
    }
    for (key, fact) in [("copyright", "site.copyright"), ("authors", "site.authors")] {
        // Templates are filled in by the generator alone.
        if let Some(fact) = facts.get(fact).filter(|fact| !fact.value.contains(['{', '$'])) {
            text.fact(key, &fact);
        }
    }
}

fn timezone(facts: &Facts) -> Option<Fact> {
    facts
        .get("site.timezone")
        .filter(|zone| zone.value.parse::<Tz>().is_ok())
}

fn authors(text: &mut Text, survey: &Survey) {
    text.0 += "\n[authors]\n";
    match survey.author_tables.as_slice() {
        [] => text.0 += "# jdoe = { name = \"Jane Doe\", url = \"https://doe.example/\" }   # people by their ids\n",
        tables => text.line("from", &list(tables.iter().map(String::as_str)), "people by their ids"),
    }
}

fn pictures(text: &mut Text, tree: &Tree, facts: &Facts) {
    // Eleventy passes pictures through from among the articles.
    let dir = match (facts.get("photos.dir"), tree.generator.name) {
        (_, "eleventy") => facts.dir(),
        (Some(fact), _) => format!("{}{}", tree.root, fact.value),
        (None, _) => format!("{}{}", tree.root, tree.generator.photos),
    };
    let dir = if dir.is_empty() { "." } else { dir.trim_end_matches('/') };
    text.0 += "\n[photos]\n";
    text.line("dir", &quoted(dir), "served as the root of the site");
}

/// Whether a topic is none is for people to say.
fn topics(text: &mut Text, survey: &Survey) {
    text.0 += "\n[topics]\n";
    match survey.markers.as_slice() {
        [] => text.0 += "# ignore = [\"posts\"]   # topics that are none\n",
        markers => {
            let markers = list(markers.iter().map(String::as_str));
            text.0 += &format!("# ignore = {markers}   # GUESS: on every article, so that it may be no topic\n");
        }
    }
}
