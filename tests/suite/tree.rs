//! A tree of a site generator in a folder of its own, and what is wrong with the feeds of one.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

use crate::site::{Run, json_lines};

/// A tree of a generator.
pub struct Tree(TempDir);

impl Tree {
    pub fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    pub fn write(self, path: &str, text: impl AsRef<[u8]>) -> Self {
        let path = self.0.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    pub fn maybe(self, path: &str, text: Option<Vec<u8>>) -> Self {
        match text {
            Some(text) => self.write(path, text),
            None => self,
        }
    }

    pub fn copy(self, folder: &Path) -> Self {
        let files = walkdir::WalkDir::new(folder).into_iter().flatten();
        files
            .filter(|entry| entry.file_type().is_file())
            .fold(self, |tree, entry| {
                let path = entry
                    .path()
                    .strip_prefix(folder)
                    .unwrap()
                    .to_string_lossy()
                    .into_owned();
                tree.write(&path, fs::read(entry.path()).unwrap())
            })
    }

    pub fn run(&self, arguments: &[&str]) -> Run {
        let mut command = Command::new(env!("CARGO_BIN_EXE_feedmill"));
        Run::from(command.args(arguments).current_dir(self.0.path()).output().unwrap())
    }

    /// `feedmill init --from` the tree.
    pub fn init(self) -> Self {
        self.run(&["init", "--from", "."]).success();
        self
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    pub fn list(&self) -> Vec<Value> {
        json_lines(&self.run(&["list", "--format", "json"]).out)
    }
}

/// Builds the feeds and returns what is wrong with them.
pub fn built(set: &str, tree: &Tree) -> Vec<String> {
    let run = tree.run(&["build", "--config", "feedmill.toml"]);
    let mut misses = Vec::new();
    if run.code != 0 {
        misses.push(format!(
            "{set}: the build ended with {}\n{}{}",
            run.code, run.out, run.err
        ));
    }
    let check = tree.run(&["check", "feeds", "--fail-on", "warning"]);
    if check.code != 0 {
        misses.push(format!("{set}: {}{}", check.out, check.err));
    }
    let feed: Value = serde_json::from_str(&tree.read("feeds/all.json")).unwrap();
    for item in feed["items"].as_array().unwrap() {
        for fault in faults(item["content_html"].as_str().unwrap_or_default()) {
            misses.push(format!("{set} {}: {fault}", item["url"]));
        }
    }
    misses
}

/// Markers of templates outside of code, and addresses that are not absolute.
fn faults(html: &str) -> Vec<String> {
    let mut bare = html.to_owned();
    for tag in ["pre", "code"] {
        while let Some(start) = bare.find(&format!("<{tag}")) {
            let end = bare[start..]
                .find(&format!("</{tag}>"))
                .map_or(bare.len(), |at| start + at + tag.len() + 3);
            bare.replace_range(start..end, "");
        }
    }
    let near = |at: usize| {
        bare[bare.floor_char_boundary(at.saturating_sub(20))..bare.ceil_char_boundary((at + 60).min(bare.len()))]
            .to_owned()
    };
    let markers = ["{{", "{%", "{:", "{#"]
        .into_iter()
        .filter_map(|marker| bare.find(marker));
    let mut faults: Vec<String> = markers.map(near).collect();
    for attribute in ["href", "src", "srcset", "poster"] {
        for (at, _) in bare.match_indices(&format!(" {attribute}=\"")) {
            let value = &bare[at + attribute.len() + 3..];
            if !["https://", "http://", "mailto:", "tel:"]
                .iter()
                .any(|scheme| value.starts_with(scheme))
            {
                faults.push(near(at));
            }
        }
    }
    faults
}
