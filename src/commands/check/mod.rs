//! `feedmill check`: documents are found, read and checked in parallel, and told in one report.
//! What counts is in `policy`, what is known in `baseline`.

mod baseline;
mod documents;
mod list;
mod mend;
mod patch;
mod policy;
mod sniff;

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::slice;

use rayon::prelude::*;

use self::documents::Document;
use self::policy::Policy;
use super::{Ending, Failure, now, with_jobs};
use crate::cli::Check;
use crate::model::{Checked, Level};
use crate::report::feeds::{Results, Unread};
use crate::run::Streams;
use crate::text::count::Count;
use crate::text::line::visible;
use feedcheck::{Options, Sound};

/// Checks what the options name, and tells what was found.
pub fn run(options: &Check, streams: &mut Streams<'_>) -> Result<Ending, Failure> {
    let sound = Sound::default();
    let how = Options {
        content_type: options.content_type.as_deref(),
        location: options.location.as_deref(),
        now: now(&options.common)?,
        sound: Some(&sound),
    };
    let policy = Policy::new(options, streams)?;
    if let Some(path) = &options.list {
        let results = list::look(path, options, &policy, &how)?;
        return finish(options, streams, slice::from_ref(path), results);
    }
    let paths = paths(options, &policy)?;
    let (documents, unread) = documents::find(&paths, |path| policy.is_ignored(path));
    if options.diff {
        return mend::show(&documents, options, &how, streams);
    }
    if options.fix {
        mend::in_place(&documents, options, &how, streams)?;
    }
    let results = look((documents, unread), options, &policy, &how)?;
    finish(options, streams, &paths, results)
}

/// Tells what could not be read, and then the rest.
fn finish(
    options: &Check,
    streams: &mut Streams<'_>,
    paths: &[PathBuf],
    mut results: Results,
) -> Result<Ending, Failure> {
    results.fail_on = options.fail_on.level();
    if results.files.is_empty() && results.unread.is_empty() {
        let names: Vec<_> = paths.iter().map(|path| visible(&path.display().to_string())).collect();
        return Err(Failure::Usage(format!("there is no feed in `{}`", names.join("`, `"))));
    }
    for Unread { file, reason } in &results.unread {
        let (file, reason) = (visible(file), visible(reason));
        writeln!(streams.err, "error: cannot read `{file}`: {reason}")?;
    }
    match &options.write_baseline {
        Some(path) => keep(path, options, streams, &results),
        None => judge(options, streams, results),
    }
}

/// What was named, or else the output folder.
fn paths(options: &Check, policy: &Policy) -> Result<Vec<PathBuf>, Failure> {
    if options.location.is_some() && (options.paths.len() != 1 || options.paths[0].is_dir()) {
        let message = "`--location` is the address of one document: name one file, or `-`";
        return Err(Failure::Usage(message.to_owned()));
    }
    if !options.paths.is_empty() {
        return Ok(options.paths.clone());
    }
    let message = "nothing to check: name files or folders, or `-` for standard input";
    let output = policy.output().ok_or_else(|| Failure::Usage(message.to_owned()))?;
    Ok(vec![output])
}

fn look(
    (documents, unread): (Vec<Document>, Vec<Unread>),
    options: &Check,
    policy: &Policy,
    how: &Options<'_>,
) -> Result<Results, Failure> {
    let look = |document| look_at(document, policy, how).transpose();
    let looked: Vec<_> = match documents.as_slice() {
        // To start threads takes longer than to check a small feed.
        [document] => look(document).into_iter().collect(),
        documents => with_jobs(&options.common, || documents.par_iter().filter_map(look).collect())?,
    };
    let mut results = Results {
        unread,
        ..Results::default()
    };
    for looked in looked {
        match looked {
            Ok(checked) => results.files.push(checked),
            Err(unread) => results.unread.push(unread),
        }
    }
    Ok(results)
}

/// What was found in a document; `None` if it is a file in a folder, and no feed.
fn look_at(document: &Document, policy: &Policy, how: &Options<'_>) -> Result<Option<Checked>, Unread> {
    let Some(bytes) = document.read()? else { return Ok(None) };
    let mut checked = Checked::new(&document.name, feedcheck::check(&bytes, how));
    policy.apply(&mut checked);
    Ok(Some(checked))
}

/// Writes everything that was found to the baseline.
fn keep(path: &Path, options: &Check, streams: &mut Streams<'_>, results: &Results) -> Result<Ending, Failure> {
    let known = baseline::write(path, &results.files)?;
    if !options.quiet {
        // Who reads a pipe, such as `/dev/stdout`, wants the baseline and nothing else.
        let out = if baseline::is_special(path) {
            &mut streams.err
        } else {
            &mut streams.out
        };
        let path = visible(&path.display().to_string());
        writeln!(out, "wrote {} to {path}", Count(known, "finding"))?;
    }
    Ok(ending(results, false))
}

/// Tells everything that was found and is not known.
fn judge(options: &Check, streams: &mut Streams<'_>, mut results: Results) -> Result<Ending, Failure> {
    if !options.format.shows_info && !options.verbose {
        keep_findings(&mut results, |level| level != Level::Info);
    }
    if let Some(path) = &options.baseline {
        results.hidden = baseline::hide(path, &mut results.files)?;
    }
    let ending = ending(&results, results.has_failures());
    match tell(options, streams, results) {
        // Who stops reading does not make a feed valid.
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(ending),
    }
}

fn tell(options: &Check, streams: &mut Streams<'_>, mut results: Results) -> io::Result<()> {
    if options.quiet {
        if !results.has_failures() {
            return Ok(());
        }
        let limit = results.fail_on;
        keep_findings(&mut results, |level| limit.is_some_and(|limit| level <= limit));
    }
    (options.format.write)(streams.out, streams.has_colors, &results)?;
    streams.out.flush()
}

fn keep_findings(results: &mut Results, is_kept: impl Fn(Level) -> bool) {
    for file in &mut results.files {
        file.findings.retain(|finding| is_kept(finding.level));
    }
}

fn ending(results: &Results, has_failures: bool) -> Ending {
    match (results.unread.is_empty(), has_failures) {
        (false, _) => Ending::Incomplete,
        (true, true) => Ending::Findings,
        (true, false) => Ending::Well,
    }
}
