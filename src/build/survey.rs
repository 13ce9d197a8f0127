//! What feedmill understood of every article, for `feedmill list`: all of them are read
//! whole, nothing is written, and no lock is needed.

use std::collections::HashMap;

use rayon::prelude::*;

use super::error::Error;
use super::gather::whole;
use super::plan::plan;
use super::scan::{Progress, Scan, Scanned, reader, scan};
use super::state::State;
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
    /// With photos that have their facts.
    pub article: Article,
    /// As in the feeds.
    pub summary: String,
    /// Paths of its feeds.
    pub feeds: Vec<String>,
    /// Why it is in none now: `draft`, `embargoed until …`, `expired …`.
    pub held: Option<String>,
}

/// Every article in the order of the files, and what else there is to say.
pub fn survey(
    config: &Config,
    now: Timestamp,
    progress: &dyn Progress,
) -> Result<(Vec<Listed>, Vec<Diagnostic>), Error> {
    let state = State::load(&config.resolve(&config.output.dir))?;
    let scan = scan(config, &state, now, progress);
    let plan = plan(config, &scan, &state);
    let mut feeds: HashMap<usize, Vec<String>> = HashMap::new();
    for feed in &plan.feeds {
        for &at in &feed.entries {
            feeds.entry(at).or_default().push(feed.path.clone());
        }
    }
    let reader = reader(config, true);
    let understand = |at: usize| match scan.doubles.get(&at) {
        Some(finding) => (Listed::LeftOut(finding.clone()), Vec::new()),
        None => understood(
            config,
            &scan,
            &reader,
            at,
            now,
            feeds.get(&at).cloned().unwrap_or_default(),
        ),
    };
    let articles: Vec<(Listed, Vec<Diagnostic>)> = (0..scan.articles.len()).into_par_iter().map(understand).collect();
    let mut findings = plan.findings;
    let mut listed = Vec::new();
    for (article, found) in articles {
        listed.push(article);
        findings.extend(found);
    }
    let doubles: Vec<&Diagnostic> = scan.doubles.values().collect();
    let left_out = scan.left_out.iter().filter(|finding| !doubles.contains(finding));
    listed.extend(left_out.cloned().map(Listed::LeftOut));
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
    reader: &super::read::Reader,
    at: usize,
    now: Timestamp,
    feeds: Vec<String>,
) -> (Listed, Vec<Diagnostic>) {
    let scanned = &scan.articles[at];
    let whole = match whole(config, scan, reader, at) {
        Ok(whole) => whole,
        Err(finding) => return (Listed::LeftOut(finding), Vec::new()),
    };
    let mut article = whole.article;
    article.stub.topics.clone_from(&scanned.stub.topics);
    let summary = super::assemble::summary_of(config, scanned, &article, whole.pictures);
    let understood = Understood {
        source: scan.files[scanned.file].name.clone(),
        line: scanned.line,
        id: scanned.id.clone(),
        url: scanned.address.clone(),
        held: held(scanned, now),
        article,
        summary,
        feeds,
    };
    (Listed::Article(Box::new(understood)), whole.findings)
}

fn held(scanned: &Scanned, now: Timestamp) -> Option<String> {
    let stub = &scanned.stub;
    if stub.draft {
        Some("draft".to_owned())
    } else if let Some(expires) = stub.expires.filter(|_| stub.is_expired(now)) {
        Some(format!("expired {expires}"))
    } else if stub.appears() > now {
        Some(format!("embargoed until {}", stub.appears()))
    } else {
        None
    }
}
