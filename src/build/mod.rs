//! Articles to feeds: scan → plan → gather, assemble → produce → store. Each step is a file
//! here; what is between them are plain values. `files`, `read`, `photo` and `state` read the
//! disk, `store` alone writes.

mod address;
mod adopted;
mod assemble;
mod error;
mod files;
mod gather;
mod guard;
mod identity;
mod photo;
mod plan;
mod produce;
mod read;
mod rendered;
mod scan;
mod state;
mod store;
mod survey;

use std::collections::{BTreeMap, HashSet};

use crate::config::Config;
use crate::model::{Code, Diagnostic, Timestamp};

pub use error::{Error, reason};
pub use scan::Progress;
pub use survey::{Listed, Understood, survey};

use produce::Products;
use state::State;
use store::Store;

/// How to build.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// What counts as now, for embargo and expiry.
    pub now: Timestamp,
    /// Whether feeds may lose more of their stories than `output.shrink` allows.
    pub allow_shrink: bool,
    /// Whether files of ours that the configuration does not ask for any more are removed.
    pub prune: bool,
    /// How long to wait for another run that holds the output folder.
    pub wait: std::time::Duration,
}

/// What a build did.
#[derive(Debug, Clone, Default)]
pub struct Outcome {
    /// Feeds that were made, in whatever formats.
    pub feeds: usize,
    /// Distinct entries in them.
    pub entries: usize,
    /// Files that were not there before.
    pub new: usize,
    /// Files whose bytes changed.
    pub changed: usize,
    /// Files that were left untouched.
    pub unchanged: usize,
    /// Files that were removed (`prune`).
    pub removed: usize,
    /// Files that the configuration does not ask for any more, and that are still there.
    pub abandoned: Vec<String>,
    /// Feeds that were kept as they were.
    pub held: usize,
    /// Articles that were left out.
    pub left_out: usize,
    /// Articles that were found, with those that were left out.
    pub articles: usize,
    /// How many were left out for each reason, the most frequent first.
    pub reasons: Vec<(&'static str, usize)>,
    /// When the next embargo or expiry is due.
    pub next_due: Option<Timestamp>,
    /// Everything there is to say, in the order of the files.
    pub findings: Vec<Diagnostic>,
}

impl Outcome {
    /// Whether anything was left out or not written.
    pub fn has_errors(&self) -> bool {
        self.findings.iter().any(Diagnostic::is_error)
    }
}

/// Builds every feed of the configuration. Findings are collected in the outcome; an error
/// means that nothing was changed.
pub fn build(config: &Config, options: &Options, progress: &dyn Progress) -> Result<Outcome, Error> {
    let store = Store::open(config, options.wait)?;
    let state = State::load(store.dir())?;
    let scan = scan::scan(config, &state, options.now, progress);
    let plan = plan::plan(config, &scan, &state);
    let mut held = guard::check(config, options, &scan, &plan, &state);
    let entries = gather::entries(config, &scan, &plan, progress);
    guard::hold_unread(&plan, &entries, &mut held);
    let products = produce::produce(config, &plan, &held.paths, &entries, &state, options.now);
    let outcome = Outcome {
        left_out: scan.left_out.len(),
        articles: scan.articles.len() + scan.left_out.len() - scan.doubles.len(),
        reasons: reasons(&scan.left_out),
        next_due: scan.next_due,
        held: held.paths.len(),
        findings: [
            scan.left_out.clone(),
            scan.findings.clone(),
            plan.findings,
            held.findings,
            entries.findings,
        ]
        .concat(),
        ..Outcome::default()
    };
    finish(config, options, products, &scan, &state, store, outcome)
}

/// How often each code is among the findings.
fn reasons(left_out: &[Diagnostic]) -> Vec<(&'static str, usize)> {
    let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
    for finding in left_out {
        *counts.entry(finding.code.name).or_default() += 1;
    }
    let mut reasons: Vec<_> = counts.into_iter().collect();
    reasons.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    reasons
}

/// Puts what was made into the output folder and sums up.
fn finish(
    config: &Config,
    options: &Options,
    products: Products,
    scan: &scan::Scan,
    state: &State,
    mut store: Store,
    mut outcome: Outcome,
) -> Result<Outcome, Error> {
    outcome.findings.extend(products.findings);
    outcome.entries = products.entries;
    let next = state.next(&products.feeds, scan, &products.published);
    let stored = store.replace(config, products.files, state, &next)?;
    outcome.findings.extend(stored.findings);
    (outcome.new, outcome.changed, outcome.unchanged) = (stored.new, stored.changed, stored.unchanged);
    outcome.abandoned = stored.state.abandoned(&products.wanted);
    if options.prune {
        outcome.removed = store.prune(&stored.state, &outcome.abandoned)?;
        outcome.abandoned.clear();
    }
    outcome.feeds = products.feeds.len();
    sort(&mut outcome.findings);
    Ok(outcome)
}

/// In the order of files and lines; what concerns no line comes first in its file.
fn sort(findings: &mut Vec<Diagnostic>) {
    let key = |finding: &Diagnostic| {
        (
            finding.place.file.clone(),
            finding.place.line,
            finding.place.column,
            finding.code.name,
        )
    };
    findings.sort_by_key(key);
    findings.dedup();
    // A name that is not known is told once, however often it is used.
    let mut told = HashSet::new();
    findings.retain(|finding| *finding.code != *Code::UNKNOWN_SHORTCODE || told.insert(finding.message.clone()));
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// Articles that are saved while a build is at work, between its two looks at them.
    #[test]
    fn a_file_that_changes_while_it_is_read_keeps_its_feeds_as_they_are() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        let story = |title: &str| {
            format!("{{\"title\": \"{title}\", \"slug\": \"{title}\", \"date\": \"2020-01-01\", \"text\": \"x\"}}")
        };
        let source = root.join("articles/a.json");
        fs::create_dir(root.join("articles")).unwrap();
        fs::write(&source, format!("[{},{}]", story("Alpha"), story("Bravo"))).unwrap();
        let text = "[site]\ntitle = \"T\"\nurl = \"https://t.example/\"\n";
        let config = crate::config::read(&root, "config.toml", text).unwrap();
        let state = State::default();
        let scan = scan::scan(&config, &state, Timestamp::now(), &());
        let plan = plan::plan(&config, &scan, &state);
        for saved in [format!("[{},{}]", story("Bravo"), story("Alpha")), String::new()] {
            fs::write(&source, saved).unwrap();
            let entries = gather::entries(&config, &scan, &plan, &());
            assert!(entries.entries.is_empty() && entries.findings.iter().all(Diagnostic::is_error));
            let mut held = guard::Held::default();
            guard::hold_unread(&plan, &entries, &mut held);
            assert!(held.paths.contains("all"));
            assert!(
                produce::produce(&config, &plan, &held.paths, &entries, &state, Timestamp::now())
                    .files
                    .is_empty()
            );
        }
    }
}
