//! The configuration of an adopted tree, in which each guess says where it comes from.

use std::fmt::Write;

use chrono_tz::Tz;

use super::directory;
use super::facts::{Fact, Facts};
use super::survey::Survey;
use super::tree::Tree;
use crate::text::count::Count;
use crate::text::language;

/// Column of the comments.
const MARGIN: usize = 52;

/// Puts down what was found.
pub fn configuration(tree: &Tree, facts: &Facts, survey: &Survey) -> String {
    let mut text = Text::default();
    let title = tree.generator.title;
    let shown = tree.sign.map_or("how the articles are kept".to_owned(), |sign| {
        format!("{}{sign}", tree.root)
    });
    text.0 += &format!(
        "# The configuration of feedmill for a site made with {title}. What was found says where it comes\n\
         # from, and a guess says so; mend what is wrong. Everything else is in docs/configuration.md and docs/adopt.md.\n\
         # Paths are relative to this file. `feedmill list` shows what is understood of each article.\n"
    );
    site(&mut text, facts);
    text.0 += "\n[articles]\n";
    text.line("generator", &quoted(tree.generator.name), &format!("from {shown}"));
    articles(&mut text, tree, facts, survey);
    authors(&mut text, survey);
    pictures(&mut text, tree, facts);
    topics(&mut text, survey);
    text.0 += FEEDS;
    text.0
}

#[derive(Default)]
struct Text(String);

impl Text {
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

fn site(text: &mut Text, facts: &Facts) {
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
    if let Some(mut fact) = facts.get("site.language") {
        fact.value = fact.value.split('.').next().unwrap_or_default().replace('_', "-");
        if language::parse(&fact.value).is_some() {
            text.fact("language", &fact);
        }
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

fn articles(text: &mut Text, tree: &Tree, facts: &Facts, survey: &Survey) {
    text.0 += "include = [\n";
    for (pattern, files) in &survey.include {
        let line = format!("  {},", quoted(pattern));
        let _ = writeln!(text.0, "{line:MARGIN$} # {}", Count(*files, "article"));
    }
    let _ = writeln!(
        text.0,
        "{:MARGIN$} # {} with a date",
        "]",
        Count(survey.articles, "article")
    );
    let excluded = facts.exclude();
    if survey.undated.is_empty() {
        let excluded = list(excluded.iter().map(String::as_str));
        text.line("exclude", &excluded, "what is no article");
    } else {
        text.0 += "exclude = [\n";
        for pattern in excluded {
            let _ = writeln!(text.0, "  {},", quoted(&pattern));
        }
        for name in &survey.undated {
            let line = format!("  {},", quoted(&escaped(name)));
            let _ = writeln!(text.0, "{line:MARGIN$} # has no date");
        }
        text.0 += "]\n";
    }
    let dir = facts.dir();
    if dir != tree.generator.dir {
        let from = facts
            .get("articles.dir")
            .map_or_else(|| tree.root.clone(), |fact| fact.from);
        text.line(
            "dir",
            &quoted(if dir.is_empty() { "." } else { &dir }),
            &format!("from {from}"),
        );
    }
    address(text, tree, facts);
    if timezone(facts).is_some() && tree.generator.name == "hugo" {
        text.line("unzoned", "\"site\"", "dates without a zone are in `timeZone`");
    }
    if let Some(from) = facts.get("articles.slug_from") {
        let value = if from.value == "basename" { "file" } else { "title" };
        text.line("slug_from", &quoted(value), &format!("from {}", from.from));
    }
    if let Some(end) = facts
        .get("articles.summary_ends")
        .filter(|end| end.value.trim().len() > 2)
    {
        text.line(
            "summary_ends",
            &list([end.value.as_str()]),
            &format!("from {}", end.from),
        );
    }
    text.0 += "# split_authors = [\", \", \" and \"]   # off: a string is one author\n";
    addresses(text, tree, facts);
    values(text, facts, survey);
    keys(text, survey);
}

/// The folder of the articles with a slash, if there is one.
fn prefix(facts: &Facts) -> String {
    let dir = facts.dir();
    if dir.is_empty() { dir } else { format!("{dir}/") }
}

/// A file's name as a pattern that fits it alone.
fn escaped(name: &str) -> String {
    let escape = |c: char| {
        if "[]{}*?!".contains(c) {
            format!("[{c}]")
        } else {
            c.to_string()
        }
    };
    name.chars().map(escape).collect()
}

fn address(text: &mut Text, tree: &Tree, facts: &Facts) {
    let generator = tree.generator;
    let own = facts.get("articles.permalink");
    let ours = own.as_ref().and_then(|fact| (generator.pattern)(&fact.value));
    match (own, ours) {
        (Some(fact), Some(pattern)) => text.line("permalink", &quoted(&pattern), &format!("from {}", fact.from)),
        (Some(fact), None) => text.line(
            "permalink",
            &quoted(generator.permalink),
            &format!("GUESS: `{}` of {} is not understood", fact.value, fact.from),
        ),
        (None, _) if facts.get("articles.route").is_some() => {
            if let Some(route) = facts.get("articles.route") {
                let pattern = format!("/{}/{{slug}}", route.value.trim_matches('/')).replace("//", "/");
                text.line("permalink", &quoted(&pattern), &format!("from {}", route.from));
            }
        }
        (None, _) => match facts.get("articles.ugly").filter(|fact| fact.value == "true") {
            Some(fact) => text.line("permalink", "\"/{path}.html\"", &format!("from {}", fact.from)),
            None => text.line(
                "permalink",
                &quoted(generator.permalink),
                &format!("{}'s own way", generator.title),
            ),
        },
    }
    // Zola keeps names as they are where they are not made into slugs.
    if let Some(fact) = facts.get("articles.slugs").filter(|fact| fact.value != "on") {
        text.line("slugs", "\"kept\"", &format!("from {}", fact.from));
    }
}

/// Permalinks of some files.
fn addresses(text: &mut Text, tree: &Tree, facts: &Facts) {
    let generator = tree.generator;
    let sections = facts.table("articles.permalinks").into_iter();
    let sections = sections.map(|(section, fact)| (format!("{}{section}/**", prefix(facts)), fact));
    let rules: Vec<_> = sections.chain(directory::permalinks(tree, &facts.dir())).collect();
    if !rules.is_empty() {
        text.0 += "\n[articles.permalinks]\n";
    }
    for (files, fact) in rules {
        let files = quoted(&files);
        match (generator.pattern)(&fact.value) {
            Some(pattern) => text.line(&files, &quoted(&pattern), &format!("from {}", fact.from)),
            None => text.0 += &format!("# {files}: `{}` of {} is not understood\n", fact.value, fact.from),
        }
    }
}

/// Values that texts print and that a generator takes from its configuration.
fn values(text: &mut Text, facts: &Facts, survey: &Survey) {
    let of_site = ["url", "baseurl", "title", "name", "baseUrl"];
    let names = survey.values.iter().filter(|name| !of_site.contains(&name.as_str()));
    let found: Vec<_> = names.filter_map(|name| Some((name, facts.value(name)?))).collect();
    if !found.is_empty() {
        text.0 += "\n[articles.shortcodes]\n";
    }
    for (name, fact) in found {
        text.fact(&quoted(&format!("site.{name}")), &fact);
    }
}

fn keys(text: &mut Text, survey: &Survey) {
    text.0 += "\n[articles.keys]\n";
    for (field, key, files) in &survey.keys {
        let comment = format!("GUESS: in {}, where no other key names any", Count(*files, "article"));
        text.line(field, &quoted(key), &comment);
    }
    if survey.keys.is_empty() {
        text.0 += "# authors = [\"authors\", \"extra.editors\"]   # where fields stand under other names\n";
    }
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

const FEEDS: &str = r#"
[output]
dir = "feeds"   # publish this folder at `site.url` + `feeds/`, or say elsewhere: `site.feeds_url`

[[feeds]]                # everything
path = "all"

[[feeds]]                # each topic
each = "topic"
path = "topics/{slug}"

[[feeds]]                # each author
each = "author"
path = "authors/{slug}"

# [[feeds]]              # a query
# path = "harbor-without-sports"
# topics = { any = ["Harbor", "Shipping"], none = ["Sports"] }
# authors = { any = ["Maren Oduya"] }
"#;
