//! Keeps feeds from losing their stories when articles cannot be seen: an unmounted folder,
//! a wrong pattern, a broken export.

use std::collections::{BTreeSet, HashSet};

use super::Options;
use super::plan::Plan;
use super::scan::Scan;
use super::state::{State, digest};
use crate::config::Config;
use crate::model::{Code, Diagnostic, Place};
use crate::text::count::Count;

/// The feeds that are kept as they are.
#[derive(Debug, Default)]
pub struct Held {
    pub paths: BTreeSet<String>,
    pub findings: Vec<Diagnostic>,
}

/// Holds every feed too many of whose stories have no article any more. A story that is in
/// another feed now, a draft again or expired is not lost: somebody decided that.
pub fn check(config: &Config, options: &Options, scan: &Scan, plan: &Plan, state: &State) -> Held {
    if options.allow_shrink {
        return Held::default();
    }
    if scan.articles.is_empty() {
        return hold_all(config, plan, state);
    }
    let mut held = Held::default();
    let seen: HashSet<u64> = scan.articles.iter().map(|article| digest(&article.id)).collect();
    for feed in &plan.feeds {
        let Some(published) = state.feeds.get(&feed.path) else {
            continue;
        };
        let lost = published.items.iter().filter(|item| !seen.contains(item)).count();
        #[expect(clippy::cast_precision_loss, reason = "no feed has 2^52 entries")]
        let is_too_much = lost as f64 > config.output.shrink * published.items.len() as f64;
        if lost > 0 && is_too_much {
            let message = format!(
                "{lost} of {} have no article any more; the old feed is kept",
                Count(published.items.len(), "story")
            );
            let help = "if that is right, run `feedmill build --allow-shrink` once";
            held.findings
                .push(Diagnostic::new(Code::SHRUNKEN_FEED, place(config, &feed.path), message).help(help));
            held.paths.insert(feed.path.clone());
        }
    }
    held
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
    Held {
        paths: plan.feeds.iter().map(|feed| feed.path.clone()).collect(),
        findings: vec![finding.help("look whether the folder is there and `articles.include` fits")],
    }
}

/// A feed's place in messages, whatever its formats.
pub fn place(config: &Config, path: &str) -> Place {
    Place::file(format!("{}/{path}", config.output.dir.display()))
}
