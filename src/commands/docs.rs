//! `feedmill completions` and `feedmill man`: drawn from the command line itself.

use clap::CommandFactory;
use clap_complete::Shell;

use super::{Ending, Failure};
use crate::cli::Cli;
use crate::run::Streams;

/// Prints a completion script.
pub fn completions(shell: Shell, streams: &mut Streams<'_>) -> Result<Ending, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "feedmill", &mut script);
    streams.out.write_all(&script)?;
    Ok(Ending::Well)
}

/// Prints the manual page.
pub fn man(streams: &mut Streams<'_>) -> Result<Ending, Failure> {
    clap_mangen::Man::new(Cli::command()).render(&mut streams.out)?;
    Ok(Ending::Well)
}
