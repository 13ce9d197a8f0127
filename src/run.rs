//! Runs a command line and chooses the exit code; nothing else does.

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};

use clap::Parser;
use clap::error::ErrorKind;

use crate::builder;
use crate::cli::{Cli, Command, ConfigCommand};
use crate::commands::{self, Ending, Failure};

/// Where a command prints.
pub struct Streams<'a> {
    /// Results.
    pub out: &'a mut dyn Write,
    /// Findings, errors and progress.
    pub err: &'a mut dyn Write,
    /// Whether people watch `err`: colors and a progress bar are welcome.
    pub is_watched: bool,
    /// Whether people watch `out`: colors are welcome.
    pub has_colors: bool,
    /// How many columns `out` has, where it is a terminal.
    pub width: Option<usize>,
}

/// All well.
pub const SUCCESS: u8 = 0;
/// An article was left out, a feed was not written or has errors, or a story would come back as unread.
pub const FINDINGS: u8 = 1;
/// The work could not be done.
pub const FAILURE: u8 = 2;
/// Another run holds the output folder (`EX_TEMPFAIL` of sysexits.h).
pub const BUSY: u8 = 75;

/// Runs with the process's own streams.
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> u8 {
    // Set to nothing it says nothing (<https://no-color.org>).
    let wants_colors = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    // Standard error is not locked: the progress bar draws on it from other threads.
    let (mut out, mut err) = (io::BufWriter::new(io::stdout().lock()), io::stderr());
    let mut streams = Streams {
        out: &mut out,
        err: &mut err,
        is_watched: io::stderr().is_terminal() && wants_colors,
        has_colors: io::stdout().is_terminal() && wants_colors,
        width: terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| usize::from(width.0)),
    };
    let code = run(arguments, &mut streams);
    match streams.out.flush() {
        Err(error) if code == SUCCESS && error.kind() != io::ErrorKind::BrokenPipe => FAILURE,
        _ => code,
    }
}

/// Runs a command line and returns the exit code.
pub fn run(arguments: impl IntoIterator<Item = OsString>, streams: &mut Streams<'_>) -> u8 {
    let command = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli.command,
        Err(error) => return usage(&error, streams),
    };
    let result = match &command {
        Command::Build(options) => commands::build::run(options, streams),
        Command::List(options) => commands::list::run(options, streams),
        Command::Why(options) => commands::why::run(options, streams),
        Command::Check(options) => commands::check::run(options, streams),
        Command::Explain(options) => commands::explain::run(options, streams),
        Command::Diff(options) => commands::diff::run(options, streams),
        #[cfg(feature = "net")]
        Command::Ping(options) => commands::ping::run(options, streams),
        #[cfg(feature = "publish")]
        Command::Publish(options) => commands::publish::run(options, streams),
        Command::Retire(options) => commands::retire::run(options, streams),
        Command::Init(options) => commands::init::run(options, streams),
        #[cfg(feature = "serve")]
        Command::Serve(options) => commands::serve::run(options, streams),
        Command::Snippet(options) => commands::snippet::run(options, streams),
        Command::Config {
            what: ConfigCommand::Schema,
        } => commands::docs::schema(streams),
        Command::Completions { shell } => commands::docs::completions(*shell, streams),
        Command::Man { command } => commands::docs::man(command.as_deref(), streams),
    };
    match result {
        Ok(Ending::Well) => SUCCESS,
        Ok(Ending::Findings) => FINDINGS,
        Ok(Ending::Incomplete) => FAILURE,
        Err(failure) => fail(&failure, streams),
    }
}

/// Help and version are no mistakes; everything else is one of usage.
fn usage(error: &clap::Error, streams: &mut Streams<'_>) -> u8 {
    let is_help = matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
    let out = if is_help { &mut streams.out } else { &mut streams.err };
    // Nobody is left to tell when this fails.
    let _ = write!(out, "{}", error.render());
    if is_help { SUCCESS } else { FAILURE }
}

fn fail(failure: &Failure, streams: &mut Streams<'_>) -> u8 {
    match failure {
        // The reader of a pipe has seen enough: a normal ending.
        Failure::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => return SUCCESS,
        Failure::Configuration => {}
        failure => {
            let _ = writeln!(streams.err, "error: {failure}");
        }
    }
    match failure {
        Failure::Build(builder::Error::Locked(_)) => BUSY,
        #[cfg(feature = "publish")]
        Failure::Publish(
            crate::publish::Error::Build(builder::Error::Locked(_)) | crate::publish::Error::Held { .. },
        ) => BUSY,
        _ => FAILURE,
    }
}
