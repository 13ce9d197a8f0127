//! `check --list`: many feeds at once, as their servers hand them out. From a folder of downloads with the fields of their answers, or from a
//! list in OPML, whose feeds are fetched if that is asked for.

mod answer;
mod doubles;
mod downloads;
#[cfg(feature = "net")]
mod fetch;
mod told;

use std::fs;
use std::path::Path;

use feedcheck::Options;

use self::answer::{Answer, Asked};
use self::doubles::Seen;
use super::policy::Policy;
use crate::cli::Check;
#[cfg(feature = "net")]
use crate::cli::Common;
use crate::commands::Failure;
#[cfg(feature = "net")]
use crate::commands::with_jobs;
use crate::model::Checked;
use crate::reader;
use crate::reader::Document;
use crate::report::feeds::Results;

/// Servers that are asked at once, unless `--jobs` says otherwise.
#[cfg(feature = "net")]
const AT_ONCE: usize = 16;

/// Checks every feed of a list.
pub(super) fn look(path: &Path, options: &Check, policy: &Policy, how: &Options<'_>) -> Result<Results, Failure> {
    let mut results = Results::default();
    let asked = if path.is_dir() {
        let (asked, unread) = downloads::find(path);
        results.unread = unread;
        asked
    } else {
        let (list, addresses) = subscriptions(path, how)?;
        results.files.push(list);
        fetched(&addresses, options)?
    };
    let mut seen = Seen::default();
    for Asked { name, answer } in asked {
        let mut checked = match answer {
            Ok(answer) => one(&name, &answer, options, how, &mut seen),
            Err(reason) => told::unreachable(&name, &reason),
        };
        policy.apply(&mut checked);
        results.files.push(checked);
    }
    Ok(results)
}

fn one(name: &str, answer: &Answer, options: &Check, how: &Options<'_>, seen: &mut Seen) -> Checked {
    let of_answer = Options {
        content_type: answer.field("content-type").or(how.content_type),
        location: answer.location().or(how.location),
        ..*how
    };
    if answer.is_refusal() {
        return told::refused(name, answer);
    }
    let mut checked = Checked::new(name, feedcheck::check(&answer.body, &of_answer));
    let feed = reader::read(&answer.body).ok();
    checked.findings.extend(told::answer(name, answer));
    if let Some(feed) = feed {
        checked
            .findings
            .extend(told::age(name, &feed, how.now, options.max_age));
        checked.findings.extend(seen.compare(name, answer, &feed));
    }
    checked
}

/// What the check says of the list itself, and the addresses in it, each once.
fn subscriptions(path: &Path, how: &Options<'_>) -> Result<(Checked, Vec<String>), Failure> {
    let name = path.display().to_string();
    let cannot = |reason: String| Failure::Usage(format!("cannot read `{name}`: {reason}"));
    let bytes = fs::read(path).map_err(|error| cannot(crate::builder::reason(&error)))?;
    let list = match reader::document(&bytes) {
        Ok(Document::List(list)) => list,
        Ok(Document::Feed(_)) => return Err(cannot("it is a feed, and no list of feeds in OPML".to_owned())),
        Err(error) => return Err(cannot(error.to_string())),
    };
    let checked = Checked::new(&name, feedcheck::check(&bytes, how));
    let mut addresses: Vec<String> = Vec::new();
    for subscription in list.subscriptions {
        if !addresses.contains(&subscription.url) {
            addresses.push(subscription.url);
        }
    }
    Ok((checked, addresses))
}

#[cfg(feature = "net")]
fn fetched(addresses: &[String], options: &Check) -> Result<Vec<Asked>, Failure> {
    if !options.fetch {
        return Err(not_asked());
    }
    // They wait for servers, and not for the processor.
    let common = Common {
        jobs: options.common.jobs.or(Some(AT_ONCE)),
        ..options.common.clone()
    };
    with_jobs(&common, || fetch::all(addresses, options.allow_private))
}

#[cfg(not(feature = "net"))]
fn fetched(_: &[String], _: &Check) -> Result<Vec<Asked>, Failure> {
    Err(not_asked())
}

fn not_asked() -> Failure {
    let message =
        "a list holds addresses: `--fetch` asks their servers, and a folder of downloads is checked without network";
    Failure::Usage(message.to_owned())
}
