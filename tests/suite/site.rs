//! A newsroom in a folder of its own, and the program run in it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

pub use crate::png::png;

/// The least configuration.
pub const CONFIG: &str = "[site]\ntitle = \"The Courier\"\nurl = \"https://courier.example/\"\n";

/// A newsroom.
pub struct Site {
    dir: TempDir,
}

/// What a run said.
pub struct Run {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Site {
    /// An empty newsroom with the least configuration.
    pub fn new() -> Self {
        Self {
            dir: TempDir::new().unwrap(),
        }
        .write("config.toml", CONFIG)
    }

    /// The least configuration and more.
    pub fn with_config(more: &str) -> Self {
        Self::new().write("config.toml", &format!("{CONFIG}{more}"))
    }

    pub fn write(self, path: &str, text: &str) -> Self {
        self.put(path, text.as_bytes());
        self
    }

    pub fn bytes(self, path: &str, bytes: &[u8]) -> Self {
        self.put(path, bytes);
        self
    }

    pub fn put(&self, path: &str, bytes: &[u8]) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// An article in Markdown: front matter in TOML, and a body.
    pub fn article(self, name: &str, fields: &str) -> Self {
        self.put_article(name, fields);
        self
    }

    pub fn put_article(&self, name: &str, fields: &str) {
        let text = format!("+++\n{fields}\n+++\nThe text of {name}, which is long enough.\n");
        self.put(&format!("articles/{name}.md"), text.as_bytes());
    }

    /// An article that stays out of the way of what a test is about.
    pub fn good_article(self) -> Self {
        self.article(
            "good",
            "title = \"Good\"\npublished = 2020-01-02T03:04:05Z\ntopics = [\"Good\"]",
        )
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.dir.path().join(path)
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_feedmill"));
        command.args(arguments).current_dir(self.dir.path());
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Run {
        Run::from(self.command(arguments).output().unwrap())
    }

    /// `feedmill build` with more arguments.
    pub fn build(&self, arguments: &[&str]) -> Run {
        self.run(&[&["build"], arguments].concat())
    }

    /// What `list` says of each article.
    pub fn list(&self) -> Vec<Value> {
        json_lines(&self.run(&["list", "--format", "json"]).out)
    }

    /// The JSON Feed at a path.
    pub fn feed(&self, path: &str) -> Value {
        serde_json::from_str(&self.read(&format!("feeds/{path}.json"))).unwrap()
    }

    /// Every file of the output folder with its bytes, but for the lock and the index, which holds
    /// times and inodes.
    pub fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let mut files = files_below(&self.path("feeds"));
        files.remove(".feedmill/lock");
        files.remove(".feedmill/index");
        files
    }
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

impl Run {
    #[track_caller]
    pub fn success(self) -> Self {
        self.ended(0)
    }

    /// Ended with this exit code.
    #[track_caller]
    pub fn ended(self, code: i32) -> Self {
        assert_eq!(self.code, code, "stdout:\n{}\nstderr:\n{}", self.out, self.err);
        self
    }

    /// Said this on standard error.
    #[track_caller]
    pub fn said(self, text: &str) -> Self {
        assert!(self.err.contains(text), "not said: {text}\nstderr:\n{}", self.err);
        self
    }
}

pub fn json_lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Every file below a folder with its bytes, by its path from there.
pub fn files_below(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = walkdir::WalkDir::new(folder)
        .into_iter()
        .flatten()
        .filter(|entry| entry.file_type().is_file());
    let entry = |entry: walkdir::DirEntry| {
        let path = entry
            .path()
            .strip_prefix(folder)
            .unwrap()
            .to_string_lossy()
            .replace('\\', "/");
        (path, fs::read(entry.path()).unwrap())
    };
    files.map(entry).collect()
}

/// Compares two folders, and shows the first file that differs as text.
#[track_caller]
pub fn assert_same(found: &BTreeMap<String, Vec<u8>>, expected: &BTreeMap<String, Vec<u8>>) {
    assert_eq!(found.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>());
    for (path, bytes) in found {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        assert!(
            *bytes == expected[path],
            "{path}\nfound:\n{}\nexpected:\n{}",
            text(bytes),
            text(&expected[path])
        );
    }
}

/// The project's own folder.
pub fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A folder of real data beside the project, where there is one.
pub fn shared(path: &str) -> Option<PathBuf> {
    let folder = project().join("../shared").join(path);
    if folder.exists() {
        return Some(folder);
    }
    eprintln!("SKIPPED: {} is not here", folder.display());
    None
}
