//! From an article to an entry: every decision between what the newsroom said and what a
//! reader gets stands here. Articles and pictures are found in `gather`.

use std::sync::Arc;

use url::Url;

use crate::builder::digest::digest;
use crate::builder::entry::desk::Desk;
use crate::builder::entry::photo::Pictures;
use crate::builder::entry::{links, media, notice};
use crate::builder::memory::scanned::Scanned;
use crate::builder::memory::state::State;
use crate::builder::plan::names::Names;
use crate::builder::scan::{Scan, identity};
use crate::config::Config;
use crate::model::{Article, Author, Body, Category, Entry, Markup, Media, Photo, SourceFeed, Timestamp};
use crate::text::escape::escape;
use crate::text::html::srcset::with_srcset;
use crate::text::html::{self, Addresses, SafeHtml};
use crate::text::notice::Said;
use crate::text::url::{below, is_iri, mended, resolve};
use crate::text::{email, markdown, safe_markdown, slug, summary, xml};
use feedcheck::Sound;

/// Elements may stand this deep in one another; parsers take too long for more.
pub(crate) const DEEPEST: usize = 200;

/// What is the same for all entries.
pub(crate) struct Context<'a> {
    pub config: &'a Config,
    pub scan: &'a Scan,
    pub names: &'a Names,
    pub state: &'a State,
    /// What counts as now.
    pub now: Timestamp,
    /// What the check of one document knows from those before.
    pub sound: Sound,
    /// Where pictures are published, if they are.
    pub desk: Option<Desk>,
}

/// Bytes of HTML whose text mostly is longer than a summary.
const ENOUGH: usize = 1 << 10;

/// The entry of an article.
pub(crate) fn entry(context: &Context<'_>, scanned: &Scanned, article: &Article, pictures: Pictures) -> Entry {
    let Context {
        config, state, scan, ..
    } = *context;
    if let Some(entry) = notice::retraction(config, state, &scan.symbols, scanned, article) {
        return entry;
    }
    let site = &config.site;
    let base = Url::parse(&scanned.address).unwrap_or_else(|_| site.url.clone());
    let photos: Vec<Photo> = article
        .photos
        .iter()
        .filter(|photo| photo.url.is_some())
        .cloned()
        .collect();
    let publisher = pictures.publisher.clone();
    let mut body = body(scanned, article, &base, pictures);
    if body.html.is_empty() {
        let stand_in = article
            .summary
            .as_ref()
            .or(article.subtitle.as_ref())
            .unwrap_or(&article.stub.title);
        if !stand_in.is_empty() {
            body.html = format!("<p>{}</p>", escape(stand_in));
        }
    }
    let summary = summary(article, &body.html);
    if own_summary(article).is_some_and(|summary| is_longer(summary, &body.html)) {
        body.html = format!("<p>{}</p>\n{}", escape(&summary), body.html);
    }
    let external = links::external(context.config, &scanned.address, article);
    let media: Vec<Media> = article
        .media
        .iter()
        .filter(|media| media.url.is_some() && media.media_type.is_some())
        .cloned()
        .collect();
    let correction = notice::correction(context.config, article);
    let parts = [
        correction.as_ref().map_or_else(String::new, |said| said.html.clone()),
        media::players(&body.html, &media),
        with_figures(&body, &photos),
        external
            .iter()
            .map(|external| links::other_page(site, &scanned.address, external, &body.html))
            .collect(),
    ];
    let html = parts
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("\n");
    let sets = publisher.map(|publisher| publisher.sets()).unwrap_or_default();
    let html = if sets.is_empty() {
        html
    } else {
        with_srcset(&html, &sets)
    };
    let title = clean(&article.stub.title);
    let source = source(article, &site.url);
    let summary = noted(correction, summary);
    // A picture alone has no words to be called by.
    let summary = Some(clean(&summary)).filter(|summary| !summary.is_empty() || !title.is_empty());
    let summary = summary.unwrap_or_else(|| scanned.published.datetime().format("%F").to_string());
    Entry {
        id: clean(scanned.id()),
        iri: identity::iri(context.config, context.state, scanned),
        url: scanned.address.to_string(),
        external,
        name: name(&title, &summary),
        title,
        summary,
        html: clean(&html),
        authors: authors(article, source.as_ref(), &site.url),
        published: scanned.published,
        updated: scanned.updated(context.now),
        categories: categories(context, scanned, article),
        language: context.scan.symbols.name(scanned.language).to_owned(),
        photos,
        media,
        source,
    }
}

/// The people of the byline. Of a story of another house without one, that house: nobody shall take it for ours.
fn authors(article: &Article, source: Option<&SourceFeed>, site: &Url) -> Vec<Author> {
    let authors = article.stub.authors.iter().map(|author| author_of(author, site));
    let house = source.filter(|source| article.stub.authors.is_empty() && !source.title.is_empty());
    let house = house.map(|source| Author {
        name: source.title.clone(),
        url: source.home.clone(),
        ..Author::default()
    });
    authors.chain(house).collect()
}

/// The feed that a story was taken from, unless it is one of the site.
fn source(article: &Article, site: &Url) -> Option<SourceFeed> {
    let source = article.origin.as_ref()?;
    let addresses = [&source.url, &source.home];
    let mut hosts = addresses
        .into_iter()
        .flatten()
        .filter_map(|address| Url::parse(address).ok());
    let is_own = hosts.any(|address| address.host() == site.host());
    (!is_own).then(|| SourceFeed {
        title: clean(&source.title),
        id: source.id.as_deref().map(mended).filter(|id| is_iri(id)),
        ..source.clone()
    })
}

/// Characters of a name that is made of a text.
const NAME: usize = 60;

/// What an entry is called where it may not be without a title.
fn name(title: &str, summary: &str) -> String {
    if title.is_empty() {
        summary::cut(summary, NAME)
    } else {
        title.to_owned()
    }
}

/// The summary that the entry of an article has.
pub(crate) fn summary_of(config: &Config, scanned: &Scanned, article: &Article, pictures: Pictures) -> String {
    let base = Url::parse(&scanned.address).unwrap_or_else(|_| config.site.url.clone());
    let summary = summary(article, &body(scanned, article, &base, pictures).html);
    clean(&noted(notice::correction(config, article), summary))
}

/// A summary with the note on a correction before it.
fn noted(correction: Option<Said>, summary: String) -> String {
    match correction {
        Some(said) => format!("{} {summary}", said.plain).trim_end().to_owned(),
        None => summary,
    }
}

/// The full text: safe, with absolute addresses, without headline and deck.
fn body(scanned: &Scanned, article: &Article, base: &Url, pictures: Pictures) -> SafeHtml {
    let addresses = Addresses {
        base: base.clone(),
        mark: format!("f{:016x}", digest(scanned.id())),
        pictures: Arc::new(move |src| {
            let found = pictures.locate(src).filter(|found| found.path.is_some())?;
            Some(pictures.public(&found).unwrap_or_else(|| found.url.into()))
        }),
    };
    let short = match article.body.markup {
        Markup::Markdown => safe_markdown::safe_html(&article.body.text, &addresses),
        Markup::Html | Markup::Text => None,
    };
    let mut body = short.unwrap_or_else(|| html::sanitize(&rendered(&article.body), &addresses));
    body.html = html::without_empty(body.html);
    for (tag, repeated) in [("h1", Some(&article.stub.title)), ("p", article.subtitle.as_ref())] {
        let Some(repeated) = repeated.filter(|text| !text.is_empty()) else {
            continue;
        };
        let rest = without_first(&body.html, tag, repeated).map(str::to_owned);
        body.html = rest.unwrap_or(body.html);
    }
    body
}

/// Only a text with many marks is rendered to find out.
pub(crate) fn is_too_deep(body: &Body) -> bool {
    let is_mark = |b: &u8| matches!(b, b'<' | b'>' | b'*' | b'_' | b'[' | b'-');
    // Blocks of so many bytes are counted many bytes at once.
    let blocks = body.text.as_bytes().chunks(u8::MAX.into());
    let marks = |block: &[u8]| usize::from(block.iter().map(|b| u8::from(is_mark(b))).sum::<u8>());
    blocks.map(marks).sum::<usize>() > DEEPEST && html::depth(&rendered(body)) > DEEPEST
}

/// The body as HTML that is not safe yet.
pub(crate) fn rendered(body: &Body) -> String {
    match body.markup {
        Markup::Markdown => markdown::to_html(&body.text),
        Markup::Html => body.text.clone(),
        Markup::Text => html::from_text(&body.text),
    }
}

/// What follows when `html` begins with an element that says just `text`.
fn without_first<'a>(html: &'a str, tag: &str, text: &str) -> Option<&'a str> {
    let (attributes, inner) = html.strip_prefix(&format!("<{tag}"))?.split_once('>')?;
    if !(attributes.is_empty() || attributes.starts_with(' ')) {
        return None;
    }
    let (first, rest) = inner.split_once(&format!("</{tag}>"))?;
    (slug::key(&html::to_text(first)) == slug::key(text)).then(|| rest.trim_start())
}

/// What somebody wrote, as it is written; else the beginning of the text.
fn summary(article: &Article, html: &str) -> String {
    own_summary(article).map_or_else(|| beginning(article, html), str::to_owned)
}

/// The article's own summary, else the deck.
fn own_summary(article: &Article) -> Option<&str> {
    article.summary.as_deref().or(article.subtitle.as_deref())
}

/// The first paragraph, no longer than the text, as some readers show whichever is longer. A body of
/// pictures alone says what they show.
fn beginning(article: &Article, html: &str) -> String {
    let html = html::without_notes(html);
    let text = html::first_paragraph(&html).unwrap_or_else(|| html::to_text(&html));
    if text.is_empty() {
        let caption = article.photos.iter().find_map(Photo::caption_with_credit);
        let title = Some(article.stub.title.clone()).filter(|title| !title.is_empty());
        let file = || article.media.first().map(Media::label);
        return caption.or(title).or_else(file).unwrap_or_default();
    }
    summary::cut(&text, summary::LONGEST)
}

/// Whether a summary has more characters than the text: some readers would show it instead.
fn is_longer(summary: &str, html: &str) -> bool {
    let characters = |html: &str| html::to_text(html).chars().count();
    let wanted = summary.chars().count();
    // Mostly the beginning of a text is longer already.
    let beginning = html::beginning(html, ENOUGH);
    let length = characters(beginning);
    if length >= wanted {
        return false;
    }
    let length = if beginning.len() == html.len() {
        length
    } else {
        characters(html)
    };
    length < wanted
}

/// The first photo stands before the text, the others behind it; none that it shows already.
fn with_figures(body: &SafeHtml, photos: &[Photo]) -> String {
    let figures = photos.iter().map(|photo| {
        let url = photo.url.as_deref().unwrap_or_default();
        if body.images.iter().any(|image| image == url) {
            String::new()
        } else {
            figure(photo, url)
        }
    });
    let figures: Vec<String> = figures.collect();
    let (first, others) = figures
        .split_first()
        .map_or((String::new(), &[][..]), |(first, others)| (first.clone(), others));
    let parts = std::iter::once(first)
        .chain([body.html.clone()])
        .chain(others.iter().cloned());
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}

fn figure(photo: &Photo, url: &str) -> String {
    let alt = photo.alt.as_ref().or(photo.caption.as_ref()).map_or("", String::as_str);
    let size = |name: &str, value: Option<u32>| value.map(|value| format!(" {name}=\"{value}\"")).unwrap_or_default();
    let image = format!(
        "<img src=\"{}\" alt=\"{}\"{}{}>",
        escape(url),
        escape(alt),
        size("width", photo.width),
        size("height", photo.height)
    );
    match photo.caption_with_credit() {
        Some(caption) => format!("<figure>{image}<figcaption>{}</figcaption></figure>", escape(&caption)),
        None => format!("<figure>{image}</figure>"),
    }
}

fn categories(context: &Context<'_>, scanned: &Scanned, article: &Article) -> Vec<Category> {
    let rules = &context.config.topics;
    let symbols = &context.scan.symbols;
    let topics = scanned.topics.iter().map(|topic| Category {
        name: clean(context.names.topic(symbols, *topic)),
        scheme: rules.scheme.clone(),
    });
    let section = scanned.section.iter().map(|section| Category {
        name: clean(context.names.section(symbols, *section)),
        scheme: below(&context.config.site.url, "sections/").into(),
    });
    let of_generator = article.stub.categories.iter().map(|name| Category {
        name: clean(name),
        scheme: below(&context.config.site.url, "categories/").into(),
    });
    let mut categories: Vec<Category> = topics.collect();
    // What is a topic too is said once.
    for other in section.chain(of_generator) {
        if !categories
            .iter()
            .any(|topic| slug::key(&topic.name) == slug::key(&other.name))
        {
            categories.push(other);
        }
    }
    categories
}

fn author_of(author: &Author, site: &Url) -> Author {
    Author {
        name: clean(&author.name),
        email: author.email.as_deref().and_then(email::parse),
        url: author
            .url
            .as_deref()
            .and_then(|url| resolve(site, url))
            .map(String::from),
        affiliation: author.affiliation.clone(),
    }
}

/// Entities may have become characters that no feed can carry.
fn clean(text: &str) -> String {
    xml::clean(text).0.into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_may_stand_200_deep() {
        let body = |depth: usize| Body {
            text: format!("{}x{}", "<div>".repeat(depth), "</div>".repeat(depth)),
            markup: Markup::Html,
            ..Body::default()
        };
        assert!(!is_too_deep(&body(DEEPEST)));
        assert!(is_too_deep(&body(DEEPEST + 1)));
    }

    #[test]
    fn a_name_is_cut_from_a_text_behind_60_characters() {
        let words = "The tide comes late on Monday, says the harbor master today.";
        assert_eq!(words.len(), NAME);
        assert_eq!(name("", words), words);
        assert_eq!(
            name("", &words.replace("today.", "tonight.")),
            "The tide comes late on Monday, says the harbor master…"
        );
        assert_eq!(name("Tide", words), "Tide");
    }
}
