//! Reads the articles that feeds picked, whole, finds their pictures, and has an entry made of
//! each.

use std::sync::Arc;

use rayon::prelude::*;

use crate::builder::entry::assemble::{Context, DEEPEST, entry, is_too_deep, rendered};
use crate::builder::entry::desk::Desk;
use crate::builder::entry::fingerprint::fingerprint;
use crate::builder::entry::photo::{self, Pictures};
use crate::builder::entry::publish::Publisher;
use crate::builder::entry::references::{self};
use crate::builder::entry::{material, media};
use crate::builder::memory::index::EntryRecord;
use crate::builder::memory::material::Sought;
use crate::builder::memory::scanned::{ArticleNumber, Scanned, Standing};
use crate::builder::memory::traces::Link;
use crate::builder::scan::Scan;
use crate::builder::scan::article::topics;
use crate::builder::source::file::SourceFile;
use crate::builder::source::read::{Reader, Reading};
use crate::config::Config;
use crate::model::{Article, Code, Diagnostic, Entry, Markup, Place};
use crate::text::html;
use crate::text::url::resolve;

/// An entry, and what it was made from.
#[derive(Debug)]
pub(crate) struct Gathered {
    pub entry: Arc<Entry>,
    pub record: EntryRecord,
    /// Digest of everything that the entry was made from, besides the configuration.
    pub print: u128,
}

/// An article that was read whole, with its photos found.
pub(crate) struct Whole {
    pub article: Article,
    pub pictures: Pictures,
    /// Links to other articles that were looked up.
    pub links: Vec<Link>,
    /// Pictures of other files that were looked for.
    pub material: Vec<Sought>,
    pub findings: Vec<Diagnostic>,
}

/// Makes the entries of some articles, given in their order. An article that is not what it was when it
/// was chosen has none.
pub(crate) fn gather(
    context: &Context<'_>,
    reader: &Reader,
    picked: &[ArticleNumber],
) -> Vec<(ArticleNumber, Result<Gathered, Diagnostic>)> {
    let texts = texts(context.scan, picked);
    texts
        .into_par_iter()
        .flat_map_iter(|picked| gather_from_text(context, reader, picked))
        .collect()
}

/// Articles in the order of the files, by the text that holds them.
fn texts<'a>(scan: &Scan, articles: &'a [ArticleNumber]) -> Vec<&'a [ArticleNumber]> {
    let is_one_text = |a: &ArticleNumber, b: &ArticleNumber| {
        let (a, b) = (&scan.articles[*a], &scan.articles[*b]);
        (a.file, a.spot.offset) == (b.file, b.spot.offset)
    };
    articles.chunk_by(is_one_text).collect()
}

fn gather_from_text(
    context: &Context<'_>,
    reader: &Reader,
    picked: &[ArticleNumber],
) -> Vec<(ArticleNumber, Result<Gathered, Diagnostic>)> {
    let wholes = wholes(context, reader, picked);
    let gathered = wholes.into_iter().map(|(at, whole)| {
        let scanned = &context.scan.articles[at];
        let gathered = whole.map(|mut whole| {
            let prober = whole.pictures.prober.clone();
            let publisher = whole.pictures.publisher.clone();
            let entry = Arc::new(entry(context, scanned, &whole.article, whole.pictures));
            let (files, findings) = publisher.map(|publisher| publisher.finish()).unwrap_or_default();
            whole.findings.extend(findings);
            let record = EntryRecord {
                content: scanned.content,
                source: context.scan.files[scanned.file as usize].key(),
                line: scanned.line,
                probes: prober.probes(),
                links: whole.links,
                material: whole.material,
                files,
                findings: told(scanned, whole.findings),
            };
            Gathered {
                entry,
                print: fingerprint(context, scanned, &record),
                record,
            }
        });
        (at, gathered)
    });
    gathered.collect()
}

/// What is remembered of findings. A line that a system wrote may have beside the story what nobody may see: notes to editors,
/// pictures that are withheld.
fn told(scanned: &Scanned, mut findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    if scanned.copy().is_some() {
        for finding in &mut findings {
            finding.place.excerpt = None;
        }
    }
    findings
}

/// Reads articles of one text again, whole, and looks for their photos.
fn wholes(
    context: &Context<'_>,
    reader: &Reader,
    picked: &[ArticleNumber],
) -> Vec<(ArticleNumber, Result<Whole, Diagnostic>)> {
    let Context { config, scan, now, .. } = *context;
    let Some(first) = picked.first().map(|at| &scan.articles[*at]) else {
        return Vec::new();
    };
    let file = &scan.files[first.file as usize];
    let mut readings: Vec<Option<Reading>> = match reader.again(file, first.format(), first.spot) {
        Ok(readings) => readings.into_iter().map(Some).collect(),
        Err(finding) => return picked.iter().map(|at| (*at, Err(finding.clone()))).collect(),
    };
    let whole = |at: &ArticleNumber| {
        let scanned = &scan.articles[*at];
        let reading = readings.get_mut(scanned.spot.nth).and_then(Option::take);
        // Somebody may have saved the file since it was scanned: whether the article may be shown,
        // and by which id, was decided for another text.
        let reading = reading.filter(|reading| reading.content == scanned.content);
        let whole = reading.ok_or_else(|| changed(file));
        (
            *at,
            whole.and_then(|reading| {
                let is_seen = scanned.standing == Standing::Story && scanned.schedule().is_live(now);
                let desk = context.desk.as_ref().filter(|_| is_seen);
                complete(config, file, Some((scan, reader)), scanned, reading, desk)
            }),
        )
    };
    picked.iter().map(whole).collect()
}

/// An article that was read, with its photos. Those of a site generator refer to `others`. Pictures are published at the desk,
/// which only a story has that readers may see.
pub(crate) fn complete(
    config: &Config,
    file: &SourceFile,
    others: Option<(&Scan, &Reader)>,
    scanned: &Scanned,
    reading: Reading,
    desk: Option<&Desk>,
) -> Result<Whole, Diagnostic> {
    let Reading {
        found,
        mut photo_places,
        media_places,
        text_notes,
        ..
    } = reading;
    let mut article = found.article.map_err(|mut reasons| reasons.remove(0))?;
    article.stub.topics = topics(&config.topics, &article.stub.topics);
    let mut findings = found.notes;
    findings.extend(text_notes);
    let path = file.origin(&config.root);
    let mut pictures = Pictures::new(config, &path, &scanned.address);
    let (mut links, mut material) = (Vec::new(), Vec::new());
    if let Some((scan, reader)) = others {
        let told = material::complete(scan, reader, scanned, &mut article, &mut photo_places, &mut material);
        findings.extend(told);
    }
    article
        .photos
        .retain(|photo| !(photo.src.is_empty() && photo.item.is_some()));
    if let Some((scan, _)) = others.filter(|_| config.articles.style.is_adopted()) {
        let found = references::complete(config, scan, scanned, &mut article, &pictures, &mut links);
        let is_missing = found.iter().any(|finding| finding.code == Code::MISSING_PAGE);
        if config.articles.rendered.is_some() && !is_missing {
            // The generator knew them all.
            findings.retain(|finding| finding.code != Code::UNKNOWN_SHORTCODE);
        }
        findings.extend(found);
    }
    pictures.publisher = desk.map(|desk| Publisher::new(desk, scanned.id(), scanned_place(scanned, file)));
    let beside = scanned.format().has_pictures_beside.then_some(path.as_path());
    let language = article.stub.language.as_ref().unwrap_or(&config.site.language);
    let language = config.photos.words_inside.then_some(language.as_str());
    article.photos = photo::complete(
        &pictures,
        &article.photos,
        beside,
        language,
        &photo_places,
        &mut findings,
    );
    article.media = media::complete(&pictures, &article.media, &media_places, &mut findings);
    let place = || scanned_place(scanned, file);
    if is_too_deep(&article.body) {
        let message =
            format!("elements of the body stand more than {DEEPEST} deep in one another; only its words are kept");
        findings.push(Diagnostic::new(Code::NESTED_TOO_DEEP, place(), message));
        let words = html::to_text(&rendered(&article.body));
        (article.body.text, article.body.markup) = (words, Markup::Text);
    }
    let url = article.stub.url.as_ref();
    let external = article.external_url.as_ref();
    if let Some(url) = external.filter(|url| resolve(&config.site.url, url).is_none()) {
        let message = format!("`{url}` is no web address; the article goes on without it");
        findings.push(Diagnostic::new(Code::INVALID_URL, place(), message));
    }
    if let Some(url) = url.filter(|url| resolve(&config.site.url, url).is_none()) {
        let message = format!("`{url}` is no web address; the permalink takes its place");
        findings.push(Diagnostic::new(Code::INVALID_URL, place(), message));
    }
    Ok(Whole {
        article,
        pictures,
        links,
        material,
        findings,
    })
}

fn scanned_place(scanned: &Scanned, file: &SourceFile) -> Place {
    Place {
        line: Some(scanned.line as usize),
        ..Place::file(&*file.name)
    }
}

fn changed(file: &SourceFile) -> Diagnostic {
    let message = "the file changed while it was read; its stories wait for the next run";
    Diagnostic::new(Code::UNREADABLE_FILE, Place::file(&*file.name), message)
}
