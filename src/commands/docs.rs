//! `feedmill completions` and `feedmill man`, drawn from the command line itself, and `feedmill config schema`, drawn from the
//! table of keys.

use clap::CommandFactory;
use clap_complete::Shell;

use super::{Ending, Failure};
use crate::cli::Cli;
use crate::config;
use crate::run::Streams;
use feedcheck::suggest::nearest;

/// Prints a completion script.
pub fn completions(shell: Shell, streams: &mut Streams<'_>) -> Result<Ending, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "feedmill", &mut script);
    streams.out.write_all(&script)?;
    Ok(Ending::Well)
}

/// Prints the JSON Schema of configurations.
pub fn schema(streams: &mut Streams<'_>) -> Result<Ending, Failure> {
    writeln!(streams.out, "{:#}", config::schema())?;
    Ok(Ending::Well)
}

/// Prints the manual page of all, or of one command: `feedmill-build(1)`.
pub fn man(command: Option<&str>, streams: &mut Streams<'_>) -> Result<Ending, Failure> {
    let mut all = Cli::command();
    all.build(); // gives commands their whole names
    let shown = match command {
        None => all,
        Some(name) => named(&all, name)?.clone(),
    };
    clap_mangen::Man::new(shown).render(&mut streams.out)?;
    Ok(Ending::Well)
}

fn named<'a>(all: &'a clap::Command, name: &str) -> Result<&'a clap::Command, Failure> {
    let names = all.get_subcommands().map(clap::Command::get_name);
    all.find_subcommand(name).ok_or_else(|| {
        let help = match nearest(name, names) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => "`feedmill --help` lists all".to_owned(),
        };
        Failure::Usage(format!("there is no command `{name}`: {help}"))
    })
}
