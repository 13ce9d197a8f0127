//! What feedmill understood of every article, for `feedmill list`: each is read once, nothing is written, and no
//! lock is needed. Of what was read little stays, so that a large newsroom needs no more memory than its list.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::builder::entry::assemble::summary_of;
use crate::builder::entry::desk::{Closed, Desk};
use crate::builder::entry::gather::complete;
use crate::builder::error::Error;
use crate::builder::memory::scanned::{ArticleNumber, Scanned, Standing};
use crate::builder::memory::state::State;
use crate::builder::plan::{guard, plan};
use crate::builder::progress::Progress;
use crate::builder::scan::{Scan, reader, scan_aloud};
use crate::builder::source::file::SourceFile;
use crate::builder::source::read::{Reader, Reading};
use crate::builder::source::spot::Spot;
use crate::config::Config;
use crate::model::{Article, Body, Diagnostic, Timestamp};

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
    /// With photos that have their facts, and without its text.
    pub article: Article,
    /// As in the feeds.
    pub summary: String,
    /// Paths of its feeds.
    pub feeds: Vec<String>,
    /// Why it is in none now: `draft`, `status: paid`, `embargoed until …`, `expired …`.
    pub held: Option<String>,
}

/// Every article in the order of the files, and what else a build would say before it makes feeds.
pub fn survey(
    config: &Config,
    now: Timestamp,
    progress: &dyn Progress,
) -> Result<(Vec<Listed>, Vec<Diagnostic>), Error> {
    let state = State::load(&config.resolve(&config.output.dir))?;
    let shelf = Arc::new(Closed(state.photos.clone()));
    let notebook = Notebook::new(config, Desk::new(config, shelf, SystemTime::now()));
    let listener = |file: &SourceFile, scanned: &Scanned, reading| notebook.hear(file, scanned, reading);
    let scan = scan_aloud(config, &state, now, progress, &listener);
    let mut known = notebook.close(&scan);
    let plan = plan(config, &scan, &state);
    let held = guard::check(config, now, &scan, &plan, &state);
    let mut feeds: HashMap<ArticleNumber, Vec<String>> = HashMap::new();
    for feed in &plan.feeds {
        for &at in &feed.entries {
            let (path, own) = (feed.root().0, feeds.entry(at).or_default());
            if own.iter().all(|known| known != path) {
                own.push(path.to_owned());
            }
        }
    }
    let mut findings = [plan.findings, held.findings].concat();
    let mut listed = Vec::new();
    for (at, scanned) in scan.articles.numbers().zip(scan.articles.iter()) {
        let noted = known.remove(&key(scanned)).filter(|_| !scan.doubles.contains_key(&at));
        listed.extend(noted.map(|noted| match noted {
            Ok(noted) => {
                findings.extend(noted.findings);
                let feeds = feeds.remove(&at).unwrap_or_default();
                Listed::Article(Box::new(understood(
                    &scan,
                    scanned,
                    noted.article,
                    noted.summary,
                    now,
                    feeds,
                )))
            }
            Err(finding) => Listed::LeftOut(finding),
        }));
    }
    let others = scan.others.iter().filter_map(|other| other.finding.clone());
    listed.extend(others.map(Listed::LeftOut));
    listed.extend(scan.left_out.iter().cloned().map(Listed::LeftOut));
    findings.extend(scan.findings.iter().cloned());
    listed.sort_by_key(|listed| match listed {
        Listed::Article(article) => (article.source.clone(), article.line),
        Listed::LeftOut(finding) => (finding.place.file.clone(), finding.place.line.unwrap_or(0)),
    });
    super::sort(&mut findings);
    Ok((listed, findings))
}

/// Articles that are looked into together.
const LOT: usize = 256;

/// What is noted of articles while they are read.
struct Notebook<'a> {
    config: &'a Config,
    /// Where it is known which pictures were published.
    desk: Option<Desk>,
    /// What was read and not looked into yet. Articles of a site generator refer to others, and wait until all of
    /// these are known.
    waiting: Mutex<Vec<Waiting>>,
    /// The same of items whose pictures may stand in other files.
    pictured: Mutex<Vec<Waiting>>,
    noted: Mutex<FxHashMap<Key, Result<Noted, Diagnostic>>>,
}

/// File and place of an article.
type Key = (u32, Spot);

struct Waiting {
    file: SourceFile,
    scanned: Scanned,
    reading: Reading,
}

struct Noted {
    /// Without its text.
    article: Article,
    summary: String,
    findings: Vec<Diagnostic>,
}

impl<'a> Notebook<'a> {
    fn new(config: &'a Config, desk: Option<Desk>) -> Self {
        Self {
            config,
            desk,
            waiting: Mutex::default(),
            pictured: Mutex::default(),
            noted: Mutex::default(),
        }
    }

    fn hear(&self, file: &SourceFile, scanned: &Scanned, reading: Reading) {
        let (file, scanned) = (file.clone(), scanned.clone());
        if may_have_pictures_elsewhere(&scanned, &reading) {
            let mut pictured = self.pictured.lock().unwrap_or_else(PoisonError::into_inner);
            return pictured.push(Waiting { file, scanned, reading });
        }
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.push(Waiting { file, scanned, reading });
        if waiting.len() < LOT || self.config.articles.style.is_adopted() {
            return;
        }
        let lot = std::mem::take(&mut *waiting);
        drop(waiting);
        self.look_into(lot, None);
    }

    fn look_into(&self, lot: Vec<Waiting>, others: Option<(&Scan, &Reader)>) {
        let note = |one: Waiting| (key(&one.scanned), noted(self.config, self.desk.as_ref(), others, one));
        let notes: Vec<_> = lot.into_par_iter().map(note).collect();
        let mut noted = self.noted.lock().unwrap_or_else(PoisonError::into_inner);
        noted.extend(notes);
    }

    /// All that was noted, when all articles are known.
    fn close(self, scan: &Scan) -> FxHashMap<Key, Result<Noted, Diagnostic>> {
        let reader = reader(self.config, true);
        for list in [&self.waiting, &self.pictured] {
            let lot = std::mem::take(&mut *list.lock().unwrap_or_else(PoisonError::into_inner));
            self.look_into(lot, Some((scan, &reader)));
        }
        self.noted.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

fn key(scanned: &Scanned) -> Key {
    (scanned.file, scanned.spot)
}

/// Whether it names pictures by their ids, or there may be packages that do.
fn may_have_pictures_elsewhere(scanned: &Scanned, reading: &Reading) -> bool {
    let names = |article: &Article| article.photos.iter().any(|photo| photo.item.is_some());
    scanned.format().key == "newsml-g2" || reading.found.article.as_ref().is_ok_and(names)
}

fn noted(
    config: &Config,
    desk: Option<&Desk>,
    others: Option<(&Scan, &Reader)>,
    one: Waiting,
) -> Result<Noted, Diagnostic> {
    let Waiting { file, scanned, reading } = one;
    let mut whole = complete(config, &file, others, &scanned, reading, desk)?;
    let summary = summary_of(config, &scanned, &whole.article, whole.pictures);
    whole.article.body = Body::default();
    Ok(Noted {
        article: whole.article,
        summary,
        findings: whole.findings,
    })
}

fn understood(
    scan: &Scan,
    scanned: &Scanned,
    mut article: Article,
    summary: String,
    now: Timestamp,
    feeds: Vec<String>,
) -> Understood {
    if scanned.copy().is_some_and(|copy| copy.undated.is_some()) {
        article.stub.published = scanned.published;
    }
    article.stub.updated = article.stub.updated.filter(|updated| *updated <= now);
    Understood {
        source: scan.files[scanned.file as usize].name.to_string(),
        line: scanned.line as usize,
        id: scanned.id().to_owned(),
        url: scanned.address.to_string(),
        held: held(scanned, &article, now),
        language: scan.symbols.name(scanned.language).to_owned(),
        article,
        summary,
        feeds,
    }
}

fn held(scanned: &Scanned, article: &Article, now: Timestamp) -> Option<String> {
    let schedule = scanned.schedule();
    if let Some(hold) = &article.stub.held {
        Some(hold.reason.clone())
    } else if scanned.standing == Standing::Old {
        Some("there is a newer version".to_owned())
    } else if matches!(scanned.standing, Standing::Down | Standing::Hidden) {
        Some("the story is not to be seen".to_owned())
    } else if let Some(expires) = schedule.expires.filter(|_| schedule.is_expired(now)) {
        Some(format!("expired {expires}"))
    } else {
        let appears = schedule.appears().filter(|time| *time > now);
        appears.map(|time| format!("embargoed until {time}"))
    }
}
