//! The feeds in the output folder: which there are, what they were before a build, and what there
//! is to say of each.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;
use walkdir::WalkDir;

use crate::compare;
use crate::config::Config;
use crate::model::{Checked, Diagnostic, Timestamp};
use crate::preview::Row;
use crate::reader;
use crate::text::url::below;

/// Bytes of feeds by their path below the output folder.
pub(super) type Documents = BTreeMap<String, Arc<Vec<u8>>>;

/// Every feed in the output folder.
pub(super) fn all(config: &Config) -> Documents {
    let folder = config.resolve(&config.output.dir);
    paths(config, &folder)
        .into_iter()
        .filter_map(|path| Some((path.clone(), Arc::new(fs::read(folder.join(path)).ok()?))))
        .collect()
}

/// Those that are not what they were, as they were.
pub(super) fn changed(before: Documents, config: &Config) -> Documents {
    let folder = config.resolve(&config.output.dir);
    let is_other = |path: &String, old: &Arc<Vec<u8>>| fs::read(folder.join(path)).is_ok_and(|new| new != **old);
    before.into_iter().filter(|(path, old)| is_other(path, old)).collect()
}

fn paths(config: &Config, folder: &Path) -> Vec<String> {
    let entries = WalkDir::new(folder).sort_by_file_name().into_iter();
    let visible =
        entries.filter_entry(|entry| entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.'));
    let path = |entry: walkdir::DirEntry| {
        let path = entry.path().strip_prefix(folder).ok()?.to_str()?.replace('\\', "/");
        let (_, ending) = path.rsplit_once('.')?;
        let is_feed = config.output.formats.iter().any(|format| format.ending == ending);
        (is_feed && entry.file_type().is_file()).then_some(path)
    };
    visible.flatten().filter_map(path).collect()
}

/// What `check` says of a document.
pub(super) fn findings(config: &Config, path: &str, bytes: &[u8]) -> Vec<Diagnostic> {
    let location = below(&config.site.feeds_url, path).to_string();
    let options = feedcheck::Options {
        content_type: None,
        location: Some(&location),
        now: Timestamp::now(),
        sound: None,
    };
    let mut findings = Checked::new(path, feedcheck::check(bytes, &options)).findings;
    config.check.apply(&mut findings);
    findings
}

/// What subscribers of the old document see in the new one, in lines.
pub(super) fn changes(old: &[u8], new: &[u8]) -> Option<String> {
    let changes = compare::compare(&reader::read(old).ok()?, &reader::read(new).ok()?);
    let text = compare::text(&changes, "");
    Some(if text.is_empty() {
        "Nothing changes for subscribers.".to_owned()
    } else {
        text
    })
}

/// The endings that each feed has files with, in the order of the configuration.
pub(super) fn formats(config: &Config, folder: &Path, path: &str) -> Vec<String> {
    let endings = config.output.formats.iter().map(|format| format.ending.to_owned());
    endings
        .filter(|ending| folder.join(format!("{path}.{ending}")).is_file())
        .collect()
}

/// A line for each feed, the ones at the top of the folder first.
pub(super) fn rows(config: &Config, before: &Documents) -> Vec<Row> {
    let folder = config.resolve(&config.output.dir);
    let mut feeds: Vec<String> = paths(config, &folder)
        .iter()
        .filter_map(|path| path.rsplit_once('.').map(|(feed, _)| feed.to_owned()))
        .collect();
    feeds.sort_by_key(|feed| (feed.contains('/'), feed.clone()));
    feeds.dedup();
    feeds
        .par_iter()
        .filter_map(|feed| row(config, &folder, feed, before))
        .collect()
}

fn row(config: &Config, folder: &Path, feed: &str, before: &Documents) -> Option<Row> {
    let formats = formats(config, folder, feed);
    let path = format!("{feed}.{}", formats.first()?);
    let bytes = fs::read(folder.join(&path)).ok()?;
    let shown = reader::read(&bytes).ok();
    let entries = shown.as_ref().map(|feed| feed.entries.as_slice()).unwrap_or_default();
    let findings = findings(config, &path, &bytes);
    let of_level = |name: &str| findings.iter().filter(|finding| finding.level.name() == name).count();
    Some(Row {
        path: feed.to_owned(),
        count: entries.len(),
        newest: entries
            .first()
            .map(|entry| entry.published.written.clone())
            .unwrap_or_default(),
        title: shown.map(|feed| feed.title).unwrap_or_default(),
        errors: of_level("error"),
        warnings: of_level("warning"),
        is_changed: formats
            .iter()
            .any(|format| before.contains_key(&format!("{feed}.{format}"))),
        formats,
    })
}
