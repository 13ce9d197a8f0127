//! `[site]`: who publishes.

use chrono_tz::Tz;
use url::Url;

use super::super::mistakes::Mistakes;
use super::super::raw::Table;
use super::value::{checked, folder, language, web, web_folder, zone};
use crate::model::Author;
use crate::text::node::{Node, Value};
use crate::text::{email, url as address};

/// The publication.
#[derive(Debug, Clone)]
pub struct Site {
    /// Its name.
    pub title: String,
    /// Home page; base of relative links.
    pub url: Url,
    /// Where the output folder is served; ends in a slash.
    pub feeds_url: Url,
    /// What it is about.
    pub description: String,
    /// BCP 47.
    pub language: String,
    /// For times written without a zone.
    pub timezone: Tz,
    /// "© 2026 The Harbor Courier".
    pub copyright: Option<String>,
    /// A small square picture.
    pub icon: Option<Url>,
    /// A larger picture.
    pub logo: Option<Url>,
    /// Who stands in for articles without a byline.
    pub authors: Vec<Author>,
    /// The editor's address.
    pub email: Option<String>,
    /// A `WebSub` hub.
    pub hub: Option<Url>,
}

pub(super) fn site(table: &Table<'_>, mistakes: &mut Mistakes<'_>) -> Option<Site> {
    let title = table.string("title");
    let url = table.string("url").and_then(|text| folder(&text, "site.url", mistakes));
    let feeds_url = web_folder(table, "feeds_url", mistakes);
    let description = table.text("description");
    let language = language(table, mistakes);
    let timezone = zone(table, "timezone", mistakes);
    let copyright = table.text("copyright");
    let (icon, logo, hub) = (
        web(table, "icon", mistakes),
        web(table, "logo", mistakes),
        web(table, "hub", mistakes),
    );
    let authors = authors(table, mistakes);
    let email = checked(table, "email", mistakes, email::parse, "is no e-mail address");
    // Only now, so that one missing key hides no other mistake.
    let (title, url) = (title?.value, url?);
    Some(Site {
        feeds_url: feeds_url.unwrap_or_else(|| address::below(&url, "feeds/")),
        description: description.unwrap_or_else(|| title.clone()),
        language: language.unwrap_or_default(),
        timezone: timezone.unwrap_or_default(),
        copyright,
        icon,
        logo,
        authors,
        email,
        hub,
        title,
        url,
    })
}

/// `site.authors`: a string, or a list of strings or of tables with name, email and url.
fn authors(table: &Table<'_>, mistakes: &mut Mistakes<'_>) -> Vec<Author> {
    let Some(node) = table.get("authors") else {
        return Vec::new();
    };
    let nodes = match &node.value {
        Value::List(nodes) => nodes.iter().collect(),
        _ => vec![node],
    };
    nodes.into_iter().filter_map(|node| author(node, mistakes)).collect()
}

fn author(node: &Node, mistakes: &mut Mistakes<'_>) -> Option<Author> {
    if let Value::Text(name) = &node.value {
        let name = Some(name.trim()).filter(|name| !name.is_empty());
        if name.is_none() {
            mistakes.add(&node.span, "an author has no name");
        }
        return name.map(|name| Author {
            name: name.to_owned(),
            ..Author::default()
        });
    }
    let table = Table::new("site.authors", node, mistakes);
    Some(Author {
        name: table.string("name")?.value,
        email: checked(&table, "email", mistakes, email::parse, "is no e-mail address"),
        url: web(&table, "url", mistakes).map(String::from),
        affiliation: None,
    })
}
