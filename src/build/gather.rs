//! Reads the articles that feeds picked, whole, finds their pictures, and has an entry made of
//! each, once for all feeds and formats.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::adopted;
use super::assemble::{Context, DEEPEST, entry, is_too_deep, rendered};
use super::files::SourceFile;
use super::photo::{self, Pictures};
use super::plan::Plan;
use super::read::{Reader, Reading};
use super::scan::{Progress, Scan, reader};
use crate::config::Config;
use crate::model::{Article, Code, Diagnostic, Entry, Markup, Place};
use crate::text::html;
use crate::text::url::resolve;

/// The entries of all feeds.
#[derive(Debug, Default)]
pub struct Entries {
    /// By the index of their article.
    pub entries: HashMap<usize, Arc<Entry>>,
    pub findings: Vec<Diagnostic>,
}

/// An article that was read whole, with its photos found.
pub struct Whole {
    pub article: Article,
    pub pictures: Pictures,
    pub findings: Vec<Diagnostic>,
}

/// Makes the entries of every article that is in some feed, each once.
pub fn entries(config: &Config, scan: &Scan, plan: &Plan, progress: &dyn Progress) -> Entries {
    let picked: BTreeSet<usize> = plan
        .feeds
        .iter()
        .flat_map(|feed| feed.entries.iter().copied())
        .collect();
    let picked: Vec<usize> = picked.into_iter().collect();
    let reader = reader(config, true);
    let context = Context {
        config,
        names: &plan.names,
    };
    let done = AtomicUsize::new(0);
    let make = |&at: &usize| {
        let made = whole(config, scan, &reader, at).map(|whole| {
            let entry = entry(&context, &scan.articles[at], &whole.article, whole.pictures);
            (Arc::new(entry), whole.findings)
        });
        progress.step("assembling", done.fetch_add(1, Ordering::Relaxed) + 1, picked.len());
        (at, made)
    };
    let made: Vec<_> = picked.par_iter().map(make).collect();
    let mut entries = Entries::default();
    for (at, made) in made {
        match made {
            Ok((entry, findings)) => {
                entries.entries.insert(at, entry);
                entries.findings.extend(findings);
            }
            Err(finding) => entries.findings.push(finding),
        }
    }
    entries
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
    let pictures = Pictures::new(config, file, &scanned.address);
    if config.articles.style.is_adopted() {
        let missing = adopted::complete(config, scan, scanned, &mut article, &pictures);
        if config.articles.rendered.is_some() && missing.is_none() {
            // The generator knew them all.
            findings.retain(|finding| *finding.code != *Code::UNKNOWN_SHORTCODE);
        }
        findings.extend(missing);
    }
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
