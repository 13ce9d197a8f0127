//! Medium's export: a page a story, marked with microformats (h-entry).

use super::fields::author;
use super::picture;
use crate::input::delivery::Items;
use crate::input::{ArticleFormat, Bytes, Found, Layout, Rules, ToldBy};
use crate::model::Markup;
use crate::text::html::tags::{Tag, inner, tags};
use crate::text::html::to_text;
use crate::text::source::Source;

/// Medium's export in the table of formats. Pages of others have the ending, too.
pub const FORMAT: ArticleFormat = ArticleFormat {
    name: "Medium export",
    key: "medium",
    endings: &[],
    told_by: ToldBy::Content,
    bytes: Bytes::Delivered,
    detect: |head| {
        let marks = ["class=\"h-entry\"", "class=\"p-name\"", "data-field=\"body\""];
        marks.iter().all(|mark| head.contains(mark))
    },
    read,
    layout: Layout::Whole,
    has_front_matter: false,
    has_pictures_beside: false,
};

struct Page<'t> {
    html: &'t str,
    tags: Vec<Tag<'t>>,
}

impl Page<'_> {
    /// Every beginning of an element of a class.
    fn all(&self, class: &str) -> impl Iterator<Item = usize> {
        let is_it = move |at: &usize| !self.tags[*at].is_end && self.tags[*at].has_class(|found| found == class);
        (0..self.tags.len()).filter(is_it)
    }

    fn words(&self, at: usize) -> String {
        inner(&self.tags, at)
            .map(|within| to_text(&self.html[within]))
            .unwrap_or_default()
    }

    /// The words of the first element of a class.
    fn first_words(&self, class: &str) -> String {
        self.all(class).next().map(|at| self.words(at)).unwrap_or_default()
    }

    /// An attribute of the first element of a class.
    fn attribute(&self, class: &str, name: &str) -> Option<String> {
        let tag = &self.tags[self.all(class).next()?];
        tag.attribute(name)
            .map(|value| value.trim().to_owned())
            .filter(|value| !value.is_empty())
    }
}

fn read(source: &Source<'_>, rules: &Rules) -> Vec<Found> {
    let page = Page {
        html: source.text,
        tags: tags(source.text),
    };
    vec![story(source, rules, &page)]
}

fn story(source: &Source<'_>, rules: &Rules, page: &Page<'_>) -> Found {
    let around = Items::new(source, rules);
    let mut item = around.at(0);
    let url = page.attribute("p-canonical", "href");
    item.delivery.id = url.clone().unwrap_or_default();
    item.article.stub.url = url;
    // In the zip of an export, only its name tells a draft.
    let file = source.file.rsplit(['/', '\\']).next().unwrap_or_default();
    let is_draft = file.starts_with("draft_");
    if is_draft {
        item.hold("draft", false);
    }
    match page.attribute("dt-published", "datetime") {
        Some(time) => item.first = item.time(&time, 0..0),
        None if is_draft => return item.no_story("a draft without a date"),
        None => {}
    }
    item.delivery.sent = item.first;
    item.article.stub.title = item.words(&page.first_words("p-name"));
    item.article.summary = item.some_words(&page.first_words("p-summary"));
    for at in page.all("p-author") {
        author(&mut item, &page.words(at));
    }
    for at in page.all("p-tag") {
        item.topic(&page.words(at));
    }
    if let Some((body, at)) = body(page) {
        item.photos(picture::of_figures(&body, at));
        item.body(&body, Markup::Html);
        item.article.body.at = at;
    }
    item.finish()
}

/// What the page has of its header once more, and the lines between its sections.
const FURNITURE: &[&str] = &["graf--title", "graf--subtitle", "section-divider"];

/// The text, and where it begins.
fn body(page: &Page<'_>) -> Option<(String, usize)> {
    let within = inner(&page.tags, page.all("e-content").next()?)?;
    let mut out = String::new();
    let mut from = within.start;
    let furniture = page
        .tags
        .iter()
        .filter(|tag| !tag.is_end && tag.has_class(|class| FURNITURE.contains(&class)));
    for tag in furniture {
        let end = tag.partner.map_or(tag.span.end, |end| page.tags[end].span.end);
        if tag.span.start >= from && end <= within.end {
            out.push_str(&page.html[from..tag.span.start]);
            from = end;
        }
    }
    out.push_str(&page.html[from..within.end]);
    Some((out.trim().to_owned(), within.start))
}
