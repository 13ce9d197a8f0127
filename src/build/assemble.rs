//! From an article to an entry: every decision between what the newsroom said and what a
//! reader gets stands here. `entry` is pure; `entries` reads the picked articles for it.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;
use url::Url;

use super::files::SourceFile;
use super::photo::{self, Pictures};
use super::plan::{Names, Plan};
use super::read::{Reader, Reading};
use super::scan::{Progress, Scan, Scanned, reader};
use crate::config::Config;
use crate::model::{Article, Author, Body, Category, Code, Diagnostic, Entry, Markup, Photo, Place};
use crate::text::html::{self, SafeHtml};
use crate::text::url::{below, resolve};
use crate::text::{email, markdown, slug, summary, xml};

/// The entries of all feeds.
#[derive(Debug, Default)]
pub struct Entries {
    /// By the index of their article.
    pub entries: HashMap<usize, Arc<Entry>>,
    pub findings: Vec<Diagnostic>,
}

/// What is the same for all entries.
pub struct Context<'a> {
    pub config: &'a Config,
    pub names: &'a Names,
}

/// An article that was read whole, with its photos found.
pub struct Whole {
    pub article: Article,
    pub pictures: Pictures,
    pub findings: Vec<Diagnostic>,
}

/// Elements may stand this deep in one another; parsers take too long for more.
const DEEPEST: usize = 200;

/// Makes the entries of every article that is in some feed, each once.
pub fn entries(config: &Config, scan: &Scan, plan: &Plan, progress: &dyn Progress) -> Entries {
    let picked: BTreeSet<usize> = plan
        .feeds
        .iter()
        .flat_map(|feed| feed.entries.iter().copied())
        .collect();
    let picked: Vec<usize> = picked.into_iter().collect();
    let reader = reader(config, true);
    let done = AtomicUsize::new(0);
    let read = |&at: &usize| {
        let whole = whole(config, scan, &reader, at);
        progress.step("assembling", done.fetch_add(1, Ordering::Relaxed) + 1, picked.len());
        (at, whole)
    };
    let read: Vec<(usize, Result<Whole, Diagnostic>)> = picked.par_iter().map(read).collect();
    let context = Context {
        config,
        names: &plan.names,
    };
    let made: Vec<_> = read
        .into_par_iter()
        .map(|(at, whole)| match whole {
            Ok(whole) => (
                Some((
                    at,
                    Arc::new(entry(&context, &scan.articles[at], &whole.article, whole.pictures)),
                )),
                whole.findings,
            ),
            Err(finding) => (None, vec![finding]),
        })
        .collect();
    let mut entries = HashMap::new();
    let mut findings = Vec::new();
    for (entry, found) in made {
        entries.extend(entry);
        findings.extend(found);
    }
    Entries { entries, findings }
}

/// Reads an article again, whole, and looks for its photos.
pub fn whole(config: &Config, scan: &Scan, reader: &Reader, at: usize) -> Result<Whole, Diagnostic> {
    let scanned = &scan.articles[at];
    let file = &scan.files[scanned.file];
    let Reading {
        found, photo_places, ..
    } = reader.again(file, scanned.format, scanned.spot)?;
    let mut article = found.article.map_err(|mut reasons| reasons.remove(0))?;
    // Somebody saved the file since it was scanned: whether the article may be shown, and by
    // which id, was decided for another text.
    if !scanned.is_of(&config.topics, &article) {
        return Err(changed(file));
    }
    article.stub = scanned.stub.clone();
    let mut findings = found.notes;
    let pictures = Pictures::new(config, file);
    let beside = scanned.format.has_pictures_beside.then_some(Path::new(&file.path));
    article.photos = photo::complete(&pictures, &article.photos, beside, &photo_places, &mut findings);
    let place = || Place {
        line: Some(scanned.line),
        ..Place::file(&file.name)
    };
    if is_too_deep(&article.body) {
        let message =
            format!("elements of the body stand more than {DEEPEST} deep in one another; only its words are kept");
        findings.push(Diagnostic::new(Code::NESTED_TOO_DEEP, place(), message));
        let words = html::to_text(&rendered(&article.body));
        (article.body.text, article.body.markup) = (words, Markup::Text);
    }
    if let Some(url) = article
        .stub
        .url
        .as_ref()
        .filter(|url| resolve(&config.site.url, url).is_none())
    {
        let message = format!("`{url}` is no web address; the permalink takes its place");
        findings.push(Diagnostic::new(Code::INVALID_URL, place(), message));
    }
    Ok(Whole {
        article,
        pictures,
        findings,
    })
}

fn changed(file: &SourceFile) -> Diagnostic {
    let message = "the file changed while it was read; its stories wait for the next run";
    Diagnostic::new(Code::UNREADABLE_FILE, Place::file(&file.name), message)
}

/// The entry of an article.
pub fn entry(context: &Context<'_>, scanned: &Scanned, article: &Article, pictures: Pictures) -> Entry {
    let site = &context.config.site;
    let base = Url::parse(&scanned.address).unwrap_or_else(|_| site.url.clone());
    let photos: Vec<Photo> = article
        .photos
        .iter()
        .filter(|photo| photo.url.is_some())
        .cloned()
        .collect();
    let mut body = body(article, &base, pictures);
    if body.html.is_empty() {
        let stand_in = article
            .summary
            .as_ref()
            .or(article.subtitle.as_ref())
            .unwrap_or(&article.stub.title);
        body.html = format!("<p>{}</p>", html::escape(stand_in));
    }
    let summary = summary(article, &body.html);
    let language = article.language.clone().filter(|language| *language != site.language);
    Entry {
        id: clean(&scanned.id),
        iri: scanned.iri.clone(),
        url: scanned.address.clone(),
        title: clean(&article.stub.title),
        summary: clean(&summary),
        html: clean(&with_figures(&body, &photos)),
        authors: article
            .stub
            .authors
            .iter()
            .map(|author| self::author(author, &site.url))
            .collect(),
        published: article.stub.published,
        updated: article.stub.updated.filter(|updated| *updated > article.stub.published),
        categories: categories(context, scanned),
        language,
        photos,
    }
}

/// The summary that the entry of an article has.
pub fn summary_of(config: &Config, scanned: &Scanned, article: &Article, pictures: Pictures) -> String {
    let base = Url::parse(&scanned.address).unwrap_or_else(|_| config.site.url.clone());
    summary(article, &body(article, &base, pictures).html)
}

/// The full text: safe, with absolute addresses, without headline and deck.
fn body(article: &Article, base: &Url, pictures: Pictures) -> SafeHtml {
    let html = rendered(&article.body);
    let find: html::Pictures = Arc::new(move |src| {
        pictures
            .locate(src)
            .filter(|found| found.path.is_some())
            .map(|found| found.url.into())
    });
    let mut body = html::sanitize(&html, base, &find);
    for (tag, repeated) in [("h1", Some(&article.stub.title)), ("p", article.subtitle.as_ref())] {
        let Some(repeated) = repeated else { continue };
        let rest = without_first(&body.html, tag, repeated).map(str::to_owned);
        body.html = rest.unwrap_or(body.html);
    }
    body
}

/// Only a text with many marks is rendered to find out.
fn is_too_deep(body: &Body) -> bool {
    let has_many_marks = body
        .text
        .bytes()
        .filter(|b| b"<>*_[-".contains(b))
        .nth(DEEPEST)
        .is_some();
    has_many_marks && html::depth(&rendered(body)) > DEEPEST
}

/// The body as HTML that is not safe yet.
fn rendered(body: &Body) -> String {
    match body.markup {
        Markup::Markdown => markdown::to_html(&body.text),
        Markup::Html => body.text.clone(),
        Markup::Text => html::from_text(&body.text),
    }
}

/// What follows when `html` begins with an element that says just `text`.
fn without_first<'a>(html: &'a str, tag: &str, text: &str) -> Option<&'a str> {
    let inner = html.strip_prefix(&format!("<{tag}>"))?;
    let (first, rest) = inner.split_once(&format!("</{tag}>"))?;
    (slug::key(&html::to_text(first)) == slug::key(text)).then(|| rest.trim_start())
}

/// The article's own summary, else the deck, else the beginning of the text; never longer
/// than the text, as some readers show whichever is longer.
fn summary(article: &Article, html: &str) -> String {
    let text = html::to_text(html);
    let own = article.summary.clone().or_else(|| article.subtitle.clone());
    let beginning = || {
        summary::cut(
            &html::first_paragraph(html).unwrap_or_else(|| text.clone()),
            summary::LONGEST,
        )
    };
    let summary = own.unwrap_or_else(beginning);
    match text.chars().count() {
        // A body of pictures alone says what they show.
        0 if summary.is_empty() => article
            .photos
            .iter()
            .find_map(Photo::caption_with_credit)
            .unwrap_or_else(|| article.stub.title.clone()),
        0 => summary,
        length => summary::cut(&summary, length),
    }
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
        html::escape(url),
        html::escape(alt),
        size("width", photo.width),
        size("height", photo.height)
    );
    match photo.caption_with_credit() {
        Some(caption) => format!(
            "<figure>{image}<figcaption>{}</figcaption></figure>",
            html::escape(&caption)
        ),
        None => format!("<figure>{image}</figure>"),
    }
}

fn categories(context: &Context<'_>, scanned: &Scanned) -> Vec<Category> {
    let rules = &context.config.topics;
    let topics = scanned.stub.topics.iter().map(|topic| Category {
        name: clean(context.names.topic(topic)),
        scheme: rules.scheme.clone(),
    });
    let section = scanned.stub.section.iter().map(|section| Category {
        name: clean(context.names.section(section)),
        scheme: below(&context.config.site.url, "sections/").into(),
    });
    let mut categories: Vec<Category> = topics.collect();
    // A section that is a topic too is said once.
    for section in section {
        if !categories
            .iter()
            .any(|topic| slug::key(&topic.name) == slug::key(&section.name))
        {
            categories.push(section);
        }
    }
    categories
}

fn author(author: &Author, site: &Url) -> Author {
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
