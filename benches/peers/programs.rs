//! The programs that are measured: where each is found, what it reads, and how it is called. A new one is a
//! row. Programs in `benches/peers` come before those on the path.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use walkdir::WalkDir;

use crate::common::corpus::{Corpus, Form};

/// A generator of feeds.
pub struct Peer {
    pub name: &'static str,
    /// What it makes of each feed.
    pub formats: &'static [&'static str],
    /// What it reads.
    pub form: Form,
    /// What prints its version, if it is installed.
    version: fn() -> Option<Command>,
    /// What makes all feeds.
    pub command: fn(&Place) -> Command,
}

const ALL: &[&str] = &["RSS", "Atom", "JSON"];

/// feedmill, for both forms that it reads.
pub const FEEDMILL: &[Peer] = &[
    Peer {
        name: "feedmill, Markdown",
        formats: ALL,
        form: Form::Markdown,
        version: || None,
        command: feedmill,
    },
    Peer {
        name: "feedmill, JSON Lines",
        formats: ALL,
        form: Form::Lines,
        version: || None,
        command: feedmill,
    },
];

/// All others.
pub const PEERS: &[Peer] = &[
    Peer {
        name: "Hugo, templates",
        formats: ALL,
        form: Form::Markdown,
        version: || Some(arguments(hugo()?, &["version"])),
        command: call_hugo,
    },
    Peer {
        name: "Zola",
        formats: &["RSS", "Atom"],
        form: Form::Zola,
        version: || Some(arguments(on_path("zola")?, &["--version"])),
        command: call_zola,
    },
    Peer {
        name: "npm feed, script",
        formats: ALL,
        form: Form::Lines,
        version: || {
            let package =
                "const { name, version } = require('./node_modules/feed/package.json'); console.log(name, version)";
            Some(arguments(on_path("node")?, &["-e", package]))
        },
        command: |place| script(on_path("node"), "feed_feeds.js", place),
    },
    Peer {
        name: "python-feedgen, script",
        formats: &["RSS", "Atom"],
        form: Form::Lines,
        version: || {
            let package =
                "from importlib.metadata import version; import feedgen; print('feedgen', version('feedgen'))";
            Some(arguments(python()?, &["-c", package]))
        },
        command: |place| script(python(), "feedgen_feeds.py", place),
    },
];

/// What a program is told.
pub struct Place<'a> {
    corpus: &'a Corpus,
    entries: usize,
    pub output: PathBuf,
}

impl<'a> Place<'a> {
    /// Each program has an output folder of its own in the corpus.
    pub fn new(peer: &Peer, corpus: &'a Corpus, entries: usize) -> Self {
        let is_own = FEEDMILL.iter().any(|own| own.name == peer.name);
        let folder = format!("out-{}", peer.name.to_lowercase().replace([' ', ','], "-"));
        Self {
            corpus,
            entries,
            output: if is_own {
                corpus.feeds()
            } else {
                corpus.root.join(folder)
            },
        }
    }
}

impl Peer {
    /// The first line of what it says about itself, if it is installed.
    pub fn version(&self) -> Option<String> {
        let output = (self.version)()?.current_dir(here()).output().ok()?;
        let text = String::from_utf8_lossy(&output.stdout);
        output
            .status
            .success()
            .then(|| text.lines().next().unwrap_or_default().to_owned())
    }
}

fn feedmill(place: &Place) -> Command {
    let mut command = arguments(env!("CARGO_BIN_EXE_feedmill").into(), &["build", "--quiet"]);
    command.current_dir(&place.corpus.root);
    command
}

/// The folder beside this file.
fn here() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/peers")
}

/// The program itself, not its launcher in Python.
fn hugo() -> Option<PathBuf> {
    let packed = WalkDir::new(here().join(".venv/lib"))
        .into_iter()
        .flatten()
        .map(walkdir::DirEntry::into_path);
    packed
        .into_iter()
        .find(|path| path.ends_with("hugo/binaries/hugo"))
        .or_else(|| on_path("hugo"))
}

fn python() -> Option<PathBuf> {
    let own = here().join(".venv/bin/python");
    if own.exists() { Some(own) } else { on_path("python3") }
}

fn on_path(name: &str) -> Option<PathBuf> {
    let folders = std::env::var_os("PATH")?;
    std::env::split_paths(&folders)
        .map(|folder| folder.join(name))
        .find(|path| path.is_file())
}

fn arguments(program: PathBuf, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments);
    command
}

/// Templates and articles stay where they are, and Hugo is told of them.
fn call_hugo(place: &Place) -> Command {
    let site = place.corpus.root.join("hugo");
    let mounts = [
        (place.corpus.articles(), "content"),
        (place.corpus.pictures(), "assets/photos"),
        (here().join("hugo/layouts"), "layouts"),
    ];
    let mut config = format!("[params]\nentries = {}\n", place.entries);
    for (source, target) in mounts {
        config += &format!(
            "\n[[module.mounts]]\nsource = '{}'\ntarget = '{target}'\n",
            source.display()
        );
    }
    fs::create_dir_all(&site).expect("a folder");
    fs::write(site.join("place.toml"), config).expect("a file");
    let mut configs = here().join("hugo/hugo.toml").into_os_string();
    configs.push(",");
    configs.push(site.join("place.toml"));
    let mut command = arguments(hugo().expect("Hugo was found"), &["--quiet", "--noBuildLock"]);
    command.args([
        OsStr::new("--source"),
        site.as_os_str(),
        OsStr::new("--config"),
        &configs,
    ]);
    command.arg("--destination").arg(&place.output);
    command
}

/// Zola reads its templates beside the articles.
fn call_zola(place: &Place) -> Command {
    let root = &place.corpus.root;
    let config = fs::read_to_string(here().join("zola/config.toml")).expect("a file");
    let limit = format!("feed_limit = {}", place.entries);
    fs::write(root.join("zola.toml"), config.replace("feed_limit = 20", &limit)).expect("a file");
    fs::create_dir_all(root.join("templates")).expect("a folder");
    for template in fs::read_dir(here().join("zola/templates")).expect("a folder").flatten() {
        fs::copy(template.path(), root.join("templates").join(template.file_name())).expect("a file");
    }
    let mut command = arguments(on_path("zola").expect("Zola was found"), &["--config", "zola.toml"]);
    command
        .args(["build", "--force", "--output-dir"])
        .arg(&place.output)
        .current_dir(root);
    command
}

/// A script of ours over the JSON Lines file.
fn script(program: Option<PathBuf>, name: &str, place: &Place) -> Command {
    let mut command = Command::new(program.expect("it was found"));
    command
        .arg(here().join(name))
        .args([place.corpus.lines(), place.corpus.pictures(), place.output.clone()])
        .arg(place.entries.to_string());
    command
}
