//! Markdown, or HTML, with front matter in TOML (`+++`), YAML (`---`), JSON (`{`) or, as Pelican
//! has it, `Key: value`.

use super::fields::{self, Record};
use super::front_matter::{Front, front_matter};
use super::{ArticleFormat, Bytes, Found, Layout, Rules, ToldBy, changelog, text};
use crate::model::{Body, Markup};
use crate::text::source::Source;

/// Markdown in the table of formats.
pub const FORMAT: ArticleFormat = ArticleFormat {
    name: "Markdown",
    key: "markdown",
    endings: &["md", "markdown", "mdown", "mkd", "mdx"],
    told_by: ToldBy::Ending,
    bytes: Bytes::Text,
    detect: |head| {
        let head = head.trim_start();
        ["---", "+++"].iter().any(|fence| {
            head.strip_prefix(fence)
                .is_some_and(|rest| rest.starts_with(['\n', '\r']))
        })
    },
    read,
    layout: Layout::Whole,
    has_front_matter: true,
    has_pictures_beside: false,
};

fn read(source: &Source<'_>, rules: &Rules) -> Vec<Found> {
    let found = match front_matter(source) {
        Ok(front) => match changelog::releases(source, &front, rules) {
            Some(entries) => return entries,
            None => article(source, front, rules),
        },
        Err(errors) => Found {
            part: None,
            line: 1,
            article: Err(errors),
            notes: Vec::new(),
        },
    };
    vec![found]
}

fn article(source: &Source<'_>, front: Front, rules: &Rules) -> Found {
    let Front { fields, body_at, notes } = front;
    let ending = source.file.rsplit_once('.').map_or("", |(_, ending)| ending);
    let is_html = ["html", "htm"].iter().any(|html| ending.eq_ignore_ascii_case(html));
    let body = Body {
        text: source.text[body_at..].to_owned(),
        markup: if is_html { Markup::Html } else { Markup::Markdown },
        at: body_at,
        references: Vec::new(),
        links: Vec::new(),
    };
    let text = text::read(source, &fields, body, &rules.style);
    let record = Record {
        source,
        at: 0,
        fields: &fields,
        body: Some(text.body),
        is_file: true,
        given: None,
    };
    let mut found = fields::article(&record, rules);
    found.notes.extend(notes);
    found.notes.extend(text.notes);
    if let Ok(article) = &mut found.article {
        article.summary = article.summary.take().or(text.summary);
    }
    found
}
