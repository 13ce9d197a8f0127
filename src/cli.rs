//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

/// Turns a newsroom's articles into RSS, Atom and JSON feeds.
#[derive(Debug, Parser)]
#[command(name = "feedmill", version, arg_required_else_help = true, after_help = EXIT_CODES)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

const EXIT_CODES: &str = "Exit codes: 0 all well; 1 findings, such as an article that was left out \
or a story that would come back as unread; 2 the work could not be done; 75 another run holds the output folder.";

/// What feedmill can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Build the feeds of a configuration from its articles
    Build(Build),
    /// Show every article as feedmill understands it
    List(List),
    /// Show what subscribers of old feeds will see when new ones take their place
    Diff(Diff),
    /// Write a commented configuration and a first article
    Init(Init),
    /// Print a completion script for a shell
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print the manual page
    Man,
}

/// Options of everything that reads a configuration.
#[derive(Debug, Args)]
pub struct Common {
    /// The configuration; `feedmill.toml`, then `config.toml` in this folder if not given
    #[arg(long, short, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// How to tell findings and results
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
    /// What counts as now, such as 2026-09-13T16:44:00-05:00, for embargo and expiry
    #[arg(long, value_name = "TIME")]
    pub now: Option<String>,
    /// How many threads work; as many as there are processors if not given
    #[arg(long, value_name = "N")]
    pub jobs: Option<usize>,
}

/// `feedmill build`.
#[derive(Debug, Args)]
pub struct Build {
    /// Configuration, format, time and threads.
    #[command(flatten)]
    pub common: Common,
    /// Print nothing when all is well, and only errors otherwise
    #[arg(long, short)]
    pub quiet: bool,
    /// Let feeds lose more of their stories than `output.shrink` allows
    #[arg(long)]
    pub allow_shrink: bool,
    /// Remove our files that the configuration does not ask for any more
    #[arg(long)]
    pub prune: bool,
    /// Wait so long for another run that holds the output folder
    #[arg(long, value_name = "SECONDS", default_value_t = 0)]
    pub wait: u64,
}

/// `feedmill list`.
#[derive(Debug, Args)]
pub struct List {
    /// Configuration, format, time and threads.
    #[command(flatten)]
    pub common: Common,
}

/// `feedmill diff`.
#[derive(Debug, Args)]
pub struct Diff {
    /// The feed that is published now, or a folder of feeds
    pub old: PathBuf,
    /// The feed that will take its place, or a folder of them
    pub new: PathBuf,
    /// How to tell changes
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

/// `feedmill init`.
#[derive(Debug, Args)]
pub struct Init {
    /// The folder; it is created where it is missing
    #[arg(default_value = ".")]
    pub dir: PathBuf,
}

/// How results are told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    #[default]
    Text,
    /// For machines, one object a line
    Json,
}
