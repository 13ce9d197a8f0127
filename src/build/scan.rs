//! Reads every article once, in parallel, and keeps of it what is needed to choose the
//! entries of feeds: its stub, its place, and its identity.

use std::collections::HashMap;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::address::address;
use super::files::{SourceFile, walk};
use super::identity;
use super::read::{Reader, Spot};
use super::state::{State, digest};
use crate::config::{Config, Topics};
use crate::input::{Format, Rules};
use crate::model::{Article, Code, Diagnostic, Place, Stub, Timestamp};
use crate::text::date::DateRules;
use crate::text::likeness::fingerprint;
use crate::text::slug;

/// Bytes of a text that hardly two stories share.
const LONG: usize = 200;

/// Hears how far a build is. Called from several threads.
pub trait Progress: Sync {
    /// `done` of `total` files, articles or feeds of a phase; a total of 0 is not known.
    fn step(&self, phase: &'static str, done: usize, total: usize);
}

/// No progress.
impl Progress for () {
    fn step(&self, _: &'static str, _: usize, _: usize) {}
}

/// An article as it is kept during a build.
#[derive(Debug, Clone)]
pub struct Scanned {
    pub stub: Stub,
    /// Index of its file.
    pub file: usize,
    pub format: &'static Format,
    pub spot: Spot,
    pub line: usize,
    /// Digest of the text, to know an article again whose file and headline changed.
    pub body: u64,
    /// Fingerprint of the text, to know it again when that changed a little too.
    pub likeness: u64,
    /// Whether the text is long enough to be no other story's.
    pub is_long: bool,
    /// Its address now.
    pub address: String,
    /// What readers know it by.
    pub id: String,
    /// The same as an absolute IRI.
    pub iri: String,
}

impl Scanned {
    /// Whether `article` is still what was scanned.
    pub fn is_of(&self, rules: &Topics, article: &Article) -> bool {
        let stub = Stub {
            topics: topics(rules, &article.stub.topics),
            updated: self.stub.updated,
            ..article.stub.clone()
        };
        stub == self.stub && digest(&article.body.text) == self.body
    }
}

/// Everything that was found.
#[derive(Debug, Default)]
pub struct Scan {
    pub files: Vec<SourceFile>,
    /// In the order of files and lines, drafts and embargoed ones too.
    pub articles: Vec<Scanned>,
    /// Indexes of the articles that readers see now: newest first, each id once.
    pub live: Vec<usize>,
    /// Articles that are not used because a later one has their id, with the finding.
    pub doubles: HashMap<usize, Diagnostic>,
    /// Why articles were left out: one finding each.
    pub left_out: Vec<Diagnostic>,
    /// What else there is to say.
    pub findings: Vec<Diagnostic>,
    pub next_due: Option<Timestamp>,
    /// Articles by the names of their files, for links to them; made when there is one.
    pub by_name: OnceLock<HashMap<String, Vec<usize>>>,
}

/// What reading needs of the configuration.
pub fn reader(config: &Config, looks_into_bodies: bool) -> Reader {
    Reader {
        rules: Rules {
            dates: DateRules {
                timezone: config.site.timezone,
                unzoned: config.articles.unzoned,
                zones: config.articles.zones.clone(),
            },
            wire: config.articles.wire.clone(),
            style: config.articles.style.clone(),
        },
        encoding: config.articles.encoding,
        looks_into_bodies,
    }
}

/// Looks at every article.
pub fn scan(config: &Config, state: &State, now: Timestamp, progress: &dyn Progress) -> Scan {
    let (files, mut findings) = walk(config, state);
    let reader = reader(config, false);
    let done = AtomicUsize::new(0);
    let read = |(index, file): (usize, &SourceFile)| {
        let result = scan_file(config, &reader, index, file);
        progress.step("reading", done.fetch_add(1, Ordering::Relaxed) + 1, files.len());
        result
    };
    let results: Vec<FileScan> = files.par_iter().enumerate().map(read).collect();
    let mut articles = Vec::new();
    let mut left_out = Vec::new();
    for result in results {
        articles.extend(result.articles);
        left_out.extend(result.left_out);
        findings.extend(result.findings);
    }
    let next_due = articles.iter().filter_map(|article| due(&article.stub, now)).min();
    for article in &mut articles {
        // A correction that is dated ahead has not happened yet.
        article.stub.updated = article.stub.updated.filter(|updated| *updated <= now);
    }
    identity::assign(config, &mut articles, &files, state, now);
    let mut scan = Scan {
        next_due,
        live: (0..articles.len())
            .filter(|&at| articles[at].stub.is_live(now))
            .collect(),
        files,
        articles,
        findings,
        left_out,
        ..Scan::default()
    };
    scan.order();
    scan.tell_shared_addresses();
    scan
}

#[derive(Default)]
struct FileScan {
    articles: Vec<Scanned>,
    left_out: Vec<Diagnostic>,
    findings: Vec<Diagnostic>,
}

fn scan_file(config: &Config, reader: &Reader, index: usize, file: &SourceFile) -> FileScan {
    let mut scan = FileScan::default();
    let result = reader.each(file, &mut |format, reading| match reading.found.article {
        Ok(article) => scan.articles.push(scanned(
            config,
            index,
            &file.name,
            format,
            reading.spot,
            reading.found.line,
            article,
        )),
        Err(reasons) => {
            scan.findings.extend(reading.found.notes);
            let mut reasons = reasons.into_iter();
            scan.left_out.extend(reasons.next());
            scan.findings.extend(reasons);
        }
    });
    if let Err(finding) = result {
        let list = if finding.is_error() {
            &mut scan.left_out
        } else {
            &mut scan.findings
        };
        list.push(finding);
    }
    scan
}

fn scanned(
    config: &Config,
    file: usize,
    file_name: &str,
    format: &'static Format,
    spot: Spot,
    line: usize,
    article: Article,
) -> Scanned {
    let mut stub = article.stub;
    stub.topics = topics(&config.topics, &stub.topics);
    Scanned {
        address: address(config, &stub, file_name),
        body: digest(&article.body.text),
        likeness: fingerprint(&article.body.text),
        is_long: article.body.text.len() >= LONG,
        id: String::new(),
        iri: String::new(),
        stub,
        file,
        format,
        spot,
        line,
    }
}

/// The topics under the names that the newsroom uses, each once.
pub fn topics(rules: &Topics, written: &[String]) -> Vec<String> {
    let mut topics: Vec<String> = Vec::new();
    for topic in written {
        let key = slug::key(topic);
        let alias = rules.aliases.iter().find(|(from, _)| *from == key);
        let name = alias.map_or(topic, |(_, name)| name);
        let key = slug::key(name);
        if !rules.ignore.contains(&key) && !topics.iter().any(|known| slug::key(known) == key) {
            topics.push(name.clone());
        }
    }
    topics
}

/// When the article next appears or leaves.
fn due(stub: &Stub, now: Timestamp) -> Option<Timestamp> {
    let changes = [Some(stub.appears()), stub.expires, stub.updated];
    changes
        .into_iter()
        .flatten()
        .filter(|time| *time > now && !stub.draft)
        .min()
}

impl Scan {
    /// Sorts the live articles, newest first, and drops those whose id a later one has.
    fn order(&mut self) {
        let articles = &self.articles;
        let mut by_id: HashMap<&str, usize> = HashMap::new();
        for &at in &self.live {
            let known = by_id.entry(&articles[at].id).or_insert(at);
            let later = (articles[at].stub.published, at) > (articles[*known].stub.published, *known);
            let (kept, dropped) = if later { (at, *known) } else { (*known, at) };
            *known = kept;
            if kept != dropped {
                self.doubles
                    .insert(dropped, double(&articles[dropped], &articles[kept], &self.files));
            }
        }
        self.live.retain(|at| !self.doubles.contains_key(at));
        self.live.sort_by(|&a, &b| {
            let (a, b) = (&articles[a], &articles[b]);
            (b.stub.published, &a.id).cmp(&(a.stub.published, &b.id))
        });
        let mut doubles: Vec<_> = self
            .doubles
            .iter()
            .map(|(at, finding)| (*at, finding.clone()))
            .collect();
        doubles.sort_by_key(|(at, _)| *at);
        self.left_out.extend(doubles.into_iter().map(|(_, finding)| finding));
    }
}

impl Scan {
    /// Stories that share an address are told: readers would open one page for both.
    fn tell_shared_addresses(&mut self) {
        let mut first: HashMap<&str, usize> = HashMap::new();
        for &at in &self.live {
            let article = &self.articles[at];
            let known = *first.entry(&article.address).or_insert(at);
            if known == at {
                continue;
            }
            let place = Place {
                line: Some(article.line),
                ..Place::file(&self.files[article.file].name)
            };
            let other = &self.articles[known];
            let message = format!(
                "`{}` is the address of {}:{} too",
                article.address, self.files[other.file].name, other.line
            );
            let finding = Diagnostic::new(Code::DUPLICATE_ADDRESS, place, message);
            self.findings
                .push(finding.help("give one of them a `slug` or `url` of its own"));
        }
    }
}

fn double(dropped: &Scanned, kept: &Scanned, files: &[SourceFile]) -> Diagnostic {
    let place = Place {
        line: Some(dropped.line),
        ..Place::file(&files[dropped.file].name)
    };
    let message = format!(
        "the id `{}` is that of {}:{} too, which is the later one and is used",
        dropped.id, files[kept.file].name, kept.line
    );
    Diagnostic::new(Code::DUPLICATE_IDS, place, message).help("give one of them an `id`, `url` or `slug` of its own")
}
