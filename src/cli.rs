//! The command line.

#[cfg(feature = "serve")]
use std::net::{SocketAddr, ToSocketAddrs};
use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use crate::compare::{READERS, Reader};
use crate::input::generator::{GENERATORS, Generator, OWN};
use crate::model::Level;
use crate::report::feeds::{REPORT_FORMATS, ReportFormat};
use crate::snippet::{SERVERS, Server};

/// Turns a newsroom's articles into RSS, Atom and JSON feeds.
#[derive(Debug, Parser)]
#[command(name = "feedmill", version, arg_required_else_help = true, after_help = EXIT_CODES)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

const EXIT_CODES: &str = "Exit codes: 0 all well; 1 findings, such as an article that was left out, an invalid feed \
or a story that would come back as unread; 2 the work could not be done; 75 another run holds the output folder, or another machine publishes.";

/// What feedmill can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Build the feeds of a configuration from its articles
    Build(Build),
    /// Show every article as feedmill understands it
    List(List),
    /// Say why a story is in a feed, or is not
    Why(Why),
    /// Check feeds: RSS, Atom, OPML and JSON Feed, in files and folders
    Check(Check),
    /// Say what a message means and how to mend its cause
    Explain(Explain),
    /// Show what subscribers of old feeds will see when new ones take their place
    Diff(Diff),
    /// Tell hubs which feeds changed
    #[cfg(feature = "net")]
    Ping(Ping),
    /// Bring what differs to where readers fetch it: buckets of S3, Google or Azure, and folders
    #[cfg(feature = "publish")]
    Publish(Publish),
    /// End feeds that no story is in any more: their files are removed
    Retire(Retire),
    /// Write a commented configuration and a first article
    Init(Init),
    /// Show a preview in the browser, and build whenever something is saved
    #[cfg(feature = "serve")]
    Serve(Serve),
    /// Print what a web server has to be told about the output folder
    Snippet(Snippet),
    /// Tell what may stand in a configuration
    Config {
        /// What to tell
        #[command(subcommand)]
        what: ConfigCommand,
    },
    /// Print a completion script for a shell
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print the manual page of feedmill, or of one of its commands
    Man {
        /// A command, such as build
        command: Option<String>,
    },
}

/// `feedmill config`.
#[derive(Debug, Clone, Copy, Subcommand)]
pub enum ConfigCommand {
    /// Print a JSON Schema of configurations, for editors that complete and check TOML
    Schema,
}

/// Options of everything that reads a configuration.
#[derive(Debug, Clone, Args)]
pub struct Common {
    /// The configuration; `feedmill.toml`, then `config.toml` in this folder or above if not given
    #[arg(long, short, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// What counts as now, such as 2026-09-13T16:44:00-05:00
    #[arg(long, value_name = "TIME")]
    pub now: Option<String>,
    /// How many threads work; as many as there are processors if not given
    #[arg(long, value_name = "N")]
    pub jobs: Option<usize>,
}

/// `feedmill build`.
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "a command line has switches")]
pub struct Build {
    /// Configuration, time and threads.
    #[command(flatten)]
    pub common: Common,
    /// How to tell findings and results
    #[arg(long, value_enum, default_value_t)]
    pub format: AnswerFormat,
    /// From which level on findings end in exit code 1
    #[arg(long, value_enum, value_name = "LEVEL", default_value_t)]
    pub fail_on: FailOn,
    /// Print nothing when all is well, and only what counts for `--fail-on` otherwise
    #[arg(long, short)]
    pub quiet: bool,
    /// Let feeds lose more of their stories than `output.shrink` allows
    #[arg(long)]
    pub allow_shrink: bool,
    /// Remove our files that the configuration does not ask for any more
    #[arg(long)]
    pub prune: bool,
    /// Only say which files would be new, change or go: nothing is written, fetched, published or remembered
    #[arg(long)]
    pub dry_run: bool,
    /// Like --dry-run, and say what subscribers would see, as `feedmill diff` does; exit code 1 if stories would come back as unread
    #[arg(long)]
    pub diff: bool,
    /// Ask no server: addresses of sources are read as they were fetched last
    #[cfg(feature = "net")]
    #[arg(long)]
    pub offline: bool,
    /// Wait so long for another run that holds the output folder
    #[arg(long, value_name = "SECONDS", default_value_t = 0)]
    pub wait: u64,
    /// Only these files and folders changed since the last build: no other article is looked at, but for new ones
    #[arg(long, value_name = "PATH", num_args = 1..)]
    pub changed: Option<Vec<PathBuf>>,
    /// Go on, and build again whenever something is saved or a story is due
    #[arg(long, conflicts_with_all = ["changed", "dry_run", "diff"])]
    pub watch: bool,
    /// Publish at all targets afterwards
    #[cfg(feature = "publish")]
    #[arg(long, conflicts_with_all = ["dry_run", "diff"])]
    pub publish: bool,
    /// Feeds to end, as `feedmill retire` names them.
    #[arg(skip)]
    pub retire: Vec<String>,
}

/// `feedmill retire`.
#[derive(Debug, Args)]
pub struct Retire {
    /// Configuration, time and threads.
    #[command(flatten)]
    pub common: Common,
    /// The paths of the feeds below the output folder without an ending, such as topics/habor
    #[arg(required = true, value_name = "FEED")]
    pub feeds: Vec<String>,
    /// Only say which files would go or change: nothing is written or removed
    #[arg(long)]
    pub dry_run: bool,
    /// Print nothing when all is well, and only errors otherwise
    #[arg(long, short)]
    pub quiet: bool,
    /// Wait so long for another run that holds the output folder
    #[arg(long, value_name = "SECONDS", default_value_t = 0)]
    pub wait: u64,
}

/// `feedmill ping`.
#[cfg(feature = "net")]
#[derive(Debug, Args)]
pub struct Ping {
    /// Configuration, time and threads.
    #[command(flatten)]
    pub common: Common,
    /// Print nothing when all is well
    #[arg(long, short)]
    pub quiet: bool,
}

/// `feedmill publish`.
#[cfg(feature = "publish")]
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "a command line has switches")]
pub struct Publish {
    /// Only these targets, as the configuration writes them; all if none is given
    #[arg(value_name = "TARGET")]
    pub to: Vec<String>,
    /// Configuration, time and threads.
    #[command(flatten)]
    pub common: Common,
    /// Only say what would be sent and removed
    #[arg(long)]
    pub dry_run: bool,
    /// Overwrite what stands at the target in the place of our files, and was not written by feedmill
    #[arg(long)]
    pub adopt: bool,
    /// Look at everything that is at the target; otherwise that is done once a day, and after a run that was killed
    #[arg(long)]
    pub verify: bool,
    /// How to tell results
    #[arg(long, value_enum, default_value_t)]
    pub format: AnswerFormat,
    /// Print nothing when all is well
    #[arg(long, short)]
    pub quiet: bool,
    /// Wait so long for another machine that publishes, and for a build; if not given, ten seconds for a build
    #[arg(long, value_name = "SECONDS")]
    pub wait: Option<u64>,
}

/// `feedmill list`.
#[derive(Debug, Args)]
pub struct List {
    /// Only the articles in these files and folders
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Configuration, time and threads.
    #[command(flatten)]
    pub common: Common,
    /// Only articles about this topic
    #[arg(long, value_name = "NAME")]
    pub topic: Option<String>,
    /// Only articles of this author
    #[arg(long, value_name = "NAME")]
    pub author: Option<String>,
    /// Only articles of this section
    #[arg(long, value_name = "NAME")]
    pub section: Option<String>,
    /// Only articles in this feed, by its path, such as topics/harbor
    #[arg(long, value_name = "PATH")]
    pub feed: Option<String>,
    /// Only articles that were published then or later, such as 2026-09-13
    #[arg(long, value_name = "TIME")]
    pub since: Option<String>,
    /// Only articles that no reader sees now: they wait, have expired, or are not public
    #[arg(long)]
    pub held: bool,
    /// The newest first, instead of the order of the files
    #[arg(long)]
    pub newest: bool,
    /// How to tell findings and results
    #[arg(long, value_enum, default_value_t)]
    pub format: AnswerFormat,
}

/// `feedmill why`.
#[derive(Debug, Args)]
pub struct Why {
    /// The story: its file, its id or address, or words of its headline
    pub story: String,
    /// Only this feed, by its path, such as topics/harbor
    pub feed: Option<String>,
    /// Configuration, time and threads.
    #[command(flatten)]
    pub common: Common,
}

/// `feedmill check`.
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "a command line has switches")]
pub struct Check {
    /// Files, folders, or `-` for standard input; `output.dir` of the configuration if not given
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Configuration, time and threads.
    #[command(flatten)]
    pub common: Common,
    /// How to tell what was found
    #[arg(long, value_parser = check_format(), default_value = REPORT_FORMATS[0].name)]
    pub format: &'static ReportFormat,
    /// From which level on findings end in exit code 1
    #[arg(long, value_enum, value_name = "LEVEL", default_value_t)]
    pub fail_on: FailOn,
    /// Leave out a message, by its code; may be given again
    #[arg(long, value_name = "CODE")]
    pub ignore: Vec<String>,
    /// Leave out the findings that this file lists
    #[arg(long, value_name = "FILE", conflicts_with = "write_baseline")]
    pub baseline: Option<PathBuf>,
    /// Write all findings to this file for `--baseline`, and end well
    #[arg(long, value_name = "FILE")]
    pub write_baseline: Option<PathBuf>,
    /// The `Content-Type` that the documents are served with
    #[arg(long, value_name = "TYPE")]
    pub content_type: Option<String>,
    /// The address that the document is served from, for a single one
    #[arg(long, value_name = "URL")]
    pub location: Option<String>,
    /// Mend in place what can be mended without guessing, then check
    #[arg(long, conflicts_with = "diff")]
    pub fix: bool,
    /// Print what `--fix` would do as a patch, and write nothing
    #[arg(long)]
    pub diff: bool,
    /// The folder with the files of enclosures, for their lengths
    #[arg(long, value_name = "DIR")]
    pub files: Option<PathBuf>,
    /// Check many feeds as they are served: a list in OPML, or a folder of downloads with the fields of their answers
    #[arg(long, value_name = "PATH", conflicts_with_all = ["paths", "fix", "diff", "location"])]
    pub list: Option<PathBuf>,
    /// Ask servers for the feeds of the list
    #[cfg(feature = "net")]
    #[arg(long, requires = "list")]
    pub fetch: bool,
    /// Let `--fetch` ask servers of this machine and its network, too
    #[cfg(feature = "net")]
    #[arg(long, requires = "fetch")]
    pub allow_private: bool,
    /// Tell feeds of a list whose newest story is older
    #[arg(long, value_name = "DAYS", requires = "list")]
    pub max_age: Option<u32>,
    /// Print nothing when all is well, and only what counts for `--fail-on` otherwise
    #[arg(long, short)]
    pub quiet: bool,
    /// Show findings of level info too
    #[arg(long, short)]
    pub verbose: bool,
}

/// The formats of the table, with their titles for `--help`.
fn check_format() -> impl TypedValueParser<Value = &'static ReportFormat> {
    let names = REPORT_FORMATS
        .iter()
        .map(|format| PossibleValue::new(format.name).help(format.title));
    PossibleValuesParser::new(names).map(|name| {
        let found = REPORT_FORMATS.iter().find(|format| format.name == name);
        found.unwrap_or(&REPORT_FORMATS[0])
    })
}

/// The level from which on a check fails.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// Errors
    #[default]
    Error,
    /// Errors and warnings
    Warning,
    /// Nothing
    Never,
}

impl FailOn {
    /// The mildest level that counts.
    pub fn level(self) -> Option<Level> {
        match self {
            Self::Error => Some(Level::Error),
            Self::Warning => Some(Level::Warning),
            Self::Never => None,
        }
    }
}

/// `feedmill explain`.
#[derive(Debug, Args)]
pub struct Explain {
    /// The code of the message, such as `MissingGuid`; all are listed if none is given
    #[arg(value_name = "CODE")]
    pub code: Option<String>,
    /// How to tell it
    #[arg(long, value_enum, default_value_t)]
    pub format: AnswerFormat,
}

/// `feedmill diff`.
#[derive(Debug, Args)]
pub struct Diff {
    /// The feed that is published now, or a folder of feeds
    pub old: PathBuf,
    /// The feed that will take its place, or a folder of them
    pub new: PathBuf,
    /// Say what this reader does, too, as far as it was measured; several with commas
    #[arg(long, value_name = "NAME", value_delimiter = ',', value_parser = reader())]
    pub reader: Vec<&'static Reader>,
    /// How to tell changes
    #[arg(long, value_enum, default_value_t)]
    pub format: AnswerFormat,
}

/// `feedmill init`.
#[derive(Debug, Args)]
pub struct Init {
    /// The folder; it is created where it is missing
    #[arg(default_value = ".")]
    pub dir: PathBuf,
    /// Read the tree of a site generator, what other systems deliver or export, or the address of a feed or an OPML file, and write a `feedmill.toml` for it
    #[arg(long, value_name = "PATH", conflicts_with = "dir")]
    pub from: Option<PathBuf>,
    /// The generator of that tree, where nothing in it shows which it is
    #[arg(long, value_name = "NAME", requires = "from", value_parser = generator())]
    pub generator: Option<&'static Generator>,
}

/// The readers of the table, with their versions for `--help`.
fn reader() -> impl TypedValueParser<Value = &'static Reader> {
    let names = READERS
        .iter()
        .map(|reader| PossibleValue::new(reader.name).help(reader.version));
    PossibleValuesParser::new(names).try_map(|name| {
        let found = READERS.iter().find(|reader| reader.name == name);
        found.ok_or("no such reader")
    })
}

/// The generators of the table, with their titles for `--help`.
fn generator() -> impl TypedValueParser<Value = &'static Generator> {
    let names = GENERATORS
        .iter()
        .map(|generator| PossibleValue::new(generator.name).help(generator.title));
    PossibleValuesParser::new(names).map(|name| {
        let found = GENERATORS.iter().find(|generator| generator.name == name);
        found.map_or(&OWN, |generator| *generator)
    })
}

/// `feedmill serve`.
#[cfg(feature = "serve")]
#[derive(Debug, Args)]
pub struct Serve {
    /// The configuration; `feedmill.toml`, then `config.toml` in this folder or above if not given
    #[arg(long, short, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Where to listen; other machines can ask only if this is not a loopback address
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8000", value_parser = address)]
    pub addr: SocketAddr,
}

/// `192.0.2.1:8000`, `localhost:8000`; `8000` and `:8000` are ports of this machine alone.
#[cfg(feature = "serve")]
fn address(text: &str) -> Result<SocketAddr, String> {
    let port = text.strip_prefix(':').unwrap_or(text);
    if port.bytes().all(|byte| byte.is_ascii_digit()) && port.parse::<u16>().is_err() {
        return Err("ports are numbers from 1 to 65535".to_owned());
    }
    if let Ok(port) = port.parse::<u16>() {
        return Ok((std::net::Ipv4Addr::LOCALHOST, port).into());
    }
    let with_port = if text.contains(':') {
        text.to_owned()
    } else {
        format!("{text}:8000")
    };
    let addresses = with_port.to_socket_addrs();
    let addresses: Vec<SocketAddr> = addresses
        .map_err(|error| format!("no such address: {error}"))?
        .collect();
    let usual = addresses.iter().find(|address| address.is_ipv4());
    usual
        .or(addresses.first())
        .copied()
        .ok_or_else(|| "no such address".to_owned())
}

/// `feedmill snippet`.
#[derive(Debug, Args)]
pub struct Snippet {
    /// The server or host, or the page
    #[arg(value_parser = receiver(), value_name = "FOR")]
    pub receiver: Receiver,
    /// With `html`, the paths of the feeds that the page offers, without an ending; all if none is given
    #[arg(value_name = "FEED")]
    pub feeds: Vec<String>,
    /// The configuration; `feedmill.toml`, then `config.toml` in this folder or above if not given
    #[arg(long, short, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

/// Who is told something by `feedmill snippet`.
#[derive(Debug, Clone, Copy)]
pub enum Receiver {
    /// A server: about the output folder.
    Server(&'static Server),
    /// A page: which feeds it offers.
    Html,
}

/// The servers of the table, with their titles for `--help`, and pages.
fn receiver() -> impl TypedValueParser<Value = Receiver> {
    let servers = SERVERS
        .iter()
        .map(|server| PossibleValue::new(server.name).help(server.title));
    let html =
        PossibleValue::new("html").help("Pages: links for the head, by which browsers and readers find the feeds");
    PossibleValuesParser::new(servers.chain([html])).map(|name| {
        let found = SERVERS.iter().find(|server| server.name == name);
        found.map_or(Receiver::Html, Receiver::Server)
    })
}

/// How a command answers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum AnswerFormat {
    /// For people
    #[default]
    Text,
    /// For machines, one object a line
    Json,
}
