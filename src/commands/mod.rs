//! One file a command: glue between the command line and the library.

pub mod build;
pub mod check;
pub mod diff;
pub mod docs;
pub mod explain;
pub mod init;
pub mod list;
#[cfg(feature = "net")]
pub mod ping;
mod progress;
#[cfg(feature = "publish")]
pub mod publish;
pub mod retire;
#[cfg(feature = "serve")]
pub mod serve;
pub mod snippet;
pub mod why;

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::cli::{AnswerFormat, Common};
use crate::config::{self, Config, FILE_NAMES};
use crate::model::{Diagnostic, Timestamp};
use crate::report;
use crate::run::Streams;
use crate::text::date::{self, DateRules};
use crate::text::line::visible;

/// How a command that did its work ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// Nothing to complain of.
    Well,
    /// There were errors among the findings.
    Findings,
    /// A part of the work could not be done; what, was told already.
    Incomplete,
}

/// Why a command could not do its work.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The configuration cannot be used; its findings were told already.
    #[error("the configuration cannot be used")]
    Configuration,
    /// There is no configuration.
    #[error("there is no configuration: {0}")]
    NoConfiguration(String),
    /// A value on the command line.
    #[error("{}", visible(.0))]
    Usage(String),
    /// The build.
    #[error(transparent)]
    Build(#[from] crate::builder::Error),
    /// A target.
    #[cfg(feature = "publish")]
    #[error(transparent)]
    Publish(#[from] crate::publish::Error),
    /// Files, each with the reason.
    #[error("{}", .0.join("\nerror: "))]
    Unreadable(Vec<String>),
    /// The command's own output.
    #[error("cannot print: {0}")]
    Output(#[from] io::Error),
}

/// The configuration that the options name, or the first that is in this folder.
fn configuration(options: &Common, format: AnswerFormat, streams: &mut Streams<'_>) -> Result<Config, Failure> {
    let path = configuration_file(options.config.as_ref())?;
    let (folder, text) = configuration_text(&path)?;
    config::read(&folder, &path.display().to_string(), &text).or_else(|mistakes| {
        tell(format, streams, &mistakes)?;
        Err(Failure::Configuration)
    })
}

/// The file that is named, or the first that is in this folder, or else in one above it.
fn configuration_file(named: Option<&PathBuf>) -> Result<PathBuf, Failure> {
    named
        .cloned()
        .or_else(configuration_here)
        .or_else(configuration_above)
        .ok_or_else(|| {
            Failure::NoConfiguration(format!(
                "`{}` are neither in this folder nor above it; `feedmill init` writes one, `--config` names one",
                FILE_NAMES.join("` and `")
            ))
        })
}

/// The first configuration that is in this folder.
fn configuration_here() -> Option<PathBuf> {
    FILE_NAMES.iter().map(PathBuf::from).find(|path| path.is_file())
}

/// The nearest configuration of feedmill in a folder above this one, from here: somebody is at work among the articles.
fn configuration_above() -> Option<PathBuf> {
    let depth = std::env::current_dir().ok()?.ancestors().count();
    let above = (1..depth).map(|steps| PathBuf::from("../".repeat(steps)));
    let mut files = above.flat_map(|folder| FILE_NAMES.iter().map(move |name| folder.join(name)));
    files.find(|path| fs::read_to_string(path).is_ok_and(|text| config::is_ours(&text)))
}

/// The folder of a configuration, without links, and its text.
fn configuration_text(path: &Path) -> Result<(PathBuf, String), Failure> {
    let unreadable = |error: io::Error| Failure::NoConfiguration(format!("cannot read `{}`: {error}", path.display()));
    let bytes = fs::read(path).map_err(unreadable)?;
    let text = String::from_utf8(bytes)
        .map_err(|error| Failure::NoConfiguration(format!("`{}` is not UTF-8: {error}", path.display())))?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let folder = folder.canonicalize().map_err(unreadable)?;
    Ok((folder, text.to_owned()))
}

/// Tells findings: text where people look for trouble, JSON where machines look for results.
fn tell(format: AnswerFormat, streams: &mut Streams<'_>, findings: &[Diagnostic]) -> io::Result<()> {
    match format {
        AnswerFormat::Text => report::write_text(streams.err, streams.is_watched, findings),
        AnswerFormat::Json => report::write_json(streams.out, findings),
    }
}

/// The moment that counts as now.
fn now(options: &Common) -> Result<Timestamp, Failure> {
    match &options.now {
        None => Ok(Timestamp::now()),
        Some(text) => {
            let reading = date::parse(text, &DateRules::default());
            reading
                .map(|reading| reading.time)
                .map_err(|error| Failure::Usage(format!("`--now {text}` cannot be read: {error}")))
        }
    }
}

/// Runs `work` on as many threads as the options say.
fn with_jobs<T: Send>(options: &Common, work: impl FnOnce() -> T + Send) -> Result<T, Failure> {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(options.jobs.unwrap_or(0))
        .build();
    let pool = pool.map_err(|error| Failure::Usage(format!("cannot start threads: {error}")))?;
    Ok(pool.install(work))
}

/// One JSON object on a line of its own.
fn json_line(out: &mut dyn Write, value: &impl serde::Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, value)?;
    writeln!(out)
}
