//! What feedmill understood of every article, for `feedmill list`: all of them are read
//! whole, nothing is written, and no lock is needed.

use std::collections::HashMap;

use rayon::prelude::*;

use crate::builder::entry::gather::{Whole, texts, wholes};
use crate::builder::error::Error;
use crate::builder::memory::index::Index;
use crate::builder::memory::scanned::Scanned;
use crate::builder::memory::state::State;
use crate::builder::plan::plan;
use crate::builder::progress::Progress;
use crate::builder::scan::{Scan, reader, scan};
use crate::builder::source::files::Changes;
use crate::config::Config;
use crate::model::{Article, Diagnostic, Timestamp};

/// An article as it was understood, or why there is none.
#[derive(Debug, Clone)]
pub enum Listed {
    /// It is in feeds, or could be.
    Article(Box<Understood>),
    /// It is in no feed, for this reason.
    LeftOut(Diagnostic),
}

/// What was understood of an article.
#[derive(Debug, Clone)]
pub struct Understood {
    /// Its file, and the line it begins on.
    pub source: String,
    /// From 1.
    pub line: usize,
    /// What readers know it by.
    pub id: String,
    /// Its address.
    pub url: String,
    /// Its own, or the site's.
    pub language: String,
    /// With photos that have their facts.
    pub article: Article,
    /// As in the feeds.
    pub summary: String,
    /// Paths of its feeds.
    pub feeds: Vec<String>,
    /// Why it is in none now: `draft`, `status: paid`, `embargoed until …`, `expired …`.
    pub held: Option<String>,
}

/// Every article in the order of the files, and what else there is to say.
pub fn survey(
    config: &Config,
    now: Timestamp,
    progress: &dyn Progress,
) -> Result<(Vec<Listed>, Vec<Diagnostic>), Error> {
    let state = State::load(&config.resolve(&config.output.dir))?;
    let scan = scan(config, &state, &mut Index::default(), Changes::Unknown, now, progress);
    let plan = plan(config, &scan, &state);
    let mut feeds: HashMap<usize, Vec<String>> = HashMap::new();
    for feed in &plan.feeds {
        for &at in &feed.entries {
            feeds.entry(at).or_default().push(feed.path.clone());
        }
    }
    let reader = reader(config, true);
    let all: Vec<usize> = (0..scan.articles.len())
        .filter(|at| !scan.doubles.contains_key(at))
        .collect();
    let understand = |text: &[usize]| {
        let wholes = wholes(config, &scan, &reader, text).into_iter();
        let understood = wholes.map(|(at, whole)| {
            let feeds = feeds.get(&at).cloned().unwrap_or_default();
            match whole {
                Ok(whole) => understood(config, &scan, at, whole, now, feeds),
                Err(finding) => (Listed::LeftOut(finding), Vec::new()),
            }
        });
        understood.collect::<Vec<_>>()
    };
    let articles: Vec<(Listed, Vec<Diagnostic>)> =
        texts(&scan, &all).into_par_iter().flat_map_iter(understand).collect();
    let mut findings = plan.findings;
    let mut listed = Vec::new();
    for (article, found) in articles {
        listed.push(article);
        findings.extend(found);
    }
    listed.extend(scan.left_out.iter().cloned().map(Listed::LeftOut));
    findings.extend(scan.findings.iter().cloned());
    listed.sort_by_key(|listed| match listed {
        Listed::Article(article) => (article.source.clone(), article.line),
        Listed::LeftOut(finding) => (finding.place.file.clone(), finding.place.line.unwrap_or(0)),
    });
    super::sort(&mut findings);
    Ok((listed, findings))
}

fn understood(
    config: &Config,
    scan: &Scan,
    at: usize,
    whole: Whole,
    now: Timestamp,
    feeds: Vec<String>,
) -> (Listed, Vec<Diagnostic>) {
    let scanned = &scan.articles[at];
    let mut article = whole.article;
    article.stub.updated = article.stub.updated.filter(|updated| *updated <= now);
    let summary = crate::builder::entry::assemble::summary_of(config, scanned, &article, whole.pictures);
    let understood = Understood {
        source: scan.files[scanned.file as usize].name.to_string(),
        line: scanned.line as usize,
        id: scanned.id().to_owned(),
        url: scanned.address.to_string(),
        held: held(scanned, &article, now),
        language: scan.symbols.name(scanned.language).to_owned(),
        article,
        summary,
        feeds,
    };
    (Listed::Article(Box::new(understood)), whole.findings)
}

fn held(scanned: &Scanned, article: &Article, now: Timestamp) -> Option<String> {
    let schedule = &scanned.schedule;
    if let Some(hold) = &article.stub.held {
        Some(hold.reason.clone())
    } else if let Some(expires) = schedule.expires.filter(|_| schedule.is_expired(now)) {
        Some(format!("expired {expires}"))
    } else {
        let appears = schedule.appears().filter(|time| *time > now);
        appears.map(|time| format!("embargoed until {time}"))
    }
}
