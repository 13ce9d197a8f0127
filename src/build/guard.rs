//! Keeps feeds from losing their stories when articles cannot be seen: an unmounted folder,
//! a wrong pattern, a broken export.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::Options;
use super::gather::Entries;
use super::plan::Plan;
use super::scan::Scan;
use super::state::{State, digest};
use crate::config::Config;
use crate::model::{Code, Diagnostic, Place};

/// The feeds that are kept as they are.
#[derive(Debug, Default)]
pub struct Held {
    pub paths: BTreeSet<String>,
    pub findings: Vec<Diagnostic>,
}

/// Stories that may leave a feed for a reason at once, before it looks like an accident.
const FEW: usize = 2;

/// Holds every feed that would lose too many of its stories. That one or two are drafts again
/// or have other topics is somebody's decision; that most are is a mistake until somebody
/// says otherwise. An expired story is meant to leave, and newer ones push older ones out.
pub fn check(config: &Config, options: &Options, scan: &Scan, plan: &Plan, state: &State) -> Held {
    if options.allow_shrink {
        return Held::default();
    }
    if scan.articles.is_empty() {
        return hold_all(config, plan, state);
    }
    let mut held = Held::default();
    // Of several with one id, the one that readers see comes last and counts.
    let seen: HashMap<u64, usize> = (0..scan.articles.len())
        .chain(scan.live.iter().copied())
        .map(|at| (digest(&scan.articles[at].id), at))
        .collect();
    let live: HashSet<usize> = scan.live.iter().copied().collect();
    for feed in &plan.feeds {
        let Some(published) = state.feeds.get(&feed.path) else {
            continue;
        };
        let entries: HashSet<usize> = feed.entries.iter().copied().collect();
        let oldest = feed.entries.last().map(|&at| scan.articles[at].stub.published);
        let is_excused = |at: usize| {
            let stub = &scan.articles[at].stub;
            let is_older = feed.is_full && oldest.is_some_and(|oldest| stub.published <= oldest);
            entries.contains(&at) || stub.is_expired(options.now) || (live.contains(&at) && is_older)
        };
        let lost = published.items.iter().filter(|item| !seen.contains_key(item)).count();
        let withdrawn = published
            .items
            .iter()
            .filter_map(|item| seen.get(item))
            .filter(|at| !is_excused(**at))
            .count();
        let left = if withdrawn > FEW { lost + withdrawn } else { lost };
        #[expect(clippy::cast_precision_loss, reason = "no feed has 2^52 entries")]
        let is_too_much = left as f64 > config.output.shrink * published.items.len() as f64;
        if left > 0 && is_too_much {
            held.findings
                .push(finding(config, &feed.path, left, published.items.len(), lost == 0));
            held.paths.insert(feed.path.clone());
        }
    }
    held
}

/// Holds every feed with a story that was there when the articles were looked through and
/// could not be read when it was to be written.
pub fn hold_unread(plan: &Plan, entries: &Entries, held: &mut Held) {
    let unread = plan
        .feeds
        .iter()
        .filter(|feed| feed.entries.iter().any(|at| !entries.entries.contains_key(at)));
    held.paths.extend(unread.map(|feed| feed.path.clone()));
}

fn finding(config: &Config, path: &str, left: usize, count: usize, are_elsewhere: bool) -> Diagnostic {
    let message = match (are_elsewhere, count) {
        (true, _) => {
            format!("{left} of {count} stories would leave it by their dates, topics or authors, or as drafts")
        }
        (false, 1) => "its only story has no article any more".to_owned(),
        (false, _) => format!("{left} of {count} stories have no article any more"),
    };
    let help = "if that is right, run `feedmill build --allow-shrink` once";
    Diagnostic::new(
        Code::SHRUNKEN_FEED,
        place(config, path),
        message + "; the old feed is kept",
    )
    .help(help)
}

fn hold_all(config: &Config, plan: &Plan, state: &State) -> Held {
    let patterns = config.articles.include.join("`, `");
    let message = if state.feeds.is_empty() {
        format!("there are no articles at `{patterns}`")
    } else {
        format!("there are no articles at `{patterns}` any more; every feed is kept as it was")
    };
    let finding = Diagnostic::new(
        Code::NO_ARTICLES,
        Place::file(config.root.display().to_string()),
        message,
    );
    let planned = plan.feeds.iter().map(|feed| feed.path.clone());
    Held {
        paths: planned.chain(state.feeds.keys().cloned()).collect(),
        findings: vec![finding.help("look whether the folder is there and `articles.include` fits")],
    }
}

/// A feed's place in messages, whatever its formats.
pub fn place(config: &Config, path: &str) -> Place {
    Place::file(format!("{}/{path}", config.output.dir.display()))
}
