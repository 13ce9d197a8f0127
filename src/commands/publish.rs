//! `feedmill publish`.

use std::time::Duration;

use serde::Serialize;

use super::{Ending, Failure, configuration, json_line};
use crate::cli::{self, AnswerFormat};
use crate::config::{Config, Publish};
use crate::publish::{Options, Published, publish};
use crate::run::Streams;
use crate::text::count::Count;

/// Seconds for which a build is waited for, if nothing is said: they are short.
const PATIENCE: u64 = 10;

/// Publishes the output folder at all targets, or at those that are named.
pub fn run(options: &cli::Publish, streams: &mut Streams<'_>) -> Result<Ending, Failure> {
    let config = configuration(&options.common, options.format, streams)?;
    if config.publish.is_empty() {
        let reason = "the configuration names no target: write `to` in `[[publish]]`".to_owned();
        return Err(Failure::Usage(reason));
    }
    let how = Options {
        dry_run: options.dry_run,
        adopt: options.adopt,
        verify: options.verify,
        wait: Duration::from_secs(options.wait.unwrap_or(PATIENCE)),
        wait_lease: Duration::from_secs(options.wait.unwrap_or_default()),
    };
    if let Some(to) = options
        .to
        .iter()
        .find(|to| config.publish.iter().all(|rule| rule.to != **to))
    {
        return Err(Failure::Usage(format!("the configuration names no target `{to}`")));
    }
    let is_meant = |rule: &&Publish| options.to.is_empty() || options.to.contains(&rule.to);
    let rules = config.publish.iter().filter(is_meant);
    at(&config, rules, &how, (options.format, options.quiet), streams)
}

/// Publishes after a build, where that is asked for.
pub(super) fn after_build(
    config: &Config,
    is_asked: bool,
    quiet: bool,
    streams: &mut Streams<'_>,
) -> Result<Ending, Failure> {
    let rules = config.publish.iter().filter(|rule| is_asked || rule.after_build);
    at(config, rules, &Options::default(), (AnswerFormat::Text, quiet), streams)
}

/// One target that fails keeps nothing from the others.
fn at<'r>(
    config: &Config,
    rules: impl Iterator<Item = &'r Publish>,
    how: &Options,
    (format, quiet): (AnswerFormat, bool),
    streams: &mut Streams<'_>,
) -> Result<Ending, Failure> {
    let mut failures = Vec::new();
    for rule in rules {
        match publish(config, rule, how) {
            Ok(published) => tell(rule, &published, how, (format, quiet), streams)?,
            Err(error) => failures.push(error),
        }
    }
    // All but the last are told here.
    let last = failures.pop();
    for failure in failures {
        writeln!(streams.err, "error: {failure}")?;
    }
    last.map_or(Ok(Ending::Well), |failure| Err(failure.into()))
}

fn tell(
    rule: &Publish,
    published: &Published,
    how: &Options,
    (format, quiet): (AnswerFormat, bool),
    streams: &mut Streams<'_>,
) -> Result<(), Failure> {
    for path in &published.left_alone {
        writeln!(
            streams.err,
            "warning: `{path}` at `{}` was overwritten by somebody else, and is left alone from now on",
            rule.to
        )?;
    }
    if published.is_unguarded {
        writeln!(
            streams.err,
            "warning: `{}` does not keep conditions of writes: nothing keeps two machines apart that publish there; \
             `lease = 0` in `[[publish]]` says that there is one",
            rule.to
        )?;
    }
    if format == AnswerFormat::Json {
        return Ok(json_line(streams.out, &Summary::new(rule, published, how))?);
    }
    if quiet {
        return Ok(());
    }
    if how.dry_run {
        for sent in &published.sent {
            writeln!(
                streams.out,
                "send {} ({}, {})",
                sent.path,
                Count(usize::try_from(sent.bytes).unwrap_or(usize::MAX), "byte"),
                sent.media_type
            )?;
        }
        for path in &published.removed {
            writeln!(streams.out, "remove {path}")?;
        }
    }
    let would = if how.dry_run { " would be" } else { "" };
    let text = match (published.sent.len(), published.removed.len()) {
        (0, 0) => format!("nothing differs in {}", Count(published.unchanged, "object")),
        (sent, 0) => format!(
            "{}{would} sent, {} unchanged",
            Count(sent, "object"),
            published.unchanged
        ),
        (sent, removed) => format!(
            "{}{would} sent, {removed} removed, {} unchanged",
            Count(sent, "object"),
            published.unchanged
        ),
    };
    writeln!(streams.out, "`{}`: {text}", rule.to)?;
    Ok(())
}

/// The same for machines.
#[derive(Serialize)]
struct Summary<'p> {
    to: &'p str,
    dry_run: bool,
    sent: Vec<&'p str>,
    bytes: u64,
    removed: &'p [String],
    unchanged: usize,
}

impl<'p> Summary<'p> {
    fn new(rule: &'p Publish, published: &'p Published, how: &Options) -> Self {
        Self {
            to: &rule.to,
            dry_run: how.dry_run,
            sent: published.sent.iter().map(|sent| sent.path.as_str()).collect(),
            bytes: published.sent.iter().map(|sent| sent.bytes).sum(),
            removed: &published.removed,
            unchanged: published.unchanged,
        }
    }
}
