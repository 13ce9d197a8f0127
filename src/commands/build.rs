//! `feedmill build`.

use std::collections::BTreeMap;
use std::io;
use std::path::{self, Path, PathBuf};
use std::time::{Duration, Instant};

use serde::Serialize;

use super::progress::Bar;
use super::{Ending, Failure, configuration, configuration_file, diff, json_line, now, tell, with_jobs};
use crate::builder::{self, Options, Outcome, Progress, Saved, Watch};
use crate::cli::{self, AnswerFormat};
use crate::config::Config;
use crate::model::{Diagnostic, Timestamp};
use crate::run::Streams;
use crate::text::count::Count;
use crate::text::line::visible;

/// Builds the feeds, tells the findings and sums up; with `--watch` again and again.
pub fn run(options: &cli::Build, streams: &mut Streams<'_>) -> Result<Ending, Failure> {
    if options.watch {
        return watch(options, streams);
    }
    let config = configuration(&options.common, options.format, streams)?;
    let changed = options.changed.as_deref().and_then(|paths| places(&config, paths));
    Ok(build(options, streams, &config, changed)?.0)
}

fn build(
    options: &cli::Build,
    streams: &mut Streams<'_>,
    config: &Config,
    changed: Option<Vec<PathBuf>>,
) -> Result<(Ending, Outcome), Failure> {
    let now = now(&options.common)?;
    // It is removed when it is dropped.
    let trial = (options.dry_run || options.diff).then(tempfile::tempdir).transpose();
    let trial = trial.map_err(|error| Failure::Usage(format!("cannot create a folder for the trial: {error}")))?;
    #[cfg(feature = "net")]
    let (changed, fetched) = fetched(options, streams, config, changed, now)?;
    let how = Options {
        now,
        allow_shrink: options.allow_shrink,
        prune: options.prune,
        retire: options.retire.clone(),
        wait: Duration::from_secs(options.wait),
        changed,
        trial: trial.as_ref().map(|folder| folder.path().to_owned()),
    };
    let bar = Bar::new();
    let is_watched = streams.is_watched && !options.quiet;
    let progress: &dyn Progress = if is_watched { &bar } else { &() };
    let outcome = with_jobs(&options.common, || builder::build(config, &how, progress));
    bar.finish();
    #[cfg_attr(not(feature = "net"), expect(unused_mut))]
    let mut outcome = outcome??;
    #[cfg(feature = "net")]
    outcome.findings.splice(0..0, fetched);
    let is_loss = match &trial {
        Some(trial) => tell_trial(options, config, trial.path(), &outcome, streams)? == Ending::Findings,
        None => false,
    };
    tell_outcome(options, streams, &outcome)?;
    let is_well = !is_loss && !outcome.findings.iter().any(|finding| counts(options, finding));
    #[cfg(feature = "net")]
    let is_heard = trial.is_some() || announce(options, streams, config)?;
    #[cfg(not(feature = "net"))]
    let is_heard = true;
    let ending = if is_well && is_heard {
        Ending::Well
    } else {
        Ending::Findings
    };
    Ok((ending, outcome))
}

/// Publishes what is to be public, and tells hubs of it: whether all of them heard.
#[cfg(feature = "net")]
fn announce(options: &cli::Build, streams: &mut Streams<'_>, config: &Config) -> Result<bool, Failure> {
    // Hubs are told of what is public.
    #[cfg(feature = "publish")]
    super::publish::after_build(config, options.publish, options.quiet, streams)?;
    Ok(!config.hub.ping || super::ping::tell(config, options.quiet, streams)? == Ending::Well)
}

/// Says which files a build would write and remove, and, when asked, what subscribers would see of that.
fn tell_trial(
    options: &cli::Build,
    config: &Config,
    trial: &Path,
    outcome: &Outcome,
    streams: &mut Streams<'_>,
) -> Result<Ending, Failure> {
    let output = config.resolve(&config.output.dir);
    let written = diff::files(trial)?;
    let written = written.iter().map(|file| {
        let change = if output.join(file).exists() { "change" } else { "new" };
        (change, file)
    });
    let removed = outcome.removed.iter().map(|file| ("removed", file));
    if !options.quiet && !options.diff {
        let mut files: Vec<_> = written.chain(removed).collect();
        files.sort_by_key(|(_, file)| *file);
        for (change, file) in files {
            match options.format {
                AnswerFormat::Text => writeln!(streams.out, "{change:7}  {}", visible(file))?,
                AnswerFormat::Json => json_line(streams.out, &Written { file, change })?,
            }
        }
    }
    if options.diff {
        return diff::of_trial(&output, trial, &outcome.removed, options.format, streams);
    }
    Ok(Ending::Well)
}

/// A file of a trial, for machines.
#[derive(Serialize)]
struct Written<'a> {
    file: &'a str,
    change: &'static str,
}

/// Builds whenever something was saved, until it is stopped. What goes wrong is told, and mended by the next
/// save.
fn watch(options: &cli::Build, streams: &mut Streams<'_>) -> Result<Ending, Failure> {
    let file = configuration_file(options.common.config.as_ref())?;
    let mut watch =
        Watch::new(&file).map_err(|error| Failure::Usage(format!("cannot watch `{}`: {error}", file.display())))?;
    let mut saved = Saved::Something;
    // When everything was looked at, and that went well.
    let mut whole: Option<Instant> = None;
    loop {
        let mut longest = LONGEST_REST;
        match configuration(&options.common, options.format, streams) {
            Ok(config) => {
                let is_new = match watch.turn_to(&config) {
                    Ok(is_new) => is_new,
                    Err(error) => {
                        writeln!(streams.err, "error: cannot watch files: {error}")?;
                        true
                    }
                };
                let changed = match saved {
                    Saved::These(paths) if !is_new && !paths.is_empty() && until_whole(whole) > Duration::ZERO => {
                        places(&config, &paths)
                    }
                    _ => None,
                };
                let started = Instant::now();
                let is_whole = changed.is_none();
                match build(options, streams, &config, changed) {
                    Ok((_, outcome)) => {
                        whole = if is_whole { Some(started) } else { whole };
                        longest = rest(&outcome).min(until_whole(whole)).min(until_asked(&config));
                    }
                    Err(Failure::Output(error)) => return Err(error.into()),
                    Err(failure) => {
                        whole = None;
                        writeln!(streams.err, "error: {failure}")?;
                    }
                }
            }
            Err(Failure::Configuration) => whole = None,
            // Editors save by taking the old file away first.
            Err(Failure::NoConfiguration(reason)) => {
                whole = None;
                writeln!(streams.err, "error: there is no configuration: {reason}")?;
            }
            Err(failure) => return Err(failure),
        }
        streams.out.flush()?;
        saved = watch.wait(longest);
    }
}

/// Fetches what is due. What came may be of any story: everything has to be looked at then.
#[cfg(feature = "net")]
fn fetched(
    options: &cli::Build,
    streams: &mut Streams<'_>,
    config: &Config,
    changed: Option<Vec<PathBuf>>,
    now: Timestamp,
) -> Result<(Option<Vec<PathBuf>>, Vec<Diagnostic>), Failure> {
    if options.offline || options.dry_run || options.diff {
        return Ok((changed, Vec::new()));
    }
    let fetched = crate::fetch::fetch(config, now)?;
    let is_told = !options.quiet && options.format == AnswerFormat::Text;
    if fetched.asked > 0 && is_told {
        let failed = match fetched.failed {
            0 => String::new(),
            failed => format!(", {failed} failed"),
        };
        let (new, same) = (fetched.new, fetched.same);
        writeln!(
            streams.out,
            "{}: {new} new, {same} unchanged{failed}",
            Count(fetched.asked, "request")
        )?;
    }
    let is_same = fetched.new == 0;
    Ok((changed.filter(|_| is_same), fetched.findings))
}

/// How long until everything has to be looked at again.
fn until_whole(last: Option<Instant>) -> Duration {
    last.map_or(Duration::ZERO, |last| LONGEST_REST.saturating_sub(last.elapsed()))
}

/// How long until addresses of sources may be asked again.
fn until_asked(config: &Config) -> Duration {
    let asked = config
        .sources
        .iter()
        .filter(|source| builder::fetched::names(source).next().is_some());
    let every = asked
        .map(|source| u64::try_from(source.every).unwrap_or_default().max(60))
        .min();
    every.map_or(LONGEST_REST, Duration::from_secs)
}

/// Clocks are set, and file systems are mounted, without a word: so often it is looked anyway.
const LONGEST_REST: Duration = Duration::from_hours(1);

/// How long until the next story is due.
fn rest(outcome: &Outcome) -> Duration {
    let Some(due) = outcome.next_due else {
        return LONGEST_REST;
    };
    // It may have come while the others were built.
    let seconds = u64::try_from(due.unix() - Timestamp::now().unix()).unwrap_or_default();
    Duration::from_secs(seconds).min(LONGEST_REST)
}

/// Paths from the root, as they are written and without the links that lead to them. `None` if one is
/// not among the articles: what it is to them is not known.
fn places<'p>(config: &Config, paths: impl IntoIterator<Item = &'p PathBuf>) -> Option<Vec<PathBuf>> {
    let bases: Vec<PathBuf> = builder::bases(config)
        .iter()
        .map(|base| config.root.join(base))
        .collect();
    let is_among = |path: &PathBuf| {
        bases
            .iter()
            .any(|base| path.starts_with(base) || base.starts_with(path))
    };
    let mut places = Vec::new();
    for path in paths {
        let written = path::absolute(path).unwrap_or_else(|_| path.clone());
        // The file itself may be gone.
        let folder = written.parent().and_then(|folder| folder.canonicalize().ok());
        let real = folder.zip(written.file_name()).map(|(folder, name)| folder.join(name));
        let forms: Vec<PathBuf> = [Some(written), real].into_iter().flatten().filter(is_among).collect();
        if forms.is_empty() {
            return None;
        }
        places.extend(forms);
    }
    Some(places)
}

/// Whether a finding is one to fail on.
fn counts(options: &cli::Build, finding: &Diagnostic) -> bool {
    // The worst comes first.
    options.fail_on.level().is_some_and(|level| finding.level <= level)
}

fn tell_outcome(options: &cli::Build, streams: &mut Streams<'_>, outcome: &Outcome) -> io::Result<()> {
    let is_told = |finding: &&Diagnostic| !options.quiet || counts(options, finding);
    let findings: Vec<Diagnostic> = outcome.findings.iter().filter(is_told).cloned().collect();
    tell(options.format, streams, &findings)?;
    match options.format {
        _ if options.quiet => Ok(()),
        AnswerFormat::Text => {
            streams.out.write_all(summary(outcome).as_bytes())?;
            if options.dry_run || options.diff {
                writeln!(streams.out, "this was a trial: nothing was written")?;
            }
            Ok(())
        }
        AnswerFormat::Json => json_line(streams.out, &Summary::new(outcome)),
    }
}

/// Kinds of what is not public that the summary tells; `feedmill list` tells all.
const KINDS_TOLD: usize = 5;

/// "12 feeds with 16 entries: 2 files new, 1 changed, 33 unchanged; 1 article left out of 17: …".
pub fn summary(outcome: &Outcome) -> String {
    let mut text = format!(
        "{} with {}: ",
        Count(outcome.feeds, "feed"),
        Count(outcome.entries, "entry")
    );
    let removed = outcome.removed.len();
    text += &match outcome.new + outcome.changed + removed {
        0 if outcome.unchanged == 0 => "nothing written".to_owned(),
        0 => format!("nothing changed in {}", Count(outcome.unchanged, "file")),
        _ => format!(
            "{} new, {} changed, {} unchanged",
            Count(outcome.new, "file"),
            outcome.changed,
            outcome.unchanged
        ),
    };
    if removed > 0 {
        text += &format!(", {removed} removed");
    }
    if outcome.held > 0 {
        text += &format!("; {} kept as before", Count(outcome.held, "feed"));
    }
    if outcome.left_out > 0 {
        let reasons = outcome.reasons.iter().map(|(code, count)| format!("{count} {code}"));
        let reasons = reasons.collect::<Vec<_>>().join(", ");
        let left_out = Count(outcome.left_out, "article");
        text += &format!("; {left_out} left out of {}: {reasons}", outcome.articles);
    }
    if !outcome.not_public.is_empty() {
        let count = outcome.not_public.iter().map(|(_, count)| count).sum();
        let told = outcome.not_public.iter().take(KINDS_TOLD);
        let mut reasons: Vec<String> = told.map(|(said, count)| format!("{count} {said}")).collect();
        let others = outcome.not_public.len().saturating_sub(KINDS_TOLD);
        reasons.extend((others > 0).then(|| Count(others, "more kind").to_string()));
        text += &format!("; {} not public: {}", Count(count, "article"), reasons.join(", "));
    }
    if outcome.waiting > 0 {
        let waits = if outcome.waiting == 1 { "waits" } else { "wait" };
        text += &format!("; {} {waits} for the time to come", Count(outcome.waiting, "story"));
    }
    if outcome.no_stories > 0 {
        let are_none = if outcome.no_stories == 1 {
            "is no story"
        } else {
            "are no stories"
        };
        text += &format!("; {} {are_none}", Count(outcome.no_stories, "item"));
    }
    text += "\n";
    if let Some(due) = outcome.next_due {
        text += &format!("the next change is due at {due}\n");
    }
    for feed in &outcome.emptied {
        text += &format!("no story is in `{feed}` any more; `feedmill retire {feed}` ends it, if that is meant\n");
    }
    if !outcome.abandoned.is_empty() {
        let paths = outcome.abandoned.join("`, `");
        text += &format!("not asked for any more: `{paths}` (`feedmill build --prune` removes them)\n");
    }
    text
}

/// The summary for machines, on the last line.
#[derive(Serialize)]
struct Summary<'a> {
    feeds: usize,
    entries: usize,
    new: usize,
    changed: usize,
    unchanged: usize,
    removed: usize,
    held: usize,
    left_out: usize,
    articles: usize,
    reasons: BTreeMap<&'static str, usize>,
    not_public: BTreeMap<&'a str, usize>,
    no_stories: usize,
    waiting: usize,
    emptied: &'a [String],
    abandoned: &'a [String],
    next_due: Option<String>,
}

impl<'a> Summary<'a> {
    fn new(outcome: &'a Outcome) -> Self {
        Self {
            feeds: outcome.feeds,
            entries: outcome.entries,
            new: outcome.new,
            changed: outcome.changed,
            unchanged: outcome.unchanged,
            removed: outcome.removed.len(),
            held: outcome.held,
            left_out: outcome.left_out,
            articles: outcome.articles,
            reasons: outcome.reasons.iter().copied().collect(),
            not_public: outcome
                .not_public
                .iter()
                .map(|(said, count)| (said.as_str(), *count))
                .collect(),
            no_stories: outcome.no_stories,
            waiting: outcome.waiting,
            emptied: &outcome.emptied,
            abandoned: &outcome.abandoned,
            next_due: outcome.next_due.map(Timestamp::rfc3339),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_kinds_of_what_is_not_public_are_told_and_more_are_counted() {
        let told = |kinds: usize| {
            let not_public = (0..kinds).map(|at| (format!("kind {at}"), 1)).collect();
            let outcome = Outcome {
                not_public,
                ..Outcome::default()
            };
            summary(&outcome)
        };
        assert!(told(5).ends_with("1 kind 3, 1 kind 4\n"), "{}", told(5));
        assert!(told(6).ends_with("1 kind 4, 1 more kind\n"), "{}", told(6));
        assert!(told(7).ends_with("1 kind 4, 2 more kinds\n"), "{}", told(7));
    }
}
